package bind

import (
	"strconv"

	"zwgk/internal/paper"
)

// Page numbers of archives (handbook §7.8): every page with text or pictures
// has one, from 1 through the whole piece, at the top right of a sheet's front
// and the top left of its back.

var (
	numberTop    = []paper.Length{paper.MM(8), paper.MM(5), paper.MM(3), paper.MM(12)}
	numberInset  = []paper.Length{paper.MM(10), paper.MM(5), paper.MM(20), paper.MM(35)}
	numberHeight = paper.MM(5)
	numberBand   = paper.MM(12) // made free where a page has no room for its number
)

var numberStyle = paper.ParagraphStyle{
	TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size4Small}, Leading: paper.MM(5),
}

func (j *job) number() {
	for i := range j.sheets {
		s := &j.sheets[i]
		if s.blank {
			continue
		}
		j.result.Numbered++
		j.numberSheet(s, strconv.Itoa(j.result.Numbered), i%2 == 0)
	}
}

// numberSheet prints a number in the first free place of its corner. A page
// that is printed up to its edge is made a little smaller for it.
func (j *job) numberSheet(s *sheet, number string, front bool) {
	if s.ground == nil {
		s.ground = groundOf(&s.page, j.Fonts)
	}
	place, found := j.numberPlace(s, number, front)
	if !found {
		s.lower(numberBand)
		s.ground = nil
		place = numberBox(s, front, len(number), numberTop[1], numberInset[0])
	}
	style := numberStyle
	style.Align = paper.AlignRight
	if !front {
		style.Align = paper.AlignLeft
	}
	// The page may be shared with the caller's document.
	marks := append(make([]paper.Mark, 0, len(s.page.Marks)+1), s.page.Marks...)
	s.page.Marks = append(marks, j.Fonts.Set(number, style, place.w).Marks(place.x, place.y)...)
	if s.ground != nil {
		s.ground.mark(place)
	}
}

func (j *job) numberPlace(s *sheet, number string, front bool) (box, bool) {
	for _, inset := range numberInset {
		for _, top := range numberTop {
			if b := numberBox(s, front, len(number), top, inset); s.ground.free(b.grown(cell)) {
				return b, true
			}
		}
	}
	return box{}, false
}

func numberBox(s *sheet, front bool, digits int, top, inset paper.Length) box {
	width := paper.Length(digits) * numberStyle.Size * 2 / 3
	x := inset
	if front {
		x = s.page.Width - inset - width
	}
	return box{x, top, width, numberHeight}
}

// lower makes what is printed on a page smaller, so that a band at its top
// becomes free.
func (s *sheet) lower(band paper.Length) {
	room := s.page.Height - band
	scaled := func(l paper.Length) paper.Length { return l * room / s.page.Height }
	dx, dy := (s.page.Width-scaled(s.page.Width))/2, band
	marks := make([]paper.Mark, 0, len(s.page.Marks))
	for _, m := range s.page.Marks {
		switch m := m.(type) {
		case paper.Text:
			m.X, m.Y, m.Size, m.Tracking = scaled(m.X)+dx, scaled(m.Y)+dy, scaled(m.Size), scaled(m.Tracking)
			marks = append(marks, m)
		case paper.Line:
			m.X1, m.Y1, m.X2, m.Y2 = scaled(m.X1)+dx, scaled(m.Y1)+dy, scaled(m.X2)+dx, scaled(m.Y2)+dy
			marks = append(marks, m)
		case paper.Rect:
			m.X, m.Y, m.W, m.H = scaled(m.X)+dx, scaled(m.Y)+dy, scaled(m.W), scaled(m.H)
			marks = append(marks, m)
		case paper.Picture:
			m.X, m.Y, m.W, m.H = scaled(m.X)+dx, scaled(m.Y)+dy, scaled(m.W), scaled(m.H)
			marks = append(marks, m)
		}
	}
	s.page.Marks = marks
}
