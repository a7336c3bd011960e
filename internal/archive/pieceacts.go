package archive

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// locked says why a piece that stands cannot be changed.
func (p Piece) locked() error {
	return fault.New(fault.Conflict, "“%s”%s，不能再改。要更正的，归一件新的，写明更正哪一件", p.name(), p.State.Label())
}

// Change puts a piece right while it waits to be filed. What it was made of and
// what has happened to it stay; a copy made of other papers is no copy of it. It need
// not be complete before the year is closed.
func (p Piece) Change(edited Piece) (Piece, error) {
	switch {
	case p.Locked():
		return p, p.locked()
	case edited.ID != p.ID || edited.Source != p.Source || edited.Corrects != p.Corrects:
		return p, fault.New(fault.Conflict, "改动的不是“%s”这一件。回到列表再打开", p.name())
	case edited.State != p.State || edited.Number != 0 || edited.Code != "" || edited.Closing != "" || edited.Box != "":
		return p, fault.New(fault.NotAllowed, "档号和盒号由归档时统一给，不能自己写")
	}
	edited.Receipt, edited.Withdrawal, edited.Loans, edited.Appraisals = p.Receipt, p.Withdrawal, p.Loans, p.Appraisals
	edited.Parts = Arrange(edited.Parts)
	if !samePapers(p.Parts, edited.Parts) {
		edited.Copy = Copy{}
	}
	return edited, nil
}

// samePapers reports whether two lists hold the same papers in the same order,
// however they got into the copy.
func samePapers(a, b []Part) bool {
	return slices.EqualFunc(a, b, func(x, y Part) bool {
		return x.Role == y.Role && x.Title == y.Title && x.Digest == y.Digest && x.Paper == y.Paper
	})
}

// Receive records that the paper of a piece came to the office room (users'
// demand 2).
func (p Piece) Receive(r Receipt) (Piece, error) {
	switch {
	case p.State != Pending && p.State != Archived:
		return p, fault.New(fault.Conflict, "“%s”%s，不再收纸件", p.name(), p.State.Label())
	case p.Receipt != nil:
		return p, fault.New(fault.Conflict, "“%s”的纸件%s已经由%s接收", p.name(), p.Receipt.On, p.Receipt.To)
	case r.On.IsZero() || r.On.Before(p.Date):
		return p, fault.New(fault.Invalid, "移交日期不对。写收到纸件的日期，不早于最后一份文件的%s", p.Date)
	case strings.TrimSpace(r.From) == "" || strings.TrimSpace(r.To) == "":
		return p, fault.New(fault.Invalid, "没有写移交人或者接收人。两个人都写上")
	case r.Sheets < 0:
		return p, fault.New(fault.Invalid, "张数不能是%d。数一数写上，不数的空着", r.Sheets)
	}
	p.Receipt = &r
	return p, nil
}

// Withdraw empties the number of an archived piece. The number is never given
// again; the reason stands in its place.
func (p Piece) Withdraw(w Withdrawal) (Piece, error) {
	switch {
	case p.State == Pending:
		return p, fault.New(fault.Conflict, "“%s”还没有档号，不用撤号。不归档的直接移出", p.name())
	case p.State != Archived:
		return p, fault.New(fault.Conflict, "“%s”%s，不能撤号", p.name(), p.State.Label())
	case p.Out() != nil:
		return p, fault.New(fault.Conflict, "“%s”借给%s还没有归还，还了再撤号", p.name(), p.Out().Borrower)
	case w.On.IsZero() || strings.TrimSpace(w.By) == "":
		return p, fault.New(fault.Invalid, "撤号没有写日期或者经办人。补上")
	case strings.TrimSpace(w.Reason) == "":
		return p, fault.New(fault.Invalid, "撤号要写原因。件号不再使用，目录上留着原因")
	}
	p.State, p.Withdrawal = Withdrawn, &w
	return p, nil
}

// Correct begins the piece that puts p right: it waits to be filed like any
// other, gets a number of its own and names p. p itself stays as it is.
func (p Piece) Correct(by Piece) (Piece, error) {
	switch {
	case p.State == Pending:
		return by, fault.New(fault.Conflict, "“%s”还没有归档，直接改就行", p.name())
	case p.State == Destroyed:
		return by, fault.New(fault.Conflict, "“%s”已经销毁，没有可更正的", p.name())
	case by.Locked() || by.Numbered():
		return by, by.locked()
	case by.ID != "" && by.ID == p.ID:
		return by, fault.New(fault.Conflict, "更正要另归一件，不能用原来那一件“%s”", p.name())
	}
	by.Corrects = p.ID
	note := "更正" + p.Code
	if !strings.Contains(by.Remarks, note) {
		by.Remarks = strings.TrimPrefix(by.Remarks+"；"+note, "；")
	}
	return by, nil
}

// Lend lets a piece out. Only what is archived and in its place can go.
func (p Piece) Lend(l Loan) (Piece, error) {
	switch {
	case p.State != Archived:
		return p, fault.New(fault.Conflict, "“%s”%s，归了档又在本单位的才能借", p.name(), p.State.Label())
	case p.Out() != nil:
		return p, fault.New(fault.Conflict, "“%s”%s借给了%s，还没有归还", p.name(), p.Out().On, p.Out().Borrower)
	case strings.TrimSpace(l.Borrower) == "" || strings.TrimSpace(l.By) == "":
		return p, fault.New(fault.Invalid, "没有写借阅人或者经办人。两个人都写上")
	case strings.TrimSpace(l.Purpose) == "":
		return p, fault.New(fault.Invalid, "没有写借去做什么。写上利用目的")
	case l.On.IsZero() || !l.Due.After(l.On):
		return p, fault.New(fault.Invalid, "归还日期%s不对。写在借出%s以后", l.Due, l.On)
	}
	if n := len(p.Loans); n > 0 && l.On.Before(p.Loans[n-1].Back) {
		return p, fault.New(fault.Invalid, "借出日期%s早于上一次归还的%s。核对日期", l.On, p.Loans[n-1].Back)
	}
	l.Back, l.BackBy, l.State = workday.Date{}, "", ""
	p.Loans = append(slices.Clone(p.Loans), l)
	return p, nil
}

// Return records that a piece came back, who took it and in what state it was.
func (p Piece) Return(on workday.Date, by, state string) (Piece, error) {
	out := p.Out()
	switch {
	case out == nil:
		return p, fault.New(fault.Conflict, "“%s”没有借出，不用归还", p.name())
	case on.Before(out.On):
		return p, fault.New(fault.Invalid, "归还日期%s早于借出日期%s。核对日期", on, out.On)
	case strings.TrimSpace(by) == "":
		return p, fault.New(fault.Invalid, "没有写谁收的。写上姓名")
	}
	p.Loans = slices.Clone(p.Loans)
	last := &p.Loans[len(p.Loans)-1]
	last.Back, last.BackBy, last.State = on, by, strings.TrimSpace(state)
	return p, nil
}

// Out is the loan that a piece is out on, nil while it is in its place.
func (p Piece) Out() *Loan {
	if n := len(p.Loans); n > 0 && p.Loans[n-1].Back.IsZero() {
		loan := p.Loans[n-1]
		return &loan
	}
	return nil
}

// Overdue reports whether a loan should have been back before today.
func (l Loan) Overdue(today workday.Date) bool { return l.Back.IsZero() && today.After(l.Due) }
