package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// longestDate is how much people type for one: 2026年 12 月 31 日.
const longestDate = 14

func (d *DateEntry) build() {
	d.entry = kit.NewEntry("年-月-日").Limit(longestDate).Named("日期")
	d.entry.OnLeave = func(string) {
		if d.month == nil { // what was half typed is not judged while a day is picked
			d.commit()
		}
	}
	d.entry.Keys = d.typedKey
	d.button = &monthButton{open: d.OpenMonth}
	d.button.ExtendBaseWidget(d.button)
}

// Named gives the entry a name for screen readers.
func (d *DateEntry) Named(name string) *DateEntry {
	d.entry.Named(name)
	return d
}

// Text returns what stands in the entry, be it a date or not.
func (d *DateEntry) Text() string { return d.entry.Text() }

// SetText fills the entry as if it had been typed; it is read on leaving.
func (d *DateEntry) SetText(text string) { d.entry.SetText(text) }

// SetFault draws the entry in red, or no longer.
func (d *DateEntry) SetFault(fault bool) { d.entry.SetFault(fault) }

// Disable makes the entry read-only.
func (d *DateEntry) Disable() { d.entry.Disable() }

// Enable makes the entry writable.
func (d *DateEntry) Enable() { d.entry.Enable() }

// Disabled reports whether the entry is read-only.
func (d *DateEntry) Disabled() bool { return d.entry.Disabled() }

// Focus moves the keyboard into the entry.
func (d *DateEntry) Focus() { d.entry.Focus() }

// FocusTarget is what a canvas focuses for this entry.
func (d *DateEntry) FocusTarget() fyne.Focusable { return d.entry.FocusTarget() }

// typedKey opens the month with ↓ and reads the entry on Enter, which then
// goes on to the dialog or page.
func (d *DateEntry) typedKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		d.OpenMonth()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		d.commit()
	}
	return false
}

// MinSize is wide enough for a date and its button, and as high as every entry.
func (d *DateEntry) MinSize() fyne.Size {
	wide := width("2026-12-31", theme.Body.Size(), false) + theme.IconSize.Get() + 5*theme.Gap2
	return fyne.NewSize(wide, theme.ButtonHeight.Get())
}

// CreateRenderer implements fyne.Widget.
func (d *DateEntry) CreateRenderer() fyne.WidgetRenderer { return &dateRenderer{d} }

type dateRenderer struct{ d *DateEntry }

func (r *dateRenderer) Layout(size fyne.Size) {
	side := r.d.button.MinSize().Width
	place(r.d.entry, 0, 0, size.Width, size.Height)
	place(r.d.button, size.Width-side-2, (size.Height-side)/2, side, side)
}
func (r *dateRenderer) MinSize() fyne.Size { return r.d.MinSize() }
func (r *dateRenderer) Refresh()           { r.d.entry.Refresh() }
func (r *dateRenderer) Destroy()           {}
func (r *dateRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.entry, r.d.button}
}

// commit reads what stands in the entry.
func (d *DateEntry) commit() {
	date, sentence := parseTyped(d.Text())
	if sentence == "" {
		sentence = d.outOfRange(date)
	}
	if sentence != "" {
		d.say(sentence)
		return
	}
	d.take(date)
}

func (d *DateEntry) outOfRange(date workday.Date) string {
	switch {
	case date.IsZero() && d.required:
		return missingDate
	case date.IsZero():
		return ""
	case !d.first.IsZero() && date.Before(d.first):
		return "不能早于" + d.first.String()
	case !d.last.IsZero() && date.After(d.last):
		return "不能晚于" + d.last.String()
	}
	return ""
}

func (d *DateEntry) take(date workday.Date) {
	if d.Text() != date.String() {
		d.SetText(date.String())
	}
	d.say("")
	if date != d.date {
		d.date = date
		if d.OnDate != nil {
			d.OnDate(date)
		}
	}
}

func (d *DateEntry) say(sentence string) {
	if d.sentence == sentence {
		return
	}
	d.sentence = sentence
	if d.OnError != nil {
		d.OnError(sentence)
	}
}

// OpenMonth shows the month below the entry, or above it where there is no
// room, and gives it the keyboard.
func (d *DateEntry) OpenMonth() {
	c := fyne.CurrentApp().Driver().CanvasForObject(d)
	if c == nil || d.Disabled() || d.month != nil {
		return
	}
	from, _ := parseTyped(d.Text())
	if from.IsZero() {
		from = d.date
	}
	if from.IsZero() && d.today != nil {
		from = d.today()
	}
	grid := newMonthGrid(from, d)
	d.month = grid
	c.Unfocus() // one ring at a time
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d)
	size := grid.MinSize()
	y := at.Y + d.Size().Height + 2
	if y+size.Height > c.Size().Height && at.Y > size.Height {
		y = at.Y - size.Height - 2
	}
	grid.layer = newMonthLayer(grid, c, fyne.NewPos(max(min(at.X, c.Size().Width-size.Width), 0), y))
	grid.layer.open()
}

// closeMonth takes the month away; picked is zero when nothing was picked.
func (d *DateEntry) closeMonth(picked workday.Date) {
	if d.month == nil {
		return
	}
	layer := d.month.layer
	d.month = nil
	layer.shut()
	d.entry.Focus()
	if !picked.IsZero() {
		d.take(picked)
	}
}

// monthButton is the calendar sign at the end of the entry.
type monthButton struct {
	widget.BaseWidget
	open func()
}

var (
	_ fyne.Tappable      = (*monthButton)(nil)
	_ desktop.Cursorable = (*monthButton)(nil)
)

// Tapped opens the month.
func (b *monthButton) Tapped(*fyne.PointEvent) { b.open() }

// Cursor is a hand: the entry around it has that of text.
func (b *monthButton) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize is a square as high as the entry.
func (b *monthButton) MinSize() fyne.Size {
	return fyne.NewSquareSize(theme.IconSize.Get() + 2*theme.Gap2)
}

// CreateRenderer implements fyne.Widget.
func (b *monthButton) CreateRenderer() fyne.WidgetRenderer {
	return &drawnRenderer{owner: b, least: b.MinSize, draw: func(size fyne.Size) []fyne.CanvasObject {
		side := theme.IconSize.Get()
		icon := canvas.NewImageFromResource(theme.Icon("calendar", theme.Ink2))
		place(icon, (size.Width-side)/2, (size.Height-side)/2, side, side)
		return []fyne.CanvasObject{icon}
	}}
}
