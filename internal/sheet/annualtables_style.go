package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
)

// cellLook is how a cell of the report's tables looks.
type cellLook struct {
	size    float64
	bold    bool
	align   string // "" is the middle
	wrap    bool
	ruled   bool
	upright bool   // one character below the other
	format  string // of the number
}

const textFormat = "@" // what is typed again stays text

// labelColumns are those of table three, whose labels stand at the left; in table
// two they stand in the middle.
const labelColumns = 3

func lookOf(c annual.PrintedCell) cellLook {
	look := cellLook{size: 10, wrap: true, ruled: true, format: textFormat}
	switch {
	case c.Kind == annual.GroupLabel && c.Level == 0:
		look.upright = true
	case c.Kind == annual.GroupLabel, c.Kind == annual.RowLabel && c.Cols+c.Level == labelColumns:
		look.align = "left"
	case c.Kind == annual.FigureCell && c.Value.State != annual.Words:
		look.format, look.wrap = numberFormat(c.Text), false
	}
	return look
}

// numberFormat shows a number with the decimals that it has.
func numberFormat(printed string) string {
	if _, decimals, found := strings.Cut(printed, "."); found {
		return "0." + strings.Repeat("0", len(decimals))
	}
	return "0"
}

// style makes each style once.
func (s *annualSheet) style(look cellLook) (int, error) {
	if id, known := s.styles[look]; known {
		return id, nil
	}
	style := &excelize.Style{
		Font:      &excelize.Font{Family: "宋体", Size: look.size, Bold: look.bold},
		Alignment: alignment("center", look.wrap),
	}
	if look.align != "" {
		style.Alignment.Horizontal = look.align
	}
	if look.upright {
		const stacked = 255
		style.Alignment.TextRotation = stacked
	}
	if look.format != "" {
		style.CustomNumFmt = &look.format
	}
	if look.ruled {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	id, err := s.book.NewStyle(style)
	s.styles[look] = id
	return id, err
}

// heights gives every row the room of its longest cell.
func (s *annualSheet) heights() error {
	const least = 22 // points
	heights := make([]float64, len(s.table.Head)+len(s.table.Rows))
	s.table.Places(func(row, column int, c annual.PrintedCell) {
		width := 0.0
		for _, w := range s.columns[column:min(column+c.Cols, len(s.columns))] {
			width += w
		}
		heights[row] = max(heights[row], least)
		if c.Rows == 1 {
			heights[row] = max(heights[row], min(float64(linesIn(c.Text, width-1))*lineHeight+4, tallestRow))
		}
	})
	for i, height := range heights {
		if err := s.book.SetRowHeight(s.tab, headingRows+1+i, height); err != nil {
			return err
		}
	}
	return nil
}

// print sets the table on one page of A4.
func (s *annualSheet) print() error {
	const a4 = 9
	paper, upright, one, fit, middle := a4, "portrait", 1, true, true
	if err := s.book.SetPageLayout(s.tab, &excelize.PageLayoutOptions{Size: &paper, Orientation: &upright, FitToWidth: &one, FitToHeight: &one}); err != nil {
		return err
	}
	if err := s.book.SetSheetProps(s.tab, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	side, edge := 0.5, 0.8 // inches
	if err := s.book.SetPageMargins(s.tab, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge, Horizontally: &middle}); err != nil {
		return err
	}
	return s.book.SetHeaderFooter(s.tab, &excelize.HeaderFooterOptions{OddFooter: "&C第&P页 共&N页"})
}
