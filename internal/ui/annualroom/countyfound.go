package annualroom

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/annual"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// found is what a look found: the reports, their sums, or who is missing.
func (p *countyPage) found() fyne.CanvasObject {
	m := p.model
	tone := kit.Done
	switch m.Tone {
	case present.Urgent:
		tone = kit.Must
	case present.Caution:
		tone = kit.Review
	case present.Good, present.Plain:
	}
	parts := []string{"报告" + countWords(len(m.Rows), ""), "汇总", "没有报告的" + countWords(len(m.Missing), "")}
	pick := kit.NewSegment(parts, int(p.part), func(i int) {
		p.part = countyPart(i)
		p.draw()
	})
	bar := kit.Inset(kit.FillRow(theme.Gap4, 1, pick, kit.StateLine(tone, m.Summary)), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5)
	var body fyne.CanvasObject
	switch p.part {
	case countySums:
		body = p.total()
	case countyMissing:
		body = p.absent()
	case countyReports:
		body = p.reports()
	}
	return kit.Page(kit.Column(0, bar, kit.Divider()), body)
}

func countWords(n int, unit string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d", n) + unit
}

// reports is the table of the reports, with the findings of the chosen one
// beside it.
func (p *countyPage) reports() fyne.CanvasObject {
	chosen := p.model.Row
	p.table.SetSource(countyRows(p.model.Rows))
	p.table.Select(chosen)
	p.read()
	return kit.SidePane(kit.Margin(kit.Sheet(p.table)), p.reading, kit.Wide)
}

// lay lays the findings of the chosen report on the desk: in larger type they
// stand below the table.
func (p *countyPage) lay() {
	if r := p.model.Chosen; r != nil {
		p.room.asks.Lay(r.Title, kit.Column(0, p.chosen()...))
	}
}

func (p *countyPage) choose(i int) {
	if i != p.model.Row {
		p.presenter.Choose(i)
	}
}

// countyRows is the source of the table: all rows are at hand.
type countyRows []present.CountyRow

// Len implements grid.Source.
func (r countyRows) Len() int { return len(r) }

// Page implements grid.Source.
func (r countyRows) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(r)); i++ {
		row := r[i]
		cells := []string{row.Organ, row.Year, strconv.Itoa(row.Errors), strconv.Itoa(row.Warnings), strconv.Itoa(row.Unjudged), row.State}
		if row.Unread {
			cells = []string{row.File, "", "", "", "", row.State}
		}
		rows = append(rows, grid.Row{Key: strconv.Itoa(i), Cells: cells, Severity: stateOf(row.Tone), Late: row.Tone == present.Urgent})
	}
	done(rows, nil)
}

// read shows the findings of the chosen report.
func (p *countyPage) read() {
	p.reading.Objects = []fyne.CanvasObject{kit.Column(0, p.chosen()...)}
	p.reading.Refresh()
	p.content.Refresh()
}

func (p *countyPage) chosen() []fyne.CanvasObject {
	r := p.model.Chosen
	if r == nil {
		return []fyne.CanvasObject{kit.Section(note("在左边选一份报告，这里列出它要改和要核对的。"))}
	}
	head := []fyne.CanvasObject{kit.NewWrapped(r.Title, kit.Bold(theme.Title))}
	if r.Unread != "" {
		return []fyne.CanvasObject{kit.Section(append(head, kit.StateLine(kit.Must, r.Unread))...)}
	}
	rows := []fyne.CanvasObject{kit.Section(append(head, note(r.File), note(r.Counts))...), kit.Divider()}
	for _, f := range r.Findings {
		tone, tag := toneOf(f.Severity)
		rows = append(rows, kit.NewFindingRow(kit.Finding{Title: f.Message, Tone: tone, Tag: tag, Where: whereWords(f)}))
	}
	return rows
}

// whereWords says where a finding stands, what is printed there, and what it
// rests on.
func whereWords(f present.CountyFinding) string {
	parts := []string{"规则 " + f.Rule}
	if f.Place != "" {
		parts = append(parts, f.Place)
	}
	if f.Quote != "" {
		parts = append(parts, "原文：“"+f.Quote+"”")
	}
	if f.Basis != "" {
		parts = append(parts, "依据："+f.Basis)
	}
	return strings.Join(parts, "。")
}

// total is the sums in the tables of the form. A cell that some report lacks is
// marked; opened, it says how many.
func (p *countyPage) total() fyne.CanvasObject {
	t := p.model.Total
	if t == nil {
		return kit.Margin(kit.Sheet(kit.Empty("没有读出报告，没有合计", "先看“报告”里为什么读不出来。", nil)))
	}
	edition := t.Report.Edition()
	pick := kit.NewSegment([]string{"表二", "表三", "表四"}, p.sums, func(i int) {
		p.sums = i
		p.draw()
	})
	of := edition.Tables[p.sums]
	table := grid.NewStatTable(of.Title, grid.Widths(of.Key), grid.Describe(edition, of.Key, t.Report.Figures))
	marks := map[string]grid.Mark{}
	for a := range t.Lacking {
		marks[string(a)] = grid.Warning
	}
	table.SetMarks(marks)
	p.lacks = kit.NewWrapped(sumWords, kit.Note())
	table.OnOpen = func(address string) {
		words := t.LackingWords(annual.Address(address))
		if words == "" {
			words = sumWords
		}
		p.lacks.SetText(words)
		p.content.Refresh()
	}
	head := []fyne.CanvasObject{kit.FillRow(theme.Gap4, 1, kit.NewText(t.Title, kit.Bold(theme.Title)), p.lacks, pick)}
	for _, words := range t.Notes {
		head = append(head, kit.StateLine(kit.Review, words))
	}
	return kit.Margin(container.NewBorder(kit.Inset(kit.Column(theme.Gap1, head...), 0, 0, theme.Gap2, 0), nil, nil, nil, table))
}

const sumWords = "同一单位只计一份。标出来的格，有报告里没有数。"

// absent is who has not reported.
func (p *countyPage) absent() fyne.CanvasObject {
	m := p.model
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{Icon: "users", Tone: kit.Neutral, Title: "没有报告的单位", Note: m.Owed, First: true})}
	switch {
	case len(m.Organs) == 0:
		rows = append(rows, kit.Empty("还没有名单", "写上应当报的单位，就列出谁没有报。", kit.NewButton(kit.Outlined, "写名单", p.askOrgans)))
	case len(m.Missing) == 0:
		rows = append(rows, kit.Nothing("都报了"))
	}
	for _, name := range m.Missing {
		rows = append(rows, kit.Inset(kit.StateLine(kit.Must, name), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5), kit.Divider())
	}
	return kit.TwoColumns(kit.Sheet(kit.Column(0, rows...)), kit.PaddedSheet(p.owed()), kit.Narrow)
}

// organRows is how many organs of the list are in sight.
const organRows = 9

// askOrgans asks who owes a report.
func (p *countyPage) askOrgans() {
	area := kit.NewTextArea("一行一个单位", organRows).Named("应当报的单位")
	area.SetText(strings.Join(p.model.Organs, "\n"))
	fill := []fyne.CanvasObject{kit.NewButton(kit.Outlined, "从文件读", func() {
		p.room.asks.Files("选单位名单", []string{".txt", ".csv", ".xlsx"}, func(paths []string) { p.presenter.OrgansOf(paths[0], area.SetText) })
	}).WithIcon("file-text")}
	if p.model.Checked {
		fill = append(fill, kit.NewButton(kit.Outlined, "照这次报的", func() { area.SetText(p.presenter.Present()) }))
	}
	row := kit.NewFormRow("单位", "一行一个。全称、简称都可以，下次还用这份名单。", area)
	d := &kit.Dialog{
		Title: "应当报的单位", Main: "记下名单", Wide: true, First: area.FocusTarget(),
		Content: kit.Column(theme.Gap3, kit.NewForm(row), kit.Row(theme.Gap2, fill...)),
	}
	d.OnMain = func() bool {
		d.Hide() // what is then drawn anew takes the keyboard
		p.presenter.SetOrgans(area.Text())
		return true
	}
	d.Show(p.room.asks.Canvas)
}
