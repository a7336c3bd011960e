package grid

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"zwgk/internal/workday"
)

const (
	unknownDate = "看不出是哪一天。写成2026-01-05"
	shortYear   = "年份写四位，写成2026-01-05"
	missingDate = "还没有填日期"
	firstYear   = 1949 // as the working-day calendar has it
	lastYear    = 2199
)

// parseTyped reads a date as people type it: 2026-01-05, 2026.1.5, 2026/1/5,
// 20260105, 2026年1月5日. The sentence says what is wrong; an empty text is no
// date and no mistake.
func parseTyped(text string) (d workday.Date, sentence string) {
	text = strings.TrimSpace(narrow.Replace(text))
	if text == "" {
		return d, ""
	}
	parts, sentence := dateParts(text)
	if sentence != "" {
		return d, sentence
	}
	y, m, day := parts[0], parts[1], parts[2]
	switch {
	case y < firstYear || y > lastYear:
		return d, fmt.Sprintf("年份在%d到%d之间，查一查%d", firstYear, lastYear, y)
	case m < 1 || m > 12:
		return d, fmt.Sprintf("没有%d月。月份是1到12", m)
	}
	d, err := workday.NewDate(y, time.Month(m), day)
	if err != nil {
		return workday.Date{}, fmt.Sprintf("%d年%d月没有%d日，这个月到%d日", y, m, day, daysIn(y, m))
	}
	return d, ""
}

// narrow turns what an input method types into plain figures and marks.
var narrow = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"－", "-", "—", "-", "–", "-", "．", ".", "。", ".", "／", "/", "、", ".", " ", "", "　", "", "号", "日",
)

func dateParts(text string) (parts [3]int, sentence string) {
	if digits(text) {
		if len(text) != 8 {
			return parts, unknownDate
		}
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	text = strings.TrimSuffix(text, "日")
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-./年月", r) })
	if len(fields) != 3 {
		return parts, unknownDate
	}
	for i, f := range fields {
		if !digits(f) || len(f) > 4 || i > 0 && len(f) > 2 {
			return parts, unknownDate
		}
		if i == 0 && len(f) != 4 {
			return parts, shortYear
		}
		n, err := strconv.Atoi(f)
		if err != nil {
			return parts, unknownDate
		}
		parts[i] = n
	}
	return parts, ""
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// addMonths moves a date by months; a day the month does not have becomes its
// last.
func addMonths(d workday.Date, n int) workday.Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	day := min(d.Day, daysIn(first.Year(), int(first.Month())))
	return workday.Date{Year: first.Year(), Month: first.Month(), Day: day}
}
