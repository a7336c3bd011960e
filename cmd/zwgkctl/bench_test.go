//go:build e2e

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// twoPagesRows lines of text make a document of about two pages.
const twoPagesRows = 60

// BenchmarkReportPDF measures the whole process from office folder to the
// report's PDF, and in turn LibreOffice converting a docx of two pages; the
// ratio is of the medians. The office holds as many applications as case C07.
func BenchmarkReportPDF(b *testing.B) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		b.Fatal("LibreOffice is the peer of this benchmark: install libreoffice-writer")
	}
	dir := b.TempDir()
	office := benchOffice(b, dir)
	docx := benchDocument(b, soffice, dir)
	pdf := filepath.Join(dir, "report.pdf")
	run := func(name string, args ...string) time.Duration {
		start := time.Now()
		if out, err := exec.CommandContext(b.Context(), name, args...).CombinedOutput(); err != nil {
			b.Fatalf("%s: %v\n%s", name, err, out)
		}
		return time.Since(start)
	}
	report := func() time.Duration {
		return run(program, "report", "--office", office, "--year", "2025", "--date", "2026-01-20", "--out", pdf)
	}
	convert := func() time.Duration {
		return run(soffice, "--headless", "--convert-to", "pdf", "--outdir", dir, docx)
	}
	report()
	convert() // both once, so that files are in the cache and the profile is made
	var ours, peers []time.Duration
	for b.Loop() {
		ours = append(ours, report())
		peers = append(peers, convert())
	}
	slices.Sort(ours)
	slices.Sort(peers)
	our, peer := ours[len(ours)/2], peers[len(peers)/2]
	b.ReportMetric(our.Seconds()*1000, "ms/report")
	b.ReportMetric(peer.Seconds()*1000, "ms/libreoffice")
	b.ReportMetric(our.Seconds()/peer.Seconds(), "ratio")
}

// benchOffice makes an office of 14,629 applications: from the ledgers of case
// C07 when ZWGK_CASES names the cases, else a demo town of that size.
func benchOffice(b *testing.B, dir string) string {
	b.Helper()
	office := filepath.Join(dir, "office")
	calls := [][]string{{"demo", "--office", office, "--items", "14629"}}
	if cases := os.Getenv("ZWGK_CASES"); cases != "" {
		calls = [][]string{{"init", "--office", office, "--kind", "city", "--name", "某市人民政府"}}
		for kind, name := range map[string]string{"applications": "依申请公开登记台账", "cases": "复议诉讼台账", "documents": "规范性文件台账", "counts": "行政行为统计台账"} {
			calls = append(calls, []string{"import", "--office", office, "--kind", kind, "--year", "2025", filepath.Join(cases, "ledgers", "C07", name+".xlsx")})
		}
	}
	for _, call := range calls {
		if out, err := exec.CommandContext(b.Context(), program, call...).CombinedOutput(); err != nil {
			b.Fatalf("%v: %v\n%s", call, err, out)
		}
	}
	return office
}

func benchDocument(b *testing.B, soffice, dir string) string {
	b.Helper()
	var text []byte
	for range twoPagesRows {
		text = append(text, "根据《中华人民共和国政府信息公开条例》的要求，编制本报告，全文由六个部分组成。\n"...)
	}
	source := filepath.Join(dir, "two.txt")
	if err := os.WriteFile(source, text, 0o600); err != nil {
		b.Fatal(err)
	}
	args := []string{"--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, source}
	if out, err := exec.CommandContext(b.Context(), soffice, args...).CombinedOutput(); err != nil {
		b.Fatalf("docx: %v\n%s", err, out)
	}
	return filepath.Join(dir, "two.docx")
}
