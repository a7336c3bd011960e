package grid

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

func plain(text string, c color.Color, size float32) *canvas.Text {
	t := canvas.NewText(text, c)
	t.TextSize = size
	return t
}

func style(bold bool) fyne.TextStyle { return fyne.TextStyle{Bold: bold} }

func width(text string, size float32, bold bool) float32 {
	return fyne.MeasureText(text, size, style(bold)).Width
}

// lineHeight is the height of a canvas.Text of a size.
func lineHeight(size float32) float32 {
	return fyne.MeasureText("国", size, style(false)).Height
}

// middle returns where a line of text begins so that its characters stand in
// the middle of a height: the font keeps more room above them than below.
func middle(y, h, size float32) float32 {
	return float32(int(y + (h-lineHeight(size))/2 - size*0.07 + 0.5))
}

// scaled grows a length of standard type with the setting in force.
func scaled(length float32) float32 {
	if theme.Current() == theme.Standard {
		return length
	}
	return float32(int(length*theme.Body.Size()/15 + 0.5))
}

// setText changes a text and repaints it only when something is different:
// every repaint makes a new texture.
func setText(t *canvas.Text, text string, c color.Color, size float32, bold bool) {
	if t.Text == text && t.Color == c && t.TextSize == size && t.TextStyle.Bold == bold {
		return
	}
	t.Text, t.Color, t.TextSize, t.TextStyle = text, c, size, style(bold)
	t.Refresh()
}

// fitter cuts texts to the width of their cells and remembers the cuts.
type fitter struct{ known map[fitKey][2]string }

type fitKey struct {
	text  string
	size  float32
	width int
	bold  bool
	lines int
}

const ellipsis = "…"

// fit returns the one or two lines in which a text is shown.
func (f *fitter) fit(text string, size, room float32, bold bool, lines int) [2]string {
	key := fitKey{text, size, int(room), bold, lines}
	if cut, ok := f.known[key]; ok {
		return cut
	}
	if f.known == nil || len(f.known) > 4000 {
		f.known = map[fitKey][2]string{}
	}
	cut := [2]string{}
	switch {
	case width(text, size, bold) <= room:
		cut[0] = text
	case lines > 1:
		n := breakAt([]rune(text), size, room, bold)
		cut[0] = string([]rune(text)[:n])
		cut[1] = shorten(string([]rune(text)[n:]), size, room, bold)
	default:
		cut[0] = shorten(text, size, room, bold)
	}
	f.known[key] = cut
	return cut
}

// shorten ends a text that is too long with an ellipsis.
func shorten(text string, size, room float32, bold bool) string {
	if width(text, size, bold) <= room {
		return text
	}
	runes := []rune(text)
	n := prefix(runes, size, room-width(ellipsis, size, bold), bold)
	if n == 0 {
		return ""
	}
	return string(runes[:n]) + ellipsis
}

// prefix returns how many runes fit.
func prefix(runes []rune, size, room float32, bold bool) int {
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if width(string(runes[:middle]), size, bold) <= room {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}

const (
	notFirst = "，。、；：？！）》〉」』”’〕】…%)],.;:!?"
	notLast  = "（《〈「『“‘〔【([ "
)

// breakAt returns where a line ends: not before closing and not behind opening
// marks, and not inside a word or number.
func breakAt(runes []rune, size, room float32, bold bool) int {
	n := max(prefix(runes, size, room, bold), 1)
	if n >= len(runes) {
		return len(runes)
	}
	for at := n; at > 0 && at > n-6; at-- {
		if canBreak(runes[at-1], runes[at]) {
			return at
		}
	}
	return n
}

func canBreak(before, after rune) bool {
	if strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before) {
		return false
	}
	return !latin(before) || !latin(after)
}

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// hint inside a text is the place where it is best broken.
const hint = '\u200b'

// wrap breaks a text into lines: at the hints when the pieces fit then, else
// where the room ends.
func wrap(text string, size, room float32, bold bool) []string {
	pieces := strings.Split(text, string(hint))
	whole := strings.Join(pieces, "")
	if width(whole, size, bold) <= room {
		return []string{whole}
	}
	fits := len(pieces) > 1
	for _, piece := range pieces {
		fits = fits && width(piece, size, bold) <= room
	}
	if fits {
		return pieces
	}
	var lines []string
	for runes := []rune(whole); len(runes) > 0; {
		n := breakAt(runes, size, room, bold)
		lines = append(lines, string(runes[:n]))
		runes = runes[n:]
	}
	return lines
}
