package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"zwgk/internal/workday"
)

// The years that a ledger can speak of. A number outside them is no date.
const (
	firstYear = 1949
	lastYear  = 2199
)

// dateValue is what a date cell says: a date, or why there is none. Note is
// set when the date was completed and somebody should look at it.
type dateValue struct {
	date  workday.Date
	fault string
	note  string
}

func noDate(format string, args ...any) dateValue {
	return dateValue{fault: fmt.Sprintf(format, args...)}
}

// maxDate is the longest text, in bytes, that is looked at as a date.
const maxDate = 120

const dateExample = "写成“2024-3-5”这样的年月日"

// readDate reads the cell of a date column. Year completes 3月5日.
func readDate(c *cell, year int, date1904 bool) dateValue {
	switch c.kind {
	case blank:
		return dateValue{}
	case numberCell:
		return numberDate(c.text, date1904)
	case errorCell:
		return noDate("日期这一格显示出错值“%s”。改成日期", clip(c.text))
	case boolCell:
		return noDate("日期这一格是“%s”，不是日期。%s", c.text, dateExample)
	default:
		return parseDate(c.text, year)
	}
}

// numberDate reads a number: 45356 (days since 1900, or 1904 when the workbook
// counts so) with or without a time of day, or 20240305 as typed.
func numberDate(text string, date1904 bool) dateValue {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || v < 0 || v > 99_999_999 {
		return noDate("“%s”不是日期。%s", clip(text), dateExample)
	}
	n := int(v)
	if n >= 10_000_000 {
		if float64(n) != v {
			return noDate("“%s”不是日期。%s", clip(text), dateExample)
		}
		return ymd(text, n/10_000, n/100%100, n%100)
	}
	if d, ok := serialDate(n, date1904); ok {
		return dateValue{date: d}
	}
	return noDate("“%s”看不出是哪一天。%s", shortest(text), dateExample)
}

// serialDate counts days as Excel does. Its 1900 system has a day too many
// (1900-02-29), which lies before every plausible year.
func serialDate(n int, date1904 bool) (workday.Date, bool) {
	day0 := workday.Date{Year: 1899, Month: time.December, Day: 30}
	if date1904 {
		day0 = workday.Date{Year: 1904, Month: time.January, Day: 1}
	}
	if n < 10_000 || n > 120_000 {
		return workday.Date{}, false
	}
	d := day0.AddDays(n)
	return d, d.Year >= firstYear && d.Year <= lastYear
}

// parseDate reads the ways in which people write a date.
func parseDate(text string, year int) dateValue {
	if len(text) > maxDate {
		return noDate("“%s”不是日期。%s", clip(text), dateExample)
	}
	s := strings.TrimSpace(digits(fold(text)))
	if noValue(s) {
		return dateValue{}
	}
	s = strings.TrimRight(dropWeekday(dropTime(s)), " .。,;")
	groups, marks, ok := splitDate(s)
	if !ok {
		return noDate("“%s”不是日期。%s", clip(text), dateExample)
	}
	switch len(groups) {
	case 1:
		return oneGroup(text, groups[0], marks[0], year)
	case 2:
		return twoGroups(text, groups, marks, year)
	case 3:
		if len(groups[0]) == 4 && len(groups[1]) <= 2 && len(groups[2]) <= 2 {
			return ymd(text, number(groups[0]), number(groups[1]), number(groups[2]))
		}
		if len(groups[2]) == 4 {
			return noDate("“%s”的年份写在后面，分不清月和日。%s", clip(text), dateExample)
		}
		if len(groups[0]) <= 2 {
			return noDate("“%s”的年份只有两位，看不准是哪一年。写全四位年份，例如“2024-3-5”", clip(text))
		}
	case 6:
		return noDate("“%s”写了两个日期。只留一个", clip(text))
	}
	return noDate("“%s”不是日期。%s", clip(text), dateExample)
}

// oneGroup reads digits without marks: 20240305, or a day number that was
// copied as text; that is taken only when it is no later than the next year.
func oneGroup(text, group, mark string, year int) dateValue {
	n := number(group)
	switch {
	case mark == "年":
		return noDate("“%s”只写了年份。补上月和日", clip(text))
	case mark != "":
	case len(group) == 8:
		return ymd(text, n/10_000, n/100%100, n%100)
	case len(group) == 6:
		return noDate("“%s”不够八位，看不准是哪一天。写全年月日，例如“20240305”", clip(text))
	case len(group) == 5:
		if d, ok := serialDate(n, false); ok && d.Year <= year+1 {
			return dateValue{date: d, note: fmt.Sprintf("“%s”是日期的序号，读作%s。核对", text, d)}
		}
	}
	return noDate("“%s”看不出是哪一天。%s", clip(text), dateExample)
}

// twoGroups reads 3月5日, which takes the ledger's year; a year and a month
// alone are no date.
func twoGroups(text string, groups, marks []string, year int) dateValue {
	if len(groups[0]) == 4 {
		return noDate("“%s”没有写哪一日。补上", clip(text))
	}
	if marks[0] != "月" || len(groups[0]) > 2 || len(groups[1]) > 2 {
		return noDate("“%s”没有写年份，也分不清月和日。%s", clip(text), dateExample)
	}
	v := ymd(text, year, number(groups[0]), number(groups[1]))
	if v.fault == "" {
		v.note = fmt.Sprintf("“%s”没有写年份，按%d年读。核对", clip(text), year)
	}
	return v
}

// ymd makes a date of its numbers.
func ymd(text string, y, m, d int) dateValue {
	if y < firstYear || y > lastYear {
		return noDate("“%s”读作%d年%d月%d日，年份不对。核对后重填", clip(text), y, m, d)
	}
	date, err := workday.NewDate(y, time.Month(m), d)
	if err != nil {
		return noDate("“%s”读作%d年%d月%d日，没有这一天。核对后重填", clip(text), y, m, d)
	}
	return dateValue{date: date}
}

// splitDate cuts s into digit groups and the marks behind them. Marks are
// compared only where they tell something: 年 and 月.
func splitDate(s string) (groups, marks []string, ok bool) {
	for len(s) > 0 {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 0 || n > 8 || len(groups) == 6 {
			return nil, nil, false
		}
		groups, s = append(groups, s[:n]), s[n:]
		mark := ""
		for s != "" && (s[0] < '0' || s[0] > '9') {
			r := []rune(s)[0]
			if r != ' ' {
				mark += string(r)
			}
			s = s[len(string(r)):]
		}
		switch mark {
		case ".", "-", "/", "年", "月", "日", "号", "、", "。", ",", "_", "\\", "·", "—", "–", "~", "至", "日-", "日至", "日、":
		case "":
			if s != "" {
				return nil, nil, false
			}
		default:
			return nil, nil, false
		}
		marks = append(marks, mark)
	}
	return groups, marks, len(groups) > 0
}

// dropTime cuts off a time of day: 2024-03-05 10:20, 2024年3月5日上午.
func dropTime(s string) string {
	if i := strings.IndexAny(s, "t "); i > 0 && strings.Contains(s[i:], ":") {
		return strings.TrimSpace(s[:i])
	}
	for _, mark := range []string{"上午", "下午", "中午"} {
		if i := strings.Index(s, mark); i > 0 {
			return strings.TrimSpace(s[:i])
		}
	}
	if i := strings.IndexAny(s, "日号"); i > 0 {
		// 2024年3月5日10:20, 2024年3月5日10时20分
		behind := s[i+len("日"):]
		if strings.Contains(behind, ":") || strings.HasSuffix(behind, "时") || strings.HasSuffix(behind, "分") {
			return s[:i+len("日")]
		}
	}
	return s
}

// dropWeekday cuts off 星期二, (周二).
func dropWeekday(s string) string {
	for _, mark := range []string{"(星期", "(周", "星期", "周"} {
		if i := strings.Index(s, mark); i > 0 && len(s)-i <= len("(星期一)") {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// noValue reports the ways to leave a cell blank on purpose.
func noValue(s string) bool {
	switch s {
	case "", "/", "\\", "-", "--", "—", "——", "无", "／", "－", "――", "~", "*":
		return true
	}
	return false
}

// number reads a group of at most eight digits.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// isDateLike reports whether s begins like a date, which no heading does.
func isDateLike(s string) bool {
	if len(s) > maxDate {
		return false
	}
	s = strings.TrimSpace(fold(s))
	return s != "" && unicode.IsDigit(rune(s[0])) && parseDate(s, firstYear).fault == ""
}
