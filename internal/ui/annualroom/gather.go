package annualroom

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// gather is 取数: the four ledgers, or the workbook that is being tried.
func (s *Screen) gather() fyne.CanvasObject {
	if s.model.Import != nil {
		return s.trial(s.model.Import)
	}
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{
		Icon: "database", Tone: kit.Neutral, Title: "报告从这四份台账里数出来", Note: fmt.Sprintf("%d年", s.model.Year), First: true,
	})}
	for _, source := range s.model.Sources {
		rows = append(rows, s.source(source))
	}
	help := kit.PaddedSheet(kit.Column(theme.Gap3,
		kit.SectionHead("怎样导入", ""),
		note("用平时的Excel台账，或者导出的csv、txt。标题行、合并的表头、各种日期写法都认。"),
		note("表头的写法认不出来，就问每一栏是什么，问过一次就记住。"),
		note("选好文件先试读一遍，哪一行不能导入、为什么，都列出来。看过再导入。"),
		note("有一行不对，整份都不导入。改好再选一次；同一份导入两次不会重复。"),
		note("导入错了，在“导入过的”里整份撤回。旧的 .xls 文件，先在WPS里另存为 .xlsx。"),
	))
	return kit.TwoColumns(kit.Sheet(kit.Column(0, rows...)), help, kit.Narrow)
}

func (s *Screen) source(source present.SourceRow) fyne.CanvasObject {
	choose := func() {
		s.asks.Workbook(source.Kind, func(path string) {
			s.waits.during("试读"+filepath.Base(path), func() { s.presenter.Try(source.Kind, path) })
		})
	}
	tone, word := kit.Done, source.Records
	if source.Empty {
		tone, word = kit.Idle, "没有记录"
	}
	words := kit.FillRow(theme.Gap4, 0,
		kit.TwoLines(source.Name, source.Books),
		kit.State(tone, word),
		kit.NewButton(kit.Outlined, "选文件", choose).WithIcon("folder-open"),
	)
	return kit.Column(0, kit.Inset(words, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider())
}

// trial is a workbook as it would be imported: what becomes of each row.
func (s *Screen) trial(m *present.ImportModel) fyne.CanvasObject {
	var page *fyne.Container
	table := grid.NewDataTable([]grid.Column{
		{Title: "在哪里", Width: 150}, {Title: "编号", Width: 110},
		{Title: "原因或补充的内容", Weight: 1, Least: 240, Kind: grid.Headline}, {Title: "结果", Width: 100, Kind: grid.State},
	})
	chosen := container.NewStack()
	table.OnSelect = func(i int, row grid.Row) {
		chosen.Objects = nil
		if i >= 0 && i < len(m.Rows) {
			chosen.Objects = []fyne.CanvasObject{rowInFull(m.Rows[i])}
		}
		chosen.Refresh()
		page.Refresh()
	}
	table.SetSource(trialRows(m.Rows))
	tone := kit.Done
	if !m.CanImport {
		tone = kit.Must
	}
	buttons := []fyne.CanvasObject{kit.Gap()}
	if m.CanImport {
		buttons = append(buttons, s.button(kit.Main, "导入", func() { s.waits.during("导入"+m.File, s.presenter.Confirm) }))
	}
	again := s.button(kit.Outlined, "另选文件", s.presenter.Dismiss)
	buttons = append(buttons, again, s.button(kit.Outlined, "改对应栏目", s.presenter.AskColumns))
	if !m.CanImport {
		buttons = append(buttons, s.button(kit.Outlined, "存一份标红的", func() { s.asks.SaveAs("标红-"+m.File, func(path string) { s.presenter.SaveMarked(path, s.say) }) }).WithIcon("file-spreadsheet"))
	}
	head := kit.Column(theme.Gap2,
		kit.FillRow(theme.Gap2, 0, append([]fyne.CanvasObject{kit.NewText(m.File, kit.Bold(theme.Title))}, buttons...)...),
		kit.NewText(m.Kind+"　"+m.Summary, kit.Reg(theme.Body)),
		kit.StateLine(tone, m.Why),
	)
	page = kit.FillColumn(0, 1, kit.Inset(head, theme.Gap4, theme.Gap5, theme.Gap3, theme.Gap5), table, chosen)
	if len(m.Rows) > 0 {
		table.Select(0)
	}
	return kit.Margin(kit.Sheet(page))
}

// rowInFull is the selected row below the table: a reason may be longer than
// its line there.
func rowInFull(row present.ImportRow) fyne.CanvasObject {
	tone, words := kit.Done, row.Action
	if row.Refused {
		tone = kit.Must
	}
	if row.Reason != "" {
		words += "：" + row.Reason
	}
	return kit.Column(0, kit.Divider(), kit.Inset(kit.Column(2, kit.NewText(row.Place+"　"+row.Number, kit.Bold(theme.Body)), kit.StateLine(tone, words)),
		theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5))
}

// trialRows is the source of the table of a trial: all rows are at hand.
type trialRows []present.ImportRow

// Len implements grid.Source.
func (r trialRows) Len() int { return len(r) }

// Page implements grid.Source.
func (r trialRows) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(r)); i++ {
		severity := grid.Good
		if r[i].Refused {
			severity = grid.Bad
		}
		rows = append(rows, grid.Row{
			Key: fmt.Sprint(i), Cells: []string{r[i].Place, r[i].Number, r[i].Reason, r[i].Action}, Severity: severity, Late: r[i].Refused,
		})
	}
	done(rows, nil)
}
