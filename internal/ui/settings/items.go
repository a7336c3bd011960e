package settings

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// routes is the sheet of the review routes.
func (s *Screen) routes(m present.ItemSettings) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{Icon: "file-text", Title: "审签流程", Note: fmt.Sprintf("%d个", len(m.Routes)), First: true})}
	for _, r := range m.Routes {
		var act fyne.CanvasObject = kit.NewText("程序自带", kit.Note())
		if r.Own {
			act = kit.NewButton(kit.Outlined, "删掉", func() {
				kit.Confirm(s.canvas(), "删掉流程“"+r.Name+"”", "已经走在这个流程上的事项照原来的走。", "删掉", true, func() { s.presenter.DropRoute(r.ID) })
			})
		}
		rows = append(rows, row(r.Name, r.Steps, act))
	}
	words := note("保密审查和签发由两个人办。")
	if m.SamePerson != "" {
		words = note("保密审查和签发可以是一个人，原因：" + m.SamePerson)
	}
	same := kit.NewButton(kit.Outlined, "改这一条", func() { s.askSamePerson(m.SamePerson) })
	add := kit.NewButton(kit.Outlined, "加一个流程", s.askRoute).WithIcon("plus")
	rows = append(rows, foot(words, same), kit.Divider(), foot(note("财务事项自动加上审计理财。"), add))
	return kit.Sheet(kit.Column(0, rows...))
}

func (s *Screen) askRoute() {
	name, steps := kit.NewEntry(""), kit.NewEntry("")
	steps.SetText("拟稿、初审、保密审查、审核、签发、公开、建档")
	called := kit.NewFormRow("名称", "例如“两级审核”。", name)
	order := kit.NewFormRow("环节", "按先后写，用顿号隔开。另有叫法的写在冒号后面：审核：副镇长审核。", steps)
	s.ask("加一个流程", "加上", kit.NewForm(called, order), map[string]*kit.FormRow{present.RouteNameField: called, present.RouteStepsField: order}, func(done func(map[string]string)) {
		s.presenter.AddRoute(name.Text(), steps.Text(), done)
	})
}

func (s *Screen) askSamePerson(now string) {
	reason := kit.NewEntry("")
	reason.SetText(now)
	why := kit.NewFormRow("原因", "人手不够、可以是一个人的，写明原因；空着就是必须两个人。", reason)
	s.ask("保密审查和签发", "记下", kit.NewForm(why), map[string]*kit.FormRow{present.SamePersonField: why}, func(done func(map[string]string)) {
		s.presenter.SetSamePerson(reason.Text(), done)
	})
}

// numbers is the sheet of the index numbers and of whom people turn to.
func (s *Screen) numbers(m present.ItemSettings) fyne.CanvasObject {
	contact := "还没有写。公示和公开榜上要印。"
	if m.Contact.Person != "" || m.Contact.Phone != "" {
		contact = m.Contact.Person + "　" + m.Contact.Phone
	}
	return kit.PaddedSheet(kit.Column(theme.Gap3,
		kit.SectionHead("索引号", ""), note(m.Index.Pattern+"，机构“"+m.Index.Organ+"”"),
		kit.Row(0, kit.NewButton(kit.Outlined, "改编号办法", func() { s.askIndex(m) })),
		kit.SectionHead("意见受理", ""), note(contact),
		kit.Row(0, kit.NewButton(kit.Outlined, "改受理人和电话", func() { s.askContact(m) })),
		kit.SectionHead("公开指南", ""), note("条例第十二条要写的机构、地址、时间和电话。在公开目录里打印。"),
		kit.Row(0, kit.NewButton(kit.Outlined, "改公开指南", func() { s.askGuide(m) })),
	))
}

func (s *Screen) askIndex(m present.ItemSettings) {
	pattern, organ := kit.NewEntry(""), kit.NewEntry("")
	pattern.SetText(m.Index.Pattern)
	organ.SetText(m.Index.Organ)
	how := kit.NewFormRow("格式", "可以用{机构}{地区}{部门}{类别}{年}{号:5}。已经编的号不变。", pattern)
	s.ask("索引号", "改好", kit.NewForm(how, kit.NewFormRow("机构", "代替{机构}的字。", organ)), map[string]*kit.FormRow{present.PatternField: how}, func(done func(map[string]string)) {
		next := m.Index
		next.Pattern, next.Organ = pattern.Text(), organ.Text()
		s.presenter.SetIndex(next, done)
	})
}

func (s *Screen) askContact(m present.ItemSettings) {
	person, phone, above := kit.NewEntry(""), kit.NewEntry(""), kit.NewEntry("")
	person.SetText(m.Contact.Person)
	phone.SetText(m.Contact.Phone)
	above.SetText(m.Contact.Supervision)
	who := kit.NewFormRow("受理人", "公示期间向谁提意见。", person)
	form := kit.NewForm(who, kit.NewFormRow("电话", "", phone), kit.NewFormRow("监督电话", "上级的监督电话。", above))
	s.ask("意见受理", "改好", form, map[string]*kit.FormRow{present.ContactField: who}, func(done func(map[string]string)) {
		next := m.Contact
		next.Person, next.Phone, next.Supervision = person.Text(), phone.Text(), above.Text()
		s.presenter.SetContact(next, done)
	})
}

func (s *Screen) askGuide(m present.ItemSettings) {
	g := m.Guide
	fields := []*string{&g.Institution, &g.Address, &g.Hours, &g.Phone, &g.Fax, &g.Internet}
	entries := make([]*kit.Entry, len(fields))
	rows := make([]*kit.FormRow, len(fields))
	for n, label := range []string{"工作机构", "办公地址", "办公时间", "联系电话", "传真", "互联网"} {
		entries[n] = kit.NewEntry("")
		entries[n].SetText(*fields[n])
		rows[n] = kit.NewFormRow(label, "", entries[n])
	}
	s.ask("公开指南", "改好", kit.NewForm(rows...), map[string]*kit.FormRow{present.GuideField: rows[0]}, func(done func(map[string]string)) {
		for n, e := range entries {
			*fields[n] = e.Text()
		}
		s.presenter.SetGuide(g, done)
	})
}
