package form

import (
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// BoxPaper is what stands on the papers that lie in a box or a volume: the
// 备考表 and the cover of a volume.
type BoxPaper struct {
	Organ  office.Organ
	Scheme archive.Scheme
	Box    archive.Box
	Pieces []archive.Piece // in the box; read by the cover of a volume only
	Code   string          // head of the audit chain
}

// bound reports whether the office binds volumes.
func (b BoxPaper) bound() bool { return b.Scheme.Arrangement == archive.ByVolume }

// BoxNotePaper lays out the 备考表 that lies behind the pieces of a box, or the
// 卷内备考表 of a volume: what there is to say of them, who arranged and who
// checked them. Its five entries are those of DA/T 22-2015; how they stand is
// the house's own.
func BoxNotePaper(b BoxPaper, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(b.Code))
	title, situation, maker := "备考表", "盒内文件情况说明", "整理"
	if b.bound() {
		title, situation, maker = "卷内备考表", "本卷情况说明", "立卷"
	}
	heading := paper.TitleStyle()
	heading.After, heading.Tracking = paper.Pt(10), paper.Pt(8)
	flow.Heading(0, title, heading)
	headLine(flow, paper.Size5, append(classWords(b.Scheme, b.Box.Class), b.number())...)
	const size = paper.Size4Small
	label, text := headCell(size), formLeft(size)
	text.VAlign, text.Leading, text.PadX, text.PadY = paper.Top, size*17/10, paper.Pt(10), paper.Pt(8)
	n := b.Box.Note
	flow.Table(&paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(84)}, {Share: 1}, {Width: paper.Pt(84)}, {Share: 1}},
		Style:   formCell(size), MinRow: paper.Pt(38), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
		Rows: []paper.Row{
			{KeepWithNext: true, Cells: []paper.Cell{{Text: situation, ColSpan: 4, Style: label}}},
			{MinHeight: paper.MM(182), Cells: []paper.Cell{{Text: paragraphs(n.Situation), ColSpan: 4, Style: text}}},
			{KeepWithNext: true, Cells: cellsOf(maker+"人", n.ArrangedBy, maker+"日期", dayInCell(n.ArrangedOn))},
			{Cells: cellsOf("检查人", n.CheckedBy, "检查日期", dayInCell(n.CheckedOn))},
		},
	})
	return flow.Document(meta(title+b.number(), "建档归档", b.Organ, n.ArrangedOn))
}

// number says which box or volume it is.
func (b BoxPaper) number() string {
	if b.bound() {
		return "案卷号：" + orBlank(count(b.Box.Number), 3)
	}
	return "盒号：" + orBlank(count(b.Box.Number), 3)
}

// paragraphs indents each line of a text by two characters, as in a letter.
func paragraphs(text string) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, "　　"+line)
		}
	}
	return strings.Join(kept, "\n")
}

// VolumeCover lays out the 案卷封面 of a year's volume: the name of the fonds, the
// volume's title, from when to when its pieces are, how many pieces and pages,
// how long it is kept and where it stands.
func VolumeCover(b BoxPaper, fonts *paper.FontSet) (*paper.Document, error) {
	p := newPlate(fonts)
	p.sheet(paper.A4Width, paper.A4Height)
	outer := area{paper.MM(25), paper.MM(20), paper.MM(167), paper.MM(257)}
	p.add(outer.frame(paper.Pt(1.2)))
	name := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.SongBold}}
	p.centred(phrased(b.Scheme.FondsName), name, area{outer.x + paper.MM(10), outer.y + paper.MM(14), outer.w - paper.MM(20), paper.MM(32)}, points(30, 26, 22, 18)...)
	title := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song}}
	p.centred(phrased(b.Box.Title), title, area{outer.x + paper.MM(14), outer.y + paper.MM(60), outer.w - paper.MM(28), paper.MM(70)}, points(24, 22, 18, 16, 14, 12)...)
	width := paper.MM(130)
	low := p.coverLines([]coverLine{
		{"起止日期", b.span()}, {"件数页数", b.amount()}, {retentionLabel, b.Box.Class.Retention.Label()},
	}, outer.x+(outer.w-width)/2, outer.y+paper.MM(140), width, paper.Size3)
	b.shelfMark(p, area{outer.x, low, outer.w, outer.y + outer.h - low})
	return p.document(meta("案卷封面 "+b.Box.Title, "建档归档", b.Organ, b.Box.Note.ArrangedOn))
}

// shelfMark stands at the foot of the cover: where the volume is kept.
func (b BoxPaper) shelfMark(p *plate, room area) {
	heads := []string{fondsLabel, yearLabel, "案卷号"}
	values := []string{b.Scheme.Fonds, yearWord(b.Box.Class.Year), count(b.Box.Number)}
	if b.Scheme.ByUnit {
		heads, values = []string{fondsLabel, yearLabel, unitLabel, "案卷号"}, []string{values[0], values[1], unitWord(b.Scheme, b.Box.Class.Unit), values[2]}
	}
	high, wide := paper.MM(12), room.w/paper.Length(len(heads))
	y := room.y + room.h - 2*high
	style := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song}}
	for i, head := range heads {
		x := room.x + wide*paper.Length(i)
		top, low := area{x, y, wide, high}, area{x, y + high, wide, high}
		p.add(top.frame(paper.Pt(0.6)), low.frame(paper.Pt(0.6)))
		p.centred(head, style, top.inset(paper.MM(1.5)), points(14, 12, 10.5)...)
		p.centred(values[i], style, low.inset(paper.MM(1.5)), points(14, 12, 10.5, 9, 8)...)
	}
}

// span says from when to when the pieces are.
func (b BoxPaper) span() string {
	var from, to workday.Date
	for _, p := range standing(b.Pieces) {
		if p.Date.IsZero() {
			continue
		}
		if from.IsZero() || p.Date.Before(from) {
			from = p.Date
		}
		if p.Date.After(to) {
			to = p.Date
		}
	}
	if from == to {
		return chinese(from)
	}
	return chinese(from) + "至" + paper.BreakHint + chinese(to)
}

// amount says how much is in the volume.
func (b BoxPaper) amount() string {
	pieces := standing(b.Pieces)
	if len(pieces) == 0 {
		return ""
	}
	words := "共" + piecesWord(len(pieces))
	if pages := pagesOf(pieces); pages > 0 {
		words += "，" + strconv.Itoa(pages) + "页"
	}
	return words
}
