package sheet_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/catalog"
	"zwgk/internal/request"
	"zwgk/internal/sheet"
	"zwgk/internal/word/wordtest"
	"zwgk/internal/workday"
)

// injected are the texts that other programs take for formulas, or for numbers
// that they round (the beginnings of OWASP's list, their full-width twins, an ID
// number). A clerk's title may begin like this by accident; an applicant's on
// purpose.
var injected = []string{
	"=1+1", "+1+1", "-1+1", "@SUM(1,2)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1,2)", " =1+1", "'=1+1",
	"=cmd|' /C calc'!A0", `=HYPERLINK("http://x.example","看")`, "-5", "+8613800000000", "110105194912310021", "00123", "1E5", "2026-1-2", "1/2", "TRUE",
}

// writer is one way in which a workbook leaves the program.
type writer struct {
	function string // of the package
	write    func(t *testing.T, path string, texts []string) error
}

func toFile(path string, write func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o600)
}

// writers are all of them; a new one must be entered.
func writers() []writer {
	report := func(text string) *annual.Report {
		r := tablesReport()
		r.Organ, r.Title = text, text
		return r
	}
	return []writer{
		{"WriteAuditLog", func(_ *testing.T, path string, texts []string) error {
			return toFile(path, func(b *bytes.Buffer) error {
				return sheet.WriteAuditLog(b, texts[0], func(take func(sheet.AuditRow) error) error {
					for i, text := range texts {
						if err := take(sheet.AuditRow{Seq: int64(i), At: time.Unix(0, 0), Person: text, What: text, Record: text, Note: text}); err != nil {
							return err
						}
					}
					return nil
				})
			})
		}},
		{"WriteItems", func(_ *testing.T, path string, texts []string) error {
			return toFile(path, func(b *bytes.Buffer) error {
				return sheet.WriteItems(b, texts[0], func(take func(sheet.ItemLine) error) error {
					for _, text := range texts {
						if err := take(sheet.ItemLine{Number: text, Title: text, Summary: text, Attribute: text, Document: text, State: text}); err != nil {
							return err
						}
					}
					return nil
				})
			})
		}},
		{"WriteRequests", func(_ *testing.T, path string, texts []string) error {
			return toFile(path, func(b *bytes.Buffer) error {
				return sheet.WriteRequests(b, sheet.RequestLedger{Title: texts[0], Organ: texts[0], Identities: true}, func(take func(sheet.RequestRow) error) error {
					for _, text := range texts {
						a := request.Application{Number: text, Applicant: text, Subject: text, Delivery: text, ReplyNumber: text, Note: text, Received: workday.MustDate("2026-01-02")}
						if err := take(sheet.RequestRow{Application: a, Identity: request.Identity{Workplace: text, Number: text, Phone: text, Address: text, Email: text}}); err != nil {
							return err
						}
					}
					return nil
				})
			})
		}},
		{"WritePieces", func(_ *testing.T, path string, texts []string) error {
			return toFile(path, func(b *bytes.Buffer) error {
				return sheet.WritePieces(b, texts[0], func(take func(sheet.PieceRow) error) error {
					for _, text := range texts {
						p := archive.Piece{Code: text, Title: text, Responsible: text, DocumentNumber: text, Remarks: text, Pages: 3}
						if err := take(sheet.PieceRow{Piece: p, File: text}); err != nil {
							return err
						}
					}
					return nil
				})
			})
		}},
		{"WriteCatalogue", func(_ *testing.T, path string, texts []string) error {
			var entries []catalog.Entry
			for i, text := range texts {
				entries = append(entries, catalog.Entry{Position: i + 1, Category1: text, Category2: text, Content: text, Basis: text, TimeLimit: text, Body: text})
			}
			return toFile(path, func(b *bytes.Buffer) error {
				return sheet.WriteCatalogue(b, sheet.CatalogueFile{Layout: sheet.VillageLayout, Title: "公开目录"}, entries)
			})
		}},
		{"WriteAnnualTables", func(_ *testing.T, path string, texts []string) error {
			return toFile(path, func(b *bytes.Buffer) error { return sheet.WriteAnnualTables(b, report(texts[0])) })
		}},
		{"WriteCountyCheck", func(_ *testing.T, path string, texts []string) error {
			c := sheet.CountyCheck{Listed: len(texts), Missing: texts, Total: annual.RollUp("合计", "", 2025, []*annual.Report{tablesReport()})}
			for _, text := range texts {
				c.Unread = append(c.Unread, sheet.UnreadFile{File: text, Reason: text})
				c.Reports = append(c.Reports, sheet.CheckedReport{File: text, Document: annual.DocumentOf(report(text)), Findings: []annual.Finding{{Rule: text, Message: text}}})
			}
			return sheet.WriteCountyCheck(path, c)
		}},
		{"Mark", func(t *testing.T, path string, texts []string) error {
			var csv strings.Builder
			csv.WriteString("登记编号,申请内容\n")
			for _, text := range texts {
				quoted := `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
				csv.WriteString(quoted + "," + quoted + "\n")
			}
			source := filepath.Join(t.TempDir(), "台账.csv")
			if err := os.WriteFile(source, []byte(csv.String()), 0o600); err != nil {
				return err
			}
			return sheet.Mark(source, path, nil)
		}},
	}
}

// cellsOf gives the texts of a workbook, without white space at their ends, and
// how many formulas and numbers there are.
func cellsOf(t *testing.T, path string) (texts map[string]bool, formulas, numbers int) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	texts = map[string]bool{}
	for _, tab := range book.GetSheetList() {
		rows, err := book.GetRows(tab, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, value := range row {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				kind, err := book.GetCellType(tab, at)
				if err != nil {
					t.Fatal(err)
				}
				if f, err := book.GetCellFormula(tab, at); err != nil || f != "" || kind == excelize.CellTypeFormula {
					t.Errorf("%s of %s is the formula %q", at, tab, f)
					formulas++
				}
				switch kind {
				case excelize.CellTypeInlineString, excelize.CellTypeSharedString:
					texts[seen(value)] = true
				case excelize.CellTypeNumber, excelize.CellTypeUnset:
					if value != "" {
						numbers++
					}
				default:
					t.Errorf("%s of %s has the type %d: %q", at, tab, kind, value)
				}
			}
		}
	}
	return texts, formulas, numbers
}

// seen is a text as it is seen: how wide a gap is, and of what, is not.
func seen(text string) string { return strings.Join(strings.Fields(text), " ") }

// A number of 18 digits stays one when somebody goes into its cell and out again:
// the cells of registers have the format of text, and not only its type.
func TestRegistersHaveTheFormatOfText(t *testing.T) {
	const id, formatOfText = "110105194912310021", 49
	tried := 0
	for _, w := range writers() {
		if !slices.Contains([]string{"WriteAuditLog", "WriteItems", "WriteRequests", "WritePieces", "WriteCatalogue"}, w.function) {
			continue
		}
		tried++
		path := filepath.Join(t.TempDir(), "台账.xlsx")
		if err := w.write(t, path, []string{id}); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		cells := 0
		for _, tab := range book.GetSheetList() {
			found, err := book.SearchSheet(tab, id)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range found {
				n, err := book.GetCellStyle(tab, at)
				if err != nil {
					t.Fatal(err)
				}
				cells++
				if style, err := book.GetStyle(n); err != nil || style.NumFmt != formatOfText {
					t.Errorf("%s: %s has the format %+v (%v)", w.function, at, style, err)
				}
			}
		}
		if cells == 0 {
			t.Errorf("%s writes no %s", w.function, id)
		}
	}
	if tried != 5 {
		t.Errorf("%d writers tried", tried)
	}
}

// T8: whatever a text begins with, every workbook that leaves the program keeps
// it as text, as it is, and LibreOffice does not take it for anything else when
// it has opened and saved the workbook. Numbers stay numbers.
func TestNoTextLeavesAsAFormula(t *testing.T) {
	folder := t.TempDir()
	var paths []string
	for _, w := range writers() {
		path := filepath.Join(folder, w.function+".xlsx")
		if err := w.write(t, path, injected); err != nil {
			t.Fatalf("%s: %v", w.function, err)
		}
		paths = append(paths, path)
	}
	check := func(path string) {
		name := strings.TrimSuffix(filepath.Base(path), ".xlsx")
		texts, formulas, numbers := cellsOf(t, path)
		if formulas > 0 {
			t.Errorf("%s: %d formulas", name, formulas)
		}
		want := injected
		if name == "WriteAnnualTables" { // whose only free texts are the organ and the title
			want = injected[:1]
		}
		for _, text := range want {
			if !texts[seen(text)] && !slices.ContainsFunc([]string{"（", "：", " "}, func(mark string) bool { return hasPart(texts, text, mark) }) {
				t.Errorf("%s shows no %q", name, text)
			}
		}
		if counts := name == "WriteAuditLog" || name == "WriteAnnualTables" || name == "WriteCountyCheck"; counts && numbers == 0 {
			t.Errorf("%s: the numbers became text", name)
		}
	}
	for _, path := range paths {
		check(path)
	}
	if wordtest.Calc(t) {
		for _, path := range wordtest.Workbooks(t, paths...) {
			check(path)
		}
	}
}

// hasPart reports whether a text stands before or behind a mark in a longer one.
func hasPart(texts map[string]bool, text, mark string) bool {
	for whole := range texts {
		if strings.HasPrefix(whole, seen(text)+mark) || strings.HasSuffix(whole, mark+seen(text)) {
			return true
		}
	}
	return false
}

// A negative number in a column of numbers is a number.
func TestNegativeNumbersStayNumbers(t *testing.T) {
	r := tablesReport()
	const cell = "table3.new_received.total"
	r.Figures[cell] = annual.Count(-5)
	var b bytes.Buffer
	if err := sheet.WriteAnnualTables(&b, r); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	found := 0
	for _, tab := range book.GetSheetList() {
		places, err := book.SearchSheet(tab, "-5")
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range places {
			if kind, err := book.GetCellType(tab, at); err != nil || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
				t.Errorf("%s has the type %d, %v", at, kind, err)
			}
			found++
		}
	}
	if found != 1 {
		t.Errorf("-5 stands in %d cells", found)
	}
}

// No writer leaves rows out: what is more than a tab takes goes to the next one,
// and nothing is cut off at a round number.
func TestNoRowIsLeftOut(t *testing.T) {
	const rows = 20_000 // more than the round limits of such programs
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	err := toFile(path, func(b *bytes.Buffer) error {
		return sheet.WriteAuditLog(b, "操作日志", func(take func(sheet.AuditRow) error) error {
			for i := range int64(rows) {
				if err := take(sheet.AuditRow{Seq: i, What: fmt.Sprint("第", i)}); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	lines, err := book.GetRows("操作日志")
	if last := fmt.Sprint("第", rows-1); err != nil || len(lines) != rows+2 || lines[rows+1][3] != last {
		t.Errorf("%d lines, error %v", len(lines), err)
	}
}

// Every exported function that writes a workbook is in the table above.
func TestEveryWriterIsTried(t *testing.T) {
	var known []string
	for _, w := range writers() {
		known = append(known, w.function)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Write") && !slices.Contains(known, f.Name.Name) {
				t.Errorf("%s is not tried", f.Name.Name)
			}
		}
	}
}
