package annualroom

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// columnsPage is 对应栏目: for each column of a file, what it holds and what it
// is.
type columnsPage struct {
	room    *Screen
	model   *present.ColumnsModel
	selects []*kit.Select
	wrong   *fyne.Container // what does not do, above what scrolls
	content *fyne.Container
}

// choiceEms is how many characters the field that chooses is wide.
const choiceEms = 15

func newColumnsPage(s *Screen, m *present.ColumnsModel) *columnsPage {
	p := &columnsPage{room: s, model: m, wrong: container.NewStack()}
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{
		Icon: "table", Tone: kit.Neutral, Title: "这个文件的每一栏是什么", Note: m.Where, First: true,
	})}
	for _, c := range m.Columns {
		choice := kit.NewSelect(m.Choices, c.Choice, "", nil)
		p.selects = append(p.selects, choice)
		rows = append(rows, p.row(c, choice))
	}
	p.say(m.Why)
	p.content = kit.FillColumn(0, 1, p.wrong, kit.TwoColumns(kit.Sheet(kit.Column(0, rows...)), p.side(), kit.Narrow))
	return p
}

func (p *columnsPage) row(c present.FileColumn, choice *kit.Select) fyne.CanvasObject {
	sample := "没有内容"
	if c.Sample != "" {
		sample = strings.ReplaceAll(c.Sample, "\n", "　")
	}
	words := kit.FillRow(theme.Gap4, 0, kit.TwoLines(c.Heading, sample), kit.FixedWidth(choice, choiceEms*theme.Body.Size()))
	return kit.Column(0, kit.Inset(words, theme.Gap2, theme.Gap4, theme.Gap2, theme.Gap4), kit.Divider())
}

func (p *columnsPage) side() fyne.CanvasObject {
	m := p.model
	parts := []fyne.CanvasObject{kit.SectionHead(m.Kind, ""), kit.NewWrapped(m.File, kit.Bold(theme.Body))}
	parts = append(parts,
		note("左边是文件的表头和下面头几行的内容。右边选它是台账的哪一栏，用不着的选“不导入这一栏”。"),
		kit.NewWrapped(m.Needed, kit.Reg(theme.Body)),
		note("按“记住并试读”以后，表头一样的文件都这样读，不再问。"),
	)
	return kit.PaddedSheet(kit.Column(theme.Gap3, parts...))
}

// head is the head of the page.
func (p *columnsPage) head() fyne.CanvasObject {
	return kit.NewPageHead(kit.PageHead{Title: "对应栏目", Context: p.model.File, Back: p.room.presenter.CloseColumns, Actions: []fyne.CanvasObject{
		p.room.button(kit.Outlined, "不改了", p.room.presenter.CloseColumns),
		p.room.button(kit.Main, "记住并试读", p.keep),
	}})
}

// first is what gets the keyboard.
func (p *columnsPage) first() fyne.Focusable {
	if len(p.selects) == 0 {
		return nil
	}
	return p.selects[0]
}

// keep hands on what is chosen; what does not do stands beside it.
func (p *columnsPage) keep() {
	choices := make([]int, len(p.selects))
	for i, s := range p.selects {
		choices[i] = s.Selected()
	}
	p.room.waits.during("试读"+p.model.File, func() {
		p.room.presenter.KeepColumns(choices, func(sentence string) {
			p.say(sentence)
			p.content.Refresh()
		})
	})
}

// say puts a sentence above the page, where it stays in sight; "" none.
func (p *columnsPage) say(sentence string) {
	p.wrong.Objects = nil
	if sentence != "" {
		p.wrong.Objects = []fyne.CanvasObject{kit.Inset(kit.StateLine(kit.Must, sentence), theme.Gap3, theme.Gap5, 0, theme.Gap5)}
	}
	p.wrong.Refresh()
}

// namingColumns is the page of the file whose columns are named. The same fields
// are kept while it is the same, so that what was chosen stays.
func (s *Screen) namingColumns() fyne.CanvasObject {
	if s.naming == nil || s.naming.model != s.model.Columns {
		s.naming = newColumnsPage(s, s.model.Columns)
	}
	return kit.Page(s.naming.head(), s.naming.content)
}
