package annual

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/annual/prose"
)

// formRules judge the paper's frame: title, sections, headings and labels.
func formRules() []proseRule {
	return []proseRule{
		{"TITLE", Error, "题名写“××年政府信息公开工作年度报告”（国办公开办函〔2021〕30号的格式；已发布的报告通用）", judgeTitle},
		{"SECTIONS", Error, "国办公开办函〔2021〕30号：报告分六个部分；总体情况写主动公开、依申请公开、政府信息管理、平台建设、监督保障", judgeSections},
		{"HEADING", Error, "国办公开办函〔2021〕30号：六个部分的标题是固定的", judgeHeadings},
		{"LABEL", Error, "国办公开办函〔2021〕30号附件：表格里的文字是固定的", judgeLabels},
	}
}

const reportName = "政府信息公开工作年度报告"

var titleYear = regexp.MustCompile(`20\d\d`)

func judgeTitle(r *reading) (j judgement) {
	if !r.Shown.Title {
		j.unjudged = noTitle
		return j
	}
	title := strings.ReplaceAll(prose.Fold(r.Title), "\n", "")
	say := func(severity Severity, format string, args ...any) {
		j.add(note{severity: severity, where: "title", place: "题名", quote: r.Title, message: fmt.Sprintf(format, args...)})
	}
	years := titleYear.FindAllString(title, -1)
	switch {
	case !strings.Contains(title, reportName):
		say(Error, "题名“%s”里没有“%s”。题名写成“××%s年%s”", r.Title, reportName, yearOr(r.Year), reportName)
	case len(years) == 0:
		say(Error, "题名“%s”没有年度。题名写成“××%s年%s”", r.Title, yearOr(r.Year), reportName)
	}
	switch {
	case len(years) > 0 && r.Year > 0 && !slices.Contains(years, fmt.Sprint(r.Year)):
		say(Error, "题名写的是%s年，报告是%d年度的", years[0], r.Year)
	case len(years) > 1:
		say(Warning, "题名里年份写了%d次", len(years))
	case strings.Count(title, "年度") > 1:
		say(Warning, "题名里“年度”写了两次。写成“××%s年%s”", years0(years), reportName)
	}
	return j
}

func years0(years []string) string {
	if len(years) == 0 {
		return "××"
	}
	return years[0]
}

func yearOr(year int) string {
	if year == 0 {
		return "××"
	}
	return fmt.Sprint(year)
}

func judgeSections(r *reading) (j judgement) {
	if !r.Shown.Prose {
		j.unjudged = noProse
		return j
	}
	j.add(r.orderOfSections()...)
	j.add(r.partsAnnounced()...)
	j.add(r.subNumbering()...)
	j.add(r.topics()...)
	for _, n := range r.Pictures {
		if n >= 1 && n <= len(r.Sections) {
			j.add(note{severity: Warning, where: Address(fmt.Sprintf("section%d", n)), place: "“" + r.Sections[n-1].Heading + "”",
				message: fmt.Sprintf("“%s”下面是图片，没有表格，里面的数核对不了。表格做成文字的", r.Sections[n-1].Heading)})
		}
	}
	return j
}

func (r *reading) orderOfSections() []note {
	var out []note
	say := func(where int, format string, args ...any) {
		out = append(out, note{severity: Error, where: Address(fmt.Sprintf("section%d", where)), place: "部分标题", message: fmt.Sprintf(format, args...)})
	}
	seen := map[int]int{}
	last := 0
	for i, s := range r.Sections {
		n := SectionNumber(s.Heading)
		switch {
		case n == 0:
			continue
		case seen[n] > 0:
			say(i+1, "“%s”：第%s部分有两个", s.Heading, numeral(n))
		case n < last:
			say(i+1, "“%s”排在第%s部分后面。按一到六的次序排", s.Heading, numeral(last))
		}
		seen[n]++
		last = max(last, n)
	}
	if len(seen) == 0 {
		say(0, "没有认出六个部分的标题（一、总体情况……六、其他需要报告的事项）")
		return out
	}
	for i, heading := range Headings() {
		if seen[i+1] == 0 {
			say(0, "没有“%s”这一部分", heading)
		}
	}
	return out
}

func numeral(n int) string {
	if n < 1 || n > 10 {
		return fmt.Sprint(n)
	}
	return string([]rune(sectionNumerals)[n-1])
}

// What the sentence that announces the report's parts may hold.
var (
	announced = []string{"总体情况", "主动公开政府信息", "收到和处理政府信息公开申请", "行政复议", "主要问题", "其他需要报告"}
	partCount = regexp.MustCompile(`([两三四五七八九]|[2345789])(?:个|大)?部分`)
	oldParts  = regexp.MustCompile(`收费(?:及|和)减免|不予公开政府信息的情况|因政府信息公开申请行政复议`)
)

// partsAnnounced compares what the preamble says of the report's parts with
// the form.
func (r *reading) partsAnnounced() []note {
	for _, p := range r.paragraphs {
		if p.section > 1 || p.section == 1 && p.number > 2 {
			break
		}
		for sentence := range strings.SplitSeq(p.text, "。") {
			if n, found := judgeAnnounced(p, sentence); found {
				return []note{n}
			}
		}
	}
	return nil
}

func judgeAnnounced(p *paragraph, sentence string) (note, bool) {
	var missing []string
	for _, part := range announced {
		if !strings.Contains(sentence, part) {
			missing = append(missing, part)
		}
	}
	quote := prose.Clip(sentence, 60)
	lists := prose.ContainsAny(sentence, "报告", "全文") && prose.ContainsAny(sentence, "组成", "包括", "内容", "部分", "分为", "方面")
	switch {
	case !lists:
	case oldParts.MatchString(sentence) && prose.ContainsAny(sentence, "概述", "总体情况", "主要问题"):
		return noteOn(p, Error, quote, "%s：列的是2019年以前的部分（“%s”）。现在是六个部分", p.place(), oldParts.FindString(sentence)), true
	case partCount.MatchString(sentence) && len(missing) < 4:
		return noteOn(p, Error, quote, "%s：写的是“%s”。报告是六个部分", p.place(), partCount.FindString(sentence)), true
	case len(missing) > 0 && len(missing) <= 2:
		return noteOn(p, Warning, quote, "%s：列出的部分里没有“%s”。报告是六个部分", p.place(), strings.Join(missing, "”“")), true
	}
	return note{}, false
}

var subHeading = regexp.MustCompile(`^（([一二三四五六七八九十])）`)

// subNumbering follows （一）, （二） … within each section.
func (r *reading) subNumbering() []note {
	var out []note
	for i := range r.Sections {
		expected := 1
		all := ""
		for _, p := range r.paragraphs {
			if p.section == i+1 {
				all += p.text + "\n"
			}
		}
		for _, p := range r.paragraphs {
			m := subHeading.FindStringSubmatch(p.text)
			if p.section != i+1 || m == nil {
				continue
			}
			n := strings.Index(sectionNumerals, m[1])/len("一") + 1
			if n > expected && !strings.Contains(all, "（"+numeral(n-1)+"）") {
				out = append(out, noteOn(p, Error, prose.Clip(p.text, 20), "%s：小标题是（%s），前面没有（%s）", p.place(), m[1], numeral(n-1)))
			}
			expected = n + 1
		}
	}
	return out
}

// topics looks for the five matters of section one.
func (r *reading) topics() []note {
	paragraphs := r.section(1)
	if len(paragraphs) == 0 {
		return nil
	}
	var all strings.Builder
	for _, p := range paragraphs {
		all.WriteString(p.text)
	}
	var missing []string
	for _, topic := range []struct {
		name  string
		words []string
	}{
		{"主动公开", []string{"主动公开", "公开信息", "发布信息", "发布各类信息", "公开政府信息"}}, {"依申请公开", []string{"依申请", "申请"}}, {"政府信息管理", []string{"信息管理", "审核", "审查", "规范性文件", "三审"}},
		{"平台建设", []string{"平台", "网站", "公众号", "公开栏", "专区"}}, {"监督保障", []string{"监督", "保障", "考核", "培训", "评议"}},
	} {
		if !prose.ContainsAny(all.String(), topic.words...) {
			missing = append(missing, topic.name)
		}
	}
	var out []note
	if len(missing) > 0 {
		out = append(out, noteOn(paragraphs[0], Warning, "", "“%s”没有写%s", paragraphs[0].heading, strings.Join(missing, "、")))
	}
	if len(prose.Quantities(all.String())) == 0 && !noneReceived.MatchString(all.String()) {
		out = append(out, noteOn(paragraphs[0], Warning, "", "“%s”里一个数也没有。写明公开了多少条、收到多少件申请", paragraphs[0].heading))
	}
	return out
}

// headings2019 are the wordings of form 2019 that differ.
var headings2019 = map[int]string{
	4: "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
	5: "五、政府信息公开工作存在的主要问题及改进情况",
}

func judgeHeadings(r *reading) (j judgement) {
	if !r.Shown.Prose {
		j.unjudged = noProse
		return j
	}
	for i, s := range r.Sections {
		n := SectionNumber(s.Heading)
		if n == 0 || n > len(Headings()) {
			continue
		}
		right := Headings()[n-1]
		printed := prose.Plain(s.Heading)
		if printed == prose.Plain(right) || r.Year < 2021 && printed == prose.Plain(headings2019[n]) {
			continue
		}
		j.add(note{severity: Error, where: Address(fmt.Sprintf("section%d", i+1)), place: "部分标题", quote: s.Heading,
			message: fmt.Sprintf("标题写的是“%s”，应当是“%s”", s.Heading, right)})
	}
	return j
}

func judgeLabels(r *reading) (j judgement) {
	if !r.Shown.Labels {
		j.unjudged = "看不到表格里的文字"
		return j
	}
	for _, l := range r.Labels {
		n := note{severity: Error, where: l.Where, quote: l.Printed, message: fmt.Sprintf("%s写的是“%s”，应当是“%s”", tableName(l.Where), l.Printed, l.Right)}
		switch {
		case l.Printed == "":
			n.severity, n.message = Warning, fmt.Sprintf("%s没有“%s”", tableName(l.Where), l.Right)
		case strings.HasPrefix(prose.Plain(l.Right), prose.Plain(l.Printed)):
			n.severity, n.message = Warning, fmt.Sprintf("%s的“%s”没有写全，应当是“%s”", tableName(l.Where), l.Printed, l.Right)
		}
		j.add(n)
	}
	return j
}
