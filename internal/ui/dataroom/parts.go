package dataroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// longestPath bounds what is typed into the field of a path.
const longestPath = 400

// row is a row of a form with the name by which a mistake in it is told.
func row(name, label, help string, field fyne.CanvasObject) kit.NamedRow {
	return kit.NamedRow{Name: name, FormRow: kit.NewFormRow(label, help, field)}
}

// entry is a field with a text in it.
func entry(text string, most int) *kit.Entry {
	e := kit.NewEntry("").Limit(most)
	e.SetText(text)
	return e
}

// note is text of a second line.
func note(text string) fyne.CanvasObject { return kit.NewWrapped(text, kit.Note()) }

// toneOf is the kit's tone for one of a presenter.
func toneOf(t present.Tone) kit.Tone {
	switch t {
	case present.Good:
		return kit.Done
	case present.Caution:
		return kit.Review
	case present.Urgent:
		return kit.Must
	case present.Plain:
	}
	return kit.Neutral
}

// facts are names with what they are.
func facts(all []present.RequestFact) fyne.CanvasObject {
	rows := make([]kit.KeyValue, len(all))
	for i, f := range all {
		rows[i] = kit.KeyValue{Key: f.Name, Value: f.Text}
	}
	return kit.KeyValues(rows...)
}

// outcomeParts are the lines of an outcome.
func outcomeParts(o present.Outcome) (parts []fyne.CanvasObject) {
	parts = append(parts, kit.StateLine(toneOf(o.Tone), o.Line))
	for _, words := range o.Problems {
		parts = append(parts, kit.StateLine(kit.Must, words))
	}
	for _, words := range o.Notes {
		parts = append(parts, kit.StateLine(kit.Review, words))
	}
	if len(o.Facts) > 0 {
		parts = append(parts, facts(o.Facts))
	}
	return parts
}

// preview is a paper as it will be printed; it is kept while the same paper is
// in sight.
type preview struct {
	pages *grid.PagePreview
	shown any // the document that is in it
}

func (p *preview) of(draw grid.Run, m *present.PaperPages) *grid.PagePreview {
	if p.pages == nil || p.shown != m.Document {
		p.pages, p.shown = grid.NewPagePreview(draw), m.Document
		p.pages.SetDocument(m.Document, m.Fonts)
		p.pages.SetFit(grid.WholePage)
	}
	return p.pages
}

// paperSight is a paper in place of a page.
func paperSight(title, context string, pages *grid.PagePreview, back, print func(), acts ...fyne.CanvasObject) Sight {
	head := kit.NewPageHead(kit.PageHead{Title: title, Context: context, Back: back, Actions: acts})
	return Sight{Name: "paper", Body: kit.Page(head, kit.Margin(kit.Sheet(pages))), Deep: true, Back: back, Print: print, First: pages}
}

// stackedTable is the height of a list over what stands below it at large type.
const stackedTable float32 = 340

// pageBody places what is worked on at the left and what is set at the right;
// in larger type one below the other. top keeps its height, rest takes what is
// left.
func pageBody(top, rest, right fyne.CanvasObject) fyne.CanvasObject {
	m := theme.Gap5
	if kit.Stacked() {
		return kit.NewScroll(kit.Inset(kit.Column(theme.Gap4, top, kit.AtLeast(rest, stackedTable), kit.Sheet(right)), theme.Gap4, m, m, m))
	}
	left := kit.FillColumn(theme.Gap4, 1, top, rest)
	return kit.SidePane(kit.Inset(left, m, m, m, m), right, sideWidth)
}

// sideWidth is the width of the right pane at standard type.
const sideWidth float32 = 372
