package requestroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// aside is what is asked for and by whom, the papers, what is to be answered,
// and who the applicant is.
func (s *Screen) aside(m *present.RequestModel) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.Section(kit.SectionHead("要什么", ""), kit.NewWrapped(m.Subject, kit.Reg(theme.Body)))}
	add := func(o fyne.CanvasObject) { parts = append(parts, kit.Divider(), o) }
	add(kit.Section(keyValues(m.Facts)))
	add(kit.Section(s.papers(m)...))
	if m.Answer != nil {
		add(s.answer(m.Answer))
	}
	if len(m.Identity) > 0 {
		add(kit.Section(s.identity(m)...))
	}
	return kit.Sheet(kit.Column(0, parts...))
}

// identity is who the applicant is, masked until it is asked for; whoever asks
// is written down.
func (s *Screen) identity(m *present.RequestModel) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.SectionHead("身份资料", ""), keyValues(m.Identity)}
	if m.Reveal {
		show := s.button(kit.Outlined, "显示身份资料", func() {
			s.presenter.Reveal(func(facts []present.RequestFact) { kit.Tell(s.asks.Canvas, "身份资料", keyValues(facts)) })
		}).WithIcon("user")
		objects = append(objects, kit.Row(0, show), note("看的人和时间会记下来。"))
	}
	return objects
}

func keyValues(facts []present.RequestFact) fyne.CanvasObject {
	rows := make([]kit.KeyValue, len(facts))
	for i, f := range facts {
		rows[i] = kit.KeyValue{Key: f.Name, Value: f.Text}
	}
	return kit.KeyValues(rows...)
}

// papers are the letters and papers; one is pressed to enter its delivery, or
// to look at it.
func (s *Screen) papers(m *present.RequestModel) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.SectionHead("文书和纸件", "")}
	var rows []fyne.CanvasObject
	for _, r := range m.Papers {
		rows = append(rows, s.paper(r))
	}
	if len(rows) == 0 {
		rows = append(rows, note("还没有。申请表、回执、告知书都收在这里。"))
	}
	objects = append(objects, kit.Column(0, rows...))
	if len(m.Letters) > 0 {
		objects = append(objects, s.letters(m.Letters))
	}
	return objects
}

func (s *Screen) paper(r present.RequestPaperRow) fyne.CanvasObject {
	tone := kit.Idle
	switch {
	case r.Done:
		tone = kit.Done
	case r.ID == "" && r.Digest == "":
		tone = kit.Working
	}
	switch {
	case r.Digest != "":
		return kit.NewFactRow(tone, r.Name, r.Remark, func() { s.presenter.ShowPaper(r.Digest, s.asks.Print) })
	case r.ID != "":
		return kit.NewFactRow(tone, r.Name, r.Remark, func() { s.presenter.LookAt(r.ID) })
	case r.Edits:
		return kit.NewFactRow(tone, r.Name, r.Remark, s.presenter.WriteAnswer)
	}
	return kit.NewFactRow(tone, r.Name, r.Remark, s.lookAtAnswer)
}

// lookAtAnswer turns to the answer that is not issued yet, as it will be
// printed.
func (s *Screen) lookAtAnswer() { s.presenter.LookAt(present.AnswerPaper) }

// letters lists the letters that can be issued besides; one that cannot be
// issued says why when it is picked.
func (s *Screen) letters(choices []present.LetterChoice) fyne.CanvasObject {
	words := make([]string, len(choices))
	for i, c := range choices {
		words[i] = c.Title
	}
	var list *kit.Select
	list = kit.NewSelect(words, -1, "另外印一种文书", func(i int) {
		list.Select(-1)
		if choices[i].Reason != "" {
			s.asks.Fail(choices[i].Reason)
			return
		}
		s.presenter.Write(choices[i].Code)
	})
	return list
}

// answer is the outcome with the cell of table three that it counts in.
func (s *Screen) answer(a *present.AnswerCard) fyne.CanvasObject {
	title, tone, icon := "拟答复", kit.Working, "file-text"
	if a.Given {
		title, tone, icon = "办理结果", kit.Done, "circle-check"
	}
	objects := []fyne.CanvasObject{kit.SectionHead(title, ""), kit.Row(0, kit.TagWith(tone, icon, a.Outcome)), note(a.Cell)}
	if a.Letter != "" {
		objects = append(objects, note(a.Letter+"　"+a.Basis))
	}
	for _, line := range a.Lines {
		objects = append(objects, note(line))
	}
	if !a.Given && a.Letter != "" && s.model.Papers {
		objects = append(objects, kit.Row(0, s.button(kit.Outlined, "看拟答复", s.lookAtAnswer).WithIcon("eye")))
	}
	return kit.Section(objects...)
}
