// Package itemsroom is the room 公开事项: the list of items, and beside it the
// item that is open or the draft that is being written.
package itemsroom

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Asks is what the room asks of the window.
type Asks struct {
	// Canvas is where the room stands, for its dialogs and keys.
	Canvas fyne.Canvas
	// File lets the person choose a file that ends in one of some ways.
	File func(title string, endings []string, chosen func(path string))
	// Print hands a finished PDF to the printer or the system's viewer.
	Print func(path string)
	// Fail shows what went wrong where the person is looking.
	Fail func(sentence string)
}

// Screen shows the room.
type Screen struct {
	asks      Asks
	draw      grid.Run
	presenter *present.Items
	content   *fyne.Container
	toaster   *kit.Toaster
	model     present.ItemsModel

	list   *listPane
	search *kit.Entry
	review *reviewPane // of the step under way, kept while it is the same
	draft  *draftPage  // kept while the draft is the same
	body   *kit.Scroll // of the open item, where it scrolls
	shown  string      // what the body shows: its place is kept while it is the same
	main   *kit.Button // the one filled button: the next step
	tabs   *kit.Tabs

	buttons []*kit.Button // of the open item
	marked  []markedText  // the parts of its text in which something is marked
	place   looked        // the finding that was looked at last
}

// New makes the room. draw makes the pictures of papers beside the window.
func New(d present.ItemsDesk, run present.Runner, draw grid.Run, asks Asks) *Screen {
	s := &Screen{asks: asks, draw: draw, content: container.NewStack(), toaster: kit.NewToaster(kit.Clock)}
	s.presenter = present.NewItems(d, run, s)
	s.list = newListPane(s)
	s.search = kit.NewSearch("查找", "Ctrl+F").Named("查找").Submit(s.presenter.Find)
	s.search.OnChanged = func(text string) {
		if text == "" && s.model.Words != "" {
			s.presenter.Find("")
		}
	}
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return container.NewStack(s.content, s.toaster) }

// Enter loads the room afresh.
func (s *Screen) Enter() {
	s.shortcuts()
	s.presenter.Load()
}

// Open turns to an item, for other rooms that lead here.
func (s *Screen) Open(id string) { s.presenter.Open(id) }

// Begin drafts an item for an entry of the catalogue, for other rooms that
// lead here.
func (s *Screen) Begin(entry string) { s.presenter.Begin(entry) }

// Fail implements present.View.
func (s *Screen) Fail(sentence string) { s.asks.Fail(sentence) }

// Say implements present.ItemsView.
func (s *Screen) Say(sentence string) {
	slog.Info("said", "screen", "items")
	s.toaster.Say(sentence, nil)
}

// Show implements present.View.
func (s *Screen) Show(m present.ItemsModel) {
	before := s.focus()
	s.model, s.main, s.buttons, s.marked = m, nil, nil, nil
	s.list.show(m)
	var side fyne.CanvasObject
	switch {
	case m.Draft != nil:
		side = s.draftSide()
	case m.Item != nil:
		side = s.itemSide()
	default:
		side = s.nothingOpen()
	}
	if m.Draft == nil {
		s.draft = nil
	}
	if m.Item == nil {
		s.tabs = nil
	}
	s.content.Objects = []fyne.CanvasObject{kit.Page(s.head(), container.New(beside{}, s.list.content, side))}
	s.content.Refresh()
	s.revealFinding()
	s.refocus(before)
	s.tell()
}

// tell writes to the log what is on the screen, without names.
func (s *Screen) tell() {
	m := s.model
	state, step, open, tab, acts := "", "", 0, "", 0
	if m.Item != nil {
		state, step, open, acts = string(m.Item.State), string(m.Item.Step), m.Item.Findings.Open, len(m.Item.Acts)
		tab = tabNames[m.Item.Tab]
	}
	slog.Info("shown", "screen", "items", "segment", int(m.Segment), "open", m.Item != nil, "state", state, "step", step,
		"findings", open, "tab", tab, "acts", acts, "draft", m.Draft != nil)
}

// tabNames are the tabs as the log calls them.
var tabNames = map[present.ItemTab]string{
	present.TextTab: "text", present.FilesTab: "files", present.PostingTab: "postings", present.FeedbackTab: "feedback",
	present.RevisionsTab: "revisions", present.OpinionsTab: "opinions", present.FindingsTab: "findings",
}

func (s *Screen) head() fyne.CanvasObject {
	kind := kit.Outlined
	if s.model.Draft == nil && (s.model.Item == nil || len(s.model.Item.Acts) == 0) {
		kind = kit.Main // nothing else waits here
	}
	begin := kit.NewButton(kind, "新公开事项", s.begin).WithIcon("plus")
	if kind == kit.Main {
		s.main = begin
	}
	return kit.NewPageHead(kit.PageHead{Title: "公开事项", Context: s.model.Context, Search: s.search, Actions: []fyne.CanvasObject{begin}})
}

// nothingOpen stands beside the list until an item is opened.
func (s *Screen) nothingOpen() fyne.CanvasObject {
	return kit.Margin(kit.Column(0, kit.PaddedSheet(kit.Column(theme.Gap1,
		kit.NewWrapped("在左边选一件，按Enter打开", kit.Bold(theme.Body)),
		note("打开以后，这里是它的正文、审签流程、公布和记录。")))))
}

// listWidth is the width of the list.
func listWidth() float32 { return theme.Pick(372, 392, 412) }

// findingsWidth is the width of the findings at standard type.
const findingsWidth float32 = 298

// beside places the list at its width, a rule, and the rest.
type beside struct{}

// Layout implements fyne.Layout.
func (beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(listWidth(), size.Width/2)
	o[0].Move(fyne.Position{})
	o[0].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(w, 0))
	o[1].Resize(fyne.NewSize(max(0, size.Width-w), size.Height))
}

// MinSize implements fyne.Layout.
func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(listWidth()+o[1].MinSize().Width, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// note is body text of a second line.
func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

// toneOf is the kit's tone for one of a presenter; plain is what Plain means
// here.
func toneOf(t present.Tone, plain kit.Tone) kit.Tone {
	switch t {
	case present.Good:
		return kit.Done
	case present.Caution:
		return kit.Review
	case present.Urgent:
		return kit.Must
	case present.Plain:
	}
	return plain
}
