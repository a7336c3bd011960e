package request

import (
	"slices"

	"zwgk/internal/fault"
)

// LetterCode is the handbook's code of a letter, N01 to N28 (§4.2).
type LetterCode string

// Addressee is whom a letter goes to.
type Addressee string

// The addressees.
const (
	ToApplicant  Addressee = "applicant"   // 申请人
	ToThirdParty Addressee = "third_party" // 第三方；申请人的身份不写给它
	ToOrgan      Addressee = "organ"       // 共同制作机关
	ToRecipient  Addressee = "recipient"   // 受送达人
)

// Letter is a kind of letter: what it is, what it rests on, what it does.
type Letter struct {
	Code  LetterCode
	Title string
	To    Addressee
	Basis string
	Event EventKind // what the clock is told when it is issued; "" for nothing
	// Outcomes are the rows of table three it can close a request with; a
	// letter that has some is final.
	Outcomes []Outcome
	Optional bool // the law asks for no letter here: a registration is enough
	// Remedies are the 救济告知 that may be chosen, the default first.
	Remedies   []RemedyKind
	RemedyNote string // why there is a choice: for the legal check
	// Doubt says what the built-in text cites that was not checked against its
	// source, "" for nothing.
	Doubt  string
	Fields []Field
}

// Final reports whether the letter closes a request.
func (l Letter) Final() bool { return len(l.Outcomes) > 0 }

// Remedy is the 救济告知 unless another is chosen.
func (l Letter) Remedy() RemedyKind { return l.Remedies[0] }

// Letters lists the kinds in the handbook's order.
func Letters() []Letter { return slices.Clone(letters) }

// LetterOf returns the kind with a code.
func LetterOf(code LetterCode) (Letter, error) {
	i := slices.IndexFunc(letters, func(l Letter) bool { return l.Code == code })
	if i < 0 {
		return Letter{}, fault.New(fault.NotFound, "没有编号为“%s”的文书。从N01到N28里选", code)
	}
	return letters[i], nil
}

// LettersFor lists the letters that close a request with an outcome.
func LettersFor(o Outcome) []Letter {
	var found []Letter
	for _, l := range letters {
		if slices.Contains(l.Outcomes, o) {
			found = append(found, l)
		}
	}
	return found
}

// Conclusion is what one choice of outcome decides: the letter, the basis to
// the item, the row of table three and the remedy.
type Conclusion struct {
	Letter  Letter
	Outcome Outcome
	Row     string // R03 to R23
	Basis   string
	Remedy  RemedyKind
}

// Conclude joins an outcome with its letter. A final letter without an outcome
// that counts is refused, and so is one for another row of table three.
func Conclude(code LetterCode, o Outcome) (Conclusion, error) {
	l, err := LetterOf(code)
	if err != nil {
		return Conclusion{}, err
	}
	switch {
	case !l.Final() && o != "":
		return Conclusion{}, fault.New(fault.Invalid, "%s不是答复，不写办理结果。删掉办理结果，或者换一种文书", l.Title)
	case l.Final() && !o.Valid():
		return Conclusion{}, fault.New(fault.Invalid, "%s要有办理结果，不然进不了表三。选一个办理结果", l.Title)
	case l.Final() && !slices.Contains(l.Outcomes, o):
		return Conclusion{}, fault.New(fault.Invalid, "%s不能用来答复“%s”。换一种文书，或者改办理结果", l.Title, o.Label())
	}
	c := Conclusion{Letter: l, Outcome: o, Row: o.Row(), Basis: l.Basis, Remedy: l.Remedy()}
	if o.Withholds() {
		c.Basis = o.Article()
	}
	return c, nil
}

// before are the events without which an outcome has no ground, and why.
var before = map[Outcome]struct {
	event EventKind
	why   string
}{
	UnavailableUnclear: {Supplemented, "条例第三十条说的是补正以后仍不明确。先告知补正，收到补正再看"},
	OtherNoCorrection:  {SupplementNotified, "没有告知补正，不能按逾期不补正办结。先发补正告知书"},
	OtherFeeUnpaid:     {FeeNotified, "没有发收费通知，不能按逾期不缴费办结。先发收费通知书"},
	RejectedAbusive:    {ReasonsAsked, "条例第三十五条要先让申请人说明理由。先发说明理由告知书"},
	DeniedThirdParty:   {ConsultSent, "条例第三十二条要先书面征求第三方意见。先发第三方意见征询书"},
}

// undone are the events after which an outcome no longer holds.
var undone = map[Outcome]EventKind{OtherNoCorrection: Supplemented, OtherFeeUnpaid: FeePaid}

// CheckClose reports why a request cannot be closed with an outcome: its letter
// was not issued where the law asks for one, or the step before it is missing.
func CheckClose(o Outcome, issued []LetterCode, list []Event) error {
	if !o.Valid() {
		return fault.New(fault.Invalid, "没有选办理结果，办不了结。选表三里的一个结果")
	}
	has := func(k EventKind) bool {
		return slices.ContainsFunc(list, func(e Event) bool { return e.Kind == k })
	}
	if need, some := before[o]; some && !has(need.event) {
		return fault.New(fault.Invalid, "“%s”：%s", o.Label(), need.why)
	}
	if event, some := undone[o]; some && has(event) {
		return fault.New(fault.Invalid, "已经记了“%s”，不能按“%s”办结。核对办理结果", event.Label(), o.Label())
	}
	if o.ByRegistration() {
		return nil
	}
	for _, l := range LettersFor(o) {
		if slices.Contains(issued, l.Code) {
			return nil
		}
	}
	return fault.New(fault.Invalid, "“%s”要有答复文书才能办结。先印%s", o.Label(), titles(LettersFor(o)))
}

func titles(list []Letter) string {
	words := ""
	for i, l := range list {
		if i > 0 {
			words += "或者"
		}
		words += l.Title
	}
	return words
}
