package desk

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// Catalogue returns the office's 公开目录 in its order.
func (d *Desk) Catalogue(ctx context.Context) ([]catalog.Entry, error) {
	return d.office.Catalogue(ctx)
}

// KeepEntry adds an entry of the catalogue, at the end of its 领域, or changes
// one. What has not changed is not written.
func (d *Desk) KeepEntry(ctx context.Context, e catalog.Entry) (catalog.Entry, error) {
	if err := d.permit(office.ManageCatalogue); err != nil {
		return e, err
	}
	if e = e.Normal(); e.ID != "" {
		return d.changeEntry(ctx, e.ID, "", func(old *catalog.Entry) error {
			if e.Position == 0 {
				e.Position = old.Position
			}
			*old = e
			return nil
		})
	}
	if err := e.Validate(); err != nil {
		return e, err
	}
	stored, err := d.office.Catalogue(ctx)
	if err != nil {
		return e, err
	}
	at := placeIn(stored, e.Domain)
	e.ID, e.Position = store.NewID(), at+1
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		return writeCatalogue(tx, stored, slices.Insert(slices.Clone(stored), at, e), "新增")
	})
	return e, err
}

// placeIn is where a new entry of a 领域 stands: behind the last one of it, or
// at the end.
func placeIn(entries []catalog.Entry, domain string) int {
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Domain == domain {
			return i + 1
		}
	}
	return len(entries)
}

// RetireEntry puts an entry out of use (停用); why may be empty. It is kept,
// since items refer to it.
func (d *Desk) RetireEntry(ctx context.Context, id, why string) (catalog.Entry, error) {
	return d.changeEntry(ctx, id, strings.TrimSpace("停用 "+catalog.NormalText(why)), func(e *catalog.Entry) error {
		e.Retired = true
		return nil
	})
}

// ReactivateEntry puts a retired entry into use again.
func (d *Desk) ReactivateEntry(ctx context.Context, id string) (catalog.Entry, error) {
	return d.changeEntry(ctx, id, "恢复使用", func(e *catalog.Entry) error {
		e.Retired = false
		return nil
	})
}

// ConfirmEntry makes an entry that was 待核 one with a source: the published
// catalogue, document or article that somebody has looked up.
func (d *Desk) ConfirmEntry(ctx context.Context, id, source string) (catalog.Entry, error) {
	return d.changeEntry(ctx, id, "核实出处", func(e *catalog.Entry) error {
		if e.Source = catalog.NormalText(source); e.Source == "" {
			return fault.New(fault.Invalid, "没有写出处。写上已公布的目录、文件名称或法条")
		}
		e.Unconfirmed = false
		return nil
	})
}

// changeEntry changes one entry in one transaction. The log says what was done
// and which columns changed.
func (d *Desk) changeEntry(ctx context.Context, id, act string, change func(*catalog.Entry) error) (e catalog.Entry, err error) {
	if err := d.permit(office.ManageCatalogue); err != nil {
		return e, err
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		old, err := store.Entries.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		e = old
		if err := change(&e); err != nil {
			return err
		}
		if e = e.Normal(); reflect.DeepEqual(e, old) {
			return nil
		}
		if err := e.Validate(); err != nil {
			return err
		}
		return store.Entries.Replace(tx, e, strings.TrimSpace(act+" "+columnsChanged(old, e)))
	})
	return e, err
}

// columnsChanged names the columns in which two forms of an entry differ.
func columnsChanged(old, e catalog.Entry) string {
	var names []string
	for _, f := range catalog.Fields() {
		if old.Text(f) != e.Text(f) {
			names = append(names, string(f))
		}
	}
	if len(names) == 0 && old.Position != e.Position {
		return "改了顺序"
	}
	return "改了" + strings.Join(names, "、")
}

// writeCatalogue makes the stored entries those that are wanted, in their
// order: what is new is added under the word for it, what differs is replaced.
// Entries that are not wanted stay where they are.
func writeCatalogue(tx *store.Tx, stored, wanted []catalog.Entry, word string) error {
	known := map[string]catalog.Entry{}
	for _, e := range stored {
		known[e.ID] = e
	}
	for i, e := range wanted {
		e.Position = i + 1
		old, exists := known[e.ID]
		var err error
		switch {
		case !exists:
			err = store.Entries.Add(tx, &e, word)
		case !reflect.DeepEqual(old, e):
			err = store.Entries.Replace(tx, e, columnsChanged(old, e))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// KeepCatalogue takes over entries as a whole: those with an id that is known
// are changed, others are added. Nothing is ever deleted, since items refer to
// entries; what the office no longer discloses is retired.
func (d *Desk) KeepCatalogue(ctx context.Context, entries []catalog.Entry) error {
	if err := d.permit(office.ManageCatalogue); err != nil {
		return err
	}
	known, err := d.office.Catalogue(ctx)
	if err != nil {
		return err
	}
	for n, e := range entries {
		if err := e.Validate(); err != nil {
			return fault.New(fault.Invalid, "第%d条：%s", n+1, fault.Sentence(err))
		}
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		for n := range entries {
			e := &entries[n]
			at := slices.IndexFunc(known, func(k catalog.Entry) bool { return k.ID == e.ID && e.ID != "" })
			var err error
			switch {
			case at < 0:
				err = store.Entries.Add(tx, e, "")
			case !reflect.DeepEqual(known[at], *e):
				err = store.Entries.Replace(tx, *e, "")
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Domains lists the 领域 of a catalogue in its order.
func Domains(entries []catalog.Entry) []string {
	var domains []string
	for _, e := range entries {
		if name := strings.TrimSpace(e.Domain); name != "" && !slices.Contains(domains, name) {
			domains = append(domains, name)
		}
	}
	return domains
}
