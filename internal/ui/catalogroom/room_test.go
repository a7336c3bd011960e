package catalogroom

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
	"zwgk/internal/ui/theme"
)

// room is the room of a town in a window, and what it has asked of the window.
type room struct {
	*Screen
	t      *testing.T
	desk   *desk.Desk
	window fyne.Window
	asked  []string
	file   string // that the window answers with
	keys   *keyed
}

// keyed is a canvas that remembers its shortcuts: that of tests has none.
type keyed struct {
	fyne.Canvas
	known map[string]func(fyne.Shortcut)
}

func (k *keyed) AddShortcut(s fyne.Shortcut, press func(fyne.Shortcut)) {
	k.known[s.ShortcutName()] = press
}

// newRoom is the room on 2 July 2026, at a person's desk or at nobody's.
func newRoom(t *testing.T, setting theme.Setting, role office.Role) *room {
	t.Helper()
	theme.Use(setting)
	t.Cleanup(func() { theme.Use(theme.Standard) })
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), office.Town, "青石镇人民政府",
		desk.Person{Name: "陈晓梅", Now: func() time.Time { return time.Date(2026, 7, 2, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if role != "" {
		sit(t, d, role)
	}
	r := &room{t: t, desk: d, window: test.NewTempWindow(t, container.NewStack())}
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1366-theme.RailWidth.Get(), 696-theme.StatusLine.Get()))
	r.keys = &keyed{r.window.Canvas(), map[string]func(fyne.Shortcut){}}
	r.Screen = New(d, present.Inline{}, Asks{
		Canvas:   r.keys,
		Workbook: func(chosen func(string)) { chosen(r.file) },
		SaveAs:   func(name string, chosen func(string)) { r.note("save " + name); chosen(r.file) },
		Papers:   []present.CataloguePaper{present.CatalogueListPaper, present.HalfYearPaper},
		Print:    func(kind present.CataloguePaper) { r.note("print " + string(kind)) },
		Draft:    func(entry, period string) { r.note("draft " + entry + " " + period) },
		Item:     func(item string) { r.note("item " + item) },
		Fail:     func(sentence string) { r.note("fail " + sentence) },
	})
	r.window.SetContent(r.Content())
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

func (r *room) press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// snap draws the window into ZWGK_GALLERY, to be looked at beside the pictures
// of the design.
func (r *room) snap(name string) {
	r.t.Helper()
	r.toaster.Clear()
	picture := r.window.Canvas().Capture()
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	file, err := os.Create(filepath.Join(dir, fmt.Sprintf("catalogue-%s-%d.png", name, theme.Current())))
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if err := png.Encode(file, picture); err != nil {
		r.t.Fatal(err)
	}
}

// filled has the built-in catalogue, and some entries with periods.
func (r *room) filled() *room {
	r.t.Helper()
	r.press(r.main, fyne.KeyReturn) // 用乡镇样本建目录
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
		r.snap("empty")
		r.filled()
		r.snap("list")
		r.presenter.Find("没有的事项")
		r.snap("nothing")
		r.presenter.Find("")
		r.presenter.Open("town-004")
		r.snap("entry")
		r.presenter.Close()
		r.presenter.Turn(present.CatalogueCoverage)
		r.snap("half")
		r.presenter.ChooseGroup(2)
		r.snap("monthly")
		r.presenter.ChooseGroup(4)
		r.snap("anytime")
		r.presenter.Turn(present.CatalogueImport)
		r.snap("import")
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
		r.snap("trial")
		r.presenter.ChooseTrial(1)
		r.snap("retire")
	}
}
