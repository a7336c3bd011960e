package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"zwgk/internal/workday"
)

// The acts that the log writes down.
const (
	LogCreated   = "create"   // the office itself
	LogAdded     = "add"      // a new record
	LogReplaced  = "replace"  // a record changed
	LogSet       = "set"      // a setting
	LogImported  = "import"   // a workbook
	LogUndone    = "undo"     // an import taken back
	LogSignedOff = "sign_off" // an annual report
	LogLooked    = "look"     // somebody saw what is hidden
)

// LogActions returns them in the order in which they are offered.
func LogActions() []string {
	return []string{LogCreated, LogAdded, LogReplaced, LogImported, LogUndone, LogSignedOff, LogLooked, LogSet}
}

// AuditFilter chooses entries of the log; what is empty does not choose.
type AuditFilter struct {
	From, To workday.Date // days in China, both with
	Actor    string
	Action   string
	// Words must all occur in the record that the entry is about: its title,
	// number or text as the search knows them, or its name where the search does
	// not know it. Audiences are what the searcher may see, as for Search.
	Words     string
	Audiences []string
}

// AuditRow is an entry of the log as it is looked at.
type AuditRow struct {
	Seq    int64
	At     time.Time
	Actor  string
	Action string
	Table  string // of the record, "" when no table knows it any more
	Label  string // what such a record is called
	Record string // its id, or the name of a setting
	Title  string
	Number string
	Detail string
	// Backwards is set when the entry says that it was written more than a day
	// before the one ahead of it: the computer's clock was wrong then or now.
	Backwards bool
}

// AuditPage is a part of the entries that a filter chooses, the newest first.
type AuditPage struct {
	Total int64
	Rows  []AuditRow
}

// AuditPage returns n of the entries that a filter chooses, after the first
// offset of them.
func (o *Office) AuditPage(ctx context.Context, f AuditFilter, offset int64, n int) (page AuditPage, err error) {
	err = o.look(ctx, func(r Reader) error {
		chosen, err := f.choose(ctx, r)
		if err != nil {
			return err
		}
		page.Total = chosen.total
		numbers, err := chosen.numbers(ctx, r, max(0, offset), int64(n))
		if err == nil {
			page.Rows, err = auditRows(ctx, r, numbers)
		}
		return err
	})
	return page, err
}

// EachAudit calls see with every entry that a filter chooses, the oldest first,
// all of them as of one moment.
func (o *Office) EachAudit(ctx context.Context, f AuditFilter, see func(AuditRow) error) error {
	const portion = 1000
	return o.look(ctx, func(r Reader) error {
		chosen, err := f.choose(ctx, r)
		if err != nil {
			return err
		}
		for left := chosen.total; left > 0; left -= portion {
			n := min(left, portion)
			numbers, err := chosen.numbers(ctx, r, left-n, n)
			if err != nil {
				return err
			}
			rows, err := auditRows(ctx, r, numbers)
			if err != nil {
				return err
			}
			for _, row := range slices.Backward(rows) {
				if err := see(row); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Actors returns everybody whom the log names.
func (o *Office) Actors(ctx context.Context) ([]string, error) {
	// From name to name along the index, however often each stands there.
	return texts(ctx, o, `WITH RECURSIVE name (actor) AS (
  SELECT min(actor) FROM audit UNION ALL SELECT (SELECT min(actor) FROM audit WHERE actor > name.actor) FROM name WHERE name.actor IS NOT NULL
) SELECT actor FROM name WHERE actor IS NOT NULL`)
}

// choice is what a filter chooses: a stretch of the log, and conditions within
// it. Without conditions every number of the stretch is an entry.
type choice struct {
	from, to   int64
	conditions []string
	arguments  []any
	total      int64
}

func (f AuditFilter) choose(ctx context.Context, r Reader) (*choice, error) {
	c := &choice{}
	if err := f.stretch(ctx, r, c); err != nil {
		return nil, err
	}
	if f.Actor != "" {
		c.where("actor = ?", f.Actor)
	}
	if f.Action != "" {
		c.where("action = ?", f.Action)
	}
	if strings.TrimSpace(f.Words) != "" {
		if err := f.records(ctx, r, c); err != nil {
			return nil, err
		}
	}
	if len(c.conditions) == 0 {
		return c, nil
	}
	err := each(ctx, r, "SELECT count(*) FROM audit WHERE "+c.condition(), c.all(), func(rows *sql.Rows) error { return rows.Scan(&c.total) })
	return c, err
}

// stretch finds the first and the last entry of the days. Where the clock went
// astray others stand between them, and the hour is asked of every entry.
func (f AuditFilter) stretch(ctx context.Context, r Reader, c *choice) error {
	if f.From.IsZero() && f.To.IsZero() {
		// The log has no gaps; where somebody made one, Verify names it.
		return each(ctx, r, "SELECT ifnull((SELECT min(seq) FROM audit), 1), ifnull((SELECT max(seq) FROM audit), 0)", nil, func(rows *sql.Rows) error {
			err := rows.Scan(&c.from, &c.to)
			c.total = c.to - c.from + 1
			return err
		})
	}
	first, end := "", "\U0010FFFF"
	if !f.From.IsZero() {
		first = hourOf(f.From)
	}
	if !f.To.IsZero() {
		end = hourOf(f.To.AddDays(1))
	}
	const hours = "substr(at, 1, 13) >= ? AND substr(at, 1, 13) < ?"
	err := each(ctx, r, "SELECT count(*), ifnull(min(seq), 1), ifnull(max(seq), 0) FROM audit WHERE "+hours, []any{first, end}, func(rows *sql.Rows) error {
		return rows.Scan(&c.total, &c.from, &c.to)
	})
	if c.total != c.to-c.from+1 {
		c.where(hours, first, end)
	}
	return err
}

// hourOf is the hour in which a day begins in China, as the log writes it.
func hourOf(d workday.Date) string {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, beijing).UTC().Format("2006-01-02T15")
}

func (c *choice) where(condition string, arguments ...any) {
	c.conditions, c.arguments = append(c.conditions, condition), append(c.arguments, arguments...)
}

func (c *choice) condition() string {
	return strings.Join(append([]string{"seq BETWEEN ? AND ?"}, c.conditions...), " AND ")
}

func (c *choice) all() []any { return append([]any{c.from, c.to}, c.arguments...) }

// numbers are those of a page, the newest first. Passing entries over costs
// time, so a page is counted from the nearer end.
func (c *choice) numbers(ctx context.Context, r Reader, offset, n int64) (numbers []int64, err error) {
	if n = min(n, c.total-offset); n <= 0 {
		return nil, nil
	}
	if len(c.conditions) == 0 {
		for seq := c.to - offset; n > 0; seq, n = seq-1, n-1 {
			numbers = append(numbers, seq)
		}
		return numbers, nil
	}
	order, back := "DESC", c.total-offset-n
	if back < offset {
		order, offset = "ASC", back
	}
	statement := "SELECT seq FROM audit WHERE " + c.condition() + " ORDER BY seq " + order + " LIMIT ? OFFSET ?"
	err = each(ctx, r, statement, append(c.all(), n, offset), func(rows *sql.Rows) error {
		var seq int64
		err := rows.Scan(&seq)
		numbers = append(numbers, seq)
		return err
	})
	if order == "ASC" {
		slices.Reverse(numbers)
	}
	return numbers, err
}

// auditRows reads entries in the order of their numbers given.
func auditRows(ctx context.Context, r Reader, numbers []int64) ([]AuditRow, error) {
	rows := make([]AuditRow, 0, len(numbers))
	places := map[int64]int{}
	const statement = `SELECT e.seq, e.at, e.actor, e.action, e.subject, e.detail, ifnull(p.at, '')
FROM json_each(?) n JOIN audit e ON e.seq = n.value LEFT JOIN audit p ON p.seq = e.seq - 1 ORDER BY e.seq DESC`
	subjects := map[string][]int{}
	err := each(ctx, r, statement, []any{jsonList(numbers)}, func(found *sql.Rows) error {
		var row AuditRow
		var at, subject, before string
		if err := found.Scan(&row.Seq, &at, &row.Actor, &row.Action, &subject, &row.Detail, &before); err != nil {
			return err
		}
		row.At, _ = time.Parse(time.RFC3339Nano, at) // a time that cannot be read is shown as none; Verify names the entry
		if ahead, err := time.Parse(time.RFC3339Nano, before); err == nil {
			row.Backwards = ahead.Sub(row.At) > 24*time.Hour
		}
		row.Record = subject
		places[row.Seq] = len(rows)
		subjects[subject] = append(subjects[subject], len(rows))
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = nameSubjects(ctx, r, subjects, func(place int, s namedSubject) {
		row := &rows[place]
		row.Table, row.Label, row.Record, row.Title, row.Number = s.table, s.label, s.id, s.title, s.number
	})
	return rows, err
}

// jsonList passes a list of any length to a statement, for json_each.
func jsonList[T int64 | string](values []T) string {
	list, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers and strings always have a JSON form
	}
	return string(list)
}
