package kit

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// FactRow is a Fact that opens something when it is pressed: a paper with
// where it stands.
type FactRow struct {
	pressable
	tone          Tone
	words, remark string
}

// NewFactRow is a row with the sign of a tone, words, and a remark at the
// right. It is pressed as a whole.
func NewFactRow(tone Tone, words, remark string, open func()) *FactRow {
	r := &FactRow{tone: tone, words: words, remark: remark}
	r.press = open
	r.extend(r)
	return r
}

// AccessibilityLabel implements fyne.Accessible.
func (r *FactRow) AccessibilityLabel() string { return r.words + "，" + r.remark }

// AccessibilityRole implements fyne.Accessible.
func (r *FactRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// room is the width that is left for the words.
func (r *FactRow) room(width float32) float32 {
	return width - theme.IconSize.Get() - theme.Gap2 - measure(r.remark, Note()).Width - theme.Gap2
}

// HeightFor implements Flow.
func (r *FactRow) HeightFor(width float32) float32 {
	words := NewWrapped(r.words, Reg(theme.Second))
	return max(theme.ButtonHeight.Get(), words.HeightFor(max(r.room(width), 4*theme.Second.Size()))+theme.Gap3)
}

// MinSize implements fyne.CanvasObject.
func (r *FactRow) MinSize() fyne.Size {
	return fyne.NewSize(12*theme.Second.Size(), r.HeightFor(max(r.Size().Width, 12*theme.Second.Size())))
}

// CreateRenderer implements fyne.Widget.
func (r *FactRow) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	icon, words, remark := NewIcon(r.tone.Icon(), r.tone.Ink()), NewWrapped(r.words, Reg(theme.Second)), NewText(r.remark, Note())
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, icon, words, remark}, min: r.MinSize}
	p.layout = func(size fyne.Size) {
		ring.place(fyne.NewPos(-6, 2), size.AddWidthHeight(12, -4))
		putMiddle(icon, 0, size.Height/2)
		x, w := theme.IconSize.Get()+theme.Gap2, r.room(size.Width)
		h := words.HeightFor(w)
		put(words, x, (size.Height-h)/2, w, h)
		putRight(remark, size.Width, size.Height/2)
	}
	p.refresh = func() {
		ring.show(r.ringVisible())
		ink := theme.Ink
		if r.hovered || r.down {
			ink = theme.Accent
		}
		words.Set(r.words, Reg(theme.Second).In(ink))
		p.layout(r.Size())
	}
	p.refresh()
	return p
}
