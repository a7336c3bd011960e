package archive

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// HandOver records that a piece went to the county archive with a transfer that
// was signed for. What is lent out or empty stays.
func (p Piece) HandOver(t Transfer) (Piece, error) {
	if err := t.Validate(); err != nil {
		return p, err
	}
	switch {
	case p.State != Archived:
		return p, fault.New(fault.Conflict, "“%s”%s，不能移交", p.name(), p.State.Label())
	case !slices.Contains(t.Years, p.Year):
		return p, fault.New(fault.Conflict, "“%s”是%d年度的，不在这次移交的年度里", p.name(), p.Year)
	case p.Out() != nil:
		return p, fault.New(fault.Conflict, "“%s”借给%s还没有归还，收回再移交", p.name(), p.Out().Borrower)
	}
	p.State = Transferred
	return p, nil
}

// Validate reports what a transfer that was received lacks.
func (t Transfer) Validate() error {
	switch {
	case strings.TrimSpace(t.To) == "" || strings.TrimSpace(t.By) == "":
		return fault.New(fault.Invalid, "没有写接收单位或者移交人。补上")
	case t.On.IsZero():
		return fault.New(fault.Invalid, "没有写移交日期。补上")
	case len(t.Years) == 0 || t.Package == "":
		return fault.New(fault.Invalid, "还没有移交包。先检测、打包，再登记移交")
	case strings.TrimSpace(t.Receiver) == "" || t.Received.IsZero():
		return fault.New(fault.Invalid, "接收单位还没有签收。签收以后再登记")
	case t.Received.Before(t.On):
		return fault.New(fault.Invalid, "签收日期%s早于移交日期%s。核对日期", t.Received, t.On)
	}
	return nil
}

// yearsBeforeTransfer is after how long what a county archive takes in goes
// there (档案法实施条例 article 20).
const yearsBeforeTransfer = 10

// TransferDue is the day on which a piece has to go to the county archive: ten
// years after it was made, on the same day or, where that year has no such day,
// on the last of the month. No date for what is kept ten years only: its period
// is over then (推断: which periods an archive takes in, it says itself).
func (p Piece) TransferDue() workday.Date {
	if p.Retention == TenYears || p.Date.IsZero() {
		return workday.Date{}
	}
	due, err := workday.NewDate(p.Date.Year+yearsBeforeTransfer, p.Date.Month, p.Date.Day)
	if err != nil { // 29 February
		due, _ = workday.NewDate(p.Date.Year+yearsBeforeTransfer, p.Date.Month, p.Date.Day-1)
	}
	return due
}

// DueForTransfer returns the archived pieces whose ten years are over today.
func DueForTransfer(pieces []Piece, today workday.Date) []Piece {
	return slices.DeleteFunc(slices.Clone(pieces), func(p Piece) bool {
		due := p.TransferDue()
		return p.State != Archived || due.IsZero() || due.After(today)
	})
}

// Unfiled returns the pieces that should have been filed before today: their
// year's FileBy is over and they still wait.
func Unfiled(pieces []Piece, today workday.Date) []Piece {
	return slices.DeleteFunc(slices.Clone(pieces), func(p Piece) bool {
		return p.State != Pending || !today.After(FileBy(p.Year))
	})
}

// HandInBy is the last day on which the stations hand in what they finished in
// a year, FileBy that on which the office has it filed (domain handbook §7.10,
// at second hand).
func HandInBy(year int) workday.Date { return workday.Date{Year: year + 1, Month: 3, Day: 31} }

// FileBy is the last day for filing a year.
func FileBy(year int) workday.Date { return workday.Date{Year: year + 1, Month: 6, Day: 30} }
