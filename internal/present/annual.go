package present

import (
	"context"
	"fmt"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/sheet"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// AnnualDesk is what the room 年度报告 needs of the desk.
type AnnualDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Calendar(ctx context.Context) (*workday.Calendar, error)
	Sources(ctx context.Context, year int) ([]desk.Source, error)
	Import(ctx context.Context, order desk.ImportOrder) (*desk.ImportReport, error)
	ImportColumnsDesk
	ImportUndoDesk
	AnnualReport(ctx context.Context, year int, issued workday.Date, previous *annual.Report) (*annual.Report, error)
	LastYear(ctx context.Context, year int) (*annual.Report, error)
	CheckReport(ctx context.Context, r *annual.Report) ([]annual.Finding, error)
	CellPage(ctx context.Context, year int, cell annual.Address, order annual.Order, offset, n int) (desk.EntryPage, error)
	Record(ctx context.Context, ledger annual.Ledger, id string) ([]desk.Field, error)
	Signed(ctx context.Context, year int) (*desk.SignedReport, error)
	SignOff(ctx context.Context, report *annual.Report, signer string, on workday.Date, reason string) (*desk.SignedReport, error)

	Pieces(ctx context.Context, f desk.PieceFilter, offset, n int) (desk.PiecePage, error)

	Draft(ctx context.Context, p writing.Paper, year int) (*writing.Draft, error)
	WritePart(ctx context.Context, p writing.Paper, year int, key string, text writing.Text) error
	ResetPart(ctx context.Context, p writing.Paper, year int, key string) error
	WorkEvents(ctx context.Context, year int) ([]writing.Event, error)
	AddWorkEvent(ctx context.Context, e writing.Event) (writing.Event, error)
	RemoveWorkEvent(ctx context.Context, id string) error

	ReportSlipPages(ctx context.Context, year int) (*paper.Document, *paper.FontSet, error)
	SummarySettings(ctx context.Context) (desk.SummarySettings, error)
	SaveSummary(ctx context.Context, p writing.Paper, year int, issued workday.Date, copyTo string, copies int, path string) error
	SummaryPages(ctx context.Context, p writing.Paper, year int, issued workday.Date, copyTo string, copies int) (*paper.Document, *paper.FontSet, error)
	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
}

var _ AnnualDesk = (*desk.Desk)(nil)

// Step is one of the steps to the year's report.
type Step int

// The steps.
const (
	Gather Step = iota // 取数
	Verify             // 核对
	Write              // 撰写
	Finish             // 成稿
)

// AnnualModel is the room 年度报告.
type AnnualModel struct {
	Year           int
	Today          workday.Date
	Calendar       *workday.Calendar
	Title, Context string // 2025年度报告; 1月20日报送，还有4个工作日
	Steps          []YearStep
	Current        Step

	Papers []YearPaper   // what the office writes about a year
	Paper  writing.Paper // of them, the one in 撰写 and 成稿

	Sources []SourceRow   // 取数
	Import  *ImportModel  // the workbook under way, or nil
	Columns *ColumnsModel // the file whose columns are being named, in place of 取数; or nil
	Books   *BooksModel   // what was imported, in place of 取数; or nil

	Report   *annual.Report // 核对: the figures; nil for an office without a report
	Marks    map[annual.Address]annual.Severity
	Identity string // 勾稽相符：新收12＋结转1＝办结11＋结转下年2，7列都相等
	Holds    bool
	Opened   *RecordsModel
	List     *RecordList // all records of the opened figure, in place of the tables; or nil
	Findings []FindingRow
	Unjudged []FindingRow // what could not be judged, and why
	Tally    FindingTally

	Write *WriteModel // 撰写
	Line  int         // of the text in sight to begin in, from 0; -1: as it was

	Document *paper.Document // 成稿
	Fonts    *paper.FontSet
	Name     string      // of the paper's file, without ending
	Imprint  Imprint     // of a summary
	Slip     *PaperPages // 审签单, when it is in sight
	Stale    bool        // the report changed after the slip was printed
	Signed   *SignedModel
}

// YearPaper is a paper that the office writes about a year.
type YearPaper struct {
	Paper writing.Paper
	Name  string // 年度报告; 工作总结
}

// YearStep is a step as the strip shows it.
type YearStep struct {
	Step         Step
	Name, Result string
	Done         bool
}

// SourceRow is one ledger of 取数.
type SourceRow struct {
	Kind          sheet.Kind
	Name, Records string
	Books         string
	Empty         bool
}

// Annual presents the room 年度报告.
type Annual struct {
	desk  AnnualDesk
	run   Runner
	view  View[AnnualModel]
	loads loads
	model AnnualModel
	order *desk.ImportOrder // of the dry run that is shown
	tried *desk.ImportReport

	columns *columnsUnderWay // nil: no columns are being named

	draft   *writing.Draft // of the paper in sight
	at      string         // key of the part in sight
	typed   *string        // what stands in the editor and was not kept, or nil
	reading bool           // what was typed is being read
	handed  string         // digest of the report whose slip was printed
	imprint *Imprint       // what was written; nil: that of the last summary
}

// NewAnnual returns the presenter of the report of a year.
func NewAnnual(d AnnualDesk, run Runner, view View[AnnualModel], year int) *Annual {
	a := &Annual{desk: d, run: run, view: view, model: AnnualModel{Year: year, Line: -1, Papers: yearPapers(d.Organ())}}
	a.model.Paper = a.model.Papers[0].Paper
	if !a.reports() {
		a.model.Current = Write
	}
	return a
}

// yearPapers are the papers that an office writes about a year. A village is no
// 行政机关 and has no annual report (条例 article 50).
func yearPapers(organ office.Organ) []YearPaper {
	if !organ.Level.ReportsAnnually() {
		return []YearPaper{{writing.VillageSummary, "村务公开工作总结"}}
	}
	return []YearPaper{{writing.AnnualReport, "年度报告"}, {writing.WorkSummary, "工作总结"}}
}

// reports says whether the office has an annual report at all.
func (a *Annual) reports() bool { return a.desk.Organ().Level.ReportsAnnually() }

// ReportYear is the year whose report is due: the one before today's.
func ReportYear(today workday.Date) int { return today.Year - 1 }

// yearRead is what is read of a year.
type yearRead struct {
	calendar *workday.Calendar
	sources  []desk.Source
	report   *annual.Report
	signed   *desk.SignedReport
	filed    string // the piece of the archive that was made of it
	findings []annual.Finding
	prose    *writing.Draft // of the report
	draft    *writing.Draft // of the paper in sight
	events   []writing.Event
	document *paper.Document
	fonts    *paper.FontSet
	imprint  Imprint
}

// Load fetches the year's ledgers, figures, findings and prose and shows them.
// What stands in the editor stays there.
func (a *Annual) Load() { a.reload(nil) }

// reload is Load; then does what is left to do before the room is shown.
func (a *Annual) reload(then func()) {
	which, imprint := a.model.Paper, a.imprint
	var r yearRead
	a.loads.read(a.run, a.view.Fail, func(ctx context.Context) (err error) {
		r, err = a.read(ctx, which, imprint)
		return err
	}, func() {
		a.take(r)
		if then != nil {
			then()
		}
		a.show()
	})
}

// show shows the room. A line to begin in is gone to once.
func (a *Annual) show() {
	m := a.model
	a.model.Line = -1
	a.view.Show(m)
}

func (a *Annual) read(ctx context.Context, which writing.Paper, imprint *Imprint) (r yearRead, err error) {
	year := a.model.Year
	if r.calendar, err = a.desk.Calendar(ctx); err != nil {
		return r, err
	}
	if r.events, err = a.desk.WorkEvents(ctx, year); err != nil {
		return r, err
	}
	if a.reports() {
		if err = a.readReport(ctx, &r); err != nil {
			return r, err
		}
	}
	if which == writing.AnnualReport {
		r.draft = r.prose
		r.document, r.fonts, err = desk.LayOut(r.standing())
		return r, err
	}
	if r.draft, err = a.desk.Draft(ctx, which, year); err != nil {
		return r, err
	}
	if imprint == nil {
		settings, err := a.desk.SummarySettings(ctx)
		if err != nil {
			return r, err
		}
		imprint = &Imprint{settings.CopyTo, settings.Copies}
	}
	r.imprint = *imprint
	r.document, r.fonts, err = a.desk.SummaryPages(ctx, which, year, a.desk.Today(), imprint.CopyTo, imprint.Copies)
	return r, err
}

func (a *Annual) readReport(ctx context.Context, r *yearRead) (err error) {
	year := a.model.Year
	if r.sources, err = a.desk.Sources(ctx, year); err != nil {
		return err
	}
	previous, err := a.desk.LastYear(ctx, year)
	if err != nil {
		return err
	}
	if r.report, err = a.desk.AnnualReport(ctx, year, a.desk.Today(), previous); err != nil {
		return err
	}
	if r.signed, err = a.desk.Signed(ctx, year); err != nil {
		return err
	}
	if r.filed, err = a.filed(ctx, r.signed); err != nil {
		return err
	}
	if r.prose, err = a.desk.Draft(ctx, writing.AnnualReport, year); err != nil {
		return err
	}
	r.findings, err = a.desk.CheckReport(ctx, r.report)
	return err
}

// standing is the report as it stands: what was signed, else that of today. The
// ledgers of today are only compared with what was signed.
func (r *yearRead) standing() *annual.Report {
	if r.signed != nil {
		return r.signed.Report
	}
	return r.report
}

// take keeps what was read.
func (a *Annual) take(r yearRead) {
	m := &a.model
	a.draft = r.draft
	m.Today, m.Calendar, m.Opened, m.List = a.desk.Today(), r.calendar, nil, nil
	m.Title, m.Context = fmt.Sprintf("%d年度报告", m.Year), dueWords(r.calendar, m.Today, m.Year)
	if !a.reports() {
		m.Title, m.Context = fmt.Sprintf("%d年村务公开工作总结", m.Year), "按台账起草，改过再打印"
	}
	m.Document, m.Fonts, m.Imprint = r.document, r.fonts, r.imprint
	m.Sources, m.Report = sourceRows(r.sources), r.standing()
	m.Signed = signedModel(r.signed, r.report, r.filed)
	m.Stale = a.handed != "" && r.report != nil && m.Signed == nil && digestOf(r.report) != a.handed
	m.Name = a.paperName()
	if r.report != nil {
		m.setFindings(r.findings, r.prose)
	}
	a.setWrite(r.events)
	m.setSteps(r.sources, r.report != nil)
}

// dueWords says when the report of a year is handed in, as counties usually want
// it.
func dueWords(calendar *workday.Calendar, today workday.Date, year int) string {
	due := annual.WantedBy(year)
	if due.Before(today) {
		return fmt.Sprintf("%d年%s报送", due.Year, monthDay(due))
	}
	tally, err := calendar.WorkdaysBetween(today, due)
	if err != nil {
		return monthDay(due) + "报送"
	}
	return fmt.Sprintf("%s报送，还有%d个工作日", monthDay(due), tally.Workdays)
}

func sourceRows(sources []desk.Source) []SourceRow {
	var rows []SourceRow
	for _, s := range sources {
		row := SourceRow{Kind: s.Kind, Name: s.Kind.Label(), Records: thousands(int(s.Records)) + "条", Empty: s.Records == 0}
		switch n := len(s.Books); {
		case n > 0:
			row.Books = s.Books[n-1]
			if n > 1 {
				row.Books += fmt.Sprintf("，共导入%d次", n)
			}
		case s.Records > 0:
			row.Books = "在程序里登记的"
		default:
			row.Books = "还没有导入"
		}
		rows = append(rows, row)
	}
	return rows
}

// GoTo turns to a step. What stands in the editor is kept before.
func (a *Annual) GoTo(step Step) {
	first := Gather
	if !a.reports() {
		first = Write
	}
	a.leavePart(func() {
		a.model.Current, a.model.Slip = min(max(step, first), Finish), nil
		a.view.Show(a.model)
	})
}
