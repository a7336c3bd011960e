package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// SpanLook is how a stretch of a time line looks.
type SpanLook int

// The looks.
const (
	SpanCounted SpanLook = iota // filled
	SpanLeft                    // outline: still to come
	SpanPaused                  // amber outline with the sign of a pause
	SpanVoid                    // grey: no longer counts
	SpanLate                    // red outline: after the last day
)

var spanInks = map[SpanLook]struct{ fill, border, ink color.NRGBA }{
	SpanCounted: {theme.Accent, theme.Accent, theme.Surface},
	SpanLeft:    {theme.Surface, theme.Accent, theme.Accent},
	SpanPaused:  {theme.AmberTint, theme.Amber, theme.Amber},
	SpanVoid:    {theme.Rail, theme.Rail, theme.Ink2},
	SpanLate:    {theme.RedTint, theme.Red, theme.Red},
}

// TimelineSpan is a stretch of a time line, in days from its beginning. Words
// stand in it where there is room, else Short.
type TimelineSpan struct {
	From, To     int
	Look         SpanLook
	Words, Short string
}

// TimelineMark is a day of a time line with its words, over or below the bar.
type TimelineMark struct {
	At          int
	Date, Words string
	Above       bool
	Last        bool // the last day: red
}

// Timeline is a bar scaled by calendar days, with the days that matter named
// at it. Names that would stand on each other take another line. It is only
// looked at.
type Timeline struct {
	widget.BaseWidget
	days  int
	spans []TimelineSpan
	marks []TimelineMark
}

var _ Flow = (*Timeline)(nil)

// NewTimeline is a time line of some days.
func NewTimeline(days int, spans []TimelineSpan, marks []TimelineMark) *Timeline {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b TimelineMark) int { return a.At - b.At })
	t := &Timeline{days: max(days, 1), spans: spans, marks: joined(marks)}
	t.ExtendBaseWidget(t)
	return t
}

// joined makes one mark of those that name the same day on the same side.
func joined(marks []TimelineMark) (one []TimelineMark) {
	for _, m := range marks {
		same := slices.IndexFunc(one, func(o TimelineMark) bool { return o.At == m.At && o.Above == m.Above && o.Last == m.Last })
		if same < 0 {
			one = append(one, m)
			continue
		}
		one[same].Words += "、" + m.Words
	}
	return one
}

const (
	tickLength   float32 = 6
	nameDistance float32 = 10 // between names of one line
)

func timelineBar() float32 { return theme.Pick(30, 34, 38) }

// x is where a day ends on the bar.
func (t *Timeline) x(day int, width float32) float32 {
	return float32(int(width * float32(min(max(day, 0), t.days)) / float32(t.days)))
}

// nameWidth is the width of the words of a mark: one line above, two below.
func (m TimelineMark) nameWidth() float32 {
	date, words := measure(m.Date, Bold(theme.Second)).Width, measure(m.Words, Reg(theme.Second)).Width
	if m.Above {
		return date + theme.Gap2 + words
	}
	return max(date, words)
}

// nameHeight is the height of a line of names.
func nameHeight(above bool) float32 {
	if above {
		return Reg(theme.Second).LineHeight()
	}
	return 2*Reg(theme.Second).LineHeight() - 2
}

// placedName is a mark with the left edge of its words and the line they
// stand in, 0 next to the bar.
type placedName struct {
	TimelineMark
	left float32
	tier int
}

// place gives every name a line in which it stands alone.
func (t *Timeline) place(width float32) (names []placedName, above, below int) {
	ends := map[bool][]float32{} // of the lines above and below
	for _, m := range t.marks {
		wide := m.nameWidth()
		left := min(max(0, t.x(m.At, width)-wide/2), max(0, width-wide))
		tiers := ends[m.Above]
		tier := slices.IndexFunc(tiers, func(end float32) bool { return left >= end+nameDistance })
		if tier < 0 {
			tier, tiers = len(tiers), append(tiers, 0)
		}
		tiers[tier] = left + wide
		ends[m.Above] = tiers
		names = append(names, placedName{m, left, tier})
	}
	return names, len(ends[true]), len(ends[false])
}

// HeightFor implements Flow.
func (t *Timeline) HeightFor(width float32) float32 {
	_, above, below := t.place(width)
	height := timelineBar()
	if above > 0 {
		height += float32(above)*nameHeight(true) + tickLength
	}
	if below > 0 {
		height += float32(below)*nameHeight(false) + tickLength
	}
	return height
}

// MinSize implements fyne.CanvasObject.
func (t *Timeline) MinSize() fyne.Size {
	return fyne.NewSize(20*theme.Second.Size(), t.HeightFor(max(t.Size().Width, 20*theme.Second.Size())))
}

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{min: t.MinSize}
	draw := func(size fyne.Size) {
		p.objects = nil
		if size.Width <= 0 {
			return
		}
		names, above, _ := t.place(size.Width)
		top := float32(0)
		if above > 0 {
			top = float32(above)*nameHeight(true) + tickLength
		}
		for _, n := range names {
			p.objects = append(p.objects, t.drawName(n, size.Width, top, t.crosses(n, names, size.Width))...)
		}
		for _, s := range t.spans {
			p.objects = append(p.objects, t.drawSpan(s, size.Width, top)...)
		}
	}
	p.layout = func(size fyne.Size) {
		draw(size)
		canvas.Refresh(t)
	}
	p.refresh = func() { draw(t.Size()) }
	return p
}

// crosses reports whether the tick of a name would go through another name.
func (t *Timeline) crosses(n placedName, names []placedName, width float32) bool {
	x := t.x(n.At, width)
	return slices.ContainsFunc(names, func(o placedName) bool {
		return o.Above == n.Above && o.tier < n.tier && x > o.left-theme.Gap1 && x < o.left+o.nameWidth()+theme.Gap1
	})
}

// drawName draws the words of a day and the tick that leads to the bar; a
// short tick stays at the bar.
func (t *Timeline) drawName(n placedName, width, top float32, short bool) []fyne.CanvasObject {
	words := Reg(theme.Second).In(theme.Ink2)
	if n.Last {
		words = words.In(theme.Red)
	}
	date, second := NewText(n.Date, Bold(theme.Second)), NewText(n.Words, words)
	line, dateWidth := Reg(theme.Second).LineHeight(), date.MinSize().Width
	tick := canvas.NewRectangle(theme.Control)
	at := min(max(0, t.x(n.At, width)-theme.Border), width-theme.Border)
	if n.Above {
		y := top - tickLength - float32(n.tier+1)*nameHeight(true)
		putMiddle(date, n.left, y+line/2)
		putMiddle(second, n.left+dateWidth+theme.Gap2, y+line/2)
		length := top - y - line
		if short {
			length = tickLength
		}
		put(tick, at, top-length, theme.Border, length)
		return []fyne.CanvasObject{tick, date, second}
	}
	y := top + timelineBar() + tickLength + float32(n.tier)*nameHeight(false)
	wide := n.nameWidth()
	offset := func(text *canvas.Text) float32 {
		spare := wide - text.MinSize().Width
		middle := (t.x(n.At, width) - n.left) / max(wide, 1) // of the day in the words: at the edges they stand flush
		return n.left + spare*min(max(middle, 0), 1)
	}
	putMiddle(date, offset(date), y+line/2)
	putMiddle(second, offset(second), y+line*3/2-2)
	length := y - top - timelineBar()
	if short {
		length = tickLength
	}
	put(tick, at, top+timelineBar(), theme.Border, length)
	return []fyne.CanvasObject{tick, date, second}
}

// drawSpan draws a stretch with what it says.
func (t *Timeline) drawSpan(s TimelineSpan, width, top float32) []fyne.CanvasObject {
	from, to := t.x(s.From, width), t.x(s.To, width)
	w, look := max(theme.Strong, to-from-theme.Border), spanInks[s.Look]
	face := newBox(look.fill, look.border, theme.Border, 0)
	face.place(fyne.NewPos(from, top), fyne.NewSize(w, timelineBar()))
	objects := []fyne.CanvasObject{face.outer, face.inner}
	style := Reg(theme.Second).In(look.ink)
	sign := float32(0)
	if s.Look == SpanPaused {
		sign = theme.SmallIconSize.Get() + 6
	}
	words := s.Words
	if measure(words, style).Width+sign > w-theme.Gap2 {
		words = s.Short
	}
	wide := measure(words, style).Width
	if wide+sign > w-theme.Gap1 {
		sign = 0
	}
	if words == "" || wide > w-theme.Gap1 {
		return objects
	}
	x, middle := from+(w-wide-sign)/2, top+timelineBar()/2
	if sign > 0 {
		icon := NewSmallIcon(Paused.Icon(), look.ink)
		putMiddle(icon, x, middle)
		objects, x = append(objects, icon), x+sign
	}
	text := NewText(words, style)
	putMiddle(text, x, middle)
	return append(objects, text)
}
