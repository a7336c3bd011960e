package form

import (
	"strings"

	"zwgk/internal/workday"
)

const digitWords = "零一二三四五六七八九"

// digitWord is the word for one digit.
func digitWord(d uint64) string { return string([]rune(digitWords)[d]) }

// SpokenNumber is a whole number as it is read aloud: 10010 is 一万零一十, 15 is
// 十五.
func SpokenNumber(n int64) string {
	if n < 0 {
		return "负" + spoken(-uint64(n))
	}
	return spoken(uint64(n))
}

func spoken(n uint64) string {
	words := readUp(n)
	if strings.HasPrefix(words, "一十") { // only at the very beginning: 十五, but 一百一十五
		words = strings.TrimPrefix(words, "一")
	}
	return words
}

// readUp reads n from its highest unit down.
func readUp(n uint64) string {
	for _, unit := range []struct {
		value uint64
		word  string
	}{{1_0000_0000, "亿"}, {1_0000, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}} {
		if n < unit.value {
			continue
		}
		words := readUp(n/unit.value) + unit.word
		rest := n % unit.value
		switch {
		case rest == 0:
			return words
		case rest < unit.value/10: // a place is empty
			return words + "零" + readUp(rest)
		}
		return words + readUp(rest)
	}
	return digitWord(n)
}

// SpokenAmount is an amount of fen read aloud: 123450 is 一千二百三十四元五角.
func SpokenAmount(fen int64) string {
	n, sign := uint64(fen), ""
	if fen < 0 {
		n, sign = -n, "负"
	}
	yuan, jiao, rest := n/100, n/10%10, n%10
	var words strings.Builder
	if yuan > 0 || n == 0 {
		words.WriteString(spoken(yuan) + "元")
	}
	if jiao > 0 {
		words.WriteString(digitWord(jiao) + "角")
	}
	if rest > 0 {
		if jiao == 0 && yuan > 0 {
			words.WriteString("零")
		}
		words.WriteString(digitWord(rest) + "分")
	}
	return sign + words.String()
}

// SpokenDate is a day read aloud, the year digit by digit: 二〇二六年十一月二十二日.
func SpokenDate(d workday.Date) string {
	return spokenYear(uint64(d.Year)) + "年" + spoken(uint64(d.Month)) + "月" + spoken(uint64(d.Day)) + "日"
}

func spokenYear(year uint64) string {
	words := ""
	for ; year > 0; year /= 10 {
		word := digitWord(year % 10)
		if word == "零" {
			word = "〇"
		}
		words = word + words
	}
	return words
}

// spokenDigits reads digits one by one, as telephone numbers are: 一 is said 幺.
func spokenDigits(digits string) string {
	var words strings.Builder
	for _, r := range digits {
		switch {
		case r == '1':
			words.WriteRune('幺')
		case r >= '0' && r <= '9':
			words.WriteString(digitWord(uint64(r - '0')))
		case r == '-':
			words.WriteRune('，')
		}
	}
	return words.String()
}
