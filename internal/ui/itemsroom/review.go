package itemsroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// reviewPane is what the reviewer fills in below the text. It is kept while
// the step is the same, so that nothing typed is lost when the screen changes.
type reviewPane struct {
	of      string
	content *fyne.Container
	verdict *kit.Select
	how     *kit.Entry
	scope   *kit.Entry
	opinion *kit.Entry
	wrong   *kit.Wrapped
}

func (s *Screen) reviewing(m *present.ItemModel) *reviewPane {
	of := fmt.Sprint(m.ID, m.Step, m.Text.Number)
	if s.review == nil || s.review.of != of {
		s.review = newReviewPane(of, m.Review)
	}
	return s.review
}

func newReviewPane(of string, m *present.ReviewModel) *reviewPane {
	p := &reviewPane{of: of, opinion: kit.NewEntry(m.Hint).Limit(500).Named("意见"), wrong: kit.NewWrapped("", kit.Reg(theme.Second).In(theme.Red))}
	p.verdict = kit.NewSelect(m.Verdicts, 0, "", nil)
	p.how, p.scope = kit.NewEntry("例如村公示栏张贴").Named("怎样公开"), kit.NewEntry("例如全社会").Named("公开范围")
	p.how.SetText(m.How)
	p.scope.SetText(m.Scope)
	var rows []fyne.CanvasObject
	if m.Questions {
		rows = append(rows, halves(labelled("能否公开", p.verdict), labelled("怎样公开", p.how), labelled("公开范围", p.scope)))
	}
	p.wrong.Hide()
	p.content = kit.Column(theme.Gap2, append(rows, p.opinion, p.wrong)...)
	return p
}

// labelled is a field below its label.
func labelled(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(2, kit.NewText(label, kit.Note()), field)
}

func (p *reviewPane) answers() present.ReviewAnswers {
	return present.ReviewAnswers{Text: p.opinion.Text(), Verdict: p.verdict.Selected(), How: p.how.Text(), Scope: p.scope.Text()}
}

// say marks what is wrong and gives it the keyboard.
func (p *reviewPane) say(wrong map[string]string) {
	p.verdict.SetFault(wrong[present.VerdictField] != "")
	p.how.SetFault(wrong[present.HowField] != "")
	p.scope.SetFault(wrong[present.ScopeField] != "")
	p.opinion.SetFault(wrong[present.OpinionField] != "")
	sentence := ""
	for _, said := range wrong {
		sentence = said
	}
	p.wrong.SetText(sentence)
	p.wrong.Hide()
	if sentence != "" {
		p.wrong.Show()
	}
	p.content.Refresh()
}

// pass passes the step with what was filled in below the text.
func (s *Screen) pass() {
	if s.review == nil {
		return
	}
	pane := s.review
	s.presenter.Pass(pane.answers(), func(wrong map[string]string) {
		pane.say(wrong)
		s.content.Refresh()
		if len(wrong) > 0 && kit.Stacked() {
			s.body.Reveal(pane.content)
		}
	})
}

// giveBack asks for the reason of a return; what was typed as the opinion is
// proposed.
func (s *Screen) giveBack() {
	m, reason := s.model.Item, kit.NewTextArea("", 3).Limit(500)
	if s.review != nil {
		reason.SetText(s.review.opinion.Text())
	}
	row := kit.NewFormRow("原因", "写明改哪里、怎样改。拟稿人照着改。", reason)
	s.ask("退回"+m.Title, "退回", map[string]*kit.FormRow{present.ReasonField: row}, []*kit.FormRow{row}, func(done func(map[string]string)) {
		s.presenter.Return(present.ReviewAnswers{Text: reason.Text()}, done)
	})
}

// record registers a step that was taken on paper: passed or returned.
func (s *Screen) record() {
	m := s.model.Item
	verdict := kit.NewSegment([]string{"通过", "退回"}, 0, nil)
	signer, opinion, meeting := kit.NewEntry("").Limit(20), kit.NewEntry("").Limit(500), kit.NewEntry("")
	on, scan := s.date(), newFileField(s.asks, "选扫描件", []string{".jpg", ".jpeg", ".png", ".pdf"})
	answers := kit.NewSelect(m.Review.Verdicts, 0, "", nil)
	how, scope := kit.NewEntry(""), kit.NewEntry("")
	how.SetText(m.Review.How)
	scope.SetText(m.Review.Scope)
	rows := map[string]*kit.FormRow{
		"": kit.NewFormRow("结果", "", verdict), present.SignerField: kit.NewFormRow("签字人", "审批单上签字的人。", signer),
		present.SignedOnField: kit.NewFormRow("签字日期", "", on), present.OpinionField: kit.NewFormRow("意见", "照审批单写。退回的写原因。", opinion),
		present.MeetingField: kit.NewFormRow("会议", "会议名称和日期，或纪要号。", meeting), present.ScanField: kit.NewFormRow("扫描件", "没有就空着，以后补。", scan),
		present.VerdictField: kit.NewFormRow("能否公开", "", answers), present.HowField: kit.NewFormRow("怎样公开", "", how), present.ScopeField: kit.NewFormRow("公开范围", "", scope),
	}
	order := []*kit.FormRow{rows[""], rows[present.SignerField], rows[present.SignedOnField], rows[present.OpinionField]}
	if m.Review.Questions {
		order = append(order, rows[present.VerdictField], rows[present.HowField], rows[present.ScopeField])
	}
	if m.Review.Meeting {
		order = append(order, rows[present.MeetingField])
	}
	rows[present.ReasonField] = rows[present.OpinionField]
	s.ask("登记纸面意见："+m.Review.Step, "登记", rows, append(order, rows[present.ScanField]), func(done func(map[string]string)) {
		a := present.ReviewAnswers{Text: opinion.Text(), Verdict: answers.Selected(), How: how.Text(), Scope: scope.Text(),
			Paper: &present.PaperAnswers{Signer: signer.Text(), On: taken(on), Meeting: meeting.Text(), Scan: scan.path}}
		if verdict.Selected() == 1 {
			s.presenter.Return(a, done)
			return
		}
		s.presenter.Pass(a, done)
	})
}

// date is an entry for a date, with today in it.
func (s *Screen) date() *grid.DateEntry {
	today := s.model.Today
	d := grid.NewDateEntry(s.model.Calendar, todayOf(today))
	d.SetDate(today)
	return d
}
