package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// PageHead is the head of a page: where one is, one line of context, and at
// the right what can be done next.
type PageHead struct {
	Title   string
	Context string
	Back    func()              // not nil: an arrow before the title
	Search  fyne.CanvasObject   // takes the width that is left, within limits
	Actions []fyne.CanvasObject // from left to right, the filled button last
}

// NewPageHead lays out a head.
func NewPageHead(h PageHead) *fyne.Container {
	l := &headLayout{head: h}
	objects := []fyne.CanvasObject{newPlain(theme.Surface), canvas.NewRectangle(theme.Rule)}
	if h.Back != nil {
		l.back = NewIconButton("arrow-left", "返回", h.Back)
		objects = append(objects, l.back)
	}
	l.title = NewWrapped(h.Title, Bold(theme.Page))
	l.context = NewWrapped(h.Context, Reg(theme.Body).In(theme.Ink2))
	objects = append(objects, l.title, l.context)
	if h.Search != nil {
		objects = append(objects, h.Search)
	}
	return container.New(l, append(objects, h.Actions...)...)
}

type headLayout struct {
	head           PageHead
	back           *Button
	title, context *Wrapped
	width          float32
}

const (
	searchWidest    = 230
	searchNarrowest = 170
)

// split divides the width: left of the title, room for title and context,
// width of the search field.
func (l *headLayout) split(width float32) (x, room, search float32) {
	x = theme.Gap5
	if l.back != nil {
		x += l.back.MinSize().Width + theme.Gap3
	}
	room = width - x - theme.Gap5
	for _, a := range l.head.Actions {
		if a.Visible() {
			room -= a.MinSize().Width + theme.Gap3
		}
	}
	if l.head.Search != nil {
		wanted := l.titleWidth() + theme.Gap3 + l.contextWidth() + theme.Gap5
		search = min(searchWidest, max(searchNarrowest, room-wanted))
		room -= search + theme.Gap3
	}
	return x, room, search
}

func (l *headLayout) titleWidth() float32 { return measure(l.head.Title, l.title.style).Width + 1 }

func (l *headLayout) contextWidth() float32 {
	if l.head.Context == "" {
		return 0
	}
	return measure(l.head.Context, l.context.style).Width + 1
}

// stacked reports whether the context goes below the title.
func (l *headLayout) stacked(room float32) bool {
	return l.titleWidth()+theme.Gap3+l.contextWidth() > room
}

func (l *headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	put(objects[0], 0, 0, size.Width, size.Height)
	put(objects[1], 0, size.Height-theme.Border, size.Width, theme.Border)
	x, room, search := l.split(size.Width)
	middle := (size.Height - theme.Border) / 2
	if l.back != nil {
		putMiddle(l.back, theme.Gap5, middle)
	}
	l.words(x, room, middle)
	right := size.Width - theme.Gap5
	for i := len(l.head.Actions) - 1; i >= 0; i-- {
		if a := l.head.Actions[i]; a.Visible() {
			right = putRight(a, right, middle) - theme.Gap3
		}
	}
	if l.head.Search != nil {
		h := theme.ButtonHeight.Get()
		put(l.head.Search, right-search, middle-h/2, search, h)
	}
}

func (l *headLayout) words(x, room, middle float32) {
	if l.stacked(room) {
		title, context := l.title.HeightFor(room), l.context.HeightFor(room)
		y := middle - (title+context)/2
		put(l.title, x, y, room, title)
		put(l.context, x, y+title, room, context)
		return
	}
	w := l.titleWidth()
	title, context := l.title.HeightFor(w), l.context.HeightFor(l.contextWidth())
	put(l.title, x, middle-title/2, w, title)
	// both stand on one baseline
	drop := (l.title.style.Type.Size() - l.context.style.Type.Size()) * 0.38
	put(l.context, x+w+theme.Gap3, middle-context/2+drop, l.contextWidth(), context)
}

func (l *headLayout) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	_, room, _ := l.split(width)
	if !l.stacked(room) {
		return theme.PageHead.Get()
	}
	return max(theme.PageHead.Get(), l.title.HeightFor(room)+l.context.HeightFor(room)+2*theme.Gap1)
}

func (l *headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	x, room, search := l.split(0)
	width := 6*theme.Page.Size() + x - room - min(0, search)
	if l.width > 0 {
		return fyne.NewSize(width, l.heightFor(objects, l.width))
	}
	return fyne.NewSize(width, theme.PageHead.Get())
}
