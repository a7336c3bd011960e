package catalogroom

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// room is the room of a town in a window, and what it has asked of the window.
type room struct {
	*Screen
	*kittest.Stage
	t     *testing.T
	desk  *desk.Desk
	asked []string
	file  string // that the window answers with
}

// newRoom is the room on 2 July 2026, at a person's desk or at nobody's.
func newRoom(t *testing.T, setting theme.Setting, role office.Role) *room {
	t.Helper()
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), office.Town, "青石镇人民政府",
		desk.Person{Name: "陈晓梅", Now: func() time.Time { return time.Date(2026, 7, 2, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if role != "" {
		sit(t, d, role)
	}
	r := &room{t: t, desk: d, Stage: kittest.New(t, "catalogue", setting)}
	r.Screen = New(d, present.Inline{}, Asks{
		Canvas:   r.Canvas,
		Workbook: func(chosen func(string)) { chosen(r.file) },
		SaveAs:   func(name string, chosen func(string)) { r.note("save " + name); chosen(r.file) },
		Papers:   []present.CataloguePaper{present.CatalogueListPaper, present.HalfYearPaper},
		Print:    func(kind present.CataloguePaper) { r.note("print " + string(kind)) },
		Draft:    func(entry, period string) { r.note("draft " + entry + " " + period) },
		Item:     func(item string) { r.note("item " + item) },
		Fail:     func(sentence string) { r.note("fail " + sentence) },
	})
	r.Frame(r.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "公开目录", Icon: "list-tree"})
	r.Enter()
	return r
}

func sit(t *testing.T, d *desk.Desk, role office.Role) {
	t.Helper()
	clerk, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown(t.Context(), clerk.ID, ""); err != nil || role == office.Clerk {
		return
	}
	other, err := d.AddPerson(t.Context(), "刘建军", role, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown(t.Context(), other.ID, ""); err != nil {
		t.Fatal(err)
	}
}

func (r *room) note(what string) { r.asked = append(r.asked, what) }

// filled has the built-in catalogue, and some entries with periods.
func (r *room) filled() *room {
	r.t.Helper()
	kittest.Press(r.main, fyne.KeyReturn) // 用乡镇样本建目录
	for _, e := range []catalog.Entry{
		{Domain: "社会救助", Category1: "最低生活保障", Category2: "保障对象名单和保障金发放情况", Cadence: catalog.HalfYearly},
		{Domain: "社会救助", Category1: "特困人员救助供养", Category2: "供养人员名单", Cadence: catalog.HalfYearly},
		{Domain: "涉农补贴", Category1: "耕地地力保护补贴", Cadence: catalog.HalfYearly},
	} {
		if _, err := r.desk.KeepEntry(r.t.Context(), e); err != nil {
			r.t.Fatal(err)
		}
	}
	r.presenter.Load()
	return r
}

func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Large, theme.Extra} {
		r := newRoom(t, setting, office.Clerk)
		r.Picture("empty")
		r.filled()
		r.Picture("list")
		r.presenter.Find("没有的事项")
		r.Picture("nothing")
		r.presenter.Find("")
		r.presenter.Open("town-004")
		r.Picture("entry")
		r.presenter.Close()
		r.presenter.Turn(present.CatalogueCoverage)
		r.Picture("half")
		r.presenter.ChooseGroup(2)
		r.Picture("monthly")
		r.presenter.ChooseGroup(4)
		r.Picture("anytime")
		r.presenter.Turn(present.CatalogueImport)
		r.Picture("import")
		r.file = filepath.Join(t.TempDir(), "青石镇目录.xlsx")
		if err := r.desk.ExportCatalogue(t.Context(), r.file, sheet.CountyLayout, true); err != nil {
			t.Fatal(err)
		}
		e := catalog.Entry{Domain: "社会救助", Category1: "后来加的事项"}
		if _, err := r.desk.KeepEntry(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		if _, err := r.desk.ConfirmEntry(t.Context(), "town-004", "县基层政务公开标准目录第4行"); err != nil {
			t.Fatal(err)
		}
		r.chooseWorkbook()
		r.Picture("trial")
		r.presenter.ChooseTrial(1)
		r.Picture("retire")
	}
}
