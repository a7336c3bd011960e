// Package files lets a person choose a file, or say where one goes: a path
// that can be typed, and the folders to walk through. The toolkit's own
// dialogs speak their own words; these speak ours.
package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Choose lets the person pick a file whose name ends in ending, starting in
// folder.
func Choose(c fyne.Canvas, title, folder, ending string, chosen func(path string)) {
	ChooseOf(c, title, folder, []string{ending}, chosen)
}

// ChooseOf is Choose for a file that may end in one of several ways.
func ChooseOf(c fyne.Canvas, title, folder string, endings []string, chosen func(path string)) {
	p := newPicker(folder, endings...)
	p.chosen = chosen
	p.show(c, title, "选这个文件", func() bool {
		info, err := os.Stat(p.path.Text())
		switch {
		case err != nil:
			p.row.SetError("没有这个文件。核对路径，或者在下面选")
		case info.IsDir():
			p.enter(p.path.Text())
		case !p.fits(p.path.Text()):
			p.row.SetError(p.wanted())
		default:
			chosen(p.path.Text())
			return true
		}
		return false
	})
}

// SaveAs lets the person say where a file called name goes, starting in folder.
func SaveAs(c fyne.Canvas, title, folder, name string, chosen func(path string)) {
	p := newPicker(folder, filepath.Ext(name))
	p.saving, p.name = true, name
	p.path.SetText(filepath.Join(p.folder, name))
	p.show(c, title, "存在这里", func() bool {
		path := p.path.Text()
		if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
			p.row.SetError("没有这个文件夹。核对路径，或者在下面选")
			return false
		}
		chosen(path)
		return true
	})
}

type picker struct {
	folder  string
	endings []string
	saving  bool
	folders bool // a folder is wanted; files only help to recognise it
	name    string
	entries []entry
	path    *kit.Entry
	row     *kit.FormRow
	table   *grid.DataTable
	dialog  *kit.Dialog
	chosen  func(string)
}

type entry struct {
	name   string
	folder bool
	when   string
}

// fits reports whether a file may be chosen.
func (p *picker) fits(name string) bool {
	return slices.ContainsFunc(p.endings, func(ending string) bool { return strings.EqualFold(filepath.Ext(name), ending) })
}

// wanted says which files may be chosen.
func (p *picker) wanted() string {
	sentence := "要 " + strings.Join(p.endings, "、") + " 结尾的文件。"
	if slices.Contains(p.endings, ".xlsx") {
		sentence += "旧的 .xls 先在WPS里另存为 .xlsx"
	}
	return sentence
}

func newPicker(folder string, endings ...string) *picker {
	p := &picker{endings: endings, path: kit.NewEntry("")}
	p.row = kit.NewFormRow("位置", "可以直接写，也可以在下面选。", p.path)
	p.table = grid.NewDataTable([]grid.Column{{Title: "名称", Weight: 1, Least: 240}, {Title: "修改时间", Width: 150}})
	p.table.OnActivate = func(i int, _ grid.Row) { p.activate(i) }
	p.table.OnSelect = func(i int, _ grid.Row) { p.pick(i) }
	p.read(folder)
	if !p.saving {
		p.path.SetText(p.folder + string(filepath.Separator))
	}
	return p
}

func (p *picker) show(c fyne.Canvas, title, verb string, done func() bool) {
	list := container.NewStack(p.table)
	content := kit.Column(theme.Gap3, kit.NewForm(p.row), kit.Sheet(kit.AtLeast(list, listHeight)))
	p.dialog = &kit.Dialog{Title: title, Content: content, Main: verb, Wide: true, OnMain: done, First: p.path.FocusTarget()}
	p.path.Submit(func(string) {
		if done() {
			p.dialog.Hide()
		}
	})
	p.dialog.Show(c)
}

const listHeight float32 = 320

// read lists a folder: folders first, then the files that may be chosen.
func (p *picker) read(folder string) {
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	found, err := os.ReadDir(folder)
	if err != nil {
		p.row.SetError("“" + folder + "”打不开")
		return
	}
	p.folder = folder
	p.entries = []entry{{name: "上一级", folder: true}}
	for _, folders := range []bool{true, false} {
		for _, f := range found {
			if f.IsDir() != folders || strings.HasPrefix(f.Name(), ".") || !folders && !p.fits(f.Name()) {
				continue
			}
			e := entry{name: f.Name(), folder: folders}
			if info, err := f.Info(); err == nil {
				e.when = info.ModTime().Format("2006-01-02 15:04")
			}
			p.entries = append(p.entries, e)
		}
	}
	slices.SortStableFunc(p.entries[1:], func(a, b entry) int {
		if a.folder == b.folder {
			return 0
		}
		if a.folder {
			return -1
		}
		return 1
	})
	p.table.SetSource(p)
}

// Len implements grid.Source.
func (p *picker) Len() int { return len(p.entries) }

// Page implements grid.Source.
func (p *picker) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for _, e := range p.entries[offset:min(offset+n, len(p.entries))] {
		name := e.name
		if e.folder && name != "上一级" {
			name += string(filepath.Separator)
		}
		rows = append(rows, grid.Row{Key: e.name, Cells: []string{name, e.when}})
	}
	done(rows, nil)
}

func (p *picker) pick(i int) {
	switch {
	case i > 0 && i < len(p.entries) && p.entries[i].folder == p.folders:
		p.path.SetText(filepath.Join(p.folder, p.entries[i].name))
	case p.folders && i >= 0:
		p.path.SetText(p.folder)
	}
}

func (p *picker) activate(i int) {
	switch {
	case i == 0:
		p.enter(filepath.Dir(p.folder))
	case p.entries[i].folder:
		p.enter(filepath.Join(p.folder, p.entries[i].name))
	case !p.saving && !p.folders:
		p.dialog.Hide()
		p.chosen(filepath.Join(p.folder, p.entries[i].name))
	}
}

func (p *picker) enter(folder string) {
	p.read(folder)
	p.path.SetText(filepath.Join(p.folder, p.name))
}
