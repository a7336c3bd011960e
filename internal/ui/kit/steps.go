package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// StepState is how far a step is.
type StepState int

// The states of a step.
const (
	StepLater StepState = iota
	StepNow
	StepDone
	StepReturned
)

// Step is one step of a job and its result in a few words.
type Step struct {
	Name   string
	Result string
	State  StepState
	When   string // a third line, for the steps of a route
}

// circle is the mark of a step: a number, or a check once it is done.
type circle struct {
	face *box
	icon *canvas.Image
	text *canvas.Text
}

func newCircle(number int, state StepState) circle {
	c := circle{newBox(theme.Surface, theme.Control, theme.Border, theme.CircleSize.Get()/2),
		NewSmallIcon("check", theme.Surface), NewText(strconv.Itoa(number), Reg(theme.Second).In(theme.Ink2))}
	round := theme.CircleSize.Get() / 2
	switch state {
	case StepDone:
		c.face.set(theme.Green, theme.Green, theme.Border, round)
	case StepReturned:
		c.face.set(theme.Red, theme.Red, theme.Border, round)
		c.icon.Resource = theme.SmallIcon("undo-2", theme.Surface)
	case StepNow:
		c.face.set(theme.Accent, theme.Accent, theme.Border, round)
		restyle(c.text, c.text.Text, Bold(theme.Second).In(theme.Surface))
	}
	marked := state == StepDone || state == StepReturned
	setVisible(c.icon, marked)
	setVisible(c.text, !marked)
	c.text.Alignment = fyne.TextAlignCenter
	return c
}

func (c circle) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.face.outer, c.face.inner, c.icon, c.text}
}

func (c circle) place(x, y, size float32) {
	c.face.outer.CornerRadius, c.face.fill.CornerRadius = size/2, size/2-theme.Border
	c.face.place(fyne.NewPos(x, y), fyne.NewSquareSize(size))
	icon := theme.SmallIconSize.Get()
	put(c.icon, x+(size-icon)/2, y+(size-icon)/2, icon, icon)
	putLine(c.text, x, y, size, size)
}

// YearSteps is the strip of a job's steps under the head of its page. Steps
// that are done can be opened again.
type YearSteps struct {
	picker
	steps []Step
}

// NewYearSteps is the strip; open is told which step to show.
func NewYearSteps(steps []Step, open func(i int)) *YearSteps {
	s := &YearSteps{}
	s.pick = open
	s.take(steps)
	s.extend(s)
	return s
}

// SetSteps replaces the steps.
func (s *YearSteps) SetSteps(steps []Step) {
	s.take(steps)
	s.Refresh()
}

func (s *YearSteps) take(steps []Step) {
	s.steps = steps
	s.resize(len(steps))
	for i, step := range steps {
		s.cells[i].closed = step.State == StepLater
		if step.State == StepNow {
			s.at = i
		}
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (s *YearSteps) AccessibilityLabel() string {
	return s.steps[s.at].Name + "，" + s.steps[s.at].Result
}

// MinSize implements fyne.CanvasObject.
func (s *YearSteps) MinSize() fyne.Size {
	var width float32
	for _, step := range s.steps {
		width = max(width, s.textX()+measure(step.Name, Bold(theme.Body)).Width+10+measure(step.Result, Note()).Width+theme.Gap3)
	}
	return fyne.NewSize(width*float32(len(s.steps))+2*theme.Gap5, theme.StepsHeight.Get())
}

func (s *YearSteps) textX() float32 { return theme.CircleSize.Get() + 10 }

// CreateRenderer implements fyne.Widget.
func (s *YearSteps) CreateRenderer() fyne.WidgetRenderer {
	v := &stepsView{s: s, face: canvas.NewRectangle(theme.Surface), rule: canvas.NewRectangle(theme.Rule), line: canvas.NewRectangle(theme.Accent), ring: newRing()}
	v.pane = pane{min: s.MinSize, layout: v.layoutAll, refresh: v.redo}
	v.redo()
	return &v.pane
}

type stepsView struct {
	pane
	s                *YearSteps
	face, rule, line *canvas.Rectangle
	ring             *box
	circles          []circle
	names, results   []*canvas.Text
}

func (v *stepsView) redo() {
	v.circles, v.names, v.results = nil, nil, nil
	v.objects = []fyne.CanvasObject{v.face, v.rule, v.line, v.ring.outer, v.ring.inner}
	for i, step := range v.s.steps {
		style := Reg(theme.Body)
		if step.State == StepNow || v.s.hovered(i) {
			style = style.In(theme.Accent)
			style.Bold = step.State == StepNow
		}
		v.circles = append(v.circles, newCircle(i+1, step.State))
		v.names = append(v.names, NewText(step.Name, style))
		v.results = append(v.results, NewText(step.Result, Note()))
		v.objects = append(append(v.objects, v.circles[i].objects()...), v.names[i], v.results[i])
	}
	v.layoutAll(v.s.Size())
}

func (v *stepsView) layoutAll(size fyne.Size) {
	put(v.face, 0, 0, size.Width, size.Height)
	put(v.rule, 0, size.Height-theme.Border, size.Width, theme.Border)
	v.line.Hide()
	n := len(v.s.steps)
	if n == 0 {
		return
	}
	w, middle := (size.Width-2*theme.Gap5)/float32(n), (size.Height-theme.Edge)/2
	for i, step := range v.s.steps {
		x := theme.Gap5 + float32(i)*w
		words := measure(step.Name, Bold(theme.Body)).Width + 10 + measure(step.Result, Note()).Width
		v.s.cells[i].pos = fyne.NewPos(x-theme.Gap1, theme.Gap2)
		v.s.cells[i].size = fyne.NewSize(v.s.textX()+words+theme.Gap2, size.Height-2*theme.Gap2-theme.Edge)
		v.circles[i].place(x, middle-theme.CircleSize.Get()/2, theme.CircleSize.Get())
		putMiddle(v.names[i], x+v.s.textX(), middle)
		putMiddle(v.results[i], x+v.s.textX()+v.names[i].MinSize().Width+10, middle)
		if step.State == StepNow {
			v.line.Show()
			put(v.line, x, size.Height-theme.Edge, w, theme.Edge)
		}
	}
	v.s.ringAt(v.ring)
}
