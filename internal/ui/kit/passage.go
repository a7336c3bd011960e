package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// PassagePart is a stretch of a Passage: words, a key of the keyboard, or a
// link.
type PassagePart struct {
	Text string
	Key  bool
	Open func() // what a link opens; nil: it is none
}

// Passage is running text in which keys are drawn as on a keyboard, and links
// can be reached by Tab and pressed. Its lines are those of Wrapped.
type Passage struct {
	widget.BaseWidget
	// OnLink is told which link the keyboard has come to, to scroll there.
	OnLink func(link fyne.CanvasObject)

	lines *Marked // breaks the text; never in a window itself
	parts []passagePart
	width float32 // for which pieces were made
}

// passagePart is a part with its place in the whole text, in bytes.
type passagePart struct {
	PassagePart
	from, to int
	link     *passageLink
}

var _ Flow = (*Passage)(nil)

// keyPad stands on both sides of a key, inside its cap; a line is not broken
// there.
const keyPad = "\u00a0"

// NewPassage is a text made of parts. A blank that was typed beside a key or a
// link is left out: the cap and the line below it keep them apart.
func NewPassage(style Style, parts ...PassagePart) *Passage {
	p := &Passage{}
	var whole strings.Builder
	for i, part := range parts {
		if part.Key {
			part.Text = keyPad + part.Text + keyPad
		} else if part.Open == nil {
			part.Text = trimBeside(parts, i)
		}
		one := passagePart{PassagePart: part, from: whole.Len(), to: whole.Len() + len(part.Text)}
		if part.Open != nil {
			one.link = newPassageLink(p, part.Text, part.Open)
		}
		whole.WriteString(part.Text)
		p.parts = append(p.parts, one)
	}
	p.lines = NewMarked(whole.String(), style, nil)
	p.ExtendBaseWidget(p)
	return p
}

// trimBeside is the text of a plain part without the blanks at its neighbours.
func trimBeside(parts []PassagePart, i int) string {
	text, special := parts[i].Text, func(p PassagePart) bool { return p.Key || p.Open != nil }
	if i > 0 && special(parts[i-1]) {
		text = strings.TrimLeft(text, " ")
	}
	if i+1 < len(parts) && special(parts[i+1]) {
		text = strings.TrimRight(text, " ")
	}
	return text
}

// Text returns the whole text as it is set, for Mark.
func (p *Passage) Text() string { return p.lines.text }

// Mark marks places in the text.
func (p *Passage) Mark(marks []TextMark) {
	p.lines.marks = marks
	p.Refresh()
}

// Links are what can be pressed, in the order of the text.
func (p *Passage) Links() (links []fyne.Focusable) {
	for _, part := range p.parts {
		if part.link != nil {
			links = append(links, part.link)
		}
	}
	return links
}

// HeightFor implements Flow.
func (p *Passage) HeightFor(width float32) float32 { return p.lines.HeightFor(width) }

// wanted is the width of the text in one line.
func (p *Passage) wanted() float32 { return measure(p.lines.text, p.lines.style).Width + 1 }

// MinSize implements fyne.CanvasObject.
func (p *Passage) MinSize() fyne.Size {
	narrow := min(p.wanted(), 3*p.lines.style.Type.Size())
	return fyne.NewSize(narrow, p.HeightFor(p.Size().Width))
}

// CreateRenderer implements fyne.Widget.
func (p *Passage) CreateRenderer() fyne.WidgetRenderer {
	v := &pane{min: p.MinSize}
	v.layout = func(size fyne.Size) {
		if size.Width <= 0 || size.Width == p.width && v.objects != nil {
			return
		}
		p.width = size.Width
		p.lines.set(size.Width)
		v.objects = p.pieces()
		canvas.Refresh(p)
	}
	v.refresh = func() {
		p.width = 0
		v.layout(p.Size())
	}
	return v
}

// piece is what one part has of one run of a line.
type piece struct {
	run         markedRun
	part        int
	text        string
	left, right float32
}

// pieces draws the text: marks, caps and what can be pressed, with its ring, lie
// below the words.
func (p *Passage) pieces() []fyne.CanvasObject {
	var caps, words, links []fyne.CanvasObject
	for _, one := range p.cut() {
		part := p.parts[one.part]
		switch {
		case part.Key:
			caps = append(caps, p.keyCap(one)...)
		case part.link != nil:
			links = append(links, part.link.place(one, p.lines.style.LineHeight()))
		}
		words = append(words, p.word(one, part.link != nil))
	}
	return slices.Concat(p.lines.washes(), caps, links, words)
}

// cut parts the runs of the lines where keys and links begin and end.
func (p *Passage) cut() (all []piece) {
	style := p.lines.style
	for i := range p.parts {
		if p.parts[i].link != nil {
			p.parts[i].link.laid = false
		}
	}
	for _, run := range p.lines.runs {
		for i, part := range p.parts {
			from, to := max(part.from, run.from)-run.from, min(part.to, run.from+len(run.text))-run.from
			if from >= to {
				continue
			}
			left, right := run.x+measure(run.text[:from], style).Width, run.x+measure(run.text[:to], style).Width
			all = append(all, piece{run, i, run.text[from:to], left, right})
		}
	}
	return all
}

func (p *Passage) word(one piece, link bool) fyne.CanvasObject {
	style := p.lines.style
	if link {
		style = style.In(theme.Accent)
	}
	height, drawn := style.LineHeight(), measure("国", style).Height
	t := NewText(one.text, style)
	t.Move(fyne.NewPos(one.left, float32(one.run.line)*height+(height-drawn)/2-lift(t)))
	t.Resize(t.MinSize())
	return t
}

// keyCap is the key below its words.
func (p *Passage) keyCap(one piece) []fyne.CanvasObject {
	height := p.lines.style.LineHeight()
	face := newBox(theme.Head, theme.Control, theme.Border, theme.TagRadius)
	face.place(fyne.NewPos(one.left+1, float32(one.run.line)*height+1), fyne.NewSize(one.right-one.left-2, height-3))
	return []fyne.CanvasObject{face.outer, face.inner}
}

// passageLink is what is pressed of a link: its words in the first line.
type passageLink struct {
	pressable
	in    *Passage
	words string
	laid  bool // its first piece has its place
}

func newPassageLink(in *Passage, words string, open func()) *passageLink {
	l := &passageLink{in: in, words: words}
	l.press = open
	l.extend(l)
	return l
}

// place puts the link over a piece of it; the words that go on in another line
// can be pressed by the mouse only.
func (l *passageLink) place(one piece, height float32) fyne.CanvasObject {
	var o fyne.CanvasObject = l
	if l.laid {
		more := &linkRest{of: l}
		more.ExtendBaseWidget(more)
		o = more
	}
	l.laid = true
	put(o, one.left, float32(one.run.line)*height, one.right-one.left, height)
	return o
}

// FocusGained implements fyne.Focusable.
func (l *passageLink) FocusGained() {
	l.pressable.FocusGained()
	if l.in.OnLink != nil {
		l.in.OnLink(l)
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (l *passageLink) AccessibilityLabel() string { return l.words }

// AccessibilityRole implements fyne.Accessible.
func (l *passageLink) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// MinSize implements fyne.CanvasObject: the passage gives it its place.
func (l *passageLink) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (l *passageLink) CreateRenderer() fyne.WidgetRenderer {
	ring, line := newRing(), canvas.NewRectangle(theme.Accent)
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, line}, min: l.MinSize}
	p.layout = func(size fyne.Size) {
		ring.place(fyne.NewPos(-linkRing, 0), size.AddWidthHeight(2*linkRing, 0))
		thick := theme.Border
		if l.hovered || l.down {
			thick = theme.Strong
		}
		put(line, 0, size.Height-linkLine-thick, size.Width, thick)
	}
	p.refresh = func() {
		ring.show(l.ringVisible())
		p.layout(l.Size())
	}
	p.refresh()
	return p
}

const (
	linkRing = 3 // how far the ring stands out at the sides
	linkLine = 1 // below the line under a link
)

// linkRest is a link in its second line and further.
type linkRest struct {
	widget.BaseWidget
	of *passageLink
}

// Tapped implements fyne.Tappable.
func (r *linkRest) Tapped(at *fyne.PointEvent) { r.of.Tapped(at) }

// Cursor implements desktop.Cursorable.
func (r *linkRest) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize implements fyne.CanvasObject.
func (r *linkRest) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (r *linkRest) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(theme.Accent)
	p := &pane{objects: []fyne.CanvasObject{line}, min: r.MinSize}
	p.layout = func(size fyne.Size) {
		put(line, 0, size.Height-linkLine-theme.Border, size.Width, theme.Border)
	}
	return p
}
