package store

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/proving/trials"
)

// TestFlippedBits turns over one bit of office.db at a time, as a bad USB
// stick does. Either Open or Verify says that something is wrong, or everything
// that the office says is as before.
func TestFlippedBits(t *testing.T) {
	flips := trials.Of(300, 1000)
	dir, _ := busyOffice(t, 5)
	o := reopen(t, dir)
	change(t, o, newMaker(6).add(60)) // so that most bytes mean something
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, databaseName)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, damage := says(t, dir)
	if damage != "" {
		t.Fatal(damage)
	}
	random := rand.New(rand.NewPCG(300, 711))
	found, harmless := 0, 0
	for range flips {
		at, bit := random.IntN(len(good)), random.IntN(8)
		bad := slices.Clone(good)
		bad[at] ^= 1 << bit
		there := t.TempDir()
		write(t, filepath.Join(there, databaseName), string(bad))
		write(t, filepath.Join(there, filesName, fileOf(t, dir)), "内容5")
		got, damage := says(t, there)
		switch {
		case damage != "":
			found++
		case !maps.Equal(got, want):
			t.Errorf("bit %d of byte %d (page %d) changes what the office says, and nobody notices:\n%v", bit, at, at/4096+1, difference(want, got))
		default:
			harmless++
		}
	}
	t.Logf("%d flips in %d bytes: %d found, %d in bytes that mean nothing", flips, len(good), found, harmless)
	if found < flips/3 {
		t.Errorf("only %d of %d flips found", found, flips)
	}
}

// fileOf is the name of the only file in files/.
func fileOf(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, filesName, "*", "*"))
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	name, err := filepath.Rel(filepath.Join(dir, filesName), names[0])
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// says is all that an office tells: every column of every table, every list
// and every count; or what is wrong with it.
func says(t *testing.T, dir string) (told map[string]string, damage string) {
	t.Helper()
	o, err := Open(t.Context(), dir)
	if err != nil {
		return nil, err.Error()
	}
	defer func() { _ = o.Close() }()
	v, err := o.Verify(t.Context())
	if err != nil {
		return nil, err.Error()
	}
	if !v.OK() {
		return nil, strings.Join(v.Problems, "\n")
	}
	told = map[string]string{"head": v.Head, "organ": fmt.Sprint(o.Organ())}
	if err := o.tellAll(t.Context(), told); err != nil {
		told["error"] = err.Error()
	}
	return told, ""
}

func (o *Office) tellAll(ctx context.Context, told map[string]string) error {
	census, err := o.Census(ctx)
	if err != nil {
		return err
	}
	for ledger := range views {
		groups := census[ledger]
		told["census of "+string(ledger)] = fmt.Sprint(groups)
		all := annual.Selection{Ledger: ledger, Begun: annual.Years{OrNever: true}, Ended: annual.Years{OrNever: true}}
		err := o.Entries(ctx, all, func(e annual.Entry) error {
			told[string(ledger)] += fmt.Sprintln(e)
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, words := range []string{"村道", "宅基地审批", "图", "王某", "2024"} {
		result, err := o.Search(ctx, Query{Words: words, Limit: 1000, Audiences: []string{SeesApplicants}})
		if err != nil {
			return err
		}
		told["search for "+words] = fmt.Sprint(result)
	}
	page, err := o.PiecesPage(ctx, PieceFilter{}, 0, 1000)
	if err != nil {
		return err
	}
	shelves, err := o.Shelves(ctx, 0)
	if err != nil {
		return err
	}
	told["pieces"] = fmt.Sprint(page, shelves)
	for _, table := range verifiedTables() {
		rows, err := o.read.QueryContext(ctx, "SELECT * FROM "+table.table)
		if err != nil {
			return err
		}
		defer rows.Close()
		names, err := rows.Columns()
		if err != nil {
			return err
		}
		values, targets := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			targets[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(targets...); err != nil {
				return err
			}
			told["table "+table.table] += fmt.Sprintln(values...)
		}
		if err := rows.Err(); err != nil {
			return err
		}
	}
	return nil
}

func difference(want, got map[string]string) []string {
	var names []string
	for name := range want {
		if want[name] != got[name] {
			names = append(names, name)
		}
	}
	return names
}
