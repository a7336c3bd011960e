package grid

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/paper"
	"zwgk/internal/ui/theme"
)

var (
	_ fyne.Focusable    = (*PagePreview)(nil)
	_ fyne.Shortcutable = (*PagePreview)(nil)
)

func (p *PagePreview) show(docs []PreviewDoc, fonts *paper.FontSet) {
	p.docs, p.fonts, p.page = docs, fonts, 0
	for _, l := range []*pageList{p.thumbs, p.pages} {
		l.relayout()
		l.scroll.Refresh()
		l.moveTo(0)
	}
	p.Refresh()
	p.report()
}

// count is the number of pages of the longest document.
func (p *PagePreview) count() int {
	n := 0
	for _, d := range p.docs {
		if d.Document != nil {
			n = max(n, len(d.Document.Pages))
		}
	}
	return n
}

// at returns a page of a document, or nil.
func (p *PagePreview) at(doc, page int) *paper.Page {
	if d := p.docs[doc].Document; d != nil && page < len(d.Pages) {
		return &d.Pages[page]
	}
	return nil
}

// turn makes a page the one in sight.
func (p *PagePreview) turn(page int) {
	if page == p.page {
		return
	}
	p.page = page
	p.thumbs.showRow(page)
	p.report()
}

func (p *PagePreview) report() {
	if p.OnPage != nil {
		p.OnPage(p.Page())
	}
}

func (p *PagePreview) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// FocusGained shows the ring.
func (p *PagePreview) FocusGained() {
	p.focused = true
	slog.Debug("focus", "on", "预览")
	p.Refresh()
}

// FocusLost hides the ring.
func (p *PagePreview) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *PagePreview) TypedRune(rune) {}

// TypedShortcut turns pages with Ctrl+PgDn and Ctrl+PgUp and hands other
// shortcuts on.
func (p *PagePreview) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierControl {
		switch c.KeyName {
		case fyne.KeyPageDown:
			p.Go(p.page + 2)
			return
		case fyne.KeyPageUp:
			p.Go(p.page)
			return
		case fyne.KeyHome:
			p.Go(1)
			return
		case fyne.KeyEnd:
			p.Go(p.count())
			return
		}
	}
	handShortcut(p, p.OnShortcut, s)
}

// TypedKey scrolls and turns pages. PgDn shows what is left of a page before
// it turns to the next.
func (p *PagePreview) TypedKey(e *fyne.KeyEvent) {
	const line = 48
	switch e.Name {
	case fyne.KeyDown:
		p.scrollBy(line)
	case fyne.KeyUp:
		p.scrollBy(-line)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.pageDown()
	case fyne.KeyPageUp:
		p.pageUp()
	case fyne.KeyRight:
		p.Go(p.page + 2)
	case fyne.KeyLeft:
		p.Go(p.page)
	case fyne.KeyHome:
		p.Go(1)
	case fyne.KeyEnd:
		p.Go(p.count())
	default:
		handKey(p, p.OnKey, e)
	}
}

func (p *PagePreview) scrollBy(dy float32) {
	l := p.pages
	l.scroll.scrollTo(fyne.NewPos(l.scroll.offset.X, l.scroll.offset.Y+dy))
}

func (p *PagePreview) pageDown() {
	l := p.pages
	if p.page >= len(l.rows) {
		return
	}
	view := l.scroll.Size().Height
	if l.rows[p.page].bottom > l.scroll.offset.Y+view+1 {
		p.scrollBy(min(view*0.9, l.rows[p.page].bottom+pageGap-l.scroll.offset.Y-view))
		return
	}
	p.Go(p.page + 2)
}

func (p *PagePreview) pageUp() {
	l := p.pages
	if p.page >= len(l.rows) {
		return
	}
	top := l.rows[p.page].top - pageGap
	if l.scroll.offset.Y > top+1 {
		p.scrollBy(-min(l.scroll.Size().Height*0.9, l.scroll.offset.Y-top))
		return
	}
	p.Go(p.page)
}

// MinSize leaves the size to whoever shows the preview.
func (p *PagePreview) MinSize() fyne.Size { return fyne.NewSize(thumbRoom+160, 160) }

// CreateRenderer implements fyne.Widget.
func (p *PagePreview) CreateRenderer() fyne.WidgetRenderer {
	r := &previewRenderer{p: p, band: canvas.NewRectangle(theme.Head), rule: canvas.NewRectangle(theme.Rule), ring: ring(box{})}
	for range 2 {
		r.titles = append(r.titles, plain("", theme.Ink, theme.Body.Size()))
	}
	return r
}

type previewRenderer struct {
	p      *PagePreview
	band   *canvas.Rectangle // with the titles of a comparison
	rule   *canvas.Rectangle
	ring   *canvas.Rectangle
	titles []*canvas.Text
	two    bool
}

func (r *previewRenderer) Layout(size fyne.Size) {
	left, top := thumbRoom, float32(0)
	r.two = len(r.p.docs) > 1
	r.p.thumbs.Hidden, r.band.Hidden = r.two, !r.two
	for i, t := range r.titles {
		t.Hidden = !r.two
		if r.two {
			left, top = 0, theme.GroupHead.Get()
			room := size.Width / 2
			setText(t, shorten(r.p.docs[i].Title, theme.Body.Size(), room-2*theme.Gap4, true), theme.Ink, theme.Body.Size(), true)
			place(t, room*float32(i)+(room-t.MinSize().Width)/2, (top-t.MinSize().Height)/2, t.MinSize().Width, t.MinSize().Height)
		}
	}
	place(r.band, 0, 0, size.Width, top)
	place(r.rule, left-1, top, 1, size.Height-top)
	r.rule.Hidden = r.two
	place(r.p.thumbs, 0, 0, thumbRoom, size.Height)
	place(r.p.pages, left, top, size.Width-left, size.Height-top)
	r.refreshRing()
}

// refreshRing frames the pages: the small ones have a frame of their own.
func (r *previewRenderer) refreshRing() {
	at, size := r.p.pages.Position(), r.p.pages.Size()
	place(r.ring, at.X+2, at.Y+2, size.Width-4, size.Height-4)
	r.ring.Hidden = !r.p.focused
	r.ring.Refresh()
}

func (r *previewRenderer) Refresh() {
	if r.two != (len(r.p.docs) > 1) || r.two {
		r.Layout(r.p.Size())
	}
	r.refreshRing()
	r.p.thumbs.Refresh()
	r.p.pages.Refresh()
}
func (r *previewRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *previewRenderer) Destroy()           {}
func (r *previewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.thumbs, r.p.pages, r.band, r.titles[0], r.titles[1], r.rule, r.ring}
}
