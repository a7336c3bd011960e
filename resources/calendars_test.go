package resources_test

import (
	"fmt"
	"io/fs"
	"slices"
	"testing"

	"zwgk/resources"
)

// The years built in stand without a gap, one file each and nothing beside
// them: a missing year would turn every deadline in it into an estimate.
func TestCalendarsHoldOneFileForEachYear(t *testing.T) {
	entries, err := fs.ReadDir(resources.Calendars(), ".")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	var want []string
	for year := 2019; year <= 2026; year++ {
		want = append(want, fmt.Sprintf("%d.json", year))
	}
	if !slices.Equal(got, want) {
		t.Errorf("calendars: %v, want %v", got, want)
	}
}
