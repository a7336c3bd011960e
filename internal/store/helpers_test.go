package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

var (
	town  = office.Organ{ID: "01JTOWN0000000000000000000", Level: office.Town, Name: "青石镇人民政府"}
	clerk = Author{Name: "李干事", At: time.Date(2026, 1, 14, 9, 0, 0, 0, time.UTC)}
)

// newOffice creates an office that is closed when the test ends.
func newOffice(t testing.TB) *Office {
	t.Helper()
	o, err := Create(t.Context(), filepath.Join(t.TempDir(), "青石镇"), town, clerk)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	return o
}

func reopen(t testing.TB, dir string) *Office {
	t.Helper()
	o, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	return o
}

func change(t testing.TB, o *Office, work func(*Tx) error) {
	t.Helper()
	if err := o.Change(t.Context(), clerk, work); err != nil {
		t.Fatal(err)
	}
}

func verify(t testing.TB, o *Office) *Verification {
	t.Helper()
	v, err := o.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// raw opens the database of a closed office as another program would.
func raw(t testing.TB, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", fileURI(filepath.Join(dir, databaseName)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// folder gives the content of every file in a folder, and every folder in it.
func folder(t testing.TB, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			found[path] = "a folder"
			return nil
		}
		content, err := os.ReadFile(path)
		found[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func write(t testing.TB, path, content string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// maker makes random records, the same ones for the same seed; no two seeds
// make the same key.
type maker struct {
	*rand.Rand
	seed uint64
	made int
}

func newMaker(seed uint64) *maker { return &maker{Rand: rand.New(rand.NewPCG(seed, 711)), seed: seed} }

func oneOf[T any](m *maker, from []T) T { return from[m.IntN(len(from))] }

func (m *maker) key() string {
	m.made++
	return fmt.Sprintf("n:%d-%06d", m.seed, m.made)
}

func (m *maker) date() workday.Date {
	return workday.Date{Year: 2019, Month: 1, Day: 1}.AddDays(m.IntN(8 * 365))
}

func (m *maker) dateOrNone() workday.Date {
	if m.IntN(3) == 0 {
		return workday.Date{}
	}
	return m.date()
}

func (m *maker) application() Stored[request.Application] {
	a := request.Application{
		Number: fmt.Sprintf("SQ-%d", m.made+1), Received: m.date(), Applicant: "王某", Kind: oneOf(m, request.ApplicantKinds()),
		Channel: oneOf(m, request.Channels()), Subject: "申请公开村道加宽工程施工图",
	}
	if a.Closed = m.dateOrNone(); !a.Closed.IsZero() {
		a.Outcome = oneOf(m, request.Outcomes())
	}
	return Stored[request.Application]{Key: m.key(), Place: "登记台账 第4行", Record: a}
}

func (m *maker) legalCase() Stored[request.Case] {
	c := request.Case{Number: "复", Kind: oneOf(m, request.CaseKinds()), Received: m.date()}
	if year := m.dateOrNone().Year; year != 0 {
		c.Result, c.ConcludedYear = oneOf(m, request.CaseResults()), year
	}
	return Stored[request.Case]{Key: m.key(), Record: c}
}

func (m *maker) document() Stored[disclosure.Document] {
	kinds := []disclosure.DocumentKind{disclosure.Regulation, disclosure.NormativeDocument}
	return Stored[disclosure.Document]{Key: m.key(), Record: disclosure.Document{
		Kind: oneOf(m, kinds), Title: "宅基地审批管理办法", Number: "青政规〔2024〕1号", Made: m.date(), Abolished: m.dateOrNone(),
	}}
}

func (m *maker) act() Stored[annual.Act] {
	return Stored[annual.Act]{Key: m.key(), Record: annual.Act{
		Kind: oneOf(m, annual.ActKinds()), Year: 2019 + m.IntN(8), Month: m.IntN(13), Quantity: int64(m.IntN(1000)),
	}}
}

func several[T any](n int, one func() T) []T {
	all := make([]T, n)
	for i := range all {
		all[i] = one()
	}
	return all
}

// add puts n records into every ledger.
func (m *maker) add(n int) func(*Tx) error {
	return func(tx *Tx) error {
		if err := Applications.Add(tx, several(n, m.application)); err != nil {
			return err
		}
		if err := Cases.Add(tx, several(n, m.legalCase)); err != nil {
			return err
		}
		if err := Documents.Add(tx, several(n, m.document)); err != nil {
			return err
		}
		return Acts.Add(tx, several(n, m.act))
	}
}

// cancelled is a context that has ended.
func cancelled(t testing.TB) context.Context {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	return ctx
}
