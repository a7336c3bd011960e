package sheet

import (
	"strconv"
	"strings"
)

// digits turns Chinese figures into Arabic ones: 二〇二四年十二月廿一日. A figure
// with 十 is a number, any other run of figures is read one by one.
func digits(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return chineseDigit(r) >= 0 || tens(r) > 0 }) {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); {
		n := i
		for n < len(runes) && (chineseDigit(runes[n]) >= 0 || tens(runes[n]) > 0) {
			n++
		}
		if n == i || weekdayFigure(runes, i) {
			b.WriteRune(runes[i])
			i++
			continue
		}
		b.WriteString(figures(runes[i:n]))
		i = n
	}
	return b.String()
}

func weekdayFigure(runes []rune, i int) bool {
	return i > 0 && (runes[i-1] == '期' || runes[i-1] == '周')
}

// figures reads a run such as 二〇二四, 十, 二十一, 廿一.
func figures(run []rune) string {
	value, unit, hasTen := 0, 0, false
	var single strings.Builder
	for _, r := range run {
		if t := tens(r); t > 0 {
			if hasTen || single.Len() > 1 || t > 1 && single.Len() > 0 {
				return "?" // 二十十, 五廿 are no numbers
			}
			hasTen = true
			value = t * 10
			if t == 1 && single.Len() == 1 {
				value = unit * 10
			}
			unit = 0
			single.Reset()
			continue
		}
		unit = chineseDigit(r)
		single.WriteByte(byte('0' + unit))
	}
	if !hasTen {
		return single.String()
	}
	if single.Len() > 1 {
		return "?"
	}
	return strconv.Itoa(value + unit)
}

func chineseDigit(r rune) int {
	for i, same := range [...]string{"〇○零Ｏ◯０Oo", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"} {
		if strings.ContainsRune(same, r) {
			return i
		}
	}
	return -1
}

func tens(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '廿':
		return 2
	case '卅':
		return 3
	}
	return 0
}
