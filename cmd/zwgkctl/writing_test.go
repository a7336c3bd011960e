package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/writing"
)

// What no ledger has, from the terminal: asked for, registered, in the paper,
// taken back.
func TestTheYearsWorkFromTheTerminal(t *testing.T) {
	dir, folder := filepath.Join(t.TempDir(), "青石镇"), t.TempDir()
	expect(t, exitOK, "init", "--office", dir, "--kind", "town", "--name", "青石镇人民政府")
	events := func(args ...string) []string {
		return append([]string{"events", "--office", dir, "--year", "2025"}, args...)
	}
	report := func(args ...string) []string {
		return append([]string{"report", "--office", dir, "--year", "2025"}, args...)
	}
	page := filepath.Join(folder, "年报.html")

	asked := expect(t, exitOK, report("--date", "2026-01-20", "--out", page)...)
	if !strings.Contains(asked.err, "没有登记 evaluation：") || !strings.Contains(asked.err, "核对35项规则") {
		t.Errorf("%s", asked.err)
	}
	expect(t, exitOK, events("--none", "evaluation")...)
	added := expect(t, exitOK, events("--add", "training", "--quantity", "43", "--day", "2025-05-06", "--title", "公开业务")...)
	if !strings.Contains(added.out, "\ttraining\t培训\t2025-05-06\t43人次\t公开业务") {
		t.Errorf("%q", added.out)
	}
	for _, ending := range []string{".html", ".docx", ".xlsx", ".json", ".pdf"} {
		asked = expect(t, exitOK, report("--date", "2026-01-20", "--out", filepath.Join(folder, "年报"+ending))...)
	}
	if written, err := os.ReadFile(page); err != nil || !strings.Contains(string(written), "43人次") || strings.Contains(asked.err, "evaluation") {
		t.Errorf("%v\n%s\n%s", err, asked.err, written)
	}
	expect(t, exitOK, report("--paper", "summary", "--copy-to", "县政务公开办", "--copies", "3", "--out", filepath.Join(folder, "总结.docx"))...)

	var listed []writing.Event
	if err := json.Unmarshal([]byte(expect(t, exitOK, events("--json")...).out), &listed); err != nil || len(listed) != 2 {
		t.Fatalf("%+v, %v", listed, err)
	}
	for _, e := range listed {
		expect(t, exitOK, "events", "--office", dir, "--remove", e.ID)
	}
	if none := expect(t, exitOK, events()...).out; none != "" {
		t.Errorf("%q", none)
	}
	if kinds := expect(t, exitOK, "events", "--kinds").out; len(strings.Split(strings.TrimSpace(kinds), "\n")) != len(writing.EventKinds()) {
		t.Errorf("%q", kinds)
	}
	for _, wrong := range [][]string{
		events("--add", "party"), events("--add", "training", "--none", "training"), events("--add", "training", "--day", "5月6日"),
		{"events", "--office", dir}, report("--paper", "poem", "--out", page), report("--paper", "summary", "--out", "总结.xls"),
	} {
		expect(t, exitUsage, wrong...)
	}
	expect(t, exitFailed, events("--add", "training", "--day", "2024-05-06", "--quantity", "1")...)
	expect(t, exitFailed, report("--paper", "village", "--out", filepath.Join(folder, "村.pdf"))...)
	expect(t, exitOK, "verify", "--office", dir)
}
