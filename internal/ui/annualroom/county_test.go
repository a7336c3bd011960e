package annualroom

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/desk"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// county is a folder with the reports of some towns, one of them wrong and one
// that cannot be read.
func (o *bureau) county() string {
	o.t.Helper()
	r, err := o.AnnualReport(o.t.Context(), 2025, workday.MustDate("2026-01-12"), nil)
	if err != nil {
		o.t.Fatal(err)
	}
	folder := filepath.Join(o.t.TempDir(), "县里年报")
	o.done(os.Mkdir(folder, 0o700))
	text, err := r.MarshalJSON()
	o.done(err)
	for i, stem := range []string{"青石镇", "白石镇", "红石乡", "黑石街道", "石坳镇", "河东乡"} {
		content := bytes.ReplaceAll(text, []byte("青石镇"), []byte(stem))
		if i%3 == 1 {
			content = bytes.Replace(content, []byte(`"total":`), []byte(`"total":9`), 1)
			content = bytes.Replace(content, []byte("2025年1月1日"), []byte("2024年1月1日"), 1)
		}
		o.done(os.WriteFile(filepath.Join(folder, stem+".json"), content, 0o600))
	}
	o.done(os.WriteFile(filepath.Join(folder, "大河镇年报.doc"), []byte("x"), 0o600))
	return folder
}

func (o *bureau) done(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// TestTheReportsOfOthers walks through the page by its buttons and keys, and
// draws it into ZWGK_GALLERY.
func TestTheReportsOfOthers(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := town(t)
		folder := o.county()
		room := o.open(setting)
		room.asks.Folder = func(_ string, _ []string, chosen func(string)) { chosen(folder) }
		o.Picture("county-button")
		o.Button("核对别人的报告").Press()
		o.Picture("county")
		o.Button("写名单").Press()
		o.Entry("应当报的单位").SetText("青石镇\n白石镇\n红石乡\n黑石街道\n石坳镇\n河东乡\n大河镇\n小河镇")
		o.Picture("county-organs")
		o.Button("记下名单").Press()
		if o.Canvas.Focused() != fyne.Focusable(o.Button("选文件夹")) {
			t.Error("the keyboard is not on the next step")
		}
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
		page := room.county
		if o.Canvas.Focused() != fyne.Focusable(page.table) || len(page.model.Rows) != 7 || !page.model.Rows[0].Unread {
			t.Fatalf("after the look %+v", page.model.Rows)
		}
		o.Picture("county-unread")
		page.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if page.model.Row != 1 || page.model.Chosen.Findings == nil || o.Canvas.Focused() != fyne.Focusable(page.table) {
			t.Errorf("row %d is chosen: %+v", page.model.Row, page.model.Chosen)
		}
		if _, ok := kittest.Find(o.Stage, func(w *kit.Wrapped) bool { return strings.HasPrefix(w.Text(), "规则 ") }); !ok {
			t.Error("no finding is shown")
		}
		o.Picture("county-findings")
		page.part = countySums
		page.draw()
		o.Picture("county-sums")
		page.part = countyMissing
		page.draw()
		o.Picture("county-missing")
		o.saved = filepath.Join(t.TempDir(), "核对.xlsx")
		o.Key(fyne.KeyS, fyne.KeyModifierControl)
		if _, err := os.Stat(o.saved); err != nil {
			t.Error(err)
		}
		o.Canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if page.inSight() || !kit.Holds(o.Window.Content(), room.content) {
			t.Error("Esc does not lead back to the room")
		}
		if len(o.fails) > 0 {
			t.Error(o.fails)
		}
	}
}

// TestTheRoomsKeysRestWhileOthersReportsAreInSight: a key of the year's own
// report does nothing behind the page, and works again afterwards.
func TestTheRoomsKeysRestWhileOthersReportsAreInSight(t *testing.T) {
	o := town(t)
	room := o.open(theme.Standard)
	before := room.model.Current
	room.county.open()
	asked := 0
	room.asks.Folder = func(string, []string, func(string)) { asked++ }
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if room.model.Current != before || asked != 1 {
		t.Errorf("the room went to step %d, a folder was asked for %d times", room.model.Current, asked)
	}
	room.Enter() // from another room
	if !room.county.inSight() {
		t.Error("the page is gone after a look at another room")
	}
	o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if room.model.Current == before || asked != 1 {
		t.Errorf("the room stays at step %d", room.model.Current)
	}
}

var _ Desk = (*desk.Desk)(nil)
