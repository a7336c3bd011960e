package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"zwgk/internal/store"
)

// BenchmarkBackup makes backups of an office and holds them against what a
// person would do by hand: cp -a of the folder and one read of the copy. Both
// are brought to the disk before they count (fsync of every file), and both are
// read with the system's memory of them dropped. ZWGK_BENCH_ITEMS and
// ZWGK_BENCH_MB say how large the office is; without them it is small.
//
//	ZWGK_BENCH_ITEMS=100000 ZWGK_BENCH_MB=2048 go test -tags ci,migrated_fynedo -run '^$' -bench Backup -benchtime 3x -timeout 60m ./internal/desk
func BenchmarkBackup(b *testing.B) {
	const attachment = 1 << 20
	dir := filepath.Join(b.TempDir(), "单位")
	d, err := Demo(b.Context(), dir, parameter(b, "ZWGK_BENCH_ITEMS", 1000))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = d.Close() })
	if err := attach(d, parameter(b, "ZWGK_BENCH_MB", 16), attachment); err != nil {
		b.Fatal(err)
	}
	for _, secret := range []string{"", secret} {
		name := "plain"
		if secret != "" {
			name = "encrypted"
		}
		b.Run(name, func(b *testing.B) { benchmarkBackup(b, d, secret) })
	}
}

func benchmarkBackup(b *testing.B, d *Desk, secret string) {
	var ours, theirs []time.Duration
	for b.Loop() {
		folder := b.TempDir()
		theirs = append(theirs, timed(b, func() error { return copyAndRead(b.Context(), d.Folder(), filepath.Join(folder, "cp")) }))
		ours = append(ours, timed(b, func() error {
			made, err := d.Backup(b.Context(), BackupOrder{To: filepath.Join(folder, "备份.zip"), Passphrase: secret}, nil)
			if err == nil && !made.Sound {
				err = errors.New("the backup is not sound")
			}
			return err
		}))
		if err := os.RemoveAll(folder); err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	our, their := ours[len(ours)/2], theirs[len(theirs)/2]
	b.ReportMetric(our.Seconds(), "backup-s")
	b.ReportMetric(their.Seconds(), "cp-s")
	b.ReportMetric(our.Seconds()/their.Seconds(), "ratio")
}

func parameter(b *testing.B, name string, usual int) int {
	b.Helper()
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

func timed(b *testing.B, work func() error) time.Duration {
	b.Helper()
	begun := time.Now()
	if err := work(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun)
}

// attach keeps n random files of a size in an office.
func attach(d *Desk, n, size int) error {
	folder, err := os.MkdirTemp("", "attach-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	content := make([]byte, size)
	var kept []store.File
	for i := range n {
		rand.Read(content)
		path := filepath.Join(folder, fmt.Sprintf("照片%d.jpg", i))
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
		f, err := d.office.KeepFile(path)
		if err != nil {
			return err
		}
		kept = append(kept, f)
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return d.office.Change(context.Background(), d.author(), func(tx *store.Tx) error {
		for _, f := range kept {
			if err := tx.AddFile(f); err != nil {
				return err
			}
		}
		return nil
	})
}

// copyAndRead is cp -a, fsync of every file, and one read from the disk.
func copyAndRead(ctx context.Context, from, to string) error {
	if out, err := exec.CommandContext(ctx, "cp", "-a", from, to).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	const dontNeed = 4 // POSIX_FADV_DONTNEED
	each := func(work func(*os.File) error) error {
		return filepath.WalkDir(to, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			return errors.Join(work(f), f.Close())
		})
	}
	err := each(func(f *os.File) error {
		err := f.Sync()
		_, _, _ = syscall.Syscall6(syscall.SYS_FADVISE64, f.Fd(), 0, 0, dontNeed, 0, 0)
		return err
	})
	buffer := make([]byte, 1<<20)
	return errors.Join(err, each(func(f *os.File) error {
		_, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{f}, buffer)
		return err
	}))
}
