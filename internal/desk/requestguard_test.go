package desk

import (
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/request"
)

// Two people correct one entry: the second is told, and writes over nothing.
func TestTwoPeopleCorrectOneEntry(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	id := s.register(registration(t, "2026-04-01", "低保评仪的记录"))
	seen := s.request(id).State
	if again := s.request(id).State; again != seen || seen == "" {
		t.Fatalf("looking changed %q to %q", seen, again)
	}
	first, second := registration(t, "2026-04-01", "低保评议的记录"), registration(t, "2026-04-01", "低保评仪的记录")
	first.Seen, second.Seen, second.Delivery = seen, seen, "电子邮件"
	s.done(s.EditRequest(ctx, id, first, "写错一个字"))
	refused(t, "the second", s.EditRequest(ctx, id, second, "改获取方式"), "刚被别人改过")
	if a := s.request(id).Line; a.Subject != "低保评议的记录" || a.Delivery == "电子邮件" {
		t.Errorf("%+v", a)
	}
	second.Seen = s.request(id).State
	s.done(s.EditRequest(ctx, id, second, "改获取方式"))
}

// What another day would move is told before it is kept.
func TestAnotherDayIsTriedFirst(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	id := s.register(registration(t, "2026-03-02", "预算"))
	s.move(id, request.Reviewing)
	must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: words(map[request.Field]string{request.FieldSupplementItems: "年度"})}))
	s.at("2026-03-06")
	s.move(id, request.Reviewing)
	before := s.request(id).State
	shift := must[request.Shift](t)(s.TryRedate(ctx, id, 2, day(t, "2026-03-04")))
	if shift.Before.Due.String() != "2026-04-03" || shift.After.Due.String() != "2026-04-01" || !shift.Moved() {
		t.Errorf("from %s to %s", shift.Before.Due, shift.After.Due)
	}
	_, err := s.TryRedate(ctx, id, 2, day(t, "2026-03-01"))
	refused(t, "before it was asked for", err, "收到")
	_, err = s.TryRedate(ctx, id, 2, day(t, "2026-03-20"))
	refused(t, "a day to come", err, "还没有到")
	if s.request(id).State != before {
		t.Error("trying changed the request")
	}
}

// A ledger may say that 补正 was asked for and not by when: nothing is due then,
// and it is listed as waiting all the same.
func TestWhoWaitsWithoutATermIsListed(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-01-14")
	waits := application(t, "SQ2026-1", "2026-01-05")
	waits.SupplementNotified = day(t, "2026-01-07")
	importing(t, s.Desk, applications(waits, application(t, "SQ2026-2", "2026-01-06")))
	ids := must[[]string](t)(s.WaitingRequests(ctx))
	page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{Open: true}, 0, 10))
	if len(ids) != 1 || ids[0] != page.Lines[1].ID || page.Lines[1].Waits != request.Supplemented || page.Lines[1].Due != nil || page.Lines[0].Waits != "" {
		t.Errorf("%v %+v", ids, page.Lines)
	}
}

// A case of the register that belongs to no application yet is offered to be
// linked, and not again.
func TestCasesThatCanBeLinked(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	id := s.register(registration(t, "2026-04-01", "预算"))
	loose := must[request.Case](t)(s.RecordCase(ctx, request.Case{Number: "青山府复〔2026〕1号", Kind: request.Reconsideration, Received: day(t, "2026-04-01")}))
	if others := must[[]request.Case](t)(s.OtherCases(ctx, id)); len(others) != 1 || others[0].ID != loose.ID {
		t.Fatalf("%+v", others)
	}
	s.done(s.LinkCase(ctx, loose.ID, id))
	if others := must[[]request.Case](t)(s.OtherCases(ctx, id)); len(others) != 0 || len(s.request(id).Cases) != 1 {
		t.Errorf("%+v", others)
	}
}
