package dataroom

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// chooseLook lets the person choose a package and looks into it.
func (p *exchangePage) chooseLook() {
	p.File("选对方给的包", p.place, present.PackageEndings(), p.lookInto)
}

func (p *exchangePage) lookInto(path string) {
	p.place = filepath.Dir(path)
	if p.presenter.NeedsPassphrase(path) {
		p.askOpen(filepath.Base(path), func(pass string) { p.presenter.LookInto(path, pass) })
		return
	}
	p.presenter.LookInto(path, "")
}

// askOpen asks for the words that open a package.
func (p *exchangePage) askOpen(name string, look func(passphrase string)) {
	pass := kit.NewPassword("")
	kit.NewAnswered(row(present.PassField, "口令", name+"加了密。口令问做包的人。", pass)).Ask(p.Canvas, "打开加密的包", "打开", func(done func(map[string]string)) {
		done(nil)
		look(pass.Text())
	})
}

// lookAgain looks into the same package once more.
func (p *exchangePage) lookAgain() {
	look := p.model.Look
	if look.Sealed || p.presenter.NeedsPassphrase(look.Path) {
		p.askOpen(look.File, p.presenter.LookAgain)
		return
	}
	p.presenter.LookAgain("")
}

// lookSight is what is in a package, before it is taken and afterwards.
func (p *exchangePage) lookSight() Sight {
	look := p.model.Look
	sight := Sight{Deep: true, Back: p.presenter.Close, Told: []any{"refused", look.Facts == nil, "taken", look.Taken, "lines", len(look.Rows)}}
	head := kit.PageHead{Title: "看包", Context: look.File, Back: p.presenter.Close}
	var body fyne.CanvasObject
	if look.Facts == nil {
		add := p.act(kit.Outlined, "加一个单位", "plus", p.askPartner)
		again := p.Button(kit.Main, "再看一次", p.lookAgain).WithIcon("refresh-cw")
		head.Actions, sight.First = []fyne.CanvasObject{add, again}, again
		body = kit.Margin(kit.Column(0, kit.PaddedSheet(kit.Column(theme.Gap3, kit.StateLine(kit.Must, look.Line), kit.NewWrapped(look.Why, kit.Reg(theme.Body)), note("什么也没有收，单位的资料没有动。")))))
	} else {
		main := p.nextOfLook()
		head.Actions, sight.First = []fyne.CanvasObject{main}, main
		body = listed(p.lookSheet(), p.lookLines(), kit.Section(kit.SectionHead("包里有什么", ""), facts(look.Facts)))
	}
	sight.Body = kit.Page(kit.NewPageHead(head), body)
	return sight
}

// nextOfLook is the next step: to take the package, and then to go back.
func (p *exchangePage) nextOfLook() *kit.Button {
	look := p.model.Look
	if look.Taken {
		return p.Button(kit.Main, "回到数据交换", p.presenter.Close).WithIcon("arrow-left")
	}
	take := p.Button(kit.Main, "收下", p.presenter.Take).WithIcon("inbox")
	if !look.MayTake {
		take.Lock("")
	}
	return take
}

// lookSheet says whose package it is and what is to be known of it.
func (p *exchangePage) lookSheet() fyne.CanvasObject {
	look := p.model.Look
	words := "还没有收。先看内容，再按“收下”。"
	if look.Taken {
		words = "收下了。"
	}
	parts := []fyne.CanvasObject{kit.StateLine(kit.Done, look.Line), kit.NewWrapped(words, kit.Reg(theme.Body))}
	for _, n := range look.Notes {
		parts = append(parts, kit.StateLine(kit.Review, n))
	}
	if look.Why != "" {
		parts = append(parts, kit.StateLine(kit.Locked, look.Why))
	}
	return kit.PaddedSheet(kit.Column(theme.Gap2, parts...))
}

// lookLines lists what is new in the package.
func (p *exchangePage) lookLines() fyne.CanvasObject {
	rows := make(records, len(p.model.Look.Rows))
	for i, line := range p.model.Look.Rows {
		rows[i] = grid.Row{Key: strconv.Itoa(i), Cells: []string{line.Kind, line.Words}}
	}
	fillTable(p.lines, rows, kit.Empty("没有新的", "包里的内容本单位都有了。", nil))
	return p.lines
}
