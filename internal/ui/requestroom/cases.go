package requestroom

import (
	"strings"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// addCase enters a 复议 or 诉讼.
func (s *Screen) addCase() {
	kinds, _ := present.CaseWords()
	kind, number, on := kit.NewSelect(kinds, -1, "选一种", nil), kit.NewEntry("").Limit(60), s.date()
	s.ask(kit.NewAnswered(
		row(present.KindField, "是什么", "", kind), row(present.NumberField, "案号", "照通知书写。", number), row(present.MovedOnField, "收到日期", "收到复议或者应诉通知的日期。", on),
	), on, "登记复议诉讼", "登记", func(done func(map[string]string)) {
		s.presenter.AddCase(present.CaseAnswers{Kind: kind.Selected(), Number: number.Text(), Received: on.Date()}, done)
	})
}

// conclude enters how a case ended, and the year in which it counts.
func (s *Screen) conclude(id string) {
	_, results := present.CaseWords()
	result, on, why := kit.NewSelect(results, -1, "选一种", nil), s.date(), kit.NewEntry("")
	words, years := s.presenter.CaseYears(id, workday.Date{})
	year := kit.NewSelect(words, 0, "", nil)
	on.OnDate = func(d workday.Date) {
		words, years = s.presenter.CaseYears(id, d)
		year.SetWords(words)
		year.Select(0)
	}
	s.ask(kit.NewAnswered(
		row(present.ResultField, "审理结果", "", result), row(present.MovedOnField, "审结日期", "不知道就空着，写明为什么算在那一年。", on),
		row(present.YearField, "计在哪一年", present.CaseYearRule()+"。", year), row(present.ReasonField, "说明", "", why),
	), on, "登记审理结果", "登记", func(done func(map[string]string)) {
		s.presenter.Conclude(present.ConclusionAnswers{
			Case: id, Result: result.Selected(), On: on.Date(), Year: years[max(year.Selected(), 0)], Why: why.Text(),
		}, done)
	})
}

// linkCase links a case that is in the register, from a ledger perhaps. A few
// characters of its number make the list short.
func (s *Screen) linkCase() {
	s.presenter.OtherCases(func(ids, words []string) {
		if len(ids) == 0 {
			s.asks.Fail("登记簿里没有还没关联的复议、诉讼。新收到的按“登记复议诉讼”")
			return
		}
		shown := ids
		which, find := kit.NewSelect(words, -1, "选一件", nil), kit.NewEntry("").Limit(40)
		find.OnChanged = func(text string) {
			var some []string
			shown = nil
			for n, one := range words {
				if strings.Contains(one, strings.TrimSpace(text)) {
					shown, some = append(shown, ids[n]), append(some, one)
				}
			}
			which.SetWords(some)
			if len(some) == 1 {
				which.Select(0)
			}
		}
		kit.NewAnswered(
			row("", "案号里的字", "登记簿里最近的都列着，写几个字就少了。", find), row(present.NumberField, "哪一件", "", which),
		).Ask(s.asks.Canvas, "关联复议诉讼", "关联", func(done func(map[string]string)) {
			id := ""
			if n := which.Selected(); n >= 0 && n < len(shown) {
				id = shown[n]
			}
			s.presenter.LinkCase(id, done)
		})
	})
}

// redate puts the day of an event right. What it moves is told before it is
// kept.
func (s *Screen) redate() {
	places, words := s.presenter.Redatable()
	if len(places) == 0 {
		return
	}
	on, why := s.date(), kit.NewEntry("").Limit(100)
	try := func() {}
	which := kit.NewSelect(words, len(words)-1, "", func(int) { try() })
	moves := kit.NewWrapped("写了日期，这里说期限怎样变。", kit.Note())
	form := kit.NewAnswered(
		row("", "哪一个日期", "收到申请的日期在“改登记”里改，文书的日期以文书为准。", which), row(present.MovedOnField, "改成", "", on),
		row("", "期限会怎样", "", moves), row(present.ReasonField, "原因", "改了什么记下来。", why),
	)
	try = func() {
		s.presenter.TryRedate(places[max(which.Selected(), 0)], on.Date(), func(n present.Notice) {
			moves.Set(n.Words, kit.Reg(theme.Second).In(toneOf(n.Tone, kit.Neutral).Ink()))
			form.Refresh()
		})
	}
	on.OnDate = func(workday.Date) { try() }
	s.ask(form, on, "改登记的日期", "改日期", func(done func(map[string]string)) {
		s.presenter.Redate(places[max(which.Selected(), 0)], on.Date(), why.Text(), done)
	})
}
