package sheet

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean makes the text of a cell fit for a record: composed characters (NFC),
// line breaks and tabs as one space, nothing invisible, nothing at the ends.
func clean(s string) string {
	if plain(s) {
		return s
	}
	if strings.Contains(s, "_x") {
		s = unescape(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case invisible(r):
			continue
		case r == ' ' || r == '\u3000' || r == '\u00a0':
			// Spaces inside stay as they are: 张　三 is how some write names.
			if !gap {
				b.WriteRune(r)
			}
		case unicode.IsSpace(r) || unicode.IsControl(r):
			if !gap {
				b.WriteByte(' ')
			}
			gap = true
			continue
		default:
			b.WriteRune(r)
		}
		gap = false
	}
	return norm.NFC.String(strings.TrimSpace(b.String()))
}

// plain reports whether clean would change nothing; nearly every cell is so.
func plain(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "_x") {
		return false
	}
	for _, r := range s {
		if !plainRune(r) {
			return false
		}
	}
	return true
}

// plainRune reports whether r stays as it is in any text: ASCII, Han, CJK
// punctuation and full-width forms, which is what cells hold, and of the rest
// what neither combines nor composes.
func plainRune(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7f, r >= 0x4e00 && r <= 0x9fff, r > 0x3000 && r <= 0x3020, r > 0xff00 && r <= 0xff5e:
		return true
	case r == utf8.RuneError, invisible(r), unicode.IsSpace(r), unicode.IsControl(r), unicode.IsMark(r):
		return false
	}
	return norm.NFC.IsNormalString(string(r))
}

// invisible reports characters that show nothing and only make equal words
// differ: zero-width spaces, byte order marks, writing-direction controls.
func invisible(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e ||
		r >= 0x2060 && r <= 0x2069 || r == 0xfeff || r == 0x00ad
}

// unescape decodes the _x000D_ form in which xlsx writes control characters.
func unescape(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			b.WriteString(s)
			return b.String()
		}
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteRune(rune(n))
		s = s[i+7:]
	}
}

// fold makes writings of the same word equal that differ only in width or
// case: ２０２４ and 2024, （ and (.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xfee0
		case r == 0x3000 || r == 0x00a0:
			return ' '
		case r == '〔' || r == '【' || r == '［' || r == '〖':
			return '('
		case r == '〕' || r == '】' || r == '］' || r == '〗':
			return ')'
		}
		if r < utf8.RuneSelf {
			return unicode.ToLower(r)
		}
		return r
	}, s)
}

// bare is fold without spaces, punctuation and symbols: what is left of
// 不予公开：过程性信息 and of 不予公开（过程性信息） is the same.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return -1
		}
		return r
	}, fold(s))
}

// clip shortens a value for a sentence.
func clip(s string) string {
	const most = 40
	if len(s) > 8*most {
		s = strings.ToValidUTF8(s[:8*most], "") // a cell may hold 32,767 characters
	}
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "……"
}

// columnName gives the letters of column n, counted from 0.
func columnName(n int) string {
	var b [4]byte
	i := len(b)
	for n++; n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}
