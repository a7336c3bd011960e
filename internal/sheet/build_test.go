package sheet

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// table of cells: one sheet of a workbook for tests.
type cells [][]any

// workbookFile writes a workbook with one sheet, merged as asked.
func workbookFile(t testing.TB, rows cells, merged ...string) string {
	t.Helper()
	return sheetsFile(t, map[string]cells{"登记台账": rows}, merged...)
}

// sheetsFile writes a workbook; merged ranges apply to every sheet.
func sheetsFile(t testing.TB, sheets map[string]cells, merged ...string) string {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(name, at, &r); err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range merged {
			from, to, _ := strings.Cut(m, ":")
			if err := f.MergeCell(name, from, to); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// parts are the files of a workbook made by hand.
type parts map[string]string

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relsSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	docTypes  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// handmade returns the parts of a workbook with one sheet.
func handmade(sheetXML, stringsXML string) parts {
	return parts{
		"[Content_Types].xml": xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`,
		"_rels/.rels": xmlHead + `<Relationships ` + relsSpace + `><Relationship Id="rId1" Type="` + docTypes +
			`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": xmlHead + `<workbook ` + mainSpace + ` xmlns:r="` + docTypes +
			`"><sheets><sheet name="登记台账" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": xmlHead + `<Relationships ` + relsSpace + `><Relationship Id="rId1" Type="` + docTypes +
			`/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + docTypes +
			`/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="` + docTypes +
			`/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": sheetXML,
		"xl/sharedStrings.xml":     stringsXML,
		"xl/styles.xml":            xmlHead + `<styleSheet ` + mainSpace + `></styleSheet>`,
	}
}

func (p parts) bytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range p {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (p parts) file(t testing.TB) string {
	t.Helper()
	return bytesFile(t, "台账.xlsx", p.bytes(t))
}

func bytesFile(t testing.TB, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// mustRead reads a ledger that must not be refused as a whole.
func mustRead(t testing.TB, path string, kind Kind, year int) *Ledger {
	t.Helper()
	l, err := Read(t.Context(), path, kind, year, Limits{})
	if err != nil {
		t.Fatalf("refused: %v", err)
	}
	return l
}

// sentences joins problems or notes for comparison and for messages.
func sentences(list []Problem) string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.String()
	}
	return strings.Join(out, "\n")
}
