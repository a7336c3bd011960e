package present_test

import (
	"strings"
	"testing"

	"zwgk/internal/present"
	"zwgk/internal/request"
)

// What the law leaves open is the office's choice, and moves the last days.
func TestHowTermsAreCountedIsChosen(t *testing.T) {
	o, room, view := papers(t)
	o.on("2026-03-04")
	room.Enter(present.DoSupplemented, present.RequestEntry{}, right(t))
	room.Write("N04")
	letter(t, room, present.LetterInput{Ref: "青山路桥公司", Values: values(map[request.Field]string{request.FieldThirdPartyMatter: "报价"})})
	o.on("2026-03-09")
	room.Note(present.DoOpinion, present.RequestEntry{Ref: "青山路桥公司", Note: "同意"}, right(t))
	last := func() string { return view.last().Request.Clock.Day.String() }
	usual := last()
	var now present.Counting
	room.AskCounting(func(c present.Counting) { now = c })
	if now != (present.Counting{}) {
		t.Fatalf("the usual is %+v", now)
	}
	now.AnswerDay, now.Payment = 1, 1
	room.SetCounting(now, right(t))
	if got := last(); got >= usual {
		t.Errorf("with the day of the answer counted the last day is %s, before it was %s", got, usual)
	}
	var kept present.Counting
	room.AskCounting(func(c present.Counting) { kept = c })
	if kept != now {
		t.Errorf("kept is %+v", kept)
	}
	room.SetCounting(present.Counting{}, right(t))
	if got := last(); got != usual {
		t.Errorf("as before the last day is %s", got)
	}
	o.sit("马文华")
	if room.CountingLocked() == "" {
		t.Error("a leader may change how terms are counted")
	}
}

// Every choice says what it rests on, and that it is to be looked at.
func TestWhatIsNotCertainIsMarkedWhereItIsChosen(t *testing.T) {
	for _, row := range present.CountingRows() {
		if len(row.Choices) != 2 || !strings.HasSuffix(row.Help, "请核对。") {
			t.Errorf("%s: %s", row.Name, row.Help)
		}
	}
}
