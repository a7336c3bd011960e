package parcel

import (
	"context"
	"errors"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

var forms = map[string]Form{"folder": Folder, "one file": OneFile}

func TestWhatABagHolds(t *testing.T) {
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			path, done, entries := written(t, form, sample())
			files := tree(t, path)
			if files["bagit.txt"] != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" {
				t.Errorf("bagit.txt %q", files["bagit.txt"])
			}
			want := "Source-Organization: 青石镇人民政府\nExternal-Description: 2026年度文书档案，共6件\nBagging-Date: 2026-11-22\n" +
				"Payload-Oxum: 1258.6\nInternal-Sender-Identifier: 青石移〔2026〕1号\nContact-Name: 王 某\n接收单位: 县档案馆\n"
			if files["bag-info.txt"] != want {
				t.Errorf("bag-info.txt:\n%swant:\n%s", files["bag-info.txt"], want)
			}
			var lines []string
			for i, f := range sample() {
				if entries[i].Path != "data/"+f.name || entries[i].Repaired != "" || files["data/"+f.name] != f.content {
					t.Errorf("%q became %+v", f.name, entries[i])
				}
				lines = append(lines, digestOf(f.content)+"  data/"+f.name+"\n")
			}
			slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[66:], b[66:]) })
			if files["manifest-sha256.txt"] != strings.Join(lines, "") {
				t.Errorf("manifest:\n%s", files["manifest-sha256.txt"])
			}
			tags := ""
			for _, tag := range []string{"bag-info.txt", "bagit.txt", "manifest-sha256.txt"} {
				tags += digestOf(files[tag]) + "  " + tag + "\n"
			}
			if files["tagmanifest-sha256.txt"] != tags || done.Seal != digestOf(tags) {
				t.Errorf("tag manifest:\n%s, seal %s", files["tagmanifest-sha256.txt"], done.Seal)
			}
			if len(files) != 10 || done.Files != 6 || done.Bytes != 1258 || done.Path != path {
				t.Errorf("%d files, %+v", len(files), done)
			}
			if found := look(t, path); !found.OK() || found.Summary() != "已核对 6/6 个文件，没有发现问题" || found.Seal != done.Seal || found.Bytes != 1258 {
				t.Errorf("%s: %+v", found.Summary(), found)
			}
			if rest := left(t, filepath.Dir(path)); len(rest) != 1 {
				t.Errorf("beside it lies %q", rest)
			}
		})
	}
}

// TestOtherProgramsReadIt: the promise is that a computer without this program
// can check the package.
func TestOtherProgramsReadIt(t *testing.T) {
	folder, _, _ := written(t, Folder, sample())
	runIn(t, folder, "sha256sum", "-c", "--strict", manifestName)
	runIn(t, folder, "sha256sum", "-c", "--strict", tagManifestName)
	zipped, _, _ := written(t, OneFile, sample())
	unpacked := t.TempDir()
	runIn(t, unpacked, "unzip", "-q", zipped)
	if _, err := exec.LookPath("unzip"); err == nil {
		inside := filepath.Join(unpacked, "移交包 2026")
		if !maps.Equal(tree(t, inside), tree(t, folder)) {
			t.Error("unpacked, the zip file is not the folder")
		}
		runIn(t, inside, "sha256sum", "-c", "--strict", manifestName)
		if found := look(t, inside); !found.OK() {
			t.Errorf("unpacked: %+v", found.Findings)
		}
	}
}

// runIn runs a program, where the computer has it.
func runIn(t *testing.T, folder, program string, arguments ...string) {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Logf("this computer has no %s", program)
		return
	}
	c := exec.CommandContext(t.Context(), path, arguments...)
	c.Dir = folder
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%s %q: %v\n%s", program, arguments, err, out)
	}
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	for name, form := range forms {
		one, first, _ := written(t, form, sample())
		two, second, _ := written(t, form, sample())
		if first.Seal != second.Seal || (form == OneFile && get(t, one) != get(t, two)) || !maps.Equal(tree(t, one), tree(t, two)) {
			t.Errorf("%s: two packages of the same files differ", name)
		}
	}
}

// TestWhateverTheNames: what is written verifies, as folder and as zip file,
// and sha256sum agrees.
func TestWhateverTheNames(t *testing.T) {
	random := rand.New(rand.NewPCG(8493, 2018))
	runes := []rune("ab Z9.-/\\:*?\"<>|%\r\n\t\x00'`$&;~𠮷䶮文件（）“”\u0301é\u202e\ufeff\ue000ＣＯＮ")
	for round := range 40 {
		var files []file
		for range 1 + random.IntN(12) {
			name := make([]rune, 1+random.IntN(40))
			for i := range name {
				name[i] = runes[random.IntN(len(runes))]
			}
			files = append(files, file{"文/" + string(name), strings.Repeat(string(name), random.IntN(50))})
		}
		for name, form := range forms {
			path, done, entries := written(t, form, files)
			found := look(t, path)
			if !found.OK() || found.Checked != len(files) || done.Files != len(files) {
				t.Fatalf("round %d, %s: %s %+v\n%q", round, name, found.Summary(), found.Findings, files)
			}
			held := tree(t, path)
			for i, e := range entries {
				if held[e.Path] != files[i].content || (e.Repaired == "") != (e.Path == "data/"+files[i].name) && !strings.Contains(files[i].name, "\u0301") {
					t.Errorf("%q became %+v", files[i].name, e)
				}
			}
			if form == Folder {
				runIn(t, path, "sha256sum", "-c", "--strict", manifestName)
			}
		}
	}
}

// failing breaks off after some bytes.
type failing struct{ after int }

func (f *failing) Read(p []byte) (int, error) {
	if f.after == 0 {
		return 0, errors.New("bad sector")
	}
	n := min(len(p), f.after)
	f.after -= n
	return n, nil
}

// TestWhatCannotBeFinished: after any of these there is no package and nothing
// half made.
func TestWhatCannotBeFinished(t *testing.T) {
	twice := 0
	changing := func() (io.ReadCloser, error) {
		twice++
		return io.NopCloser(strings.NewReader(strings.Repeat("x", twice))), nil
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		name string
		form Form
		ctx  context.Context
		open Opener
		code fault.Code
	}{
		{"gone", Folder, t.Context(), FromDisk(filepath.Join(t.TempDir(), "没有")), fault.Storage},
		{"unreadable", Folder, t.Context(), func() (io.ReadCloser, error) { return io.NopCloser(&failing{1000}), nil }, fault.Storage},
		{"unreadable", OneFile, t.Context(), func() (io.ReadCloser, error) { return io.NopCloser(&failing{1000}), nil }, fault.Storage},
		{"changing", OneFile, t.Context(), changing, fault.Conflict},
		{"stopped", Folder, stopped, FromBytes([]byte("x")), ""},
		{"stopped", OneFile, stopped, FromBytes([]byte("x")), ""},
	} {
		path := filepath.Join(t.TempDir(), "包.zip")
		w, err := NewWriter(path, c.form, sampleInfo())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Add(t.Context(), "好的.txt", FromBytes([]byte("好的"))); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Add(c.ctx, "坏的.txt", c.open); fault.CodeOf(err) != c.code || err == nil || (c.code == "" && !errors.Is(err, context.Canceled)) {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := w.Finish(t.Context()); err == nil {
			t.Errorf("%s: finished all the same", c.name)
		}
		w.Discard()
		if rest := left(t, filepath.Dir(path)); len(rest) != 0 {
			t.Errorf("%s leaves %q", c.name, rest)
		}
	}
}

func TestWhatIsNotBegun(t *testing.T) {
	there := filepath.Join(t.TempDir(), "有了")
	put(t, filepath.Join(there, "x"), "x")
	with := func(change func(*Info)) Info {
		i := sampleInfo()
		change(&i)
		return i
	}
	for _, c := range []struct {
		path string
		form Form
		info Info
		code fault.Code
	}{
		{there, Folder, sampleInfo(), fault.Exists},
		{filepath.Join(t.TempDir(), "没有", "包"), Folder, sampleInfo(), fault.NotFound},
		{filepath.Join(t.TempDir(), "没有", "包.zip"), OneFile, sampleInfo(), fault.NotFound},
		{filepath.Join(t.TempDir(), "包"), OneFile, sampleInfo(), fault.Invalid},
		{filepath.Join(t.TempDir(), "包:1"), Folder, sampleInfo(), fault.Invalid},
		{filepath.Join(t.TempDir(), "CON.zip"), OneFile, sampleInfo(), fault.Invalid},
		{filepath.Join(t.TempDir(), strings.Repeat("长", 83)), Folder, sampleInfo(), fault.Invalid},
		{filepath.Join(t.TempDir(), "包"), Folder, with(func(i *Info) { i.Organization = " " }), fault.Invalid},
		{filepath.Join(t.TempDir(), "包"), Folder, with(func(i *Info) { i.Date.Month = 13 }), fault.Invalid},
		{filepath.Join(t.TempDir(), "包.zip"), OneFile, with(func(i *Info) { i.Date.Year = 1970 }), fault.Invalid},
		{filepath.Join(t.TempDir(), "包"), Folder, with(func(i *Info) { i.More = []Field{{"payload-oxum", "1.1"}} }), fault.Invalid},
		{filepath.Join(t.TempDir(), "包"), Folder, with(func(i *Info) { i.More = []Field{{"甲:乙", "丙"}} }), fault.Invalid},
	} {
		if w, err := NewWriter(c.path, c.form, c.info); fault.CodeOf(err) != c.code || w != nil {
			t.Errorf("%s: %v", c.path, err)
		}
	}
}

// TestSomebodyElseWasFaster: a name that is taken meanwhile is not written over.
func TestSomebodyElseWasFaster(t *testing.T) {
	for name, form := range forms {
		path := filepath.Join(t.TempDir(), "包.zip")
		w, err := NewWriter(path, form, sampleInfo())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Add(t.Context(), "一.txt", FromBytes(nil)); err != nil {
			t.Fatal(err)
		}
		put(t, path, "别人的")
		if _, err := w.Finish(t.Context()); fault.CodeOf(err) != fault.Exists || get(t, path) != "别人的" {
			t.Errorf("%s: %v", name, err)
		}
		w.Discard()
		if rest := left(t, filepath.Dir(path)); len(rest) != 1 {
			t.Errorf("%s leaves %q", name, rest)
		}
	}
}

func TestAfterTheEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "包")
	w, err := NewWriter(path, Folder, sampleInfo())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Add(t.Context(), "一.txt", FromBytes(nil)); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Discard()
	if _, err := w.Add(t.Context(), "二.txt", FromBytes(nil)); fault.CodeOf(err) != fault.Usage {
		t.Errorf("a file added after the end: %v", err)
	}
	if found := look(t, path); !found.OK() {
		t.Errorf("Discard after Finish harms the package: %+v", found.Findings)
	}
}

func TestNoFilesNoPackage(t *testing.T) {
	for name, form := range forms {
		path := filepath.Join(t.TempDir(), "包.zip")
		w, err := NewWriter(path, form, sampleInfo())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Finish(t.Context()); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
		w.Discard()
	}
}
