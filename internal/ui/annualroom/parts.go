package annualroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// makeList makes the list of the parts. The part that is chosen there is in
// sight at once; Enter goes on into its text.
func (p *writePage) makeList() {
	p.parts = &partSource{}
	p.list = grid.NewCardList()
	p.list.SetSource(p.parts)
	p.list.OnSelect = func(_ int, row grid.Row) {
		if row.Key != "" && row.Key != p.key {
			p.screen.presenter.ChoosePart(row.Key)
		}
	}
	p.list.OnActivate = func(int, grid.Row) {
		p.screen.asks.Canvas.Focus(p.editor.FocusTarget())
		p.editor.GoToEnd()
	}
}

// partSource gives the parts of a paper.
type partSource struct{ rows []present.PartRow }

// Len implements grid.Source.
func (s *partSource) Len() int { return len(s.rows) }

// Page implements grid.Source.
func (s *partSource) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for _, r := range s.rows[min(offset, len(s.rows)):min(offset+n, len(s.rows))] {
		row := grid.Row{Key: r.Key, Cells: []string{r.Name, r.Line, r.Mark.Word()}}
		switch r.Mark {
		case present.Edited:
			row.Icon = "pencil"
		case present.Moved, present.Lacking:
			row.Severity = grid.Ask
		case present.Suggested:
		}
		rows = append(rows, row)
	}
	done(rows, nil)
}

// listWidth is the width of the list of the parts.
func listWidth() float32 { return theme.Pick(256, 286, 310) }

// beside places the list, a rule, and the rest.
type beside struct{}

// Layout implements fyne.Layout.
func (beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := listWidth()
	place := func(o fyne.CanvasObject, x, width float32) {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(max(0, width), size.Height))
	}
	place(o[0], 0, w)
	place(o[1], w, theme.Border)
	place(o[2], w+theme.Border, size.Width-w-theme.Border)
}

// MinSize implements fyne.Layout.
func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[2].MinSize().AddWidthHeight(listWidth(), 0)
}

// leastHalf is the least height of the text as it is written and as it will be
// printed.
const leastHalf float32 = 150

// halves stacks four objects; the second and the fourth share the height that
// the others leave.
type halves struct{}

// Layout implements fyne.Layout.
func (halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	first, third := kit.HeightFor(o[0], size.Width), kit.HeightFor(o[2], size.Width)
	half := max(0, (size.Height-first-third-3*theme.Gap2)/2)
	var y float32
	for i, height := range []float32{first, half, third, half} {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(size.Width, height))
		y += height + theme.Gap2
	}
}

// MinSize implements fyne.Layout.
func (halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, o[0].MinSize().Height+o[2].MinSize().Height+2*leastHalf+3*theme.Gap2)
}
