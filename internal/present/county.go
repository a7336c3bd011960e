package present

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/sheet"
)

// CountyDesk is what looking through others' annual reports needs of the desk.
type CountyDesk interface {
	CheckReports(ctx context.Context, o desk.CountyOrder, progress desk.Progress) (*desk.CountyCheck, error)
	CountyOrgans(ctx context.Context) ([]string, error)
	SetCountyOrgans(ctx context.Context, names []string) error
}

var _ CountyDesk = (*desk.Desk)(nil)

// CountyModel is the page 核对别人的报告: nothing yet, or what a look at some
// files found.
type CountyModel struct {
	Organs  []string // that owe a report
	Checked bool
	From    string // 县里年报
	Summary string // 共42份，要改3处……
	Tone    Tone

	Rows    []CountyRow
	Row     int // of Rows, the chosen one; -1 for none
	Chosen  *CountyReport
	Total   *CountyTotal // nil: no report was read
	Missing []string
	Owed    string // 名单42个单位，40个报了，没有报告的2个
}

// CountyRow is a file with what was found in it.
type CountyRow struct {
	Organ, Year, File          string
	Errors, Warnings, Unjudged int
	Unread                     bool
	State                      string // 要改3处
	Tone                       Tone
}

// CountyReport is the chosen one.
type CountyReport struct {
	Title, File string
	Counts      string // 核对35项规则，要改1处，请核对2处，未判断3处
	Unread      string // why there are no findings
	Findings    []CountyFinding
}

// CountyFinding is one thing that was found.
type CountyFinding struct {
	Message, Rule string
	Place, Quote  string
	Basis         string
	Severity      annual.Severity
}

// CountyTotal is the tables of the year's reports added up.
type CountyTotal struct {
	Title  string // 2025年度40份合计
	Report *annual.Report
	// Lacking says of a cell in how many reports there is no number.
	Lacking map[annual.Address]int
	Notes   []string // what is wrong with or missing in the sums
}

// CountyView shows the page, says in passing what has been done, and shows that
// long work is going on.
type CountyView interface {
	View[CountyModel]
	Say(sentence string)
	Wait(title string, stop func()) Waiting
}

// County presents the page 核对别人的报告.
type County struct {
	desk   CountyDesk
	run    Runner
	view   CountyView
	loads  loads
	model  CountyModel
	paths  []string
	result *desk.CountyCheck
	order  []countyEntry // what each row shows
}

// countyEntry is a report or an unread file of the result.
type countyEntry struct {
	report *sheet.CheckedReport
	unread *sheet.UnreadFile
}

// NewCounty returns the presenter of the page.
func NewCounty(d CountyDesk, run Runner, view CountyView) *County {
	return &County{desk: d, run: run, view: view, model: CountyModel{Row: -1}}
}

// Load shows the page with the list of who owes a report.
func (p *County) Load() {
	var organs []string
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		organs, err = p.desk.CountyOrgans(ctx)
		return err
	}, func() {
		p.model.Organs = organs
		p.view.Show(p.model)
	})
}

// Check looks through files and folders.
func (p *County) Check(paths ...string) {
	order := desk.CountyOrder{Paths: paths, Organs: p.model.Organs}
	var result *desk.CountyCheck
	p.long("正在核对"+namesOf(paths), func(ctx context.Context, progress desk.Progress) (err error) {
		result, err = p.desk.CheckReports(ctx, order, progress)
		return err
	}, func() {
		p.paths, p.result = paths, result
		p.fill()
		p.view.Show(p.model)
	})
}

// Again looks through the same once more: somebody has handed in better files.
func (p *County) Again() {
	if len(p.paths) > 0 {
		p.Check(p.paths...)
	}
}

// Forget turns back to the beginning of the page.
func (p *County) Forget() {
	p.paths, p.result, p.order = nil, nil, nil
	p.model = CountyModel{Organs: p.model.Organs, Row: -1}
	p.view.Show(p.model)
}

// namesOf names what is looked through: 县里年报, 青石镇.docx等3个.
func namesOf(paths []string) string {
	name := "“" + filepath.Base(paths[0]) + "”"
	if n := len(paths); n > 1 {
		name += fmt.Sprintf("等%d个", n)
	}
	return name
}

// Choose shows the findings of a row.
func (p *County) Choose(row int) {
	if row < 0 || row >= len(p.order) {
		row = -1
	}
	p.model.Row, p.model.Chosen = row, nil
	if row >= 0 {
		p.model.Chosen = p.order[row].shown()
	}
	p.view.Show(p.model)
}

// SetOrgans keeps who owes a report, one name a line, and looks the files
// through again where that has been done.
func (p *County) SetOrgans(text string) { p.keep(strings.Split(text, "\n")) }

// OrgansOf takes the list from a file; shown gets its lines, to be looked at
// before they are kept.
func (p *County) OrgansOf(path string, shown func(text string)) {
	var names []string
	p.run.Go(func(ctx context.Context) (err error) {
		names, err = desk.ReadOrgans(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		shown(strings.Join(names, "\n"))
	})
}

// Present lists the organs whose reports were just read, one a line: next year
// the same will owe one.
func (p *County) Present() string {
	var names []string
	for _, e := range p.order {
		if e.report != nil {
			names = append(names, e.report.Document.Organ)
		}
	}
	return strings.Join(desk.TidyOrgans(names), "\n")
}

func (p *County) keep(names []string) {
	names = desk.TidyOrgans(names)
	p.model.Organs = names
	p.run.Go(func(ctx context.Context) error { return p.desk.SetCountyOrgans(ctx, names) }, func(err error) {
		if err != nil { // this time it counts all the same
			tell(p.view.Fail, err)
		}
		if p.result == nil {
			p.view.Show(p.model)
			return
		}
		p.Again()
	})
}

// Save writes the result as a workbook.
func (p *County) Save(path string) {
	result := p.result
	if result == nil {
		return
	}
	p.run.Go(func(context.Context) error { return sheet.WriteCountyCheck(path, *result) }, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.view.Say("已存到" + path)
	})
}

// long does work that can be stopped, and then what follows it.
func (p *County) long(title string, work func(ctx context.Context, progress desk.Progress) error, then func()) {
	labour{
		run: p.run, title: title, stopped: "停下了，没有核对完", say: p.view.Say, wait: p.view.Wait, work: work, then: then,
		fail: func(err error) { tell(p.view.Fail, err) },
	}.begin()
}
