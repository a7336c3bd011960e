package store

import (
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strings"
)

// named says how the records of a table are told apart by people: expressions
// on the table that give title and number.
type named struct{ title, number string }

// names are those of every table that the log covers. Personal data stays out:
// an application is told by what is asked for, not by who asks.
var names = map[string]named{
	"organ":         {"name", "''"},
	"file":          {"name", "''"},
	"batch":         {"name", "''"},
	"application":   {"subject", "number"},
	"legal_case":    {"''", "number"},
	"document":      {"title", "number"},
	"act":           {"year || '年' || iif(month > 0, month || '月', '')", "''"},
	"person":        {"name", "''"},
	"setting":       {"''", "''"},
	"signed_report": {"year || '年年度报告'", "''"},
	"catalog_entry": {entryName, "''"},
	"item":          {"title", "number"},
	"revision":      {"(SELECT title FROM item WHERE item.id = revision.item) || '，第' || number || '稿'", "''"},
	"dossier":       {"ifnull((SELECT subject FROM application WHERE application.id = dossier.id), '')", "ifnull((SELECT number FROM application WHERE application.id = dossier.id), number)"},
	"closing":       {"year || '年度'", "''"},
	"box":           {"year || '年度第' || number || '盒'", "''"},
	"piece":         {"title", "code"},
	"piece_text":    {"ifnull((SELECT title FROM piece WHERE piece.id = piece_text.id), '')", "ifnull((SELECT code FROM piece WHERE piece.id = piece_text.id), '')"},
	"appraisal":     {"day", "''"},
	"transfer":      {"day", "''"},
	"work_event":    {"year || '年'", "''"},
	"partner":       {"ifnull(json_extract(content, '$.name'), '')", "''"},
	"import_undone": {"ifnull((SELECT name FROM batch WHERE batch.id = import_undone.id), '')", "''"},
	"statement":     {"''", "''"},
	"yearly_text":   {"year || '年'", "''"},
}

// entryName is catalog.Entry.Name in SQL.
const entryName = `json_extract(content, '$.category1') ||
  iif(ifnull(json_extract(content, '$.category2'), '') IN ('', json_extract(content, '$.category1')), '', '：' || json_extract(content, '$.category2'))`

// namedSubject is what a subject of the log is to people.
type namedSubject struct{ table, label, id, title, number string }

// nameSubjects calls name for every place of the subjects that a table knows.
func nameSubjects(ctx context.Context, r Reader, places map[string][]int, name func(place int, s namedSubject)) error {
	ids := map[string][]string{} // by prefix
	tables := verifiedTables()
	prefixes := map[string]bool{}
	for _, t := range tables {
		prefixes[t.prefix] = true
	}
	for subject := range places {
		prefix, _, found := strings.Cut(subject, ":")
		if prefix += ":"; !found || !prefixes[prefix] {
			prefix = ""
		}
		ids[prefix] = append(ids[prefix], strings.TrimPrefix(subject, prefix))
	}
	var parts []string
	var arguments []any
	labels := map[string]verified{}
	for _, t := range tables {
		labels[t.table] = t
		if len(ids[t.prefix]) == 0 {
			continue
		}
		n := names[t.table]
		parts = append(parts, "SELECT '"+t.table+"', "+t.columns[0]+", "+orEmpty(n.title)+", "+orEmpty(n.number)+" FROM "+t.table+" WHERE "+t.columns[0]+" IN (SELECT value FROM json_each(?))")
		arguments = append(arguments, jsonList(ids[t.prefix]))
	}
	if len(parts) == 0 {
		return nil
	}
	return each(ctx, r, strings.Join(parts, " UNION ALL "), arguments, func(rows *sql.Rows) error {
		var s namedSubject
		if err := rows.Scan(&s.table, &s.id, &s.title, &s.number); err != nil {
			return err
		}
		s.label = labels[s.table].label
		for _, place := range places[labels[s.table].prefix+s.id] {
			name(place, s)
		}
		return nil
	})
}

func orEmpty(expression string) string {
	if expression == "" {
		return "''"
	}
	return expression
}

// searched are the tables whose records the search knows; by name finds those
// of the others.
var searched = []string{"application", "legal_case", "document", "item", "dossier", "piece", "revision", "piece_text", "setting"}

// records narrows a choice down to the records that hold the words of a filter.
func (f AuditFilter) records(ctx context.Context, r Reader, c *choice) error {
	s := search{ctx: ctx, r: r, query: Query{Words: f.Words, Audiences: f.Audiences, Limit: math.MaxInt}, words: searchWords(f.Words)}
	found, err := s.everything()
	if err != nil {
		return err
	}
	parts := []string{
		"SELECT id FROM hit", "SELECT 'dossier:' || id FROM hit", "SELECT 'piece_text:' || id FROM hit",
		"SELECT revision.id FROM revision JOIN hit ON hit.id = revision.item",
	}
	arguments := []any{jsonList(found)}
	like := "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(strings.TrimSpace(f.Words)) + "%"
	for _, t := range verifiedTables() {
		if n := names[t.table]; !slices.Contains(searched, t.table) && n.title != "" {
			parts = append(parts, "SELECT '"+t.prefix+"' || "+t.columns[0]+" FROM "+t.table+" WHERE "+n.title+` LIKE ? ESCAPE '\'`)
			arguments = append(arguments, like)
		}
	}
	c.where("subject IN (WITH hit (id) AS (SELECT id FROM search_entry WHERE n IN (SELECT value FROM json_each(?))) "+strings.Join(parts, " UNION ")+")", arguments...)
	return nil
}

// everything are the numbers of all entries with the words, in no order.
func (s *search) everything() ([]int64, error) {
	if err := each(s.ctx, s.r, "SELECT filed FROM search_state", nil, func(rows *sql.Rows) error { return rows.Scan(&s.filed) }); err != nil {
		return nil, err
	}
	waiting, err := s.pending()
	if err != nil {
		return nil, err
	}
	_, filed, err := s.indexed()
	if err != nil {
		return nil, err
	}
	numbers := map[int64]bool{}
	for _, f := range append(filed, waiting...) {
		numbers[f.n] = true
	}
	return slices.Collect(maps.Keys(numbers)), nil
}
