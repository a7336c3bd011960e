package requestroom

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

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
	paper   *fyne.Container
	again   *kit.Button
	done    *kit.Button
	content fyne.CanvasObject // made once: what was scrolled to stays in sight
}

// letterSide is the letter; what was typed stays while the same is asked for.
func (s *Screen) letterSide() fyne.CanvasObject {
	m := s.model.Letter
	if s.letter == nil || s.letter.shape != s.model.Request.ID+m.Shape {
		s.letter = newLetterPage(s, m)
	}
	p := s.letter
	s.buttons, s.main = []*kit.Button{p.again, p.done}, p.done
	p.update(m)
	return p.content
}

// letterWidth is the width of the letter beside its form.
const letterWidth float32 = 460

func newLetterPage(s *Screen, m *present.LetterModel) *letterPage {
	p := &letterPage{
		screen: s, shape: s.model.Request.ID + m.Shape, texts: map[request.Field]*kit.Entry{}, dates: map[request.Field]*grid.DateEntry{},
		state: kit.Column(theme.Gap1), known: kit.Column(theme.Gap2), paper: kit.Column(theme.Gap2),
	}
	p.form = kit.NewAnswered(append(p.choices(m), p.blanks(m)...)...)
	p.again, p.done = kit.NewButton(kit.Outlined, "看一看", p.look), kit.NewButton(kit.Main, m.Main, p.finish)
	head := kit.NewPageHead(kit.PageHead{Title: m.Title, Context: s.model.Request.Title, Back: s.back, Actions: []fyne.CanvasObject{p.again, p.done}})
	fields := kit.PaddedSheet(kit.Column(theme.Gap4, p.state, p.form.Form, p.known))
	sheet := kit.Backed(paperGround(), kit.Inset(p.paper, theme.Gap5, theme.Gap5, theme.Gap5, theme.Gap5))
	p.content = kit.Page(head, kit.TwoColumns(fields, sheet, letterWidth))
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
		p.refs = kit.NewSelect(m.Refs, 0, "没有印发过文书", again)
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

// look shows the letter afresh; in larger type it stands far below the form,
// and is laid on top.
func (p *letterPage) look() {
	p.redraft()
	if m := p.screen.model.Letter; kit.Stacked() && m != nil && len(m.Paragraphs) > 0 {
		kit.Tell(p.screen.asks.Canvas, m.Title, letterText(m.Paragraphs))
	}
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
	if m.Problem != "" {
		p.state.Objects = append(p.state.Objects, kit.StateLine(kit.Review, m.Problem))
	} else {
		p.state.Objects = append(p.state.Objects, kit.StateLine(kit.Done, "都填齐了。"))
	}
	p.known.Objects = nil
	if len(m.Known) > 0 {
		p.known.Objects = []fyne.CanvasObject{kit.Divider(), kit.SectionHead("登记簿里已有的", ""), keyValues(m.Known)}
	}
	p.paper.Objects = []fyne.CanvasObject{letterText(m.Paragraphs)}
	if len(m.Paragraphs) == 0 {
		p.paper.Objects = []fyne.CanvasObject{kit.NewWrapped("填齐以后，这里是文书的全文", kit.Bold(theme.Body)), note("印发时编文号，编过的号不再用第二次。")}
	}
	p.content.Refresh()
}

// paperGround is the white of paper, without round corners.
func paperGround() fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Surface)
	ground.StrokeColor, ground.StrokeWidth = theme.Rule, theme.Border
	return ground
}

// letterText draws the paragraphs as they stand on the paper.
func letterText(paragraphs []request.Paragraph) fyne.CanvasObject {
	body := kit.Reg(theme.Second)
	var lines []fyne.CanvasObject
	for _, p := range paragraphs {
		switch p.Kind {
		case request.TitleLine:
			lines = append(lines, kit.NewMarked(p.Text, kit.Bold(theme.Title), nil).Centred())
		case request.NumberLine:
			lines = append(lines, kit.NewMarked(p.Text, body, nil).Centred())
		case request.SignatureLine, request.DateLine:
			lines = append(lines, kit.FillRow(0, 0, kit.Gap(), kit.NewText(p.Text, body)))
		case request.AddresseeLine:
			lines = append(lines, kit.NewMarked(p.Text, body, nil))
		case request.ContactLine, request.SlipLine:
			lines = append(lines, kit.NewMarked(p.Text, kit.Note(), nil))
		case request.BodyLine, request.RemedyLine:
			lines = append(lines, kit.NewMarked(p.Text, body, nil).Indented())
		}
	}
	return kit.Column(theme.Gap2, lines...)
}
