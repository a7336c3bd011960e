package archiveroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// formPage is the form of a piece.
type formPage struct {
	screen   *Screen
	of       *present.ArchiveForm
	answered kit.Answered
	save     *kit.Button
	scroll   *kit.Scroll
	content  fyne.CanvasObject // made once: what was typed stays
	began    present.PieceInput

	title, responsible, number, year, pages, why, remarks *kit.Entry
	own                                                   *kit.Check
	on                                                    *grid.DateEntry
	material, unit                                        *kit.Select
	term, attribute                                       *kit.Segment
}

// formSide is the form; what was typed stays when the screen is shown again.
func (s *Screen) formSide() fyne.CanvasObject {
	m := s.model.Form
	if s.form == nil || s.form.of != m {
		s.form = newFormPage(s, m)
	}
	s.buttons, s.main = []*kit.Button{s.form.save}, s.form.save
	return s.form.content
}

func newFormPage(s *Screen, m *present.ArchiveForm) *formPage {
	p := &formPage{screen: s, of: m}
	in := m.Input
	p.title, p.responsible, p.number, p.remarks, p.why = entry(in.Title, 200), entry(in.Responsible, 60), entry(in.Number, 60), entry(in.Remarks, 200), entry(in.Reason, 100)
	p.own = kit.NewCheck("自拟的题名，目录上加方括号", in.Own, nil)
	p.on = s.date()
	p.on.SetDate(in.On)
	p.year, p.pages = kit.NewDigits("", 4), kit.NewDigits("", 5)
	p.year.SetText(in.Year)
	p.pages.SetText(in.Pages)
	p.term = kit.NewSegment(m.Terms, in.Term, nil)
	p.material = kit.NewSelect(m.Materials, in.Material, "选一条", func(i int) {
		if at := m.Suggests(i); at >= 0 {
			p.term.Select(at)
		}
	})
	p.unit = kit.NewSelect(m.Units, in.Unit, "选一个", nil)
	p.attribute = kit.NewSegment(m.Attribute, in.Attribute, func(int) { p.depend() })
	p.answered = kit.NewAnswered(p.rows()...)
	p.save = kit.NewButton(kit.Main, "存下", p.keep)
	if m.Loose {
		p.save.SetText("归一件")
	}
	p.lay()
	p.depend()
	p.began = p.input()
	return p
}

// Names of rows in which no mistake is told.
const (
	unitRow = "unit"
	ownRow  = "own"
)

func (p *formPage) rows() []kit.NamedRow {
	pages := "有字的面都算，编页号的照页号。"
	return []kit.NamedRow{
		row(present.TitleField, "题名", "照文件上的写。", p.title), row(ownRow, "", "", p.own), row(present.WhoField, "责任者", "形成文件的单位。", p.responsible),
		row("", "文号", "没有就空着。", p.number), row(present.MovedOnField, "日期", "最后一份文件的日期。", p.on),
		row("", "年度", "办结或者签发的那一年。", p.year), row(present.PagesField, "页数", pages, p.pages),
		row(present.KindField, "归档范围", "期限照单位的保管期限表。", p.material), row(present.DueField, "保管期限", "", p.term),
		row(unitRow, "机构（问题）", "", p.unit), row(present.AttributeField, "公开属性", "移交时要写明。", p.attribute),
		row(present.WhyField, "不予公开理由", "", p.why), row("", "备注", "没有就空着。", p.remarks),
	}
}

// depend shows the rows that the choices ask for.
func (p *formPage) depend() {
	f := p.answered
	f.ShowRow(f.Row(present.WhyField), p.attribute.Selected() == 2)
	f.ShowRow(f.Row(unitRow), len(p.of.Units) > 0)
	f.ShowRow(f.Row(present.PagesField), p.of.Counted)
}

func (p *formPage) lay() {
	m := p.of
	parts := []fyne.CanvasObject{}
	if m.Note != "" {
		parts = append(parts, kit.StateLine(kit.Review, m.Note+"。期限请核对。"))
	}
	parts = append(parts, p.answered.Form)
	context := "编号以前都可以改"
	if m.Loose {
		context = "只有纸件的文件"
	}
	p.scroll = kit.NewScroll(kit.Margin(kit.PaddedSheet(kit.Column(theme.Gap4, parts...))))
	p.content = kit.Page(p.screen.head(m.Title, context, p.save), p.scroll)
}

// typed reports whether something was filled in.
func (p *formPage) typed() bool { return p.input() != p.began }

// input is the form as it stands.
func (p *formPage) input() present.PieceInput {
	return present.PieceInput{
		Title: p.title.Text(), Own: p.own.On(), Responsible: p.responsible.Text(), Number: p.number.Text(), On: p.on.Date(), Year: p.year.Text(),
		Material: p.material.Selected(), Term: p.term.Selected(), Unit: p.unit.Selected(), Attribute: p.attribute.Selected(),
		Reason: p.why.Text(), Pages: p.pages.Text(), Remarks: p.remarks.Text(),
	}
}

func (p *formPage) keep() {
	if !p.on.Check() { // an empty one is told with whatever else is missing
		p.mend(map[string]string{present.MovedOnField: p.on.Error()})
		return
	}
	p.screen.presenter.KeepForm(p.input(), p.mend)
}

// mend shows what is wrong at its fields and scrolls to the first of them.
func (p *formPage) mend(wrong map[string]string) {
	if !p.answered.Wrong(wrong) {
		return
	}
	p.content.Refresh() // the sentences have made the form higher
	for _, r := range p.answered.Rows() {
		if r.Error() != "" && r.Visible() {
			p.scroll.Reveal(r)
			return
		}
	}
}
