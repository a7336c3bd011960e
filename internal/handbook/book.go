package handbook

import (
	"io/fs"
	"slices"
	"strings"
)

// Book is the whole handbook. Its pages are in the order of the contents.
type Book struct {
	chapters []Chapter
	pages    []*Page          // in the order of the contents
	byName   map[string]*Page // by the name of the file
	byPlace  map[string]*Page // by the place in the window
	files    fs.FS            // for the pictures
}

// Chapter is a heading of the contents with its pages.
type Chapter struct {
	Name  string
	Pages []*Page
}

// Page is one page of the handbook.
type Page struct {
	Name   string   // of its file, without the ending
	Title  string   // 登记公开事项
	Places []string // in the window that it explains: items, items/draft
	Also   []string // 又叫: other words for what it is about
	Lead   Spans    // one sentence: what the page is about
	Blocks []Block
}

// Chapters returns the contents.
func (b *Book) Chapters() []Chapter { return b.chapters }

// Page returns a page by its name.
func (b *Book) Page(name string) (*Page, bool) {
	p, ok := b.byName[name]
	return p, ok
}

// First returns the first page of the contents.
func (b *Book) First() *Page { return b.pages[0] }

// For returns the page that explains a place in the window: a room (items) or
// something within it (items/item/findings). Where no page speaks of the place,
// it is the page of what the place lies in, the room at last, and of a room
// without a page the first of all. Of several pages on one place the first in
// the contents is meant.
func (b *Book) For(place string) *Page {
	for {
		if p, ok := b.byPlace[place]; ok {
			return p
		}
		cut := strings.LastIndexByte(place, '/')
		if cut < 0 {
			return b.First()
		}
		place = place[:cut]
	}
}

// ChapterOf returns the name of the chapter in which a page stands.
func (b *Book) ChapterOf(p *Page) string {
	for _, c := range b.chapters {
		if slices.Contains(c.Pages, p) {
			return c.Name
		}
	}
	return ""
}

// Picture returns a picture, a PNG file, by its name without ending.
func (b *Book) Picture(name string) ([]byte, error) {
	return fs.ReadFile(b.files, pictureFile(name))
}

func pictureFile(name string) string { return "pictures/" + name + ".png" }
