package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

// Count is one number of the ribbon.
type Count struct {
	Icon  string
	Name  string
	Tone  Tone // Neutral: ink
	Count int
	Unit  string // 件
	Still bool   // there is no list to open
}

// CountRibbon shows how many things there are of each kind. Every number
// opens its list, where there is one.
type CountRibbon struct {
	picker
	counts []Count
}

// NewCountRibbon is the ribbon; open is told whose list to show. Without open
// there are no arrows and nothing to press.
func NewCountRibbon(counts []Count, open func(i int)) *CountRibbon {
	r := &CountRibbon{counts: counts}
	r.pick = open
	r.resize(len(counts))
	r.extend(r)
	if open == nil {
		r.Disable()
	}
	return r
}

// SetCounts replaces the numbers.
func (r *CountRibbon) SetCounts(counts []Count) {
	r.counts = counts
	r.resize(len(counts))
	r.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (r *CountRibbon) AccessibilityLabel() string {
	c := r.counts[r.at]
	return c.Name + strconv.Itoa(c.Count) + c.Unit
}

func ribbonHeight() float32 { return theme.Pick(82, 90, 98) }

// MinSize implements fyne.CanvasObject.
func (r *CountRibbon) MinSize() fyne.Size {
	var widest float32
	for _, c := range r.counts {
		widest = max(widest, measure(c.Name, Note()).Width+theme.IconSize.Get()+theme.Gap2+2*theme.Gap4)
	}
	return fyne.NewSize(widest*float32(len(r.counts)), ribbonHeight())
}

type ribbonCell struct {
	wash, rule         *canvas.Rectangle
	icon, arrow        *canvas.Image
	name, number, unit *canvas.Text
}

// CreateRenderer implements fyne.Widget.
func (r *CountRibbon) CreateRenderer() fyne.WidgetRenderer {
	v := &ribbonView{r: r, face: newBox(theme.Surface, theme.Rule, theme.Border, theme.SheetRadius), ring: newRing()}
	v.ring.set(theme.Surface, theme.Accent, theme.Strong, theme.SheetRadius)
	v.pane = pane{min: r.MinSize, layout: v.layoutAll, refresh: v.redo}
	v.redo()
	return &v.pane
}

type ribbonView struct {
	pane
	r     *CountRibbon
	face  *box
	ring  *box
	cells []ribbonCell
}

func (v *ribbonView) redo() {
	v.cells = nil
	v.objects = []fyne.CanvasObject{v.face.outer, v.face.inner, v.ring.outer, v.ring.inner}
	for i, c := range v.r.counts {
		label, figure := statusInk(c.Tone), theme.Ink
		if c.Tone != Neutral {
			figure = label
		}
		cell := ribbonCell{canvas.NewRectangle(theme.Head), canvas.NewRectangle(theme.Rule), readyIcon(c.Icon, label), readyIcon("chevron-right", theme.Ink2),
			NewText(c.Name, Reg(theme.Second).In(label)), NewText(strconv.Itoa(c.Count), Bold(theme.Figure).In(figure)), NewText(c.Unit, Note())}
		setVisible(cell.wash, v.r.hovered(i))
		setVisible(cell.rule, i > 0)
		setVisible(cell.arrow, v.r.pick != nil && !c.Still)
		v.cells = append(v.cells, cell)
		v.objects = append(v.objects, cell.wash, cell.rule, cell.icon, cell.arrow, cell.name, cell.number, cell.unit)
	}
	v.layoutAll(v.r.Size())
}

func (v *ribbonView) layoutAll(size fyne.Size) {
	v.face.place(fyne.Position{}, size)
	if len(v.cells) == 0 {
		return
	}
	w := size.Width / float32(len(v.cells))
	first, second := size.Height*0.29, size.Height*0.65
	for i, c := range v.cells {
		x := float32(i) * w
		v.r.cells[i].pos, v.r.cells[i].size = fyne.NewPos(x, 0), fyne.NewSize(w, size.Height)
		put(c.wash, x+theme.Strong, theme.Strong, w-2*theme.Strong, size.Height-2*theme.Strong)
		c.wash.CornerRadius = theme.ControlRadius
		put(c.rule, x, theme.Border, theme.Border, size.Height-2*theme.Border)
		left := x + theme.Gap4
		putMiddle(c.icon, left, first)
		putMiddle(c.name, left+theme.IconSize.Get()+6, first)
		putMiddle(c.number, left, second)
		putMiddle(c.unit, left+c.number.MinSize().Width+theme.Gap1, second+c.number.TextSize*0.18)
		putRight(c.arrow, x+w-theme.Gap3, second+2)
	}
	// inside the cell: the cells touch each other
	at := v.r.cells[v.r.at]
	v.ring.place(at.pos.AddXY(2, 2), at.size.SubtractWidthHeight(4, 4))
	v.ring.show(v.r.ringVisible())
}
