package dataroom

import (
	"slices"

	"fyne.io/fyne/v2"

	"zwgk/internal/exchange"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// exchangePage is the page 数据交换.
type exchangePage struct {
	*Stage
	draw      grid.Run
	place     string // where packages are looked for and put at first
	presenter *present.Exchange
	model     present.ExchangeModel
	brought   string // a package to be looked into at once; "" for none
	paper     preview

	look     *kit.Button     // 看包, in the head
	parts    *kit.Segment    // of the page; kept, so that the keyboard stays on it
	partners *grid.DataTable // 往来单位
	lines    *grid.DataTable // of a package
	board    *grid.Board     // 各村进度
	chosen   *fyne.Container // what stands in full beside a list or below the board
	reported *grid.DataTable // what a village reported
	wanted   string          // subject of the item that was asked for; "" for none
	tasks    *grid.DataTable
	offers   *grid.DataTable
}

// Exchange is the page 数据交换. place is where packages are looked for and put
// until the person has chosen another folder.
func Exchange(d present.ExchangeDesk, run present.Runner, draw grid.Run, place string) func(*Stage) Page {
	return func(stage *Stage) Page {
		p := &exchangePage{Stage: stage, draw: draw, place: place}
		p.presenter = present.NewExchange(d, run, p)
		p.partners = partnerTable()
		p.lines = grid.NewDataTable([]grid.Column{{Title: "类别", Width: 92}, {Title: "内容", Kind: grid.Headline, Weight: 1, Least: 240}})
		p.board = grid.NewBoard("村")
		p.board.OnMove = func(row, column int) { p.showCell(row, column) }
		p.board.OnOpen = p.openVillage
		p.reported = stateTable("标题", "公布", 92)
		p.reported.OnSelect = func(i int, _ grid.Row) { p.showReport(i) }
		p.tasks = stateTable("任务", "期限", 150)
		p.tasks.OnSelect = func(i int, _ grid.Row) { p.showTask(i) }
		p.tasks.OnActivate = func(i int, _ grid.Row) { p.askAnswer(i) }
		p.offers = grid.NewDataTable([]grid.Column{{Title: "事项", Kind: grid.Headline, Weight: 1, Least: 240}, {Title: "变化", Width: 96, Kind: grid.State}})
		p.offers.OnSelect = func(i int, _ grid.Row) { p.showOffer(i) }
		return p
	}
}

// stateTable lists records with a day and a state.
func stateTable(name, day string, width float32) *grid.DataTable {
	return grid.NewDataTable([]grid.Column{{Title: name, Kind: grid.Headline, Weight: 1, Least: 200}, {Title: day, Width: width}, {Title: "状态", Width: 112, Kind: grid.State}})
}

// Name implements Page.
func (p *exchangePage) Name() string { return present.ExchangePage }

// Word implements Page.
func (p *exchangePage) Word() string { return "数据交换" }

// Enter implements Page.
func (p *exchangePage) Enter() {
	p.presenter.Load()
	if path := p.brought; path != "" {
		p.brought = ""
		p.lookInto(path)
	}
}

// Fail implements present.View.
func (p *exchangePage) Fail(sentence string) { p.Refuse(sentence) }

// Show implements present.View.
func (p *exchangePage) Show(m present.ExchangeModel) {
	p.model, p.look = m, nil
	p.Stage.Show(func() Sight {
		var sight Sight
		switch m.Page() {
		case "paper":
			return p.codeSight()
		case "package":
			sight = p.lookSight()
		case string(present.ExchangePartners):
			sight = p.partnersSight()
		case string(present.ExchangeVillages):
			sight = p.boardSight()
		case string(present.ExchangeReviews):
			sight = p.reportedSight()
		case string(present.ExchangeTasks):
			sight = p.tasksSight()
		case string(present.ExchangeOffers):
			sight = p.offersSight()
		default:
			sight = p.conflictsSight()
		}
		sight.Name = present.ExchangePage + "-" + m.Page()
		return sight
	})
}

// whole is a part with the head and the parts over it. acts stand at the right
// of the head, what every part has before them.
func (p *exchangePage) whole(body fyne.CanvasObject, acts ...fyne.CanvasObject) fyne.CanvasObject {
	m := p.model
	words, at := make([]string, len(m.Tabs)), 0
	for i, tab := range m.Tabs {
		words[i] = tab.Words
		if tab.Part == m.Part {
			at = i
		}
	}
	if p.parts == nil {
		p.parts = kit.NewSegment(words, at, func(i int) { p.presenter.Turn(p.model.Tabs[i].Part) })
	}
	p.parts.SetWords(words)
	p.parts.Select(at)
	bar := []fyne.CanvasObject{p.parts, kit.Gap()}
	if m.MayNot != "" {
		bar[1] = kit.StateLine(kit.Locked, m.MayNot)
	}
	p.look = p.Button(kit.Outlined, "看包", p.chooseLook).WithIcon("package")
	head := kit.NewPageHead(kit.PageHead{Title: "数据交换", Context: m.Organ, Actions: append([]fyne.CanvasObject{p.look}, acts...)})
	strip := kit.Inset(kit.FillRow(theme.Gap4, 1, bar...), theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5)
	return kit.Page(kit.Column(0, head, strip, kit.Divider()), body)
}

// act is a button that is locked for who may only look.
func (p *exchangePage) act(kind kit.Kind, words, icon string, press func()) *kit.Button {
	b := p.Button(kind, words, press).WithIcon(icon)
	if p.model.MayNot != "" {
		b.Lock("")
	}
	return b
}

// packButton makes packages.
func (p *exchangePage) packButton(kind kit.Kind) *kit.Button {
	b := p.act(kind, "做包", "download", p.choosePack)
	if len(p.model.Partners) == 0 {
		b.Lock("")
	}
	return b
}

// stackedList is the height of a list over what is chosen in it, at large type.
const stackedList float32 = 280

// listed is a list with what belongs to it at the right, in larger type below;
// above stands over the list and may be nil.
func listed(above, list, right fyne.CanvasObject) fyne.CanvasObject {
	list = kit.Sheet(list)
	if kit.Stacked() {
		parts := []fyne.CanvasObject{kit.AtLeast(list, stackedList), kit.Sheet(right)}
		if above != nil {
			parts = append([]fyne.CanvasObject{above}, parts...)
		}
		return kit.NewScroll(kit.Margin(kit.Column(theme.Gap4, parts...)))
	}
	if above != nil {
		list = kit.FillColumn(theme.Gap4, 1, above, list)
	}
	return kit.SidePane(kit.Margin(list), right, sideWidth)
}

// firstOf is what gets the keyboard on a sight with a list: with nothing in it
// the next step, and where that cannot be taken, looking into a package.
func (p *exchangePage) firstOf(list fyne.Focusable, rows int) fyne.Focusable {
	switch {
	case rows > 0:
		return list
	case p.main != nil && !p.main.Disabled():
		return p.main
	case p.look != nil:
		return p.look
	}
	return nil
}

// detail is the holder of what is chosen in the list in sight.
func (p *exchangePage) detail() *fyne.Container {
	p.chosen = kit.Column(0)
	return p.chosen
}

// showDetail puts what is chosen into its holder.
func (p *exchangePage) showDetail(parts ...fyne.CanvasObject) {
	if p.chosen == nil {
		return
	}
	p.chosen.Objects = []fyne.CanvasObject{kit.Section(parts...)}
	p.chosen.Refresh()
	p.body.Refresh()
}

// records is a source of rows that are at hand.
type records []grid.Row

// Len implements grid.Source.
func (r records) Len() int { return len(r) }

// Page implements grid.Source.
func (r records) Page(offset, n int, done func([]grid.Row, error)) {
	offset = min(offset, len(r))
	done(r[offset:min(offset+n, len(r))], nil)
}

// fillTable gives a table other rows and leaves the current one where it is, as
// far as it is still there; it returns which that is.
func fillTable(t *grid.DataTable, rows records, empty fyne.CanvasObject) int {
	at := 0
	if _, row, ok := t.Selected(); ok {
		at = max(0, slices.IndexFunc(rows, func(r grid.Row) bool { return r.Key == row.Key }))
	}
	t.SetEmpty(empty)
	t.SetSource(rows)
	if len(rows) == 0 {
		return -1
	}
	t.Select(at)
	return at
}

// chosenIn is the current row of a table, -1 for none.
func chosenIn(t *grid.DataTable, rows int) int {
	if i, _, ok := t.Selected(); ok && i < rows {
		return i
	}
	return -1
}

// taskTones are the look of the states of a task.
var taskTones = map[exchange.TaskState]kit.Tone{
	exchange.TaskDone: kit.Done, exchange.TaskLate: kit.Review, exchange.TaskWaiting: kit.Soon, exchange.TaskToMend: kit.Must,
	exchange.TaskMissing: kit.Late, exchange.TaskNotYet: kit.Later, exchange.TaskNotAsked: kit.Idle,
}

// taskSeverities are the same in a table.
var taskSeverities = map[exchange.TaskState]grid.Severity{
	exchange.TaskDone: grid.Good, exchange.TaskLate: grid.Ask, exchange.TaskWaiting: grid.Ask, exchange.TaskToMend: grid.Bad,
	exchange.TaskMissing: grid.Bad, exchange.TaskNotYet: grid.Quiet, exchange.TaskNotAsked: grid.Quiet,
}
