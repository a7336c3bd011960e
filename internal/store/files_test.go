package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

// officeWithFiles keeps n files in an office.
func officeWithFiles(t *testing.T, contents ...string) (*Office, []File) {
	t.Helper()
	o := newOffice(t)
	var kept []File
	for _, content := range contents {
		f, err := o.KeepFile(write(t, filepath.Join(t.TempDir(), "附件 "+content+".xlsx"), content))
		if err != nil {
			t.Fatal(err)
		}
		change(t, o, func(tx *Tx) error { return tx.AddFile(f) })
		kept = append(kept, f)
	}
	return o, kept
}

func TestVerifyFindsEveryChangeOfAFile(t *testing.T) {
	cases := map[string]func(t *testing.T, path string){
		"内容变了": func(t *testing.T, path string) { write(t, path, "甲乙丁") },
		"读不出来，或者不见了": func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
		"读不出来": func(t *testing.T, path string) {
			if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o755)); err != nil {
				t.Fatal(err)
			}
		},
	}
	for named, spoil := range cases {
		o, kept := officeWithFiles(t, "甲乙丙", "另一个")
		if v := verify(t, o); !v.OK() || v.Files != (Tally{2, 2}) {
			t.Fatalf("%+v", v)
		}
		spoil(t, o.FilePath(kept[0].Digest))
		v := verify(t, o)
		if all := strings.Join(v.Problems, "\n"); v.OK() || v.Files != (Tally{1, 2}) || !strings.Contains(all, kept[0].Name) || !strings.Contains(all, named) {
			t.Errorf("%s: %+v", named, v)
		}
	}
}

// Every bit of every file counts.
func TestVerifyFindsEveryBitFlippedInAFile(t *testing.T) {
	o, kept := officeWithFiles(t, strings.Repeat("台账", 10))
	path := o.FilePath(kept[0].Digest)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := []byte(string(good))
		bad[i] ^= 1 << (i % 8)
		write(t, path, string(bad))
		if v := verify(t, o); v.OK() {
			t.Fatalf("a bit of byte %d is another, and Verify says nothing", i)
		}
	}
}

func TestVerifyNamesFilesThatAreNotOurs(t *testing.T) {
	o, kept := officeWithFiles(t, "甲")
	stray := []string{"说明.txt", "ab/说明.txt", kept[0].Digest, "00/" + kept[0].Digest, strings.Repeat("0", 64), "00/" + strings.Repeat("0", 64)}
	for _, name := range stray {
		write(t, filepath.Join(o.Dir(), filesName, name), "甲")
	}
	write(t, filepath.Join(o.Dir(), filesName, "Thumbs.db"), "系统的")
	v := verify(t, o)
	if v.OK() || len(v.Problems) != len(stray) {
		t.Errorf("%d stray files, found %v", len(stray), v.Problems)
	}
	for _, name := range stray {
		if !strings.Contains(strings.Join(v.Problems, "\n"), "“"+filepath.FromSlash(name)+"”") {
			t.Errorf("%s is not named", name)
		}
	}
}

// An import that was cut off may leave its file. That is worth a word and no
// reason to call the office damaged.
func TestVerifyNotesWhatAnInterruptedImportLeft(t *testing.T) {
	o, _ := officeWithFiles(t, "甲")
	if _, err := o.KeepFile(write(t, filepath.Join(t.TempDir(), "乙.xlsx"), "乙")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(o.Dir(), filesName, incoming+"123"), "半个")
	if v := verify(t, o); !v.OK() || len(v.Notes) != 2 {
		t.Errorf("%+v", v)
	}
}

func TestAFileIsKeptOnce(t *testing.T) {
	o, kept := officeWithFiles(t, "甲", "甲")
	if v := verify(t, o); !v.OK() || v.Files != (Tally{1, 1}) || kept[0].Digest != kept[1].Digest {
		t.Errorf("%+v", v)
	}
	names, err := filepath.Glob(filepath.Join(o.Dir(), filesName, "*"))
	if err != nil || len(names) != 1 {
		t.Errorf("files/ has %v (%v)", names, err)
	}
}

// Keeping a file again puts good bytes in the place of bad ones.
func TestKeepingAgainRepairs(t *testing.T) {
	o, kept := officeWithFiles(t, "甲")
	write(t, o.FilePath(kept[0].Digest), "坏")
	if _, err := o.KeepFile(write(t, filepath.Join(t.TempDir(), "甲.xlsx"), "甲")); err != nil {
		t.Fatal(err)
	}
	if v := verify(t, o); !v.OK() {
		t.Errorf("%v", v.Problems)
	}
}

func TestKeepFileLeavesNothingWhenItCannotRead(t *testing.T) {
	o := newOffice(t)
	before := len(folder(t, o.Dir()))
	if _, err := o.KeepFile(filepath.Join(t.TempDir(), "没有.xlsx")); err == nil {
		t.Error("a missing file was kept")
	}
	if _, err := o.KeepFile(t.TempDir()); err == nil {
		t.Error("a folder was kept")
	}
	if after := len(folder(t, o.Dir())); after != before {
		t.Errorf("%d files, before %d", after, before)
	}
}

// What the disk says reaches the clerk in words.
func TestFaultsOfTheDisk(t *testing.T) {
	for _, err := range []error{os.ErrPermission, errors.New("x"), nil, context.Canceled} {
		got := storageFault(err, "青石镇")
		if want := map[error]fault.Code{os.ErrPermission: fault.Storage}[err]; fault.CodeOf(got) != want || (err == nil) != (got == nil) {
			t.Errorf("%v becomes %v", err, got)
		}
	}
}
