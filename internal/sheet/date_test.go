package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"zwgk/internal/workday"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024.3.5", "2024-03-05"}, {"2024-3-5", "2024-03-05"}, {"2024/03/05", "2024-03-05"}, {"2024年3月5日", "2024-03-05"},
		{"2024年3月5号", "2024-03-05"}, {"2024年3月5", "2024-03-05"}, {"20240305", "2024-03-05"}, {"２０２４．３．５", "2024-03-05"},
		{"２０２４－０３－０５", "2024-03-05"}, {" 2024.3.5 ", "2024-03-05"}, {"2024.3.5.", "2024-03-05"}, {"2024. 3. 5", "2024-03-05"},
		{"2024、3、5", "2024-03-05"}, {"2024—3—5", "2024-03-05"}, {"2024 年 3 月 5 日", "2024-03-05"},
		{"二〇二四年三月五日", "2024-03-05"}, {"二○二四年三月五日", "2024-03-05"}, {"二零二四年十二月二十一日", "2024-12-21"},
		{"二0二四年十月十日", "2024-10-10"}, {"二Ｏ二四年十一月三十日", "2024-11-30"}, {"二〇二四年一月廿一日", "2024-01-21"}, {"二〇二四年三月卅一日", "2024-03-31"},
		{"2024-03-05 10:20", "2024-03-05"}, {"2024-03-05 10:20:30", "2024-03-05"}, {"2024-03-05T10:20:30", "2024-03-05"},
		{"2024年3月5日10时20分", "2024-03-05"}, {"2024年3月5日上午", "2024-03-05"}, {"2024年3月5日 星期二", "2024-03-05"}, {"2024.3.5（周二）", "2024-03-05"},
		{"2024-02-29", "2024-02-29"}, {"", ""}, {"/", ""}, {"无", ""}, {"——", ""},
	} {
		v := parseDate(c.text, 2024)
		if v.fault != "" || v.note != "" || v.date.String() != c.want {
			t.Errorf("%q: %v %q %q, want %s", c.text, v.date, v.fault, v.note, c.want)
		}
	}
}

func TestParseDateNoted(t *testing.T) {
	for _, c := range []struct{ text, want string }{{"3月5日", "2024-03-05"}, {"三月五日", "2024-03-05"}, {"3月5号", "2024-03-05"}, {"45356", "2024-03-05"}} {
		if v := parseDate(c.text, 2024); v.fault != "" || v.date.String() != c.want || v.note == "" {
			t.Errorf("%q: %+v, want %s with a note", c.text, v, c.want)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, c := range []struct{ text, sentence string }{
		{"2023-02-30", "2023年2月30日，没有这一天"}, {"2023.13.1", "没有这一天"}, {"20230230", "没有这一天"}, {"2023年2月29日", "没有这一天"},
		{"24.3.5", "年份只有两位"}, {"240305", "不够八位"}, {"3.5", "没有写年份"}, {"3/5", "没有写年份"}, {"2024年3月", "没有写哪一日"}, {"2024.3", "没有写哪一日"},
		{"2024年", "只写了年份"}, {"3/5/2024", "年份写在后面"}, {"2024.3.5-2024.3.8", "两个日期"}, {"1948.1.1", "年份不对"}, {"2200-1-1", "年份不对"},
		{"三月", "看不出"}, {"待定", "不是日期"}, {"2024年3月5日左右", "不是日期"}, {"二〇二四年十十月五日", "不是日期"}, {strings.Repeat("2024.3.5", 40), "不是日期"},
		{"2月30日", "没有这一天"}, {"99999", "看不出"}, {"一", "看不出"},
	} {
		if v := parseDate(c.text, 2024); !v.date.IsZero() || !strings.Contains(v.fault, c.sentence) {
			t.Errorf("%q: %v %q, want a sentence with %q", c.text, v.date, v.fault, c.sentence)
		}
	}
}

func TestNumberDate(t *testing.T) {
	for _, c := range []struct {
		stored string
		is1904 bool
		want   string
	}{
		{"45356", false, "2024-03-05"}, {"45356.4305555556", false, "2024-03-05"}, {"43894", true, "2024-03-05"}, {"20240305", false, "2024-03-05"},
		{"2.0240305E+7", false, "2024-03-05"}, {"17899", false, "1949-01-01"}, {"109938", false, ""}, {"20240230", false, ""}, {"2024", false, ""},
		{"3.5", false, ""}, {"240305", false, ""}, {"-1", false, ""}, {"NaN", false, ""}, {"1E+300", false, ""}, {"20240305.5", false, ""},
	} {
		v := numberDate(c.stored, c.is1904)
		if v.date.String() != c.want || (v.fault == "") != (c.want != "") {
			t.Errorf("%s: %v %q, want %q", c.stored, v.date, v.fault, c.want)
		}
	}
}

// writings are the ways in which a date is written in full.
var writings = []func(y, m, d int) string{
	func(y, m, d int) string { return fmt.Sprintf("%d.%d.%d", y, m, d) },
	func(y, m, d int) string { return fmt.Sprintf("%04d-%02d-%02d", y, m, d) },
	func(y, m, d int) string { return fmt.Sprintf("%04d/%02d/%02d ", y, m, d) },
	func(y, m, d int) string { return fmt.Sprintf("%d年%d月%d日", y, m, d) },
	func(y, m, d int) string { return fmt.Sprintf("%04d%02d%02d", y, m, d) },
	func(y, m, d int) string { return wide(fmt.Sprintf("%d.%d.%d", y, m, d)) },
	func(y, m, d int) string { return fmt.Sprintf("%04d-%02d-%02d 10:20", y, m, d) },
	func(y, m, d int) string {
		return chineseYear(y) + "年" + chineseNumber(m) + "月" + chineseNumber(d) + "日"
	},
}

func wide(s string) string {
	return strings.Map(func(r rune) rune { return r + 0xfee0 }, s)
}

func chineseYear(y int) string {
	var b strings.Builder
	for _, c := range strconv.Itoa(y) {
		b.WriteRune([]rune("〇一二三四五六七八九")[c-'0'])
	}
	return b.String()
}

func chineseNumber(n int) string {
	ones := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return ones[n]
	case n < 20:
		return "十" + ones[n%10]
	}
	return ones[n/10] + "十" + ones[n%10]
}

// Every day of 31 years, in every form, comes back as itself.
func TestDatesRoundTrip(t *testing.T) {
	day, serial := workday.Date{Year: 2000, Month: time.January, Day: 1}, 36526
	for ; day.Year <= 2030; day, serial = day.AddDays(1), serial+1 {
		for i, write := range writings {
			text := write(day.Year, int(day.Month), day.Day)
			if v := parseDate(text, 1999); v.date != day || v.fault != "" {
				t.Fatalf("form %d: %q read as %v %q", i, text, v.date, v.fault)
			}
		}
		if v := numberDate(strconv.Itoa(serial), false); v.date != day {
			t.Fatalf("serial %d read as %v, want %v", serial, v.date, day)
		}
		if v := numberDate(strconv.Itoa(serial-1462), true); v.date != day {
			t.Fatalf("serial %d of 1904 read as %v, want %v", serial-1462, v.date, day)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2024.3.5", "二〇二四年三月五日", "45356", "２０２４．３．５", "3月5日", "2024-03-05 10:20", "十十", "周", "(星期", "日:", "2024\x80", "廿卅"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := parseDate(s, 2024)
		if !v.date.IsZero() {
			if v.fault != "" {
				t.Fatalf("%q is both a date and a fault", s)
			}
			if _, err := workday.ParseDate(v.date.String()); err != nil || v.date.Year < firstYear || v.date.Year > lastYear {
				t.Fatalf("%q read as %v", s, v.date)
			}
		}
		_ = numberDate(s, false)
	})
}
