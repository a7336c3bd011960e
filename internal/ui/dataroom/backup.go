package dataroom

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Live is the office that is open, as 恢复 must know it.
type Live struct {
	Folder string           // never restored over
	Place  string           // where a new folder is offered
	Now    func() time.Time // the office's clock
}

// backupPage is the page 备份与恢复.
type backupPage struct {
	*Stage
	draw      grid.Run
	presenter *present.Backups
	restoring *Restoring
	model     present.BackupModel

	table    *grid.DataTable
	listed   []present.BackupFile
	settings *settingsForm // kept while the same is edited
	paper    preview
}

// Backups is the page 备份与恢复.
func Backups(d present.BackupDesk, run present.Runner, draw grid.Run, live Live) func(*Stage) Page {
	return func(stage *Stage) Page {
		p := &backupPage{Stage: stage, draw: draw}
		p.presenter = present.NewBackups(d, run, p)
		p.restoring = NewRestoring(stage, run, draw, live, p.Enter)
		heads := present.BackupColumns()
		p.table = grid.NewDataTable([]grid.Column{
			{Title: heads[0], Kind: grid.Headline, Width: 170}, {Title: heads[1], Least: 150, Weight: 1}, {Title: heads[2], Width: 50},
			{Title: heads[3], Width: 70, Kind: grid.Number}, {Title: heads[4], Width: 134, Kind: grid.State},
		})
		p.table.OnActivate = func(int, grid.Row) { p.restoreChosen() }
		return p
	}
}

// Name implements Page.
func (p *backupPage) Name() string { return present.BackupPage }

// Word implements Page.
func (p *backupPage) Word() string { return "备份与恢复" }

// Enter implements Page.
func (p *backupPage) Enter() {
	if p.restoring.active {
		p.Again()
		return
	}
	p.settings = nil
	p.presenter.Load()
}

// Fail implements present.View.
func (p *backupPage) Fail(sentence string) { p.Refuse(sentence) }

// Backed implements present.BackupView.
func (p *backupPage) Backed() {
	if p.Asks.Backed != nil {
		p.Asks.Backed()
	}
}

// Show implements present.View.
func (p *backupPage) Show(m present.BackupModel) {
	p.model = m
	p.Stage.Show(func() Sight {
		switch m.Page() {
		case "paper":
			return p.paperSight()
		case "whole":
			return p.wholeSight()
		}
		return p.sight()
	})
}

// sight is the page as it stands.
func (p *backupPage) sight() Sight {
	m := p.model
	now := p.Button(kit.Main, "立即备份", func() { p.withFolder(func() { p.presenter.BackUp("") }) }).WithIcon("hard-drive")
	sealed := p.Button(kit.Outlined, "加密备份", func() { p.withFolder(p.askPassphrase) }).WithIcon("lock")
	restore := p.Button(kit.Outlined, "从备份恢复", func() { p.restoring.Begin("") }).WithIcon("undo-2")
	head := kit.NewPageHead(kit.PageHead{Title: "备份与恢复", Context: m.Organ, Actions: []fyne.CanvasObject{restore, sealed, now}})
	return Sight{
		Name: present.BackupPage, Body: kit.Page(head, pageBody(p.statusSheet(), p.tableSheet(), p.side())), First: now,
		Print: p.presenter.LookAtSheet, Find: func() { p.Canvas.Focus(p.table) },
		Told: []any{"safe", m.Safety.Tone == present.Good, "backups", len(m.Files), "made", m.Made != nil, "folder", m.Folder != ""},
	}
}

// statusSheet says how well the office is backed up.
func (p *backupPage) statusSheet() fyne.CanvasObject {
	m := p.model
	tone := kit.Done
	if m.Safety.Tone == present.Urgent {
		tone = kit.Late
	}
	parts := []fyne.CanvasObject{kit.SectionHead("最后一份核对过的备份", "")}
	if m.Made != nil {
		parts = append(parts, outcomeParts(*m.Made)...)
	}
	parts = append(parts, kit.StateLine(tone, m.Safety.Line))
	if m.Elsewhere != "" {
		parts = append(parts, note(m.Elsewhere))
	}
	if m.Last != nil {
		sheet := p.Button(kit.Outlined, "打印恢复卡", p.presenter.LookAtSheet).WithIcon("printer")
		parts = append(parts, kit.TopRow(theme.Gap4, 0, facts(m.Last), sheet))
	}
	return kit.PaddedSheet(kit.Column(theme.Gap3, parts...))
}

// tableSheet lists the backups in the folder.
func (p *backupPage) tableSheet() fyne.CanvasObject {
	m := p.model
	p.listed = m.Files
	p.table.SetEmpty(kit.Empty(m.Searched, "备份了就列在这里。别处的备份按“从备份恢复”选。", nil))
	p.table.SetSource(fileSource(m.Files))
	rows := []fyne.CanvasObject{p.table}
	if len(m.Files) > 0 {
		check := p.Button(kit.Outlined, "核对一次", p.checkChosen).WithIcon("refresh-cw")
		restore := p.Button(kit.Outlined, "恢复到新文件夹", p.restoreChosen).WithIcon("undo-2")
		foot := kit.FillRow(theme.Gap2, 0, note(fmt.Sprintf("共%d份，在%s", len(m.Files), m.Folder)), check, restore)
		rows = append(rows, kit.Divider(), kit.Inset(foot, theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5))
		p.table.Select(0)
	}
	return kit.Sheet(kit.FillColumn(0, 0, rows...))
}

// fileSource gives the lines of the list of backups.
type fileSource []present.BackupFile

// Len implements grid.Source.
func (f fileSource) Len() int { return len(f) }

// Page implements grid.Source.
func (f fileSource) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(f)); i++ {
		row := grid.Row{Key: f[i].Path, Cells: f[i].Cells[:], Severity: grid.Quiet}
		switch f[i].Tone {
		case present.Good:
			row.Severity = grid.Good
		case present.Urgent:
			row.Severity, row.Late = grid.Bad, true
		case present.Plain, present.Caution:
		}
		rows = append(rows, row)
	}
	done(rows, nil)
}

// chosen is the backup that is chosen in the list.
func (p *backupPage) chosen() (present.BackupFile, bool) {
	i, _, ok := p.table.Selected()
	if !ok || i < 0 || i >= len(p.listed) {
		return present.BackupFile{}, false
	}
	return p.listed[i], true
}

func (p *backupPage) restoreChosen() {
	if f, ok := p.chosen(); ok {
		p.restoring.Begin(f.Path)
	}
}

// checkChosen reads the chosen backup from its beginning to its end.
func (p *backupPage) checkChosen() {
	f, ok := p.chosen()
	if !ok {
		return
	}
	show := func(o present.Outcome) {
		kit.Tell(p.Canvas, "核对备份："+filepath.Base(f.Path), kit.Column(theme.Gap2, outcomeParts(o)...))
	}
	if !f.Seal {
		p.presenter.CheckFile(f.Path, "", show)
		return
	}
	pass := kit.NewPassword("")
	kit.NewAnswered(row(present.PassField, "口令", "恢复卡上手写的那个。", pass)).Ask(p.Canvas, "核对加密的备份", "核对", func(done func(map[string]string)) {
		done(nil)
		p.presenter.CheckFile(f.Path, pass.Text(), show)
	})
}

// wholeSight is what the check of everything found.
func (p *backupPage) wholeSight() Sight {
	m := p.model.Whole
	again := p.Button(kit.Main, "再核对一遍", p.presenter.CheckAll).WithIcon("refresh-cw")
	head := kit.NewPageHead(kit.PageHead{Title: "整体核对", Context: p.model.Organ, Back: p.presenter.Close, Actions: []fyne.CanvasObject{again}})
	body := kit.NewScroll(kit.Margin(kit.PaddedSheet(kit.Column(theme.Gap3, outcomeParts(*m)...))))
	return Sight{
		Name: "whole", Body: kit.Page(head, body), Deep: true, Back: p.presenter.Close, First: again,
		Told: []any{"problem", m.Tone != present.Good},
	}
}

// paperSight is the recovery card as it will be printed.
func (p *backupPage) paperSight() Sight {
	m := p.model.Paper
	print := func() { p.presenter.PrintPaper(p.Print) }
	save := p.Button(kit.Outlined, "存PDF", func() { p.place(m.Word, ".pdf", p.presenter.SavePaper) }).WithIcon("file-down")
	main := p.Button(kit.Main, "打印", print).WithIcon("printer")
	return paperSight(m.Word, "和备份分开放，锁起来", p.paper.of(p.draw, m), p.presenter.Close, print, save, main)
}

// place asks where a file goes; where the window does not ask, it goes to the
// office's printed papers.
func (p *backupPage) place(name, ending string, chosen func(path string)) {
	usual := p.presenter.Place(name, ending)
	if p.SaveAs == nil {
		chosen(usual)
		return
	}
	p.SaveAs(filepath.Base(usual), chosen)
}
