package grid

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"zwgk/internal/paper"
	"zwgk/internal/ui/theme"
)

// bench is a Run that keeps its work until it is told to do it.
type bench struct {
	hold bool
	jobs []func()
	n    int
}

func (b *bench) run(work func() image.Image, done func(image.Image)) {
	b.n++
	job := func() { done(work()) }
	if b.hold {
		b.jobs = append(b.jobs, job)
		return
	}
	job()
}

func (b *bench) release() {
	jobs := b.jobs
	b.jobs = nil
	for _, job := range jobs {
		job()
	}
}

func blank(pages int) *paper.Document {
	doc := &paper.Document{}
	for range pages {
		doc.Pages = append(doc.Pages, paper.Page{Width: paper.A4Width, Height: paper.A4Height})
	}
	return doc
}

func newPreview(t *testing.T, b *bench, pages int) *PagePreview {
	t.Helper()
	useTheme(t, theme.Standard)
	p := NewPagePreview(b.run)
	p.SetDocument(blank(pages), fonts(t))
	show(t, p, 866, 505)
	return p
}

func pagesHeld(l *pageList) (pages []int) {
	for key := range l.sheets {
		pages = append(pages, key.page)
	}
	slices.Sort(pages)
	return pages
}

func TestPreviewDrawsOnlyTheNearestPages(t *testing.T) {
	b := &bench{}
	p := newPreview(t, b, 500)
	if got := pagesHeld(p.pages); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("at the beginning pages %v are held", got)
	}
	before := b.n
	p.Go(250)
	if got := pagesHeld(p.pages); len(got) > 4 || !slices.Contains(got, 249) {
		t.Errorf("on page 250 pages %v are held", got)
	}
	if drawn := b.n - before; drawn > 14 {
		t.Errorf("turning to page 250 draws %d pages", drawn)
	}
	if len(p.thumbs.sheets) > 8 {
		t.Errorf("%d small pages are held", len(p.thumbs.sheets))
	}
}

func TestPreviewDropsWhatComesTooLate(t *testing.T) {
	b := &bench{hold: true}
	p := newPreview(t, b, 100)
	late := p.pages.sheets[sheetKey{0, 0}]
	p.Go(50)
	b.release()
	if late.picture.Image != nil {
		t.Error("a page that has left the view was drawn")
	}
	now := p.pages.sheets[sheetKey{0, 49}]
	if now == nil || now.picture.Image == nil {
		t.Fatal("the page in view was not drawn")
	}
	b.hold = true
	p.SetDocument(blank(3), p.fonts)
	old := p.pages.sheets[sheetKey{0, 0}]
	p.SetDocument(blank(2), p.fonts)
	b.release()
	if old.picture.Image != nil || p.pages.sheets[sheetKey{0, 0}].picture.Image == nil {
		t.Error("a page of another document was drawn, or the page of this one not")
	}
}

// TestPagesAreShownPixelForPixel: a drawn page is neither stretched nor shrunk.
func TestPagesAreShownPixelForPixel(t *testing.T) {
	p := newPreview(t, &bench{}, 2)
	for _, f := range []Fit{FitWidth, WholePage, ActualSize} {
		p.SetFit(f)
		s := p.pages.sheets[sheetKey{0, 0}]
		drawn, shown := s.picture.Image.Bounds().Size(), p.pages.rows[0].boxes[0]
		if float32(drawn.X) != shown.w*p.pages.scale || float32(drawn.Y) != shown.h*p.pages.scale {
			t.Errorf("fit %d: %v drawn, %v shown", f, drawn, shown)
		}
	}
}

func TestPreviewFits(t *testing.T) {
	p := newPreview(t, &bench{}, 2)
	view := p.pages.scroll.Size()
	if w := p.pages.rows[0].boxes[0].w; w < view.Width*0.8 || w > view.Width {
		t.Errorf("fitted to the width a page is %v wide of %v", w, view.Width)
	}
	p.SetFit(WholePage)
	if h := p.pages.rows[0].boxes[0].h; h > view.Height || h < view.Height*0.85 {
		t.Errorf("a whole page is %v high of %v", h, view.Height)
	}
	p.SetFit(ActualSize)
	if w := p.pages.rows[0].boxes[0].w; w < 793 || w > 794 {
		t.Errorf("at actual size a page is %v wide", w)
	}
}

func TestTurningPages(t *testing.T) {
	p := newPreview(t, &bench{}, 10)
	var told []string
	p.OnPage = func(page, pages int) { told = append(told, fmt.Sprintf("%d/%d", page, pages)) }
	p.SetFit(WholePage)
	press(p, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyHome)
	if want := []string{"2/10", "3/10", "2/10", "10/10", "1/10"}; !slices.Equal(told, want) {
		t.Errorf("pages %v, want %v", told, want)
	}
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPageDown, Modifier: fyne.KeyModifierControl})
	if page, _ := p.Page(); page != 2 {
		t.Errorf("Ctrl+PgDn leads to page %d", page)
	}
	p.SetFit(FitWidth)
	press(p, fyne.KeyPageDown)
	if page, _ := p.Page(); page != 2 || p.pages.scroll.offset.Y <= p.pages.rows[1].top {
		t.Errorf("PgDn leaves page %d before its foot was seen", page)
	}
	for range 6 {
		press(p, fyne.KeyPageDown)
	}
	if page, _ := p.Page(); page < 3 {
		t.Errorf("after the foot PgDn stays on page %d", page)
	}
	var passed fyne.Shortcut
	p.OnShortcut = func(s fyne.Shortcut) { passed = s }
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierControl})
	if passed == nil {
		t.Error("Ctrl+P is not handed on")
	}
}

func TestScrollingAndSmallPagesTurn(t *testing.T) {
	p := newPreview(t, &bench{}, 10)
	p.pages.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1000)})
	if page, _ := p.Page(); page != 2 {
		t.Errorf("after scrolling page %d is in sight", page)
	}
	row := p.thumbs.rows[3]
	p.thumbs.content.Tapped(&fyne.PointEvent{Position: fyne.NewPos(60, row.top+10)})
	if page, _ := p.Page(); page != 4 {
		t.Errorf("pressing the fourth small page leads to page %d", page)
	}
}

func TestTwoDocumentsSideBySide(t *testing.T) {
	p := newPreview(t, &bench{}, 1)
	p.Compare(PreviewDoc{"2024年报告", blank(3)}, PreviewDoc{"2025年报告", blank(5)}, p.fonts)
	if _, pages := p.Page(); pages != 5 {
		t.Errorf("%d pages", pages)
	}
	first, fourth := p.pages.rows[0].boxes, p.pages.rows[3].boxes
	if first[0].y != first[1].y || first[0].x+first[0].w > first[1].x {
		t.Errorf("pages do not stand side by side: %v", first)
	}
	if fourth[0].w != 0 || fourth[1].w == 0 {
		t.Errorf("the fourth row has pages %v", fourth)
	}
}

func TestPreviewWithoutDocument(t *testing.T) {
	useTheme(t, theme.Standard)
	p := NewPagePreview(inline)
	show(t, p, 866, 505)
	p.Go(3)
	press(p, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyEnd, fyne.KeyDown)
	if page, pages := p.Page(); page != 0 || pages != 0 {
		t.Errorf("page %d of %d", page, pages)
	}
}
