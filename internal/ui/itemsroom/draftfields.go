package itemsroom

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/disclosure"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// stack is a field of a form that consists of lines, and changes.
type stack struct {
	widget.BaseWidget
	screen *Screen
	first  fyne.Focusable
	holder *fyne.Container
}

func (f *stack) init(s *Screen, self fyne.Widget) {
	f.screen, f.holder = s, kit.Column(theme.Gap1)
	f.ExtendBaseWidget(self)
}

// set replaces the lines.
func (f *stack) set(first fyne.Focusable, lines ...fyne.CanvasObject) {
	f.first = first
	f.holder.Objects = lines
	f.holder.Refresh()
	if d := f.screen.draft; d != nil && d.form != nil {
		d.form.Refresh()
		d.relaid()
	}
}

// FocusTarget is what a canvas focuses for this field.
func (f *stack) FocusTarget() fyne.Focusable { return f.first }

// HeightFor implements kit.Flow.
func (f *stack) HeightFor(width float32) float32 {
	return kit.HeightFor(f.holder, width)
}

// MinSize implements fyne.CanvasObject.
func (f *stack) MinSize() fyne.Size {
	return fyne.NewSize(12*theme.Body.Size(), f.HeightFor(max(f.Size().Width, 12*theme.Body.Size())))
}

// CreateRenderer implements fyne.Widget.
func (f *stack) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.holder) }

// filesField lists the attachments: those that are kept and new ones.
type filesField struct {
	stack
	kept  []disclosure.Attachment
	added []string
}

// attachmentEndings are the files of an office. Others go into a zip.
var attachmentEndings = []string{
	".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".pdf", ".ofd", ".pptx", ".ppt", ".jpg", ".jpeg", ".png", ".txt", ".csv", ".zip",
}

func newFilesField(s *Screen, kept []disclosure.Attachment) *filesField {
	f := &filesField{kept: slices.Clone(kept)}
	f.init(s, f)
	f.draw()
	return f
}

func (f *filesField) draw() {
	var lines []fyne.CanvasObject
	for n, a := range f.kept {
		lines = append(lines, removable(a.Name+"　"+sizeWords(a.Size), func() {
			f.kept = slices.Delete(f.kept, n, n+1)
			f.draw()
		}))
	}
	for n, path := range f.added {
		lines = append(lines, removable(filepath.Base(path)+"　新加的", func() {
			f.added = slices.Delete(f.added, n, n+1)
			f.draw()
		}))
	}
	add := kit.NewButton(kit.Outlined, "加附件", func() {
		f.screen.asks.File("选附件", attachmentEndings, func(path string) {
			if !slices.Contains(f.added, path) {
				f.added = append(f.added, path)
				f.draw()
			}
		})
	}).WithIcon("plus")
	f.set(add, append(lines, kit.Row(0, add))...)
}

// tablesField lists the tables.
type tablesField struct {
	stack
	list []disclosure.Table
}

func newTablesField(s *Screen, list []disclosure.Table) *tablesField {
	f := &tablesField{list: slices.Clone(list)}
	f.init(s, f)
	f.draw()
	return f
}

func (f *tablesField) draw() {
	var lines []fyne.CanvasObject
	for n, t := range f.list {
		_, words, _ := present.InputOf(t).Table()
		name := t.Title
		if name == "" {
			name = nth(n)
		}
		change := kit.NewButton(kit.Plain, "改", func() {
			f.screen.editTable(present.InputOf(t), func(changed disclosure.Table) {
				f.list[n] = changed
				f.draw()
			})
		})
		remove := kit.NewButton(kit.Plain, "去掉", func() {
			f.list = slices.Delete(f.list, n, n+1)
			f.draw()
		})
		lines = append(lines, kit.FillRow(theme.Gap1, 0, kit.NewWrapped(name+"　"+words, kit.Reg(theme.Second)), change, remove))
	}
	add := kit.NewButton(kit.Outlined, "加一张表", func() {
		f.screen.editTable(present.TableInput{}, func(t disclosure.Table) {
			f.list = append(f.list, t)
			f.draw()
		})
	}).WithIcon("table")
	f.set(add, append(lines, kit.Row(0, add))...)
}

// relationField binds a draft to another item.
type relationField struct {
	stack
	kind  *kit.Select
	other string
	title string
}

func newRelationField(s *Screen, m *present.DraftModel) *relationField {
	f := &relationField{title: m.Related}
	kind, other := present.RelationOf(m.Item.Relations)
	f.other = other
	f.init(s, f)
	f.kind = kit.NewSelect([]string{"没有", "解读另一件", "预公开的结果", "代替另一件"}, int(kind), "", func(int) { f.draw() })
	f.draw()
	return f
}

func (f *relationField) draw() {
	if f.kind.Selected() <= 0 {
		f.set(f.kind, f.kind)
		return
	}
	name := f.title
	if name == "" {
		name = "还没有选"
	}
	pick := kit.NewButton(kit.Outlined, "选一件", func() {
		f.screen.pickOther(func(id, title string) {
			f.other, f.title = id, title
			f.draw()
		})
	})
	f.set(f.kind, f.kind, kit.FillRow(theme.Gap3, 1, pick, kit.NewWrapped(name, kit.Reg(theme.Second))))
}

func (f *relationField) chosen() (present.RelationKind, string) {
	if f.other == "" {
		return present.Unrelated, ""
	}
	return present.RelationKind(max(f.kind.Selected(), 0)), f.other
}

// previewRows is how much of a pasted table is drawn.
const previewRows = 12

// editTable asks for a table: pasted cells, drawn as they will hang, and of an
// account the sums with what the check says of them.
func (s *Screen) editTable(in present.TableInput, done func(disclosure.Table)) {
	title, cells := kit.NewEntry("").Limit(60), kit.NewTextArea("在WPS表格里选中，复制，粘贴到这里。头一行是表头", 5).Named("表格")
	before, income, spending, after := kit.NewEntry("上期结余"), kit.NewEntry("收入合计"), kit.NewEntry("支出合计"), kit.NewEntry("本期结余")
	title.SetText(in.Title)
	cells.SetText(in.Cells)
	for e, text := range map[*kit.Entry]string{before: in.Before, income: in.Income, spending: in.Spending, after: in.After} {
		e.SetText(text)
	}
	check := func() bool { return false }
	account := kit.NewCheck("是收支表，核对合计和结余", in.Account, func(bool) { check() })
	says, drawn := kit.Column(0), kit.Column(0)
	sums := halves(labelled("上期结余", before), labelled("收入合计", income), labelled("支出合计", spending), labelled("本期结余", after))
	read := func() present.TableInput {
		return present.TableInput{Title: title.Text(), Cells: cells.Text(), Account: account.On(),
			Before: before.Text(), Income: income.Text(), Spending: spending.Text(), After: after.Text()}
	}
	content := kit.Column(theme.Gap3, kit.NewForm(kit.NewFormRow("表名", "没有就空着。", title)), cells, account, sums, says, drawn)
	dialog := &kit.Dialog{Title: "表", Main: "放进稿子", Wide: true, Content: content, First: cells.FocusTarget()}
	check = func() bool {
		t, sentence, ok := read().Table()
		tone := kit.Must
		if ok {
			tone = kit.Done
		}
		says.Objects, drawn.Objects = []fyne.CanvasObject{kit.StateLine(tone, sentence)}, nil
		if len(t.Header) > 0 && len(t.Rows) > 0 {
			drawn.Objects = []fyne.CanvasObject{kit.NewPaperTable(t.Header, t.Rows[:min(len(t.Rows), previewRows)], t.Amounts, nil)}
		}
		if account.On() {
			sums.Show()
		} else {
			sums.Hide()
		}
		content.Refresh()
		dialog.Refresh()
		return ok
	}
	for _, e := range []*kit.Entry{cells, before, income, spending, after} {
		e.OnChanged = func(string) { check() }
	}
	dialog.OnMain = func() bool {
		if !check() {
			return false
		}
		t, _, _ := read().Table()
		done(t)
		return true
	}
	dialog.Show(s.asks.Canvas)
	check()
}
