package files

import (
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
)

// ChooseFolder lets the person pick a folder, starting in folder. Files that
// end in one of endings are listed too, so that the folder is recognised; they
// cannot be chosen. A row that is gone to is the folder that is chosen, Enter
// on it goes into it.
func ChooseFolder(c fyne.Canvas, title, folder string, endings []string, chosen func(path string)) {
	p := newPicker(folder, endings...)
	p.folders = true
	p.row.SetHelp("可以直接写，也可以在下面选。在一行上按回车进到里面。")
	p.path.SetText(p.folder)
	p.show(c, title, "选这个文件夹", func() bool {
		info, err := os.Stat(p.path.Text())
		if err != nil || !info.IsDir() {
			p.row.SetError("没有这个文件夹。核对路径，或者在下面选")
			return false
		}
		chosen(filepath.Clean(p.path.Text()))
		return true
	})
}

// ChooseSeveral lets the person pick files that end in one of several ways,
// starting in folder: those that are ticked, or the one in the field.
func ChooseSeveral(c fyne.Canvas, title, folder string, endings []string, chosen func(paths []string)) {
	p := newPicker(folder, endings...)
	p.row.SetHelp("可以直接写，也可以在下面选。要几个文件，在每一个上按空格打勾。")
	p.table.SetMulti(true)
	p.chosen = func(path string) { chosen([]string{path}) }
	p.show(c, title, "选文件", func() bool {
		if ticked := p.ticked(); len(ticked) > 0 {
			chosen(ticked)
			return true
		}
		info, err := os.Stat(p.path.Text())
		switch {
		case err != nil:
			p.row.SetError("没有这个文件。核对路径，或者在下面选")
		case info.IsDir():
			p.enter(p.path.Text())
		case !p.fits(p.path.Text()):
			p.row.SetError(p.wanted())
		default:
			chosen([]string{p.path.Text()})
			return true
		}
		return false
	})
}

// ticked are the ticked files in the folder that is in sight, in their order.
func (p *picker) ticked() []string {
	keys := p.table.Ticked()
	var paths []string
	for _, e := range p.entries {
		if !e.folder && slices.Contains(keys, e.name) {
			paths = append(paths, filepath.Join(p.folder, e.name))
		}
	}
	return paths
}
