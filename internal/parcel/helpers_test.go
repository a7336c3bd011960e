package parcel

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/workday"
)

// file is a file of the payload to be written.
type file struct{ name, content string }

// sample has names that make trouble and contents of several sizes.
func sample() []file {
	return []file{
		{"2026/永久/0001 关于道路硬化的公示.pdf", strings.Repeat("%PDF-1.4 公示\n", 40)},
		{"2026/永久/0002 𠮷水村低保名单（第3季度）.pdf", "名单"},
		{"2026/30年/0003/附件1  两个空格.xlsx", strings.Repeat("\x00\xff", 300)},
		{"2026/30年/0003/空的.txt", ""},
		{"归档文件目录.xlsx", "目录"},
		{strings.Repeat("n", 190) + ".pdf", "长名"},
	}
}

func sampleInfo() Info {
	return Info{
		Organization: "青石镇人民政府", Description: "2026年度文书档案，共6件", Identifier: "青石移〔2026〕1号",
		Date: workday.MustDate("2026-11-22"), More: []Field{{"Contact-Name", "王\n某"}, {"接收单位", "县档案馆"}, {"Contact-Phone", ""}},
	}
}

// written writes files as a package and gives its path.
func written(t testing.TB, form Form, files []file) (string, Written, []Entry) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "移交包 2026")
	if form == OneFile {
		path += ".zip"
	}
	w, err := NewWriter(path, form, sampleInfo())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Discard()
	var entries []Entry
	for _, f := range files {
		e, err := w.Add(t.Context(), f.name, FromBytes([]byte(f.content)))
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, e)
	}
	done, err := w.Finish(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return path, done, entries
}

// look verifies a package that can be looked at.
func look(t testing.TB, path string) Findings {
	t.Helper()
	found, err := Verify(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found.Findings {
		if f.File == "" || f.Sentence == "" || strings.ContainsAny(f.Sentence, "！您") || strings.Contains(f.Sentence, "%!") {
			t.Errorf("finding %+v", f)
		}
	}
	if found.OK() != (len(found.Findings) == 0 && found.Files > 0) {
		t.Errorf("passes with %d/%d and %v", found.Checked, found.Files, found.Findings)
	}
	return found
}

// has reports whether a finding of a kind names a file.
func (f Findings) has(p Problem, file string) bool {
	return slices.ContainsFunc(f.Findings, func(one Finding) bool { return one.Problem == p && one.File == file })
}

// names reports whether any finding names a file.
func (f Findings) names(file string) bool {
	return slices.ContainsFunc(f.Findings, func(one Finding) bool {
		return one.File == file || strings.Contains(one.Sentence, "“"+file+"”")
	})
}

// tree reads a folder or the folder in a zip file: path → content.
func tree(t testing.TB, path string) map[string]string {
	t.Helper()
	files := map[string]string{}
	in := os.DirFS(path)
	if strings.HasSuffix(path, ".zip") {
		reader, err := zip.OpenReader(path)
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		for _, f := range reader.File {
			from, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(from)
			if err != nil {
				t.Fatal(err)
			}
			_, inside, _ := strings.Cut(f.Name, "/")
			files[inside] = string(content)
		}
		return files
	}
	err := fs.WalkDir(in, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(in, name)
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func put(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func digestOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

// reseal writes the tag manifest anew, as somebody does who knows how.
func reseal(t testing.TB, folder string) {
	t.Helper()
	var lines strings.Builder
	files := tree(t, folder)
	for name, content := range files {
		if !strings.HasPrefix(name, "data/") && !strings.HasPrefix(name, "tagmanifest-") {
			lines.WriteString(manifestLine(digestOf(content), name))
		}
	}
	put(t, filepath.Join(folder, tagManifestName), lines.String())
}

// left lists what is beside the packages of a folder.
func left(t testing.TB, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
