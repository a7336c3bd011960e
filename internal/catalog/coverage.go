package catalog

import (
	"cmp"
	"slices"
	"strconv"

	"zwgk/internal/workday"
)

// State is what became of one entry in one period.
type State string

// The states.
const (
	Published     State = "published"      // 已公开, in time
	Late          State = "late"           // 迟公开: published after the last day
	DueNow        State = "due"            // 应公开: the period is over, the last day is not
	Missing       State = "missing"        // 未公开: the last day is over
	NotYet        State = "not_yet"        // 未到期: the period is not over
	NotApplicable State = "not_applicable" // 不适用: retired, no cadence, or nothing to publish arose
)

// States returns the states in the order in which a legend shows them.
func States() []State { return []State{Published, Late, DueNow, Missing, NotYet, NotApplicable} }

// Label is the state's name.
func (s State) Label() string {
	return map[State]string{
		Published: "已公开", Late: "迟公开", DueNow: "应公开", Missing: "未公开", NotYet: "未到期", NotApplicable: "不适用",
	}[s]
}

// Publication is one publishing of an entry.
type Publication struct {
	EntryID string       `json:"entry_id"`
	On      workday.Date `json:"on"`
	Period  string       `json:"period,omitempty"` // Period.ID; "" when nobody said
}

// Cell is one entry in one period.
type Cell struct {
	Period Period       `json:"period"`
	State  State        `json:"state"`
	On     workday.Date `json:"on,omitzero"` // first published
}

// Row is one entry of the board. Entries without fixed periods have one cell,
// for the year.
type Row struct {
	Entry Entry  `json:"entry"`
	Cells []Cell `json:"cells"`
}

// Tally counts cells by state.
type Tally map[State]int

// Total is the number of cells.
func (t Tally) Total() int {
	n := 0
	for _, s := range t {
		n += s
	}
	return n
}

// Done is the share of cells that had to be published by now and are, in
// percent; 100 when nothing had to.
func (t Tally) Done() int {
	done := t[Published] + t[Late]
	all := done + t[DueNow] + t[Missing]
	if all == 0 {
		return 100
	}
	return done * 100 / all
}

// DomainTally is the tally of one 领域.
type DomainTally struct {
	Domain string `json:"domain"`
	Tally  Tally  `json:"tally"`
}

// Board shows every entry of the catalogue in every period of a year.
type Board struct {
	Year    int           `json:"year"`
	Today   workday.Date  `json:"today"`
	Rows    []Row         `json:"rows"`
	Counts  Tally         `json:"counts"`
	Domains []DomainTally `json:"domains"` // in the order in which they first come
}

// Cover makes the board of a year as it stands today. Publishings after today
// do not count yet. One that names no period counts for the first period that
// had begun and whose last day was not over.
func Cover(entries []Entry, published []Publication, year int, today workday.Date, rules Rules) Board {
	byEntry := map[string][]Publication{}
	for _, p := range published {
		if !p.On.After(today) {
			byEntry[p.EntryID] = append(byEntry[p.EntryID], p)
		}
	}
	board := Board{Year: year, Today: today, Counts: Tally{}}
	domains := map[string]Tally{}
	for _, e := range entries {
		row := Row{Entry: e, Cells: cells(e, byEntry[e.ID], year, today, rules)}
		board.Rows = append(board.Rows, row)
		if domains[e.Domain] == nil {
			domains[e.Domain] = Tally{}
			board.Domains = append(board.Domains, DomainTally{e.Domain, domains[e.Domain]})
		}
		for _, c := range row.Cells {
			board.Counts[c.State]++
			domains[e.Domain][c.State]++
		}
	}
	return board
}

func cells(e Entry, published []Publication, year int, today workday.Date, rules Rules) []Cell {
	periods := Periods(e.Cadence, year, rules)
	if len(periods) == 0 {
		return []Cell{yearCell(e, published, year, today)}
	}
	row := make([]Cell, len(periods))
	for i, p := range periods {
		row[i].Period = p
	}
	for _, p := range published {
		if i := periodOf(p, periods); i >= 0 && (row[i].On.IsZero() || p.On.Before(row[i].On)) {
			row[i].On = p.On
		}
	}
	for i := range row {
		row[i].State = stateOf(row[i], today)
		if e.Retired && row[i].On.IsZero() {
			row[i].State = NotApplicable
		}
	}
	return row
}

// periodOf finds the period that a publishing counts for, or -1.
func periodOf(p Publication, periods []Period) int {
	for i, period := range periods {
		named := p.Period == period.ID
		fits := p.Period == "" && !p.On.Before(period.From) && !p.On.After(period.Due)
		// In January the last period of the year before is still open.
		if i == 0 && fits && p.On.Day <= period.Due.Day && p.On.Month == 1 {
			fits = false
		}
		if named || fits {
			return i
		}
	}
	return -1
}

func stateOf(c Cell, today workday.Date) State {
	switch {
	case !c.On.IsZero() && c.On.After(c.Period.Due):
		return Late
	case !c.On.IsZero():
		return Published
	case today.After(c.Period.Due):
		return Missing
	case today.After(c.Period.To):
		return DueNow
	}
	return NotYet
}

// yearCell is the one cell of an entry without fixed periods. What is public
// all the time must have been published some day; of the rest nobody knows
// whether there was anything to publish.
func yearCell(e Entry, published []Publication, year int, today workday.Date) Cell {
	cell := Cell{State: NotApplicable, Period: wholeYear(year)}
	for _, p := range published {
		inYear := p.On.Year == year || e.Cadence == Permanent && p.On.Year < year
		if inYear && (cell.On.IsZero() || p.On.Compare(cell.On) < 0) {
			cell.On = p.On
		}
	}
	switch {
	case !cell.On.IsZero():
		cell.State = Published
	case e.Retired || e.Cadence != Permanent:
	case today.Before(cell.Period.From):
		cell.State = NotYet
	default:
		cell.State = Missing
	}
	return cell
}

func wholeYear(year int) Period {
	first := workday.Date{Year: year, Month: 1, Day: 1}
	last := workday.Date{Year: year, Month: 12, Day: 31}
	return Period{ID: strconv.Itoa(year), Name: strconv.Itoa(year) + "年", From: first, To: last, Due: last}
}

// Outstanding lists the cells that are due or missing, those with the earliest
// last day first.
func (b Board) Outstanding() []Row {
	var rows []Row
	for _, r := range b.Rows {
		for _, c := range r.Cells {
			if c.State == DueNow || c.State == Missing {
				rows = append(rows, Row{r.Entry, []Cell{c}})
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(a.Cells[0].Period.Due.Compare(b.Cells[0].Period.Due), cmp.Compare(a.Entry.Position, b.Entry.Position))
	})
	return rows
}
