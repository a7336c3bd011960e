package desk

import (
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// textOn is everything that stands on a document, a space between the pieces.
func textOn(d *paper.Document) string {
	var b strings.Builder
	for _, page := range d.Pages {
		for _, mark := range page.Marks {
			if line, ok := mark.(paper.Text); ok {
				b.WriteString(line.String + " ")
			}
		}
	}
	return b.String()
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		period             RequestPeriod
		first, last, words string
	}{
		{RequestPeriod{2026, 1}, "2026-01-01", "2026-01-31", "2026年1月"},
		{RequestPeriod{2024, 2}, "2024-02-01", "2024-02-29", "2024年2月"},
		{RequestPeriod{2025, 12}, "2025-12-01", "2025-12-31", "2025年12月"},
		{RequestPeriod{2025, 0}, "2025-01-01", "2025-12-31", "2025年"},
	} {
		first, last := c.period.days()
		if first.String() != c.first || last.String() != c.last || c.period.Words() != c.words {
			t.Errorf("%v: %s to %s, %s", c.period, first, last, c.period.Words())
		}
	}
	today := workday.MustDate("2026-01-14")
	refused(t, "next month", RequestPeriod{2026, 2}.check(today), "还没有到")
	refused(t, "a month that is none", RequestPeriod{2026, 13}.check(today), "没有选")
}

// The register of a month has what came in it, and names who applied only for
// who may see that, which the log keeps.
func TestTheRegisterOfAMonth(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	s.register(registration(t, "2026-04-01", "王秀兰家的宅基地审批材料"))
	s.at("2026-03-31").register(registration(t, "2026-03-31", "三月的一件"))
	s.at("2026-04-30")
	april := RequestPeriod{2026, 4}
	before := audited(t, s)
	plain, _, err := s.RegisterPages(ctx, april, false)
	s.done(err)
	if on := textOn(plain); !strings.Contains(on, "宅基地审批材料") || strings.Contains(on, "三月的一件") || strings.Contains(on, "王秀兰") || strings.Contains(on, madeUpID) {
		t.Errorf("the register says %s", on)
	}
	if audited(t, s) != before {
		t.Error("a register without names went into the log")
	}
	named, fonts, err := s.RegisterPages(ctx, april, true)
	s.done(err)
	if on := textOn(named); !strings.Contains(on, "王秀兰") || audited(t, s) == before {
		t.Errorf("the register with names says %s, or the log does not", on)
	}
	path := filepath.Join(t.TempDir(), "登记簿.pdf")
	s.done(s.SavePages(path, named, fonts))
	refused(t, "a picture", s.SavePages(filepath.Join(t.TempDir(), "登记簿.png"), named, fonts), ".pdf 结尾")
	s.sit(office.Deputy)
	_, _, err = s.RegisterPages(ctx, april, true)
	refused(t, "by who may not see", err, "这件事由")
	_, _, err = s.RegisterPages(ctx, RequestPeriod{2026, 5}, false)
	refused(t, "a month to come", err, "还没有到")
}

// The figures of the county's report that the registers tell are told, and no
// others: the rest is left to be written in.
func TestTheStatisticsOfAMonth(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	s.register(registration(t, "2026-04-01", "预算"))
	granted := s.register(registration(t, "2026-04-01", "村道合同"))
	s.move(granted, request.Reviewing)
	s.move(granted, request.DraftingReply)
	answer := LetterOrder{Code: "N11", Outcome: request.Granted, Values: words(map[request.Field]string{request.FieldSource: "镇政府网站"})}
	s.done(s.AnswerRequest(ctx, granted, answer))
	s.move(granted, request.SigningReply)
	s.done(s.ApproveRequest(ctx, granted, ApprovalInput{For: request.ApproveReply, Signer: "赵国梁"}))
	s.at("2026-05-06")
	must[request.Issued](t)(s.IssueLetter(ctx, granted, LetterOrder{Code: "N11"}))
	must[request.Case](t)(s.RecordCase(ctx, request.Case{Number: "青山府复〔2026〕1号", Kind: request.Reconsideration, Received: day(t, "2026-05-06")}))
	may := must[RequestStatistics](t)(s.RequestStatistics(ctx, day(t, "2026-05-01"), day(t, "2026-05-31"))).figures()
	year := must[RequestStatistics](t)(s.RequestStatistics(ctx, day(t, "2026-01-01"), day(t, "2026-05-31"))).figures()
	for code, want := range map[string][2]int{"10": {0, 2}, "11": {0, 2}, "17": {1, 1}, "18": {1, 1}, "22": {0, 0}, "32": {1, 1}, "33": {0, 0}} {
		if got := [2]int{may[code], year[code]}; got != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
	for _, code := range []string{"02", "05", "20", "25", "34"} {
		if _, told := year[code]; told {
			t.Errorf("%s is told, and nobody knows it", code)
		}
	}
	document, _, notes, err := s.StatisticsPages(ctx, RequestPeriod{2026, 5})
	s.done(err)
	if on := textOn(document); !strings.Contains(on, "2026年5月") || !strings.Contains(strings.Join(notes, ""), "未核") {
		t.Errorf("%s %v", on, notes)
	}
}

// Ledgers do not tell 信息不存在 and 非本部门掌握 apart: then neither is told.
func TestWhatALedgerLeavesOpenIsNotCounted(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-01-14")
	a := closed(t, application(t, "SQ2026-1", "2026-01-05"), request.UnavailableNotHeld, "2026-01-09")
	importing(t, s.Desk, applications(a))
	year := must[RequestStatistics](t)(s.RequestStatistics(ctx, day(t, "2026-01-01"), day(t, "2026-01-14")))
	figures := year.figures()
	_, nonexistent := figures["22"]
	_, elsewhere := figures["23"]
	if nonexistent || elsewhere || figures["17"] != 1 {
		t.Errorf("%v", figures)
	}
	says(t, "notes", strings.Join(statisticsNotes(year), ""), "有1件的台账没有写是信息不存在还是非本部门掌握", "有1件的台账没有写怎样收到的")
}
