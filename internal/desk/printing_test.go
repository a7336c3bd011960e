package desk

import (
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/reportin"
	"zwgk/internal/workday"
)

func demoReport(t *testing.T) *annual.Report {
	t.Helper()
	d := demo(t, DemoItems)
	report, err := d.AnnualReport(t.Context(), DemoYear, workday.Date{Year: 2026, Month: 1, Day: 20}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestAReportIsWrittenInEveryForm(t *testing.T) {
	report, dir := demoReport(t), t.TempDir()
	for _, name := range []string{"年报.json", "年报.PDF", "年报.png", "年报.docx", "年报.XLSX", "年报.html"} {
		if err := WriteReport(report, filepath.Join(dir, "新文件夹", name)); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, "新文件夹", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	again, err := annual.ReadReports(read("年报.json"))
	if err != nil || len(again) != 1 || !reflect.DeepEqual(again[0].Figures, report.Figures) {
		t.Errorf("the JSON does not hold the report (%v)", err)
	}
	if !strings.HasPrefix(string(read("年报.PDF")), "%PDF-") {
		t.Error("the PDF is none")
	}
	if picture, err := png.Decode(strings.NewReader(string(read("年报.png")))); err != nil || picture.Bounds().Dx() < 1000 {
		t.Errorf("the picture is none (%v)", err)
	}
	for name, start := range map[string]string{"年报.docx": "PK", "年报.XLSX": "PK", "年报.html": "<!DOCTYPE html>"} {
		if !strings.HasPrefix(string(read(name)), start) {
			t.Errorf("%s is none", name)
		}
	}
	for _, name := range []string{"年报.docx", "年报.XLSX"} {
		docs, err := reportin.Bytes(t.Context(), name, read(name), reportin.Options{})
		if err != nil || !reflect.DeepEqual(docs[0].Figures, report.Figures) {
			t.Errorf("%s has other figures (%v)", name, err)
		}
	}
	only(t, filepath.Join(dir, "新文件夹"), 6)
}

func TestAnUnknownEndingIsRefused(t *testing.T) {
	report, dir := demoReport(t), t.TempDir()
	for _, name := range []string{"年报.doc", "年报.xls", "年报", "年报.pdf.", ".gitignore"} {
		if err := WriteReport(report, filepath.Join(dir, name)); fault.CodeOf(err) != fault.Usage {
			t.Errorf("%s: %v", name, err)
		}
	}
	only(t, dir, 0)
}

// A longer file that was there leaves nothing behind the new one.
func TestAnExistingFileIsReplacedWhole(t *testing.T) {
	report, path := demoReport(t), filepath.Join(t.TempDir(), "年报.json")
	if err := os.WriteFile(path, []byte(strings.Repeat("旧", 1<<20)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteReport(report, path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(data), "旧") {
		t.Errorf("something old is left (%v)", err)
	}
	only(t, filepath.Dir(path), 1)
}

// When writing fails the old file stands, and nothing lies beside it.
func TestAFailureLeavesTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "年报.pdf")
	if err := os.WriteFile(path, []byte("旧"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	err := replaceFile(path, func(w io.Writer) error {
		if _, err := w.Write([]byte("新的一半")); err != nil {
			return err
		}
		return full
	})
	if !errors.Is(err, full) || fault.CodeOf(err) != fault.Storage {
		t.Errorf("%v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "旧" {
		t.Errorf("the old file is now %q (%v)", data, err)
	}
	only(t, filepath.Dir(path), 1)
}

func TestAPlaceThatCannotBeWritten(t *testing.T) {
	report, dir := demoReport(t), t.TempDir()
	file := filepath.Join(dir, "文件")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(dir, "年报.json")
	if err := os.MkdirAll(filepath.Join(taken, "里面"), 0o755); err != nil {
		t.Fatal(err)
	}
	places := []string{filepath.Join(file, "年报.json"), taken}
	if runtime.GOOS != "windows" {
		places = append(places, "/dev/null/年报.json")
	}
	for _, path := range places {
		err := WriteReport(report, path)
		if fault.CodeOf(err) != fault.Storage || !strings.Contains(fault.Sentence(err), "写不进去") {
			t.Errorf("%s: %v", path, err)
		}
	}
	only(t, dir, 2)
}

// only checks how many things lie in a folder.
func only(t *testing.T, dir string, n int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != n {
		t.Errorf("%v, want %d (%v)", entries, n, err)
	}
}
