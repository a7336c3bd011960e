package form

import (
	"strings"

	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Contact is whom the public turns to. What is not known is left free, to be
// written in by hand.
type Contact struct {
	Person      string // 受理人
	Phone       string
	Supervision string // 监督电话, of the authority above
}

// Term is a 公示期: its first and last day, both included. The zero Term is
// none: the paper hangs for good.
type Term struct {
	First, Last workday.Date
	Length      string // as the office counts it: 7个工作日; "" leaves it out
}

func (t Term) isZero() bool { return t.First.IsZero() && t.Last.IsZero() }

// String is the term in words.
func (t Term) String() string {
	text := dayOrHand(t.First) + "至" + dayOrHand(t.Last)
	if t.Length != "" {
		text += "（" + t.Length + "）"
	}
	return text
}

// objectionLines say where to turn with objections during a term, or with
// questions about what hangs for good.
func objectionLines(t Term, c Contact, flow *paper.Flow, style paper.ParagraphStyle) []string {
	intro := "对以上内容有疑问的，向以下人员反映。"
	if !t.isZero() {
		intro = "公示期：" + t.String() + "。公示期内对以上内容有异议的，向以下人员反映。"
	}
	person, phone := "受理人："+orBlank(c.Person, 6), "联系电话："+orBlank(c.Phone, 8)
	lines := []string{intro, person, phone, "监督电话：" + orBlank(c.Supervision, 8)}
	measure := flow.Style().BlockWidth - paper.Length(style.First*float64(style.Size))
	for last := len(lines); last > 2; last-- { // as many side by side as fit
		if together := strings.Join(lines[1:last], "　　"); flow.Fonts().Advance(together, style.TextStyle) < measure {
			return append([]string{intro, together}, lines[last:]...)
		}
	}
	return lines
}

// copyText sets a text as a person typed it: 一、 in 黑体, （一） in 楷体, all
// else in the body's own face.
func copyText(flow *paper.Flow, text string, body paper.ParagraphStyle) {
	for line := range strings.Lines(text) {
		line = strings.Trim(line, " \t\r\n\u3000\u00a0")
		if line == "" {
			continue
		}
		style, rest := body, line
		head, after, found := strings.Cut(line, "。")
		switch short := length(head) <= longestHeading; {
		case isChapter(line) && short && (!found || after == ""):
			style.Face, style.KeepWithNext = paper.Hei, true
		case strings.HasPrefix(line, "（") && isNumeral(line) && short && found:
			kai := body.TextStyle
			kai.Face = paper.Kai
			flow.Spans(style, paper.Span{Text: head + "。", TextStyle: kai}, paper.Span{Text: after})
			continue
		}
		flow.Paragraph(rest, style)
	}
}

const longestHeading = 24 // characters

// isChapter reports whether a line begins with 一、.
func isChapter(line string) bool {
	number, _, found := strings.Cut(line, "、")
	return found && number != "" && strings.Trim(number, "一二三四五六七八九十") == ""
}

// isNumeral reports whether a line begins with （一）.
func isNumeral(line string) bool {
	number, _, found := strings.Cut(strings.TrimPrefix(line, "（"), "）")
	return found && number != "" && strings.Trim(number, "一二三四五六七八九十") == ""
}
