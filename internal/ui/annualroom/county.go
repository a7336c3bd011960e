package annualroom

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/annual"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Desk is what the room needs of the desk: for the office's own report, and for
// those of others.
type Desk interface {
	present.AnnualDesk
	present.CountyDesk
}

// countyPart is one of the parts of what a look found.
type countyPart int

const (
	countyReports countyPart = iota // 报告
	countySums                      // 汇总
	countyMissing                   // 没有报告的
)

// countyPage is 核对别人的报告. It stands in place of the whole room.
type countyPage struct {
	room      *Screen
	presenter *present.County
	content   *fyne.Container
	model     present.CountyModel

	part    countyPart
	table   *grid.DataTable // of the reports
	reading *fyne.Container // the findings of the chosen one
	sums    int             // of the three tables, the one in sight
	lacks   *kit.Wrapped    // what the chosen cell of the sums lacks
	main    *kit.Button
}

func newCountyPage(s *Screen, d present.CountyDesk, run present.Runner) *countyPage {
	p := &countyPage{room: s, content: container.NewStack(), reading: container.NewStack(), sums: 1}
	p.presenter = present.NewCounty(d, run, p)
	p.table = grid.NewDataTable([]grid.Column{
		{Title: "单位", Weight: 1, Least: 170, Kind: grid.Headline}, {Title: "年度", Width: 56}, {Title: "要改", Width: 52, Kind: grid.Number},
		{Title: "请核对", Width: 62, Kind: grid.Number}, {Title: "未判断", Width: 62, Kind: grid.Number}, {Title: "结果", Width: 118, Kind: grid.State},
	})
	p.table.OnSelect = func(i int, _ grid.Row) { p.choose(i) }
	p.table.OnActivate = func(int, grid.Row) { p.lay() }
	return p
}

// countyButton leads to the page.
func (s *Screen) countyButton() *kit.Button {
	return s.button(kit.Outlined, "核对别人的报告", s.county.open).WithIcon("files")
}

// inSight reports whether the page stands in the room.
func (p *countyPage) inSight() bool { return kit.Holds(p.room.root, p.content) }

// open puts the page in place of the room.
func (p *countyPage) open() {
	p.room.root.Objects = []fyne.CanvasObject{p.content, p.room.toaster}
	p.room.root.Refresh()
	p.enter()
	p.presenter.Load()
}

// enter takes the keys; the room's own are left to the room.
func (p *countyPage) enter() {
	c := p.room.asks.Canvas
	kit.RoomKeys(c, p.content,
		kit.RoomKey{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl, Do: func() { p.main.Press() }},
		kit.RoomKey{Key: fyne.KeyS, Modifier: fyne.KeyModifierControl, Do: p.save},
		kit.RoomKey{Key: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt, Do: p.leave},
	)
	if !kit.ModalOpen(c) {
		c.SetOnTypedKey(func(key *fyne.KeyEvent) {
			if key.Name == fyne.KeyEscape && kit.Holds(c.Content(), p.content) && !kit.ModalOpen(c) {
				p.leave()
			}
		})
	}
}

// leave gives the room back.
func (p *countyPage) leave() {
	p.room.root.Objects = []fyne.CanvasObject{p.room.content, p.room.toaster}
	p.room.root.Refresh()
	p.room.Enter()
}

// Fail implements present.View.
func (p *countyPage) Fail(sentence string) { p.room.asks.Fail(sentence) }

// Say implements present.CountyView.
func (p *countyPage) Say(sentence string) { p.room.say(sentence) }

// countWaiting is long work as kit shows it, counted in files.
type countWaiting struct{ *kit.Progress }

// Set implements present.Waiting.
func (w countWaiting) Set(done, of int) { w.Progress.Set(done, of, "份") }

// Wait implements present.CountyView.
func (p *countyPage) Wait(title string, stop func()) present.Waiting {
	return countWaiting{kit.StartProgress(p.room.asks.Canvas, kit.Clock, title, stop)}
}

// Show implements present.View.
func (p *countyPage) Show(m present.CountyModel) {
	before := p.model
	p.model = m
	if before.Checked && m.Checked && sameRows(before.Rows, m.Rows) && before.Row != m.Row {
		p.read() // only another row was chosen
		return
	}
	if !m.Checked || m.Total == nil && p.part == countySums {
		p.part = countyReports
	}
	p.draw()
	slog.Info("shown", "screen", "county", "checked", m.Checked, "reports", len(m.Rows), "missing", len(m.Missing), "organs", len(m.Organs))
}

// sameRows reports whether two models are of one look.
func sameRows(a, b []present.CountyRow) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// draw lays the page out.
func (p *countyPage) draw() {
	head, body := p.head(), p.beginning()
	if p.model.Checked {
		body = p.found()
	}
	p.content.Objects = []fyne.CanvasObject{kit.Page(head, body)}
	p.content.Refresh()
	c := p.room.asks.Canvas
	if !p.inSight() || kit.ModalOpen(c) {
		return
	}
	if p.model.Checked && p.part == countyReports {
		c.Focus(p.table)
	} else {
		c.Focus(p.main)
	}
}

// reportEndings are the files that can be looked through.
var reportEndings = []string{".docx", ".docm", ".xlsx", ".xlsm", ".pdf", ".txt", ".json", ".zip", ".doc", ".wps"}

func (p *countyPage) chooseFolder() {
	p.room.asks.Folder("选放着报告的文件夹", reportEndings, func(path string) { p.presenter.Check(path) })
}

func (p *countyPage) chooseFiles() {
	p.room.asks.Files("选报告", reportEndings, func(paths []string) { p.presenter.Check(paths...) })
}

func (p *countyPage) save() {
	if p.model.Checked {
		p.room.asks.SaveAs("年度报告核对.xlsx", p.presenter.Save)
	}
}

func (p *countyPage) head() fyne.CanvasObject {
	h := kit.PageHead{Title: "核对别人的报告", Back: p.leave}
	if !p.model.Checked {
		return kit.NewPageHead(h)
	}
	h.Context = p.model.From
	again := kit.NewButton(kit.Outlined, "重新核对", p.presenter.Again).WithIcon("refresh-cw")
	other := kit.NewButton(kit.Outlined, "另选", p.chooseOther).WithIcon("folder-open")
	p.main = kit.NewButton(kit.Main, "存为Excel", p.save).WithIcon("file-spreadsheet")
	h.Actions = []fyne.CanvasObject{other, again, p.main}
	return kit.NewPageHead(h)
}

// chooseOther turns back to the beginning of the page.
func (p *countyPage) chooseOther() { p.presenter.Forget() }

// beginning says what is looked at, and asks for it.
func (p *countyPage) beginning() fyne.CanvasObject {
	p.main = kit.NewButton(kit.Main, "选文件夹", p.chooseFolder).WithIcon("folder-open")
	some := kit.NewButton(kit.Outlined, "选文件", p.chooseFiles).WithIcon("file-text")
	sheet := kit.PaddedSheet(kit.Column(theme.Gap3,
		kit.SectionHead("选报告", ""),
		kit.NewWrapped("把各单位报来的年度报告放在一个文件夹里，一次核对完：每份报告哪里要改、依据是什么，各单位的数加起来是多少，谁还没有报。", kit.Reg(theme.Body)),
		note("认Word（docx）、Excel（xlsx）、PDF、txt、本程序的json和移交包，连同下一层文件夹里的。上年的报告放在一起，结转和雷同也核对。只看，不改这些文件。"),
		kit.Row(theme.Gap2, p.main, some),
	))
	return kit.TwoColumns(sheet, kit.PaddedSheet(p.owed()), kit.Narrow)
}

// owed is who owes a report.
func (p *countyPage) owed() fyne.CanvasObject {
	words := "还没有名单。写上应当报的单位，核对时列出谁没有报。"
	if n := len(p.model.Organs); n > 0 {
		words = "核对时列出谁没有报。"
	}
	parts := []fyne.CanvasObject{kit.SectionHead("应当报的单位", countWords(len(p.model.Organs), "个")), note(words)}
	return kit.Column(theme.Gap3, append(parts, kit.Row(0, kit.NewButton(kit.Outlined, "写名单", p.askOrgans).WithIcon("pencil")))...)
}

// stateOf is the table's severity for a tone.
func stateOf(t present.Tone) grid.Severity {
	switch t {
	case present.Good:
		return grid.Good
	case present.Caution:
		return grid.Ask
	case present.Urgent:
		return grid.Bad
	case present.Plain:
	}
	return grid.Plain
}

// toneOf is the kit's tone for a severity.
func toneOf(s annual.Severity) (kit.Tone, string) {
	switch s {
	case annual.Error:
		return kit.Must, "要改"
	case annual.Warning:
		return kit.Review, "请核对"
	case annual.Unjudged:
	}
	return kit.Idle, "未判断"
}
