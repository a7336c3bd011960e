// Package catalogroom is the room 公开目录: the entries and the page of one, how
// far the year's periods are published, and the import of a workbook.
package catalogroom

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Asks is what the room asks of the window.
type Asks struct {
	// Canvas is where the room stands, for its dialogs and keys.
	Canvas fyne.Canvas
	// Workbook lets the person choose an xlsx file.
	Workbook func(chosen func(path string))
	// SaveAs lets the person say where a file goes.
	SaveAs func(name string, chosen func(path string))
	// Papers are what can be printed, and Print makes and prints one of them.
	Papers []present.CataloguePaper
	Print  func(kind present.CataloguePaper)
	// Draft begins an item for an entry in a period ("" without one); nil when
	// there is no room for it.
	Draft func(entryID, period string)
	// Item opens an item; nil when there is no room for it.
	Item func(itemID string)
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
}

// Screen shows the room.
type Screen struct {
	asks      Asks
	presenter *present.Catalogue
	content   *fyne.Container
	toaster   *kit.Toaster
	model     present.CatalogueModel

	search *kit.Entry
	list   *listPage
	entry  *entryPage // kept while the entry is the same
	board  *boardPage
	trial  *trialPage  // kept while the trial is the same
	main   *kit.Button // the one filled button: the next step
	at     string      // the page that was shown last
}

// New makes the room.
func New(d present.CatalogueDesk, run present.Runner, asks Asks) *Screen {
	s := &Screen{asks: asks, content: container.NewStack(), toaster: kit.NewToaster(kit.Clock)}
	s.presenter = present.NewCatalogue(d, run, s)
	s.search = kit.NewSearch("在目录里查找", "Ctrl+F").Named("在目录里查找").Submit(s.presenter.Find)
	s.search.OnChanged = func(text string) {
		if text == "" && s.model.List.Words != "" {
			s.presenter.Find("")
		}
	}
	s.list, s.board = newListPage(s), newBoardPage(s)
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return container.NewStack(s.content, s.toaster) }

// Enter loads the room afresh.
func (s *Screen) Enter() {
	s.shortcuts()
	s.presenter.Load()
}

// Open opens an entry, for other rooms that lead here.
func (s *Screen) Open(entryID string) { s.presenter.Open(entryID) }

// Coverage turns to the coverage board, for other rooms that lead here.
func (s *Screen) Coverage() { s.presenter.Turn(present.CatalogueCoverage) }

// Fail implements present.View.
func (s *Screen) Fail(sentence string) { s.asks.Fail(sentence) }

// Say implements present.CatalogueView.
func (s *Screen) Say(sentence string) {
	slog.Info("said", "screen", "catalogue")
	s.toaster.Say(sentence, nil)
}

// Show implements present.View.
func (s *Screen) Show(m present.CatalogueModel) {
	s.model, s.main = m, nil
	if m.Entry == nil || m.Tab != present.CatalogueEntries {
		s.entry = nil
	}
	if m.Trial == nil {
		s.trial = nil
	}
	var page fyne.CanvasObject
	switch {
	case m.Tab == present.CatalogueImport:
		page = kit.Page(s.top(), s.importing())
	case m.Empty && m.Entry == nil:
		page = kit.Page(s.top(), s.beginning())
	case m.Tab == present.CatalogueCoverage:
		page = kit.Page(s.top(), s.board.show(m))
	case m.Entry != nil:
		page = s.entryPage()
	default:
		page = kit.Page(s.top(), s.list.show(m))
	}
	s.content.Objects = []fyne.CanvasObject{page}
	s.content.Refresh()
	s.refocus()
	s.tell()
}

// tabNames are the views as the log calls them.
var tabNames = map[present.CatalogueTab]string{
	present.CatalogueEntries: "entries", present.CatalogueCoverage: "coverage", present.CatalogueImport: "import",
}

// tell writes to the log what is on the screen, without names.
func (s *Screen) tell() {
	m := s.model
	trial, rows := "", 0
	if m.Trial != nil {
		trial = m.Trial.Summary
	}
	if m.Board != nil {
		rows = len(m.Board.Rows)
	}
	slog.Info("shown", "screen", "catalogue", "tab", tabNames[m.Tab], "empty", m.Empty, "entries", len(m.List.Rows),
		"open", m.Entry != nil, "rows", rows, "trial", trial)
}

// top is the head with the tabs under it.
func (s *Screen) top() fyne.CanvasObject {
	head := kit.PageHead{Title: "公开目录", Context: s.model.Context, Actions: s.actions()}
	if s.model.Tab == present.CatalogueEntries && !s.model.Empty {
		head.Search = s.search
	}
	tabs := kit.NewTabs([]string{"目录", "覆盖", "导入"}, int(s.model.Tab), func(i int) { s.presenter.Turn(present.CatalogueTab(i)) })
	choices := kit.FillRow(theme.Gap2, 0, append([]fyne.CanvasObject{kit.Gap()}, s.choices()...)...)
	line := container.NewStack(tabs, kit.Inset(choices, 0, 0, theme.Gap2, 0))
	return kit.Column(0, kit.NewPageHead(head), onWhite(kit.Inset(line, theme.Gap2, theme.Gap5, 0, theme.Gap5)))
}

// choices stand beside the tabs: what the view is restricted to.
func (s *Screen) choices() []fyne.CanvasObject {
	switch {
	case s.model.Empty:
	case s.model.Tab == present.CatalogueEntries:
		return s.list.choices()
	case s.model.Tab == present.CatalogueCoverage:
		return s.board.choices()
	}
	return nil
}

// actions are the buttons of the head; creating is the next step of the list.
func (s *Screen) actions() []fyne.CanvasObject {
	if s.model.Empty {
		return nil
	}
	var buttons []fyne.CanvasObject
	if len(s.asks.Papers) > 0 {
		buttons = append(buttons, kit.NewButton(kit.Outlined, "打印", s.print).WithIcon("printer"))
	}
	if s.model.Tab != present.CatalogueCoverage {
		buttons = append(buttons, kit.NewButton(kit.Outlined, "导出Excel", s.export).WithIcon("file-down"))
	}
	if s.model.Tab == present.CatalogueEntries {
		s.main = kit.NewButton(kit.Main, "新目录事项", s.presenter.NewEntry).WithIcon("plus")
		if s.model.WhyNot != "" {
			s.main.Lock(s.model.WhyNot)
		}
		buttons = append(buttons, s.main)
	}
	return buttons
}

// beginning stands in place of the entries of a new office.
func (s *Screen) beginning() fyne.CanvasObject {
	if s.model.WhyNot != "" {
		return kit.Margin(kit.PaddedSheet(kit.Empty("公开目录还是空的", s.model.WhyNot, nil)))
	}
	buttons := []fyne.CanvasObject{}
	for _, sample := range s.model.Samples {
		kind := kit.Outlined
		if s.main == nil {
			kind = kit.Main
		}
		b := kit.NewButton(kind, sample.Name, func() { s.presenter.Start(sample.Level) })
		if kind == kit.Main {
			s.main = b
		}
		buttons = append(buttons, b)
	}
	buttons = append(buttons, kit.NewButton(kit.Outlined, "从Excel导入", s.chooseWorkbook).WithIcon("folder-open"))
	words := []fyne.CanvasObject{
		kit.NewText("公开目录还是空的", kit.Bold(theme.Title)),
		kit.NewWrapped("目录写明哪些事项要公开、多久公开一次、公开在哪里。公开事项从目录里拟稿，覆盖表按目录检查有没有漏。", kit.Reg(theme.Body)),
		flow(buttons...),
		note("样本照已公布的县乡标准目录和村务公开的规定编成。出处没有核实的标着“待核”，核对以后改为在用；不用的停用，可以再改。"),
		note("有县里发的目录，用“从Excel导入”：标准目录、村务公开目录的表头都认，导入前先看结果。"),
	}
	return kit.Margin(kit.Column(0, kit.PaddedSheet(kit.Column(theme.Gap3, words...))))
}

func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

// onWhite lays an object on a white ground.
func onWhite(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(theme.Surface), o)
}

// flow puts buttons side by side; in larger type below one another.
func flow(objects ...fyne.CanvasObject) fyne.CanvasObject {
	if !kit.Stacked() {
		return kit.Row(theme.Gap2, objects...)
	}
	rows := make([]fyne.CanvasObject, len(objects))
	for i, o := range objects {
		rows[i] = kit.Row(0, o)
	}
	return kit.Column(theme.Gap2, rows...)
}
