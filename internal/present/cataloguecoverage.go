package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/workday"
)

// BoardModel is the coverage of the catalogue in a year: entries of one cadence
// by the periods of the year.
type BoardModel struct {
	Year     int
	Years    []string // 2026年, 2025年, …
	Groups   []string // 半年 8, 季度 5, …
	Group    int
	Open     bool // only what is not public yet and has to be
	Columns  []string
	Rows     []BoardRow
	Counts   []BoardCount // of the whole year
	Done     string       // 到期的122处，已公开98处，80%
	Half     string       // what the half-year still lacks; "" for nothing
	Days     catalog.Rules
	DaysLine string // 半年次月15日、…
	Searched string // what an empty board was asked for
}

// BoardRow is an entry with a cell for each period.
type BoardRow struct {
	EntryID, Name, Domain string
	Cells                 []BoardCell
}

// BoardCell is an entry in a period.
type BoardCell struct {
	State  catalog.State
	Word   string // 已公开
	When   string // 7月20日, the day; or 7月15日前, the last one (of a month without 前)
	Period string // id; "" of an entry without fixed periods
	Posted bool
	Line   string // 2026年上半年：应公开，7月15日前
}

// BoardCount is how many cells are in a state.
type BoardCount struct {
	State catalog.State
	Word  string
	Count int
}

// boardChoice is what the board is restricted to.
type boardChoice struct {
	year  int
	group int
	open  bool
	whole catalog.Board
	half  []catalog.Row
	rules catalog.Rules
	set   bool // the person has chosen a group
}

// boardGroups are the cadences that share a board: those with the same
// periods.
var boardGroups = []struct {
	name     string
	cadences []catalog.Cadence
}{
	{"半年", []catalog.Cadence{catalog.HalfYearly}},
	{"季度", []catalog.Cadence{catalog.Quarterly}},
	{"每月", []catalog.Cadence{catalog.Monthly}},
	{"常年", []catalog.Cadence{catalog.Permanent}},
	{"随时和其他", []catalog.Cadence{catalog.AnyTime, catalog.Staged, catalog.Preview, ""}},
}

// yearsBack is how many years of coverage can be looked at.
const yearsBack = 5

// look reads the coverage of the year.
func (c *Catalogue) look() {
	year := c.board.year
	next := c.board
	c.looks.read(c.run, c.view.Fail, func(ctx context.Context) (err error) {
		if next.whole, err = c.desk.Coverage(ctx, year); err != nil {
			return err
		}
		if next.half, err = c.desk.HalfYear(ctx); err != nil {
			return err
		}
		next.rules, err = c.desk.CoverageRules(ctx)
		return err
	}, func() {
		c.board.whole, c.board.half, c.board.rules = next.whole, next.half, next.rules
		c.firstGroup()
		c.layBoard()
		c.view.Show(c.model)
	})
}

// firstGroup turns to the first cadence that has entries, until somebody has
// chosen one.
func (c *Catalogue) firstGroup() {
	if c.board.set {
		return
	}
	for i, g := range boardGroups {
		if slices.ContainsFunc(c.board.whole.Rows, func(r catalog.Row) bool { return slices.Contains(g.cadences, r.Entry.Cadence) }) {
			c.board.group = i
			return
		}
	}
}

// layBoard makes the board that the choices ask for.
func (c *Catalogue) layBoard() {
	b := c.board
	m := &BoardModel{Year: b.year, Group: b.group, Open: b.open, Days: b.rules, Half: halfLine(b.half)}
	m.DaysLine = fmt.Sprintf("截止日：半年次月%d日，季度次月%d日，每月次月%d日", b.rules.HalfDay, b.rules.QuarterDay, b.rules.MonthDay)
	for y := c.desk.Today().Year; y > c.desk.Today().Year-yearsBack; y-- {
		m.Years = append(m.Years, fmt.Sprintf("%d年", y))
	}
	for i, g := range boardGroups {
		rows := c.boardRows(g.cadences)
		m.Groups = append(m.Groups, g.name+" "+thousands(len(rows)))
		if i == b.group {
			m.Rows = rows
		}
	}
	cadence := boardGroups[b.group].cadences[0]
	for _, p := range catalog.Periods(cadence, b.year, b.rules) {
		m.Columns = append(m.Columns, strings.TrimPrefix(p.Name, fmt.Sprintf("%d年", b.year)))
	}
	if len(m.Columns) == 0 {
		m.Columns = []string{"全年"}
	}
	for _, s := range catalog.States() {
		m.Counts = append(m.Counts, BoardCount{s, s.Label(), b.whole.Counts[s]})
	}
	m.Done = doneLine(b.whole.Counts)
	m.Searched = fmt.Sprintf("%d年、%s，共查%s条", b.year, boardGroups[b.group].name, thousands(len(c.entries)))
	c.model.Board = m
}

func doneLine(t catalog.Tally) string {
	done := t[catalog.Published] + t[catalog.Late]
	all := done + t[catalog.DueNow] + t[catalog.Missing]
	if all == 0 {
		return "还没有到期的"
	}
	return fmt.Sprintf("应公开%s处，已公开%s处，%d%%", thousands(all), thousands(done), t.Done())
}

// halfLine says what the half-year that has ended still lacks.
func halfLine(rows []catalog.Row) string {
	if len(rows) == 0 {
		return ""
	}
	p := rows[0].Cells[0].Period
	return fmt.Sprintf("%s还有%d条没有公开，%s前公开", p.Name, len(rows), monthDay(p.Due))
}

func (c *Catalogue) boardRows(cadences []catalog.Cadence) []BoardRow {
	var rows []BoardRow
	for _, r := range c.board.whole.Rows {
		e := r.Entry
		if !slices.Contains(cadences, e.Cadence) || c.choice.domain != "" && e.Domain != c.choice.domain || e.Retired && !published(r) {
			continue
		}
		if c.board.open && !slices.ContainsFunc(r.Cells, outstanding) {
			continue
		}
		row := BoardRow{EntryID: e.ID, Name: oneLine(e.Name()), Domain: e.Domain}
		for _, cell := range r.Cells {
			row.Cells = append(row.Cells, boardCell(cell, e.Cadence, c.desk.Today()))
		}
		rows = append(rows, row)
	}
	return rows
}

func published(r catalog.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c catalog.Cell) bool { return !c.On.IsZero() })
}

func outstanding(c catalog.Cell) bool {
	return c.State == catalog.DueNow || c.State == catalog.Missing
}

func boardCell(c catalog.Cell, cadence catalog.Cadence, today workday.Date) BoardCell {
	cell := BoardCell{State: c.State, Word: c.State.Label(), Posted: !c.On.IsZero()}
	cell.Line = c.Period.Name + "：" + cell.Word
	if cadence.Periodic() {
		cell.Period = c.Period.ID
	}
	switch {
	case cell.Posted:
		cell.When = yearDay(c.On, today)
		cell.Line += "，" + cell.When + "公布"
	case cadence.Periodic() && c.State != catalog.NotApplicable:
		if cell.When = monthDay(c.Period.Due); cadence != catalog.Monthly { // twelve cells are narrow
			cell.When += "前"
		}
		cell.Line += "，" + yearDay(c.Period.Due, today) + "前公开"
	case c.State == catalog.NotApplicable:
		cell.Line += "，没有固定的公开时间，有了就公开"
	}
	return cell
}

// ChooseYear shows another year; 0 is this one, 1 the one before.
func (c *Catalogue) ChooseYear(i int) {
	c.board.year = c.desk.Today().Year - max(0, min(i, yearsBack-1))
	c.look()
}

// ChooseGroup shows the entries of another cadence.
func (c *Catalogue) ChooseGroup(i int) {
	c.board.group, c.board.set = max(0, min(i, len(boardGroups)-1)), true
	c.relist()
}

// OnlyOpen shows only entries that still have to be published, or all.
func (c *Catalogue) OnlyOpen(on bool) {
	c.board.open = on
	c.relist()
}

// Press opens the item behind a cell, or offers to draft the one that is
// missing.
func (c *Catalogue) Press(row, column int, open func(itemID string), draft func(entryID, period string)) {
	m := c.model.Board
	if m == nil || row < 0 || row >= len(m.Rows) || column < 0 || column >= len(m.Rows[row].Cells) {
		return
	}
	entry, cell := m.Rows[row].EntryID, m.Rows[row].Cells[column]
	if !cell.Posted {
		draft(entry, cell.Period)
		return
	}
	on := c.postedOn(entry, column)
	var item string
	c.run.Go(func(ctx context.Context) (err error) {
		item, err = c.desk.PostedItem(ctx, entry, on)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			tell(c.view.Fail, err)
		case item == "":
			c.view.Fail("这件公开事项已经不在了。按“覆盖”再看一次")
		default:
			open(item)
		}
	})
}

func (c *Catalogue) postedOn(entry string, column int) workday.Date {
	for _, r := range c.board.whole.Rows {
		if r.Entry.ID == entry {
			return r.Cells[column].On
		}
	}
	return workday.Date{}
}

// SetDays keeps the days by which the periods must be published.
func (c *Catalogue) SetDays(days catalog.Rules, done func(wrong string)) {
	c.run.Go(func(ctx context.Context) error { return c.desk.SetCoverageRules(ctx, days) }, func(err error) {
		if err != nil {
			done(sentenceOf(err))
			return
		}
		done("")
		c.view.Say("截止日已改")
		c.look()
	})
}
