package itemsroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// papers lists what can be printed for the board; a paper that cannot be
// printed yet says why when it is picked.
func (s *Screen) papers(m *present.ItemModel) fyne.CanvasObject {
	words := make([]string, len(m.Papers))
	for i, p := range m.Papers {
		words[i] = p.Word
	}
	var list *kit.Select
	list = kit.NewSelect(words, -1, "选一种文书", func(i int) {
		list.Select(-1)
		if reason := m.Papers[i].Reason; reason != "" {
			s.asks.Fail(reason)
			return
		}
		s.preview(m.Papers[i])
	})
	return kit.FillRow(theme.Gap3, 0, kit.NewWrapped("张贴、广播、移交用的文书", kit.Reg(theme.Body)), list)
}

// printSlip lays the 审批单 of the open item on the desk.
func (s *Screen) printSlip() {
	if m := s.model.Item; m != nil {
		s.preview(m.Papers[0])
	}
}

// previewHeight is how much of a page is in sight before it is printed.
const previewHeight float32 = 400

// preview lays a paper on the desk; its button prints it.
func (s *Screen) preview(c present.PaperChoice) {
	s.presenter.Preview(c, func(p present.PaperPages) {
		pages := grid.NewPagePreview(s.draw)
		pages.SetDocument(p.Document, p.Fonts)
		pages.SetFit(grid.WholePage)
		_, count := pages.Page()
		dialog := &kit.Dialog{Title: p.Word, Main: fmt.Sprintf("打印%d页", count), Cancel: "关上", Wide: true, Content: kit.AtLeast(pages, previewHeight)}
		dialog.OnMain = func() bool {
			s.presenter.Print(p.Kind, s.asks.Print)
			return true
		}
		dialog.Show(s.asks.Canvas)
	})
}
