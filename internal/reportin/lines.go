package reportin

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
)

// fromLines puts a report together from lines of text. In the text of a PDF a
// paragraph goes over several lines and a table is only its words in a row.
func fromLines(lines []string) *annual.Document {
	lines = slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return pageNumber.MatchString(strings.TrimSpace(l)) })
	b := builder{doc: &annual.Document{Report: &annual.Report{Figures: annual.Figures{}}}}
	width := wrapWidth(lines)
	var tables [5][]string // the lines of tables two to four, by section
	var open strings.Builder
	flush := func() {
		if open.Len() > 0 {
			b.paragraph(open.String())
			open.Reset()
		}
	}
	for i, line := range lines {
		text := strings.TrimSpace(line)
		if b.startsSection(text) {
			flush()
			b.paragraph(text)
			continue
		}
		if section := b.section(); section >= 2 && section <= 4 && (len(tables[section]) > 0 || beginsTable(section, text)) && !sentence(text) {
			flush()
			tables[section] = append(tables[section], line)
			continue
		}
		open.WriteString(text)
		if width == 0 || endsParagraph(text, width) || len(b.doc.Sections) == 0 && strings.HasSuffix(text, "年度报告") || i+1 < len(lines) && startsParagraph(lines[i+1]) {
			flush()
		}
	}
	flush()
	b.readFlat(tables)
	return b.finish()
}

var pageNumber = regexp.MustCompile(`^[—–-]?\s*\d{1,3}\s*[—–-]$|^第\s*\d+\s*页.{0,12}$|^\d{1,3}\s*/\s*\d{1,3}$`)

func (b *builder) startsSection(text string) bool {
	_, _, ok := b.heading(text)
	return ok
}

// beginsTable recognises the first words of the table of a section.
func beginsTable(section int, text string) bool {
	plain := prose.Plain(text)
	switch section {
	case 2:
		return strings.HasPrefix(plain, "第二十条第") || strings.HasPrefix(plain, "信息内容")
	case 3:
		return strings.Contains(plain, "勾稽关系") || strings.HasPrefix(plain, "申请人情况") || strings.Contains(plain, "本年新收政府信息公开申请数量")
	default:
		return strings.HasPrefix(plain, "行政复议") && utf8.RuneCountInString(plain) < 24 || strings.Contains(plain, "结果维持")
	}
}

// sentence recognises prose among the words of a table.
func sentence(text string) bool {
	return strings.HasSuffix(text, "。") && utf8.RuneCountInString(text) > 16
}

// wrapped is the share of long lines without a mark at the end from which
// lines are taken for pieces of paragraphs.
const wrapped = 0.5

// wrapWidth gives the length of a full line, or 0 when every line is a
// paragraph.
func wrapWidth(lines []string) int {
	long, open := 0, 0
	var lengths []int
	for _, l := range lines {
		text := strings.TrimSpace(l)
		n := cells(text)
		if n < 40 || strings.Contains(text, "  ") {
			continue
		}
		long++
		lengths = append(lengths, n)
		if last, _ := utf8.DecodeLastRuneInString(text); !strings.ContainsRune("。；：！？”）", last) {
			open++
		}
	}
	if long < 4 || float64(open) < wrapped*float64(long) {
		return 0
	}
	slices.Sort(lengths)
	return lengths[len(lengths)*9/10]
}

// cells is the width of a line in half characters, as it stands on paper.
func cells(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
}

// endsParagraph reports whether a line is the last of its paragraph: it ends a
// sentence and is not full.
func endsParagraph(text string, width int) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	ends := strings.ContainsRune("。！？：；", last)
	full := cells(text) >= width-4
	return !full && (ends || cells(text) < width/2)
}

var begins = regexp.MustCompile(`^\s*(?:（[一二三四五六七八九十]）|\([一二三四五六七八九十]\)|[一二三四五六七八九十]、)`)

func startsParagraph(line string) bool {
	return begins.MatchString(line) || dateLine.MatchString(prose.Fold(line))
}
