package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// said is what a call of the program gave.
type said struct {
	code     int
	out, err string
}

func call(t *testing.T, args ...string) said {
	t.Helper()
	var out, errOut bytes.Buffer
	code := run(t.Context(), args, &out, &errOut)
	return said{code, out.String(), errOut.String()}
}

// expect calls the program and holds its exit code.
func expect(t *testing.T, code int, args ...string) said {
	t.Helper()
	s := call(t, args...)
	if s.code != code {
		t.Fatalf("zwgkctl %s ends with %d, want %d\n%s%s", strings.Join(args, " "), s.code, code, s.out, s.err)
	}
	return s
}

// demoOffice makes the demo town and returns its folder.
func demoOffice(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "演示 镇")
	expect(t, exitOK, "demo", "--office", dir)
	return dir
}

// register writes a small xlsx with rows of 登记编号, 收到日期, 申请人类别, 申请内容,
// 办理结果 and 答复日期.
func register(t *testing.T, lines ...[]string) string {
	t.Helper()
	return workbook(t, append([][]string{{"登记编号", "收到日期", "申请人类别", "申请内容", "办理结果", "答复日期"}}, lines...)...)
}

// workbook writes an xlsx of one sheet whose cells are all text.
func workbook(t *testing.T, lines ...[]string) string {
	t.Helper()
	var body strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&body, `<row r="%d">`, i+1)
		for j, text := range line {
			fmt.Fprintf(&body, `<c r="%c%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, 'A'+j, i+1, text)
		}
		body.WriteString("</row>")
	}
	const types, relations = "http://schemas.openxmlformats.org/package/2006/", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + types + `content-types"></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + types + `relationships"><Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + main + ` xmlns:r="` + relations + `"><sheets><sheet name="登记台账" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + types + `relationships"><Relationship Id="rId1" Type="` + relations + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + main + `><sheetData>` + body.String() + `</sheetData></worksheet>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return textFile(t, "台账.xlsx", file.String())
}

func textFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	granted = []string{"SQ2025-9001", "2025-03-04", "自然人", "宅基地审批材料", "予以公开", "2025-03-20"}
	badDate = []string{"SQ2025-9002", "2025年13月1日", "自然人", "低保认定依据", "", ""}
)

// Every way in which a call may end, and the code for it.
func TestExitCodes(t *testing.T) {
	dir, book, bad := demoOffice(t), register(t, granted), register(t, granted, badDate)
	folder := t.TempDir()
	report, pdf := filepath.Join(folder, "年报.json"), filepath.Join(folder, "年报.pdf")
	missing := filepath.Join(folder, "没有")
	village := filepath.Join(folder, "村")
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitOK, []string{"help"}},
		{exitOK, []string{"--help"}},
		{exitOK, []string{"-h"}},
		{exitOK, []string{"import", "--help"}},
		{exitOK, []string{"init", "--office", village, "--kind", "village", "--name", "石坳村村民委员会"}},
		{exitOK, []string{"report", "--office", dir, "--year", "2025", "--date", "2026-01-20", "--out", report}},
		{exitOK, []string{"report", "--office", dir, "--year", "2025", "--out", pdf}},
		{exitOK, []string{"check", report}},
		{exitOK, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", "--dry-run", book}},
		{exitOK, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", book}},
		{exitOK, []string{"verify", "--office", dir}},
		{exitOK, []string{"deadline", "--received", "2026-09-14", "--days", "20"}},

		{exitFailed, []string{"demo", "--office", dir}},
		{exitFailed, []string{"init", "--office", dir, "--kind", "town", "--name", "青石镇人民政府"}},
		{exitFailed, []string{"verify", "--office", missing}},
		{exitFailed, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", missing}},
		{exitFailed, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", report}},
		{exitFailed, []string{"check", missing}},
		{exitFailed, []string{"check", textFile(t, "x.json", "{")}},
		{exitFailed, []string{"report", "--office", village, "--year", "2025", "--out", pdf}},
		{exitFailed, []string{"report", "--office", dir, "--year", "2025", "--out", filepath.Join(report, "x.pdf")}},
		{exitFailed, []string{"deadline", "--received", "2026-09-14", "--days", "20", "--calendar", missing}},

		{exitUsage, nil},
		{exitUsage, []string{"delete"}},
		{exitUsage, []string{"help", "delete"}},
		{exitUsage, []string{"verify"}},
		{exitUsage, []string{"demo", "--office", missing, "--items", "0"}},
		{exitUsage, []string{"init", "--office", missing, "--kind", "town"}},
		{exitUsage, []string{"init", "--office", missing, "--kind", "empire", "--name", "某"}},
		{exitUsage, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025"}},
		{exitUsage, []string{"import", "--office", dir, "--kind", "applications", book}},
		{exitUsage, []string{"import", "--office", dir, "--year", "2025", book}},
		{exitUsage, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", book, book}},
		{exitUsage, []string{"report", "--office", dir, "--year", "2025"}},
		{exitUsage, []string{"report", "--office", dir, "--year", "2025", "--out", missing + ".odt"}},
		{exitUsage, []string{"report", "--office", dir, "--year", "2019", "--out", pdf}},
		{exitUsage, []string{"report", "--office", dir, "--year", "2025", "--out", pdf, "--date", "下周"}},
		{exitUsage, []string{"report", "--office", dir, "--year", "2025", "--out", pdf, "--previous", report}},
		{exitUsage, []string{"records", "--office", dir, "--year", "2025", "--cell", "table3.x.y"}},
		{exitUsage, []string{"deadline", "--days", "20"}},

		{exitFindings, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", bad}},
		{exitFindings, []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", "--dry-run", "--json", bad}},
	} {
		t.Run(fmt.Sprint(c.code, c.args), func(t *testing.T) {
			s := expect(t, c.code, c.args...)
			if c.code == exitFailed || c.code == exitUsage {
				expectChinese(t, s.err)
			}
		})
	}
}

// A report with a wrong sum is found; an office that was tampered with too.
func TestExitCodesOfWrongFigures(t *testing.T) {
	dir := demoOffice(t)
	report := filepath.Join(t.TempDir(), "年报.json")
	expect(t, exitOK, "report", "--office", dir, "--year", "2025", "--out", report)
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	spoilt := strings.Replace(string(data), `"total": `, `"total": 9`, 1)
	if spoilt == string(data) {
		t.Fatal("nothing to spoil")
	}
	wrong := textFile(t, "年报.json", spoilt)
	expect(t, exitFindings, "check", wrong)
	expect(t, exitFindings, "check", "--json", wrong)
}

func TestExitCodesOfDamage(t *testing.T) {
	dir := demoOffice(t)
	ledger := register(t, granted)
	expect(t, exitOK, "import", "--office", dir, "--kind", "applications", "--year", "2025", ledger)
	content, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	digest := fmt.Sprintf("%x", sha256.Sum256(content))
	if err := os.WriteFile(filepath.Join(dir, "files", digest[:2], digest), []byte("别的"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := expect(t, exitDamaged, "verify", "--office", dir); !strings.Contains(s.out, "台账.xlsx") {
		t.Errorf("the damage is not named: %s", s.out)
	}
	database := filepath.Join(dir, "office.db")
	if err := os.Truncate(database, 8192); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"verify"}, {"report", "--year", "2025", "--out", filepath.Join(dir, "x.pdf")}} {
		s := expect(t, exitDamaged, append(args, "--office", dir)...)
		expectChinese(t, s.err)
	}
}

// expectChinese holds that a person is spoken to in Chinese, without the words
// of package flag or of Go.
func expectChinese(t *testing.T, text string) {
	t.Helper()
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("not Chinese: %q", text)
	}
	for _, word := range []string{"flag", "Usage", "usage", "provided", "defined", "invalid", "parse", "value", "argument", "syntax", "no such file", "not found", "strconv"} {
		if strings.Contains(text, word) {
			t.Errorf("%q has the word %q", text, word)
		}
	}
}

func TestOptionsThatAreWrong(t *testing.T) {
	for _, args := range [][]string{
		{"import", "--colour", "red"}, {"import", "-x"}, {"verify", "--office"}, {"demo", "--items", "many"}, {"demo", "--items", "1.5"},
		{"demo", "--items", "99999999999999999999"}, {"import", "--dry-run=maybe"}, {"report", "--=x"}, {"report", "---year"}, {"report", "--year", ""},
		{"deadline", "--days"}, {"verify", "--json=2"},
	} {
		expectChinese(t, expect(t, exitUsage, args...).err)
	}
}

func TestEveryCommandHasHelpInChinese(t *testing.T) {
	overview := expect(t, exitOK, "help").out
	for _, c := range commands() {
		s := expect(t, exitOK, "help", c.name)
		expectChinese(t, s.out)
		if again := expect(t, exitOK, c.name, "-h"); again.out != s.out || again.err != "" {
			t.Errorf("%s -h says %q", c.name, again.out+again.err)
		}
		if !strings.Contains(overview, c.name) || !strings.Contains(s.out, "zwgkctl "+c.name) {
			t.Errorf("%s is not explained", c.name)
		}
	}
	expectChinese(t, overview)
}

func TestOptionsStandBeforeOrAfterTheFile(t *testing.T) {
	dir, book := demoOffice(t), register(t, granted)
	want := ""
	for _, args := range [][]string{
		{"import", "--office", dir, "--kind", "applications", "--year", "2025", "--dry-run", book},
		{"import", book, "--office", dir, "--kind", "applications", "--year", "2025", "--dry-run"},
		{"import", "--office=" + dir, "--kind=applications", book, "-year", "2025", "-dry-run=true"},
		{"import", "--dry-run", "--office", dir, "--kind", "applications", "--year", "2025", "--", book},
	} {
		s := expect(t, exitOK, args...)
		if want == "" {
			want = s.out
		}
		if s.out != want || !strings.Contains(s.out, "新增1，") {
			t.Errorf("%v: %s", args, s.out)
		}
	}
}

func TestJSONIsJSON(t *testing.T) {
	dir := demoOffice(t)
	report := filepath.Join(t.TempDir(), "年报.json")
	expect(t, exitOK, "report", "--office", dir, "--year", "2025", "--out", report)
	for _, c := range []struct {
		code int
		keys string // what the object has; none for a list
		args []string
	}{
		{exitOK, "records entries files head problems", []string{"verify", "--office", dir}},
		{exitFindings, "added refused rows sheets notes", []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", register(t, granted, badDate)}},
		{exitOK, "added done", []string{"import", "--office", dir, "--kind", "applications", "--year", "2025", register(t, granted)}},
		{exitOK, "", []string{"check", report}},
		{exitOK, "cell value count records", []string{"records", "--office", dir, "--year", "2025", "--cell", "table3.new_received.total"}},
		{exitOK, "records count", []string{"records", "--office", dir, "--year", "2025", "--cell", "table3.denied_state_secret.total"}},
		{exitOK, "due working_days estimated lines", []string{"deadline", "--received", "2026-09-14", "--days", "20"}},
	} {
		s := expect(t, c.code, append(c.args, "--json")...)
		var list []any
		object := map[string]any{}
		if c.keys == "" {
			if err := json.Unmarshal([]byte(s.out), &list); err != nil || list == nil {
				t.Errorf("%v: %v\n%s", c.args, err, s.out)
			}
			continue
		}
		if err := json.Unmarshal([]byte(s.out), &object); err != nil {
			t.Errorf("%v: %v\n%s", c.args, err, s.out)
		}
		for _, key := range strings.Fields(c.keys) {
			if object[key] == nil {
				t.Errorf("%v has no %s:\n%s", c.args, key, s.out)
			}
		}
	}
}

// One record, one line, whatever stands in its cells; the sum goes elsewhere.
func TestRecordsAreLines(t *testing.T) {
	dir := demoOffice(t)
	odd := []string{"SQ2025-9003", "2025-03-05", "自然人", "第一行&#10;第二行&#9;第三&lt;列&gt;", "予以公开", "2025-03-21"}
	expect(t, exitOK, "import", "--office", dir, "--kind", "applications", "--year", "2025", register(t, granted, odd))
	for _, cell := range []string{"table3.new_received.total", "table3.granted.natural_person", "table3.denied_state_secret.total", "table2.licences.decisions", "table2.charges.amount_10k_yuan", "table4.reconsideration.total"} {
		s := expect(t, exitOK, "records", "--office", dir, "--year", "2025", "--cell", cell)
		var listed struct {
			Count   int   `json:"count"`
			Records []any `json:"records"`
		}
		if err := json.Unmarshal([]byte(expect(t, exitOK, "records", "--office", dir, "--year", "2025", "--cell", cell, "--json").out), &listed); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(s.out, "\n"); lines != listed.Count || len(listed.Records) != listed.Count {
			t.Errorf("%s: %d lines for %d records:\n%s", cell, lines, listed.Count, s.out)
		}
		for line := range strings.Lines(s.out) {
			if strings.Count(line, "\t") != 5 {
				t.Errorf("%s: not six columns: %q", cell, line)
			}
		}
		if !strings.Contains(s.err, "条记录") {
			t.Errorf("%s: no sum: %q", cell, s.err)
		}
	}
}
