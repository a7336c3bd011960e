package requestroom

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// requestSide is the open request: how long there is and why at the left, who
// asks for what at the right.
func (s *Screen) requestSide() fyne.CanvasObject {
	m := s.model.Request
	head := kit.NewPageHead(kit.PageHead{Title: m.Title, Context: m.Applicant, Back: s.back, Actions: s.headActs(m)})
	var left []fyne.CanvasObject
	left = append(left, s.termSheet(m))
	if m.Clock != nil {
		left = append(left, whySheet(m.Clock))
	}
	if len(m.Similar) > 0 {
		left = append(left, s.similarSheet(m.Similar))
	}
	if len(m.Cases) > 0 {
		left = append(left, s.caseSheet(m.Cases))
	}
	return kit.Page(head, kit.TwoColumns(kit.Column(theme.Gap4, left...), s.aside(m), kit.Narrow))
}

// headActs are the sheet of the term, the rest, the alternatives, and the next
// step at the right, filled. In larger type the alternatives are in 更多.
func (s *Screen) headActs(m *present.RequestModel) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	more := m.More
	if m.Clock != nil {
		objects = append(objects, s.button(kit.Outlined, "逐日计算表", s.presenter.ShowSheet).WithIcon("table"))
	}
	others := m.Acts
	if len(others) > 0 {
		others = others[1:]
	}
	if kit.Stacked() {
		more, others = append(append([]present.RequestAct(nil), others...), more...), nil
	}
	if len(more) > 0 {
		objects = append(objects, s.more(more))
	}
	for _, a := range others {
		objects = append(objects, s.act(kit.Outlined, a))
	}
	if len(m.Acts) > 0 {
		objects = append(objects, s.act(kit.Main, m.Acts[0]))
	}
	return objects
}

func (s *Screen) act(kind kit.Kind, a present.RequestAct) *kit.Button {
	b := s.button(kind, a.Word, func() { s.do(a.Do) })
	if a.Reason != "" {
		b.Lock(a.Reason)
	}
	return b
}

// more lists the other acts; one that cannot be done says why when it is
// picked.
func (s *Screen) more(acts []present.RequestAct) fyne.CanvasObject {
	words := make([]string, len(acts))
	for i, a := range acts {
		words[i] = a.Word
	}
	var list *kit.Select
	list = kit.NewSelect(words, -1, "更多", func(i int) {
		list.Select(-1)
		if acts[i].Reason != "" {
			s.asks.Fail(acts[i].Reason)
			return
		}
		s.do(acts[i].Do)
	})
	return list
}

// termSheet is the last day in large type, the time line, and the way of the
// request.
func (s *Screen) termSheet(m *present.RequestModel) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if m.Clock != nil {
		parts = append(parts, kit.Inset(kit.Column(theme.Gap3, lastDay(m.Clock), timeline(m.Clock.Line)), theme.Gap4, theme.Gap5, theme.Gap3, theme.Gap5), kit.Divider())
	}
	var lines []fyne.CanvasObject
	said := ""
	for _, a := range m.Acts {
		if a.Reason != "" && a.Reason != said { // why a button is locked
			lines, said = append(lines, kit.StateLine(kit.Locked, a.Word+"："+a.Reason)), a.Reason
		}
	}
	for _, n := range m.Notices {
		lines = append(lines, kit.StateLine(toneOf(n.Tone, kit.Neutral), n.Words))
	}
	lines = append(lines, kit.NewRoute(routeSteps(m.Steps)))
	parts = append(parts, kit.Inset(kit.Column(theme.Gap2, lines...), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5))
	return kit.Sheet(kit.Column(0, parts...))
}

func routeSteps(steps []present.ItemStep) []kit.Step {
	states := map[present.StepState]kit.StepState{
		present.StepAhead: kit.StepLater, present.StepHere: kit.StepNow, present.StepPassed: kit.StepDone, present.StepReturned: kit.StepReturned,
	}
	out := make([]kit.Step, len(steps))
	for i, step := range steps {
		out[i] = kit.Step{Name: step.Name, Result: step.Who, When: step.When, State: states[step.State]}
	}
	return out
}

// lastDay is the last day with how long there is, and what has to be done by
// when.
func lastDay(c *present.ClockModel) fyne.CanvasObject {
	day := []fyne.CanvasObject{kit.NewText(c.Last, kit.Bold(theme.Figure))}
	if c.Left != "" {
		day = append(day, kit.Tag(leftTone(c), c.Left))
	}
	if c.Estimated != "" {
		day = append(day, kit.Tag(kit.Review, "估算"))
	}
	left := kit.Column(0, kit.NewText(c.Head, kit.Note()), kit.Row(theme.Gap4, day...))
	if kit.Stacked() || c.Estimated != "" { // there is no room beside it
		rows := []fyne.CanvasObject{left}
		for _, words := range []string{c.Progress, c.Hint} {
			rows = append(rows, note(words))
		}
		if c.Estimated != "" {
			rows = append(rows, kit.StateLine(kit.Review, c.Estimated))
		}
		return kit.Column(theme.Gap1, rows...)
	}
	atRight := func(words string, style kit.Style) fyne.CanvasObject {
		return kit.FillRow(0, 0, kit.Gap(), kit.NewText(words, style))
	}
	right := kit.Column(theme.Gap1, atRight(c.Progress, kit.Reg(theme.Second)), atRight(c.Hint, kit.Note()))
	return kit.FillRow(theme.Gap5, 1, left, kit.Gap(), right)
}

func leftTone(c *present.ClockModel) kit.Tone {
	switch {
	case c.Tone == present.Urgent:
		return kit.Late
	case c.Paused:
		return kit.Paused
	case c.Tone == present.Caution:
		return kit.Soon
	case c.Tone == present.Good:
		return kit.Done
	}
	return kit.Later
}

func timeline(l present.ClockLine) fyne.CanvasObject {
	looks := map[present.SpanKind]kit.SpanLook{
		present.SpanCounted: kit.SpanCounted, present.SpanLeft: kit.SpanLeft, present.SpanPaused: kit.SpanPaused,
		present.SpanVoid: kit.SpanVoid, present.SpanLate: kit.SpanLate,
	}
	var spans []kit.TimelineSpan
	for _, one := range l.Spans {
		spans = append(spans, kit.TimelineSpan{From: one.From, To: one.To, Look: looks[one.Kind], Words: one.Words, Short: one.Short})
	}
	var marks []kit.TimelineMark
	for _, one := range l.Marks {
		marks = append(marks, kit.TimelineMark{At: one.At, Date: one.Date, Words: one.Words, Above: one.Above, Last: one.Last})
	}
	return kit.NewTimeline(l.Days, spans, marks)
}

// whySheet is the table that adds up to the term.
func whySheet(c *present.ClockModel) fyne.CanvasObject {
	title := kit.Inset(kit.SectionHead(c.Why, "工作日，按国务院办公厅放假通知逐日计算"), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5)
	rows := []fyne.CanvasObject{title, kit.Divider(), whyLine(theme.Head, kit.Reg(theme.Second).In(theme.Ink2), "从", "到", "经过", "工作日", "依据", "")}
	for _, r := range c.Rows {
		ground, style := theme.Surface, kit.Reg(theme.Body)
		switch {
		case r.Paused:
			ground, style = theme.AmberTint, style.In(theme.Amber)
		case r.Void:
			style = style.In(theme.Ink2)
		}
		rows = append(rows, kit.Divider(), whyLine(ground, style, r.From, r.To, r.Text, r.Days, r.Basis, r.Certainty))
	}
	rows = append(rows, kit.Divider(), whyLine(theme.Surface, kit.Bold(theme.Body), "", "", "合计计入", c.Sum, "", ""))
	return kit.Sheet(kit.Column(0, rows...))
}

// The columns of the table at standard type.
const (
	dateColumn  float32 = 76
	daysColumn  float32 = 64
	basisColumn float32 = 184
)

// whyLine is a line of the table.
func whyLine(ground color.NRGBA, style kit.Style, from, to, text, days, basis, certainty string) fyne.CanvasObject {
	grown := theme.Pick(1, 1.15, 1.32)
	second := kit.Note()
	if style.Color == theme.Amber {
		second = second.In(theme.Amber)
	}
	if certainty != "" {
		basis += "（" + certainty + "）"
	}
	right := kit.AtLeast(kit.FillRow(0, 0, kit.Gap(), kit.NewText(days, style)), style.LineHeight())
	dates := style
	dates.Bold = false
	line := kit.TopRow(theme.Gap4, 2,
		kit.FixedWidth(kit.NewWrapped(from, dates), dateColumn*grown), kit.FixedWidth(kit.NewWrapped(to, dates), dateColumn*grown),
		kit.NewWrapped(text, style), kit.FixedWidth(right, daysColumn*grown), kit.FixedWidth(kit.NewWrapped(basis, second), basisColumn*grown))
	return kit.Backed(canvas.NewRectangle(ground), kit.Inset(line, 6, theme.Gap5, 6, theme.Gap5))
}

// similarSheet are earlier requests that may be the same one.
func (s *Screen) similarSheet(rows []present.SimilarRow) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.SectionHead("同一申请人以前的相近申请", "是不是重复申请，由人判断")}
	for _, r := range rows {
		parts = append(parts, kit.NewLinkRow(r.Title+"　"+r.Subject, func() { s.presenter.Open(r.ID) }), note(r.Evidence))
	}
	return kit.Sheet(kit.Section(parts...))
}

// caseSheet are the 复议 and 诉讼 with their results.
func (s *Screen) caseSheet(rows []present.RequestCaseRow) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.SectionHead("复议和诉讼", "")}
	for _, r := range rows {
		words := kit.TwoLines(r.Kind+"　"+r.Number, r.Line)
		if !r.Open {
			parts = append(parts, kit.FillRow(theme.Gap3, 0, words, kit.State(kit.Done, "已审结")))
			continue
		}
		conclude := s.button(kit.Outlined, "登记结果", func() { s.conclude(r.ID) })
		parts = append(parts, kit.FillRow(theme.Gap3, 0, words, conclude))
	}
	return kit.Sheet(kit.Section(parts...))
}
