package requestroom

import (
	"slices"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// intakePage is the form in which a request is registered.
type intakePage struct {
	screen  *Screen
	of      *present.RegistrationModel
	form    kit.Answered
	says    *fyne.Container // which day is the day of receipt, and why
	similar *fyne.Container // earlier requests that were found
	done    *kit.Button
	content fyne.CanvasObject // made once: what was scrolled to stays in sight

	matter, signed                              *kit.Segment
	kind, channel, handler                      *kit.Select
	applicant, document, number, legal, contact *kit.Entry
	phone, email, address, postcode             *kit.Entry
	asked, delivery, form2, help, note, reason  *kit.Entry
	submitted, signedOn, arrived, confirmed     *grid.DateEntry
	split                                       *kit.Check
	application, copied                         *kit.FileField
	began                                       present.RegistrationInput
}

// intakeSide is the form; what was typed stays when the screen is shown again.
func (s *Screen) intakeSide() fyne.CanvasObject {
	m := s.model.Registration
	if s.intake == nil || s.intake.of != m {
		s.intake = newIntakePage(s, m)
	}
	p := s.intake
	s.buttons, s.main = []*kit.Button{p.done}, p.done
	p.done.SetText(m.Main)
	found := len(m.Similar) > 0 && len(p.similar.Objects) == 0
	p.similar.Objects = similar(m)
	p.content.Refresh()
	if scroll := firstScroll(p.content); found && kit.Stacked() && scroll != nil {
		scroll.Reveal(p.similar) // it stands over the form, which was scrolled
	}
	return p.content
}

// similar are earlier requests that were found, with what speaks for them.
func similar(m *present.RegistrationModel) []fyne.CanvasObject {
	if len(m.Similar) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{kit.SectionHead("同一申请人以前的相近申请", ""),
		kit.StateLine(kit.Review, "是不是重复申请，由人判断。不是的，按“"+m.Main+"”。")}
	for _, r := range m.Similar {
		rows = append(rows, kit.NewWrapped(r.Title, kit.Bold(theme.Second)), kit.NewWrapped(r.Subject, kit.Reg(theme.Second)), note(r.Evidence))
	}
	return []fyne.CanvasObject{kit.Divider(), kit.Section(rows...)}
}

// days are the days from which that of receipt is found: today, unless an
// entry is corrected.
func (p *intakePage) days(f request.ReceiptFacts) {
	s := p.screen
	p.submitted, p.signedOn, p.arrived, p.confirmed = s.today(), s.today(), s.today(), s.date()
	if !p.of.Edits {
		return
	}
	for d, on := range map[*grid.DateEntry]workday.Date{p.submitted: f.Submitted, p.signedOn: f.Signed, p.arrived: f.Arrived, p.confirmed: f.Confirmed} {
		d.SetRequired(false)
		d.SetDate(on)
	}
	if f.Signed.IsZero() && !f.Confirmed.IsZero() {
		p.signed.Select(1)
	}
}

// layOut puts what is worked out while the form is filled in beside it; in
// larger type over it, where it is seen.
func (p *intakePage) layOut() {
	p.done = kit.NewButton(kit.Main, p.of.Main, p.register)
	title := "登记申请"
	if p.of.Edits {
		title = "改登记"
	}
	head := kit.NewPageHead(kit.PageHead{Title: title, Back: p.screen.back, Actions: []fyne.CanvasObject{p.done}})
	beside := kit.Sheet(kit.Column(0, kit.Section(kit.SectionHead("收到之日", "条例第三十一条"), p.says), p.similar))
	form := kit.PaddedSheet(p.form.Form)
	left, right := form, beside
	if kit.Stacked() {
		left, right = beside, form
	}
	p.content = kit.Page(head, kit.TwoColumns(left, right, besideWidth))
}

// besideWidth is the width of what is worked out beside the form.
const besideWidth float32 = 460

func newIntakePage(s *Screen, m *present.RegistrationModel) *intakePage {
	p := &intakePage{screen: s, of: m, says: kit.Column(0), similar: kit.Column(0)}
	in := m.Input
	entry := func(most int, text string) *kit.Entry {
		e := kit.NewEntry("").Limit(most)
		e.SetText(text)
		return e
	}
	p.matter = kit.NewSegment(m.Matters, in.Matter, func(int) { p.depend() })
	p.kind, p.channel = kit.NewSelect(m.Kinds, in.Kind, "选一类", func(int) { p.depend() }), kit.NewSelect(m.Channels, in.Channel, "选一种", func(int) { p.depend() })
	p.signed = kit.NewSegment([]string{"要签收（挂号、快递）", "平常信函"}, 0, func(int) { p.depend() })
	p.handler = kit.NewSelect(m.Handlers, slices.Index(m.Handlers, in.Handler), "登记的人", nil)
	id := in.Identity
	p.applicant, p.document, p.number = entry(60, in.Applicant), entry(20, id.Paper), entry(40, id.Number)
	p.legal, p.contact = entry(20, id.Legal), entry(20, id.Contact)
	p.phone, p.email, p.address, p.postcode = entry(20, id.Phone), entry(60, id.Email), entry(80, id.Address), entry(6, id.Postcode)
	p.asked = kit.NewTextArea("", 4).Limit(2000)
	p.asked.SetText(in.Asked)
	p.delivery, p.form2, p.help, p.note = entry(40, in.Delivery), entry(40, in.Form), entry(80, in.Help), entry(200, in.Note)
	p.reason = entry(100, "")
	p.days(in.Facts)
	for _, d := range []*grid.DateEntry{p.submitted, p.signedOn, p.arrived, p.confirmed} {
		d.OnDate = func(workday.Date) { p.tell() }
	}
	p.split = kit.NewCheck("写了几项，一行一项，分成几件", false, func(bool) { p.count() })
	p.asked.OnChanged = func(string) { p.count() }
	p.application, p.copied = s.file("选申请表"), s.file("选身份证明")
	p.form = kit.NewAnswered(p.rows()...)
	p.layOut()
	p.depend()
	p.began = p.input()
	return p
}

// typed reports whether something was filled in.
func (p *intakePage) typed() bool { return p.input() != p.began }

// Names of rows in which no mistake is told.
const (
	matterRow    = "matter"
	splitRow     = "split"
	signedRow    = "signed"
	submittedRow = "submitted"
	signedOnRow  = "signed_on_mail"
	arrivedRow   = "arrived"
	legalRow     = "legal"
	contactRow   = "contact"
)

func (p *intakePage) rows() []kit.NamedRow {
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject {
		return kit.FillRow(theme.Gap2, 1, kit.FixedWidth(a, 150), b)
	}
	return []kit.NamedRow{
		row(present.ReasonField, "改动原因", "编号不变，改了什么记下来。", p.reason),
		row(matterRow, "是什么", "更正申请、咨询、协助不计入年报表三。", p.matter),
		row(present.ApplicantField, "申请人", "姓名或者名称，照申请表写。", p.applicant),
		row(present.KindField, "申请人类别", "表三的六类。", p.kind),
		row(present.IdentityField, "证件和号码", "单位写统一社会信用代码。", pair(p.document, p.number)),
		row(legalRow, "法定代表人", "没有就空着。", p.legal),
		row(contactRow, "联系人", "没有就空着。", p.contact),
		row(present.ReachField, "电话", "电话、地址、邮箱至少写一样。", p.phone),
		row("", "地址", "", p.address),
		row("", "邮政编码", "没有就空着。", p.postcode),
		row("", "邮箱", "没有就空着。", p.email),
		row(present.ReceiptChannel, "怎样收到的", "收到之日按它定。", p.channel),
		row(signedRow, "邮寄方式", "", p.signed),
		row(submittedRow, "提交日期", "", p.submitted),
		row(signedOnRow, "签收日期", "", p.signedOn),
		row(arrivedRow, "收件日期", "", p.arrived),
		row(present.FactsField, "确认日期", "与申请人确认收到的日期，当天联系。", p.confirmed),
		row(present.AskedField, "申请内容", "", p.asked),
		row(splitRow, "分不分", "", p.split),
		row("", "获取方式", "例如“纸质，当面领取”。", p.delivery),
		row("", "载体形式", "例如“纸质”“电子文件”。", p.form2),
		row("", "需要的协助", "阅读、视听有困难的写（条例第四十三条），没有就空着。", p.help),
		row(present.AttachmentField, "申请表", "扫描件，没有就空着。", p.application),
		row("", "身份证明", "复印件，只给需要的人看。", p.copied),
		row("", "承办人", "", p.handler),
		row("", "备注", "没有就空着。", p.note),
	}
}

// depend shows the rows that the choices ask for.
func (p *intakePage) depend() {
	channel := p.channel.Selected()
	asks := present.AsksOf(channel, p.signed.Selected() == 0)
	person := p.kind.Selected() <= 0
	for name, visible := range map[string]bool{
		present.KindField: p.matter.Selected() == 0, signedRow: present.IsMail(channel), submittedRow: asks.Submitted, signedOnRow: asks.Signed,
		arrivedRow: asks.Confirmed, present.FactsField: asks.Confirmed, legalRow: !person, contactRow: !person,
		present.ReasonField: p.of.Edits, matterRow: !p.of.Edits, splitRow: !p.of.Edits,
	} {
		p.form.ShowRow(p.form.Row(name), visible)
	}
	p.count()
	p.tell()
}

// count says how many matters the form makes.
func (p *intakePage) count() { p.form.Row(present.AskedField).SetHelp(p.input().SplitWords()) }

// tell says which day is the day of receipt, and why.
func (p *intakePage) tell() {
	in := p.input()
	said := in.Receipt()
	p.says.Objects = []fyne.CanvasObject{note("选怎样收到的，写日期，这里说出哪一天算收到、为什么。答复期限从第二天起算。")}
	if p.of.Edits && in.Facts == (request.ReceiptFacts{}) {
		said = present.Notice{Words: "没有写日期，收到之日不改。", Tone: present.Good}
	}
	if said.Words != "" {
		p.says.Objects = []fyne.CanvasObject{kit.StateLine(toneOf(said.Tone, kit.Neutral), said.Words)}
	}
	p.content.Refresh()
}

// input is the form as it stands.
func (p *intakePage) input() present.RegistrationInput {
	in := present.RegistrationInput{
		Matter: p.matter.Selected(), Kind: p.kind.Selected(), Channel: p.channel.Selected(), Applicant: p.applicant.Text(),
		Identity: request.Identity{
			Paper: p.document.Text(), Number: p.number.Text(), Legal: p.legal.Text(), Contact: p.contact.Text(),
			Phone: p.phone.Text(), Email: p.email.Text(), Address: p.address.Text(), Postcode: p.postcode.Text(),
		},
		Asked: p.asked.Text(), Split: p.split.On(), Delivery: p.delivery.Text(), Form: p.form2.Text(), Help: p.help.Text(), Note: p.note.Text(),
		Application: p.application.Path(), Copy: p.copied.Path(),
	}
	if n := p.handler.Selected(); n >= 0 {
		in.Handler = p.of.Handlers[n]
	}
	asks := present.AsksOf(in.Channel, p.signed.Selected() == 0)
	if asks.Submitted {
		in.Facts.Submitted = p.submitted.Date()
	}
	if asks.Signed {
		in.Facts.Signed = p.signedOn.Date()
	}
	if asks.Confirmed {
		in.Facts.Arrived, in.Facts.Confirmed = p.arrived.Date(), p.confirmed.Date()
	}
	return in
}

func (p *intakePage) register() {
	wrong := map[string]string{}
	for name, d := range map[string]*grid.DateEntry{submittedRow: p.submitted, signedOnRow: p.signedOn, arrivedRow: p.arrived, present.FactsField: p.confirmed} {
		if p.form.Row(name).Visible() && !d.Check() {
			wrong[name] = d.Error()
		}
	}
	if len(wrong) > 0 {
		mend(p.content, p.form, wrong)
		return
	}
	if p.of.Edits {
		p.screen.presenter.SaveCorrection(p.input(), p.reason.Text(), func(wrong map[string]string) { mend(p.content, p.form, wrong) })
		return
	}
	p.screen.presenter.Register(p.input(), func(wrong map[string]string) { mend(p.content, p.form, wrong) })
}
