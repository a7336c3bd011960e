package sheet

import (
	"context"
	"strings"
)

// isDateStyle reports whether a cell style shows a number as a date. It
// matters only where a text is expected: a note 2024-3-5 that the spreadsheet
// program took for a date. The styles are read when first asked for, and a
// file whose styles cannot be read has none.
func (w *workbook) isDateStyle(style int) bool {
	if style == 0 || w.styles == "" {
		return false
	}
	if w.dates == nil {
		w.dates = map[int]bool{}
		if f := w.files[w.styles]; f != nil && f.UncompressedSize64 <= 16<<20 {
			if b, err := w.unpack(context.Background(), w.styles, nil); err == nil {
				w.readStyles(b)
			}
		}
	}
	return w.dates[style]
}

// readStyles notes which entries of cellXfs use a number format for dates.
func (w *workbook) readStyles(b []byte) {
	formats := map[int]bool{}
	s := scanner{b: b}
	inCells, index := false, 0
	for t := s.next(); t.kind != endOfPart && t.kind != brokenXML && !s.doctype; t = s.next() {
		switch string(t.name) {
		case "numFmt":
			if t.kind != closeTag {
				formats[t.attrInt("numFmtId")] = isDateFormat(t.attrText("formatCode"))
			}
		case "cellXfs":
			inCells = t.kind == openTag
		case "xf":
			if !inCells || t.kind == closeTag {
				continue
			}
			id := t.attrInt("numFmtId")
			if formats[id] || builtInDate(id) {
				w.dates[index] = true
			}
			index++
		}
	}
}

// builtInDate knows the date formats that a file need not spell out: 14 to 17
// and 22, and 27 to 36 and 50 to 58 for Chinese forms (ECMA-376 part 1, 18.8.30).
func builtInDate(id int) bool {
	return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
}

// isDateFormat reports whether a number format shows year and day or month.
func isDateFormat(format string) bool {
	var b strings.Builder
	quoted, bracket := false, false
	for _, r := range strings.ToLower(format) {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket:
			b.WriteRune(r)
		}
	}
	s := b.String()
	return strings.Contains(s, "y") || strings.Contains(s, "m") && strings.Contains(s, "d")
}
