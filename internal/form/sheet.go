package form

import (
	"time"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Sheet is the size of a paper that is posted.
type Sheet uint8

// The sheets. A4 is the zero value.
const (
	A4 Sheet = iota
	A3
)

// sheetMargin is the white edge of posted papers and ledgers; the binding
// edge of what is kept is wider.
const (
	sheetMargin   = 18 // mm
	bindingMargin = 25 // mm
	footMargin    = 22 // mm
)

// page returns a page of the given sheet with margins in millimetres.
func page(width, height paper.Length, top, left, right, bottom float64) paper.PageStyle {
	return paper.PageStyle{
		Width: width, Height: height, Top: paper.MM(top), Left: paper.MM(left),
		BlockWidth:  width - paper.MM(left) - paper.MM(right),
		BlockHeight: height - paper.MM(top) - paper.MM(bottom),
		Leading:     paper.Size4Small * 3 / 2, Orphans: 2, Widows: 2, SignatureGap: paper.Size4Small * 2,
		Numbers: paper.NumberOfTotal, NumberStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5}, NumberGap: paper.MM(5),
	}
}

// posted is the page of what hangs on a board.
func posted(sheet Sheet, landscape bool) paper.PageStyle {
	width, height, margin := paper.A4Width, paper.A4Height, float64(sheetMargin)
	if sheet == A3 {
		width, height, margin = paper.A3Width, paper.A3Height, sheetMargin+6
	}
	if landscape {
		width, height = height, width
	}
	return page(width, height, margin, margin, margin, footMargin)
}

// kept is the page of papers that the office keeps: bound at the left, with
// the code of the audit chain at the foot.
func kept(code string) paper.PageStyle {
	style := page(paper.A4Width, paper.A4Height, sheetMargin+2, bindingMargin, sheetMargin, footMargin)
	style.Foot = codeLine(code)
	return style
}

// keptWide is kept on its side, bound at the top.
func keptWide(code string) paper.PageStyle {
	style := page(paper.A4Height, paper.A4Width, bindingMargin, sheetMargin, sheetMargin, footMargin)
	style.Foot = codeLine(code)
	return style
}

func codeLine(code string) string {
	if code == "" {
		return ""
	}
	return "台账校验码 " + code
}

// meta describes a paper in its file. The day of the paper is its time, so
// that the same paper is the same file.
func meta(title, subject string, organ office.Organ, on workday.Date) paper.Meta {
	if on.IsZero() {
		on = workday.Date{Year: 1970, Month: time.January, Day: 1}
	}
	return paper.Meta{
		Title: title, Author: organ.Name, Subject: subject,
		Created: time.Date(on.Year, on.Month, on.Day, 0, 0, 0, 0, time.FixedZone("CST", 8*3600)),
	}
}

// formTitle is the title of the office's own forms: 二号小标宋, with the air of
// a form below it.
func formTitle(flow *paper.Flow, text string) {
	style := paper.TitleStyle()
	style.After = paper.Pt(10)
	flow.Heading(0, text, style)
}

// chinese writes a day, or nothing when it is not known.
func chinese(d workday.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Chinese()
}

// The place of a date that is written by hand, and a narrow one for cells.
const (
	dayByHand    = "　　　年　　月　　日"
	dayInOneCell = "　　年　月　日"
)

// dayOrHand writes a day, or leaves its place.
func dayOrHand(d workday.Date) string {
	if d.IsZero() {
		return dayByHand
	}
	return d.Chinese()
}
