package requestroom

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// paperSide is a paper as it will be printed, and what can be done with it.
func (s *Screen) paperSide() fyne.CanvasObject {
	m := s.model.Paper
	if s.pages == nil || s.shown != m.Document {
		s.pages, s.shown = grid.NewPagePreview(s.draw), m.Document
		s.pages.SetDocument(m.Document, m.Fonts)
		s.pages.SetFit(grid.WholePage)
	}
	var acts []fyne.CanvasObject
	add := func(icon, words string, press func()) {
		acts = append(acts, s.button(kit.Outlined, words, press).WithIcon(icon))
	}
	if m.Posted {
		acts = append(acts, s.button(kit.Outlined, "送达回证", s.presenter.WriteServiceReceipt), s.button(kit.Outlined, "信封", s.envelope))
	}
	if m.Serve {
		acts = append(acts, s.button(kit.Outlined, "登记送达", func() { s.serve(m.Kind) }))
	}
	if m.InWord {
		add("file-down", "存Word", func() { s.place(m.Name, ".docx", s.presenter.SaveWord) })
	}
	add("file-down", "存PDF", func() { s.place(m.Name, ".pdf", s.presenter.SavePaper) })
	acts = append(acts, s.button(kit.Main, "打印", s.print).WithIcon("printer"))
	head := kit.NewPageHead(kit.PageHead{Title: m.Word, Context: m.Context, Back: s.back, Actions: acts})
	return kit.Page(head, kit.Margin(s.withNotes(s.pages, m.Notes)))
}

// withNotes is the pages with what has to be known of them above.
func (s *Screen) withNotes(pages fyne.CanvasObject, notes []string) fyne.CanvasObject {
	if len(notes) == 0 {
		return kit.Sheet(pages)
	}
	var lines []fyne.CanvasObject
	for _, words := range notes {
		lines = append(lines, kit.StateLine(kit.Review, words))
	}
	return kit.Sheet(kit.FillColumn(0, 2, kit.Inset(kit.Column(theme.Gap1, lines...), theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider(), pages))
}

// print hands what is in sight to the printer.
func (s *Screen) print() { s.presenter.PrintPaper(s.asks.Print) }

// place asks where a file goes; where the window does not ask, it goes to the
// office's printed papers.
func (s *Screen) place(name, ending string, chosen func(path string)) {
	usual := s.presenter.Place(name, ending)
	if s.saveAs == nil {
		chosen(usual)
		return
	}
	s.saveAs(filepath.Base(usual), chosen)
}

// envelope asks what stands on the envelope of the letter in sight.
func (s *Screen) envelope() {
	s.presenter.Envelope(func(in present.EnvelopeInput) {
		size, printed := kit.NewSegment(present.EnvelopeSizes(), in.Size, nil), kit.NewCheck("信封上已经印好邮编框和贴邮票处", in.Printed, nil)
		entry := func(text string, most int) *kit.Entry {
			e := kit.NewEntry("").Limit(most)
			e.SetText(text)
			return e
		}
		to, address, code := entry(in.To, 60), entry(in.ToAddress, 80), kit.NewDigits("", 6)
		code.SetText(in.ToCode)
		from, postcode := entry(in.Address, 80), kit.NewDigits("", 6)
		postcode.SetText(in.Postcode)
		kit.NewAnswered(
			row("", "信封", present.EnvelopeNote+"。", kit.Column(theme.Gap1, size, printed)),
			row(present.WhoField, "收件人", "印出来后面加“收”。", to), row(present.AddressField, "收件地址", "", address),
			row("", "收件邮编", "不知道就空着，框里手写。", code), row("", "寄件地址", "没有就空着。", from), row("", "寄件邮编", "没有就空着。", postcode),
		).Ask(s.asks.Canvas, "印信封", "看一看", func(done func(map[string]string)) {
			s.presenter.LookAtEnvelope(present.EnvelopeInput{
				Size: size.Selected(), Printed: printed.On(), To: to.Text(), ToAddress: address.Text(), ToCode: code.Text(), Address: from.Text(), Postcode: postcode.Text(),
			}, done)
		})
	})
}

// previewHeight is how much of a page is in sight before it is printed.
const previewHeight float32 = 400

// lay lays pages on the desk, over what is in sight; the button prints them.
func (s *Screen) lay(p present.PaperPages, title, name string) {
	pages := grid.NewPagePreview(s.draw)
	pages.SetDocument(p.Document, p.Fonts)
	pages.SetFit(grid.WholePage)
	_, count := pages.Page()
	dialog := &kit.Dialog{Title: title, Main: fmt.Sprintf("打印%d页", count), Cancel: "关上", Wide: true, Content: kit.AtLeast(pages, previewHeight)}
	dialog.OnMain = func() bool {
		s.presenter.PrintPages(p, name, s.asks.Print)
		return true
	}
	dialog.Show(s.asks.Canvas)
}

// beside is a form at the left and, as high as the page, the paper that it
// makes. In larger type there is no room for the paper: a button of the page
// lays it on top.
func beside(form, paper fyne.CanvasObject) fyne.CanvasObject {
	m := theme.Gap5
	if kit.Stacked() {
		return kit.NewScroll(kit.Inset(form, theme.Gap4, m, m, m))
	}
	left := kit.NewScroll(kit.Inset(kit.Column(0, form), m, m, m, m))
	return container.New(sides{}, left, kit.Inset(kit.Sheet(paper), m, m, m, 0))
}

// sides gives the left part what the form needs, and the rest to the paper.
type sides struct{}

// formShare is how much of the width the form takes.
const formShare = 0.47

// Layout implements fyne.Layout.
func (sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := float32(int(size.Width * formShare))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

// MinSize implements fyne.Layout.
func (sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
}

// draftPaper is the paper of what is being written: its pages as they will be
// printed, or words in their place.
type draftPaper struct {
	pages  *grid.PagePreview
	stack  *fyne.Container
	latest present.PaperPages
}

func (s *Screen) newDraftPaper() *draftPaper {
	p := &draftPaper{pages: grid.NewPagePreview(s.draw), stack: container.NewStack()}
	p.pages.SetFit(grid.FitWidth)
	return p
}

// show puts the pages on the desk, or the words while there are none.
func (p *draftPaper) show(pages present.PaperPages, words ...fyne.CanvasObject) {
	p.latest = pages
	if pages.Document == nil {
		p.stack.Objects = []fyne.CanvasObject{kit.Inset(kit.Column(theme.Gap2, words...), theme.Gap5, theme.Gap5, theme.Gap5, theme.Gap5)}
		p.stack.Refresh()
		return
	}
	p.pages.Replace(pages.Document, pages.Fonts)
	if len(p.stack.Objects) != 1 || p.stack.Objects[0] != fyne.CanvasObject(p.pages) {
		p.stack.Objects = []fyne.CanvasObject{p.pages}
		p.stack.Refresh()
	}
}
