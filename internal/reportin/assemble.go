package reportin

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
	"zwgk/internal/extract"
)

// headingLength is the most characters that a section's heading has.
const headingLength = 40

// assemble puts a report together from the blocks of a docx or xlsx file.
func assemble(blocks []extract.Block) *annual.Document {
	b := builder{doc: &annual.Document{Report: &annual.Report{Figures: annual.Figures{}}}}
	b.doc.Shown.Labels = true
	for _, block := range blocks {
		switch {
		case block.Picture:
			b.picture()
		case block.Rows != nil:
			b.table(grid{block.Rows, block.Grid})
		default:
			for _, text := range prose.Paragraphs(block.Text) {
				b.paragraph(text)
			}
		}
	}
	if b.tables == 0 {
		b.doc.Shown.Labels = false
	}
	return b.finish()
}

// builder collects a document's parts in their order.
type builder struct {
	doc      *annual.Document
	front    []string // paragraphs before the first section
	texts    [][]string
	tables   int
	pictures map[int]bool // sections with pictures
	filled   map[int]bool // sections with a table
}

func (b *builder) paragraph(text string) {
	if heading, rest, ok := b.heading(text); ok {
		b.doc.Sections = append(b.doc.Sections, annual.Section{Heading: heading})
		b.texts = append(b.texts, nil)
		if rest != "" {
			b.paragraph(rest)
		}
		return
	}
	if n := len(b.texts); n > 0 {
		b.texts[n-1] = append(b.texts[n-1], text)
		return
	}
	b.front = append(b.front, text)
}

func (b *builder) picture() {
	if n := len(b.doc.Sections); n > 0 {
		if b.pictures == nil {
			b.pictures = map[int]bool{}
		}
		b.pictures[n] = true
	}
}

// rowsOfTableThree count 一 to 四 like the sections.
var rowsOfTableThree = []string{"本年新收政府信息公开申请", "上年结转政府信息公开申请", "本年度办理结果", "结转下年度继续办理"}

// heading recognises the heading of a section: the form's own words, with text
// run into it or not, or a short line that goes on counting.
func (b *builder) heading(text string) (heading, rest string, ok bool) {
	if right, ok := b.numbered(text); ok {
		return right, "", true
	}
	n := annual.SectionNumber(text)
	if prose.ContainsAny(prose.Plain(text), rowsOfTableThree...) {
		return "", "", false
	}
	if n == 0 || n > len(annual.Headings()) {
		return "", "", false
	}
	right := annual.Headings()[n-1]
	if after, found := strings.CutPrefix(prose.Fold(text), prose.Fold(right)); found && n >= b.next() {
		return right, strings.TrimLeft(after, "：。"), true
	}
	text = strings.TrimRight(strings.TrimSpace(text), "。：:")
	short := utf8.RuneCountInString(text) <= headingLength && !strings.ContainsAny(text, "。；;")
	like := prose.Similarity(text, right) >= 0.5
	switch {
	case !short:
		return "", "", false
	case like, n == b.next() && !b.within():
		return text, "", true
	}
	return "", "", false
}

// numbered recognises the next heading without its numeral: a word processor
// counts by itself, and the file does not hold what it prints.
func (b *builder) numbered(text string) (string, bool) {
	next := b.next()
	if next > len(annual.Headings()) {
		return "", false
	}
	right := annual.Headings()[next-1]
	_, words, _ := strings.Cut(right, "、")
	return right, prose.Plain(text) == prose.Plain(words)
}

// next is the number that the next section has.
func (b *builder) next() int {
	if n := len(b.doc.Sections); n > 0 {
		return annual.SectionNumber(b.doc.Sections[n-1].Heading) + 1
	}
	return 1
}

// within reports whether the section under way has lists of its own that
// count 一、 二、.
func (b *builder) within() bool {
	n := len(b.texts)
	if n == 0 {
		return false
	}
	for _, text := range b.texts[n-1] {
		if annual.SectionNumber(text) > 0 {
			return true
		}
	}
	return false
}

func (b *builder) table(g grid) {
	if g.columns {
		b.sheetText(g)
	}
	key, figures, labels, form := g.read(b.section())
	if key == "" {
		if g.columns {
			return
		}
		for _, row := range g.rows {
			if text := strings.Join(nonEmpty(row), " "); text != "" {
				b.paragraph(text)
			}
		}
		return
	}
	b.tables++
	if b.filled == nil {
		b.filled = map[int]bool{}
	}
	b.filled[len(b.doc.Sections)] = true
	for a, v := range figures {
		b.doc.Figures[a] = v
	}
	b.doc.Labels = append(b.doc.Labels, labels...)
	if form != "" {
		b.doc.Form = form
	}
}

// sheetText takes the running text of a sheet: rows with one cell that is a
// heading, a title, a sentence, or stands in the last lines.
func (b *builder) sheetText(g grid) {
	for i, row := range g.rows {
		cells := nonEmpty(row)
		if len(cells) != 1 {
			continue
		}
		text := cells[0]
		_, _, heading := b.heading(text)
		title := len(b.doc.Sections) == 0 && strings.Contains(text, "报告")
		if heading || title || strings.Contains(text, "。") || len(b.doc.Sections) > 0 && i >= len(g.rows)-3 {
			b.paragraph(text)
		}
	}
}

// section is the number of the section under way, 0 before the first.
func (b *builder) section() int { return b.next() - 1 }

func nonEmpty(cells []string) []string {
	var out []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// finish names what was collected: title, preamble, signature, organ, year.
func (b *builder) finish() *annual.Document {
	doc := b.doc
	title, preamble := splitFront(b.front)
	doc.Title, doc.Preamble = title, strings.Join(preamble, "\n")
	doc.Shown.Title = title != ""
	doc.Shown.Prose = len(doc.Sections) > 0
	if n := len(b.texts); n > 0 {
		b.texts[n-1] = b.signature(b.texts[n-1])
	}
	for i := range doc.Sections {
		doc.Sections[i].Text = strings.Join(b.texts[i], "\n")
	}
	for i := range doc.Sections {
		if b.pictures[i+1] && !b.filled[i+1] && annual.SectionNumber(doc.Sections[i].Heading) >= 2 && annual.SectionNumber(doc.Sections[i].Heading) <= 4 {
			doc.Pictures = append(doc.Pictures, i+1)
		}
	}
	identify(doc)
	return doc
}

// navigation matches what a web page puts around a report.
var navigation = regexp.MustCompile(`您?现在所在的?位置|当前位置|^(?:发布|发表|成文|更新)(?:时间|日期)|来源[:：]|访问次数|浏览次数|索\s*引\s*号|字体[:：]|^返回首页|^【?打印`)

// splitFront parts the lines before the first section into title and preamble.
// A title may stand on two lines.
func splitFront(front []string) (title string, preamble []string) {
	last := -1
	for i, text := range front {
		folded := prose.Fold(text)
		if navigation.MatchString(text) || utf8.RuneCountInString(folded) > 60 || strings.ContainsAny(folded, "。；") {
			continue
		}
		if strings.Contains(folded, "报告") || strings.Contains(folded, "总结") {
			title, last = text, i
			if i > 0 && titleBegins(front[i-1], folded) {
				title = strings.TrimSpace(front[i-1]) + text
			}
		}
		if last >= 0 {
			break
		}
	}
	for i, text := range front {
		if i > last && !navigation.MatchString(text) && utf8.RuneCountInString(text) > 20 {
			preamble = append(preamble, text)
		}
	}
	return title, preamble
}

// titleBegins recognises the first line of a title of two lines. The year stands
// in one of them; when it begins the second, the first is the organ's name.
func titleBegins(line, second string) bool {
	line = prose.Fold(line)
	if utf8.RuneCountInString(line) > 40 || navigation.MatchString(line) || strings.ContainsAny(line, "。；：>") || strings.Contains(line, "报告") {
		return false
	}
	year := fourDigits.FindStringIndex(second)
	if year == nil {
		return fourDigits.MatchString(line) || organName.MatchString(line)
	}
	return year[0] == 0 && organName.MatchString(line)
}
