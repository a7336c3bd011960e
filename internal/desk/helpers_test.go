package desk

import (
	"archive/zip"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// clerk works on 14 January 2026, whatever the computer says.
var clerk = Person{Name: "李干事", Now: func() time.Time { return time.Date(2026, 1, 14, 9, 0, 0, 0, time.UTC) }}

// deskOf founds an office of a level.
func deskOf(t testing.TB, level office.Level) *Desk {
	t.Helper()
	d, err := Found(t.Context(), filepath.Join(t.TempDir(), "单位"), level, "青石镇人民政府", clerk)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func day(t testing.TB, text string) workday.Date {
	t.Helper()
	if text == "" {
		return workday.Date{}
	}
	d, err := workday.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// application is an open application of a person.
func application(t testing.TB, number, received string) request.Application {
	return request.Application{
		Number: number, Received: day(t, received), Applicant: "王某", Kind: request.NaturalPerson, Subject: "宅基地审批材料",
	}
}

// closed is a with its outcome.
func closed(t testing.TB, a request.Application, outcome request.Outcome, on string) request.Application {
	a.Outcome, a.Closed = outcome, day(t, on)
	return a
}

// rows are records as they stand in a sheet, from row 4 on.
func rows[T any](records ...T) []sheet.Row[T] {
	var all []sheet.Row[T]
	for i, r := range records {
		all = append(all, sheet.Row[T]{Record: r, Sheet: "登记台账", Row: 4 + i})
	}
	return all
}

func applications(records ...request.Application) *sheet.Ledger {
	return &sheet.Ledger{Kind: sheet.Applications, Year: 2025, Applications: rows(records...)}
}

func cases(records ...request.Case) *sheet.Ledger {
	return &sheet.Ledger{Kind: sheet.Cases, Year: 2025, Cases: rows(records...)}
}

func documents(records ...disclosure.Document) *sheet.Ledger {
	return &sheet.Ledger{Kind: sheet.Documents, Year: 2025, Documents: rows(records...)}
}

func acts(records ...annual.Act) *sheet.Ledger {
	return &sheet.Ledger{Kind: sheet.Counts, Year: 2025, Acts: rows(records...)}
}

// importing imports a ledger as if it had been read from a file.
func importing(t testing.TB, d *Desk, ledger *sheet.Ledger, with ...func(*ImportOrder)) *ImportReport {
	t.Helper()
	order := ImportOrder{File: filepath.Join(t.TempDir(), "台账.xlsx"), Kind: ledger.Kind, Year: ledger.Year}
	if err := os.WriteFile(order.File, fmt.Append(nil, ledger), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, w := range with {
		w(&order)
	}
	digest, err := store.DigestFile(order.File)
	if err != nil {
		t.Fatal(err)
	}
	report, err := d.importLedger(t.Context(), order, digest, ledger)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func prevail(o *ImportOrder) { o.Prevail = true }

// expect holds the four numbers of a report, and whether it was carried out.
func expect(t testing.TB, r *ImportReport, added, updated, skipped, refused int) {
	t.Helper()
	got := [4]int{r.Added, r.Updated, r.Skipped, r.Refused}
	if want := [4]int{added, updated, skipped, refused}; got != want {
		t.Errorf("added, updated, skipped, refused %v, want %v: %+v", got, want, r.Rows)
	}
	if done := refused == 0 && added+updated > 0 && !r.DryRun; r.Done != done {
		t.Errorf("done is %v", r.Done)
	}
}

// figures tallies some cells of a year.
func figures(t testing.TB, d *Desk, year int) annual.Figures {
	t.Helper()
	census, err := d.office.Census(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return annual.Tabulate(census, year)
}

func expectCells(t testing.TB, d *Desk, year int, cells map[annual.Address]int64) {
	t.Helper()
	all := figures(t, d, year)
	for _, a := range slices.Sorted(maps.Keys(cells)) {
		if all[a].Number != cells[a] {
			t.Errorf("%d %s is %d, want %d", year, a, all[a].Number, cells[a])
		}
	}
}

func expectSound(t testing.TB, d *Desk) *store.Verification {
	t.Helper()
	v, err := d.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !v.OK() {
		t.Errorf("the office does not verify: %v", v.Problems)
	}
	return v
}

// workbook writes a small xlsx with one sheet by hand.
func workbook(t testing.TB, lines ...[]string) string {
	t.Helper()
	var body strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&body, `<row r="%d">`, i+1)
		for j, text := range line {
			fmt.Fprintf(&body, `<c r="%c%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, 'A'+j, i+1, text)
		}
		body.WriteString("</row>")
	}
	const types, relations = "http://schemas.openxmlformats.org/package/2006/", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + types + `content-types"></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + types + `relationships"><Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + relations + `"><sheets><sheet name="登记台账" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + types + `relationships"><Relationship Id="rId1" Type="` + relations + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + body.String() + `</sheetData></worksheet>`},
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "依申请公开登记台账.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, part := range parts {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Name()
}
