package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"zwgk/internal/office"
	"zwgk/internal/workday"
)

var personColumns = []string{"id", "name", "role", "pin", "active"}

func personValues(p office.Person) []any {
	active := int64(0)
	if p.Active {
		active = 1
	}
	return []any{p.ID, p.Name, string(p.Role), p.PIN, active}
}

// AddPerson adds somebody to the office.
func (tx *Tx) AddPerson(p office.Person) error {
	values := personValues(p)
	if err := tx.insertRows("person", personColumns, [][]any{values}); err != nil {
		return err
	}
	return tx.record("add", p.ID, digestOf("person", values), "")
}

// ReplacePerson stores a changed person; detail says what changed.
func (tx *Tx) ReplacePerson(p office.Person, detail string) error {
	values := personValues(p)
	if _, err := tx.sql.ExecContext(tx.ctx, `UPDATE person SET id=?, name=?, role=?, pin=?, active=? WHERE id=?`, append(values[:len(values):len(values)], p.ID)...); err != nil {
		return err
	}
	return tx.record("replace", p.ID, digestOf("person", values), detail)
}

// People returns everybody who was ever at the desk, by name.
func (o *Office) People(ctx context.Context) ([]office.Person, error) {
	var people []office.Person
	err := each(ctx, o, `SELECT id, name, role, pin, active FROM person ORDER BY name`, nil, func(rows *sql.Rows) error {
		var p office.Person
		err := rows.Scan(&p.ID, &p.Name, &p.Role, &p.PIN, &p.Active)
		people = append(people, p)
		return err
	})
	return people, err
}

var settingColumns = []string{"name", "value"}

// Set stores one of the office's settings.
func (tx *Tx) Set(name, value string) error {
	values := []any{name, value}
	if _, err := tx.sql.ExecContext(tx.ctx, `INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, values...); err != nil {
		return err
	}
	return tx.record("set", "setting:"+name, digestOf("setting", values), value)
}

// Setting returns a setting, or "" when it was never set.
func (o *Office) Setting(ctx context.Context, name string) (string, error) {
	var value string
	err := o.read.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, storageFault(err, o.dir)
}

// SignedReport is an annual report as it was signed off.
type SignedReport struct {
	ID       string
	Year     int
	Content  string // the report file (JSON)
	Head     string // code of the Anchor where the log stood at the freeze; "" when an earlier version froze it
	Signer   string
	SignedOn workday.Date
	Reason   string // of a correction; "" for the first of its year
}

var signedColumns = []string{"id", "year", "content", "signer", "signed_on", "reason"}

// frozenReport is the column content of a report that was signed since version
// 6. Before, it held the report file alone.
type frozenReport struct {
	Report json.RawMessage `json:"report"`
	Head   string          `json:"head"`
}

// AddSignedReport freezes a report, and says in it where the log stood.
func (tx *Tx) AddSignedReport(r *SignedReport) error {
	anchor, err := tx.anchor()
	if err != nil {
		return err
	}
	r.Head = anchor.String()
	content, err := json.Marshal(frozenReport{json.RawMessage(r.Content), r.Head})
	if err != nil {
		return err
	}
	values := []any{r.ID, int64(r.Year), string(content), r.Signer, r.SignedOn.String(), r.Reason}
	if err := tx.insertRows("signed_report", signedColumns, [][]any{values}); err != nil {
		return err
	}
	return tx.record("sign_off", r.ID, digestOf("signed_report", values), r.Reason)
}

// anchor is the newest entry of the log as the change sees it.
func (tx *Tx) anchor() (a Anchor, err error) {
	if err := tx.flushLog(); err != nil {
		return a, err
	}
	err = eachLogged(tx.ctx, tx, "ORDER BY seq DESC LIMIT 1", func(e entry) (err error) {
		a, err = anchorOf(e)
		return err
	})
	return a, err
}

// SignedReports returns the reports of a year that were signed off, oldest
// first.
func (o *Office) SignedReports(ctx context.Context, r Reader, year int) ([]SignedReport, error) {
	var reports []SignedReport
	err := each(ctx, r, `SELECT id, year, content, signer, signed_on, reason FROM signed_report WHERE year = ? ORDER BY id`, []any{year}, func(rows *sql.Rows) error {
		var s SignedReport
		err := rows.Scan(&s.ID, &s.Year, &s.Content, &s.Signer, dateColumn{&s.SignedOn}, &s.Reason)
		s.thaw()
		reports = append(reports, s)
		return err
	})
	return reports, err
}

// thaw takes the report file out of the column content. What is no envelope is
// left as it is: a report file of an earlier version, or damage that its reader
// will name.
func (r *SignedReport) thaw() {
	var frozen frozenReport
	if err := json.Unmarshal([]byte(r.Content), &frozen); err == nil && frozen.Report != nil {
		r.Content, r.Head = string(frozen.Report), frozen.Head
	}
}
