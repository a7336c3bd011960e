package files

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// counter is a window with a folder to choose from: 年报/2025 with three files.
type counter struct {
	t      *testing.T
	window fyne.Window
	folder string
}

func newCounter(t *testing.T, setting theme.Setting) *counter {
	t.Helper()
	theme.Use(setting)
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	t.Cleanup(func() { theme.Use(theme.Standard) })
	o := &counter{t: t, window: test.NewTempWindow(t, container.NewStack()), folder: filepath.Join(t.TempDir(), "年报")}
	o.window.SetPadded(false)
	o.window.Resize(fyne.NewSize(1366, 696))
	if err := os.MkdirAll(filepath.Join(o.folder, "2025"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"甲.docx", "乙.pdf", "照片.jpg"} {
		if err := os.WriteFile(filepath.Join(o.folder, "2025", name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// last gives the last thing of a kind in the open dialog that fits.
func last[T fyne.CanvasObject](o *counter, fits func(T) bool) (found T) {
	o.t.Helper()
	ok := false
	var each func(one fyne.CanvasObject)
	each = func(one fyne.CanvasObject) {
		if t, is := one.(T); is && fits(t) {
			found, ok = t, true
		}
		switch c := one.(type) {
		case *fyne.Container:
			for _, inner := range c.Objects {
				each(inner)
			}
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(c).Objects() {
				each(inner)
			}
		}
	}
	each(o.window.Canvas().Overlays().Top())
	if !ok {
		o.t.Fatal("it is not in the dialog")
	}
	return found
}

func (o *counter) table() *grid.DataTable {
	return last(o, func(*grid.DataTable) bool { return true })
}

func (o *counter) button(words string) *kit.Button {
	return last(o, func(b *kit.Button) bool { return b.AccessibilityLabel() == words })
}

func (o *counter) keys(keys ...fyne.KeyName) {
	for _, key := range keys {
		o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// picture draws the dialog into ZWGK_GALLERY.
func (o *counter) picture(name string) {
	o.t.Helper()
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name))
	if err == nil {
		defer f.Close()
		err = png.Encode(f, o.window.Canvas().Capture())
	}
	if err != nil {
		o.t.Error(err)
	}
}

// TestAFolderIsChosenByKeys: down to a folder and Enter goes in, up and Enter
// out again; the folder on the row that is gone to is the one chosen. A file or
// a path that leads nowhere cannot be.
func TestAFolderIsChosenByKeys(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newCounter(t, setting)
		var chosen []string
		ChooseFolder(o.window.Canvas(), "选放着报告的文件夹", o.folder, []string{".docx", ".pdf"}, func(path string) { chosen = append(chosen, path) })
		if o.table().Len() != 2 {
			t.Fatalf("%d rows: the way up and one folder", o.table().Len())
		}
		o.window.Canvas().Focus(o.table())
		o.keys(fyne.KeyDown, fyne.KeyReturn)
		if o.table().Len() != 3 {
			t.Fatalf("%d rows in the folder: the way up and two files", o.table().Len())
		}
		o.picture("files-folder-" + map[theme.Setting]string{theme.Standard: "0", theme.Extra: "2"}[setting] + ".png")
		o.window.Canvas().Focus(o.table())
		o.keys(fyne.KeyEnd, fyne.KeyReturn) // a file
		if len(chosen) != 0 || len(o.window.Canvas().Overlays().List()) != 1 {
			t.Fatalf("a file was chosen: %v", chosen)
		}
		entry := last(o, func(*kit.Entry) bool { return true })
		entry.SetText(filepath.Join(o.folder, "没有"))
		o.button("选这个文件夹").Press()
		if len(chosen) != 0 {
			t.Fatalf("chosen %v", chosen)
		}
		o.window.Canvas().Focus(o.table())
		o.keys(fyne.KeyHome, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown)
		o.button("选这个文件夹").Press()
		if want := []string{filepath.Join(o.folder, "2025")}; !slices.Equal(chosen, want) || len(o.window.Canvas().Overlays().List()) != 0 {
			t.Errorf("chosen %v", chosen)
		}
	}
}

// TestSeveralFilesAreTicked: those with a tick are chosen together, in their
// order; without any, the one in the field.
func TestSeveralFilesAreTicked(t *testing.T) {
	o := newCounter(t, theme.Standard)
	inside := filepath.Join(o.folder, "2025")
	var chosen [][]string
	ask := func() {
		ChooseSeveral(o.window.Canvas(), "选报告", inside, []string{".docx", ".pdf"}, func(paths []string) { chosen = append(chosen, paths) })
		o.window.Canvas().Focus(o.table())
	}
	ask()
	o.keys(fyne.KeyHome, fyne.KeySpace, fyne.KeyEnd, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace)
	o.button("选文件").Press()
	ask()
	o.keys(fyne.KeyEnd)
	o.button("选文件").Press()
	ask()
	o.keys(fyne.KeyEnd, fyne.KeyReturn)
	all := []string{filepath.Join(inside, "乙.pdf"), filepath.Join(inside, "甲.docx")}
	if len(chosen) != 3 || !slices.Equal(chosen[0], all) || !slices.Equal(chosen[1], all[1:]) || !slices.Equal(chosen[2], all[1:]) {
		t.Errorf("chosen %q", chosen)
	}
}
