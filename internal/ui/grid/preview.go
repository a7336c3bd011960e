package grid

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/paper"
)

// Fit is how large pages are shown.
type Fit int

// The fits.
const (
	FitWidth   Fit = iota // 适合宽度
	WholePage             // 整页
	ActualSize            // 实际大小
)

// Run draws a picture somewhere else and hands it over on the window's
// goroutine. A test runs both at once; the program starts a goroutine.
type Run func(work func() image.Image, done func(image.Image))

// PagePreview shows a document as it will be printed: small pages at the left,
// the page at the right. Only the pages in sight and their neighbours are drawn.
type PagePreview struct {
	widget.BaseWidget

	OnPage     func(page, pages int)        // another page is in sight; counted from 1
	OnKey      func(key *fyne.KeyEvent)     // keys the preview has no use for; nil hands them to the canvas
	OnShortcut func(shortcut fyne.Shortcut) // shortcuts the preview has no use for; nil hands them to the canvas

	run   Run
	docs  []PreviewDoc
	fonts *paper.FontSet
	fit   Fit
	page  int // from 0

	thumbs, pages *pageList
	focused       bool
}

// PreviewDoc is one document of a preview. Title stands above it when two are
// compared.
type PreviewDoc struct {
	Title    string
	Document *paper.Document
}

// NewPagePreview makes an empty preview. run draws in the background.
func NewPagePreview(run Run) *PagePreview {
	p := &PagePreview{run: run}
	p.thumbs = newPageList(p, true)
	p.pages = newPageList(p, false)
	p.ExtendBaseWidget(p)
	return p
}

// SetDocument shows one document from its first page on.
func (p *PagePreview) SetDocument(doc *paper.Document, fonts *paper.FontSet) {
	p.show([]PreviewDoc{{Document: doc}}, fonts)
}

// Compare shows two documents side by side, page beside page.
func (p *PagePreview) Compare(left, right PreviewDoc, fonts *paper.FontSet) {
	p.show([]PreviewDoc{left, right}, fonts)
}

// Replace shows new contents of the document on show and stays on the page.
func (p *PagePreview) Replace(doc *paper.Document, fonts *paper.FontSet) {
	page := p.page
	p.SetDocument(doc, fonts)
	p.Go(page + 1)
}

// SetFit changes how large pages are shown and stays on the page.
func (p *PagePreview) SetFit(f Fit) {
	p.fit = f
	p.pages.relayout()
	p.pages.showRow(p.page)
	p.Refresh()
}

// Fit returns how large pages are shown.
func (p *PagePreview) Fit() Fit { return p.fit }

// Page returns the page in sight, counted from 1, and how many there are; both
// are 0 without a document.
func (p *PagePreview) Page() (page, pages int) {
	if n := p.count(); n > 0 {
		return p.page + 1, n
	}
	return 0, 0
}

// Go turns to a page, counted from 1. A page that is not there turns to the
// nearest.
func (p *PagePreview) Go(page int) {
	if p.count() == 0 {
		return
	}
	p.turn(min(max(page, 1), p.count()) - 1)
	p.pages.showRow(p.page)
}
