package records_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/proving/records"
)

type run struct {
	Day   string
	Tests int
}

func TestRecordsAreKept(t *testing.T) {
	name := records.Beside(filepath.Join(t.TempDir(), "reliability.md"))
	if filepath.Base(name) != "reliability.json" {
		t.Error(name)
	}
	none, err := records.Read[run](name)
	if err != nil || len(none) != 0 {
		t.Fatal(none, err)
	}
	none["T1"] = run{records.Today(), 3}
	if err := records.Write(name, none); err != nil {
		t.Fatal(err)
	}
	again, err := records.Read[run](name)
	if err != nil || again["T1"] != none["T1"] || len(again) != 1 {
		t.Errorf("%+v (%v)", again, err)
	}
}

func TestDamagedRecordsAreNotTakenForNone(t *testing.T) {
	name := filepath.Join(t.TempDir(), "reliability.json")
	if err := os.WriteFile(name, []byte(`{"T1":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := records.Read[run](name); err == nil || !strings.Contains(err.Error(), name) {
		t.Error(err)
	}
}

func TestWordsForAPage(t *testing.T) {
	if got := records.Shell("go", "test", "-run", "^(A|B)$", "./internal/store"); got != "go test -run '^(A|B)$' ./internal/store" {
		t.Error(got)
	}
	if got := records.Cell("a|b\nc"); got != "a／b c" {
		t.Error(got)
	}
	if !records.Wanted(nil, "T1") || !records.Wanted([]string{"t1"}, "T1") || records.Wanted([]string{"T2"}, "T1") {
		t.Error("what is wanted")
	}
}
