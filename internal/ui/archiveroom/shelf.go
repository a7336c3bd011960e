package archiveroom

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// shelfPage is the shelf with the pieces of what is chosen on it.
type shelfPage struct {
	screen *Screen
	year   *kit.Select
	search *kit.Entry
	spines *shelf
	table  *grid.DataTable
	source *pieceSource
	units  bool   // the 档号 in the table have one
	words  string // that were searched for
	key    string // of the list in the table: with another one it starts anew
}

func newShelfPage(s *Screen) *shelfPage {
	p := &shelfPage{screen: s}
	p.spines = newShelf(s.presenter.ChooseSpine, func() { s.do(present.DoFillBoxes) })
	p.useTable(false)
	p.source = &pieceSource{arrived: func(lines int) {
		slog.Info("listed", "screen", "archive", "lines", lines)
		if i, _, _ := p.table.Selected(); i < 0 && lines > 0 {
			p.table.Select(0)
		}
	}}
	p.year = kit.NewSelect(nil, -1, "年度", s.presenter.ChooseYear)
	p.search = kit.NewSearch("查找", "Ctrl+F").Named("查找").Submit(s.presenter.Find)
	p.search.OnChanged = func(text string) {
		if text == "" && s.model.Words != "" {
			s.presenter.Find("")
		}
	}
	return p
}

// useTable makes the table; a 档号 with its unit is wider.
func (p *shelfPage) useTable(units bool) {
	p.units, p.key = units, ""
	p.table = grid.NewDataTable(pieceColumns(units, present.ArchiveColumns()[5]))
	p.table.OnSelect = func(_ int, row grid.Row) { p.screen.presenter.Pick(row.Key) }
	p.table.OnActivate = func(int, grid.Row) { p.screen.activate() }
}

// pieceColumns are the columns of a list of pieces; state is the head of the
// last one.
func pieceColumns(units bool, state string) []grid.Column {
	heads := present.ArchiveColumns()
	who := grid.Column{Title: heads[2], Width: 100}
	if kit.Stacked() { // there is room for whole names
		who = grid.Column{Title: heads[2], Least: 100}
	}
	code := codeWidth
	if units {
		code += unitWidth
	}
	return []grid.Column{
		{Title: heads[0], Width: code}, {Title: heads[1], Kind: grid.Headline, Least: 150, Weight: 1.7}, who,
		{Title: heads[3], Width: 72}, {Title: heads[4], Width: 36, Kind: grid.Number}, {Title: state, Width: 84, Kind: grid.State},
	}
}

// codeWidth is the width of a 档号, unitWidth what its unit adds.
const (
	codeWidth float32 = 186
	unitWidth float32 = 40
)

// show takes over the model. The row with the keyboard stays while the same is
// asked for.
func (p *shelfPage) show(m present.ArchiveModel) {
	p.year.SetWords(m.Years)
	p.year.Select(m.Year)
	p.spines.set(m.Spines, m.Spine)
	if p.words != "" && m.Words == "" { // the search was left for a box or a year
		p.search.SetText("")
	}
	p.words = m.Words
	if m.Units != p.units {
		p.useTable(m.Units)
		p.source.list = nil
	}
	if m.List == nil || m.List == p.source.list {
		return
	}
	p.source.list = m.List
	p.table.SetEmpty(kit.Empty(m.List.Searched, m.List.Means, nil))
	if m.List.Key != p.key {
		p.key = m.List.Key
		p.table.SetSource(p.source)
		return
	}
	p.table.Reload()
}

// page is the shelf as it stands in the window.
func (p *shelfPage) page() fyne.CanvasObject {
	s := p.screen
	left := kit.FillColumn(theme.Gap4, 1, p.shelfSheet(), p.tableSheet())
	right := kit.Sheet(s.aside())
	head := p.head()
	if kit.Stacked() {
		high := kit.AtLeast(left, stackedHeight)
		return kit.Page(head, kit.NewScroll(kit.Inset(kit.Column(theme.Gap4, high, right), theme.Gap4, theme.Gap5, theme.Gap5, theme.Gap5)))
	}
	m := theme.Gap5
	return kit.Page(head, container.New(beside{}, kit.Inset(left, m, m, m, m), kit.NewScroll(kit.Inset(right, m, m, m, 0))))
}

// asideWidth is the width of the right column; stackedHeight that of the shelf
// and its table where the column is below them.
const (
	asideWidth    float32 = 300
	stackedHeight float32 = 640
)

// beside gives the right column its width and the left one the rest.
type beside struct{}

// Layout implements fyne.Layout.
func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := asideWidth + theme.Gap5
	place(objects[0], 0, 0, size.Width-right, size.Height)
	place(objects[1], size.Width-right, 0, right, size.Height)
}

// MinSize implements fyne.Layout.
func (beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width+asideWidth, objects[0].MinSize().Height)
}

func (p *shelfPage) head() fyne.CanvasObject {
	s := p.screen
	m := s.model
	acts := []fyne.CanvasObject{p.year, s.moreActs(m.More)}
	if s.presenter.WhyNoPack() == "" {
		acts = append(acts, s.button(kit.Outlined, "做移交包", s.pack).WithIcon("package"))
	}
	main := s.button(kit.Main, m.Main.Word, func() { s.do(m.Main.Do) })
	if m.Main.Icon != "" {
		main.WithIcon(m.Main.Icon)
	}
	if m.Main.Reason != "" {
		main.Lock(m.Main.Reason)
	}
	return kit.NewPageHead(kit.PageHead{
		Title: "建档归档", Context: m.Context, Search: p.search, Actions: append(acts, main),
	})
}

// shelfSheet is the shelf under its head.
func (p *shelfPage) shelfSheet() fyne.CanvasObject {
	m := p.screen.model
	name := "档案盒"
	if p.screen.presenter.Volumes() {
		name = "案卷"
	}
	head := kit.SectionHead(name, m.Scheme)
	return kit.Sheet(kit.Inset(kit.Column(theme.Gap1, head, p.spines), theme.Gap3, theme.Gap5, theme.Gap4, theme.Gap5))
}

// tableSheet is the list with the line below it: how much there is, and what
// can be printed of it.
func (p *shelfPage) tableSheet() fyne.CanvasObject {
	s := p.screen
	m := s.model
	rows := []fyne.CanvasObject{}
	if m.Words != "" {
		rows = append(rows, kit.Inset(note("查找“"+m.Words+"”。清空查找的字，回到档案盒。"), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5), kit.Divider())
	}
	if m.Main.Reason != "" {
		rows = append(rows, kit.Inset(kit.StateLine(kit.Locked, m.Main.Word+"："+m.Main.Reason), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5), kit.Divider())
	}
	foot := []fyne.CanvasObject{kit.NewWrapped(m.Foot, kit.Note())}
	for _, print := range m.Prints {
		foot = append(foot, s.button(kit.Outlined, print.Word, func() { s.presenter.LookAt(print) }).WithIcon("printer"))
	}
	at := len(rows)
	rows = append(rows, p.table, kit.Divider(), kit.Inset(kit.FillRow(theme.Gap2, 0, foot...), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5))
	return kit.Sheet(kit.FillColumn(0, at, rows...))
}

// pieceSource gives the rows of whatever list is in sight.
type pieceSource struct {
	list    *present.ArchiveList
	arrived func(lines int)
}

// Len implements grid.Source.
func (p *pieceSource) Len() int { return p.list.Len() }

// Page implements grid.Source.
func (p *pieceSource) Page(offset, n int, done func([]grid.Row, error)) {
	p.list.Page(offset, n, func(lines []present.ArchiveLine, err error) {
		rows := make([]grid.Row, len(lines))
		for i, line := range lines {
			rows[i] = rowOf(line)
		}
		done(rows, err)
		if p.arrived != nil {
			p.arrived(len(lines))
		}
	})
}

func rowOf(l present.ArchiveLine) grid.Row {
	row := grid.Row{Key: l.ID, Cells: l.Cells[:]}
	switch {
	case l.Quiet:
		row.Severity = grid.Quiet
	case l.Tone == present.Urgent:
		row.Severity, row.Late = grid.Bad, true
	case l.Tone == present.Caution:
		row.Severity = grid.Ask
	case l.Tone == present.Good:
		row.Severity = grid.Good
	}
	return row
}
