package sheet

import (
	"math"
	"strconv"
	"strings"
)

// shortest gives the shortest digits that stand for the same stored number and
// no exponent: files hold 4936.4371000000001 for 4936.4371 and 1.2E+17.
func shortest(text string) string {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return text
	}
	if allDigits(text) {
		return text
	}
	if math.Abs(v) >= 1e21 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// scaledNumber reads a number as the file stores it and returns it times
// 10^places. It is exact: no float takes part in the result, except that a
// number whose stored form has more decimals than fit is first cut to the 15
// figures that spreadsheet programs show (0.30000000000000004 is 0.3).
func scaledNumber(stored string, places int) (int64, bool) {
	if n, ok := scaledText(shortest(stored), places); ok {
		return n, true
	}
	v, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.Abs(v) >= 1e15 {
		return 0, false
	}
	return scaledText(shortest(strconv.FormatFloat(v, 'g', 15, 64)), places)
}

// scaledText reads digits, an optional sign and an optional decimal part.
func scaledText(s string, places int) (int64, bool) {
	negative := strings.HasPrefix(s, "-")
	whole, part, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	part = strings.TrimRight(part, "0")
	if whole == "" || len(part) > places || !allDigits(whole) || part != "" && !allDigits(part) {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", places-len(part)), 10, 64)
	if err != nil {
		return 0, false
	}
	if negative {
		n = -n
	}
	return n, true
}

// plainNumber makes a number of what people type: full-width figures,
// thousands separators (only where they belong), a plus sign.
func plainNumber(text string) (string, bool) {
	s := strings.TrimPrefix(strings.TrimSpace(fold(text)), "+")
	s = strings.ReplaceAll(s, " ", "")
	if !strings.Contains(s, ",") && !strings.Contains(s, "，") {
		return s, s != ""
	}
	whole, part, hasPart := strings.Cut(strings.TrimPrefix(strings.ReplaceAll(s, "，", ","), "-"), ".")
	for i, group := range strings.Split(whole, ",") {
		if i == 0 && (len(group) < 1 || len(group) > 3) || i > 0 && len(group) != 3 {
			return "", false
		}
	}
	out := strings.ReplaceAll(whole, ",", "")
	if strings.HasPrefix(s, "-") {
		out = "-" + out
	}
	if hasPart {
		out += "." + part
	}
	return out, true
}

// unit is how a column of amounts is measured.
type unit struct {
	name   string
	places int // decimals down to one 分
}

var units = []unit{{"万元", 6}, {"千元", 5}, {"元", 2}}

// moneyUnit finds the unit in a heading such as 收费金额（单位：万元）. 亿元 and
// 百万元 are too coarse for 分 and not taken.
func moneyUnit(heading string) (unit, bool) {
	s := bare(heading)
	if strings.Contains(s, "亿元") || strings.Contains(s, "百万元") || strings.Contains(s, "百元") {
		return unit{}, false
	}
	for _, u := range units {
		if strings.Contains(s, u.name) {
			return u, true
		}
	}
	return unit{}, false
}

// cutUnit takes the unit off an amount such as 12.5万元.
func cutUnit(s string) (amount, name string) {
	for _, u := range units {
		if amount, ok := strings.CutSuffix(s, u.name); ok {
			return strings.TrimSpace(amount), u.name
		}
	}
	return s, ""
}

// amountText writes n / 10^places for a sentence, without needless zeros.
func amountText(n int64, places int) string {
	if places == 0 {
		return strconv.FormatInt(n, 10)
	}
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	if len(s) <= places {
		s = strings.Repeat("0", places-len(s)+1) + s
	}
	whole, part := s[:len(s)-places], strings.TrimRight(s[len(s)-places:], "0")
	if part == "" {
		return sign + whole
	}
	return sign + whole + "." + part
}
