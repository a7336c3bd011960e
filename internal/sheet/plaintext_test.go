package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// flat is a ledger under a heading of one row, as a spreadsheet exports it.
func flat(n int) cells {
	rows := cells{{"序号", "登记编号", "收到日期", "申请人", "申请人类别", "收到渠道", "申请内容", "获取方式", "补正告知日期", "补正日期", "办理结果", "答复文号", "答复日期", "备注"}}
	body, _ := untidy(n)
	for _, r := range body {
		for i := range r {
			if day, ok := r[i].(int); ok && day > 40000 {
				r[i] = workday.MustDate("2023-12-31").AddDays(day - 45291).String() // as an export writes a true date
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func plainTable(t testing.TB, rows cells, separator rune, enc encoding.Encoding) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = separator, true
	for _, r := range rows {
		record := make([]string, len(r))
		for i, v := range r {
			if v != nil {
				record[i] = fmt.Sprint(v)
			}
		}
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	if enc == nil {
		return b.Bytes()
	}
	out, err := enc.NewEncoder().Bytes(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A table of plain text is read like the workbook it was exported from, in
// every encoding that the programs here write.
func TestPlainTextIsReadLikeAWorkbook(t *testing.T) {
	rows := flat(60)
	want := mustRead(t, workbookFile(t, rows), Applications, 2024)
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for name, data := range map[string][]byte{
		"utf8.csv":    plainTable(t, rows, ',', nil),
		"mark.csv":    append([]byte("\xef\xbb\xbf"), plainTable(t, rows, ',', nil)...),
		"gbk.csv":     plainTable(t, rows, ',', simplifiedchinese.GBK),
		"gb18030.csv": plainTable(t, rows, ';', simplifiedchinese.GB18030),
		"unicode.txt": plainTable(t, rows, '\t', utf16),
		"TABS.TXT":    plainTable(t, rows, '\t', nil),
	} {
		got := mustRead(t, bytesFile(t, name, data), Applications, 2024)
		if len(got.Problems) > 0 || len(got.Applications) != len(want.Applications) {
			t.Errorf("%s: %d of %d, %s", name, len(got.Applications), len(want.Applications), sentences(got.Problems))
			continue
		}
		for i := range want.Applications {
			if got, want := got.Applications[i], want.Applications[i]; !reflect.DeepEqual(got.Record, want.Record) || got.Place().Row != want.Place().Row {
				t.Fatalf("%s: %+v, the workbook has %+v", name, got, want)
			}
		}
	}
}

// Rows are counted as a spreadsheet shows them, and long numbers stay whole.
func TestRowsOfPlainText(t *testing.T) {
	text := "登记编号,收到日期,申请人类别,申请内容,办理结果,答复日期,备注\r\n" +
		"\r\n" +
		`"=""330122199001011234""",2024-03-01,自然人,"两行` + "\n" + `的内容",予以公开,2024-03-10,` + "\r\n" +
		"'20240301000000000002,2024-03-02,自然人,甲,予以公开,不是日期,\r\n"
	l, err := Read(t.Context(), bytesFile(t, "台账.csv", []byte(text)), Applications, 2024, Limits{})
	if err != nil || len(l.Applications) != 1 || len(l.Problems) != 1 {
		t.Fatalf("%+v %v", l, err)
	}
	if a := l.Applications[0]; a.Record.Number != "330122199001011234" || a.Place().Row != 3 || a.Record.Subject != "两行 的内容" {
		t.Errorf("%+v in row %d", a.Record, a.Place().Row)
	}
	if p := l.Problems[0]; p.Place.Row != 4 || p.Place.Column != "F" || p.Place.Sheet != "台账" {
		t.Errorf("the problem stands at %s", p.Place)
	}
}

func TestPlainTextThatIsNone(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		code fault.Code
	}{
		"empty.csv":  {"", fault.Unreadable},
		"binary.csv": {"PK\x03\x04\x00\x00\x00", fault.Unreadable},
		"poem.txt":   {"床前明月光\n疑是地上霜\n", fault.Invalid},
		"wide.csv":   {"登记编号,收到日期,申请人类别,办理结果,答复日期" + strings.Repeat(",", 300) + "x\n", fault.TooLarge},
		"long.csv":   {"登记编号,收到日期,申请人类别,办理结果,答复日期\n" + strings.Repeat("\n", 1200) + "1,2024-01-01,自然人,,\n", fault.TooLarge},
	} {
		_, err := Read(t.Context(), bytesFile(t, name, []byte(c.data)), Applications, 2024, tight)
		if fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadPlainText(f *testing.F) {
	f.Add(plainTable(f, flat(3), ',', nil))
	f.Add(plainTable(f, flat(3), '\t', simplifiedchinese.GB18030))
	f.Add([]byte("a,\"b\n\"c\",\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := bytesFile(t, "a.csv", data)
		for _, k := range Kinds() {
			l, err := Read(t.Context(), path, k, 2024, tight)
			if err != nil && fault.CodeOf(err) == "" {
				t.Fatalf("an error that is no fault: %v", err)
			}
			if err == nil && l.Records() == 0 && len(l.Problems) == 0 {
				t.Fatal("nothing read and nothing said")
			}
			layout, err := ReadLayout(t.Context(), path, k, tight, nil)
			if err == nil && len(layout.Columns) == 0 {
				t.Fatal("a heading without columns")
			}
		}
	})
}

// The copy in which refused cells are red is a workbook, with every cell where
// the table has it.
func TestPlainTextIsMarkedAsAWorkbook(t *testing.T) {
	text := "登记编号,收到日期,申请人类别,办理结果,答复日期\n\n330122199001011234,某日,自然人,,\n"
	path := bytesFile(t, "很长的名字很长的名字很长的名字很长的名字很长的名字[2024]台账.csv", []byte(text))
	_, err := Read(t.Context(), path, Applications, 2024, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	l := mustRead(t, path, Applications, 2024)
	target := filepath.Join(t.TempDir(), "标红.xlsx")
	if err := Mark(path, target, l.Problems); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(target)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	tab := book.GetSheetName(0)
	number, _ := book.GetCellValue(tab, "A3")
	comments, err := book.GetComments(tab)
	if err != nil || number != "330122199001011234" || len(comments) != 1 || comments[0].Cell != "B3" {
		t.Errorf("%q %+v %v", number, comments, err)
	}
}
