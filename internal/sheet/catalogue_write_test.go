package sheet

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// written writes a catalogue to a file of its own.
func written(t testing.TB, file CatalogueFile, entries []catalog.Entry) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCatalogue(&b, file, entries); err != nil {
		t.Fatal(err)
	}
	return bytesFile(t, "目录.xlsx", b.Bytes())
}

func mustReadCatalogue(t testing.TB, path string) *Catalogue {
	t.Helper()
	c, err := ReadCatalogue(t.Context(), path, Limits{})
	if err != nil {
		t.Fatalf("refused: %v", err)
	}
	return c
}

// oddTexts are what clerks paste and what makes readers stumble.
var oddTexts = []string{
	"社会救助", "=1+1", "=HYPERLINK(\"http://x\")", "+86", "-", "@SUM(A1)", "𠮷田村", "䶮", "第一行\n第二行", "  两头有空 ", "a\tb", "_x000D_", "_x005F_x000A_", "_xD83D_",
	"<b>&amp;</b>", "0505", "12", "2026-07-15", "√", "■政府网站", "口政府网站", "村口大屏", "（甲）", "（甲）和（乙）", "甲）乙（丙", "：冒号", "特定群众（老人）", "其他：甲",
	"领域", "（一）领域", "未写领域的事项", "基层政务公开标准目录", "注：说明", "合计", "一、", "、", "二〇二六年", "true", "#REF!", "'", "\"", "\u200b零宽", "公开内容", "全社会", "e\u0301", "🏠", "；。",
	"县级", strings.Repeat("长", 180),
}

func oddText(r *rand.Rand, none float64) string {
	if r.Float64() < none {
		return ""
	}
	s := oddTexts[r.IntN(len(oddTexts))]
	if r.IntN(3) == 0 {
		s += oddTexts[r.IntN(len(oddTexts)-1)]
	}
	return s
}

// randomEntry is a valid entry of odd parts, as the catalogue keeps it.
func randomEntry(r *rand.Rand, last catalog.Entry) catalog.Entry {
	for {
		e := catalog.Entry{
			ID: oddText(r, 0.5), Code: oddText(r, 0.7), Domain: oddText(r, 0.3), Category1: oddText(r, 0), Category2: oddText(r, 0.3),
			Content: oddText(r, 0.1), Basis: oddText(r, 0.2), TimeLimit: oddText(r, 0.2), Body: oddText(r, 0.2),
			Audience: catalog.Audience{Public: r.IntN(2) == 0, Specific: r.IntN(2) == 0},
			Mode:     catalog.Mode{Proactive: r.IntN(2) == 0, OnRequest: r.IntN(2) == 0}, ForVillage: r.IntN(4) == 0,
			Unconfirmed: r.IntN(3) == 0, Retired: r.IntN(5) == 0, Source: oddText(r, 0.5), Note: oddText(r, 0.5),
		}
		if r.IntN(2) == 0 {
			e.Domain, e.Category1 = last.Domain, last.Category1
		}
		for _, c := range catalog.Channels() {
			if r.IntN(4) == 0 {
				e.Channels = append(e.Channels, c)
			}
		}
		if slices.Contains(e.Channels, catalog.OtherCarrier) {
			e.OtherChannel = oddText(r, 0.3)
		}
		if e.Audience.Specific {
			e.Audience.Group = oddText(r, 0.4)
		}
		for _, tier := range []catalog.Tier{"县级", "乡、村级", "街道", "村级"} {
			if r.IntN(3) == 0 {
				e.Tiers = append(e.Tiers, tier)
			}
		}
		if n := r.IntN(9); n < len(catalog.Cadences()) {
			e.Cadence = catalog.Cadences()[n]
		}
		if e = e.Normal(); e.Validate() == nil {
			return e
		}
	}
}

// TestWritingAndReadingChangesNothing: whatever the entries hold, a written
// catalogue is read back as it was, in every layout.
func TestWritingAndReadingChangesNothing(t *testing.T) {
	titles := []string{"", "青石镇基层政务公开标准目录", "青石镇社会救助领域基层政务公开标准目录", "=2+3", "（一）甲领域", "石桥村村务公开事项目录"}
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 4))
		var entries []catalog.Entry
		var last catalog.Entry
		for range 1 + r.IntN(12) {
			last = randomEntry(r, last)
			last.Position = len(entries) + 1
			entries = append(entries, last)
		}
		for _, layout := range CatalogueLayouts() {
			title := titles[r.IntN(len(titles))]
			for _, own := range []bool{false, true} {
				name := fmt.Sprintf("seed %d, %s, own %v, %q", seed, layout, own, title)
				c := mustReadCatalogue(t, written(t, CatalogueFile{layout, title, own}, entries))
				if len(c.Problems) > 0 {
					t.Fatalf("%s: %s", name, sentences(c.Problems))
				}
				if d := catalog.Compare(entries, c.Records(), c.Fields...); !d.None() {
					t.Fatalf("%s: %d added, %d removed, changed %+v\nnotes %s", name, len(d.Added), len(d.Removed), d.Changed, sentences(c.Notes))
				}
				if own {
					same(t, name, entries, c.Records())
				}
			}
		}
	}
}

// same compares whole entries.
func same(t *testing.T, name string, want, got []catalog.Entry) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%s: %d entries, want %d", name, len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(want[i], got[i]) {
			t.Fatalf("%s:\n got %+v\nwant %+v", name, got[i], want[i])
		}
	}
}

// TestTheWorkbookAsPeopleOpenIt looks at what was written with another reader.
func TestTheWorkbookAsPeopleOpenIt(t *testing.T) {
	entries := []catalog.Entry{
		{Domain: "社会救助", Category1: "最低生活保障", Category2: "审核信息", Content: "=cmd|'/c calc'!A1", Channels: []catalog.Channel{catalog.NoticeBoard}, Audience: catalog.Audience{Specific: true, Group: "二组"}, Mode: catalog.Mode{Proactive: true}, Tiers: []catalog.Tier{"乡级", "村级"}},
		{Domain: "社会救助", Category1: "最低生活保障", Category2: "审批信息", Audience: catalog.Audience{Public: true}},
		{Domain: "救灾", Category1: "救灾款物"},
	}
	book, err := excelize.OpenFile(written(t, CatalogueFile{CountyLayout, "青石镇基层政务公开标准目录", false}, entries))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	for cell, want := range map[string]string{
		"A1": "青石镇基层政务公开标准目录", "A2": "（一）社会救助领域", "B3": "公开事项", "C4": "二级事项", "I4": "全社会", "J4": "特定群众", "M4": "乡级", "N4": "村级",
		"D5": "=cmd|'/c calc'!A1", "J5": "√（二组）", "K5": "√", "I6": "√", "A7": "（二）救灾领域", "B8": "公开事项", "B10": "救灾款物", "A10": "3",
	} {
		if got, _ := book.GetCellValue(tabName, cell); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
		if formula, _ := book.GetCellFormula(tabName, cell); formula != "" {
			t.Errorf("%s is a formula: %s", cell, formula)
		}
	}
	if list, _ := book.GetCellValue(tabName, "H5"); !strings.Contains(list, "■社区/企事业单位/村公示栏（电子屏）") || strings.Count(list, "□") != 12 {
		t.Errorf("channels: %q", list)
	}
	merged, _ := book.GetMergeCells(tabName)
	var ranges []string
	for _, m := range merged {
		ranges = append(ranges, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	for _, want := range []string{"A1:N1", "A2:N2", "A3:A4", "B3:C3", "I3:J3", "K3:L3", "M3:N3", "B5:B6", "A7:N7"} {
		if !slices.Contains(ranges, want) {
			t.Errorf("%s is not merged: %v", want, ranges)
		}
	}
	layout, _ := book.GetPageLayout(tabName)
	if *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("page: %+v", layout)
	}
	if names := book.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'公开目录'!$3:$4" {
		t.Errorf("print titles: %+v", names)
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	var b bytes.Buffer
	for name, c := range map[string]struct {
		file    CatalogueFile
		entries []catalog.Entry
		code    fault.Code
	}{
		"no layout":     {CatalogueFile{}, nil, fault.Usage},
		"invalid entry": {CatalogueFile{Layout: CountyLayout}, []catalog.Entry{{}}, fault.Invalid},
		"too many":      {CatalogueFile{Layout: CountyLayout}, make([]catalog.Entry, mostEntries+1), fault.TooLarge},
	} {
		if err := WriteCatalogue(&b, c.file, c.entries); fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := WriteCatalogue(fullDisk{}, CatalogueFile{Layout: CountyLayout}, []catalog.Entry{{Category1: "甲"}}); fault.CodeOf(err) != fault.Storage {
		t.Errorf("a full disk: %v", err)
	}
	if _, err := ParseCatalogueLayout("x"); fault.CodeOf(err) != fault.Usage {
		t.Error(err)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, os.ErrClosed }

// TestTheTemplatesGoThroughAWorkbook: what the program brings along can be
// given to another office and comes back whole.
func TestTheTemplatesGoThroughAWorkbook(t *testing.T) {
	for name, layout := range map[string]CatalogueLayout{"town": CountyLayout, "village": VillageLayout} {
		text, err := os.ReadFile(filepath.Join("..", "..", "resources", "catalog", name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		entries, err := catalog.ParseTemplate(string(text), name == "village")
		if err != nil {
			t.Fatal(err)
		}
		c := mustReadCatalogue(t, written(t, CatalogueFile{layout, "青石镇公开目录", true}, entries))
		same(t, name, entries, c.Records())
		if len(c.Problems)+len(c.Notes) > 0 {
			t.Errorf("%s: %s %s", name, sentences(c.Problems), sentences(c.Notes))
		}
	}
}

func TestCountingInChinese(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 26: "二十六", 100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一"} {
		if got := chineseCount(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
