package desk

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

// smallDisk mounts a file system of its own, or says why that cannot be tried
// here.
func smallDisk(t *testing.T, size string) (dir string, ok bool) {
	t.Helper()
	dir = t.TempDir()
	if out, err := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Logf("could not be tried here, mounting needs an administrator: %v %s", err, bytes.TrimSpace(out))
		return "", false
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	return dir, true
}

// TestABackupOnAFullDisk is T3 for backups: the disk is too small from the
// start, or fills up on the way. What was there stays, nothing half is left, and
// once there is room it works.
func TestABackupOnAFullDisk(t *testing.T) {
	d := workedOffice(t)
	disk, ok := smallDisk(t, "20m")
	if !ok {
		return
	}
	to := filepath.Join(disk, "备份.zip")
	old := backUp(t, d, BackupOrder{To: to})
	if old.SameDisk {
		t.Error("another disk is taken for the same")
	}
	before := must[[]byte](t)(os.ReadFile(to))
	filler := filepath.Join(disk, "filler")
	fill := func() {
		f, err := os.Create(filler)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for err == nil {
			_, err = f.Write(make([]byte, 4096))
		}
	}
	expectRefused := func(err error) {
		t.Helper()
		if fault.CodeOf(err) != fault.Storage || !strings.Contains(fault.Sentence(err), "磁盘") {
			t.Errorf("%v", err)
		}
		if now := must[[]byte](t)(os.ReadFile(to)); !bytes.Equal(now, before) {
			t.Error("the old backup was touched")
		}
		if left := must[[]fs.DirEntry](t)(os.ReadDir(disk)); len(left) != 2 {
			t.Errorf("%v is left", left)
		}
	}
	fill()
	_, err := d.Backup(t.Context(), BackupOrder{To: to}, nil)
	expectRefused(err)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	once := false
	_, err = d.Backup(t.Context(), BackupOrder{To: to}, func(_, _ int) {
		if !once {
			once = true
			fill()
		}
	})
	expectRefused(err)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if made := backUp(t, d, BackupOrder{To: to}); !made.Sound {
		t.Errorf("%+v", made)
	}
	expectSound(t, d)
}

func TestARestoreOnAFullDisk(t *testing.T) {
	d := workedOffice(t)
	path := filepath.Join(t.TempDir(), "备份.zip")
	backUp(t, d, BackupOrder{To: path})
	disk, ok := smallDisk(t, "1m")
	if !ok {
		return
	}
	_, err := Restore(t.Context(), RestoreOrder{From: path, To: filepath.Join(disk, "新")}, nil)
	if left := must[[]fs.DirEntry](t)(os.ReadDir(disk)); fault.CodeOf(err) != fault.Storage || len(left) != 0 {
		t.Errorf("%v; %v is left", err, left)
	}
}
