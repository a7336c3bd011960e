package pdfin

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"unicode/utf8"
)

// Kinds of page objects (fpdf_edit.h).
const (
	objectText = 1
	objectForm = 5
)

// maxDepth bounds how deep forms are looked into, maxObjects how many things
// of a page are looked at.
const (
	maxDepth   = 8
	maxObjects = 200_000
)

// MissingFonts names the fonts that a page, counted from 0, uses and the file
// does not contain, in the alphabet's order. Such text is drawn in our faces.
func (d *Document) MissingFonts(ctx context.Context, page int) ([]string, error) {
	var s fontSearch
	err := d.onPage(ctx, page, func(c *caller, handle uint64) error {
		s = fontSearch{caller: c, seen: map[uint64]bool{}}
		s.in("FPDFPage_CountObjects", "FPDFPage_GetObject", handle, 0)
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(s.missing)
	return slices.Compact(s.missing), nil
}

type fontSearch struct {
	*caller
	seen    map[uint64]bool
	looked  int
	missing []string
}

func (s *fontSearch) in(count, get string, parent uint64, depth int) {
	for i := range max(s.ask(count, parent), 0) {
		if s.looked++; s.looked > maxObjects || s.looked%256 == 0 && s.late() {
			return
		}
		object := uint64(uint32(s.ask(get, parent, uint64(i))))
		switch s.ask("FPDFPageObj_GetType", object) {
		case objectText:
			s.font(uint64(uint32(s.ask("FPDFTextObj_GetFont", object))))
		case objectForm:
			if depth < maxDepth {
				s.in("FPDFFormObj_CountObjects", "FPDFFormObj_GetObject", object, depth+1)
			}
		}
	}
}

func (s *fontSearch) font(font uint64) {
	if font == 0 || s.seen[font] {
		return
	}
	s.seen[font] = true
	if s.ask("FPDFFont_GetIsEmbedded", font) != 0 {
		return
	}
	const longest = 256
	at := s.alloc(longest)
	s.int("FPDFFont_GetBaseFontName", font, uint64(at), longest)
	name, _, _ := bytes.Cut(s.bytes(at, longest), []byte{0})
	if plain := strings.TrimSpace(string(name)); plain != "" && utf8.ValidString(plain) {
		s.missing = append(s.missing, plain)
	} else {
		s.missing = append(s.missing, "（没有名字）")
	}
	s.free(at)
}
