package annualroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/workday"
)

// row is a row of a form with the name by which a mistake in it is told.
func row(name, label, help string, field *kit.Entry) kit.NamedRow {
	return kit.NamedRow{Name: name, FormRow: kit.NewFormRow(label, help, field)}
}

// askEvent asks for something that the office did, of one of some kinds.
func (s *Screen) askEvent(kinds []present.AskRow) {
	if len(kinds) == 0 {
		return
	}
	today, chosen := s.model.Today, kinds[0]
	day := grid.NewDateEntry(s.model.Calendar, func() workday.Date { return today })
	quantity, what := kit.NewDigits("", 9), kit.NewTextArea("", 3).Limit(300)
	when := kit.NamedRow{Name: present.FormedField, FormRow: kit.NewFormRow("日期", "哪一天办的，不写就空着。", day)}
	count, words := row(present.QuantityField, "数量", "", quantity), row(present.TitleField, "内容", "", what)
	rows, title := []kit.NamedRow{when, count, words}, "登记："+chosen.Name
	var form kit.Answered
	fit := func() {
		form.ShowRow(when.FormRow, !chosen.Told)
		form.ShowRow(count.FormRow, chosen.Unit != "")
		count.SetHelp("单位：" + chosen.Unit + "。")
		words.SetHelp(chosen.Question + "。")
	}
	if len(kinds) > 1 {
		title = "登记一项工作"
		names := make([]string, len(kinds))
		for i, k := range kinds {
			names[i] = k.Name
		}
		which := kit.NewSelect(names, 0, "选一种", func(i int) {
			chosen = kinds[i]
			fit()
		})
		rows = append([]kit.NamedRow{{FormRow: kit.NewFormRow("哪一种", "", which)}}, rows...)
	}
	form = kit.NewAnswered(rows...)
	fit()
	dialog := form.Ask(s.asks.Canvas, title, "登记", func(done func(map[string]string)) {
		if !day.Check() {
			done(map[string]string{present.FormedField: day.Error()})
			return
		}
		in := present.EventInput{Kind: chosen.Kind, Title: what.Text()}
		if !chosen.Told {
			in.Day = day.Date()
		}
		if chosen.Unit != "" {
			in.Quantity = quantity.Text()
		}
		s.presenter.Register(in, done)
	})
	what.Keys = func(e *fyne.KeyEvent) bool { // it is one sentence, however long
		enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
		if enter {
			dialog.MainButton().Press()
		}
		return enter
	}
}

// askUnregister takes something back that was registered.
func (s *Screen) askUnregister(e present.EventRow) {
	kit.Confirm(s.asks.Canvas, "删去："+e.Name, e.Line+"。删去以后，正文不再写它。", "删去", true, func() { s.presenter.Unregister(e.ID) })
}

// pickHeight is the height of the list in the dialog that picks from it.
const pickHeight float32 = 300

// insertFigure lets the person choose a figure and puts it where the cursor is.
func (s *Screen) insertFigure() {
	if s.page != "write" {
		return
	}
	source, editor := &figureSource{all: s.presenter.Figures("")}, s.write.editor
	table := grid.NewDataTable([]grid.Column{{Title: "数字", Kind: grid.Headline, Weight: 1}, {Title: "现在是", Width: 110, Kind: grid.Number}})
	table.SetSource(source)
	table.SetEmpty(kit.Empty("没有这样的数字", "换一个词，或者清空再看。", nil))
	words := kit.NewEntry("写几个字，列出有这些字的").Named("查找")
	dialog := &kit.Dialog{Title: "插入数字", Main: "插入", Wide: true, First: words.FocusTarget(), Returns: editor.FocusTarget(),
		Content: kit.Column(12, words, kit.Sheet(kit.AtLeast(table, pickHeight)))}
	take := func(i int) bool {
		if i < 0 || i >= len(source.all) {
			return false
		}
		dialog.Hide()
		editor.Insert(source.all[i].Insert)
		return true
	}
	dialog.OnMain = func() bool {
		i, _, ok := table.Selected()
		return ok && take(i)
	}
	table.OnActivate = func(i int, _ grid.Row) { take(i) }
	words.OnChanged = func(text string) {
		source.all = s.presenter.Figures(text)
		table.SetSource(source)
		table.Select(min(0, len(source.all)-1))
	}
	words.Keys = followed(table)
	dialog.Show(s.asks.Canvas)
	table.Select(min(0, len(source.all)-1))
}
