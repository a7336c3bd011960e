package desk

import (
	"cmp"
	"context"
	"slices"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/privacy"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// ItemView is an item with all that its page shows.
type ItemView struct {
	Item  disclosure.Item
	Text  disclosure.Revision // the newest
	Entry *catalog.Entry      // of the catalogue, nil for none
	// Found is the personal data in the text; Open are the places among it that
	// nobody has settled.
	Found []disclosure.Personal
	Open  []string
	// Unread names attachments that only a person can look into.
	Unread []string
	Due    *ItemDue
	// May says of every action why the person at the desk may not do it; nil
	// where he may.
	May map[disclosure.Action]error
}

// ItemDue is the last day of what an item waits for.
type ItemDue struct {
	LastDay   workday.Date
	Left      int // working days left; negative when it is over
	Estimated bool
	Why       string
	What      DueWhat
}

// DueWhat is what has to be done by a day.
type DueWhat string

// What can be due.
const (
	DuePublish  DueWhat = "publish"   // 公开
	DueTakeDown DueWhat = "take_down" // 公示期满，撤下
)

// Item returns an item as the person at the desk may see it.
func (d *Desk) Item(ctx context.Context, id string) (*ItemView, error) {
	v, err := d.wholeItem(ctx, id)
	if err != nil || v.May[disclosure.SeeFull] == nil {
		return v, err
	}
	rules, err := d.MaskRules(ctx)
	if err != nil {
		return nil, err
	}
	v.Text = disclosure.Masked(v.Text, v.Found, rules, privacy.Posted, func(string) bool { return true })
	v.Found = nil
	return v, nil
}

// wholeItem returns an item with its text unmasked.
func (d *Desk) wholeItem(ctx context.Context, id string) (*ItemView, error) {
	item, err := store.Items.Get(ctx, d.office, id)
	if err != nil {
		return nil, err
	}
	v := &ItemView{Item: item, May: map[disclosure.Action]error{}}
	for _, a := range disclosure.Actions() {
		v.May[a] = d.may(a, &item)
	}
	if v.Text, _, err = d.office.RevisionOf(ctx, d.office, id); err != nil {
		return nil, err
	}
	v.Found, v.Unread = d.found(v.Text), d.unread(v.Text)
	v.Open = item.OpenPlaces(v.Text.Digest(), disclosure.Places(v.Found))
	if item.EntryID != "" {
		entry, err := store.Entries.Get(ctx, d.office, item.EntryID)
		if err != nil {
			return nil, err
		}
		v.Entry = &entry
	}
	v.Due, err = d.itemDue(ctx, &item, v.Entry)
	return v, err
}

// Revisions returns the texts of an item, newest first.
func (d *Desk) Revisions(ctx context.Context, id string) ([]disclosure.Revision, error) {
	item, err := store.Items.Get(ctx, d.office, id)
	if err != nil {
		return nil, err
	}
	if err := d.may(disclosure.SeeFull, &item); err != nil {
		return nil, err
	}
	return d.office.RevisionsOf(ctx, id)
}

// itemDue counts what is due next of an item, nil for nothing.
func (d *Desk) itemDue(ctx context.Context, item *disclosure.Item, entry *catalog.Entry) (*ItemDue, error) {
	calendar, err := d.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	due, err := lastDay(calendar, item, entry)
	if err != nil || due == nil {
		return nil, err
	}
	due.Left, err = workdaysLeft(calendar, d.Today(), due.LastDay)
	return due, err
}

func lastDay(calendar *workday.Calendar, item *disclosure.Item, entry *catalog.Entry) (*ItemDue, error) {
	for _, p := range item.Hanging() {
		if !p.Until.IsZero() {
			return &ItemDue{LastDay: p.Until, What: DueTakeDown, Why: "公示到" + p.Until.String() + "满，第二天起撤下"}, nil
		}
	}
	count, why, runs, err := item.Deadline(calendar)
	if err != nil || !runs {
		return nil, err
	}
	due := &ItemDue{LastDay: count.Due, Estimated: count.Estimated(), Why: why, What: DuePublish}
	if entry == nil || item.Relations.Interprets != "" {
		return due, nil
	}
	clock, err := catalog.PublishBy(*entry, item.Formed, calendar)
	if err != nil {
		return nil, err
	}
	due.LastDay, due.Estimated, due.Why = clock.Due, clock.Estimated, clock.Sentence
	return due, nil
}

// Items returns a stretch of the list of items, newest first.
func (d *Desk) Items(ctx context.Context, f ItemFilter, offset, n int) (ItemPage, error) {
	return d.office.ItemsPage(ctx, f, offset, n)
}

// ItemCounts counts the items in each state.
func (d *Desk) ItemCounts(ctx context.Context) (map[disclosure.StateName]int, error) {
	return d.office.ItemCounts(ctx)
}

// OpenItem is an item that somebody has to do something with.
type OpenItem struct {
	ItemRow
	Due *ItemDue
	// Mine: the person at the desk can take the step that is under way.
	Mine bool
}

// mostOpen bounds what 首页 looks at: an office that has more unfinished items
// than this has the list room for them.
const mostOpen = 2000

// OpenItems returns the items that are not finished, those due first before
// the others.
func (d *Desk) OpenItems(ctx context.Context) ([]OpenItem, error) {
	rows, err := d.office.OpenItems(ctx, mostOpen)
	if err != nil {
		return nil, err
	}
	entries, err := d.office.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	calendar, err := d.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	byID := map[string]*catalog.Entry{}
	for n := range entries {
		byID[entries[n].ID] = &entries[n]
	}
	var open []OpenItem
	for _, row := range rows {
		one := OpenItem{ItemRow: row, Mine: d.mine(row)}
		if one.Due, err = rowDue(calendar, row, byID[row.EntryID]); err != nil {
			return nil, err
		}
		if one.Due != nil {
			if one.Due.Left, err = workdaysLeft(calendar, d.Today(), one.Due.LastDay); err != nil {
				return nil, err
			}
		}
		open = append(open, one)
	}
	slices.SortStableFunc(open, func(a, b OpenItem) int {
		return cmp.Or(compareDue(a.Due, b.Due), cmp.Compare(a.ID, b.ID))
	})
	return open, nil
}

func compareDue(a, b *ItemDue) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return a.LastDay.Compare(b.LastDay)
}

// rowDue counts from the columns of a list what lastDay counts from an item.
func rowDue(calendar *workday.Calendar, row ItemRow, entry *catalog.Entry) (*ItemDue, error) {
	item := disclosure.Item{Formed: row.Formed, EntryID: row.EntryID, Route: office.TownRoute()}
	switch {
	case !row.Until.IsZero():
		return &ItemDue{LastDay: row.Until, What: DueTakeDown, Why: "公示期满，第二天起撤下"}, nil
	case !row.Posted.IsZero():
		return nil, nil
	}
	if row.Interprets {
		item.Relations.Interprets = row.ID
	}
	return lastDay(calendar, &item, entry)
}

// mine reports whether the person at the desk can take the step under way.
func (d *Desk) mine(row ItemRow) bool {
	if d.person == nil {
		return true
	}
	if row.Step == office.Drafting {
		return row.DrafterID == d.person.ID
	}
	return slices.Contains(row.Step.Roles(), d.person.Role) && row.DrafterID != d.person.ID ||
		!row.Step.Reviews() && row.DrafterID == d.person.ID
}
