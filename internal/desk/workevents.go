package desk

import (
	"context"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/writing"
)

// WorkEvents lists what the office did in a year and no ledger counts, by kind
// and day.
func (d *Desk) WorkEvents(ctx context.Context, year int) ([]writing.Event, error) {
	return d.office.WorkEventsOf(ctx, d.office.Reader(), year)
}

// AddWorkEvent registers an event. The first of its kind takes the place of the
// word that there was none.
func (d *Desk) AddWorkEvent(ctx context.Context, e writing.Event) (writing.Event, error) {
	e.ID = store.NewID()
	kept := store.WorkEvent{Event: e}
	err := d.onEvent(ctx, e, func(tx *store.Tx) error { return store.WorkEvents.Add(tx, &kept, e.Kind.Label()) })
	return e, err
}

// ChangeWorkEvent puts a registered event right.
func (d *Desk) ChangeWorkEvent(ctx context.Context, e writing.Event) error {
	return d.onEvent(ctx, e, func(tx *store.Tx) error {
		if _, err := standingEvent(ctx, tx, e.ID); err != nil {
			return err
		}
		return store.WorkEvents.Replace(tx, store.WorkEvent{Event: e}, e.Kind.Label())
	})
}

// onEvent keeps an event with what it means for the others of its kind.
func (d *Desk) onEvent(ctx context.Context, e writing.Event, keep func(*store.Tx) error) error {
	if err := d.permit(office.WriteReports); err != nil {
		return err
	}
	if err := d.countable(e.Year); err != nil {
		return err
	}
	if err := e.Validate(d.Today()); err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		others, err := d.office.WorkEventsOf(ctx, tx, e.Year)
		if err != nil {
			return err
		}
		for _, other := range others {
			switch {
			case other.ID == e.ID || other.Kind != e.Kind:
			case e.None:
				return fault.New(fault.Conflict, "%d年已经登记了“%s”，不能再记成没有。先删去登记的", e.Year, e.Kind.Label())
			case other.None:
				if err := removeEvent(tx, other); err != nil {
					return err
				}
			}
		}
		return keep(tx)
	})
}

// RemoveWorkEvent takes an event back. Its line stays for the log.
func (d *Desk) RemoveWorkEvent(ctx context.Context, id string) error {
	if err := d.permit(office.WriteReports); err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		event, err := standingEvent(ctx, tx, id)
		if err != nil {
			return err
		}
		return removeEvent(tx, event)
	})
}

func removeEvent(tx *store.Tx, e writing.Event) error {
	return store.WorkEvents.Replace(tx, store.WorkEvent{Event: e, Removed: true}, "删去："+e.Kind.Label())
}

// standingEvent is an event that was not taken back.
func standingEvent(ctx context.Context, tx *store.Tx, id string) (writing.Event, error) {
	kept, err := store.WorkEvents.Get(ctx, tx, id)
	if err == nil && kept.Removed {
		err = fault.New(fault.NotFound, "这件工作已经删去。回到清单再看")
	}
	return kept.Event, err
}
