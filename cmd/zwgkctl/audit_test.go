package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheLogIsRead(t *testing.T) {
	dir := demoOffice(t)
	all := expect(t, exitOK, "audit", "--office", dir)
	if lines := strings.Split(strings.TrimSpace(all.out), "\n"); len(lines) != 50 || !strings.Contains(all.err, "列出50条。台账校验码 ") {
		t.Errorf("%d lines, %s", len(lines), all.err)
	}
	first := expect(t, exitOK, "audit", "--office", dir, "--action", "create")
	if !strings.HasPrefix(first.out, "1  ") || !strings.Contains(first.out, "新建单位") {
		t.Errorf("the first entry: %s", first.out)
	}
	if none := expect(t, exitOK, "audit", "--office", dir, "--person", "没有这个人"); none.out != "" || !strings.Contains(none.err, "选中0条") {
		t.Errorf("nobody: %s%s", none.out, none.err)
	}
	if days := expect(t, exitOK, "audit", "--office", dir, "--to", "2000-01-01"); days.out != "" {
		t.Errorf("before there was an office: %s", days.out)
	}
	var page struct {
		Total int64
		Code  string
		Lines []struct{ Seq int64 }
	}
	if err := json.Unmarshal([]byte(expect(t, exitOK, "audit", "--office", dir, "--limit", "0", "--json").out), &page); err != nil || page.Total == 0 || int64(len(page.Lines)) != page.Total || page.Code == "" {
		t.Errorf("%d of %d, %v", len(page.Lines), page.Total, err)
	}
	for _, name := range []string{"日志.pdf", "日志.xlsx"} {
		out := filepath.Join(t.TempDir(), name)
		expect(t, exitOK, "audit", "--office", dir, "--action", "set", "--out", out)
		if info, err := os.Stat(out); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, wrong := range [][]string{{"--from", "11月"}, {"--action", "steal"}, {"--out", "日志.doc"}} {
		expect(t, exitUsage, append([]string{"audit", "--office", dir}, wrong...)...)
	}
	expect(t, exitFailed, "audit", "--office", dir, "--from", "2026-02-01", "--to", "2026-01-01")
}

// A code that was printed proves the log; one that was miscopied proves nothing.
func TestACodeFromPaperIsHeldAgainstTheLog(t *testing.T) {
	dir := demoOffice(t)
	_, code, _ := strings.Cut(strings.TrimSpace(expect(t, exitOK, "audit", "--office", dir).err), "台账校验码 ")
	if said := expect(t, exitOK, "verify", "--office", dir, "--anchor", strings.ToLower(code)).out; !strings.HasPrefix(said, "相符。") {
		t.Error(said)
	}
	other := strings.Replace(code, "-", "-9", 1)
	expect(t, exitFailed, "verify", "--office", dir, "--anchor", other)
	if said := expect(t, exitDamaged, "verify", "--office", demoOffice(t), "--anchor", code).out; !strings.HasPrefix(said, "不相符。") {
		t.Error(said)
	}
}
