//go:build e2e

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/present"
)

// TestAYearGoesToTheArchive takes the demo office's last year through the room
// 建档归档: composed, numbered, boxed, checked, printed and packed. The package
// passes sha256sum and our own check, and every copy in it is archival.
func TestAYearGoesToTheArchive(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "demo")
	made, err := desk.Demo(t.Context(), dir, desk.DemoItems)
	if err != nil {
		t.Fatal(err)
	}
	year := made.Today().Year - 1
	shelf, err := made.ArchiveYear(t.Context(), year)
	matters := shelf.Waiting + shelf.Pending // the report has its piece since it was signed
	if err != nil || shelf.Waiting == 0 || shelf.Pending == 0 {
		t.Fatalf("%+v, %v", shelf, err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	d := startIn(t, home, surroundings{env: []string{"PATH=" + printer(t) + ":" + os.Getenv("PATH")}}, "-office", dir)
	d.ready()
	d.shown("home")
	d.enter(present.ArchiveRoom)
	d.archive("shelf")
	d.shoot("06-archive-waiting")
	d.press("整理本年度")
	d.archive("shelf", func(l told) bool { return l.Pending == matters && l.Waiting == 0 })
	d.shoot("06-archive-pending")
	d.press("归档编号")
	d.archive("closing")
	d.shoot("06-archive-closing")
	d.press("归档编号")
	d.press("归档编号") // the question
	d.archive("shelf", func(l told) bool { return l.Closed && l.Pieces == matters })
	d.press("装盒")
	d.press("装盒") // of the dialog
	d.archive("shelf", func(l told) bool { return l.Box != "" })
	d.shoot("06-archive-boxed")

	d.pick("更多", 4) // 移交前检查
	d.asked("查毒结果")
	d.write("Windows安全中心，全盘，没有发现")
	d.press("逐件核对")
	if check := d.archive("check"); check.Problem {
		d.shoot("failed")
		t.Error("the check finds something")
	}
	d.shoot("06-archive-check")
	d.key("ctrl+p")
	d.archive("paper")
	d.painted()
	d.shoot("06-archive-record")
	d.key("ctrl+p")
	d.lies(filepath.Join(dir, "打印件", "*检测记录*.pdf"))
	d.key("alt+Left")
	d.archive("check")
	d.key("alt+Left")
	d.archive("shelf")

	d.press("做移交包")
	d.asked("接收单位")
	d.write("青山县档案馆")
	d.press("核对并做包")
	d.archive("pack")
	d.shoot("06-archive-pack")
	d.key("ctrl+p")
	d.archive("paper")
	d.painted()
	d.shoot("06-archive-list")
	d.end()
	handedOver(t, dir, matters)
}

// archive waits for a page of the room 建档归档.
func (d *driver) archive(page string, also ...func(told) bool) told {
	d.t.Helper()
	return d.shown("archive", append(also, func(l told) bool { return l.Page == page })...)
}

// handedOver looks at the package that the window left behind.
func handedOver(t *testing.T, dir string, pieces int) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "移交包", "*", "manifest-sha256.txt"))
	if err != nil || len(found) != 1 {
		t.Fatalf("packages %v, %v", found, err)
	}
	folder := filepath.Dir(found[0])
	sums := exec.CommandContext(t.Context(), "sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt")
	sums.Dir = folder
	if out, err := sums.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if findings, err := d.CheckPackage(t.Context(), folder, nil); err != nil || !findings.OK() {
		t.Errorf("%+v, %v", findings, err)
	}
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() {
		t.Errorf("%+v, %v", v, err)
	}
	var copies []string
	err = filepath.WalkDir(filepath.Join(folder, "data"), func(path string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".pdf") && !strings.Contains(path, "原件") {
			copies = append(copies, path)
		}
		return err
	})
	if err != nil || len(copies) < pieces {
		t.Errorf("%d PDFs for %d pieces, %v", len(copies), pieces, err)
	}
	pdftest.Validate(t, copies...)
}
