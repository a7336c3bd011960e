package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Stepper shows the steps of a longer job below one another, with what each
// is about. Steps that are done can be opened again.
type Stepper struct {
	picker
	steps []Step
}

// NewStepper is the list of steps; open is told which step to show.
func NewStepper(steps []Step, open func(i int)) *Stepper {
	s := &Stepper{}
	s.vertical = true
	s.pick = open
	s.take(steps)
	s.extend(s)
	return s
}

// SetSteps replaces the steps.
func (s *Stepper) SetSteps(steps []Step) {
	s.take(steps)
	s.Refresh()
}

func (s *Stepper) take(steps []Step) {
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
func (s *Stepper) AccessibilityLabel() string {
	return s.steps[s.at].Name + "，" + s.steps[s.at].Result
}

func stepPitch() float32   { return theme.Pick(66, 74, 84) }
func bigCircle() float32   { return theme.CircleSize.Get() + 4 }
func stepTextX() float32   { return bigCircle() + 14 }
func stepTextGap() float32 { return theme.Pick(10, 11, 13) } // half the distance of its two lines

// MinSize implements fyne.CanvasObject.
func (s *Stepper) MinSize() fyne.Size {
	var width float32
	for _, step := range s.steps {
		width = max(width, measure(step.Name, Bold(theme.Body)).Width, measure(step.Result, Note()).Width)
	}
	return fyne.NewSize(stepTextX()+width, stepPitch()*float32(len(s.steps))-theme.Gap4)
}

// CreateRenderer implements fyne.Widget.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	var circles []circle
	var names, results []*canvas.Text
	var lines []*canvas.Rectangle
	p := &pane{min: s.MinSize}
	p.layout = func(size fyne.Size) {
		side := bigCircle()
		for i := range s.steps {
			y := float32(i) * stepPitch()
			circles[i].place(0, y, side)
			put(lines[i], side/2-1, y+side+theme.Gap1, theme.Strong, stepPitch()-side-2*theme.Gap1)
			setVisible(lines[i], i < len(s.steps)-1)
			middle := y + side/2 + stepTextGap()
			putMiddle(names[i], stepTextX(), middle-stepTextGap())
			putMiddle(results[i], stepTextX(), middle+stepTextGap())
			s.cells[i].pos, s.cells[i].size = fyne.NewPos(-theme.Gap1, y-theme.Gap1), fyne.NewSize(size.Width+2*theme.Gap1, side+2*stepTextGap()+theme.Gap2)
		}
		s.ringAt(ring)
	}
	p.refresh = func() {
		circles, names, results, lines = nil, nil, nil, nil
		p.objects = []fyne.CanvasObject{}
		// the ring's gap is the colour of the rail the steps stand on
		ring.set(theme.Rail, theme.Accent, theme.Strong, theme.ControlRadius+ringReach)
		p.objects = append(p.objects, ring.outer, ring.inner)
		for i, step := range s.steps {
			style := Reg(theme.Body)
			if step.State == StepNow {
				style = Bold(theme.Body).In(theme.Accent)
			} else if s.hovered(i) {
				style = style.In(theme.Accent)
			}
			circles = append(circles, newCircle(i+1, step.State))
			names, results = append(names, NewText(step.Name, style)), append(results, NewText(step.Result, Note()))
			lines = append(lines, canvas.NewRectangle(theme.BarIdle))
			p.objects = append(append(p.objects, circles[i].objects()...), names[i], results[i], lines[i])
		}
		p.layout(s.Size())
	}
	p.refresh()
	return p
}
