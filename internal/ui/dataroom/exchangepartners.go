package dataroom

import (
	"fmt"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// The lengths of what is typed.
const (
	longestCode = 80 // with whatever stands between the groups
	longestName = 60
)

func partnerTable() *grid.DataTable {
	heads := present.ExchangePartnerColumns()
	return grid.NewDataTable([]grid.Column{
		{Title: heads[0], Kind: grid.Headline, Weight: 1, Least: 150}, {Title: heads[1], Width: 150, Kind: grid.State}, {Title: heads[2], Width: 138}, {Title: heads[3], Width: 104, Kind: grid.Number},
	})
}

// partnersSight lists who packages are exchanged with.
func (p *exchangePage) partnersSight() Sight {
	m := p.model
	first, second := kit.Outlined, kit.Main
	if len(m.Partners) == 0 { // to enter one is the next step
		first, second = second, first
	}
	add, pack := p.act(first, "加一个单位", "plus", p.askPartner), p.packButton(second)
	rows := make(records, len(m.Partners))
	for i, partner := range m.Partners {
		rows[i] = grid.Row{Key: partner.ID, Cells: partner.Cells[:], Severity: grid.Good}
		if partner.Tone == present.Caution {
			rows[i].Severity = grid.Quiet
		}
	}
	fillTable(p.partners, rows, kit.Empty("还没有登记往来单位", "把本单位的核对码印出来交给对方，再把对方的核对码登记在这里。", nil))
	var made fyne.CanvasObject
	if len(m.Made) > 0 {
		made = kit.PaddedSheet(kit.Column(theme.Gap2, madeParts(m.Made)...))
	}
	body := p.whole(listed(made, p.partners, p.ownCode()), add, pack)
	return Sight{Body: body, First: p.firstOf(p.partners, len(rows)), Print: p.presenter.ShowCode,
		Told: []any{"partners", len(m.Partners), "made", len(m.Made), "code", m.Code != ""}}
}

// mostMade is how many packages are told of one by one.
const mostMade = 6

// madeParts say what became of the packages that were just made, what went wrong
// first.
func madeParts(made []present.ExchangeMade) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.SectionHead("刚做的包", strconv.Itoa(len(made))+"个")}
	told := 0
	for _, tone := range []present.Tone{present.Urgent, present.Good} {
		for _, m := range made {
			if m.Tone != tone || told == mostMade {
				continue
			}
			told++
			parts = append(parts, kit.StateLine(toneOf(m.Tone), m.Line))
			for _, words := range m.Notes {
				parts = append(parts, kit.StateLine(kit.Review, words))
			}
		}
	}
	if rest := len(made) - told; rest > 0 {
		parts = append(parts, note(fmt.Sprintf("另外%d个也做好了，在%s", rest, filepath.Dir(made[len(made)-1].Path))))
	}
	return parts
}

// ownCode is what partners know the office's packages by.
func (p *exchangePage) ownCode() fyne.CanvasObject {
	m := p.model
	parts := []fyne.CanvasObject{kit.SectionHead("本单位核对码", "")}
	if m.NoCode != "" {
		parts = append(parts, kit.StateLine(kit.Locked, m.NoCode))
	} else if half := len(m.Code) / 2; half > 0 {
		parts = append(parts, kit.NewText(m.Code[:half], kit.Bold(theme.Title)), kit.NewText(m.Code[half+1:], kit.Bold(theme.Title)))
	}
	print := p.act(kit.Outlined, "打印核对码", "printer", p.presenter.ShowCode)
	parts = append(parts, note("印出来当面交给对方，不和包放在一起。双方都登记了对方的核对码，才能收包。"), kit.Row(0, print))
	return kit.Section(parts...)
}

// codeSight is the slip with the code as it will be printed.
func (p *exchangePage) codeSight() Sight {
	m := p.model.Paper
	print := func() { p.presenter.PrintCode(p.Print) }
	main := p.Button(kit.Main, "打印", print).WithIcon("printer")
	return paperSight(m.Word, "当面交给对方", p.paper.of(p.draw, m), p.presenter.Close, print, main)
}

// askPartner enters an office by the code on its slip.
func (p *exchangePage) askPartner() {
	code, name := entry("", longestCode), entry("", longestName)
	kit.NewAnswered(
		row(present.CodeField, "核对码", "对方给的纸上那8组，照抄。大小写、横线不要紧。", code),
		row(present.NameField, "单位", "收到第一个包以前先这样叫。", name),
	).Ask(p.Canvas, "加一个单位", "登记", func(done func(map[string]string)) {
		p.presenter.AddPartner(code.Text(), name.Text(), done)
	})
}

// choosePack asks for the folder first: who has no stick in learns it before
// anything is written.
func (p *exchangePage) choosePack() {
	p.Folder("包放在哪里（U盘）", p.place, present.PackageEndings(), func(path string) {
		p.place = path
		p.askPack(path)
	})
}

// askPack asks whom packages are for and whether they are encrypted.
func (p *exchangePage) askPack(folder string) {
	m, at := p.model, 0
	words := []string{fmt.Sprintf("全部往来单位（%d个）", len(m.Partners))}
	for _, partner := range m.Partners {
		words = append(words, partner.Name)
	}
	if i := chosenIn(p.partners, len(m.Partners)); len(m.Partners) == 1 || i >= 0 && m.Part == present.ExchangePartners {
		at = max(0, i) + 1
	}
	who := kit.NewSelect(words, at, "", nil)
	pass, again := kit.NewPassword(""), kit.NewPassword("")
	kit.NewAnswered(
		row("", "给谁", "放在"+folder+"，每个单位一个包。", who),
		row(present.PassField, "口令", "不加密就空着。口令另外告诉对方，不写在U盘上。", pass),
		row(present.AgainField, "再写一遍", "", again),
	).Ask(p.Canvas, "做包", "做包", func(done func(map[string]string)) {
		order := present.PackageOrder{Folder: folder, Passphrase: pass.Text(), Again: again.Text()}
		if i := who.Selected(); i > 0 {
			order.Partners = []string{m.Partners[i-1].ID}
		}
		p.presenter.MakePackages(order, done)
	})
}
