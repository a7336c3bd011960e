package dataroom

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// side is what is done with the list, in four steps.
func (p *handoverPage) side(current int) fyne.CanvasObject {
	return kit.Column(0, p.packSection(current), kit.Divider(), p.printSection(current), kit.Divider(), p.peopleSection(), kit.Divider(), p.amounts())
}

// The steps as the presenter numbers them.
const (
	packStep = iota + 1
	printStep
	peopleStep
)

// step is a button of a step: filled when it is the next one.
func (p *handoverPage) step(current, at int, words string, press func()) *kit.Button {
	kind := kit.Outlined
	if current == at {
		kind = kit.Main
	}
	return p.Button(kind, words, press)
}

func (p *handoverPage) packSection(current int) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.SectionHead(numeral(packStep)+" 做移交包", ""), note("单位的全部资料和附件，加密成一个文件，写好读回来核对。口令当面告诉接收人，不写在纸上。")}
	if m := p.model.Pack; m != nil {
		parts = append(parts, kit.StateLine(kit.Done, "做好了，已核对"), facts([]present.RequestFact{
			{Name: "文件", Text: m.File}, {Name: "放在", Text: m.Folder}, {Name: "时间", Text: m.Made}, {Name: "大小", Text: m.Size}, {Name: "包校验码", Text: m.Seal},
		}))
		for _, words := range m.Notes {
			parts = append(parts, kit.StateLine(kit.Review, words))
		}
	}
	return kit.Section(append(parts, kit.Row(0, p.step(current, packStep, "做移交包", p.askPack).WithIcon("package")))...)
}

func (p *handoverPage) printSection(current int) fyne.CanvasObject {
	form := kit.NewForm(kit.NewFormRow("移交人", "", p.from), kit.NewFormRow("接收人", "", p.to), kit.NewFormRow("监交人", "空着的印出来手写。", p.witness))
	return kit.Section(kit.SectionHead(numeral(printStep)+" 打印清单", ""), note("写明没办完的事、资料的条数、移交包的文件名和校验码。先做移交包再打印。"), form,
		kit.Row(0, p.step(current, printStep, "看交接清单", p.presenter.Look).WithIcon("printer")))
}

func (p *handoverPage) peopleSection() fyne.CanvasObject {
	m := p.model
	parts := []fyne.CanvasObject{kit.SectionHead(numeral(peopleStep)+" 换人", "")}
	var people []present.RequestFact
	for _, one := range m.People {
		words := one.Role
		switch {
		case one.New:
			words += "，刚加的"
		case one.Self:
			words += "，正在用"
		}
		if !one.NeedsPIN {
			words += "，没有密码"
		}
		people = append(people, present.RequestFact{Name: one.Name, Text: words})
	}
	if len(people) > 0 {
		parts = append(parts, facts(people))
	}
	parts = append(parts, note("先加接收人。接收人登录以后，在这里停用移交人；自己不能停用自己。以前办的事还写移交人的名字。"))
	add, leave := p.Button(kit.Outlined, "加接收人", p.askPerson).WithIcon("plus"), p.Button(kit.Outlined, "停用移交人", p.askLeaving)
	if len(m.Leaving()) == 0 {
		leave.Lock("")
	}
	parts = append(parts, kit.Row(theme.Gap2, add, leave))
	return kit.Section(append(parts, p.keyParts()...)...)
}

// keyParts are about the key of the packages that villages and town exchange.
func (p *handoverPage) keyParts() []fyne.CanvasObject {
	m := p.model
	if m.Key == "" {
		return []fyne.CanvasObject{note("没有和上下级交换过包，没有密钥要换。")}
	}
	parts := []fyne.CanvasObject{facts([]present.RequestFact{{Name: "核对码", Text: m.Key}})}
	if m.NewKey != nil {
		parts = append(parts, kit.StateLine(kit.Done, "密钥已换。下一个包里带着旧密钥签的说明，对方不用重新登记"))
	}
	return append(parts, kit.Row(0, p.Button(kit.Outlined, "换交换密钥", func() {
		kit.Confirm(p.Canvas, "换交换密钥", "换了以后，用旧密钥的人不能再代本单位说话。对方收到下一个包就认得新的，不用重新登记。", "换密钥", false, p.presenter.ChangeKey)
	}).WithIcon("lock")))
}

// amounts is how much is handed over.
func (p *handoverPage) amounts() fyne.CanvasObject {
	return kit.Section(kit.SectionHead("一共有多少", ""), facts(p.model.Amounts))
}

// askPack asks for a folder and then twice for the words that open the package.
func (p *handoverPage) askPack() {
	p.Folder("移交包放到哪个文件夹", p.place, nil, func(folder string) {
		p.place = folder
		path := filepath.Join(folder, p.presenter.PackName())
		pass, again := kit.NewPassword(""), kit.NewPassword("")
		kit.NewAnswered(
			row(present.PassField, "口令", "当面告诉接收人。丢了口令，谁也打不开这个包。", pass),
			row(present.AgainField, "再写一遍", "", again),
		).Ask(p.Canvas, "做移交包", "加密并写到"+shortFolder(folder), func(done func(map[string]string)) {
			wrong := present.CheckPassphrase(pass.Text(), again.Text())
			done(wrong)
			if len(wrong) == 0 {
				p.presenter.Pack(path, pass.Text())
			}
		})
	})
}

// shortFolder is the last part of a path, for a button.
func shortFolder(path string) string {
	const most = 12
	name := []rune(strings.TrimSpace(filepath.Base(path)))
	if len(name) == 0 || len(name) > most {
		return "选的文件夹"
	}
	return "“" + string(name) + "”"
}

// askPerson adds the successor.
func (p *handoverPage) askPerson() {
	name, role, pin := kit.NewEntry(""), kit.NewSelect(present.RoleWords(), 0, "", nil), kit.NewPassword("")
	kit.NewAnswered(
		row(present.PersonField, "姓名", "操作日志里写这个名字。", name),
		row("", "分工", "接办公室的选“办公室”，才能管人员和设置。", role),
		row(present.PINField, "密码", "4位以上数字，或者8个以上的字，本人以后可以改。没有就空着。", pin),
	).Ask(p.Canvas, "加接收人", "加上", func(done func(map[string]string)) {
		p.presenter.AddPerson(name.Text(), role.Selected(), pin.Text(), done)
	})
}

// askLeaving takes whoever leaves off the desk.
func (p *handoverPage) askLeaving() {
	people := p.model.Leaving()
	var words []string
	for _, one := range people {
		words = append(words, one.Name+"（"+one.Role+"）")
	}
	who := kit.NewSelect(words, -1, "选一个人", nil)
	kit.NewAnswered(row(present.PersonField, "谁离开", "停用以后不能再登录，以前办的事不变。", who)).
		Ask(p.Canvas, "停用移交人", "选好了", func(done func(map[string]string)) {
			at := who.Selected()
			if at < 0 || at >= len(people) {
				done(map[string]string{present.PersonField: "没有选人。选离开的那一位"})
				return
			}
			done(nil)
			leaving := people[at]
			kit.Confirm(p.Canvas, "停用"+leaving.Name, "停用以后不能再登录，以前办的事还写他的名字。要回来办事，重新加一个人。", "停用", true, func() { p.presenter.Leaves(leaving.ID) })
		})
}
