package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/store"
)

// backupOffice and backupTo make this test program a second one that backs up an
// office, over and over, to the same file.
const backupOffice, backupTo = "ZWGK_TEST_BACKUP_OFFICE", "ZWGK_TEST_BACKUP_TO"

// backUpForever prints a line for every stretch of the work, and the seal of
// every backup once it is acknowledged.
func backUpForever(dir, to string) error {
	d, err := Open(context.Background(), dir, clerk)
	if err != nil {
		return err
	}
	for {
		made, err := d.Backup(context.Background(), BackupOrder{To: to}, func(done, of int) { fmt.Println("step", done, of) })
		if err = errors.Join(err, made.Unrecorded); err != nil {
			return err
		}
		fmt.Println("made", made.Seal)
	}
}

// TestKilledWhileBackingUp kills a program that backs up, fifty times at random
// points. Under the backup's name is always a whole backup, the old one or a new
// one, never an older one than was acknowledged; the live office is whole.
func TestKilledWhileBackingUp(t *testing.T) {
	if dir := os.Getenv(backupOffice); dir != "" {
		if err := backUpForever(dir, os.Getenv(backupTo)); err != nil {
			t.Fatal(err)
		}
		return
	}
	const kills = 50
	s := staff(t, office.Town)
	s.sit(office.Archivist)
	dir, to := s.Folder(), filepath.Join(t.TempDir(), "U盘", "备份.zip")
	s.scanned(2023, 12)
	first := backUp(t, s.Desk, BackupOrder{To: to})
	s.done(s.Close())
	random := rand.New(rand.NewPCG(50, 714))
	within, all := 0, int64(0)
	last, log := first.Entries, first.Entries+1 // what the backup is of, and where the log stands
	for kill := range kills {
		made, halfway := acknowledgedIn(runAndKill(t, 1+random.IntN(150), backupOffice+"="+dir, backupTo+"="+to), "made")
		acknowledged := int64(made)
		if halfway {
			within++
		}
		c, err := CheckBackup(t.Context(), to, "", nil)
		if err != nil || !c.Found.OK() {
			t.Fatalf("kill %d: under the name of the backup is none: %v", kill, err)
		}
		now := c.Manifest.Facts.Entries
		// Every backup adds a line to the log, which only the next one holds.
		newest := log + acknowledged
		if acknowledged == 0 && now != last && now != newest || acknowledged > 0 && now != newest-1 && now != newest {
			t.Errorf("kill %d: the backup is of entry %d, after %d and %d acknowledged ones", kill, now, last, acknowledged)
		}
		all += acknowledged
		last, log = now, wholeAfterKill(t, dir)
	}
	t.Logf("%d kills, %d of them on the way, %d backups acknowledged", kills, within, all)
	if within < kills/3 || all == 0 {
		t.Errorf("only %d kills on the way, %d backups acknowledged", within, all)
	}
	for _, f := range must[[]fs.DirEntry](t)(os.ReadDir(filepath.Dir(to))) {
		if name := f.Name(); name != filepath.Base(to) && !strings.HasPrefix(name, filepath.Base(to)+".tmp-") {
			t.Errorf("%s is left", name)
		}
	}
}

// wholeAfterKill verifies the live office and says where its log stands.
func wholeAfterKill(t *testing.T, dir string) (entries int64) {
	t.Helper()
	d := must[*Desk](t)(Open(t.Context(), dir, clerk))
	defer func() { _ = d.Close() }()
	expectSound(t, d)
	return must[store.Facts](t)(d.office.Facts(t.Context())).Entries
}
