// Package helppage is the handbook on the screen: the contents or what was found
// at the left, the page at the right. It stands in place of a room until it is
// left, and over a dialog as a dialog of its own.
package helppage

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/handbook"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	pages "zwgk/resources/handbook"
)

// Book reads the handbook that the program carries.
func Book() (*handbook.Book, error) { return handbook.Load(pages.Pages()) }

// Asks is what the handbook asks of the window.
type Asks struct {
	// Canvas is where it stands, for its dialogs and keys.
	Canvas fyne.Canvas
	// Leave goes back to the room.
	Leave func()
	// Draw makes pictures of papers beside the window.
	Draw grid.Run
	// Print hands a finished PDF to the printer or the system's viewer.
	Print func(path string)
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
}

// Screen shows the handbook in place of a room.
type Screen struct {
	asks      Asks
	book      *handbook.Book
	presenter *present.Help
	model     present.HelpModel
	content   *fyne.Container

	body     *fyne.Container // list and page
	search   *kit.Entry
	print    *kit.Button
	list     *kit.Scroll // contents or hits
	outline  *kit.Outline
	listed   []string // the page of each row, "" for a head
	reader   *kit.Reader
	read     *handbook.Page // what the reader shows
	marked   string         // the words that are marked in it
	dialog   *kit.Dialog    // the card before it is printed
	searched bool           // the list shows hits
}

// New makes the screen of a book.
func New(book *handbook.Book, d present.HelpDesk, run present.Runner, asks Asks) *Screen {
	s := &Screen{asks: asks, book: book, reader: kit.NewReader(""), content: container.NewStack(), list: kit.NewScroll(kit.Gap())}
	s.presenter = present.NewHelp(book, d, run, s)
	s.search = kit.NewSearch("在手册里查找", "Ctrl+F").Named("在手册里查找").Submit(func(string) { s.presenter.OpenHit(0) })
	s.search.OnChanged = func(words string) { s.presenter.Find(words) }
	s.search.Keys = func(key *fyne.KeyEvent) bool {
		down := key.Name == fyne.KeyDown
		if down {
			s.outline.Focus()
		}
		return down
	}
	s.print = kit.NewButton(kit.Outlined, "印速查卡", s.presenter.LookAtCard).WithIcon("printer")
	left := kit.Backed(canvas.NewRectangle(theme.Surface), s.list)
	s.body = container.New(sides{}, left, canvas.NewRectangle(theme.Rule), s.reader)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows the page for a place and gives the keyboard to the contents. It is
// called when the screen stands in the window.
func (s *Screen) Open(at present.Place) {
	s.shortcuts()
	s.search.SetText("")
	s.presenter.Open(at)
	s.asks.Canvas.Focus(s.outline)
	s.outline.RevealChosen()
}

// InSight reports whether the handbook stands in the window.
func (s *Screen) InSight() bool { return kit.Holds(s.asks.Canvas.Content(), s.content) }

// Fail implements present.View.
func (s *Screen) Fail(sentence string) { s.asks.Fail(sentence) }

// Show implements present.View.
func (s *Screen) Show(m present.HelpModel) {
	before := s.model
	s.model = m
	s.showHead()
	held := s.asks.Canvas.Focused()
	typing := held == s.search.FocusTarget()
	s.showList(before)
	turned := s.showPage()
	if !typing && (turned || s.searched != (before.Words != "")) {
		s.asks.Canvas.Focus(s.outline)
	}
	s.showCard()
	slog.Info("shown", "screen", "handbook", "page", m.Page.Name, "words", m.Words, "hits", len(m.Hits), "deep", m.Deep, "card", m.Card != nil)
}

func (s *Screen) showHead() {
	head := kit.NewPageHead(kit.PageHead{Title: "手册", Context: s.model.Chapter, Back: s.back, Search: s.search, Actions: []fyne.CanvasObject{s.print}})
	s.content.Objects = []fyne.CanvasObject{kit.Page(head, s.body)}
	s.content.Refresh()
}

// showList shows the contents, or the hits where words are looked for.
func (s *Screen) showList(before present.HelpModel) {
	m := s.model
	s.searched = m.Words != ""
	rows, chosen := s.contents()
	if s.searched {
		rows, chosen = s.hits()
	}
	at := -1
	if s.outline != nil && m.Words == before.Words {
		at = s.outline.At() // the keyboard stays on its row
	}
	s.outline = kit.NewOutline(rows, chosen, s.open)
	if at >= 0 && s.model.Page == before.Page {
		s.outline.GoTo(at)
	}
	s.outline.OnReveal(func(y, height float32) { s.list.RevealPart(s.outline, y, height) })
	var list fyne.CanvasObject = s.outline
	if len(rows) == 0 {
		list = kit.Inset(kit.Empty("手册里没有“"+m.Words+"”", "换一个词，或者少写几个字。", nil), theme.Gap4, theme.Gap4, theme.Gap4, theme.Gap4)
	}
	if m.Words != before.Words {
		s.list.SetContent(list)
		return
	}
	s.list.Replace(list)
	s.outline.RevealChosen()
}

// contents are the chapters with their pages.
func (s *Screen) contents() (rows []kit.OutlineRow, chosen int) {
	s.listed, chosen = nil, -1
	for _, c := range s.model.Chapters {
		rows, s.listed = append(rows, kit.OutlineRow{Title: c.Name, Head: true}), append(s.listed, "")
		for _, p := range c.Pages {
			if p == s.model.Page {
				chosen = len(rows)
			}
			rows, s.listed = append(rows, kit.OutlineRow{Title: p.Title}), append(s.listed, p.Name)
		}
	}
	return rows, chosen
}

// hits are the pages that were found, with a few words of each.
func (s *Screen) hits() (rows []kit.OutlineRow, chosen int) {
	for _, h := range s.model.Hits {
		var marks []kit.TextMark
		for _, m := range h.Marks {
			marks = append(marks, kit.TextMark{From: m.From, To: m.To, Tone: kit.Review})
		}
		rows = append(rows, kit.OutlineRow{Title: h.Page.Title, Note: h.Excerpt, Marks: marks})
	}
	return rows, s.model.At
}

// open opens a row of the list.
func (s *Screen) open(i int) {
	if s.searched {
		s.presenter.OpenHit(i)
		return
	}
	s.presenter.Turn(s.listed[i])
}

// showPage shows the page, and reports whether it is another one than before.
// The words that led to it are marked, and the first of them is in sight.
func (s *Screen) showPage() (turned bool) {
	m := s.model
	words, block := "", -1
	if m.At >= 0 {
		words, block = m.Words, m.Hits[m.At].Block
	}
	turned = s.read != m.Page
	if !turned && s.marked == words {
		return false
	}
	s.read, s.marked = m.Page, words
	page := s.layOut(m.Page, words, s.presenter.Turn, s.reader.Reveal)
	s.reader.Read(m.Page.Title, page.whole)
	if block >= 0 {
		s.reader.Reveal(page.blocks[block])
	}
	return turned
}

// showCard lays the quick card on the desk as paper; the button prints it.
func (s *Screen) showCard() {
	m := s.model.Card
	if m == nil || s.dialog != nil {
		return
	}
	preview := grid.NewPagePreview(s.asks.Draw)
	preview.SetDocument(m.Document, m.Fonts)
	preview.SetFit(grid.WholePage)
	_, count := preview.Page()
	closed := func() {
		s.dialog = nil
		s.presenter.Back()
	}
	s.dialog = &kit.Dialog{Title: present.QuickCardName, Main: printWord(count), Cancel: "关上", Wide: true, Content: kit.AtLeast(preview, previewHeight), OnCancel: closed}
	s.dialog.OnMain = func() bool {
		s.presenter.PrintCard(s.asks.Print)
		closed()
		return true
	}
	s.dialog.Show(s.asks.Canvas)
}

// previewHeight is how much of the card is in sight before it is printed.
const previewHeight float32 = 400

// sides places the list, a rule and the page.
type sides struct{}

// listWidth is the width of the contents.
func listWidth() float32 { return theme.Pick(272, 300, 330) }

// Layout implements fyne.Layout.
func (sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := min(listWidth(), size.Width/2)
	place := func(o fyne.CanvasObject, x, width float32) {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(max(0, width), size.Height))
	}
	place(o[0], 0, left)
	place(o[1], left, theme.Border)
	place(o[2], left+theme.Border, size.Width-left-theme.Border)
}

// MinSize implements fyne.Layout.
func (sides) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(listWidth()+o[2].MinSize().Width, 0)
}
