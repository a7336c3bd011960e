package annual

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"zwgk/internal/annual/prose"
	"zwgk/internal/workday"
)

// yearRules judge the years and dates that the text names.
func yearRules() []proseRule {
	return []proseRule{
		{"YEAR", Error, "报告写的是上一年度的工作（《政府信息公开条例》第四十九条、第五十条）", judgeYears},
		{"PERIOD", Error, "统计期限是报告年度的1月1日至12月31日（《政府信息公开条例》第四十九条：上一年度）", judgePeriod},
		{"DATE", Error, "《政府信息公开条例》第四十九条：年度结束后编制；部门每年1月31日前，乡镇、街道以县里的通知为准", judgeDate},
	}
}

// lastDay of January is when reports are usually due.
const lastDay = 31

// WantedBy is the day by which counties usually want a town's report of a year,
// 20 January. The law names no day for towns; the county's notice does, so that
// this is an estimate and never a legal last day.
func WantedBy(year int) workday.Date {
	return workday.Date{Year: year + 1, Month: time.January, Day: 20}
}

var (
	leadingYear = regexp.MustCompile(`^(?:（[一二三四五六七八九十]）[^。，]{0,24}[。：]?)?(20\d\d)年度?(?:以来)?[，、]?`)
	dayAfter    = regexp.MustCompile(`^\d{1,2}月`)
	lastYearly  = regexp.MustCompile(`^(?:（[一二三四五六七八九十]）[^。，]{0,24}[。：]?)?(?:上一年度|上年度|去年)[，、]`)
	yearly      = regexp.MustCompile(`公开|发布|收到|受理|办理|更新|制定|推送|接收|答复`)
	planning    = []string{"将", "计划", "打算", "拟", "下一步", "继续"}
)

func judgeYears(r *reading) (j judgement) {
	switch {
	case r.Year == 0:
		j.unjudged = noYear
		return j
	case len(r.paragraphs) == 0:
		j.unjudged = noProse
		return j
	}
	for _, p := range r.paragraphs {
		for start := 0; start < len(p.text); {
			from, to := prose.Sentence(p.text, start)
			if n, wrong := r.yearOfSentence(p, p.text[from:to]); wrong {
				j.add(n)
			}
			start = to + len("。")
		}
	}
	return j
}

// yearOfSentence judges a sentence that begins with a year.
func (r *reading) yearOfSentence(p *paragraph, sentence string) (note, bool) {
	quote := prose.Clip(sentence, 40)
	problems := p.section > 0 && SectionNumber(p.heading) == 5
	m := leadingYear.FindStringSubmatch(sentence)
	switch {
	case m == nil:
		if lastYearly.MatchString(sentence) && p.section > 0 && !problems && r.hasFigures(sentence) {
			return noteOn(p, Warning, quote, "%s：写的是上一年度的数，报告应当写%d年的", p.place(), r.Year), true
		}
		return note{}, false
	case problems:
		return r.planOfYear(p, sentence, m[1], quote)
	case dayAfter.MatchString(strings.TrimPrefix(sentence, m[0])): // 2023年12月: something that happened on a day
		return note{}, false
	case p.section == 0 || prose.ContainsAny(sentence, planning...):
		return note{}, false
	}
	year, _ := strconv.Atoi(m[1])
	return r.figuresOfYear(p, sentence, year, quote)
}

// planOfYear judges what section five promises for a year (2025年，我镇将……).
func (r *reading) planOfYear(p *paragraph, sentence, printed, quote string) (note, bool) {
	year, _ := strconv.Atoi(printed)
	severity := Error
	switch {
	case year > r.Year || !strings.Contains(prose.Clip(sentence, 24), "将"):
		return note{}, false
	case year == r.Year:
		severity = Warning
	}
	return noteOn(p, severity, quote, "%s：打算写的是%d年，应当是%d年", p.place(), year, r.Year+1), true
}

// figuresOfYear judges a sentence that gives figures of another year.
func (r *reading) figuresOfYear(p *paragraph, sentence string, year int, quote string) (note, bool) {
	own := fmt.Sprintf("%d年", r.Year)
	if year == r.Year {
		return note{}, false
	}
	compares := prose.ContainsAny(sentence, comparing...) || prose.ContainsAny(sentence, own, "本年", "今年", "截至", "至20", "—20")
	if compares || !r.hasFigures(sentence) || !yearly.MatchString(sentence) {
		return note{}, false
	}
	severity := Error
	if strings.Contains(p.text, own) || year > r.Year {
		severity = Warning
	}
	return noteOn(p, severity, quote, "%s：写的是%d年的数，报告是%d年度的", p.place(), year, r.Year), true
}

func (r *reading) hasFigures(sentence string) bool {
	for _, q := range prose.Quantities(sentence) {
		if pieces(q.Unit) || q.Unit == "篇" {
			return true
		}
	}
	return false
}

var (
	aboutPeriod = regexp.MustCompile(`统计(?:期限|时限|时间|区间|周期)|(?:所列|使用|相关)(?:的)?数据[^。]{0,10}(?:自|从|期限)`)
	period      = regexp.MustCompile(`(20\d\d)年(\d{1,2})月(\d{1,2})日?[^\d。]{0,8}?(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日?`)
)

func judgePeriod(r *reading) (j judgement) {
	if len(r.paragraphs) == 0 {
		j.unjudged = noProse
		return j
	}
	j.unjudged = "没有写统计期限"
	for _, p := range r.paragraphs {
		at := aboutPeriod.FindStringIndex(p.text)
		if at == nil {
			continue
		}
		sentence := sentenceOf(p.text, at[0])
		quote := prose.Clip(sentence, 60)
		m := period.FindStringSubmatch(sentence)
		switch {
		case m == nil && len(titleYear.FindAllString(sentence, -1)) == 0:
			continue
		case m == nil:
			j.add(noteOn(p, Warning, quote, "%s：统计期限写得不全。写成“%s年1月1日至12月31日”", p.place(), yearOr(r.Year)))
		case r.Year > 0 && !wholeYear(m, r.Year):
			j.add(noteOn(p, Error, quote, "%s：统计期限应当是%d年1月1日至%d年12月31日", p.place(), r.Year, r.Year))
		}
		j.unjudged = ""
		return j
	}
	return j
}

// wholeYear reports whether the parts of period are a year's first and last
// day; the second year may be left out.
func wholeYear(m []string, year int) bool {
	want := fmt.Sprint(year)
	trim := func(s string) string { return strings.TrimLeft(s, "0") }
	return m[1] == want && (m[4] == "" || m[4] == want) && trim(m[2]) == "1" && trim(m[3]) == "1" && m[5] == "12" && m[6] == "31"
}

func judgeDate(r *reading) (j judgement) {
	say := func(severity Severity, format string, args ...any) {
		j.add(note{severity: severity, where: "signature", place: "落款", quote: r.Dated, message: fmt.Sprintf(format, args...)})
	}
	due := r.ctx.Due
	if due.IsZero() {
		due = workday.Date{Year: r.Year + 1, Month: time.January, Day: lastDay}
	}
	switch issued := r.Issued; {
	case issued.IsZero() && r.Dated != "":
		say(Error, "落款的日期“%s”不是日历上的一天", r.Dated)
	case issued.IsZero():
		j.unjudged = "没有看到落款的日期"
	case r.Year == 0:
		j.unjudged = noYear
	case issued.Year < r.Year, issued.Year == r.Year && issued.Month < time.October:
		say(Error, "落款的日期是%s，%d年度还没有过完。多半是年份没有改", issued.Chinese(), r.Year)
	case issued.Year == r.Year:
		say(Warning, "落款的日期是%s，%d年度还没有过完，数还会变", issued.Chinese(), r.Year)
	case due.Before(issued):
		say(Warning, "落款的日期是%s，晚于%s。核对县里要求的日期", issued.Chinese(), due.Chinese())
	}
	return j
}
