package itemsroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// draftPage is the form in which an item is written.
type draftPage struct {
	screen  *Screen
	of      *present.DraftModel
	content fyne.CanvasObject
	scroll  *kit.Scroll
	form    *kit.Form
	rows    map[string]*kit.FormRow
	wrong   *kit.Wrapped
	send    *kit.Button

	title, body, group, document, station, responsible, reason *kit.Entry
	explanation, meeting, filing                               *kit.Entry
	kind, route, why, period                                   *kit.Select
	attribute, audience                                        *kit.Segment
	formed                                                     *grid.DateEntry
	flags                                                      [4]*kit.Check
	relation                                                   *relationField
	tables                                                     *tablesField
	files                                                      *filesField
}

// draftSide is the draft that is being written; what was typed stays when the
// screen is shown again.
func (s *Screen) draftSide() fyne.CanvasObject {
	if s.draft == nil || s.draft.of != s.model.Draft {
		s.draft = newDraftPage(s, s.model.Draft)
	}
	s.main = s.draft.send
	return s.draft.content
}

func newDraftPage(s *Screen, m *present.DraftModel) *draftPage {
	p := &draftPage{screen: s, of: m, rows: map[string]*kit.FormRow{}, wrong: kit.NewWrapped("", kit.Reg(theme.Second).In(theme.Red))}
	p.fields(m)
	p.layOut(m)
	p.depend()
	next := "送审"
	if len(m.Item.Route.Steps) > 1 {
		next = "保存，送" + m.Item.Route.Steps[1].Name
	}
	p.send = kit.NewButton(kit.Main, next, func() { p.save(true) })
	keep := kit.NewButton(kit.Outlined, "保存", func() { p.save(false) })
	aside := kit.NewButton(kit.Plain, "取消", s.presenter.PutAside)
	entry := "不用目录"
	if m.Entry != "" {
		entry = "目录：" + m.Entry
	}
	words := kit.Column(0, kit.NewWrapped(m.Title, kit.Bold(theme.Title)), note(entry))
	head := kit.Column(theme.Gap2, words, newFlowRow(theme.Gap2, p.send, keep, aside), p.wrong)
	top := onWhite(kit.Column(0, kit.Inset(head, theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5), kit.Divider()))
	p.scroll = kit.NewScroll(kit.Inset(p.form, theme.Gap4, theme.Gap5, theme.Gap5, theme.Gap5))
	p.content = kit.Page(top, p.scroll)
	return p
}

const bodyRows = 9

// fields makes the fields with what is known.
func (p *draftPage) fields(m *present.DraftModel) {
	i := m.Item
	filled := func(e *kit.Entry, text string) *kit.Entry {
		e.SetText(text)
		return e
	}
	p.title, p.body = filled(kit.NewEntry("").Limit(200), m.Text.Title), filled(kit.NewTextArea("可以从WPS里复制过来", bodyRows).Limit(disclosure.LongestBody), m.Text.Body)
	p.group, p.document = filled(kit.NewEntry("").Limit(60), i.Group), filled(kit.NewEntry("").Limit(60), i.DocumentNumber)
	p.station, p.responsible = filled(kit.NewEntry("").Limit(40), i.Station), filled(kit.NewEntry("").Limit(20), i.Responsible)
	p.reason, p.explanation, p.meeting, p.filing = kit.NewEntry(""), kit.NewTextArea("", 2), kit.NewEntry(""), kit.NewEntry("")
	var kinds, reasons, routes []string
	for _, k := range disclosure.Kinds() {
		kinds = append(kinds, k.Label())
	}
	for _, r := range disclosure.WithholdingReasons() {
		reasons = append(reasons, r.Label())
	}
	for _, r := range m.Routes {
		routes = append(routes, r.Name)
	}
	p.kind = kit.NewSelect(kinds, indexOf(disclosure.Kinds(), i.Kind), "选一类", nil)
	p.why = kit.NewSelect(reasons, -1, "选一条理由", nil)
	p.route = kit.NewSelect(routes, p.routeAt(i.Route), "选一个流程", func(int) { p.nameStep() })
	periods, chosen := []string{"不分期"}, 0
	for n, one := range m.Periods {
		periods = append(periods, one.Name)
		if one.ID == i.Period {
			chosen = n + 1
		}
	}
	p.period = kit.NewSelect(periods, chosen, "", nil)
	if w := i.Withheld; w != nil {
		p.why.Select(indexOf(disclosure.WithholdingReasons(), w.Reason))
		p.explanation.SetText(w.Explanation)
		p.meeting.SetText(w.Meeting)
		p.filing.SetText(w.FilingNo)
	}
	p.attribute = kit.NewSegment(labelsOf(disclosure.Attributes()), indexOf(disclosure.Attributes(), i.Attribute), func(int) { p.depend() })
	p.audience = kit.NewSegment(labelsOf(disclosure.Audiences()), indexOf(disclosure.Audiences(), i.Audience), func(int) { p.depend() })
	p.formed = p.screen.date()
	p.formed.SetDate(i.Formed)
	for n, f := range []struct {
		word string
		on   bool
	}{{"三重一大", i.Flags.MajorMatter}, {"财务", i.Flags.Financial}, {"预公开", i.Flags.Preview}, {"突发事件", i.Flags.Emergency}} {
		p.flags[n] = kit.NewCheck(f.word, f.on, nil)
	}
	p.relation = newRelationField(p.screen, m)
	p.tables, p.files = newTablesField(p.screen, m.Text.Tables), newFilesField(p.screen, m.Text.Attachments)
}

// layOut puts the fields in rows.
func (p *draftPage) layOut(m *present.DraftModel) {
	marks := make([]fyne.CanvasObject, len(p.flags))
	for n, f := range p.flags {
		marks[n] = f
	}
	order := []*kit.FormRow{}
	add := func(field, label, help string, o fyne.CanvasObject) {
		r := kit.NewFormRow(label, help, o)
		p.rows[field] = r
		order = append(order, r)
	}
	if m.Reason {
		add(present.ReasonField, "改动原因", "已经送审或公布，改后重新审查。", p.reason)
	}
	add(present.TitleField, "标题", "", p.title)
	add(present.BodyField, "正文", "", p.body)
	if len(m.Periods) > 0 {
		add("period", "公开期次", "公开目录按期次看公开了没有。", p.period)
	}
	add(present.TableField, "表", "名单、收支表。财务事项要逐笔列明细。", p.tables)
	add("files", "附件", "没有就空着。", p.files)
	add(present.KindField, "公开类别", "", p.kind)
	add(present.AttributeField, "公开属性", "", p.attribute)
	add(present.WhyField, "不予公开理由", "", p.why)
	add(present.ExplainField, "具体说明", "写明为什么属于这一条。", p.explanation)
	add(present.DecidedField, "集体研究", "会议日期和纪要号。", p.meeting)
	add("filing", "备案号", "还没有就空着。", p.filing)
	add(present.AudienceField, "公开范围", "", p.audience)
	add(present.GroupField, "特定群众", "例如“二组低保申请户”。", p.group)
	add("flags", "事项性质", "", newFlowRow(theme.Gap4, marks...))
	add(present.FormedField, "形成日期", "信息形成或者变更的日期，公开期限从这一天算。", p.formed)
	add(present.DocumentField, "文号", "没有就空着。", p.document)
	add("station", "责任站所", "没有就空着。", p.station)
	add("responsible", "责任人", "没有就空着。", p.responsible)
	add(present.RouteField, "审签流程", "", p.route)
	add("relation", "和另一件的关系", "解读、预公开的结果、代替旧的，选那一件。", p.relation)
	p.form = kit.NewForm(order...)
}

// depend shows the rows that the choices ask for.
func (p *draftPage) depend() {
	withheld := p.attribute.Selected() == indexOf(disclosure.Attributes(), disclosure.Withhold)
	for _, field := range []string{present.WhyField, present.ExplainField, present.DecidedField, "filing"} {
		p.form.ShowRow(p.rows[field], withheld)
	}
	p.form.ShowRow(p.rows[present.GroupField], p.audience.Selected() == indexOf(disclosure.Audiences(), disclosure.SpecificGroup))
	if p.of.Item.At > 0 {
		p.route.Disable()
	}
	p.relaid()
}

// relaid scrolls anew over a form that has become higher or lower.
func (p *draftPage) relaid() {
	if p.scroll != nil {
		p.scroll.Refresh()
	}
}

func (p *draftPage) routeAt(r office.Route) int {
	for n, one := range p.of.Routes {
		if one.ID == r.ID {
			return n
		}
	}
	return 0
}

// chosenRoute is the route that is picked; one that the item has had added to
// it stays as it is.
func (p *draftPage) chosenRoute() office.Route {
	at := max(p.route.Selected(), 0)
	if at >= len(p.of.Routes) || p.of.Routes[at].ID == p.of.Item.Route.ID {
		return p.of.Item.Route
	}
	return p.of.Routes[at]
}

// nameStep lets the button say to whom the draft goes.
func (p *draftPage) nameStep() {
	if steps := p.chosenRoute().Steps; len(steps) > 1 {
		p.send.SetText("保存，送" + steps[1].Name)
	}
}

func (p *draftPage) input() present.DraftInput {
	relation, other := p.relation.chosen()
	in := present.DraftInput{
		Title: p.title.Text(), Body: p.body.Text(), Kind: at(disclosure.Kinds(), p.kind.Selected()),
		Attribute: at(disclosure.Attributes(), p.attribute.Selected()), Audience: at(disclosure.Audiences(), p.audience.Selected()), Group: p.group.Text(),
		Withheld: disclosure.Withholding{Reason: at(disclosure.WithholdingReasons(), p.why.Selected()), Explanation: p.explanation.Text(),
			Meeting: p.meeting.Text(), FilingNo: p.filing.Text()},
		Flags:          disclosure.Flags{MajorMatter: p.flags[0].On(), Financial: p.flags[1].On(), Preview: p.flags[2].On(), Emergency: p.flags[3].On()},
		DocumentNumber: p.document.Text(), Formed: p.formed.Date(), Station: p.station.Text(), Responsible: p.responsible.Text(),
		Route: p.chosenRoute(), Relation: relation, Related: other, Tables: p.tables.list, Reason: p.reason.Text(),
	}
	if n := p.period.Selected(); n > 0 {
		in.Period = p.of.Periods[n-1].ID
	}
	in.Attachments, in.Files = p.files.kept, p.files.added
	return in
}

// save keeps the draft; what is wrong is said beside its field, or over the
// form when no field can be told.
func (p *draftPage) save(submit bool) {
	p.say(nil)
	if !p.formed.Check() {
		p.say(map[string]string{present.FormedField: p.formed.Error()})
		return
	}
	p.screen.presenter.Save(p.input(), submit, p.say)
}

func (p *draftPage) say(wrong map[string]string) {
	p.wrong.SetText("")
	for _, r := range p.rows {
		r.SetError("")
	}
	for field, sentence := range wrong {
		row, ok := p.rows[field]
		if !ok || !row.Visible() {
			p.wrong.SetText(sentence)
			continue
		}
		row.SetError(sentence)
		p.relaid()
		p.scroll.Reveal(row)
		p.form.FocusFault()
	}
	p.screen.content.Refresh()
}

// indexOf and at turn a choice into its place in a list and back; what is not
// chosen is at -1 and empty.
func indexOf[T comparable](list []T, wanted T) int {
	for n, one := range list {
		if one == wanted {
			return n
		}
	}
	return -1
}

func at[T any](list []T, n int) (one T) {
	if n >= 0 && n < len(list) {
		return list[n]
	}
	return one
}

// labelsOf names the choices of a list.
func labelsOf[T interface{ Label() string }](list []T) []string {
	words := make([]string, len(list))
	for n, one := range list {
		words[n] = one.Label()
	}
	return words
}

// removable is a line with a button that takes it away.
func removable(words string, remove func()) fyne.CanvasObject {
	return kit.FillRow(theme.Gap2, 0, kit.NewWrapped(words, kit.Reg(theme.Second)), kit.NewButton(kit.Plain, "去掉", remove))
}

// nth numbers what has no name.
func nth(n int) string { return fmt.Sprintf("第%d张", n+1) }
