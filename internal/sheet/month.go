package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

type monthKind uint8

const (
	monthBlank monthKind = iota
	monthOne             // one month
	monthYear            // 全年, 合计
	monthPart            // a quarter, half a year, a part sum
)

// monthValue is what a month cell says.
type monthValue struct {
	month int
	kind  monthKind
	fault string
}

var (
	plainMonth = pattern(`^([0-9]{1,2})\s*(?:月份?)?$`)
	yearMonth  = pattern(`^([0-9]{4})\s*[年./\-]\s*([0-9]{1,2})\s*(?:月份?)?$`)
	partOfYear = pattern(`季度|半年|^[0-9]{1,2}月?\s*[-~—–至到]\s*[0-9]{1,2}月|^小计|累计`)
)

// readMonth reads a month: 1月, 一月, 1, 2024年1月, or the first of a month as a
// date, which spreadsheet programs make of 2024年1月.
func readMonth(c *cell, year int, date1904 bool) monthValue {
	s := strings.TrimSpace(digits(fold(c.text)))
	if c.kind == numberCell {
		s = shortest(c.text)
		if v := numberDate(c.text, date1904); v.fault == "" {
			s = fmt.Sprintf("%d年%d月", v.date.Year, int(v.date.Month))
		}
	}
	switch {
	case c.kind == blank || noValue(s):
		return monthValue{}
	case partOfYear().MatchString(s):
		return monthValue{kind: monthPart}
	case isSum(s), s == "全年", s == "年度", s == "本年", s == "全年数", s == strconv.Itoa(year)+"年", s == strconv.Itoa(year)+"年度", s == "总":
		return monthValue{kind: monthYear}
	}
	number := ""
	if m := plainMonth().FindStringSubmatch(s); m != nil {
		number = m[1]
	}
	if m := yearMonth().FindStringSubmatch(s); m != nil {
		if m[1] != strconv.Itoa(year) {
			return monthValue{fault: fmt.Sprintf("月份写的是“%s”，现在导入的是%d年。核对年份", clip(s), year)}
		}
		number = m[2]
	}
	if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= 12 {
		return monthValue{month: n, kind: monthOne}
	}
	return monthValue{fault: fmt.Sprintf("月份“%s”不认识。写1到12月，全年的合计写“全年”", clip(c.text))}
}

var monthInTitle = pattern(`([0-9]{1,2})\s*月`)

// titleMonth finds the one month that title lines or the sheet's name speak of.
func titleMonth(titles []string) int {
	month := 0
	for _, title := range titles {
		s := digits(fold(title))
		if strings.Contains(s, "日") {
			continue
		}
		found := monthInTitle().FindAllStringSubmatch(s, -1)
		if len(found) != 1 || strings.ContainsAny(s, "-~—至") {
			continue
		}
		if n, _ := strconv.Atoi(found[0][1]); n >= 1 && n <= 12 {
			month = n
		}
	}
	return month
}
