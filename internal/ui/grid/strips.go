package grid

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// look returns the colour of a tone in a strip, and icon and ink of its word.
func (t Tone) look() (fill color.NRGBA, icon string, ink color.NRGBA) {
	switch t {
	case ToneDone:
		return theme.Green, "circle-check", theme.Green
	case ToneIdle:
		return theme.BarIdle, "circle", theme.Ink2
	case ToneLate:
		return theme.BarLate, "clock", theme.Amber
	case ToneMissing:
		return theme.Red, "circle-alert", theme.Red
	case TonePlain:
	}
	return theme.Accent, "", theme.Ink
}

const stripHeight float32 = 12

// MinSize is the strip and the lines of words under it.
func (s *CoverageStrip) MinSize() fyne.Size {
	lines := (len(s.shares) + s.columns - 1) / s.columns
	return fyne.NewSize(scaled(120)*float32(s.columns), stripHeight+float32(lines)*scaled(28))
}

// CreateRenderer implements fyne.Widget.
func (s *CoverageStrip) CreateRenderer() fyne.WidgetRenderer {
	return &drawnRenderer{owner: s, draw: s.draw, least: s.MinSize}
}

func (s *CoverageStrip) draw(size fyne.Size) (out []fyne.CanvasObject) {
	total, shown := 0, 0
	for _, share := range s.shares {
		total += max(share.Count, 0)
		if share.Count > 0 {
			shown++
		}
	}
	const gap, least = 2, 5
	free := size.Width - float32(max(shown-1, 0))*gap - float32(shown)*least
	x := float32(0)
	for _, share := range s.shares {
		if share.Count <= 0 {
			continue
		}
		fill, _, _ := share.Tone.look()
		// A share of a few in thousands still shows: a missing one matters most.
		w := least + free*float32(share.Count)/float32(total)
		r := filled(box{x, 0, w, stripHeight}, fill)
		r.CornerRadius = 2
		out = append(out, r)
		x += w + gap
	}
	for i, share := range s.shares {
		wide := (size.Width - theme.Gap5*float32(s.columns-1)) / float32(s.columns)
		at := box{float32(i%s.columns) * (wide + theme.Gap5), stripHeight + float32(i/s.columns)*scaled(28), wide, scaled(28)}
		out = append(out, s.words(share, at)...)
	}
	return out
}

func (s *CoverageStrip) words(share Share, at box) (out []fyne.CanvasObject) {
	_, icon, ink := share.Tone.look()
	x := at.x
	if icon != "" {
		side := theme.IconSize.Get() - 2
		picture := canvas.NewImageFromResource(theme.SmallIcon(icon, ink))
		place(picture, x, at.y+(at.h-side)/2, side, side)
		out = append(out, picture)
		x += side + 6
	}
	word := plain(share.Word, theme.Ink, theme.Second.Size())
	count := plain(strconv.Itoa(share.Count), theme.Ink, theme.Second.Size())
	count.TextStyle = style(true)
	for _, t := range []*canvas.Text{word, count} {
		size := t.MinSize()
		place(t, x, middle(at.y, at.h, t.TextSize), size.Width, size.Height)
		x = at.x + at.w - width(count.Text, count.TextSize, true)
	}
	return append(out, word, count)
}

// MinSize is a line for each bar.
func (s *BarStrip) MinSize() fyne.Size {
	return fyne.NewSize(scaled(200), float32(len(s.bars))*s.line())
}

func (s *BarStrip) line() float32 { return scaled(30) }

// Tapped opens the line that was pressed.
func (s *BarStrip) Tapped(e *fyne.PointEvent) {
	if i := int(e.Position.Y / s.line()); i >= 0 && i < len(s.bars) && s.OnOpen != nil {
		s.OnOpen(i)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *BarStrip) CreateRenderer() fyne.WidgetRenderer {
	return &drawnRenderer{owner: s, draw: s.draw, least: s.MinSize}
}

func (s *BarStrip) draw(size fyne.Size) (out []fyne.CanvasObject) {
	largest, words, counts := 1, float32(0), float32(0)
	type line struct{ word, count *canvas.Text }
	lines := make([]line, len(s.bars))
	for i, b := range s.bars {
		lines[i] = line{plain(b.Word, theme.Ink, theme.Second.Size()), plain(strconv.Itoa(b.Count)+b.Unit, theme.Ink, theme.Second.Size())}
		lines[i].count.TextStyle = style(true)
		largest = max(largest, b.Count)
		words, counts = max(words, lines[i].word.MinSize().Width), max(counts, lines[i].count.MinSize().Width)
	}
	room := max(size.Width-words-counts-2*theme.Gap3, 0)
	for i, b := range s.bars {
		y, l := float32(i)*s.line(), lines[i]
		high := l.word.MinSize().Height
		place(l.word, 0, middle(y, s.line(), l.word.TextSize), words, high)
		place(l.count, size.Width-l.count.MinSize().Width, middle(y, s.line(), l.word.TextSize), counts, high)
		fill, _, _ := b.Tone.look()
		if b.Count > 0 {
			bar := filled(box{words + theme.Gap3, y + (s.line()-stripHeight)/2, max(room*float32(b.Count)/float32(largest), 2), stripHeight}, fill)
			bar.CornerRadius = 2
			out = append(out, bar)
		}
		out = append(out, l.word, l.count)
	}
	return out
}

// drawnRenderer draws a widget anew whenever it or its size changes: for
// widgets of a few objects.
type drawnRenderer struct {
	owner   fyne.Widget
	draw    func(fyne.Size) []fyne.CanvasObject
	least   func() fyne.Size
	objects []fyne.CanvasObject
}

func (r *drawnRenderer) Layout(size fyne.Size)        { r.objects = r.draw(size) }
func (r *drawnRenderer) MinSize() fyne.Size           { return r.least() }
func (r *drawnRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *drawnRenderer) Destroy()                     {}
func (r *drawnRenderer) Refresh() {
	r.Layout(r.owner.Size())
	canvas.Refresh(r.owner)
}
