package store

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zwgk/internal/fault"
)

func init() { roles["open"] = openOnce }

// openOnce opens an office, which brings it to this version.
func openOnce(dir string) error {
	o, err := Open(context.Background(), dir)
	if err != nil {
		return err
	}
	return o.Close()
}

// lookAt is what a database that nobody works in comes to.
func lookAt(t *testing.T, path string) Facts {
	t.Helper()
	c, err := OpenCopy(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Sound(t.Context()); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return c.Facts()
}

// kept reports whether all that was in an office is in it now.
func kept(before, now Facts) bool {
	for table, n := range before.Counts {
		if now.Counts[table] != n {
			return false
		}
	}
	return before.Organ == now.Organ && before.Head == now.Head && before.Entries == now.Entries && now.Schema == schemaVersion
}

// TestEveryVersionIsBroughtToThisOne: with every record, with a log that still
// proves them, and with a copy of what was before.
func TestEveryVersionIsBroughtToThisOne(t *testing.T) {
	for version := 1; version <= schemaVersion; version++ {
		dir, _ := unpackFixture(t, version)
		before := lookAt(t, filepath.Join(dir, databaseName))
		if before.Schema != version || before.Counts["application"] < 10 || before.Counts["person"] != 1 || before.Entries < 30 {
			t.Errorf("version %d: %+v", version, before)
		}
		o := reopen(t, dir)
		if v := verify(t, o); !v.OK() || v.Files.All != 1 {
			t.Errorf("version %d: %+v", version, v)
		}
		now, err := o.Facts(t.Context())
		if err != nil || !kept(before, now) {
			t.Errorf("version %d: %+v became %+v (%v)", version, before, now, err)
		}
		result, err := o.Search(t.Context(), Query{Words: "村道", Limit: 10})
		if err != nil || len(result.Hits) == 0 {
			t.Errorf("version %d: nothing is found: %v", version, err)
		}
		change(t, o, newMaker(77).add(1)) // it goes on working
		copies := copiesIn(t, dir)
		if version == schemaVersion {
			if len(copies) != 0 {
				t.Errorf("version %d: copied without need: %v", version, copies)
			}
			continue
		}
		if len(copies) != 1 || !lookAt(t, copies[0]).Same(before) {
			t.Errorf("version %d: the copies are %v", version, copies)
		}
	}
}

func copiesIn(t *testing.T, dir string) []string {
	t.Helper()
	copies, err := filepath.Glob(filepath.Join(dir, backupsName, "升级前*.db"))
	if err != nil {
		t.Fatal(err)
	}
	return copies
}

// A copy of an earlier version can be checked as it is.
func TestACopyOfAnyVersionIsChecked(t *testing.T) {
	for version := 1; version <= schemaVersion; version++ {
		dir, digest := unpackFixture(t, version)
		path := filepath.Join(dir, databaseName)
		c, err := OpenCopy(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		all, err := c.Files(t.Context())
		if err != nil || len(all) != 1 {
			t.Fatalf("version %d: %v %v", version, all, err)
		}
		v, err := c.Verify(t.Context(), map[string]bool{all[0].Digest: true})
		if err != nil || !v.OK() || v.Head != c.Facts().Head {
			t.Errorf("version %d: %+v %v", version, v, err)
		}
		if v, err = c.Verify(t.Context(), nil); err != nil || v.OK() {
			t.Errorf("version %d: without its file: %+v %v", version, v, err)
		}
		db := raw(t, dir)
		if _, err := db.Exec("UPDATE application SET subject = '别的' WHERE id = (SELECT max(id) FROM application)"); err != nil {
			t.Fatal(err)
		}
		db.Close()
		if now, err := DigestFile(path); err != nil || now == string(digest[:]) {
			t.Fatal(err)
		}
		tampered, err := OpenCopy(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer tampered.Close()
		if v, err = tampered.Verify(t.Context(), map[string]bool{all[0].Digest: true}); err != nil || v.OK() {
			t.Errorf("version %d: a record was changed: %+v %v", version, v, err)
		}
	}
}

// TestKilledWhileMigrating is T15: a program that brings an office to this
// version is killed at any moment. Until it is through, the old database is in
// its place or, from the first step on, in a copy that is whole; the next start
// completes the work, and nothing is lost.
func TestKilledWhileMigrating(t *testing.T) {
	const kills = 20
	old := officeOfVersion(t, 1, 1000)
	before := lookAt(t, filepath.Join(old, databaseName))
	begun := time.Now()
	migrateUntil(t, copyOffice(t, old), time.Hour)
	whole := time.Since(begun)
	random := rand.New(rand.NewPCG(15, 711))
	within := 0
	for range kills {
		dir := copyOffice(t, old)
		if migrateUntil(t, dir, time.Duration(random.Float64()*float64(whole))) {
			within++
		}
		copies := copiesIn(t, dir)
		if len(copies) > 0 && !lookAt(t, copies[0]).Same(before) {
			t.Errorf("%v is not what was before", copies)
		}
		if version := versionOf(t, dir); len(copies) == 0 && version != 1 {
			t.Errorf("version %d without a copy of what was before", version)
		}
		o := reopen(t, dir)
		now, err := o.Facts(t.Context())
		if v := verify(t, o); err != nil || !v.OK() || !kept(before, now) {
			t.Errorf("%+v became %+v: %v (%v)", before, now, v.Problems, err)
		}
		o.Close()
	}
	t.Logf("%d kills, %d of them on the way (%v)", kills, within, whole)
	if within < kills/3 {
		t.Errorf("only %d kills on the way", within)
	}
}

// migrateUntil has another program open an office, kills it after a while, and
// reports whether it was still at it.
func migrateUntil(t *testing.T, dir string, after time.Duration) (killed bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), after)
	defer cancel()
	c := childIn(ctx, t, "open", dir)
	err := c.Run()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("it stopped by itself: %v", err)
	}
	return err != nil
}

func copyOffice(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "单位")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// versionOf is the version of an office that a killed program has left.
func versionOf(t *testing.T, dir string) (version int) {
	t.Helper()
	db := raw(t, dir)
	defer db.Close()
	if err := db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		t.Fatal(err)
	}
	return version
}

// Where no copy can be made, nothing is migrated.
func TestWithoutACopyNothingIsMigrated(t *testing.T) {
	dir, digest := unpackFixture(t, 3)
	write(t, filepath.Join(dir, backupsName), "a file where the folder should be")
	if _, err := Open(t.Context(), dir); fault.CodeOf(err) != fault.Storage {
		t.Errorf("%v", err)
	}
	content, err := os.ReadFile(filepath.Join(dir, databaseName))
	if v := versionOf(t, dir); err != nil || v != 3 {
		t.Errorf("version %d, %d bytes, digest %x", v, len(content), digest[:2])
	}
	// A database that is damaged is not touched either.
	dir, _ = unpackFixture(t, 3)
	path := filepath.Join(dir, databaseName)
	content, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := slices.Clone(content)
	copy(bad[len(bad)-4096*3:], bytes.Repeat([]byte{0xA5}, 4096*2))
	write(t, path, string(bad))
	if _, err := Open(t.Context(), dir); fault.CodeOf(err) != fault.Damaged {
		t.Errorf("%v", err)
	}
	if v := versionOf(t, dir); v != 3 || len(copiesIn(t, dir)) != 0 {
		t.Errorf("version %d, copies %v", v, copiesIn(t, dir))
	}
}

// A copy is of one moment, whoever writes meanwhile, and nobody waits for it.
func TestACopyIsOfOneMoment(t *testing.T) {
	o := newOffice(t)
	change(t, o, newMaker(1).add(4000))
	before, err := o.Facts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	m, told := newMaker(2), 0
	facts, err := o.CopyDatabase(t.Context(), path, func(done, all int) {
		told++
		change(t, o, m.add(1)) // between two steps of the copy
	})
	if err != nil || !facts.Same(before) || told < 2 {
		t.Fatalf("%+v after %d steps, %v", facts, told, err)
	}
	if found := lookAt(t, path); !found.Same(before) || !maps.Equal(found.Counts, before.Counts) {
		t.Errorf("%+v, want %+v", found, before)
	}
	if now, err := o.Facts(t.Context()); err != nil || now.Entries == before.Entries {
		t.Errorf("nothing was saved meanwhile: %v", err)
	}
}

func TestACopyThatFailsLeavesNothing(t *testing.T) {
	o := newOffice(t)
	change(t, o, newMaker(1).add(4000))
	folder := t.TempDir()
	path := filepath.Join(folder, "copy.db")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := o.CopyDatabase(ctx, path, func(_, _ int) { cancel() })
	if left, reading := os.ReadDir(folder); !errors.Is(err, context.Canceled) || reading != nil || len(left) != 0 {
		t.Errorf("%v; %v is left", err, left)
	}
	write(t, path, "mine")
	if _, err := o.CopyDatabase(t.Context(), path, nil); fault.CodeOf(err) != fault.Exists {
		t.Error(err)
	}
	if _, err := o.CopyDatabase(t.Context(), filepath.Join(folder, "gone", "copy.db"), nil); fault.CodeOf(err) != fault.Storage {
		t.Error(err)
	}
	if _, err := OpenCopy(t.Context(), path); fault.CodeOf(err) != fault.Unreadable {
		t.Error(err)
	}
	if v := verify(t, o); !v.OK() {
		t.Error(v.Problems)
	}
}

func TestFreeSpaceAndDisks(t *testing.T) {
	dir := t.TempDir()
	if free, known := FreeSpace(dir); known && free == 0 {
		t.Error("nothing is free where tests are written")
	}
	if _, known := FreeSpace(filepath.Join(dir, "gone")); known {
		t.Error("a folder that is not there has free space")
	}
	if !SameDisk(dir, filepath.Join(dir, "..")) || !SameDisk(dir, filepath.Join(dir, "gone")) {
		t.Error("a folder lies on another disk than the one it is in")
	}
}
