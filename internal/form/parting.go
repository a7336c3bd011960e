package form

import (
	"strings"

	"zwgk/internal/paper"
)

// Chinese has no spaces, so where a title or a long sentence may be parted
// without tearing a word has to be guessed from words that official language
// ends and begins its phrases with. Between them stand whole words.
var (
	phraseEnds = []string{
		"关于", "年度", "季度", "半年", "年", "月", "日", "政府", "委员会", "街道", "社区", "办公室", "中心",
		"工作", "项目", "资金", "补贴", "补助", "救助", "发放", "管理", "建设", "结果", "情况", "对象", "名单", "方案", "办法",
		"的", "和", "与", "及", "、", "，", "：", "》", "”", "）", "元", "角", "分",
	}
	phraseStarts = []string{"关于", "20", "《", "“", "（", "公示", "公告", "通知", "说明"}
	// wholeWords begin or end like a phrase but are none.
	wholeWords = []string{
		"年度", "年级", "年报", "年终", "年初", "年底", "月份", "日期", "日常", "日前", "镇级", "镇区", "乡村", "乡镇", "村民", "村委", "村务", "村级", "村庄",
		"目的", "和平", "与会", "参与", "以及", "及时", "及其", "涉及", "普及", "温和", "共和", "元素", "角度", "分配", "分别", "分类", "分管", "部分",
		"政府信息", "工作日", "工作人员", "项目区", "资金来源", "情况下", "发放表", "管理局", "管理费", "建设局", "建设部",
	}
)

// partings returns the places, in runes, where text may be parted.
func partings(text string) []int {
	runes := []rune(text)
	var places []int
	for i := 2; i < len(runes)-1; i++ {
		before, after := string(runes[:i]), string(runes[i:])
		if strings.ContainsRune("的。，、；：？！）》」』”’〉〕】 …—·％%", runes[i]) || strings.ContainsRune("（《「『“‘〔【", runes[i-1]) {
			continue
		}
		if runes[i-1] < 0x80 && runes[i] < 0x80 { // inside a number
			continue
		}
		if (endsAny(before, phraseEnds) || startsAny(after, phraseStarts)) && !insideWord(runes, i) {
			places = append(places, i)
		}
	}
	return places
}

func endsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func startsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// insideWord reports whether place i would tear one of wholeWords.
func insideWord(runes []rune, i int) bool {
	const longestWhole = 4
	for from := max(i-longestWhole+1, 0); from < i; from++ {
		rest := string(runes[from:min(from+longestWhole, len(runes))])
		for _, w := range wholeWords {
			if strings.HasPrefix(rest, w) && from+length(w) > i {
				return true
			}
		}
	}
	return false
}

// titled returns a title that takes two lines with the hint where they part:
// between phrases, and so that the lines are as even as can be (词意完整,
// 排列对称, GB/T 9704-2012 §7.3.1).
func titled(flow *paper.Flow, title string, style paper.ParagraphStyle) string {
	fonts := flow.Fonts()
	return partedTitle(title, paper.BreakHint, flow.Style().BlockWidth, func(text string) paper.Length {
		return fonts.Advance(text, style.TextStyle)
	})
}

// partedTitle puts mark where a title that takes two lines parts.
func partedTitle(title, mark string, line paper.Length, width func(string) paper.Length) string {
	whole := width(title)
	if whole <= line || whole > 2*line || strings.Contains(title, mark) {
		return title
	}
	best, at := line, 0
	runes := []rune(title)
	for _, i := range partings(title) {
		first := width(string(runes[:i]))
		if longer := max(first, whole-first); longer < best {
			best, at = longer, i
		}
	}
	if at == 0 {
		return title
	}
	return string(runes[:at]) + mark + string(runes[at:])
}

// parted cuts a sentence without marks in two between phrases, as near to its
// middle as can be; in the very middle when there is no such place.
func parted(text string) (first, second string) {
	runes := []rune(text)
	at, best := len(runes)/2, len(runes)
	for _, i := range partings(text) {
		if off := abs(2*i - len(runes)); off < best && off < len(runes)/2 {
			at, best = i, off
		}
	}
	return string(runes[:at]), string(runes[at:])
}

func abs(n int) int { return max(n, -n) }
