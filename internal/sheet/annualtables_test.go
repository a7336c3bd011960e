package sheet_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
	"zwgk/internal/reportin"
	"zwgk/internal/sheet"
	"zwgk/internal/workday"
)

// tablesReport is a report of which every cell has a number of its own.
func tablesReport() *annual.Report {
	r := &annual.Report{
		Organ: "青石镇人民政府", Level: "town", Year: 2025, Form: "2021", Issued: workday.MustDate("2026-01-20"),
		Title: "青石镇2025年政府信息公开工作年度报告", Figures: annual.Figures{},
	}
	for a, c := range annual.Edition2021().Cells {
		r.Figures[a] = annual.Count(int64(len(r.Figures)))
		if c.Unit == annual.Amount {
			r.Figures[a] = annual.Count(12_345_600)
		}
	}
	return r
}

func tablesBook(t *testing.T, r *annual.Report) (*excelize.File, []byte) {
	t.Helper()
	var file bytes.Buffer
	if err := sheet.WriteAnnualTables(&file, r); err != nil {
		t.Fatal(err)
	}
	data := bytes.Clone(file.Bytes())
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book, data
}

// tablesRead reads a workbook as a county reads its towns' files: by labels.
func tablesRead(t *testing.T, data []byte) *annual.Document {
	t.Helper()
	docs, err := reportin.Bytes(t.Context(), "年报.xlsx", data, reportin.Options{})
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d reports, error %v", len(docs), err)
	}
	return docs[0]
}

// TestAnnualTablesReadBack: organ, year, every label and every figure.
func TestAnnualTablesReadBack(t *testing.T) {
	r := tablesReport()
	_, data := tablesBook(t, r)
	_, again := tablesBook(t, r)
	if !bytes.Equal(data, again) {
		t.Error("the same report gave two different files")
	}
	read := tablesRead(t, data)
	if !reflect.DeepEqual(read.Figures, r.Figures) || read.Year != 2025 || read.Title != r.Title || read.Form != "2021" {
		t.Errorf("read %q of %d, form %s, with other figures", read.Title, read.Year, read.Form)
	}
	if len(read.Labels) > 0 || len(read.Sections) != 3 {
		t.Errorf("labels %v, sections %v", read.Labels, read.Sections)
	}
}

// TestAnnualTablesOfAnyFigures: small and large numbers, amounts to the 分.
func TestAnnualTablesOfAnyFigures(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 2025))
	for round := range 20 {
		r := tablesReport()
		for a := range r.Figures {
			r.Figures[a] = annual.Count(random.Int64N(1 << (3 * round)))
		}
		_, data := tablesBook(t, r)
		if read := tablesRead(t, data); !reflect.DeepEqual(read.Figures, r.Figures) {
			t.Fatalf("figures below %d are read otherwise", int64(1)<<(3*round))
		}
	}
}

// TestCellsOfAnnualTables: numbers are numbers, shown as the report prints them;
// words stay words; what is not there is empty; nothing is a formula.
func TestCellsOfAnnualTables(t *testing.T) {
	at := func(column string) annual.Address { return annual.At(annual.Table3, annual.NewReceived, column) }
	amount := annual.At(annual.Table2, "charges", annual.AmountDue)
	r := tablesReport()
	r.Figures[at("natural_person")] = annual.Value{State: annual.Words, Text: "=1+1"}
	r.Figures[at(annual.Total)] = annual.Value{State: annual.Blank}
	delete(r.Figures, annual.At(annual.Table4, "reconsideration", "upheld"))
	r.Figures[amount] = annual.Count(1)
	book, _ := tablesBook(t, r)
	for _, c := range []struct{ tab, cell, shown, raw string }{
		{"表三", "D7", "=1+1", "=1+1"},
		{"表三", "J7", "", ""},
		{"表四", "A7", "", ""},
		{"表四", "B7", r.Figures[annual.At(annual.Table4, "reconsideration", "overturned")].Format(annual.Pieces), ""},
		{"表二", "B17", "0.000001", ""},
		{"表二", "B6", "0", "0"},
	} {
		shown, err := book.GetCellValue(c.tab, c.cell)
		if err != nil || shown != c.shown {
			t.Errorf("%s %s shows %q, want %q (%v)", c.tab, c.cell, shown, c.shown, err)
		}
		kind, _ := book.GetCellType(c.tab, c.cell)
		if words := kind == excelize.CellTypeSharedString; words != (c.raw == "=1+1") {
			t.Errorf("%s %s is of kind %v", c.tab, c.cell, kind)
		}
		if formula, _ := book.GetCellFormula(c.tab, c.cell); formula != "" {
			t.Errorf("%s %s is the formula %s", c.tab, c.cell, formula)
		}
	}
}

// TestAnnualTablesOnPaper: merged heads, one page of A4 each.
func TestAnnualTablesOnPaper(t *testing.T) {
	book, _ := tablesBook(t, tablesReport())
	if tabs := strings.Join(book.GetSheetList(), "、"); tabs != "表二、表三、表四" {
		t.Errorf("the sheets are %s", tabs)
	}
	for tab, merged := range map[string][]string{
		"表二": {"A4:D4", "B9:D9", "B17:D17"},
		"表三": {"A4:C6", "D4:J4", "D5:D6", "E5:I5", "J5:J6", "A9:A30", "B11:B18", "B9:C9", "A31:C31"},
		"表四": {"A4:E4", "F4:O4", "A5:A6", "F5:J5", "K5:O5"},
	} {
		cells, err := book.GetMergeCells(tab)
		if err != nil {
			t.Fatal(err)
		}
		ranges := map[string]bool{}
		for _, c := range cells {
			ranges[c.GetStartAxis()+":"+c.GetEndAxis()] = true
		}
		for _, want := range merged {
			if !ranges[want] {
				t.Errorf("%s: %s is not one cell: %v", tab, want, ranges)
			}
		}
		layout, err := book.GetPageLayout(tab)
		if err != nil || *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 1 {
			t.Errorf("%s: the page is %+v (%v)", tab, layout, err)
		}
		if props, err := book.GetSheetProps(tab); err != nil || !*props.FitToPage {
			t.Errorf("%s does not keep to its page (%v)", tab, err)
		}
	}
}

// TestAnnualTablesOfHostileTexts: the workbook holds, and its words are harmless.
func TestAnnualTablesOfHostileTexts(t *testing.T) {
	for _, text := range []string{
		"\x00\x01青石镇\u202e人民政府", "</t><script>&amp;\"'", "_x0041_镇", "=HYPERLINK(\"http://a\")", "@SUM(A1)", strings.Repeat("很长的单位名称", 1500), "\xff\xfe",
	} {
		r := tablesReport()
		r.Organ, r.Title = text, text+"2025年政府信息公开工作年度报告"
		for a := range r.Figures {
			if table, _, _ := a.Split(); table == annual.Table3 {
				r.Figures[a] = annual.Value{State: annual.Words, Text: text}
			}
		}
		book, _ := tablesBook(t, r)
		shown, err := book.GetCellValue("表三", "D7")
		want := strings.NewReplacer("\x00", "", "\x01", "", "\u202e", "", "\xff", "", "\xfe", "").Replace(text)
		if err != nil || shown != want {
			t.Errorf("%.30q is shown as %.30q (%v)", text, shown, err)
		}
		if formula, _ := book.GetCellFormula("表三", "D7"); formula != "" {
			t.Errorf("%.30q became a formula", text)
		}
	}
}
