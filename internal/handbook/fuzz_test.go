package handbook_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"zwgk/internal/handbook"
)

// FuzzParse: no page brings the parser down, and what it reads is found again
// by its title.
func FuzzParse(f *testing.F) {
	f.Add(itemsPage)
	f.Add(requestsPage)
	f.Add("# 题\r\n> 讲。\r\n1. 一\r\n  接着\r\n未核：`")
	f.Add("# [\n> `键`\n|-|\n![图](a)")
	f.Fuzz(func(t *testing.T, text string) {
		page, err := handbook.Parse("p", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "p:") {
				t.Fatalf("an error that does not say where: %v", err)
			}
			return
		}
		if page.Title == "" || page.Lead.String() == "" {
			t.Fatalf("a page without title or lead: %+v", page)
		}
		book, err := handbook.Load(fstest.MapFS{"contents.txt": {Data: []byte("# 章\np\n")}, "p.md": {Data: []byte(text)}})
		if err != nil {
			return // it refers to what is not there
		}
		if strings.TrimSpace(page.Title) != "" && len(book.Search(page.Title)) != 1 {
			t.Fatalf("%q is not found by its title", page.Title)
		}
	})
}
