package reportin_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/reportin"
)

// folderOf is how many reports the folder of the benchmark has.
const folderOf = 200

// BenchmarkFolder compares the cost of a report in a folder of 200 with that
// of one alone: reading, judging, and adding up. 200 calls with one report and
// one call with 200 are measured in turn; the ratio is of the medians, and is
// about one when nothing grows with the number of reports.
func BenchmarkFolder(b *testing.B) {
	r := town()
	folder := b.TempDir()
	paths := make([]string, folderOf)
	for i := range paths {
		r.Organ = fmt.Sprintf("青石%d镇人民政府", i)
		r.Title = fmt.Sprintf("青石%d镇2025年政府信息公开工作年度报告", i)
		paths[i] = filepath.Join(folder, fmt.Sprintf("%d.docx", i))
		if err := os.WriteFile(paths[i], docx(b, r), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	examine := func(paths []string) time.Duration {
		start := time.Now()
		var reports []*annual.Report
		for _, result := range reportin.Files(b.Context(), paths, reportin.Options{}, nil) {
			if result.Err != nil || len(result.Documents) != 1 {
				b.Fatal(result.Path, result.Err)
			}
			annual.CheckDocument(result.Documents[0], annual.Context{})
			reports = append(reports, result.Documents[0].Report)
		}
		annual.RollUp("合计", "", 2025, reports).Check()
		return time.Since(start)
	}
	alone := func() time.Duration {
		start := time.Now()
		for i := range paths {
			examine(paths[i : i+1])
		}
		return time.Since(start)
	}
	examine(paths[:1])
	var ones, folders []time.Duration
	for b.Loop() {
		ones, folders = append(ones, alone()), append(folders, examine(paths))
	}
	slices.Sort(ones)
	slices.Sort(folders)
	one, many := ones[len(ones)/2], folders[len(folders)/2]
	b.ReportMetric(one.Seconds()*1000/folderOf, "ms/alone")
	b.ReportMetric(many.Seconds()*1000/folderOf, "ms/in-folder")
	b.ReportMetric(many.Seconds()/one.Seconds(), "ratio")
}
