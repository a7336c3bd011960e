package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Dossiers are what is kept of applications beside the register, and the
// matters that are none.
var Dossiers = &Register[request.Dossier]{
	table: "dossier", label: "申请", prefix: dossierPrefix,
	columns: []string{"matter", "stage", "handler", "paper", "number", "received", "closed"},
	id:      func(d *request.Dossier) *string { return &d.ID },
	values: func(d *request.Dossier) []any {
		var line request.Application
		if d.Line != nil {
			line = *d.Line
		}
		return []any{
			string(d.Matter), string(d.Stage), d.Handler, d.Identity.Number,
			line.Number, line.Received.String(), line.Closed.String(),
		}
	},
}

// dossierPrefix tells a dossier from the application with its id, in the log
// and in the index of the search.
const dossierPrefix = "dossier:"

// RequestRow is a line of the register with its dossier; Dossier is nil for an
// application that came from a ledger and was never worked on here.
type RequestRow struct {
	Line    Stored[request.Application]
	Dossier *request.Dossier
}

// RequestFilter selects lines of the register; the zero filter selects all.
type RequestFilter struct {
	Open    bool // not closed yet
	Closed  bool // closed
	Matter  request.Matter
	Year    int // of receipt
	Stage   request.Stage
	Handler string
}

// lines gives the statement that lists id and day of the selected lines, of
// applications and of the other matters.
func (f RequestFilter) lines() (string, []any) {
	var parts []string
	var arguments []any
	part := func(from string, terms []string, values []any) {
		parts = append(parts, "SELECT "+from+" WHERE "+strings.Join(append([]string{"1"}, terms...), " AND "))
		arguments = append(arguments, values...)
	}
	terms, values := f.dossierTerms()
	if f.Matter == "" || f.Matter == request.Disclosure {
		mine, with := slices.Clone(terms), slices.Clone(values)
		if f.Open {
			mine = append(mine, "application.outcome = ''")
		}
		if f.Closed { // nearly all are: they are taken in the order of receipt, not gathered by outcome and sorted
			mine = append(mine, "+application.outcome <> ''")
		}
		if f.Year != 0 {
			mine, with = append(mine, "application.begun = ?"), append(with, f.Year)
		}
		part("application.id AS id, application.received AS day FROM application LEFT JOIN dossier ON dossier.id = application.id", mine, with)
	}
	if f.Matter != request.Disclosure {
		mine, with := append(terms, "dossier.received <> ''"), values
		if f.Open {
			mine = append(mine, "dossier.closed = ''")
		}
		if f.Closed {
			mine = append(mine, "dossier.closed <> ''")
		}
		if f.Year != 0 {
			mine, with = append(mine, "substr(dossier.received, 1, 4) = ?"), append(with, strconv.Itoa(f.Year))
		}
		if f.Matter != "" {
			mine, with = append(mine, "dossier.matter = ?"), append(with, string(f.Matter))
		}
		part("dossier.id AS id, dossier.received AS day FROM dossier", mine, with)
	}
	return strings.Join(parts, " UNION ALL "), arguments
}

func (f RequestFilter) dossierTerms() (terms []string, values []any) {
	for _, c := range []struct{ column, value string }{{"stage", string(f.Stage)}, {"handler", f.Handler}} {
		if c.value != "" {
			terms, values = append(terms, "dossier."+c.column+" = ?"), append(values, c.value)
		}
	}
	return terms, values
}

// RequestPage is a stretch of the register, the latest receipt first.
type RequestPage struct {
	Rows  []RequestRow
	Total int64 // in the whole list
}

// RequestsPage reads n of the selected lines from offset on.
func (o *Office) RequestsPage(ctx context.Context, f RequestFilter, offset, n int) (page RequestPage, err error) {
	lines, arguments := f.lines()
	err = o.look(ctx, func(r Reader) error {
		if page.Total, err = f.count(ctx, r); err != nil {
			return err
		}
		var ids []string
		statement := lines + " ORDER BY day DESC, id DESC LIMIT ? OFFSET ?" // not around the two: each comes in its order already
		err := each(ctx, r, statement, append(arguments, max(n, 0), max(offset, 0)), func(rows *sql.Rows) error {
			var id, day string
			err := rows.Scan(&id, &day)
			ids = append(ids, id)
			return err
		})
		if err != nil {
			return err
		}
		page.Rows, err = requestsOf(ctx, r, ids)
		return err
	})
	return page, err
}

// count counts the selected lines. Those that are closed are all that are not
// open: the index knows the open ones, which are few.
func (f RequestFilter) count(ctx context.Context, r Reader) (int64, error) {
	if f.Closed && !f.Open {
		f.Closed = false
		all, err := f.count(ctx, r)
		if err != nil {
			return 0, err
		}
		f.Open = true
		open, err := f.count(ctx, r)
		return all - open, err
	}
	lines, arguments := f.lines()
	return count(ctx, r, "("+lines+")", arguments)
}

// OpenRequests calls see with every application that has no outcome.
func (o *Office) OpenRequests(ctx context.Context, see func(RequestRow) error) error {
	return eachRequest(ctx, o, "WHERE application.outcome = ''", nil, see)
}

// EachRequest calls see with the applications received in a year, 0 for all,
// in the order of the ledger.
func (o *Office) EachRequest(ctx context.Context, year int, see func(RequestRow) error) error {
	if year == 0 {
		return eachRequest(ctx, o, "ORDER BY application.key", nil, see)
	}
	return eachRequest(ctx, o, "WHERE application.begun = ? ORDER BY application.key", []any{year}, see)
}

// RequestsFrom returns the applications of one identity paper, and those of
// one name, oldest first.
func (o *Office) RequestsFrom(ctx context.Context, r Reader, paper, name string) (rows []RequestRow, err error) {
	const clause = "WHERE (dossier.paper = ? AND ? <> '') OR (application.applicant = ? AND ? <> '') ORDER BY application.received, application.id"
	err = eachRequest(ctx, r, clause, []any{paper, paper, name, name}, func(row RequestRow) error {
		rows = append(rows, row)
		return nil
	})
	return rows, err
}

// Request returns one line of the register, or a NotFound fault.
func (o *Office) Request(ctx context.Context, r Reader, id string) (RequestRow, error) {
	rows, err := requestsOf(ctx, r, []string{id})
	if err == nil && len(rows) == 0 {
		err = fault.New(fault.NotFound, "找不到这件申请，可能已经被别人改过。回到登记簿再看")
	}
	if err != nil {
		return RequestRow{}, err
	}
	return rows[0], nil
}

// Reader reads the office as it was last kept.
func (o *Office) Reader() Reader { return o }

// requestsOf reads lines by id, in the order of the ids.
func requestsOf(ctx context.Context, r Reader, ids []string) ([]RequestRow, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	arguments := make([]any, len(ids))
	place := make(map[string]int, len(ids))
	for n, id := range ids {
		arguments[n], place[id] = id, n
	}
	var rows []RequestRow
	in := "IN (" + placeholders(len(ids)) + ")"
	err := eachRequest(ctx, r, "WHERE application.id "+in, arguments, func(row RequestRow) error {
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		return nil, err
	}
	others, err := Dossiers.where(ctx, r, "WHERE received <> '' AND id "+in, arguments...)
	for n := range others {
		rows = append(rows, RequestRow{Line: Stored[request.Application]{Record: *others[n].Line}, Dossier: &others[n]})
	}
	slices.SortFunc(rows, func(a, b RequestRow) int { return place[a.Line.Record.ID] - place[b.Line.Record.ID] })
	return rows, err
}

func eachRequest(ctx context.Context, r Reader, clause string, arguments []any, see func(RequestRow) error) error {
	columns := make([]string, 0, 20)
	for _, c := range Applications.storedColumns() {
		columns = append(columns, "application."+c)
	}
	statement := "SELECT " + strings.Join(columns, ", ") + ", dossier.content FROM application LEFT JOIN dossier ON dossier.id = application.id " + clause
	return each(ctx, r, statement, arguments, func(rows *sql.Rows) error {
		var row RequestRow
		var batch, content sql.NullString
		s := &row.Line
		targets := append([]any{Applications.id(&s.Record), &s.Key, &batch, &s.Place}, Applications.targets(&s.Record)...)
		if err := rows.Scan(append(targets, &content)...); err != nil {
			return err
		}
		s.Batch = batch.String
		if content.Valid {
			row.Dossier = &request.Dossier{}
			if err := json.Unmarshal([]byte(content.String), row.Dossier); err != nil {
				return fault.Wrap(err, fault.Damaged, "有一件申请读不出来。用最近的备份恢复")
			}
		}
		return see(row)
	})
}

// LatestCases returns the 复议 and 诉讼 of the register, the latest receipt
// first, at most so many.
func (o *Office) LatestCases(ctx context.Context, most int) ([]request.Case, error) {
	return o.cases(ctx, "ORDER BY received DESC, id DESC LIMIT ?", most)
}

// CasesReceived returns the 复议 and 诉讼 received from one day to another,
// oldest first.
func (o *Office) CasesReceived(ctx context.Context, from, to workday.Date) ([]request.Case, error) {
	return o.cases(ctx, "WHERE received BETWEEN ? AND ? ORDER BY received, id", from.String(), to.String())
}

func (o *Office) cases(ctx context.Context, clause string, arguments ...any) (cases []request.Case, err error) {
	statement := "SELECT " + strings.Join(Cases.storedColumns(), ", ") + " FROM legal_case " + clause
	err = each(ctx, o, statement, arguments, func(rows *sql.Rows) error {
		s, err := Cases.scan(rows)
		cases = append(cases, s.Record)
		return err
	})
	return cases, err
}

// texts reads one column of texts.
func texts(ctx context.Context, r Reader, statement string, arguments ...any) (all []string, err error) {
	err = each(ctx, r, statement, arguments, func(rows *sql.Rows) error {
		var s string
		err := rows.Scan(&s)
		all = append(all, s)
		return err
	})
	return all, err
}

// RegisterKeys returns the keys of applications that begin with a prefix.
func RegisterKeys(ctx context.Context, r Reader, prefix string) ([]string, error) {
	return texts(ctx, r, "SELECT key FROM application WHERE key >= ? AND key < ?", prefix, prefix+"\U0010FFFF")
}

// ReplyNumbers returns the 文号 of the answers that were given in a year.
func ReplyNumbers(ctx context.Context, r Reader, year int) ([]string, error) {
	return texts(ctx, r, "SELECT reply_number FROM application WHERE outcome <> '' AND ended = ? AND reply_number <> ''", year)
}

// highestPrefix begins the names of the settings that keep how far the
// sequences of numbers have come.
const highestPrefix = "highest:"

// Highest is the last number that a sequence gave. It is current when no
// workbook was imported since, which may have brought numbers of its own.
func (tx *Tx) Highest(sequence string) (n int, current bool, err error) {
	kept, err := texts(tx.ctx, tx, "SELECT value FROM setting WHERE name = ?", highestPrefix+sequence)
	if err != nil || len(kept) == 0 {
		return 0, false, err
	}
	var then int64
	if _, err := fmt.Sscanf(kept[0], highestForm, &n, &then); err != nil {
		return 0, false, fault.Wrap(err, fault.Damaged, "编到第几号的记录读不出来。用最近的备份恢复")
	}
	now, err := count(tx.ctx, tx, "batch", nil)
	return n, now == then, err
}

// highestForm is a number and how many imports there were when it was given.
const highestForm = "%d %d"

// SetHighest keeps the number that a sequence just gave, with the change or,
// when that fails, not at all.
func (tx *Tx) SetHighest(sequence string, n int) error {
	imports, err := count(tx.ctx, tx, "batch", nil)
	if err != nil {
		return err
	}
	return tx.Set(highestPrefix+sequence, fmt.Sprintf(highestForm, n, imports))
}

// Looked writes into the log that somebody looked at what a dossier keeps
// hidden. The record stays as it is.
func (tx *Tx) Looked(d request.Dossier, detail string) error {
	row, err := Dossiers.row(&d)
	if err != nil {
		return err
	}
	return tx.record("look", dossierPrefix+d.ID, digestOf(Dossiers.table, row), detail)
}

// LookedAtAll writes into the log that somebody took who all the applicants
// are out of the office, into a file.
func (tx *Tx) LookedAtAll(organ office.Organ, detail string) error {
	digest := digestOf("organ", []any{organ.ID, string(organ.Level), organ.Name})
	return tx.record("look", organ.ID, digest, detail)
}

// OtherMatters returns the matters received from one day to another that are
// no applications, oldest first.
func (o *Office) OtherMatters(ctx context.Context, from, to workday.Date) ([]request.Dossier, error) {
	return Dossiers.where(ctx, o, "WHERE received <> '' AND received BETWEEN ? AND ? ORDER BY received, id", from.String(), to.String())
}
