//go:build unix

package store

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// SQLite's shared lock on a database file.
const sharedLockStart, sharedLockLength = 0x40000002, 510

func init() { roles["lock"] = lockAlone }

// lockAlone takes the lock that SQLite takes to learn whether it is the last
// user of a database; it fails while anyone else has the database open.
func lockAlone(dir string) error {
	f, err := os.OpenFile(filepath.Join(dir, databaseName), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &syscall.Flock_t{
		Type: syscall.F_WRLCK, Whence: io.SeekStart, Start: sharedLockStart, Len: sharedLockLength,
	})
}

// An office may be opened twice in one process. That must not cost the first
// its locks: another program that closes would take itself for the last user
// and remove the journal under the first.
func TestOpeningTwiceKeepsTheLocks(t *testing.T) {
	first := newOffice(t)
	second := reopen(t, first.Dir())
	tryLock := func() error {
		c := child(t, "lock", first.Dir())
		c.Stderr = nil
		return c.Run()
	}
	if err := tryLock(); err == nil {
		t.Error("another program could lock the database under two users")
	}
	for _, o := range []*Office{second, first} {
		if err := o.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := tryLock(); err != nil {
		t.Errorf("a closed office is still locked: %v", err)
	}
}
