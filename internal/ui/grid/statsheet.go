package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// statSheet draws the sheet inside the scroll of a StatTable: tints below,
// then rules and texts, then frames.
type statSheet struct {
	widget.BaseWidget
	table *StatTable

	texts  []fyne.CanvasObject
	labels map[int][]*canvas.Text // by cell
	rules  []fyne.CanvasObject
	shades []fyne.CanvasObject
	frames []fyne.CanvasObject
	all    []fyne.CanvasObject
	over   int // cell under the mouse, -1 for none
}

var (
	_ fyne.Tappable      = (*statSheet)(nil)
	_ desktop.Hoverable  = (*statSheet)(nil)
	_ desktop.Cursorable = (*statSheet)(nil)
)

func newStatSheet(t *StatTable) *statSheet {
	s := &statSheet{table: t, over: -1}
	s.ExtendBaseWidget(s)
	return s
}

// rebuild draws texts and rules anew.
func (s *statSheet) rebuild() {
	f := s.table.form
	s.texts, s.rules, s.labels = nil, nil, map[int][]*canvas.Text{}
	for _, r := range f.rules {
		s.rules = append(s.rules, filled(r, theme.Ink2))
	}
	if f.title != "" {
		title := plain(f.title, theme.Ink, theme.Second.Size())
		title.TextStyle = style(true)
		title.Move(fyne.NewPos((f.size.Width-title.MinSize().Width)/2, f.titleAt.Y))
		title.Resize(title.MinSize())
		s.texts = append(s.texts, title)
	}
	for i, c := range s.table.cells {
		s.cell(i, c)
	}
	s.shade()
}

func (s *statSheet) cell(i int, c StatCell) {
	f, size := s.table.form, theme.Small.Size()
	b, lines := f.boxes[i], f.lines[i]
	ink, bold := theme.Ink, !c.Head
	if !c.Head && (c.Text == "0" || c.Text == "") {
		ink, bold = theme.Hint, false
	}
	step := leading()
	if c.Vertical {
		step = max(step, float32(int(size*1.3+0.5)))
	}
	high := lineHeight(size)
	y := middle(b.y, b.h-step*float32(len(lines)-1), size)
	for k, line := range lines {
		text := plain(line, ink, size)
		text.TextStyle = style(bold)
		wide := text.MinSize().Width
		x := b.x + (b.w-wide)/2
		switch c.Align {
		case Left:
			x = b.x + statPad
		case Right:
			x = b.x + b.w - statPad - wide
		case Centre:
		}
		text.Move(fyne.NewPos(x, y+float32(k)*step))
		text.Resize(fyne.NewSize(wide, high))
		s.texts = append(s.texts, text)
		s.labels[i] = append(s.labels[i], text)
	}
}

func filled(b box, c color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(c)
	r.Move(fyne.NewPos(b.x, b.y))
	r.Resize(fyne.NewSize(b.w, b.h))
	return r
}

func framed(b box, stroke float32) *canvas.Rectangle {
	r := filled(b, color.Transparent)
	r.StrokeColor, r.StrokeWidth = theme.Accent, stroke
	return r
}

// shade draws what changes while the table is read: tints, underlines, frames.
func (s *statSheet) shade() {
	t := s.table
	s.shades, s.frames = nil, nil
	for i, c := range t.cells {
		if c.Address == "" {
			continue
		}
		b := t.form.boxes[i]
		inner := box{b.x + 1, b.y + 1, b.w - 1, b.h - 1}
		ink, tint := color.Color(theme.Ink), color.Color(nil)
		switch t.marks[c.Address] {
		case Wrong:
			ink, tint = theme.Red, theme.RedTint
		case Warning:
			ink, tint = theme.Amber, theme.AmberTint
		case NoMark:
			if c.Text == "0" || c.Text == "" {
				ink = theme.Hint
			}
		}
		if tint != nil {
			s.shades = append(s.shades, filled(inner, tint))
			s.frames = append(s.frames, filled(box{inner.x, b.y + b.h - 3, inner.w, 3}, ink))
		}
		if c.Address == t.opened {
			ink = theme.Accent
			if tint == nil {
				s.shades = append(s.shades, filled(inner, theme.Tint))
			}
			s.frames = append(s.frames, framed(box{b.x, b.y, b.w + 1, b.h + 1}, theme.Strong))
		}
		s.ink(i, ink)
		if t.focused && i == t.cursor {
			s.frames = append(s.frames, ring(box{b.x - 4, b.y - 4, b.w + 9, b.h + 9}))
		}
	}
	s.all = s.all[:0]
	s.all = append(append(append(append(s.all, s.shades...), s.rules...), s.texts...), s.frames...)
}

// ring is the frame of the keyboard around an outer box.
func ring(b box) *canvas.Rectangle {
	r := framed(b, theme.Strong)
	r.CornerRadius = theme.TagRadius
	return r
}

func (s *statSheet) ink(i int, c color.Color) {
	for _, text := range s.labels[i] {
		setText(text, text.Text, c, text.TextSize, text.TextStyle.Bold || c != theme.Hint)
	}
}

// MinSize is the size of the whole table.
func (s *statSheet) MinSize() fyne.Size {
	if s.table.form == nil {
		return fyne.Size{}
	}
	return s.table.form.size
}

// Tapped opens the figure under the mouse.
func (s *statSheet) Tapped(e *fyne.PointEvent) {
	s.table.takeFocus()
	if i := s.at(e.Position); i >= 0 {
		s.table.cursor = i
		s.table.activate()
	}
}

func (s *statSheet) at(p fyne.Position) int {
	for i, c := range s.table.cells {
		if c.Address != "" && s.table.form.boxes[i].contains(p) {
			return i
		}
	}
	return -1
}

// MouseIn is called when the mouse comes over the sheet.
func (s *statSheet) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved remembers the figure under the mouse, for the pointer.
func (s *statSheet) MouseMoved(e *desktop.MouseEvent) { s.over = s.at(e.Position) }

// MouseOut is called when the mouse leaves the sheet.
func (s *statSheet) MouseOut() { s.over = -1 }

// Cursor is a hand over figures that can be opened.
func (s *statSheet) Cursor() desktop.Cursor {
	if s.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (s *statSheet) CreateRenderer() fyne.WidgetRenderer { return &statSheetRenderer{s} }

type statSheetRenderer struct{ s *statSheet }

func (r *statSheetRenderer) Layout(fyne.Size)             {}
func (r *statSheetRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *statSheetRenderer) Objects() []fyne.CanvasObject { return r.s.all }
func (r *statSheetRenderer) Destroy()                     {}
func (r *statSheetRenderer) Refresh() {
	r.s.shade()
	canvas.Refresh(r.s)
}
