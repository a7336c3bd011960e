package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExchange carries packages between a village and its town, by the terminal
// alone.
func TestExchange(t *testing.T) {
	town, village, stick := filepath.Join(t.TempDir(), "镇"), filepath.Join(t.TempDir(), "村"), t.TempDir()
	expect(t, exitOK, "init", "--office", town, "--kind", "town", "--name", "青石镇人民政府")
	expect(t, exitOK, "init", "--office", village, "--kind", "village", "--name", "河东村")
	code := func(office string) string {
		return strings.TrimSpace(expect(t, exitOK, "exchange", "code", "--office", office).out)
	}
	expect(t, exitOK, "exchange", "add", "--office", town, "--name", "河东村", code(village))
	expect(t, exitOK, "exchange", "add", "--office", village, "--name", "青石镇人民政府", code(town))
	expect(t, exitFailed, "exchange", "add", "--office", village, "--name", "又一个", code(town))
	carry := func(from, to, with, name string) said {
		t.Helper()
		path := filepath.Join(stick, name+".zwgkb")
		expect(t, exitOK, "exchange", "pack", "--office", from, "--with", with, "--out", path)
		return expect(t, exitOK, "exchange", "take", "--office", to, path)
	}
	carry(village, town, "青石镇人民政府", "1")
	task := expect(t, exitOK, "exchange", "task", "--office", town, "--title", "公开三季度账目", "--due", "2026-12-31", "--with", "河东村")
	_, id, _ := strings.Cut(strings.TrimSpace(task.out), "\t")
	if took := carry(town, village, "河东村", "2"); !strings.Contains(took.out, "公开三季度账目") || !strings.Contains(took.out, "收好了") {
		t.Errorf("%+v", took)
	}
	tasks := expect(t, exitOK, "exchange", "tasks", "--office", village)
	if !strings.Contains(tasks.out, id) || !strings.Contains(tasks.out, "2026-12-31") {
		t.Errorf("%+v", tasks)
	}
	expect(t, exitOK, "exchange", "answer", "--office", village, "--done", "2026-11-20", "--note", "贴出来了", id)
	carry(village, town, "青石镇人民政府", "3")
	board := expect(t, exitOK, "exchange", "board", "--office", town)
	if !strings.Contains(board.out, "河东村\t已完成\t0\t0\t0\t100%") {
		t.Errorf("%s", board.out)
	}
	for _, args := range [][]string{{"partners"}, {"conflicts"}, {"board"}} {
		if said := expect(t, exitOK, append([]string{"exchange", args[0], "--office", town, "--json"}, args[1:]...)...); !strings.HasPrefix(strings.TrimSpace(said.out), "[") && !strings.HasPrefix(said.out, "{") {
			t.Errorf("%s: %s", args[0], said.out)
		}
	}
	expect(t, exitOK, "exchange", "catalog", "--office", village)
	expect(t, exitOK, "exchange", "code", "--office", village, "--new")
	if took := carry(village, town, "青石镇人民政府", "4"); !strings.Contains(took.out, "换了密钥") {
		t.Errorf("%+v", took)
	}
}

// TestExchangeRefusals: a torn package ends with 4 and changes nothing; a wrong
// call with 2.
func TestExchangeRefusals(t *testing.T) {
	town := filepath.Join(t.TempDir(), "镇")
	expect(t, exitOK, "init", "--office", town, "--kind", "town", "--name", "青石镇人民政府")
	torn := filepath.Join(t.TempDir(), "坏.zwgkb")
	if err := os.WriteFile(torn, []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	expect(t, exitDamaged, "exchange", "take", "--office", town, torn)
	expect(t, exitDamaged, "exchange", "look", "--office", town, torn)
	for _, args := range [][]string{
		{"没有"}, {"take"}, {"code", "多写的"}, {"task", "--title", "x"}, {"task", "--title", "x", "--due", "明天"},
	} {
		expect(t, exitUsage, append(append([]string{"exchange"}, args...), "--office", town)...)
	}
	expect(t, exitFailed, "exchange", "pack", "--office", town, "--with", "河东村")
	expect(t, exitFailed, "exchange", "tasks", "--office", town)
	expect(t, exitFailed, "exchange", "review", "--office", town, "--verdict", "passed", "没有/没有")
	expect(t, exitFailed, "exchange", "resolve", "--office", town, "--kind", "item", "--subject", "没有/没有", "没有")
}
