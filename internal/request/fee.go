package request

import (
	"fmt"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// FeeScheme is one of the two ways of 国办函〔2020〕109号. A request pays by one.
type FeeScheme string

// The schemes.
const (
	ByPiece FeeScheme = "by_piece" // 按件计收
	ByPages FeeScheme = "by_pages" // 按量计收
)

// Label names the scheme as the notice does.
func (s FeeScheme) Label() string {
	return map[FeeScheme]string{ByPiece: "按件计收", ByPages: "按量计收"}[s]
}

// Tier is one step of a tariff: units From to To cost Yuan each. An open tier
// has To 0; with Every above 0 it rises by Rise yuan after each Every units.
type Tier struct {
	From, To    int
	Yuan        int
	Every, Rise int
}

// Tariff is a scheme's tiers, each charged for its own units only (超额累进).
type Tariff struct {
	Scheme    FeeScheme
	Unit      string // 件, 页
	Tiers     []Tier
	Basis     string
	Certainty Certainty
}

// PieceTariff is 按件计收. That the tier from 31 starts at 200 yuan is inferred
// from "每增加一档，收费标准提高100元/件".
func PieceTariff() Tariff {
	return Tariff{ByPiece, "件", []Tier{
		{From: 1, To: 10},
		{From: 11, To: 30, Yuan: 100},
		{From: 31, Yuan: 200, Every: 10, Rise: 100},
	}, "国办函〔2020〕109号", Inferred}
}

// PageTariff is 按量计收. That a page is one side up to A4, and that pages are
// not added up over requests, is unchecked.
func PageTariff() Tariff {
	return Tariff{ByPages, "页", []Tier{
		{From: 1, To: 30},
		{From: 31, To: 100, Yuan: 10},
		{From: 101, To: 200, Yuan: 20},
		{From: 201, Yuan: 40},
	}, "国办函〔2020〕109号", Unchecked}
}

// ChargeLine is some units at one price.
type ChargeLine struct {
	From, To int
	Rate     int // yuan each
}

// Units gives how many units the line covers.
func (l ChargeLine) Units() int { return l.To - l.From + 1 }

// Yuan gives what the line costs.
func (l ChargeLine) Yuan() int { return l.Units() * l.Rate }

// Charge is what a request costs, line by line.
type Charge struct {
	Scheme FeeScheme
	Unit   string
	Lines  []ChargeLine
	Basis  string
}

// Yuan is the sum of the lines.
func (c Charge) Yuan() int {
	sum := 0
	for _, l := range c.Lines {
		sum += l.Yuan()
	}
	return sum
}

// Words explains the charge for the notice; the amounts of its lines add up to
// the last one.
func (c Charge) Words() []string {
	var lines []string
	for _, l := range c.Lines {
		where := fmt.Sprintf("第%d至第%d%s", l.From, l.To, c.Unit)
		if l.From == l.To {
			where = fmt.Sprintf("第%d%s", l.From, c.Unit)
		}
		lines = append(lines, fmt.Sprintf("%s：%d%s×%d元＝%d元", where, l.Units(), c.Unit, l.Rate, l.Yuan()))
	}
	return append(lines, fmt.Sprintf("%s，合计%d元", c.Scheme.Label(), c.Yuan()))
}

// charge prices the units from first to last.
func (t Tariff) charge(first, last int) Charge {
	c := Charge{Scheme: t.Scheme, Unit: t.Unit, Basis: t.Basis}
	for n := first; n <= last; {
		rate, end := t.rate(n)
		to := last
		if end > 0 {
			to = min(last, end)
		}
		c.Lines = append(c.Lines, ChargeLine{n, to, rate})
		n = to + 1
	}
	return c
}

// rate gives the price of the n-th unit and the last unit at that price, 0 when
// there is none.
func (t Tariff) rate(n int) (yuan, upTo int) {
	i := slices.IndexFunc(t.Tiers, func(tier Tier) bool { return n >= tier.From && (tier.To == 0 || n <= tier.To) })
	tier := t.Tiers[i]
	if tier.Every == 0 {
		return tier.Yuan, tier.To
	}
	step := (n - tier.From) / tier.Every
	return tier.Yuan + step*tier.Rise, tier.From + (step+1)*tier.Every - 1
}

// maxUnits is beyond what any request has, and keeps amounts far from overflow.
const maxUnits = 1_000_000

// FeeByPiece prices a request of some pieces when the applicant already has
// before pieces in the month.
func FeeByPiece(before, pieces int) (Charge, error) {
	if before < 0 || pieces < 1 || before > maxUnits || pieces > maxUnits {
		return Charge{}, fault.New(fault.Invalid, "当月已有%d件、这次%d件，算不出费用。核对件数", before, pieces)
	}
	return PieceTariff().charge(before+1, before+pieces), nil
}

// FeeByPages prices one request that is answered with some pages.
func FeeByPages(pages int) (Charge, error) {
	if pages < 1 || pages > maxUnits {
		return Charge{}, fault.New(fault.Invalid, "页数%d不对，算不出费用。写实际提供的页数", pages)
	}
	return PageTariff().charge(1, pages), nil
}

// FeeBasis is what the office bases a fee on.
type FeeBasis struct {
	Scheme FeeScheme
	Before int // pieces of the applicant earlier in the month
	Pieces int
	Pages  int
}

// Charge prices the request by its one scheme. A basis that gives figures for
// both is refused: a request is never charged twice.
func (b FeeBasis) Charge() (Charge, error) {
	if b.Pages > 0 && b.Pieces > 0 {
		return Charge{}, fault.New(fault.Invalid, "一件申请只能按一种标准收费，这里件数和页数都写了。按件计收的删掉页数，按量计收的删掉件数")
	}
	switch b.Scheme {
	case ByPiece:
		return FeeByPiece(b.Before, b.Pieces)
	case ByPages:
		return FeeByPages(b.Pages)
	}
	return Charge{}, fault.New(fault.Invalid, "没有选收费标准。选按件计收或者按量计收")
}

// Filing is a request as the monthly count of pieces sees it.
type Filing struct {
	Applicant string // the number of the identity paper, which tells who is who
	Received  workday.Date
	Accepted  workday.Date // 受理
	Pieces    int          // 一事一申请: a request for several things is several pieces
	Withdrawn bool
}

// MonthRules say which requests count in a month. 109号文 says "一个自然月内累计"
// and no more.
type MonthRules struct {
	ByAcceptance   bool // count by the day of 受理; by the day of receipt otherwise
	SkipsWithdrawn bool
}

// PiecesBefore counts the applicant's pieces of the month that came before f.
// Those of the same day count in the order of the list.
func (r MonthRules) PiecesBefore(f Filing, earlier []Filing) int {
	day := r.day(f)
	sum := 0
	for _, e := range earlier {
		other := r.day(e)
		sameMonth := other.Year == day.Year && other.Month == day.Month
		if e.Applicant == f.Applicant && sameMonth && !other.After(day) && (!e.Withdrawn || !r.SkipsWithdrawn) {
			sum += e.Pieces
		}
	}
	return sum
}

func (r MonthRules) day(f Filing) workday.Date {
	if r.ByAcceptance {
		return f.Accepted
	}
	return f.Received
}
