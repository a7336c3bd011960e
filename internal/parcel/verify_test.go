package parcel

import (
	"context"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

// TestWhatIsWrongWithABag: one thing at a time, and the file is named.
func TestWhatIsWrongWithABag(t *testing.T) {
	const one, two = "data/一.txt", "data/文/二.txt"
	sealed := func(change func(t *testing.T, folder string)) func(*testing.T, string) {
		return func(t *testing.T, folder string) { change(t, folder); reseal(t, folder) }
	}
	writes := func(name, content string) func(*testing.T, string) {
		return func(t *testing.T, folder string) { put(t, filepath.Join(folder, name), content) }
	}
	removes := func(name string) func(*testing.T, string) {
		return func(t *testing.T, folder string) {
			if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	oxum := func(value string) func(*testing.T, string) {
		return sealed(writes(infoName, "Payload-Oxum: "+value+"\n"))
	}
	for _, c := range []struct {
		name    string
		change  func(t *testing.T, folder string)
		problem Problem
		file    string
		checked int // of 2, or of 3 with a file too many
	}{
		{"a file is missing", removes(one), Missing, one, 1},
		{"all files are missing", removes("data"), Missing, two, 0},
		{"a file too many", writes("data/多.txt", ""), Extra, "data/多.txt", 2},
		{"of the system", writes("data/Thumbs.db", "x"), Extra, "data/Thumbs.db", 2},
		{"same length", writes(two, "貳"), Changed, two, 1},
		{"longer", writes(two, "二二"), Changed, two, 1},
		{"cut to nothing", writes(two, ""), Changed, two, 1},
		{"a folder in place of a file", func(t *testing.T, folder string) { removes(one)(t, folder); writes(one+"/x", "")(t, folder) }, Missing, one, 1},
		{"a file in place of data/", func(t *testing.T, folder string) { removes("data")(t, folder); writes("data", "")(t, folder) }, Unprotected, "data", 0},
		{"a link in place of a file", link(one, "../"+manifestName), Irregular, one, 1},
		{"a link to outside", link(one, "/etc/hostname"), Irregular, one, 1},
		{"a link in place of a folder", link("data/文", "/etc"), Irregular, "data/文", 1},
		{"a link too many", link("data/链", "一.txt"), Irregular, "data/链", 2},
		{"two names for Windows", writes("data/文/二.TXT", "二"), SameOnDisk, "data/文/二.txt", 2},

		{"no bagit.txt", sealed(removes(declarationName)), NotABag, declarationName, 2},
		{"version 0.97", sealed(writes(declarationName, strings.Replace(declaration, "1.0", "0.97", 1))), NotABag, declarationName, 2},
		{"another encoding", sealed(writes(declarationName, strings.Replace(declaration, "UTF-8", "GBK", 1))), NotABag, declarationName, 2},
		{"bagit.txt with BOM", sealed(writes(declarationName, "\ufeff"+declaration)), NotABag, declarationName, 2},
		{"bagit.txt with a third line", sealed(writes(declarationName, declaration+"x: y\n")), NotABag, declarationName, 2},
		{"bagit.txt empty", sealed(writes(declarationName, "")), NotABag, declarationName, 2},
		{"bagit.txt cut", sealed(writes(declarationName, declaration[:len(declaration)-1])), NotABag, declarationName, 2},

		{"bagit.txt changed", writes(declarationName, declaration+" "), Changed, declarationName, 2},
		{"bag-info.txt changed", writes(infoName, "Payload-Oxum: 6.2\n"), Changed, infoName, 2},
		{"bag-info.txt missing", removes(infoName), Missing, infoName, 2},
		{"manifest changed", writes(manifestName, ""), Changed, manifestName, 0},
		{"manifest missing", removes(manifestName), Missing, manifestName, 0},
		{"no manifest", sealed(removes(manifestName)), NoManifest, manifestName, 0},
		{"no tag manifest", removes(tagManifestName), Unprotected, tagManifestName, 2},
		{"tag manifest empty", writes(tagManifestName, ""), Empty, tagManifestName, 2},
		{"a tag file nobody listed", writes("说明.exe", "x"), Unprotected, "说明.exe", 2},
		{"a tag folder nobody listed", writes("说明/a/b.txt", "x"), Unprotected, "说明/a/b.txt", 2},
		{"files elsewhere", sealed(writes(fetchName, "http://example.com/x 3 data/x\n")), Fetch, fetchName, 2},

		{"no files, and none listed", sealed(func(t *testing.T, folder string) { removes("data")(t, folder); writes(manifestName, "")(t, folder) }), Empty, "移交包 2026", 0},
		{"fewer bytes told", oxum("5.2"), Size, infoName, 2},
		{"more files told", oxum("6.3"), Size, infoName, 2},
		{"no number", oxum("很多"), Size, infoName, 2},
		{"told twice", oxum("6.2\npayload-oxum: 6.2"), Malformed, infoName, 2},

		{"only MD5", func(t *testing.T, folder string) {
			removes(manifestName)(t, folder)
			sealed(writes("manifest-md5.txt", "06368c6ac09b7f7ba7b7f7a3ca9e9a5e  data/一.txt\n"))(t, folder)
		}, NoManifest, manifestName, 0},
		{"SHA-512 does not agree", sealed(sha512Manifest("一", "三")), Changed, two, 1},
		{"SHA-512 lacks a file", sealed(sha512Manifest("一")), Extra, two, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder, _, _ := written(t, Folder, []file{{"一.txt", "一"}, {"文/二.txt", "二"}})
			c.change(t, folder)
			found := look(t, folder)
			if found.OK() || found.Checked != c.checked || !found.has(c.problem, c.file) {
				t.Errorf("%s: %+v", found.Summary(), found.Findings)
			}
			for _, f := range found.Findings {
				if f.File == c.file && !strings.Contains(f.Sentence, c.file) {
					t.Errorf("%q does not name %s", f.Sentence, c.file)
				}
			}
		})
	}
}

// link puts a link in the place of a file or folder.
func link(name, to string) func(*testing.T, string) {
	return func(t *testing.T, folder string) {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.RemoveAll(path), os.Symlink(to, path)); err != nil {
			t.Fatal(err)
		}
	}
}

// sha512Manifest adds a second manifest, with the digests of these contents
// for the two files.
func sha512Manifest(contents ...string) func(*testing.T, string) {
	return func(t *testing.T, folder string) {
		lines := ""
		for i, content := range contents {
			sum := sha512.Sum512([]byte(content))
			lines += manifestLine(hex.EncodeToString(sum[:]), []string{"data/一.txt", "data/文/二.txt"}[i])
		}
		put(t, filepath.Join(folder, "manifest-sha512.txt"), lines)
	}
}

// TestBagsOfOthers: what the RFC permits passes.
func TestBagsOfOthers(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, folder string){
		"two manifests":       sha512Manifest("一", "二"),
		"an unknown manifest": func(t *testing.T, folder string) { put(t, filepath.Join(folder, "manifest-md5.txt"), "x") },
		"no bag-info.txt":     func(t *testing.T, folder string) { _ = os.Remove(filepath.Join(folder, infoName)) },
		"no Payload-Oxum":     func(t *testing.T, folder string) { put(t, filepath.Join(folder, infoName), "甲: 乙\r\n  丙\r\n") },
		"bagit.txt with CRLF": func(t *testing.T, folder string) {
			put(t, filepath.Join(folder, declarationName), strings.ReplaceAll(declaration, "\n", "\r\n"))
		},
		"further tag files":     func(t *testing.T, folder string) { put(t, filepath.Join(folder, "元数据/说明.xml"), "<x/>") },
		"an empty folder":       func(t *testing.T, folder string) { _ = os.Mkdir(filepath.Join(folder, "data", "空"), 0o755) },
		"Payload-Oxum with tab": func(t *testing.T, folder string) { put(t, filepath.Join(folder, infoName), "payload-oxum:\t6.2\n") },
	} {
		t.Run(name, func(t *testing.T) {
			folder, _, _ := written(t, Folder, []file{{"一.txt", "一"}, {"文/二.txt", "二"}})
			change(t, folder)
			reseal(t, folder)
			if found := look(t, folder); !found.OK() || found.Checked != 2 {
				t.Errorf("%s: %+v", found.Summary(), found.Findings)
			}
		})
	}
}

// TestWhatCannotBeLookedAt gives an error and no findings to rely on.
func TestWhatCannotBeLookedAt(t *testing.T) {
	if found, err := Verify(t.Context(), filepath.Join(t.TempDir(), "没有"), nil); fault.CodeOf(err) != fault.NotFound || found.OK() {
		t.Errorf("nothing there: %v", err)
	}
	if found, err := Verify(t.Context(), os.DevNull, nil); fault.CodeOf(err) != fault.Storage || found.OK() {
		t.Errorf("a device: %v", err)
	}
	for name, form := range forms {
		path, _, _ := written(t, form, sample())
		stopped, stop := context.WithCancel(t.Context())
		found, err := Verify(stopped, path, func(int64, int64) { stop() })
		if !errors.Is(err, context.Canceled) || found.OK() || found.Checked != 0 {
			t.Errorf("%s stopped: %v, %+v", name, err, found)
		}
	}
}

func TestProgressEndsAtTheEnd(t *testing.T) {
	for name, form := range forms {
		path, done, _ := written(t, form, sample())
		last := int64(0)
		found, err := Verify(t.Context(), path, func(read, all int64) {
			if read < last || all != done.Bytes {
				t.Errorf("%s: %d of %d after %d", name, read, all, last)
			}
			last = read
		})
		if err != nil || last != done.Bytes || found.Bytes != last {
			t.Errorf("%s: %d of %d, %v", name, last, done.Bytes, err)
		}
	}
}

// TestLimits: what is made to do harm is refused before it does.
func TestLimits(t *testing.T) {
	small := limits{files: 5, manifest: 200, expansion: 200}
	for name, form := range forms {
		path, _, _ := written(t, form, sample())
		found, err := verify(t.Context(), path, nil, small)
		if err != nil || found.OK() || len(found.Findings) == 0 || found.Findings[0].Problem != TooMuch {
			t.Errorf("%s: %v, %+v", name, err, found.Findings)
		}
		small.files = 100
		found, err = verify(t.Context(), path, nil, small)
		if err != nil || found.OK() || !found.has(TooMuch, manifestName) || found.Checked != 0 {
			t.Errorf("%s: %v, %+v", name, err, found.Findings)
		}
		small.files = 5
	}
}

// TestAWhollyDamagedBag: the list ends somewhere, the count does not.
func TestAWhollyDamagedBag(t *testing.T) {
	var files []file
	for i := range maxFindings + 10 {
		files = append(files, file{fmt.Sprintf("%d.txt", i), "x"})
	}
	zipped, _, _ := written(t, OneFile, files)
	unpacked := t.TempDir()
	for name, content := range tree(t, zipped) {
		if strings.HasPrefix(name, payload) {
			content = "y"
		}
		put(t, filepath.Join(unpacked, name), content)
	}
	found := look(t, unpacked)
	if len(found.Findings) != maxFindings || found.Unlisted != 10 || found.Checked != 0 || !strings.HasPrefix(found.Summary(), "已核对 0/1010 个文件，有") {
		t.Errorf("%s: %d listed, %d not", found.Summary(), len(found.Findings), found.Unlisted)
	}
}
