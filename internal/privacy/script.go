package privacy

import (
	"strings"
	"time"
	"unicode/utf8"
)

// script is a text as the finders read it, character by character: full-width
// letters, digits and punctuation are folded to ASCII, characters without width
// are left out, and every character knows where it stands in the text.
type script struct {
	text  string
	day   time.Time // against which ages are counted
	runes []rune
	spots []spot
}

// spot is the bytes of one character: text[from:to].
type spot struct{ from, to int32 }

func newScript(text string, day time.Time) *script {
	s := &script{text: text, day: day, runes: make([]rune, 0, len(text)/2+8), spots: make([]spot, 0, len(text)/2+8)}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !invisible(r) {
			s.runes = append(s.runes, fold(r))
			s.spots = append(s.spots, spot{int32(i), int32(i + size)})
		}
		i += size
	}
	return s
}

// invisible characters are put between digits to break a number up, or come
// along when a web page is copied.
func invisible(r rune) bool {
	return r == 0xFEFF || r == 0x00AD || r >= 0x200B && r <= 0x200D || r == 0x2060
}

func fold(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000, r == 0x00A0, r >= 0x2000 && r <= 0x200A, r == 0x202F:
		return ' '
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0xFE63:
		return '-'
	}
	return r
}

// at returns the character i, or 0 beyond the ends.
func (s *script) at(i int) rune {
	if i < 0 || i >= len(s.runes) {
		return 0
	}
	return s.runes[i]
}

// span makes a finding of the characters from up to to.
func (s *script) span(kind Kind, from, to int, severity Severity, reason string) Finding {
	start, end := int(s.spots[from].from), int(s.spots[to-1].to)
	return Finding{Kind: kind, Text: s.text[start:end], Start: start, End: end, Severity: severity, Reason: reason}
}

func (s *script) skip(i int, of func(rune) bool, most int) int {
	for n := 0; n < most && i < len(s.runes) && of(s.runes[i]); n++ {
		i++
	}
	return i
}

// count returns how many of the characters from up to to are such.
func (s *script) count(from, to int, such func(rune) bool) int {
	n := 0
	for _, r := range s.runes[from:min(to, len(s.runes))] {
		if such(r) {
			n++
		}
	}
	return n
}

// oneOf reports whether r is one of the characters; 0, which stands beyond the
// ends, never is.
func oneOf(r rune, set string) bool { return r != 0 && strings.ContainsRune(set, r) }

func isDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func isAlnum(r rune) bool  { return isDigit(r) || isLetter(r) }
func isSpace(r rune) bool  { return r == ' ' || r == '\t' }
func isBreak(r rune) bool  { return r == '\n' || r == '\r' || r == 0 }
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == 0x3007 || r >= 0x20000 && r <= 0x323AF
}

// endsSentence tells where what is said of one person stops.
func endsSentence(r rune) bool {
	return isBreak(r) || r == '。' || r == ';' || r == '!' || r == '?'
}

// stars stands for a masked character, whatever star was used.
func isStar(r rune) bool { return r == '*' || r == '×' || r == '✱' || r == '＊' }
