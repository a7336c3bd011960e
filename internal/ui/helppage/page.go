package helppage

import (
	"fmt"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/handbook"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// laidOut is a page as it stands in the window.
type laidOut struct {
	whole  fyne.CanvasObject
	blocks []fyne.CanvasObject // for each block of the page
}

// layer lays pages out: what is marked, what a link does.
type layer struct {
	book   *handbook.Book
	words  string
	turn   func(page string)
	reveal func(fyne.CanvasObject)
}

// textWidth is the widest that text can be read well.
func textWidth() float32 { return theme.Pick(720, 780, 840) }

// layOut lays a page out. words are marked; turn follows a link; reveal scrolls
// to the link that the keyboard has come to.
func (s *Screen) layOut(p *handbook.Page, words string, turn func(string), reveal func(fyne.CanvasObject)) laidOut {
	return layer{s.book, words, turn, reveal}.page(p)
}

func (l layer) page(p *handbook.Page) laidOut {
	out := laidOut{}
	parts := []fyne.CanvasObject{kit.NewWrapped(p.Title, kit.Bold(theme.Page)), l.passage(p.Lead, kit.Reg(theme.Body).In(theme.Ink2)), kit.Divider()}
	for _, block := range p.Blocks {
		o := l.block(block)
		out.blocks, parts = append(out.blocks, o), append(parts, o)
	}
	text := kit.AtMost(kit.Column(theme.Gap3, parts...), textWidth())
	const margin = 28
	out.whole = kit.Backed(canvas.NewRectangle(theme.Surface), kit.Inset(text, theme.Gap5, margin, margin, margin))
	return out
}

func (l layer) block(b handbook.Block) fyne.CanvasObject {
	body := kit.Reg(theme.Body)
	switch b := b.(type) {
	case handbook.Heading:
		return kit.Inset(l.passage(handbook.Spans{{Text: b.Words}}, kit.Bold(theme.Title)), theme.Gap2, 0, 0, 0)
	case handbook.Paragraph:
		return l.passage(b.Spans, body)
	case handbook.List:
		return l.items(b.Items, func(int) string { return "·" }, theme.Body.Size())
	case handbook.Steps:
		return l.items(b.Items, func(i int) string { return fmt.Sprintf("%d.", b.First+i) }, 2*theme.Body.Size())
	case handbook.Table:
		return l.table(b)
	case handbook.Picture:
		return l.picture(b)
	case handbook.Caution:
		return l.caution(b)
	}
	return kit.Gap()
}

// items stand below each other, each behind its mark.
func (l layer) items(items []handbook.Spans, mark func(i int) string, width float32) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i, item := range items {
		before := kit.FixedWidth(kit.NewWrapped(mark(i), kit.Bold(theme.Body).In(theme.Ink2)), width)
		rows = append(rows, kit.TopRow(theme.Gap1, 1, before, l.passage(item, kit.Reg(theme.Body))))
	}
	return kit.Column(theme.Gap1, rows...)
}

func (l layer) table(t handbook.Table) fyne.CanvasObject {
	cells := func(row []handbook.Spans, style kit.Style) (out []*kit.Passage) {
		for _, cell := range row {
			out = append(out, l.passage(cell, style))
		}
		return out
	}
	var rows [][]*kit.Passage
	for _, row := range t.Rows {
		rows = append(rows, cells(row, kit.Reg(theme.Second)))
	}
	return kit.NewPassageTable(cells(t.Head, kit.Bold(theme.Second)), rows)
}

// picture is a picture with its caption below.
func (l layer) picture(p handbook.Picture) fyne.CanvasObject {
	caption := l.passage(handbook.Spans{{Text: p.Caption}}, kit.Note())
	data, err := l.book.Picture(p.Name)
	if err == nil {
		var shown *kit.Picture
		if shown, err = kit.NewPicture(p.Caption, data); err == nil {
			return kit.Column(theme.Gap1, shown, caption)
		}
	}
	slog.Error("picture of the handbook", "name", p.Name, "error", err)
	return caption
}

// caution says what is not certain, told by icon, word and colour.
func (l layer) caution(c handbook.Caution) fyne.CanvasObject {
	ground := canvas.NewRectangle(kit.Review.Paper())
	ground.CornerRadius = theme.ControlRadius
	ink := kit.Review.Ink()
	mark := kit.Row(theme.Gap1, kit.NewSmallIcon(kit.Review.Icon(), ink), kit.NewText("未核", kit.Bold(theme.Body).In(ink)))
	words := kit.TopRow(theme.Gap3, 1, mark, l.passage(c.Spans, kit.Reg(theme.Body)))
	return kit.Backed(ground, kit.Inset(words, theme.Gap2, theme.Gap3, theme.Gap2, theme.Gap3))
}

// passage is a text with its keys and links.
func (l layer) passage(spans handbook.Spans, style kit.Style) *kit.Passage {
	var parts []kit.PassagePart
	for _, span := range spans {
		part := kit.PassagePart{Text: span.Text, Key: span.Kind == handbook.Key}
		if span.Kind == handbook.Link {
			part.Open = func() { l.turn(span.Page) }
		}
		parts = append(parts, part)
	}
	p := kit.NewPassage(style, parts...)
	p.OnLink = l.reveal
	var marks []kit.TextMark
	for _, m := range handbook.MarksOf(p.Text(), l.words) {
		marks = append(marks, kit.TextMark{From: m.From, To: m.To, Tone: kit.Review})
	}
	if len(marks) > 0 {
		p.Mark(marks)
	}
	return p
}
