package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Choice is a row of cards of which one is chosen: two or three answers that
// are worth reading. Arrow keys change the choice.
type Choice struct {
	picker
	words    []string
	selected int // -1 until one is chosen
	fault    bool
}

// NewChoice is a choice among words; selected may be -1.
func NewChoice(words []string, selected int, chosen func(i int)) *Choice {
	c := &Choice{words: words, selected: selected}
	c.immediate, c.at = true, max(0, selected)
	c.pick = func(i int) {
		if c.selected == i {
			return
		}
		c.selected = i
		if chosen != nil {
			chosen(i)
		}
	}
	c.resize(len(words))
	c.extend(c)
	return c
}

// Selected returns the index of the chosen card, or -1.
func (c *Choice) Selected() int { return c.selected }

// Select changes the choice without telling anybody.
func (c *Choice) Select(i int) {
	c.selected, c.at = i, max(0, i)
	c.Refresh()
}

// SetFault draws the cards in red while the answer is missing.
func (c *Choice) SetFault(fault bool) {
	c.fault = fault
	c.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (c *Choice) AccessibilityLabel() string {
	if c.selected < 0 || c.selected >= len(c.words) {
		return ""
	}
	return c.words[c.selected]
}

const cardGap = 10

func cardHeight() float32 { return theme.Pick(44, 50, 56) }

// MinSize implements fyne.CanvasObject: all cards are as wide as the widest.
func (c *Choice) MinSize() fyne.Size {
	var widest float32
	for _, word := range c.words {
		widest = max(widest, measure(word, Bold(theme.Body)).Width)
	}
	n := float32(len(c.words))
	return fyne.NewSize(n*(widest+radioRoom()+theme.Gap3)+(n-1)*cardGap, cardHeight())
}

// radioRoom is where the words of a card begin.
func radioRoom() float32 { return 14 + theme.IconSize.Get() + 10 }

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	v := &choiceView{c: c, ring: newRing()}
	v.pane = pane{min: c.MinSize, layout: v.layoutAll, refresh: v.redo}
	v.objects = []fyne.CanvasObject{v.ring.outer, v.ring.inner}
	for range c.words {
		card := choiceCard{newBox(theme.Surface, theme.Control, theme.Border, theme.ControlRadius),
			newBox(theme.Surface, theme.Control, theme.Border, 0), canvas.NewRectangle(theme.Surface), canvas.NewText("", theme.Ink)}
		v.cards = append(v.cards, card)
		v.objects = append(v.objects, card.face.outer, card.face.inner, card.radio.outer, card.radio.inner, card.dot, card.text)
	}
	v.redo()
	return &v.pane
}

type choiceCard struct {
	face, radio *box
	dot         *canvas.Rectangle
	text        *canvas.Text
}

type choiceView struct {
	pane
	c     *Choice
	ring  *box
	cards []choiceCard
}

func (v *choiceView) redo() {
	round := theme.IconSize.Get() / 2
	for i, card := range v.cards {
		chosen := i == v.c.selected
		fill, border, width := theme.Surface, theme.Control, theme.Border
		switch {
		case chosen:
			fill, border, width = theme.Tint, theme.Accent, theme.Strong
		case v.c.fault:
			border, width = theme.Red, theme.Strong
		case v.c.hovered(i):
			fill = theme.Rail
		}
		card.face.set(fill, border, width, theme.ControlRadius)
		style := Reg(theme.Body)
		if chosen {
			style = Bold(theme.Body).In(theme.Accent)
			card.radio.set(theme.Accent, theme.Accent, theme.Border, round)
		} else {
			card.radio.set(theme.Surface, theme.Control, theme.Border, round)
		}
		setVisible(card.dot, chosen)
		restyle(card.text, v.c.words[i], style)
	}
	v.layoutAll(v.c.Size())
}

func (v *choiceView) layoutAll(size fyne.Size) {
	n := float32(len(v.cards))
	w := max(0, size.Width-(n-1)*cardGap) / max(1, n)
	round, middle := theme.IconSize.Get(), size.Height/2
	dot := float32(int(round * 0.45))
	for i, card := range v.cards {
		x := float32(i) * (w + cardGap)
		v.c.cells[i].pos, v.c.cells[i].size = fyne.NewPos(x, 0), fyne.NewSize(w, size.Height)
		card.face.place(fyne.NewPos(x, 0), fyne.NewSize(w, size.Height))
		card.radio.place(fyne.NewPos(x+14, middle-round/2), fyne.NewSquareSize(round))
		put(card.dot, x+14+(round-dot)/2, middle-dot/2, dot, dot)
		card.dot.CornerRadius = dot / 2
		putMiddle(card.text, x+radioRoom(), middle)
	}
	v.c.ringAt(v.ring)
}
