package ui

import (
	"log/slog"

	"zwgk/internal/handbook"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/helppage"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/shell"
)

// offerHelp has F1 and the status line open the handbook. It is read when it is
// opened for the first time.
func (w *Window) offerHelp(frame *shell.Shell) {
	w.manual = nil
	open := func() { w.openHandbook(frame) }
	frame.Handbook(open)
	kit.OnHelp(w.window.Canvas(), open)
}

// offerHelpAlone has F1 open the page on a place where no office is open.
func (w *Window) offerHelpAlone(at present.Place) {
	kit.OnHelp(w.window.Canvas(), func() {
		if book := w.handbook(); book != nil {
			w.helpOver(book, at)
		}
	})
}

// handbook is what the program carries, nil when it cannot be read.
func (w *Window) handbook() *handbook.Book {
	if w.book == nil {
		book, err := helppage.Book()
		if err != nil {
			slog.Error("handbook", "error", err)
			return nil
		}
		w.book = book
	}
	return w.book
}

// openHandbook opens the handbook at the page for where the person is: in place
// of the room, or over an open dialog, in which nothing typed is lost.
func (w *Window) openHandbook(frame *shell.Shell) {
	book := w.handbook()
	if book == nil {
		return
	}
	if kit.ModalOpen(w.window.Canvas()) {
		w.helpOver(book, frame.Place())
		return
	}
	if w.manual == nil {
		asks := w.asks(frame)
		w.manual = helppage.New(book, w.desk, w.run, helppage.Asks{
			Canvas: asks.Canvas, Leave: frame.Uncover, Draw: grid.Run(w.run.Draw), Print: asks.Print, Fail: frame.Fail,
		})
	}
	if w.manual.InSight() {
		return
	}
	frame.Cover(w.manual.Content())
	w.manual.Open(frame.Place())
}

// helpOver opens a page over a dialog, once.
func (w *Window) helpOver(book *handbook.Book, at present.Place) {
	if w.helping != nil && w.helping.Open() {
		return
	}
	w.helping = helppage.Over(w.window.Canvas(), book, at)
}
