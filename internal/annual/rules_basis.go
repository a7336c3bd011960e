package annual

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/annual/prose"
)

// basisRules judge what the report cites.
func basisRules() []proseRule {
	return []proseRule{
		{"BASIS", Error, "2021年度起按国办公开办函〔2021〕30号的格式编制，2019、2020年度按〔2019〕60号（试行）", judgeBasis},
		{"LAW-TITLE", Error, "《中华人民共和国政府信息公开条例》（国务院令第711号）", judgeLawTitle},
		{"LAW-WORDING", Error, "《中华人民共和国政府信息公开条例》2019年修订，2007年条例的提法不再用", judgeLawWording},
	}
}

var (
	notice     = regexp.MustCompile(`国办公开办函〔?（?(20\d\d)〕?）?(?:年)?第?(\d{1,3})号`)
	formTitle  = regexp.MustCompile(`年度报告格式`)
	trialTitle = regexp.MustCompile(`年度报告格式(?:〕|》|>)?（试行）`)
)

// judgeBasis knows the numbers of the two format notices. Other notices of the
// same office (〔2019〕61号 on platforms) are cited rightly in many reports, so
// they are left alone unless they are cited for the form.
func judgeBasis(r *reading) (j judgement) {
	right := EditionFor(r.Year)
	if right == nil || len(r.paragraphs) == 0 {
		j.unjudged = noProse
		if right == nil {
			j.unjudged = noYear
		}
		return j
	}
	cited := false
	for _, p := range r.paragraphs {
		for _, m := range notice.FindAllStringSubmatchIndex(p.text, -1) {
			year, number := p.text[m[2]:m[3]], p.text[m[4]:m[5]]
			cited = true
			if n, wrong := r.citation(p, year, number, sentenceOf(p.text, m[0]), right); wrong {
				j.add(n)
			}
		}
		if at := trialTitle.FindStringIndex(p.text); at != nil && right.ID != "2019" && !notice.MatchString(p.text) {
			cited = true
			j.add(noteOn(p, Error, p.text[at[0]:at[1]], "%s：引的是试行的格式，那是2019、2020年度用的。应当是%s", p.place(), right.Notice))
		}
	}
	if !cited {
		j.unjudged = "没有写报告格式的文号"
	}
	return j
}

func (r *reading) citation(p *paragraph, year, number, sentence string, right *Edition) (note, bool) {
	printed := "国办公开办函〔" + year + "〕" + number + "号"
	switch {
	case printed == right.Notice || slices.Contains(r.ctx.Notices, printed):
		return note{}, false
	case printed == Edition2021().Notice, printed == Edition2019().Notice:
		return noteOn(p, Error, printed, "%s：写的是%s，那是%s用的格式。%d年度的报告应当是%s", p.place(), printed, years(printed), r.Year, right.Notice), true
	case number == "30" || number == "60":
		return noteOn(p, Error, printed, "%s：写的是%s，报告格式的通知没有这个文号。应当是%s", p.place(), printed, right.Notice), true
	case formTitle.MatchString(sentence) && !strings.Contains(sentence, right.Notice):
		return noteOn(p, Warning, printed, "%s：报告格式的文号写的是%s，应当是%s", p.place(), printed, right.Notice), true
	}
	return note{}, false
}

func years(notice string) string {
	if notice == Edition2019().Notice {
		return "2019、2020年度"
	}
	return "2021年度起"
}

var (
	lawTitle   = regexp.MustCompile(`《([^《》。]{0,24}?(?:信息公开|政务公开|政府信息)[^《》。]{0,6}(?:条例|条列|条理|法))》`)
	formQuoted = regexp.MustCompile(`[<《](中华人民共和国[^<>《》。]{0,24}报告格式)`)
)

const (
	lawName   = "中华人民共和国政府信息公开条例"
	formsName = "中华人民共和国政府信息公开工作年度报告格式"
)

func judgeLawTitle(r *reading) (j judgement) {
	seen := false
	for _, p := range r.paragraphs {
		for _, m := range lawTitle.FindAllStringSubmatch(p.text, -1) {
			seen = true
			if severity, wrong := lawNameFault(m[1]); wrong {
				j.add(noteOn(p, severity, "《"+m[1]+"》", "%s：写的是《%s》，应当是《%s》", p.place(), m[1], lawName))
			}
		}
		for _, m := range formQuoted.FindAllStringSubmatch(p.text, -1) {
			if m[1] != formsName {
				j.add(noteOn(p, Warning, m[1], "%s：格式的名称写的是“%s”，应当是“%s”", p.place(), m[1], formsName))
			}
		}
	}
	if !seen && len(j.notes) == 0 {
		j.unjudged = "没有写《政府信息公开条例》"
	}
	return j
}

// lawNameFault judges a title. Places have regulations of their own (××省政府
// 信息公开条例), so only the national one and titles without a place are judged.
func lawNameFault(title string) (Severity, bool) {
	short := strings.TrimPrefix(title, "中华人民共和国")
	switch {
	case title == lawName || title == "政府信息公开条例":
		return "", false
	case short != title, strings.HasSuffix(title, "条列"), strings.HasSuffix(title, "条理"):
		return Error, true
	case title == "信息公开条例", title == "政务公开条例", title == "政务信息公开条例", title == "政府信息条例":
		return Warning, true
	}
	return "", false
}

// wordings are ways of speaking that the present 条例 does not know.
var wordings = []struct {
	severity Severity
	pattern  *regexp.Regexp
	unless   []string // words of the sentence with which it is right
	message  string
}{
	{Error, regexp.MustCompile(`国务院令?第?492号`), nil, "第492号是2007年的条例，现行的是第711号"},
	{Error, regexp.MustCompile(`生产、?生活、?科研等(?:自身)?特殊需要`), []string{"取消", "不再", "删除"}, "“生产、生活、科研等特殊需要”是2007年条例的提法，现行条例没有"},
	{Error, regexp.MustCompile(`条例》?第三十[一二]条[^。]{0,24}(?:年度报告|编制)`), nil, "年度报告的依据是现行条例第五十条，第三十一、三十二条是2007年条例的"},
	{Warning, regexp.MustCompile(`以公开为原则[，、]?(?:以)?不公开为例外`), nil, "现行条例写的是“以公开为常态、不公开为例外”"},
	{Warning, regexp.MustCompile(`15个工作日`), []string{"第三方", "征求", "意见", "延长", "共同制作"}, "答复期限现在是20个工作日（条例第三十三条）"},
	{Warning, regexp.MustCompile(`免[予于]公开`), nil, "现行条例和表三写的是“不予公开”"},
}

func judgeLawWording(r *reading) (j judgement) {
	if len(r.paragraphs) == 0 {
		j.unjudged = noProse
		return j
	}
	for _, p := range r.paragraphs {
		for _, w := range wordings {
			at := w.pattern.FindStringIndex(p.text)
			if at == nil || prose.ContainsAny(sentenceOf(p.text, at[0]), w.unless...) || strings.HasPrefix(w.message, "答复") && !prose.ContainsAny(sentenceOf(p.text, at[0]), "答复", "办结", "办理") {
				continue
			}
			j.add(noteOn(p, w.severity, p.text[at[0]:at[1]], "%s：%s", p.place(), w.message))
		}
		if n, wrong := decreeNumber(p); wrong {
			j.add(n)
		}
	}
	return j
}

var decree = regexp.MustCompile(`政府信息公开条例》（[^）]{0,12}国务院令第(\d{3})号`)

func decreeNumber(p *paragraph) (note, bool) {
	m := decree.FindStringSubmatch(p.text)
	if m == nil || m[1] == "711" || m[1] == "492" {
		return note{}, false
	}
	return noteOn(p, Error, m[0], "%s：%s", p.place(), fmt.Sprintf("条例的文号写的是国务院令第%s号，应当是第711号", m[1])), true
}
