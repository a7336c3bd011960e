package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAVersionInFourNumbers(t *testing.T) {
	for version, want := range map[string]string{
		"0.1.0": "0.1.0.0", "1.2": "1.2.0.0", "3": "3.0.0.0", "1.2.3.4": "1.2.3.4",
		"1.2.3.4.5": "", "1.2-rc1": "", "1.65536": "", "": "", "1..2": "",
	} {
		got, err := fourNumbers(version)
		if (err != nil) != (want == "") || err == nil && strings.Join(got, ".") != want {
			t.Errorf("%q: %v (%v), want %q", version, got, err, want)
		}
	}
}

// Nothing of the templates is left open, and the manifest says what the window
// needs of Windows.
func TestTheResourceIsFilledIn(t *testing.T) {
	w := here(t)
	values := map[string]string{"NAME": "zwgk", "VERSION": "0.1.0", "NUMBERS": "0,1,0,0", "DOTTED": "0.1.0.0", "DESCRIPTION": "工作台", "ICON": "a.ico", "MANIFEST": "a.manifest"}
	for name, wants := range map[string][]string{
		"zwgk.rc":       {"FILEVERSION 0,1,0,0", `"FileDescription", "工作台"`, `GLFW_ICON ICON "a.ico"`},
		"zwgk.manifest": {"PerMonitorV2", "longPathAware", ">UTF-8<", `version="0.1.0.0"`},
		"说明.txt":        {"工作台 0.1.0"},
	} {
		text, err := os.ReadFile(w.packaging("windows", name))
		if err != nil {
			t.Fatal(err)
		}
		filled := fill(string(text), values)
		if left := regexp.MustCompile(`@[A-Z]+@`).FindString(filled); left != "" {
			t.Errorf("%s has %s", name, left)
		}
		for _, want := range wants {
			if !strings.Contains(filled, want) {
				t.Errorf("%s has no %s", name, want)
			}
		}
	}
}

// The uninstaller removes each file that the installer brings, by its name, and
// never a whole folder: an office may lie in it.
func TestWhatIsInstalledIsRemoved(t *testing.T) {
	data, err := os.ReadFile(here(t).packaging("windows", "zwgk.nsi"))
	if err != nil {
		t.Fatal(err)
	}
	script := string(data)
	brought := regexp.MustCompile(`(?m)^  (?:File "\$\{FILES\}|WriteUninstaller "\$INSTDIR)(\\[^"]+)"`).FindAllStringSubmatch(script, -1)
	if len(brought) < 5 {
		t.Fatalf("the installer brings %v", brought)
	}
	for _, file := range brought {
		if !strings.Contains(script, `Delete "$INSTDIR`+file[1]+`"`) {
			t.Errorf("%s stays behind", file[1])
		}
	}
	for _, link := range regexp.MustCompile(`CreateShortcut ("[^"]+")`).FindAllStringSubmatch(script, -1) {
		if !strings.Contains(script, "Delete "+link[1]) {
			t.Errorf("%s stays behind", link[1])
		}
	}
	if strings.Contains(script, "RMDir /r") {
		t.Error("whole folders are removed")
	}
}

func TestAZipHasOneOrderAndOneTime(t *testing.T) {
	at := time.Date(2026, time.November, 22, 8, 0, 0, 0, time.UTC)
	entries := map[string][]byte{"乙.txt": []byte("2"), "b/c": []byte("1"), "a": nil, "甲/丙.txt": []byte("3")}
	var first []byte
	for range 5 {
		file := filepath.Join(t.TempDir(), "a.zip")
		if err := writeZip(file, entries, at.In(time.FixedZone("", 8*3600))); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
			checkZip(t, file, at)
		}
		if !slices.Equal(data, first) {
			t.Fatal("other bytes another time")
		}
		folder := t.TempDir()
		if err := unpack(file, folder); err != nil {
			t.Fatal(err)
		}
		back, err := filesOf(folder)
		if err != nil || len(back) != len(entries) || string(back["甲/丙.txt"]) != "3" {
			t.Errorf("unpacked %v (%v)", back, err)
		}
	}
}

func checkZip(t *testing.T, file string, at time.Time) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(at) {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
		if ascii := !strings.ContainsAny(f.Name, "甲乙"); ascii == (f.Flags&0x800 != 0) {
			t.Errorf("%s: flags %x", f.Name, f.Flags)
		}
	}
	if !slices.IsSorted(names) {
		t.Errorf("order %v", names)
	}
}

func TestANoteReplacesThatOfLastTime(t *testing.T) {
	w := here(t)
	for _, lines := range [][]string{{"windows/amd64 start 2 s"}, {"windows/amd64 start 1 s", "windows/amd64 zwgk.exe 20 MB"}} {
		if err := w.note("linux/amd64 ", []string{"linux/amd64 zwgk 19 MB"}); err != nil {
			t.Fatal(err)
		}
		if err := w.note("windows/amd64 ", lines); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(filepath.Join(w.out, figuresName))
	if want := "linux/amd64 zwgk 19 MB\nwindows/amd64 start 1 s\nwindows/amd64 zwgk.exe 20 MB\n"; err != nil || string(got) != want {
		t.Errorf("%s (%v)", got, err)
	}
}

func TestNotepadReadsIt(t *testing.T) {
	if got := string(forNotepad("甲\n乙\n")); got != "\ufeff甲\r\n乙\r\n" {
		t.Errorf("%q", got)
	}
}
