package form_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/disclosure"
	"zwgk/internal/form"
)

func TestSpokenNumber(t *testing.T) {
	for n, want := range map[int64]string{
		0: "零", 5: "五", 10: "十", 11: "十一", 20: "二十", 99: "九十九",
		100: "一百", 101: "一百零一", 110: "一百一十", 115: "一百一十五", 1000: "一千", 1001: "一千零一", 1010: "一千零一十",
		1234: "一千二百三十四", 1_0000: "一万", 1_0001: "一万零一", 1_0010: "一万零一十", 1_0100: "一万零一百", 1_1000: "一万一千",
		10_0000: "十万", 11_0000: "十一万", 20_0005: "二十万零五", 100_0000: "一百万", 101_0000: "一百零一万", 1000_0000: "一千万", 1000_0001: "一千万零一",
		1_0000_0000: "一亿", 1_0000_0010: "一亿零一十", 1_0001_0000: "一亿零一万", 15_0000_0000: "十五亿", 1_2345_6789: "一亿二千三百四十五万六千七百八十九",
		1_0000_0000_0000: "一万亿", 1_0000_0000_0001: "一万亿零一", -305: "负三百零五",
		math.MinInt64: "负九百二十二亿三千三百七十二万零三百六十八亿五千四百七十七万五千八百零八",
	} {
		if got := form.SpokenNumber(n); got != want {
			t.Errorf("%d is read %s, want %s", n, got, want)
		}
	}
}

// TestSpokenNumberIsUnderstood: whoever hears a number can write it down again.
func TestSpokenNumberIsUnderstood(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 20_000 {
		n := r.Int64N(int64(math.Pow(10, float64(1+r.IntN(12)))))
		if r.IntN(3) == 0 { // many zeros
			n = n / 10_000 * 10_000
		}
		words := form.SpokenNumber(n)
		if got := heard(words); got != n {
			t.Fatalf("%d is read %s, heard as %d", n, words, got)
		}
		if strings.Contains(words, "零零") || n > 0 && strings.HasSuffix(words, "零") {
			t.Fatalf("%d is read %s", n, words)
		}
	}
}

// heard is the number that the words say.
func heard(words string) int64 {
	if before, after, found := strings.Cut(words, "亿"); found {
		return heard(before)*1_0000_0000 + heard(after)
	}
	if before, after, found := strings.Cut(words, "万"); found {
		return heard(before)*1_0000 + heard(after)
	}
	var sum, digit int64
	for _, w := range words {
		switch w {
		case '十', '百', '千':
			sum += max(digit, 1) * map[rune]int64{'十': 10, '百': 100, '千': 1000}[w]
			digit = 0
		default:
			digit = int64(strings.Index("零一二三四五六七八九", string(w)) / len("零"))
		}
	}
	return sum + digit
}

func TestSpokenAmount(t *testing.T) {
	for fen, want := range map[int64]string{
		0: "零元", 5: "五分", 50: "五角", 56: "五角六分", 100: "一元", 105: "一元零五分", 1050: "十元五角",
		123450: "一千二百三十四元五角", 123456: "一千二百三十四元五角六分", 123405: "一千二百三十四元零五分",
		10_000_00: "一万元", 10_200_000_00: "一千零二十万元", -2050: "负二十元五角", 100_000_005_00: "一亿零五元",
	} {
		if got := form.SpokenAmount(fen); got != want {
			t.Errorf("%d fen is read %s, want %s", fen, got, want)
		}
	}
}

func TestSpeak(t *testing.T) {
	for text, want := range map[string]string{
		"补贴1,234.50元":     "补贴一千二百三十四元五角",
		"共120万元，占12.5%":   "共一百二十万元，占百分之十二点五",
		"1.2365万元":        "一点二三六五万元",
		"2026年11月22日":     "二〇二六年十一月二十二日",
		"2026-07-15前":     "二〇二六年七月十五日前",
		"2016-2020年":      "二〇一六至二〇二〇年",
		"8:30-11:30":      "八点三十分至十一点三十分",
		"8:00开始，9:05结束":   "八点开始，九点零五分结束",
		"青政发〔2026〕12号":    "青政发二〇二六第十二号",
		"电话：0533-3240001": "电话，零五三三，三二四零零零幺",
		"拨打12345":         "拨打幺二三四五",
		"一、补贴范围":          "第一部分，补贴范围",
		"（二）补贴标准。":        "第二，补贴标准。",
		"3.带身份证":          "第三，带身份证",
		"《条例》（以下简称《条例》）规定":      "条例规定",
		"张三（一组）、李四（二组）。":        "张三，一组，李四，二组。",
		"王*，尾号****1234":         "王某，尾号某幺二三四",
		"手机138****1234":         "手机幺三八某幺二三四",
		"每户不超过２台":               "每户不超过两台",
		"第2条，12个，2户":            "第二条，十二个，两户",
		"见https://a.gov.cn/b。":  "见公布的网址。",
		"7月15日—7月20日":           "七月十五日至七月二十日",
		"“一卡通”发放……":             "一卡通发放",
		"面积20㎡，300元/亩":          "面积二十平方米，三百元每亩",
		"编号00123":               "编号零零幺二三",
		"身份证370911199001011234": "身份证三七零九幺幺幺九九零零幺零幺幺二三四",
	} {
		if got := strings.ReplaceAll(form.Speak(text), "：", "，"); got != want {
			t.Errorf("%s is read %s, want %s", text, got, want)
		}
	}
}

// TestScriptCanBeRead: whatever the text, every line is one short breath
// without figures, brackets or a mark at its start.
func TestScriptCanBeRead(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	pieces := []string{"农机购置", "补贴", "的", "和", "，", "。", "；", "、", "（一）", "（以下简称《办法》）", "《条例》", "3,607户", "12.5%", "186,420.50元", "2026年7月15日",
		"〔2026〕30号", "8:30", "……", "——", "“一卡通”", "\n", "http://a.cn/b", "\U00020BB7", "：", "138****1234"}
	for range 2000 {
		var b strings.Builder
		for range 1 + r.IntN(60) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		for _, line := range form.Script(disclosure.Revision{Title: "公示", Body: b.String(), Tables: []disclosure.Table{account(r.IntN(14))}}) {
			switch {
			case utf8.RuneCountInString(line.Text) > 30, line.Text == "", line.Pause < 1:
				t.Fatalf("%q: %d characters, %d seconds", line.Text, utf8.RuneCountInString(line.Text), line.Pause)
			case strings.ContainsFunc(line.Text, func(r rune) bool { return unicode.IsDigit(r) && r < 0x80 }), strings.ContainsAny(line.Text, "（）()《》“”〔〕"):
				t.Fatalf("cannot be read aloud: %q", line.Text)
			case strings.ContainsAny(string([]rune(line.Text)[:1]), "，。；：、！？"):
				t.Fatalf("a line begins with a mark: %q", line.Text)
			}
		}
	}
}

func TestScriptSaysTheSums(t *testing.T) {
	var all strings.Builder
	for _, line := range form.Script(disclosure.Revision{Title: "财务公开", Tables: []disclosure.Table{account(300)}}) {
		all.WriteString(line.Text)
	}
	table := account(300)
	for _, want := range []string{"共三百项", "上期结余" + form.SpokenAmount(table.Account.Before), "本期结余" + form.SpokenAmount(table.Account.After)} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("the script does not say %s", want)
		}
	}
}

func TestSpokenDate(t *testing.T) {
	for date, want := range map[string]string{"2026-11-22": "二〇二六年十一月二十二日", "2010-07-01": "二〇一〇年七月一日"} {
		if got := form.SpokenDate(day(date)); got != want {
			t.Errorf("%s is read %s, want %s", date, got, want)
		}
	}
}
