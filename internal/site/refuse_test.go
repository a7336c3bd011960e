package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/site"
)

func makeFolder(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsNotWritten, and that nothing else is touched.
func TestWhatIsNotWritten(t *testing.T) {
	parent := t.TempDir()
	full, empty, file := filepath.Join(parent, "有东西"), filepath.Join(parent, "空的"), filepath.Join(parent, "文件")
	makeFolder(t, full)
	makeFolder(t, empty)
	for _, path := range []string{file, filepath.Join(full, "原来的.txt")} {
		if err := os.WriteFile(path, []byte("原来的"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := len(tree(t, parent))
	none, nameless, untitled, unopened := sample(), sample(), sample(), sample()
	none.Pages = nil
	nameless.Organ.Name = ""
	untitled.Pages[1].Title = " \u202E\t"
	unopened.Pages[0].Attachments[0].Open = nil
	fresh := filepath.Join(parent, "新的")
	for _, c := range []struct {
		folder string
		p      site.Package
		code   fault.Code
		says   string
	}{
		{full, sample(), fault.Exists, "不会覆盖"},
		{empty, sample(), fault.Exists, "不会覆盖"},
		{empty + string(filepath.Separator), sample(), fault.Exists, "不会覆盖"},
		{file, sample(), fault.Exists, "不会覆盖"},
		{filepath.Join(file, "包"), sample(), fault.NotFound, "不在了"},
		{filepath.Join(parent, "没有", "包"), sample(), fault.NotFound, "不在了"},
		{filepath.Join(parent, strings.Repeat("长", 100)), sample(), fault.Invalid, "太长"},
		{fresh, none, fault.Usage, "至少选一件"},
		{fresh, nameless, fault.Usage, "发布机构"},
		{fresh, untitled, fault.Invalid, "第2件事项没有标题（索引号“QSZ/2024-00003”）"},
		{fresh, unopened, fault.NotFound, "“发放明细表（网站版）.xlsx”没有文件"},
	} {
		_, err := site.Write(t.Context(), c.folder, c.p)
		if fault.CodeOf(err) != c.code || !strings.Contains(fault.Sentence(err), c.says) {
			t.Errorf("%s: %v, want %s with %q", c.folder, err, c.code, c.says)
		}
	}
	entries, err := os.ReadDir(parent)
	if err != nil || len(entries) != 3 || len(tree(t, parent)) != before {
		t.Errorf("%v, %v", entries, err)
	}
}

// TestNoWayOut: attachments named as paths stay in the folder.
func TestNoWayOut(t *testing.T) {
	p := sample()
	p.Pages = p.Pages[:1]
	p.Pages[0].IndexNumber = "../../../../tmp/外面"
	p.Pages[0].Attachments = nil
	for _, name := range []string{
		"../../外面.txt", `..\..\外面.txt`, "/etc/外面.txt", `C:\Windows\外面.txt`, `\\server\share\外面.txt`, "外面.txt:stream", "..", ".", "/", "", "a\x00/../外面.txt", "CON", "nul.txt", "aux .c",
	} {
		p.Pages[0].Attachments = append(p.Pages[0].Attachments, attachment(name, "内容"+name))
	}
	parent := t.TempDir()
	folder := filepath.Join(parent, "里", "包")
	makeFolder(t, filepath.Dir(folder))
	if _, err := site.Write(t.Context(), folder, p); err != nil {
		t.Fatal(err)
	}
	checkLinks(t, tree(t, folder))
	files := tree(t, parent)
	if len(files) != 5+len(p.Pages[0].Attachments) {
		t.Errorf("%d files", len(files))
	}
	for name := range files {
		if !strings.HasPrefix(name, "里/包/") || strings.ContainsAny(name, `\:`) {
			t.Errorf("%q is outside or not a name", name)
		}
	}
}
