package request_test

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/request"
)

// The table of the handbook's §1.6, row by row: the terms of 7, 15, 20 and 40
// working days from a day of receipt.
func TestTheHandbooksTable(t *testing.T) {
	calendar := builtIn(t)
	for _, c := range []struct{ covers, received, supplement, consult, reply, extended string }{
		{"春节与两个调休周六", "2026-01-30", "2026-02-10", "2026-02-27", "2026-03-05", "2026-04-02"},
		{"2月14、28日上班", "2026-02-10", "2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14"},
		{"节前", "2026-02-13", "2026-03-02", "2026-03-12", "2026-03-19", "2026-04-17"},
		{"清明、劳动节", "2026-04-01", "2026-04-13", "2026-04-23", "2026-04-30", "2026-06-01"},
		{"中秋、国庆、调休", "2026-09-14", "2026-09-22", "2026-10-10", "2026-10-16", "2026-11-13"},
		{"国庆", "2026-09-21", "2026-10-08", "2026-10-19", "2026-10-26", "2026-11-23"},
		{"1月26日、2月8日上班", "2025-01-20", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"},
		{"4月27日上班", "2025-04-21", "2025-04-29", "2025-05-14", "2025-05-21", "2025-06-19"},
		{"9月28日、10月11日上班", "2025-09-22", "2025-09-30", "2025-10-17", "2025-10-24", "2025-11-21"},
		{"除夕按工作日算", "2024-02-01", "2024-02-09", "2024-02-27", "2024-03-05", "2024-04-02"},
	} {
		t.Run(c.received+" "+c.covers, func(t *testing.T) {
			plain := clock(t, calendar, c.received+" received")
			if plain.SupplementBy != date(c.supplement) || plain.Due != date(c.reply) || plain.Counted() != 20 || plain.Estimated() {
				t.Errorf("补正 by %v, due %v with %d days; want %s, %s", plain.SupplementBy, plain.Due, plain.Counted(), c.supplement, c.reply)
			}
			longer := clock(t, calendar, c.received+" received, "+c.reply+" extended 20")
			if longer.Due != date(c.extended) || longer.Counted() != 40 {
				t.Errorf("extended: due %v with %d days, want %s", longer.Due, longer.Counted(), c.extended)
			}
			asked := clock(t, calendar, c.received+" received, "+c.received+" consult_sent 某某公司")
			if len(asked.Consultations) != 1 || asked.Consultations[0].LastDay != date(c.consult) {
				t.Errorf("consultation: %+v, want its last day %s", asked.Consultations, c.consult)
			}
		})
	}
}

// Seeds' case §13.5.5: received on 2026-09-14, due on 2026-10-16, the notice of
// 补正 by 2026-09-22.
func TestSeedCase5ReplyAndSupplementTermsOverNationalDay(t *testing.T) {
	s := clock(t, builtIn(t), "2026-09-14 received")
	if s.Due != date("2026-10-16") || s.SupplementBy != date("2026-09-22") {
		t.Errorf("due %v, 补正 by %v", s.Due, s.SupplementBy)
	}
}

// Worked out on paper, from the calendar of the notices.
func TestWhatEventsDoToTheLastDay(t *testing.T) {
	calendar := builtIn(t)
	for _, c := range []struct{ name, events, due string }{
		{"supplement restarts", "2026-09-14 received, 2026-09-16 supplement_notified, 2026-09-21 supplemented", "2026-10-26"},
		{"the order written down does not matter", "2026-09-21 supplemented, 2026-09-14 received, 2026-09-16 supplement_notified", "2026-10-26"},
		{"three working days at a third party", "2026-03-02 received, 2026-03-04 consult_sent, 2026-03-09 consult_answered", "2026-04-02"},
		{"answered the same day", "2026-03-02 received, 2026-03-04 consult_sent, 2026-03-04 consult_answered", "2026-03-30"},
		{"a weekend at a third party costs nothing", "2026-03-02 received, 2026-03-06 consult_sent, 2026-03-08 consult_answered", "2026-03-30"},
		{"no answer: 15 working days", "2026-03-02 received, 2026-03-04 consult_sent", "2026-04-21"},
		{"a late answer is no longer", "2026-03-02 received, 2026-03-04 consult_sent, 2026-04-01 consult_answered", "2026-04-21"},
		{"two at once count once", "2026-03-02 received, 2026-03-04 consult_sent 甲, 2026-03-04 consult_sent 乙, 2026-03-09 consult_answered 乙, 2026-03-09 consult_answered 甲", "2026-04-02"},
		{"two that overlap are a union", "2026-03-02 received, 2026-03-04 consult_sent 甲, 2026-03-05 consult_sent 乙, 2026-03-06 consult_answered 甲, 2026-03-09 consult_answered 乙", "2026-04-02"},
		{"two apart add up", "2026-03-02 received, 2026-03-04 consult_sent 甲, 2026-03-05 consult_answered 甲, 2026-03-09 consult_sent 乙, 2026-03-10 consult_answered 乙", "2026-04-01"},
		{"answers without a name go to who waits longest", "2026-03-02 received, 2026-03-04 consult_sent, 2026-03-05 consult_answered, 2026-03-09 consult_sent, 2026-03-10 consult_answered", "2026-04-01"},
		{"the other side's days run from delivery", "2026-03-02 received, 2026-03-04 consult_sent, 2026-03-05 consult_delivered", "2026-04-22"},
		{"paused before the restart is void too", "2026-03-02 received, 2026-03-04 consult_sent, 2026-03-06 consult_answered, 2026-03-10 supplement_notified, 2026-03-12 supplemented", "2026-04-10"},
		{"extended by five", "2026-03-02 received, 2026-03-30 extended 5", "2026-04-07"},
		{"extended with no number is the most", "2026-03-02 received, 2026-03-30 extended", "2026-04-28"},
		{"deferred", "2026-03-02 received, 2026-03-05 reasons_asked, 2026-03-10 reasons_given, 2026-03-12 deferred 5", "2026-04-07"},
		{"payment restarts", "2026-03-02 received, 2026-03-04 fee_notified, 2026-03-12 fee_paid", "2026-04-10"},
	} {
		s := clock(t, calendar, c.events)
		if s.Due != date(c.due) || s.Counted() != s.Term || len(s.Why) < 1 {
			t.Errorf("%s: due %v with %d of %d days, want %s", c.name, s.Due, s.Counted(), s.Term, c.due)
		}
		checkSheet(t, c.name, s)
	}
}

// checkSheet: the sheet has every day from the day after receipt to the last
// one, each of one kind, and its sums are those of the calendar.
func checkSheet(t *testing.T, name string, s request.Status) {
	t.Helper()
	kinds := map[request.DayKind]int{}
	next := s.Received
	for _, d := range s.Days {
		next = next.AddDays(1)
		if d.Date != next || (d.Kind == request.Rest) == d.Work() || (d.Kind == request.Counted) != (d.Ordinal > 0) {
			t.Fatalf("%s: %+v stands where %v should", name, d, next)
		}
		if (d.Kind == request.Paused || d.Kind == request.Void) && d.Why == "" {
			t.Errorf("%s: %v is not counted without a reason", name, d.Date)
		}
		kinds[d.Kind]++
	}
	tally, err := builtIn(t).WorkdaysBetween(s.Received, next)
	if err != nil || kinds[request.Counted]+kinds[request.Paused]+kinds[request.Void] != tally.Workdays {
		t.Errorf("%s: %v do not add up to %d working days", name, kinds, tally.Workdays)
	}
}

func TestWhatCannotHaveHappened(t *testing.T) {
	calendar := builtIn(t)
	for _, c := range []struct{ name, events, says string }{
		{"not received", "2026-03-04 extended 5", "早于收到申请"},
		{"before receipt", "2026-03-02 received, 2026-03-01 consult_sent", "早于收到申请"},
		{"received twice", "2026-03-02 received, 2026-03-03 received", "只有一个收到之日"},
		{"a second 补正", "2026-03-02 received, 2026-03-04 supplement_notified, 2026-03-06 supplemented, 2026-03-09 supplement_notified", "一次性告知"},
		{"supplement that was not asked for", "2026-03-02 received, 2026-03-04 supplemented", "没有记“告知补正”"},
		{"supplement before it was asked for", "2026-03-02 received, 2026-03-04 supplemented, 2026-03-05 supplement_notified", "没有记“告知补正”"},
		{"answered before sent", "2026-03-02 received, 2026-03-04 consult_answered, 2026-03-05 consult_sent", "先记发出"},
		{"another answered", "2026-03-02 received, 2026-03-04 consult_sent 甲, 2026-03-05 consult_answered 乙", "先记发出"},
		{"sent twice", "2026-03-02 received, 2026-03-04 consult_sent 甲, 2026-03-05 consult_sent 甲", "已经发过"},
		{"extended too late", "2026-03-02 received, 2026-03-31 extended 5", "已经届满"},
		{"extended twice", "2026-03-02 received, 2026-03-04 extended 5, 2026-03-05 extended 5", "只能延长一次"},
		{"extended too far", "2026-03-02 received, 2026-03-04 extended 21", "最多延长20个工作日"},
		{"extended while nothing runs", "2026-03-02 received, 2026-03-04 supplement_notified, 2026-03-05 extended 5", "等申请人补正"},
		{"extended before payment", "2026-03-02 received, 2026-03-04 fee_notified, 2026-03-05 extended 5", "等申请人缴费"},
		{"补正 asked when it is over", "2026-03-02 received, 2026-03-31 supplement_notified", "已经届满"},
		{"fee notified when it is over", "2026-03-02 received, 2026-03-31 fee_notified", "已经届满"},
		{"paid without a notice", "2026-03-02 received, 2026-03-04 fee_paid", "没有记“发出收费通知”"},
		{"paid too late", "2026-03-02 received, 2026-03-04 fee_notified, 2026-04-02 fee_paid", "视为放弃"},
		{"notified twice", "2026-03-02 received, 2026-03-04 fee_notified, 2026-03-05 fee_notified", "只按一种标准收一次"},
		{"补正 after the fee", "2026-03-02 received, 2026-03-04 fee_notified, 2026-03-05 supplement_notified", "先补正"},
		{"deferred without reasons", "2026-03-02 received, 2026-03-04 deferred 5", "没有记“收到说明的理由”"},
		{"deferred for no time", "2026-03-02 received, 2026-03-04 reasons_asked, 2026-03-05 reasons_given, 2026-03-06 deferred", "合理期限"},
		{"after the answer", "2026-03-02 received, 2026-03-04 answered, 2026-03-05 extended 5", "已经记了“答复”"},
		{"delivered before the answer", "2026-03-02 received, 2026-03-04 delivered", "还没有答复"},
		{"unknown", "2026-03-02 received, 2026-03-04 forwarded", "不是办理中的一个环节"},
		{"a year mistyped", "2026-03-02 received, 2062-03-04 answered", "十年"},
	} {
		_, err := request.Clock(calendar, line(t, c.events))
		refused(t, c.name, err, c.says)
	}
	_, err := request.Clock(calendar, nil)
	refused(t, "nothing", err, "没有收到申请的日期")
	_, err = request.Clock(calendar, []request.Event{{Kind: request.Received}})
	refused(t, "no date", err, "没有日期")
}

// What was done too late, or lacks a name, is said and still counted.
func TestFindings(t *testing.T) {
	calendar := builtIn(t)
	for _, c := range []struct{ name, events, says string }{
		{"补正 asked on the eighth day", "2026-03-02 received, 2026-03-12 supplement_notified, 2026-03-13 supplemented", "晚于7个工作日"},
		{"supplement after the applicant's term", "2026-03-02 received, 2026-03-04 supplement_notified 5, 2026-03-20 supplemented", "晚于补正期限2026-03-11"},
		{"extension without a name", "2026-03-02 received, 2026-03-04 extended 5", "负责人"},
		{"an opinion after its term", "2026-03-02 received, 2026-03-04 consult_sent, 2026-04-01 consult_answered", "照样计入"},
		{"asked when it is over", "2026-03-02 received, 2026-04-01 consult_sent", "不改变期限"},
		{"answered when it is over", "2026-03-02 received, 2026-04-01 answered", "晚于期限最后一日2026-03-30"},
	} {
		s := clock(t, calendar, c.events)
		if len(s.Findings) != 1 || !strings.Contains(s.Findings[0], c.says) {
			t.Errorf("%s: %q, want %q", c.name, s.Findings, c.says)
		}
	}
	if s := clock(t, calendar, "2026-03-02 received, 2026-03-11 supplement_notified, 2026-03-12 supplemented, 2026-04-10 answered"); len(s.Findings) != 0 {
		t.Errorf("nothing is amiss, but: %q", s.Findings)
	}
}

func TestWhileTheClockWaits(t *testing.T) {
	calendar := builtIn(t)
	supplement := clock(t, calendar, "2026-03-02 received, 2026-03-04 supplement_notified 10")
	payment := clock(t, calendar, "2026-03-02 received, 2026-03-04 fee_notified")
	open := clock(t, calendar, "2026-03-02 received, 2026-03-04 supplement_notified")
	if !supplement.Due.IsZero() || supplement.Wait.Until != date("2026-03-18") || payment.Wait.Until != date("2026-04-01") || !open.Wait.Until.IsZero() {
		t.Errorf("waits: %+v, %+v, %+v", supplement.Wait, payment.Wait, open.Wait)
	}
	if _, known := payment.LeftOn(date("2026-03-05")); known {
		t.Error("days are left of a term that does not run")
	}
	for _, s := range []request.Status{supplement, payment, open} {
		checkSheet(t, s.Wait.Words(), s)
	}
}

func TestPhases(t *testing.T) {
	calendar := builtIn(t)
	for _, c := range []struct {
		events, today string
		phase         request.Phase
	}{
		{"2026-03-02 received", "2026-03-30", request.Running},
		{"2026-03-02 received", "2026-03-31", request.Overdue},
		{"2026-03-02 received, 2026-03-31 answered", "2026-04-30", request.Ended},
		{"2026-03-02 received, 2026-03-04 consult_sent", "2026-03-04", request.Running},
		{"2026-03-02 received, 2026-03-04 consult_sent", "2026-03-25", request.Consulting},
		{"2026-03-02 received, 2026-03-04 consult_sent", "2026-03-26", request.Running},
		{"2026-03-02 received, 2026-03-04 supplement_notified 5", "2026-03-11", request.AwaitingSupplement},
		{"2026-03-02 received, 2026-03-04 supplement_notified 5", "2026-03-12", request.Lapsed},
		{"2026-03-02 received, 2026-03-04 supplement_notified", "2026-12-12", request.AwaitingSupplement},
		{"2026-03-02 received, 2026-03-04 fee_notified", "2026-04-01", request.AwaitingPayment},
		{"2026-03-02 received, 2026-03-04 fee_notified", "2026-04-02", request.Lapsed},
		{"2026-03-02 received, 2026-03-04 fee_notified, 2026-04-02 abandoned", "2026-04-02", request.Ended},
	} {
		if got := clock(t, calendar, c.events).PhaseOn(date(c.today)); got != c.phase || got.Label() == "" {
			t.Errorf("%s on %s: %s, want %s", c.events, c.today, got, c.phase)
		}
	}
}

func TestDaysLeftAndReminders(t *testing.T) {
	s := clock(t, builtIn(t), "2026-09-14 received")
	for day, want := range map[string]int{"2026-09-14": 20, "2026-09-20": 15, "2026-10-07": 8, "2026-10-15": 1, "2026-10-16": 0, "2026-10-19": -1, "2026-10-24": -5} {
		if got, known := s.LeftOn(date(day)); got != want || !known {
			t.Errorf("left on %s: %d, want %d", day, got, want)
		}
	}
	var days []string
	for _, r := range s.Reminders() {
		days = append(days, r.Date.String())
	}
	if want := []string{"2026-09-20", "2026-09-28", "2026-10-10", "2026-10-13", "2026-10-15"}; !slices.Equal(days, want) {
		t.Errorf("reminders on %v, want %v", days, want)
	}
	asked := clock(t, builtIn(t), "2026-03-02 received, 2026-03-04 supplement_notified 5, 2026-03-09 supplemented, 2026-03-10 consult_sent")
	if !slices.ContainsFunc(asked.Reminders(), func(r request.Reminder) bool {
		return r.Date == date("2026-03-31") && strings.Contains(r.Text, "征求意见期满")
	}) {
		t.Errorf("nobody reminds of the end of the consultation: %+v", asked.Reminders())
	}
	if slices.ContainsFunc(asked.Reminders(), func(r request.Reminder) bool { return strings.Contains(r.Text, "补正") }) {
		t.Error("a reminder to ask for what was supplied")
	}
	if r := clock(t, builtIn(t), "2026-03-02 received, 2026-03-04 answered").Reminders(); len(r) != 0 {
		t.Errorf("an ended request reminds: %v", r)
	}
}

// What is inferred or unchecked is a parameter, and changing it changes the day.
func TestParameters(t *testing.T) {
	calendar := builtIn(t)
	consult := "2026-03-02 received, 2026-03-04 consult_sent, 2026-03-09 consult_answered"
	for _, c := range []struct {
		name, events, due string
		change            func(*request.Rules)
	}{
		{"the day of sending is not counted", consult, "2026-04-03", func(r *request.Rules) { r.PauseOnSent = true }},
		{"the day of the answer is counted", consult, "2026-04-01", func(r *request.Rules) { r.CountAnswerDay = true }},
		{"so is that of an answer on the last day", "2026-03-02 received, 2026-03-04 consult_sent, 2026-03-25 consult_answered", "2026-04-20", func(r *request.Rules) { r.CountAnswerDay = true }},
		{"说明理由 pauses", "2026-03-02 received, 2026-03-04 reasons_asked, 2026-03-09 reasons_given", "2026-04-02", func(r *request.Rules) { r.PauseForReasons = true }},
		{"payment resumes", "2026-03-02 received, 2026-03-04 fee_notified, 2026-03-12 fee_paid", "2026-04-08", func(r *request.Rules) { r.Payment = request.PaymentResumes }},
		{"payment resumes with no day left", "2026-03-02 received, 2026-03-30 fee_notified, 2026-04-02 fee_paid", "2026-04-02", func(r *request.Rules) { r.Payment = request.PaymentResumes }},
	} {
		rules := request.DefaultRules()
		c.change(&rules)
		s, err := rules.Clock(calendar, line(t, c.events))
		if err != nil || s.Due != date(c.due) || s.Counted() != s.Term {
			t.Errorf("%s: due %v, want %s (%v)", c.name, s.Due, c.due, err)
		}
	}
	for _, p := range request.DefaultRules().Parameters() {
		if p.Name == "" || p.Value == "" || p.Basis == "" || p.Certainty.Label() == "" {
			t.Errorf("a parameter without its basis: %+v", p)
		}
	}
	_, err := request.Rules{}.Clock(calendar, line(t, "2026-03-02 received"))
	refused(t, "no rules", err, "期限参数")
}

// A year without 放假安排 makes the day an estimate, and the sheet says so first.
func TestAnEstimateIsSaid(t *testing.T) {
	s := clock(t, builtIn(t), "2026-12-14 received")
	lines := s.Lines()
	if !s.Estimated() || !strings.Contains(lines[1], "估算：没有装入2027年") {
		t.Errorf("estimated %v:\n%s", s.Estimated(), strings.Join(lines, "\n"))
	}
	near := clock(t, builtIn(t), "2026-12-01 received")
	if near.Estimated() || !slices.Equal(near.Awaiting, []int{2027}) {
		t.Errorf("due %v: estimated %v, awaiting %v", near.Due, near.Estimated(), near.Awaiting)
	}
}

func TestTheSheetInWords(t *testing.T) {
	s := clock(t, builtIn(t), "2026-09-14 received, 2026-09-15 supplement_notified, 2026-09-17 supplemented, 2026-09-29 consult_sent 某某公司, 2026-10-09 consult_answered 某某公司")
	text := strings.Join(s.Lines(), "\n")
	for _, want := range []string{
		"2026-09-15 周二 工作日，作废：补正以前的第1个工作日，重新计算后不计",
		"2026-09-16 周三 工作日，停计：等待补正",
		"2026-09-18 周五 计入，第1个工作日",
		"2026-09-20 周日 国庆节调休上班，计入，第2个工作日",
		"2026-09-25 周五 中秋节放假，不计",
		"2026-09-30 周三 工作日，停计：征求某某公司意见",
		"2026-10-22 周四 计入，第18个工作日",
		"，期限最后一日\n合计",
		"节假日：《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet lacks %q:\n%s", want, text)
			break
		}
	}
	if row := s.Days[5].Row(); row[3] == "" || row[0] != "2026-09-20" {
		t.Errorf("a make-up day without its notice: %q", row)
	}
}

func TestEventsBeforeTheyAreRegistered(t *testing.T) {
	day := date("2026-03-02")
	for _, c := range []struct {
		event request.Event
		says  string
	}{
		{request.Event{Date: day, Kind: request.Extended, Days: 5, Approver: "周启明"}, ""},
		{request.Event{Date: day, Kind: request.Extended, Days: 5}, "负责人同意"},
		{request.Event{Date: day, Kind: request.Extended, Approver: "周启明"}, "天数"},
		{request.Event{Kind: request.Received}, "没有日期"},
		{request.Event{Date: day, Kind: "x"}, "环节"},
		{request.Event{Date: day, Kind: request.Received, Days: -1}, "天数"},
	} {
		if err := c.event.Validate(); c.says == "" && err != nil {
			t.Errorf("%+v: %v", c.event, err)
		} else if c.says != "" {
			refused(t, string(c.event.Kind), err, c.says)
		}
	}
	for _, k := range request.EventKinds() {
		if k.Label() == "" || k.Article() == "" || !k.Valid() {
			t.Errorf("%s has no words", k)
		}
	}
}
