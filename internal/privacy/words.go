package privacy

import (
	"slices"
	"strings"
)

// words is a list of words that can be looked for at a place in a script. The
// cost is bounded by the longest word.
type words struct {
	byFirst map[rune][][]rune // longest first
	longest int
}

// list makes words of a text with one word between spaces.
func list(text string) *words {
	w := &words{byFirst: map[rune][][]rune{}}
	for _, f := range strings.Fields(text) {
		word := []rune(f)
		w.byFirst[word[0]] = append(w.byFirst[word[0]], word)
		w.longest = max(w.longest, len(word))
	}
	for _, same := range w.byFirst {
		slices.SortFunc(same, func(a, b []rune) int { return len(b) - len(a) })
	}
	return w
}

// match returns where the longest word beginning at i ends, or -1.
func (w *words) match(s *script, i int) int {
	if i < 0 || i >= len(s.runes) {
		return -1
	}
	for _, word := range w.byFirst[s.runes[i]] {
		if len(word) <= len(s.runes)-i && slices.Equal(s.runes[i:i+len(word)], word) {
			return i + len(word)
		}
	}
	return -1
}

// endsAt reports whether a word ends right before i.
func (w *words) endsAt(s *script, i int) bool {
	for n := 1; n <= w.longest && n <= i; n++ {
		for _, word := range w.byFirst[s.runes[i-n]] {
			if len(word) == n && slices.Equal(s.runes[i-n:i], word) {
				return true
			}
		}
	}
	return false
}

// within reports whether a word stands wholly between from and to.
func (w *words) within(s *script, from, to int) bool {
	from, to = max(from, 0), min(to, len(s.runes))
	for i := from; i < to; i++ {
		if end := w.match(s, i); end >= 0 && end <= to {
			return true
		}
	}
	return false
}

// in reports whether the text holds one of the words.
func (w *words) in(text string) bool {
	s := newScript(text, noDay)
	return w.within(s, 0, len(s.runes))
}
