package store

import (
	_ "embed"
	"strings"
)

// initialsTable has the first letter of the commonest reading of every
// character from initialsFrom on, a dot where there is none, 256 to a line.
// The readings are those of github.com/mozillazg/go-pinyin (MIT), a test holds
// the table to them; the library itself would cost every start of the program
// its map of 41,000 strings.
//
//go:embed initials.txt
var initialsTable string

const initialsFrom, initialsTo, initialsLine = 0x3000, 0x9FFF, 256

// initials returns the first letters of the readings of a title, so that dbsq
// finds 低保申请. Letters and digits stand for themselves, all else parts.
func initials(title string) string {
	var b strings.Builder
	apart := true
	for _, r := range title {
		c := initial(foldRune(r))
		if c == ' ' && apart {
			continue
		}
		b.WriteByte(c)
		apart = c == ' '
	}
	return b.String()
}

func initial(r rune) byte {
	switch {
	case r < 0x80 && isGramRune(r):
		return byte(r)
	case r >= initialsFrom && r <= initialsTo:
		i := int(r - initialsFrom)
		if c := initialsTable[i/initialsLine*(initialsLine+1)+i%initialsLine]; c != '.' {
			return c
		}
	}
	return ' '
}
