package catalogroom

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// entryPage is the page of an entry: the columns of the standard catalogue as a
// form. What was typed stays while the same entry is shown.
type entryPage struct {
	screen *Screen
	of     catalog.Entry // as it is stored
	form   *kit.Form
	rows   map[catalog.Field]*kit.FormRow
	left   fyne.CanvasObject
	boxes  *boxes

	domain, code, name1, name2, limit, body, source, remark *kit.Entry
	content, basis                                          *kit.Entry
	cadence, matter                                         *kit.Select
}

// entryPage shows the open entry.
func (s *Screen) entryPage() fyne.CanvasObject {
	m := s.model.Entry
	if s.entry == nil || s.entry.of.ID != m.Entry.ID || !reflect.DeepEqual(s.entry.of, m.Entry) && !s.entry.changed() {
		s.entry = newEntryPage(s, m.Entry)
	}
	s.entry.stored(m.Entry)
	p := s.entry
	head := kit.PageHead{Title: m.Title, Context: m.Other, Back: p.leave}
	if s.asks.Draft != nil && !m.New && !m.Entry.Retired {
		head.Actions = append(head.Actions, kit.NewButton(kit.Outlined, "拟公开事项", func() { s.asks.Draft(m.Entry.ID, "") }).WithIcon("pencil"))
	}
	s.main = kit.NewButton(kit.Main, "保存", p.save)
	if s.model.WhyNot != "" {
		s.main.Lock(s.model.WhyNot)
	}
	head.Actions = append(head.Actions, s.main)
	left, right := p.left, p.boxes.sheet()
	switch {
	case m.New:
	case kit.Stacked(): // where it stands comes before the form
		left = kit.Column(theme.Gap4, s.status(m), left)
	default:
		right = kit.Column(theme.Gap4, s.status(m), right)
	}
	return kit.Page(kit.NewPageHead(head), kit.TwoColumns(left, right, kit.Wide))
}

// status says where the entry stands and what can be done about it.
func (s *Screen) status(m *present.EntryModel) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.FillRow(theme.Gap2, 1, kit.NewText("状态", kit.Bold(theme.Body)), kit.Gap(), kit.Tag(tone(m.Tone), m.Status))}
	if m.Why != "" {
		parts = append(parts, note(m.Why))
	}
	var buttons []fyne.CanvasObject
	if m.Entry.Unconfirmed && s.model.WhyNot == "" {
		buttons = append(buttons, kit.NewButton(kit.Outlined, "核实出处", s.confirm))
	}
	switch {
	case s.model.WhyNot != "":
		parts = append(parts, kit.StateLine(kit.Locked, s.model.WhyNot))
	case m.Entry.Retired:
		buttons = append(buttons, kit.NewButton(kit.Outlined, "恢复使用", s.presenter.Reactivate))
	default:
		buttons = append(buttons, kit.NewButton(kit.Danger, "停用", s.retire))
	}
	if len(buttons) > 0 {
		parts = append(parts, kit.Row(theme.Gap2, buttons...))
	}
	return kit.PaddedSheet(kit.Column(theme.Gap2, parts...))
}

func newEntryPage(s *Screen, e catalog.Entry) *entryPage {
	p := &entryPage{screen: s, of: e, rows: map[catalog.Field]*kit.FormRow{}, boxes: newBoxes(e)}
	line := func(text string, most int) *kit.Entry {
		field := kit.NewEntry("").Limit(most)
		field.SetText(text)
		return field
	}
	area := func(text string, rows int) *kit.Entry {
		field := kit.NewTextArea("", rows).Limit(catalog.LongestText)
		field.SetText(text)
		return field
	}
	p.domain, p.code = line(e.Domain, catalog.LongestName), line(e.Code, 64)
	p.name1, p.name2 = line(e.Category1, catalog.LongestName), line(e.Category2, catalog.LongestName)
	p.content, p.basis = area(e.Content, 4), area(e.Basis, 3)
	p.limit, p.body = line(e.TimeLimit, catalog.LongestText), line(e.Body, catalog.LongestText)
	p.source, p.remark = line(e.Source, catalog.LongestText), line(e.Note, catalog.LongestText)
	cadences, at := cadenceWords(e.Cadence)
	p.cadence = kit.NewSelect(cadences, at, "选公开周期", func(int) { p.explainCadence() })
	matter := 0
	if e.ForVillage {
		matter = 1
	}
	p.matter = kit.NewSelect([]string{"政务", "村务"}, matter, "", nil)
	p.layOut()
	p.limit.OnLeave = func(text string) { p.rows[catalog.FieldTimeLimit].SetHelp(present.LimitHelp(text)) }
	if s.model.WhyNot != "" {
		p.readOnly()
	}
	return p
}

// layOut puts the fields in the order of the printed columns.
func (p *entryPage) layOut() {
	var order []*kit.FormRow
	add := func(f catalog.Field, help string, field fyne.CanvasObject) {
		row := kit.NewFormRow(string(f), help, field)
		p.rows[f] = row
		order = append(order, row)
	}
	add(catalog.FieldDomain, "例如社会救助。没有就空着。", p.domain)
	add(catalog.FieldCategory1, "", p.name1)
	add(catalog.FieldCategory2, "没有就空着。", p.name2)
	add(catalog.FieldContent, "公开的要素，逐项写。", p.content)
	add(catalog.FieldBasis, "法律、法规、文件的名称和条款。", p.basis)
	add(catalog.FieldTimeLimit, present.LimitHelp(p.of.TimeLimit), p.limit)
	add(catalog.FieldCadence, "", p.cadence)
	add(catalog.FieldBody, "由谁公开。", p.body)
	add(catalog.FieldVillage, "村务按村务公开办理，不计入政府信息。", p.matter)
	add(catalog.FieldCode, "县里统一编了号的写上，没有就空着。", p.code)
	add(catalog.FieldSource, "从哪份目录、文件、哪一条来的。", p.source)
	add(catalog.FieldNote, "没有就空着。", p.remark)
	p.form = kit.NewForm(order...)
	p.explainCadence()
	p.left = kit.PaddedSheet(p.form)
}

func cadenceWords(now catalog.Cadence) (words []string, at int) {
	at = -1
	for i, c := range catalog.Cadences() {
		words = append(words, c.Label())
		if c == now {
			at = i
		}
	}
	return words, at
}

func (p *entryPage) explainCadence() {
	help := "还没有选。选了以后才进覆盖表。"
	if at := p.cadence.Selected(); at >= 0 {
		help = catalog.Cadences()[at].Explain() + "。"
	}
	p.rows[catalog.FieldCadence].SetHelp(help)
}

func (p *entryPage) readOnly() {
	for _, field := range []*kit.Entry{p.domain, p.code, p.name1, p.name2, p.content, p.basis, p.limit, p.body, p.source, p.remark} {
		field.Disable()
	}
}

// value is the entry as it stands in the form.
func (p *entryPage) value() catalog.Entry {
	e := p.of
	e.Domain, e.Code, e.Category1, e.Category2 = p.domain.Text(), p.code.Text(), p.name1.Text(), p.name2.Text()
	e.Content, e.Basis, e.TimeLimit, e.Body = p.content.Text(), p.basis.Text(), p.limit.Text(), p.body.Text()
	e.Source, e.Note, e.ForVillage = p.source.Text(), p.remark.Text(), p.matter.Selected() == 1
	if at := p.cadence.Selected(); at >= 0 {
		e.Cadence = catalog.Cadences()[at]
	}
	p.boxes.fill(&e)
	return e.Normal()
}

// changed reports whether something was typed that is not kept yet.
func (p *entryPage) changed() bool { return !reflect.DeepEqual(p.value(), p.of.Normal()) }

// stored takes over how the entry is kept now: its state and its source change
// beside the form, and what was typed stays.
func (p *entryPage) stored(e catalog.Entry) {
	if e.Source != p.of.Source {
		p.source.SetText(e.Source)
	}
	p.of = e
}

// save keeps the entry; what is wrong is said beside its field.
func (p *entryPage) save() {
	p.screen.presenter.Save(p.value(), p.say)
}

func (p *entryPage) say(wrong map[catalog.Field]string) {
	for f, row := range p.rows {
		row.SetError(wrong[f])
	}
	var elsewhere []string
	for f, sentence := range wrong {
		if p.rows[f] == nil {
			elsewhere = append(elsewhere, sentence)
		}
	}
	p.boxes.say(strings.Join(elsewhere, "；"))
	p.form.FocusFault()
}

// leave goes back to the table, after a question when something was changed.
func (p *entryPage) leave() {
	if !p.changed() {
		p.screen.presenter.Close()
		return
	}
	kit.Confirm(p.screen.asks.Canvas, "返回目录", "改的内容还没有保存。", "不保存，返回", true, p.screen.presenter.Close)
}
