package helppage_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/handbook"
	"zwgk/internal/present"
	"zwgk/internal/ui/helppage"
)

func book(t testing.TB) *handbook.Book {
	t.Helper()
	b, err := helppage.Book()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestEveryRoomHasItsPage: F1 opens a page that speaks of the room, not the
// first of all.
func TestEveryRoomHasItsPage(t *testing.T) {
	b := book(t)
	for _, place := range present.Places() {
		room, _, _ := strings.Cut(place, "/")
		page := b.For(place)
		if !slices.ContainsFunc(page.Places, func(p string) bool { return p == room || strings.HasPrefix(p, room+"/") }) {
			t.Errorf("%s opens %s, which is about %v", place, page.Name, page.Places)
		}
	}
}

// TestKeysOfThePagesAreThoseOfTheWindow compares with docs/keys.md, which a test
// of the frame compares with what the window knows.
func TestKeysOfThePagesAreThoseOfTheWindow(t *testing.T) {
	table, err := os.ReadFile("../../../docs/keys.md")
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for line := range strings.SplitSeq(string(table), "\n") {
		if cells := strings.Split(line, "|"); len(cells) > 2 {
			known = append(known, strings.FieldsFunc(cells[1], func(r rune) bool { return strings.ContainsRune(" 、", r) })...)
		}
	}
	keys := 0
	for _, c := range book(t).Chapters() {
		for _, p := range c.Pages {
			for _, key := range keysOf(p) {
				keys++
				for one := range strings.FieldsFuncSeq(key, func(r rune) bool { return strings.ContainsRune(" 、", r) }) {
					if !slices.Contains(known, one) && !isRoomKey(one) {
						t.Errorf("%s: %s is no key of the window", p.Name, key)
					}
				}
			}
		}
	}
	if keys < 20 {
		t.Errorf("only %d keys found", keys)
	}
}

// isRoomKey reports whether a key is one of Ctrl+1…9.
func isRoomKey(key string) bool {
	number, ok := strings.CutPrefix(key, "Ctrl+")
	return ok && len(number) == 1 && number >= "1" && number <= "9"
}

func keysOf(p *handbook.Page) (keys []string) {
	take := func(all ...handbook.Spans) {
		for _, spans := range all {
			for _, span := range spans {
				if span.Kind == handbook.Key {
					keys = append(keys, span.Text)
				}
			}
		}
	}
	take(p.Lead)
	for _, block := range p.Blocks {
		switch block := block.(type) {
		case handbook.Paragraph:
			take(block.Spans)
		case handbook.Caution:
			take(block.Spans)
		case handbook.List:
			take(block.Items...)
		case handbook.Steps:
			take(block.Items...)
		case handbook.Table:
			take(block.Head...)
			for _, row := range block.Rows {
				take(row...)
			}
		}
	}
	return keys
}
