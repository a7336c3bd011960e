package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Widths of the right column.
const (
	Narrow float32 = 316
	Wide   float32 = 440
)

// TwoColumns is a page of sheets: the left one as wide as it can be, the
// right one of a fixed width. In larger type the right one moves below the
// left one and the page scrolls as a whole; then nothing inside it scrolls.
// A sheet is as high as what is on it.
func TwoColumns(left, right fyne.CanvasObject, rightWidth float32) fyne.CanvasObject {
	if theme.Current() != theme.Standard {
		return NewScroll(Inset(Column(theme.Gap4, left, right), theme.Gap4, theme.Gap5, theme.Gap5, theme.Gap5))
	}
	m := theme.Gap5
	// The bars of the scrolls stand in the margins, clear of the sheets on both
	// sides.
	free := theme.Gap2
	return container.New(&sides{right: rightWidth + m + free},
		NewScroll(Inset(Column(0, left), m, m-free, m, m)), NewScroll(Inset(Column(0, right), m, m, m, free)))
}

// Stacked reports whether TwoColumns puts the right column below the left
// one: a list that would scroll by itself then shows its first rows and a way
// to the rest.
func Stacked() bool { return theme.Current() != theme.Standard }

// SidePane is a page whose right pane reaches from the head to the status
// line. In larger type the pane follows below, and the left part keeps a
// height in which one can work.
func SidePane(left, pane fyne.CanvasObject, paneWidth float32) fyne.CanvasObject {
	if theme.Current() != theme.Standard {
		below := container.New(&inset{}, canvas.NewRectangle(theme.Surface), pane)
		return NewScroll(Column(0, AtLeast(left, stackedHeight), Divider(), below))
	}
	return container.New(&sides{right: paneWidth}, left, Pane(NewScroll(pane)))
}

// stackedHeight is the height of the left part over its pane: most of what a
// small screen leaves below the head, so that the pane's beginning is in sight.
const stackedHeight float32 = 400

// Page is a head and, below it without a gap, what takes the rest.
func Page(head, body fyne.CanvasObject) *fyne.Container { return container.New(&page{}, head, body) }

type page struct{}

func (page) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head := HeightFor(objects[0], size.Width)
	put(objects[0], 0, 0, size.Width, head)
	put(objects[1], 0, head, size.Width, max(0, size.Height-head))
}

func (page) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}

// sides places two objects at full height, the second at a fixed width.
type sides struct{ right float32 }

func (l *sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := size.Width - l.right
	put(objects[0], 0, 0, left, size.Height)
	put(objects[1], left, 0, l.right, size.Height)
}

func (l *sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+l.right, max(a.Height, b.Height))
}

// Empty stands in place of rows: what was searched, what that means, and what
// to do.
func Empty(searched, means string, act *Button) *fyne.Container {
	rows := []fyne.CanvasObject{NewWrapped(searched, Bold(theme.Body)), NewWrapped(means, Note())}
	if act != nil {
		rows = append(rows, Inset(Row(0, act), theme.Gap2, 0, 0, 0))
	}
	return Inset(Column(theme.Gap1, rows...), theme.Gap5, theme.Gap5, theme.Gap5, theme.Gap5)
}

// Nothing is the quiet row of a group that has none: 没有超期.
func Nothing(sentence string) *fyne.Container {
	return container.New(&barLayout{theme.ListRow.Get() - theme.Gap4, theme.Gap4, theme.Gap5},
		canvas.NewRectangle(color.Transparent), Divider(), Row(0, State(Done, sentence)))
}

// LinkRow is a line of a sheet that opens something: words and an arrow.
type LinkRow struct {
	pressable
	words string
}

// NewLinkRow is a row that is pressed as a whole.
func NewLinkRow(words string, open func()) *LinkRow {
	r := &LinkRow{words: words}
	r.press = open
	r.extend(r)
	return r
}

// AccessibilityLabel implements fyne.Accessible.
func (r *LinkRow) AccessibilityLabel() string { return r.words }

// AccessibilityRole implements fyne.Accessible.
func (r *LinkRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// HeightFor implements Flow.
func (r *LinkRow) HeightFor(width float32) float32 {
	words := NewWrapped(r.words, Reg(theme.Second))
	return max(theme.ButtonHeight.Get(), words.HeightFor(width-theme.IconSize.Get()-theme.Gap2)+theme.Gap3)
}

// MinSize implements fyne.CanvasObject.
func (r *LinkRow) MinSize() fyne.Size {
	return fyne.NewSize(8*theme.Second.Size(), max(theme.ButtonHeight.Get(), r.HeightFor(r.Size().Width)))
}

// CreateRenderer implements fyne.Widget.
func (r *LinkRow) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing()
	words, arrow := NewWrapped(r.words, Reg(theme.Second)), NewIcon("chevron-right", theme.Ink2)
	p := &pane{objects: []fyne.CanvasObject{ring.outer, ring.inner, words, arrow}, min: r.MinSize}
	p.layout = func(size fyne.Size) {
		ring.place(fyne.NewPos(-6, 2), size.AddWidthHeight(12, -4))
		w := size.Width - theme.IconSize.Get() - theme.Gap2
		h := words.HeightFor(w)
		put(words, 0, (size.Height-h)/2, w, h)
		putRight(arrow, size.Width, size.Height/2)
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
