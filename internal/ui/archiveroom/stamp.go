package archiveroom

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// stamp is a 归档章 in its proportions, 45 to 16: six boxes, two rows of three.
type stamp struct {
	widget.BaseWidget
	words [6]string
}

func newStamp(words [6]string) *stamp {
	s := &stamp{words: words}
	s.ExtendBaseWidget(s)
	return s
}

// The sides of a stamp, in millimetres, and the widest it is drawn.
const (
	stampWide, stampHigh float32 = 45, 16
	stampWidest          float32 = 264
)

func (s *stamp) high(width float32) float32 {
	return min(width, grown(stampWidest)) * stampHigh / stampWide
}

// HeightFor implements kit.Flow.
func (s *stamp) HeightFor(width float32) float32 { return s.high(width) }

// MinSize implements fyne.CanvasObject.
func (s *stamp) MinSize() fyne.Size { return fyne.NewSize(180, s.high(180)) }

// CreateRenderer implements fyne.Widget.
func (s *stamp) CreateRenderer() fyne.WidgetRenderer {
	r := &stampRenderer{stamp: s, frame: canvas.NewRectangle(theme.Surface)}
	r.frame.StrokeColor, r.frame.StrokeWidth = theme.Accent, theme.Strong
	r.objects = append(r.objects, r.frame)
	for range 3 {
		line := canvas.NewRectangle(theme.Accent)
		r.lines, r.objects = append(r.lines, line), append(r.objects, line)
	}
	for _, word := range s.words {
		text := kit.NewText(word, kit.Reg(theme.Title).In(theme.Accent))
		text.Alignment = fyne.TextAlignCenter
		r.texts, r.objects = append(r.texts, text), append(r.objects, text)
	}
	return r
}

type stampRenderer struct {
	stamp   *stamp
	frame   *canvas.Rectangle
	lines   []*canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *stampRenderer) Layout(size fyne.Size) {
	w := min(size.Width, grown(stampWidest))
	h := r.stamp.high(size.Width)
	place(r.frame, 0, 0, w, h)
	place(r.lines[0], 0, h/2, w, theme.Border)
	place(r.lines[1], w/3, 0, theme.Border, h)
	place(r.lines[2], 2*w/3, 0, theme.Border, h)
	for i, text := range r.texts {
		text.TextSize = theme.Title.Size()
		if wide := text.MinSize().Width; wide > w/3-theme.Gap2 { // a long unit still fits its box
			text.TextSize *= (w/3 - theme.Gap2) / wide
		}
		high := text.MinSize().Height
		place(text, float32(i%3)*w/3, float32(i/3)*h/2+(h/2-high)/2, w/3, high)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *stampRenderer) MinSize() fyne.Size { return r.stamp.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *stampRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh implements fyne.WidgetRenderer.
func (r *stampRenderer) Refresh() {
	r.Layout(r.stamp.Size())
	canvas.Refresh(r.stamp)
}

// Destroy implements fyne.WidgetRenderer.
func (r *stampRenderer) Destroy() {}
