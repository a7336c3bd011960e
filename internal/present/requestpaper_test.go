package present_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// papers is window with papers, and a request of which 补正 was asked for.
func papers(t *testing.T) (*deskAt, *present.Requests, *requestsScreen) {
	t.Helper()
	o, _, view := window(t, "2026-03-02")
	room := present.NewRequests(o.Desk, o.Desk, present.Inline{}, view)
	room.Load()
	in := handedIn("2026-03-02", "低保评议的会议记录。")
	in.Identity.Address, in.Identity.Postcode = "青石镇河东村1组", "010000"
	register(t, room, view, in)
	room.Enter(present.DoAccept, present.RequestEntry{}, right(t))
	room.Write("N02")
	letter(t, room, present.LetterInput{Days: "5", Values: values(map[request.Field]string{request.FieldSupplementItems: "写明年度"})})
	return o, room, view
}

// wrongAt fails the test unless the field is wrong.
func wrongAt(t *testing.T, field, says string) func(map[string]string) {
	t.Helper()
	return func(wrong map[string]string) {
		t.Helper()
		if !strings.Contains(wrong[field], says) {
			t.Errorf("wrong is %v, want %q at %s", wrong, says, field)
		}
	}
}

func begins(t *testing.T, path, with string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(content), with) {
		t.Errorf("%s: %.8q, %v", path, content, err)
	}
}

func TestALetterIsLookedAtAndSaved(t *testing.T) {
	_, room, view := papers(t)
	row := view.last().Request.Papers[0]
	room.LookAt(row.ID)
	m := view.last().Paper
	if m == nil || m.Document == nil || !m.InWord || !m.Posted || !m.Serve || m.Word != "补正告知书" {
		t.Fatalf("in sight is %+v", m)
	}
	pdf, word := filepath.Join(t.TempDir(), "a.pdf"), filepath.Join(t.TempDir(), "a.docx")
	room.SavePaper(pdf)
	begins(t, pdf, "%PDF-1.")
	room.SaveWord(word)
	begins(t, word, "PK")
	if said := view.said[len(view.said)-1]; said != "已存到"+word {
		t.Errorf("said %q", said)
	}
	printed := ""
	room.PrintPaper(func(path string) { printed = path })
	begins(t, printed, "%PDF-1.")
	if usual := room.Place(m.Name, ".pdf"); usual != printed {
		t.Errorf("printed from %s, kept at %s", printed, usual)
	}
	room.Serve(present.ServiceAnswers{Letter: row.ID, Way: 0}, right(t))
	if m := view.last().Paper; m == nil || m.Serve || m.Document == nil {
		t.Errorf("delivered it shows %+v", m)
	}
	room.Close()
	if last := view.last(); last.Paper != nil || last.Request == nil {
		t.Error("closing the paper does not go back to the request")
	}
}

func TestAnEnvelopeIsFilledInAndLookedAt(t *testing.T) {
	_, room, view := papers(t)
	room.LookAt(view.last().Request.Papers[0].ID)
	var known present.EnvelopeInput
	room.Envelope(func(in present.EnvelopeInput) { known = in })
	if known.To != "王秀兰" || known.ToAddress != "青石镇河东村1组" || known.ToCode != "010000" {
		t.Fatalf("known is %+v", known)
	}
	nowhere := known
	nowhere.ToAddress = " "
	room.LookAtEnvelope(nowhere, wrongAt(t, present.AddressField, "没有写收件地址"))
	room.LookAtEnvelope(present.EnvelopeInput{ToAddress: "某处"}, wrongAt(t, present.WhoField, "没有写收件人"))
	known.Size = 1
	room.LookAtEnvelope(known, right(t))
	m := view.last().Paper
	if m.Word != "信封" || m.InWord || m.Posted || len(m.Document.Pages) != 1 || !strings.Contains(m.Notes[0], "未核") {
		t.Errorf("in sight is %+v", m)
	}
	room.Close()
	if m := view.last().Paper; m == nil || m.Word != "补正告知书" {
		t.Error("closing the envelope does not go back to its letter")
	}
}

// 送达回证 is filled in for the letter in sight, and looked at once it is there.
func TestAServiceReceiptBelongsToItsLetter(t *testing.T) {
	_, room, view := papers(t)
	id := view.last().Request.Papers[0].ID
	room.LookAt(id)
	room.WriteServiceReceipt()
	l := view.last().Letter
	if l == nil || l.Code != "N28" || len(l.Refs) != 1 || l.RefAt != 0 || l.Numbered {
		t.Fatalf("it begins as %+v", l)
	}
	letter(t, room, present.LetterInput{Values: values(map[request.Field]string{request.FieldService: "直接送达"})})
	room.LookAt(id)
	room.WriteServiceReceipt()
	if m := view.last().Paper; m == nil || m.Word != "送达回证" || m.Posted || !m.InWord {
		t.Errorf("printed before, it shows %+v", m)
	}
}

// An answer that waits for the signature is looked at as the paper it will be;
// so is a letter that is written.
func TestAnAnswerIsLookedAtAsItsPaper(t *testing.T) {
	o, room, view := papers(t)
	o.on("2026-03-04")
	room.Enter(present.DoSupplemented, present.RequestEntry{}, right(t))
	room.Enter(present.DoWrite, present.RequestEntry{}, right(t))
	room.WriteAnswer()
	in := present.LetterInput{Outcome: 0, Letter: 1}
	room.Redraft(in)
	if l := view.last().Letter; l.Problem == "" || l.Pages.Document != nil {
		t.Fatalf("a blank is left, and there are pages: %q", l.Problem)
	}
	in.Letter, in.Values = 1, values(map[request.Field]string{request.FieldSource: "镇政府网站"})
	room.Redraft(in)
	l := view.last().Letter
	if l.Code != "N11" || l.Problem != "" || l.Pages.Document == nil {
		t.Fatalf("%s: %q", l.Code, l.Problem)
	}
	letter(t, room, in)
	room.Enter(present.DoSendToSign, present.RequestEntry{}, right(t))
	rows := view.last().Request.Papers
	if row := rows[len(rows)-1]; row.Edits || row.Remark != "等签发" {
		t.Errorf("the answer stands there as %+v", row)
	}
	room.LookAt(present.AnswerPaper)
	if m := view.last().Paper; m == nil || len(m.Document.Pages) != len(l.Pages.Document.Pages) || !m.InWord || m.Posted {
		t.Errorf("in sight is %+v", m)
	}
}

func TestTheRegisterOfAPeriod(t *testing.T) {
	_, room, view := papers(t)
	room.ShowPeriod()
	m := view.last().Period
	if m == nil || m.Document == nil || m.Word != "2026年3月登记簿" || m.Months[m.Choice.Month] != "3月" || m.Years[0] != "2026年" {
		t.Fatalf("it begins as %+v", m)
	}
	room.ChoosePeriod(present.PeriodChoice{Month: 12})
	if m = view.last().Period; m.Document != nil || m.Empty != "2026年12月还没有到" {
		t.Errorf("of a month to come it says %q", m.Empty)
	}
	room.ChoosePeriod(present.PeriodChoice{Statistics: true, Named: true})
	if m = view.last().Period; m.Document == nil || m.Word != "2026年统计表" || m.Choice.Named || len(m.Notes) == 0 {
		t.Errorf("the statistics are %+v", m)
	}
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	room.ExportPeriod(path)
	begins(t, path, "PK")
	room.Close()
	if view.last().Period != nil {
		t.Error("closing does not go back to the register")
	}
}

func TestADayIsPutRight(t *testing.T) {
	o, room, view := papers(t)
	o.on("2026-03-06")
	if places, _ := room.Redatable(); len(places) != 0 {
		t.Fatalf("the days %v can be put right", places)
	}
	room.Enter(present.DoSupplemented, present.RequestEntry{}, right(t))
	places, words := room.Redatable()
	if len(places) != 1 || words[0] != "收到补正的申请　2026-03-06" {
		t.Fatalf("the days that can be put right are %v", words)
	}
	try := func(on string) (said present.Notice) {
		room.TryRedate(places[0], workday.MustDate(on), func(n present.Notice) { said = n })
		return said
	}
	if said := try("2026-03-04"); said.Words != "答复最后一天由4月3日改为4月1日。" || said.Tone != present.Caution {
		t.Errorf("two days earlier: %+v", said)
	}
	if said := try("2026-03-06"); said.Words != "期限不变，仍是4月3日。" || said.Tone != present.Good {
		t.Errorf("the same day: %+v", said)
	}
	if said := try("2026-03-20"); !strings.Contains(said.Words, "还没有到") {
		t.Errorf("a day to come: %+v", said)
	}
	room.Redate(places[0], workday.MustDate("2026-03-04"), "", wrongAt(t, present.ReasonField, "要写原因"))
	room.Redate(places[0], workday.MustDate("2026-03-04"), "邮戳是4日", right(t))
	if c := view.last().Request.Clock; c.Day.String() != "2026-04-01" {
		t.Errorf("put right the last day is %s", c.Day)
	}
}

func TestACaseOfTheRegisterIsLinked(t *testing.T) {
	o, room, view := papers(t)
	if _, err := o.RecordCase(t.Context(), request.Case{Number: "青复〔2026〕1号", Kind: request.Reconsideration, Received: workday.MustDate("2026-03-02")}); err != nil {
		t.Fatal(err)
	}
	var ids []string
	room.OtherCases(func(some, words []string) {
		if ids = some; len(words) != 1 || words[0] != "青复〔2026〕1号　行政复议　3月2日收到" {
			t.Fatalf("offered are %v", words)
		}
	})
	room.LinkCase("", wrongAt(t, present.NumberField, "没有选"))
	room.LinkCase(ids[0], right(t))
	if rows := view.last().Request.Cases; len(rows) != 1 || rows[0].Number != "青复〔2026〕1号" {
		t.Errorf("linked are %+v", rows)
	}
}

// waiting is a desk with a request from a ledger that waits without a term.
type waiting struct {
	*desk.Desk
	id string
}

func (w waiting) WaitingRequests(context.Context) ([]string, error) { return []string{w.id}, nil }

func (w waiting) Requests(ctx context.Context, f desk.RequestFilter, offset, n int) (desk.RequestPage, error) {
	page, err := w.Desk.Requests(ctx, f, offset, n)
	for i := range page.Lines {
		if page.Lines[i].ID == w.id {
			page.Lines[i].Due, page.Lines[i].Waits = nil, request.Supplemented
		}
	}
	return page, err
}

func TestWhoWaitsWithoutATermIsInItsSegment(t *testing.T) {
	o, _, view := window(t, "2026-03-02")
	lines, err := o.RegisterRequest(t.Context(), desk.Registration{
		Matter: request.Disclosure, Applicant: "王某", Kind: request.NaturalPerson, Channel: request.InPerson, Subjects: []string{"会议记录"},
		Facts: request.ReceiptFacts{Submitted: workday.MustDate("2026-03-02")}, Identity: request.Identity{Number: "1", Phone: "2"},
	})
	if err != nil {
		t.Fatal(err)
	}
	room := present.NewRequests(waiting{o.Desk, lines[0].ID}, nil, present.Inline{}, view)
	room.Load()
	room.Choose(present.WaitingRequests)
	if word := view.last().Segments[present.WaitingRequests]; word != "等申请人 1" {
		t.Errorf("the segment says %s", word)
	}
	view.last().List.Page(0, 5, func(rows []present.RequestLine, err error) {
		if err != nil || len(rows) != 1 || rows[0].Left != "等申请人补正，没有写期限" || !rows[0].Paused {
			t.Errorf("%+v, %v", rows, err)
		}
	})
}

// 已办结 lists what is closed over the whole register, page by page.
func TestClosedOnesAreListedOverTheWholeRegister(t *testing.T) {
	_, room, view := window(t, "2026-03-02")
	for n, subject := range []string{"低保评议会议记录", "村道施工合同", "危房改造补助名单", "水库承包协议", "土地确权图纸"} {
		register(t, room, view, handedIn("2026-03-02", subject))
		if n%2 == 0 {
			room.Enter(present.DoWithdraw, present.RequestEntry{}, right(t))
		}
		room.Close()
	}
	room.Choose(present.ClosedRequests)
	if word := view.last().Segments[present.ClosedRequests]; word != "已办结 3" {
		t.Errorf("the segment says %s", word)
	}
	list := view.last().List
	list.Page(1, 2, func(rows []present.RequestLine, err error) {
		if err != nil || len(rows) != 2 || list.Len() != 3 || rows[0].Left != "其他" || !strings.Contains(rows[1].Line, "〔2026〕1号") {
			t.Errorf("%d: %+v, %v", list.Len(), rows, err)
		}
	})
}
