package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/privacy"
	"zwgk/internal/workday"
)

// Items are the 公开事项.
var Items = &Register[disclosure.Item]{
	table: "item", label: "公开事项",
	columns: []string{"state", "step", "title", "kind", "attribute", "entry", "period", "station", "number", "document", "drafter", "explains", "begun", "formed", "posted", "until"},
	id:      func(i *disclosure.Item) *string { return &i.ID },
	values: func(i *disclosure.Item) []any {
		posted, until := itemDates(i)
		explains := int64(0)
		if i.Relations.Interprets != "" {
			explains = 1
		}
		return []any{
			string(i.State()), string(i.Step().Kind), i.Title, string(i.Kind), string(i.Attribute), i.EntryID, i.Period, i.Station, i.IndexNumber,
			i.DocumentNumber, i.Drafter.ID, explains, i.Begun.String(), i.Formed.String(), posted.String(), until.String(),
		}
	},
}

// itemDates are the first day an item hung and the next last day of a 公示期
// that has not been taken down.
func itemDates(i *disclosure.Item) (posted, until workday.Date) {
	for _, p := range i.Publications {
		if posted.IsZero() || p.On.Before(posted) {
			posted = p.On
		}
		if p.DownOn.IsZero() && !p.Until.IsZero() && (until.IsZero() || p.Until.Before(until)) {
			until = p.Until
		}
	}
	return posted, until
}

// Revisions are the texts of items.
var Revisions = &Register[disclosure.Revision]{
	table: "revision", label: "稿子",
	columns: []string{"item", "number"},
	id:      func(r *disclosure.Revision) *string { return &r.ID },
	values:  func(r *disclosure.Revision) []any { return []any{r.ItemID, int64(r.Number)} },
}

// RevisionsOf returns the texts of an item, newest first.
func (o *Office) RevisionsOf(ctx context.Context, item string) ([]disclosure.Revision, error) {
	return Revisions.where(ctx, o, "WHERE item = ? ORDER BY number DESC", item)
}

// RevisionOf returns the newest text of an item; found is false while it has
// none.
func (o *Office) RevisionOf(ctx context.Context, r Reader, item string) (revision disclosure.Revision, found bool, err error) {
	all, err := Revisions.where(ctx, r, "WHERE item = ? ORDER BY number DESC LIMIT 1", item)
	if err != nil || len(all) == 0 {
		return revision, false, err
	}
	return all[0], true, nil
}

// ItemRow is an item as a list shows it.
type ItemRow struct {
	ID             string
	State          disclosure.StateName
	Step           office.StepKind
	Title          string
	Kind           disclosure.Kind
	Attribute      disclosure.Attribute
	EntryID        string
	Period         string
	Station        string
	IndexNumber    string
	DocumentNumber string
	DrafterID      string
	Interprets     bool // it is a 解读
	Begun          workday.Date
	Formed         workday.Date
	Posted         workday.Date
	Until          workday.Date
}

// ItemFilter selects items; the zero filter selects all.
type ItemFilter struct {
	States  []disclosure.StateName
	Steps   []office.StepKind
	Kind    disclosure.Kind
	Station string
	Drafter string // id
	Period  string
	EntryID string
}

func (f ItemFilter) condition() (string, []any) {
	var terms []string
	var arguments []any
	in := func(column string, values []any) {
		if len(values) > 0 {
			terms = append(terms, column+" IN ("+placeholders(len(values))+")")
			arguments = append(arguments, values...)
		}
	}
	in("state", anys(f.States))
	in("step", anys(f.Steps))
	for _, c := range []struct{ column, value string }{
		{"kind", string(f.Kind)}, {"station", f.Station}, {"drafter", f.Drafter}, {"period", f.Period}, {"entry", f.EntryID},
	} {
		if c.value != "" {
			in(c.column, []any{c.value})
		}
	}
	if len(terms) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(terms, " AND "), arguments
}

func anys[T ~string](values []T) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return list
}

// ItemPage is a stretch of a list of items, newest first.
type ItemPage struct {
	Rows  []ItemRow
	Total int64 // in the whole list
}

// ItemsPage reads n rows of the selected items from offset on, newest first.
// A page near either end costs the same however long the list is.
func (o *Office) ItemsPage(ctx context.Context, f ItemFilter, offset, n int) (page ItemPage, err error) {
	where, arguments := f.condition()
	err = o.look(ctx, func(r Reader) error {
		if page.Total, err = count(ctx, r, "item"+where, arguments); err != nil {
			return err
		}
		rows := min(int64(max(n, 0)), page.Total-int64(offset))
		if rows <= 0 {
			return nil
		}
		order, skip := "DESC", int64(offset)
		if fromEnd := page.Total - skip - rows; fromEnd < skip {
			order, skip = "ASC", fromEnd
		}
		picked := "SELECT id AS picked FROM item" + where + " ORDER BY id " + order + " LIMIT ? OFFSET ?"
		page.Rows, err = itemRows(ctx, r, "("+picked+") CROSS JOIN item ON id = picked ORDER BY id DESC", append(arguments, rows, skip))
		return err
	})
	return page, err
}

func count(ctx context.Context, r Reader, from string, arguments []any) (n int64, err error) {
	err = each(ctx, r, "SELECT count(*) FROM "+from, arguments, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

func itemRows(ctx context.Context, r Reader, from string, arguments []any) ([]ItemRow, error) {
	var found []ItemRow
	statement := "SELECT id, " + strings.Join(Items.columns, ", ") + " FROM " + from
	err := each(ctx, r, statement, arguments, func(rows *sql.Rows) error {
		var i ItemRow
		err := rows.Scan(&i.ID, &i.State, &i.Step, &i.Title, &i.Kind, &i.Attribute, &i.EntryID, &i.Period, &i.Station, &i.IndexNumber,
			&i.DocumentNumber, &i.DrafterID, &i.Interprets, dateColumn{&i.Begun}, dateColumn{&i.Formed}, dateColumn{&i.Posted}, dateColumn{&i.Until})
		found = append(found, i)
		return err
	})
	return found, err
}

// ItemCounts counts the items in each state.
func (o *Office) ItemCounts(ctx context.Context) (map[disclosure.StateName]int, error) {
	counts := map[disclosure.StateName]int{}
	err := each(ctx, o, "SELECT state, count(*) FROM item GROUP BY state", nil, func(rows *sql.Rows) error {
		var state disclosure.StateName
		var n int
		err := rows.Scan(&state, &n)
		counts[state] = n
		return err
	})
	return counts, err
}

// OpenItems returns the items that somebody still has to do something with,
// at most limit, oldest first.
func (o *Office) OpenItems(ctx context.Context, limit int) ([]ItemRow, error) {
	open := []disclosure.StateName{
		disclosure.InDraft, disclosure.WasReturned, disclosure.InReview, disclosure.Ready,
		disclosure.Hanging, disclosure.Down, disclosure.ToFile,
	}
	where, arguments := ItemFilter{States: open}.condition()
	return itemRows(ctx, o, "item"+where+" ORDER BY id LIMIT ?", append(arguments, limit))
}

// Posted is a day on which something was first posted for a catalogue entry.
type Posted struct {
	EntryID, Period string
	On              workday.Date
}

// PostedFor returns the days on which items of each catalogue entry were first
// posted, each entry, period and day once, in the order of days.
func (o *Office) PostedFor(ctx context.Context) ([]Posted, error) {
	var found []Posted
	const statement = "SELECT DISTINCT entry, period, posted FROM item WHERE entry <> '' AND posted <> '' ORDER BY posted"
	err := each(ctx, o, statement, nil, func(rows *sql.Rows) error {
		var p Posted
		err := rows.Scan(&p.EntryID, &p.Period, dateColumn{&p.On})
		found = append(found, p)
		return err
	})
	return found, err
}

// ItemsToShow returns the items that were posted, newest posting first.
func (o *Office) ItemsToShow(ctx context.Context) ([]ItemRow, error) {
	return itemRows(ctx, o, "item WHERE posted <> '' ORDER BY posted DESC, id DESC", nil)
}

// ItemsOfMonth returns the items first posted between two days, or, of those
// that are withheld, the ones begun between them, oldest first.
func (o *Office) ItemsOfMonth(ctx context.Context, first, last workday.Date, withheld bool) ([]ItemRow, error) {
	from := "item WHERE posted BETWEEN ? AND ? ORDER BY posted, id"
	if withheld {
		from = "item WHERE begun BETWEEN ? AND ? AND attribute = '" + string(disclosure.Withhold) + "' ORDER BY begun, id"
	}
	return itemRows(ctx, o, from, []any{first.String(), last.String()})
}

// ItemTitles tells which items there are: by document number, and by title
// and day of formation with a NUL between.
func (o *Office) ItemTitles(ctx context.Context) (map[string]bool, error) {
	known := map[string]bool{}
	err := each(ctx, o, "SELECT title, formed, document FROM item", nil, func(rows *sql.Rows) error {
		var title, formed, document string
		err := rows.Scan(&title, &formed, &document)
		known[title+"\x00"+formed] = true
		if document != "" {
			known[document] = true
		}
		return err
	})
	return known, err
}

// ItemWithDocument returns an item that has the document number already.
func (o *Office) ItemWithDocument(ctx context.Context, number, except string) (ItemRow, bool, error) {
	rows, err := itemRows(ctx, o, "item WHERE document = ? AND document <> '' AND id <> ? LIMIT 1", []any{number, except})
	if err != nil || len(rows) == 0 {
		return ItemRow{}, false, err
	}
	return rows[0], true, nil
}

// FoundItem is the kind of a hit that is an item.
const FoundItem = "item"

// IndexItem makes an item findable by its newest text; personal data in it is
// found only by those who may see the text in full.
func (tx *Tx) IndexItem(i disclosure.Item, text disclosure.Revision) error {
	return tx.Index(itemEntry(i, text))
}

func itemEntry(i disclosure.Item, text disclosure.Revision) SearchEntry {
	date := i.Formed
	if date.IsZero() {
		date = i.Begun
	}
	e := SearchEntry{
		ID: i.ID, Kind: FoundItem, Title: i.Title, Number: strings.TrimSpace(i.IndexNumber + " " + i.DocumentNumber),
		Text: text.Text(), Date: date,
	}
	for _, a := range text.Attachments {
		e.Names = append(e.Names, a.Name)
	}
	if found := disclosure.PersonalIn(text); len(found) > 0 {
		all := func(string) bool { return true }
		shown := disclosure.Masked(text, found, privacy.DefaultRules(), privacy.Web, all)
		e.Title, e.Text, e.Guard, e.Guarded = shown.Title, shown.Text(), SeesFullText, text.Text()
	}
	return e
}

// SeesFullText is the audience that may find what is masked for others.
const SeesFullText = "full_text"

// itemTexts are the items with their newest texts, to be found again when the
// index is built afresh.
type itemTexts struct{}

// textsAtOnce is how many texts are held in memory while the index is built.
const textsAtOnce = 200

func (itemTexts) eachEntry(ctx context.Context, r Reader, see func(SearchEntry) error) error {
	const statement = `SELECT item.content, revision.content FROM item
		JOIN revision ON revision.item = item.id AND revision.number = (SELECT max(number) FROM revision WHERE item = item.id)
		WHERE item.id > ? ORDER BY item.id LIMIT ?`
	for last := ""; ; {
		// Read first, then see: whoever sees may write to the same database.
		var entries []SearchEntry
		err := each(ctx, r, statement, []any{last, textsAtOnce}, func(rows *sql.Rows) error {
			var item, text string
			if err := rows.Scan(&item, &text); err != nil {
				return err
			}
			var i disclosure.Item
			var revision disclosure.Revision
			if err := errors.Join(json.Unmarshal([]byte(item), &i), json.Unmarshal([]byte(text), &revision)); err != nil {
				return err
			}
			entries = append(entries, itemEntry(i, revision))
			return nil
		})
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := see(e); err != nil {
				return err
			}
		}
		if len(entries) < textsAtOnce {
			return nil
		}
		last = entries[len(entries)-1].ID
	}
}
