package present

import (
	"context"
	"fmt"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/exchange"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// ExchangePage is the page 数据交换 of the room 数据, as a Target names it.
const ExchangePage = "exchange"

// ExchangeDesk is what the page 数据交换 needs of the desk.
type ExchangeDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Sitting() *office.Person
	Calendar(ctx context.Context) (*workday.Calendar, error)
	Catalogue(ctx context.Context) ([]catalog.Entry, error)
	CoverageRules(ctx context.Context) (catalog.Rules, error)
	Items(ctx context.Context, f desk.ItemFilter, offset, n int) (desk.ItemPage, error)

	ExchangeCode(ctx context.Context) (string, error)
	ExchangeCodeSlip(ctx context.Context) (*paper.Document, *paper.FontSet, error)
	Partners(ctx context.Context) ([]desk.Partner, error)
	AddPartner(ctx context.Context, code, name string) (desk.Partner, error)
	MakePackage(ctx context.Context, partner, to string, o desk.ExchangeOptions, progress desk.Progress) (desk.MadePackage, error)
	LookIntoPackage(ctx context.Context, path, passphrase string) (desk.PackageView, error)
	TakePackage(ctx context.Context, path, passphrase string, progress desk.Progress) (desk.PackageView, error)

	TownBoard(ctx context.Context, year int) (exchange.Board, error)
	GiveTask(ctx context.Context, id, village string, task exchange.TaskBody) (string, error)
	ReportedItems(ctx context.Context, village string) ([]exchange.ReportedItem, error)
	ReviewItem(ctx context.Context, subject string, verdict exchange.Verdict, opinion string) error
	ShowProof(ctx context.Context, proof exchange.EvidenceBody) (path string, err error)
	Conflicts(ctx context.Context) ([]desk.ExchangeConflict, error)
	Resolve(ctx context.Context, kind exchange.Kind, subject, keep string) error

	MyTasks(ctx context.Context) ([]desk.MyTask, error)
	AnswerTask(ctx context.Context, village, task string, answer exchange.AnswerBody) error
	OfferedCatalogue(ctx context.Context) (catalog.Differences, error)
	ApplyCatalogue(ctx context.Context) (catalog.Differences, error)

	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
}

var _ ExchangeDesk = (*desk.Desk)(nil)

// ExchangePart is one of the parts of the page.
type ExchangePart string

// The parts, by the names the log calls them.
const (
	ExchangePartners  ExchangePart = "partners"  // 往来单位
	ExchangeVillages  ExchangePart = "board"     // 各村进度: a town's
	ExchangeTasks     ExchangePart = "tasks"     // 任务: a village's
	ExchangeReviews   ExchangePart = "reviews"   // 检查结果: a village's
	ExchangeOffers    ExchangePart = "catalogue" // 乡镇目录: a village's
	ExchangeConflicts ExchangePart = "conflicts" // 两种说法
)

// exchangeParts are the parts that an office has, in their order.
func exchangeParts(town bool) []ExchangePart {
	if town {
		return []ExchangePart{ExchangePartners, ExchangeVillages, ExchangeConflicts}
	}
	return []ExchangePart{ExchangeTasks, ExchangeReviews, ExchangeOffers, ExchangePartners, ExchangeConflicts}
}

// ExchangeTab is a part with how much waits in it.
type ExchangeTab struct {
	Part  ExchangePart
	Words string // 任务 3
}

// ExchangeModel is the page 数据交换.
type ExchangeModel struct {
	Organ    string
	Town     bool // it gives tasks; else it is given them
	MayNot   string
	Today    workday.Date
	Calendar *workday.Calendar
	Tabs     []ExchangeTab
	Part     ExchangePart

	Code     string // the office's own
	NoCode   string // why it is not shown
	Partners []ExchangePartner
	Made     []ExchangeMade // the packages that were just made

	Board     *ExchangeBoard
	Village   string // whose items are in sight in place of the board
	Reported  []ExchangeReport
	Tasks     []ExchangeTask
	Offer     ExchangeOffer
	Conflicts []ExchangeConflict

	Look  *ExchangeLook // a package that was looked into
	Paper *PaperPages   // the slip with the code
}

// Page says what is in sight, as the log calls it.
func (m *ExchangeModel) Page() string {
	switch {
	case m.Paper != nil:
		return "paper"
	case m.Look != nil:
		return "package"
	case m.Part == ExchangeVillages && m.Village != "":
		return string(ExchangeReviews)
	}
	return string(m.Part)
}

// Exchange presents the page 数据交换.
type Exchange struct {
	desk  ExchangeDesk
	run   Runner
	view  WorkView[ExchangeModel]
	loads loads
	draws loads // of the slip
	model ExchangeModel

	read    exchangeRead
	village string // organ whose items are in sight
	year    int    // of the board
	begun   bool   // it was shown before
	sealed  string // passphrase of the package that is looked into
}

// exchangeRead is what the page was made of.
type exchangeRead struct {
	calendar  *workday.Calendar
	code      string
	noCode    error
	partners  []desk.Partner
	board     exchange.Board
	entries   []catalog.Entry // that villages publish by
	rules     catalog.Rules
	tasks     []desk.MyTask
	items     []desk.ItemRow // a village's own, that are public
	reported  []exchange.ReportedItem
	offer     catalog.Differences
	conflicts []desk.ExchangeConflict
}

// NewExchange returns the presenter of the page.
func NewExchange(d ExchangeDesk, run Runner, view WorkView[ExchangeModel]) *Exchange {
	p := &Exchange{desk: d, run: run, view: view, year: d.Today().Year}
	p.model.Town = exchange.IsAbove(d.Organ().Level)
	p.model.Part = exchangeParts(p.model.Town)[0]
	return p
}

// Load reads everything that the page shows.
func (p *Exchange) Load() { p.reload(nil) }

func (p *Exchange) reload(then func()) {
	var r exchangeRead
	village, year, may := p.village, p.year, p.mayNot(office.ManageOffice) == ""
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		r, err = p.readAll(ctx, may, village, year)
		return err
	}, func() {
		p.read = r
		p.fill()
		p.view.Show(p.model)
		if then != nil {
			then()
		}
	})
}

func (p *Exchange) readAll(ctx context.Context, may bool, village string, year int) (r exchangeRead, err error) {
	if r.calendar, err = p.desk.Calendar(ctx); err != nil {
		return r, err
	}
	if may { // an office without a code gets one now
		r.code, r.noCode = p.desk.ExchangeCode(ctx)
	}
	if r.partners, err = p.desk.Partners(ctx); err != nil {
		return r, err
	}
	if r.conflicts, err = p.desk.Conflicts(ctx); err != nil {
		return r, err
	}
	if p.model.Town {
		return p.readTown(ctx, r, village, year)
	}
	return p.readVillage(ctx, r)
}

func (p *Exchange) readTown(ctx context.Context, r exchangeRead, village string, year int) (exchangeRead, error) {
	var err error
	if r.board, err = p.desk.TownBoard(ctx, year); err != nil {
		return r, err
	}
	entries, err := p.desk.Catalogue(ctx)
	if err != nil {
		return r, err
	}
	for _, e := range entries {
		if e.ForVillage {
			r.entries = append(r.entries, e)
		}
	}
	if r.rules, err = p.desk.CoverageRules(ctx); err != nil || village == "" {
		return r, err
	}
	r.reported, err = p.desk.ReportedItems(ctx, village)
	return r, err
}

// mostAnswers bounds the items that an answer to a task can name: the newest.
const mostAnswers = 200

func (p *Exchange) readVillage(ctx context.Context, r exchangeRead) (exchangeRead, error) {
	var err error
	if r.tasks, err = p.desk.MyTasks(ctx); err != nil {
		return r, err
	}
	if r.offer, err = p.desk.OfferedCatalogue(ctx); err != nil {
		return r, err
	}
	page, err := p.desk.Items(ctx, desk.ItemFilter{}, 0, mostAnswers)
	if err != nil {
		return r, err
	}
	for _, row := range page.Rows {
		if !row.Posted.IsZero() {
			r.items = append(r.items, row)
		}
	}
	r.reported, err = p.desk.ReportedItems(ctx, p.desk.Organ().ID)
	return r, err
}

// fill makes the model of what was read.
func (p *Exchange) fill() {
	m, r := &p.model, &p.read
	m.Organ, m.MayNot = p.desk.Organ().Name, p.mayNot(office.ManageOffice)
	m.Today, m.Calendar = p.desk.Today(), r.calendar
	m.Code, m.NoCode = r.code, m.MayNot
	if r.noCode != nil {
		m.NoCode = sentenceOf(r.noCode)
	}
	m.Partners = exchangePartners(r.partners)
	if !p.begun && len(m.Partners) == 0 { // then that is where to begin
		m.Part = ExchangePartners
	}
	p.begun = true
	m.Conflicts = r.conflictRows()
	m.Reported = exchangeReports(r.reported)
	if m.Town {
		m.Board = exchangeBoard(&r.board)
	} else {
		m.Tasks, m.Offer = exchangeTasks(r.tasks, m.Today), exchangeOffer(r.offer)
		m.Offer.MayNot = p.mayNot(office.ManageCatalogue)
	}
	m.Tabs = nil
	for _, part := range exchangeParts(m.Town) {
		m.Tabs = append(m.Tabs, ExchangeTab{part, p.tabWords(part)})
	}
}

// tabWords names a part with how much waits in it.
func (p *Exchange) tabWords(part ExchangePart) string {
	m, waits := &p.model, 0
	name := map[ExchangePart]string{
		ExchangePartners: "往来单位", ExchangeVillages: "各村进度", ExchangeTasks: "任务",
		ExchangeReviews: "检查结果", ExchangeOffers: "乡镇目录", ExchangeConflicts: "两种说法",
	}[part]
	switch part {
	case ExchangeVillages:
		for _, row := range p.read.board.Rows {
			waits += row.Waiting
		}
	case ExchangeTasks:
		for _, t := range m.Tasks {
			if t.Open {
				waits++
			}
		}
	case ExchangeReviews:
		for _, r := range m.Reported {
			if r.State == exchange.TaskToMend {
				waits++
			}
		}
	case ExchangeOffers:
		waits = len(m.Offer.Rows)
	case ExchangeConflicts:
		waits = len(m.Conflicts)
	case ExchangePartners:
	}
	if waits > 0 {
		name += fmt.Sprintf(" %d", waits)
	}
	return name
}

// mayNot says why the person at the desk can only look.
func (p *Exchange) mayNot(act office.Act) string {
	if s := p.desk.Sitting(); s != nil {
		return reasonOf(s.Role.Permit(act))
	}
	return ""
}

// Turn shows a part.
func (p *Exchange) Turn(part ExchangePart) {
	p.model.Part, p.model.Village, p.village = part, "", ""
	p.view.Show(p.model)
}

// Close leaves what stands in place of a part.
func (p *Exchange) Close() {
	m := &p.model
	switch {
	case m.Paper != nil:
		p.draws.start() // what is still being drawn is not wanted any more
		m.Paper = nil
	case m.Look != nil:
		m.Look, p.sealed = nil, ""
	default:
		m.Village, p.village = "", ""
	}
	p.view.Show(*m)
}

// change does something and reads everything again. What is refused is said
// beside a field with done, else where the person is looking.
func (p *Exchange) change(field string, done func(wrong map[string]string), said string, work func(ctx context.Context) error) {
	p.run.Go(work, func(err error) {
		switch {
		case err != nil && done != nil:
			tell(func(sentence string) { done(map[string]string{field: sentence}) }, err)
		case err != nil:
			tell(p.view.Fail, err)
		default:
			if done != nil {
				done(nil)
			}
			p.reload(func() { p.view.Say(said) })
		}
	})
}

func (p *Exchange) long(title, stopped string, work func(ctx context.Context, progress desk.Progress) error, then func()) {
	labour{
		run: p.run, title: title, stopped: stopped, say: p.view.Say, wait: p.view.Wait, work: work, then: then,
		fail: func(err error) { tell(p.view.Fail, err) },
	}.begin()
}
