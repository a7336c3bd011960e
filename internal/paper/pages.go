package paper

import (
	"fmt"
	"strings"

	"zwgk/internal/fault"
)

// Document lays the blocks out on pages and numbers them. It does not change
// the flow and may be called again.
//
// When a text holds characters that no font has, the error is a fault with
// code Font that names them and where they stand. The document is complete
// even then, with 〓 in their place, so that it can be shown; it should not be
// issued.
func (f *Flow) Document(meta Meta) (*Document, error) {
	if f.err != nil {
		return nil, f.err
	}
	p := &pager{Flow: f, doc: &Document{Meta: meta}}
	p.open()
	for i := 0; i < len(f.items); i++ {
		p.item(i)
	}
	if len(p.doc.Pages) > 1 && p.empty() {
		p.doc.Pages = p.doc.Pages[:len(p.doc.Pages)-1]
	}
	for i := range p.doc.Pages {
		page := &p.doc.Pages[i]
		page.Marks = append(page.Marks, f.style.below(f.fonts, i, len(p.doc.Pages))...)
	}
	return p.doc, missingFault(f.lost)
}

// pager fills pages with the items of a flow.
type pager struct {
	*Flow
	doc   *Document
	y     Length // from the top of the text block
	bound int    // items before this one have been bound together
	whole Length // what a page of its own would leave for the table among them
}

func (p *pager) page() *Page { return &p.doc.Pages[len(p.doc.Pages)-1] }

// empty reports whether the page has nothing on it.
func (p *pager) empty() bool { return len(p.page().Marks) == 0 && p.y == 0 }

func (p *pager) room() Length { return p.style.BlockHeight - p.y }

func (p *pager) open() {
	p.doc.Pages = append(p.doc.Pages, Page{Width: p.style.Width, Height: p.style.Height})
	p.y = 0
}

// item places item i, on a new page when it or the items bound to it do not
// fit on this one.
func (p *pager) item(i int) {
	it := &p.items[i]
	switch {
	case it.turn:
		if !p.empty() {
			p.open()
		}
		return
	case it.space && p.y == 0 && len(p.doc.Pages) > 1:
		return
	}
	if i >= p.bound {
		p.bind(i)
		if it.space && p.y == 0 && len(p.doc.Pages) > 1 { // the page was full before it
			return
		}
	}
	if it.table != nil {
		p.tableParts(i)
		return
	}
	if it.height > p.room() && !p.empty() {
		p.open()
		if it.space {
			return
		}
	}
	p.put(it)
}

// bind turns the page when the items kept together from item i on do not fit
// on this page but do on one of their own.
func (p *pager) bind(i int) {
	end, height := i, Length(0)
	for {
		it := &p.items[end]
		height += it.height
		if it.table != nil {
			p.whole = p.style.BlockHeight - height
			height += it.table.least(p.whole)
		}
		end++
		if !it.keep || end == len(p.items) || p.items[end].turn {
			break
		}
	}
	p.bound = end
	if height > p.room() && height <= p.style.BlockHeight && !p.empty() {
		p.open()
	}
}

// put draws an item at the current height.
func (p *pager) put(it *item) {
	page := p.page()
	x, y := p.style.Left+it.dx, p.style.Top+p.y
	if it.bookmark != nil {
		b := *it.bookmark
		b.Page, b.Y = len(p.doc.Pages)-1, y
		p.doc.Outline = append(p.doc.Outline, b)
	}
	if it.block != nil {
		page.Marks = it.block.appendLine(page.Marks, it.line, x, y)
	}
	page.Marks = appendMoved(page.Marks, it.marks, x, y)
	p.y += it.height
}

// tableParts draws a table, page after page.
func (p *pager) tableParts(i int) {
	it := &p.items[i]
	g := it.table
	if g.least(p.whole) > p.room() && !p.empty() {
		p.open()
	}
	for from := 0; ; {
		to := from
		if from < g.body.rows() {
			to = g.body.breakAt(from, p.room()-g.headHeight())
			if last := g.body.lastGroup(); g.t.KeepWithNext && to == g.body.rows() && last > from &&
				g.headHeight()+sum(g.body.fit(from, to))+p.tail(i) > p.room() {
				to = last
			}
		}
		marks, height := g.part(from, to, g.body.fit(from, to))
		page := p.page()
		page.Marks = appendMoved(page.Marks, marks, p.style.Left+it.dx, p.style.Top+p.y)
		p.y += height
		if to >= g.body.rows() {
			return
		}
		from = to
		p.open()
	}
}

// tail is the height of what follows item i and stays together.
func (p *pager) tail(i int) (height Length) {
	for i++; i < len(p.items) && !p.items[i].turn; i++ {
		it := &p.items[i]
		height += it.height
		if it.table != nil {
			return height + it.table.least(p.style.BlockHeight-height)
		}
		if !it.keep && !it.space {
			break
		}
	}
	return height
}

// least is the height that a page must have left for the table to start on
// it; whole is the height of a page's text block.
func (g *grid) least(whole Length) Length {
	h := g.headHeight()
	if g.body.rows() == 0 {
		return h
	}
	if g.t.KeepTogether {
		if all := h + sum(g.body.fit(0, g.body.rows())); all <= whole {
			return all
		}
	}
	return h + g.body.least(0)
}

// appendMoved adds marks moved by x, y.
func appendMoved(out, marks []Mark, x, y Length) []Mark {
	for _, m := range marks {
		switch m := m.(type) {
		case Text:
			m.X, m.Y = m.X+x, m.Y+y
			out = append(out, m)
		case Line:
			m.X1, m.Y1, m.X2, m.Y2 = m.X1+x, m.Y1+y, m.X2+x, m.Y2+y
			out = append(out, m)
		case Rect:
			m.X, m.Y = m.X+x, m.Y+y
			out = append(out, m)
		case Picture:
			m.X, m.Y = m.X+x, m.Y+y
			out = append(out, m)
		}
	}
	return out
}

// missingFault says which characters no font has; nil when there are none.
func missingFault(lost []Missing) error {
	const named = 5
	var said []string
	seen := map[rune]bool{}
	for _, m := range lost {
		if !seen[m.Rune] {
			seen[m.Rune] = true
			if len(said) < named {
				said = append(said, fmt.Sprintf("“%c”（U+%04X，在“%s”里）", m.Rune, m.Rune, m.Text))
			}
		}
	}
	if len(seen) == 0 {
		return nil
	}
	more := ""
	if len(seen) > named {
		more = fmt.Sprintf("等%d个字", len(seen))
	}
	return fault.New(fault.Font, "字体里没有%s%s，打印出来会是“〓”。安装生僻字补充字体，或改用别的字", strings.Join(said, "、"), more)
}
