package present_test

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

func TestTheRegisterIsCountedAndFound(t *testing.T) {
	o, room, view := window(t, "2026-03-02")
	register(t, room, view, handedIn("2026-03-02", "低保评议的会议记录"))
	o.on("2026-03-24")
	register(t, room, view, handedIn("2026-03-24", "河道整治的施工合同"))
	o.on("2026-03-27")
	room.Close()
	room.Load()
	if got := view.last().Segments; !slices.Equal(got, []string{"在办 2", "快到期 1", "超期 0", "等申请人 0", "已办结 0", "全部 2"}) {
		t.Fatalf("the segments say %v", got)
	}
	if lines := registered(t, view.last().List); len(lines) != 2 || lines[0].Subject != "河道整治的施工合同" {
		t.Errorf("the newest does not come first: %+v", lines)
	}
	room.Choose(present.SoonRequests)
	if lines := registered(t, view.last().List); len(lines) != 1 || lines[0].Left != "剩1个工作日" || lines[0].Tone != present.Caution {
		t.Errorf("快到期 lists %+v", lines)
	}
	o.on("2026-04-02")
	room.Load()
	room.Choose(present.LateRequests)
	if lines := registered(t, view.last().List); len(lines) != 1 || lines[0].Tone != present.Urgent {
		t.Errorf("超期 lists %+v", lines)
	}
	room.Find("河道")
	if lines := registered(t, view.last().List); len(lines) != 1 || lines[0].Subject != "河道整治的施工合同" {
		t.Errorf("found %+v", lines)
	}
	room.Find("没有的词")
	if list := view.last().List; len(registered(t, list)) != 0 || !strings.Contains(list.Searched, "没有的词") {
		t.Errorf("nothing found says %q", list.Searched)
	}
}

func TestRegistrationAsksForEverythingAtOnce(t *testing.T) {
	_, room, view := window(t, "2026-03-02")
	room.Begin()
	room.Register(present.RegistrationInput{Kind: -1, Channel: -1}, func(wrong map[string]string) {
		for _, field := range []string{
			present.ApplicantField, present.KindField, present.IdentityField, present.ReachField, present.ReceiptChannel, present.AskedField,
		} {
			if wrong[field] == "" {
				t.Errorf("%s may be missing: %v", field, wrong)
			}
		}
	})
	if view.last().Registration == nil {
		t.Fatal("the form has gone")
	}
	mail := handedIn("2026-03-02", "低保评议的会议记录")
	mail.Channel = 1
	mail.Facts = request.ReceiptFacts{Arrived: workday.MustDate("2026-03-01")}
	room.Register(mail, func(wrong map[string]string) {
		if !strings.Contains(wrong[present.FactsField], "确认日期") {
			t.Errorf("an ordinary letter without its day of confirmation: %v", wrong)
		}
	})
	mail.Facts.Confirmed = workday.MustDate("2026-03-02")
	if said := mail.Receipt(); said.Tone != present.Good || !strings.HasPrefix(said.Words, "收到之日是2026年3月2日（周一）") {
		t.Errorf("the day of receipt is told as %q", said.Words)
	}
}

func TestSeveralSubjectsBecomeSeveralRequests(t *testing.T) {
	_, room, view := window(t, "2026-03-02")
	in := handedIn("2026-03-02", "低保评议的会议记录\n\n河道整治的施工合同")
	in.Split = true
	if !strings.Contains(in.SplitWords(), "分成2件") {
		t.Errorf("the form says %q", in.SplitWords())
	}
	register(t, room, view, in)
	if all := view.last().Segments[present.AllRequests]; all != "全部 2" {
		t.Errorf("entered %s", all)
	}
}

func TestSimilarRequestsAreShownBeforeTheyAreEntered(t *testing.T) {
	_, room, view := window(t, "2026-03-02")
	register(t, room, view, handedIn("2026-03-02", "青石河河道整治工程的施工合同"))
	room.Begin()
	again := handedIn("2026-03-02", "青石河河道整治工程施工合同")
	room.Register(again, right(t))
	m := view.last().Registration
	if m == nil || len(m.Similar) != 1 || m.Main != "照样登记" || !strings.Contains(m.Similar[0].Evidence, "相近") {
		t.Fatalf("the earlier request is not shown: %+v", m)
	}
	room.Register(again, right(t))
	if view.last().Registration != nil || len(view.last().Request.Similar) != 1 {
		t.Error("asked again it is not entered with the evidence on its page")
	}
}

func TestWhoTheApplicantIsStaysMasked(t *testing.T) {
	o, room, view := window(t, "2026-03-02")
	id := register(t, room, view, handedIn("2026-03-02", "低保评议的会议记录")).ID
	m := view.last().Request
	if !m.Reveal || strings.Contains(m.Identity[0].Text, "11010519491231002X") {
		t.Fatalf("the identity stands open: %+v", m.Identity)
	}
	shown := ""
	room.Reveal(func(facts []present.RequestFact) { shown = facts[0].Text })
	if shown != "居民身份证 11010519491231002X" || strings.Contains(view.last().Request.Identity[0].Text, "11010519491231002X") {
		t.Fatalf("asked for it says %q, and the page %+v", shown, view.last().Request.Identity)
	}
	o.sit("赵国梁")
	room.Open(id)
	if m = view.last().Request; m.Reveal || m.Applicant != "王**" {
		t.Errorf("the deputy sees %s and may reveal: %v", m.Applicant, m.Reveal)
	}
	if len(m.Acts) == 0 || m.Acts[0].Reason == "" {
		t.Errorf("the deputy may handle it: %+v", m.Acts)
	}
}
