package sheet

import (
	"fmt"
	"strings"
)

// handle takes one row under the heading: a record, or one of the other lines
// that ledgers hold.
func (t *table) handle(r *row, merges []merge) {
	t.row, t.bad, t.notes = r, false, t.notes[:0]
	first := t.first
	t.first = false
	if !t.readableKey() && t.passOver(merges, first) {
		return
	}
	t.summary.Rows++
	if !t.ownRecord() {
		t.refuse(wholeRow, "", "这一行与上一行的单元格合并在一起，看不出是不是另一件。取消合并，每件写一行")
		return
	}
	t.taker.take(t)
	if !t.bad {
		for _, n := range t.notes {
			t.ledger.note(n)
		}
	}
}

// readableKey reports whether the row has a key of its own that can be read,
// which only records have.
func (t *table) readableKey() bool {
	c := t.cell(t.schema.key)
	if c.kind == blank || c.filled || t.kind == Counts {
		return false
	}
	v := t.dateOf(c)
	return v.fault == "" && !v.date.IsZero()
}

// ownRecord reports whether the row holds more than what merged cells lend it.
func (t *table) ownRecord() bool {
	lent := false
	for i := range t.row.cells {
		lent = lent || t.row.cells[i].filled
	}
	if !lent {
		return true
	}
	for _, f := range t.schema.anchors {
		if c := t.cell(f); c.kind != blank && !c.filled {
			return true
		}
	}
	return false
}

// passOver recognises the lines that are no record and notes those that a
// person may have meant as one.
func (t *table) passOver(merges []merge, first bool) bool {
	if first && t.kind != Counts && isColumnNumbers(t.row) {
		return true
	}
	if t.repeatedHeading(merges) {
		return true
	}
	if text := t.firstText(); isFooter(text, t.kind != Counts) {
		t.noteLine("这一行是表尾或合计，没有导入")
		return true
	}
	own, known, words := t.countCells()
	switch {
	case known == 0 && words == 0:
		if t.serials++; t.serials == 1 {
			t.serialAt = t.row.number
		}
		return true
	case known == 0:
		t.noteLine("这一行没有登记内容，没有导入")
		return true
	case own == 1 && words == 1 && t.isBanner(merges):
		t.noteLine("这一行是小标题，没有导入")
		return true
	}
	return false
}

// countCells counts the cells of the row's own: all, those in columns that are
// read, and those with words.
func (t *table) countCells() (own, known, words int) {
	for i := range t.row.cells {
		c := &t.row.cells[i]
		if c.kind == blank || c.filled {
			continue
		}
		own++
		if c.kind == textCell && isWords(c.text) {
			words++
		}
		if i < len(t.head.known) && t.head.known[i] && i != t.head.columns[fieldSerial] {
			known++
		}
	}
	return own, known, words
}

// isWords reports whether text is more than a figure or a dash.
func isWords(text string) bool {
	return !noValue(text) && (len(text) > maxDate || !allDigits(fold(text)))
}

// isBanner reports whether the only cell of the row is merged over several
// columns or begins like a section title.
func (t *table) isBanner(merges []merge) bool {
	for _, m := range mergesFrom(merges, t.row.number) {
		if m.right >= m.left+2 {
			return true
		}
	}
	s := fold(clip(t.firstText()))
	for _, n := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"} {
		if strings.HasPrefix(s, n+"、") || strings.HasPrefix(s, "("+n+")") || strings.HasPrefix(s, "第"+n+"季度") {
			return true
		}
	}
	return strings.HasPrefix(s, "上年结转") || strings.HasPrefix(s, "本年新收")
}

// repeatedHeading recognises the heading when it stands again further down, as
// on printed pages, and follows it when its columns changed their order.
func (t *table) repeatedHeading(merges []merge) bool {
	same, words := 0, 0
	for i := range t.row.cells {
		c := &t.row.cells[i]
		if c.kind != textCell || c.filled {
			continue
		}
		if at(t.head.upper, i) == c.text || at(t.head.lower, i) == c.text {
			same++
		}
		if len(c.text) <= maxHeading && remember(t.headings, c.text, t.isHeadingWord) {
			words++
		}
	}
	if words >= 3 && same < words {
		if f := matchHeading(headingTexts(t.row, mergesFrom(merges, t.row.number)), nil, t.schema); f.fields >= 3 && len(t.schema.missing(f)) == 0 {
			t.head = f
			return true
		}
	}
	return same >= 2 || words >= 3
}

func (t *table) isHeadingWord(text string) bool {
	_, ok := t.schema.words[headingKey(text)]
	return ok
}

func at(texts []string, i int) string {
	if i < len(texts) {
		return texts[i]
	}
	return ""
}

func (t *table) firstText() string {
	for i := range t.row.cells {
		if c := &t.row.cells[i]; c.kind != blank && !c.filled {
			return c.text
		}
	}
	return ""
}

var (
	sumWords    = []string{"合计", "总计", "小计", "累计", "共计", "总数", "本页合计", "全年合计", "年度合计"}
	footerWords = []string{"填表人", "填报人", "制表人", "制表单位", "制表日期", "审核人", "审核:", "复核人", "负责人", "单位负责人", "经办人", "填报日期", "填表日期", "填报时间",
		"填表时间", "联系电话", "联系人", "分管领导", "主管领导", "统计人", "填报单位", "填表单位", "单位盖章", "签字", "盖章", "注:", "注1", "备注:", "说明:", "填表说明", "附注", "制表:", "填表:", "登记人:", "(盖章)"}
)

// isFooter reports whether text begins a line under the table: sums (when
// they are not read as such), signatures, remarks.
func isFooter(text string, sums bool) bool {
	s := strings.ReplaceAll(fold(clip(text)), " ", "")
	if sums && isSum(s) {
		return true
	}
	for _, w := range footerWords {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func isSum(s string) bool {
	for _, w := range sumWords {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// noteSerials tells of rows that were numbered beforehand and never filled in.
func (t *table) noteSerials() {
	if t.serials > 0 {
		t.ledger.note(Problem{Place: Place{Sheet: t.summary.Name, Row: t.serialAt},
			Sentence: fmt.Sprintf("从这一行起有%d行只有序号，没有登记内容，没有导入", t.serials)})
	}
}
