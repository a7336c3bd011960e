package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBackupAndRestore(t *testing.T) {
	dir, folder := demoOffice(t), t.TempDir()
	for name, secret := range map[string][]string{"备份.zip": nil, "备份.zip.age": {"--passphrase-file", secretFile(t, "\uFEFF青石 晒谷 七里 渡口\r\n")}} {
		file := filepath.Join(folder, name)
		s := expect(t, exitOK, append([]string{"backup", "--office", dir, "--out", file}, secret...)...)
		if !strings.Contains(s.out, "备份好了，已读回来核对") || !strings.Contains(s.err, "同一块硬盘") {
			t.Error(s)
		}
		head := s.out[strings.Index(s.out, "日志校验码 "):][:len("日志校验码 ")+64]
		if c := expect(t, exitOK, append([]string{"backup", "--check", file}, secret...)...); !strings.Contains(c.out, head) {
			t.Error(c.out)
		}
		to := filepath.Join(t.TempDir(), "新")
		r := expect(t, exitOK, append([]string{"restore", "--office", to, file}, secret...)...)
		if !strings.Contains(r.out, "已核对") || strings.Contains(r.out, "不同") {
			t.Error(r.out)
		}
		expect(t, exitOK, "verify", "--office", to)
		expect(t, exitFailed, append([]string{"restore", "--office", to, file}, secret...)...) // it is not empty now
		again := expect(t, exitOK, append([]string{"backup", "--office", dir, "--out", file, "--json"}, secret...)...)
		if !strings.Contains(again.out, `"sound": true`) {
			t.Error(again.out)
		}
	}
}

func TestATornBackupIsNotRestored(t *testing.T) {
	dir, folder := demoOffice(t), t.TempDir()
	file := filepath.Join(folder, "备份.zip")
	expect(t, exitOK, "backup", "--office", dir, "--out", file)
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, info.Size()-1); err != nil {
		t.Fatal(err)
	}
	s := expect(t, exitDamaged, "restore", "--office", filepath.Join(folder, "新"), file)
	if !strings.Contains(s.err, "备份不完整") {
		t.Error(s.err)
	}
	expect(t, exitDamaged, "backup", "--check", file)
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("%v %v", left, err)
	}
}

func TestBackupsThatAreNotMade(t *testing.T) {
	dir := demoOffice(t)
	file := secretFile(t, "不是备份\n")
	expect(t, exitFailed, "backup", "--office", dir, "--out", file)
	expect(t, exitUsage, "backup", "--office", dir, "--passphrase-file", secretFile(t, "\n"))
	expect(t, exitFailed, "backup", "--office", dir, "--passphrase-file", secretFile(t, "短\n"))
	expect(t, exitFailed, "backup", "--office", dir, "--passphrase-file", file+" 没有")
	expect(t, exitDamaged, "restore", "--office", filepath.Join(t.TempDir(), "新"), file)
	expect(t, exitUsage, "restore", file)
}

func secretFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "口令.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
