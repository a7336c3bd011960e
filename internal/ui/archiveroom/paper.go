package archiveroom

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
)

// paperSide is a paper as it will be printed.
func (s *Screen) paperSide() fyne.CanvasObject {
	m := s.model.Paper
	if s.pages == nil || s.shown != m.Document {
		s.pages, s.shown = grid.NewPagePreview(s.draw), m.Document
		s.pages.SetDocument(m.Document, m.Fonts)
		s.pages.SetFit(grid.WholePage)
	}
	save := s.button(kit.Outlined, "存PDF", func() { s.place(m.Name, ".pdf", s.presenter.SavePaper) }).WithIcon("file-down")
	print := s.button(kit.Main, "打印", s.print).WithIcon("printer")
	return kit.Page(s.head(m.Word, m.Context, save, print), kit.Margin(kit.Sheet(s.pages)))
}

// print hands what is in sight to the printer.
func (s *Screen) print() { s.presenter.PrintPaper(s.asks.Print) }

// place asks where a file goes; where the window does not ask, it goes to the
// office's printed papers.
func (s *Screen) place(name, ending string, chosen func(path string)) {
	usual := s.presenter.Place(name, ending)
	if s.asks.SaveAs == nil {
		chosen(usual)
		return
	}
	s.asks.SaveAs(filepath.Base(usual), chosen)
}
