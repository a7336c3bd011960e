package sheet

import (
	"strconv"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/request"
)

// Kind says which ledger a file is.
type Kind string

// The ledgers that can be read.
const (
	Applications Kind = "applications" // 依申请公开登记台账
	Cases        Kind = "cases"        // 复议诉讼台账
	Documents    Kind = "documents"    // 规章和规范性文件台账
	Counts       Kind = "counts"       // 行政行为统计台账
)

// Kinds returns every kind of ledger.
func Kinds() []Kind { return []Kind{Applications, Cases, Documents, Counts} }

// ParseKind reads a kind as the command line writes it.
func ParseKind(s string) (Kind, error) {
	for _, k := range Kinds() {
		if string(k) == s {
			return k, nil
		}
	}
	return "", fault.New(fault.Usage, "台账种类“%s”不认识。可以写 applications（依申请公开登记台账）、"+
		"cases（复议诉讼台账）、documents（规范性文件台账）、counts（行政行为统计台账）", s)
}

// Label is the name offices use for the ledger.
func (k Kind) Label() string {
	switch k {
	case Applications:
		return "依申请公开登记台账"
	case Cases:
		return "复议诉讼台账"
	case Documents:
		return "规范性文件台账"
	case Counts:
		return "行政行为统计台账"
	}
	return string(k)
}

// Place is where something stands in a workbook.
type Place struct {
	Sheet  string `json:"sheet"`            // name on the tab
	Row    int    `json:"row,omitempty"`    // from 1, as at the left edge of the window; 0 for the whole sheet
	Column string `json:"column,omitempty"` // letters as at the top edge, e.g. "K"; "" for the whole row
}

// String gives the place as a clerk finds it: 登记台账 第35行K列.
func (p Place) String() string {
	s := p.Sheet
	if p.Row > 0 {
		s += " 第" + strconv.Itoa(p.Row) + "行"
	}
	if p.Column != "" {
		s += p.Column + "列"
	}
	return s
}

// Problem is something in the ledger that a person has to look at.
type Problem struct {
	Place
	Value    string `json:"value,omitempty"` // what stands there, trimmed
	Sentence string `json:"sentence"`        // what is wrong and what to do
}

// String gives place and sentence in one line.
func (p Problem) String() string { return p.Place.String() + "：" + p.Sentence }

// Row is one record and the row that it was read from.
type Row[T any] struct {
	Record T      `json:"record"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"` // from 1
}

// Place is where the record stands.
func (r Row[T]) Place() Place { return Place{Sheet: r.Sheet, Row: r.Row} }

// SheetSummary says what became of one sheet of the workbook.
type SheetSummary struct {
	Name    string `json:"name"`
	Heading int    `json:"heading,omitempty"` // row of the heading, from 1; 0 when none was found
	Rows    int    `json:"rows"`              // rows that hold a record, taken or refused
	Refused int    `json:"refused,omitempty"` // rows among them that were refused
	Passed  string `json:"passed,omitempty"`  // why the sheet was passed over; "" when it was read
}

// Ledger is what a file holds. Of the four lists only the one of its Kind is
// filled, in the order of the file. Record IDs are empty.
type Ledger struct {
	Kind         Kind                       `json:"kind"`
	Year         int                        `json:"year"`
	Sheets       []SheetSummary             `json:"sheets"`
	Applications []Row[request.Application] `json:"applications,omitempty"`
	Cases        []Row[request.Case]        `json:"cases,omitempty"`
	Documents    []Row[disclosure.Document] `json:"documents,omitempty"`
	Acts         []Row[annual.Act]          `json:"acts,omitempty"`

	// Problems are what rows (or whole sheets) were refused for; a refused row
	// is in none of the lists, and may have several problems.
	Problems []Problem `json:"problems,omitempty"`
	// Notes are worth a look and refuse nothing: lines passed over, a date
	// without a year, a day after the ledger's year, columns not read.
	Notes []Problem `json:"notes,omitempty"`
	// Unlisted counts problems and notes beyond the first 10,000 of each, which
	// are left out; SheetSummary.Refused counts every refused row.
	Unlisted int `json:"unlisted,omitempty"`
}

const maxListed = 10_000

func (l *Ledger) problem(p Problem) { l.Problems = l.list(l.Problems, p) }

func (l *Ledger) note(p Problem) { l.Notes = l.list(l.Notes, p) }

func (l *Ledger) list(to []Problem, p Problem) []Problem {
	if len(to) >= maxListed {
		l.Unlisted++
		return to
	}
	return append(to, p)
}

// Records is the number of records read.
func (l *Ledger) Records() int {
	return len(l.Applications) + len(l.Cases) + len(l.Documents) + len(l.Acts)
}
