package form

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/disclosure"
	"zwgk/internal/paper"
)

// columns says how wide the columns of a table want to be, in thousandths of
// the size of type.
type columns struct {
	least []paper.Length // no narrower, or words and numbers are cut
	wish  []paper.Length // wide enough for every cell on one line, up to a limit
}

const (
	measureSize = 100 * paper.Point // at which widths are measured
	em          = 1000              // of the size of type
	shortCell   = 6 * em            // cells up to this width stay on one line
	longestWish = 24 * em           // what one column may ask for
	longestWord = 14 * em           // a longer word (an address) is left to break
	textLeast   = 5 * em            // of a column of prose
)

// measure finds the widths of a table's columns.
func measure(fonts *paper.FontSet, t disclosure.Table, even []bool) columns {
	style := paper.TextStyle{Face: paper.Song, Size: measureSize}
	width := func(s string) paper.Length { return fonts.Advance(s, style) / 100 }
	out := columns{make([]paper.Length, len(t.Header)), make([]paper.Length, len(t.Header))}
	for c, head := range t.Header {
		least, wish := max(width(longestRun(head)), headLeast(width(head))), width(head)
		for _, sum := range sumsOf(t, c) {
			least = max(least, width(sum))
		}
		for _, row := range t.Rows {
			if c >= len(row) {
				continue
			}
			text := written(clipRunes(strings.TrimSpace(row[c]), 60), even[c])
			w := width(text)
			wish = max(wish, w)
			switch {
			case w <= shortCell:
				least = max(least, w)
			default:
				least = max(least, textLeast, min(width(longestRun(text)), longestWord))
			}
		}
		out.least[c], out.wish[c] = least, max(least, min(wish, longestWish))
	}
	return out
}

// headLeast lets a head stand on two lines, when it is longer than two
// characters.
func headLeast(w paper.Length) paper.Length {
	if w <= 2*em {
		return w
	}
	return max(2*em, (w/em+1)/2*em)
}

// longestRun is the longest word or number of a text.
func longestRun(text string) string {
	longest := ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r > 0x2000 || unicode.IsSpace(r) }) {
		if len(word) > len(longest) {
			longest = word
		}
	}
	return longest
}

func clipRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// leastHeight is a height below which a text surely does not go at a size of
// type, though half of it be Latin: what is higher than a page need not be
// laid out to see that.
func leastHeight(text string, size, width paper.Length) paper.Length {
	perLine := max(2*width/size, 1)
	return paper.Length(utf8.RuneCountInString(text)) / perLine * size * 3 / 2
}

// fittingSize is the largest type up to size in which a table has no torn
// words, or the smallest that can be read.
func fittingSize(fonts *paper.FontSet, t disclosure.Table, size, width paper.Length) paper.Length {
	c := measure(fonts, t, uneven(t))
	for size > paper.Size5Small && !c.fit(size, width) {
		size -= paper.Point / 2
	}
	return size
}

// padding is the space left and right of a cell's text, in thousandths of the
// size of type.
const padding = em / 3

// fit reports whether all columns have their least width at a size of type.
func (c columns) fit(size, width paper.Length) bool {
	return c.total(c.least)*size/em <= width
}

func (c columns) total(widths []paper.Length) paper.Length {
	var sum paper.Length
	for _, w := range widths {
		sum += w + 2*padding
	}
	return sum
}

// widths shares out a width: first what is needed, then what is wished for,
// and what is left in proportion.
func (c columns) widths(size, width paper.Length) []paper.Column {
	out := make([]paper.Column, len(c.least))
	room := width * em / size
	least, wish := c.total(c.least), c.total(c.wish)
	for i := range out {
		w := c.least[i] + 2*padding
		switch {
		case room >= wish: // everything fits on one line
			w = (c.wish[i] + 2*padding) * room / wish
		case room > least:
			w += (c.wish[i] - c.least[i]) * (room - least) / (wish - least)
		}
		out[i].Width = max(w*size/em, 1)
	}
	return out
}
