package annualroom

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/writing"
)

// writePage is 撰写: the parts of a paper, the one in sight as it is written and
// as it will be printed, and beside it what is known about it. It stays while
// the paper is the same, and what has changed is changed in place: whoever
// types or presses must not be disturbed by what was kept meanwhile.
type writePage struct {
	screen *Screen
	paper  writing.Paper
	key    string // of the part in sight

	head    *fyne.Container
	strip   *kit.YearSteps
	next    *kit.Button
	list    *grid.DataTable
	parts   *partSource
	title   *fyne.Container
	notice  *fyne.Container
	editor  *kit.Entry
	filling bool // the editor is filled, nobody types
	wrong   *kit.Wrapped
	buttons []*kit.Button
	reset   *kit.Button
	both    *kit.Button // offers two texts; nil while there is one
	sheet   *kit.Scroll // the part as it will be printed
	aside   *asidePane
	content fyne.CanvasObject
}

// longestPart is how many characters a part may have: the toolkit breaks the
// whole text anew at every key.
const longestPart = 4000

// showWriting shows 撰写, or what has changed there.
func (s *Screen) showWriting() {
	if s.write == nil || s.write.paper != s.model.Paper {
		s.main, s.buttons = nil, nil
		s.write = newWritePage(s)
		s.content.Objects = []fyne.CanvasObject{s.write.content}
		s.write.update()
		s.content.Refresh()
		return
	}
	s.write.update()
}

func newWritePage(s *Screen) *writePage {
	p := &writePage{screen: s, paper: s.model.Paper, title: container.NewStack(), notice: container.NewStack()}
	p.head = container.NewStack(s.head())
	p.next = s.main
	p.strip = kit.NewYearSteps(s.steps(), s.goTo)
	p.makeList()
	p.editor = kit.NewTextArea("", 4).Limit(longestPart).Named("正文")
	p.editor.OnChanged = func(text string) {
		if !p.filling {
			s.presenter.Typed(text, p.showPreview)
		}
	}
	p.editor.OnLeave = func(string) { s.presenter.Keep() }
	p.wrong = kit.NewWrapped("", kit.Reg(theme.Second).In(theme.Red))
	save := kit.NewButton(kit.Outlined, "保存", s.keep)
	p.reset = kit.NewButton(kit.Outlined, "恢复起草稿", p.askReset).WithIcon("undo-2")
	insert := kit.NewButton(kit.Outlined, "插入数字", s.insertFigure).WithIcon("plus")
	p.buttons = []*kit.Button{p.next, save, p.reset, insert}
	p.sheet = kit.NewScroll(container.NewStack())
	p.aside = newAsidePane(p)
	top := kit.Column(theme.Gap2, p.title, p.notice, kit.Row(theme.Gap2, save, p.reset, insert))
	below := kit.Column(theme.Gap1, p.wrong, kit.NewText("印出来是这样", kit.Note()))
	middle := kit.Inset(container.New(halves{}, top, p.editor, below, kit.Sheet(p.sheet)), theme.Gap3, theme.Gap5, theme.Gap4, theme.Gap4)
	list := container.NewStack(canvas.NewRectangle(theme.Surface), p.list)
	body := kit.SidePane(container.New(beside{}, list, canvas.NewRectangle(theme.Rule), middle), p.aside.content, kit.Narrow)
	p.content = kit.Page(kit.Column(0, p.head, p.strip, p.bar()), body)
	return p
}

// bar is the line under the steps: which paper is written, and what stands at
// the foot of a summary.
func (p *writePage) bar() fyne.CanvasObject {
	s := p.screen
	var parts []fyne.CanvasObject
	if papers := s.model.Papers; len(papers) > 1 {
		words, at := make([]string, len(papers)), 0
		for i, one := range papers {
			words[i] = one.Name
			if one.Paper == p.paper {
				at = i
			}
		}
		parts = append(parts, kit.NewSegment(words, at, func(i int) { s.presenter.ChoosePaper(papers[i].Paper) }))
	}
	if p.paper != writing.AnnualReport {
		parts = append(parts, p.imprint()...)
	} else {
		parts = append(parts, note("正文里〔 〕中的数连着台账，台账改了，这里跟着改。"))
	}
	grows := len(parts) - 1
	if p.paper != writing.AnnualReport {
		grows-- // whom it goes to; the number of copies is short
	}
	bar := kit.Inset(kit.FillRow(theme.Gap4, grows, parts...), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5)
	return kit.Column(0, container.NewStack(canvas.NewRectangle(theme.Canvas), bar), kit.Divider())
}

// imprint are the fields of what stands at the foot of a summary.
func (p *writePage) imprint() []fyne.CanvasObject {
	s, now := p.screen, p.screen.model.Imprint
	copyTo, copies := kit.NewEntry("没有就空着").Limit(120).Named("抄送"), kit.NewDigits("", 4).Named("份数")
	copyTo.SetText(now.CopyTo)
	if now.Copies > 0 {
		copies.SetText(strconv.Itoa(now.Copies))
	}
	take := func(string) {
		n, err := strconv.Atoi(copies.Text())
		if err != nil {
			n = 0
		}
		s.presenter.SetImprint(present.Imprint{CopyTo: copyTo.Text(), Copies: n})
	}
	copyTo.OnLeave, copies.OnLeave = take, take
	words := func(text string) fyne.CanvasObject { return kit.NewText(text, kit.Reg(theme.Body)) }
	return []fyne.CanvasObject{
		kit.FillRow(theme.Gap2, 1, words("抄送"), copyTo),
		kit.Row(theme.Gap2, words("共印"), kit.FixedWidth(copies, theme.Pick(70, 80, 90)), words("份")),
	}
}

// update shows what has changed.
func (p *writePage) update() {
	s, m := p.screen, p.screen.model.Write
	p.strip.SetSteps(s.steps())
	p.parts.rows = m.Parts
	if i, _, ok := p.list.Selected(); !ok || i != m.At {
		p.list.Select(m.At)
	}
	p.list.Reload()
	part := m.Part
	if part.Key != p.key || part.Typed != p.editor.Text() {
		p.key, p.filling = part.Key, true
		p.editor.SetText(part.Typed)
		p.editor.GoToLine(0)
		p.filling = false
	}
	p.showNotice(part)
	p.showPreview(part.PartPreview)
	p.aside.update()
	p.collect()
}

// goToLine goes on into the text where a finding lies.
func (p *writePage) goToLine(line int) {
	c := p.screen.asks.Canvas
	kit.Settle(c) // the text is broken into lines by its width
	c.Focus(p.editor.FocusTarget())
	p.editor.GoToLine(line)
}

// collect lists the buttons in sight.
func (p *writePage) collect() {
	s := p.screen
	s.main, s.buttons = p.next, slices.Concat(p.buttons, p.aside.buttons)
	if p.both != nil {
		s.buttons = append(s.buttons, p.both)
	}
}

// showNotice says what the clerk has to decide about the part.
func (p *writePage) showNotice(part present.PartPage) {
	p.notice.Objects = nil
	var lines []fyne.CanvasObject
	if part.Suggested != "" {
		if p.both == nil {
			p.both = kit.NewButton(kit.Outlined, "看两种写法", p.askWhich)
		}
		lines = append(lines, kit.FillRow(theme.Gap3, 0, kit.StateLine(kit.Review, "改过以后台账变了，现在起草的不一样。"), p.both))
	} else {
		p.both = nil
	}
	if p.screen.model.Signed != nil && p.paper == writing.AnnualReport {
		lines = append(lines, kit.StateLine(kit.Locked, "报告已经定稿。这里的改动，要在成稿里更正才进报告。"))
	}
	if len(lines) > 0 {
		p.notice.Objects = []fyne.CanvasObject{kit.Column(theme.Gap2, lines...)}
	}
	p.notice.Refresh()
}

// showPreview shows what becomes of the text in the editor.
func (p *writePage) showPreview(v present.PartPreview) {
	part := p.screen.model.Write.Part
	p.title.Objects = []fyne.CanvasObject{kit.FillRow(theme.Gap3, 0, kit.NewWrapped(part.Name, kit.Bold(theme.Title)), partTag(part, v))}
	p.title.Refresh()
	p.reset.Hidden = !part.Edited && !v.Unsaved // nothing to take back
	p.wrong.SetText(v.Wrong)
	p.editor.SetFault(v.Wrong != "")
	var marks []kit.TextMark
	for _, f := range v.Figures {
		marks = append(marks, kit.TextMark{From: f.From, To: f.To, Tone: kit.Neutral})
	}
	var words fyne.CanvasObject = kit.NewMarked(v.Filled, kit.Reg(theme.Body), marks).Indented()
	if v.Filled == "" {
		words = note(v.Blank)
	}
	p.sheet.SetContent(kit.Inset(words, theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5))
	p.aside.similar(v.Similar)
	p.content.Refresh()
}

// partTag is how the part stands: like last year's, changed, or as drafted.
func partTag(part present.PartPage, v present.PartPreview) fyne.CanvasObject {
	switch {
	case v.Alike:
		return kit.Tag(kit.Review, fmt.Sprintf("与去年相同%d%%", v.Similar))
	case v.Unsaved:
		return kit.Tag(kit.Working, "没有存")
	case part.Edited:
		return kit.Tag(kit.Working, "改过")
	}
	return kit.Tag(kit.Neutral, "起草")
}

// keep keeps what stands in the editor.
func (s *Screen) keep() {
	if s.page != "write" {
		return
	}
	if !s.model.Write.Part.Unsaved {
		s.say("这一段没有新的改动")
		return
	}
	s.presenter.Keep()
	if s.model.Write.Part.Wrong == "" {
		s.say("这一段存下了")
	}
}

func (p *writePage) askReset() {
	s := p.screen
	kit.Confirm(s.asks.Canvas, "恢复起草稿："+s.model.Write.Part.Name, "这一段改过的字就没有了，换成按台账起草的。", "恢复起草稿", true, s.presenter.Reset)
}

// askWhich offers what the clerk wrote and what is suggested now.
func (p *writePage) askWhich() {
	s, part := p.screen, p.screen.model.Write.Part
	words := func(title, text string) fyne.CanvasObject {
		return kit.Column(theme.Gap1, kit.NewText(title, kit.Bold(theme.Body)), kit.PaddedSheet(kit.NewWrapped(text, kit.Reg(theme.Second))))
	}
	dialog := &kit.Dialog{
		Title: "两种写法：" + part.Name, Main: "用现在起草的", Wide: true,
		Content: kit.Column(theme.Gap3, words("改过的", part.Shown), words("现在起草的", part.Suggested)),
		OnMain:  func() bool { s.presenter.Reset(); return true },
	}
	dialog.Extra = kit.NewButton(kit.Outlined, "留着改过的", func() {
		dialog.Hide()
		s.presenter.KeepMine()
	})
	dialog.Show(s.asks.Canvas)
}
