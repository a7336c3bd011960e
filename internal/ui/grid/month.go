package grid

import (
	"fmt"
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// monthGrid is a month to pick a day from, Monday first. Days off and days
// worked in exchange carry 休 and 班; the line below says why.
type monthGrid struct {
	widget.BaseWidget
	entry *DateEntry
	layer *monthLayer
	at    workday.Date // under the keyboard
}

var (
	_ fyne.Focusable  = (*monthGrid)(nil)
	_ fyne.Tappable   = (*monthGrid)(nil)
	_ fyne.Scrollable = (*monthGrid)(nil)
)

const (
	monthPad  float32 = 12
	monthCell float32 = 42
	monthRow  float32 = 34
	weeks             = 6
)

func newMonthGrid(from workday.Date, entry *DateEntry) *monthGrid {
	if from.IsZero() {
		from = workday.DateOf(time.Now())
	}
	m := &monthGrid{entry: entry, at: from}
	m.ExtendBaseWidget(m)
	return m
}

// corner is the Monday with which the grid begins.
func (m *monthGrid) corner() workday.Date {
	first := workday.Date{Year: m.at.Year, Month: m.at.Month, Day: 1}
	return first.AddDays(-int(first.Weekday()+6) % 7)
}

func (m *monthGrid) move(to workday.Date) {
	if to.Year < firstYear || to.Year > lastYear {
		return
	}
	m.at = to
	m.Refresh()
}

func (m *monthGrid) pick(d workday.Date) {
	if m.entry.outOfRange(d) == "" {
		m.entry.closeMonth(d)
	}
}

// FocusGained implements fyne.Focusable.
func (m *monthGrid) FocusGained() {}

// FocusLost closes the month when the keyboard goes elsewhere.
func (m *monthGrid) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *monthGrid) TypedRune(rune) {}

// TypedKey moves in the month, picks and leaves.
func (m *monthGrid) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		m.move(m.at.AddDays(-1))
	case fyne.KeyRight:
		m.move(m.at.AddDays(1))
	case fyne.KeyUp:
		m.move(m.at.AddDays(-7))
	case fyne.KeyDown:
		m.move(m.at.AddDays(7))
	case fyne.KeyPageUp:
		m.move(addMonths(m.at, -1))
	case fyne.KeyPageDown:
		m.move(addMonths(m.at, 1))
	case fyne.KeyHome:
		m.move(workday.Date{Year: m.at.Year, Month: m.at.Month, Day: 1})
	case fyne.KeyEnd:
		m.move(workday.Date{Year: m.at.Year, Month: m.at.Month, Day: daysIn(m.at.Year, int(m.at.Month))})
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.pick(m.at)
	case fyne.KeyEscape:
		m.entry.closeMonth(workday.Date{})
	}
}

// Scrolled turns the months with the wheel.
func (m *monthGrid) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DY > 0:
		m.move(addMonths(m.at, -1))
	case e.Scrolled.DY < 0:
		m.move(addMonths(m.at, 1))
	}
}

func (m *monthGrid) headHeight() float32 { return scaled(monthRow) }

// Tapped picks a day, turns the month or goes to today.
func (m *monthGrid) Tapped(e *fyne.PointEvent) {
	x, y := e.Position.X-monthPad, e.Position.Y-monthPad
	col, row := int(x/scaled(monthCell)), int(y/m.headHeight())-2
	switch {
	case x < 0 || y < 0 || col > 6:
	case row == -2 && col == 0:
		m.move(addMonths(m.at, -1))
	case row == -2 && col == 6:
		m.move(addMonths(m.at, 1))
	case row >= 0 && row < weeks:
		m.pick(m.corner().AddDays(row*7 + col))
	case row == weeks && col == 6 && m.entry.today != nil:
		m.pick(m.entry.today())
	}
}

// MinSize is the size of the month.
func (m *monthGrid) MinSize() fyne.Size {
	return fyne.NewSize(7*scaled(monthCell)+2*monthPad, (weeks+3)*m.headHeight()+2*monthPad)
}

// CreateRenderer implements fyne.Widget.
func (m *monthGrid) CreateRenderer() fyne.WidgetRenderer {
	return &drawnRenderer{owner: m, draw: m.draw, least: m.MinSize}
}

func (m *monthGrid) draw(size fyne.Size) []fyne.CanvasObject {
	sheet := filled(box{2, 2, size.Width - 4, size.Height - 4}, theme.Surface)
	// What scrolls is cut at its edge, and a border stands outside its box.
	sheet.StrokeColor, sheet.StrokeWidth, sheet.CornerRadius = theme.Control, theme.Border, theme.ControlRadius
	out := []fyne.CanvasObject{sheet}
	high, wide := m.headHeight(), scaled(monthCell)
	head := box{monthPad, monthPad, 7 * wide, high}
	out = append(out, centred(fmt.Sprintf("%d年%d月", m.at.Year, int(m.at.Month)), theme.Ink, theme.Body.Size(), true, head))
	for col, name := range map[int]string{0: "chevron-left", 6: "chevron-right"} {
		icon := canvas.NewImageFromResource(theme.Icon(name, theme.Ink2))
		side := theme.IconSize.Get()
		place(icon, monthPad+float32(col)*wide+(wide-side)/2, monthPad+(high-side)/2, side, side)
		out = append(out, icon)
	}
	corner := m.corner()
	for col := range 7 {
		b := box{monthPad + float32(col)*wide, monthPad + high, wide, high}
		out = append(out, centred(corner.AddDays(col).ChineseWeekday(), theme.Ink2, theme.Small.Size(), false, b))
	}
	for i := range weeks * 7 {
		b := box{monthPad + float32(i%7)*wide, monthPad + float32(2+i/7)*high, wide, high}
		out = append(out, m.day(corner.AddDays(i), b)...)
	}
	return append(out, m.foot(size, high)...)
}

func centred(text string, c color.Color, size float32, bold bool, b box) *canvas.Text {
	t := plain(text, c, size)
	t.TextStyle = style(bold)
	s := t.MinSize()
	place(t, b.x+(b.w-s.Width)/2, middle(b.y, b.h, size), s.Width, s.Height)
	return t
}

// day draws one day: its number, and 休 or 班 when a notice says so.
func (m *monthGrid) day(d workday.Date, b box) (out []fyne.CanvasObject) {
	ink, bold := theme.Ink, false
	known := m.entry.calendar != nil
	var day workday.Day
	if known {
		day = m.entry.calendar.Day(d)
		if !day.Work() {
			ink = theme.Ink2
		}
	}
	if d.Month != m.at.Month || m.entry.outOfRange(d) != "" {
		ink = theme.Hint
	}
	if d == m.entry.date {
		out = append(out, filled(box{b.x + 2, b.y + 2, b.w - 4, b.h - 4}, theme.Tint))
		ink, bold = theme.Accent, true
	}
	if d == m.at {
		out = append(out, ring(box{b.x + 1, b.y + 1, b.w - 2, b.h - 2}))
		bold = true
	}
	if m.entry.today != nil && d == m.entry.today() {
		bold = true
	}
	out = append(out, centred(strconv.Itoa(d.Day), ink, theme.Body.Size(), bold, b))
	if !known || d.Month != m.at.Month {
		return out
	}
	word, wordInk := "", theme.Green
	switch day.Reason {
	case workday.Holiday:
		word = "休"
	case workday.AdjustedWorkday:
		word, wordInk = "班", theme.Amber
	case workday.WorkingDay, workday.Weekend:
	}
	if word != "" {
		t := plain(word, wordInk, theme.Small.Size()-2)
		s := t.MinSize()
		place(t, b.x+b.w-s.Width-2, b.y, s.Width, s.Height)
		out = append(out, t)
	}
	return out
}

// foot says what the day under the keyboard is, and leads to today.
func (m *monthGrid) foot(size fyne.Size, high float32) (out []fyne.CanvasObject) {
	y := monthPad + (2+weeks)*high
	out = append(out, filled(box{3, y + 2, size.Width - 6, 1}, theme.Rule))
	words := fmt.Sprintf("%d月%d日 %s", int(m.at.Month), m.at.Day, m.at.ChineseWeekday())
	if m.entry.calendar != nil {
		words += "，" + m.entry.calendar.Day(m.at).Explain()
	}
	room := size.Width - 2*monthPad - scaled(monthCell)
	t := plain(shorten(words, theme.Small.Size(), room, false), theme.Ink2, theme.Small.Size())
	s := t.MinSize()
	place(t, monthPad+2, middle(y+6, high, t.TextSize), s.Width, s.Height)
	out = append(out, t)
	if m.entry.today != nil {
		wide := scaled(monthCell)
		out = append(out, centred("今天", theme.Accent, theme.Small.Size(), false, box{monthPad + 6*wide, y + 6, wide, high}))
	}
	return out
}
