package catalogroom

import (
	"strconv"

	"fyne.io/fyne/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/sheet"
	"zwgk/internal/ui/kit"
)

// export asks for the layout, then for the place.
func (s *Screen) export() {
	var words []string
	for _, l := range sheet.CatalogueLayouts() {
		words = append(words, l.Label())
	}
	layout := kit.NewChoice(words, 0, nil)
	own := kit.NewCheck("交给别的单位用：带上周期、状态、出处、备注和停用的事项", false, nil)
	form := kit.NewForm(kit.NewFormRow("格式", "与公布的目录一样，可以直接发布。", layout), kit.NewFormRow("内容", "", own))
	var dialog *kit.Dialog
	dialog = &kit.Dialog{Title: "导出目录", Content: form, Main: "选存放的地方", Wide: true, OnMain: func() bool {
		l := sheet.CatalogueLayouts()[layout.Selected()]
		dialog.Hide()
		s.asks.SaveAs(l.Label()+".xlsx", func(path string) { s.presenter.Export(path, l, own.On()) })
		return false
	}}
	dialog.Show(s.asks.Canvas)
}

// print asks which paper.
func (s *Screen) print() {
	if len(s.asks.Papers) == 0 || s.model.Empty {
		return
	}
	var dialog *kit.Dialog
	var links []fyne.CanvasObject
	for _, p := range s.asks.Papers {
		links = append(links, kit.NewLinkRow(p.Name(), func() {
			dialog.Hide()
			s.asks.Print(p)
		}))
	}
	dialog = kit.Tell(s.asks.Canvas, "打印", kit.Column(0, links...))
}

// retire asks why the open entry goes out of use.
func (s *Screen) retire() {
	why := kit.NewEntry("").Limit(200)
	help := "记在操作日志里，没有就空着。停用的不再进覆盖表和公布的目录，已经公开的事项不受影响，以后可以恢复。"
	kit.AskForm(s.asks.Canvas, "停用“"+s.model.Entry.Title+"”", "停用", kit.NewForm(kit.NewFormRow("原因", help, why)), func() bool {
		s.presenter.Retire(why.Text())
		return true
	})
}

// confirm asks where the open entry comes from.
func (s *Screen) confirm() {
	source := kit.NewTextArea("", 3).Limit(catalog.LongestText)
	row := kit.NewFormRow("出处", "已公布的目录、文件的名称和文号，或者法条。", source)
	s.askUntil("核实出处", "核实，改为在用", kit.NewForm(row), func(done func(string)) {
		s.presenter.Confirm(source.Text(), func(wrong string) {
			row.SetError(wrong)
			done(wrong)
		})
	})
}

// askUntil shows a form until what it asks for was done: done is told what is
// wrong, or "".
func (s *Screen) askUntil(title, verb string, form *kit.Form, do func(done func(wrong string))) {
	var dialog *kit.Dialog
	dialog = kit.AskForm(s.asks.Canvas, title, verb, form, func() bool {
		do(func(wrong string) {
			if wrong == "" {
				dialog.Hide()
				return
			}
			dialog.Refresh()
			form.FocusFault()
		})
		return false
	})
}

// days asks for the days by which the periods must be published.
func (s *Screen) days() {
	now := s.model.Board.Days
	field := func(day int) *kit.Entry {
		e := kit.NewDigits("", 2)
		e.SetText(strconv.Itoa(day))
		return e
	}
	half, quarter, month := field(now.HalfDay), field(now.QuarterDay), field(now.MonthDay)
	last := kit.NewFormRow("每月公开", "次月几日前。", month)
	form := kit.NewForm(
		kit.NewFormRow("半年公开", "7月和次年1月几日前。", half), kit.NewFormRow("季度公开", "下一季度第一个月几日前。", quarter), last)
	number := func(e *kit.Entry) int {
		n, err := strconv.Atoi(e.Text())
		if err != nil {
			return 0 // which no month has
		}
		return n
	}
	s.askUntil("公开的截止日", "改截止日", form, func(done func(string)) {
		days := catalog.Rules{HalfDay: number(half), QuarterDay: number(quarter), MonthDay: number(month)}
		s.presenter.SetDays(days, func(wrong string) {
			last.SetError(wrong)
			done(wrong)
		})
	})
}
