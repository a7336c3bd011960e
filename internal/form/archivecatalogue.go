package form

import (
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// PieceCatalogue is what stands in a 归档文件目录 and on its cover.
type PieceCatalogue struct {
	Organ   office.Organ
	Scheme  archive.Scheme
	Class   archive.Class
	Title   string          // "" for 归档文件目录; a volume has 卷内文件目录
	Pieces  []archive.Piece // in the order of their numbers
	Upright bool            // on upright A4; usually it lies on its side
	On      workday.Date    // as it stood on this day
	Code    string          // head of the audit chain
}

func (c PieceCatalogue) title() string { return orElse(c.Title, "归档文件目录") }

// pageStyle is a sheet that goes to the edges as far as it may: nine columns
// need room.
func (c PieceCatalogue) pageStyle() paper.PageStyle {
	style, left, right := keptWide(c.Code), paper.MM(14), paper.MM(14)
	if c.Upright {
		style, left, right = kept(c.Code), paper.MM(22), paper.MM(11)
	}
	style.Left, style.BlockWidth = left, style.Width-left-right
	return style
}

func (c PieceCatalogue) size() paper.Length {
	if c.Upright {
		return paper.Size5Small
	}
	return paper.Size5
}

// PieceCataloguePaper lays out a 归档文件目录 with its nine columns (DA/T 22-2015:
// 序号、档号、文号、责任者、题名、日期、密级、页数、备注). A withdrawn number keeps its
// line and says why; a destroyed piece keeps its line too. A piece that was put
// right by another of the list says so in its 备注, and the other way round.
func PieceCataloguePaper(c PieceCatalogue, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, c.pageStyle())
	formTitle(flow, c.title())
	if c.Scheme.FondsName != "" {
		headLine(flow, c.size(), fondsNameLabel+"："+c.Scheme.FondsName)
	}
	headLine(flow, c.size(), classWords(c.Scheme, c.Class)...)
	table := c.table(fonts)
	closing(table)
	flow.Table(table)
	flow.Space(paper.Pt(4))
	flow.Paragraph(c.sum(), paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: c.size()}})
	return flow.Document(meta(c.title(), "建档归档", c.Organ, c.On))
}

// code writes a 档号 as the sheet has room for it.
func (c PieceCatalogue) code() func(archive.Piece) string {
	if c.Upright {
		return partedCode
	}
	return wholeCode
}

func (c PieceCatalogue) table(fonts *paper.FontSet) *paper.Table {
	l := newListColumns(c.size())
	l.fixed("序号", 24).codes(fonts, c.Pieces, c.code())
	if c.Upright {
		l.fixed("文号", 64).prose().fixed("责任者", 51)
	} else {
		l.fixed("文号", 98).prose().fixed("责任者", 72)
	}
	l.prose().shared("题名", 1).fixed("日期", 48).fixed("密级", 20).fixed("页数", 21).fixed("备注", 52).prose()
	table := l.table(c.size() * 22 / 10)
	referred := c.references()
	for i := range c.Pieces {
		table.Rows = append(table.Rows, c.row(i, l.left, referred))
	}
	if len(table.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(l.columns)}}}}
	}
	return table
}

// row is the line of piece i.
func (c PieceCatalogue) row(i int, left *paper.CellStyle, referred map[string]string) paper.Row {
	p := &c.Pieces[i]
	number := strconv.Itoa(i + 1)
	if p.State == archive.Withdrawn {
		const between = 6 // 文号 to 页数
		return paper.Row{Cells: []paper.Cell{cell(number), cell(c.code()(*p)), {Text: withdrawnWords(p.Withdrawal), ColSpan: between, Style: left}, cell(withdrawnWord)}}
	}
	remarks := []string{p.Remarks, referred[p.ID]}
	if p.State == archive.Destroyed {
		remarks = append(remarks, archive.Destroyed.Label())
	}
	return paper.Row{Cells: cellsOf(number, c.code()(*p), partedNumber(p.DocumentNumber), pieceMaker(*p), p.CatalogueTitle(), p.CatalogueDate(), p.Secrecy,
		count(p.Pages), strings.Join(nonEmpty(remarks...), "；"))}
}

// references say by id which pieces of the list put others of it right.
func (c PieceCatalogue) references() map[string]string {
	numbers, said := map[string]int{}, map[string]string{}
	for _, p := range c.Pieces {
		if p.ID != "" {
			numbers[p.ID] = p.Number
		}
	}
	for _, p := range c.Pieces {
		if of := numbers[p.Corrects]; p.Corrects != "" && of > 0 && p.ID != "" {
			said[p.ID] = "更正" + pieceNumber(of) + "件"
			said[p.Corrects] = "见" + pieceNumber(p.Number) + "件"
		}
	}
	return said
}

// sum counts what the list has.
func (c PieceCatalogue) sum() string {
	states := map[archive.State]int{}
	for _, p := range c.Pieces {
		states[p.State]++
	}
	words := "共" + piecesWord(len(c.Pieces)-states[archive.Withdrawn]) + "，" + strconv.Itoa(pagesOf(c.Pieces)) + "页。"
	if n := states[archive.Destroyed]; n > 0 {
		words += "其中已销毁" + piecesWord(n) + "。"
	}
	if n := states[archive.Withdrawn]; n > 0 {
		words += "另有撤销的件号" + strconv.Itoa(n) + "个。"
	}
	return words
}

// PieceCatalogueCover lays out the cover of a 归档文件目录, lying as the
// catalogue does. An office that does not class by 机构（问题） has its line
// empty: 机构（问题） is a choice.
func PieceCatalogueCover(c PieceCatalogue, fonts *paper.FontSet) (*paper.Document, error) {
	const size = 18 * paper.Point
	p := newPlate(fonts)
	width, height := paper.A4Height, paper.A4Width
	if c.Upright {
		width, height = height, width
	}
	p.sheet(width, height)
	title := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.SongBold, Tracking: paper.Pt(6)}}
	p.centred(c.title(), title, area{paper.MM(20), height / 6, width - paper.MM(40), paper.MM(30)}, points(36, 30, 26)...)
	block := min(width*64/100, paper.MM(150))
	lines := []coverLine{
		{fondsLabel, c.Scheme.Fonds}, {fondsNameLabel, c.Scheme.FondsName}, {yearLabel, yearWord(c.Class.Year)},
		{retentionLabel, c.Class.Retention.Label()}, {unitLabel, unitWord(c.Scheme, c.Class.Unit)},
	}
	p.coverLines(lines, (width-block)/2, height*42/100, block, size)
	return p.document(meta(c.title()+"封面", "建档归档", c.Organ, c.On))
}
