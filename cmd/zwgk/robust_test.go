//go:build e2e

package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
)

// What can go wrong around the program: docs/robustness.md lists it. Each test
// drives the built program; none may lose a record or end without a sentence.

// found makes an office in which nobody has to sit down first.
func found(t *testing.T, dir string) {
	t.Helper()
	d, err := desk.Found(t.Context(), dir, office.Town, "青石镇人民政府", desk.Person{Name: "测试"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// sound checks that an office is whole and has so many workbooks.
func sound(t *testing.T, dir string, books int) {
	t.Helper()
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() || v.Files.All != books {
		t.Errorf("the office: %+v (%v), want %d workbooks", v, err, books)
	}
}

// unopened waits for the page that says why an office does not open.
func (d *driver) unopened(sentence string) {
	d.t.Helper()
	said := d.await("why it does not open", func(l told) bool { return l.Msg == "office does not open" })
	d.expect(said.Error, sentence)
	d.shown("unopened")
}

// failed waits until a sentence is shown, and closes it.
func (d *driver) failed(sentence string) {
	d.t.Helper()
	said := d.await("a sentence", func(l told) bool { return l.Msg == "shown to the clerk" })
	d.expect(said.Error, sentence)
	d.asked("知道了")
	d.key("Return")
}

func (d *driver) expect(said, sentence string) {
	d.t.Helper()
	if !strings.Contains(said, sentence) {
		d.t.Errorf("the program says %q, want %q", said, sentence)
	}
}

// try chooses the ledger of applications in 取数 and waits for its dry run.
func (d *driver) try(ledger string) {
	d.t.Helper()
	d.enter(present.AnnualRoom)
	d.shown("annual", step(0))
	d.tab("选文件")
	d.key("Return")
	d.asked("位置")
	d.write(ledger)
	d.key("Return")
	d.shown("annual", func(l told) bool { return l.Trial != "" })
}

// imported presses 导入 and waits until the records are there.
func (d *driver) imported() {
	d.t.Helper()
	d.press("导入")
	d.shown("annual", func(l told) bool { return l.Trial == "" }) // put away
	d.shown("annual", func(l told) bool { return l.Trial == "" }) // loaded afresh
}

// finish goes from 取数 to 成稿.
func (d *driver) finish() {
	d.t.Helper()
	d.press("下一步：核对")
	d.shown("annual", step(1))
	d.press("下一步：撰写")
	d.shown("annual", step(2))
	d.press("下一步：成稿")
	d.shown("annual", step(3))
}

// said waits for a sentence in passing.
func (d *driver) said() {
	d.t.Helper()
	d.await("a sentence", func(l told) bool { return l.Msg == "said" })
}

// saveAs saves the report as a PDF.
func (d *driver) saveAs(path string) {
	d.t.Helper()
	d.press("存为PDF")
	d.asked("位置")
	d.write(path)
	d.key("Return")
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// small mounts a file system of its own, or says why that cannot be tried
// here.
func small(t *testing.T, options string) (dir string, remount func(options string), ok bool) {
	t.Helper()
	dir = t.TempDir()
	mount := func(options string) bool {
		out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", dir).CombinedOutput()
		if err != nil {
			t.Logf("could not be tried here, mounting needs an administrator: %v %s", err, bytes.TrimSpace(out))
		}
		return err == nil
	}
	if !mount(options) {
		return "", nil, false
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	return dir, func(options string) {
		if !mount("remount," + options) {
			t.Fatal("remounting failed")
		}
	}, true
}

func TestSecondCopy(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "office")
	found(t, dir)
	first := start(t, home, "-office", dir)
	first.shown("home")
	second := start(t, t.TempDir(), "-office", dir)
	second.ready()
	second.unopened("这个单位已经在另一个窗口里打开了")
	second.press("再试一次")
	second.unopened("这个单位已经在另一个窗口里打开了")
	first.program.Process.Kill() // a crash leaves no lock behind
	first.program.Wait()
	second.press("再试一次")
	second.shown("home")
	sound(t, dir, 0)
}

func TestFolderMissingAtStart(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "stick", "office")
	found(t, dir)
	move(t, filepath.Join(home, "stick"), filepath.Join(home, "away"))
	d := start(t, home, "-office", dir)
	d.ready()
	d.unopened("没有新建。核对文件夹")
	if err := os.MkdirAll(dir, 0o755); err != nil { // the mount point of a stick
		t.Fatal(err)
	}
	d.press("再试一次")
	d.unopened("没有新建。核对文件夹")
	d.shoot("robust-missing-folder")
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("something was made where the office was: %v (%v)", left, err)
	}
	if err := os.RemoveAll(filepath.Join(home, "stick")); err != nil {
		t.Fatal(err)
	}
	move(t, filepath.Join(home, "away"), filepath.Join(home, "stick"))
	d.press("再试一次")
	d.shown("home")
	sound(t, dir, 0)
}

func TestFolderPulledAway(t *testing.T) {
	home := t.TempDir()
	dir, away := filepath.Join(home, "office"), filepath.Join(home, "away")
	found(t, dir)
	ledger := ledgers(t, home)[0]
	d := start(t, home, "-office", dir)
	d.ready()
	d.shown("home")
	d.try(ledger)
	move(t, dir, away)
	d.press("导入")
	d.failed("不在了，没有保存")
	if _, err := os.Stat(dir); err == nil {
		t.Error("something was made where the office was")
	}
	move(t, away, dir)
	d.imported()
	sound(t, dir, 1)
}

// TestSignOffWithTheFolderPulledAway: nothing is frozen, and what was filled in
// is filled in again when the folder is back.
func TestSignOffWithTheFolderPulledAway(t *testing.T) {
	home := t.TempDir()
	dir, away := filepath.Join(home, "office"), filepath.Join(home, "away")
	found(t, dir)
	gather(t, dir, ledgers(t, home))
	d := start(t, home, "-office", dir)
	d.ready()
	d.shown("home")
	d.enter(present.AnnualRoom)
	d.shown("annual", step(0))
	d.finish()
	move(t, dir, away)
	d.sign()
	d.failed("不在了，没有保存")
	if _, err := os.Stat(dir); err == nil {
		t.Error("something was made where the office was")
	}
	move(t, away, dir)
	d.sign()
	d.shown("annual", func(l told) bool { return l.Signed })
	sound(t, dir, 4)
}

// gather imports the four ledgers of a year without a window.
func gather(t *testing.T, dir string, books []string) {
	t.Helper()
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "测试"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for i, kind := range []sheet.Kind{sheet.Applications, sheet.Cases, sheet.Documents, sheet.Counts} {
		report, err := d.Import(t.Context(), desk.ImportOrder{File: books[i], Kind: kind, Year: present.ReportYear(d.Today())})
		if err != nil || !report.Done {
			t.Fatalf("%s: %+v (%v)", books[i], report, err)
		}
	}
}

// sign registers the signature and freezes the report.
func (d *driver) sign() {
	d.t.Helper()
	d.press("登记签发")
	d.asked("签发人")
	d.write("马文华")
	d.press("登记并定稿")
}

func TestReadOnlyFolder(t *testing.T) {
	dir, remount, ok := small(t, "size=16m")
	if !ok {
		return
	}
	found(t, dir)
	remount("ro")
	d := start(t, t.TempDir(), "-office", dir)
	d.ready()
	d.unopened("不能写入")
	remount("rw")
	d.press("再试一次")
	d.shown("home")
	sound(t, dir, 0)
}

// TestFullDisk: nothing of an import is kept, and of a report no half file.
func TestFullDisk(t *testing.T) {
	dir, _, ok := small(t, "size=4m")
	if !ok {
		return
	}
	found(t, dir)
	home := t.TempDir()
	ledger := ledgers(t, home)[0]
	d := start(t, home, "-office", dir)
	d.ready()
	d.shown("home")
	d.try(ledger)
	full := fill(t, dir)
	d.press("导入")
	d.failed("磁盘已满")
	if left := kept(t, filepath.Join(dir, "files")); len(left) > 0 {
		t.Errorf("left behind by an import: %v", left)
	}
	if err := os.Remove(full); err != nil {
		t.Fatal(err)
	}
	d.imported()

	reports := filepath.Join(dir, "reports")
	if err := os.Mkdir(reports, 0o755); err != nil {
		t.Fatal(err)
	}
	full = fill(t, dir)
	d.finish()
	d.saveAs(filepath.Join(reports, "report.pdf"))
	d.failed("没有存成")
	if left := kept(t, reports); len(left) > 0 {
		t.Errorf("left behind by saving: %v", left)
	}
	if err := os.Remove(full); err != nil {
		t.Fatal(err)
	}
	d.saveAs(filepath.Join(reports, "report.pdf"))
	d.said()
	pdftest.Validate(t, filepath.Join(reports, "report.pdf"))
	sound(t, dir, 1)
}

// fill takes all that is free where dir is.
func fill(t *testing.T, dir string) string {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, piece := range []int{64 << 10, 1 << 10, 1} {
		for {
			if n, err := f.Write(make([]byte, piece)); err != nil || n < piece {
				break
			}
		}
	}
	return f.Name()
}

// kept lists the files under dir.
func kept(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	if err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files = append(files, path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// TestMissingFont: without the separate 仿宋 the report is set in 宋, and the
// status line says so.
func TestMissingFont(t *testing.T) {
	home := t.TempDir()
	dir, pdf, alone := filepath.Join(home, "office"), filepath.Join(home, "report.pdf"), filepath.Join(home, "zwgk-alone")
	found(t, dir)
	content, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(alone, content, 0o755); err != nil { // fonts lie beside the program
		t.Fatal(err)
	}
	d := startIn(t, home, surroundings{program: alone, env: []string{"ZWGK_FONTS=" + t.TempDir()}}, "-office", dir)
	d.ready()
	d.await("the missing font", func(l told) bool { return l.Msg == "font missing" })
	d.shown("home")
	d.enter(present.AnnualRoom)
	d.shown("annual", step(0))
	d.finish()
	d.shoot("robust-missing-font")
	d.saveAs(pdf)
	d.said()
	saved, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	for name, wanted := range map[string]bool{"Song": true, "FangSong": false} {
		found := slices.ContainsFunc(bytes.Split(saved, []byte("/FontName")), func(b []byte) bool {
			name := []byte(name)
			end := bytes.IndexAny(b, "\r\n>")
			return end > 0 && bytes.HasSuffix(bytes.TrimSpace(b[:end]), name)
		})
		if found != wanted {
			t.Errorf("font %s in the report: %v, want %v", name, found, wanted)
		}
	}
}

// TestNoWindowPossible: the program ends with a sentence and not with a trace.
func TestNoWindowPossible(t *testing.T) {
	for _, c := range []struct {
		name, sentence string
		env            func(t *testing.T) []string
	}{
		{"no OpenGL", "显卡驱动没有OpenGL", func(t *testing.T) []string {
			return []string{"DISPLAY=" + display(t, "-extension", "GLX"), "LIBGL_ALWAYS_SOFTWARE=1", "LIBGL_DRIVERS_PATH=" + t.TempDir()}
		}},
		{"broken driver", "显卡驱动没有OpenGL", func(t *testing.T) []string {
			return []string{"DISPLAY=" + display(t), "LIBGL_ALWAYS_SOFTWARE=1", "LIBGL_DRIVERS_PATH=" + t.TempDir()}
		}},
		{"no display", "没有显示器", func(*testing.T) []string { return []string{"DISPLAY=", "WAYLAND_DISPLAY="} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			home := t.TempDir()
			dir := filepath.Join(home, "office")
			found(t, dir)
			cmd := exec.CommandContext(t.Context(), program, "-office", dir)
			cmd.Env = append(os.Environ(), "HOME="+home, "ZWGK_HOME="+home, "XDG_CACHE_HOME="+home)
			cmd.Env = append(cmd.Env, c.env(t)...)
			var said bytes.Buffer
			cmd.Stderr = &said
			err := cmd.Run()
			if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 1 {
				t.Errorf("ended with %v, want code 1", err)
			}
			if text := said.String(); !strings.Contains(text, c.sentence) || strings.Contains(text, "goroutine ") {
				t.Errorf("the program says\n%s", text)
			}
			if noted, err := os.ReadFile(filepath.Join(home, "crash.log")); err != nil || !strings.Contains(string(noted), c.sentence) {
				t.Errorf("the crash file says %s (%v)", noted, err)
			}
			sound(t, dir, 0)
		})
	}
}
