package form

import (
	"io"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/paper"
	"zwgk/internal/word"
)

// WriteAnnualReport writes a report as a .docx file: the texts and the tables
// of AnnualReport in the same order, with headings that make an outline.
func WriteAnnualReport(w io.Writer, r *annual.Report) error {
	doc := wordPaper{Document: word.Document{Meta: wordMeta(reportMeta(r))}}
	doc.title(r.Title)
	for _, p := range passages(r.Preamble) {
		doc.paragraph(word.Body, word.Run{Text: p.head + p.rest})
	}
	edition := r.Edition()
	for _, section := range r.Sections {
		doc.paragraph(word.Heading1, word.Run{Text: section.Heading})
		doc.passages(section.Text)
		if table := tableUnder(edition, section.Heading); table != nil {
			doc.table(wordTable(table, r.Figures))
		}
	}
	doc.sign(r.Organ, r.Issued.Chinese())
	return word.Write(w, doc.Document)
}

func wordMeta(m paper.Meta) word.Meta {
	return word.Meta{Title: m.Title, Author: m.Author, Subject: m.Subject, Created: m.Created}
}

// wordPaper puts a paper together block by block.
type wordPaper struct {
	word.Document
	gap float64 // empty lines above the next paragraph
}

// title has an empty line below it (GB/T 9704-2012 §7.3.1, 标题下空一行位置).
func (p *wordPaper) title(title string) {
	p.Blocks = append(p.Blocks, word.Text(word.Title, wordTitle(title)))
	p.gap = 1
}

// titleLine is how much of the width of 156 mm a title may take: 20 characters
// of 二号, less what faces of other computers are wider.
const titleLine = 19.5

// wordTitle parts a title of more than one line where titled does.
func wordTitle(title string) string {
	const scale = 100
	return partedTitle(title, "\n", titleLine*scale, func(text string) paper.Length { return paper.Length(squares(text) * scale) })
}

func (p *wordPaper) paragraph(style word.Style, runs ...word.Run) {
	p.Blocks = append(p.Blocks, word.Paragraph{Style: style, Runs: runs, Before: p.gap})
	p.gap = 0
}

// passages sets the paragraphs of a text as passage.set does.
func (p *wordPaper) passages(text string) {
	for _, passage := range passages(text) {
		switch {
		case passage.head == "":
			p.paragraph(word.Body, word.Run{Text: passage.rest})
		case passage.rest == "":
			p.paragraph(word.Heading2, word.Run{Text: passage.head})
		default:
			p.paragraph(word.Body, word.Run{Text: passage.head, As: word.Heading2}, word.Run{Text: passage.rest})
		}
	}
}

func (p *wordPaper) table(t *word.Table) {
	p.Blocks = append(p.Blocks, t)
	p.gap = 0.5
}

// sign ends the text; its last paragraph stays on the page of the signature.
func (p *wordPaper) sign(organ, date string) {
	if n := len(p.Blocks); n > 0 {
		if last, ok := p.Blocks[n-1].(word.Paragraph); ok {
			last.KeepWithNext = true
			p.Blocks[n-1] = last
		}
	}
	p.Blocks = append(p.Blocks, signature(organ, date)...)
	p.gap = 0
}

// The measures of the report's tables in a word processor, in points. Type is
// 五号, or 小五 where long numbers need it.
const (
	wordBlock  = 156 / 25.4 * 72 // the width of the text block
	wordPad    = 2
	labelLeast = 100 // the words of table three keep at least this
)

// wordTable gives a table of the report to a word processor.
func wordTable(t *annual.Table, figures annual.Figures) *word.Table {
	printed := t.Print(figures)
	table := &word.Table{Pad: wordPad, Together: true}
	height := 24.0
	switch t.Key {
	case annual.Table2:
		table.Columns = []float64{1, 1, 1, 1}
	case annual.Table3:
		height = 17.5
		table.Columns, table.Size = applicationsColumns(printed)
	default:
		table.Columns, table.Size = casesColumns(printed)
	}
	table.Head, table.Rows = wordRows(printed.Head, height, t.Key), wordRows(printed.Rows, height, t.Key)
	return table
}

func wordRows(rows [][]annual.PrintedCell, height float64, key string) []word.Row {
	out := make([]word.Row, len(rows))
	for i, row := range rows {
		out[i].Height = height
		for _, c := range row {
			placed := word.Cell{Text: c.Text, Style: wordCellStyle(c, key), RowSpan: c.Rows, ColSpan: c.Cols}
			switch {
			case c.Kind == annual.GroupLabel && c.Level == 0:
				placed.Vertical = true
			case c.Kind == annual.GroupLabel:
				placed.Text = strings.Replace(c.Text, "）", "）\n", 1) // as the narrow column breaks it
			}
			out[i].Cells = append(out[i].Cells, placed)
		}
	}
	return out
}

// wordCellStyle sets the words of table three to the left, all else in the
// middle. Heads are in 宋体 like the rest, as the form has them.
func wordCellStyle(c annual.PrintedCell, key string) word.Style {
	group := c.Kind == annual.GroupLabel && c.Level > 0
	if group || c.Kind == annual.RowLabel && key == annual.Table3 {
		return word.CellLeft
	}
	return word.CellCentre
}

// tableSizes are the sizes of type that tables have, in points: 五号, 小五, 六号.
var tableSizes = []float64{10.5, 9, 7.5}

// applicationsColumns are the columns of table three and the size of its type:
// the largest at which every number stands on one line.
func applicationsColumns(printed annual.Printed) (columns []float64, size float64) {
	const numeral, group, figure = 18, 47, 31
	const natural = 3 // the characters of 自然人
	figures := printed.Columns - 3
	for _, size = range tableSizes {
		columns = []float64{numeral, group, wordBlock - numeral - group}
		for range figures {
			columns = append(columns, figure)
		}
		columns[3] = natural*size + 2*wordPad + 1
		for _, row := range printed.Rows {
			for i, c := range row[len(row)-figures:] {
				columns[3+i] = max(columns[3+i], numberWidth(c.Text, size))
			}
		}
		for _, width := range columns[3:] {
			columns[2] -= width
		}
		if columns[2] >= labelLeast {
			break
		}
	}
	columns[2] = max(columns[2], group)
	return columns, size
}

// casesColumns are those of table four.
func casesColumns(printed annual.Printed) (columns []float64, size float64) {
	for _, size = range tableSizes {
		columns = make([]float64, printed.Columns)
		sum := 0.0
		for i, c := range printed.Rows[0] {
			columns[i] = max(2*size+2*wordPad, numberWidth(c.Text, size))
			sum += columns[i]
		}
		if sum <= wordBlock {
			for i := range columns {
				columns[i] += (wordBlock - sum) / float64(len(columns))
			}
			break
		}
	}
	return columns, size
}

// numberWidth is the width of a cell with a number in it. A digit of 宋体 is half
// as wide as high; faces that take its place are up to two thirds.
func numberWidth(text string, size float64) float64 {
	const digit = 0.65
	return float64(length(text))*size*digit + 2*wordPad
}
