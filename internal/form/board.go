package form

import (
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Board is what stands on a 公开榜.
type Board struct {
	Sheet    Sheet
	Organ    office.Organ
	Revision disclosure.Revision
	Period   string       // 所属期间: 2026年第三季度
	On       workday.Date // 张贴日期
	Term     Term         // 公示期
	Contact  Contact
	// Signers are the offices that sign, a box each. A village that names none
	// has VillageSigners; an empty list is for no boxes at all.
	Signers []string
}

// VillageSigners are those who sign a village's posted sheet.
func VillageSigners() []string {
	return []string{"村党组织书记", "村民委员会主任", "村务监督委员会主任", "报账员"}
}

// wideTable is the number of columns from which on a sheet is turned.
const wideTable = 7

// typeSizes are the sizes of type of a posted sheet, from large to small. A
// sheet that fits on one page in type of onePage or larger is set in the
// largest that lets it, others in one between run and least: the largest that
// keeps them to few pages.
type typeSizes struct {
	all                 []paper.Length
	onePage, run, least paper.Length
}

func (s Sheet) sizes() typeSizes {
	if s == A3 {
		return typeSizes{points(30, 28, 26, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12), 16 * paper.Point, 22 * paper.Point, 14 * paper.Point}
	}
	return typeSizes{points(20, 19, 18, 17, 16, 15, 14, 13, 12), 12 * paper.Point, 14 * paper.Point, 12 * paper.Point}
}

const fewPages = 4

// smallestPosted is the smallest type on what hangs on a board.
const smallestPosted = 12 * paper.Point

func points(sizes ...float64) []paper.Length {
	out := make([]paper.Length, len(sizes))
	for i, s := range sizes {
		out[i] = paper.Pt(s)
	}
	return out
}

// PostedSheet lays out a 公开榜 in the largest type that fits on one page, and
// where that would be small, on a few, with the heads of tables repeated.
// Sheets with wide tables are turned. The type is never smaller than 12
// points, except where a single word or number is wider than its column even
// then.
func PostedSheet(b Board, fonts *paper.FontSet) (*paper.Document, error) {
	style := posted(b.Sheet, mostColumns(b.Revision.Tables) >= wideTable)
	sizes := b.Sheet.sizes()
	fits := b.fitting(fonts, style.BlockWidth)
	for _, limit := range []int{1, fewPages} {
		for _, size := range sizes.all {
			tried := limit == 1 && size >= sizes.onePage || limit > 1 && size <= sizes.run && size >= sizes.least
			if !tried || !fits(size) || b.leastPages(size, style) > limit {
				continue
			}
			if doc, err := b.layOut(size, style, fonts); doc == nil || len(doc.Pages) <= limit {
				return doc, err
			}
		}
	}
	size := sizes.least
	if !fits(size) {
		size = sizes.all[len(sizes.all)-1]
	}
	return b.layOut(size, style, fonts)
}

// fitting tells at which sizes of type every table fits in a width.
func (b Board) fitting(fonts *paper.FontSet, width paper.Length) func(paper.Length) bool {
	var all []columns
	for _, t := range b.Revision.Tables {
		all = append(all, measure(fonts, t, uneven(t)))
	}
	return func(size paper.Length) bool {
		for _, c := range all {
			if !c.fit(size, width) {
				return false
			}
		}
		return true
	}
}

// mostColumns is the number of columns of the widest table.
func mostColumns(tables []disclosure.Table) int {
	most := 0
	for _, t := range tables {
		most = max(most, len(t.Header))
	}
	return most
}

// leastPages is how many pages text and rows take at least; it spares laying out
// what cannot fit.
func (b Board) leastPages(size paper.Length, style paper.PageStyle) int {
	rows := 0
	for _, t := range b.Revision.Tables {
		rows += len(t.Rows) + 1
	}
	height := paper.Length(rows)*rowHeight(size) + leastHeight(b.Revision.Body, size, style.BlockWidth)
	return int(height/style.BlockHeight) + 1
}

// rowHeight is the height of a row of one line.
func rowHeight(size paper.Length) paper.Length { return size * 17 / 10 }

func (b Board) layOut(size paper.Length, style paper.PageStyle, fonts *paper.FontSet) (*paper.Document, error) {
	style.Leading = size * 3 / 2
	style.NumberStyle.Size = min(size, paper.Size4)
	flow := paper.NewFlow(fonts, style)
	title := posterTitle(size)
	flow.Heading(0, titled(flow, b.Revision.Title, title), title)
	b.heads(flow, size)
	body := posterBody(size)
	copyText(flow, b.Revision.Body, body)
	for _, t := range b.Revision.Tables {
		tableWithTitle(flow, t, size)
	}
	b.closing(flow, size)
	return flow.Document(meta(b.Revision.Title, "公开榜", b.Organ, b.On))
}

// heads is the line below the title: whose sheet it is, for what time, and
// when it was posted. It goes on two lines where one is too short.
func (b Board) heads(flow *paper.Flow, size paper.Length) {
	texts := []string{"单位：" + b.Organ.Name}
	if b.Period != "" {
		texts = append(texts, "所属期间："+b.Period)
	}
	texts = append(texts, "张贴日期："+dayOrHand(b.On))
	var width paper.Length
	for _, text := range texts {
		width += flow.Fonts().Advance(text, paper.TextStyle{Face: paper.Song, Size: size}) + 2*size
	}
	if width > flow.Style().BlockWidth {
		headLine(flow, size, texts[0])
		texts = texts[1:]
	}
	headLine(flow, size, texts...)
}

// closing is what stands below the tables: where to turn, and who signs.
func (b Board) closing(flow *paper.Flow, size paper.Length) {
	style := posterBody(size)
	style.Align, style.First, style.KeepWithNext, style.KeepTogether = paper.AlignLeft, 0, true, true
	flow.Space(size / 2)
	all := objectionLines(b.Term, b.Contact, flow, style)
	for i, line := range all {
		if i == len(all)-1 {
			style.After = size / 2
		}
		flow.Paragraph(line, style)
	}
	signers := b.Signers
	if signers == nil && b.Organ.Level == office.Village {
		signers = VillageSigners()
	}
	if table := signBoxes(signers, size); table != nil {
		flow.Table(table)
	}
}

// signBoxes is a row of boxes to sign in, four to a row.
func signBoxes(signers []string, size paper.Length) *paper.Table {
	if len(signers) == 0 {
		return nil
	}
	const across = 4
	columns := min(len(signers), across)
	table := &paper.Table{
		Columns: make([]paper.Column, columns), KeepTogether: true, Inside: size / 28, Outside: size / 14,
		Style: paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: max(size*9/10, smallestPosted)}, Align: paper.AlignCenter, PadY: size / 5},
	}
	for from := 0; from < len(signers); from += columns {
		var labels []paper.Cell
		for _, signer := range signers[from:min(from+columns, len(signers))] {
			labels = append(labels, cell(signerLabel(signer)))
		}
		table.Rows = append(table.Rows,
			paper.Row{Cells: labels, KeepWithNext: true},
			paper.Row{MinHeight: size * 5 / 2})
	}
	return table
}

// tableWithTitle sets a table of a posted text with its title above it.
func tableWithTitle(flow *paper.Flow, t disclosure.Table, size paper.Length) {
	table := postedTable(flow.Fonts(), t, size, flow.Style().BlockWidth)
	if table == nil {
		return
	}
	flow.Space(size / 2)
	if t.Title != "" {
		style := paper.ParagraphStyle{
			TextStyle: paper.TextStyle{Face: paper.Hei, Size: size}, Align: paper.AlignCenter,
			After: size / 5, KeepWithNext: true, KeepTogether: true,
		}
		flow.Heading(1, t.Title, style)
	}
	table.KeepWithNext = true
	flow.Table(table)
}

// posterTitle is the title of what is read from a distance.
func posterTitle(size paper.Length) paper.ParagraphStyle {
	style := paper.TitleStyle()
	style.Size = size * 17 / 10
	style.Leading, style.After = style.Size*13/10, size*6/10
	return style
}

// posterBody is its text.
func posterBody(size paper.Length) paper.ParagraphStyle {
	return paper.ParagraphStyle{
		TextStyle: paper.TextStyle{Face: paper.FangSong, Size: size},
		Align:     paper.AlignJustify, Leading: size * 3 / 2, First: 2,
	}
}

// signerLabel lets a long office break between its words.
func signerLabel(signer string) string {
	const long = 8 // characters
	if length(signer) > long {
		signer = strings.Replace(signer, "委员会", paper.BreakHint+"委员会", 1)
	}
	return signer + paper.BreakHint + "（签名）"
}
