package present

import (
	"context"
	"log/slog"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/workday"
)

// ItemList is the list of items, which may be very long: it is read page by
// page, when a page comes into sight.
type ItemList struct {
	Searched, Means string // what it says when there is nothing in it

	run   Runner
	total int
	read  func(ctx context.Context, offset, n int) (lines []ItemLine, total int, err error)
}

// ItemLine is an item in the list.
type ItemLine struct {
	ID, Title string
	Line      string // 保密审查　社会事务所
	Left      string // 剩3个工作日
	Tone      Tone
	Timed     bool // Left counts to a last day
}

// Len is the number of items as of the last page that was read; below 0 before
// the first one.
func (l *ItemList) Len() int { return l.total }

// Page reads n items from offset on beside the window.
func (l *ItemList) Page(offset, n int, done func([]ItemLine, error)) {
	var lines []ItemLine
	var total int
	l.run.Go(func(ctx context.Context) (err error) {
		lines, total, err = l.read(ctx, offset, n)
		return err
	}, func(err error) {
		if err != nil {
			slog.Error("shown to the clerk", "offset", offset, "error", err)
		} else {
			l.total = total
		}
		done(lines, err)
	})
}

func (p *Items) pagedList(f desk.ItemFilter) *ItemList {
	say := p.liner()
	return &ItemList{run: p.run, total: -1, read: func(ctx context.Context, offset, n int) ([]ItemLine, int, error) {
		page, err := p.desk.Items(ctx, f, offset, n)
		lines := make([]ItemLine, len(page.Rows))
		for i, row := range page.Rows {
			lines[i] = say.line(row)
		}
		return lines, int(page.Total), err
	}}
}

// fixedList lists what is at hand.
func (p *Items) fixedList(lines []ItemLine) *ItemList {
	return &ItemList{run: Inline{}, total: len(lines), read: func(_ context.Context, offset, n int) ([]ItemLine, int, error) {
		from := min(offset, len(lines))
		return lines[from:min(from+n, len(lines))], len(lines), nil
	}}
}

// liner says of items where they stand, as of when it was made: lists are read
// beside the window.
type liner struct {
	open  map[string]desk.OpenItem // never changed
	today workday.Date
}

func (p *Items) liner() liner { return liner{p.open, p.desk.Today()} }

// line says of an item where it stands and how long there is.
func (s liner) line(row desk.ItemRow) ItemLine {
	l := ItemLine{ID: row.ID, Title: row.Title, Line: row.State.Label()}
	if row.State == disclosure.InReview {
		l.Line = row.Step.Label()
	}
	open, isOpen := s.open[row.ID]
	switch {
	case isOpen && open.Mine:
		l.Line += "　等我办"
	case row.Station != "":
		l.Line += "　" + row.Station
	}
	switch {
	case isOpen && open.Due != nil:
		l.Left, l.Tone, l.Timed = leftWords(open.Due.Left), leftTone(open.Due.Left), true
	case !row.Posted.IsZero():
		l.Left = yearDay(row.Posted, s.today) + "公布"
	case !row.Begun.IsZero():
		l.Left = yearDay(row.Begun, s.today) + "拟稿"
	}
	return l
}

// leftTone says how near a last day is.
func leftTone(left int) Tone {
	switch {
	case left < 0:
		return Urgent
	case left <= 3:
		return Caution
	}
	return Plain
}

// yearDay writes 1月16日, and with its year what is not of this one.
func yearDay(d, today workday.Date) string {
	if d.Year == today.Year {
		return monthDay(d)
	}
	return d.String()
}
