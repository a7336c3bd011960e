package request

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

func on(s string) workday.Date { return workday.MustDate(s) }

func refuses(t *testing.T, what string, err error, says string) {
	t.Helper()
	if err == nil || !strings.Contains(fault.Sentence(err), says) {
		t.Errorf("%s: %v, want %q", what, err, says)
	}
}

// An application from a ledger is opened as what its columns say.
func TestADossierOpenedFromALedger(t *testing.T) {
	type facts struct{ notified, supplemented, closed string }
	for _, c := range []struct {
		what    string
		facts   facts
		outcome Outcome
		stage   Stage
		events  []EventKind
	}{
		{"just received", facts{}, "", Reviewing, []EventKind{Received}},
		{"waiting for 补正", facts{notified: "2026-03-05"}, "", Supplementing, []EventKind{Received, SupplementNotified}},
		{"supplemented", facts{"2026-03-05", "2026-03-09", ""}, "", Reviewing, []EventKind{Received, SupplementNotified, Supplemented}},
		{"supplemented before it was asked", facts{"2026-03-09", "2026-03-05", ""}, "", Supplementing, []EventKind{Received, SupplementNotified}},
		{"supplemented without being asked", facts{"", "2026-03-05", ""}, "", Reviewing, []EventKind{Received}},
		{"asked before it came", facts{"2026-02-01", "2026-03-05", ""}, "", Reviewing, []EventKind{Received}},
		{"answered", facts{"", "", "2026-03-20"}, Granted, ReplyIssued, []EventKind{Received, Answered}},
		{"answered before 补正 came", facts{"2026-03-05", "2026-04-01", "2026-03-20"}, Granted, ReplyIssued, []EventKind{Received, SupplementNotified, Answered}},
		{"given up", facts{"2026-03-05", "", "2026-03-30"}, OtherNoCorrection, GivenUp, []EventKind{Received, SupplementNotified, Abandoned}},
	} {
		a := Application{ID: "1", Received: on("2026-03-02"), Kind: NaturalPerson, Outcome: c.outcome}
		for text, date := range map[string]*workday.Date{c.facts.notified: &a.SupplementNotified, c.facts.supplemented: &a.Supplemented, c.facts.closed: &a.Closed} {
			if text != "" {
				*date = on(text)
			}
		}
		d := DossierOf(a)
		var kinds []EventKind
		for _, e := range d.Events {
			kinds = append(kinds, e.Kind)
		}
		if d.Stage != c.stage || !reflect.DeepEqual(kinds, c.events) || d.Matter != Disclosure || d.ID != a.ID {
			t.Errorf("%s: %s %v", c.what, d.Stage, kinds)
		}
		if err := checkSequence(inOrder(d.Events)); err != nil {
			t.Errorf("%s: the clock would refuse it: %v", c.what, err)
		}
	}
}

// Closing: what cannot be counted, or has no letter where the law asks for
// one, stays open.
func TestClosingADossier(t *testing.T) {
	open := Application{Received: on("2026-03-02"), Kind: NaturalPerson}
	base := Dossier{Matter: Disclosure, Events: []Event{{Kind: Received, Date: open.Received}}}
	with := func(change func(*Dossier, *Application)) (Dossier, Application) {
		d, a := base, open
		change(&d, &a)
		return d, a
	}
	letter := func(d *Dossier, _ *Application) { d.Issued = []Issued{{Code: "N10"}} }
	for what, c := range map[string]struct {
		change  func(*Dossier, *Application)
		outcome Outcome
		day     string
		says    string
	}{
		"no outcome":            {letter, "", "2026-03-09", "没有选办理结果"},
		"no letter":             {func(*Dossier, *Application) {}, Granted, "2026-03-09", "先印"},
		"another row's letter":  {letter, RejectedPetition, "2026-03-09", "先印"},
		"before it came":        {letter, Granted, "2026-03-01", "早于收到日期"},
		"no kind of applicant":  {func(d *Dossier, a *Application) { letter(d, a); a.Kind = "" }, Granted, "2026-03-09", "没有申请人类别"},
		"closed already":        {func(d *Dossier, a *Application) { letter(d, a); a.Outcome, a.Closed = Granted, on("2026-03-05") }, Granted, "2026-03-09", "已经办结"},
		"no application at all": {func(d *Dossier, _ *Application) { d.Matter = Enquiry }, Granted, "2026-03-09", "咨询不是公开申请"},
	} {
		d, a := with(c.change)
		closed, err := d.Close(a, c.outcome, on(c.day), "1号")
		refuses(t, what, err, c.says)
		if err != nil && c.outcome != "" && closed.Outcome != a.Outcome && c.day > "2026-03-02" && a.Kind != "" {
			t.Errorf("%s: closed nevertheless: %+v", what, closed)
		}
	}
	d, a := with(letter)
	closed, err := d.Close(a, Granted, on("2026-03-09"), "1号")
	if err != nil || closed.Outcome != Granted || closed.Closed != on("2026-03-09") || closed.ReplyNumber != "1号" {
		t.Errorf("%+v, %v", closed, err)
	}
}

// An approval stands until the draft goes back.
func TestApprovals(t *testing.T) {
	d := Dossier{Matter: Disclosure, Stage: DraftingReply, Answer: &Answer{Outcome: Granted}, Events: []Event{{Kind: Received, Date: on("2026-03-02")}}}
	sign := Approval{For: ApproveReply, By: "赵国梁", On: on("2026-03-09")}
	_, err := d.Approve(sign)
	refuses(t, "signed before it was sent to be", err, "没有送审签")
	d = moved(t, d, SigningReply)
	for what, a := range map[string]Approval{
		"没有写签字的人":   {For: ApproveReply, On: on("2026-03-09")},
		"没有写签字的日期":  {For: ApproveReply, By: "赵国梁"},
		"几个工作日和理由":  {For: ApproveExtension, By: "赵国梁", On: on("2026-03-09"), Days: 20},
		"是签发答复还是同意": {By: "赵国梁", On: on("2026-03-09")},
	} {
		_, err := d.Approve(a)
		refuses(t, what, err, what)
	}
	signed, err := d.Approve(sign)
	if _, ok := signed.Approved(ApproveReply); err != nil || !ok {
		t.Fatalf("%+v, %v", signed.Approvals, err)
	}
	if _, ok := d.Approved(ApproveReply); ok {
		t.Error("the one before it changed too")
	}
	back := moved(t, signed, DraftingReply)
	if _, ok := back.Approved(ApproveReply); ok {
		t.Error("a draft that went back is still signed")
	}
}

func moved(t *testing.T, d Dossier, to Stage) Dossier {
	t.Helper()
	next, err := d.MoveTo(to, Step{By: "李小满", On: on("2026-03-09")}, Event{})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// Which moves an entry in the register makes, and which need a letter: over
// every move there is.
func TestMovesThatNeedALetter(t *testing.T) {
	lapsed := Status{Wait: Wait{For: Supplemented, Until: on("2026-03-08")}}
	for _, m := range Moves() {
		d := Dossier{Stage: m.From, Answer: &Answer{}, Fee: &Fee{}}
		err := d.CheckMove(m.To, on("2026-03-09"), lapsed)
		byLetter := m.Event == SupplementNotified || m.Event == ConsultSent || m.Event == FeeNotified || m.Event == Answered || m.Event == Delivered
		if byLetter != (err != nil) {
			t.Errorf("%s to %s: %v", m.From, m.To, err)
		}
	}
	running := Dossier{Stage: Supplementing}
	refuses(t, "nobody waits", running.CheckMove(GivenUp, on("2026-03-09"), Status{}), "没有在等")
	refuses(t, "no term", running.CheckMove(GivenUp, on("2026-03-09"), Status{Wait: Wait{For: Supplemented}}), "没有写期限")
	refuses(t, "on the last day", running.CheckMove(GivenUp, on("2026-03-08"), lapsed), "还没有过")
	refuses(t, "nothing drafted", Dossier{Stage: DraftingReply}.CheckMove(SigningReply, on("2026-03-09"), Status{}), "还没有拟答复")
	refuses(t, "no fee", Dossier{Stage: PaymentDue}.CheckMove(DraftingReply, on("2026-03-09"), Status{}), "没有算过费用")
}

// Masks leave the ends that tell two people apart, and never a whole short text.
func TestMasking(t *testing.T) {
	full := Identity{
		Paper: "居民身份证", Number: "11010519491231002X", Workplace: "河东小学", Legal: "李大山", Contact: "王某", Phone: "13800000000",
		Fax: "0471-1234567", Email: "wang@example.cn", Address: "青山县青石镇河东村1组", Postcode: "010000",
	}
	got := full.Masked()
	want := Identity{
		Paper: "居民身份证", Number: "110105********002X", Workplace: "河***", Legal: "李**", Contact: "王*", Phone: "138****0000",
		Fax: "********4567", Email: "w**************", Address: "青山县青石镇*****", Postcode: "010000",
	}
	if got != want {
		t.Errorf("%+v", got)
	}
	for _, short := range []string{"", "王", "12345", "1234567890"} {
		if m := (Identity{Number: short}).Masked().Number; strings.Trim(m, "*") != "" || len([]rune(m)) != len([]rune(short)) {
			t.Errorf("%q is shown as %q", short, m)
		}
	}
	if masked := got.Texts(); len(masked) != len(full.Texts()) {
		t.Errorf("%d texts masked of %d", len(masked), len(full.Texts()))
	}
}

// A dossier is the same after it was kept.
func TestADossierIsKeptWhole(t *testing.T) {
	d := Dossier{
		ID: "1", Matter: Rectify, Stage: ReplyIssued, Line: &Application{Number: "1号", Received: on("2026-03-02")},
		Facts: ReceiptFacts{Submitted: on("2026-03-02")}, Events: []Event{{Kind: Received, Date: on("2026-03-02")}},
		Steps:     []Step{{From: Registered, To: Reviewing, By: "李小满", On: on("2026-03-03"), DueAfter: on("2026-03-30")}},
		Approvals: []Approval{{For: ApproveReply, By: "赵国梁", On: on("2026-03-09")}},
		Issued:    []Issued{{ID: "2", Code: "N27", On: on("2026-03-09"), Paragraphs: []Paragraph{{TitleLine, "告知书"}}, Service: &Service{On: on("2026-03-10"), Way: "邮寄"}}},
		Fee:       &Fee{Basis: FeeBasis{Scheme: ByPages, Pages: 31}, Yuan: 10}, Papers: []Paper{{Digest: "d", Name: "n", On: on("2026-03-02"), Private: true}},
		Answer: &Answer{Outcome: Granted, Letter: "N10", Values: map[Field]Value{FieldDue: EstimatedValue(on("2026-03-30")), FieldPhone: TextValue("1")}},
		Cases:  []string{"3"},
	}
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var read Dossier
	if err := json.Unmarshal(data, &read); err != nil || !reflect.DeepEqual(d, read) {
		t.Errorf("%v\n%+v\n%+v", err, d, read)
	}
}
