package archiveroom

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// shelfRenderer draws the spines in sight, and under them the board they
// stand on; a darker stretch of it says which part of the shelf is in sight.
type shelfRenderer struct {
	shelf        *shelf
	plank, thumb *canvas.Rectangle
	objects      []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *shelfRenderer) Layout(fyne.Size) { r.draw() }

// MinSize implements fyne.WidgetRenderer.
func (r *shelfRenderer) MinSize() fyne.Size { return r.shelf.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *shelfRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *shelfRenderer) Destroy() {}

// Refresh implements fyne.WidgetRenderer.
func (r *shelfRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.shelf)
}

func (r *shelfRenderer) draw() {
	s := r.shelf
	size := s.Size()
	foot := size.Height - plankHeight
	r.objects = nil
	x := theme.Gap2
	for i := s.first; i < min(s.first+s.room(), len(s.spines)); i++ {
		r.spine(i, x, foot)
		x += grown(spineWidth) + grown(spineGap)
	}
	place(r.plank, 0, foot, size.Width, plankHeight)
	r.objects = append(r.objects, r.plank)
	if n, room := len(s.spines), s.room(); n > room {
		share := size.Width / float32(n)
		place(r.thumb, share*float32(s.first), foot, share*float32(room), plankHeight)
		r.objects = append(r.objects, r.thumb)
	}
}

// spine draws one spine that stands on the board.
func (r *shelfRenderer) spine(i int, x, foot float32) {
	s := r.shelf
	one, width, high := s.spines[i], grown(spineWidth), s.spineHeight()
	top, line, ink := foot-high, theme.Border, theme.Ink
	face := canvas.NewRectangle(theme.Surface)
	face.StrokeColor, face.StrokeWidth = theme.Control, line
	switch {
	case i == s.chosen:
		top -= spineRaised
		face.FillColor, face.StrokeColor, face.StrokeWidth = theme.Tint, theme.Accent, theme.Strong
	case one.New:
		face.StrokeColor, ink = theme.Rule, theme.Ink2
	}
	if s.hover == i && i != s.chosen {
		face.FillColor = theme.Head
	}
	if i == s.chosen && s.focused && !s.byMouse {
		ring := canvas.NewRectangle(theme.Surface)
		ring.StrokeColor, ring.StrokeWidth = theme.Accent, theme.Strong
		place(ring, x-2*theme.Strong, top-2*theme.Strong, width+4*theme.Strong, foot-top+2*theme.Strong)
		r.objects = append(r.objects, ring)
	}
	place(face, x, top, width, foot-top)
	r.objects = append(r.objects, face)
	if one.New {
		icon := kit.NewIcon("plus", theme.Ink2)
		side := theme.IconSize.Get()
		place(icon, x+(width-side)/2, (top+foot)/2-side, side, side)
		r.objects = append(r.objects, icon)
		r.words(one.Body[0], kit.Reg(theme.Second).In(ink), x, (top+foot)/2+theme.Gap1, width, grown(spineLine))
		return
	}
	r.rows(one, x, top, foot, i == s.chosen)
}

// rows writes what stands on a spine, from the top, with rules between.
func (r *shelfRenderer) rows(one present.ArchiveSpine, x, top, foot float32, chosen bool) {
	width, rule := grown(spineWidth), theme.Control
	if chosen {
		rule = theme.Accent
	}
	divide := func(y float32) {
		line := canvas.NewRectangle(rule)
		place(line, x, y, width, theme.Border)
		r.objects = append(r.objects, line)
	}
	y := top
	r.words(one.Head, kit.Bold(theme.Body), x, y, width, grown(spineHead))
	y += grown(spineHead)
	divide(y)
	below := y + grown(spineLine)*float32(r.shelf.lines())
	for i, text := range one.Lines {
		r.words(text, kit.Reg(theme.Small), x, y+grown(spineLine)*float32(i), width, grown(spineLine))
	}
	divide(below)
	last := foot - grown(spineFoot)
	high := min(grown(20), (last-below)/float32(max(1, len(one.Body))))
	y = below + (last-below-high*float32(len(one.Body)))/2
	for i, text := range one.Body {
		style := kit.Reg(theme.Second)
		if one.Box && i == 1 {
			style = kit.Note()
		}
		r.words(text, style, x, y+high*float32(i), width, high)
	}
	divide(last)
	r.words(one.Foot, kit.Reg(theme.Small), x, last, width, grown(spineFoot))
}

// words writes a line in the middle of a place.
func (r *shelfRenderer) words(text string, style kit.Style, x, y, width, high float32) {
	line := kit.NewText(text, style)
	line.Alignment = fyne.TextAlignCenter
	size := line.MinSize()
	if most := width - theme.Gap2; size.Width > most { // a long unit still fits
		line.TextSize *= most / size.Width
		size = line.MinSize()
	}
	place(line, x, y+(high-size.Height)/2, width, size.Height)
	r.objects = append(r.objects, line)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
