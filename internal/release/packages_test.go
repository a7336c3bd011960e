package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"debug/elf"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// shop is a workshop on this checkout.
func shop() *workshop {
	return &workshop{root: filepath.Join("..", ".."), out: "out", version: "1.2.3", commit: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
}

func TestOldCLibraryIsEnough(t *testing.T) {
	symbols := []elf.ImportedSymbol{
		{Name: "memcpy", Version: "GLIBC_2.14"}, {Name: "powf", Version: "GLIBC_2.27"}, {Name: "fcntl64", Version: "GLIBC_2.28"},
		{Name: "glClear"}, {Name: "free", Version: "GLIBC_2.2.5"},
	}
	if s := tooNew(symbols, glibcFloor); len(s) != 0 {
		t.Errorf("too new: %q", s)
	}
	newer := append(symbols, elf.ImportedSymbol{Name: "pthread_create", Version: "GLIBC_2.34"}, elf.ImportedSymbol{Name: "exp", Version: "GLIBC_2.29"}, elf.ImportedSymbol{Name: "_x", Version: "GLIBC_PRIVATE"})
	want := []string{"pthread_create@GLIBC_2.34", "exp@GLIBC_2.29", "_x@GLIBC_PRIVATE"}
	if s := tooNew(newer, glibcFloor); !slices.Equal(s, want) {
		t.Errorf("too new: %q, want %q", s, want)
	}
}

func TestVersionsAreNumbers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"2.9", "2.28", -1}, {"2.28", "2.28", 0}, {"2.2.5", "2.28", -1}, {"2.31", "2.28", 1}, {"2.28.1", "2.28", 1}} {
		if got := compareVersions(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestEveryLibraryIsAskedFor(t *testing.T) {
	for _, m := range machines() {
		if s := undeclared([]string{"libGL.so.1", "libm.so.6", "libc.so.6", "libpthread.so.0", m.loader}, m); len(s) != 0 {
			t.Errorf("%s: %q", m.arch, s)
		}
		if s := undeclared([]string{"libc.so.6", "libgtk-3.so.0"}, m); !slices.Equal(s, []string{"libgtk-3.so.0"}) {
			t.Errorf("%s: %q", m.arch, s)
		}
	}
	if list := depends("rpm"); !slices.Contains(list, "libGL.so.1()(64bit)") || !slices.Contains(list, "libc.so.6(GLIBC_2.28)(64bit)") {
		t.Errorf("%q", list)
	}
	if list := depends("deb"); !slices.Contains(list, "libc6 (>= 2.28)") || !slices.Contains(list, "libxrandr2") || len(list) != len(libraries())+1 {
		t.Errorf("%q", list)
	}
}

// The store of UOS takes nothing outside of /opt/apps and no scripts; the other
// packages are found by desktops that look in /usr/share.
func TestRecipes(t *testing.T) {
	w := shop()
	list := w.layout(programs{window: "a", terminal: "b", licences: "c"}, "info")
	for _, e := range editions() {
		r := w.recipe(e, machines()[1], list, "一句\n详细")
		var outside []string
		for _, c := range r.Contents {
			if !strings.HasPrefix(c.To, home+"/") {
				outside = append(outside, c.To)
			}
			if !c.Info.Time.Equal(w.commit) || c.Info.Owner != "root" {
				t.Errorf("%s: %+v", c.To, c.Info)
			}
			if (c.Type == "symlink") != (c.Info.Mode == 0) {
				t.Errorf("%s: %q, mode %o", c.To, c.Type, c.Info.Mode)
			}
		}
		if e.store != (len(outside) == 0) {
			t.Errorf("%+v: outside of %s: %q", e, home, outside)
		}
		if !e.store {
			for _, want := range []string{"/usr/bin/zwgk", "/usr/bin/zwgkctl", "/usr/share/applications/cn.zwgk.desk.desktop", "/usr/share/mime/packages/cn.zwgk.desk.xml", "/usr/share/icons/hicolor/48x48/apps/cn.zwgk.desk.png"} {
				if !slices.Contains(outside, want) {
					t.Errorf("%+v lacks %s", e, want)
				}
			}
		}
		ours := func(c content) bool { return c.Type == "dir" && c.To == home+"/files/bin/fonts" && c.From == "" }
		shared := func(c content) bool { return c.Type == "dir" && !strings.Contains(c.To, "/"+appID) }
		if slices.ContainsFunc(r.Contents, ours) != (e.format == "rpm") || slices.ContainsFunc(r.Contents, shared) {
			t.Errorf("%+v: folders", e)
		}
		if (len(r.Scripts) > 0) != (e.format == "rpm") {
			t.Errorf("%+v: scripts %v", e, r.Scripts)
		}
		text, err := json.Marshal(r)
		if err != nil || !bytes.Contains(text, []byte(`"mtime":"2026-01-02T03:04:05Z"`)) || !bytes.Contains(text, []byte(`"arch":"arm64"`)) {
			t.Errorf("%s, %v", text, err)
		}
	}
}

// TestSourcesAreThere: what does not come from a build stands in the checkout.
func TestSourcesAreThere(t *testing.T) {
	w := shop()
	list := append(w.layout(programs{}, ""), w.besides("x", programs{})...)
	for _, p := range list {
		if p.from == "" {
			continue
		}
		if _, err := os.Stat(p.from); err != nil {
			t.Error(err)
		}
	}
}

func TestInfoOfUOS(t *testing.T) {
	data, err := shop().infoFile(machines()[0])
	if err != nil {
		t.Fatal(err)
	}
	var info struct {
		AppID, Name, Version string
		Arch                 []string
		Permissions          map[string]bool
	}
	if err := json.Unmarshal(data, &info); err != nil {
		t.Fatal(err)
	}
	if info.AppID != appID || info.Version != "1.2.3.0" || !slices.Equal(info.Arch, []string{"amd64"}) || len(info.Permissions) != 9 || info.Permissions["camera"] {
		t.Errorf("%+v", info)
	}
}

// TestDesktopEntry: the entry, the kind of file and the package speak of the
// same things.
func TestDesktopEntry(t *testing.T) {
	w := shop()
	entry, err := os.ReadFile(w.packaging("linux", appID+".desktop"))
	if err != nil {
		t.Fatal(err)
	}
	kind, err := os.ReadFile(w.packaging("linux", appID+".xml"))
	if err != nil {
		t.Fatal(err)
	}
	var mime struct {
		Type struct {
			Name string `xml:"type,attr"`
			Glob struct {
				Pattern string `xml:"pattern,attr"`
			} `xml:"glob"`
		} `xml:"mime-type"`
	}
	if err := xml.Unmarshal(kind, &mime); err != nil {
		t.Fatal(err)
	}
	if mime.Type.Glob.Pattern != "*.zwgkb" {
		t.Errorf("%+v", mime)
	}
	for _, want := range []string{"\nExec=" + home + "/files/bin/zwgk %f\n", "\nIcon=" + appID + "\n", "\nMimeType=" + mime.Type.Name + ";\n", "\nCategories=Office;\n", "\nName=政务公开工作台\n"} {
		if !strings.Contains(string(entry), want) {
			t.Errorf("the desktop entry lacks %q", want)
		}
	}
}

func TestPinsAreWhole(t *testing.T) {
	text, err := os.ReadFile(shop().packaging("linux", "sysroot.txt"))
	if err != nil {
		t.Fatal(err)
	}
	pins, err := parsePins(string(text))
	if err != nil || len(pins) < 30 {
		t.Fatalf("%d pins, %v", len(pins), err)
	}
	for _, p := range pins {
		for _, m := range machines() {
			if len(p.sums[m.arch]) != 64 {
				t.Errorf("%s for %s: %q", p.version, m.arch, p.sums[m.arch])
			}
		}
	}
	if _, err := parsePins("libc6 aa bb\n"); err == nil {
		t.Error("a package without a version is taken")
	}
}

// TestTarIsInOrder: however the files are listed and whenever they were
// written, the bytes are the same, in the order of names.
func TestTarIsInOrder(t *testing.T) {
	write := func(order ...string) []byte {
		dir := t.TempDir()
		list := []placed{{to: "x/资料/", mode: 0o755}}
		for i, name := range order {
			from := filepath.Join(dir, name)
			if err := os.WriteFile(from, []byte("content of "+name), 0o600); err != nil {
				t.Fatal(err)
			}
			when := time.Now().Add(-time.Duration(i) * time.Hour)
			if err := os.Chtimes(from, when, when); err != nil {
				t.Fatal(err)
			}
			list = append(list, placed{from, "x/" + name, 0o644})
		}
		var b bytes.Buffer
		if err := writeTar(&b, list, shop().commit); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	one, other := write("b", "a", "说明.txt"), write("说明.txt", "a", "b")
	if !bytes.Equal(one, other) {
		t.Error("the order of the list shows in the bytes")
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	archive := tar.NewReader(unpacked)
	for header, err := archive.Next(); err == nil; header, err = archive.Next() {
		names = append(names, header.Name)
		if !header.ModTime.Equal(shop().commit) || header.Uid != 0 || header.Gid != 0 {
			t.Errorf("%s: %v, %d", header.Name, header.ModTime, header.Uid)
		}
	}
	if want := []string{"x/a", "x/b", "x/说明.txt", "x/资料/"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

// TestLinksStayInside: a link to the root of the file system leads into the
// folder that is to be a system.
func TestLinksStayInside(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "usr", "lib"), 0o755); err != nil {
		t.Fatal(err)
	}
	absolute, relative := filepath.Join(root, "usr", "lib", "libdl.so"), filepath.Join(root, "usr", "lib", "libm.so")
	if err := os.Symlink("/lib/libdl.so.2", absolute); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("libm.so.6", relative); err != nil {
		t.Fatal(err)
	}
	if err := turnLinksInward(root); err != nil {
		t.Fatal(err)
	}
	for link, want := range map[string]string{absolute: "../../lib/libdl.so.2", relative: "libm.so.6"} {
		if to, err := os.Readlink(link); err != nil || to != want {
			t.Errorf("%s leads to %q (%v), want %q", filepath.Base(link), to, err, want)
		}
	}
}

func TestTheMirrorIsTheComputersOwn(t *testing.T) {
	for sources, want := range map[string]string{
		"https://mirror.example.cn/debian-security/\nhttps://mirror.example.cn/debian/\n": "https://mirror.example.cn/debian",
		"https://mirror.example.cn/debian-security/\n":                                    "",
		"": "",
	} {
		got, err := mirrorIn(sources)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q (%v)", sources, got, err)
		}
	}
}
