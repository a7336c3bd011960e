package prose

import (
	"regexp"
	"strconv"
	"strings"
)

// Share is a part and the percentage that the text gives it.
type Share struct {
	Part     Quantity
	Printed  string // as printed, without the sign: 33.9
	Bases    []Quantity
	Sentence string
	Start    int
}

// share matches what stands between a part and its percentage; anything else
// between them (占全县的…) means another base, which the text does not give.
var share = regexp.MustCompile(`^[，、；（]?(?:约)?占(?:比|总数|总量|总件数|申请总数|总申请数|收到申请|全部申请|全部|的|比例|比重|为|约|达|到|：)*(\d{1,3}(?:\.\d{1,4})?)%`)

// mostBases is how many numbers before a part are tried as what it is part of.
const mostBases = 40

// Shares returns the parts with a percentage. Bases are the quantities that
// stand before in the same text and can be what the percentage is of.
func Shares(text string, quantities []Quantity) []Share {
	var out []Share
	for i, q := range quantities {
		m := share.FindStringSubmatch(text[q.End:])
		if m == nil || q.Rough {
			continue
		}
		s := Share{Part: q, Printed: m[1], Start: q.Start}
		from, to := Sentence(text, q.Start)
		s.Sentence = text[from:to]
		for _, b := range quantities[max(0, i-mostBases):i] {
			if SameMeasure(b.Unit, q.Unit) && b.Number >= q.Number {
				s.Bases = append(s.Bases, b)
			}
		}
		out = append(out, s)
	}
	return out
}

// Fits reports whether the printed percentage is part of base, rounded or cut
// off at its last decimal.
func (s Share) Fits(base int64) bool { return Percentage(s.Part.Number, base, s.Printed) }

// Percentage reports whether printed is part of base in percent, rounded or
// cut off at its last decimal.
func Percentage(part, base int64, printed string) bool {
	if base <= 0 {
		return false
	}
	value, err := strconv.ParseFloat(printed, 64)
	if err != nil {
		return false
	}
	_, fraction, _ := strings.Cut(printed, ".")
	step := 1.0
	for range fraction {
		step /= 10
	}
	const hair = 1e-9
	exact := float64(part) * 100 / float64(base)
	return value-exact <= step/2+hair && exact-value < step-hair
}
