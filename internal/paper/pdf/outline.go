package pdf

import (
	"fmt"
	"strings"

	"zwgk/internal/paper"
)

func checkOutline(doc *paper.Document) error {
	for i, b := range doc.Outline {
		if b.Page < 0 || b.Page >= len(doc.Pages) || b.Level < 0 {
			return fmt.Errorf("bookmark %d: page %d or level %d does not exist", i, b.Page, b.Level)
		}
		if err := checkString("书签标题", b.Title); err != nil {
			return err
		}
	}
	return nil
}

// entry is a bookmark's place in the tree of bookmarks. Links are indices
// into the list of entries, -1 for none; 0 is the root.
type entry struct {
	parent, prev, next, first, last int
	below                           int // entries below it, at any depth
}

// outlineTree links bookmarks by their levels. A level that skips one counts
// as one below its parent.
func outlineTree(marks []paper.Bookmark) []entry {
	entries := []entry{{parent: -1, prev: -1, next: -1, first: -1, last: -1}}
	path := []int{0} // the entries above the current place, outermost first
	for i, b := range marks {
		path = path[:min(b.Level+1, len(path))]
		parent, n := path[len(path)-1], i+1
		entries = append(entries, entry{parent: parent, prev: entries[parent].last, next: -1, first: -1, last: -1})
		if prev := entries[parent].last; prev >= 0 {
			entries[prev].next = n
		} else {
			entries[parent].first = n
		}
		entries[parent].last = n
		for _, above := range path {
			entries[above].below++
		}
		path = append(path, n)
	}
	return entries
}

// addOutline adds the bookmarks and returns the number of their root (PDF
// Reference 1.4, 8.2.2). All levels are shown opened.
func addOutline(f *file, doc *paper.Document) int {
	root := len(f.objects) // entry n becomes object root+n
	for n, e := range outlineTree(doc.Outline) {
		var b strings.Builder
		b.WriteString("<<")
		if n == 0 {
			b.WriteString("/Type /Outlines ")
		} else {
			mark := doc.Outline[n-1]
			top := doc.Pages[mark.Page].Height - mark.Y
			fmt.Fprintf(&b, "/Title %s /Dest [%d 0 R /XYZ 0 %s null] ",
				textString(mark.Title), pageObject(mark.Page), number(top.Points()))
		}
		for _, link := range []struct {
			key string
			to  int
		}{{"Parent", e.parent}, {"Prev", e.prev}, {"Next", e.next}, {"First", e.first}, {"Last", e.last}} {
			if link.to >= 0 {
				fmt.Fprintf(&b, "/%s %d 0 R ", link.key, root+link.to)
			}
		}
		if e.below > 0 {
			fmt.Fprintf(&b, "/Count %d", e.below)
		}
		b.WriteString(">>")
		f.add(object{dict: b.String()})
	}
	return root
}
