package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// patience is how long work may take before anything is shown about it.
const patience = 300 * time.Millisecond

// Progress tells about longer work: its title, how far it is, and 停下. Short
// work shows nothing. All its methods belong on the window's goroutine.
type Progress struct {
	canvas  fyne.Canvas
	title   string
	stop    func()
	unclock func()
	layer   *overlay
	bar     *progressBar
	button  *Button
	over    bool
}

// StartProgress begins to wait; stop is called when the person asks to stop,
// and is nil for work that cannot be stopped.
func StartProgress(c fyne.Canvas, after After, title string, stop func()) *Progress {
	p := &Progress{canvas: c, title: title, stop: stop, bar: newProgressBar()}
	p.unclock = after(patience, p.show)
	return p
}

// Set tells how much is done; total 0 means nobody knows.
func (p *Progress) Set(done, total int, unit string) {
	p.bar.done, p.bar.total, p.bar.unit = done, total, unit
	p.bar.Refresh()
}

// Finish ends it.
func (p *Progress) Finish() {
	p.over = true
	p.unclock()
	if p.layer != nil {
		p.layer.hide()
	}
}

// Shown reports whether the person sees it.
func (p *Progress) Shown() bool { return p.layer != nil && p.layer.open }

func (p *Progress) show() {
	if p.over {
		return
	}
	parts := []fyne.CanvasObject{NewWrapped(p.title, Bold(theme.Title)), p.bar}
	if p.stop != nil {
		p.button = NewButton(Outlined, "停下", p.halt)
		parts = append(parts, FillRow(0, 0, Gap(), p.button))
	}
	p.layer = &overlay{canvas: p.canvas, panel: sheet(Column(theme.Gap3, parts...), theme.Gap5, theme.Gap5),
		scrim: true, modal: true, keys: p.typed}
	p.layer.place = centred(p.layer, 480)
	p.layer.show()
	if p.button != nil {
		p.canvas.Focus(p.button)
	}
}

func (p *Progress) typed(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && p.stop != nil {
		p.halt()
	}
}

// halt asks the work to stop, once; Finish follows when it has.
func (p *Progress) halt() {
	if p.button.Disabled() {
		return
	}
	p.button.SetText("正在停下")
	p.button.Lock("")
	p.stop()
}

// progressBar is the bar, or only the count while the end is not known.
type progressBar struct {
	widget.BaseWidget
	done, total int
	unit        string
}

func newProgressBar() *progressBar {
	b := &progressBar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *progressBar) words() string {
	switch {
	case b.total > 0:
		return fmt.Sprintf("%d%s，共%d%s", b.done, b.unit, b.total, b.unit)
	case b.done > 0:
		return fmt.Sprintf("%d%s", b.done, b.unit)
	}
	return "正在办理"
}

const barHeight = 8

// MinSize implements fyne.CanvasObject.
func (b *progressBar) MinSize() fyne.Size {
	return fyne.NewSize(200, barHeight+theme.Gap1+Note().LineHeight())
}

// CreateRenderer implements fyne.Widget.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	track, done := canvas.NewRectangle(theme.Rail), canvas.NewRectangle(theme.Accent)
	track.CornerRadius, done.CornerRadius = barHeight/2, barHeight/2
	text := NewText("", Note())
	p := &pane{objects: []fyne.CanvasObject{track, done, text}, min: b.MinSize}
	p.layout = func(size fyne.Size) {
		put(track, 0, 0, size.Width, barHeight)
		var share float32
		if b.total > 0 {
			share = min(1, float32(b.done)/float32(b.total))
		}
		put(done, 0, 0, size.Width*share, barHeight)
		setVisible(done, share > 0)
		putMiddle(text, 0, barHeight+theme.Gap1+Note().LineHeight()/2)
	}
	p.refresh = func() {
		text.Text = b.words()
		p.layout(b.Size())
	}
	p.refresh()
	return p
}
