package form

import (
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// A box of DA/T 22-2015 is 310 mm high, 220 mm wide and 20, 30, 40 or 50 mm
// thick.
const (
	boxHigh = 310.0 // mm
	boxWide = 220.0 // mm
)

// BoxLabels is what stands on the outside of boxes: their covers and spines.
//
// A box is higher than A4. On A3 the labels have the true size, with marks to
// cut along; on A4 a spine is as high as the sheet (297 mm) and is pasted in the
// middle, and a cover is a label for the middle of the box. Both are printed
// without scaling, and say so beside the label.
type BoxLabels struct {
	Sheet  Sheet // A4 is the zero value
	Organ  office.Organ
	Scheme archive.Scheme
	Boxes  []archive.Box // one spine each; the cover needs none
	On     workday.Date  // 打印日期
}

// BoxCover lays out the 盒封面: the name of the fonds with a double line below.
func BoxCover(l BoxLabels, fonts *paper.FontSet) (*paper.Document, error) {
	p := newPlate(fonts)
	label, note := area{paper.MM(12), paper.MM(12), paper.MM(186), paper.MM(258)}, "打印时缩放选100%。按角线裁开，贴在盒封面正中：盒封面高310毫米、宽220毫米，比A4纸大。"
	width, height := paper.A4Width, paper.A4Height
	if l.Sheet == A3 {
		width, height = paper.A3Width, paper.A3Height
		label, note = area{(width - paper.MM(boxWide)) / 2, paper.MM(40), paper.MM(boxWide), paper.MM(boxHigh)}, "打印时缩放选100%。按角线裁开，与盒封面同样大小：高310毫米，宽220毫米。"
	}
	p.sheet(width, height)
	p.add(cutMarks(label)...)
	p.note(note, label.x+paper.MM(4), label.y+label.h+paper.MM(5), label.w-paper.MM(8))
	style := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.SongBold, Size: 36 * paper.Point}}
	name := area{label.x + paper.MM(18), label.y + label.h/5, label.w - paper.MM(36), paper.MM(45)}
	sizes := points(40, 36, 32, 28, 24, 20, 16)
	b := fitted(fonts, phrased(l.Scheme.FondsName), style, name, sizes)
	p.set(l.Scheme.FondsName, style, name.w) // so that what no font has is reported
	p.add(b.Marks(name.x, name.y+name.h-b.Height())...)
	low := name.y + name.h + paper.MM(4)
	p.add(rule(name.x, name.x+name.w, low, paper.Pt(1.2)), rule(name.x, name.x+name.w, low+paper.MM(1.8), paper.Pt(1.2)))
	return p.document(meta("盒封面", "建档归档", l.Organ, l.On))
}

// BoxSpines lays out the labels for the spines of boxes, as many on a sheet as
// it holds: 全宗号、年度、保管期限、机构（问题）where the office classes by it,
// 起止件号、盒号.
func BoxSpines(l BoxLabels, fonts *paper.FontSet) (*paper.Document, error) {
	p, s := newPlate(fonts), l.spineSheet()
	rows, err := l.spineRows(s.right - s.left)
	if err != nil {
		return nil, err
	}
	for _, boxes := range rows {
		p.sheet(s.width, s.height)
		p.note(s.words, s.note.x, s.note.y, s.note.w)
		x := s.left
		for _, box := range boxes {
			label := area{x, s.top, paper.MM(float64(box.Thickness)), s.high}
			l.spine(p, area{label.x, label.y + s.clear, label.w, label.h - 2*s.clear}.inset(paper.MM(1.5)), box)
			p.add(s.edge(x)...)
			x += label.w
		}
		p.add(s.edge(x)...)
		p.add(s.ends(x)...)
	}
	return p.document(meta("盒脊", "建档归档", l.Organ, l.On))
}

// spineRows are the boxes sheet by sheet: a sheet has room for labels of the
// given width together.
func (l BoxLabels) spineRows(room paper.Length) ([][]archive.Box, error) {
	rows, used := [][]archive.Box{nil}, paper.Length(0)
	for _, box := range l.Boxes {
		if !box.Thickness.Valid() {
			return nil, fault.New(fault.Invalid, "第%d盒的盒厚是%d毫米，盒脊只印20、30、40、50毫米四种。改好这一盒的盒厚再打印", box.Number, int(box.Thickness))
		}
		wide := paper.MM(float64(box.Thickness))
		if used+wide > room {
			rows, used = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], box)
		used += wide
	}
	return rows, nil
}

// spineSheet is how spines stand on a sheet.
type spineSheet struct {
	width, height          paper.Length
	left, right, top, high paper.Length // of the row of labels
	clear                  paper.Length // kept free above and below, where printers cannot reach
	note                   area
	words                  string
}

func (l BoxLabels) spineSheet() spineSheet {
	if l.Sheet == A3 {
		return spineSheet{
			width: paper.A3Width, height: paper.A3Height, left: paper.MM(20), right: paper.MM(277), top: paper.MM(30), high: paper.MM(boxHigh),
			note:  area{paper.MM(20), paper.MM(352), paper.MM(257), 0},
			words: "打印时缩放选100%。按角线裁开后贴在盒脊上：标签高310毫米，宽与盒厚相同（20、30、40、50毫米），裁前用尺量一下宽度。",
		}
	}
	return spineSheet{
		width: paper.A4Width, height: paper.A4Height, left: paper.MM(10), right: paper.MM(172), high: paper.A4Height, clear: paper.MM(9),
		note:  area{paper.MM(175), paper.MM(20), paper.MM(22), 0},
		words: "打印时缩放选100%。按竖线裁开，标签宽与盒厚相同（20、30、40、50毫米），裁前用尺量一下宽度。\nA4纸高297毫米，盒脊高310毫米：居中贴，上下各空6.5毫米。要整条盒脊，用A3纸打印。",
	}
}

// whole reports whether a label is as high as the sheet, and so is not cut
// above and below.
func (s spineSheet) whole() bool { return s.high == s.height }

// edge marks where two labels part: beside the row, or along the whole sheet.
func (s spineSheet) edge(x paper.Length) []paper.Mark {
	if !s.whole() {
		return upCuts(x, area{s.left, s.top, 0, s.high})
	}
	free := paper.MM(5)
	return []paper.Mark{cutStroke(x, free, x, s.high-free)}
}

// ends marks the upper and the lower edge of a row that goes to x.
func (s spineSheet) ends(x paper.Length) []paper.Mark {
	if s.whole() {
		return nil
	}
	return sideCuts(area{s.left, s.top, x - s.left, s.high})
}

// spineCell is an entry of a spine with its part of the height.
type spineCell struct {
	label, value string
	parts        paper.Length
	upright      bool
}

func (l BoxLabels) spineCells(box archive.Box) []spineCell {
	cells := []spineCell{
		{label: fondsLabel, value: l.Scheme.Fonds, parts: 3}, {label: yearLabel, value: yearWord(box.Class.Year), parts: 3},
		{label: retentionLabel, value: box.Class.Retention.Label(), parts: 3},
	}
	if l.Scheme.ByUnit {
		cells = append(cells, spineCell{label: "机构" + paper.BreakHint + "（问题）", value: unitWord(l.Scheme, box.Class.Unit), parts: 7, upright: true})
	}
	span := pieceNumber(box.From)
	if box.To > box.From {
		span += "\n至\n" + pieceNumber(box.To)
	}
	number := "盒号"
	if l.Scheme.Arrangement == archive.ByVolume {
		number = "案卷号"
	}
	return append(cells, spineCell{label: "起止件号", value: span, parts: 5}, spineCell{label: number, value: count(box.Number), parts: 3})
}

// spineSizes are the sizes of type of what stands on a spine.
var spineSizes = points(30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10.5, 9, 8)

// spine draws the entries of a spine below one another, each with its label in
// a narrow row above it. Numbers and years are all of one size.
func (l BoxLabels) spine(p *plate, a area, box archive.Box) {
	cells := l.spineCells(box)
	var parts paper.Length
	for _, c := range cells {
		parts += c.parts
	}
	head, room := paper.MM(11), paper.MM(1)
	free, y := a.h-head*paper.Length(len(cells)), a.y
	label := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Hei}}
	value := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.SongBold}}
	size := commonSize(p.fonts, cells, value.TextStyle, a.w-2*room)
	var done paper.Length
	for i, c := range cells {
		low := free*(done+c.parts)/parts - free*done/parts
		done += c.parts
		p.centred(c.label, label, area{a.x, y, a.w, head}.inset(room), points(12, 10.5, 9)...)
		p.add(rule(a.x, a.x+a.w, y+head, paper.Pt(0.4)))
		place := area{a.x, y + head, a.w, low}.inset(room)
		if c.upright {
			uprightValue(p, c.value, value, place)
		} else {
			p.centred(c.value, value, place, size)
		}
		y += head + low
		if i < len(cells)-1 {
			p.add(rule(a.x, a.x+a.w, y, paper.Pt(0.8)))
		}
	}
	p.add(a.frame(paper.Pt(0.8)))
}

// commonSize is the largest size in which every entry that is not upright has
// its lines whole.
func commonSize(fonts *paper.FontSet, cells []spineCell, style paper.TextStyle, width paper.Length) paper.Length {
	for _, style.Size = range spineSizes {
		fits := true
		for _, c := range cells {
			fits = fits && (c.upright || widestOf(fonts, strings.Split(c.value, "\n"), style) <= width)
		}
		if fits {
			break
		}
	}
	return style.Size
}

// uprightValue sets the name of an office one character below the other. A code,
// or a name with figures, stands across.
func uprightValue(p *plate, text string, style paper.ParagraphStyle, box area) {
	if longestRun(text) != "" {
		p.centred(text, style, box, spineSizes...)
		return
	}
	column := spineSizes[len(spineSizes)-1]
	for _, size := range spineSizes {
		if size <= min(box.w, 26*paper.Point) && size*13/10*paper.Length(length(text)) <= box.h {
			column = size
			break
		}
	}
	p.centred(text, style, area{box.x + (box.w-column)/2, box.y, column, box.h}, column)
}
