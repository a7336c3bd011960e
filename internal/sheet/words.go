package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord bounds a cell that should hold a word from a list; a longer one is a
// story and has to be read by a person.
const maxWord = 80

// Numbering of the form's rows: （三）, 6., 四、, ①.
var (
	bracketNumber = pattern(`\([一二三四五六七八九十]\)`)
	leadingNumber = pattern(`^\s*[一二三四五六七八九十]+\s*、`)
	digitNumber   = pattern(`[0-9]{1,2}\s*[.、:]|[①②③④⑤⑥⑦⑧⑨]`)
)

// pieces normalises the text of a cell and cuts it at every mark:
// "（三）不予公开：6.属于四类过程性信息" gives 不予公开, 属于四类过程性信息.
func pieces(text string) []string {
	s := fold(text)
	s = bracketNumber().ReplaceAllString(s, " ")
	s = leadingNumber().ReplaceAllString(s, " ")
	s = digitNumber().ReplaceAllString(s, " ")
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
	})
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimLeft(p, "0123456789"); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Words that add nothing to a reason: 属于国家秘密 and 国家秘密 are one.
var (
	emptyPrefixes = []string{"属于", "涉及", "由于", "因", "系", "依法", "所申请", "申请的", "该"}
	emptySuffixes = []string{"类申请", "的申请", "类", "的信息", "信息", "事项", "的", "情形", "范围"}
)

// core strips words that add nothing from both ends, but never everything.
func core(s string) string {
	for again := true; again; {
		again = false
		for _, p := range emptyPrefixes {
			if rest, ok := strings.CutPrefix(s, p); ok && utf8.RuneCountInString(rest) >= 2 {
				s, again = rest, true
			}
		}
		for _, p := range emptySuffixes {
			if rest, ok := strings.CutSuffix(s, p); ok && utf8.RuneCountInString(rest) >= 2 {
				s, again = rest, true
			}
		}
	}
	return s
}

// wordIndex is a table of words that mean the same.
type wordIndex[T comparable] map[string]T

// add enters words under v. A word that is entered twice with different
// meanings is a mistake in the tables, which a test looks for.
func (x wordIndex[T]) add(v T, clash *[]string, words ...string) {
	for _, w := range words {
		key := core(strings.Join(pieces(w), ""))
		if old, ok := x[key]; ok && old != v {
			*clash = append(*clash, w)
		}
		x[key] = v
	}
}

// find looks s up as it is and without the words that add nothing.
func (x wordIndex[T]) find(s string) (T, bool) {
	v, ok := x[s]
	if !ok {
		v, ok = x[core(s)]
	}
	return v, ok
}

// candidates are words that may be offered in place of an unknown one, found
// by the characters and pairs of neighbouring characters that they contain.
type candidates struct {
	labels []string
	sizes  []int
	having map[string][]int // indexes of labels by what they contain
}

func newCandidates(labels ...string) *candidates {
	c := &candidates{labels: labels, having: map[string][]int{}}
	for i, l := range labels {
		own := pairs(bare(l))
		c.sizes = append(c.sizes, len(own))
		for p := range own {
			c.having[p] = append(c.having[p], i)
		}
	}
	return c
}

// nearest returns up to three labels that look most like s, best first.
func (c *candidates) nearest(s string) []string {
	own := pairs(s)
	shared := make([]int, len(c.labels))
	for p := range own {
		for _, i := range c.having[p] {
			shared[i]++
		}
	}
	var labels [3]string
	var scores [3]float64
	for i, label := range c.labels {
		score := 2 * float64(shared[i]) / float64(len(own)+c.sizes[i])
		for k := range scores {
			if score > scores[k] {
				labels[k], label = label, labels[k]
				scores[k], score = score, scores[k]
			}
		}
	}
	n := 0
	for n < len(labels) && labels[n] != "" {
		n++
	}
	return labels[:n]
}

func pairs(s string) map[string]bool {
	out := map[string]bool{}
	runes := []rune(s)
	for i := range runes {
		out[string(runes[i])] = true
		if i > 0 {
			out[string(runes[i-1:i+1])] = true
		}
	}
	return out
}

// quoteAll writes “甲”、“乙” for a sentence.
func quoteAll(words []string) string {
	return "“" + strings.Join(words, "”、“") + "”"
}
