package desk_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
)

const benchRows = 10_000

// ledger10k writes a register of 10,000 applications the way offices keep it:
// title, merged heading, several ways to write a date.
func ledger10k(b *testing.B) string {
	b.Helper()
	book := excelize.NewFile()
	defer book.Close()
	set := func(row int, cells ...any) {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &cells); err != nil {
			b.Fatal(err)
		}
	}
	set(1, "2025年政府信息公开申请登记台账")
	set(2, "序号", "登记编号", "收到日期", "申请人", nil, "收到渠道", "申请内容", "获取方式", "补正", nil, "办理结果", "答复文号", "答复日期", "备注")
	set(3, nil, nil, nil, "姓名或名称", "类别", nil, nil, nil, "告知日期", "补正日期")
	for _, merged := range [][2]string{{"A1", "N1"}, {"D2", "E2"}, {"I2", "J2"}, {"B2", "B3"}, {"C2", "C3"}} {
		if err := book.MergeCell("Sheet1", merged[0], merged[1]); err != nil {
			b.Fatal(err)
		}
	}
	forms := []string{"2006-01-02", "2006.1.2", "2006年1月2日", "20060102", "2006/1/2"}
	outcomes := []string{"予以公开", "部分公开", "信息不存在", "不予公开（行政执法案卷）", "申请人撤回", "在办"}
	for i := range benchRows {
		received := time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%330)
		form, outcome := forms[i%len(forms)], outcomes[i%len(outcomes)]
		reply, closed := fmt.Sprintf("公复〔2025〕%d号", i+1), received.AddDate(0, 0, 15).Format(form)
		if outcome == "在办" {
			reply, closed = "", ""
		}
		set(i+4, i+1, fmt.Sprintf("SQ2025-%05d", i+1), received.Format(form), fmt.Sprintf("张某%d", i), "自然人", "信函",
			fmt.Sprintf("申请公开第%d号土地承包经营权流转合同备案", i), "纸质", nil, nil, outcome, reply, closed)
	}
	path := filepath.Join(b.TempDir(), "依申请公开登记台账.xlsx")
	if err := book.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	return path
}

// iterate is the peer: excelize walking over every row of the file.
func iterate(b *testing.B, path string) time.Duration {
	b.Helper()
	start := time.Now()
	book, err := excelize.OpenFile(path)
	if err != nil {
		b.Fatal(err)
	}
	defer book.Close()
	rows, err := book.Rows("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

// BenchmarkImport10000 imports 10,000 rows into a new office, and in turn lets
// excelize merely walk over the same file; "ratio" is ours to the peer's, of
// the medians.
func BenchmarkImport10000(b *testing.B) {
	path := ledger10k(b)
	var ours, peers []time.Duration
	for b.Loop() {
		peers = append(peers, iterate(b, path))
		d, err := desk.Found(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(len(ours))), office.Town, "青石镇人民政府", desk.Person{Name: "量"})
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		report, err := d.Import(b.Context(), desk.ImportOrder{File: path, Kind: sheet.Applications, Year: 2025})
		ours = append(ours, time.Since(start))
		if err != nil || report.Added != benchRows || !report.Done {
			b.Fatalf("import: %+v, %v", report, err)
		}
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(ours)
	slices.Sort(peers)
	our, peer := ours[len(ours)/2], peers[len(peers)/2]
	b.ReportMetric(our.Seconds()*1000, "ms/import")
	b.ReportMetric(peer.Seconds()*1000, "ms/iterate")
	b.ReportMetric(our.Seconds()/peer.Seconds(), "ratio")
}
