package annualroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
)

// figureSource gives the figures that can be put into a text.
type figureSource struct{ all []present.FigureChoice }

// Len implements grid.Source.
func (f *figureSource) Len() int { return len(f.all) }

// Page implements grid.Source.
func (f *figureSource) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for _, one := range f.all[min(offset, len(f.all)):min(offset+n, len(f.all))] {
		rows = append(rows, grid.Row{Key: one.Insert, Cells: []string{one.Label, one.Value}})
	}
	done(rows, nil)
}

// followed lets a list follow the arrows while one types in a field.
func followed(table *grid.DataTable) func(*fyne.KeyEvent) bool {
	return func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
			table.TypedKey(e)
			return true
		}
		return false
	}
}
