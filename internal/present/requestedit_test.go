package present_test

import (
	"strings"
	"testing"

	"zwgk/internal/present"
	"zwgk/internal/workday"
)

func TestAnEntryIsCorrectedWithItsReason(t *testing.T) {
	_, room, view := window(t, "2026-03-03")
	number := register(t, room, view, handedIn("2026-03-03", "低保评仪的会议记录")).Title
	room.Correct()
	m := view.last().Registration
	if m == nil || !m.Edits || m.Input.Asked != "低保评仪的会议记录" || m.Input.Identity.Number != "11010519491231002X" || m.Input.Channel != 0 {
		t.Fatalf("the form does not begin with what was entered: %+v", m)
	}
	in := m.Input
	in.Asked, in.Facts.Submitted = "低保评议的会议记录", workday.MustDate("2026-03-02")
	room.SaveCorrection(in, " ", func(wrong map[string]string) {
		if wrong[present.ReasonField] == "" {
			t.Errorf("corrected without a reason: %v", wrong)
		}
	})
	room.SaveCorrection(in, "写错了字和日期", right(t))
	r := view.last().Request
	if view.last().Registration != nil || r.Subject != "低保评议的会议记录" || r.Title != number || r.Clock.Last != "2026年3月30日　周一" {
		t.Errorf("corrected it is %s, %s, until %s", r.Title, r.Subject, r.Clock.Last)
	}
}

func TestACorrectionCanBeGivenUp(t *testing.T) {
	_, room, view := window(t, "2026-03-03")
	register(t, room, view, handedIn("2026-03-03", "低保评议的会议记录"))
	room.Correct()
	room.Close()
	if view.last().Registration != nil || view.last().Request == nil {
		t.Error("giving it up does not go back to the request")
	}
}

// Where nobody wrote down how a request came, its day of receipt stays.
func TestACorrectionKeepsADayWithoutFacts(t *testing.T) {
	_, room, view := window(t, "2026-03-03")
	register(t, room, view, handedIn("2026-03-03", "低保评议的会议记录"))
	room.Correct()
	in := view.last().Registration.Input
	in.Facts.Submitted, in.Delivery = workday.Date{}, "当面领取"
	room.SaveCorrection(in, "补写取得方式", right(t))
	how := ""
	for _, f := range view.last().Request.Facts {
		how += f.Name + f.Text + "；"
	}
	if !strings.Contains(how, "取得方式当面领取") || !strings.Contains(how, "3月3日收到") {
		t.Errorf("corrected it says %s", how)
	}
}
