package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// toastTime is how long a sentence stays.
const toastTime = 4 * time.Second

// Toaster shows one sentence at the lower left for a moment: what has just
// been done, and 撤销 where that is possible. It is never used for an error.
// The shell lays it over its content, above the status line.
type Toaster struct {
	widget.BaseWidget
	after    After
	stop     func()
	sentence string
	undo     *Button
}

// NewToaster is a toaster that shows nothing yet.
func NewToaster(after After) *Toaster {
	t := &Toaster{after: after}
	t.ExtendBaseWidget(t)
	return t
}

// Say shows a sentence; undo may be nil. A new sentence replaces the old one.
func (t *Toaster) Say(sentence string, undo func()) {
	t.Clear()
	t.sentence = sentence
	if undo != nil {
		t.undo = NewButton(Plain, "撤销", func() {
			t.Clear()
			undo()
		})
	}
	t.stop = t.after(toastTime, t.Clear)
	t.redraw()
}

// Clear takes the sentence away.
func (t *Toaster) Clear() {
	if t.stop != nil {
		t.stop()
	}
	t.stop, t.undo, t.sentence = nil, nil, ""
	t.redraw()
}

// redraw has the window painted again. Everything in a toaster is new each
// time, and a window does not look at what it has not painted yet.
func (t *Toaster) redraw() {
	t.Refresh()
	canvas.Refresh(t)
}

// Sentence returns what is shown, or "".
func (t *Toaster) Sentence() string { return t.sentence }

// MinSize implements fyne.CanvasObject: a toaster takes no room.
func (t *Toaster) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (t *Toaster) CreateRenderer() fyne.WidgetRenderer {
	var body fyne.CanvasObject
	p := &pane{min: t.MinSize}
	p.layout = func(size fyne.Size) {
		if body == nil {
			return
		}
		// a path may be longer than the window is wide: it takes another line
		words := measure(t.sentence, Reg(theme.Body)).Width
		least := NewWrapped(t.sentence, Reg(theme.Body)).MinSize().Width
		w := min(body.MinSize().Width-least+words+theme.Gap1, size.Width-2*theme.Gap5)
		h := HeightFor(body, w)
		put(body, theme.Gap5, size.Height-h-theme.Gap5, w, h)
	}
	p.refresh = func() {
		body, p.objects = nil, nil
		if t.sentence != "" {
			words := []fyne.CanvasObject{NewIcon("circle-check", theme.Green), NewWrapped(t.sentence, Reg(theme.Body))}
			if t.undo != nil {
				words = append(words, t.undo)
			}
			line := FillRow(theme.Gap3, 1, words...)
			face := newBox(theme.Surface, theme.Control, theme.Border, theme.SheetRadius)
			l := &sheetLayout{face, inset{theme.Gap2, theme.Gap4, theme.Gap2, theme.Gap4}}
			body = framed(l, face, line)
			p.objects = []fyne.CanvasObject{body}
		}
		p.layout(t.Size())
	}
	p.refresh()
	return p
}
