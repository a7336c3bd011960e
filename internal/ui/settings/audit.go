package settings

import (
	"fmt"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// LogAsks are what the page 操作日志 asks of the window.
type LogAsks struct {
	SaveAs func(name string, chosen func(path string)) // where a file goes; nil: to the printed papers
	Print  func(path string)                           // hands a finished PDF on
	Follow func(present.Target)                        // opens a record; nil: none is opened
	Draw   grid.Run                                    // draws pages of paper
	Today  func() workday.Date
}

// logPage is the page 操作日志.
type logPage struct {
	screen    *Screen
	asks      LogAsks
	presenter *present.Audit
	model     present.AuditModel
	table     *grid.DataTable
	search    *kit.Entry
	from, to  *grid.DateEntry
	rows      map[string]present.AuditRow // those that have been read, by key
	content   fyne.CanvasObject           // nil: the page is not in sight
}

// Log puts the page 操作日志 behind the settings.
func (s *Screen) Log(d present.AuditDesk, run present.Runner, asks LogAsks) {
	p := &logPage{screen: s, asks: asks, rows: map[string]present.AuditRow{}}
	p.presenter = present.NewAudit(d, run, p)
	s.log = p
}

// logSheet leads to the page.
func (s *Screen) logSheet() fyne.CanvasObject {
	open := kit.NewButton(kit.Outlined, "看操作日志", s.log.open).WithIcon("list-tree")
	return kit.PaddedSheet(kit.Column(theme.Gap3, kit.SectionHead("操作日志", ""), note("谁在什么时候办了什么。可以打印，也可以核对纸上的台账校验码。"), kit.Row(0, open)))
}

func (p *logPage) open() {
	p.table = grid.NewDataTable([]grid.Column{
		{Title: "时间", Width: 150}, {Title: "谁", Width: 100}, {Title: "做了什么", Weight: 1, Least: 200}, {Title: "哪件记录", Weight: 1, Least: 200},
	})
	p.table.OnActivate = func(_ int, row grid.Row) { p.follow(row.Key) }
	p.table.OnKey = func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			p.back()
		}
	}
	p.search = kit.NewSearch("记录里的字", "Ctrl+F").Named("记录里的字").Submit(p.presenter.Find)
	p.search.OnChanged = func(text string) {
		if text == "" {
			p.presenter.Find("")
		}
	}
	p.from, p.to = p.day(), p.day()
	p.presenter.Load()
}

// day is a field of the days that are chosen.
func (p *logPage) day() *grid.DateEntry {
	d := grid.NewDateEntry(nil, p.asks.Today)
	d.OnDate = func(workday.Date) { p.presenter.ChooseDays(p.from.Date(), p.to.Date()) }
	return d
}

func (p *logPage) follow(key string) {
	if row := p.rows[key]; row.Target.Room != "" && p.asks.Follow != nil {
		p.asks.Follow(row.Target)
	}
}

func (p *logPage) back() {
	p.content = nil
	p.screen.presenter.Load()
}

// Fail implements present.View.
func (p *logPage) Fail(sentence string) { p.screen.fail(sentence) }

// Show implements present.View.
func (p *logPage) Show(m present.AuditModel) {
	slog.Info("shown", "screen", "audit", "entries", m.List.Len())
	p.model = m
	clear(p.rows)
	p.table.SetEmpty(kit.Empty(m.List.Searched, "换一个人、一种操作或者一段日期再看。", nil))
	p.table.SetSource(p)
	p.content = p.page()
	p.screen.page.Objects = []fyne.CanvasObject{p.content}
	p.screen.page.Refresh()
}

// fieldEms is how many characters the fields that choose are wide.
const fieldEms = 11

func (p *logPage) page() fyne.CanvasObject {
	m := p.model
	head := kit.NewPageHead(kit.PageHead{Title: "操作日志", Context: m.Context, Back: p.back, Search: p.search, Actions: []fyne.CanvasObject{
		kit.NewButton(kit.Outlined, "存为Excel", p.save).WithIcon("file-down"),
		kit.NewButton(kit.Main, "打印", p.print).WithIcon("printer"),
	}})
	people, actions := kit.NewSelect(m.People, m.Person, "", p.presenter.ChoosePerson), kit.NewSelect(m.Actions, m.Action, "", p.presenter.ChooseAction)
	labelled := func(words string, field fyne.CanvasObject) fyne.CanvasObject {
		return kit.Row(theme.Gap2, kit.NewText(words, kit.Note()), kit.FixedWidth(field, fieldEms*theme.Body.Size()))
	}
	who, days := []fyne.CanvasObject{labelled("谁", people), labelled("做了什么", actions)}, []fyne.CanvasObject{labelled("从", p.from), labelled("到", p.to)}
	chooser := kit.Row(theme.Gap4, append(who, days...)...)
	if kit.Stacked() {
		chooser = kit.Column(theme.Gap2, kit.Row(theme.Gap4, who...), kit.Row(theme.Gap4, days...))
	}
	check := kit.NewButton(kit.Outlined, "核对旧凭据", p.check).WithIcon("stamp")
	foot := kit.FillRow(theme.Gap4, 0, kit.TwoLines("现在的台账校验码", m.Code), check)
	inset := func(o fyne.CanvasObject) fyne.CanvasObject {
		return kit.Inset(o, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4)
	}
	sheet := kit.Sheet(kit.FillColumn(0, 2, inset(chooser), kit.Divider(), p.table, kit.Divider(), inset(foot)))
	return kit.Page(head, kit.Margin(sheet))
}

// Len implements grid.Source.
func (p *logPage) Len() int { return p.model.List.Len() }

// keptRows bounds the entries that are held for being followed.
const keptRows = 10_000

// Page implements grid.Source.
func (p *logPage) Page(offset, n int, done func([]grid.Row, error)) {
	p.model.List.Page(offset, n, func(read []present.AuditRow, err error) {
		if len(p.rows) > keptRows {
			clear(p.rows)
		}
		rows := make([]grid.Row, 0, len(read))
		for _, r := range read {
			p.rows[r.Key] = r
			rows = append(rows, grid.Row{Key: r.Key, Cells: []string{r.Time, r.Person, r.What, r.Record}, Late: r.Wrong})
		}
		done(rows, err)
	})
}

// previewHeight is how much of a page is in sight before it is printed.
const previewHeight float32 = 400

// print lays the chosen entries on the desk as paper; the button prints them.
func (p *logPage) print() {
	p.presenter.Preview(func(pages present.PaperPages) {
		preview := grid.NewPagePreview(p.asks.Draw)
		preview.SetDocument(pages.Document, pages.Fonts)
		preview.SetFit(grid.WholePage)
		_, count := preview.Page()
		dialog := &kit.Dialog{Title: "操作日志", Main: fmt.Sprintf("打印%d页", count), Cancel: "关上", Wide: true, Content: kit.AtLeast(preview, previewHeight)}
		dialog.OnMain = func() bool {
			p.presenter.Print(pages, p.asks.Print)
			return true
		}
		dialog.Show(p.screen.canvas())
	})
}

func (p *logPage) save() {
	usual := p.presenter.Place()
	write := func(path string) {
		p.presenter.Save(path, func(sentence string) { p.screen.toaster.Say(sentence, nil) })
	}
	if p.asks.SaveAs == nil {
		write(usual)
		return
	}
	p.asks.SaveAs(filepath.Base(usual), write)
}

// check asks for a code from an old paper and says what the log says to it.
func (p *logPage) check() {
	code := kit.NewEntry("").Limit(80)
	row := kit.NewFormRow("台账校验码", "照着纸的页脚抄。横线和空格可有可无，大小写都行。", code)
	p.screen.ask("核对旧凭据", "核对", kit.NewForm(row), map[string]*kit.FormRow{present.AnchorField: row}, func(done func(map[string]string)) {
		p.presenter.Check(code.Text(), done, func(a present.AnchorAnswer) {
			state := kit.Done
			if !a.Held {
				state = kit.Must
			}
			kit.Tell(p.screen.canvas(), "核对旧凭据", kit.StateLine(state, a.Says))
		})
	})
}

// Place implements shell.Guided.
func (s *Screen) Place() present.Place {
	page := ""
	if s.log != nil && s.log.content != nil {
		page = "log"
	}
	return present.PlaceIn(present.SettingsRoom, page)
}

// Resume implements shell.Guided: the room has no keys of its own.
func (s *Screen) Resume() {}
