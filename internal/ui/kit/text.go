package kit

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Style is how a text looks. The zero Color is ink.
type Style struct {
	Type  theme.Type
	Bold  bool
	Color color.NRGBA
}

// Reg is the regular weight of a type, in ink.
func Reg(t theme.Type) Style { return Style{Type: t, Color: theme.Ink} }

// Bold is the bold weight of a type, in ink.
func Bold(t theme.Type) Style { return Style{Type: t, Bold: true, Color: theme.Ink} }

// Note is the style of second lines and contexts.
func Note() Style { return Style{Type: theme.Second, Color: theme.Ink2} }

// In returns the style in another colour.
func (s Style) In(c color.NRGBA) Style {
	s.Color = c
	return s
}

func (s Style) textStyle() fyne.TextStyle { return fyne.TextStyle{Bold: s.Bold} }

func (s Style) ink() color.NRGBA {
	if s.Color.A == 0 {
		return theme.Ink
	}
	return s.Color
}

// NewText is one line of text.
func NewText(text string, style Style) *canvas.Text {
	t := canvas.NewText(text, style.ink())
	t.TextSize, t.TextStyle = style.Type.Size(), style.textStyle()
	return t
}

// restyle gives an existing line another text and look.
func restyle(t *canvas.Text, text string, style Style) {
	t.Text, t.Color, t.TextSize, t.TextStyle = text, style.ink(), style.Type.Size(), style.textStyle()
}

// measure is the size of one line of text.
func measure(text string, style Style) fyne.Size {
	return fyne.MeasureText(text, style.Type.Size(), style.textStyle())
}

// NewIcon is an outline icon at the size of icons beside body text. An icon
// never stands alone: words stand beside it.
func NewIcon(name string, c color.NRGBA) *canvas.Image {
	return iconOf(theme.Icon(name, c), theme.IconSize.Get())
}

// NewSmallIcon is an icon for second lines and tags.
func NewSmallIcon(name string, c color.NRGBA) *canvas.Image {
	return iconOf(theme.SmallIcon(name, c), theme.SmallIconSize.Get())
}

func iconOf(resource fyne.Resource, size float32) *canvas.Image {
	i := canvas.NewImageFromResource(resource)
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSquareSize(size))
	return i
}

// readyIcon is NewIcon for what is on screen at the start, often many times. A
// picture reads its file whenever it is asked for its size until it is drawn;
// this one is a copy of one that has been drawn. Who gives it another resource
// has to refresh it.
func readyIcon(name string, c color.NRGBA) *canvas.Image {
	return copied(theme.Icon(name, c), theme.IconSize.Get())
}

// readySmallIcon is readyIcon for second lines.
func readySmallIcon(name string, c color.NRGBA) *canvas.Image {
	return copied(theme.SmallIcon(name, c), theme.SmallIconSize.Get())
}

func copied(resource fyne.Resource, size float32) *canvas.Image {
	key := iconKey{resource.Name(), size}
	first, known := firstIcons.Load(key)
	if !known {
		i := iconOf(resource, size)
		i.Resize(fyne.NewSquareSize(size))
		first, _ = firstIcons.LoadOrStore(key, i)
	}
	icon := *first.(*canvas.Image)
	return &icon
}

// firstIcons are the first of each icon; they are never in a window.
var firstIcons sync.Map // iconKey → *canvas.Image

type iconKey struct {
	name string // tells the colour too
	size float32
}

// putMiddle places o at x with its own size, its middle at y.
func putMiddle(o fyne.CanvasObject, x, y float32) {
	min := o.MinSize()
	put(o, x, y-min.Height/2-lift(o), min.Width, min.Height)
}

// lift is how much higher a line of text is to stand than the middle of its
// box: the squares of Han characters lie a little below it.
func lift(o fyne.CanvasObject) float32 {
	if t, ok := o.(*canvas.Text); ok {
		return t.TextSize * hanDrop
	}
	return 0
}

// hanDrop is how far the middle of a Han character lies below the middle of
// the font's line, as a part of the size.
const hanDrop = 0.056

// putLine places a text in a box, as high as the box; its alignment says
// where in the width.
func putLine(t *canvas.Text, x, y, w, h float32) { put(t, x, y-lift(t), w, h) }

// putRight is putMiddle with the right edge at x; it returns the left edge.
func putRight(o fyne.CanvasObject, x, y float32) float32 {
	min := o.MinSize()
	put(o, x-min.Width, y-min.Height/2-lift(o), min.Width, min.Height)
	return x - min.Width
}
