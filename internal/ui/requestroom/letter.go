package requestroom

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// letterPage is a letter that is being written: what is asked for at the left,
// what it says at the right.
type letterPage struct {
	screen  *Screen
	shape   string
	model   *present.LetterModel
	form    kit.Answered
	outcome *kit.Select
	which   *kit.Select
	partly  []*kit.Check
	remedy  *kit.Segment
	ref     *kit.Entry
	refs    *kit.Select
	days    *kit.Entry
	on      *grid.DateEntry
	texts   map[request.Field]*kit.Entry
	dates   map[request.Field]*grid.DateEntry
	state   *fyne.Container
	known   *fyne.Container
	paper   *draftPaper
	again   *kit.Button
	done    *kit.Button
	content fyne.CanvasObject // made once: what was scrolled to stays in sight
	began   present.LetterInput
	chosen  bool // an outcome or another letter was chosen since it was begun
}

// letterSide is the letter; what was typed stays while the same is asked for.
func (s *Screen) letterSide() fyne.CanvasObject {
	m := s.model.Letter
	if s.letter == nil || s.letter.shape != s.model.Request.ID+m.Shape {
		chosen := s.letter != nil // something that asks for other fields
		s.letter = newLetterPage(s, m)
		s.letter.chosen = chosen
	}
	p := s.letter
	s.buttons, s.main = []*kit.Button{p.again, p.done}, p.done
	p.update(m)
	return p.content
}

func newLetterPage(s *Screen, m *present.LetterModel) *letterPage {
	p := &letterPage{
		screen: s, shape: s.model.Request.ID + m.Shape, texts: map[request.Field]*kit.Entry{}, dates: map[request.Field]*grid.DateEntry{},
		state: kit.Column(theme.Gap1), known: kit.Column(theme.Gap2), paper: s.newDraftPaper(),
	}
	p.form = kit.NewAnswered(append(p.choices(m), p.blanks(m)...)...)
	p.again, p.done = kit.NewButton(kit.Outlined, "看一看", p.look), kit.NewButton(kit.Main, m.Main, p.finish)
	head := kit.NewPageHead(kit.PageHead{Title: m.Title, Context: s.model.Request.Title, Back: s.back, Actions: []fyne.CanvasObject{p.again, p.done}})
	fields := kit.PaddedSheet(kit.Column(theme.Gap4, p.state, p.form.Form, p.known))
	p.content = kit.Page(head, beside(fields, p.paper.stack))
	p.began = p.input()
	return p
}

// choices are the rows that decide what the letter is.
func (p *letterPage) choices(m *present.LetterModel) (rows []kit.NamedRow) {
	again := func(int) { p.redraft() }
	if m.Outcomes != nil {
		p.outcome = kit.NewSelect(m.Outcomes, m.Outcome, "选一个结果", again)
		rows = append(rows, row(present.ResultField, "办理结果", "表三的一行。结果决定文书、依据和计在哪一格。", p.outcome))
	}
	if m.Letters != nil {
		p.which = kit.NewSelect(m.Letters, m.Letter, "", again)
		rows = append(rows, row("", "用哪一种文书", "", p.which))
	}
	if m.Reasons != nil {
		checks := make([]fyne.CanvasObject, len(m.Reasons))
		for n, word := range m.Reasons {
			check := kit.NewCheck(word, slices.Contains(m.Partly, n), func(bool) { p.redraft() })
			p.partly, checks[n] = append(p.partly, check), check
		}
		rows = append(rows, row("", "不公开的部分", "是什么理由，可以选几条。", kit.Column(0, checks...)))
	}
	if m.Remedies != nil {
		p.remedy = kit.NewSegment(m.Remedies, m.Remedy, again)
		rows = append(rows, row("", "救济告知", m.Note+"。", p.remedy))
	}
	switch {
	case m.Refs != nil:
		p.refs = kit.NewSelect(m.Refs, m.RefAt, "没有印发过文书", again)
		rows = append(rows, row("", m.RefLabel, "", p.refs))
	case m.RefLabel != "":
		p.ref = p.entry("", false)
		rows = append(rows, row("", m.RefLabel, "写全称。", p.ref))
	}
	if m.DaysWord != "" {
		p.days = kit.NewDigits("", 3)
		p.days.OnLeave = func(string) { p.redraft() }
		rows = append(rows, row("", m.DaysWord, "由本机关定一个合理的期限。", p.days))
	}
	if m.Dated {
		p.on = p.screen.today()
		rows = append(rows, row(present.MovedOnField, "成文日期", "", p.on))
	}
	return rows
}

// blanks are the blanks of the letter, those that are missing first.
func (p *letterPage) blanks(m *present.LetterModel) (rows []kit.NamedRow) {
	for _, f := range m.Fields {
		if f.Field.IsDate() {
			d := p.screen.date()
			d.SetDate(f.Date)
			p.dates[f.Field] = d
			rows = append(rows, row(string(f.Field), string(f.Field), "", d))
			continue
		}
		p.texts[f.Field] = p.entry(f.Text, f.Long)
		rows = append(rows, row(string(f.Field), string(f.Field), "", p.texts[f.Field]))
	}
	return rows
}

// entry is a field that shows the letter afresh when it is left.
func (p *letterPage) entry(text string, long bool) *kit.Entry {
	e := kit.NewEntry("")
	if long {
		e = kit.NewTextArea("", 3)
	}
	e.SetText(text)
	e.OnLeave = func(now string) {
		if now != text {
			text = now
			p.redraft()
		}
	}
	return e
}

// input is the letter as it stands on the screen.
func (p *letterPage) input() present.LetterInput {
	in := present.LetterInput{Outcome: -1, Remedy: -1, Values: map[request.Field]request.Value{}}
	for field, e := range p.texts {
		in.Values[field] = request.TextValue(e.Text())
	}
	for field, d := range p.dates {
		in.Values[field] = request.DateValue(d.Date())
	}
	chosen := func(s *kit.Select) int {
		if s == nil {
			return -1
		}
		return s.Selected()
	}
	in.Outcome, in.Letter, in.RefAt = chosen(p.outcome), chosen(p.which), chosen(p.refs)
	for n, check := range p.partly {
		if check.On() {
			in.Partly = append(in.Partly, n)
		}
	}
	if p.remedy != nil {
		in.Remedy = p.remedy.Selected()
	}
	if p.ref != nil {
		in.Ref = p.ref.Text()
	}
	if p.days != nil {
		in.Days = p.days.Text()
	}
	if p.on != nil {
		in.On = p.on.Date()
	}
	return in
}

// redraft shows what the letter says now.
func (p *letterPage) redraft() {
	if p.screen.letter == p && p.screen.page == "letter" {
		p.screen.presenter.Redraft(p.input())
	}
}

// look lays the letter on top as it will be printed.
func (p *letterPage) look() {
	p.redraft()
	if latest := p.paper.latest; latest.Document != nil {
		p.screen.lay(latest, p.model.Title, p.model.Title)
	}
}

// typed reports whether something was filled in.
func (p *letterPage) typed() bool {
	now := p.input()
	return p.chosen || !maps.Equal(now.Values, p.began.Values) || !slices.Equal(now.Partly, p.began.Partly) ||
		now.Ref != p.began.Ref || now.Days != p.began.Days || now.Outcome != p.began.Outcome
}

func (p *letterPage) finish() {
	if p.on != nil && !p.on.Check() {
		mend(p.content, p.form, map[string]string{present.MovedOnField: p.on.Error()})
		return
	}
	p.screen.presenter.FinishLetter(p.input(), func(wrong map[string]string) { mend(p.content, p.form, wrong) })
}

// update shows what stands against the letter, what is known, and what it
// says.
func (p *letterPage) update(m *present.LetterModel) {
	p.model = m
	p.state.Objects = nil
	if m.Basis != "" {
		p.state.Objects = append(p.state.Objects, note("依据："+m.Basis))
	}
	if m.Doubt != "" {
		p.state.Objects = append(p.state.Objects, kit.StateLine(kit.Review, m.Doubt))
	}
	if m.Problem != "" {
		p.state.Objects = append(p.state.Objects, kit.StateLine(kit.Review, m.Problem))
	} else {
		p.state.Objects = append(p.state.Objects, kit.StateLine(kit.Done, "都填齐了。"))
	}
	p.known.Objects = nil
	if len(m.Known) > 0 {
		p.known.Objects = []fyne.CanvasObject{kit.Divider(), kit.SectionHead("登记簿里已有的", ""), keyValues(m.Known)}
	}
	words := []fyne.CanvasObject{kit.NewWrapped("填齐以后，这里是文书的全文", kit.Bold(theme.Body))}
	if m.Numbered {
		words = append(words, note("印发时编文号，编过的号不再用第二次。"))
	}
	p.paper.show(m.Pages, words...)
	p.content.Refresh()
}
