package catalogroom

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// importing is the view 导入: what can be read, or the workbook that was tried.
func (s *Screen) importing() fyne.CanvasObject {
	if s.model.Trial == nil {
		return s.invitation()
	}
	if s.trial == nil || s.trial.file != s.model.Trial.File || s.trial.summary != s.model.Trial.Summary {
		s.trial = newTrialPage(s)
	}
	return s.trial.show(s.model.Trial)
}

// invitation says what can be imported, and asks for the file.
func (s *Screen) invitation() fyne.CanvasObject {
	choose := kit.NewButton(kit.Main, "选Excel文件", s.chooseWorkbook).WithIcon("folder-open")
	s.main = choose
	if s.model.WhyNot != "" {
		choose.Lock(s.model.WhyNot)
	}
	left := []fyne.CanvasObject{
		kit.NewText("从Excel导入目录", kit.Bold(theme.Title)),
		kit.NewWrapped("先试读一遍，列出新增、改动、文件里没有的和不能导入的。看过再导入，之前不改动目录。", kit.Reg(theme.Body)),
		kit.Row(0, choose),
	}
	if s.model.WhyNot != "" {
		left = append(left, kit.StateLine(kit.Locked, s.model.WhyNot))
	} else if len(s.model.Samples) > 0 {
		var samples []fyne.CanvasObject
		for _, sample := range s.model.Samples {
			name := strings.TrimSuffix(strings.TrimPrefix(sample.Name, "用"), "建目录")
			samples = append(samples, kit.NewButton(kit.Outlined, "补"+name+"里没有的", func() { s.presenter.Start(sample.Level) }))
		}
		left = append(left, kit.Divider(), note("也可以从样本里补上目录还没有的事项，已有的不动。"), flow(samples...))
	}
	help := kit.PaddedSheet(kit.Column(theme.Gap3,
		kit.SectionHead("怎样导入", ""),
		note("县里发的标准目录、村务公开目录都认：一行或两行的表头、每个领域重复的表头、√和■□、合并的单元格。"),
		note("文件里没有的栏保持原样。文件里没有的事项不会删除，不用的可以勾上停用。"),
		note("有一处不能导入，整份都不导入。存一份标红的，改好再选一次。"),
		note("旧的 .xls 文件，先在WPS里另存为 .xlsx。"),
	))
	return kit.TwoColumns(kit.PaddedSheet(kit.Column(theme.Gap3, left...)), help, kit.Narrow)
}

func (s *Screen) chooseWorkbook() {
	if s.model.WhyNot == "" {
		s.asks.Workbook(s.presenter.Try)
	}
}

// trialPage is a workbook as it would be imported.
type trialPage struct {
	screen        *Screen
	file, summary string
	group         int
	rows          []present.TrialRow
	retire        map[string]bool // ids that are ticked
	table         *grid.DataTable
	head, chosen  *fyne.Container
	page          *fyne.Container
	content       fyne.CanvasObject
}

func newTrialPage(s *Screen) *trialPage {
	m := s.model.Trial
	p := &trialPage{screen: s, file: m.File, summary: m.Summary, group: -1, retire: map[string]bool{}, head: container.NewStack(), chosen: container.NewStack()}
	p.table = grid.NewDataTable([]grid.Column{
		{Title: "在哪里", Width: 150}, {Title: "事项", Weight: 1, Least: 180, Kind: grid.Headline}, {Title: "说明", Weight: 1.4, Least: 220},
	})
	p.table.OnSelect = func(i int, _ grid.Row) { p.choose(i) }
	p.table.OnTick = func(int) { p.tick() }
	p.page = kit.FillColumn(0, 1, p.head, p.table, p.chosen)
	p.content = kit.Margin(kit.Sheet(p.page))
	return p
}

func (p *trialPage) show(m *present.CatalogueTrialModel) fyne.CanvasObject {
	p.head.Objects = []fyne.CanvasObject{kit.Inset(p.header(m), theme.Gap4, theme.Gap5, theme.Gap3, theme.Gap5)}
	if p.group != m.Group && m.Group < len(m.Groups) {
		p.group = m.Group
		g := m.Groups[m.Group]
		p.rows = g.Rows
		p.table.SetMulti(g.Retire)
		p.table.SetSource(p)
		p.table.Select(0)
	}
	return p.content
}

func (p *trialPage) header(m *present.CatalogueTrialModel) fyne.CanvasObject {
	s := p.screen
	tone, buttons := kit.Done, []fyne.CanvasObject{}
	if m.CanImport {
		tone = kit.Neutral
		s.main = kit.NewButton(kit.Main, p.verb(), p.confirm)
		if s.model.WhyNot != "" {
			s.main.Lock(s.model.WhyNot)
		}
		buttons = append(buttons, s.main)
	} else if m.Refused {
		tone = kit.Must
		save := func() { s.asks.SaveAs("标红-"+m.File, s.presenter.SaveMarked) }
		buttons = append(buttons, kit.NewButton(kit.Outlined, "存一份标红的", save).WithIcon("file-spreadsheet"))
	}
	buttons = append(buttons, kit.NewButton(kit.Outlined, "另选文件", s.presenter.DismissTrial))
	words := make([]string, len(m.Groups))
	for i, g := range m.Groups {
		words[i] = g.Name
	}
	parts := []fyne.CanvasObject{
		kit.FillRow(theme.Gap3, 0, kit.NewWrapped(m.File, kit.Bold(theme.Title)), kit.Row(theme.Gap2, buttons...)),
		kit.NewWrapped(m.Summary, kit.Reg(theme.Body)),
		kit.StateLine(tone, m.Why),
	}
	if len(words) > 0 {
		parts = append(parts, kit.Row(0, kit.NewSegment(words, m.Group, s.presenter.ChooseTrial)))
	}
	return kit.Column(theme.Gap2, parts...)
}

// verb is what the filled button does with what is ticked.
func (p *trialPage) verb() string {
	if n := len(p.retire); n > 0 {
		return fmt.Sprintf("导入，停用%d条", n)
	}
	return "导入"
}

// tick takes over what is ticked among the entries that the file lacks.
func (p *trialPage) tick() {
	clear(p.retire)
	for _, id := range p.table.Ticked() {
		p.retire[id] = true
	}
	if p.screen.main != nil {
		p.screen.main.SetText(p.verb())
	}
}

func (p *trialPage) confirm() {
	ids := make([]string, 0, len(p.retire))
	for id := range p.retire {
		ids = append(ids, id)
	}
	p.screen.presenter.ImportTried(ids)
}

func (p *trialPage) choose(i int) {
	p.chosen.Objects = nil
	if i >= 0 && i < len(p.rows) {
		row := p.rows[i]
		name := row.Place
		if row.Name != "" {
			name += "　" + row.Name
		}
		parts := []fyne.CanvasObject{kit.NewWrapped(name, kit.Bold(theme.Body))}
		for _, line := range row.Lines[:min(len(row.Lines), 4)] {
			parts = append(parts, kit.NewWrapped(line, kit.Reg(theme.Second)))
		}
		p.chosen.Objects = []fyne.CanvasObject{kit.Column(0, kit.Divider(), kit.Inset(kit.Column(2, parts...), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5))}
	}
	p.chosen.Refresh()
	p.page.Refresh()
}

// Len implements grid.Source.
func (p *trialPage) Len() int { return len(p.rows) }

// Page implements grid.Source.
func (p *trialPage) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(p.rows)); i++ {
		r := p.rows[i]
		key := r.ID
		if key == "" {
			key = fmt.Sprint(i)
		}
		rows = append(rows, grid.Row{Key: key, Cells: []string{r.Place, r.Name, r.Reason}})
	}
	done(rows, nil)
}
