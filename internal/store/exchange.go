package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Partner is an office that packages are exchanged with.
type Partner struct {
	// ID is the code under which the partner was entered; it stays when the
	// partner changes its key.
	ID   string `json:"id"`
	Note string `json:"note,omitempty"` // what the clerk called it before it was heard of

	// Organ, Keys and Revoked are known from its first package; see
	// exchange.Peer. Keys are hexadecimal.
	Organ   PartnerOrgan `json:"organ,omitzero"`
	Keys    []string     `json:"keys,omitempty"`
	Revoked []string     `json:"revoked,omitempty"`
	Into    string       `json:"into,omitempty"` // the partner whose new code this was

	Has     exchange.Vector `json:"has,omitempty"`    // what it said it has of ours
	Made    int             `json:"made,omitempty"`   // packages made for it
	MadeOn  workday.Date    `json:"made_on,omitzero"` // the last of them
	Taken   []int           `json:"taken,omitempty"`  // numbers of its packages that were taken, ascending
	TakenOn workday.Date    `json:"taken_on,omitzero"`
}

// PartnerOrgan is the organ of a partner; its id is "" until it was heard of.
type PartnerOrgan struct {
	ID    string `json:"id"`
	Level string `json:"level"`
	Name  string `json:"name"`
}

// Partners are the offices that packages are exchanged with.
var Partners = &Register[Partner]{
	table: "partner", label: "交换单位", prefix: "partner:", columns: []string{"organ"},
	id:     func(p *Partner) *string { return &p.ID },
	values: func(p *Partner) []any { return []any{p.Organ.ID} },
}

// Statements are what the office said to others and others said to it.
var Statements = &Register[exchange.Statement]{
	table: "statement", label: "交换的记录", prefix: "statement:",
	columns: []string{"origin", "series", "audience", "seq", "kind", "subject"},
	id:      func(s *exchange.Statement) *string { return &s.ID },
	values: func(s *exchange.Statement) []any {
		return []any{s.Origin, s.Series, s.To, int64(s.Seq), string(s.Kind), s.Subject}
	},
}

// AllPartners returns every partner that was ever entered, oldest first.
func (o *Office) AllPartners(ctx context.Context, r Reader) ([]Partner, error) {
	return Partners.where(ctx, r, "ORDER BY rowid")
}

// StatementVector works out how far the office has every stream.
func (o *Office) StatementVector(ctx context.Context, r Reader) (exchange.Vector, error) {
	v, gaps := exchange.Vector{}, []exchange.Stream{}
	const streams = "SELECT origin, series, audience, count(*), max(seq) FROM statement GROUP BY origin, series, audience"
	err := each(ctx, r, streams, nil, func(rows *sql.Rows) error {
		var s exchange.Stream
		var count, last int
		err := rows.Scan(&s.Origin, &s.Series, &s.To, &count, &last)
		if v[s] = last; count != last {
			gaps = append(gaps, s)
		}
		return err
	})
	for _, s := range gaps {
		var numbers []int
		err = errors.Join(err, each(ctx, r, "SELECT seq FROM statement WHERE origin = ? AND series = ? AND audience = ?", []any{s.Origin, s.Series, s.To}, func(rows *sql.Rows) error {
			var n int
			err := rows.Scan(&n)
			numbers = append(numbers, n)
			return err
		}))
		v[s], _ = exchange.Contiguous(numbers)
	}
	return v, err
}

// MissingStatements counts the numbers that are missing below the greatest of
// each stream between the office and a partner.
func (o *Office) MissingStatements(ctx context.Context, r Reader, partner string) (missing int, err error) {
	const lacking = "SELECT origin, series, audience, max(seq) - count(*) FROM statement WHERE origin IN (?, ?) GROUP BY origin, series, audience"
	err = each(ctx, r, lacking, []any{partner, o.Organ().ID}, func(rows *sql.Rows) error {
		var s exchange.Stream
		var n int
		err := rows.Scan(&s.Origin, &s.Series, &s.To, &n)
		if s.Shared(partner, o.Organ().ID) {
			missing += n
		}
		return err
	})
	return missing, err
}

// IncrementFor returns what a package to a partner carries (exchange.Increment),
// in the order of packages.
func (o *Office) IncrementFor(ctx context.Context, r Reader, partner string, has exchange.Vector) ([]exchange.Statement, error) {
	vector, err := o.StatementVector(ctx, r)
	if err != nil {
		return nil, err
	}
	var found []exchange.Statement
	for stream := range vector.Between(o.Organ().ID, partner) {
		some, err := Statements.where(ctx, r, "WHERE origin = ? AND series = ? AND audience = ? AND (seq > ? OR kind = ?)",
			stream.Origin, stream.Series, stream.To, has[stream], string(exchange.NewKey))
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	return exchange.Increment(found, o.Organ().ID, partner, has), nil
}

// StatementsOf returns the statements of some kinds.
func (o *Office) StatementsOf(ctx context.Context, r Reader, kinds ...exchange.Kind) ([]exchange.Statement, error) {
	return Statements.where(ctx, r, "WHERE kind IN ("+placeholders(len(kinds))+")", anys(kinds)...)
}

// StatementsAbout returns the statements about one subject.
func (o *Office) StatementsAbout(ctx context.Context, r Reader, kind exchange.Kind, subject string) ([]exchange.Statement, error) {
	return Statements.where(ctx, r, "WHERE kind = ? AND subject = ?", string(kind), subject)
}

// KnownStatements tells which of the statements the office has, and returns one
// that has the place of another one, or nil.
func (o *Office) KnownStatements(ctx context.Context, r Reader, statements []exchange.Statement) (known map[string]bool, fork *exchange.Statement, err error) {
	known = map[string]bool{}
	for i := range statements {
		s := &statements[i]
		found := ""
		err := each(ctx, r, "SELECT id FROM statement WHERE origin = ? AND series = ? AND audience = ? AND seq = ?", []any{s.Origin, s.Series, s.To, int64(s.Seq)},
			func(rows *sql.Rows) error { return rows.Scan(&found) })
		switch {
		case err != nil:
			return nil, nil, err
		case found == s.ID:
			known[s.ID] = true
		case found != "":
			return known, s, nil
		}
	}
	return known, nil, nil
}

// NextSeq is the next number of a stream.
func (tx *Tx) NextSeq(s exchange.Stream) (next int, err error) {
	err = each(tx.ctx, tx, "SELECT ifnull(max(seq), 0) + 1 FROM statement WHERE origin = ? AND series = ? AND audience = ?", []any{s.Origin, s.Series, s.To},
		func(rows *sql.Rows) error { return rows.Scan(&next) })
	return next, err
}

// SetSecret stores a setting whose value the log must not show; the log covers
// it by its digest as any other.
func (tx *Tx) SetSecret(name, value string) error {
	values := []any{name, value}
	if _, err := tx.exec(`INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, values...); err != nil {
		return err
	}
	return tx.record("set", "setting:"+name, digestOf("setting", values), "")
}

// seriesFile lies in the office's folder and in no backup of it: an office
// without it, or with another one, came back from a backup, or is a copy, and
// must not go on with the numbers of its statements.
const seriesFile = "exchange-series"

// Series reads the mark of the office's folder, "" when there is none.
func (o *Office) Series() (string, error) {
	text, err := os.ReadFile(filepath.Join(o.dir, seriesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return strings.TrimSpace(string(text)), storageFault(err, o.dir)
}

// MarkSeries writes the mark; it is on the disk when this returns.
func (o *Office) MarkSeries(series string) error {
	if err := o.present(); err != nil {
		return err
	}
	f, err := os.CreateTemp(o.dir, seriesFile+"-*")
	if err != nil {
		return storageFault(err, o.dir)
	}
	_, err = f.WriteString(series + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(o.dir, seriesFile))
	}
	if err == nil {
		err = syncFolder(o.dir)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // a rest is harmless
	}
	return storageFault(err, o.dir)
}

// KeepContent is KeepFile for a file that comes in a package: its digest is
// known, and another content is refused.
func (o *Office) KeepContent(f File, from io.Reader) error {
	if err := o.present(); err != nil {
		return err
	}
	target := o.FilePath(f.Digest)
	if kept, err := DigestFile(target); err == nil && kept == f.Digest {
		return nil
	}
	folder := filepath.Dir(target)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return storageFault(err, o.dir)
	}
	copied, err := os.CreateTemp(filepath.Dir(folder), incoming+"*")
	if err != nil {
		return storageFault(err, o.dir)
	}
	defer os.Remove(copied.Name()) // gone after the rename below
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(copied, hash), from)
	if err == nil && hex.EncodeToString(hash.Sum(nil)) != f.Digest {
		err = fault.New(fault.Damaged, "包里的“%s”读出来变了，整个包没有收。换一个U盘再拷一份", f.Name)
	}
	if err == nil {
		err = copied.Sync()
	}
	if err = errors.Join(err, copied.Close()); err == nil {
		err = os.Rename(copied.Name(), target)
	}
	if err != nil {
		return storageFault(err, o.dir)
	}
	return storageFault(syncFolder(folder), o.dir)
}
