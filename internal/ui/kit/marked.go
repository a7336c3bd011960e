package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/paper"
	"zwgk/internal/ui/theme"
)

// TextMark is a place in a text that is marked by a tint and a line below it.
// From and To are bytes of the text.
type TextMark struct {
	From, To int
	Tone     Tone
	Current  bool // has a frame
}

// Marked is a text to be read in which places are marked. Its lines are those
// of Wrapped.
type Marked struct {
	widget.BaseWidget
	text     string
	style    Style
	marks    []TextMark
	indented bool
	centred  bool

	width float32
	runs  []markedRun
	lines int
}

var _ Flow = (*Marked)(nil)

// markedRun is a stretch of a line that the breaker has placed.
type markedRun struct {
	text string
	from int // byte of the whole text
	line int
	x    float32
	bold bool
}

// NewMarked is a text with its marks.
func NewMarked(text string, style Style, marks []TextMark) *Marked {
	m := &Marked{text: text, style: style, marks: marks}
	m.ExtendBaseWidget(m)
	return m
}

// Indented begins every paragraph two characters in, as on paper.
func (m *Marked) Indented() *Marked {
	m.indented = true
	return m
}

// Centred puts every line into the middle.
func (m *Marked) Centred() *Marked {
	m.centred = true
	return m
}

// HeightFor implements Flow.
func (m *Marked) HeightFor(width float32) float32 {
	if m.text == "" || width <= 0 {
		return m.style.LineHeight()
	}
	m.set(width)
	return float32(max(m.lines, 1)) * m.style.LineHeight()
}

// MinSize implements fyne.CanvasObject.
func (m *Marked) MinSize() fyne.Size {
	return fyne.NewSize(min(measure(m.text, m.style).Width, 3*m.style.Type.Size()), m.HeightFor(m.Size().Width))
}

// set breaks the text for a width, paragraph by paragraph.
func (m *Marked) set(width float32) {
	if m.width == width && m.runs != nil {
		return
	}
	m.width, m.runs, m.lines = width, []markedRun{}, 0
	style := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Pt(float64(m.style.Type.Size()))}}
	if m.style.Bold {
		style.Face = paper.SongBold
	}
	if m.indented {
		style.First = 2
	}
	at := 0
	for paragraph := range strings.SplitSeq(m.text, "\n") {
		m.setParagraph(paragraph, at, style)
		at += len(paragraph) + 1
	}
}

func (m *Marked) setParagraph(text string, at int, style paper.ParagraphStyle) {
	block := screenFonts().Set(text, style, paper.Pt(float64(m.width+slackWidth)))
	originals, cursor := missingRunes(block), 0
	for _, mark := range block.Marks(0, 0) {
		run, ok := mark.(paper.Text)
		if !ok {
			continue
		}
		words := restoreMissing(run.String, &originals)
		found := strings.Index(text[cursor:], words)
		if found < 0 {
			found = 0
		}
		m.runs = append(m.runs, markedRun{words, at + cursor + found, m.lines + int(run.Y/block.Leading), float32(run.X.Points()), run.Face == paper.SongBold})
		cursor = min(cursor+found+len(words), len(text))
	}
	m.lines += max(1, len(block.Lines()))
}

// shift is how far a line moves to stand in the middle.
func (m *Marked) shift(line int) float32 {
	if !m.centred {
		return 0
	}
	var end float32
	for _, r := range m.runs {
		if r.line == line {
			end = max(end, r.x+measure(r.text, m.style).Width)
		}
	}
	return max(0, (m.width-end)/2)
}

// CurrentLine returns where the line of the current mark begins, below the top
// of the text; ok is false when no mark is the current one.
func (m *Marked) CurrentLine() (y float32, ok bool) {
	for _, mark := range m.marks {
		for _, r := range m.runs {
			if mark.Current && mark.From < r.from+len(r.text) && mark.To > r.from {
				return float32(r.line) * m.style.LineHeight(), true
			}
		}
	}
	return 0, false
}

// CreateRenderer implements fyne.Widget.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	p := &pane{min: m.MinSize}
	p.layout = func(size fyne.Size) {
		if size.Width > 0 {
			m.set(size.Width)
		}
		p.objects = append(m.washes(), m.texts()...)
		canvas.Refresh(m)
	}
	p.refresh = func() { p.layout(m.Size()) }
	return p
}

func (m *Marked) texts() []fyne.CanvasObject {
	height, drawn := m.style.LineHeight(), measure("国", m.style).Height
	var objects []fyne.CanvasObject
	for _, r := range m.runs {
		t := NewText(r.text, m.style)
		t.TextStyle.Bold = r.bold
		t.Move(fyne.NewPos(m.shift(r.line)+r.x, float32(r.line)*height+(height-drawn)/2-lift(t)))
		t.Resize(t.MinSize())
		objects = append(objects, t)
	}
	return objects
}

// washes are the tints below the text, with their lines or frames.
func (m *Marked) washes() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, r := range m.runs {
		for _, mark := range m.marks {
			from, to := max(mark.From, r.from)-r.from, min(mark.To, r.from+len(r.text))-r.from
			if from >= to {
				continue
			}
			left, right := measure(r.text[:from], m.style).Width, measure(r.text[:to], m.style).Width
			objects = append(objects, m.wash(r, mark, left, right)...)
		}
	}
	return objects
}

func (m *Marked) wash(r markedRun, mark TextMark, left, right float32) []fyne.CanvasObject {
	height := m.style.LineHeight()
	x, y := m.shift(r.line)+r.x+left, float32(r.line)*height
	if mark.Current {
		frame := newBox(mark.Tone.Paper(), mark.Tone.Ink(), theme.Strong, 0)
		frame.place(fyne.NewPos(x-theme.Strong, y), fyne.NewSize(right-left+2*theme.Strong, height))
		return []fyne.CanvasObject{frame.outer, frame.inner}
	}
	tint, line := canvas.NewRectangle(mark.Tone.Paper()), canvas.NewRectangle(mark.Tone.Ink())
	put(tint, x, y+1, right-left, height-3)
	put(line, x, y+height-theme.Strong, right-left, theme.Strong)
	return []fyne.CanvasObject{tint, line}
}
