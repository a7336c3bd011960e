package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// keptFile puts a file of so many bytes into an office.
func keptFile(t testing.TB, o *Office, m *maker, name string, size int) File {
	t.Helper()
	content := make([]byte, size)
	for i := range content {
		content[i] = byte(m.Uint32())
	}
	f, err := o.KeepFile(write(t, filepath.Join(t.TempDir(), name), string(content)))
	if err != nil {
		t.Fatal(err)
	}
	change(t, o, func(tx *Tx) error { return tx.AddFile(f) })
	return f
}

// archiveOffice makes an office with records in every table of the archive and
// with files that its pieces name.
func archiveOffice(t testing.TB, pieces int) (*Office, []archive.Piece) {
	t.Helper()
	o, m := newOffice(t), newMaker(60)
	all := archived(t, o, 2025, pieces, 61)
	on := workday.Date{Year: 2026, Month: 4, Day: 1}
	photo, copied := keptFile(t, o, m, "张贴.jpg", 30_000), keptFile(t, o, m, "归档件.pdf", 60_000)
	waiting := m.piece(2026)
	waiting.Parts = append(waiting.Parts, archive.Part{Role: archive.Proof, Title: "张贴照片", Name: photo.Name, Digest: photo.Digest})
	all[0].Copy = archive.Copy{Digest: copied.Digest, Size: copied.Size, Pages: 3, MadeOn: on}
	change(t, o, func(tx *Tx) error {
		box := archive.Box{Class: scheme.ClassOf(all[0]), Number: 1, Thickness: 20, From: 1, To: all[0].Number}
		err := Boxes.Add(tx, &box, "")
		all[0].Box = box.ID
		return errors.Join(
			err, tx.AddPiece(&waiting, pieceWords, ""), tx.ReplacePiece(all[0], "装盒"),
			Appraisals.Add(tx, &archive.Appraisal{On: on, Members: []string{"赵某", "钱某"}, Approved: "孙某", Report: "到期鉴定", Pieces: []string{all[0].ID}}, ""),
			Transfers.Add(tx, &archive.Transfer{On: on, To: "青石县档案馆", Years: []int{2015}, Package: strings.Repeat("ab", 32), By: "李干事"}, ""),
		)
	})
	return o, append(all, waiting)
}

// Verify looks at every table of the archive and at every file that a piece
// names, and names the piece.
func TestVerifyLooksAtTheArchive(t *testing.T) {
	o, all := archiveOffice(t, 8)
	code, waiting := all[0].Code, all[len(all)-1]
	if v := verify(t, o); !v.OK() || v.Archive != (Tally{Good: 2, All: 2}) {
		t.Fatalf("%+v", v)
	}
	file := func(digest string, change func(path string) error) func() error {
		return func() error { return change(o.FilePath(digest)) }
	}
	cut := func(path string) error { return os.Truncate(path, 100) }
	sql := func(statement string) func() error {
		return func() error { _, err := o.write.Exec(statement); return err }
	}
	for _, c := range []struct {
		name, named string
		damage      func() error
	}{
		{"the copy is another", code + "的归档件", file(all[0].Copy.Digest, cut)},
		{"a photo is gone", "“" + waiting.Title + "”的“张贴.jpg”", file(waiting.Parts[2].Digest, os.Remove)},
		{"a box", "档案盒", sql("UPDATE box SET content = replace(content, '20', '30')")},
		{"a piece", "档案" + all[1].ID, sql("UPDATE piece SET box = (SELECT id FROM box) WHERE id = '" + all[1].ID + "'")},
		{"a text", "档案全文", sql("UPDATE piece_text SET content = replace(content, '王某', '李某') WHERE rowid = 2")},
		{"an appraisal", "鉴定", sql("UPDATE appraisal SET content = '{}'")},
		{"a transfer", "移交", sql("UPDATE transfer SET day = '2020-01-01'")},
		{"a lock", "piece_stands", sql("DROP TRIGGER piece_stands")},
		{"a closing", "归档", sql("DROP TRIGGER closing_stands; UPDATE closing SET day = ''")},
		{"a gap", "件号编到", sql("UPDATE piece SET number = number + 50 WHERE number = (SELECT max(number) FROM piece)")},
		{"a piece is gone", "资料里没有", sql("DROP TRIGGER piece_kept_line; PRAGMA foreign_keys = 0; DELETE FROM piece WHERE id = '" + all[2].ID + "'; PRAGMA foreign_keys = 1")},
	} {
		before := verify(t, o).Problems
		if err := c.damage(); err != nil {
			t.Fatal(c.name, err)
		}
		v := verify(t, o)
		fresh := slices.DeleteFunc(slices.Clone(v.Problems), func(p string) bool { return slices.Contains(before, p) })
		if v.OK() || !strings.Contains(strings.Join(fresh, "\n"), c.named) {
			t.Errorf("%s: found %q, want %q", c.name, fresh, c.named)
		}
	}
}

// TestFlippedBitsInAnArchive turns over one bit at a time of the database or of
// a file. Whatever changes what the office says is found.
func TestFlippedBitsInAnArchive(t *testing.T) {
	const flips = 1000
	o, _ := archiveOffice(t, 40)
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	good := map[string][]byte{}
	for path, content := range folder(t, dir) {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			name, err := filepath.Rel(dir, path)
			if err != nil {
				t.Fatal(err)
			}
			good[name] = []byte(content)
		}
	}
	want, damage := says(t, dir)
	if damage != "" || len(good) != 3 {
		t.Fatal(damage, len(good))
	}
	random := rand.New(rand.NewPCG(1000, 711))
	there := t.TempDir()
	inFiles, found, harmless := 0, 0, 0
	for range flips {
		name, at := anyByte(random, good)
		damage, same := flipped(t, there, good, name, at, 1<<random.IntN(8), want)
		if name != databaseName {
			inFiles++
			if damage == "" || !strings.Contains(damage, "附件“") {
				t.Errorf("byte %d of %s is not found: %s", at, name, damage)
			}
		}
		switch {
		case damage != "":
			found++
		case !same:
			t.Errorf("byte %d of %s changes what the office says, and nobody notices", at, name)
		default:
			harmless++
		}
	}
	t.Logf("%d flips, %d of them in files: %d found, %d in bytes that mean nothing", flips, inFiles, found, harmless)
	if found < flips/3 || inFiles < flips/20 {
		t.Errorf("only %d of %d flips found, %d in files", found, flips, inFiles)
	}
}

// anyByte picks a byte of all files alike.
func anyByte(random *rand.Rand, files map[string][]byte) (name string, at int) {
	names, all := slices.Sorted(maps.Keys(files)), 0
	for _, content := range files {
		all += len(content)
	}
	at = random.IntN(all)
	for _, name = range names {
		if at < len(files[name]) {
			break
		}
		at -= len(files[name])
	}
	return name, at
}

// flipped lets an office with one bad byte speak.
func flipped(t *testing.T, there string, good map[string][]byte, name string, at int, bit byte, want map[string]string) (damage string, same bool) {
	t.Helper()
	if err := removeDatabase(filepath.Join(there, databaseName)); err != nil {
		t.Fatal(err)
	}
	for file, content := range good {
		if file == name {
			content = slices.Clone(content)
			content[at] ^= bit
		}
		write(t, filepath.Join(there, file), string(content))
	}
	got, damage := says(t, there)
	return damage, maps.Equal(got, want)
}

// An office of the version before the archive is brought up to date when it is
// opened, and nothing that it had is changed.
func TestAnOfficeWithoutAnArchive(t *testing.T) {
	dir := t.TempDir()
	o := reopen(t, oldOffice(t, dir, 4))
	v := verify(t, o)
	if !v.OK() || v.Records.All != 1+4*20 {
		t.Errorf("%+v", v)
	}
	if waiting, err := o.ToCompose(t.Context(), 2025); err != nil || len(waiting) != 0 {
		t.Error(waiting, err)
	}
	if pieces := archived(t, o, 2025, 5, 71); len(pieces) != 5 || !verify(t, o).OK() {
		t.Error("nothing can be archived")
	}
}

// oldOffice makes an office of an earlier version.
func oldOffice(t *testing.T, dir string, version int64) string {
	t.Helper()
	db := raw(t, dir)
	db.SetMaxOpenConns(1)
	for n := int64(1); n <= version; n++ {
		script, err := schema.ReadFile("schema/000" + string(rune('0'+n)) + ".sql")
		if err != nil {
			t.Fatal(err)
		}
		if err := step(t.Context(), db, n, string(script)); err != nil {
			t.Fatal(err)
		}
	}
	old := &Office{write: db, read: db}
	change(t, old, func(tx *Tx) error { return tx.insertOrgan(town) })
	change(t, old, newMaker(70).add(20))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// What a number freezes is digested the same for ever: another digest would
// lock the archives of all offices.
func TestTheCoreStands(t *testing.T) {
	p := archive.Piece{
		ID: "1", State: archive.Archived, Source: archive.Source{Kind: archive.FromItem, ID: "2"}, Year: 2025, Retention: archive.Permanent, Unit: "BGS",
		Title: "低保公示", Date: workday.Date{Year: 2025, Month: 3, Day: 4}, Number: 1, Code: "WS·2025-Y-BGS-0001", Closing: "3", Box: "4", Pages: 5,
		Parts: []archive.Part{{Role: archive.Text, Title: "正文", How: archive.Drawn, Paper: "text", First: 1, Pages: 5}},
	}
	const written = `{"id":"1","state":"","source":{"kind":"item","id":"2"},"year":2025,"retention":"Y","material":"","unit":"BGS","title":"低保公示",` +
		`"own_title":false,"document_number":"","responsible":"","date":"2025-03-04","openness":{},"parts":[{"role":"text","title":"正文","paper":"text"}],` +
		`"pages":0,"number":1,"code":"WS·2025-Y-BGS-0001","closing":"3"}`
	sum := sha256.Sum256([]byte(written))
	if core(p) != hex.EncodeToString(sum[:]) {
		t.Error("a piece of today could not be kept by this program")
	}
}
