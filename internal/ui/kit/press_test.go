package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/theme"
)

func TestButtonKeysAndMouse(t *testing.T) {
	desk(t, theme.Standard)
	pressed := 0
	b := NewButton(Main, "打印审批单", func() { pressed++ }).WithIcon("printer")
	w := window(t, theme.Standard, Row(8, b, NewButton(Outlined, "退回", nil)), 400, 60)
	w.Canvas().Focus(b)
	typeKeys(w.Canvas(), fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter)
	if pressed != 3 {
		t.Fatalf("pressed %d times, want 3", pressed)
	}
	if !b.ringVisible() {
		t.Error("no ring although a key brought the focus")
	}
	w.Canvas().FocusNext()
	b.MouseDown(&desktop.MouseEvent{})
	if w.Canvas().Focused() != fyne.Focusable(b) || b.ringVisible() {
		t.Error("a press of the mouse moves the focus, without the ring")
	}
	test.Tap(b)
	if pressed != 4 {
		t.Error("a tap does not press")
	}
	typeKeys(w.Canvas(), fyne.KeyLeft)
	if !b.ringVisible() {
		t.Error("a key brings the ring")
	}
}

func TestLockedButtonDoesNothingAndSaysWhy(t *testing.T) {
	desk(t, theme.Standard)
	pressed := false
	b := NewButton(Main, "通过，送审核", func() { pressed = true })
	b.Lock("还有4处必须遮盖")
	w := window(t, theme.Standard, Row(8, b), 400, 60)
	test.Tap(b)
	b.TypedKey(key(fyne.KeyReturn))
	w.Canvas().Focus(b)
	if pressed || w.Canvas().Focused() != nil {
		t.Error("a locked button can be pressed or focused")
	}
	if b.Reason() != "还有4处必须遮盖" || b.shownIcon() != "lock" || b.AccessibilityLabel() != "通过，送审核，还有4处必须遮盖" {
		t.Errorf("reason %q, icon %q, label %q", b.Reason(), b.shownIcon(), b.AccessibilityLabel())
	}
	b.Unlock()
	test.Tap(b)
	if !pressed || b.Reason() != "" {
		t.Error("unlocked, it must press")
	}
}

func TestUnknownKeysReachTheCanvas(t *testing.T) {
	desk(t, theme.Standard)
	objects := []fyne.CanvasObject{NewButton(Main, "办", nil), NewCheck("核对过", false, nil), NewSegment([]string{"甲", "乙"}, 0, nil),
		NewChoice([]string{"甲", "乙"}, 0, nil), NewSelect([]string{"甲"}, 0, "", nil), NewEntry(""), NewLinkRow("看", nil), NewTabs([]string{"甲"}, 0, nil),
		NewCountRibbon([]Count{{Icon: "user", Name: "等我办"}}, func(int) {}), NewYearSteps([]Step{{Name: "取数", State: StepNow}}, nil), NewStepper([]Step{{Name: "备份", State: StepNow}}, nil)}
	w := window(t, theme.Standard, Column(8, objects...), 600, 690)
	got := 0
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			got++
		}
	})
	for i := range objects {
		w.Canvas().FocusNext()
		if w.Canvas().Focused() == nil {
			t.Fatalf("stop %d: nothing focused", i)
		}
		typeKeys(w.Canvas(), fyne.KeyEscape)
		if got != i+1 {
			t.Errorf("%T keeps Esc to itself", objects[i])
			got = i + 1
		}
	}
}

func TestEveryFocusableHasAName(t *testing.T) {
	desk(t, theme.Standard)
	named := []fyne.Accessible{NewButton(Main, "办", nil), NewIconButton("x", "关上", nil), NewCheck("核对过", true, nil), NewSegment([]string{"甲"}, 0, nil),
		NewChoice([]string{"甲"}, 0, nil), NewSelect([]string{"甲"}, -1, "选一个", nil), NewEntry("意见"), NewLinkRow("看", nil), NewTabs([]string{"甲"}, 0, nil),
		NewCountRibbon([]Count{{Name: "等我办"}}, func(int) {}), NewYearSteps([]Step{{Name: "取数"}}, nil), NewStepper([]Step{{Name: "备份"}}, nil), NewNavRail("镇", "台", testRooms, 0, nil)}
	for _, a := range named {
		if a.AccessibilityLabel() == "" || a.AccessibilityRole() == "" {
			t.Errorf("%T has no name or role", a)
		}
	}
}

func TestSegmentArrows(t *testing.T) {
	desk(t, theme.Standard)
	var told []int
	s := NewSegment([]string{"整页", "适合宽度", "实际大小"}, 1, func(i int) { told = append(told, i) })
	w := window(t, theme.Standard, Row(0, s), 400, 60)
	w.Canvas().Focus(s)
	typeKeys(w.Canvas(), fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd)
	want := []int{2, 1, 0, 2}
	if len(told) != len(want) {
		t.Fatalf("told %v, want %v", told, want)
	}
	for i := range want {
		if told[i] != want[i] {
			t.Fatalf("told %v, want %v", told, want)
		}
	}
	test.TapAt(s, fyne.NewPos(5, 10))
	if s.Selected() != 0 {
		t.Errorf("a tap on the first word chose %d", s.Selected())
	}
}

func TestChoiceAndCheck(t *testing.T) {
	desk(t, theme.Standard)
	c := NewChoice([]string{"乡镇、街道", "村、社区"}, -1, nil)
	check := NewCheck("核对过原件", false, nil)
	w := window(t, theme.Standard, Column(8, c, check), 400, 120)
	w.Canvas().Focus(c)
	typeKeys(w.Canvas(), fyne.KeySpace)
	if c.Selected() != 0 {
		t.Errorf("space chose %d", c.Selected())
	}
	typeKeys(w.Canvas(), fyne.KeyRight)
	if c.Selected() != 1 {
		t.Errorf("right chose %d", c.Selected())
	}
	w.Canvas().Focus(check)
	typeKeys(w.Canvas(), fyne.KeySpace)
	if !check.On() {
		t.Error("space does not tick")
	}
}

func TestNavRail(t *testing.T) {
	desk(t, theme.Standard)
	opened := -1
	r := NewNavRail("青石镇人民政府", "政务公开工作台", testRooms, 0, func(i int) { opened = i })
	w := window(t, theme.Standard, r, 184, 660)
	w.Canvas().Focus(r)
	typeKeys(w.Canvas(), fyne.KeyDown, fyne.KeyDown)
	if opened != -1 || r.Selected() != 0 {
		t.Error("moving alone must not open a room")
	}
	typeKeys(w.Canvas(), fyne.KeyReturn)
	if opened != 2 || r.Selected() != 2 {
		t.Errorf("Enter opened %d", opened)
	}
	typeKeys(w.Canvas(), fyne.KeyEnd, fyne.KeyReturn)
	if opened != 8 {
		t.Errorf("End and Enter opened %d", opened)
	}
	test.TapAt(r, fyne.NewPos(60, 93))
	if opened != 0 {
		t.Errorf("a tap on the first room opened %d", opened)
	}
}

func TestStepsOpenOnlyWhatWasReached(t *testing.T) {
	desk(t, theme.Standard)
	opened := -1
	s := NewYearSteps([]Step{{Name: "取数", State: StepDone}, {Name: "核对", State: StepNow}, {Name: "撰写"}, {Name: "成稿"}}, func(i int) { opened = i })
	w := window(t, theme.Standard, s, 1000, 52)
	w.Canvas().Focus(s)
	typeKeys(w.Canvas(), fyne.KeyRight, fyne.KeyReturn)
	if opened != 1 {
		t.Errorf("a later step was opened: %d", opened)
	}
	typeKeys(w.Canvas(), fyne.KeyLeft, fyne.KeyReturn)
	if opened != 0 {
		t.Errorf("a done step was not opened: %d", opened)
	}
	opened = -1
	test.TapAt(s, fyne.NewPos(525, 26))
	if opened != -1 {
		t.Error("a tap opened a later step")
	}
}

func TestCountRibbonOpensLists(t *testing.T) {
	desk(t, theme.Standard)
	opened := -1
	r := NewCountRibbon([]Count{{Icon: "clock", Name: "甲", Unit: "件"}, {Icon: "clock", Name: "乙", Unit: "件"}}, func(i int) { opened = i })
	w := window(t, theme.Standard, r, 400, 82)
	w.Canvas().Focus(r)
	typeKeys(w.Canvas(), fyne.KeyRight, fyne.KeySpace)
	if opened != 1 {
		t.Errorf("opened %d", opened)
	}
	test.TapAt(r, fyne.NewPos(20, 20))
	if opened != 0 {
		t.Errorf("tap opened %d", opened)
	}
}
