package tourstrip_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/tour"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/ui/tourstrip"
)

// stage is a strip over a room with one field.
type stage struct {
	*kittest.Stage
	strip *tourstrip.Strip
	field *kit.Entry
	did   []string
}

func newStage(t *testing.T, setting theme.Setting) *stage {
	s := &stage{Stage: kittest.New(t, "tour", setting), field: kit.NewEntry("").Named("标题")}
	note := func(what string) func() { return func() { s.did = append(s.did, what) } }
	s.strip = tourstrip.New(s.Window.Canvas(), tourstrip.Does{Back: note("back"), Next: note("next"), Fold: note("fold"), End: note("end")}, func() {})
	return s
}

func (s *stage) show(m present.TourModel) {
	s.strip.Show(m)
	s.Frame(container.NewBorder(nil, s.strip.Content(), nil, nil, s.field), kit.Room{Name: "首页", Icon: "house"})
}

func first(day tour.Tour, n int) present.TourModel {
	m := present.TourModel{Number: n + 1, Of: len(day.Steps), Title: day.Steps[n].Title, Why: day.Steps[n].Why, Condition: string(day.Steps[n].Done)}
	for _, s := range day.Steps[n].Sentences {
		m.Sentences = append(m.Sentences, s.Text)
	}
	return m
}

// Every sentence is on the strip as it is written, and the strip leaves the room
// its place, in every size of type.
func TestEveryStepFitsOverTheRoom(t *testing.T) {
	day, err := tourstrip.Day()
	if err != nil {
		t.Fatal(err)
	}
	for setting, highest := range map[theme.Setting]float32{theme.Standard: 112, theme.Large: 130, theme.Extra: 190} {
		s := newStage(t, setting)
		for n := range day.Steps {
			m := first(day, n)
			s.show(m)
			if !s.Says(strings.Join(m.Sentences, "　")) || !s.Says(m.Why) {
				t.Errorf("step %d is not told", n+1)
			}
			width := kittest.Small.Width - theme.RailWidth.Get()
			if high := kit.HeightFor(s.strip.Content(), width); high > highest {
				t.Errorf("setting %d, step %d: %v high", setting, n+1, high)
			}
		}
	}
}

func TestADoneStepIsTicked(t *testing.T) {
	s := newStage(t, theme.Standard)
	words := func() (all []string) {
		kittest.Each(s.strip.Content(), func(o fyne.CanvasObject) {
			if text, ok := o.(*canvas.Text); ok {
				all = append(all, text.Text)
			}
		})
		return all
	}
	m := present.TourModel{Number: 2, Of: 3, Title: "登记", Sentences: []string{"按“保存”。"}, Condition: "已经登记"}
	s.show(m)
	if slices.Contains(words(), "办成：已经登记") {
		t.Error("ticked too early")
	}
	m.Done = true
	s.show(m)
	if !slices.Contains(words(), "办成：已经登记") {
		t.Errorf("not ticked: %q", words())
	}
	m.Number, m.Done, m.Before = 3, false, "已经登记"
	s.show(m)
	if !slices.Contains(words(), "上一步已经登记") {
		t.Errorf("the step before is not ticked: %q", words())
	}
	m.Folded = true
	s.show(m)
	if s.Says("按“保存”。") {
		t.Error("folded, and the sentences are still there")
	}
}

// The key leads to 下一步 and back to the field that was being written in; so
// does pressing it.
func TestTheKeyboardComesAndGoes(t *testing.T) {
	s := newStage(t, theme.Standard)
	s.show(present.TourModel{Number: 1, Of: 2, Title: "登记", Sentences: []string{"按“保存”。"}})
	c := s.Window.Canvas()
	c.Focus(s.field.FocusTarget())
	before := c.Focused()
	s.strip.Jump()
	if c.Focused() != fyne.Focusable(s.Button("下一步")) {
		t.Fatalf("on %v", c.Focused())
	}
	s.strip.Jump()
	if c.Focused() != before {
		t.Errorf("back on %v", c.Focused())
	}
	s.strip.Jump()
	kittest.Press(c.Focused(), fyne.KeyReturn)
	if c.Focused() != before || !slices.Equal(s.did, []string{"next"}) {
		t.Errorf("did %v, back on %v", s.did, c.Focused())
	}
	for words, want := range map[string]string{"收起": "fold", "结束": "end"} {
		s.did = nil
		s.Button(words).Press()
		if !slices.Equal(s.did, []string{want}) {
			t.Errorf("%s does %v", words, s.did)
		}
	}
}
