package grid

import (
	"fmt"
	"io/fs"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/annual"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
	"zwgk/resources"
)

// TestGallery draws every widget into ZWGK_GALLERY, to be looked at beside the
// pictures of the design.
func TestGallery(t *testing.T) {
	for _, s := range []struct {
		name    string
		setting theme.Setting
	}{{"standard", theme.Standard}, {"extra", theme.Extra}} {
		t.Run(s.name, func(t *testing.T) {
			useTheme(t, s.setting)
			galleryTable(t, s.name)
			galleryStat(t, s.name)
			galleryPreview(t, s.name)
			galleryDate(t, s.name)
			galleryStrips(t, s.name)
		})
	}
}

type boxSource struct{}

func (boxSource) Len() int { return 26 }
func (boxSource) Page(offset, n int, done func([]Row, error)) {
	titles := []string{"依申请〔2025〕1号案卷", "依申请〔2025〕2号案卷", "依申请〔2025〕4号案卷", "上半年高龄津贴发放名单公示", "石坳村第二季度财务公开榜", "青溪村低保初审名单公示", "防汛救灾款物发放情况公示"}
	offices := []string{"党政办", "党政办", "党政办", "社会事务办", "石坳村", "社会事务办", "应急办"}
	dates := []string{"20250213", "20250307", "20250402", "20250630", "20250708", "20250721", "20250815"}
	var rows []Row
	for i := offset; i < offset+n; i++ {
		k := i % 7
		r := Row{Key: fmt.Sprint(i), Cells: []string{fmt.Sprintf("0417-WS·2025-D30-%04d", 39+i), titles[k], offices[k], dates[k], fmt.Sprint([]int{14, 9, 17, 6, 5, 8, 11}[k]), "已装盒"}, Severity: Good}
		if k == 5 {
			r.Cells[5], r.Severity, r.Late = "缺纸件", Ask, i == 5
		}
		rows = append(rows, r)
	}
	done(rows, nil)
}

func galleryTable(t *testing.T, name string) {
	columns := []Column{
		{Title: "档号", Width: 198, Sortable: true}, {Title: "题名", Kind: Headline, Least: 160, Sortable: true}, {Title: "责任者", Width: 84},
		{Title: "日期", Width: 84, Sortable: true}, {Title: "页数", Width: 38, Kind: Number, Sortable: true}, {Title: "纸件", Width: 78, Kind: State},
	}
	table := NewDataTable(columns)
	table.SetSource(boxSource{})
	w := show(t, table, 820, 296)
	table.Select(2)
	snap(t, "table-"+name, w)
	table.SetMulti(true)
	table.SetSorted(3, Descending)
	table.FocusGained()
	press(table, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown)
	snap(t, "table-multi-"+name, w)
	late := &fakeSource{n: 1000, hold: true}
	table.SetMulti(false)
	table.SetSource(late)
	snap(t, "table-waiting-"+name, w)
	late.err = os.ErrClosed
	late.release()
	snap(t, "table-error-"+name, w)
}

func galleryStat(t *testing.T, name string) {
	e := annual.Edition2021()
	f := annual.Figures{}
	for a := range e.Cells {
		f[a] = annual.Count(0)
	}
	for a, n := range map[string]int64{"new_received.natural_person": 9, "carried_over.natural_person": 1, "new_received.total": 12, "granted.natural_person": 4, "granted.total": 6, "unavailable_not_held.natural_person": 2} {
		f[annual.Address("table3."+a)] = annual.Count(n)
	}
	for _, key := range []string{annual.Table3, annual.Table2, annual.Table4} {
		table := NewStatTable(e.Table(key).Title, Widths(key), Describe(e, key, f))
		w := show(t, table, 702, 496)
		if key == annual.Table3 {
			table.SetMark("table3.carried_over.natural_person", Warning)
			table.SetMark("table3.granted.total", Wrong)
			var shown string
			for _, c := range table.cells {
				if c.Text == "2" {
					shown = c.Address
				}
			}
			table.Open(shown)
			table.FocusGained()
			press(table, fyne.KeyRight, fyne.KeyRight)
		}
		snap(t, key+"-"+name, w)
		if key == annual.Table3 {
			press(table, fyne.KeyEnd)
			snap(t, key+"-end-"+name, w)
		}
	}
}

func galleryPreview(t *testing.T, name string) {
	set := fonts(t)
	doc := report(t, figures(annual.Edition2021()), set)
	p := NewPagePreview(inline)
	p.SetDocument(doc, set)
	w := show(t, p, 866, 505)
	p.Go(3)
	snap(t, "preview-"+name, w)
	p.SetFit(WholePage)
	p.FocusGained()
	snap(t, "preview-whole-"+name, w)
	p.Compare(PreviewDoc{"2024年报告", doc}, PreviewDoc{"2025年报告", doc}, set)
	snap(t, "preview-pair-"+name, w)
}

func calendar(t testing.TB) *workday.Calendar {
	t.Helper()
	var packs []workday.Pack
	for _, year := range []string{"2025", "2026"} {
		data, err := fs.ReadFile(resources.Calendars(), year+".json")
		if err != nil {
			t.Fatal(err)
		}
		pack, err := workday.ParsePack(data)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	c, err := workday.NewCalendar(packs...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func galleryDate(t *testing.T, name string) {
	d := NewDateEntry(calendar(t), func() workday.Date { return workday.MustDate("2026-02-10") })
	w := show(t, d, 600, 520)
	d.Resize(fyne.NewSize(180, d.MinSize().Height))
	d.Move(fyne.NewPos(40, 20))
	d.SetDate(workday.MustDate("2026-02-12"))
	d.OpenMonth()
	press(d.month, fyne.KeyRight, fyne.KeyRight)
	snap(t, "date-"+name, w)
}

func galleryStrips(t *testing.T, name string) {
	s := NewCoverageStrip(Share{"已公开", 98, ToneDone}, Share{"未到期", 9, ToneIdle}, Share{"迟公开", 3, ToneLate}, Share{"缺", 2, ToneMissing})
	snap(t, "strip-"+name, show(t, s, 278, 90))
	b := NewBarStrip(Bar{"社会事务办", 42, "件", TonePlain}, Bar{"党政办", 17, "件", TonePlain}, Bar{"应急办", 0, "件", TonePlain})
	snap(t, "bars-"+name, show(t, b, 320, 100))
}
