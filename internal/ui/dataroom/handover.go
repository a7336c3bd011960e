package dataroom

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// handoverPage is the page 工作移交: what is open at the left, the four steps at
// the right.
type handoverPage struct {
	*Stage
	draw      grid.Run
	follow    func(present.Target)
	place     string // where a folder for the package is offered
	presenter *present.Handover
	model     present.HandoverModel

	table             *grid.DataTable
	why               *kit.Wrapped // of the chosen matter, in full
	from, to, witness *kit.Entry   // kept while the page stands
	paper             preview
}

// Handovers is the page 工作移交. follow opens a record; place is where a folder
// for the package is offered first.
func Handovers(d present.HandoverDesk, run present.Runner, draw grid.Run, place string, follow func(present.Target)) func(*Stage) Page {
	return func(stage *Stage) Page {
		p := &handoverPage{Stage: stage, draw: draw, follow: follow, place: place}
		p.presenter = present.NewHandover(d, run, p)
		p.table = grid.NewDataTable([]grid.Column{
			{Title: "最后期限", Width: 90}, {Title: "还剩", Width: 114, Kind: grid.State}, {Title: "类别", Width: 80},
			{Title: "事项", Kind: grid.Headline, Least: 140, Weight: 3}, {Title: "办到哪一步", Least: 96, Weight: 2}, {Title: "该谁办", Width: 64},
		})
		p.table.OnActivate = func(i int, _ grid.Row) { p.open(i) }
		p.table.OnSelect = func(i int, _ grid.Row) { p.tellWhy(i) }
		p.why = kit.NewWrapped("", kit.Reg(theme.Body))
		p.from, p.to, p.witness = p.name("移交人"), p.name("接收人"), p.name("监交人")
		return p
	}
}

// name is a field of somebody who signs the list.
func (p *handoverPage) name(what string) *kit.Entry {
	const most = 20
	e := kit.NewEntry("").Named(what).Limit(most)
	e.OnChanged = func(string) { p.presenter.SetNames(p.names()) }
	return e
}

func (p *handoverPage) names() present.HandoverNames {
	text := func(e *kit.Entry) string { return strings.TrimSpace(e.Text()) }
	return present.HandoverNames{From: text(p.from), To: text(p.to), Witness: text(p.witness)}
}

// Name implements Page.
func (p *handoverPage) Name() string { return present.HandoverPage }

// Word implements Page.
func (p *handoverPage) Word() string { return "工作移交" }

// Enter implements Page.
func (p *handoverPage) Enter() { p.presenter.Load() }

// Fail implements present.View.
func (p *handoverPage) Fail(sentence string) { p.Refuse(sentence) }

// Show implements present.View.
func (p *handoverPage) Show(m present.HandoverModel) {
	packed := m.Pack != nil && m.Pack != p.model.Pack
	p.model = m
	for _, f := range []struct {
		field *kit.Entry
		text  string
	}{{p.from, m.Names.From}, {p.to, m.Names.To}, {p.witness, m.Names.Witness}} {
		if strings.TrimSpace(f.field.Text()) != f.text {
			f.field.SetText(f.text)
		}
	}
	p.Stage.Show(func() Sight {
		switch {
		case m.Paper != nil:
			return p.paperSight()
		case m.MayNot != "":
			return p.lockedSight()
		}
		return p.sight()
	})
	if packed && p.Backed != nil {
		p.Backed() // it counts as a backup
	}
}

// lockedSight says why this person hands nothing over.
func (p *handoverPage) lockedSight() Sight {
	head := kit.NewPageHead(kit.PageHead{Title: p.Word()})
	return Sight{Name: present.HandoverPage, Body: kit.Page(head, kit.Margin(kit.PaddedSheet(kit.StateLine(kit.Locked, p.model.MayNot)))), Told: []any{"locked", true}}
}

// sight is the page as it stands.
func (p *handoverPage) sight() Sight {
	m := p.model
	again := p.Button(kit.Outlined, "重新开列", p.presenter.Load).WithIcon("refresh-cw")
	acts := []fyne.CanvasObject{again}
	var steps []kit.Step
	current := 0
	for current < len(m.Steps) && m.Steps[current].Done {
		current++
	}
	for i, s := range m.Steps {
		step := kit.Step{Name: numeral(i) + " " + s.Name, Result: s.Result}
		switch {
		case s.Done:
			step.State = kit.StepDone
		case i == current:
			step.State = kit.StepNow
		}
		steps = append(steps, step)
	}
	head := kit.NewPageHead(kit.PageHead{Title: p.Word(), Context: m.Context, Actions: acts})
	strip := kit.PaddedSheet(kit.StepStrip(steps))
	open := 0
	for _, t := range m.Tallies {
		open += t.Number
	}
	side := p.side(current)
	return Sight{
		Name: present.HandoverPage, Body: kit.Page(head, pageBody(strip, p.tableSheet(), side)), First: p.table,
		Print: p.presenter.Look, Find: func() { p.Canvas.Focus(p.table) },
		Told: []any{"matters", open, "package", m.Pack != nil, "step", current},
	}
}

// numeral is the number of a step, from 0.
func numeral(i int) string { return string('①' + rune(i)) }

// tableSheet lists what is open.
func (p *handoverPage) tableSheet() fyne.CanvasObject {
	m := p.model
	p.table.SetEmpty(kit.Empty("没有没办完的事项", "公开事项、申请、目录、档案、年度报告、备份都查过了。", nil))
	i, _, chosen := p.table.Selected()
	p.table.SetSource(matterSource(m.Rows))
	if len(m.Rows) > 0 {
		if !chosen || i >= len(m.Rows) {
			i = 0
		}
		p.table.Select(i)
	}
	foot := kit.Column(theme.Gap1, p.why, note(tallyWords(m.Tallies)))
	return kit.Sheet(kit.FillColumn(0, 0, p.table, kit.Divider(), kit.Inset(foot, theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5)))
}

// tellWhy writes what the list has no room for below it: the whole name, where
// the matter stands, and on what its day rests.
func (p *handoverPage) tellWhy(i int) {
	if i < 0 || i >= len(p.model.Rows) {
		p.why.SetText("")
		return
	}
	p.why.SetText(p.model.Rows[i].Whole())
}

// tallyWords says how many matters there are of each kind.
func tallyWords(all []present.HandoverTally) string {
	var words []string
	for _, t := range all {
		if t.Number > 0 {
			words = append(words, t.Words())
		}
	}
	if len(words) == 0 {
		return "每一类都查过，没有没办完的"
	}
	return strings.Join(words, "　")
}

func (p *handoverPage) open(i int) {
	if i < 0 || i >= len(p.model.Rows) || p.follow == nil {
		return
	}
	if to := p.model.Rows[i].Opens; to.Room != "" {
		p.follow(to)
	}
}

// matterSource gives the lines of the list.
type matterSource []present.HandoverRow

// Len implements grid.Source.
func (s matterSource) Len() int { return len(s) }

// Page implements grid.Source.
func (s matterSource) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(s)); i++ {
		r := s[i]
		row := grid.Row{Key: r.Key, Cells: []string{r.Day, r.Left, r.Kind, r.Name, r.Stage, r.Turn}, Severity: grid.Quiet}
		switch r.Tone {
		case present.Urgent:
			row.Severity, row.Late = grid.Bad, true
		case present.Caution:
			row.Severity = grid.Ask
		case present.Plain, present.Good:
		}
		rows = append(rows, row)
	}
	done(rows, nil)
}

// paperSight is the list as it will be printed.
func (p *handoverPage) paperSight() Sight {
	m := p.model.Paper
	print := func() { p.presenter.Print(p.Print) }
	save := p.Button(kit.Outlined, "存PDF", func() {
		if p.SaveAs == nil {
			p.presenter.Save(p.presenter.Place())
			return
		}
		p.SaveAs(filepath.Base(p.presenter.PaperName()), p.presenter.Save)
	}).WithIcon("file-down")
	main := p.Button(kit.Main, "打印", print).WithIcon("printer")
	s := paperSight(m.Word, "三个人签字，一式三份", p.paper.of(p.draw, m), p.presenter.Close, print, save, main)
	s.Name = p.model.Page()
	return s
}
