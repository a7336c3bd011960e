package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// splitter is the version of the rules in this file and of initials. Whoever
// changes what they give raises it, and every office builds its index again.
const splitter = 2

// foldRune makes characters equal that a person takes for one: letter case,
// full width, the shapes of brackets and dashes, compatibility forms of Han
// characters, kinds of space. One character stays one character, so that a
// place in the folded text is the same place in the text.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return foldASCII(r)
	case r >= 0x3400 && r <= 0x9FFF:
		return r
	case r >= '！' && r <= '～':
		return foldASCII(r - '！' + '!')
	}
	switch r {
	case '〔', '【':
		return '('
	case '〕', '】':
		return ')'
	case '—', '–', '‐', '−':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	if isCompatibility(r) {
		if one := []rune(norm.NFKC.String(string(r))); len(one) == 1 {
			return one[0]
		}
		return r
	}
	return unicode.ToLower(r)
}

func foldASCII(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	case r == '[':
		return '('
	case r == ']':
		return ')'
	case r >= '\t' && r <= '\r':
		return ' '
	}
	return r
}

// isCompatibility reports whether r is a second form of a Han character:
// radicals as copied from PDF files, and the forms kept for old encodings.
func isCompatibility(r rune) bool {
	return r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F
}

// fold folds a text.
func fold(text string) string { return strings.Map(foldRune, text) }

// compact is a document number without the spaces that some typists put in.
func compact(number string) string {
	if !strings.ContainsFunc(number, unicode.IsSpace) {
		return number
	}
	return strings.Join(strings.Fields(number), "")
}

// isGramRune reports whether pairs are made with a folded character. All else
// parts the text, so that the index is not filled with commas.
func isGramRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	case r >= 0x3400 && r <= 0x9FFF:
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// runs calls each with every stretch of gram characters in a folded text.
func runs(folded string, each func(run string)) {
	start := -1
	for i, r := range folded {
		switch inside := isGramRune(r); {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			each(folded[start:i])
			start = -1
		}
	}
	if start >= 0 {
		each(folded[start:])
	}
}

// guardMark stands before and after the audience of a guarded gram. It is a
// private character: no gram of a text has it.
const guardMark = "\uE001"

func guardedPrefix(audience string) string { return guardMark + audience + guardMark }

// eachPair calls take with every pair of a folded text, and with the last
// character of every run by itself, so that every character begins a gram.
func eachPair(folded string, take func(gram string)) {
	runs(folded, func(run string) {
		_, size := utf8.DecodeRuneInString(run)
		for run != "" {
			_, next := utf8.DecodeRuneInString(run[size:])
			take(run[:size+next])
			run, size = run[size:], next
		}
	})
}

// searchWord is one word of a query.
type searchWord struct {
	folded string
	grams  []string // that every text with the word has
	begun  []string // that begin a gram of every text with the word
	exact  bool     // a text with these has the word
}

// searchWords splits what a person wrote at its spaces.
func searchWords(text string) []searchWord {
	var words []searchWord
	for _, folded := range strings.Fields(fold(text)) {
		if !slices.ContainsFunc(words, func(w searchWord) bool { return w.folded == folded }) {
			words = append(words, newSearchWord(folded))
		}
	}
	return words
}

func newSearchWord(folded string) searchWord {
	w := searchWord{folded: folded}
	runs(folded, func(run string) {
		characters := []rune(run)
		if len(characters) == 1 {
			w.begun = append(w.begun, run)
			w.exact = run == folded
			return
		}
		for i := range characters[1:] {
			w.grams = append(w.grams, string(characters[i:i+2]))
		}
		w.exact = len(characters) == 2 && run == folded
	})
	if len(w.grams) > 0 {
		w.begun = nil // every one costs a walk through the index, and the pairs say enough
	}
	return w
}

// expression is what the index is asked for, "" when it cannot help. Grams
// have no quotes and no ASCII signs, so that nothing in them can be taken for
// the index's own language.
func expression(words []searchWord, audiences []string) string {
	var terms []string
	need := func(gram, star string) {
		shapes := []string{`"` + gram + `"` + star}
		for _, audience := range audiences {
			if audience != "" {
				shapes = append(shapes, `"`+guardedPrefix(audience)+gram+`"`+star)
			}
		}
		if term := "(" + strings.Join(shapes, " OR ") + ")"; !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	for _, w := range words {
		for _, gram := range w.grams {
			need(gram, "")
		}
		for _, begun := range w.begun {
			need(begun, "*")
		}
	}
	return strings.Join(terms, " AND ")
}
