package platform

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zwgk/internal/fault"
)

func TestAnOfficeOpensInOneWindow(t *testing.T) {
	dir := t.TempDir()
	first, err := LockOffice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := LockOffice(dir); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("second window: %v, want a conflict", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := LockOffice(dir)
	if err != nil {
		t.Fatalf("after the first was closed: %v", err)
	}
	if err := again.Release(); err != nil {
		t.Error(err)
	}
	if _, err := LockOffice(filepath.Join(dir, "没有")); fault.CodeOf(err) != fault.Storage {
		t.Errorf("missing folder: %v", err)
	}
}

func TestPreferencesAreRemembered(t *testing.T) {
	home := t.TempDir()
	t.Setenv(FolderVariable, home)
	p, err := LoadPreferences()
	if err != nil || p.Office != "" {
		t.Fatalf("first start: %+v, %v", p, err)
	}
	for _, office := range []string{filepath.Join(home, "青石镇"), filepath.Join(t.TempDir(), "别处")} {
		p.Office, p.Type = office, 2
		if err := p.Save(); err != nil {
			t.Fatal(err)
		}
		if p, err = LoadPreferences(); err != nil || p.Office != office || p.Type != 2 {
			t.Errorf("remembered %+v (%v), want %s", p, err, office)
		}
	}
}

// TestAStickMayChangeItsLetter: an office beside the preferences is stored
// relative to them.
func TestAStickMayChangeItsLetter(t *testing.T) {
	stick := t.TempDir()
	t.Setenv(FolderVariable, filepath.Join(stick, "E"))
	p, err := LoadPreferences()
	if err != nil {
		t.Fatal(err)
	}
	p.Office = filepath.Join(stick, "E", "青石镇")
	if err := p.Save(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(stick, "E"), filepath.Join(stick, "F")); err != nil {
		t.Fatal(err)
	}
	t.Setenv(FolderVariable, filepath.Join(stick, "F"))
	if p, err = LoadPreferences(); err != nil || p.Office != filepath.Join(stick, "F", "青石镇") {
		t.Errorf("office %q (%v)", p.Office, err)
	}
}

// TestAFolderBesideTheProgramMakesItPortable: what an unpacked archive looks
// like, before the first start and after it.
func TestAFolderBesideTheProgramMakesItPortable(t *testing.T) {
	for _, c := range []struct {
		name string
		made []string
		want string
	}{
		{"installed", nil, ""},
		{"unpacked", []string{"资料/说明.txt"}, "资料/zwgk.json"},
		{"used", []string{"资料/zwgk.json"}, "资料/zwgk.json"},
		{"preferences beside it", []string{"zwgk.json", "资料/说明.txt"}, "zwgk.json"},
		{"a file of that name", []string{"资料"}, ""},
	} {
		stick := t.TempDir()
		for _, name := range c.made {
			path := filepath.Join(stick, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want := c.want
		if want != "" {
			want = filepath.Join(stick, filepath.FromSlash(want))
		}
		if got := besideProgram(stick); got != want {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
}

func TestWhereANewOfficeIsProposed(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	stick := filepath.Join(t.TempDir(), portableName)
	for _, c := range []struct {
		portable bool
		want     string
	}{{false, home}, {true, stick}} {
		p := &Preferences{path: filepath.Join(stick, preferencesName), stick: c.portable}
		if got := p.Home(); got != c.want {
			t.Errorf("portable %v: %q, want %q", c.portable, got, c.want)
		}
	}
}

func TestBrokenPreferencesDoNotStopTheProgram(t *testing.T) {
	home := t.TempDir()
	t.Setenv(FolderVariable, home)
	if err := os.WriteFile(filepath.Join(home, preferencesName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if p, err := LoadPreferences(); err == nil || p == nil || p.Office != "" {
		t.Errorf("preferences %+v, error %v; want empty ones and an error for the log", p, err)
	}
}

func TestSeparateFontIsFound(t *testing.T) {
	folder := t.TempDir()
	t.Setenv(FontsVariable, folder)
	if got := SeparateFont("x.ttf"); got != "" {
		t.Errorf("found %q where there is none", got)
	}
	want := filepath.Join(folder, "x.ttf")
	if err := os.WriteFile(want, []byte("font"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := SeparateFont("x.ttf"); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestEverySystemHasItsOpener(t *testing.T) {
	for system, want := range map[string]string{"windows": "rundll32", "darwin": "open", "linux": "xdg-open"} {
		if args := opener(system, "年报.pdf").Args; args[0] != want || !slices.Contains(args, "年报.pdf") {
			t.Errorf("%s: %v", system, args)
		}
	}
}

func TestLogIsTurnedOver(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, logName), make([]byte, logLimit+1), 0o600); err != nil {
		t.Fatal(err)
	}
	stop, err := StartLog(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	if _, err := os.Stat(filepath.Join(folder, logName+".1")); err != nil {
		t.Error("the full log was not kept")
	}
}
