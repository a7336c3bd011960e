package present_test

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// requestsScreen records what the room shows and says.
type requestsScreen struct {
	screen[present.RequestsModel]
	said []string
}

func (s *requestsScreen) Say(sentence string) { s.said = append(s.said, sentence) }

// window is 依申请公开 at the desk of a town whose settings can fill every
// letter.
func window(t *testing.T, on string) (*deskAt, *present.Requests, *requestsScreen) {
	t.Helper()
	o := officeOf(t, office.Town, on)
	settings, err := o.RequestSettings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	settings.ReviewBody, settings.Court = "青山县人民政府", "青山县人民法院"
	settings.Contact, settings.Phone = "陈晓梅", "0471-0000000"
	settings.ReplyAddress, settings.Payment = "青石镇人民政府党政办公室", "到镇财政所缴纳"
	if err := o.SetRequestSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	view := &requestsScreen{}
	room := present.NewRequests(o.Desk, nil, present.Inline{}, view)
	room.Load()
	return o, room, view
}

// handedIn is a complete form of a request that a person hands in on a day.
func handedIn(on, asked string) present.RegistrationInput {
	return present.RegistrationInput{
		Applicant: "王秀兰", Asked: asked, Facts: request.ReceiptFacts{Submitted: workday.MustDate(on)},
		Identity: request.Identity{Paper: "居民身份证", Number: "11010519491231002X", Phone: "13800000000"},
	}
}

// register enters a request and leaves it open.
func register(t *testing.T, room *present.Requests, view *requestsScreen, in present.RegistrationInput) *present.RequestModel {
	t.Helper()
	room.Begin()
	room.Register(in, right(t))
	if view.last().Registration != nil {
		t.Fatalf("the request was not entered: %v", view.last().Registration.Similar)
	}
	return view.last().Request
}

// right fails the test when something is wrong with what was filled in.
func right(t *testing.T) func(map[string]string) {
	t.Helper()
	return func(wrong map[string]string) {
		t.Helper()
		if len(wrong) > 0 {
			t.Fatalf("refused: %v", wrong)
		}
	}
}

func values(of map[request.Field]string) map[request.Field]request.Value {
	all := map[request.Field]request.Value{}
	for f, text := range of {
		all[f] = request.TextValue(text)
	}
	return all
}

// letter fills in the letter that is being written and finishes it.
func letter(t *testing.T, room *present.Requests, in present.LetterInput) {
	t.Helper()
	room.FinishLetter(in, right(t))
}

// A request comes on 14 September 2026, is supplemented, goes to a third party
// over National Day and is partly granted; at every stage the page leads on.
func TestARequestIsLedThroughTheRoom(t *testing.T) {
	o, room, view := window(t, "2026-09-14")
	m := register(t, room, view, handedIn("2026-09-14", "村道加宽工程的施工合同"))
	expectNext(t, view, present.DoAccept, "2026年10月16日　周五")
	if m.Stage != request.Registered || m.Title != "青石镇依申请〔2026〕1号" {
		t.Fatalf("entered as %s at %s", m.Title, m.Stage)
	}

	o.on("2026-09-16")
	room.Enter(present.DoAccept, present.RequestEntry{}, right(t))
	expectNext(t, view, present.DoWrite, "2026年10月16日　周五")
	room.Write("N02")
	if l := view.last().Letter; l.Problem == "" || l.DaysWord == "" || len(l.Fields) == 0 || l.Fields[0].Field != request.FieldSupplementItems {
		t.Fatalf("补正告知书 does not ask for its days and items: %+v", l)
	}
	in := present.LetterInput{Days: "5", Values: values(map[request.Field]string{request.FieldSupplementItems: "写明是哪一段村道"})}
	room.Redraft(in)
	if l := view.last().Letter; l.Problem != "" || !says(l.Paragraphs, "写明是哪一段村道") {
		t.Fatalf("the letter is not shown: %q", l.Problem)
	}
	letter(t, room, in)
	expectNext(t, view, present.DoSupplemented, "2026年9月22日　周二") // Sunday the 20th is worked
	if c := view.last().Request.Clock; !c.Paused || c.Head != "申请人补正的最后一天" {
		t.Errorf("while the applicant has to act the page says %+v", c)
	}

	o.on("2026-09-21")
	room.Enter(present.DoSupplemented, present.RequestEntry{}, right(t))
	room.Write("N04")
	letter(t, room, present.LetterInput{Ref: "青山路桥公司", Values: values(map[request.Field]string{request.FieldThirdPartyMatter: "合同的报价"})})
	expectNext(t, view, present.DoOpinion, "")
	ids, _ := room.Letters()
	room.Serve(present.ServiceAnswers{Letter: ids[len(ids)-1], Way: 0}, right(t))

	o.on("2026-10-12")
	if refs := room.Asked(); !slices.Equal(refs, []string{"青山路桥公司"}) {
		t.Fatalf("asked were %v", refs)
	}
	room.Note(present.DoOpinion, present.RequestEntry{Ref: "青山路桥公司", Note: "不同意"}, right(t))
	expectNext(t, view, present.DoWrite, "")
	expectSums(t, view.last().Request.Clock)

	room.Enter(present.DoWrite, present.RequestEntry{}, right(t))
	expectNext(t, view, present.DoAnswer, "")
	answerPartly(t, room, view)
	expectNext(t, view, present.DoSendToSign, "")
	room.Enter(present.DoSendToSign, present.RequestEntry{}, right(t))
	expectNext(t, view, present.DoSign, "")
	room.Approve(request.ApproveReply, present.ApprovalAnswers{Signer: "马文华"}, right(t))
	expectNext(t, view, present.DoIssue, "")
	room.WriteIssue()
	if l := view.last().Letter; l.Problem != "" || len(l.Fields) != 0 || !l.Dated {
		t.Fatalf("what was signed can be altered: %+v", l)
	}
	letter(t, room, present.LetterInput{})
	expectNext(t, view, present.DoServe, "")
	if card := view.last().Request.Answer; !card.Given || !strings.Contains(card.Cell, "部分公开") {
		t.Errorf("the answer counts as %+v", card)
	}
	ids, _ = room.Letters()
	room.Serve(present.ServiceAnswers{Letter: ids[len(ids)-1], Way: 1, Mail: "XA123"}, right(t))
	expectNext(t, view, present.DoFileRequest, "")
	room.Enter(present.DoFileRequest, present.RequestEntry{}, right(t))
	if acts := view.last().Request.Acts; len(acts) != 0 {
		t.Errorf("a filed request still offers %v", acts)
	}
	room.Close()
	room.Choose(present.ClosedRequests)
	if lines := registered(t, view.last().List); len(lines) != 1 || lines[0].Left != "部分公开" {
		t.Errorf("已办结 lists %+v", lines)
	}
}

// answerPartly drafts the answer of the walk: what is chosen decides the letter.
func answerPartly(t *testing.T, room *present.Requests, view *requestsScreen) {
	t.Helper()
	room.WriteAnswer()
	blank := view.last().Letter
	at := slices.Index(blank.Outcomes, "部分公开")
	room.FinishLetter(present.LetterInput{Outcome: -1}, func(wrong map[string]string) {
		if wrong[present.ResultField] == "" {
			t.Errorf("an answer without an outcome is not refused at its field: %v", wrong)
		}
	})
	in := present.LetterInput{Outcome: at, Values: values(nil)}
	room.Redraft(in)
	l := view.last().Letter
	if l.Code != "N12" || l.Problem == "" || !slices.Contains(l.Reasons, "保护第三方合法权益") {
		t.Fatalf("部分公开 leads to %s: %q", l.Code, l.Problem)
	}
	in.Partly = []int{slices.Index(l.Reasons, "保护第三方合法权益")}
	in.Values = values(map[request.Field]string{
		request.FieldDisclosed: "合同正文", request.FieldDelivery: "纸质复制件", request.FieldDeliveryTime: "随本告知书",
		request.FieldWithheld: "报价明细", request.FieldWithheldFacts: "第三方不同意", request.FieldRedaction: "第12页",
	})
	room.Redraft(in)
	if l = view.last().Letter; l.Problem != "" || !says(l.Paragraphs, "应当先申请行政复议") {
		t.Fatalf("the answer before it is signed: %q", l.Problem)
	}
	letter(t, room, in)
}

func says(paragraphs []request.Paragraph, words string) bool {
	return slices.ContainsFunc(paragraphs, func(p request.Paragraph) bool { return strings.Contains(p.Text, words) })
}

func expectNext(t *testing.T, view *requestsScreen, deed present.RequestDeed, last string) {
	t.Helper()
	m := view.last().Request
	switch {
	case m == nil || len(m.Acts) == 0:
		t.Fatalf("nothing is offered, want %s", deed)
	case m.Acts[0].Do != deed || m.Acts[0].Reason != "":
		t.Fatalf("next is %+v, want %s", m.Acts[0], deed)
	case last != "" && m.Clock.Last != last:
		t.Errorf("the last day is %s, want %s", m.Clock.Last, last)
	}
}

// expectSums holds the table to the term: its stretches add up, and the time
// line has every day once.
func expectSums(t *testing.T, c *present.ClockModel) {
	t.Helper()
	counted := 0
	for _, r := range c.Rows {
		if n, ok := number(r.Days); ok {
			counted += n
		}
	}
	if n, _ := number(c.Sum); n != counted || n != 20 {
		t.Errorf("the table adds up to %d and says %s", counted, c.Sum)
	}
	at := 0
	for _, s := range c.Line.Spans {
		if s.From != at || s.To < s.From {
			t.Errorf("the stretch %+v does not begin at %d", s, at)
		}
		at = s.To
	}
	if at != c.Line.Days {
		t.Errorf("the time line ends at %d of %d", at, c.Line.Days)
	}
}

func number(text string) (n int, ok bool) {
	for _, r := range text {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, text != ""
}

func registered(t *testing.T, list *present.RequestList) (lines []present.RequestLine) {
	t.Helper()
	list.Page(0, 50, func(some []present.RequestLine, err error) {
		if err != nil {
			t.Fatal(err)
		}
		lines = some
	})
	return lines
}

func TestAnExtensionNeedsAWordFirst(t *testing.T) {
	o, room, view := window(t, "2026-03-02")
	register(t, room, view, handedIn("2026-03-02", "低保评议的会议记录"))
	room.Enter(present.DoAccept, present.RequestEntry{}, right(t))
	if a := offered(view, present.DoExtension); a == nil || a.Reason != "" {
		t.Fatalf("an extension is not offered: %+v", view.last().Request.More)
	}
	for _, c := range []struct {
		answers present.ApprovalAnswers
		field   string
	}{
		{present.ApprovalAnswers{Days: "20", Reason: "资料多"}, present.WhoField},
		{present.ApprovalAnswers{Days: "21", Reason: "资料多", Signer: "马文华"}, present.DaysLongField},
		{present.ApprovalAnswers{Days: "20", Signer: "马文华"}, present.ReasonField},
		{present.ApprovalAnswers{Days: "20", Reason: "资料多", Signer: "马文华", On: workday.MustDate("2026-03-03")}, present.MovedOnField},
	} {
		room.Approve(request.ApproveExtension, c.answers, func(wrong map[string]string) {
			if wrong[c.field] == "" {
				t.Errorf("%+v is refused at %v, want %s", c.answers, wrong, c.field)
			}
		})
	}
	room.Approve(request.ApproveExtension, present.ApprovalAnswers{Days: "20", Reason: "资料多", Signer: "马文华"}, right(t))
	if offered(view, present.DoExtend) == nil {
		t.Fatal("once it is agreed its letter is not offered")
	}
	before := view.last().Request.Clock.Last
	room.Write("N03")
	letter(t, room, present.LetterInput{})
	if after := view.last().Request.Clock; after.Last == before || after.Sum != "40" {
		t.Errorf("the last day stays %s, %s days", after.Last, after.Sum)
	}
	o.on("2026-03-03")
	if a := offered(view, present.DoExtend); a == nil || a.Reason == "" {
		t.Errorf("a second extension is offered: %+v", a)
	}
}

// offered gives an act that is offered, or nil.
func offered(view *requestsScreen, deed present.RequestDeed) *present.RequestAct {
	m := view.last().Request
	for _, a := range slices.Concat(m.Acts, m.More) {
		if a.Do == deed {
			return &a
		}
	}
	return nil
}

func TestAWithdrawalClosesARequest(t *testing.T) {
	_, room, view := window(t, "2026-03-02")
	register(t, room, view, handedIn("2026-03-02", "低保评议的会议记录"))
	room.Enter(present.DoWithdraw, present.RequestEntry{Note: "电话撤回"}, right(t))
	m := view.last().Request
	if m.Stage != request.Retracted || m.Answer == nil || m.Answer.Outcome != "其他" || m.Clock.Tone != present.Good {
		t.Fatalf("withdrawn it is %s with %+v", m.Stage, m.Answer)
	}
	names := make([]string, len(m.Steps))
	for i, s := range m.Steps {
		names[i] = s.Name
	}
	if !slices.Equal(names, []string{"登记", "撤回", "归档"}) {
		t.Errorf("its way is %v", names)
	}
}

func TestAFeeLeadsToItsNotice(t *testing.T) {
	o, room, view := window(t, "2026-03-02")
	register(t, room, view, handedIn("2026-03-02", "低保评议的会议记录"))
	room.Enter(present.DoAccept, present.RequestEntry{}, right(t))
	room.Charge(request.ByPages, "20", right(t))
	if said := view.said[len(view.said)-1]; said != "不到收费的数，不收费" || view.last().Letter != nil {
		t.Fatalf("20 pages: %q", said)
	}
	room.Charge(request.ByPages, "100", right(t))
	if l := view.last().Letter; l == nil || l.Code != "N09" || l.Problem != "" {
		t.Fatalf("100 pages do not lead to the notice: %+v", l)
	}
	letter(t, room, present.LetterInput{})
	expectNext(t, view, present.DoPaid, "")
	if room.FeeOwed() != 700 {
		t.Errorf("owed are %d", room.FeeOwed())
	}
	o.on("2026-03-05")
	room.Enter(present.DoPaid, present.RequestEntry{Yuan: "600"}, func(wrong map[string]string) {
		if wrong[present.AmountField] == "" {
			t.Errorf("a part of the fee is taken: %v", wrong)
		}
	})
	room.Enter(present.DoPaid, present.RequestEntry{Yuan: "700"}, right(t))
	expectNext(t, view, present.DoAnswer, "")
}

func TestACaseCountsInAChosenYear(t *testing.T) {
	o, room, view := window(t, "2025-12-01")
	register(t, room, view, handedIn("2025-12-01", "低保评议的会议记录"))
	room.AddCase(present.CaseAnswers{Kind: 0, Received: workday.MustDate("2025-12-01")}, func(wrong map[string]string) {
		if wrong[present.NumberField] == "" {
			t.Errorf("a case without a number: %v", wrong)
		}
	})
	room.AddCase(present.CaseAnswers{Kind: 0, Number: "青复〔2025〕1号", Received: workday.MustDate("2025-12-01")}, right(t))
	o.on("2026-01-15")
	c := view.last().Request.Cases[0]
	if words, _ := room.CaseYears(c.ID, workday.Date{}); !slices.Equal(words, []string{"2026年", "2025年"}) {
		t.Errorf("it may count in %v", words)
	}
	room.Conclude(present.ConclusionAnswers{Case: c.ID, Result: 0, Year: 2025}, func(wrong map[string]string) {
		if wrong[present.ReasonField] == "" {
			t.Errorf("a year without a day or a reason: %v", wrong)
		}
	})
	room.Conclude(present.ConclusionAnswers{Case: c.ID, Result: 0, Year: 2025, Why: "决定书写12月30日"}, right(t))
	if c = view.last().Request.Cases[0]; c.Open || !strings.Contains(c.Line, "计在2025年") {
		t.Errorf("concluded it says %q", c.Line)
	}
}

func TestAnEnquiryIsOnlyFinished(t *testing.T) {
	_, room, view := window(t, "2026-03-02")
	in := handedIn("2026-03-02", "低保怎样申请")
	in.Matter, in.Kind = slices.Index(request.Matters(), request.Enquiry), -1
	m := register(t, room, view, in)
	if m.Clock != nil || m.Acts[0].Do != present.DoFinish {
		t.Fatalf("an enquiry has a clock or other acts: %+v", m.Acts)
	}
	room.Finish(present.RequestEntry{}, func(wrong map[string]string) {
		if wrong[present.NoteField] == "" {
			t.Errorf("finished without saying how: %v", wrong)
		}
	})
	room.Finish(present.RequestEntry{Note: "电话解答"}, right(t))
	if m = view.last().Request; len(m.Acts) != 0 {
		t.Errorf("it still offers %+v", m.Acts)
	}
}

func TestTheDaySheetAddsUp(t *testing.T) {
	_, room, view := window(t, "2026-09-14")
	register(t, room, view, handedIn("2026-09-14", "低保评议的会议记录"))
	room.ShowSheet()
	sheet := view.last().Sheet
	last := sheet.Rows[len(sheet.Rows)-1]
	if !last.Last || last.Cells[0] != "2026-10-16" || !strings.HasPrefix(sheet.Sum, "合计32日：计入20日") {
		t.Fatalf("the sheet ends with %v: %s", last.Cells, sheet.Sum)
	}
	if !slices.ContainsFunc(sheet.Rows, func(r present.DaySheetRow) bool {
		return strings.Contains(r.Cells[3], "国庆节") && r.Cells[2] == "通知1" && r.Off
	}) {
		t.Error("the sheet does not name the holiday")
	}
	room.Close()
	if view.last().Sheet != nil || view.last().Request == nil {
		t.Error("closing the sheet does not go back to the request")
	}
}
