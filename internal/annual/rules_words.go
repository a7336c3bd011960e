package annual

import (
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/annual/prose"
)

// wordRules judge the words themselves.
func wordRules() []proseRule {
	return []proseRule{
		{"DEBRIS", Error, "公开的报告是写给公众的定稿，不留给上级的话、样本的提示和没有填的空", judgeDebris},
		{"OTHER-ORGAN", Warning, "报告写本机关的工作（《政府信息公开条例》第四十九条）", judgeOtherOrgans},
		{"SELF-NAME", Error, "自称和编制报告的机关一致", judgeSelfName},
		{"DUP-PARAGRAPH", Error, "同一段话在一份报告里只写一次", judgeDuplicates},
		{"DOUBLE-WORD", Error, "文字重复", judgeDoubled},
		{"TERM", Error, "用语和《政府信息公开条例》一致", judgeTerms},
	}
}

// debris is what templates and letters leave behind.
var debris = []struct {
	severity Severity
	pattern  *regexp.Regexp
	message  string
}{
	{Error, regexp.MustCompile(`(?:根据|按照|依据|按|报)贵(?:办|局|委|厅|单位)|现(?:将[^。]{0,30})?上报(?:你|贵)|(?:请|望)(?:予)?审(?:阅|示|核)。|现报上`), "是给上级的话。公开的报告不写"},
	{Error, regexp.MustCompile(`(?:我|本)（(?:镇|乡|街道|县|区|局|办)[/／、](?:镇|乡|街道|县|区|局|办)）|如[-－﹣]\d`), "是样本里的选项，没有改成自己的"},
	{Error, regexp.MustCompile(`[×✕╳＊*]{2,}|某某|_{3,}`), "是样本里没有填的空"},
	{Error, regexp.MustCompile(`（(?:此处|这里|请在|待补充|请填写|可填写|示例)[^）]{0,30}）|(?:待补充|待填写|请填写|此处填写|（略）)`), "是样本里的提示，没有填"},
	{Warning, regexp.MustCompile(`(?:该|本|此)部分以表格形式(?:报告|展示|呈现|填报)`), "是格式通知里的说明，报告里不用写"},
	{Error, regexp.MustCompile(`&(?:nbsp|lt|gt|amp|ldquo|rdquo|mdash);?|</?(?:p|span|br|div|strong|table|td|tr|font)\b[^>]{0,60}>`), "是网页的标记，露在了文字里"},
	{Warning, regexp.MustCompile(`（(?:[\p{Han}]{1,4}[/／]){1,3}[\p{Han}]{1,4}）`), "看着是样本里的选项，核对是不是没有改"},
}

// placeholder matches XX for a name; Latin words and addresses have letters
// beside it.
var placeholder = regexp.MustCompile(`(?:^|[^A-Za-z0-9./_-])X{2,}(?:$|[^A-Za-z0-9./_-])`)

// outline matches sub-headings that still put the template's question.
var outline = regexp.MustCompile(`^（?[一二三四五六七八九十\d]+[）、.．]?[^。]{0,40}(?:（含[^。]{4,60}情况）|特别是[^。]{2,30}情况)`)

// swallowed finds a quoted title that lost one of its inner marks, as a web
// page does that takes <…> for markup.
var swallowed = regexp.MustCompile(`报告格式>|<中华人民共和国`)

func judgeDebris(r *reading) (j judgement) {
	if len(r.paragraphs) == 0 {
		j.unjudged = noProse
		return j
	}
	for _, p := range r.paragraphs {
		for _, d := range debris {
			if at := d.pattern.FindStringIndex(p.text); at != nil {
				j.add(noteOn(p, d.severity, p.text[at[0]:at[1]], "%s：“%s”%s", p.place(), p.text[at[0]:at[1]], d.message))
			}
		}
		if at := placeholder.FindStringIndex(p.text); at != nil {
			j.add(noteOn(p, Error, "XX", "%s：“XX”是样本里没有填的空", p.place()))
		}
		if m := outline.FindString(p.text); m != "" && len([]rune(p.text)) < 90 {
			j.add(noteOn(p, Error, prose.Clip(p.text, 40), "%s：小标题“%s”照抄了样本的提问", p.place(), prose.Clip(p.text, 24)))
		}
		if quoted := swallowed.FindAllString(p.text, -1); len(quoted) == 1 {
			j.add(noteOn(p, Error, quoted[0], "%s：书名号里少了一半尖括号（“%s”）。多半是网页把它当成了标记", p.place(), quoted[0]))
		}
	}
	return j
}

var (
	townOrgan = regexp.MustCompile(`[\p{Han}]{2,12}?(?:镇|乡|街道)(?:人民政府|办事处)`)
	siteOwner = regexp.MustCompile(`([\p{Han}]{2,8}?(?:市|县|区|旗))(?:人民)?政府(?:门户|官方|信息公开)?网`)
)

// judgeOtherOrgans finds townships and website owners whose names have nothing
// to do with the report's organ. A name is only asked about: it may be there
// with reason.
func judgeOtherOrgans(r *reading) (j judgement) {
	own := prose.Plain(r.Organ + r.Title + r.Signature + strings.Join(r.ctx.Places, ""))
	switch {
	case len(r.paragraphs) == 0:
		j.unjudged = noProse
		return j
	case r.Organ == "":
		j.unjudged = "不知道是哪个单位的报告"
		return j
	}
	judgeSites := len(r.ctx.Places) > 0 && strings.ContainsAny(own, "县市区旗")
	for _, p := range r.paragraphs {
		for _, name := range townOrgan.FindAllString(p.text, -1) {
			if !related(name, own) {
				j.add(noteOn(p, Warning, name, "%s：“%s”不是编制报告的单位。核对是不是从别处抄来的", p.place(), name))
			}
		}
		for _, m := range siteOwner.FindAllStringSubmatch(p.text, -1) {
			if judgeSites && !relatedPlace(m[1], own) {
				j.add(noteOn(p, Warning, m[0], "%s：“%s”和本单位不在一处。核对是不是从别处抄来的", p.place(), m[0]))
			}
		}
	}
	return j
}

// related reports whether the tail of a name, up to three characters before
// 镇, 乡 or 街道, is in the organ's own names.
func related(name, own string) bool {
	for _, suffix := range []string{"街道办事处", "镇人民政府", "乡人民政府", "街道人民政府", "镇办事处", "乡办事处"} {
		if stem, ok := strings.CutSuffix(name, suffix); ok {
			runes := []rune(stem)
			if len(runes) == 0 || strings.ContainsRune(noName, runes[len(runes)-1]) {
				return true
			}
			tail := string(runes[max(0, len(runes)-2):])
			return strings.Contains(own, tail)
		}
	}
	return true
}

// noName are the last characters before 镇人民政府 that end no name: 我镇, 各乡镇,
// 可向镇人民政府反映.
const noName = "我本各乡全该由向与和到在至从对经报的为是及或将把给县区市请"

func relatedPlace(name, own string) bool {
	runes := []rune(name)
	return strings.Contains(own, string(runes[max(0, len(runes)-3):])) || prose.ContainsAny(name, "我", "本", "全", "各", "上级", "通过", "登录", "依托")
}

// kinds of organs by the end of their names, with the words by which such an
// organ cannot call itself. What follows the word may make it another one.
var selfNames = []struct {
	suffix string
	wrong  []string
}{
	{"镇", []string{"我乡", "我街道", "我局", "我厅", "我委"}},
	{"乡", []string{"我镇", "我街道", "我局", "我厅", "我委"}},
	{"街道", []string{"我镇", "我乡", "我局", "我厅", "我委"}},
	{"局", []string{"我镇", "我乡", "我街道", "我厅"}},
}

var selfNameContinues = map[string][]string{"我乡": {"镇"}, "我局": {"部", "面", "势", "限"}, "我委": {"托", "员", "派"}, "我镇": {"街", "乡", "（街道", "、街道"}}

func judgeSelfName(r *reading) (j judgement) {
	suffix := selfSuffix(r.Organ)
	switch {
	case len(r.paragraphs) == 0:
		j.unjudged = noProse
		return j
	case suffix < 0:
		j.unjudged = "不知道是哪一类单位"
		return j
	}
	for _, p := range r.paragraphs {
		for _, word := range selfNames[suffix].wrong {
			at := strings.Index(p.text, word)
			if at < 0 || hasPrefixAny(p.text[at+len(word):], selfNameContinues[word]) {
				continue
			}
			j.add(noteOn(p, Error, word, "%s：自称写的是“%s”，编制报告的是%s", p.place(), word, r.Organ))
		}
	}
	return j
}

func selfSuffix(organ string) int {
	name := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(organ, "人民政府"), "办事处"), "政府")
	return slices.IndexFunc(selfNames, func(s struct {
		suffix string
		wrong  []string
	}) bool {
		return strings.HasSuffix(name, s.suffix)
	})
}

func hasPrefixAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// longParagraph is how many characters make a repetition no accident.
const longParagraph = 40

func judgeDuplicates(r *reading) (j judgement) {
	if len(r.paragraphs) == 0 {
		j.unjudged = noProse
		return j
	}
	first := map[string]*paragraph{}
	for _, p := range r.paragraphs {
		key := prose.Plain(p.text)
		if len([]rune(key)) < longParagraph {
			continue
		}
		if before := first[key]; before != nil {
			j.add(noteOn(p, Error, prose.Clip(p.text, 40), "%s和%s一字不差", p.place(), before.place()))
			continue
		}
		first[key] = p
	}
	return j
}

func judgeDoubled(r *reading) (j judgement) {
	if len(r.paragraphs) == 0 {
		j.unjudged = noProse
		return j
	}
	for _, p := range r.paragraphs {
		for _, d := range prose.DoubledWords(p.text) {
			severity := Warning
			if d.Known {
				severity = Error
			}
			j.add(noteOn(p, severity, d.Word+d.Word, "%s：“%s”写了两遍", p.place(), d.Word))
		}
	}
	return j
}

// terms are wrong words for the things of the 条例.
var terms = []struct {
	severity     Severity
	wrong, right string
}{
	{Error, "公开实务公开", "公开事务公开"}, {Warning, "务公开实务", "务公开事务"}, {Warning, "政府信息公开实务", "政府信息公开事务"},
	{Warning, "政务信息公开申请", "政府信息公开申请"}, {Warning, "主动公开政务信息", "主动公开政府信息"}, {Warning, "政务信息公开年度报告", "政府信息公开工作年度报告"},
	{Error, "公开条列", "公开条例"}, {Error, "行政复义", "行政复议"}, {Error, "勾嵇", "勾稽"}, {Error, "政府信息公升", "政府信息公开"}, {Error, "依申请公工", "依申请公开"},
	{Error, "依申清公开", "依申请公开"}, {Error, "政府信患", "政府信息"}, {Error, "规范性文见", "规范性文件"}, {Error, "公开指北", "公开指南"}, {Error, "保密审察", "保密审查"},
	{Error, "政务公并", "政务公开"}, {Error, "主动公天", "主动公开"},
}

func judgeTerms(r *reading) (j judgement) {
	if len(r.paragraphs) == 0 {
		j.unjudged = noProse
		return j
	}
	for _, p := range r.paragraphs {
		for _, t := range terms {
			if strings.Contains(p.text, t.wrong) {
				j.add(noteOn(p, t.severity, t.wrong, "%s：“%s”应当是“%s”", p.place(), t.wrong, t.right))
			}
		}
	}
	return j
}
