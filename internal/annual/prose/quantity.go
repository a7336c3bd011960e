package prose

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Quantity is a number with its measure word.
type Quantity struct {
	Number     int64
	Unit       string // 件, 条, …
	Rough      bool   // 余, 多, 约, 近, 超: not meant to the unit
	Odd        bool   // rough and yet to the unit: 68余条
	Start, End int    // bytes; End stands behind the measure word
}

// measures are the measure words that reports use, longer ones first.
var measures = []string{"人次", "件次", "条次", "件", "条", "份", "宗", "起", "则", "篇", "次", "期", "项", "个", "例", "场", "封", "元", "册", "块", "幅", "户"}

// noMeasure are words that begin like a measure word.
var noMeasure = []string{"个工作日", "个月", "个部分", "个方面", "个小时", "个自然", "次会议", "项规定", "条例", "条规定", "期间"}

// Quantities returns the numbers with a measure word, in their order.
func Quantities(text string) []Quantity {
	var out []Quantity
	for i := 0; i < len(text); {
		if text[i] < '0' || text[i] > '9' {
			i++
			continue
		}
		end := i
		for end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end] == '.') {
			end++
		}
		if q, ok := quantityAt(text, i, end); ok {
			out = append(out, q)
			end = q.End
		}
		i = end
	}
	return out
}

// quantityAt reads the number at text[start:end] and what stands behind it.
func quantityAt(text string, start, end int) (Quantity, bool) {
	if !standsAlone(text, start) {
		return Quantity{}, false
	}
	rest := text[end:]
	scale, rough := int64(1), false
	rest = cutRough(rest, &rough)
	for word, factor := range map[string]int64{"万": 10_000, "亿": 100_000_000} {
		if after, ok := strings.CutPrefix(rest, word); ok {
			rest, scale = after, factor
			break
		}
	}
	rest = cutRough(rest, &rough)
	number, ok := scaled(text[start:end], scale)
	if !ok || hasAnyPrefix(rest, noMeasure) {
		return Quantity{}, false
	}
	for _, unit := range measures {
		if after, ok := strings.CutPrefix(rest, unit); ok {
			q := Quantity{Number: number, Unit: unit, Start: start, End: len(text) - len(after)}
			q.Odd = rough && scale == 1 && !round(number)
			q.Rough = rough || scale > 1 || hasAnySuffix(text[:start], []string{"约", "近", "超", "超过", "逾", "将近", "不少于", "至少"})
			return q, true
		}
	}
	return Quantity{}, false
}

// standsAlone reports whether a number begins here that is not the tail of a
// date, a telephone number, an article or a document number.
func standsAlone(text string, start int) bool {
	before, size := utf8.DecodeLastRuneInString(text[:start])
	if size == 0 {
		return true
	}
	switch {
	case strings.ContainsRune("第〔〕.-－—/／~～@_", before), before < utf8.RuneSelf && before != ')' && before != '"' && before != '\n':
		return false
	}
	return true
}

func cutRough(rest string, rough *bool) string {
	for _, word := range []string{"余", "多", "几", "来"} {
		if after, ok := strings.CutPrefix(rest, word); ok {
			*rough = true
			return after
		}
	}
	return rest
}

// round reports whether a number can stand before 余: 15余 and 300余 can, 68余
// names the very number that 余 leaves open.
func round(n int64) bool { return n%10 == 0 || n < 100 && n%5 == 0 }

func scaled(digits string, scale int64) (int64, bool) {
	whole, fraction, decimal := strings.Cut(digits, ".")
	if len(whole) > 12 || len(fraction) > 6 || strings.Contains(fraction, ".") || decimal && fraction == "" {
		return 0, false
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return 0, false
	}
	n *= scale
	for _, d := range fraction {
		scale /= 10
		n += int64(d-'0') * scale
	}
	return n, !decimal || scale > 0
}

func hasAnyPrefix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// ContainsAny reports whether text holds any of the words.
func ContainsAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// SameMeasure reports whether two measure words count the same thing.
func SameMeasure(a, b string) bool {
	pieces := func(unit string) bool {
		return unit == "件" || unit == "份" || unit == "宗" || unit == "起" || unit == "件次"
	}
	return a == b || pieces(a) && pieces(b)
}
