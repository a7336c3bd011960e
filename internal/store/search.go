package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Query is what to search for.
type Query struct {
	// Words are parted by spaces, and all of them must occur, each anywhere in
	// the title, the number, the text or the names of attachments. Letter case,
	// full width and the shape of brackets do not count. A title is found by
	// the first letters of its pinyin, too.
	Words     string
	Kinds     []string // none: every kind
	Audiences []string // what the searcher may see besides what all may see
	Limit     int      // how many hits are wanted
	Offset    int      // how many newer ones are passed over
}

// Result is what a search found, newest record first.
type Result struct {
	Searched int // entries that the searcher may see
	Total    int // those of them with all words
	Hits     []Hit
}

// Hit is an entry with all words of a query.
type Hit struct {
	ID, Kind      string
	Title, Number string
	Date          workday.Date
	// Snippet is where the words stand in the text, "" when they stand in the
	// title or the number only; Spans are the words in it.
	Snippet string
	Spans   []Span
}

// Span is a part of a string, in bytes.
type Span struct{ From, To int }

// longestQuery is far more than anybody writes and far less than the index
// can be asked for.
const longestQuery = 100

// Search looks through everything that the searcher may see. It finds exactly
// what looking for the words in every text would find.
func (o *Office) Search(ctx context.Context, q Query) (result Result, err error) {
	if utf8.RuneCountInString(q.Words) > longestQuery {
		return result, fault.New(fault.Invalid, "要找的字超过%d个。只写几个关键的字", longestQuery)
	}
	if slices.ContainsFunc(q.Audiences, func(a string) bool { return !isAudience(a) }) {
		return result, fmt.Errorf("audiences %q", q.Audiences)
	}
	err = o.look(ctx, func(r Reader) error {
		s := search{ctx: ctx, r: r, query: q, words: searchWords(q.Words)}
		result, err = s.run()
		return err
	})
	return result, err
}

// search is a search under way.
type search struct {
	ctx   context.Context
	r     Reader
	query Query
	words []searchWord
	filed int64 // entries up to this are in the index
	whole bool  // the searcher may see every entry
}

// found is an entry with all words, as far as it is needed to put it in order.
type found struct {
	n    int64
	date string
}

func (s *search) run() (result Result, err error) {
	visible, arguments := s.visible()
	var all int
	err = each(s.ctx, s.r, "SELECT ifnull(sum(entries), 0), ifnull(sum(entries) FILTER (WHERE "+visible+"), 0), (SELECT filed FROM search_state) FROM search_count", arguments, func(rows *sql.Rows) error {
		return rows.Scan(&all, &result.Searched, &s.filed)
	})
	if err != nil || len(s.words) == 0 {
		return result, err
	}
	s.whole = all == result.Searched
	waiting, err := s.pending()
	if err != nil {
		return result, err
	}
	var page []found
	if result.Total, page, err = s.indexed(); err != nil {
		return result, err
	}
	result.Total += len(waiting)
	page = newest(append(page, waiting...), s.query.Offset, s.query.Limit)
	result.Hits, err = s.hits(page)
	return result, err
}

// visible is the condition on search_entry of what the searcher may see.
func (s *search) visible() (condition string, arguments []any) {
	condition = "audience IN (''" + strings.Repeat(",?", len(s.query.Audiences)) + ")"
	for _, audience := range s.query.Audiences {
		arguments = append(arguments, audience)
	}
	if len(s.query.Kinds) > 0 {
		condition += " AND kind IN (" + placeholders(len(s.query.Kinds)) + ")"
		for _, kind := range s.query.Kinds {
			arguments = append(arguments, kind)
		}
	}
	return condition, arguments
}

// pending looks through the entries that are not in the index.
func (s *search) pending() ([]found, error) {
	visible, arguments := s.visible()
	return s.checked("search_entry CROSS JOIN search_text USING (n)", "n > ? AND "+visible, append([]any{s.filed}, arguments...))
}

// indexed asks the index. It counts all hits and returns no fewer of the
// newest than are wanted.
func (s *search) indexed() (total int, page []found, err error) {
	visible, arguments := s.visible()
	match := expression(s.words, s.query.Audiences)
	if match == "" {
		page, err = s.checked("search_entry CROSS JOIN search_text USING (n)", "n <= ? AND "+visible, append([]any{s.filed}, arguments...))
		return len(page), page, err
	}
	const from = "search CROSS JOIN search_entry ON n = search.rowid"
	where := "search MATCH ? AND " + visible
	arguments = append([]any{match}, arguments...)
	if slices.ContainsFunc(s.words, func(w searchWord) bool { return !w.exact }) {
		page, err = s.checked(from+" CROSS JOIN search_text USING (n)", where, arguments)
		return len(page), page, err
	}
	if total, err = s.count(from, where, arguments); err != nil || total == 0 {
		return total, nil, err
	}
	statement := "SELECT n, date FROM " + from + " WHERE " + where + " ORDER BY date DESC, n DESC LIMIT ?"
	err = each(s.ctx, s.r, statement, append(arguments, max(0, s.query.Offset)+max(0, s.query.Limit)), func(rows *sql.Rows) error {
		var f found
		err := rows.Scan(&f.n, &f.date)
		page = append(page, f)
		return err
	})
	return total, page, err
}

// count counts the hits of words that the index knows exactly. The entries
// themselves are looked at only when some are hidden from the searcher.
func (s *search) count(from, where string, arguments []any) (n int, err error) {
	if s.whole {
		from, where, arguments = "search", "search MATCH ?", arguments[:1]
	}
	err = each(s.ctx, s.r, "SELECT count(*) FROM "+from+" WHERE "+where, arguments, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

// checked reads entries and keeps those that really have all words.
func (s *search) checked(from, where string, arguments []any) (kept []found, err error) {
	statement := "SELECT date, " + strings.Join(searchTextColumns, ",") + " FROM " + from + " WHERE " + where
	err = each(s.ctx, s.r, statement, arguments, func(rows *sql.Rows) error {
		var t searchText
		var date string
		if err := rows.Scan(append([]any{&date}, t.targets()...)...); err != nil {
			return err
		}
		if s.fits(&t) {
			kept = append(kept, found{t.n, date})
		}
		return nil
	})
	return kept, err
}

// fits reports whether an entry has all words where the searcher may look.
func (s *search) fits(t *searchText) bool {
	text := t.open()
	if s.sees(t.guard) {
		text += "\n" + fold(t.guarded)
	}
	for _, w := range s.words {
		if !strings.Contains(text, w.folded) {
			return false
		}
	}
	return true
}

func (s *search) sees(guard string) bool {
	return guard != "" && slices.Contains(s.query.Audiences, guard)
}

// newest puts entries in order and takes a page of them.
func newest(all []found, offset, limit int) []found {
	slices.SortFunc(all, func(a, b found) int { return cmp.Or(cmp.Compare(b.date, a.date), cmp.Compare(b.n, a.n)) })
	from := min(max(0, offset), len(all))
	return all[from:min(len(all), from+max(0, limit))]
}

// hits reads a page in its order.
func (s *search) hits(page []found) ([]Hit, error) {
	places, arguments := make(map[int64]int, len(page)), make([]any, len(page))
	for i, f := range page {
		places[f.n], arguments[i] = i, f.n
	}
	hits := make([]Hit, len(page))
	statement := "SELECT n, id, kind, date, title, number, body, guard, guarded FROM search_entry JOIN search_text USING (n) WHERE n IN (" + placeholders(len(page)) + ")"
	err := each(s.ctx, s.r, statement, arguments, func(rows *sql.Rows) error {
		var n int64
		var h Hit
		var body, guard, guarded string
		if err := rows.Scan(&n, &h.ID, &h.Kind, dateColumn{&h.Date}, &h.Title, &h.Number, &body, &guard, &guarded); err != nil {
			return err
		}
		if h.Snippet, h.Spans = snippet(body, s.words); h.Snippet == "" && s.sees(guard) {
			h.Snippet, h.Spans = snippet(guarded, s.words)
		}
		hits[places[n]] = h
		return nil
	})
	return hits, err
}
