package desk

import (
	"archive/zip"
	"context"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// workedOffice is an office with records of every kind and attachments.
func workedOffice(t *testing.T) *Desk {
	t.Helper()
	s := staff(t, office.Town)
	s.sit(office.Archivist)
	s.scanned(2023, 4)
	must[archive.Closing](t)(s.CloseYear(t.Context(), 2023, nil))
	s.scanned(2024, 3)
	s.sit(office.Clerk)
	s.done(s.SetBackupSettings(t.Context(), usualBackups()))
	importing(t, s.Desk, applications(application(t, "SQ-1", "2025-03-04"), application(t, "SQ-2", "2025-04-05")))
	return s.Desk
}

func backUp(t *testing.T, d *Desk, o BackupOrder) Backup {
	t.Helper()
	made, err := d.Backup(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if made.Unrecorded != nil {
		t.Error(made.Unrecorded)
	}
	return made
}

// everything is the content of every file in a folder but of what SQLite and
// backups keep for themselves.
func everything(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		found[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

const secret = "青石 晒谷 七里 渡口"

// TestARestoredOfficeIsEqual is T14: everything that was in the office is in
// the restored one, which works.
func TestARestoredOfficeIsEqual(t *testing.T) {
	for _, passphrase := range []string{"", secret} {
		d := workedOffice(t)
		path := filepath.Join(t.TempDir(), "U盘", "备份.zip")
		made := backUp(t, d, BackupOrder{To: path, Passphrase: passphrase})
		if !made.Sound || len(made.Flaws) > 0 || made.Attachments == 0 || made.Encrypted != (passphrase != "") || made.Path != path {
			t.Fatalf("%+v", made)
		}
		to := filepath.Join(t.TempDir(), "新电脑", "单位")
		report := must[*RestoreReport](t)(Restore(t.Context(), RestoreOrder{From: path, To: to, Passphrase: passphrase}, nil))
		for _, l := range report.Lines() {
			if !l.Equal() {
				t.Errorf("%+v", l)
			}
		}
		if !report.Equal() || !report.Found.OK() || len(report.Flaws()) != 0 || report.Restored.Counts["person"] == 0 || report.Restored.Counts["setting"] == 0 {
			t.Errorf("%+v\n%s", report, report.Text())
		}
		again := must[*Desk](t)(Open(t.Context(), to, clerk))
		if again.Organ() != d.Organ() {
			t.Errorf("%+v", again.Organ())
		}
		expectSound(t, again)
		for _, f := range must[[]fs.DirEntry](t)(os.ReadDir(filepath.Join(d.Folder(), "files"))) {
			if _, err := os.Stat(filepath.Join(to, "files", f.Name())); err != nil {
				t.Error(err)
			}
		}
		importing(t, again, applications(application(t, "SQ-3", "2025-05-06"))) // it goes on working
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What is saved while the backup runs is not in it, and nobody waits.
func TestABackupIsOfOneMoment(t *testing.T) {
	d := workedOffice(t)
	head := must[*store.Verification](t)(d.Verify(t.Context())).Head
	saved := false
	made, err := d.Backup(t.Context(), BackupOrder{To: filepath.Join(t.TempDir(), "备份.zip")}, func(_, _ int) {
		if !saved {
			saved = true
			importing(t, d, applications(application(t, "SQ-9", "2025-07-08")))
		}
	})
	if err != nil || !made.Sound || made.Head != head || !saved {
		t.Errorf("%+v %v", made, err)
	}
}

// TestTornBackupsAreRefused: nothing is written, and the live office is as it
// was.
func TestTornBackupsAreRefused(t *testing.T) {
	d := workedOffice(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "备份.zip")
	backUp(t, d, BackupOrder{To: path})
	good := must[[]byte](t)(os.ReadFile(path))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	live := everything(t, d.Folder())
	random := rand.New(rand.NewPCG(4, 712))
	const trials = 40
	for n := range trials {
		bad := append([]byte{}, good...)
		at := random.IntN(len(bad))
		if n%2 == 0 {
			bad = bad[:at]
		} else {
			bad[at] ^= 1 << random.IntN(8)
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := Restore(t.Context(), RestoreOrder{From: path, To: filepath.Join(folder, "新")}, nil)
		if fault.CodeOf(err) != fault.Damaged || report != nil {
			t.Errorf("at %d: %v", at, err)
		}
		if left := must[[]fs.DirEntry](t)(os.ReadDir(folder)); len(left) != 1 {
			t.Fatalf("at %d: %v is left", at, left)
		}
	}
	if !maps.Equal(live, everything(t, d.Folder())) {
		t.Error("the live office was touched")
	}
}

func TestRestoringNeverTouchesWhatIsThere(t *testing.T) {
	d := workedOffice(t)
	path := filepath.Join(t.TempDir(), "备份.zip")
	backUp(t, d, BackupOrder{To: path})
	full := t.TempDir()
	file := filepath.Join(full, "记录.txt")
	if err := os.WriteFile(file, []byte("我的"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, taken := range []string{d.Folder(), full, file} {
		if _, err := Restore(t.Context(), RestoreOrder{From: path, To: taken}, nil); fault.CodeOf(err) != fault.Exists {
			t.Errorf("%s: %v", taken, err)
		}
	}
	empty := t.TempDir()
	must[*RestoreReport](t)(Restore(t.Context(), RestoreOrder{From: path, To: empty}, nil))
	if _, err := os.Stat(filepath.Join(empty, store.DatabaseName)); err != nil {
		t.Error(err)
	}
	expectSound(t, d)
}

// What a restore left that was killed is gone after the next to the same place;
// nothing else beside it is touched.
func TestTheNextRestoreSweepsWhatAKilledOneLeft(t *testing.T) {
	d := workedOffice(t)
	path := filepath.Join(t.TempDir(), "备份.zip")
	backUp(t, d, BackupOrder{To: path})
	place := t.TempDir()
	to := filepath.Join(place, "单位[1]")
	others := []string{"单位[1].restoring-", "单位[1].restoring-我的", "单位1.restoring-7", "别的.restoring-123"}
	for _, name := range append(others, "单位[1].restoring-123", "单位[1].restoring-456") {
		if err := os.MkdirAll(filepath.Join(place, name, "files"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(to+".restoring-99", []byte("一个文件"), 0o600); err != nil {
		t.Fatal(err)
	}
	must[*RestoreReport](t)(Restore(t.Context(), RestoreOrder{From: path, To: to}, nil))
	var names []string
	for _, e := range must[[]fs.DirEntry](t)(os.ReadDir(place)) {
		names = append(names, e.Name())
	}
	want := append(others, "单位[1]", "单位[1].restoring-99")
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("there is %v, want %v", names, want)
	}
}

func TestACancelledBackupOrRestoreLeavesNothing(t *testing.T) {
	d := workedOffice(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "备份.zip")
	for stop := 1; stop < 9; stop += 2 {
		ctx, cancel := context.WithCancel(t.Context())
		heard := 0
		_, err := d.Backup(ctx, BackupOrder{To: path}, func(_, _ int) {
			if heard++; heard == stop {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %d: %v", stop, err)
		}
	}
	if left := must[[]fs.DirEntry](t)(os.ReadDir(folder)); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
	backUp(t, d, BackupOrder{To: path})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := Restore(ctx, RestoreOrder{From: path, To: filepath.Join(folder, "新")}, func(_, _ int) { cancel() })
	if left := must[[]fs.DirEntry](t)(os.ReadDir(folder)); !errors.Is(err, context.Canceled) || len(left) != 1 {
		t.Errorf("%v, %v is left", err, left)
	}
	if left := must[[]fs.DirEntry](t)(os.ReadDir(filepath.Join(d.Folder(), "backups"))); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}

// An attachment that rotted in the office does not prevent backups, but shows.
func TestABackupOfADamagedOffice(t *testing.T) {
	d := workedOffice(t)
	folder := t.TempDir()
	backUp(t, d, BackupOrder{To: filepath.Join(folder, "1.zip")})
	names := must[[]string](t)(filepath.Glob(filepath.Join(d.Folder(), "files", "*", "*")))
	if err := os.WriteFile(names[0], []byte("坏了"), 0o600); err != nil {
		t.Fatal(err)
	}
	made := backUp(t, d, BackupOrder{To: filepath.Join(folder, "2.zip")})
	if made.Sound || len(made.Flaws) == 0 {
		t.Fatalf("%+v", made)
	}
	if s := must[BackupStatus](t)(d.BackupStatus(t.Context())); !s.Red() || !s.Flawed || s.Sound.Path != filepath.Join(folder, "1.zip") {
		t.Errorf("%+v", s)
	}
	report, err := Restore(t.Context(), RestoreOrder{From: made.Path, To: filepath.Join(folder, "新")}, nil)
	if err != nil || len(report.Lacking) != 1 || len(report.Flaws()) == 0 || !strings.Contains(report.Text(), "做备份以前就已损坏的附件") {
		t.Errorf("%v\n%+v", err, report)
	}
}

func TestAWrongPassphrase(t *testing.T) {
	d := workedOffice(t)
	path := filepath.Join(t.TempDir(), "备份.zip.age")
	backUp(t, d, BackupOrder{To: path, Passphrase: secret})
	if content := must[[]byte](t)(os.ReadFile(path)); strings.Contains(string(content), "office.db") {
		t.Error("the backup is not encrypted")
	}
	for _, wrong := range []string{"", "青石 晒谷 七里 渡囗"} {
		if _, err := Restore(t.Context(), RestoreOrder{From: path, To: filepath.Join(t.TempDir(), "新"), Passphrase: wrong}, nil); fault.CodeOf(err) != fault.NotAllowed {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if _, err := d.Backup(t.Context(), BackupOrder{To: path + "2", Passphrase: "短"}, nil); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("%v", err)
	}
}

// Anyone can take a plain backup apart.
func TestAPlainBackupOpensWithoutUs(t *testing.T) {
	d := workedOffice(t)
	made := backUp(t, d, BackupOrder{Folder: t.TempDir()})
	if name := filepath.Base(made.Path); name != "青石镇人民政府 备份 2026-03-02 090000.zip" {
		t.Error(name)
	}
	z := must[*zip.ReadCloser](t)(zip.OpenReader(made.Path))
	defer z.Close()
	if z.File[0].Name != "office.db" || len(z.File) != made.Attachments+3 {
		t.Errorf("%d entries, the first is %s", len(z.File), z.File[0].Name)
	}
	found := must[BackupCheck](t)(CheckBackup(t.Context(), made.Path, "", nil))
	if !found.Found.OK() || found.Seal != made.Seal || !strings.Contains(found.Text(), made.Head) {
		t.Errorf("%+v\n%s", found, found.Text())
	}
}

func TestBackupStatus(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	d := must[*Desk](t)(Found(t.Context(), filepath.Join(t.TempDir(), "单位"), office.Town, "青石镇人民政府", Person{Name: "李干事", Now: func() time.Time { return now }}))
	t.Cleanup(func() { _ = d.Close() })
	path := filepath.Join(t.TempDir(), "备份.zip")
	status := func() BackupStatus { return must[BackupStatus](t)(d.BackupStatus(t.Context())) }
	if s := status(); !s.Red() || s.Sound != nil || !strings.Contains(s.Sentence(), "还没有备份过") {
		t.Errorf("never: %+v", s)
	}
	r := backUp(t, d, BackupOrder{To: path}).BackupRecord
	if s := status(); !s.Red() || !s.SameDisk || s.TooOld || s.Gone || s.Sound == nil {
		t.Errorf("on the same disk: %+v", s)
	}
	r.SameDisk = false
	if err := d.recordBackup(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	for days, red := range map[int]bool{0: false, 6: false, 7: false, 8: true, -2: true} {
		now = time.Date(2026, 3, 2+days, 23, 59, 0, 0, time.UTC)
		if s := status(); s.Red() != red || s.TooOld != red || s.Days != days {
			t.Errorf("after %d days: %+v: %s", days, s, s.Sentence())
		}
	}
	now = time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	if err := os.WriteFile(path, []byte("短了"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := status(); !s.Gone || !s.Red() {
		t.Errorf("another size: %+v", s)
	}
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	if s := status(); s.Gone || s.Red() {
		t.Errorf("the stick is not plugged in: %+v", s)
	}
}

func TestBackupOnClose(t *testing.T) {
	now := time.Date(2026, 3, 2, 17, 0, 0, 0, time.UTC)
	d := must[*Desk](t)(Found(t.Context(), filepath.Join(t.TempDir(), "单位"), office.Town, "青石镇人民政府", Person{Name: "李干事", Now: func() time.Time { return now }}))
	t.Cleanup(func() { _ = d.Close() })
	closing := func() *Backup { return must[*Backup](t)(d.BackupOnClose(t.Context(), nil)) }
	if made := closing(); made != nil {
		t.Errorf("without a folder: %+v", made)
	}
	settings := must[BackupSettings](t)(d.BackupSettings(t.Context()))
	settings.Folder, settings.Days, settings.Weeks, settings.Months = t.TempDir(), 2, 0, 0
	if err := d.SetBackupSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	strange := filepath.Join(settings.Folder, "青石镇人民政府 备份 2020-01-01 080000.zip")
	if err := os.WriteFile(strange, []byte("别人的"), 0o600); err != nil {
		t.Fatal(err)
	}
	var made []string
	for day := range 4 {
		now = time.Date(2026, 3, 2+day, 17, 0, 0, 0, time.UTC)
		importing(t, d, applications(application(t, "SQ-"+now.Format("02"), "2025-03-04")))
		b := closing()
		if b == nil || !b.Sound {
			t.Fatalf("%v: %+v", now, b)
		}
		made = append(made, b.Path)
		if again := closing(); again != nil {
			t.Errorf("nothing has changed: %+v", again)
		}
	}
	for n, path := range append(made, strange) {
		if _, err := os.Stat(path); (err == nil) != (n >= 2) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if err := os.Remove(made[3]); err != nil {
		t.Fatal(err)
	}
	if again := closing(); again == nil {
		t.Error("the last backup is gone and none was made")
	}
	settings.OnClose = false
	if err := d.SetBackupSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	if made := closing(); made != nil {
		t.Errorf("turned off: %+v", made)
	}
	expectSound(t, d)
}

func TestWhoDecidesAboutBackups(t *testing.T) {
	s := staff(t, office.Town)
	for _, role := range office.Roles() {
		s.sit(role)
		err := s.SetBackupSettings(t.Context(), usualBackups())
		if want := role.Permit(office.ManageOffice); fault.CodeOf(err) != fault.CodeOf(want) {
			t.Errorf("%s sets: %v", role, err)
		}
		if made := backUp(t, s.Desk, BackupOrder{To: filepath.Join(t.TempDir(), "备份.zip")}); !made.Sound {
			t.Errorf("%s backs up: %+v", role, made)
		}
	}
}
