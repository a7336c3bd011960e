package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Due is one thing with its last day.
type Due struct {
	Date   string // 1月16日　周五
	Left   string // 剩2个工作日
	Tone   Tone   // Late, Soon or Later
	Title  string
	Reason string
	Step   string
	Person string
	Act    *Button // nil: nothing to do from here
}

// NewDueRow is a row of the due board. Its title takes a second line when it
// must.
func NewDueRow(d Due) *fyne.Container {
	l := &dueLayout{button: d.Act != nil}
	edge := canvas.NewRectangle(theme.Red)
	setVisible(edge, d.Tone == Late)
	l.title, l.reason = NewWrapped(d.Title, Reg(theme.Body)), NewWrapped(d.Reason, Note())
	objects := []fyne.CanvasObject{edge, Divider(), NewText(d.Date, Bold(theme.Body)), dueState(d.Tone, d.Left),
		l.title, l.reason, NewText(d.Step, Note()), NewText(d.Person, Note())}
	if d.Act != nil {
		objects = append(objects, d.Act)
	}
	return container.New(l, objects...)
}

// dueState is State for rows of which there are many.
func dueState(tone Tone, words string) *fyne.Container {
	return Row(theme.Gap1, readySmallIcon(tone.Icon(), tone.Ink()), NewText(words, Reg(theme.Second).In(tone.Ink())))
}

type dueLayout struct {
	title, reason *Wrapped
	button        bool
	width         float32
	measured      dueText
}

// dueText is how high the words of a row are in a width. Breaking them into
// lines takes time, and the height is asked for often.
type dueText struct{ width, title, reason float32 }

func dueDate() float32   { return theme.Pick(160, 180, 202) }
func dueStep() float32   { return theme.Pick(130, 146, 162) }
func dueButton() float32 { return theme.Pick(96, 106, 116) }

// linePitch is the distance of the two lines of a row.
func linePitch() float32 { return theme.Pick(20, 23, 27) }

func (l *dueLayout) titleWidth(width float32) float32 {
	return width - theme.Gap4 - dueDate() - dueStep() - dueButton() - theme.Gap5 - theme.Gap2
}

// text measures title and reason in a row of a width.
func (l *dueLayout) text(width float32) dueText {
	if w := l.titleWidth(width); l.measured.width != w {
		l.measured = dueText{w, l.title.HeightFor(w), l.reason.HeightFor(w)}
	}
	return l.measured
}

// textHeight is the height of title and reason; their lines are set a little
// closer than those of running text.
func (l *dueLayout) textHeight(width float32) float32 {
	text := l.text(width)
	return text.title + text.reason - twoLineOverlap()
}

// twoLineOverlap is what two lines of a row stand closer than running text.
func twoLineOverlap() float32 {
	both := Reg(theme.Body).LineHeight() + Note().LineHeight()
	return both/2 - linePitch()
}

func (l *dueLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	middle := (size.Height - theme.Border) / 2
	half := linePitch() / 2
	put(objects[0], 0, 0, theme.Edge, size.Height-theme.Border)
	put(objects[1], 0, size.Height-theme.Border, size.Width, theme.Border)
	putMiddle(objects[2], theme.Gap4, middle-half)
	putMiddle(objects[3], theme.Gap4, middle+half)
	text := l.text(size.Width)
	x, y := theme.Gap4+dueDate(), middle-l.textHeight(size.Width)/2
	put(l.title, x, y, text.width, text.title)
	put(l.reason, x, y+text.title-twoLineOverlap(), text.width, text.reason)
	x = size.Width - theme.Gap5 - dueButton() - dueStep()
	putMiddle(objects[6], x, middle-half)
	putMiddle(objects[7], x, middle+half)
	if l.button {
		h := theme.ButtonHeight.Get()
		put(objects[8], size.Width-theme.Gap5-dueButton(), middle-h/2, dueButton(), h)
	}
}

func (l *dueLayout) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	return max(theme.DueRow.Get(), l.textHeight(width)+theme.Gap4)
}

func (l *dueLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := theme.Gap4 + dueDate() + 8*theme.Body.Size() + dueStep() + dueButton() + theme.Gap5
	if l.width > 0 {
		return fyne.NewSize(width, l.heightFor(objects, l.width))
	}
	return fyne.NewSize(width, theme.DueRow.Get())
}
