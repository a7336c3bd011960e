package home

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

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// buttons are the buttons that are drawn, by their words.
func buttons(o fyne.CanvasObject, found map[string]*kit.Button) {
	if b, ok := o.(*kit.Button); ok {
		found[b.AccessibilityLabel()] = b
	}
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			buttons(one, found)
		}
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(c).Objects() {
			buttons(one, found)
		}
	}
}

// TestTheBackupAndWhatEndangersTheOfficeAreOnTheFirstPage: the clock of this
// office was set back, and nothing was backed up; the card leads to the page
// where that is done. ZWGK_GALLERY gets pictures.
func TestTheBackupAndWhatEndangersTheOfficeAreOnTheFirstPage(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.Local)
	folder := filepath.Join(t.TempDir(), "单位")
	d, err := desk.Found(t.Context(), folder, office.Town, "青石镇人民政府", desk.Person{Name: "演示", Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	now = now.AddDate(0, -2, 0)
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		theme.Use(setting)
		test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
		t.Cleanup(func() { theme.Use(theme.Standard) })
		window := test.NewTempWindow(t, container.NewStack())
		window.SetPadded(false)
		screen := New(d, present.Inline{}, nil)
		var led []present.Target
		screen.Leads(func(to present.Target) { led = append(led, to) })
		status := kit.NewStatusLine("陈晓梅 · 党政办", kit.StatusItem{Icon: kit.Late.Icon(), Tone: kit.Late, Text: "还没有备份", Press: func() {}})
		window.SetContent(kit.Frame(kit.NewNavRail("青石镇人民政府", "政务公开工作台", []kit.Room{{Name: "首页", Icon: "house"}}, 0, nil), nil, screen.Content(), status, nil))
		window.Resize(fyne.NewSize(1366, 696))
		screen.Enter()
		found := map[string]*kit.Button{}
		buttons(screen.Content(), found)
		if found["备份与恢复"] == nil {
			t.Fatalf("no way to the backups: %v", found)
		}
		found["备份与恢复"].Press()
		if want := (present.Target{Room: present.DataRoom, ID: present.BackupPage}); len(led) != 1 || led[0] != want {
			t.Errorf("it leads to %v", led)
		}
		if dir := os.Getenv("ZWGK_GALLERY"); dir != "" {
			f, err := os.Create(filepath.Join(dir, fmt.Sprintf("home-%d.png", setting)))
			if err == nil {
				err = png.Encode(f, window.Canvas().Capture())
			}
			if err != nil {
				t.Error(err)
			}
			f.Close()
		}
	}
}
