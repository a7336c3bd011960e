package annual

import (
	"fmt"
	"strings"

	"zwgk/internal/annual/prose"
)

// acrossRules compare with last year's report.
func acrossRules() []proseRule {
	return []proseRule{
		{"YEAR-JUMP", Warning, "和上年相差十倍以上的数，多半是口径变了或者填错了；确实如此的，在正文里说明", judgeJumps},
		{"LAST-YEAR-COPY", Warning, "国办公开办函〔2021〕30号：内容雷同的，按条例第四十七条督促整改、通报批评", judgeCopy},
	}
}

// What counts as a jump: this many times as much, and at least so many.
const (
	jumpTimes = 10
	jumpLeast = 20
)

func judgeJumps(r *reading) (j judgement) {
	if r.Previous == nil {
		j.unjudged = noPrevious
		return j
	}
	if len(r.Figures) == 0 {
		j.unjudged = noTables
		return j
	}
	for a, column := range r.Edition().Cells {
		if !comparable(a) {
			continue
		}
		now, before := r.Get(a), r.Previous.Get(a)
		if now.State != Number || before.State != Number {
			continue
		}
		least := int64(jumpLeast)
		if column.Unit == Amount {
			least = jumpLeast * AmountScale
		}
		high, low := max(now.Number, before.Number), min(now.Number, before.Number)
		if high >= least && high >= jumpTimes*max(low, 1) {
			j.add(note{severity: Warning, where: a, message: fmt.Sprintf("%s今年%s，上年%s，相差十倍以上。核对口径", r.Edition().Place(a), now.Format(column.Unit), before.Format(column.Unit))})
		}
	}
	return j
}

// comparable picks the cells whose size says something from year to year: all
// of table two, and what table three and four come to.
func comparable(a Address) bool {
	switch table, row, column := a.Split(); table {
	case Table2:
		return true
	case Table3:
		return column == Total && (row == NewReceived || row == ResultTotal)
	default:
		return column == Total
	}
}

// alike is the similarity from which a paragraph counts as last year's.
const alike = 0.92

// copyLeast is the length in characters below which two sentences about the
// same thing are alike by themselves.
const copyLeast = 24

func judgeCopy(r *reading) (j judgement) {
	switch {
	case len(r.paragraphs) == 0:
		j.unjudged = noProse
		return j
	case r.Previous == nil:
		j.unjudged = noPrevious
		return j
	}
	var before []string
	for _, s := range r.Previous.Sections {
		before = append(before, prose.Paragraphs(s.Text)...)
	}
	if len(before) == 0 {
		j.unjudged = "上年报告没有正文"
		return j
	}
	for _, p := range r.paragraphs {
		if p.section == 0 || len([]rune(prose.Plain(p.text))) < copyLeast || strings.Contains(p.text, "信息处理费") || nothingHappened(p.text) {
			continue
		}
		if best := closest(p.text, before); best >= alike {
			j.add(noteOn(p, Warning, prose.Clip(p.text, 40), "%s和上年报告里的一段有%d%%一样。写今年的情况", p.place(), int(best*100)))
		}
	}
	return j
}

// nothingHappened reports whether every sentence of a paragraph says that there
// was nothing: two quiet years are told alike, and rightly.
func nothingHappened(text string) bool {
	_, after, found := strings.Cut(text, "）")
	if head, rest, ok := strings.Cut(after, "。"); found && ok && len([]rune(head)) < 16 {
		text = rest // without the heading run into it
	}
	for sentence := range strings.SplitSeq(strings.Trim(text, "。 "), "。") {
		if !strings.Contains(sentence, "没有") && !strings.Contains(sentence, "未发生") && !strings.Contains(sentence, "未收到") {
			return false
		}
	}
	return true
}

func closest(text string, others []string) float64 {
	best := 0.0
	size := len([]rune(text))
	for _, o := range others {
		if n := len([]rune(o)); n*2 < size || size*2 < n {
			continue // too different in length to be alike
		}
		best = max(best, prose.Similarity(text, o))
	}
	return best
}
