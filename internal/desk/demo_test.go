package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

func demo(t testing.TB, items int) *Desk {
	t.Helper()
	d, err := Demo(t.Context(), filepath.Join(t.TempDir(), "演示"), items)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// Two demos of a day are the same town in everything but the ids.
func TestTheDemoIsAlwaysTheSameTown(t *testing.T) {
	for _, items := range []int{1, DemoItems, 250} {
		one, other := demoOn(t, "2026-11-22", items), demoOn(t, "2026-11-22", items)
		if first, second := portrait(t, one), portrait(t, other); !slices.Equal(first, second) {
			t.Errorf("%d items: %v and %v", items, first, second)
		}
		first, second := expectSound(t, one), expectSound(t, other)
		if first.Records != second.Records || first.Entries != second.Entries || first.Records.All <= items {
			t.Errorf("%d items: %+v and %+v", items, first, second)
		}
	}
}

// The demo shows the program at its best: nothing to correct, nothing to look
// at, and nothing empty.
func TestTheReportOfTheDemoPassesEveryCheck(t *testing.T) {
	for _, items := range []int{DemoItems, 500} {
		d := demo(t, items)
		issued := workday.Date{Year: DemoYear + 1, Month: 1, Day: 20}
		report, err := d.AnnualReport(t.Context(), DemoYear, issued, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range annual.Check(report) {
			t.Errorf("%d items: %+v", items, f)
		}
		for _, a := range []annual.Address{"table3.new_received.total", "table3.carried_over.total", "table3.granted.total", "table2.normative_documents.in_force", "table2.licences.decisions", "table4.reconsideration.total"} {
			if report.Get(a).Number == 0 {
				t.Errorf("%d items: %s is empty", items, a)
			}
		}
	}
}

// What the demo made, an import takes for the same.
func TestTheDemoKnowsItsRecordsAgain(t *testing.T) {
	d := demo(t, DemoItems)
	var known []request.Application
	_, err := d.CellRecords(t.Context(), DemoYear, "table3.new_received.total", func(e annual.Entry) error {
		known = append(known, request.Application{Number: e.Number, Received: e.Begun})
		return nil
	})
	if err != nil || len(known) == 0 {
		t.Fatal(known, err)
	}
	expect(t, importing(t, d, applications(known...)), 0, 0, len(known), 0)
	var figures []annual.Act
	for _, kind := range annual.ActKinds() {
		figures = append(figures, annual.Act{Kind: kind, Year: DemoYear, Month: 12, Quantity: -1}) // no figure of the demo
	}
	expect(t, importing(t, d, acts(figures...)), 0, 0, 0, len(figures))
}

func TestTheDemoHasLimits(t *testing.T) {
	for _, items := range []int{0, -1, demoLimit + 1} {
		if _, err := Demo(t.Context(), filepath.Join(t.TempDir(), "演示"), items); fault.CodeOf(err) != fault.Usage {
			t.Errorf("%d items: %v", items, err)
		}
	}
	d := demo(t, 1)
	if _, err := Demo(t.Context(), d.office.Dir(), 1); fault.CodeOf(err) != fault.Exists {
		t.Errorf("a demo over an office: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Demo(ctx, filepath.Join(t.TempDir(), "演示"), 1); err == nil {
		t.Error("a demo that was stopped")
	}
}

func TestAFolderMustBeNamed(t *testing.T) {
	_, founded := Found(t.Context(), "", "town", "青石镇人民政府", clerk)
	_, opened := Open(t.Context(), "", clerk)
	for _, err := range []error{founded, opened} {
		if fault.CodeOf(err) != fault.Usage || !strings.Contains(fmt.Sprint(err), "--office") {
			t.Errorf("%v", err)
		}
	}
	_, nameless := Found(t.Context(), t.TempDir(), "town", "　", clerk)
	_, levelless := Found(t.Context(), t.TempDir(), "empire", "某", clerk)
	for _, err := range []error{nameless, levelless} {
		if fault.CodeOf(err) != fault.Usage {
			t.Errorf("%v", err)
		}
	}
}
