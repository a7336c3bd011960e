package form

import (
	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// ArchiveStamp is a 归档章: what stands in its six boxes, from the left, the upper
// row first. It has no captions (DA/T 22-2015).
type ArchiveStamp struct {
	Fonds  string // 全宗号
	Year   string // 年度
	Number string // 件号
	Unit   string // 机构或问题: a choice, and empty without one
	Period string // 保管期限
	Pages  string // 页数
}

// The stamp is 45 mm wide and 16 mm high, in six equal boxes.
const (
	stampWide = 45.0 // mm
	stampHigh = 16.0 // mm
)

// StampOf is the stamp of a piece.
func StampOf(s archive.Scheme, p archive.Piece) ArchiveStamp {
	return ArchiveStamp{
		Fonds: s.Fonds, Year: yearWord(p.Year), Number: pieceNumber(p.Number),
		Unit: unitWord(s, p.Unit), Period: p.Retention.Label(), Pages: count(p.Pages),
	}
}

func (s ArchiveStamp) boxes() [6]string {
	return [6]string{s.Fonds, s.Year, s.Number, s.Unit, s.Period, s.Pages}
}

// Marks draws the stamp with its upper left corner at x, y of a page: on a sheet
// of labels, or on the first page of an archive copy.
func (s ArchiveStamp) Marks(fonts *paper.FontSet, x, y paper.Length) []paper.Mark {
	const across, down = 3, 2
	wide, high := paper.MM(stampWide), paper.MM(stampHigh)
	style := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song}}
	marks := []paper.Mark{area{x, y, wide, high}.frame(paper.Pt(0.9))}
	for i := paper.Length(1); i < across; i++ {
		at := x + wide*i/across
		marks = append(marks, paper.Line{X1: at, Y1: y, X2: at, Y2: y + high, Width: paper.Pt(0.5), Color: paper.Black})
	}
	marks = append(marks, rule(x, x+wide, y+high/down, paper.Pt(0.5)))
	for i, text := range s.boxes() {
		col, row := paper.Length(i%across), paper.Length(i/across)
		box := area{x + wide*col/across, y + high*row/down, wide / across, high / down}.inset(paper.MM(0.7))
		b := fitted(fonts, text, style, box, points(13, 12, 10.5, 9, 8, 7, 6))
		marks = append(marks, b.Marks(box.x, box.y+(box.h-b.Height())/2)...)
	}
	return marks
}

// StampGrid is how labels stand on a sheet, in millimetres. The zero value is
// plain A4 to be cut: 4 across and 14 down, with space to cut between them.
type StampGrid struct {
	Across, Down int
	Left, Top    float64 // of the first label
	GapX, GapY   float64 // between labels
}

func (g StampGrid) orUsual() StampGrid {
	if g.Across == 0 && g.Down == 0 {
		return StampGrid{Across: 4, Down: 14, Left: 10.5, Top: 14.5, GapX: 3, GapY: 3.4}
	}
	return g
}

// valid reports whether the labels are on an A4 sheet.
func (g StampGrid) valid() error {
	if g.Across < 1 || g.Down < 1 || g.Left < 0 || g.Top < 0 || g.GapX < 0 || g.GapY < 0 {
		return fault.New(fault.Invalid, "归档章贴纸的横排个数、竖排个数至少是1，边距和间隔不能是负数。核对贴纸的尺寸")
	}
	wide := g.Left + float64(g.Across)*stampWide + float64(g.Across-1)*g.GapX
	high := g.Top + float64(g.Down)*stampHigh + float64(g.Down-1)*g.GapY
	if wide > 210 || high > 297 {
		return fault.New(fault.Invalid, "归档章贴纸排不进A4纸：横%.1f毫米、竖%.1f毫米，A4纸是210毫米乘297毫米。核对横排、竖排个数和间隔", wide, high)
	}
	return nil
}

// StampSheet is a sheet of 归档章 to be pasted.
type StampSheet struct {
	Organ  office.Organ
	Stamps []ArchiveStamp
	Start  int // place of the first stamp on the first sheet, from 1, row by row; 0 means 1
	Grid   StampGrid
	On     workday.Date // 打印日期
}

// StampSheetPaper lays out stamps of 45 by 16 mm on sheets of A4. A sheet that is
// partly used is put in again: the places before Start stay free.
func StampSheetPaper(s StampSheet, fonts *paper.FontSet) (*paper.Document, error) {
	g := s.Grid.orUsual()
	if err := g.valid(); err != nil {
		return nil, err
	}
	perSheet, start := g.Across*g.Down, max(s.Start, 1)
	if start > perSheet {
		return nil, fault.New(fault.Invalid, "这张贴纸只有%d个位置，不能从第%d个开始。从第1至第%d个里选一个", perSheet, start, perSheet)
	}
	p := newPlate(fonts)
	p.sheet(paper.A4Width, paper.A4Height)
	for i, stamp := range s.Stamps {
		place := start - 1 + i
		if place%perSheet == 0 && i > 0 {
			p.sheet(paper.A4Width, paper.A4Height)
		}
		row, col := place%perSheet/g.Across, place%g.Across
		x, y := g.Left+float64(col)*(stampWide+g.GapX), g.Top+float64(row)*(stampHigh+g.GapY)
		for _, text := range stamp.boxes() {
			p.said.Paragraph(text, plateNote())
		}
		p.add(stamp.Marks(fonts, paper.MM(x), paper.MM(y))...)
	}
	return p.document(meta("归档章贴纸", "建档归档", s.Organ, s.On))
}
