package parcel

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

var backupTime = time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)

func shaOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func fileOf(t testing.TB, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func someContents(sizes ...int) [][]byte {
	random := rand.New(rand.NewPCG(14, 711))
	var all [][]byte
	for _, size := range sizes {
		content := make([]byte, size)
		for i := range content {
			content[i] = byte(random.Uint32())
		}
		all = append(all, content)
	}
	return all
}

var backupFacts = BackupFacts{
	Organ: office.Organ{ID: "01JTOWN0000000000000000000", Level: office.Town, Name: "青石镇人民政府"}, Schema: 6,
	Counts: map[string]int64{"application": 12, "person": 3}, Entries: 31, Head: strings.Repeat("ab", 32),
}

// fillBackup puts the contents into a backup and finishes it.
func fillBackup(t testing.TB, w *BackupWriter, all [][]byte) (seal string) {
	t.Helper()
	err := w.AddDatabase(t.Context(), fileOf(t, all[0]), nil)
	for _, content := range all[1:] {
		if err == nil {
			var ok bool
			if ok, err = w.AddAttachment(t.Context(), shaOf(content), fileOf(t, content), nil); !ok && err == nil {
				err = errors.New("an attachment was left out")
			}
		}
	}
	if err == nil {
		seal, err = w.Finish(t.Context(), BackupManifest{Program: "0.1.0", Facts: backupFacts}, "这是备份。\n")
	}
	if err != nil {
		t.Fatal(err)
	}
	return seal
}

func backupAt(t testing.TB, path, passphrase string, all [][]byte) {
	t.Helper()
	w, err := newBackup(path, passphrase, backupTime, quickWork)
	if err != nil {
		t.Fatal(err)
	}
	fillBackup(t, w, all)
	if err := w.Publish(); err != nil {
		t.Fatal(err)
	}
}

// readBackup reads a backup whole.
func readBackup(ctx context.Context, content []byte, passphrase string) (map[string][]byte, *BackupReader, error) {
	r, err := openBackup(bytes.NewReader(content), int64(len(content)), passphrase)
	if err != nil {
		return nil, nil, err
	}
	var mutex sync.Mutex
	found := map[string][]byte{}
	err = r.Read(ctx, func(e BackupEntry) (Take, error) {
		return &kept{done: func(b []byte) {
			mutex.Lock()
			defer mutex.Unlock()
			found[e.Name] = b
		}}, nil
	}, nil)
	return found, r, err
}

type kept struct {
	bytes.Buffer
	done func([]byte)
}

func (k *kept) Done(right bool) error {
	if right {
		k.done(k.Bytes())
	}
	return nil
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestABackupGivesBackWhatWentIn(t *testing.T) {
	for _, secret := range []string{"", passphrase} {
		all := someContents(700_000, 0, 1, 5000, block, 3*block+17)
		path := filepath.Join(t.TempDir(), "备份.zip")
		backupAt(t, path, secret, all)
		found, r, err := readBackup(t.Context(), bytesOf(t, path), secret)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != len(all)+1 || !bytes.Equal(found["office.db"], all[0]) {
			t.Errorf("%d entries came back", len(found))
		}
		for _, one := range all[1:] {
			if d := shaOf(one); !bytes.Equal(found["files/"+d[:2]+"/"+d], one) {
				t.Errorf("an attachment of %d bytes came back with %d", len(one), len(found["files/"+d[:2]+"/"+d]))
			}
		}
		m := r.Manifest()
		if m.Facts.Organ != backupFacts.Organ || m.Facts.Head != backupFacts.Head || m.Facts.Counts["application"] != 12 || !m.Made.Equal(backupTime) || r.Sealed() != (secret != "") {
			t.Errorf("%+v", m)
		}
	}
}

// Any zip program takes out what is in a backup without a passphrase.
func TestABackupIsAZipFile(t *testing.T) {
	all := someContents(1000, 20, 300_000)
	path := filepath.Join(t.TempDir(), "备份.zip")
	backupAt(t, path, "", all)
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var names []string
	for _, f := range archive.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil { // compares the checksum
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if len(names) != 5 || names[0] != "office.db" || names[3] != "说明.txt" || names[4] != "manifest.json" {
		t.Error(names)
	}
}

// Every single byte is proved by something.
func TestEveryFlippedBitOfABackupIsFound(t *testing.T) {
	for _, secret := range []string{"", passphrase} {
		path := filepath.Join(t.TempDir(), "备份.zip")
		backupAt(t, path, secret, someContents(60, 40))
		good := bytesOf(t, path)
		for at := range good {
			bad := bytes.Clone(good)
			bad[at] ^= 1 << (at % 8)
			if _, _, err := readBackup(t.Context(), bad, secret); fault.CodeOf(err) == "" {
				t.Errorf("byte %d of %d is another, and reading says %v", at, len(good), err)
			}
		}
		for cut := 1; cut < len(good); cut += 7 {
			if _, _, err := readBackup(t.Context(), good[:len(good)-cut], secret); fault.CodeOf(err) == "" {
				t.Errorf("%d bytes are missing, and reading says %v", cut, err)
			}
		}
		if _, _, err := readBackup(t.Context(), append(bytes.Clone(good), 'x'), secret); fault.CodeOf(err) == "" {
			t.Errorf("a byte too many, and reading says %v", err)
		}
	}
}

// TestTornAndFlippedBackups is T4: two hundred at random places, with and
// without a passphrase, of a backup with larger files.
func TestTornAndFlippedBackups(t *testing.T) {
	const trials = 100
	random := rand.New(rand.NewPCG(4, 711))
	refused := 0
	for _, secret := range []string{"", passphrase} {
		path := filepath.Join(t.TempDir(), "备份.zip")
		backupAt(t, path, secret, someContents(300_000, 70_000, 5, 200_000, 1000))
		good := bytesOf(t, path)
		for n := range trials {
			bad := bytes.Clone(good)
			at := random.IntN(len(bad))
			if n%2 == 0 {
				bad = bad[:at]
			} else {
				bad[at] ^= 1 << random.IntN(8)
			}
			_, _, err := readBackup(t.Context(), bad, secret)
			if code := fault.CodeOf(err); code != fault.Damaged && (secret == "" || code != fault.NotAllowed) {
				t.Errorf("trial %d at %d: %v", n, at, err)
				continue
			}
			refused++
		}
	}
	t.Logf("%d of %d refused", refused, 2*trials)
}

// A hostile manifest leads nowhere.
func TestAHostileBackupIsRefusedWhole(t *testing.T) {
	sum := strings.Repeat("0", 64)
	good := BackupEntry{Name: "office.db", Size: 10, SHA256: sum, At: 40}
	cases := map[string][]BackupEntry{
		"nothing":             {},
		"no database":         {{Name: "说明.txt", SHA256: sum}},
		"a way out":           {good, {Name: "../x", SHA256: sum, At: 50}},
		"a way out of files":  {good, {Name: "files/../../x", SHA256: sum, At: 50}},
		"absolute":            {good, {Name: "/etc/passwd", SHA256: sum, At: 50}},
		"a drive":             {good, {Name: `C:\x`, SHA256: sum, At: 50}},
		"a share":             {good, {Name: `\\host\x`, SHA256: sum, At: 50}},
		"a device":            {good, {Name: "CON.txt", SHA256: sum, At: 50}},
		"NUL in a name":       {good, {Name: "files/00/" + sum + "\x00", SHA256: sum, At: 50}},
		"twice":               {good, {Name: "office.db", SHA256: sum, At: 50}},
		"twice an attachment": {good, {Name: "files/00/" + sum, SHA256: sum, At: 50}, {Name: "files/00/" + sum, SHA256: sum, At: 50}},
		"capitals":            {good, {Name: "files/AA/" + strings.Repeat("A", 64), SHA256: strings.Repeat("A", 64), At: 50}},
		"another digest":      {good, {Name: "files/00/" + sum, SHA256: strings.Repeat("1", 64), At: 50}},
		"the wrong folder":    {good, {Name: "files/01/" + sum, SHA256: sum, At: 50}},
		"overlapping":         {good, {Name: "files/00/" + sum, SHA256: sum, At: 49, Size: 5}},
		"before the start":    {{Name: "office.db", Size: 10, SHA256: sum, At: -1}},
		"a negative size":     {{Name: "office.db", Size: -1, SHA256: sum, At: 1}},
		"beyond the end":      {{Name: "office.db", Size: 961, SHA256: sum, At: 40}},
		"far beyond the end":  {{Name: "office.db", Size: 1<<63 - 1, SHA256: sum, At: 1<<63 - 1}},
		"no digest":           {{Name: "office.db", Size: 10, At: 40}},
	}
	for name, entries := range cases {
		text := fmt.Sprintf(`{"format":1,"content":%s}`, entriesJSON(t, entries))
		if _, err := parseBackupManifest([]byte(text), 1000); fault.CodeOf(err) != fault.Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := parseBackupManifest([]byte(`{"format":1,"content":`+entriesJSON(t, []BackupEntry{good})+`}`), 1000); err != nil {
		t.Errorf("a good one is refused: %v", err)
	}
}

// An attachment that is damaged in the office itself stays out, and the rest is
// a good backup.
func TestADamagedAttachmentStaysOut(t *testing.T) {
	all := someContents(3000, 100, 2*block, 10, 20)
	path := filepath.Join(t.TempDir(), "备份.zip")
	w, err := newBackup(path, "", backupTime, quickWork)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.AddDatabase(t.Context(), fileOf(t, all[0]), nil); err != nil {
		t.Fatal(err)
	}
	bad := slices.Clone(all[2])
	bad[block+5]++
	for n, path := range []string{fileOf(t, bad), filepath.Join(t.TempDir(), "gone"), t.TempDir()} {
		if ok, err := w.AddAttachment(t.Context(), shaOf(all[2+n]), path, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", path, ok, err)
		}
	}
	if ok, err := w.AddAttachment(t.Context(), shaOf(all[1]), fileOf(t, all[1]), nil); !ok || err != nil {
		t.Error(ok, err)
	}
	lack := []BackupLack{{shaOf(all[2]), "照片.jpg"}}
	if _, err := w.Finish(t.Context(), BackupManifest{Facts: backupFacts, Lacking: lack}, ""); err != nil {
		t.Fatal(err)
	}
	if err := w.Publish(); err != nil {
		t.Fatal(err)
	}
	found, r, err := readBackup(t.Context(), bytesOf(t, path), "")
	if err != nil || len(found) != 5 || !bytes.Equal(found["damaged/"+shaOf(all[2])], bad) || !slices.Equal(r.Manifest().Lacking, lack) {
		t.Errorf("%d entries, %v", len(found), err)
	}
}

func TestABackupReplacesOnlyABackup(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "备份.zip")
	for _, secret := range []string{"", passphrase, ""} { // the second and third replace one
		backupAt(t, path, secret, someContents(100))
	}
	other := filepath.Join(folder, "年报.pdf")
	if err := os.WriteFile(other, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, taken := range []string{other, folder} {
		if _, err := NewBackup(taken, "", backupTime); fault.CodeOf(err) != fault.Exists {
			t.Errorf("%s: %v", taken, err)
		}
	}
	if string(bytesOf(t, other)) != "%PDF-1.7" {
		t.Error("a foreign file was changed")
	}
}

func TestADiscardedBackupLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	w, err := NewBackup(filepath.Join(folder, "备份.zip"), "", backupTime)
	if err != nil {
		t.Fatal(err)
	}
	err = w.AddDatabase(ctx, fileOf(t, someContents(5 * block)[0]), func(int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped backup says %v", err)
	}
	w.Discard()
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("%v %v", left, err)
	}
}

func TestALaterFormatSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "备份.zip")
	backupAt(t, path, "", someContents(100))
	later := bytes.Replace(bytesOf(t, path), []byte("zwgk-backup 1"), []byte("zwgk-backup 2"), 1)
	if _, _, err := readBackup(t.Context(), later, ""); fault.CodeOf(err) != fault.TooNew {
		t.Error(err)
	}
}

// Whatever a file holds, opening and reading it ends in an answer.
func FuzzBackup(f *testing.F) {
	for _, secret := range []string{"", passphrase} {
		path := filepath.Join(f.TempDir(), "备份.zip")
		backupAt(f, path, secret, someContents(30, 20))
		f.Add(bytesOf(f, path))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		_, r, err := readBackup(t.Context(), file, "")
		if err == nil && int64(len(file)) != r.size {
			t.Error("a backup of another size passes")
		}
		if err != nil && fault.CodeOf(err) == "" {
			t.Errorf("an error without its sentence: %v", err)
		}
	})
}

// Whatever stands in a trailer and a manifest, no entry leads out of the file.
func FuzzBackupManifest(f *testing.F) {
	path := filepath.Join(f.TempDir(), "备份.zip")
	backupAt(f, path, "", someContents(30, 20))
	good := bytesOf(f, path)
	trailer, err := parseTrailer(good[len(good)-trailerLength:])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good[trailer.at:][:trailer.length], good[len(good)-trailerLength:])
	f.Fuzz(func(t *testing.T, manifest, trailer []byte) {
		if found, err := parseTrailer(trailer); err == nil && found.String() != string(trailer) {
			t.Errorf("%q reads as %q", trailer, found)
		}
		const end = 1 << 20
		m, err := parseBackupManifest(manifest, end)
		if err != nil {
			return
		}
		at := int64(0)
		for _, e := range m.Content {
			if e.At < at || e.At+e.Size > end || !filepath.IsLocal(e.Name) || strings.ContainsAny(e.Name, `\:`) {
				t.Fatalf("%+v", e)
			}
			at = e.At + e.Size
		}
	})
}

func entriesJSON(t *testing.T, entries []BackupEntry) string {
	t.Helper()
	text, err := json.Marshal(entries)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
