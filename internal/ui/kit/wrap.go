package kit

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/paper"
	"zwgk/internal/ui/theme"
	"zwgk/resources/screen"
)

// screenFonts are the window's fonts in the hands of the line breaker of
// paper, so that the window breaks lines as the papers do.
var screenFonts = sync.OnceValue(func() *paper.FontSet {
	regular, err := paper.LoadFont(paper.Song, screen.RegularWidths)
	if err != nil {
		panic(err) // the font is part of the program
	}
	bold, err := paper.LoadFont(paper.SongBold, screen.BoldWidths)
	if err != nil {
		panic(err)
	}
	set, err := paper.NewFontSet(regular, bold)
	if err != nil {
		panic(err)
	}
	return set
})

// Wrapped is text that takes as many lines as it needs, broken by 禁则. It
// never ends in an ellipsis.
type Wrapped struct {
	widget.BaseWidget
	text  string
	style Style

	width float32 // for which lines was made; 0 before the first layout
	block *paper.Block
	lines []*canvas.Text

	tried      *paper.Block // the lines of the width that was asked for last, which the text mostly gets
	triedWidth float32
}

var _ Flow = (*Wrapped)(nil)

// NewWrapped is a text of several lines.
func NewWrapped(text string, style Style) *Wrapped {
	w := &Wrapped{text: text, style: style}
	w.ExtendBaseWidget(w)
	return w
}

// SetText replaces the text.
func (w *Wrapped) SetText(text string) { w.Set(text, w.style) }

// Set replaces text and style.
func (w *Wrapped) Set(text string, style Style) {
	if w.text == text && w.style == style {
		return
	}
	w.text, w.style, w.block, w.tried = text, style, nil, nil
	w.Refresh()
}

// Text returns the whole text.
func (w *Wrapped) Text() string { return w.text }

// Lines returns the text line by line as it stands now.
func (w *Wrapped) Lines() []string {
	if w.width <= 0 {
		return []string{w.text}
	}
	return w.blockFor(w.width).Lines()
}

// LineHeight is the distance of lines in a style.
func (s Style) LineHeight() float32 {
	factor := float32(1.5)
	if s.Type >= theme.Title {
		factor = 1.35
	}
	return float32(int(s.Type.Size()*factor + 0.5))
}

// HeightFor returns the height that the text needs in a width.
func (w *Wrapped) HeightFor(width float32) float32 {
	if w.text == "" {
		return 0
	}
	if width <= 0 {
		return w.style.LineHeight()
	}
	return float32(len(w.broken(width).Lines())) * w.style.LineHeight()
}

// MinSize is as narrow as six characters and as high as the present width
// asks for.
func (w *Wrapped) MinSize() fyne.Size {
	narrow := min(measure(w.text, w.style).Width, 6*w.style.Type.Size())
	return fyne.NewSize(narrow, w.HeightFor(w.width))
}

// slackWidth keeps a line that just fits from being broken by rounding.
const slackWidth = 0.5

func (w *Wrapped) set(width float32) *paper.Block {
	style := paper.TextStyle{Face: paper.Song, Size: paper.Pt(float64(w.style.Type.Size()))}
	if w.style.Bold {
		style.Face = paper.SongBold
	}
	return screenFonts().Set(w.text, paper.ParagraphStyle{TextStyle: style}, paper.Pt(float64(width+slackWidth)))
}

// broken is the text in lines of a width, which need not be its own yet.
func (w *Wrapped) broken(width float32) *paper.Block {
	if w.block != nil && w.width == width {
		return w.block
	}
	if w.tried == nil || w.triedWidth != width {
		w.tried, w.triedWidth = w.set(width), width
	}
	return w.tried
}

func (w *Wrapped) blockFor(width float32) *paper.Block {
	w.block, w.width = w.broken(width), width
	return w.block
}

// CreateRenderer implements fyne.Widget.
func (w *Wrapped) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{min: w.MinSize}
	redo := func(width float32) {
		w.fill(width)
		p.objects = p.objects[:0]
		for _, line := range w.lines {
			p.objects = append(p.objects, line)
		}
	}
	p.layout = func(size fyne.Size) {
		if size.Width != w.width || w.block == nil {
			redo(size.Width)
			canvas.Refresh(w)
		}
	}
	p.refresh = func() { redo(w.Size().Width) }
	return p
}

// fill makes the lines' texts. A line whose punctuation was squeezed is drawn
// in runs, each at the place the breaker gave it.
func (w *Wrapped) fill(width float32) {
	w.lines = w.lines[:0]
	if width <= 0 || w.text == "" {
		w.width, w.block = width, nil
		return
	}
	block := w.blockFor(width)
	height, drawn := w.style.LineHeight(), measure("国", w.style).Height
	originals := missingRunes(block)
	for _, mark := range block.Marks(0, 0) {
		run, ok := mark.(paper.Text)
		if !ok {
			continue
		}
		text := restoreMissing(run.String, &originals)
		t := NewText(text, w.style)
		t.TextStyle.Bold = run.Face == paper.SongBold
		line := int(run.Y / block.Leading)
		t.Move(fyne.NewPos(float32(run.X.Points()), float32(line)*height+(height-drawn)/2-lift(t)))
		t.Resize(t.MinSize())
		w.lines = append(w.lines, t)
	}
}

// standIn is what the breaker measures in place of a character that the
// window's font lacks. On screen the system's fonts may have it.
const standIn = "〓"

func missingRunes(b *paper.Block) []rune {
	runes := make([]rune, 0, len(b.Missing))
	for _, m := range b.Missing {
		runes = append(runes, m.Rune)
	}
	return runes
}

func restoreMissing(text string, originals *[]rune) string {
	if len(*originals) == 0 || !strings.Contains(text, standIn) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if string(r) == standIn && len(*originals) > 0 {
			r = (*originals)[0]
			*originals = (*originals)[1:]
		}
		return r
	}, text)
}
