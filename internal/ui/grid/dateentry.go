package grid

import (
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/kit"
	"zwgk/internal/workday"
)

// DateEntry takes a date, typed or picked from a month. Typed dates may be
// written as people write them; on leaving the entry they become 2026-01-05.
type DateEntry struct {
	widget.BaseWidget

	OnDate  func(d workday.Date)  // the date changed; the zero date when the entry is empty
	OnError func(sentence string) // what is wrong with what was typed; "" when nothing is

	entry    *kit.Entry
	button   *monthButton
	calendar *workday.Calendar
	today    func() workday.Date
	date     workday.Date
	sentence string
	required bool
	first    workday.Date
	last     workday.Date
	month    *monthGrid
}

// NewDateEntry makes an empty entry. calendar says which days are off and may
// be nil; today is asked when the month opens on an empty entry.
func NewDateEntry(calendar *workday.Calendar, today func() workday.Date) *DateEntry {
	d := &DateEntry{calendar: calendar, today: today}
	d.build()
	d.ExtendBaseWidget(d)
	return d
}

// Date returns the date last typed or picked in full; zero for none.
func (d *DateEntry) Date() workday.Date { return d.date }

// SetDate shows a date without calling OnDate; the zero date empties the entry.
func (d *DateEntry) SetDate(date workday.Date) {
	d.date = date
	d.entry.SetText(date.String())
	d.say("")
}

// SetRequired makes an empty entry a mistake.
func (d *DateEntry) SetRequired(on bool) { d.required = on }

// SetRange bounds the dates; a zero date leaves its side open.
func (d *DateEntry) SetRange(first, last workday.Date) { d.first, d.last = first, last }

// Error returns what is wrong with the entry, or "".
func (d *DateEntry) Error() string { return d.sentence }

// Check checks the entry as leaving it does, and reports whether it can
// stand. The sentence goes to OnError.
func (d *DateEntry) Check() bool {
	d.commit()
	return d.sentence == ""
}
