package archiveroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/archive"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// settingsPage is 编号和保管期限: the retention table at the left, how numbers are
// made at the right.
type settingsPage struct {
	screen  *Screen
	of      *present.ArchiveSettings
	table   *grid.DataTable
	form    kit.Answered
	save    *kit.Button
	approve *kit.Button
	content fyne.CanvasObject // made once: what was typed stays

	fonds, name, category *kit.Entry
	units                 *kit.Entry
	sheets                [4]*kit.Entry // that boxes hold, the thinnest first
	byUnit, arrangement   *kit.Segment
}

func (s *Screen) settingsSide() fyne.CanvasObject {
	m := s.model.Settings
	if s.settings == nil || s.settings.of != m {
		s.settings = newSettingsPage(s, m)
	}
	s.main = s.settings.save
	s.buttons = []*kit.Button{s.settings.approve, s.settings.save}
	return s.settings.content
}

func newSettingsPage(s *Screen, m *present.ArchiveSettings) *settingsPage {
	p := &settingsPage{screen: s, of: m}
	in := m.Scheme
	p.fonds, p.name, p.category = entry(in.Fonds, 4), entry(in.Name, 60), entry(in.Category, 5)
	p.units = kit.NewTextArea("", 4).Limit(600)
	p.units.SetText(in.Units)
	p.byUnit, p.arrangement = kit.NewSegment([]string{"不分机构", "按机构（问题）"}, pick(in.ByUnit), nil), kit.NewSegment([]string{"以件为单位", "立卷"}, pick(in.Volumes), nil)
	holds := make([]fyne.CanvasObject, len(p.sheets))
	for i := range p.sheets {
		p.sheets[i] = kit.NewDigits("", 4).Named(present.BoxSizes()[i] + "的盒装多少张")
		p.sheets[i].SetText(in.Sheets[i])
		holds[i] = kit.FixedWidth(p.sheets[i], grown(sheetsWidth))
	}
	p.form = kit.NewAnswered(
		row(present.CodeField, "全宗号", "档案馆给的四位，没有就空着，档号里不带。", p.fonds), row("", "全宗名称", "", p.name),
		row("", "门类代码", "文书档案是WS。", p.category), row("", "分类", "", p.byUnit),
		row("", "机构（问题）", "一行一个：三位代码、空格、名称，例如“BGS 办公室”。", p.units), row("", "立卷办法", "", p.arrangement),
		row("", "每盒装几张", "依次是20、30、40、50毫米厚的盒。没有规定，照自己的盒量一量。", kit.Row(theme.Gap2, holds...)),
	)
	p.table = grid.NewDataTable(retentionColumns())
	p.table.SetSource(retentionSource(m.Table))
	change := func(i int, _ grid.Row) { p.changeTerm(i) }
	p.table.OnActivate = change
	p.save = kit.NewButton(kit.Main, "存编号办法", func() { s.presenter.KeepScheme(p.input(), func(w map[string]string) { p.form.Wrong(w) }) })
	p.approve = kit.NewButton(kit.Outlined, "登记审核同意", p.askApproval).WithIcon("stamp")
	if m.WhyNot != "" {
		p.save.Lock(m.WhyNot)
		p.approve.Lock(m.WhyNot)
	}
	p.lay()
	return p
}

func pick(second bool) int {
	if second {
		return 1
	}
	return 0
}

func retentionColumns() []grid.Column {
	heads := present.RetentionColumns()
	return []grid.Column{
		{Title: heads[0], Kind: grid.Headline, Least: 180, Weight: 1.4}, {Title: heads[1], Width: 72}, {Title: heads[2], Least: 120}, {Title: heads[3], Width: 110, Kind: grid.State},
	}
}

// retentionSource gives the lines of the retention table.
type retentionSource []present.RetentionLine

// Len implements grid.Source.
func (r retentionSource) Len() int { return len(r) }

// Page implements grid.Source.
func (r retentionSource) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(r)); i++ {
		row := grid.Row{Key: r[i].Cells[0], Cells: r[i].Cells[:], Severity: grid.Ask}
		if r[i].Good {
			row.Severity = grid.Good
		}
		rows = append(rows, row)
	}
	done(rows, nil)
}

func (p *settingsPage) lay() {
	m := p.of
	tone := kit.Review
	if m.Approve != "待单位核定" {
		tone = kit.Done
	}
	top := kit.Inset(kit.FillRow(theme.Gap3, 0, kit.StateLine(tone, "归档范围和保管期限表："+m.Approve), p.approve), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5)
	below := kit.Inset(note("选一条按Enter改期限。改了期限，要重新报档案主管部门审核。"), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5)
	left := kit.Sheet(kit.FillColumn(0, 2, top, kit.Divider(), p.table, kit.Divider(), below))
	var parts []fyne.CanvasObject
	parts = append(parts, kit.SectionHead("档号怎样编", ""), kit.StateLine(kit.Neutral, "例如 "+m.Sample))
	for _, words := range []string{m.Frozen, m.WhyNot} {
		if words != "" {
			parts = append(parts, kit.StateLine(kit.Locked, words))
		}
	}
	parts = append(parts, p.form.Form, note("档号的写法照DA/T 22，第一次归档编号以前可以改，编了就定下来。"))
	right := kit.Sheet(kit.Section(parts...))
	head := p.screen.head("编号和保管期限", "", p.save)
	margin := theme.Gap5
	if kit.Stacked() {
		p.content = kit.Page(head, kit.NewScroll(kit.Margin(kit.Column(theme.Gap4, kit.AtLeast(left, tableHeight), right))))
		return
	}
	p.content = kit.Page(head, kit.SidePane(kit.Inset(left, margin, margin, margin, margin), kit.Inset(right, margin, margin, margin, margin), settingsWidth))
}

// settingsWidth is the width of the form at standard type; tableHeight the
// height of a table over what stands below it.
const (
	settingsWidth float32 = 450
	sheetsWidth   float32 = 54
	tableHeight   float32 = 420
)

// typed reports whether something was filled in.
func (p *settingsPage) typed() bool { return p.input() != p.of.Scheme }

func (p *settingsPage) input() present.SchemeInput {
	return present.SchemeInput{
		Fonds: p.fonds.Text(), Name: p.name.Text(), Category: p.category.Text(), ByUnit: p.byUnit.Selected() == 1, Units: p.units.Text(),
		Volumes: p.arrangement.Selected() == 1, Sheets: [4]string{p.sheets[0].Text(), p.sheets[1].Text(), p.sheets[2].Text(), p.sheets[3].Text()},
	}
}

// changeTerm asks for another period of a line.
func (p *settingsPage) changeTerm(i int) {
	if p.of.WhyNot != "" {
		p.screen.asks.Fail(p.of.WhyNot)
		return
	}
	line := p.of.Table[i]
	var words []string
	for _, r := range archive.Retentions() {
		words = append(words, r.Label())
	}
	term, decided := kit.NewSegment(words, line.Term, nil), kit.NewCheck("本单位已经核定", line.Good, nil)
	kit.NewAnswered(row(present.CodeField, "保管期限", "依据："+line.Cells[2]+"。", term), row("", "核定", "", decided)).
		Ask(p.screen.asks.Canvas, line.Cells[0], "存下", func(done func(map[string]string)) {
			p.screen.presenter.KeepTerm(i, term.Selected(), decided.On(), done)
		})
}

// askApproval records that the archives authority agreed to the table.
func (p *settingsPage) askApproval() {
	s := p.screen
	number, by, on := entry("", 40), entry("", 40), s.today()
	s.ask(kit.NewAnswered(
		row(present.CodeField, "文号", "审核同意的文件的文号。", number), row("", "审核机关", "例如“青山县档案局”。", by), row(present.MovedOnField, "日期", "", on),
	), on, "登记保管期限表审核同意", "登记", func(done func(map[string]string)) {
		s.presenter.ApproveTable(number.Text(), by.Text(), on.Date(), done)
	})
}
