package ui

import (
	"context"
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
	"zwgk/internal/fault"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// leftDesk is a desk whose backup on closing is made by the test.
type leftDesk struct {
	fails  error
	making chan struct{}
}

func (d *leftDesk) BackupSettings(context.Context) (desk.BackupSettings, error) {
	return desk.BackupSettings{OnClose: true, Folder: "E:"}, nil
}

func (d *leftDesk) BackupOnClose(context.Context, desk.Progress) (*desk.Backup, error) {
	d.making <- struct{}{}
	return nil, d.fails
}

// held runs one work at a time, and only when it is told to.
type held struct{ work []func() }

// Go implements present.Runner.
func (h *held) Go(work func(context.Context) error, done func(error)) {
	h.work = append(h.work, func() { done(work(context.Background())) })
}

// next does what was begun first.
func (h *held) next() {
	one := h.work[0]
	h.work = h.work[1:]
	one()
}

// door is a window whose office is left.
type door struct {
	*leaving
	run        *held
	desk       *leftDesk
	window     fyne.Window
	timers     []func()
	left, stay int
}

func newDoor(t *testing.T, setting theme.Setting, fails error) *door {
	t.Helper()
	theme.Use(setting)
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	t.Cleanup(func() { theme.Use(theme.Standard) })
	d := &door{run: &held{}, desk: &leftDesk{fails: fails, making: make(chan struct{}, 9)}, window: test.NewTempWindow(t, container.NewStack())}
	d.window.Resize(fyne.NewSize(1366, 696))
	after := func(_ time.Duration, f func()) func() {
		d.timers = append(d.timers, f)
		return func() {}
	}
	d.leaving = newLeaving(d.desk, d.run, d.window.Canvas(), after, func() { d.left++ }, func() { d.stay++ })
	d.begin()
	d.run.next() // the settings
	return d
}

// picture writes what the window shows when ZWGK_GALLERY names a folder.
func (d *door) picture(t *testing.T, name string) {
	t.Helper()
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("closing-%s-%d.png", name, theme.Current())))
	if err == nil {
		defer f.Close()
		err = png.Encode(f, d.window.Canvas().Capture())
	}
	if err != nil {
		t.Error(err)
	}
}

func (d *door) press(key fyne.KeyName) {
	if f := d.window.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
		return
	}
	d.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
}

func TestAQuickBackupShowsNothing(t *testing.T) {
	d := newDoor(t, theme.Standard, nil)
	d.run.next()
	if d.left != 1 || kit.ModalOpen(d.window.Canvas()) {
		t.Errorf("left %d", d.left)
	}
}

func TestALongBackupCanBeLeftOut(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		d := newDoor(t, setting, nil)
		d.timers[0]()
		d.Set(45, 100)
		d.picture(t, "backup")
		if !kit.ModalOpen(d.window.Canvas()) {
			t.Fatal("nothing is shown")
		}
		d.press(fyne.KeyReturn) // on the button that does no harm: it does not close
		if d.left != 0 || d.stay != 1 {
			t.Fatalf("Enter leaves %d, stays %d", d.left, d.stay)
		}
		d.run.next() // what was begun ends
		if d.left != 0 || kit.ModalOpen(d.window.Canvas()) {
			t.Fatalf("left %d although the person stays", d.left)
		}
		d.begin()
		d.run.next()
		d.timers[1]()
		d.dialog.OnMain()
		if d.left != 0 || len(d.timers) != 3 {
			t.Fatalf("left %d before anything was cleared away", d.left)
		}
		d.timers[2]() // the stick hangs: nobody waits longer
		d.run.next()
		if d.left != 1 {
			t.Errorf("left %d times", d.left)
		}
	}
}

func TestWhyNoBackupWasMadeIsSaid(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		d := newDoor(t, setting, fault.New(fault.NotFound, "备份用的“E:”不在，这次没有备份。下次先插好U盘"))
		d.run.next()
		d.picture(t, "failed")
		if d.left != 0 || !kit.ModalOpen(d.window.Canvas()) {
			t.Fatalf("left %d without a word", d.left)
		}
		d.press(fyne.KeyEscape)
		if d.left != 0 || d.stay != 1 {
			t.Fatalf("Esc leaves %d, stays %d", d.left, d.stay)
		}
		d.begin()
		d.run.next()
		d.run.next()
		d.press(fyne.KeyReturn)
		if d.left != 1 {
			t.Errorf("left %d", d.left)
		}
	}
}
