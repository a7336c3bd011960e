package annual

import (
	"slices"

	"zwgk/internal/request"
)

// Ledger is one of the registers that the report counts.
type Ledger string

// The ledgers.
const (
	Applications Ledger = "applications" // 依申请公开登记
	Cases        Ledger = "cases"        // 行政复议、行政诉讼
	Documents    Ledger = "documents"    // 规章、行政规范性文件
	Acts         Ledger = "acts"         // 行政行为按月统计
)

// Class is all that counting needs to know of a record: what kind it is, how
// it ended, and in which years it began and ended (0: not ended).
//
//	ledger        kind            result     begun      ended
//	applications  applicant kind  outcome    received   closed
//	cases         case kind       result     received   concluded
//	documents     document kind   –          made       abolished
//	acts          act kind        –          year       –
type Class struct {
	Kind, Result string
	Begun, Ended int
}

// Years is a span of years. A zero bound is open; OrNever also takes records
// that have not ended.
type Years struct {
	From, To int
	OrNever  bool
}

// Match reports whether a year, or 0 for never, is in the span.
func (y Years) Match(year int) bool {
	if year == 0 {
		return y.OrNever
	}
	return year >= y.From && (y.To == 0 || year <= y.To)
}

var (
	always = Years{OrNever: true}
	in     = func(year int) Years { return Years{From: year, To: year} }
	until  = func(year int) Years { return Years{To: year} }
	open   = func(year int) Years { return Years{From: year + 1, OrNever: true} } // not ended by the end of year
)

// Selection says which records a cell counts. An empty list of kinds or
// results takes all of them.
type Selection struct {
	Ledger  Ledger
	Kinds   []string
	Results []string
	Begun   Years
	Ended   Years
	// Sums is true when the cell adds up the records' quantities instead of
	// counting the records.
	Sums bool
}

// Match reports whether a record of the given class is selected.
func (s Selection) Match(c Class) bool {
	return (len(s.Kinds) == 0 || slices.Contains(s.Kinds, c.Kind)) &&
		(len(s.Results) == 0 || slices.Contains(s.Results, c.Result)) &&
		s.Begun.Match(c.Begun) && s.Ended.Match(c.Ended)
}

// Select returns the definition of a cell of form 2021 for a year; ok is false
// when the form has no such cell.
func Select(a Address, year int) (s Selection, ok bool) {
	if _, _, ok = Edition2021().find(a); !ok {
		return Selection{}, false
	}
	switch table, row, column := a.Split(); table {
	case Table2:
		return selectDisclosed(row, column, year), true
	case Table3:
		return selectApplications(row, column, year), true
	default:
		return selectCases(row, column, year), true
	}
}

func selectDisclosed(row, column string, year int) Selection {
	s := Selection{Ledger: Documents, Kinds: []string{row}}
	switch column {
	case Made:
		s.Begun, s.Ended = in(year), always
	case Abolished:
		s.Begun, s.Ended = until(year), in(year)
	case InForce:
		s.Begun, s.Ended = until(year), open(year)
	default:
		s.Ledger, s.Sums = Acts, true
		s.Begun, s.Ended = in(year), always
	}
	return s
}

// selectApplications follows docs/basis.md B10: a new application is one received
// in the year; one carried over was received before and still open when the
// year began; a result counts in the year it was given; what is open when the
// year ends is carried forward. Identity E1 holds by construction.
func selectApplications(row, column string, year int) Selection {
	s := Selection{Ledger: Applications, Begun: until(year)}
	if column != Total {
		s.Kinds = []string{column}
	}
	switch row {
	case NewReceived:
		s.Begun, s.Ended = in(year), always
	case CarriedOver:
		s.Begun, s.Ended = until(year-1), Years{From: year, OrNever: true}
	case CarriedForward:
		s.Ended = open(year)
	case ResultTotal:
		s.Ended = in(year)
	default:
		s.Ended, s.Results = in(year), []string{row}
	}
	return s
}

// selectCases counts a case with its result in the year it was concluded, and
// as pending at the end of every year before that (see request.Case).
func selectCases(row, column string, year int) Selection {
	s := Selection{Ledger: Cases, Kinds: []string{row}, Begun: until(year)}
	switch column {
	case Pending:
		s.Ended = open(year)
	case Total:
		s.Ended = Years{From: year, OrNever: true}
	default:
		s.Ended, s.Results = in(year), []string{column}
	}
	return s
}

// ClassOf gives the class of an application.
func ClassOf(a request.Application) Class {
	return Class{Kind: string(a.Kind), Result: string(a.Outcome), Begun: a.Received.Year, Ended: a.Closed.Year}
}

// Group is a number of records that share a class.
type Group struct {
	Class
	Records  int64 // how many
	Quantity int64 // the sum of their quantities; 0 in ledgers without
}

// Census holds the groups of every ledger: all that the tables need, however
// many records there are.
type Census map[Ledger][]Group

// Count returns the number that a selection gives.
func (c Census) Count(s Selection) int64 {
	var n int64
	for _, g := range c[s.Ledger] {
		if s.Match(g.Class) {
			if s.Sums {
				n += g.Quantity
			} else {
				n += g.Records
			}
		}
	}
	return n
}

// Figures are the cells of a report's tables.
type Figures map[Address]Value

// Tabulate fills the three tables of form 2021 for a year. Totals are selected
// like every other cell, not added up, so that the identities really check.
func Tabulate(c Census, year int) Figures {
	figures := Figures{}
	for a := range Edition2021().Cells {
		s, _ := Select(a, year)
		figures[a] = Count(c.Count(s))
	}
	return figures
}

// All selects every record of a ledger.
func All(l Ledger) Selection { return Selection{Ledger: l, Begun: always, Ended: always} }

// Records returns how many records a selection has, whatever its number is the
// sum of.
func (c Census) Records(s Selection) int64 {
	s.Sums = false
	return c.Count(s)
}

// OpenApplications selects the applications that have not ended, whenever they
// began.
func OpenApplications() Selection {
	return Selection{Ledger: Applications, Begun: always, Ended: Years{From: 9999, OrNever: true}}
}

// Concerning selects the records of a ledger that have to do with a year: they
// began by its end and had not ended before it began. Acts belong to their
// year alone.
func Concerning(l Ledger, year int) Selection {
	if l == Acts {
		return Selection{Ledger: l, Begun: in(year), Ended: always}
	}
	return Selection{Ledger: l, Begun: until(year), Ended: Years{From: year, OrNever: true}}
}
