package requestroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// textsPage is the text of a kind of letter: what is edited at the left, a
// letter that it gives at the right.
type textsPage struct {
	screen               *Screen
	shape                string
	model                *present.TextsModel
	letter               *kit.Select
	version, basis, body *kit.Entry
	form                 kit.Answered
	state, versions      *fyne.Container
	paper                *draftPaper
	look, done           *kit.Button
	content              fyne.CanvasObject // made once: what was scrolled to stays in sight
}

// textsSide is the page; what was typed stays while the same version is edited.
func (s *Screen) textsSide() fyne.CanvasObject {
	m := s.model.Texts
	if s.texts == nil || s.texts.shape != m.Shape {
		s.texts = newTextsPage(s, m)
	}
	p := s.texts
	s.buttons, s.main = []*kit.Button{p.look, p.done}, p.done
	p.update(m)
	return p.content
}

func newTextsPage(s *Screen, m *present.TextsModel) *textsPage {
	p := &textsPage{screen: s, shape: m.Shape, model: m, state: kit.Column(theme.Gap1), versions: kit.Column(0), paper: s.newDraftPaper()}
	p.letter = kit.NewSelect(m.Letters, m.At, "", func(at int) {
		p.letter.Select(m.At) // until it lies there
		p.unlessTyped(func() { s.presenter.ChooseText(at) })
	})
	entry := func(e *kit.Entry, text string) *kit.Entry {
		e.SetText(text)
		e.OnLeave = func(now string) {
			if now != text {
				text = now
				p.again()
			}
		}
		return e
	}
	p.version, p.basis = entry(kit.NewEntry("").Limit(20), m.NextVersion(s.model.Today.Year)), entry(kit.NewEntry("").Limit(120), m.Begins.Basis)
	p.body = entry(kit.NewTextArea("", textRows), m.Begins.Body)
	if m.Locked != "" {
		p.version.SetText(m.Begins.Version)
		for _, e := range []*kit.Entry{p.version, p.basis, p.body} {
			e.Disable()
		}
	}
	p.form = kit.NewAnswered(
		row("", "哪一种文书", "", p.letter),
		row(present.VersionField, "版本", "改过的文本用新的版本号，印出的文书查得到用的是哪一版。", p.version),
		row(present.BasisField, "依据", "", p.basis),
		row(present.TextField, "文本", "一行一段。花括号里的由程序填，一个也不能少："+m.Must, p.body),
	)
	p.look, p.done = kit.NewButton(kit.Outlined, "看一看", p.show), kit.NewButton(kit.Main, "启用这一版", p.save)
	if m.Locked != "" {
		p.done.Lock(m.Locked)
	}
	particulars := kit.NewButton(kit.Outlined, "机关和电话", s.particulars)
	if m.Locked != "" {
		particulars.Lock(m.Locked)
	}
	head := kit.NewPageHead(kit.PageHead{Title: "文书文本", Context: "改了只管以后印的", Back: s.back, Actions: []fyne.CanvasObject{particulars, p.look, p.done}})
	form := kit.Column(theme.Gap4, kit.PaddedSheet(kit.Column(theme.Gap4, p.state, p.form.Form)), kit.Sheet(p.versions))
	p.content = kit.Page(head, beside(form, p.paper.stack))
	return p
}

// textRows is how many lines of the text are in sight.
const textRows = 13

func (p *textsPage) input() present.TextInput {
	return present.TextInput{Version: p.version.Text(), Basis: p.basis.Text(), Body: p.body.Text()}
}

// typed reports whether the text is not as it was laid on the desk.
func (p *textsPage) typed() bool {
	in := p.input()
	return in.Body != p.model.Begins.Body || in.Basis != p.model.Begins.Basis
}

// unlessTyped does something that clears the desk; it asks first where
// something would be lost.
func (p *textsPage) unlessTyped(do func()) {
	if !p.typed() {
		do()
		return
	}
	kit.Confirm(p.screen.asks.Canvas, "放下改的文本", "改的还没有启用，放下就没有了。", "放下", true, do)
}

// again shows what the text gives now.
func (p *textsPage) again() {
	if p.screen.texts == p && p.screen.page == "texts" {
		p.screen.presenter.TryText(p.input())
	}
}

// show lays the sample on top.
func (p *textsPage) show() {
	p.again()
	if latest := p.paper.latest; latest.Document != nil {
		p.screen.lay(latest, "样张："+p.model.Letters[p.model.At], "样张")
	}
}

func (p *textsPage) save() {
	p.screen.presenter.SaveText(p.input(), func(wrong map[string]string) { mend(p.content, p.form, wrong) })
}

// update shows what stands against the text, what it gives, and its versions.
func (p *textsPage) update(m *present.TextsModel) {
	p.model = m
	switch {
	case m.Problem != "":
		p.state.Objects = []fyne.CanvasObject{kit.StateLine(kit.Must, m.Problem)}
	default:
		p.state.Objects = []fyne.CanvasObject{kit.StateLine(kit.Done, "每种办理结果都试排过，能印。")}
	}
	if m.Doubt != "" {
		p.state.Objects = append(p.state.Objects, kit.StateLine(kit.Review, m.Doubt))
	}
	p.versions.Objects = []fyne.CanvasObject{kit.Section(kit.SectionHead("版本", "以前印的文书不变"))}
	for n, v := range m.Versions {
		p.versions.Objects = append(p.versions.Objects, kit.Divider(), p.versionRow(n, v))
	}
	p.paper.show(m.Sample, kit.NewWrapped("文本改好以后，这里是样张", kit.Bold(theme.Body)), note("样张里的人和事是编的。"))
	p.content.Refresh()
}

func (p *textsPage) versionRow(n int, v present.TextVersion) fyne.CanvasObject {
	whose := "程序自带"
	if v.Own {
		whose = "本单位的"
	}
	if v.InUse {
		return kit.Inset(kit.FillRow(theme.Gap3, 0, kit.TwoLines(v.Name, whose), kit.State(kit.Done, "正在用")), theme.Gap2, 18, theme.Gap2, 18)
	}
	view := kit.NewButton(kit.Outlined, "看这一版", func() { p.unlessTyped(func() { p.screen.presenter.ShowVersion(n) }) })
	use := kit.NewButton(kit.Outlined, "换回这一版", func() { p.unlessTyped(func() { p.screen.presenter.UseVersion(n) }) })
	if p.model.Locked != "" {
		use.Lock(p.model.Locked)
	}
	return kit.Inset(kit.FillRow(theme.Gap3, 0, kit.TwoLines(v.Name, whose), view, use), theme.Gap2, 18, theme.Gap2, 18)
}

// particulars asks what stands on every letter.
func (s *Screen) particulars() {
	s.presenter.AskParticulars(func(in present.Particulars) {
		entry := func(text string, most int) *kit.Entry {
			e := kit.NewEntry("").Limit(most)
			e.SetText(text)
			return e
		}
		review, court := entry(in.ReviewBody, 60), entry(in.Court, 60)
		contact, phone := entry(in.Contact, 20), entry(in.Phone, 40)
		address, payment := entry(in.ReplyAddress, 100), entry(in.Payment, 200)
		postcode := kit.NewDigits("", 6)
		postcode.SetText(in.Postcode)
		kit.NewAnswered(
			row(present.ReviewField, "复议机关", "写全称，救济告知里用。由法制人员确认。", review), row("", "受诉法院", "写全称。", court),
			row("", "联系人、电话", "", kit.FillRow(theme.Gap2, 1, kit.FixedWidth(contact, 130), phone)),
			row("", "意见送达地点", "第三方、其他机关的意见送到哪里。", address),
			row("", "邮政编码", "印在信封上的寄件邮编。", postcode), row("", "缴费方式", "收费通知书里写的缴费方式和账号。", payment),
		).Ask(s.asks.Canvas, "文书上的机关和电话", "记下", func(done func(map[string]string)) {
			s.presenter.SetParticulars(present.Particulars{
				ReviewBody: review.Text(), Court: court.Text(), Contact: contact.Text(), Phone: phone.Text(),
				ReplyAddress: address.Text(), Postcode: postcode.Text(), Payment: payment.Text(),
			}, done)
		})
	})
}
