//go:build e2e

package main

import (
	"os"
	"path/filepath"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/present"
)

// TestTheOfficeIsRestoredFromItsBackup makes a backup of the demo office with
// one press and a folder, restores it into a new folder, and finds the same office there:
// records, attachments and the whole log.
func TestTheOfficeIsRestoredFromItsBackup(t *testing.T) {
	home := t.TempDir()
	dir, elsewhere := filepath.Join(home, "demo"), filepath.Join(home, "恢复出来的")
	stick := filepath.Join(home, "U盘")
	if err := os.Mkdir(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	made, err := desk.Demo(t.Context(), dir, desk.DemoItems)
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	d := start(t, home, "-office", dir)
	d.ready()
	d.shown("home")
	d.enter(present.DataRoom)
	d.data("backup")
	d.press("立即备份")
	d.asked("位置") // where backups go from now on
	d.write(stick)
	d.key("Return")
	d.data("backup", func(l told) bool { return l.Backups == 1 })
	d.painted()
	d.shoot("07-data-backed-up")
	d.key("ctrl+f", "Return")
	d.data("restore")
	d.tab("恢复到")
	d.write(elsewhere)
	d.shoot("07-data-restore")
	d.press("恢复并核对")
	if restored := d.data("restored"); restored.Problem {
		d.shoot("failed")
		t.Error("the restored office differs")
	}
	d.painted()
	d.shoot("07-data-restored")
	d.end()

	here, there := holds(t, dir), holds(t, elsewhere)
	if there.files != here.files || there.entries == 0 || there.entries > here.entries {
		t.Errorf("restored %+v of %+v", there, here)
	}
}

// data waits for a page of the room 数据.
func (d *driver) data(page string, also ...func(told) bool) told {
	d.t.Helper()
	return d.shown("data", append(also, func(l told) bool { return l.Page == page })...)
}

// holding is what an office holds. Its log goes on after a backup, and says
// that one was made.
type holding struct{ files, entries int }

func holds(t *testing.T, dir string) holding {
	t.Helper()
	office, err := desk.Open(t.Context(), dir, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer office.Close()
	v, err := office.Verify(t.Context())
	if err != nil || !v.OK() {
		t.Fatalf("%s: %+v %v", dir, v, err)
	}
	return holding{v.Files.All, v.Entries.All}
}
