package ui

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/handbook"
	"zwgk/internal/platform"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
	"zwgk/internal/ui/annualroom"
	"zwgk/internal/ui/archiveroom"
	"zwgk/internal/ui/catalogroom"
	"zwgk/internal/ui/dataroom"
	"zwgk/internal/ui/files"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/helppage"
	"zwgk/internal/ui/home"
	"zwgk/internal/ui/itemsroom"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/requestroom"
	"zwgk/internal/ui/settings"
	"zwgk/internal/ui/setup"
	"zwgk/internal/ui/shell"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// Window is the program's one window.
type Window struct {
	window      fyne.Window
	run         Runner
	preferences *platform.Preferences
	typeRead    <-chan struct{} // closed when text can be measured
	desk        *desk.Desk
	lock        *platform.Lock
	folder      string       // of the open office
	home        *home.Screen // begun before the frame it stands in
	frame       *shell.Shell
	items       *itemsroom.Screen
	catalogue   *catalogroom.Screen
	requests    *requestroom.Screen
	data        *dataroom.Screen
	leaving     *leaving // nil: no office is open
	brought     string   // a package that the program was started with, until it is shown
	guide       *guide   // nil: the first day is not under way
	book        *handbook.Book
	manual      *helppage.Screen // the handbook in place of a room; nil: not opened yet
	helping     *kit.Dialog      // a page of it over a dialog
	tell        io.Writer        // gets the log in full; nil for nobody
}

// The usable area of the smallest screen (1366×768 less title and task bar).
const (
	width  float32 = 1366
	height float32 = 696
)

// NewWindow makes the window of the program, for the office that is being
// opened. tell gets the log in full, for a program that drives the window; it
// may be nil.
func NewWindow(ctx context.Context, a fyne.App, p *platform.Preferences, first *Opening, tell io.Writer) *Window {
	spareMemory(a)
	theme.Use(theme.Setting(p.Type))
	a.Settings().SetTheme(theme.Theme{})
	w := &Window{typeRead: readType(), run: NewRunner(ctx), preferences: p, tell: tell}
	w.arrive(first)
	w.window = a.NewWindow(shell.Program)
	w.window.SetPadded(false)
	w.window.SetContent(container.NewWithoutLayout()) // the toolkit's own is a sheet that takes time to draw
	w.window.Resize(fyne.NewSize(width, height))
	w.window.SetOnClosed(w.close)
	w.window.SetCloseIntercept(w.quit)
	typist := watchCaret(w.window, w.run)
	if tell != nil {
		// Keys are taken in order: whoever drives the window by keys learns here
		// that those before have been dealt with.
		where := &desktop.CustomShortcut{KeyName: fyne.KeyF12, Modifier: fyne.KeyModifierControl}
		w.window.Canvas().AddShortcut(where, func(fyne.Shortcut) {
			typist.follow()
			slog.Debug("where", "busy", w.run.Busy())
		})
	}
	return w
}

// Show runs the window until it is closed. It returns why there is none.
func (w *Window) Show() error {
	if err := w.appear(); err != nil {
		w.close()
		return err
	}
	<-w.typeRead
	if after := w.preferences.LockAfter(); after > 0 {
		go watchIdle(w.run.ctx, after, platform.Idle, func() { fyne.Do(w.leave) })
	}
	fyne.CurrentApp().Run()
	return nil
}

// arrive settles at the first office while the window is being made, and shows
// it as soon as the window stands.
func (w *Window) arrive(first *Opening) {
	var enter func()
	w.run.Go(func(context.Context) error {
		enter = w.settle(first)
		return nil
	}, func(error) { enter() })
}

// settle waits for an office and sits down at it. The function it returns shows
// it, or why it does not open, or the first start.
func (w *Window) settle(o *Opening) (enter func()) {
	<-o.done
	switch {
	case o.folder == "":
		return w.firstStart
	case o.err != nil:
		return func() { w.cannotOpen(o.folder, o.err) }
	}
	return w.sitAt(o.desk, o.folder)
}

// open shows the office in folder.
func (w *Window) open(folder string) { w.settle(Begin(w.run.ctx, folder, nil))() }

// appear makes the window itself. The toolkit panics when there is no screen,
// and without OpenGL it only writes to its log and would wait forever for a
// window that is not there.
func (w *Window) appear() (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = platform.NoWindow(fmt.Sprint(problem))
		}
	}()
	w.window.Show()
	if there(w.window) {
		return nil
	}
	return platform.NoWindow("the toolkit made no window")
}

// there reports whether the system has made a window.
func there(window fyne.Window) bool {
	native, ok := window.(driver.NativeWindow)
	if !ok {
		return true // one in memory, for tests
	}
	var handle uintptr
	native.RunNative(func(system any) {
		switch c := system.(type) {
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WindowsWindowContext:
			handle = c.HWND
		case driver.MacWindowContext:
			handle = c.NSWindow
		case driver.WaylandWindowContext:
			handle = c.WaylandSurface
		default:
			handle = 1 // cannot be asked
		}
	})
	return handle != 0
}

// cannotOpen says why the office in folder does not open, and lets the person
// choose. A new office is never made in its place.
func (w *Window) cannotOpen(folder string, err error) {
	slog.Error("office does not open", "error", err)
	w.offerHelpAlone(present.UnopenedPlace)
	again := kit.NewButton(kit.Main, "再试一次", func() { w.open(folder) })
	other := kit.NewButton(kit.Outlined, "打开别的文件夹", func() { w.chooseFolder(folder) })
	fresh := kit.NewButton(kit.Outlined, "新建或看演示", w.firstStart)
	page := kit.Column(theme.Gap3, kit.NewText("打不开单位资料", kit.Bold(theme.Page)),
		kit.NewWrapped(fault.Sentence(err), kit.Reg(theme.Body)), kit.Row(theme.Gap2, again, other, w.restoreButton(func() { w.cannotOpen(folder, err) }), fresh))
	w.window.SetContent(kit.Margin(kit.PaddedSheet(page)))
	w.window.Canvas().Focus(again)
	slog.Info("shown", "screen", "unopened")
}

// chooseFolder opens an office in another folder than the one that does not
// open.
func (w *Window) chooseFolder(folder string) {
	path := kit.NewEntry("")
	path.SetText(folder)
	row := kit.NewFormRow("单位文件夹", "里面有office.db的那个文件夹。", path)
	form := kit.NewForm(row)
	kit.AskForm(w.window.Canvas(), "打开别的文件夹", "打开", form, func() bool {
		if info, err := os.Stat(path.Text()); err != nil || !info.IsDir() {
			row.SetError("没有这个文件夹。核对路径")
			return false
		}
		w.open(path.Text())
		return true
	})
}

func (w *Window) firstStart() {
	folder := filepath.Join(w.preferences.Home(), "政务公开")
	screen := setup.New(w.window, w.run, folder, w.demoFolder(), func(d *desk.Desk) { w.sitAt(d, d.Folder())() })
	screen.Tours(func(d *desk.Desk) { w.tourIn(d, "") })
	screen.Restores(func() { w.restore(func() { w.firstStart() }) })
	w.offerHelpAlone(present.SetupPlace)
	w.window.SetContent(screen.Content())
	screen.Start()
}

// sitAt takes an open office and begins to look up what it shows first, on any
// goroutine. The function it returns shows it, on the window's.
func (w *Window) sitAt(d *desk.Desk, folder string) (enter func()) {
	lock, err := platform.LockOffice(folder)
	if err != nil {
		if closing := d.Close(); closing != nil {
			slog.Error("closing", "error", closing)
		}
		return func() { w.cannotOpen(folder, err) }
	}
	w.preferences.Office = folder
	if err := w.preferences.Save(); err != nil {
		slog.Warn("preferences not saved", "error", err)
	}
	if _, err := platform.StartLog(filepath.Join(folder, "logs"), w.tell); err != nil {
		slog.Warn("no log", "error", err)
	}
	screen := w.newHome(d)
	screen.Prepare()
	return func() {
		w.desk, w.lock, w.folder, w.home = d, lock, folder, screen
		w.build()
	}
}

func (w *Window) newHome(d *desk.Desk) *home.Screen {
	screen := home.New(d, w.run, func() { w.frame.Enter(present.AnnualRoom) })
	screen.Leads(w.lead)
	return screen
}

// lead turns to what a row or a figure of 首页 is about.
func (w *Window) lead(to present.Target) {
	w.frame.Enter(to.Room)
	switch {
	case to.Room == present.ItemsRoom && to.ID != "":
		w.items.Open(to.ID)
	case to.Room == present.RequestsRoom && to.ID != "":
		w.requests.Open(to.ID)
	case to.Room == present.CatalogueRoom:
		w.catalogue.Coverage()
	case to.Room == present.DataRoom:
		w.data.Open(to.ID)
	}
}

// build makes the rooms; it is done again when the type setting changes.
func (w *Window) build() {
	w.window.SetTitle(shell.Program + " — " + w.desk.Organ().Name)
	frame := shell.New(w.window, w.desk, w.run, w.folder)
	w.frame = frame
	if platform.SeparateFont(platform.FangSong) == "" {
		frame.Remark("没有仿宋字体，报告用宋体排")
		slog.Warn("font missing", "font", platform.FangSong)
	}
	frame.Add(present.HomeRoom, w.home)
	w.items = itemsroom.New(w.desk, w.run, grid.Run(w.run.Draw), w.itemAsks(frame))
	w.catalogue = catalogroom.New(w.desk, w.run, w.catalogueAsks(frame, w.items))
	frame.Add(present.CatalogueRoom, w.catalogue)
	frame.Add(present.ItemsRoom, w.items)
	w.requests = requestroom.New(w.desk, w.desk, w.run, grid.Run(w.run.Draw), requestroom.Asks(w.itemAsks(frame)))
	w.requests.Saves(w.asks(frame).SaveAs)
	frame.Add(present.RequestsRoom, w.requests)
	frame.Add(present.ArchiveRoom, archiveroom.New(w.desk, w.run, grid.Run(w.run.Draw), w.archiveAsks(frame)))
	year := present.ReportYear(w.desk.Today())
	frame.Add(present.AnnualRoom, annualroom.New(w.desk, w.run, grid.Run(w.run.Draw), year, w.asks(frame)))
	w.data = w.dataRoom(frame)
	frame.Add(present.DataRoom, w.data)
	frame.Leads(func() { w.lead(present.Target{Room: present.DataRoom, ID: present.BackupPage}) })
	frame.Closes(w.quit)
	w.offerHelp(frame)
	w.leavesBy()
	settled := settings.New(w.desk, w.run, w.use, frame.ShowKeys, w.chooseCalendar, frame.Fail)
	settled.Log(w.desk, w.run, settings.LogAsks{
		SaveAs: w.asks(frame).SaveAs, Print: w.asks(frame).Print, Follow: w.lead, Draw: grid.Run(w.run.Draw), Today: w.desk.Today,
	})
	settled.Tours(w.takeTour)
	frame.Add(present.SettingsRoom, settled)
	if w.brought != "" {
		w.data.Bring(w.brought)
		frame.Starts(present.DataRoom)
		w.brought = ""
	}
	w.window.SetContent(frame.Content())
	frame.Start()
	w.guideThrough(frame)
}

func (w *Window) use(s theme.Setting) {
	theme.Use(s)
	fyne.CurrentApp().Settings().SetTheme(theme.Theme{})
	w.preferences.Type = int(s)
	if err := w.preferences.Save(); err != nil {
		slog.Warn("preferences not saved", "error", err)
	}
	w.home = w.newHome(w.desk)
	w.build()
}

// chooseCalendar lets the person choose a file with a year's 放假安排.
func (w *Window) chooseCalendar(chosen func(path string)) {
	start, err := os.UserHomeDir()
	if err != nil {
		start = w.folder
	}
	files.ChooseOf(w.window.Canvas(), "选放假安排文件", start, []string{".json", ".csv"}, chosen)
}

// asks answers what the room 年度报告 asks of the window.
func (w *Window) asks(frame *shell.Shell) annualroom.Asks {
	c := w.window.Canvas()
	start := func() string {
		if home, err := os.UserHomeDir(); err == nil {
			return home
		}
		return w.folder
	}
	return annualroom.Asks{
		Canvas: c,
		Workbook: func(kind sheet.Kind, chosen func(string)) {
			files.ChooseOf(c, "选"+kind.Label(), start(), []string{".xlsx", ".csv", ".txt"}, chosen)
		},
		Files: func(title string, endings []string, chosen func([]string)) {
			files.ChooseSeveral(c, title, start(), endings, chosen)
		},
		Folder: func(title string, endings []string, chosen func(string)) {
			files.ChooseFolder(c, title, start(), endings, chosen)
		},
		SaveAs: func(name string, chosen func(string)) { files.SaveAs(c, "存到哪里", start(), name, chosen) },
		Print: func(path string) {
			if _, err := platform.PrintFile(path); err != nil {
				frame.Fail(fault.Sentence(err))
			}
		},
		Lay:     func(title string, content fyne.CanvasObject) { kit.Tell(c, title, content) },
		Archive: func() { frame.Enter(present.ArchiveRoom) },
		Fail:    frame.Fail,
		Wait: func(title string, stop func()) (finish func()) {
			return kit.StartProgress(c, kit.Clock, title, stop).Finish
		},
		SignOff: w.signOff,
	}
}

func (w *Window) signOff(correction bool, done func(signer string, on workday.Date, reason string)) {
	calendar, err := w.desk.Calendar(context.Background())
	if err != nil {
		slog.Error("calendar", "error", err)
	}
	signer, reason := kit.NewEntry(""), kit.NewEntry("")
	date := grid.NewDateEntry(calendar, w.desk.Today)
	date.SetDate(w.desk.Today())
	who, when := kit.NewFormRow("签发人", "签字页上的姓名。", signer), kit.NewFormRow("签发日期", "签字页上的日期。", date)
	why := kit.NewFormRow("更正原因", "定稿以后要改，写明为什么。", reason)
	form := kit.NewForm(who, when, why)
	form.ShowRow(why, correction)
	kit.AskForm(w.window.Canvas(), "登记签发", "登记并定稿", form, func() bool {
		who.SetError("")
		if signer.Text() == "" {
			who.SetError("没有写签发人。写签字页上的姓名")
			return false
		}
		if !date.Check() {
			when.SetError(date.Error())
			return false
		}
		done(signer.Text(), date.Date(), reason.Text())
		return true
	})
}

func (w *Window) close() {
	if w.desk != nil {
		if err := w.desk.Close(); err != nil {
			slog.Error("closing", "error", err)
		}
	}
	if w.lock != nil {
		if err := w.lock.Release(); err != nil {
			slog.Error("lock", "error", err)
		}
	}
}
