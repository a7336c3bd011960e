package site_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"zwgk/internal/office"
	"zwgk/internal/site"
	"zwgk/internal/workday"
)

func TestWhatAPageSays(t *testing.T) {
	folder, written := made(t, sample())
	files := tree(t, folder)
	checkLinks(t, files)
	first := look(t, "first", files["pages/QSZ-2026-00012.html"])
	if got := first.text["title"]; !slices.Equal(got, []string{"2026年第三季度临时救助资金发放情况公示_青石镇人民政府"}) {
		t.Errorf("title %q", got)
	}
	// The head of the towns' pages (cases/ledgers.md C19), and two fields more.
	if got := strings.Join(first.text["dt"], "|"); got != "索引号|发布机构|主题分类|成文日期|文号|公开方式|有效性|废止日期|发布日期|信息种类" {
		t.Errorf("head %s", got)
	}
	if got := strings.Join(first.text["dd"], "|"); got != "QSZ/2026-00012|青石镇人民政府|社会救助领域|2026年10月9日|青政发〔2026〕12号|主动公开|有效|—|2026年10月12日|公示公告" {
		t.Errorf("head %s", got)
	}
	if got := strings.Join(append(first.text["th"], first.text["td"]...), "|"); got != "村|户数|金额（元）|石桥村|3|4500.00|𠮷水村|2|" {
		t.Errorf("table %s", got)
	}
	if got := first.text["article"][0]; !strings.Contains(got, "公示如下。\n公示期自") {
		t.Errorf("a line of a paragraph is no paragraph: %q", got)
	}
	if len(first.text["strong"]) != 0 {
		t.Errorf("a page in force is marked %q", first.text["strong"])
	}
	revoked := look(t, "revoked", files["pages/QSZ-2024-00003.html"])
	if !slices.Equal(revoked.text["strong"], []string{"已撤销"}) || !strings.Contains(strings.Join(revoked.text["p"], " "), "2026年9月1日起撤销") {
		t.Errorf("the revoked page says %q, %q", revoked.text["strong"], revoked.text["p"])
	}
	var total int64
	for _, content := range files {
		total += int64(len(content))
	}
	if written.Pages != 3 || written.Files != 2 || written.Bytes != total {
		t.Errorf("%+v, want 3 pages, 2 files, %d bytes", written, total)
	}
}

// TestTheIndex lists every page twice: by domain in the order in which domains
// come, and by month, newest first.
func TestTheIndex(t *testing.T) {
	p := sample()
	p.Pages = append(p.Pages, site.Page{Title: "没有写领域和日期的"})
	folder, _ := made(t, p)
	index := look(t, "index", tree(t, folder)["index.html"])
	if got := strings.Join(index.text["h3"], "|"); got != "社会救助领域|农村水利|未分类|2026年11月|2026年10月|2024年5月|未注明发布日期" {
		t.Errorf("groups %s", got)
	}
	want := []int{0, 2, 1, 3, 2, 0, 1, 3} // by domain, by date
	for i, title := range index.text["a"][2:] {
		if title != p.Pages[want[i]].Title {
			t.Errorf("%d: %q, want %q", i, title, p.Pages[want[i]].Title)
		}
	}
	if got := index.text["strong"]; !slices.Equal(got, []string{"已撤销", "已撤销"}) {
		t.Errorf("marked %q", got)
	}
}

// TestAVillageHasItsOwnHeading: 村务 is no 政府信息.
func TestAVillageHasItsOwnHeading(t *testing.T) {
	for level, want := range map[office.Level]string{office.Village: "村务公开", office.Town: "政府信息公开", office.Street: "政府信息公开"} {
		p := sample()
		p.Organ.Level = level
		folder, _ := made(t, p)
		index := look(t, "index", tree(t, folder)["index.html"])
		if got := index.text["h1"]; !slices.Equal(got, []string{want}) || index.text["title"][0] != want+"_青石镇人民政府" {
			t.Errorf("%s: %q, %q", level, got, index.text["title"])
		}
	}
}

// TestHostileTexts: whatever stands in a text, it is shown as text.
func TestHostileTexts(t *testing.T) {
	for _, hostile := range []string{
		`<script>alert("1")</script>`, `</title><script src=//x></script>`, `"><img src=x onerror=alert(1)>`, `' onclick='x`,
		`<!-- ]]> <?php ?>`, `{{.Organ}} {{template "page"}}`, `&lt;b&gt; & &amp;`, `javascript:alert(1)`, "甲\u202E乙\u2066丙\u200F", "甲\x00乙\x1b\ufeff", "甲\xff乙",
		"=HYPERLINK(\"http://x\")", strings.Repeat("长", 20_000),
	} {
		page := site.Page{
			Title: hostile, IndexNumber: hostile, DocumentNumber: hostile, Kind: hostile, Domain: hostile, Mode: hostile,
			State: site.State{Label: hostile, Explanation: hostile}, Body: []string{hostile},
			Tables:      []site.Table{{Caption: hostile, Header: []string{hostile}, Rows: [][]string{{hostile, hostile}}}},
			Attachments: []site.Attachment{attachment(hostile, hostile)},
		}
		p := site.Package{Organ: sample().Organ, Generated: sample().Generated, Pages: []site.Page{page}}
		p.Organ.Name = hostile
		folder, _ := made(t, p)
		files := tree(t, folder)
		checkLinks(t, files)
		shown := strings.NewReplacer("\u202E", "", "\u2066", "", "\u200F", "", "\x00", "", "\x1b", "", "\ufeff", "", "\xff", "\uFFFD").Replace(hostile)
		for name, content := range files {
			if strings.HasPrefix(name, "files/") || name == "style.css" {
				continue
			}
			if strings.ContainsAny(content, "\u202E\u2066\u200F\x00\x1b\ufeff") || !utf8.ValidString(content) {
				t.Errorf("%.40q: %s holds what cannot be seen", hostile, name)
			}
			if path.Ext(name) == ".txt" && !strings.HasPrefix(content, shown+"\r\n") {
				t.Errorf("%.40q: %s begins %.60q", hostile, name, content)
			}
			if path.Ext(name) == ".html" && !strings.Contains(strings.Join(look(t, name, content).text["a"], "\n"), shown) && name == "index.html" {
				t.Errorf("%.40q is not in the index", hostile)
			}
		}
	}
}

// TestTwoItemsAlike: the same title, number and attachment name, none over
// another.
func TestTwoItemsAlike(t *testing.T) {
	p := site.Package{Organ: sample().Organ, Generated: sample().Generated}
	for i, number := range []string{"QS-1", "qs-1", "QS/1", "QS-1.html", "", "", "CON", "ＱＳ-1", strings.Repeat("长", 60), strings.Repeat("长", 61)} {
		p.Pages = append(p.Pages, site.Page{
			Title: "通知", IndexNumber: number, Body: []string{fmt.Sprintf("第%d件", i)},
			Attachments: []site.Attachment{attachment("附件1.doc", fmt.Sprint(i)), attachment("附件1.DOC", fmt.Sprint(i))},
		})
	}
	folder, written := made(t, p)
	files := tree(t, folder)
	checkLinks(t, files)
	bodies, folded := map[string]bool{}, map[string]bool{}
	for name, content := range files {
		if folded[strings.ToLower(name)] {
			t.Errorf("%s is there twice for Windows", name)
		}
		folded[strings.ToLower(name)] = true
		if strings.HasPrefix(name, "pages/") {
			bodies[look(t, name, content).text["article"][0]] = true
		}
	}
	if len(bodies) != len(p.Pages) || written.Files != len(p.Pages) {
		t.Errorf("%d pages with %d files, want %d", len(bodies), written.Files, len(p.Pages))
	}
}

// TestTheManifest names every file but itself, with its digest.
func TestTheManifest(t *testing.T) {
	folder, _ := made(t, sample())
	files := tree(t, folder)
	lines := strings.Split(strings.TrimSuffix(files["manifest.sha256"], "\n"), "\n")
	if len(lines) != len(files)-1 || !slices.IsSortedFunc(lines, func(a, b string) int { return strings.Compare(a[66:], b[66:]) }) {
		t.Errorf("%d lines for %d files", len(lines), len(files))
	}
	for _, line := range lines {
		sum := sha256.Sum256([]byte(files[line[66:]]))
		if line[:66] != hex.EncodeToString(sum[:])+"  " || files[line[66:]] == "" {
			t.Errorf("line %q", line)
		}
	}
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	one, _ := made(t, sample())
	two, _ := made(t, sample())
	if !maps.Equal(tree(t, one), tree(t, two)) {
		t.Error("two packages of the same items differ")
	}
}

func TestTheText(t *testing.T) {
	folder, _ := made(t, sample())
	files := tree(t, folder)
	for name, parts := range map[string][]string{
		"text/QSZ-2026-00012.txt": {
			"2026年第三季度临时救助资金发放情况公示\r\n\r\n索引号：QSZ/2026-00012\r\n发布机构：青石镇人民政府\r\n",
			"\r\n发放情况\r\n村\t户数\t金额（元）\r\n石桥村\t3\t4500.00\r\n𠮷水村\t2\t\r\n", "附件：\r\n1. 发放明细表（网站版）.xlsx（files/", "2. passwd（files/",
		},
		"text/QSZ-2024-00003.txt": {"【已撤销】与上位规定不一致，2026年9月1日起撤销。\r\n", "废止日期：2026年9月1日\r\n"},
	} {
		for _, part := range parts {
			if !strings.Contains(files[name], part) {
				t.Errorf("%s lacks %q:\n%s", name, part, files[name])
			}
		}
		if strings.Count(files[name], "\n") != strings.Count(files[name], "\r\n") {
			t.Errorf("%s: line ends of two kinds", name)
		}
	}
}

// TestAPathOf300Bytes: done-line 5, and a date in 1970.
func TestAPathOf300Bytes(t *testing.T) {
	parent := t.TempDir()
	folder := filepath.Join(parent, strings.Repeat("青石镇", 20), strings.Repeat("网站公开包", 14))
	if len(folder)-len(parent) < 300 {
		t.Fatalf("only %d bytes", len(folder))
	}
	makeFolder(t, filepath.Dir(folder))
	p := sample()
	p.Pages[0].Published = workday.MustDate("1970-01-01")
	p.Pages[0].Attachments = append(p.Pages[0].Attachments, attachment(strings.Repeat("名", 98)+"字.docx", "三"))
	if _, err := site.Write(t.Context(), folder+string(filepath.Separator), p); err != nil {
		t.Fatal(err)
	}
	files := tree(t, folder)
	checkLinks(t, files)
	if !strings.Contains(files["index.html"], "1970年1月") {
		t.Error("1970 is not in the index")
	}
	for name := range files {
		if len(path.Base(name)) > 120 {
			t.Errorf("%s is %d bytes long", name, len(path.Base(name)))
		}
	}
	if !strings.Contains(files["pages/QSZ-2026-00012.html"], strings.Repeat("名", 98)+"字.docx") {
		t.Error("the page does not show the whole name of the attachment")
	}
}
