//go:build e2e

package main

import (
	"os"
	"path/filepath"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/office"
)

// TestDeskLocksWhenNobodyIsThere: the desk is locked without a key pressed, and
// again after somebody has signed on.
func TestDeskLocksWhenNobodyIsThere(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "office")
	found(t, dir)
	hire(t, dir, "1234")
	if err := os.MkdirAll(filepath.Join(home, "zwgk"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "zwgk", "zwgk.json"), []byte(`{"lock":"3s"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	d := start(t, home, "-office", dir)
	d.ready()
	for range 2 {
		d.asked("密码")
		d.key("1", "2", "3", "4", "Return")
		d.await("the lock", func(l told) bool { return l.Msg == "locked" })
	}
	d.asked("密码")
	d.shoot("locked")
}

// hire adds the first person of an office.
func hire(t *testing.T, dir, pin string) {
	t.Helper()
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "测试"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, pin); err != nil {
		t.Fatal(err)
	}
}
