package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const foreign = "甲,哪天,来的人,人的种类,想要什么,给没给,回信日\n外-1,2025-03-01,张三,自然人,低保名单,予以公开,2025-03-15\n"

// TestAForeignTable: its heading is named once, it is imported, listed, taken
// back.
func TestAForeignTable(t *testing.T) {
	dir := demoOffice(t)
	path := filepath.Join(t.TempDir(), "来件.csv")
	if err := os.WriteFile(path, []byte(foreign), 0o600); err != nil {
		t.Fatal(err)
	}
	columns := []string{"import", "--office", dir, "--kind", "applications", "--columns", path}
	with := func(pairs ...string) []string { return append(append([]string{}, columns...), pairs...) }
	read := func(more ...string) []string {
		return append([]string{"import", "--office", dir, "--kind", "applications", "--year", "2025", path}, more...)
	}
	expect(t, exitFailed, read()...)
	if s := expect(t, exitOK, columns...); !strings.Contains(s.out, "哪天=（不导入）　2025-03-01") || !strings.Contains(s.out, "必须有的栏目：收到日期") {
		t.Error(s.out)
	}
	for _, wrong := range [][]string{{"哪天"}, {"哪里=收到日期"}, {"哪天=生日"}} {
		if s := call(t, with(wrong...)...); s.code == exitOK || s.err == "" {
			t.Errorf("%v is taken: %+v", wrong, s)
		}
	}
	s := expect(t, exitOK, with("甲=登记编号", "哪天=收到日期", "来的人=申请人", "人的种类=申请人类别", "想要什么=申请内容", "给没给=办理结果", "回信日=答复日期")...)
	if !strings.Contains(s.out, "哪天=收到日期") || !strings.Contains(s.out, "已记住") {
		t.Error(s.out)
	}
	expect(t, exitOK, read("--dry-run")...)
	expect(t, exitOK, read()...)
	list := []string{"import", "--office", dir, "--year", "2025", "--list"}
	s = expect(t, exitOK, list...)
	id, _, _ := strings.Cut(s.out, "　")
	if !strings.Contains(s.out, "来件.csv") || id == "" {
		t.Fatal(s)
	}
	if j := expect(t, exitOK, append(list, "--json")...); !strings.Contains(j.out, `"id": "`+id+`"`) {
		t.Error(j.out)
	}
	undo := []string{"import", "--office", dir, "--year", "2025", "--undo", id}
	if s := expect(t, exitOK, undo...); s.out != "已撤回：删去1件，恢复0件\n" {
		t.Error(s.out)
	}
	if s := expect(t, exitFailed, undo...); !strings.Contains(s.err, "已经撤回") {
		t.Error(s.err)
	}
	if s := expect(t, exitOK, list...); !strings.Contains(s.out, "撤回") {
		t.Error(s.out)
	}
	expect(t, exitUsage, "import", "--office", dir, "--kind", "applications", "--year", "2025")
	expect(t, exitUsage, append(list, path)...)
	expect(t, exitUsage, read(path)...)
}
