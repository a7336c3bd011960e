package desk

import (
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// A made-up ID number with a right check digit.
const madeUpID = "11010519491231002X"

// at sets the desk's clock to a day.
func (s *staffed) at(date string) *staffed {
	s.t.Helper()
	d := day(s.t, date)
	s.day = time.Date(d.Year, d.Month, d.Day, 10, 0, 0, 0, time.UTC)
	return s
}

// requestDesk is a staffed town whose settings can fill every letter.
func requestDesk(t testing.TB) *staffed {
	t.Helper()
	s := staff(t, office.Town)
	settings, err := s.RequestSettings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	settings.ReviewBody, settings.Court = "青山县人民政府", "青山县人民法院"
	settings.Contact, settings.Phone = "陈晓梅", "0471-0000000"
	settings.ReplyAddress, settings.Payment = "青石镇人民政府党政办公室", "到镇财政所缴纳"
	if err := s.SetRequestSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	return s
}

// registration is a complete one, handed in at the counter on a day.
func registration(t testing.TB, on, subject string) Registration {
	return Registration{
		Matter: request.Disclosure, Applicant: "王秀兰", Kind: request.NaturalPerson, Channel: request.InPerson,
		Facts: request.ReceiptFacts{Submitted: day(t, on)}, Subjects: []string{subject}, Delivery: "纸质，当面领取",
		Identity: request.Identity{Paper: "居民身份证", Number: madeUpID, Phone: "13800000000", Address: "青石镇河东村1组"},
	}
}

func (s *staffed) register(r Registration) string {
	s.t.Helper()
	lines, err := s.RegisterRequest(s.t.Context(), r)
	if err != nil {
		s.t.Fatal(err)
	}
	return lines[0].ID
}

func (s *staffed) request(id string) *RequestView {
	s.t.Helper()
	return must[*RequestView](s.t)(s.Request(s.t.Context(), id))
}

func (s *staffed) done(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *staffed) move(id string, to request.Stage) {
	s.t.Helper()
	s.done(s.MoveRequest(s.t.Context(), id, RequestMove{To: to}))
}

func words(values map[request.Field]string) map[request.Field]request.Value {
	given := map[request.Field]request.Value{}
	for f, v := range values {
		given[f] = request.TextValue(v)
	}
	return given
}

func text(l request.Issued) string {
	var b strings.Builder
	for _, p := range l.Paragraphs {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

func says(t testing.TB, what, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%s does not say %q:\n%s", what, want, text)
		}
	}
}

var partly = LetterOrder{
	Code: "N12", Outcome: request.PartiallyGranted, Partly: []request.Outcome{request.DeniedThirdParty},
	Values: words(map[request.Field]string{
		request.FieldDisclosed: "施工合同正文", request.FieldDelivery: "纸质复制件", request.FieldDeliveryTime: "随本告知书",
		request.FieldWithheld: "合同附件中的报价明细", request.FieldWithheldFacts: "第三方不同意公开，理由成立",
		request.FieldRedaction: "第12页至第15页",
	}),
}

// The request of the issue's last done-line: it comes on 14 September 2026, is
// supplemented, goes to a third party over National Day, and is partly granted.
// Clock, letters, register and the report's cell agree.
func TestARequestOverNationalDay(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Drafter).at("2026-09-14")
	id := s.register(registration(t, "2026-09-14", "村道加宽工程的施工合同"))
	v := s.request(id)
	if v.Status.Due.String() != "2026-10-16" || v.Status.SupplementBy.String() != "2026-09-22" || v.Line.Number != "青石镇依申请〔2026〕1号" {
		t.Fatalf("due %s, 补正 by %s, number %s", v.Status.Due, v.Status.SupplementBy, v.Line.Number)
	}
	receipt := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N01"}))
	says(t, "receipt", text(receipt), "2026年10月16日", "青石镇依申请〔2026〕1号")
	s.move(id, request.Reviewing)

	s.at("2026-09-16")
	supplement := LetterOrder{Code: "N02", Days: 10, Values: words(map[request.Field]string{request.FieldSupplementItems: "写明是哪一条村道"})}
	asked := must[request.Issued](t)(s.IssueLetter(ctx, id, supplement))
	says(t, "补正告知书", text(asked), "青石镇公开答〔2026〕1号", "2026年9月30日", "写明是哪一条村道")
	if v = s.request(id); v.Dossier.Stage != request.Supplementing || !v.Status.Due.IsZero() || v.Status.Wait.Until.String() != "2026-09-30" {
		t.Fatalf("%s, due %s, wait %+v", v.Dossier.Stage, v.Status.Due, v.Status.Wait)
	}
	s.at("2026-09-21").move(id, request.Reviewing)
	if v = s.request(id); v.Status.Due.String() != "2026-10-26" {
		t.Errorf("supplemented on 21 September: due %s", v.Status.Due)
	}

	s.at("2026-09-28")
	consult := LetterOrder{Code: "N04", Ref: "青山路桥公司", Values: words(map[request.Field]string{request.FieldThirdPartyMatter: "合同附件中的报价明细"})}
	third := must[request.Issued](t)(s.IssueLetter(ctx, id, consult))
	if strings.Contains(text(third), "王秀兰") {
		t.Error("the third party is told who asks")
	}
	s.done(s.ServeLetter(ctx, id, third.ID, ServiceInput{On: day(t, "2026-09-28"), Way: "直接送达"}))
	informed := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N05"}))
	says(t, "征求意见告知书", text(informed), "青山路桥公司", "2026年9月28日")
	s.at("2026-10-15")
	s.done(s.NoteRequestEvent(ctx, id, request.Event{Kind: request.ConsultAnswered, Ref: "青山路桥公司"}))
	v = s.request(id)
	if got := v.Status.Consultations; len(got) != 1 || got[0].LastDay.String() != "2026-10-23" || v.Status.Due.String() != "2026-11-06" {
		t.Errorf("due %s, %+v", v.Status.Due, got)
	}

	s.move(id, request.DraftingReply)
	s.done(s.AnswerRequest(ctx, id, partly))
	s.move(id, request.SigningReply)
	_, err := s.IssueLetter(ctx, id, LetterOrder{Code: "N12"})
	refused(t, "not signed", err, "还没有签发")
	s.sit(office.Deputy)
	s.done(s.ApproveRequest(ctx, id, ApprovalInput{For: request.ApproveReply}))
	s.sit(office.Drafter).at("2026-10-20")
	reply := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N12"}))
	says(t, "部分公开告知书", text(reply), "青石镇公开答〔2026〕4号", "应当先申请行政复议", "青山县人民政府", "第十五条", "2026年10月20日", "王秀兰")

	s.at("2026-10-22")
	s.done(s.ServeLetter(ctx, id, reply.ID, ServiceInput{Way: "邮寄送达", Mail: "EMS1000000000CN"}))
	s.move(id, request.Filed)
	v = s.request(id)
	a := v.Line
	if a.Outcome != request.PartiallyGranted || a.Closed.String() != "2026-10-20" || a.ReplyNumber != reply.Number ||
		a.SupplementNotified.String() != "2026-09-16" || a.Supplemented.String() != "2026-09-21" || v.Status.PhaseOn(s.Today()) != request.Ended {
		t.Errorf("%+v", a)
	}
	expectCells(t, s.Desk, 2026, map[annual.Address]int64{
		"table3.partially_granted.natural_person": 1, "table3.new_received.total": 1, "table3.result_total.total": 1, "table3.carried_forward.total": 0,
	})
	var listed []string
	_, err = s.CellRecords(ctx, 2026, "table3.partially_granted.natural_person", func(e annual.Entry) error {
		listed = append(listed, e.ID)
		return nil
	})
	if err != nil || !slices.Equal(listed, []string{id}) {
		t.Errorf("the cell opens %v, %v", listed, err)
	}
	expectSound(t, s.Desk)
}

// Every way in which a request ends by an entry alone, and what the law wants
// before it.
func TestEndingWithoutALetter(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	withdrawn := s.register(registration(t, "2026-03-02", "财政预算"))
	s.done(s.MoveRequest(ctx, withdrawn, RequestMove{To: request.Retracted, Note: "书面撤回"}))
	if a := s.request(withdrawn).Line; a.Outcome != request.OtherMisc || a.Closed != s.Today() {
		t.Errorf("withdrawn: %+v", a)
	}

	id := s.register(registration(t, "2026-03-02", "拆迁补偿方案"))
	s.move(id, request.Reviewing)
	must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: words(map[request.Field]string{request.FieldSupplementItems: "写明地段"})}))
	s.at("2026-03-09")
	err := s.MoveRequest(ctx, id, RequestMove{To: request.GivenUp})
	refused(t, "on the last day", err, "期限到2026-03-09，还没有过")
	s.at("2026-03-10").move(id, request.GivenUp)
	if a := s.request(id).Line; a.Outcome != request.OtherNoCorrection || a.SupplementNotified.String() != "2026-03-02" {
		t.Errorf("given up: %+v", a)
	}
	s.move(id, request.Filed)
	expectCells(t, s.Desk, 2026, map[annual.Address]int64{
		"table3.other_misc.total": 1, "table3.other_no_correction.total": 1, "table3.carried_forward.total": 0,
	})
}

// A fee: the applicant's pieces of the month, the notice, the wrong amount, the
// payment, and what section six adds up.
func TestAFee(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-06-01")
	r := registration(t, "2026-06-01", "第1项")
	for n := 2; n <= 12; n++ {
		r.Subjects = append(r.Subjects, strings.Repeat("另", n)+"一项")
	}
	lines := must[[]request.Application](t)(s.RegisterRequest(ctx, r))
	last := lines[len(lines)-1].ID
	if v := s.request(last); v.Dossier.SplitFrom != lines[0].ID || v.Line.Number != "青石镇依申请〔2026〕12号" {
		t.Errorf("split from %q, number %s", v.Dossier.SplitFrom, v.Line.Number)
	}
	if charge := must[request.Charge](t)(s.SetRequestFee(ctx, last, request.ByPiece, 0)); charge.Yuan() != 100 {
		t.Errorf("the twelfth piece of a month costs %d", charge.Yuan())
	}
	charge := must[request.Charge](t)(s.SetRequestFee(ctx, last, request.ByPages, 45))
	s.move(last, request.Reviewing)
	notice := must[request.Issued](t)(s.IssueLetter(ctx, last, LetterOrder{Code: "N09"}))
	says(t, "收费通知书", text(notice), "150元", "按量计收", "45页", "2026年6月30日", "到镇财政所缴纳")
	if charge.Yuan() != 150 {
		t.Errorf("45 pages cost %d", charge.Yuan())
	}
	_, err := s.SetRequestFee(ctx, last, request.ByPiece, 0)
	refused(t, "another fee after the notice", err, "不能再改")
	s.at("2026-06-10")
	err = s.MoveRequest(ctx, last, RequestMove{To: request.DraftingReply, Yuan: 100})
	refused(t, "a part is paid", err, "应缴150元")
	s.done(s.MoveRequest(ctx, last, RequestMove{To: request.DraftingReply, Yuan: 150}))
	if yuan := must[int](t)(s.FeesReceived(ctx, 2026)); yuan != 150 {
		t.Errorf("received %d in the year", yuan)
	}
	free := lines[0].ID
	s.done(s.MoveRequest(ctx, free, RequestMove{To: request.Reviewing}))
	must[request.Charge](t)(s.SetRequestFee(ctx, free, request.ByPages, 30))
	_, err = s.IssueLetter(ctx, free, LetterOrder{Code: "N09"})
	refused(t, "a notice over nothing", err, "不到收费的数")
}

// What is refused at the register, each with what to do.
func TestWhatTheRegisterRefuses(t *testing.T) {
	s := requestDesk(t)
	s.sit(office.Clerk).at("2026-05-06")
	for what, c := range map[string]struct {
		change func(*Registration)
		says   string
	}{
		"no kind of applicant":    {func(r *Registration) { r.Kind = "" }, "没有申请人类别"},
		"no identity":             {func(r *Registration) { r.Identity.Number = "" }, "没有身份证明"},
		"no way to reach":         {func(r *Registration) { r.Identity.Phone, r.Identity.Address = "", "" }, "没有联系方式"},
		"no subject":              {func(r *Registration) { r.Subjects = []string{" "} }, "没有写申请内容"},
		"no applicant":            {func(r *Registration) { r.Applicant = "" }, "没有写申请人"},
		"no matter":               {func(r *Registration) { r.Matter = "" }, "没有选"},
		"tomorrow":                {func(r *Registration) { r.Facts.Submitted = workday.MustDate("2026-05-07") }, "还没有到"},
		"e-mail, nobody answered": {func(r *Registration) { r.Channel = request.Email }, "没有与申请人确认"},
	} {
		r := registration(t, "2026-05-06", "财政决算")
		c.change(&r)
		_, err := s.RegisterRequest(t.Context(), r)
		refused(t, what, err, c.says)
	}
	if page := must[RequestPage](t)(s.Requests(t.Context(), RequestFilter{}, 0, 10)); page.Total != 0 {
		t.Errorf("%d are in the register nevertheless", page.Total)
	}
}
