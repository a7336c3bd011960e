package resources_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"zwgk/resources"
)

// The catalogues built in are those that a setup offers, and a spreadsheet
// program opens them: one line of heads, UTF-8.
func TestCataloguesHoldTownAndVillage(t *testing.T) {
	names, err := fs.Glob(resources.Catalogues(), "*")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"town.csv", "village.csv"}; !slices.Equal(names, want) {
		t.Fatalf("catalogues: %v, want %v", names, want)
	}
	for _, name := range names {
		text, err := fs.ReadFile(resources.Catalogues(), name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "编号,领域,一级事项,二级事项,") || strings.Contains(string(text), "\r") {
			t.Errorf("%s begins %.60q", name, text)
		}
	}
}
