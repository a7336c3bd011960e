package store

import (
	"maps"
	"testing"

	"zwgk/internal/fault"
)

// A step to a new version happens whole or not at all.
func TestAFailedStepLeavesTheOldVersion(t *testing.T) {
	scripts := map[string]string{
		"a mistake at the end":    "CREATE TABLE later (id TEXT) STRICT; ALTER TABLE act ADD COLUMN unit TEXT; INSERT INTO nowhere VALUES (1)",
		"a mistake at the start":  "CREATE TABLE organ (x TEXT)",
		"a table that is missing": "DROP TABLE application; DROP TABLE application",
	}
	for name, script := range scripts {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			change(t, o, newMaker(1).add(3))
			before, head := tables(t, o), state(t, o)
			if err := step(t.Context(), o.write, schemaVersion+1, script); fault.CodeOf(err) != fault.Storage {
				t.Errorf("the step says %v", err)
			}
			var version int64
			if err := o.write.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != schemaVersion {
				t.Errorf("version %d (%v)", version, err)
			}
			if !maps.Equal(before, tables(t, o)) || state(t, o) != head {
				t.Error("something was changed")
			}
		})
	}
}

func TestAStepHappensOnce(t *testing.T) {
	o := newOffice(t)
	const script = "CREATE TABLE later (id TEXT) STRICT"
	for range 2 { // the second program comes too late, and that is no mistake
		if err := step(t.Context(), o.write, schemaVersion+1, script); err != nil {
			t.Fatal(err)
		}
	}
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); fault.CodeOf(err) != fault.TooNew {
		t.Errorf("an older program opens it: %v", err)
	}
}

func tables(t *testing.T, o *Office) map[string]string {
	t.Helper()
	found, err := definitions(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return found
}
