// Package settings is the room 设置: the size of type, the people, 放假安排 and
// the keys.
package settings

import (
	"fmt"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Screen shows the room.
type Screen struct {
	content   *fyne.Container
	page      *fyne.Container
	toaster   *kit.Toaster
	presenter *present.Settings
	use       func(theme.Setting)
	keys      func()
	choose    func(chosen func(path string))
	fail      func(string)
	allYears  bool     // every year's 放假安排 is listed, not only the latest
	log       *logPage // 操作日志; nil: there is none behind the settings
	tour      func()   // begins the first day; nil: it is not offered
}

// New makes the room. use puts a type setting in force, keys hangs up the
// sheet of keys, choose lets the person choose a file with 放假安排.
func New(d present.SettingsDesk, run present.Runner, use func(theme.Setting), keys func(), choose func(func(path string)), fail func(string)) *Screen {
	s := &Screen{choose: choose, page: container.NewStack(), toaster: kit.NewToaster(kit.Clock), use: use, keys: keys, fail: fail}
	s.content = container.NewStack(s.page, s.toaster)
	s.presenter = present.NewSettings(d, run, s)
	return s
}

// Tours offers the first day.
func (s *Screen) Tours(begin func()) { s.tour = begin }

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Enter loads what the room shows.
func (s *Screen) Enter() {
	if s.log != nil && s.log.content != nil {
		s.log.presenter.Load()
		return
	}
	s.presenter.Load()
}

// Fail implements present.View.
func (s *Screen) Fail(sentence string) { s.fail(sentence) }

// Show implements present.View.
func (s *Screen) Show(m present.SettingsModel) {
	slog.Info("shown", "screen", "settings", "people", len(m.People), "calendars", len(m.Calendars), "routes", len(m.Items.Routes))
	size := kit.NewSegment([]string{"标准", "大字", "特大"}, int(theme.Current()), func(i int) { s.use(theme.Setting(i)) })
	left := kit.Column(theme.Gap4, s.people(m), s.routes(m.Items), s.calendars(m))
	right := kit.Column(theme.Gap4, s.numbers(m.Items))
	if s.log != nil {
		right.Add(s.logSheet())
	}
	for _, sheet := range []fyne.CanvasObject{
		kit.PaddedSheet(kit.Column(theme.Gap3, kit.SectionHead("字的大小", ""), kit.Row(0, size))),
		kit.PaddedSheet(kit.Column(theme.Gap3, kit.SectionHead("按键", "Ctrl+/"), note("每件事都可以只用键盘办。"), kit.Row(0, kit.NewButton(kit.Outlined, "看按键", s.keys).WithIcon("keyboard")))),
	} {
		right.Add(sheet)
	}
	if s.tour != nil {
		right.Add(kit.PaddedSheet(kit.Column(theme.Gap3, kit.SectionHead("第一天", "约15分钟"),
			note("在演示单位里走一遍：登记、审签、公布、建档、打印年度报告。"), kit.Row(0, kit.NewButton(kit.Outlined, "跟着做一遍", s.tour)))))
	}
	head := kit.NewPageHead(kit.PageHead{Title: "设置", Context: m.Organ})
	s.page.Objects = []fyne.CanvasObject{kit.Page(head, kit.TwoColumns(left, right, kit.Narrow))}
	s.page.Refresh()
}

func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

func (s *Screen) people(m present.SettingsModel) fyne.CanvasObject {
	add := kit.NewButton(kit.Outlined, "加一个人", s.askPerson).WithIcon("plus")
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{Icon: "user", Title: "人员和分工", Note: fmt.Sprintf("%d人", len(m.People)), First: true})}
	for _, p := range m.People {
		rows = append(rows, s.person(p))
	}
	words := note("操作日志里写姓名。离开的人停用，以前办的事还写他的名字。")
	if len(m.People) == 0 {
		words = note("还没有人员，打开就能用，什么都可以试。")
	}
	return kit.Sheet(kit.Column(0, append(rows, foot(words, add))...))
}

// foot is the last line of a sheet of rows: words, and a button at the right.
func foot(words fyne.CanvasObject, act *kit.Button) fyne.CanvasObject {
	return kit.Inset(kit.FillRow(theme.Gap4, 0, words, act), theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4)
}

func (s *Screen) person(p present.PersonRow) fyne.CanvasObject {
	line := p.Role
	if !p.NeedsPIN {
		line += "，没有密码"
	}
	act := kit.NewButton(kit.Outlined, "停用", func() {
		kit.Confirm(s.canvas(), "停用"+p.Name, "停用以后不能再登录，以前办的事不变。", "停用", true, func() { s.presenter.Leaves(p.ID) })
	})
	if p.Self {
		line += "，正在用"
		act = kit.NewButton(kit.Outlined, "改密码", s.askPIN)
	}
	return row(p.Name, line, act)
}

// row is one line of a sheet: title, what there is to say, what can be done.
func row(title, line string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	words := kit.FillRow(theme.Gap4, 0, append([]fyne.CanvasObject{kit.TwoLines(title, line)}, acts...)...)
	return kit.Column(0, kit.Inset(words, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider())
}

// latest is how many years are listed until all are asked for.
const latest = 2

func (s *Screen) calendars(m present.SettingsModel) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{Icon: "calendar", Title: "放假安排", Note: fmt.Sprintf("%d份", len(m.Calendars)), First: true})}
	for i, c := range m.Calendars {
		if i >= latest && !s.allYears {
			break
		}
		from := "程序自带"
		if c.Own {
			from = "本单位装入"
		}
		rows = append(rows, row(c.Year, c.Source, kit.NewText(from, kit.Note())))
	}
	if hidden := len(m.Calendars) - latest; hidden > 0 && !s.allYears {
		more := kit.NewLinkRow(fmt.Sprintf("以前的%d份", hidden), func() {
			s.allYears = true
			s.Show(m)
		})
		rows = append(rows, kit.Inset(more, 0, theme.Gap4, 0, theme.Gap4), kit.Divider())
	}
	add := kit.NewButton(kit.Outlined, "装入一年的", s.askCalendar).WithIcon("folder-open")
	return kit.Sheet(kit.Column(0, append(rows, foot(note(m.Calendar), add))...))
}

func (s *Screen) askCalendar() {
	s.choose(func(path string) {
		s.presenter.AddCalendar(path, func(sentence string) {
			slog.Info("said", "screen", "settings")
			s.toaster.Say(sentence, nil)
		})
	})
}

func (s *Screen) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(s.content) }
