package store

import (
	"database/sql"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

// whole returns the bytes of a valid office.db with some records.
func whole(t *testing.T) string {
	t.Helper()
	o := newOffice(t)
	change(t, o, newMaker(1).add(40))
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// patched returns s with bytes at an offset replaced.
func patched(s string, offset int, bytes string) string {
	return s[:offset] + bytes + s[offset+len(bytes):]
}

// Offsets in the header of an SQLite file.
const (
	userVersionOffset   = 60
	applicationIDOffset = 68
)

// What Open refuses it says in the clerk's words, and touches nothing.
func TestOpenRefusesAndChangesNothing(t *testing.T) {
	good := whole(t)
	cases := []struct {
		name string
		lay  func(t *testing.T, dir string)
		code fault.Code
	}{
		{"the folder is missing", func(*testing.T, string) {}, fault.NotFound},
		{"the folder is empty", func(t *testing.T, dir string) { mkdir(t, dir) }, fault.NotFound},
		{"the folder has attachments only", func(t *testing.T, dir string) { write(t, dir+"/files/ab/abc", "x") }, fault.NotFound},
		{"office.db is a folder", func(t *testing.T, dir string) { mkdir(t, dir+"/office.db") }, fault.Unreadable},
		{"office.db is empty", lay(""), fault.Unreadable},
		{"office.db is a short text", lay("不是数据库"), fault.Unreadable},
		{"office.db is a long text", lay(strings.Repeat("这是别人的文件。\n", 1000)), fault.Unreadable},
		{"office.db is another program's database", layForeign, fault.Unreadable},
		{"another program's mark", lay(patched(good, applicationIDOffset, "\x00\x00\x00\x01")), fault.Unreadable},
		{"a later version", lay(patched(good, userVersionOffset, "\x00\x00\x00\x63")), fault.TooNew},
		{"a later version without WAL", lay(patched(patched(good, 18, "\x01\x01"), userVersionOffset, "\x00\x00\x00\x63")), fault.TooNew},
		{"no version", lay(patched(good, userVersionOffset, "\x00\x00\x00\x00")), fault.Damaged},
		{"cut off inside the header", lay(good[:60]), fault.Unreadable},
		{"cut off after the first page", lay(good[:4096]), fault.Damaged},
		{"cut off in the middle", lay(good[:len(good)/2]), fault.Damaged},
		{"cut off by one page", lay(good[:len(good)-4096]), fault.Damaged},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			dir := filepath.Join(root, "单位")
			c.lay(t, dir)
			before := folder(t, root)
			o, err := Open(t.Context(), dir)
			if err == nil {
				_ = o.Close()
			}
			if fault.CodeOf(err) != c.code {
				t.Errorf("Open says %v, want %s", err, c.code)
			}
			if !maps.Equal(before, folder(t, root)) {
				t.Error("the folder was changed")
			}
		})
	}
}

func lay(content string) func(*testing.T, string) {
	return func(t *testing.T, dir string) { write(t, filepath.Join(dir, databaseName), content) }
}

func layForeign(t *testing.T, dir string) {
	mkdir(t, dir)
	db := raw(t, dir)
	if _, err := db.Exec("CREATE TABLE cookies (name TEXT); INSERT INTO cookies VALUES ('饼干')"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

// Create never builds beside what may be the rest of an office.
func TestCreateRefusesRemains(t *testing.T) {
	for _, remains := range []string{
		"office.db", "office.db-wal", "office.db-journal", "files/ab/abc", "backups/2025.zwgk",
	} {
		t.Run(remains, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, remains), "旧")
			before := folder(t, dir)
			_, err := Create(t.Context(), dir, town, clerk)
			if fault.CodeOf(err) != fault.Exists {
				t.Errorf("Create says %v", err)
			}
			if !maps.Equal(before, folder(t, dir)) {
				t.Error("the folder was changed")
			}
		})
	}
}

// A crash during Create leaves office.db.new, which is no office; the next
// Create starts over and does not read it.
func TestCreateStartsOverAfterACrash(t *testing.T) {
	dir := t.TempDir()
	for _, left := range []string{"office.db.new", "office.db.new-wal", "office.db.new-shm"} {
		write(t, filepath.Join(dir, left), "半个")
	}
	write(t, filepath.Join(dir, "说明.txt"), "别的东西")
	if _, err := Open(t.Context(), dir); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("an unfinished office opens: %v", err)
	}
	o, err := Create(t.Context(), dir, town, clerk)
	if err != nil {
		t.Fatal(err)
	}
	if v := verify(t, o); !v.OK() || o.Organ() != town {
		t.Errorf("the new office is not whole: %+v", v)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	for path := range folder(t, dir) {
		if strings.Contains(path, "office.db.new") {
			t.Errorf("%s is left", path)
		}
	}
}

// When Create is stopped there is no office, and Create works the next time.
func TestCreateIsAllOrNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新单位")
	if o, err := Create(cancelled(t), dir, town, clerk); err == nil {
		_ = o.Close()
		t.Fatal("Create went on after it was stopped")
	}
	if exists(filepath.Join(dir, databaseName)) || exists(filepath.Join(dir, databaseName+".new")) {
		t.Error("a part of an office is left")
	}
	o, err := Create(t.Context(), dir, town, clerk)
	if err != nil {
		t.Fatal(err)
	}
	_ = o.Close()
}

func TestFoldersMayHaveAnyName(t *testing.T) {
	names := []string{"青石镇 政务公开（2025）", "a b  c", "50%25 done", "第#1组", "plus+and&amp;=", "@:;,", "〇𠮷"}
	if runtime.GOOS != "windows" {
		names = append(names, "谁?", `back\slash`, "quote\"'")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name, "单位")
			o, err := Create(t.Context(), dir, town, clerk)
			if err != nil {
				t.Fatal(err)
			}
			change(t, o, newMaker(1).add(1))
			if err := o.Close(); err != nil {
				t.Fatal(err)
			}
			if again := reopen(t, dir); !verify(t, again).OK() || !exists(filepath.Join(dir, databaseName)) {
				t.Error("the office is not in its folder")
			}
		})
	}
}

// The settings that make an acknowledged change survive a power cut, on every
// connection.
func TestConnectionsAreDurable(t *testing.T) {
	o := newOffice(t)
	for name, db := range map[string]*sql.DB{"write": o.write, "read": o.read} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"} {
			var got string
			if err := db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s is %q (%v), want %q", name, pragma, got, err, want)
			}
		}
	}
	if _, err := o.read.Exec("DELETE FROM organ"); err == nil {
		t.Error("a reading connection can write")
	}
}
