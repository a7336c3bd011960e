package annualroom

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// recordsPage is the list of all records of a figure, in place of the tables.
type recordsPage struct {
	list    *present.RecordList
	table   *grid.DataTable
	content fyne.CanvasObject
	rows    map[string]present.ListRow // those that have been read, by key
}

// listFields are what the columns are sorted by, as far as they are.
var listFields = map[int]annual.Field{0: annual.ByNumber, 1: annual.ByTitle, 2: annual.ByBegun, 3: annual.ByEnded}

// newRecordsPage lays out a list. open gets the record that is opened, back
// leads to where the list was opened.
func newRecordsPage(list *present.RecordList, open func(present.RecordRow), back func()) *recordsPage {
	p := &recordsPage{list: list, rows: map[string]present.ListRow{}}
	p.table = grid.NewDataTable([]grid.Column{
		{Title: "编号", Width: 130, Sortable: list.Sortable}, {Title: "名称", Weight: 1, Least: 180, Kind: grid.Headline, Sortable: list.Sortable},
		{Title: "开始", Width: 90, Sortable: list.Sortable}, {Title: "结束", Width: 90, Sortable: list.Sortable},
		{Title: "结果、数量", Width: 150}, {Title: "出处", Weight: 0.5, Least: 120},
	})
	p.table.SetEmpty(kit.Empty(list.Searched, "记录可能刚被改动。返回以后按“重新核对”。", nil))
	p.table.OnActivate = func(_ int, row grid.Row) {
		if record, ok := p.rows[row.Key]; ok {
			open(record.RecordRow)
		}
	}
	p.table.OnSort = func(column int, d grid.Direction) {
		list.Sort(listFields[column], d == grid.Descending)
		p.table.Reload()
	}
	p.table.OnKey = func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			back()
		}
	}
	p.table.SetSource(p)
	head := kit.FillRow(theme.Gap3, 1,
		kit.NewIconButton("arrow-left", "返回", back),
		kit.NewWrapped(list.Title, kit.Bold(theme.Title)),
		kit.NewText(list.Total, kit.Note()),
	)
	p.content = container.NewBorder(kit.Inset(head, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), nil, nil, nil, p.table)
	return p
}

// Len implements grid.Source.
func (p *recordsPage) Len() int { return p.list.Len() }

// keptRows bounds the records that are held for being opened; the table holds
// fewer.
const keptRows = 10_000

// Page implements grid.Source.
func (p *recordsPage) Page(offset, n int, done func([]grid.Row, error)) {
	p.list.Page(offset, n, func(read []present.ListRow, err error) {
		if len(p.rows) > keptRows {
			clear(p.rows)
		}
		rows := make([]grid.Row, 0, len(read))
		for _, r := range read {
			p.rows[r.ID] = r
			rows = append(rows, grid.Row{Key: r.ID, Cells: []string{r.Number, r.Title, r.Begun, r.Ended, r.Result, r.Source}})
		}
		done(rows, err)
	})
}

// allRecords is the page of the list in sight. The same widget is kept while
// the list is the same, so that its place and the keyboard stay.
func (s *Screen) allRecords() fyne.CanvasObject {
	if s.list == nil || s.list.list != s.model.List {
		s.list = newRecordsPage(s.model.List, s.read, s.presenter.CloseList)
	}
	return kit.Margin(kit.Sheet(s.list.content))
}

// read opens a record.
func (s *Screen) read(row present.RecordRow) {
	s.presenter.Read(row, func(fields []desk.Field) { s.showRecord(row, fields) })
}

// turnTo gives the keyboard to what a list has come in place of, or the other
// way round.
func (s *Screen) turnTo(o fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.content); c != nil {
		c.Focus(o)
	}
}
