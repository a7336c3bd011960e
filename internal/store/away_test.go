package store

import (
	"os"
	"path/filepath"
	"testing"

	"zwgk/internal/fault"
)

// TestNothingIsSavedWhileTheFolderIsAway: a renamed folder stands for a stick
// that was pulled out. What was there works again when it is back.
func TestNothingIsSavedWhileTheFolderIsAway(t *testing.T) {
	o := newOffice(t)
	book := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(book, []byte("book"), 0o600); err != nil {
		t.Fatal(err)
	}
	save := func() error {
		return o.Change(t.Context(), Author{Name: "甲"}, func(tx *Tx) error { return tx.Set("k", "v") })
	}
	away := o.Dir() + "-away"
	if err := os.Rename(o.Dir(), away); err != nil {
		t.Logf("could not be tried, this system does not let an open folder go: %v", err)
		return
	}
	for _, empty := range []bool{false, true} { // then with the empty folder that a mount point leaves
		if empty {
			if err := os.Mkdir(o.Dir(), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := save(); fault.CodeOf(err) != fault.Storage {
			t.Errorf("change while away: %v", err)
		}
		if _, err := o.KeepFile(book); fault.CodeOf(err) != fault.Storage {
			t.Errorf("file while away: %v", err)
		}
		// connections made anew must not make a database
		o.read.SetMaxIdleConns(-1)
		if _, err := o.Setting(t.Context(), "k"); err == nil {
			t.Error("read from a folder that is away")
		}
		if left, err := os.ReadDir(o.Dir()); empty && (err != nil || len(left) > 0) {
			t.Errorf("made in the empty folder: %v (%v)", left, err)
		}
	}
	if err := os.Remove(o.Dir()); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(away, o.Dir()); err != nil {
		t.Fatal(err)
	}
	if err := save(); err != nil {
		t.Errorf("back again: %v", err)
	}
	if v, err := o.Verify(t.Context()); err != nil || !v.OK() {
		t.Errorf("back again: %+v (%v)", v, err)
	}
}

// TestAnotherOfficeInItsPlaceIsNotWritten: the stick that is plugged in is not
// the one that was open.
func TestAnotherOfficeInItsPlaceIsNotWritten(t *testing.T) {
	o, other := newOffice(t), newOffice(t)
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(o.Dir(), o.Dir()+"-away"); err != nil {
		t.Logf("could not be tried, this system does not let an open folder go: %v", err)
		return
	}
	if err := os.Rename(other.Dir(), o.Dir()); err != nil {
		t.Fatal(err)
	}
	err := o.Change(t.Context(), Author{Name: "甲"}, func(tx *Tx) error { return tx.Set("k", "v") })
	if fault.CodeOf(err) != fault.Storage {
		t.Errorf("change: %v", err)
	}
	again := reopen(t, o.Dir())
	if value, err := again.Setting(t.Context(), "k"); err != nil || value != "" {
		t.Errorf("the other office was written to: %q (%v)", value, err)
	}
}
