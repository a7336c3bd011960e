package form

import (
	"regexp"
	"strconv"
	"strings"

	"zwgk/internal/disclosure"
)

// spokenPatterns are the figures of office texts in the order in which they
// are tried at each place, with how each is read.
var spokenPatterns = []struct {
	pattern string
	read    func(parts []string) string
}{
	{`https?://[!-~]+`, func([]string) string { return "公布的网址" }},
	{`(\d{4})[-./](\d{1,2})[-./](\d{1,2})`, func(p []string) string { return year(p[1]) + whole(p[2]) + "月" + whole(p[3]) + "日" }},
	{`(\d{4})[-~～—–](\d{4})年`, func(p []string) string { return strings.TrimSuffix(year(p[1]), "年") + "至" + year(p[2]) }},
	{`(\d{4})年`, func(p []string) string { return year(p[1]) }},
	{`[〔\[［](\d{4})[〕\]］]第?(\d+)号`, func(p []string) string { return strings.TrimSuffix(year(p[1]), "年") + "第" + whole(p[2]) + "号" }},
	{`(0\d{2,3}-\d{7,8}|1\d{10}|\d{3,4}-\d{3,4}-\d{4})`, func(p []string) string { return spokenDigits(p[1]) }},
	{`(\d*)[*＊×]+(\d+)`, func(p []string) string { return spokenDigits(p[1]) + "某" + spokenDigits(p[2]) }},
	{`(电话|热线|拨打|尾号)([：:]?)(\d[\d-]{2,15})`, func(p []string) string { return p[1] + p[2] + spokenDigits(p[3]) }},
	{`(\d{1,2})[:：](\d{2})`, clock},
	{`[￥¥]?([-−]?\d[\d,]*(?:\.\d{1,2})?)元`, func(p []string) string { return amount(p[1]) }},
	{`(\d[\d,]*(?:\.\d+)?)[%％]`, func(p []string) string { return "百分之" + decimal(p[1]) }},
	{`(\d[\d,]*(?:\.\d+)?)`, func(p []string) string { return decimal(p[1]) }},
}

var spokenPattern, spokenGroups = func() (*regexp.Regexp, []int) {
	var parts []string
	var first []int
	group := 1
	for _, p := range spokenPatterns {
		parts = append(parts, "("+p.pattern+")")
		first = append(first, group)
		group += 1 + regexp.MustCompile(p.pattern).NumSubexp()
	}
	return regexp.MustCompile(strings.Join(parts, "|")), append(first, group)
}()

// Speak turns figures, dates and marks of a text into what a person reads
// aloud: 1,234.50元 into 一千二百三十四元五角, 2026年11月 into 二〇二六年十一月.
// Brackets are dropped; what stood in them is kept, but for （以下简称……）.
func Speak(text string) string {
	text = asides.ReplaceAllString(halfWidth.Replace(text), "")
	text = spokenPattern.ReplaceAllStringFunc(text, func(match string) string {
		parts := spokenPattern.FindStringSubmatch(match)
		for i, p := range spokenPatterns {
			if from, to := spokenGroups[i], spokenGroups[i+1]; parts[from] != "" {
				return p.read(parts[from:to])
			}
		}
		return match
	})
	text = chapter.ReplaceAllString(text, "第${1}部分，")
	text = enumerator.ReplaceAllString(text, "第${1}${2}，")
	text = ranges.ReplaceAllString(text, "${1}至${2}")
	text = pairs.ReplaceAllString(text, "${1}两${2}")
	text = hidden.ReplaceAllString(text, "某")
	text = unspoken.Replace(text)
	for _, c := range cleanUps {
		text = c.pattern.ReplaceAllString(text, c.by)
	}
	return strings.TrimRight(strings.TrimLeft(text, "，、：；。！？"), "，、：")
}

const numerals = "零〇一二三四五六七八九十百千万亿"

var (
	asides     = regexp.MustCompile(`[（(]以下(?:统称|简称|称)[^）)]*[）)]`)
	chapter    = regexp.MustCompile(`^([` + numerals + `]{1,3})、`)
	enumerator = regexp.MustCompile(`^(?:[（(]([` + numerals + `]{1,3})[）)]|([` + numerals + `]{1,3})[.．])`)
	ranges     = regexp.MustCompile(`([` + numerals + `年月日时点分元号])\s*[-~～—–]+\s*([` + numerals + `幺])`)
	pairs      = regexp.MustCompile(`(^|[^` + numerals + `第点])二([个件户人条项次台天名张份倍家])`)
	hidden     = regexp.MustCompile(`[*＊×]+`)
	halfWidth  = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
		"．", ".", "㎡", "平方米", "m²", "平方米", "℃", "摄氏度", "元/", "元每", "\u3000", "", " ", "", "\t", "，")
	unspoken = strings.NewReplacer("《", "", "》", "", "“", "", "”", "", "‘", "", "’", "", "「", "", "」", "", "〈", "", "〉", "",
		"（", "，", "）", "，", "(", "，", ")", "，", "【", "", "】", "，", "〔", "，", "〕", "，", "[", "，", "]", "，",
		"……", "，", "——", "，", "…", "，", "/", "、", ",", "，", ";", "；", ":", "：", "?", "？", "!", "！", "\"", "", "■", "", "□", "")
	cleanUps = []struct {
		pattern *regexp.Regexp
		by      string
	}{
		{regexp.MustCompile(`[，、：]*([。；！？])[，、：；。]*`), "$1"},
		{regexp.MustCompile(`[，、：]*([，：])[，、：]*`), "$1"},
		{regexp.MustCompile(`、+`), "、"},
	}
)

func year(digits string) string {
	n, _ := strconv.ParseUint(digits, 10, 64) // four digits
	return spokenYear(n) + "年"
}

// whole reads a whole number; one with leading zeros or too long for a number
// is read digit by digit.
func whole(digits string) string {
	digits = strings.ReplaceAll(digits, ",", "")
	const longest = 13
	if len(digits) > longest {
		return spokenDigits(digits)
	}
	n, _ := strconv.ParseUint(digits, 10, 64)
	return spoken(n)
}

func decimal(s string) string {
	before, after, found := strings.Cut(s, ".")
	if plain := strings.ReplaceAll(before, ",", ""); !found && len(plain) > 1 && plain[0] == '0' {
		return spokenDigits(plain)
	}
	words := whole(before)
	if !found {
		return words
	}
	words += "点"
	for _, r := range after {
		words += digitWord(uint64(r - '0'))
	}
	return words
}

func amount(s string) string {
	if fen, ok := disclosure.ParseAmount(s); ok {
		return SpokenAmount(fen)
	}
	return whole(strings.Trim(s, "-−")) + "元"
}

func clock(p []string) string {
	minute := p[2]
	switch {
	case minute == "00":
		return whole(p[1]) + "点"
	case minute[0] == '0':
		return whole(p[1]) + "点零" + whole(minute[1:]) + "分"
	}
	return whole(p[1]) + "点" + whole(minute) + "分"
}
