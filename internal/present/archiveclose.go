package present

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
)

// ArchiveClosing is what giving the pieces of a year their numbers will do.
// Nothing has been done yet.
type ArchiveClosing struct {
	Year  int
	Rows  []ClosingRow
	Total int
	Notes []string // what the office has not decided
}

// ClosingRow is a class of pieces with the numbers that it gets.
type ClosingRow struct {
	Class       string // 30年　党政办
	Pieces      int
	Numbers     string // 0039至0064
	First, Last string // 档号
}

// classTally is how many pieces of a class wait, and the last number that was
// given in it.
type classTally struct{ pending, last int }

// closingChunk is how many pieces are read at once to count them.
const closingChunk = 2000

// BeginClosing shows which numbers the pieces of the year get.
func (p *Archive) BeginClosing() {
	year := p.chosenYear()
	tallies := map[archive.Class]classTally{}
	var table archive.RetentionTable
	var scheme archive.Scheme
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if table, err = p.desk.RetentionTable(ctx); err != nil {
			return err
		}
		if scheme, err = p.desk.ArchiveScheme(ctx); err != nil {
			return err
		}
		return p.tally(ctx, year, scheme, tallies)
	}, func() {
		p.model.Closing = closingModel(year, scheme, table, tallies)
		p.view.Show(p.model)
	})
}

func (p *Archive) tally(ctx context.Context, year int, scheme archive.Scheme, tallies map[archive.Class]classTally) error {
	for offset := 0; ; offset += closingChunk {
		page, err := p.desk.Pieces(ctx, desk.PieceFilter{Year: year}, offset, closingChunk)
		if err != nil {
			return err
		}
		for _, row := range page.Rows {
			class := row.Class
			if !scheme.ByUnit {
				class.Unit = ""
			}
			t := tallies[class]
			t.last = max(t.last, row.Number)
			if row.State == archive.Pending {
				t.pending++
			}
			tallies[class] = t
		}
		if len(page.Rows) < closingChunk {
			return nil
		}
	}
}

func closingModel(year int, s archive.Scheme, table archive.RetentionTable, tallies map[archive.Class]classTally) *ArchiveClosing {
	m := &ArchiveClosing{Year: year}
	for _, class := range slices.SortedFunc(maps.Keys(tallies), archive.Class.Compare) {
		t := tallies[class]
		if t.pending == 0 {
			continue
		}
		row := ClosingRow{Class: classWords(s, class), Pieces: t.pending, First: s.Code(class, t.last+1), Last: s.Code(class, t.last+t.pending)}
		row.Numbers = archive.NumberText(t.last + 1)
		if t.pending > 1 {
			row.Numbers += "至" + archive.NumberText(t.last+t.pending)
		}
		m.Rows, m.Total = append(m.Rows, row), m.Total+t.pending
	}
	if !table.Approved() {
		m.Notes = append(m.Notes, "保管期限表"+table.Note()+"。编号以后期限不能再改，先核对每一类的期限。")
	}
	if s.Fonds == "" {
		m.Notes = append(m.Notes, "没有写全宗号，档号里不带。档案馆给了全宗号的，先在“编号和保管期限”里写上，编号以后不能补。")
	}
	return m
}

func classWords(s archive.Scheme, c archive.Class) string {
	words := c.Retention.Label()
	if c.Unit != "" {
		words += "　" + s.UnitName(c.Unit)
	}
	return words
}

// CloseYear gives the pieces of the year their numbers, all or none.
func (p *Archive) CloseYear() {
	m := p.model.Closing
	if m == nil {
		return
	}
	var closing archive.Closing
	p.long("正在归档编号", func(ctx context.Context, progress desk.Progress) (err error) {
		closing, err = p.desk.CloseYear(ctx, m.Year, progress)
		return err
	}, func() {
		p.model.Closing = nil
		p.reload(m.Year, HeapUnboxed, func() { p.view.Say(fmt.Sprintf("%d件已归档编号", closing.Pieces)) })
	})
}
