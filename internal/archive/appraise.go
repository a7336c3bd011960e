package archive

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
)

// Label is the verdict's name, "" for an unknown one.
func (v Verdict) Label() string {
	return map[Verdict]string{KeepOn: "继续保存", Destroy: "销毁"}[v]
}

// KeptUntil is the last year through which the piece is kept, 0 for ever: by
// its period, or as the newest appraisal decided.
func (p Piece) KeptUntil() int {
	for _, a := range slices.Backward(p.Appraisals) {
		if a.Verdict == KeepOn {
			return a.Until
		}
	}
	return p.Retention.Until(p.Year)
}

// Expired returns the pieces whose period is over in a year: those to be
// appraised (档案法实施条例 article 24).
func Expired(pieces []Piece, year int) []Piece {
	return slices.DeleteFunc(slices.Clone(pieces), func(p Piece) bool { return !p.expired(year) })
}

func (p Piece) expired(year int) bool {
	until := p.KeptUntil()
	return p.State == Archived && until > 0 && until < year
}

// Validate reports what an appraisal lacks. That a group is two or more is
// 推断; that a report is written is article 24.
func (a Appraisal) Validate() error {
	switch {
	case a.On.IsZero():
		return fault.New(fault.Invalid, "鉴定没有写日期。补上")
	case len(distinct(a.Members)) < 2:
		return fault.New(fault.Invalid, "鉴定小组至少两个人。补上姓名")
	case strings.TrimSpace(a.Approved) == "":
		return fault.New(fault.Invalid, "鉴定没有写批准人。补上姓名")
	case strings.TrimSpace(a.Report) == "":
		return fault.New(fault.Invalid, "没有鉴定工作报告。写明鉴定的范围、依据和结论")
	case len(a.Pieces) == 0:
		return fault.New(fault.Invalid, "没有选要鉴定的档案。从到期的里面选")
	}
	return nil
}

// Decide puts the verdicts of an appraisal on its pieces, all or none. verdicts
// has one for every piece of the appraisal, by id. Only what has expired is
// appraised, so that what is kept for ever can never be condemned.
func (a Appraisal) Decide(verdicts map[string]Appraised, pieces []Piece) ([]Piece, error) {
	if err := a.Validate(); err != nil {
		return nil, err
	}
	decided := slices.Clone(pieces)
	if err := a.exactly(a.Pieces, decided); err != nil {
		return nil, err
	}
	for i := range decided {
		p := &decided[i]
		v, given := verdicts[p.ID]
		if !given {
			return nil, fault.New(fault.Invalid, "“%s”没有鉴定意见。写明继续保存还是销毁", p.name())
		}
		if err := a.fits(v, *p); err != nil {
			return nil, err
		}
		v.Appraisal, v.On = a.ID, a.On
		p.Appraisals = append(slices.Clone(p.Appraisals), v)
	}
	return decided, nil
}

func (a Appraisal) fits(v Appraised, p Piece) error {
	switch {
	case p.KeptUntil() == 0 && v.Verdict == Destroy:
		return fault.New(fault.NotAllowed, "“%s”永久保管，不能销毁", p.name())
	case !p.expired(a.On.Year):
		return fault.New(fault.NotAllowed, "“%s”没有到期，或者不在库里，这次不鉴定", p.name())
	case v.Verdict.Label() == "" || strings.TrimSpace(v.Why) == "":
		return fault.New(fault.Invalid, "“%s”的鉴定意见没有写全。写明继续保存还是销毁，和理由", p.name())
	case v.Verdict == KeepOn && v.Until != 0 && v.Until < a.On.Year:
		return fault.New(fault.Invalid, "“%s”继续保存到%d年，已经过了。写以后的年份，永久保存的写永久", p.name(), v.Until)
	}
	return nil
}

// condemned reports whether this appraisal was the last to look at the piece
// and condemned it.
func (a Appraisal) condemned(p Piece) bool {
	n := len(p.Appraisals)
	return n > 0 && p.Appraisals[n-1].Appraisal == a.ID && p.Appraisals[n-1].Verdict == Destroy
}

// Condemned returns those of some pieces that this appraisal decided to destroy
// and that are still there: the 销毁清册.
func (a Appraisal) Condemned(pieces []Piece) []Piece {
	return slices.DeleteFunc(slices.Clone(pieces), func(p Piece) bool { return p.State != Archived || !a.condemned(p) })
}

// CarryOut records that what an appraisal condemned was destroyed, by a list
// that two or more witnesses signed. pieces are those on the list, and only what
// was condemned may be; what is left off has to be appraised again. Their lines
// stay in the catalogue, with what was in them.
func (a Appraisal) CarryOut(d Destruction, pieces []Piece) (Appraisal, []Piece, error) {
	if err := a.validDestruction(d); err != nil {
		return a, nil, err
	}
	destroyed := slices.Clone(pieces)
	for i := range destroyed {
		p := &destroyed[i]
		switch {
		case !a.condemned(*p):
			return a, nil, fault.New(fault.NotAllowed, "“%s”没有经这次鉴定决定销毁，不能列进销毁清册", p.name())
		case p.State != Archived:
			return a, nil, fault.New(fault.Conflict, "“%s”%s，不能销毁", p.name(), p.State.Label())
		case p.Out() != nil:
			return a, nil, fault.New(fault.Conflict, "“%s”借给%s还没有归还，收回再销毁", p.name(), p.Out().Borrower)
		}
		p.State = Destroyed
	}
	if len(destroyed) == 0 {
		return a, nil, fault.New(fault.Invalid, "销毁清册是空的")
	}
	a.Destroyed = d
	return a, destroyed, nil
}

func (a Appraisal) validDestruction(d Destruction) error {
	switch {
	case !a.Destroyed.On.IsZero():
		return fault.New(fault.Conflict, "这次鉴定的销毁%s已经登记", a.Destroyed.On)
	case d.On.IsZero() || d.On.Before(a.On):
		return fault.New(fault.Invalid, "销毁日期不对。写在鉴定%s以后", a.On)
	case strings.TrimSpace(d.Place) == "" || strings.TrimSpace(d.Way) == "":
		return fault.New(fault.Invalid, "没有写销毁的地点或者方式。补上，例如“县造纸厂化浆”")
	case len(distinct(d.Witnesses)) < 2:
		return fault.New(fault.Invalid, "销毁要两个人监销，在清册上签字。补上姓名")
	}
	return nil
}

// exactly reports whether pieces are those with the ids, each once.
func (a Appraisal) exactly(ids []string, pieces []Piece) error {
	open := make(map[string]bool, len(ids))
	for _, id := range ids {
		open[id] = true
	}
	for _, p := range pieces {
		if !open[p.ID] {
			return fault.New(fault.Conflict, "“%s”不在这次鉴定的范围里，或者列了两次", p.name())
		}
		delete(open, p.ID)
	}
	if len(open) > 0 {
		return fault.New(fault.Conflict, "这次鉴定的档案有%d件没有找到。刷新列表再鉴定", len(open))
	}
	return nil
}

// distinct are the different names among some.
func distinct(names []string) []string {
	var different []string
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(different, n) {
			different = append(different, n)
		}
	}
	return different
}
