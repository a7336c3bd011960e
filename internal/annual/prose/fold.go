package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded are the signs that people type in more than one width.
var folded = map[rune]rune{
	',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '!': '！', '?': '？', '％': '%', '﹪': '%', '．': '.',
	'〈': '<', '〉': '>', '＜': '<', '＞': '>', '[': '〔', ']': '〕', '［': '〔', '］': '〕', '【': '〔', '】': '〕',
}

// Fold gives text one spelling: figures and letters of half width, Chinese
// punctuation, no white space, no commas inside numbers. Two texts that a
// reader takes for the same are the same after Fold.
func Fold(text string) string {
	runes := []rune(text)
	var b strings.Builder
	b.Grow(len(text))
	for i, r := range runes {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case unicode.IsSpace(r) || strings.ContainsRune(invisible, r):
		case (r == ',' || r == '，') && insideNumber(runes, i):
		default:
			b.WriteRune(narrow(r))
		}
	}
	return b.String()
}

// invisible characters come with text that was copied from web pages.
const invisible = "\u200b\ufeff\u00ad"

// narrow gives the one form of a sign that has several.
func narrow(r rune) rune {
	if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' {
		return r - '０' + '0'
	}
	if other, ok := folded[r]; ok {
		return other
	}
	return r
}

// insideNumber reports whether the comma at i parts the thousands of a number.
func insideNumber(runes []rune, i int) bool {
	if i == 0 || i+3 >= len(runes) || !isDigit(runes[i-1]) {
		return false
	}
	for _, r := range runes[i+1 : i+4] {
		if !isDigit(r) {
			return false
		}
	}
	return i+4 == len(runes) || !isDigit(runes[i+4])
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// Plain is Fold without any punctuation: what is left when only the words
// count, as in labels and headings.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) || unicode.IsSymbol(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, Fold(text))
}

// Clip shortens text for quoting: at most n characters.
func Clip(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	return string(runes[:n]) + "……"
}

// longestSentence is how many bytes are searched for the ends of a sentence
// or clause. No real one is near it; it bounds what a made-up one can cost.
const longestSentence = 3000

// Sentence returns the bounds of the sentence around an offset: what stands
// between two full stops or line ends.
func Sentence(text string, at int) (start, end int) { return between(text, at, "。！？\n") }

// Clause returns the bounds of the clause around an offset: a sentence's piece
// between commas, semicolons and colons.
func Clause(text string, at int) (start, end int) { return between(text, at, "，；：。！？\n") }

func between(text string, at int, marks string) (start, end int) {
	start, end = max(0, at-longestSentence), min(len(text), at+longestSentence)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	if i := strings.LastIndexAny(text[start:at], marks); i >= 0 {
		start += i + runeLen(text[start+i:])
	}
	if i := strings.IndexAny(text[at:end], marks); i >= 0 {
		end = at + i
	}
	return start, end
}

func runeLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// bracketed reports whether the offset stands inside round brackets.
func bracketed(text string, from, at int) bool {
	return strings.Count(text[from:at], "（") > strings.Count(text[from:at], "）")
}
