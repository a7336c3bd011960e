package sheet

import (
	"context"
	"strings"

	"zwgk/internal/fault"
)

// maxTexts bounds the number of different texts: each costs memory of its own.
const maxTexts = 1_500_000

// readTexts reads the table of texts that cells refer to by number.
func (w *workbook) readTexts(ctx context.Context, part string) error {
	if part == "" || w.files[part] == nil {
		return nil
	}
	b, err := w.unpack(ctx, part, nil)
	if err != nil {
		return err
	}
	s := scanner{b: b}
	var scratch []byte
	for t := s.next(); t.kind != endOfPart; t = s.next() {
		switch {
		case t.kind == brokenXML || s.doctype:
			return damaged(errDamaged, "文字部分")
		case string(t.name) != "si":
			continue
		case t.kind == emptyTag:
			w.strings = append(w.strings, "")
		case t.kind == openTag:
			text, ok := richText(&s, "si", scratch[:0])
			if !ok {
				return damaged(errDamaged, "文字部分")
			}
			scratch = text
			w.strings = append(w.strings, w.cellText(text))
		}
		if len(w.strings) > maxTexts {
			return fault.New(fault.TooLarge, "表里不同的文字超过%d万条，不像平常的台账。按年份分成几个文件", maxTexts/10_000)
		}
		if len(w.strings)%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

// richText appends the text of an <si> or <is> element up to its end tag: the
// <t> elements of all runs, but not those of phonetic guides (<rPh>), which
// WPS and Excel keep beside the text.
func richText(s *scanner, element string, dst []byte) ([]byte, bool) {
	inText, phonetic := false, false
	for {
		t := s.next()
		switch t.kind {
		case endOfPart, brokenXML:
			return dst, false
		case charData:
			if inText && !phonetic {
				dst = appendDecoded(dst, t.text)
			}
		case rawText:
			if inText && !phonetic {
				dst = append(dst, t.text...)
			}
		case openTag, closeTag:
			switch string(t.name) {
			case element:
				return dst, true
			case "t":
				inText = t.kind == openTag
			case "rPh":
				phonetic = t.kind == openTag
			}
		default:
		}
	}
}

// cellText makes a string of the bytes of a cell, on one line unless the lines
// of a cell matter.
func (w *workbook) cellText(b []byte) string {
	if w.lines {
		return linesText(b)
	}
	return cellText(b)
}

// cellText makes one line of the bytes of a cell; bytes that are no text
// become the replacement character, which shows.
func cellText(b []byte) string {
	return clean(strings.ToValidUTF8(string(b), "\ufffd"))
}
