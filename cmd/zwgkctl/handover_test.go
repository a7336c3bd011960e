package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHandover: the list, the paper, the package; the package is the office.
func TestHandover(t *testing.T) {
	dir, folder := demoOffice(t), t.TempDir()
	s := expect(t, exitOK, "handover", "--office", dir)
	if !strings.Contains(s.out, "没有办完的") || !strings.Contains(s.out, "备份　备份：还没有备份过") {
		t.Error(s.out)
	}
	if j := expect(t, exitOK, "handover", "--office", dir, "--json"); !strings.Contains(j.out, `"matters"`) || !strings.Contains(j.out, `"last_day"`) {
		t.Error(j.out)
	}
	out, pack := filepath.Join(folder, "清单.pdf"), filepath.Join(folder, "移交.zip.age")
	secret := secretFile(t, "青石 晒谷 七里 渡口\n")
	s = expect(t, exitOK, "handover", "--office", dir, "--out", out, "--package", pack, "--passphrase-file", secret, "--from", "陈晓梅", "--to", "刘敏")
	if !strings.Contains(s.out, "移交包做好了，已读回来核对") || strings.Contains(s.out, "晒谷") {
		t.Error(s)
	}
	if page, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(page), "%PDF") {
		t.Errorf("the list: %v", err)
	}
	to := filepath.Join(folder, "新")
	expect(t, exitOK, "restore", "--office", to, pack, "--passphrase-file", secret)
	expect(t, exitOK, "verify", "--office", to)

	expect(t, exitUsage, "handover", "--office", dir, "--package", pack)
	expect(t, exitUsage, "handover", "--office", dir, "--passphrase-file", secret)
	expect(t, exitUsage, "handover", "--office", dir, "--out", filepath.Join(folder, "清单.txt"))
}
