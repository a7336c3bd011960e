// Package setup is the first start: where the office is kept, whose it is, who
// works in it. It can be left for a look at the demo office.
package setup

import (
	"log/slog"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Screen shows the first start.
type Screen struct {
	window    fyne.Window
	content   *fyne.Container
	presenter *present.Setup
	specimen  *specimen // beside the step 本单位; else nil
	restores  func()    // leads to 从备份恢复; nil: it is not offered

	toured func(*desk.Desk) // told of the demo office for the first day; nil: it is not offered
}

// New makes the screen. suggested is the folder to offer, demo that of the
// demo office; opened is told once there is an office.
func New(window fyne.Window, run present.Runner, suggested, demo string, opened func(*desk.Desk)) *Screen {
	s := &Screen{window: window, content: container.NewStack()}
	s.presenter = present.NewSetup(run, s, suggested, demo, opened)
	return s
}

// Restores offers to make the office of a backup instead.
func (s *Screen) Restores(restore func()) { s.restores = restore }

// Tours offers the first day on the demo office; opened is told once that is
// there.
func (s *Screen) Tours(opened func(*desk.Desk)) { s.toured = opened }

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Start shows the first step.
func (s *Screen) Start() { s.presenter.Start() }

// Fail implements present.View.
func (s *Screen) Fail(sentence string) {
	kit.Tell(s.window.Canvas(), "没有办成", kit.NewWrapped(sentence, kit.Reg(theme.Body)))
}

// Show implements present.View.
func (s *Screen) Show(m present.SetupModel) {
	s.specimen = nil
	if m.Step == present.OrganStep {
		s.specimen = newSpecimen(m)
	}
	form := s.form(m)
	left := container.NewStack(canvas.NewRectangle(theme.Rail), kit.Inset(s.steps(m), theme.Gap5+theme.Gap2, theme.Gap5, theme.Gap5, theme.Gap5+theme.Gap1))
	body := kit.Inset(kit.Column(theme.Gap1, kit.NewText(m.Steps[m.Step].Name, kit.Bold(theme.Page)), kit.NewWrapped(lead(m), kit.Note()),
		kit.Inset(form, theme.Gap4, 0, 0, 0)), theme.Gap5+theme.Gap2, theme.Gap5, theme.Gap5, 2*theme.Gap5)
	parts := []fyne.CanvasObject{kit.FixedWidth(body, formWidth)}
	if s.specimen != nil {
		parts = append(parts, kit.Inset(s.specimen.content, theme.Gap5+theme.Gap3, 0, 0, 0))
	}
	page := container.NewBorder(nil, s.foot(m), nil, nil, kit.NewScroll(kit.TopRow(0, -1, parts...)))
	s.content.Objects = []fyne.CanvasObject{container.New(twoPanes{}, left, page)}
	s.content.Refresh()
	if f := form.FirstField(); f != nil && len(m.Wrong) == 0 {
		s.window.Canvas().Focus(f)
	} else {
		form.FocusFault()
	}
	slog.Info("shown", "screen", "setup", "step", int(m.Step), "wrong", len(m.Wrong))
}

const (
	paneWidth float32 = 300
	formWidth float32 = 520 + 2*40
)

type twoPanes struct{}

// Layout implements fyne.Layout.
func (twoPanes) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(paneWidth, size.Height))
	o[1].Move(fyne.NewPos(paneWidth, 0))
	o[1].Resize(fyne.NewSize(size.Width-paneWidth, size.Height))
}

// MinSize implements fyne.Layout.
func (twoPanes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 560) }

func (s *Screen) steps(m present.SetupModel) fyne.CanvasObject {
	var steps []kit.Step
	for i, mark := range m.Steps {
		state := kit.StepLater
		switch {
		case present.SetupStep(i) == m.Step:
			state = kit.StepNow
		case mark.Done:
			state = kit.StepDone
		}
		steps = append(steps, kit.Step{Name: mark.Name, Result: mark.Line, State: state})
	}
	return kit.Column(theme.Gap1, kit.NewText("政务公开工作台", kit.Bold(theme.Page)), kit.NewText("第一次使用，约3分钟", kit.Note()),
		kit.Inset(kit.NewStepper(steps, nil), theme.Gap5, 0, 0, 0))
}

func (s *Screen) foot(m present.SetupModel) fyne.CanvasObject {
	next := "下一步"
	if int(m.Step)+1 < len(m.Steps) {
		next += "：" + m.Steps[m.Step+1].Name
	} else {
		next = "建好，开始使用"
	}
	row := []fyne.CanvasObject{kit.Gap(), kit.NewButton(kit.Plain, "先看演示", s.presenter.ShowDemo), kit.NewButton(kit.Main, next, s.presenter.Next)}
	if s.toured != nil {
		row = slices.Insert(row, 2, fyne.CanvasObject(kit.NewButton(kit.Plain, "看演示，跟着做一遍", func() { s.presenter.OpenDemo(s.toured) })))
	}
	if s.restores != nil && m.Step == present.WhereStep {
		row = slices.Insert(row, 1, fyne.CanvasObject(kit.NewButton(kit.Outlined, "从备份恢复", s.restores)))
	}
	if m.Step > present.WhereStep {
		row = append([]fyne.CanvasObject{kit.NewButton(kit.Outlined, "上一步", s.presenter.Back).WithIcon("arrow-left")}, row...)
		return bar(kit.FillRow(theme.Gap5, 1, row...))
	}
	return bar(kit.FillRow(theme.Gap5, 0, row...))
}

func bar(row fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(0, kit.Divider(), container.NewStack(canvas.NewRectangle(theme.Surface), kit.Inset(row, theme.Gap4-1, 2*theme.Gap5, theme.Gap3, 2*theme.Gap5)))
}

func lead(m present.SetupModel) string {
	switch m.Step {
	case present.WhereStep:
		return "一个单位一个文件夹，全部资料都在里面。复制文件夹就是复制全部资料，放在U盘里也能用。"
	case present.OrganStep:
		return "这些字会印在报告和公文上。"
	case present.PeopleStep:
		return "先写自己。别的人以后在“设置”里加。"
	case present.ReadyStep:
	}
	return "核对一遍，没有错就建好。"
}

func (s *Screen) form(m present.SetupModel) *kit.Form {
	edit := func(change func(*present.SetupModel, string)) func(string) {
		return func(text string) { s.presenter.Edit(func(m *present.SetupModel) { change(m, text) }) }
	}
	entry := func(placeholder, text string, changed func(string)) *kit.Entry {
		e := kit.NewEntry(placeholder)
		e.SetText(text)
		e.OnChanged = changed
		return e.Submit(func(string) { s.presenter.Next() })
	}
	row := func(label, help, field string, o fyne.CanvasObject) *kit.FormRow {
		r := kit.NewFormRow(label, help, o)
		r.SetError(m.Wrong[field])
		return r
	}
	switch m.Step {
	case present.WhereStep:
		folder := entry("", m.Folder, edit(func(m *present.SetupModel, t string) { m.Folder = t }))
		return kit.NewForm(row("文件夹", "没有就新建。里面已经有单位资料的，不会覆盖。", present.FolderField, folder))
	case present.OrganStep:
		levels := []office.Level{office.Town, office.Street, office.Village, office.County, office.City}
		names := []string{"乡镇", "街道", "村、社区", "县区", "设区的市"}
		at := 0
		for i, l := range levels {
			if l == m.Level {
				at = i
			}
		}
		kind := kit.NewSegment(names, at, func(i int) { s.presenter.Edit(func(m *present.SetupModel) { m.Level = levels[i] }) })
		name := entry("例如 青石镇人民政府", m.Name, edit(func(m *present.SetupModel, t string) {
			m.Name = t
			s.specimen.set(*m)
		}))
		return kit.NewForm(kit.NewFormRow("单位类型", "", kind), row("单位全称", "与公章上的字一致。", present.NameField, name))
	case present.PeopleStep:
		name := entry("", m.Person, edit(func(m *present.SetupModel, t string) { m.Person = t }))
		pin := kit.NewPassword("")
		pin.OnChanged = edit(func(m *present.SetupModel, t string) { m.PIN = t })
		return kit.NewForm(row("姓名", "操作日志里写这个名字。", present.PersonField, name),
			row("密码", "4位以上数字，或者8个以上的字。只有自己用这台电脑就空着。", present.PINField, pin))
	case present.ReadyStep:
	}
	return kit.NewForm(
		kit.NewFormRow("文件夹", "", kit.NewWrapped(m.Folder, kit.Reg(theme.Body))),
		kit.NewFormRow("单位", "", kit.NewWrapped(m.Name, kit.Reg(theme.Body))),
		kit.NewFormRow("人员", "", kit.NewWrapped(m.Person+"　"+m.Role.Label(), kit.Reg(theme.Body))),
		kit.NewFormRow("放假安排", "", kit.NewWrapped(m.Calendar, kit.Reg(theme.Body))))
}
