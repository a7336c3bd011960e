package home

import (
	"strconv"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// side is the column beside the board, nil when it has nothing to show.
func (s *Screen) side(m present.HomeModel) fyne.CanvasObject {
	var sheets []fyne.CanvasObject
	urgent := m.Backup != nil && m.Backup.Tone == present.Urgent
	if urgent { // before what can wait
		sheets = append(sheets, s.backup(m.Backup))
	}
	if m.Report != nil {
		sheets = append(sheets, s.yearsReport(m.Report))
	}
	if m.Coverage != nil {
		sheets = append(sheets, s.coverage(m.Coverage))
	}
	if len(m.Papers) > 0 {
		sheets = append(sheets, s.papers(m.Papers))
	}
	if m.Backup != nil && !urgent {
		sheets = append(sheets, s.backup(m.Backup))
	}
	if len(sheets) == 0 {
		return nil
	}
	return kit.Column(theme.Gap4, sheets...)
}

// yearsReport is the year's report. Its button is the filled one of the screen
// while there is something to be done and no item waits for the person.
func (s *Screen) yearsReport(m *present.ReportCard) fyne.CanvasObject {
	var steps []kit.Step
	for i, name := range m.Steps {
		state := kit.StepLater
		switch {
		case i < m.Current:
			state = kit.StepDone
		case i == m.Current:
			state = kit.StepNow
		}
		steps = append(steps, kit.Step{Name: name, State: state})
	}
	kind := kit.Outlined
	if m.Waits && !s.filled {
		kind, s.filled = kit.Main, true
	}
	return card(m.Title, m.Due, kit.StepStrip(steps), kit.NewWrapped(m.Line, kit.Reg(theme.Second)),
		kit.Row(0, kit.NewButton(kind, m.Act, s.report)))
}

// coverage is how far this year's catalogue is published.
func (s *Screen) coverage(m *present.CoverageCard) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.State(groupTone(m.Tone), "完成"+strconv.Itoa(m.Done)+"%"), kit.NewWrapped(m.Line, kit.Reg(theme.Second))}
	if s.leads != nil {
		parts = append(parts, kit.Row(0, kit.NewButton(kit.Outlined, "看目录覆盖", func() { s.leads(present.Target{Room: present.CatalogueRoom}) })))
	}
	return card(m.Title, "", parts...)
}

// papers are the items whose slip is with somebody.
func (s *Screen) papers(rows []present.PaperRow) fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, r := range rows {
		line := kit.Column(2, kit.NewWrapped(r.Title, kit.Reg(theme.Body)), kit.NewText("等"+r.Step+"的纸件", kit.Note()))
		list = append(list, line)
		if s.leads != nil {
			list = append(list, kit.Row(0, kit.NewButton(kit.Plain, "登记签回的意见", func() { s.leads(r.Opens) })))
		}
	}
	return card("等纸件", "", list...)
}

// backup is how well the office is backed up.
func (s *Screen) backup(m *present.Safety) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.StateLine(groupTone(m.Tone), m.Line)}
	if s.leads != nil {
		to := present.Target{Room: present.DataRoom, ID: present.BackupPage}
		parts = append(parts, kit.Row(0, kit.NewButton(kit.Outlined, "备份与恢复", func() { s.leads(to) }).WithIcon("hard-drive")))
	}
	return card("备份", "", parts...)
}

// warnings are what endangers the records from around the office, each with what
// to do about it.
func warnings(all []present.HomeWarning) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, w := range all {
		lines = append(lines, kit.Column(2, kit.StateLine(kit.Must, w.Line), kit.Inset(kit.NewWrapped(w.Todo, kit.Reg(theme.Second)), 0, 0, 0, theme.IconSize.Get()+theme.Gap2)))
	}
	return kit.PaddedSheet(kit.Column(theme.Gap3, lines...))
}

// card is a sheet of the side column.
func card(title, line string, parts ...fyne.CanvasObject) fyne.CanvasObject {
	head := []fyne.CanvasObject{kit.NewText(title, kit.Bold(theme.Body))}
	if line != "" {
		head = append(head, kit.NewWrapped(line, kit.Note()))
	}
	return kit.PaddedSheet(kit.Column(theme.Gap3, append([]fyne.CanvasObject{kit.Column(2, head...)}, parts...)...))
}
