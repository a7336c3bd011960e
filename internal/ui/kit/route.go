package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// Route shows the steps of an item's review side by side: who did each and
// when, where it is now. It is only looked at.
type Route struct {
	widget.BaseWidget
	steps  []Step
	scroll *container.Scroll
}

// NewRoute is the route of an item. Result is the person (or 等我办), When the
// date; in larger type, and where there is no room beside the person, the date
// stands on a line of its own.
func NewRoute(steps []Step) *Route {
	r := &Route{steps: steps}
	line := &routeLine{route: r}
	line.ExtendBaseWidget(line)
	r.scroll = container.NewHScroll(line)
	r.ExtendBaseWidget(r)
	return r
}

// SetSteps replaces the steps.
func (r *Route) SetSteps(steps []Step) {
	r.steps = steps
	r.Refresh()
}

// reveal scrolls to the present step.
func (r *Route) reveal() {
	pitch := max(r.pitch(r.Size().Width), r.Size().Width/float32(max(1, len(r.steps))))
	for i, step := range r.steps {
		if step.State == StepNow || step.State == StepReturned {
			r.scroll.ScrollToOffset(fyne.NewPos(max(0, (float32(i)+0.5)*pitch-r.Size().Width/2), 0))
			return
		}
	}
}

// lines is what stands below the steps in a width.
func (r *Route) lines(width float32) []([]string) {
	together := r.linesWith(theme.Current() == theme.Standard)
	if width > 0 && r.pitchOf(together)*float32(len(r.steps)) > width {
		return r.linesWith(false)
	}
	return together
}

// linesWith puts the dates beside the people or below them.
func (r *Route) linesWith(beside bool) []([]string) {
	out := make([][]string, len(r.steps))
	for i, s := range r.steps {
		switch {
		case s.When == "":
			out[i] = []string{s.Result}
		case beside:
			out[i] = []string{s.Result + " " + s.When}
		default:
			out[i] = []string{s.Result, s.When}
		}
	}
	return out
}

// pitch is the distance of steps: the widest of them and a gap.
func (r *Route) pitch(width float32) float32 { return r.pitchOf(r.lines(width)) }

func (r *Route) pitchOf(below [][]string) float32 {
	var widest float32
	for i, lines := range below {
		widest = max(widest, measure(r.steps[i].Name, Bold(theme.Second)).Width)
		for _, line := range lines {
			widest = max(widest, measure(line, Reg(theme.Small)).Width)
		}
	}
	return widest + theme.Gap4
}

// HeightFor implements Flow.
func (r *Route) HeightFor(width float32) float32 {
	most := 1
	for _, lines := range r.lines(width) {
		most = max(most, len(lines))
	}
	high := theme.CircleSize.Get() + Note().LineHeight() + float32(most)*Reg(theme.Small).LineHeight()
	if r.scrolls(width) {
		high += scrollBarRoom
	}
	return high
}

// scrollBarRoom keeps the scroll bar, which lies over the content, off the words.
const scrollBarRoom = theme.Gap2 + theme.Gap1

// scrolls reports whether the steps do not fit a width.
func (r *Route) scrolls(width float32) bool {
	return width > 0 && r.pitch(width)*float32(len(r.steps)) > width
}

// MinSize implements fyne.CanvasObject.
func (r *Route) MinSize() fyne.Size {
	return fyne.NewSize(4*r.pitch(r.Size().Width), r.HeightFor(r.Size().Width))
}

// CreateRenderer implements fyne.Widget.
func (r *Route) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{objects: []fyne.CanvasObject{r.scroll}, min: r.MinSize}
	p.layout = func(size fyne.Size) {
		r.scroll.Resize(size)
		r.reveal()
	}
	p.refresh = func() {
		r.scroll.Content.Refresh()
		p.layout(r.Size())
	}
	return p
}

// routeLine is what scrolls: it is wider than the route when the steps do not
// fit.
type routeLine struct {
	widget.BaseWidget
	route *Route
}

// MinSize implements fyne.CanvasObject.
func (l *routeLine) MinSize() fyne.Size {
	width := l.route.Size().Width
	return fyne.NewSize(l.route.pitch(width)*float32(len(l.route.steps)), l.route.HeightFor(width))
}

// CreateRenderer implements fyne.Widget.
func (l *routeLine) CreateRenderer() fyne.WidgetRenderer {
	v := &routeView{l: l}
	v.pane = pane{min: l.MinSize, layout: v.layoutAll, refresh: v.redo}
	v.redo()
	return &v.pane
}

type routeView struct {
	pane
	l       *routeLine
	circles []circle
	names   []*canvas.Text
	below   [][]*canvas.Text
	width   float32 // of the route, for which the lines are
	links   []*canvas.Rectangle
}

func (v *routeView) redo() {
	v.circles, v.names, v.below, v.links, v.objects = nil, nil, nil, nil, nil
	v.width = v.l.route.Size().Width
	lines := v.l.route.lines(v.width)
	for i, step := range v.l.route.steps {
		style, link := Reg(theme.Second), theme.Rule
		switch step.State {
		case StepNow:
			style = Bold(theme.Second).In(theme.Accent)
		case StepReturned:
			style = Bold(theme.Second).In(theme.Red)
		case StepDone:
			link = theme.Green
		}
		v.links = append(v.links, canvas.NewRectangle(link))
		v.circles = append(v.circles, newCircle(i+1, step.State))
		v.names = append(v.names, NewText(step.Name, style))
		v.objects = append(append(v.objects, v.links[i], v.names[i]), v.circles[i].objects()...)
		var texts []*canvas.Text
		for _, line := range lines[i] {
			texts = append(texts, NewText(line, Reg(theme.Small).In(theme.Ink2)))
			v.objects = append(v.objects, texts[len(texts)-1])
		}
		v.below = append(v.below, texts)
	}
	v.layoutAll(v.l.Size())
}

func (v *routeView) layoutAll(size fyne.Size) {
	if v.width != v.l.route.Size().Width {
		v.redo()
		return
	}
	n := len(v.circles)
	if n == 0 {
		return
	}
	pitch, side := size.Width/float32(n), theme.CircleSize.Get()
	small := Reg(theme.Small).LineHeight()
	for i, c := range v.circles {
		middle := (float32(i) + 0.5) * pitch
		c.place(middle-side/2, 0, side)
		put(v.links[i], middle+side/2+theme.Gap1, side/2-1, pitch-side-2*theme.Gap1, theme.Strong)
		setVisible(v.links[i], i < n-1)
		centreText(v.names[i], middle, side+Note().LineHeight()/2)
		for k, text := range v.below[i] {
			centreText(text, middle, side+Note().LineHeight()+(float32(k)+0.5)*small-1)
		}
	}
}

// centreText places a text with its middle at x, y.
func centreText(t *canvas.Text, x, y float32) { putMiddle(t, x-t.MinSize().Width/2, y) }
