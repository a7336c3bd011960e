package store

import (
	"context"
	"database/sql"
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
	Signer   string
	SignedOn workday.Date
	Reason   string // of a correction; "" for the first of its year
}

var signedColumns = []string{"id", "year", "content", "signer", "signed_on", "reason"}

// AddSignedReport freezes a report.
func (tx *Tx) AddSignedReport(r SignedReport) error {
	values := []any{r.ID, int64(r.Year), r.Content, r.Signer, r.SignedOn.String(), r.Reason}
	if err := tx.insertRows("signed_report", signedColumns, [][]any{values}); err != nil {
		return err
	}
	return tx.record("sign_off", r.ID, digestOf("signed_report", values), r.Reason)
}

// SignedReports returns the reports of a year that were signed off, oldest
// first.
func (o *Office) SignedReports(ctx context.Context, year int) ([]SignedReport, error) {
	var reports []SignedReport
	err := each(ctx, o, `SELECT id, year, content, signer, signed_on, reason FROM signed_report WHERE year = ? ORDER BY id`, []any{year}, func(rows *sql.Rows) error {
		var r SignedReport
		err := rows.Scan(&r.ID, &r.Year, &r.Content, &r.Signer, dateColumn{&r.SignedOn}, &r.Reason)
		reports = append(reports, r)
		return err
	})
	return reports, err
}
