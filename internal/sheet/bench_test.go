package sheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// benchFile is an untidy ledger of 10,000 applications with shared
// strings, as WPS and Excel write it.
func benchFile(b *testing.B) string {
	b.Helper()
	body, _ := untidy(10_000)
	return workbookFile(b, append(append(cells{{"2024年台账"}}, twoRows...), body...), append(twoRowMerges(2), "A1:N1")...)
}

func BenchmarkRead10000(b *testing.B) {
	path := benchFile(b)
	b.ReportAllocs()
	for b.Loop() {
		l, err := Read(b.Context(), path, Applications, 2024, Limits{})
		if err != nil || len(l.Applications) != 10_000 || len(l.Problems) > 0 {
			b.Fatal(err)
		}
	}
}

// BenchmarkIterate10000 is the peer: excelize merely walking over the cells.
func BenchmarkIterate10000(b *testing.B) {
	path := benchFile(b)
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenFile(path)
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("登记台账")
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 10_003 {
			b.Fatal(n)
		}
		_ = rows.Close()
		_ = f.Close()
	}
}

// BenchmarkHostile reads files that are as large as the default limits allow
// and hold nothing sensible; memory is to be watched from outside
// (/usr/bin/time -v).
func BenchmarkHostile(b *testing.B) {
	fill := func(unit func(i int) string, most int) string {
		var s strings.Builder
		for i := 0; s.Len() < most; i++ {
			s.WriteString(unit(i))
		}
		return s.String()
	}
	most := int(DefaultLimits().PartBytes) - 4096
	rows := fill(func(i int) string {
		if i >= 199_990 {
			return " "
		}
		return fmt.Sprintf(`<row r="%d"><c r="B%d" t="str"><v>坏%d</v></c><c t="str"><v>未知结果%d号</v></c><c t="str"><v>昨天%d</v></c></row>`, i+3, i+3, i, i, i)
	}, most)
	texts := "<sst>" + fill(func(i int) string { return "<si><t>文字" + fmt.Sprint(i) + "</t></si>" }, most) + "</sst>"
	empty := fill(func(i int) string { return fmt.Sprintf(`<row r="%d"/>`, i+3) }, 20<<20)
	for name, p := range map[string]parts{
		"rows that are all wrong": goodParts(rows),
		"different texts":         goodParts("").with("xl/sharedStrings.xml", texts),
		"blank rows":              goodParts(empty),
		"zeros":                   goodParts("").with("xl/worksheets/sheet1.xml", strings.Repeat("\x00", 80<<20)),
		"tags":                    goodParts("").with("xl/worksheets/sheet1.xml", strings.Repeat("<a>", most/3)),
	} {
		b.Run(name, func(b *testing.B) {
			path := bytesFile(b, "a.xlsx", p.bytes(b))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Read(b.Context(), path, Applications, 2024, Limits{})
			}
		})
	}
}
