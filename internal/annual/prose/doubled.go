package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Doubled is a word that stands twice in a row.
type Doubled struct {
	Word  string
	Known bool // a word of these reports, not just two alike pieces of text
	Start int
}

// officialWords are the words of these reports that slip in twice, each with
// what may follow the second one: 信息公开工作 and 工作机制 meet legitimately.
var officialWords = map[string][]string{
	"工作": {"人员", "机构", "机制", "小组", "领导", "制度", "台账", "要点", "总结", "报告", "方案", "群", "专班", "动态", "计划", "安排", "情况", "规则", "流程", "条例", "规程", "职责", "日"},
	"公开": {"栏", "平台", "专栏", "专区", "指南", "目录", "年报", "透明", "属性", "事项", "榜", "墙", "屏", "渠道", "制度", "信息"},
	"信息": {"化", "公开", "员", "系统", "技术", "港"},
	"管理": {"员", "人员", "机制", "制度", "办法", "系统", "平台"},
	"政府": {"网站", "网", "部门", "信息", "门户", "采购", "令"},
	"政务": {"服务", "公开", "新媒体"}, "情况": nil, "报告": nil, "部门": nil, "进行": nil, "开展": nil, "加强": nil, "通过": nil, "年度": nil,
	"以及": nil, "申请": {"人", "表", "书"}, "建设": nil, "制度": nil, "主动": nil, "监督": {"员", "电话", "管理", "检查"}, "保障": nil, "我镇": nil, "我乡": nil,
	"要求": nil, "有关": nil, "相关": nil, "群众": nil, "及时": nil, "积极": nil, "进一步": nil, "不断": nil, "依法": nil,
}

// ordinary are pieces of text that repeat in good Chinese: 一条一条, 面对面对接.
var ordinary = []string{"面对", "点对", "手把", "一", "逐", "越来", "个个", "件件", "时时", "常常", "层层", "户户", "年年", "月月", "天天"}

// doubledSigns are the characters that never stand twice in a row but by
// mistake; 的 may after 目 (目的的).
const doubledSigns = "性的和与及并"

// longestFollower is the length of the longest word of officialWords' lists.
const longestFollower = 4

// DoubledWords finds words of two to four Chinese characters, or a grammatical
// one of one character, that stand twice in a row.
func DoubledWords(text string) []Doubled {
	runes := []rune(text)
	offsets := make([]int, len(runes)+1)
	at := 0
	for i, r := range runes {
		offsets[i] = at
		at += len(string(r))
	}
	offsets[len(runes)] = at
	var out []Doubled
	for i := 0; i < len(runes); i++ {
		if n := doubledAt(runes, i); n > 0 {
			word := string(runes[i : i+n])
			after := string(runes[i+2*n : min(len(runes), i+2*n+longestFollower)])
			if d, ok := judgeDoubled(word, after); ok {
				d.Start = offsets[i]
				out = append(out, d)
				i += 2*n - 1
			}
		}
	}
	return out
}

// doubledAt gives the length of the longest word that stands twice at i.
func doubledAt(runes []rune, i int) int {
	if i+2 < len(runes) && runes[i] == runes[i+1] && strings.ContainsRune(doubledSigns, runes[i]) && (runes[i] != '的' || i > 0 && runes[i-1] != '目') {
		return 1
	}
	for n := 4; n >= 2; n-- {
		if i+2*n > len(runes) {
			continue
		}
		same := true
		for k := range n {
			if runes[i+k] != runes[i+n+k] || !unicode.Is(unicode.Han, runes[i+k]) {
				same = false
				break
			}
		}
		if same {
			return n
		}
	}
	return 0
}

func judgeDoubled(word, after string) (Doubled, bool) {
	if strings.Contains(doubledSigns, word) {
		return Doubled{Word: word, Known: true}, true
	}
	if uniform(word) || hasAnyPrefix(word, ordinary) {
		return Doubled{}, false
	}
	follow, known := officialWords[word]
	if hasAnyPrefix(after, follow) {
		return Doubled{}, false
	}
	return Doubled{Word: word, Known: known}, true
}

// uniform reports whether a word is one character again and again.
func uniform(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return strings.Count(word, string(first))*size == len(word)
}
