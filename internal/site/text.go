package site

import (
	"fmt"
	"strings"
	"unicode"
)

// paragraphs cleans a text and gives its lines that are not empty.
func paragraphs(texts []string) []string {
	var all []string
	for _, text := range texts {
		for line := range strings.SplitSeq(clean(text), "\n") {
			if line = strings.TrimRight(line, " \u3000"); line != "" {
				all = append(all, line)
			}
		}
	}
	return all
}

// oneLine cleans a text that stands on one line.
func oneLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(clean(s), "\n", " "))
}

// clean drops what cannot be seen: control characters, and the format
// characters that turn the direction of writing, by which a title can read
// differently from what it is. Line ends of every kind become \n.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case !visible(r):
			return -1
		}
		return r
	}, s)
}

// visible excludes control and format characters and the 66 code points that
// are no characters. Private use stays: some names of people are written in it.
func visible(r rune) bool {
	return !unicode.In(r, unicode.Cc, unicode.Cf) && r&0xFFFE != 0xFFFE && (r < 0xFDD0 || r > 0xFDEF)
}

// orDash shows that a field is empty and not forgotten.
func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// sizeText gives a number of bytes as people read it.
func sizeText(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d字节", n)
}
