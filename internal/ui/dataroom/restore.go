package dataroom

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Restoring is 从备份恢复: in the place of a page of the room, or alone where no
// office is open.
type Restoring struct {
	*Stage
	draw      grid.Run
	presenter *present.Restore
	live      Live
	leave     func() // goes back to where the person came from
	model     present.RestoreModel

	active   bool // it is in sight, or will be when the room is entered again
	form     kit.Answered
	from, to *pathField
	pass     *kit.Entry
	paper    preview
}

// NewRestoring makes it on a stage; leave goes back.
func NewRestoring(stage *Stage, run present.Runner, draw grid.Run, live Live, leave func()) *Restoring {
	r := &Restoring{Stage: stage, draw: draw, live: live, leave: leave}
	r.presenter = present.NewRestore(run, r, live.Folder, live.Place, live.Now)
	return r
}

// Alone makes it for a window in which no office is open.
func Alone(asks Asks, run present.Runner, draw grid.Run, live Live, leave func()) *Restoring {
	return NewRestoring(NewStage(asks), run, draw, live, leave)
}

// Start shows it in a window that it has for itself.
func (r *Restoring) Start() {
	r.take(r.Content())
	r.Begin("")
}

// Begin shows it for a backup; "" when none was chosen yet.
func (r *Restoring) Begin(from string) {
	r.active = true
	r.presenter.Begin(from)
}

// Fail implements present.View.
func (r *Restoring) Fail(sentence string) { r.Refuse(sentence) }

// Show implements present.View.
func (r *Restoring) Show(m present.RestoreModel) {
	r.model = m
	r.Stage.Show(func() Sight {
		switch m.Page() {
		case "paper":
			return r.paperSight()
		case "restored":
			return r.restoredSight()
		}
		return r.askSight()
	})
}

// back goes back one page.
func (r *Restoring) back() {
	if !r.presenter.Close() {
		r.active = false
		r.leave()
	}
}

// askSight asks what is restored and where.
func (r *Restoring) askSight() Sight {
	in := r.model.Input
	r.from = newPathField("备份文件", in.From, "选备份", r.chooseBackup)
	r.to = newPathField("恢复到", in.To, "选位置", r.choosePlace)
	r.pass = kit.NewPassword("").Named("口令")
	r.pass.SetText(in.Passphrase)
	sealed := row(present.PassField, "口令", "恢复卡上手写的那个，大小写、空格都要一样。", r.pass)
	r.form = kit.NewAnswered(
		row(present.FromField, "备份文件", "U盘或者移动硬盘上的备份，名字里有“备份”，.zip 或者 .zip.age 结尾。", r.from), sealed,
		row(present.ToField, "恢复到", "一个新的文件夹，没有就新建。原来的单位文件夹不动。", r.to),
	)
	r.form.ShowRow(sealed.FormRow, r.model.Sealed)
	act := r.Button(kit.Main, "恢复并核对", r.restore).WithIcon("undo-2")
	head := kit.NewPageHead(kit.PageHead{Title: "从备份恢复", Context: "恢复到新的文件夹，不动原来的", Back: r.back, Actions: []fyne.CanvasObject{act}})
	page := kit.Column(theme.Gap4, r.form.Form, note("先写进新文件夹，全部核对、与备份逐项比较，都相同才算恢复好。备份不完整的，什么也不写。"))
	r.from.entry.OnChanged = func(text string) {
		r.form.ShowRow(sealed.FormRow, strings.HasSuffix(text, ".age"))
		page.Refresh()
	}
	body := kit.NewScroll(kit.Margin(kit.PaddedSheet(page)))
	return Sight{Name: "restore", Body: kit.Page(head, body), Deep: true, Back: r.back, First: r.from.FocusTarget(), Told: []any{"chosen", in.From != ""}}
}

func (r *Restoring) input() present.RestoreInput {
	in := present.RestoreInput{From: r.from.entry.Text(), To: r.to.entry.Text()}
	if strings.HasSuffix(in.From, ".age") {
		in.Passphrase = r.pass.Text()
	}
	return in
}

func (r *Restoring) chooseBackup() {
	start := r.live.Place
	if in := r.from.entry.Text(); in != "" {
		start = filepath.Dir(in)
	}
	r.File("选备份文件", start, present.BackupEndings(), func(path string) {
		in := r.input()
		in.From = path
		r.presenter.Choose(in)
	})
}

// choosePlace asks for the folder in which the new one is made.
func (r *Restoring) choosePlace() {
	r.Folder("恢复到哪里，在里面新建一个文件夹", r.live.Place, nil, func(path string) { r.to.entry.SetText(r.presenter.NewFolder(path)) })
}

func (r *Restoring) restore() {
	r.presenter.Restore(r.input(), func(wrong map[string]string) { r.form.Wrong(wrong) })
}

// restoredSight says how the restored office compares with its backup.
func (r *Restoring) restoredSight() Sight {
	m := r.model.Done
	var acts []fyne.CanvasObject
	var first fyne.Focusable
	if m.To != "" {
		report := r.Button(kit.Outlined, "打印核对报告", r.presenter.LookAtReport).WithIcon("printer")
		open := r.Button(kit.Main, "打开恢复出来的单位", func() { r.Open(m.To) }).WithIcon("folder-open")
		acts, first = []fyne.CanvasObject{report, open}, open
	}
	heads := present.RestoreColumns()
	parts := append(outcomeParts(m.Outcome), kit.SectionHead("逐项比较", ""), kit.NewPaperTable(heads[:], m.Rows, nil, nil))
	head := kit.NewPageHead(kit.PageHead{Title: "恢复核对", Context: "", Back: r.back, Actions: acts})
	return Sight{
		Name: "restored", Body: kit.Page(head, kit.NewScroll(kit.Margin(kit.PaddedSheet(kit.Column(theme.Gap3, parts...))))), Deep: true, Back: r.back,
		Print: r.presenter.LookAtReport, First: first, Told: []any{"problem", m.Tone != present.Good},
	}
}

// paperSight is the comparison as it will be printed.
func (r *Restoring) paperSight() Sight {
	m := r.model.Paper
	print := func() { r.presenter.PrintReport(r.Print) }
	main := r.Button(kit.Main, "打印", print).WithIcon("printer")
	return paperSight(m.Word, "", r.paper.of(r.draw, m), r.back, print, main)
}
