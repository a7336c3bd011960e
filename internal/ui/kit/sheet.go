package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Sheet is a white sheet with a thin border; its content reaches to the
// border, for lists and tables.
func Sheet(content fyne.CanvasObject) *fyne.Container { return sheet(content, 0, 0) }

// PaddedSheet is a sheet with the usual room around its content.
func PaddedSheet(content fyne.CanvasObject) *fyne.Container {
	return sheet(content, theme.Gap4, 18)
}

func sheet(content fyne.CanvasObject, vertical, sideways float32) *fyne.Container {
	b := theme.Border
	face := newBox(theme.Surface, theme.Rule, b, theme.SheetRadius)
	l := &sheetLayout{face, inset{vertical + b, sideways + b, vertical + b, sideways + b}}
	return framed(l, face, content)
}

// framed is content on a face.
func framed(l fyne.Layout, face *box, content fyne.CanvasObject) *fyne.Container {
	return container.New(l, face.outer, face.inner, content)
}

// Section is a part of a sheet with the usual room around it; parts are kept
// apart by Divider.
func Section(objects ...fyne.CanvasObject) *fyne.Container {
	return Inset(Column(theme.Gap2, objects...), theme.Gap4, 18, theme.Gap4, 18)
}

// SectionHead is the bold title of a section with a note at the right.
func SectionHead(title, note string) *fyne.Container {
	return FillRow(theme.Gap3, 1, NewText(title, Bold(theme.Body)), Gap(), NewText(note, Note()))
}

// Divider is a thin rule.
func Divider() *canvas.Rectangle {
	r := canvas.NewRectangle(theme.Rule)
	r.SetMinSize(fyne.NewSize(0, theme.Border))
	return r
}

// Pane is a white side pane with a rule at its left edge, from the head of
// the page to the status line.
func Pane(content fyne.CanvasObject) *fyne.Container {
	return container.New(&edged{}, canvas.NewRectangle(theme.Surface), canvas.NewRectangle(theme.Rule), content)
}

// GroupHead is the head of a group of rows.
type GroupHead struct {
	Icon  string
	Tone  Tone // Neutral: ink
	Title string
	Count string
	Note  string
	First bool // the top of a sheet: its corners are round
}

// NewGroupHead is the bar over a group of rows.
func NewGroupHead(g GroupHead) *fyne.Container {
	ink := theme.Ink
	if g.Tone == Late || g.Tone == Must {
		ink = g.Tone.Ink()
	}
	face := canvas.NewRectangle(theme.Head)
	if g.First {
		face.TopLeftCornerRadius, face.TopRightCornerRadius = theme.SheetRadius-1, theme.SheetRadius-1
	}
	words := []fyne.CanvasObject{}
	if g.Icon != "" {
		iconInk := ink
		if g.Tone == Soon || g.Tone == Review {
			iconInk = g.Tone.Ink()
		}
		words = append(words, NewIcon(g.Icon, iconInk))
	}
	words = append(words, NewText(g.Title, Bold(theme.Body).In(ink)))
	left := Row(theme.Gap2, words...)
	if g.Count != "" {
		left = Row(14, left, NewText(g.Count, Bold(theme.Body).In(ink)))
	}
	bar := FillRow(theme.Gap3, 1, left, Gap(), NewText(g.Note, Note()))
	return container.New(&barLayout{theme.GroupHead.Get(), theme.Gap4, theme.Gap5}, face, Divider(), bar)
}

// barLayout: a background, a rule at the bottom, and a line of words.
type barLayout struct{ height, left, right float32 }

func (l *barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, size.Height)
	put(objects[1], 0, size.Height-theme.Border, size.Width, theme.Border)
	put(objects[2], l.left, 0, size.Width-l.left-l.right, size.Height-theme.Border)
}

func (l *barLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[2].MinSize().Width+l.left+l.right, l.height)
}

// KeyValue is one row of a list of facts.
type KeyValue struct{ Key, Value string }

// KeyValues are facts in two columns; values take as many lines as they need.
func KeyValues(rows ...KeyValue) *fyne.Container {
	var widest float32
	for _, r := range rows {
		widest = max(widest, measure(r.Key, Note()).Width)
	}
	var objects []fyne.CanvasObject
	for _, r := range rows {
		objects = append(objects, TopRow(theme.Gap4, 1,
			FixedWidth(NewWrapped(r.Key, Note()), widest+1), NewWrapped(r.Value, Reg(theme.Second))))
	}
	return Column(3, objects...)
}

// Fact is a checked or waiting thing with a remark at the right.
func Fact(tone Tone, words, remark string) *fyne.Container {
	return FillRow(theme.Gap2, 1, NewIcon(tone.Icon(), tone.Ink()), NewWrapped(words, Reg(theme.Second)), NewText(remark, Note()))
}
