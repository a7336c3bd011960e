package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/pdfin"
	"zwgk/internal/workday"
)

// reportOf is the report of an office for 2025, to be written as others' are.
func reportOf(t testing.TB) *annual.Report {
	t.Helper()
	return must[*annual.Report](t)(deskOf(t, office.Town).AnnualReport(t.Context(), 2025, workday.MustDate("2026-01-14"), nil))
}

// written puts a report into a folder.
func written(t testing.TB, r *annual.Report, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := WriteReport(r, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// renamed is a report as another organ would have written it.
func renamed(t testing.TB, r *annual.Report, stem string) *annual.Report {
	t.Helper()
	text := must[[]byte](t)(r.MarshalJSON())
	return must[[]*annual.Report](t)(annual.ReadReports(bytes.ReplaceAll(text, []byte("青石镇"), []byte(stem))))[0]
}

// contentOf is what the findings of a report say.
func contentOf(r []annual.Finding) string {
	var b strings.Builder
	for _, f := range r {
		fmt.Fprintln(&b, f.Severity, f.Rule, f.Message)
	}
	return b.String()
}

// TestACountyIsExamined: files of every kind and in a folder below are read,
// last year's is found, what is broken is a line with its reason, and who is
// missing is named.
func TestACountyIsExamined(t *testing.T) {
	folder, r := t.TempDir(), reportOf(t)
	written(t, r, folder, "青石镇.json")
	written(t, renamed(t, r, "白石镇"), folder, "白石镇.docx")
	below := filepath.Join(folder, "街道", "更下一层")
	if err := os.MkdirAll(below, 0o700); err != nil {
		t.Fatal(err)
	}
	last := renamed(t, r, "白石镇")
	last.Year, last.Title = 2024, strings.ReplaceAll(last.Title, "2025", "2024")
	written(t, last, filepath.Dir(below), "上年.json")
	written(t, renamed(t, r, "黑石镇"), below, "不看.json")
	for name, content := range map[string]string{
		"坏.docx": "PK", "空.pdf": "", "半.json": `{"year":2025`, "旧.doc": "x", "照片.zip": "x", "~$白石镇.docx": "x", "照片.jpg": "x",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	told := 0
	c := must[*CountyCheck](t)(CheckReports(t.Context(), CountyOrder{Paths: []string{folder}, Organs: []string{"青石镇", "白石镇人民政府", "黑石镇"}}, func(done, of int) {
		if told++; done != told || of != 8 {
			t.Errorf("told %d of %d after %d", done, of, told-1)
		}
	}))
	var read, broken []string
	for _, r := range c.Reports {
		read = append(read, fmt.Sprint(r.Document.Organ, r.Document.Year))
	}
	for _, u := range c.Unread {
		broken = append(broken, u.File)
		if !strings.ContainsAny(u.Reason, "。") || strings.Contains(u.Reason, "panic") {
			t.Errorf("%s: %s", u.File, u.Reason)
		}
	}
	if want := []string{"白石镇人民政府2024", "白石镇2025", "青石镇人民政府2025"}; told != 8 || !sameSet(read, want) {
		t.Errorf("told %d times, read %v", told, read)
	}
	if want := []string{"半.json", "坏.docx", "旧.doc", "照片.zip", "空.pdf"}; !sameSet(broken, want) {
		t.Errorf("broken %v", broken)
	}
	if c.Total.Reports != 2 || c.Total.Report.Year != 2025 || c.Listed != 3 || !slices.Equal(c.Missing, []string{"黑石镇"}) {
		t.Errorf("%d added up for %d, of %d missing %v", c.Total.Reports, c.Total.Report.Year, c.Listed, c.Missing)
	}
	for _, r := range c.Reports {
		paired := r.Document.Previous != nil
		if want := strings.HasPrefix(r.Document.Organ, "白石镇") && r.Document.Year == 2025; paired != want {
			t.Errorf("%s of %d paired: %v", r.Document.Organ, r.Document.Year, paired)
		}
	}
}

func sameSet(got, want []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want)))
}

// TestOneFileIsItsOwnError: of a file that was named alone, what is wrong is the
// error; an empty folder and a call without paths are errors too.
func TestOneFileIsItsOwnError(t *testing.T) {
	for _, c := range []struct {
		order CountyOrder
		code  fault.Code
	}{
		{CountyOrder{}, fault.Invalid},
		{CountyOrder{Paths: []string{t.TempDir()}}, fault.NotFound},
		{CountyOrder{Paths: []string{filepath.Join(t.TempDir(), "没有.docx")}}, fault.NotFound},
		{CountyOrder{Paths: []string{fileOf(t, "旧.wps", []byte("x"))}}, fault.Unreadable},
		{CountyOrder{Paths: []string{fileOf(t, "a.json", []byte(`{"year":2025}`))}, Previous: fileOf(t, "b.json", []byte(`[{"year":2024},{"year":2023}]`))}, fault.Usage},
	} {
		if _, err := CheckReports(t.Context(), c.order, nil); fault.CodeOf(err) != c.code {
			t.Errorf("%v: %v", c.order, err)
		}
	}
}

// TestAReaderThatBreaksHarmsNobody: even a panic in a reader is only a line.
func TestAReaderThatBreaksHarmsNobody(t *testing.T) {
	folder := t.TempDir()
	written(t, reportOf(t), folder, "甲.json")
	if err := os.WriteFile(filepath.Join(folder, "乙.pdf"), []byte("%PDF-1.4"), 0o600); err != nil {
		t.Fatal(err)
	}
	look := &county{order: CountyOrder{Paths: []string{folder}}, pdfs: func() *pdfin.Engine { panic("broken") }}
	c := must[*CountyCheck](t)(look.check(t.Context(), nil))
	if len(c.Reports) != 1 || len(c.Unread) != 1 || !strings.Contains(c.Unread[0].Reason, "另存一份") {
		t.Errorf("%d read, %+v", len(c.Reports), c.Unread)
	}
}

// TestACountyCanBeStopped: after the end of the context nothing more is read,
// and no half result is given.
func TestACountyCanBeStopped(t *testing.T) {
	folder, r := t.TempDir(), reportOf(t)
	for i := range 20 {
		written(t, r, folder, fmt.Sprintf("%d.json", i))
	}
	ctx, stop := context.WithCancel(t.Context())
	look := &county{order: CountyOrder{Paths: []string{folder}}}
	c, err := look.check(ctx, func(done, _ int) {
		if done == 3 {
			stop()
		}
	})
	if c != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, error %v", c, err)
	}
}

func TestListsOfOrgans(t *testing.T) {
	for name, content := range map[string]string{
		"名单.txt": "单位名称\n青石镇\n\n白石镇 \n青石镇\n", "名单.csv": "序号,单位\n1,青石镇\n2.,白石镇\n",
	} {
		if got := must[[]string](t)(ReadOrgans(t.Context(), fileOf(t, name, []byte(content)))); !slices.Equal(got, []string{"青石镇", "白石镇"}) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := ReadOrgans(t.Context(), fileOf(t, "空.txt", []byte("\n"))); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("an empty list: %v", err)
	}
}
