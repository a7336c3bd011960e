package annualroom

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/sheet"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// foreign is a register whose heading uses words that nobody knows, and what its
// columns are.
const foreign = "甲,哪天,来的人,人的种类,想要什么,给没给,回信日\n" +
	"外-1,2025-03-01,张三,自然人,低保名单,予以公开,2025-03-15\n外-2,2025-03-05,李四,自然人,宅基地审批,予以公开,2025-03-20\n"

var foreignColumns = []string{"登记编号", "收到日期", "申请人", "申请人类别", "申请内容", "办理结果", "答复日期"}

// chooses makes the window choose a file with a content.
func (o *bureau) chooses(name, content string) {
	o.t.Helper()
	path := filepath.Join(o.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		o.t.Fatal(err)
	}
	o.room.asks.Workbook = func(_ sheet.Kind, chosen func(string)) { chosen(path) }
}

// A file whose heading nobody knows is explained, imported, and taken back again.
func TestAForeignTableIsImportedAndTakenBack(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := town(t)
		room := o.open(setting)
		before := room.model.Sources[0].Records
		o.Picture("gather")
		o.chooses("来件.csv", foreign)
		o.Button("选文件").Press()
		o.Picture("columns")
		if room.page != "columns" || o.Canvas.Focused() != fyne.Focusable(room.naming.selects[0]) {
			t.Fatalf("in sight is %s, the keyboard is at %v: %v", room.page, o.Canvas.Focused(), o.fails)
		}
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
		if _, said := kittest.Find(o.Stage, func(w *kit.Wrapped) bool { return strings.Contains(w.Text(), "还没有一栏对应") }); !said {
			t.Error("nothing was chosen, and nothing is said")
		}
		o.Picture("columns-wrong")
		for i, name := range foreignColumns {
			at := slices.IndexFunc(room.naming.model.Choices, func(words string) bool { return strings.TrimSuffix(words, "（必须有）") == name })
			room.naming.selects[i].Select(at)
		}
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
		o.Picture("trial")
		if room.page != "gather" || room.model.Import == nil || !room.model.Import.CanImport {
			t.Fatalf("in sight is %s, %+v, %v", room.page, room.model.Import, o.fails)
		}
		o.Button("改对应栏目").Press()
		if room.page != "columns" {
			t.Errorf("改对应栏目 leads to %s", room.page)
		}
		o.Canvas.Focus(nil)
		o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
		o.Button("导入").Press()
		if room.model.Sources[0].Records == before {
			t.Error("nothing was imported")
		}
		o.Button("导入过的").Press()
		o.Picture("books")
		o.Button("撤回").Press()
		o.Picture("undo")
		o.last("撤回").Press()
		if got := room.model.Sources[0].Records; got != before || !room.model.Books.Rows[0].Undone {
			t.Errorf("%s records after taking back, %s before: %+v", got, before, room.model.Books.Rows[0])
		}
		o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
		if room.page != "gather" || len(o.fails) > 0 {
			t.Errorf("back leads to %s, %v", room.page, o.fails)
		}
	}
}

// last is the button of the dialog that stands on top, where the page under it
// has one with the same words.
func (o *bureau) last(words string) (b *kit.Button) {
	o.t.Helper()
	overlays := o.Window.Canvas().Overlays().List()
	kittest.Each(overlays[len(overlays)-1], func(one fyne.CanvasObject) {
		if button, is := one.(*kit.Button); is && button.AccessibilityLabel() == words {
			b = button
		}
	})
	if b == nil {
		o.t.Fatalf("the dialog has no button %s", words)
	}
	return b
}
