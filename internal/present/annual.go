package present

import (
	"context"
	"fmt"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/sheet"
	"zwgk/internal/workday"
)

// AnnualDesk is what the room 年度报告 needs of the desk.
type AnnualDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Calendar(ctx context.Context) (*workday.Calendar, error)
	Sources(ctx context.Context, year int) ([]desk.Source, error)
	Import(ctx context.Context, order desk.ImportOrder) (*desk.ImportReport, error)
	AnnualReport(ctx context.Context, year int, issued workday.Date, previous *annual.Report) (*annual.Report, error)
	LastYear(ctx context.Context, year int) (*annual.Report, error)
	CellPage(ctx context.Context, year int, cell annual.Address, order annual.Order, offset, n int) (desk.EntryPage, error)
	Record(ctx context.Context, ledger annual.Ledger, id string) ([]desk.Field, error)
	Signed(ctx context.Context, year int) (*desk.SignedReport, error)
	SignOff(ctx context.Context, report *annual.Report, signer string, on workday.Date, reason string) (*desk.SignedReport, error)
}

// Step is one of the steps to the year's report.
type Step int

// The steps.
const (
	Gather Step = iota // 取数
	Verify             // 核对
	Finish             // 成稿
)

// AnnualModel is the room 年度报告.
type AnnualModel struct {
	Year           int
	Title, Context string // 2025年度报告; 1月20日报送，还有4个工作日
	Steps          []YearStep
	Current        Step

	Sources []SourceRow  // 取数
	Import  *ImportModel // the workbook under way, or nil

	Report   *annual.Report // 核对: the figures
	Marks    map[annual.Address]annual.Severity
	Identity string // 勾稽相符：新收12＋结转1＝办结11＋结转下年2，7列都相等
	Holds    bool
	Opened   *RecordsModel
	List     *RecordList // all records of the opened figure, in place of the tables; or nil
	Findings []FindingRow
	Tally    FindingTally

	Document *paper.Document // 成稿
	Fonts    *paper.FontSet
	Signed   *SignedModel
}

// YearStep is a step as the strip shows it.
type YearStep struct {
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

// FindingRow is one finding of 核对.
type FindingRow struct {
	Title, Basis string
	Rule         string
	Severity     annual.Severity
	Where        annual.Address
}

// FindingTally is how many there are of each.
type FindingTally struct{ Errors, Warnings, Passed int }

// SignedModel is a report that was signed off, and what has changed since.
type SignedModel struct {
	Signer, On, Digest string
	Differences        []string
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
}

// NewAnnual returns the presenter of the report of a year.
func NewAnnual(d AnnualDesk, run Runner, view View[AnnualModel], year int) *Annual {
	return &Annual{desk: d, run: run, view: view, model: AnnualModel{Year: year}}
}

// ReportYear is the year whose report is due: the one before today's.
func ReportYear(today workday.Date) int { return today.Year - 1 }

// Load fetches the year's ledgers, figures and findings and shows them.
func (a *Annual) Load() {
	wanted := a.loads.start()
	loaded := a.model
	a.run.Go(func(ctx context.Context) error { return a.fetch(ctx, &loaded) }, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			tell(a.view.Fail, err)
		default:
			loaded.Current, loaded.Import, loaded.Opened, loaded.List = a.model.Current, a.model.Import, nil, nil
			a.model = loaded
			a.view.Show(a.model)
		}
	})
}

func (a *Annual) fetch(ctx context.Context, m *AnnualModel) error {
	sources, err := a.desk.Sources(ctx, m.Year)
	if err != nil {
		return err
	}
	previous, err := a.desk.LastYear(ctx, m.Year)
	if err != nil {
		return err
	}
	report, err := a.desk.AnnualReport(ctx, m.Year, a.desk.Today(), previous)
	if err != nil {
		return err
	}
	signed, err := a.desk.Signed(ctx, m.Year)
	if err != nil {
		return err
	}
	findings := annual.Check(report)
	calendar, err := a.desk.Calendar(ctx)
	if err != nil {
		return err
	}
	m.Title, m.Context = fmt.Sprintf("%d年度报告", m.Year), dueWords(calendar, a.desk.Today(), m.Year)
	m.Sources, m.Report = sourceRows(sources), report
	m.Signed = signedModel(signed, report)
	if signed != nil {
		// What was signed stands; the ledgers of today are only compared.
		m.Report = signed.Report
	}
	m.setFindings(findings)
	m.setSteps(sources)
	m.Document, m.Fonts, err = desk.LayOut(m.Report)
	return err
}

// dueWords says when the report of a year is handed in. The day is the
// county's choice; 20 January is what most ask for.
func dueWords(calendar *workday.Calendar, today workday.Date, year int) string {
	due := workday.Date{Year: year + 1, Month: time.January, Day: 20}
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

func (m *AnnualModel) setFindings(findings []annual.Finding) {
	m.Findings, m.Marks, m.Tally = nil, map[annual.Address]annual.Severity{}, FindingTally{Passed: len(annual.Rules())}
	broken := map[string]bool{}
	for _, f := range findings {
		m.Findings = append(m.Findings, FindingRow{Title: f.Message, Basis: f.Basis, Rule: f.Rule, Severity: f.Severity, Where: f.Where})
		switch f.Severity {
		case annual.Error:
			m.Tally.Errors++
		case annual.Warning:
			m.Tally.Warnings++
		case annual.Unjudged:
		}
		if m.Marks[f.Where] != annual.Error {
			m.Marks[f.Where] = f.Severity
		}
		if !broken[f.Rule] {
			broken[f.Rule] = true
			m.Tally.Passed--
		}
	}
	number := func(row string) string {
		return m.Report.Get(annual.At(annual.Table3, row, annual.Total)).Format(annual.Pieces)
	}
	m.Holds = !broken["T3-MAIN"]
	word := "勾稽相符"
	if !m.Holds {
		word = "勾稽不符"
	}
	m.Identity = fmt.Sprintf("%s：新收%s＋结转%s＝办结%s＋结转下年%s", word, number(annual.NewReceived), number(annual.CarriedOver), number(annual.ResultTotal), number(annual.CarriedForward))
	if m.Holds {
		m.Identity += "，7列都相等"
	}
}

func (m *AnnualModel) setSteps(sources []desk.Source) {
	records, missing := int64(0), 0
	for _, s := range sources {
		records += s.Records
		if s.Records == 0 {
			missing++
		}
	}
	gather := YearStep{Name: "取数", Result: thousands(int(records)) + "条记录", Done: missing == 0}
	if missing > 0 {
		gather.Result += fmt.Sprintf("，%d份台账没有记录", missing)
	}
	verify := YearStep{Name: "核对", Done: m.Tally.Errors == 0 && records > 0, Result: fmt.Sprintf("%d项通过", m.Tally.Passed)}
	if records == 0 {
		verify.Result = "先取数"
	}
	if open := m.Tally.Errors + m.Tally.Warnings; open > 0 {
		verify.Result = fmt.Sprintf("%d处待处理", open)
	}
	finish := YearStep{Name: "成稿", Result: "等签发"}
	if m.Signed != nil {
		finish = YearStep{Name: "成稿", Result: m.Signed.Signer + "签发", Done: true}
	}
	m.Steps = []YearStep{gather, verify, finish}
}

func signedModel(signed *desk.SignedReport, now *annual.Report) *SignedModel {
	if signed == nil {
		return nil
	}
	m := &SignedModel{Signer: signed.Signer, On: signed.SignedOn.Chinese(), Digest: signed.Digest}
	for _, d := range desk.Differences(signed.Report, now) {
		unit := annual.UnitOf(d.Cell)
		m.Differences = append(m.Differences, fmt.Sprintf("%s：定稿%s，台账现在是%s", annual.Edition2021().Place(d.Cell), d.Signed.Format(unit), d.Now.Format(unit)))
	}
	return m
}

// GoTo turns to a step.
func (a *Annual) GoTo(step Step) {
	a.model.Current = min(max(step, Gather), Finish)
	a.view.Show(a.model)
}
