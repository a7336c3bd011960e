package form

import (
	"strings"

	"zwgk/internal/disclosure"
)

// Line is one breath of a broadcast script.
type Line struct {
	Text  string
	Pause int // seconds after it
}

// The pauses, in seconds.
const (
	shortPause     = 1 // within a sentence
	sentencePause  = 2
	paragraphPause = 3
)

// longestLine is how many characters are read in one breath and stand on one
// printed line.
const longestLine = 26

// Script turns a text into lines to be read aloud, none longer than one
// breath: title, paragraphs, the rows of short tables, the sums of an
// account.
func Script(r disclosure.Revision) []Line {
	lines := breaths(nil, r.Title)
	for paragraph := range strings.SplitSeq(r.Body, "\n") {
		lines = breaths(lines, paragraph)
	}
	for _, t := range r.Tables {
		for _, sentence := range tableSentences(t) {
			lines = breaths(lines, sentence)
		}
	}
	return lines
}

// breaths adds the lines of a paragraph.
func breaths(lines []Line, paragraph string) []Line {
	text := Speak(strings.TrimSpace(paragraph))
	if text == "" {
		return lines
	}
	for _, sentence := range cutAfter(text, "。！？；") {
		for _, piece := range pieces(sentence) {
			lines = append(lines, Line{piece, shortPause})
		}
		lines[len(lines)-1].Pause = sentencePause
	}
	lines[len(lines)-1].Pause = paragraphPause
	return lines
}

// pieces cuts a sentence to the length of a breath: at commas, else at the
// marks of a list, else where the breath ends.
func pieces(sentence string) []string {
	for _, stops := range []string{"，：", "，：、"} {
		if out := packed(cutAfter(sentence, stops)); longest(out) <= longestLine {
			return out
		}
	}
	var out []string
	for _, p := range packed(cutAfter(sentence, "，：、")) {
		out = append(out, halves(p)...)
	}
	return out
}

// packed joins neighbouring pieces as long as they are one breath.
func packed(pieces []string) []string {
	var out []string
	for _, p := range pieces {
		if n := len(out); n > 0 && length(out[n-1])+length(p) <= longestLine {
			out[n-1] += p
			continue
		}
		out = append(out, p)
	}
	return out
}

// halves parts a piece until each part is one breath.
func halves(piece string) []string {
	if length(piece) <= longestLine {
		return []string{piece}
	}
	first, second := parted(piece)
	return append(halves(first), halves(second)...)
}

// cutAfter cuts text after each of the marks.
func cutAfter(text, marks string) []string {
	var out []string
	from := 0
	for i, r := range text {
		if strings.ContainsRune(marks, r) {
			out = append(out, text[from:i+len(string(r))])
			from = i + len(string(r))
		}
	}
	if from < len(text) {
		out = append(out, text[from:])
	}
	return out
}

func length(s string) int { return len([]rune(s)) }

func longest(pieces []string) int {
	most := 0
	for _, p := range pieces {
		most = max(most, length(p))
	}
	return most
}

// fewRows is how many rows of a table people can listen to.
const fewRows = 10

// tableSentences reads a short table row by row. Of a long one it says how
// many rows there are, and where they hang.
func tableSentences(t disclosure.Table) []string {
	var out []string
	switch {
	case len(t.Rows) == 0:
	case len(t.Rows) > fewRows:
		out = append(out, t.Title+"共"+SpokenNumber(int64(len(t.Rows)))+"项，逐项内容看张贴的公开榜。")
	default:
		if t.Title != "" {
			out = append(out, t.Title+"，共"+SpokenNumber(int64(len(t.Rows)))+"项。")
		}
		for n, row := range t.Rows {
			out = append(out, "第"+SpokenNumber(int64(n+1))+"，"+rowSentence(t, row)+"。")
		}
	}
	if a := t.Account; a != nil {
		out = append(out, "上期结余"+SpokenAmount(a.Before)+"，收入合计"+SpokenAmount(a.Income)+
			"，支出合计"+SpokenAmount(a.Spending)+"，本期结余"+SpokenAmount(a.After)+"。")
	}
	return out
}

// rowSentence reads one row: each cell after its column's head, but for heads
// that go without saying. In an account the amount follows its direction.
func rowSentence(t disclosure.Table, row []string) string {
	var parts []string
	for c, text := range row {
		if text = strings.TrimSpace(text); text == "" || c >= len(t.Header) {
			continue
		}
		head := plainHead(t.Header[c])
		switch {
		case serialHeads[head], t.Account != nil && c == t.Account.Direction:
			continue
		case t.Account != nil && c == t.Account.Amount && t.Account.Direction < len(row):
			head = strings.TrimSpace(row[t.Account.Direction])
		case selfEvident[head]:
			head = ""
		}
		if isAmountColumn(t, c) {
			if fen, ok := disclosure.ParseAmount(text); ok {
				text = SpokenAmount(fen)
			}
		}
		parts = append(parts, head+strings.ReplaceAll(text, "\n", "，"))
	}
	return strings.Join(parts, "，")
}

// serialHeads are columns that nobody reads aloud, selfEvident those whose
// cells say what they are.
var (
	serialHeads = map[string]bool{"序号": true, "编号": true}
	selfEvident = map[string]bool{"日期": true, "时间": true, "项目": true, "开支项目": true, "姓名": true, "户主": true, "名称": true, "项目名称": true, "组别": true}
)

// plainHead is a column's head without its unit: 金额（元） is 金额.
func plainHead(head string) string {
	head, _, _ = strings.Cut(head, "（")
	head, _, _ = strings.Cut(head, "(")
	return strings.ReplaceAll(head, "\n", "")
}
