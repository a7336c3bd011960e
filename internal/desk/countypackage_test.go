package desk

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

// TestAPackageIsReadForItsReport: a hand-over package, as a folder or as one
// file, gives the findings that the signed report itself gives. A package in a
// folder is one entry.
func TestAPackageIsReadForItsReport(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	ctx, s := t.Context(), archiveTown(t)
	s.closedYear(2026)
	folder := t.TempDir()
	order := PackOrder{Years: []int{2026}, Target: "青山县档案馆", Hand: looked, To: filepath.Join(folder, "青石镇移交")}
	packed := must[Package](t)(s.PackArchive(ctx, order, nil))
	signed := must[*SignedReport](t)(s.Signed(ctx, 2025))
	own := must[*CountyCheck](t)(CheckReports(ctx, CountyOrder{Paths: []string{written(t, signed.Report, t.TempDir(), "年报.pdf")}}, nil))
	c := must[*CountyCheck](t)(CheckReports(ctx, CountyOrder{Paths: []string{folder}}, nil))
	if len(c.Reports) != 1 || len(c.Unread) != 0 {
		t.Fatalf("%d reports, %+v", len(c.Reports), c.Unread)
	}
	got, want := c.Reports[0], own.Reports[0]
	if got.Document.Year != 2025 || got.Document.Organ != want.Document.Organ || len(got.Document.Figures) != len(want.Document.Figures) {
		t.Errorf("%s of %d with %d figures", got.Document.Organ, got.Document.Year, len(got.Document.Figures))
	}
	if contentOf(got.Findings) != contentOf(want.Findings) {
		t.Errorf("bound:\n%sby itself:\n%s", contentOf(got.Findings), contentOf(want.Findings))
	}
	order.Zip, order.To = true, filepath.Join(t.TempDir(), "青石镇.zip")
	zipped := must[Package](t)(s.PackArchive(ctx, order, nil))
	again := must[*CountyCheck](t)(s.CheckReports(ctx, CountyOrder{Paths: []string{zipped.Path}}, nil))
	if len(again.Reports) != 1 || contentOf(again.Reports[0].Findings) != contentOf(want.Findings) {
		t.Errorf("the zip file gives %+v", again)
	}
	s.damagedPackages(t, packed.Path)
}

// damagedPackages: what the manifest does not vouch for is not read.
func (s *staffed) damagedPackages(t *testing.T, folder string) {
	t.Helper()
	refused := func(want string) {
		t.Helper()
		c, err := CheckReports(t.Context(), CountyOrder{Paths: []string{folder}}, nil)
		if err == nil && len(c.Unread) == 1 {
			err = fault.New(fault.Damaged, "%s", c.Unread[0].Reason)
		}
		if err == nil || !strings.Contains(fault.Sentence(err), want) {
			t.Errorf("wanted %q, got %v", want, err)
		}
	}
	metadata := filepath.Join(folder, "data", "元数据.xml")
	content := must[[]byte](t)(os.ReadFile(metadata))
	s.done(os.WriteFile(metadata, bytes.Replace(content, []byte("青石镇"), []byte("白石镇"), 1), 0o600))
	refused("和清单上的校验码不一样")
	s.done(os.Remove(metadata))
	refused("里没有“元数据.xml”")
}
