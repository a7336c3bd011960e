package present

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// ArchiveDesk is what the room 建档归档 needs of the desk.
type ArchiveDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Sitting() *office.Person
	Calendar(ctx context.Context) (*workday.Calendar, error)
	Search(ctx context.Context, words string, limit int) (desk.SearchResult, error)

	ArchiveYears(ctx context.Context) ([]int, error)
	ArchiveYear(ctx context.Context, year int) (desk.ArchiveYear, error)
	ToCompose(ctx context.Context, year int) ([]desk.ComposeRow, error)
	Compose(ctx context.Context, year int, progress desk.Progress) (int, error)

	Pieces(ctx context.Context, f desk.PieceFilter, offset, n int) (desk.PiecePage, error)
	Piece(ctx context.Context, id string) (*desk.PieceView, error)
	NewLoose(ctx context.Context, title, responsible string, on workday.Date, m archive.Material, pages int) (archive.Piece, error)
	KeepLoose(ctx context.Context, p archive.Piece) (archive.Piece, error)
	ChangePiece(ctx context.Context, p archive.Piece) error
	LeaveOutPiece(ctx context.Context, id, reason string) error
	ReceivePapers(ctx context.Context, ids []string, r archive.Receipt) error
	LendPiece(ctx context.Context, id string, l archive.Loan) (archive.Loan, error)
	ReturnPiece(ctx context.Context, id string, on workday.Date, state string) error
	WithdrawPiece(ctx context.Context, id, reason string) error
	CorrectPiece(ctx context.Context, id string) (archive.Piece, error)
	OpenCopy(ctx context.Context, id string) (path string, err error)

	CloseYear(ctx context.Context, year int, progress desk.Progress) (archive.Closing, error)
	Boxes(ctx context.Context, year int) ([]desk.BoxView, error)
	FillBoxes(ctx context.Context, year int, t archive.Thickness) error
	KeepBoxNote(ctx context.Context, boxID string, n archive.BoxNote) error
	KeepBoxTitle(ctx context.Context, boxID, title string) error

	CheckArchive(ctx context.Context, years []int, hand desk.HandChecks, progress desk.Progress) ([]archive.Line, error)
	PackArchive(ctx context.Context, o desk.PackOrder, progress desk.Progress) (desk.Package, error)
	CheckPackage(ctx context.Context, path string, progress desk.Progress) (desk.PackageFindings, error)
	RecordTransfer(ctx context.Context, t archive.Transfer, of []archive.Retention) (archive.Transfer, error)

	DueForAppraisal(ctx context.Context, today workday.Date) ([]archive.Piece, error)
	Appraisals(ctx context.Context) ([]archive.Appraisal, error)
	Appraise(ctx context.Context, a archive.Appraisal, verdicts map[string]archive.Appraised) (archive.Appraisal, error)
	CarryOut(ctx context.Context, appraisal string, done archive.Destruction) error

	ArchiveScheme(ctx context.Context) (archive.Scheme, error)
	SetArchiveScheme(ctx context.Context, s archive.Scheme) error
	BoxCapacities(ctx context.Context) (archive.Capacities, error)
	SetBoxCapacities(ctx context.Context, c archive.Capacities) error
	RetentionTable(ctx context.Context) (archive.RetentionTable, error)
	SetRetentionTable(ctx context.Context, t archive.RetentionTable) error

	ArchivePages(ctx context.Context, o desk.ArchiveOrder) (*paper.Document, *paper.FontSet, error)
	PrintedPath(name, ending string) string
	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
	SavePages(path string, document *paper.Document, fonts *paper.FontSet) error
}

var _ ArchiveDesk = (*desk.Desk)(nil)

// ArchiveModel is the room 建档归档: the shelf with the pieces of what is chosen
// on it, or what is open in its place.
type ArchiveModel struct {
	Today    workday.Date
	Calendar *workday.Calendar

	Years   []string // 2025年度
	Year    int      // of Years
	Context string   // 76件装3盒，待装6件
	Scheme  string   // 全宗0417　按年度、保管期限分类
	Spines  []ArchiveSpine
	Spine   int // that is chosen
	Words   string
	List    *ArchiveList
	Foot    string // 共26件，盒厚30毫米
	Prints  []ArchivePrint
	Box     *ArchiveBox   // that is chosen; nil: none
	Piece   *ArchivePiece // that is chosen in the list; nil: none
	Main    ArchiveAct    // the next step
	More    []ArchiveAct

	Form      *ArchiveForm      // nil: no piece is written
	Closing   *ArchiveClosing   // nil: the year is not being closed
	Receiving *ArchiveReceiving // nil: no paper is being taken in
	Check     *ArchiveCheck     // nil: nothing was looked through
	Pack      *ArchivePack      // nil: no package is being made
	Paper     *ArchivePages     // nil: none is looked at
	Settings  *ArchiveSettings  // nil: they are not in sight
	Appraisal *ArchiveAppraisal // nil: it is not in sight

	Pieces, Waiting, Pending int // of the year
	Closed                   bool
	Units                    bool // pieces are classed by unit
}

// Page says what is in sight, as the log calls it.
func (m *ArchiveModel) Page() string {
	switch {
	case m.Paper != nil:
		return "paper"
	case m.Form != nil:
		return "form"
	case m.Closing != nil:
		return "closing"
	case m.Receiving != nil:
		return "receiving"
	case m.Pack != nil:
		return "pack"
	case m.Check != nil:
		return "check"
	case m.Settings != nil:
		return "settings"
	case m.Appraisal != nil:
		return "appraisal"
	}
	return "shelf"
}

// ArchiveView shows the room, says in passing what has been done, and shows
// that long work is going on.
type ArchiveView interface {
	View[ArchiveModel]
	Say(sentence string)
	// Wait shows that work has begun; stop asks it to end.
	Wait(title string, stop func()) Waiting
}

// Waiting is long work as the person sees it.
type Waiting interface {
	Set(done, of int)
	Finish()
}

// Archive presents the room 建档归档.
type Archive struct {
	desk  ArchiveDesk
	run   Runner
	view  ArchiveView
	loads loads // of the year
	opens loads // of the piece
	draws loads // of papers and side pages
	model ArchiveModel

	years   []int
	year    desk.ArchiveYear
	boxes   []desk.BoxView
	waiting []desk.ComposeRow
	piece   *desk.PieceView
	filter  desk.PieceFilter // of the list in sight
}

// NewArchive returns the presenter of the room.
func NewArchive(d ArchiveDesk, run Runner, view ArchiveView) *Archive {
	return &Archive{desk: d, run: run, view: view}
}

// Load reads the year afresh; what is chosen stays chosen.
func (p *Archive) Load() { p.reload(p.chosenYear(), p.chosenSpine(), nil) }

func (p *Archive) chosenYear() int {
	if p.model.Year < len(p.years) {
		return p.years[p.model.Year]
	}
	return 0
}

func (p *Archive) chosenSpine() string {
	if p.model.Spine < len(p.model.Spines) {
		return p.model.Spines[p.model.Spine].Key
	}
	return ""
}

// ChooseYear turns to another year.
func (p *Archive) ChooseYear(i int) {
	if i >= 0 && i < len(p.years) {
		p.model.Words = ""
		p.reload(p.years[i], "", nil)
	}
}

// shelfRead is what is read of a year.
type shelfRead struct {
	years    []int
	year     desk.ArchiveYear
	boxes    []desk.BoxView
	waiting  []desk.ComposeRow
	calendar *workday.Calendar
}

func (p *Archive) read(ctx context.Context, year int) (r shelfRead, err error) {
	if r.calendar, err = p.desk.Calendar(ctx); err != nil {
		return r, err
	}
	if r.years, err = p.desk.ArchiveYears(ctx); err != nil {
		return r, err
	}
	if !slices.Contains(r.years, year) {
		r.year, err = p.firstYear(ctx, r.years)
	} else {
		r.year, err = p.desk.ArchiveYear(ctx, year)
	}
	if err != nil {
		return r, err
	}
	year = r.year.Year
	if r.boxes, err = p.desk.Boxes(ctx, year); err != nil || r.year.Waiting == 0 {
		return r, err
	}
	r.waiting, err = p.desk.ToCompose(ctx, year)
	return r, err
}

// firstYear is the year that is filed now: the last one that is over, or this
// one where that has nothing.
func (p *Archive) firstYear(ctx context.Context, years []int) (y desk.ArchiveYear, err error) {
	this := p.desk.Today().Year
	for _, year := range []int{this - 1, this} {
		if y, err = p.desk.ArchiveYear(ctx, year); err != nil || y.Waiting+y.Pending+y.Pieces > 0 && slices.Contains(years, year) {
			return y, err
		}
	}
	return y, nil
}

// reload reads a year, chooses a spine on its shelf and then does what is left
// to do.
func (p *Archive) reload(year int, spine string, then func()) {
	var r shelfRead
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		r, err = p.read(ctx, year)
		return err
	}, func() {
		p.take(r, spine)
		p.view.Show(p.model)
		if then != nil {
			then()
		}
	})
}

// take keeps what was read.
func (p *Archive) take(r shelfRead, spine string) {
	p.years, p.year, p.boxes, p.waiting = r.years, r.year, r.boxes, r.waiting
	m := &p.model
	m.Today, m.Calendar = p.desk.Today(), r.calendar
	m.Years = nil
	for _, y := range r.years {
		m.Years = append(m.Years, strconv.Itoa(y)+"年度")
	}
	m.Year = slices.Index(r.years, r.year.Year)
	m.Pieces, m.Waiting, m.Pending, m.Closed = r.year.Pieces, r.year.Waiting, r.year.Pending, r.year.Closed
	m.Units = r.year.Scheme.ByUnit
	m.Context, m.Scheme = p.contextWords(), schemeWords(r.year.Scheme)
	m.Spines = p.spines()
	m.Spine = p.spineOf(spine)
	m.Main, m.More = p.yearActs()
	p.list()
	if p.piece != nil {
		p.Pick(p.piece.Piece.ID)
	}
}

// Find lists the pieces that have the words anywhere; no words show the shelf
// again.
func (p *Archive) Find(words string) {
	p.opens.start() // what was being read is not in the list any more
	p.model.Words, p.piece, p.model.Piece = strings.TrimSpace(words), nil, nil
	p.list()
	p.view.Show(p.model)
}

// Close goes back one page.
func (p *Archive) Close() {
	m := &p.model
	switch m.Page() {
	case "paper":
		m.Paper = nil
	default:
		m.Form, m.Closing, m.Receiving, m.Pack, m.Check, m.Settings, m.Appraisal = nil, nil, nil, nil, nil, nil, nil
	}
	p.view.Show(*m)
}
