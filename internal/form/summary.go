package form

import (
	"io"
	"strconv"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/word"
	"zwgk/internal/writing"
)

// Summary lays out a 政务公开工作总结 or 村务公开工作总结 in the format of GB/T
// 9704-2012: title, text under numbered headings, signature and date, and at
// the foot of the last page the 版记: 抄送, 存档, 共印份数. It has no 主题词,
// which the standard dropped in 2012.
//
// The 版记 is never alone on a page: where it would be, the signature moves up a
// line, or takes the last paragraph along to the page of the 版记.
func Summary(s writing.Summary, fonts *paper.FontSet) (*paper.Document, error) {
	imprint := imprintOf(s)
	layouts := []summaryLayout{{room: 2}, {room: 1}, {room: 2, turned: true}}
	if imprint == (summaryImprint{}) {
		return layouts[0].set(s, fonts)
	}
	for i, layout := range layouts {
		without, err := layout.set(s, fonts)
		if err != nil {
			return without, err
		}
		layout.imprint, layout.free = imprint, aboveImprint
		doc, err := layout.set(s, fonts)
		if err != nil {
			return doc, err
		}
		if len(doc.Pages) == len(without.Pages) || i == len(layouts)-1 {
			layout.free += freeBelow(doc)
			return layout.set(s, fonts)
		}
	}
	return nil, nil
}

// summaryLayout is a way to set a summary.
type summaryLayout struct {
	room    paper.Length // lines above the signature
	turned  bool         // the last paragraph begins a page
	imprint summaryImprint
	free    paper.Length // space above the 版记
}

func (l summaryLayout) set(s writing.Summary, fonts *paper.FontSet) (*paper.Document, error) {
	page := paper.GBT9704()
	page.SignatureGap = l.room * paper.Leading3
	flow := paper.NewFlow(fonts, page)
	flow.Heading(0, titled(flow, s.Title, titleStyle()), titleStyle())
	flow.Space(paper.Leading3)
	setPassages(flow, s.Preamble)
	for i, section := range s.Sections {
		setSection(flow, section, l.turned && i == len(s.Sections)-1)
	}
	flow.Signature(s.Organ, dayOrHand(s.Issued), paper.BodyStyle())
	l.imprint.set(flow, l.free)
	return flow.Document(summaryMeta(s))
}

// setSection begins a page with the last paragraph when turned says so, and with
// the heading when that is the only one.
func setSection(flow *paper.Flow, section annual.Section, turned bool) {
	all := passages(section.Text)
	if turned && len(all) < 2 {
		flow.NewPage()
	}
	if section.Heading != "" {
		flow.Heading(1, section.Heading, sectionStyle(false))
	}
	for i, p := range all {
		if turned && i > 0 && i == len(all)-1 {
			flow.NewPage()
		}
		p.set(flow)
	}
}

func summaryMeta(s writing.Summary) paper.Meta {
	return meta(s.Title, "公开工作总结", office.Organ{Name: s.Organ}, s.Issued)
}

// freeBelow is the space between the last rule of a document, that of its 版记,
// and the end of the text block.
func freeBelow(doc *paper.Document) paper.Length {
	page := paper.GBT9704()
	end := page.Top + page.BlockHeight
	lowest := paper.Length(0)
	for _, mark := range doc.Pages[len(doc.Pages)-1].Marks {
		if rule, ok := mark.(paper.Line); ok {
			lowest = max(lowest, rule.Y1)
		}
	}
	if lowest == 0 { // it is too tall for rules
		return 0
	}
	return max(end-lowest, 0)
}

// summaryImprint is the 版记: who else gets the paper, whether a copy is filed,
// how many are printed. Empty texts are left out.
type summaryImprint struct{ copyTo, filing, copies string }

func imprintOf(s writing.Summary) (i summaryImprint) {
	if to := strings.TrimRight(strings.TrimSpace(s.CopyTo), "。"); to != "" {
		i.copyTo = "抄送：" + to + "。" // GB/T 9704-2012 §7.4.2
	}
	if s.Filing {
		i.filing = "存档"
	}
	if s.Copies > 0 {
		i.copies = "共印" + strconv.Itoa(s.Copies) + "份"
	}
	return i
}

// aboveImprint is the least space above the 版记.
const aboveImprint = paper.Leading3

// The rules of a 版记 (GB/T 9704-2012 §7.4.1).
const (
	thickRule = 0.35 // mm
	thinRule  = 0.25
)

// set places the 版记 whole, with free space above it.
func (i summaryImprint) set(flow *paper.Flow, free paper.Length) {
	width, y := flow.Style().BlockWidth, free
	var marks []paper.Mark
	rule := func(thickness float64) {
		marks = append(marks, paper.Line{X1: 0, Y1: y, X2: width, Y2: y, Width: paper.MM(thickness), Color: paper.Black})
	}
	for _, row := range i.rows() {
		thickness := thinRule
		if len(marks) == 0 {
			thickness = thickRule
		}
		rule(thickness)
		height := paper.Length(0)
		for _, set := range row {
			block := flow.Fonts().Set(set.text, set.style, width)
			marks = append(marks, block.Marks(0, y)...)
			height = max(height, block.Height())
		}
		y += height
	}
	switch {
	case y-free > flow.Style().BlockHeight: // more names than a page holds
		for _, row := range i.rows() {
			for _, set := range row {
				flow.Paragraph(set.text, set.style)
			}
		}
	case len(marks) > 0:
		rule(thickRule)
		flow.Marks(y, marks...)
	}
}

// imprintText is a text of the 版记 with its style on the page.
type imprintText struct {
	text  string
	style paper.ParagraphStyle
}

// rows are the lines between rules. Texts keep a character's distance from the
// edges; further lines of 抄送 stand under its first name.
func (i summaryImprint) rows() [][]imprintText {
	style := paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.FangSong, Size: paper.Size4}, Leading: paper.Leading3, Left: 1, Right: 1}
	hanging, end := style, style
	hanging.Left, hanging.First = 4, -3
	end.Align = paper.AlignRight
	var rows [][]imprintText
	if i.copyTo != "" {
		rows = append(rows, []imprintText{{i.copyTo, hanging}})
	}
	if i.filing+i.copies != "" {
		rows = append(rows, []imprintText{{i.filing, style}, {i.copies, end}})
	}
	return rows
}

// WriteSummary writes a summary as a .docx file with the texts of Summary in
// the same order.
func WriteSummary(w io.Writer, s writing.Summary) error {
	doc := wordPaper{Document: word.Document{Meta: wordMeta(summaryMeta(s))}}
	doc.title(s.Title)
	doc.passages(s.Preamble)
	for _, section := range s.Sections {
		if section.Heading != "" {
			doc.paragraph(word.Heading1, word.Run{Text: section.Heading})
		}
		doc.passages(section.Text)
	}
	doc.sign(s.Organ, dayOrHand(s.Issued))
	if foot := imprintOf(s).word(); len(foot.Rows) > 0 {
		doc.Blocks = append(doc.Blocks, foot)
	}
	return word.Write(w, doc.Document)
}

// word is the 版记 for a word processor.
func (i summaryImprint) word() *word.Table {
	table := &word.Table{Columns: []float64{1, 1}, AtFoot: true, Together: true}
	if i.copyTo != "" {
		table.Rows = append(table.Rows, word.Row{Cells: []word.Cell{{Text: i.copyTo, ColSpan: 2, Style: word.Imprint}}})
	}
	if i.filing+i.copies != "" {
		table.Rows = append(table.Rows, word.Row{Cells: []word.Cell{{Text: i.filing, Style: word.Imprint}, {Text: i.copies, Style: word.ImprintEnd}}})
	}
	return table
}
