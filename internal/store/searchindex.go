package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/workday"
)

// SearchEntry is what can be found of one record. It is derived: whoever
// changes the record indexes it again in the same change.
type SearchEntry struct {
	ID     string // of the record
	Kind   string // one of the Found… kinds
	Title  string // also found by the first letters of its pinyin
	Number string
	Text   string
	Names  []string // of attachments
	Date   workday.Date
	// Audience is who may find the entry at all, "" for everybody.
	Audience string
	// Guarded is a further text that only the audience Guard may find; others
	// find the entry by all else.
	Guard, Guarded string
}

// The kinds of record that can be found so far.
const (
	FoundApplication = "application"
	FoundCase        = "case"
	FoundDocument    = "document"
)

// pendingMost is how many entries may wait to be filed in the index. One at a
// time costs four times as much as many at once, and looking through so few
// costs less than asking the index.
const pendingMost = 64

var (
	searchEntryColumns = []string{"n", "id", "kind", "audience", "date"}
	searchTextColumns  = []string{"n", "title", "number", "body", "initials", "guard", "guarded"}
)

// searchText is a row of search_text.
type searchText struct {
	n                                             int64
	title, number, body, initials, guard, guarded string
}

func (e *SearchEntry) row(n int64) searchText {
	return searchText{
		n: n, title: e.Title, number: e.Number, body: strings.Join(append([]string{e.Text}, e.Names...), "\n"),
		initials: initials(e.Title), guard: e.Guard, guarded: e.Guarded,
	}
}

func (t *searchText) values() []any {
	return []any{t.n, t.title, t.number, t.body, t.initials, t.guard, t.guarded}
}

func (t *searchText) targets() []any {
	return []any{&t.n, &t.title, &t.number, &t.body, &t.initials, &t.guard, &t.guarded}
}

// open is everything that whoever sees the entry may find, folded, one line
// for each field; no word goes over the end of a line.
func (t *searchText) open() string {
	return fold(t.title) + "\n" + fold(compact(t.number)) + "\n" + fold(t.body) + "\n" + t.initials
}

// grams is what the index takes of the entry. It is not told that a gram comes
// again: passing it over costs the index less than a look into a set.
func (t *searchText) grams() string {
	var b strings.Builder
	b.Grow(3 * len(t.body))
	t.eachGram(func(prefix, gram string) {
		b.WriteString(prefix)
		b.WriteString(gram)
		b.WriteByte(' ')
	})
	return b.String()
}

// eachGram calls take with every gram of the entry as often as it comes; prefix
// is that of guarded ones.
func (t *searchText) eachGram(take func(prefix, gram string)) {
	eachPair(t.open(), func(gram string) { take("", gram) })
	if t.guarded != "" {
		prefix := guardedPrefix(t.guard)
		eachPair(fold(t.guarded), func(gram string) { take(prefix, gram) })
	}
}

// indexing is what a change has to index.
type indexing struct {
	read                bool // last and filed
	last, filed, before int64
	entries             []SearchEntry // not yet written
	written             []searchText  // after before, not yet filed
	counts              map[searchClass]int
}

// searchClass is what entries are counted by.
type searchClass struct{ audience, kind string }

// Index makes a record found by what the entry says, and by nothing that an
// earlier entry said.
func (tx *Tx) Index(e SearchEntry) error {
	if err := tx.Unindex(e.ID); err != nil {
		return err
	}
	return tx.indexNew(e)
}

// indexNew is Index for a record that was never indexed.
func (tx *Tx) indexNew(e SearchEntry) error {
	if e.Guarded != "" && !isAudience(e.Guard) || e.Audience != "" && !isAudience(e.Audience) {
		return fmt.Errorf("audiences %q and %q of %s: small letters and _ only", e.Audience, e.Guard, e.ID)
	}
	tx.index.entries = append(tx.index.entries, e)
	if len(tx.index.entries) < bulkRows {
		return nil
	}
	if err := tx.writeEntries(); err != nil {
		return err
	}
	return tx.file()
}

// isAudience holds audiences to what a gram may begin with.
func isAudience(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// Unindex makes a record impossible to find. One that is not indexed stays so.
func (tx *Tx) Unindex(id string) error {
	if slices.ContainsFunc(tx.index.entries, func(e SearchEntry) bool { return e.ID == id }) {
		if err := tx.writeEntries(); err != nil {
			return err
		}
	}
	if err := tx.readSearchState(); err != nil {
		return err
	}
	find, err := tx.prepared("SELECT n, audience, kind FROM search_entry WHERE id = ?") //nolint:sqlclosecheck // it ends with the transaction
	if err != nil {
		return err
	}
	var n int64
	var class searchClass
	switch err := find.QueryRowContext(tx.ctx, id).Scan(&n, &class.audience, &class.kind); {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	tx.index.counts[class]--
	tx.index.written = slices.DeleteFunc(tx.index.written, func(t searchText) bool { return t.n == n })
	statements := []string{"DELETE FROM search_entry WHERE n = ?", "DELETE FROM search_text WHERE n = ?"}
	if n <= tx.index.filed {
		statements = append(statements, "DELETE FROM search WHERE rowid = ?")
	}
	for _, statement := range statements {
		if _, err := tx.exec(statement, n); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) readSearchState() error {
	if tx.index.read {
		return nil
	}
	err := tx.sql.QueryRowContext(tx.ctx, "SELECT last, filed FROM search_state").Scan(&tx.index.last, &tx.index.filed)
	tx.index.read, tx.index.counts, tx.index.before = err == nil, map[searchClass]int{}, tx.index.last
	return err
}

// writeEntries writes what was gathered; it is found from then on, filed or not.
func (tx *Tx) writeEntries() error {
	if len(tx.index.entries) == 0 {
		return nil
	}
	if err := tx.readSearchState(); err != nil {
		return err
	}
	entries, texts := make([][]any, len(tx.index.entries)), make([][]any, len(tx.index.entries))
	for i := range tx.index.entries {
		e := &tx.index.entries[i]
		tx.index.last++
		tx.index.counts[searchClass{e.Audience, e.Kind}]++
		row := e.row(tx.index.last)
		entries[i] = []any{row.n, e.ID, e.Kind, e.Audience, e.Date.String()}
		texts[i] = row.values()
		tx.index.written = append(tx.index.written, row)
	}
	tx.index.entries = tx.index.entries[:0]
	if err := tx.insertRows("search_entry", searchEntryColumns, entries); err != nil {
		return err
	}
	return tx.insertRows("search_text", searchTextColumns, texts)
}

// file takes all entries that wait into the index, in the order of n, which is
// the cheapest for it.
func (tx *Tx) file() error {
	var rows [][]any
	take := func(t *searchText) error {
		rows = append(rows, []any{t.n, t.grams()})
		return nil
	}
	if err := eachText(tx.ctx, tx, "n > ? AND n <= ? ORDER BY n", []any{tx.index.filed, tx.index.before}, take); err != nil {
		return err
	}
	for i := range tx.index.written {
		_ = take(&tx.index.written[i]) // cannot fail
	}
	tx.index.written = tx.index.written[:0]
	tx.index.filed, tx.index.before = tx.index.last, tx.index.last
	return tx.insertRows("search", []string{"rowid", "grams"}, rows)
}

// flushIndex ends the indexing of a change.
func (tx *Tx) flushIndex() error {
	if err := tx.writeEntries(); err != nil || !tx.index.read {
		return err
	}
	if tx.index.last-tx.index.filed >= pendingMost {
		if err := tx.file(); err != nil {
			return err
		}
	}
	const count = "INSERT INTO search_count VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET entries = entries + excluded.entries"
	for class, n := range tx.index.counts {
		if _, err := tx.exec(count, class.audience, class.kind, n); err != nil {
			return err
		}
	}
	_, err := tx.exec("UPDATE search_state SET last = ?, filed = ?", tx.index.last, tx.index.filed)
	return err
}

// eachText calls see for every row of search_text that fits a condition.
func eachText(ctx context.Context, r Reader, condition string, arguments []any, see func(*searchText) error) error {
	statement := "SELECT " + strings.Join(searchTextColumns, ",") + " FROM search_text WHERE " + condition
	return each(ctx, r, statement, arguments, func(rows *sql.Rows) error {
		var t searchText
		if err := rows.Scan(t.targets()...); err != nil {
			return err
		}
		return see(&t)
	})
}

// findable is a table whose records can be found.
type findable interface {
	// eachEntry calls see with the entry of every record, in the order of ids.
	eachEntry(ctx context.Context, r Reader, see func(SearchEntry) error) error
}

// findables are all of them. A new kind of record is entered here, and indexed
// by whatever changes it.
func findables() []findable {
	return []findable{Applications, Cases, Documents, itemTexts{}, dossierTexts{}, pieceTexts{}}
}

// RebuildSearch builds the whole index again from the records. The records and
// the log stay as they are.
func (o *Office) RebuildSearch(ctx context.Context) error {
	return o.Change(ctx, Author{}, func(tx *Tx) error {
		for _, statement := range []string{
			"INSERT INTO search (search) VALUES ('delete-all')",
			"DELETE FROM search_entry", "DELETE FROM search_text", "DELETE FROM search_count",
			fmt.Sprintf("UPDATE search_state SET splitter = %d, last = 0, filed = 0", splitter),
		} {
			if _, err := tx.exec(statement); err != nil {
				return err
			}
		}
		for _, f := range findables() {
			if err := f.eachEntry(ctx, tx, tx.indexNew); err != nil {
				return err
			}
		}
		return nil
	})
}

// upToDate builds the index when an older program, or none, has built it.
func (o *Office) upToDate(ctx context.Context) error {
	var built int64
	if err := o.read.QueryRowContext(ctx, "SELECT splitter FROM search_state").Scan(&built); err != nil {
		return storageFault(err, o.dir)
	}
	if built == splitter {
		return nil
	}
	return o.RebuildSearch(ctx)
}
