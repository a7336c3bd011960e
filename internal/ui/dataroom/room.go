// Package dataroom is the room 数据: a list of pages about the office's records
// as a whole. Each page is a file or a few; the room holds the tabs and the keys
// that all of them share. The page 从备份恢复 also stands alone, for a start
// without an office.
package dataroom

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Page is one of the pages of the room. What it has to show it gives to the
// Stage that it was made with.
type Page interface {
	Name() string // by which a Target leads to it
	Word() string // on its tab
	Enter()       // it is turned to: it reads everything afresh and shows itself
}

// Screen shows the room.
type Screen struct {
	pages   []Page
	stages  []*Stage
	at      int
	tabs    *kit.Tabs
	content *fyne.Container
}

// New makes the room of pages; each is made with the stage on which it stands.
func New(asks Asks, pages ...func(*Stage) Page) *Screen {
	s := &Screen{content: container.NewStack()}
	var words []string
	for i, make := range pages {
		stage := NewStage(asks)
		stage.onShow = func() { s.lay(i) }
		page := make(stage)
		s.pages, s.stages, words = append(s.pages, page), append(s.stages, stage), append(words, page.Word())
	}
	s.tabs = kit.NewTabs(words, 0, func(i int) { s.turnTo(i) })
	return s
}

// Content is what stands in the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Enter reads the page in sight afresh.
func (s *Screen) Enter() { s.turnTo(s.at) }

// Open turns to a page by its name, in a room that was entered.
func (s *Screen) Open(name string) {
	for i, p := range s.pages {
		if p.Name() == name && i != s.at {
			s.turnTo(i)
		}
	}
}

// Bring makes the room begin with 数据交换 and what is in a package, when it is
// entered next.
func (s *Screen) Bring(path string) {
	for i, p := range s.pages {
		if exchange, ok := p.(*exchangePage); ok {
			s.at, exchange.brought = i, path
		}
	}
}

func (s *Screen) turnTo(i int) {
	s.at = i
	s.tabs.Select(i)
	s.stages[i].take(s.content)
	s.pages[i].Enter()
}

// lay puts what a page shows into the window, with the tabs over it unless
// something stands in place of the page.
func (s *Screen) lay(i int) {
	if i != s.at {
		return // it finished something while another page is in sight
	}
	stage := s.stages[i]
	var sight fyne.CanvasObject = stage.Content()
	if len(s.pages) > 1 && !stage.sight.Deep {
		bar := kit.Backed(canvas.NewRectangle(theme.Surface), kit.Inset(s.tabs, 0, theme.Gap5, 0, theme.Gap5))
		sight = kit.FillColumn(0, 1, bar, sight)
	}
	s.content.Objects = []fyne.CanvasObject{sight}
	s.content.Refresh()
}

// Place implements shell.Guided.
func (s *Screen) Place() present.Place {
	page := s.stages[s.at].sight.Name
	if !slices.Contains([]string{"whole", "paper", "restore", "restored"}, page) {
		page = s.pages[s.at].Name() // what stands in its place belongs to it
	}
	return present.PlaceIn(present.DataRoom, page)
}

// Resume implements shell.Guided.
func (s *Screen) Resume() { s.stages[s.at].take(s.content) }
