package itemsroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// pickHeight is the height of the list in a dialog that picks from it.
const pickHeight float32 = 300

// choice is something that can be picked.
type choice struct{ id, title, line string }

// pick lets the person choose from a list that a word narrows. read gives the
// choices for some words; without is the button for none of them, "" for no
// such button.
func (s *Screen) pick(title, verb, without string, read func(words string, done func([]choice)), chosen func(choice)) {
	source := &choices{}
	table := grid.NewCardList()
	words := kit.NewEntry("写几个字，列出有这些字的").Named("查找")
	means := "换一个词，或者清空再看。"
	if without != "" {
		means = "换一个词。目录里没有的，按“" + without + "”。"
	}
	asked := 0
	fill := func() {
		asked++
		mine := asked
		read(words.Text(), func(list []choice) {
			if mine != asked { // other words were typed in the meantime
				return
			}
			table.SetEmpty(kit.Empty("没有这样的", means, nil)) // not before it is known
			source.list = list
			table.SetSource(source)
			if len(list) > 0 {
				table.Select(0)
			}
		})
	}
	dialog := &kit.Dialog{Title: title, Main: verb, Wide: true, First: words.FocusTarget(),
		Content: kit.Column(theme.Gap3, words, kit.Sheet(kit.AtLeast(table, pickHeight)))}
	take := func(key string) bool {
		for _, c := range source.list {
			if c.id == key {
				dialog.Hide()
				chosen(c)
				return true
			}
		}
		return false
	}
	dialog.OnMain = func() bool {
		_, row, ok := table.Selected()
		return ok && take(row.Key)
	}
	table.OnActivate = func(_ int, row grid.Row) { take(row.Key) }
	if without != "" {
		dialog.Extra = kit.NewButton(kit.Outlined, without, func() {
			dialog.Hide()
			chosen(choice{})
		})
	}
	words.OnChanged = func(string) { fill() }
	words.Keys = func(e *fyne.KeyEvent) bool { // the list follows the arrows while one types
		switch e.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
			table.TypedKey(e)
			return true
		}
		return false
	}
	dialog.Show(s.asks.Canvas)
	fill()
}

// choices is the source of a list of what can be picked.
type choices struct{ list []choice }

// Len implements grid.Source.
func (c *choices) Len() int { return len(c.list) }

// Page implements grid.Source.
func (c *choices) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for _, one := range c.list[min(offset, len(c.list)):min(offset+n, len(c.list))] {
		rows = append(rows, grid.Row{Key: one.id, Cells: []string{one.title, one.line}})
	}
	done(rows, nil)
}

// begin drafts a new item, from an entry of the catalogue or from none.
func (s *Screen) begin() {
	if s.model.Draft != nil {
		s.asks.Fail("正在写“" + s.model.Draft.Title + "”。先保存，或者取消，再写新的")
		return
	}
	s.pick("新公开事项：选目录里的一条", "用这一条", "不用目录", func(words string, done func([]choice)) {
		s.presenter.Entries(words, func(entries []present.EntryChoice) {
			list := make([]choice, len(entries))
			for i, e := range entries {
				list[i] = choice{e.ID, e.Name, e.Line}
			}
			done(list)
		})
	}, func(c choice) { s.presenter.Begin(c.id) })
}

// pickOther lets the person choose another item, to which a draft is bound.
func (s *Screen) pickOther(chosen func(id, title string)) {
	s.pick("选另一件公开事项", "选这一件", "", func(words string, done func([]choice)) {
		s.presenter.Others(words, func(lines []present.ItemLine) {
			list := make([]choice, len(lines))
			for i, l := range lines {
				list[i] = choice{l.ID, l.Title, l.Line}
			}
			done(list)
		})
	}, func(c choice) { chosen(c.id, c.title) })
}
