package annualroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// importedBooks is the list of the books that were imported for the year, each
// with 撤回.
func (s *Screen) importedBooks() fyne.CanvasObject {
	m := s.model.Books
	head := kit.NewPageHead(kit.PageHead{Title: m.Title, Back: s.presenter.CloseBooks, Actions: []fyne.CanvasObject{
		s.button(kit.Outlined, "回到取数", s.presenter.CloseBooks),
	}})
	var rows []fyne.CanvasObject
	if len(m.Rows) == 0 {
		rows = append(rows, kit.Inset(kit.Empty(m.None, "在取数里选文件导入，导入了就列在这里。", nil), theme.Gap4, theme.Gap4, theme.Gap4, theme.Gap4))
	}
	for _, row := range m.Rows {
		rows = append(rows, s.book(row))
	}
	help := kit.PaddedSheet(kit.Column(theme.Gap3,
		kit.SectionHead("撤回是什么", ""),
		note("整份导入退回去：它新增的记录删去，它补充过的恢复成导入以前的样子。"),
		note("导入以后有一件又改过，或者已经开始办理，整份都不撤回，写明是哪几件。逐件改正。"),
		note("撤回记在操作日志里。原来的文件还在，改好可以再导入。"),
	))
	return kit.Page(head, kit.TwoColumns(kit.Sheet(kit.Column(0, rows...)), help, kit.Narrow))
}

// book is one imported book; why it could not be taken back stands below it.
func (s *Screen) book(row present.BookRow) fyne.CanvasObject {
	tone := kit.Done
	if row.Undone {
		tone = kit.Idle
	}
	parts := []fyne.CanvasObject{kit.TwoLines(row.Name, row.Kind), kit.State(tone, row.State)}
	if !row.Undone {
		parts = append(parts, s.button(kit.Outlined, "撤回", func() { s.askUndo(row) }).WithIcon("undo-2"))
	}
	words := []fyne.CanvasObject{kit.FillRow(theme.Gap4, 0, parts...)}
	if row.Refused != "" {
		words = append(words, kit.StateLine(kit.Must, row.Refused))
	}
	return kit.Column(0, kit.Inset(kit.Column(theme.Gap2, words...), theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider())
}

// askUndo says what goes before it goes.
func (s *Screen) askUndo(row present.BookRow) {
	kit.Confirm(s.asks.Canvas, "撤回导入", row.Asks, "撤回", true, func() {
		s.waits.during("撤回"+row.Name, func() { s.presenter.Undo(row.ID, s.say) })
	})
}
