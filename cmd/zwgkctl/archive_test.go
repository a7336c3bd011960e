package main

import (
	"encoding/json"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/workday"
)

// looseYear is an office with paper files of 2025 that wait to be filed, the
// first of them with a scan.
func looseYear(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "青石镇")
	expect(t, exitOK, "init", "--office", dir, "--kind", "town", "--name", "青石镇人民政府")
	d, err := desk.Open(t.Context(), dir, operator())
	if err != nil {
		t.Fatal(err)
	}
	for day := 1; day <= 3; day++ {
		on := workday.Date{Year: 2025, Month: 3, Day: day}
		p, err := d.NewLoose(t.Context(), "=会议签到表", "", on, archive.Trainings, 2)
		if err != nil {
			t.Fatal(err)
		}
		p.Receipt = &archive.Receipt{On: on.AddDays(7), From: "周长顺", To: "吴桂芳"}
		if p, err = d.KeepLoose(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		if day > 1 {
			continue
		}
		if err := d.AddPieceFile(t.Context(), p.ID, scan(t), "", archive.Text, false); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func scan(t *testing.T) string {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "签到表.jpg"))
	if err == nil {
		err = jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 200, 300)), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Name()
}

// A year from the terminal: filed, listed, boxed, checked, packed, inspected.
func TestAYearIsFiledFromTheTerminal(t *testing.T) {
	dir := looseYear(t)
	year := func(work string, more ...string) []string {
		return append([]string{"archive", work, "--office", dir, "--year", "2025"}, more...)
	}
	if said := expect(t, exitOK, year("compose")...).out; !strings.Contains(said, "组成0件") {
		t.Error(said)
	}
	expect(t, exitFailed, year("catalog", "--out", filepath.Join(t.TempDir(), "目录.xlsx"))...)
	if said := expect(t, exitOK, year("close")...).out; !strings.Contains(said, "归档3件") {
		t.Error(said)
	}
	var lines []catalogLine
	if err := json.Unmarshal([]byte(expect(t, exitOK, year("catalog", "--json")...).out), &lines); err != nil || len(lines) != 3 {
		t.Fatal(len(lines), err)
	}
	if l := lines[2]; l.Code != "WS·2025-D10-0003" || l.Date != "20250303" || l.State != "archived" {
		t.Errorf("%+v", l)
	}
	listed := strings.Split(expect(t, exitOK, year("catalog")...).out, "\n")
	if listed[0] != "WS·2025-D10-0001\t\t青石镇人民政府\t=会议签到表\t20250301\t\t1\t已归档" {
		t.Errorf("%q", listed[0])
	}
	book, pages := filepath.Join(t.TempDir(), "目录.xlsx"), filepath.Join(t.TempDir(), "目录")
	expect(t, exitOK, year("catalog", "--out", book)...)
	if paths := strings.TrimSpace(expect(t, exitOK, year("catalog", "--out", pages)...).out); filepath.Dir(paths) != pages {
		t.Error(paths)
	}
	if said := expect(t, exitOK, year("boxes", "--thickness", "20")...).out; !strings.Contains(said, "第1盒\t10年\t\t0001至0003\t3件") {
		t.Error(said)
	}
	if said := expect(t, exitFindings, year("check")...).out; !strings.Contains(said, "VIRUS") {
		t.Error(said)
	}
	expect(t, exitOK, year("check", "--virus", "没有发现病毒", "--json")...)
	packed := filepath.Join(t.TempDir(), "移交.zip")
	expect(t, exitFindings, year("pack", "--target", "县档案馆")...)
	written := expect(t, exitOK, year("pack", "--target", "县档案馆", "--virus", "没有发现病毒", "--zip", "--out", packed)...).out
	seen := expect(t, exitOK, "archive", "inspect", packed).out
	if seal := written[strings.LastIndex(written, " ")+1:]; !strings.Contains(seen, seal) {
		t.Errorf("%s\n%s", written, seen)
	}
	expect(t, exitOK, "verify", "--office", dir)
	damaged(t, dir, packed, year)
}

// damaged looks at a package and an archive of which a byte has changed.
func damaged(t *testing.T, dir, packed string, year func(string, ...string) []string) {
	t.Helper()
	flip(t, packed)
	expect(t, exitDamaged, "archive", "inspect", packed)
	d, err := desk.Open(t.Context(), dir, operator())
	if err != nil {
		t.Fatal(err)
	}
	page, err := d.Pieces(t.Context(), desk.PieceFilter{Year: 2025}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.Piece(t.Context(), page.Rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	digest := v.Piece.Copy.Digest
	flip(t, filepath.Join(dir, "files", digest[:2], digest))
	if said := expect(t, exitDamaged, "verify", "--office", dir).out; !strings.Contains(said, v.Piece.Code) {
		t.Error(said)
	}
	if said := expect(t, exitDamaged, year("check", "--virus", "没有发现病毒")...).out; !strings.Contains(said, v.Piece.Code) {
		t.Error(said)
	}
	expect(t, exitDamaged, year("pack", "--target", "县档案馆", "--virus", "没有发现病毒")...)
}

func flip(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 4
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestArchiveCallsThatAreWrong(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "青石镇")
	expect(t, exitOK, "init", "--office", dir, "--kind", "town", "--name", "青石镇人民政府")
	for _, args := range [][]string{
		{"archive"}, {"archive", "close", "--office", dir}, {"archive", "burn", "--office", dir, "--year", "2025"}, {"archive", "inspect"},
		{"archive", "close", "extra", "--office", dir, "--year", "2025"},
	} {
		expectChinese(t, expect(t, exitUsage, args...).err)
	}
	expect(t, exitFailed, "archive", "close", "--office", dir, "--year", "2025")
	expect(t, exitFailed, "archive", "boxes", "--office", dir, "--year", "2025")
	expect(t, exitFailed, "archive", "pack", "--office", dir, "--year", "2025")
}
