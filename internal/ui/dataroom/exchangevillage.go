package dataroom

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// tasksSight is what the town gave the village to do.
func (p *exchangePage) tasksSight() Sight {
	m := p.model
	pack := p.packButton(kit.Outlined)
	answer := p.act(kit.Main, "回复", "pencil", func() { p.askAnswer(chosenIn(p.tasks, len(p.model.Tasks))) })
	if len(m.Tasks) == 0 {
		answer.Lock("")
	}
	rows := make(records, len(m.Tasks))
	for i, t := range m.Tasks {
		rows[i] = grid.Row{Key: t.ID, Cells: []string{t.Title, t.Due, t.Word}, Severity: taskSeverities[t.State], Late: t.Open && taskSeverities[t.State] == grid.Bad}
	}
	right := p.detail()
	at := fillTable(p.tasks, rows, kit.Empty("没有乡镇派的任务", "收下乡镇的包，任务和期限就列在这里。", nil))
	p.showTask(at)
	body := p.whole(listed(nil, p.tasks, right), pack, answer)
	return Sight{Body: body, First: p.firstOf(p.tasks, len(rows)), Told: []any{"tasks", len(rows)}}
}

// showTask shows a task in full.
func (p *exchangePage) showTask(i int) {
	if i < 0 || i >= len(p.model.Tasks) {
		p.showDetail(note("左边选一项任务，这里列出要求和乡镇的意见。"))
		return
	}
	t := p.model.Tasks[i]
	p.showDetail(kit.NewWrapped(t.Title, kit.Bold(theme.Title)), kit.StateLine(taskTones[t.State], t.Word), facts(t.Facts))
}

// askAnswer asks what became of a task.
func (p *exchangePage) askAnswer(i int) {
	m := p.model
	if i < 0 || i >= len(m.Tasks) || m.MayNot != "" {
		return
	}
	task := m.Tasks[i]
	day := grid.NewDateEntry(m.Calendar, func() workday.Date { return m.Today }).Named("哪天办的")
	day.SetDate(m.Today)
	why := kit.NewTextArea("", textRows).Limit(longestText)
	item := kit.NewSelect(p.presenter.AnswerItems(), 0, "", func(i int) {
		if on := p.presenter.AnswerDay(i); !on.IsZero() {
			day.SetDate(on)
		}
	})
	which := row("", "哪一件", "办这项任务公布的那一件。", item)
	on, said := row(present.DayField, "哪天办的", "", day), row(present.ReasonField, "说明", "没有就空着。", why)
	var form kit.Answered
	done := kit.NewSegment([]string{"办完了", "没有办"}, 0, func(i int) {
		form.ShowRow(which.FormRow, i == 0)
		form.ShowRow(on.FormRow, i == 0)
		said.SetHelp([]string{"没有就空着。", "写明原因，几时能办。"}[i])
	})
	form = kit.NewAnswered(row("", "办了没有", "", done), which, on, said)
	form.Ask(p.Canvas, "回复："+task.Title, "记下回复", func(told func(map[string]string)) {
		if done.Selected() == 0 && !day.Check() {
			told(map[string]string{present.DayField: day.Error()})
			return
		}
		p.presenter.Answer(task.ID, present.AnswerInput{Done: done.Selected() == 0, Item: item.Selected(), On: day.Date(), Note: why.Text()}, told)
	})
}

// offersSight is what the town's catalogue changes in the village's own.
func (p *exchangePage) offersSight() Sight {
	m := p.model.Offer
	apply := p.Button(kit.Main, "照乡镇目录改", p.presenter.ApplyOffer).WithIcon("check")
	if len(m.Rows) == 0 || m.MayNot != "" {
		apply.Lock("")
	}
	rows := make(records, len(m.Rows))
	for i, r := range m.Rows {
		rows[i] = grid.Row{Key: strconv.Itoa(i), Cells: []string{r.Name, r.What}, Severity: grid.Ask, Icon: "pencil"}
		if r.New {
			rows[i].Icon = "plus"
		}
	}
	right := p.detail()
	at := fillTable(p.offers, rows, kit.Empty(m.None, "收下乡镇的包，目录有不同的就列在这里。", nil))
	p.showOffer(at)
	body := p.whole(listed(nil, p.offers, right), apply)
	return Sight{Body: body, First: p.firstOf(p.offers, len(rows)), Told: []any{"differences", len(rows)}}
}

// showOffer shows what would change in an entry.
func (p *exchangePage) showOffer(i int) {
	m := p.model.Offer
	parts := []fyne.CanvasObject{kit.NewWrapped(m.Summary, kit.Bold(theme.Body)), note("本村自己加的事项不动。")}
	if m.MayNot != "" {
		parts = append(parts, kit.StateLine(kit.Locked, m.MayNot))
	}
	if i >= 0 && i < len(m.Rows) {
		parts = append(parts, kit.NewWrapped(m.Rows[i].Name, kit.Bold(theme.Title)))
		for _, line := range m.Rows[i].Lines {
			parts = append(parts, kit.NewWrapped(line, kit.Reg(theme.Body)))
		}
	}
	p.showDetail(parts...)
}

// mostConflicts is how many are in sight at once; settled ones make room.
const mostConflicts = 20

// conflictsSight shows statements that stand against each other side by side.
func (p *exchangePage) conflictsSight() Sight {
	all := p.model.Conflicts
	var sheets []fyne.CanvasObject
	for _, c := range all[:min(len(all), mostConflicts)] {
		sheets = append(sheets, p.conflictSheet(c))
	}
	switch rest := len(all) - mostConflicts; {
	case len(all) == 0:
		sheets = append(sheets, kit.Sheet(kit.Empty("没有两种说法，收过的包都核对了", "同一件事两个单位说的不一样，就并排列在这里。", nil)))
	case rest > 0:
		sheets = append(sheets, note(fmt.Sprintf("还有%d处，定了上面的再列出来", rest)))
	}
	body := kit.NewScroll(kit.Margin(kit.Column(theme.Gap4, sheets...)))
	whole := p.whole(body, p.packButton(kit.Outlined))
	return Sight{Body: whole, First: p.parts, Told: []any{"conflicts", len(all)}}
}

// conflictSheet is one subject with what is said about it.
func (p *exchangePage) conflictSheet(c present.ExchangeConflict) fyne.CanvasObject {
	var sides []fyne.CanvasObject
	for _, s := range c.Sides {
		keep := p.act(kit.Outlined, "留这一份", "check", func() { p.presenter.Keep(c, s.ID) })
		if c.Why != "" {
			keep.Lock("")
		}
		sides = append(sides, kit.Column(theme.Gap2, kit.NewWrapped(s.From+"，"+s.Made+"说的", kit.Note()), kit.NewWrapped(s.Words, kit.Reg(theme.Body)), kit.Row(0, keep)))
	}
	side := container.NewGridWithColumns(len(sides), sides...)
	parts := []fyne.CanvasObject{kit.SectionHead(c.Name, fmt.Sprintf("%d种说法", len(c.Sides)))}
	if kit.Stacked() || len(sides) > 3 {
		parts = append(parts, kit.Column(theme.Gap4, sides...))
	} else {
		parts = append(parts, side)
	}
	if c.Why != "" {
		parts = append(parts, kit.StateLine(kit.Locked, c.Why))
	}
	return kit.PaddedSheet(kit.Column(theme.Gap3, parts...))
}
