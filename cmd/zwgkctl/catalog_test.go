package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
)

// newOffice makes an empty office of a kind.
func newOffice(t *testing.T, kind, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "单位 "+kind)
	expect(t, exitOK, "init", "--office", dir, "--kind", kind, "--name", name)
	return dir
}

func entriesOf(t *testing.T, dir string) []catalog.Entry {
	t.Helper()
	var entries []catalog.Entry
	if err := json.Unmarshal([]byte(expect(t, exitOK, "catalog", "--office", dir, "list", "--json").out), &entries); err != nil {
		t.Fatal(err)
	}
	return entries
}

func trialOf(t *testing.T, code int, args ...string) desk.CatalogueTrial {
	t.Helper()
	var trial desk.CatalogueTrial
	if err := json.Unmarshal([]byte(expect(t, code, append([]string{"catalog", "--json", "import"}, args...)...).out), &trial); err != nil {
		t.Fatal(err)
	}
	return trial
}

// From an empty office: template, export, import. The own export changes
// nothing at home and gives another office the same catalogue; the published
// one changes nothing either.
func TestTheBuiltInCataloguesGoOutAndComeBack(t *testing.T) {
	for kind, name := range map[string]string{"town": "青石镇人民政府", "village": "石坳村村民委员会"} {
		dir, other := newOffice(t, kind, name), newOffice(t, kind, "另一个"+name)
		if s := expect(t, exitOK, "catalog", "--office", dir, "template"); !strings.Contains(s.out, "新增") {
			t.Errorf("%s: %s", kind, s.out)
		}
		if s := expect(t, exitOK, "catalog", "--office", dir, "template"); !strings.Contains(s.out, "没有新增") {
			t.Errorf("%s again: %s", kind, s.out)
		}
		entries := entriesOf(t, dir)
		if len(entries) < 30 {
			t.Fatalf("%s has %d entries", kind, len(entries))
		}
		folder := t.TempDir()
		for _, layout := range []string{"county", "village"} {
			for _, own := range []string{"--own", "--own=false"} {
				file := filepath.Join(folder, layout+own+".xlsx")
				expect(t, exitOK, "catalog", "--office", dir, "export", "--layout", layout, own, file)
				s := expect(t, exitOK, "catalog", "--office", dir, "import", file)
				if !strings.Contains(s.out, "没有改动") || !strings.Contains(s.out, "新增0，改动0，") || !strings.Contains(s.out, "文件里没有0，不能导入0") {
					t.Errorf("%s %s %s: %s", kind, layout, own, s.out)
				}
			}
		}
		own := filepath.Join(folder, "county--own.xlsx")
		if trial := trialOf(t, exitOK, "--office", other, "--dry-run", own); trial.Done || len(trial.Added) != len(entries) || len(entriesOf(t, other)) != 0 {
			t.Errorf("%s: a dry run of %d entries: %s, done %v", kind, len(entries), trial.Line(), trial.Done)
		}
		expect(t, exitOK, "catalog", "--office", other, "import", own)
		got, err := json.Marshal(entriesOf(t, other))
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(entries)
		if err != nil || string(got) != string(want) {
			t.Errorf("the other %s has\n%s, not\n%s, %v", kind, got, want, err)
		}
		expect(t, exitOK, "verify", "--office", other)
	}
}

// A row that cannot be imported keeps out the file.
func TestACatalogueWithAnImpossibleRow(t *testing.T) {
	from := newOffice(t, "town", "青石镇人民政府")
	if s := expect(t, exitFailed, "catalog", "--office", from, "import", register(t, granted)); !strings.Contains(s.err, "表头") {
		t.Error(s.err)
	}
	bad := catalogueFile(t, "低保", "低保")
	trial := trialOf(t, exitFindings, "--office", from, bad)
	if len(trial.Problems) != 1 || trial.Done || len(entriesOf(t, from)) != 0 {
		t.Errorf("%+v", trial.Problems)
	}
	if s := expect(t, exitFindings, "catalog", "--office", from, "import", bad); !strings.Contains(s.out, "第4行") || !strings.Contains(s.out, "没有导入任何一行") {
		t.Error(s.out)
	}
}

// catalogueFile is a small catalogue with an entry for each name.
func catalogueFile(t *testing.T, names ...string) string {
	t.Helper()
	lines := [][]string{{"领域", "一级事项", "公开内容", "公开时限", "公开主体", "备注"}} // below a line that is none of it
	for _, name := range names {
		lines = append(lines, []string{"社会救助", name, "名单", "即时", "镇政府", ""})
	}
	return register(t, lines...)
}

func TestCatalogCallsThatAreWrong(t *testing.T) {
	dir := newOffice(t, "county", "青山县人民政府")
	file := filepath.Join(t.TempDir(), "目录.xlsx")
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitUsage, nil}, {exitUsage, []string{"import"}}, {exitUsage, []string{"export"}}, {exitUsage, []string{"list", file}},
		{exitUsage, []string{"template", file}}, {exitUsage, []string{"delete"}}, {exitUsage, []string{"delete", file}}, {exitUsage, []string{"import", file, file}},
		{exitUsage, []string{"export", "--layout", "city", file}}, {exitUsage, []string{"export", strings.TrimSuffix(file, ".xlsx") + ".csv"}},
		{exitFailed, []string{"import", file}}, {exitFailed, []string{"export", file}}, {exitFailed, []string{"template"}},
		{exitOK, []string{"list"}}, {exitOK, []string{"list", "--json"}},
	} {
		s := expect(t, c.code, append([]string{"catalog", "--office", dir}, c.args...)...)
		if c.code != exitOK {
			expectChinese(t, s.err)
		}
	}
}
