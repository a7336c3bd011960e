package workday

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// Limits of a pack. A year has about forty notable days; ten times a real pack
// is another file picked by mistake, or worse.
const (
	maxPackBytes   = 64 << 10
	maxPackDays    = 120
	maxPackSources = 10
	maxNameRunes   = 30
	maxTitleRunes  = 120
	maxURLBytes    = 300
)

// marginDays is how far a year's notice may reach into the years beside it:
// 元旦 is sometimes arranged with days of the December before.
const marginDays = 7

// The years the calendar reaches. Before 1949 there is no such law to count by;
// after 2199 a date is a typing mistake.
const (
	firstYear = 1949
	lastYear  = 2199
)

func isWeekend(d Date) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

func checkYear(year int) error {
	if year < firstYear || year > lastYear {
		return fault.New(fault.Invalid, "年份%d不对。写四位数的年份，在%d年至%d年之间", year, firstYear, lastYear)
	}
	return nil
}

func checkHead(data PackData) error {
	if data.Year == 0 {
		return fault.New(fault.Invalid, "放假安排没有写是哪一年的。写上四位数的年份")
	}
	if err := checkYear(data.Year); err != nil {
		return err
	}
	if data.Kind != National && data.Kind != Local {
		return fault.New(fault.Invalid, "类别“%s”认不出。全国的放假安排写national，地方假日写local", shorten(string(data.Kind)))
	}
	if len(data.Days) > maxPackDays {
		return fault.New(fault.TooLarge, "写了%d天，超过%d天。一年的放假安排不到40天，查一查是不是选错了文件", len(data.Days), maxPackDays)
	}
	return nil
}

const sourceExample = "写上放假通知的标题，例如国务院办公厅关于某年部分节假日安排的通知"

func checkSources(sources []Source) error {
	if len(sources) == 0 {
		return fault.New(fault.Invalid, "放假安排没有写来源。%s", sourceExample)
	}
	if len(sources) > maxPackSources {
		return fault.New(fault.TooLarge, "写了%d个来源，超过%d个。只留规定放假安排的通知", len(sources), maxPackSources)
	}
	for i, s := range sources {
		if err := checkSource(s, i+1); err != nil {
			return err
		}
	}
	return nil
}

// checkSource judges the place-th source.
func checkSource(s Source, place int) error {
	switch {
	case s.Title == "":
		return fault.New(fault.Invalid, "第%d个来源没有写标题。%s", place, sourceExample)
	case !isPlainText(s.Title, maxTitleRunes):
		return fault.New(fault.Invalid, "第%d个来源的标题超过%d个字，或有看不见的字符。照通知的标题重新写", place, maxTitleRunes)
	case !isPlainText(s.Number, maxTitleRunes):
		return fault.New(fault.Invalid, "第%d个来源的文号超过%d个字，或有看不见的字符。照通知的文号重新写", place, maxTitleRunes)
	case !isWebAddress(s.URL):
		return fault.New(fault.Invalid, "第%d个来源的网址不对。网址以http开头，中间没有空格，没有网址就空着", place)
	case s.Published.IsZero():
		return nil
	}
	if err := checkDate(s.Published); err != nil {
		return fault.Wrap(err, fault.Invalid, "第%d个来源的发布日期不对。写成2026-11-04的样子，不知道就空着", place)
	}
	return nil
}

func checkDays(data PackData) error {
	seen := map[Date]bool{} // date → off
	for i, e := range data.Days {
		if _, err := NewDate(e.Date.Year, e.Date.Month, e.Date.Day); err != nil {
			return fault.Wrap(err, fault.Invalid, "第%d天的日期不对，历上没有这一天。照通知重新写", i+1)
		}
		if err := checkException(data, e); err != nil {
			return err
		}
		if off, twice := seen[e.Date]; twice && off != e.Off {
			return fault.New(fault.Conflict, "%s既写放假又写上班。照通知留下一个", e.Date)
		} else if twice {
			return fault.New(fault.Conflict, "%s写了两遍。删掉一遍", e.Date)
		}
		seen[e.Date] = e.Off
	}
	return nil
}

// checkException judges one day by itself.
func checkException(data PackData, e Exception) error {
	from := Date{data.Year, time.January, 1}.AddDays(-marginDays)
	to := Date{data.Year, time.December, 31}.AddDays(marginDays)
	switch {
	case e.Date.Before(from) || e.Date.After(to):
		return fault.New(fault.Invalid, "%s不在%d年的放假安排里，最多前后相差%d天。查一查日期，或分年份装入", e.Date, data.Year, marginDays)
	case e.Name == "":
		return fault.New(fault.Invalid, "%s没有写是什么节。写上名称，例如国庆节", e.Date)
	case !isPlainText(e.Name, maxNameRunes):
		return fault.New(fault.Invalid, "%s的名称超过%d个字，或有看不见的字符。只写节日名称", e.Date, maxNameRunes)
	case !e.Off && !isWeekend(e.Date):
		return fault.New(fault.Invalid, "%s是%s，本来就上班，不能写成调休上班。调休上班的只能是周六、周日，查一查日期", e.Date, e.Date.ChineseWeekday())
	case e.Notice < 0 || e.Notice > len(data.Sources):
		return fault.New(fault.Invalid, "%s写的是第%d个来源，来源只有%d个。改成有的那一个", e.Date, e.Notice, len(data.Sources))
	}
	return nil
}

// statutoryHolidays are the holidays of 放假办法 第二条 by the part of their name
// that every notice has. 清明, 端午 and 中秋 were added from 2008.
var statutoryHolidays = []struct{ part, name string }{
	{"元旦", "元旦"}, {"春节", "春节"}, {"清明", "清明节"}, {"劳动", "劳动节"},
	{"端午", "端午节"}, {"中秋", "中秋节"}, {"国庆", "国庆节"},
}

const sevenHolidaysSince = 2008

// checkComplete refuses a pack that says nothing, and a national one that lacks
// a holiday: loading it would turn "not known" into "known" for the whole year.
// Every holiday takes at least one weekday, because one on a weekend is moved
// (放假办法 第六条).
func checkComplete(data PackData) error {
	if len(data.Days) == 0 {
		return fault.New(fault.Invalid, "%d年的放假安排里没有写哪天放假、哪天上班。照通知补齐后再装入", data.Year)
	}
	if data.Kind != National || data.Year < sevenHolidaysSince {
		return nil
	}
	var missing []string
	for _, h := range statutoryHolidays {
		found := false
		for _, e := range data.Days {
			found = found || e.Off && strings.Contains(e.Name, h.part)
		}
		if !found {
			missing = append(missing, h.name)
		}
	}
	if len(missing) > 0 {
		return fault.New(fault.Invalid, "%d年的放假安排缺%s，不完整的不能装入。照通知补齐；两个节连着放的，名称写成“国庆节、中秋节”", data.Year, strings.Join(missing, "、"))
	}
	return nil
}

// checkDate accepts the days the calendar reaches.
func checkDate(d Date) error {
	if d.IsZero() {
		return fault.New(fault.Invalid, "没有写日期。写成2026-09-14的样子")
	}
	if _, err := NewDate(d.Year, d.Month, d.Day); err != nil {
		return fault.Wrap(err, fault.Invalid, "日期%s不对，历上没有这一天。写成2026-09-14的样子", d)
	}
	if d.Year < firstYear || d.Year > lastYear {
		return fault.New(fault.Invalid, "日期%s不在%d年至%d年之间。查一查年份", d, firstYear, lastYear)
	}
	return nil
}

// isPlainText keeps out what would not print or would reorder a printed line.
func isPlainText(s string, maxRunes int) bool {
	const fullWidthSpace = '\u3000'
	if !utf8.ValidString(s) || utf8.RuneCountInString(s) > maxRunes {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) && r != fullWidthSpace })
}

func isWebAddress(s string) bool {
	if s == "" {
		return true
	}
	if len(s) > maxURLBytes || !isPlainText(s, maxURLBytes) || strings.ContainsRune(s, ' ') {
		return false
	}
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// shorten makes s fit to be quoted in a sentence.
func shorten(s string) string {
	const most = 20
	runes := []rune(strings.ToValidUTF8(s, "？"))
	for i, r := range runes {
		if !unicode.IsPrint(r) {
			runes[i] = '？'
		}
	}
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}
