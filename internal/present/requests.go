package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// RequestsDesk is what the room 依申请公开 needs of the desk.
type RequestsDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Sitting() *office.Person
	Calendar(ctx context.Context) (*workday.Calendar, error)
	People(ctx context.Context) ([]office.Person, error)

	Requests(ctx context.Context, f desk.RequestFilter, offset, n int) (desk.RequestPage, error)
	DueApplications(ctx context.Context) ([]desk.Due, error)
	WaitingRequests(ctx context.Context) (ids []string, err error)
	Search(ctx context.Context, words string, limit int) (desk.SearchResult, error)

	RegisterRequest(ctx context.Context, r desk.Registration) ([]request.Application, error)
	EditRequest(ctx context.Context, id string, r desk.Registration, reason string) error
	SimilarRequests(ctx context.Context, a request.Application, paper string) ([]request.Match, error)

	Request(ctx context.Context, id string) (*desk.RequestView, error)
	RevealApplicant(ctx context.Context, id, why string) (request.Identity, error)
	OpenRequestPaper(ctx context.Context, id, digest string) (path string, err error)
	AddRequestPaper(ctx context.Context, id string, in desk.DossierPaper) error

	MoveRequest(ctx context.Context, id string, m desk.RequestMove) error
	NoteRequestEvent(ctx context.Context, id string, e request.Event, inputs ...desk.DossierPaper) error
	ApproveRequest(ctx context.Context, id string, in desk.ApprovalInput) error
	SetRequestFee(ctx context.Context, id string, scheme request.FeeScheme, pages int) (request.Charge, error)
	FinishRequest(ctx context.Context, id, how string, on workday.Date) error
	TryRedate(ctx context.Context, id string, n int, on workday.Date) (request.Shift, error)
	RedateRequestEvent(ctx context.Context, id string, n int, on workday.Date, reason string) error

	LetterTexts(ctx context.Context, code request.LetterCode) ([]desk.LetterText, error)
	SetLetterText(ctx context.Context, source string) error
	UseLetterText(ctx context.Context, code request.LetterCode, version string) error
	RequestSettings(ctx context.Context) (desk.RequestSettings, error)
	SetRequestSettings(ctx context.Context, s desk.RequestSettings) error
	DraftLetter(ctx context.Context, id string, order desk.LetterOrder) (*desk.LetterDraft, error)
	DraftAnswer(ctx context.Context, id string, order desk.LetterOrder) (*desk.LetterDraft, error)
	AnswerRequest(ctx context.Context, id string, order desk.LetterOrder) error
	IssueLetter(ctx context.Context, id string, order desk.LetterOrder) (request.Issued, error)
	ServeLetter(ctx context.Context, id, letterID string, in desk.ServiceInput) error

	RecordCase(ctx context.Context, c request.Case, applications ...string) (request.Case, error)
	ConcludeCase(ctx context.Context, id string, result request.CaseResult, on workday.Date, year int, why string) error
	OtherCases(ctx context.Context, application string) ([]request.Case, error)
	LinkCase(ctx context.Context, caseID, application string) error

	ExportRequests(ctx context.Context, path string, year int) error
}

var _ RequestsDesk = (*desk.Desk)(nil)

// RequestsModel is the room 依申请公开: the register, or what is open in its
// place.
type RequestsModel struct {
	Context  string // 共37件
	Segments []string
	Segment  RequestSegment
	Words    string // that are searched for; "" for none
	List     *RequestList

	Today    workday.Date
	Calendar *workday.Calendar // for entries of dates

	Registration *RegistrationModel // nil: none is written
	Request      *RequestModel      // nil: none is open
	Sheet        *DaySheetModel     // nil: the day-by-day sheet is not in sight
	Letter       *LetterModel       // nil: none is written
	Paper        *PaperModel        // nil: none is looked at
	Period       *PeriodModel       // nil: the register of a month is not in sight
	Texts        *TextsModel        // nil: the texts of the letters are not in sight
	Papers       bool               // papers can be looked at and printed
}

// RequestSegment is one of the stretches of the register.
type RequestSegment int

// The stretches.
const (
	OpenRequests    RequestSegment = iota // 在办
	SoonRequests                          // 快到期
	LateRequests                          // 超期
	WaitingRequests                       // 等申请人
	ClosedRequests                        // 已办结
	AllRequests                           // 全部
)

var requestSegments = []string{"在办", "快到期", "超期", "等申请人", "已办结", "全部"}

// soonDays is how many working days before its last day a request is 快到期:
// the first of the reminders.
const soonDays = 10

// RequestsView shows the room, and says in passing what has been done.
type RequestsView interface {
	View[RequestsModel]
	Say(sentence string)
}

// Requests presents the room 依申请公开.
type Requests struct {
	desk   RequestsDesk
	papers RequestPapers // nil: there are none to print yet
	run    Runner
	view   RequestsView
	loads  loads // of the register
	opens  loads // of the request
	drafts loads // of the letter
	model  RequestsModel

	due         []desk.Due
	waiting     []string // open, and wait for the applicant without a term
	open, total int
	request     *desk.RequestView // that is open
	letter      letterOnDesk      // that is being written
	people      []string          // who may handle a request
}

// NewRequests returns the presenter of the room; papers may be nil.
func NewRequests(d RequestsDesk, papers RequestPapers, run Runner, view RequestsView) *Requests {
	p := &Requests{desk: d, papers: papers, run: run, view: view}
	p.model.Segments, p.model.Papers = requestSegments, papers != nil
	return p
}

// Load counts and lists afresh; what is open stays open and is read again.
func (p *Requests) Load() {
	var due []desk.Due
	var waiting []string
	var open, all desk.RequestPage
	var people []office.Person
	var calendar *workday.Calendar
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if calendar, err = p.desk.Calendar(ctx); err != nil {
			return err
		}
		if people, err = p.desk.People(ctx); err != nil {
			return err
		}
		if due, err = p.desk.DueApplications(ctx); err != nil {
			return err
		}
		if waiting, err = p.desk.WaitingRequests(ctx); err != nil {
			return err
		}
		if open, err = p.desk.Requests(ctx, desk.RequestFilter{Open: true}, 0, 0); err != nil {
			return err
		}
		all, err = p.desk.Requests(ctx, desk.RequestFilter{}, 0, 0)
		return err
	}, func() {
		p.due, p.waiting, p.open, p.total, p.people = due, waiting, int(open.Total), int(all.Total), handlers(people)
		p.model.Today, p.model.Calendar = p.desk.Today(), calendar
		p.count()
		p.list()
		p.view.Show(p.model)
	})
	if p.model.Request != nil {
		p.Open(p.model.Request.ID)
	}
}

func handlers(people []office.Person) (names []string) {
	for _, person := range people {
		if person.Role.May(office.HandleRequests) {
			names = append(names, person.Name)
		}
	}
	return names
}

// count says how many there are of everything.
func (p *Requests) count() {
	counts := map[RequestSegment]int{
		OpenRequests: p.open, WaitingRequests: len(p.waiting), ClosedRequests: p.total - p.open, AllRequests: p.total,
	}
	for _, d := range p.due {
		for _, s := range []RequestSegment{SoonRequests, LateRequests, WaitingRequests} {
			if inSegment(d, s) {
				counts[s]++
			}
		}
	}
	p.model.Segments = nil
	for s, word := range requestSegments {
		p.model.Segments = append(p.model.Segments, word+" "+thousands(counts[RequestSegment(s)]))
	}
	p.model.Context = fmt.Sprintf("共%s件", thousands(p.total))
	if counts[LateRequests] > 0 {
		p.model.Context += fmt.Sprintf("，超期%s件", thousands(counts[LateRequests]))
	}
}

// inSegment reports whether an open application belongs to a stretch that goes
// by its last day.
func inSegment(d desk.Due, s RequestSegment) bool {
	waiting := d.Phase == request.AwaitingSupplement || d.Phase == request.AwaitingPayment || d.Phase == request.Lapsed
	switch s {
	case SoonRequests:
		return !waiting && d.Left >= 0 && d.Left <= soonDays
	case LateRequests:
		return d.Phase == request.Overdue
	case WaitingRequests:
		return waiting
	case OpenRequests, ClosedRequests, AllRequests:
	}
	return false
}

// Choose turns to a stretch of the register.
func (p *Requests) Choose(s RequestSegment) {
	p.model.Segment, p.model.Words = s, ""
	p.list()
	p.view.Show(p.model)
}

// Find lists the requests that have the words anywhere; no words show the
// register again.
func (p *Requests) Find(words string) {
	p.model.Words = strings.TrimSpace(words)
	if p.model.Words == "" {
		p.Choose(p.model.Segment)
		return
	}
	asked := p.model.Words // the model is the window's
	var result desk.SearchResult
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		result, err = p.desk.Search(ctx, asked, mostFound)
		return err
	}, func() {
		p.model.List = p.found(result)
		p.view.Show(p.model)
	})
}

// Close goes back one page: from the letter, the sheet or the paper to the
// request, from the request or whatever else is in sight to the register.
func (p *Requests) Close() {
	m := &p.model
	switch {
	case m.Letter != nil:
		m.Letter = nil
	case m.Registration != nil && m.Registration.Edits:
		m.Registration = nil
		p.view.Show(p.model)
		p.Open(m.Request.ID) // somebody else may have corrected it meanwhile
		return
	case m.Paper != nil:
		m.Paper = m.Paper.under
	case m.Sheet != nil:
		m.Sheet = nil
	default:
		m.Request, m.Registration, m.Period, m.Texts, p.request = nil, nil, nil, nil, nil
	}
	p.view.Show(p.model)
}

// seesApplicants reports whether the person at the desk may see who the
// applicants are.
func (p *Requests) seesApplicants() bool {
	s := p.desk.Sitting()
	return s == nil || s.Role.May(office.SeeApplicants)
}
