package catalogroom

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// listPage is the table of entries with what it is restricted to.
type listPage struct {
	screen  *Screen
	table   *grid.DataTable
	domain  *kit.Select
	state   *kit.Select
	count   *fyne.Container
	chosen  *fyne.Container // the selected entry in full
	page    *fyne.Container
	content fyne.CanvasObject
	rows    []present.EntryRow
}

func newListPage(s *Screen) *listPage {
	p := &listPage{screen: s, count: container.NewStack(), chosen: container.NewStack()}
	p.domain = kit.NewSelect(nil, -1, "全部领域", s.presenter.ChooseDomain)
	p.state = kit.NewSelect(nil, -1, "全部状态", s.presenter.ChooseState)
	p.table = grid.NewDataTable(entryColumns())
	p.table.OnSelect = func(i int, _ grid.Row) { p.choose(i) }
	p.table.OnActivate = func(_ int, row grid.Row) { s.presenter.Open(row.Key) }
	p.table.OnSort = func(column int, d grid.Direction) { s.presenter.Sort(column, d == grid.Descending) }
	p.table.SetSource(p)
	p.page = kit.FillColumn(0, 0, p.table, p.chosen)
	p.content = kit.Margin(kit.Sheet(p.page))
	return p
}

// choices are what the table is restricted to, for the line of the tabs.
func (p *listPage) choices() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.count, kit.FixedWidth(p.domain, theme.Pick(190, 210, 240)), kit.FixedWidth(p.state, theme.Pick(150, 165, 190))}
}

func entryColumns() []grid.Column {
	columns := []grid.Column{
		{Width: 40, Sortable: true}, {Width: 92, Sortable: true}, {Weight: 1, Least: 110, Sortable: true},
		{Weight: 1.3, Least: 130, Kind: grid.Headline, Sortable: true}, {Weight: 0.8, Least: 100}, {Width: 62, Sortable: true},
		{Width: 104}, {Width: 58}, {Width: 80, Sortable: true}, {Width: 80, Kind: grid.State, Sortable: true},
	}
	for i, title := range present.EntryColumns() {
		columns[i].Title = title
	}
	return columns
}

// show fills the page; its widgets stay, and with them the place in the table
// and the keyboard's.
func (p *listPage) show(m present.CatalogueModel) fyne.CanvasObject {
	p.domain.SetWords(m.List.Domains)
	p.domain.Select(m.List.Domain)
	p.state.SetWords(m.List.States)
	p.state.Select(m.List.State)
	p.rows = m.List.Rows
	direction := grid.Ascending
	switch {
	case m.List.Sorted < 0:
		direction = grid.Unsorted
	case m.List.Downward:
		direction = grid.Descending
	}
	p.table.SetSorted(m.List.Sorted, direction)
	p.table.SetEmpty(kit.Empty(m.List.Searched, m.List.Means, kit.NewButton(kit.Outlined, "看全部", p.all)))
	p.count.Objects = nil
	if m.List.Domain > 0 || m.List.State > 0 || m.List.Words != "" {
		p.count.Objects = []fyne.CanvasObject{kit.NewText(fmt.Sprintf("列出%d条", len(p.rows)), kit.Note())}
	}
	p.table.Reload()
	i, _, ok := p.table.Selected()
	if !ok && len(p.rows) > 0 {
		p.table.Select(0)
		i = 0
	}
	p.choose(i)
	return p.content
}

// all lists every entry again.
func (p *listPage) all() {
	p.screen.search.SetText("")
	p.screen.presenter.ShowAll()
}

// choose shows the selected entry below the table: what does not fit its line
// there, and what can be done with it.
func (p *listPage) choose(i int) {
	p.chosen.Objects = nil
	if i >= 0 && i < len(p.rows) {
		p.chosen.Objects = []fyne.CanvasObject{p.inFull(p.rows[i])}
	}
	p.chosen.Refresh()
	p.page.Refresh()
}

func (p *listPage) inFull(row present.EntryRow) fyne.CanvasObject {
	name := row.Cells[2]
	if row.Cells[3] != "" {
		name += "：" + row.Cells[3]
	}
	line := kit.NewWrapped(row.Line, kit.Note())
	if row.Why != "" {
		line = kit.NewWrapped(row.Why, kit.Reg(theme.Second).In(tone(row.Tone).Ink()))
	}
	words := kit.Column(2, kit.NewWrapped(name, kit.Bold(theme.Body)), line)
	var buttons []fyne.CanvasObject
	if p.screen.asks.Draft != nil {
		buttons = append(buttons, kit.NewButton(kit.Outlined, "拟公开事项", func() { p.screen.asks.Draft(row.ID, "") }).WithIcon("pencil"))
	}
	buttons = append(buttons, kit.NewButton(kit.Outlined, "打开", func() { p.screen.presenter.Open(row.ID) }))
	bar := kit.FillRow(theme.Gap4, 0, words, kit.Row(theme.Gap2, buttons...))
	return kit.Column(0, kit.Divider(), kit.Inset(bar, theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5))
}

func tone(t present.Tone) kit.Tone {
	switch t {
	case present.Good:
		return kit.Done
	case present.Caution:
		return kit.Review
	case present.Urgent:
		return kit.Late
	case present.Plain:
	}
	return kit.Idle
}

// Len implements grid.Source.
func (p *listPage) Len() int { return len(p.rows) }

// Page implements grid.Source.
func (p *listPage) Page(offset, n int, done func([]grid.Row, error)) {
	severities := map[present.Tone]grid.Severity{present.Good: grid.Good, present.Caution: grid.Ask, present.Urgent: grid.Bad, present.Plain: grid.Quiet}
	var rows []grid.Row
	for _, r := range p.rows[min(offset, len(p.rows)):min(offset+n, len(p.rows))] {
		rows = append(rows, grid.Row{Key: r.ID, Cells: r.Cells[:], Severity: severities[r.Tone]})
	}
	done(rows, nil)
}

// Find implements grid.Finder.
func (p *listPage) Find(key string, done func(i int)) {
	done(slices.IndexFunc(p.rows, func(r present.EntryRow) bool { return r.ID == key }))
}
