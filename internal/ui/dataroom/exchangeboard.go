package dataroom

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"zwgk/internal/exchange"
	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// boardSight is every village with every task.
func (p *exchangePage) boardSight() Sight {
	m := p.model.Board
	pack := p.packButton(kit.Outlined)
	give := p.act(kit.Main, "派任务", "plus", p.askTask)
	rows := make([]grid.BoardRow, len(m.Rows))
	for i, village := range m.Rows {
		rows[i].Title = village.Name
		for _, cell := range village.Cells {
			rows[i].Cells = append(rows[i].Cells, grid.BoardCell{Tone: taskTones[cell.State], Word: cell.Word, Note: cell.Note})
		}
	}
	p.board.SetEmpty(kit.Empty(m.Searched, "收到村里的第一个包，村就列在这里。", nil))
	p.board.SetRows(shortHeads(m.Columns), rows)
	summary := kit.Inset(kit.NewWrapped(m.Summary, kit.Bold(theme.Body)), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5)
	sheet := kit.FillColumn(0, 1, summary, p.board, kit.Divider(), p.detail())
	if row, _ := p.board.Current(); row < 0 {
		p.board.Select(0, 0)
	}
	p.showCell(p.board.Current())
	body := p.whole(kit.Margin(kit.Sheet(sheet)), pack, give)
	return Sight{Body: body, First: p.firstOf(p.board, len(rows)),
		Told: []any{"villages", len(m.Rows), "tasks", len(m.Columns) - 2}}
}

// shortHeads cuts the titles of tasks to what stands over a cell; the line below
// the board says them whole.
func shortHeads(titles []string) []string {
	const narrowest, widest float32 = 78, 170
	room := min(max(theme.Pick(760, 680, 600)/float32(len(titles)), narrowest), widest)
	most := int(room/theme.Second.Size()) - 1
	heads := make([]string, len(titles))
	for i, title := range titles {
		heads[i] = title
		if r := []rune(title); len(r) > most {
			heads[i] = string(r[:most]) + "…"
		}
	}
	return heads
}

// cell is a cell of the board, nil when there is none.
func (p *exchangePage) cell(row, column int) *present.ExchangeCell {
	b := p.model.Board
	if b == nil || row < 0 || row >= len(b.Rows) || column < 0 || column >= len(b.Rows[row].Cells) {
		return nil
	}
	return &b.Rows[row].Cells[column]
}

// showCell says the current cell in full below the board, with what can be done.
func (p *exchangePage) showCell(row, column int) {
	cell := p.cell(row, column)
	if cell == nil || p.chosen == nil {
		return
	}
	line := []fyne.CanvasObject{kit.StateLine(taskTones[cell.State], cell.Line)}
	if cell.Task != "" {
		line = append(line, p.act(kit.Outlined, "撤回任务", "undo-2", func() { p.askWithdraw(cell.Task, column) }))
	}
	line = append(line, p.Button(kit.Outlined, "看报来的", func() { p.openVillage(row, column) }).WithIcon("eye"))
	p.showDetail(kit.FillRow(theme.Gap3, 0, line...))
}

// openVillage shows what a village reported; the item of the cell is chosen.
func (p *exchangePage) openVillage(row, column int) {
	if cell := p.cell(row, column); cell != nil {
		p.wanted = cell.Item
		p.presenter.OpenVillage(p.model.Board.Rows[row].ID)
	}
}

func (p *exchangePage) askWithdraw(task string, column int) {
	title := p.model.Board.Columns[column]
	kit.Confirm(p.Canvas, "撤回任务："+title, "所有得到这个任务的村，收下一个包以后不再有它。", "撤回", true, func() { p.presenter.WithdrawTask(task) })
}

// The lengths of what is typed about a task.
const (
	longestTask = 100
	longestText = 1000
	textRows    = 3
)

// askTask asks for a task to be given.
func (p *exchangePage) askTask() {
	m := p.model
	title, text := entry("", longestTask), kit.NewTextArea("", textRows).Limit(longestText)
	due := grid.NewDateEntry(m.Calendar, func() workday.Date { return m.Today }).Named("哪天以前")
	whom := kit.NewSelect(p.presenter.Villages(), 0, "", nil)
	period := kit.NewSelect(p.presenter.TaskPeriods(0), 0, "", nil)
	which := kit.NewSelect(p.presenter.TaskEntries(), 0, "", func(i int) {
		period.SetWords(p.presenter.TaskPeriods(i))
		period.Select(0)
	})
	form := kit.NewAnswered(
		row(present.TitleField, "公开什么", "", title),
		row("", "给谁", "", whom),
		row(present.DueField, "哪天以前", "", due),
		row("", "目录事项", "选了，村里按这一项公布就算办了。", which),
		row("", "哪一期", "", period),
		row("", "要求", "没有就空着。", text),
	)
	form.Ask(p.Canvas, "派任务", "派任务", func(done func(map[string]string)) {
		if !due.Check() {
			done(map[string]string{present.DueField: due.Error()})
			return
		}
		p.presenter.GiveTask(present.TaskInput{
			Title: title.Text(), Village: whom.Selected(), Entry: which.Selected(), Period: period.Selected(), Due: due.Date(), Text: text.Text(),
		}, done)
	})
}

// reportedSight is what a village reported: a town reviews it, a village sees
// what the town found.
func (p *exchangePage) reportedSight() Sight {
	m := p.model
	rows := make(records, len(m.Reported))
	for i, r := range m.Reported {
		rows[i] = grid.Row{Key: r.Subject, Cells: []string{r.Title, r.Posted, r.Word}, Severity: taskSeverities[r.State]}
	}
	told := []any{"reported", len(rows)}
	if !m.Town {
		pack := p.packButton(kit.Main)
		right := p.detail()
		at := fillTable(p.reported, rows, kit.Empty("还没有报过公开事项", "做包交给乡镇，公布了的事项就报上去；乡镇检查了，结果随它的包回来。", nil))
		p.showReport(at)
		body := p.whole(listed(nil, p.reported, right), pack)
		return Sight{Body: body, First: p.firstOf(p.reported, len(rows)), Told: told}
	}
	mend := p.act(kit.Outlined, "要改", "undo-2", p.askMend)
	pass := p.act(kit.Main, "通过", "check", p.pass)
	if len(rows) == 0 {
		mend.Lock("")
		pass.Lock("")
	}
	right := p.detail()
	at := fillTable(p.reported, rows, kit.Empty("还没有报来公开事项", "收村里的下一个包。", nil))
	if i := slices.IndexFunc(m.Reported, func(r present.ExchangeReport) bool { return r.Subject == p.wanted }); i >= 0 {
		p.reported.Select(i)
		at = i
	}
	p.wanted = ""
	p.showReport(at)
	head := kit.NewPageHead(kit.PageHead{Title: m.Village, Context: "报来" + strconv.Itoa(len(rows)) + "件", Back: p.presenter.Close, Actions: []fyne.CanvasObject{mend, pass}})
	return Sight{Body: kit.Page(head, listed(nil, p.reported, right)), Deep: true, Back: p.presenter.Close, First: p.firstOf(p.reported, len(rows)), Told: told}
}

// report is the chosen item, nil for none.
func (p *exchangePage) report() *present.ExchangeReport {
	if i := chosenIn(p.reported, len(p.model.Reported)); i >= 0 {
		return &p.model.Reported[i]
	}
	return nil
}

// showReport shows an item with its proofs.
func (p *exchangePage) showReport(i int) {
	if i < 0 || i >= len(p.model.Reported) {
		p.showDetail(note("左边选一件，这里列出它公布的地方和凭证。"))
		return
	}
	r := p.model.Reported[i]
	words := r.Word
	if r.Opinion != "" {
		words += "：" + r.Opinion
	}
	parts := []fyne.CanvasObject{kit.NewWrapped(r.Title, kit.Bold(theme.Title)), kit.StateLine(taskTones[r.State], words), facts(r.Facts)}
	if p.model.Town {
		parts = append(parts, kit.SectionHead("凭证", strconv.Itoa(len(r.Proofs))+"个"))
		for _, proof := range r.Proofs {
			parts = append(parts, kit.NewFactRow(kit.Done, proof.Name, proof.Note, func() { p.presenter.ShowProof(proof, p.Print) }))
		}
	}
	p.showDetail(parts...)
}

func (p *exchangePage) pass() {
	if r := p.report(); r != nil {
		p.review(r.Subject, true, "", func(wrong map[string]string) {
			if sentence := wrong[present.OpinionField]; sentence != "" {
				p.Refuse(sentence)
			}
		})
	}
}

// review says what was found and goes on to the next item that waits.
func (p *exchangePage) review(subject string, passed bool, opinion string, done func(wrong map[string]string)) {
	p.wanted = ""
	for _, r := range p.model.Reported {
		if r.State == exchange.TaskWaiting && r.Subject != subject {
			p.wanted = r.Subject
			break
		}
	}
	p.presenter.Review(subject, passed, opinion, func(wrong map[string]string) {
		if len(wrong) > 0 {
			p.wanted = ""
		}
		done(wrong)
	})
}

// askMend asks what is to be mended.
func (p *exchangePage) askMend() {
	r := p.report()
	if r == nil {
		return
	}
	opinion := kit.NewTextArea("", textRows).Limit(longestText)
	kit.NewAnswered(row(present.OpinionField, "改什么", "村里照这句话改，写具体。", opinion)).Ask(p.Canvas, "要改："+r.Title, "记下要改", func(done func(map[string]string)) {
		p.review(r.Subject, false, opinion.Text(), done)
	})
}
