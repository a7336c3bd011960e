package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"zwgk/internal/annual"
)

// view says how a ledger's table answers for annual.Class and annual.Entry:
// which expression is the kind, the result and so on. classes are the columns of
// a class in the order of the table's index.
type view struct {
	table, kind, result, begun, ended, quantity string
	classes, sum                                string
	number, title, begunOn, endedOn             string
}

var views = map[annual.Ledger]view{
	annual.Applications: {"application", "kind", "outcome", "begun", "ended", "0", "outcome, kind, begun, ended", "0", "number", "subject", "received", "closed"},
	annual.Cases:        {"legal_case", "kind", "result", "begun", "concluded_year", "0", "result, kind, begun, concluded_year", "0", "number", "''", "received", "concluded"},
	annual.Documents:    {"document", "kind", "''", "begun", "ended", "0", "kind, begun, ended", "0", "number", "title", "made", "abolished"},
	annual.Acts:         {"act", "kind", "''", "year", "year", "quantity", "kind, year", "sum(quantity)", "''", "CASE month WHEN 0 THEN '全年' ELSE month||'月' END", "''", "''"},
}

// counting is a census with the head of the log that it was counted at. Every
// change writes to the log, so the census holds as long as the head does,
// whichever program writes.
type counting struct {
	head   string
	census annual.Census
}

// Census counts every ledger by class as of one moment, in one pass over each
// one's index. It is shared: look, do not change.
func (o *Office) Census(ctx context.Context) (census annual.Census, err error) {
	err = o.look(ctx, func(r Reader) error {
		census, err = o.censusOf(ctx, r)
		return err
	})
	return census, err
}

func (o *Office) censusOf(ctx context.Context, r Reader) (annual.Census, error) {
	head, err := headOf(ctx, r)
	if err != nil {
		return nil, err
	}
	now := counting{head: head}
	if last := o.counted.Load(); last != nil && last.head == now.head {
		return last.census, nil
	}
	now.census = annual.Census{}
	rest := o.beside(ctx, head)
	defer rest.stop()
	for ledger := range views {
		where := everything
		if ledger == annual.Applications {
			where = firstHalf
		}
		if now.census[ledger], err = groups(ctx, r, ledger, where); err != nil {
			return nil, err
		}
	}
	second, err := rest.wait()
	if err != nil { // the office moved on, or there was no second reader
		second, err = groups(ctx, r, annual.Applications, secondHalf)
	}
	if err != nil {
		return nil, err
	}
	now.census[annual.Applications] = append(now.census[annual.Applications], second...)
	o.counted.Store(&now)
	return now.census, nil
}

// The applications are by far the most; they are counted in two halves of
// their class index, on two processors.
const (
	everything = "1"
	firstHalf  = "outcome < 'h'"
	secondHalf = "outcome >= 'h'"
)

// half is the count of the second half, under way.
type half struct {
	stop    context.CancelFunc
	started chan struct{} // closed once there is a reader for it
	done    chan struct{} // closed once groups and err are there
	groups  []annual.Group
	err     error
}

var errMoved = errors.New("the office moved on")

// beside counts the second half of the applications with a reader of its own,
// provided that it sees the office at the same head of the log: every change
// moves the head, so both halves are of one moment.
func (o *Office) beside(ctx context.Context, head string) *half {
	ctx, stop := context.WithCancel(ctx)
	h := &half{stop: stop, started: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer close(h.done)
		h.err = o.look(ctx, func(r Reader) error {
			close(h.started)
			mine, err := headOf(ctx, r)
			if err == nil && mine != head {
				err = errMoved
			}
			if err == nil {
				h.groups, err = groups(ctx, r, annual.Applications, secondHalf)
			}
			return err
		})
	}()
	return h
}

// wait returns the count. When all readers are taken it does not wait for one:
// the caller holds a reader itself, and readers that wait for each other wait
// for ever.
func (h *half) wait() ([]annual.Group, error) {
	select {
	case <-h.started:
	default:
		h.stop()
	}
	<-h.done
	return h.groups, h.err
}

// headOf returns the hash of the newest entry of the log.
func headOf(ctx context.Context, r Reader) (head string, err error) {
	err = each(ctx, r, "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1", nil, func(rows *sql.Rows) error {
		return rows.Scan(&head)
	})
	return head, err
}

func groups(ctx context.Context, r Reader, ledger annual.Ledger, where string) ([]annual.Group, error) {
	var groups []annual.Group
	err := each(ctx, r, censusStatement(views[ledger], where), nil, func(rows *sql.Rows) error {
		var g annual.Group
		if err := rows.Scan(&g.Kind, &g.Result, &g.Begun, &g.Ended, &g.Records, &g.Quantity); err != nil {
			return err
		}
		groups = append(groups, g)
		return nil
	})
	return groups, err
}

func censusStatement(v view, where string) string {
	return fmt.Sprintf("SELECT %s, %s, %s, %s, count(*), %s FROM %s WHERE %s GROUP BY %s", v.kind, v.result, v.begun, v.ended, v.sum, v.table, where, v.classes)
}

// Entries calls yield for every record of a selection, in the order of the
// ledger, until yield returns an error.
func (o *Office) Entries(ctx context.Context, s annual.Selection, yield func(annual.Entry) error) error {
	v := views[s.Ledger]
	where, arguments := condition(v, s)
	statement := "SELECT " + v.columns() + " FROM " + v.table + " WHERE " + where + " ORDER BY key"
	if class := v.classIndex(s); class != "" {
		statement = "SELECT " + v.columns() + " FROM (SELECT id AS picked FROM " + v.table + " INDEXED BY " + class + " WHERE " + where +
			") CROSS JOIN " + v.table + " ON id = picked ORDER BY key"
	}
	return eachEntry(ctx, o, s.Ledger, statement, arguments, yield)
}

// classIndex names the index to pick a selection's records from when they are
// likely to be few of the ledger: those with a certain end. Else "".
func (v view) classIndex(s annual.Selection) string {
	if s.Ledger == annual.Acts || len(s.Results) == 0 && s.Ended == annual.All(s.Ledger).Ended {
		return ""
	}
	return v.table + "_class"
}

// columns are those of an entry.
func (v view) columns() string {
	return fmt.Sprintf(`id, %s, %s, %s, %s, %s, %s, %s,
		ifnull((SELECT b.name || ' ' FROM batch b WHERE b.id = %[8]s.batch), '') || place`,
		v.number, v.title, v.kind, v.result, v.begunOn, v.endedOn, v.quantity, v.table)
}

func eachEntry(ctx context.Context, r Reader, ledger annual.Ledger, statement string, arguments []any, yield func(annual.Entry) error) error {
	return each(ctx, r, statement, arguments, func(rows *sql.Rows) error {
		e := annual.Entry{Ledger: ledger}
		err := rows.Scan(&e.ID, &e.Number, &e.Title, &e.Kind, &e.Result, dateColumn{&e.Begun}, dateColumn{&e.Ended}, &e.Quantity, &e.Source)
		if err != nil {
			return err
		}
		return yield(e)
	})
}

// condition is Selection.Match in SQL. A property test holds the two against
// each other.
func condition(v view, s annual.Selection) (string, []any) {
	parts := []string{"1"}
	var arguments []any
	oneOf := func(column string, values []string) {
		if len(values) > 0 {
			parts = append(parts, column+" IN ("+placeholders(len(values))+")")
			for _, value := range values {
				arguments = append(arguments, value)
			}
		}
	}
	span := func(column string, y annual.Years) {
		if y.From <= 1 && y.To == 0 && y.OrNever {
			return // any year at all
		}
		to := y.To
		if to == 0 {
			to = 9999
		}
		parts = append(parts, fmt.Sprintf("(%[1]s BETWEEN ? AND ? OR (%[1]s = 0 AND ?))", column))
		arguments = append(arguments, max(y.From, 1), to, y.OrNever)
	}
	oneOf(v.kind, s.Kinds)
	oneOf(v.result, s.Results)
	span(v.begun, s.Begun)
	span(v.ended, s.Ended)
	return strings.Join(parts, " AND "), arguments
}

// Head is the hash of the newest entry of the log, in hexadecimal. Printed on
// a paper it proves what the log said on that day.
func (o *Office) Head(ctx context.Context) (string, error) {
	head, err := headOf(ctx, o)
	return hex.EncodeToString([]byte(head)), err
}
