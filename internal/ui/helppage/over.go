package helppage

import (
	"log/slog"

	"fyne.io/fyne/v2"

	"zwgk/internal/handbook"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// over is a page of the handbook in a dialog, over another dialog or where there
// is no room yet. What lies below stays as it was typed.
type over struct {
	book      *handbook.Book
	presenter *present.Help
	reader    *kit.Reader
	dialog    *kit.Dialog
}

// overHeight is how much of a page is in sight over a dialog.
const overHeight float32 = 420

// Over shows the page for a place in a dialog. Its links lead on within it.
func Over(c fyne.Canvas, book *handbook.Book, at present.Place) *kit.Dialog {
	o := &over{book: book, reader: kit.NewReader("")}
	o.presenter = present.NewHelp(book, nil, present.Inline{}, o)
	o.presenter.Open(at)
	o.dialog = kit.TellWide(c, "手册", kit.AtLeast(o.reader, overHeight), o.reader)
	return o.dialog
}

// Show implements present.View.
func (o *over) Show(m present.HelpModel) {
	page := layer{book: o.book, turn: o.turn, reveal: o.reader.Reveal}.page(m.Page)
	o.reader.Read(m.Page.Title, page.whole)
	slog.Info("shown", "screen", "handbook", "page", m.Page.Name, "hits", 0, "over", true)
}

// turn follows a link; the keyboard goes on in the page.
func (o *over) turn(page string) {
	o.presenter.Turn(page)
	o.reader.Focus()
}

// Fail implements present.View; there is nothing here that could fail.
func (o *over) Fail(string) {}
