// Package tourstrip is the strip over the rooms in which the first day is told:
// the step, what it is for, and what to press and write.
package tourstrip

import (
	"fmt"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/present"
	"zwgk/internal/tour"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/resources/handbook"
)

// Day is the first day as the program tells it.
func Day() (tour.Tour, error) { return tour.Parse(handbook.Tour) }

// Does is what the buttons do.
type Does struct{ Back, Next, Fold, End func() }

// Strip shows a step. It is the last stop of the keyboard; a key leads to it
// and back.
type Strip struct {
	canvas  fyne.Canvas
	content fyne.CanvasObject
	changed func() // the strip may have become higher or lower

	title     *canvas.Text
	why       *kit.Wrapped
	sentences *kit.Wrapped
	state     *fyne.Container
	below     *fyne.Container
	back      *kit.Button
	next      *kit.Button
	fold      *kit.Button
	end       *kit.Button
	came      fyne.Focusable // what had the keyboard before it came here
	inside    bool
}

// New makes the strip; changed is told when the room below has to be placed
// anew.
func New(c fyne.Canvas, does Does, changed func()) *Strip {
	s := &Strip{canvas: c, changed: changed}
	s.title, s.why = kit.NewText("", kit.Bold(theme.Body)), kit.NewWrapped("", kit.Note())
	s.sentences, s.state = kit.NewWrapped("", kit.Reg(theme.Body)), kit.Row(0)
	s.back = kit.NewIconButton("chevron-left", "上一步", does.Back)
	s.next = kit.NewButton(kit.Outlined, "下一步", func() {
		s.leave()
		does.Next()
	})
	s.fold = kit.NewButton(kit.Outlined, "收起", does.Fold)
	s.end = kit.NewButton(kit.Outlined, "结束", does.End)
	head := kit.FillRow(theme.Gap2, 1, s.title, s.why, s.back, s.next, s.fold, s.end)
	s.below = kit.TopRow(theme.Gap3, 1, s.state, s.sentences)
	words := kit.Inset(kit.Column(theme.Gap1, head, s.below), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5)
	s.content = kit.Backed(canvas.NewRectangle(theme.Tint), kit.Column(0, words, kit.Divider()))
	return s
}

// Content is what stands in the window.
func (s *Strip) Content() fyne.CanvasObject { return s.content }

// Show implements present.View.
func (s *Strip) Show(m present.TourModel) {
	s.title.Text = fmt.Sprintf("%d/%d　%s", m.Number, m.Of, m.Title)
	s.title.Refresh()
	s.why.SetText(m.Why)
	s.sentences.SetText(strings.Join(m.Sentences, "　"))
	s.showState(m)
	s.back.Show()
	if m.Number == 1 {
		s.back.Hide()
	}
	s.next.SetText("下一步")
	if m.Last() {
		s.next.SetText("走完了")
	}
	s.fold.SetText("收起")
	s.below.Show()
	if m.Folded {
		s.fold.SetText("展开")
		s.why.SetText("")
		s.below.Hide()
	}
	s.content.Refresh() // its lines stand by what is in them
	s.changed()
	slog.Info("shown", "screen", "tour", "step", m.Number, "title", m.Title, "done", m.Done, "folded", m.Folded)
}

// showState ticks what is done: this step, or the one before that has just
// been left for it.
func (s *Strip) showState(m present.TourModel) {
	s.state.Objects = nil
	switch {
	case m.Done:
		s.state.Objects = []fyne.CanvasObject{kit.State(kit.Done, "办成："+m.Condition)}
	case m.Before != "":
		s.state.Objects = []fyne.CanvasObject{kit.State(kit.Done, "上一步"+m.Before)}
	}
	s.state.Hide()
	if s.state.Objects != nil {
		s.state.Show()
	}
}

// Fail implements present.View; the sentence stands where the step was.
func (s *Strip) Fail(sentence string) {
	s.sentences.SetText(sentence)
	s.changed()
}

// Jump leads the keyboard to the strip, and back to where it was.
func (s *Strip) Jump() {
	if s.holds(s.canvas.Focused()) {
		s.leave()
		return
	}
	s.came, s.inside = s.canvas.Focused(), true
	s.next.Focus()
}

// holds reports whether the keyboard is on one of the strip's buttons.
func (s *Strip) holds(on fyne.Focusable) bool {
	for _, b := range []*kit.Button{s.back, s.next, s.fold, s.end} {
		if on == fyne.Focusable(b) {
			return true
		}
	}
	return false
}

// leave gives the keyboard back to what had it.
func (s *Strip) leave() {
	if !s.inside {
		return
	}
	s.inside = false
	s.canvas.Unfocus()
	if s.came != nil {
		s.canvas.Focus(s.came)
	}
}
