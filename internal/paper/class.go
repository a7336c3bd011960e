package paper

import (
	"strings"
	"unicode"
)

// class is how a character behaves at the ends of a line (禁则).
type class uint8

const (
	han     class = iota // a line may break before and after it
	opening              // never ends a line
	closing              // never starts a line
	letter               // part of a Latin word or a number
	space                // hangs over the end of a line
	glue                 // no-break space: no break on either side
	newline              // ends the line
	hint                 // BreakHint
	dropped              // invisible; not part of the text
)

const (
	openers = "（《「『“‘〔【〈［｛〖￥＄£№¥$#([{"
	closers = "，。、；：？！）》」』”’〉〕】］｝〗％‰℃°…—·・‧々～〜／,.;:?!)]}%/-_–"
	// stops are the marks whose blank half may be squeezed; openers with a
	// blank left half are squeezable too.
	stops      = "，。、；：？！）》」』”’〉〕】］｝〗"
	squeezable = "（《「『“‘〔【〈［｛〖" + stops
	// joiners tie letters on both sides into one word.
	joiners  = ".,:/-_'’?·"
	suffixes = "%‰℃°％"
)

var classes = func() map[rune]class {
	m := map[rune]class{'\n': newline, ' ': space, '\u3000': space, '\u00a0': glue, '\ufdd0': hint}
	for _, r := range openers {
		m[r] = opening
	}
	for _, r := range closers {
		m[r] = closing
	}
	return m
}()

// classOf returns the class of r standing alone.
func classOf(r rune) class {
	if r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF {
		return han
	}
	if c, listed := classes[r]; listed {
		return c
	}
	switch {
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return dropped
	case r < 0x80, r < 0x2000 && unicode.In(r, unicode.L, unicode.N, unicode.M):
		return letter
	case r >= 0xFF10 && r <= 0xFF19, r >= 0xFF21 && r <= 0xFF3A, r >= 0xFF41 && r <= 0xFF5A:
		return letter
	}
	return han
}

// tidy makes line ends and tabs of foreign text uniform.
var tidy = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n", "\t", " ")

func isSqueezable(r rune) bool { return strings.ContainsRune(squeezable, r) }
func isJoiner(r rune) bool     { return strings.ContainsRune(joiners, r) }
func isSuffix(r rune) bool     { return strings.ContainsRune(suffixes, r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
