package archiveroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

const virusHelp = "例如“Windows安全中心，3月2日全盘，没有发现”。本机查过再写，没有查就空着，会列为未检测。"

// check asks what only a person can look at, and then looks the year through.
func (s *Screen) check() {
	virus, infected, carrier := entry(s.virus, 80), kit.NewCheck("查出了病毒", false, nil), entry("", 200)
	packs := entry("", 200)
	kit.NewAnswered(
		row(present.NoteField, "查毒结果", virusHelp, virus), row("", "", "", infected),
		row("", "光盘或U盘", "要移交的盘的位置，例如“E:\\”。不查就空着。", carrier), row("", "盘里的移交包", "移交包的位置，不查就空着。", packs),
	).Ask(s.asks.Canvas, "移交前检查", "逐件核对", func(done func(map[string]string)) {
		done(nil)
		s.virus = virus.Text()
		s.presenter.LookThrough(present.HandAnswers{Virus: virus.Text(), Infected: infected.On(), Carrier: carrier.Text(), Package: packs.Text()})
	})
}

// checkSide is what the check found, by property.
func (s *Screen) checkSide() fyne.CanvasObject {
	m := s.model.Check
	tone := kit.Done
	if !m.Good {
		tone = kit.Must
	}
	print := s.button(kit.Main, "打印检测记录", func() { s.presenter.LookAt(m.Print) }).WithIcon("printer")
	again := s.button(kit.Outlined, "再查一遍", s.check).WithIcon("refresh-cw")
	sheets := []fyne.CanvasObject{kit.PaddedSheet(kit.StateLine(tone, m.Summary+"。每一条都写着真查了多少，查不到的不算通过。"))}
	for _, g := range m.Groups {
		sheets = append(sheets, checkSheet(g))
	}
	return kit.Page(s.head("移交前检查", m.Title, again, print), kit.NewScroll(kit.Margin(kit.Column(theme.Gap4, sheets...))))
}

func checkSheet(g present.CheckGroup) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.SectionHead(g.Name, "")}
	for _, l := range g.Lines {
		tone := toneOf(l.Tone)
		if l.Tone == present.Plain {
			tone = kit.Idle
		}
		words := kit.FillRow(theme.Gap3, 1, kit.NewIcon(tone.Icon(), tone.Ink()), kit.NewWrapped(l.Words, kit.Reg(theme.Body)), kit.FixedWidth(kit.NewWrapped(l.Basis, kit.Note()), grown(basisWidth)))
		parts = append(parts, kit.FillRow(theme.Gap4, 0, words, kit.FixedWidth(kit.NewWrapped(l.Figure, kit.Reg(theme.Second).In(tone.Ink())), grown(figureWidth))))
		for _, found := range l.Found {
			parts = append(parts, kit.Inset(kit.StateLine(kit.Review, found), 0, 0, 0, theme.Gap5+theme.Gap3))
		}
	}
	return kit.Sheet(kit.Section(parts...))
}

// Widths of what a rule rests on and of what it found, at standard type.
const (
	basisWidth  float32 = 230
	figureWidth float32 = 200
)

// pack asks what goes into the package, and where it goes.
func (s *Screen) pack() {
	if why := s.presenter.WhyNoPack(); why != "" {
		s.asks.Fail(why)
		return
	}
	years, term := kit.NewSegment([]string{"本年度", "全部年度"}, 0, nil), kit.NewSelect(present.PackTerms(), 0, "", nil)
	target, form := entry("", 60), kit.NewSegment([]string{"一个文件夹", "一个文件"}, 0, nil)
	virus, infected, to := entry(s.virus, 80), kit.NewCheck("查出了病毒", false, nil), entry("", 240)
	kit.NewAnswered(
		row(present.TargetField, "接收单位", "例如“青山县档案馆”。", target), row("", "哪些", "", kit.FillRow(theme.Gap2, 1, years, term)),
		row("", "做成", "光盘、U盘用文件夹，网上传用一个文件。", form), row(present.PlaceField, "放在哪里", "空着就放在单位文件夹里，做完说放在哪里。", to),
		row(present.NoteField, "查毒结果", virusHelp, virus), row("", "", "", infected),
	).Ask(s.asks.Canvas, "做移交包", "核对并做包", func(done func(map[string]string)) {
		s.presenter.MakePack(present.PackAnswers{
			AllYears: years.Selected() == 1, Term: term.Selected(), Target: target.Text(), OneFile: form.Selected() == 1, To: to.Text(),
			Virus: virus.Text(), Infected: infected.On(),
		}, done)
	})
}

// packSide says where the package lies and what is in it.
func (s *Screen) packSide() fyne.CanvasObject {
	m := s.model.Pack
	rows := make([]kit.KeyValue, len(m.Facts))
	for i, f := range m.Facts {
		rows[i] = kit.KeyValue{Key: f.Name, Value: f.Text}
	}
	parts := []fyne.CanvasObject{kit.StateLine(kit.Done, "移交包做好了，核对："+m.Checked), kit.KeyValues(rows...)}
	for _, words := range m.Notes {
		parts = append(parts, kit.StateLine(kit.Review, words))
	}
	parts = append(parts, note("没有这个程序的电脑也能核对：在包的文件夹里运行 sha256sum -c manifest-sha256.txt。校验码印在移交清单上，签了字就能证明没有换过。"))
	list := s.button(kit.Main, "打印移交清单", func() { s.presenter.LookAt(m.List) }).WithIcon("printer")
	record := s.button(kit.Outlined, "检测记录", func() { s.presenter.LookAt(m.Record) })
	signed := s.button(kit.Outlined, "登记接收", s.signed)
	return kit.Page(s.head("移交包", "交给档案馆以前，先印移交清单", record, signed, list), kit.NewScroll(kit.Margin(kit.PaddedSheet(kit.Column(theme.Gap3, parts...)))))
}

// signed records that the county archive signed for the package.
func (s *Screen) signed() {
	on, who := s.today(), entry("", 20)
	s.ask(kit.NewAnswered(row(present.WhoField, "接收人", "在移交清单上签字的人。", who), row(present.MovedOnField, "接收日期", "", on)),
		on, "登记接收，这些件列为已移交", "登记接收", func(done func(map[string]string)) {
			s.presenter.RecordTransfer(who.Text(), on.Date(), done)
		})
}

// checkPack looks at a package that lies somewhere.
func (s *Screen) checkPack() {
	path := entry("", 240)
	form := kit.NewAnswered(row(present.PlaceField, "移交包", "文件夹或者一个文件的位置。", path))
	form.Ask(s.asks.Canvas, "核对移交包", "逐个文件核对", func(done func(map[string]string)) {
		if path.Text() == "" {
			done(map[string]string{present.PlaceField: "没有写在哪里。写移交包的位置"})
			return
		}
		done(nil)
		s.presenter.CheckPack(path.Text(), s.tellPack)
	})
}

// tellPack says what looking a package through found.
func (s *Screen) tellPack(good bool, summary string, found []string) {
	tone := kit.Done
	if !good {
		tone = kit.Must
	}
	lines := []fyne.CanvasObject{kit.StateLine(tone, summary)}
	for _, words := range found {
		lines = append(lines, kit.StateLine(kit.Review, words))
	}
	kit.Tell(s.asks.Canvas, "核对移交包", kit.Column(theme.Gap2, lines...))
}
