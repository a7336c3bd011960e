package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A snippet shows so many characters before and after the first word.
const snippetBefore, snippetAfter = 12, 48

// snippet cuts the surroundings of the first of the words out of a text, on one
// line, and says where words stand in it. It is "" when none stands there.
func snippet(text string, words []searchWord) (string, []Span) {
	characters := []rune(text)
	folded := make([]rune, len(characters))
	for i, r := range characters {
		folded[i] = foldRune(r)
	}
	first := -1
	for _, w := range words {
		if at := indexRunes(folded, w.folded); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	if first < 0 {
		return "", nil
	}
	from, to := max(0, first-snippetBefore), min(len(characters), first+snippetAfter)
	for i := from; i < to; i++ {
		if folded[i] == ' ' {
			characters[i] = ' ' // a line end is no place in a snippet
		}
	}
	shown := string(characters[from:to])
	return shown, spans(shown, words)
}

func indexRunes(folded []rune, word string) int {
	text := string(folded)
	at := strings.Index(text, word)
	if at < 0 {
		return -1
	}
	return utf8.RuneCountInString(text[:at])
}

// spans finds every place of the words in a text; places that touch or overlap
// are one.
func spans(text string, words []searchWord) []Span {
	folded := fold(text)
	// A folded character may be longer or shorter than it was written.
	places := make([]int, 0, len(folded)+1)
	for i, r := range text {
		for range utf8.RuneLen(foldRune(r)) {
			places = append(places, i)
		}
	}
	places = append(places, len(text))
	var all []Span
	for _, w := range words {
		for from := 0; ; {
			at := strings.Index(folded[from:], w.folded)
			if at < 0 {
				break
			}
			at += from
			from = at + len(w.folded)
			all = append(all, Span{places[at], places[from]})
		}
	}
	return joined(all)
}

func joined(all []Span) []Span {
	slices.SortFunc(all, func(a, b Span) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	var apart []Span
	for _, s := range all {
		if last := len(apart) - 1; last >= 0 && s.From <= apart[last].To {
			apart[last].To = max(apart[last].To, s.To)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}
