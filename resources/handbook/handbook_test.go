package handbook_test

import (
	"testing"

	"zwgk/internal/handbook"
	files "zwgk/resources/handbook"
)

// TestThePagesAreABook: every page is written in the format and listed, links
// lead somewhere, pictures are there.
func TestThePagesAreABook(t *testing.T) {
	book, err := handbook.Load(files.Pages())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range book.Chapters() {
		t.Logf("%s: %d", c.Name, len(c.Pages))
	}
	if len(book.Search("工作日")) == 0 {
		t.Error("no page speaks of a working day")
	}
}
