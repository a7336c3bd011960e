package desk

import (
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// What is no application is in the register, has a number of it, and is in no
// table; it ends without a row of table three.
func TestMattersThatAreNoApplications(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	of := func(m request.Matter) string {
		r := registration(t, "2026-04-01", "核对本人的低保档案")
		r.Matter, r.Kind = m, ""
		return s.register(r)
	}
	rectify, enquiry, help := of(request.Rectify), of(request.Enquiry), of(request.Assistance)
	page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{Open: true}, 0, 10))
	if page.Total != 3 || page.Lines[0].Number != "青石镇依申请〔2026〕3号" || page.Lines[2].Matter != request.Rectify {
		t.Errorf("%+v", page)
	}
	if due := must[[]Due](t)(s.DueApplications(ctx)); len(due) != 0 {
		t.Errorf("due: %+v", due)
	}
	_, err := s.IssueLetter(ctx, rectify, LetterOrder{Code: "N10", Outcome: request.Granted})
	refused(t, "answered like an application", err, "不能用在更正申请上")
	refused(t, "closed without its letter", s.FinishRequest(ctx, rectify, "", workday.Date{}), "先印发")
	refused(t, "closed without a word", s.FinishRequest(ctx, enquiry, " ", workday.Date{}), "没有写怎样答复")
	letter := must[request.Issued](t)(s.IssueLetter(ctx, rectify, LetterOrder{Code: "N27", Values: words(map[request.Field]string{
		request.FieldCorrectionResult: "属实，已经更正"})}))
	says(t, "更正告知书", text(letter), "属实，已经更正", "60日内")
	s.move(enquiry, request.Reviewing)
	_, err = s.IssueLetter(ctx, enquiry, LetterOrder{Code: "N02", Days: 3})
	refused(t, "a letter of applications", err, "不能用在咨询上")
	s.done(s.FinishRequest(ctx, rectify, "", workday.Date{}))
	s.done(s.FinishRequest(ctx, enquiry, "电话解答", workday.Date{}))
	s.done(s.MoveRequest(ctx, help, RequestMove{To: request.Retracted}))
	if v := s.request(enquiry); v.Line.Closed != s.Today() || v.Dossier.Stage != request.Filed || v.Line.Note != "电话解答" {
		t.Errorf("%+v", v.Line)
	}
	if page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{Open: true}, 0, 10)); page.Total != 0 {
		t.Errorf("%d still open", page.Total)
	}
	if page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{Matter: request.Enquiry, Year: 2026}, 0, 10)); page.Total != 1 {
		t.Errorf("%d enquiries", page.Total)
	}
	for cell, v := range figures(t, s.Desk, 2026) {
		if v.Number != 0 {
			t.Errorf("%s counts %d", cell, v.Number)
		}
	}
	expectSound(t, s.Desk)
}

// An application from a ledger is worked on as what its columns say, and only
// then gets a dossier.
func TestAnApplicationFromALedger(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-01-14")
	open := application(t, "SQ2026-1", "2026-01-05")
	open.SupplementNotified = day(t, "2026-01-07")
	old := closed(t, application(t, "SQ2025-9", "2025-12-01"), request.Granted, "2025-12-20")
	importing(t, s.Desk, applications(open, old))
	page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{}, 0, 10))
	id, done := page.Lines[0].ID, page.Lines[1].ID
	if v := s.request(id); v.Dossier.Stage != request.Supplementing || v.Status.PhaseOn(s.Today()) != request.AwaitingSupplement || v.Place == "" {
		t.Errorf("%s, %+v", v.Dossier.Stage, v.Status)
	}
	if v := s.request(done); v.Dossier.Stage != request.ReplyIssued || v.Due != nil {
		t.Errorf("%s, %+v", v.Dossier.Stage, v.Due)
	}
	before := audited(t, s)
	s.request(id)
	if audited(t, s) != before {
		t.Error("looking opened a dossier")
	}
	s.move(id, request.Reviewing)
	v := s.request(id)
	if v.Line.Supplemented != s.Today() || v.Status.Due.String() != "2026-02-11" {
		t.Errorf("supplemented: %+v, due %s", v.Line, v.Status.Due)
	}
	err := s.MoveRequest(ctx, done, RequestMove{To: request.Reviewing})
	refused(t, "a closed one again", err, "不能直接转到")

	later := open // the ledger says in the meantime that it was answered
	later.Supplemented, later.Outcome, later.Closed = s.Today(), request.Granted, s.Today()
	importing(t, s.Desk, applications(later))
	says(t, "findings", s.request(id).Findings[0], "案卷还停在“审核中”")
	s.move(id, request.DraftingReply)
	if err := s.MoveRequest(ctx, id, RequestMove{To: request.Retracted}); err == nil {
		t.Error("closed a second time")
	}
	expectSound(t, s.Desk)
}

// What is due counts by what has happened; where the applicant has to act, by
// the applicant's day.
func TestWhatIsDueFollowsTheEvents(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-09-14")
	waits, runs := s.register(registration(t, "2026-09-14", "预算")), s.register(registration(t, "2026-09-14", "决算"))
	s.move(waits, request.Reviewing)
	must[request.Issued](t)(s.IssueLetter(ctx, waits, LetterOrder{Code: "N02", Days: 3, Values: words(map[request.Field]string{request.FieldSupplementItems: "年度"})}))
	due := must[[]Due](t)(s.DueApplications(ctx))
	if len(due) != 2 || due[0].Entry.ID != waits || due[0].LastDay.String() != "2026-09-17" || due[0].Left != 3 || due[0].Phase != request.AwaitingSupplement ||
		due[1].Entry.ID != runs || due[1].LastDay.String() != "2026-10-16" || due[1].Left != 20 || due[1].Why == "" {
		t.Errorf("%+v", due)
	}
	page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{Stage: request.Supplementing}, 0, 10))
	if page.Total != 1 || page.Lines[0].Due.LastDay.String() != "2026-09-17" {
		t.Errorf("%+v", page)
	}
}

// A new notice says which open requests move, before it is taken in. While the
// year is an estimate its day goes into no letter.
func TestANewHolidayNoticeMovesRequests(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2027-01-20")
	id := s.register(registration(t, "2027-01-20", "预算"))
	_, err := s.IssueLetter(ctx, id, LetterOrder{Code: "N01"})
	refused(t, "an estimated day in a letter", err, "是估算的")
	draft := must[*LetterDraft](t)(s.DraftLetter(ctx, id, LetterOrder{Code: "N01"}))
	if draft.Problem == nil || draft.Paragraphs != nil || !draft.Values[request.FieldDue].Estimated {
		t.Errorf("%+v", draft)
	}
	pack := must[workday.Pack](t)(readPack(nextYear(t, t.TempDir(), "放假通知")))
	moved := must[[]RequestShift](t)(s.Shifts(ctx, pack))
	if len(moved) != 1 || moved[0].Entry.ID != id || moved[0].Before.Due.String() != "2027-02-17" || moved[0].After.Due.String() != "2027-02-18" || moved[0].After.Estimated() {
		t.Errorf("%+v", moved)
	}
}

// A reconsideration and the suit after it: linked, counted in the chosen year.
func TestCasesAboutARequest(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-11-20")
	refusal := closed(t, application(t, "SQ2025-1", "2025-03-03"), request.DeniedStateSecret, "2025-03-20")
	importing(t, s.Desk, applications(refusal))
	id := must[RequestPage](t)(s.Requests(ctx, RequestFilter{}, 0, 1)).Lines[0].ID
	c := must[request.Case](t)(s.RecordCase(ctx, request.Case{Number: "青政复〔2025〕3号", Kind: request.Reconsideration, Received: day(t, "2025-05-06")}, id))
	_, err := s.RecordCase(ctx, c)
	refused(t, "the same case again", err, "已经登记过")
	cells := func(year int, pending, upheld int64) {
		t.Helper()
		expectCells(t, s.Desk, year, map[annual.Address]int64{"table4.reconsideration.pending": pending, "table4.reconsideration.upheld": upheld})
	}
	cells(2025, 1, 0)
	refused(t, "a year without a word", s.ConcludeCase(ctx, c.ID, request.Upheld, workday.Date{}, 2026, " "), "为什么算在2026年")
	s.done(s.ConcludeCase(ctx, c.ID, request.Upheld, workday.Date{}, 2026, "决定书没有日期，按收到的年度"))
	cells(2025, 1, 0)
	cells(2026, 0, 1)
	direct := must[request.Case](t)(s.RecordCase(ctx, request.Case{Number: "（2025）行初7号", Kind: request.DirectLitigation, Received: day(t, "2025-06-01")}))
	s.done(s.LinkCase(ctx, direct.ID, id))
	v := s.request(id)
	if len(v.Cases) != 2 {
		t.Errorf("%+v", v.Cases)
	}
	says(t, "findings", v.Findings[0], "应当先复议")
	expectSound(t, s.Desk)
}

// A text of the office's own: a version of its own, and it must keep what the
// letter needs.
func TestTheOfficesOwnLetterText(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	builtIn := must[[]LetterText](t)(s.LetterTexts(ctx, "N01"))
	if len(builtIn) != 1 || builtIn[0].Own {
		t.Fatalf("%+v", builtIn)
	}
	own := strings.NewReplacer("版本 2026-1", "版本 青石镇1", "至迟于", "最迟于").Replace(builtIn[0].Source)
	refused(t, "the same version", s.SetLetterText(ctx, builtIn[0].Source), "已经有了")
	refused(t, "a field is lost", s.SetLetterText(ctx, strings.ReplaceAll(own, "{答复期限}", "期限内")), "{答复期限}")
	s.done(s.SetLetterText(ctx, own))
	letter := must[request.Issued](t)(s.IssueLetter(ctx, s.register(registration(t, "2026-04-01", "预算")), LetterOrder{Code: "N01"}))
	if letter.Version != "青石镇1" {
		t.Errorf("version %s", letter.Version)
	}
	says(t, "receipt", text(letter), "最迟于")
}

// Requests of the same applicant that are alike are shown with what speaks for
// it; a namesake's are not.
func TestRequestsThatAreAlike(t *testing.T) {
	s := requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	first := s.register(registration(t, "2026-04-01", "2025年河东村危房改造补助名单"))
	namesake := registration(t, "2026-04-01", "2025年河东村危房改造补助名单")
	namesake.Identity.Number = "440524188001010014"
	s.register(namesake)
	again := s.register(registration(t, "2026-04-01", "河东村2025年危房改造的补助名单"))
	similar := s.request(again).Similar
	if len(similar) != 1 || similar[0].Application.ID != first || len(similar[0].Shared) == 0 {
		t.Errorf("%+v", similar)
	}
}

// A correction of the register: the number stays, the clock counts from the
// new day, and what the clock cannot count is refused.
func TestARegistrationIsCorrected(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-09-16")
	id := s.register(registration(t, "2026-09-15", "预算"))
	number := s.request(id).Line.Number
	r := registration(t, "2026-09-14", "2026年预算")
	r.Identity = s.request(id).Dossier.Identity // masked, as the page has it
	refused(t, "no reason", s.EditRequest(ctx, id, r, " "), "要写原因")
	s.done(s.EditRequest(ctx, id, r, "申请表上是14日"))
	v := s.request(id)
	if v.Line.Number != number || v.Line.Subject != "2026年预算" || v.Status.Due.String() != "2026-10-16" {
		t.Errorf("%+v, due %s", v.Line, v.Status.Due)
	}
	if identity := must[request.Identity](t)(s.RevealApplicant(ctx, id, "")); identity.Number != madeUpID {
		t.Errorf("the mask was kept as the number: %+v", identity)
	}
	s.move(id, request.Reviewing)
	must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 3, On: day(t, "2026-09-15"), Values: words(map[request.Field]string{request.FieldSupplementItems: "年度"})}))
	late := registration(t, "2026-09-16", "预算")
	refused(t, "received after 补正 was asked for", s.EditRequest(ctx, id, late, "改"), "早于收到申请")
}

// A day that was written down wrong is corrected, with the reason; days that
// stand in a letter are not, and no day that the clock cannot count.
func TestADayIsCorrected(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	id := s.register(registration(t, "2026-03-02", "预算"))
	s.move(id, request.Reviewing)
	must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: words(map[request.Field]string{request.FieldSupplementItems: "年度"})}))
	s.at("2026-03-09").move(id, request.Reviewing)
	if due := s.request(id).Status.Due.String(); due != "2026-04-07" {
		t.Errorf("due %s", due)
	}
	refused(t, "no reason", s.RedateRequestEvent(ctx, id, 2, day(t, "2026-03-06"), ""), "要写原因")
	refused(t, "the letter's day", s.RedateRequestEvent(ctx, id, 1, day(t, "2026-03-01"), "写错"), "以文书为准")
	refused(t, "before it was asked for", s.RedateRequestEvent(ctx, id, 2, day(t, "2026-03-01"), "写错"), "收到")
	refused(t, "tomorrow", s.RedateRequestEvent(ctx, id, 2, day(t, "2026-03-10"), "写错"), "还没有到")
	refused(t, "nothing there", s.RedateRequestEvent(ctx, id, 3, day(t, "2026-03-06"), "写错"), "不在案卷里")
	s.done(s.RedateRequestEvent(ctx, id, 2, day(t, "2026-03-06"), "邮戳是6日"))
	if v := s.request(id); v.Status.Due.String() != "2026-04-03" || v.Line.Supplemented.String() != "2026-03-06" {
		t.Errorf("due %s, %s", v.Status.Due, v.Line.Supplemented)
	}
}

// The reminders of the day, whatever the applications came from.
func TestRemindersOfADay(t *testing.T) {
	s := requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	s.register(registration(t, "2026-03-02", "预算"))
	importing(t, s.Desk, applications(application(t, "SQ2026-1", "2026-03-03")))
	for on, want := range map[string]int{"2026-03-09": 1, "2026-03-10": 1, "2026-03-16": 1, "2026-03-17": 1, "2026-03-20": 0, "2026-03-27": 1} {
		if got := must[[]RequestReminder](t)(s.RequestReminders(t.Context(), day(t, on))); len(got) != want {
			t.Errorf("%s: %+v", on, got)
		}
	}
}

// A ledger whose dates no clock can count stops nobody: the page says what was
// left out, and the application can be worked on. A ledger that changes the day
// of receipt later is pointed out.
func TestALedgerThatCannotBeCounted(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	a := application(t, "SQ2026-1", "2026-01-05")
	a.SupplementNotified = day(t, "2026-02-27") // after the term was over
	importing(t, s.Desk, applications(a))
	page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{}, 0, 10))
	id := page.Lines[0].ID
	if page.Lines[0].Due == nil || page.Lines[0].Due.Phase != request.Overdue {
		t.Errorf("%+v", page.Lines[0].Due)
	}
	v := s.request(id)
	if v.Status == nil || v.Dossier.Stage != request.Reviewing || len(v.Findings) != 1 {
		t.Fatalf("%s, %v", v.Dossier.Stage, v.Findings)
	}
	says(t, "findings", v.Findings[0], "台账的补正日期没有计入期限", "已经届满")
	s.move(id, request.DraftingReply)
	if line := s.request(id).Line; line.SupplementNotified != a.SupplementNotified {
		t.Errorf("the ledger's own word is gone: %+v", line)
	}
	a.Received = day(t, "2026-01-06")
	importing(t, s.Desk, applications(a), prevail)
	says(t, "findings", s.request(id).Findings[0], "登记簿的收到日期是2026-01-06，期限从2026-01-05算起")
}

// The month's figures, by channel, kind and outcome; what came late; what is
// open when the month ends.
func TestTheFiguresOfAMonth(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-03-31")
	inTime := closed(t, application(t, "1", "2026-02-27"), request.Granted, "2026-03-05")
	late := closed(t, application(t, "2", "2026-01-05"), request.RejectedPetition, "2026-03-31")
	after := closed(t, application(t, "3", "2026-03-02"), request.Granted, "2026-04-01")
	after.Channel = request.Mail
	importing(t, s.Desk, applications(inTime, late, after, application(t, "4", "2026-03-31"), application(t, "5", "2026-04-01")))
	r := registration(t, "2026-03-31", "低保政策")
	r.Matter = request.Enquiry
	s.register(r)
	got := must[RequestStatistics](t)(s.RequestStatistics(ctx, day(t, "2026-03-01"), day(t, "2026-03-31")))
	if got.Received != 2 || got.ByChannel[request.Mail] != 1 || got.ByKind[request.NaturalPerson] != 2 || got.Closed != 2 ||
		got.ByOutcome[request.Granted] != 1 || got.Late != 1 || got.Open != 2 || got.Others[request.Enquiry] != 1 || got.Fees != 0 {
		t.Errorf("%+v", got)
	}
	_, err := s.RequestStatistics(ctx, day(t, "2026-03-31"), day(t, "2026-03-01"))
	refused(t, "backwards", err, "起止日期不对")
}
