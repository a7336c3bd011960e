package workday_test

import (
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Every file below is refused, with a sentence that names the place.
func TestBadPackFiles(t *testing.T) {
	s := sample2027
	fill := func(line string, n int) string { return s + strings.Repeat(line, n) }
	for _, c := range []struct {
		name, file string
		code       fault.Code
		words      string
	}{
		{"empty", "", fault.Unreadable, "文件是空的"},
		{"blank", "\ufeff \r\n", fault.Unreadable, "文件是空的"},
		{"not UTF-8", "year,2027,source,\xb7\xc5\xbc\xd9\n", fault.Unreadable, "CSV UTF-8"},
		{"a workbook", "PK\x03\x04\x14\x00\x06\x00\x08\x00", fault.Unreadable, "不是放假安排"},
		{"any text", "今年放假照旧\n", fault.Unreadable, "不是放假安排"},
		{"no column names", replace(s, "date,name,isOff\n", ""), fault.Unreadable, "第二行写date,name,isOff"},
		{"too large", fill("\n", 70<<10), fault.TooLarge, "70KB"},
		{"too many days", s + manyDays(113), fault.TooLarge, "121天"},

		{"no year", replace(s, "year,2027,", ""), fault.Invalid, "没有写是哪一年"},
		{"year without value", replace(s, "year,2027,", "year,,"), fault.Invalid, "没有写是哪一年"},
		{"year in words", replace(s, "year,2027,", "year,二〇二七,"), fault.Invalid, "“二〇二七”"},
		{"year of two digits", replace(s, "year,2027,", "year,27,"), fault.Invalid, "年份27"},
		{"year far off", replace(s, "year,2027,", "year,99999999999999999999,"), fault.Invalid, "年份"},
		{"no source", replace(s, "source,试验用的2027年放假安排", ""), fault.Invalid, "没有写来源"},
		{"empty source", replace(s, "试验用的2027年放假安排", " "), fault.Invalid, "没有写来源"},
		{"source too long", replace(s, "试验用的", strings.Repeat("长", 121)), fault.Invalid, "第1个来源的标题"},
		{"source reordered by a control character", replace(s, "试验用的", "\u202e"), fault.Invalid, "看不见的字符"},
		{"number with a control character", replace(s, "安排\n", "安排,number,国办\u0007\n"), fault.Invalid, "第1个来源的文号"},
		{"address", replace(s, "安排\n", "安排,url,javascript:1\n"), fault.Invalid, "网址"},
		{"address with a space", replace(s, "安排\n", "安排,url,http://a b\n"), fault.Invalid, "网址"},
		{"published", replace(s, "安排\n", "安排,published,去年\n"), fault.Invalid, "第1行的发布日期“去年”"},
		{"published too early", replace(s, "安排\n", "安排,published,0202-11-04\n"), fault.Invalid, "发布日期"},
		{"unknown kind", replace(s, "安排\n", "安排,kind,全省\n"), fault.Invalid, "“全省”"},
		{"unknown name", replace(s, "安排\n", "安排,checksum,1\n"), fault.Unreadable, "第1行第5格“checksum”"},
		{"name twice", replace(s, "安排\n", "安排,年份,2028\n"), fault.Conflict, "写了两遍"},

		{"no such day", replace(s, "2027-01-01", "2027-02-29"), fault.Invalid, "第3行的日期“2027-02-29”"},
		{"date with dots", replace(s, "2027-01-01", "2027.1.1"), fault.Invalid, "第3行"},
		{"date of four parts", replace(s, "2027-01-01", "2027-01-01-1"), fault.Invalid, "第3行"},
		{"date far off", replace(s, "2027-01-01", "2027-01-65536"), fault.Invalid, "第3行"},
		{"off or on", replace(s, "元旦,true", "元旦,也许"), fault.Invalid, "第3行的“也许”"},
		{"two cells", replace(s, "2027-01-01,元旦,true", "2027-01-01,元旦"), fault.Unreadable, "第3行有2格"},
		{"four cells", replace(s, "元旦,true", "元旦,true,1"), fault.Unreadable, "第3行有4格"},
		{"open quote", replace(s, "元旦,true", `"元旦,true`), fault.Unreadable, "引号"},
		{"no name", replace(s, "2027-01-01,元旦", "2027-01-01,"), fault.Invalid, "2027-01-01没有写是什么节"},
		{"name too long", replace(s, "元旦", strings.Repeat("元旦", 16)), fault.Invalid, "只写节日名称"},
		{"weekday worked", s + "2027-03-01,春节,false\n", fault.Invalid, "2027-03-01是周一，本来就上班"},
		{"twice", s + "2027-01-01,元旦,true\n", fault.Conflict, "2027-01-01写了两遍"},
		{"off and on", s + "2027-02-20,春节,true\n", fault.Conflict, "2027-02-20既写放假又写上班"},
		{"eight days before", s + "2026-12-24,元旦,true\n", fault.Invalid, "2026-12-24不在2027年"},
		{"eight days after", s + "2028-01-08,元旦,false\n", fault.Invalid, "2028-01-08不在2027年"},
		{"another year", s + "2026-10-01,国庆节,true\n", fault.Invalid, "2026-10-01不在2027年"},

		{"cut off after 清明节", s[:strings.Index(s, "2027-05-03")], fault.Invalid, "缺劳动节、端午节、中秋节、国庆节"},
		{"a holiday only worked", replace(s, "2027-02-08,春节,true\n", ""), fault.Invalid, "缺春节"},
		{"national without days", s[:strings.Index(s, "2027-01-01")], fault.Invalid, "没有写哪天放假"},
		{"local without days", "year,2027,source,甲,kind,local\ndate,name,isOff\n", fault.Invalid, "没有写哪天放假"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := workday.ParsePack([]byte(c.file))
			checkFault(t, err, c.code, c.words)
		})
	}
}

func TestAsManyDaysAsAPackMayHave(t *testing.T) {
	if _, err := workday.ParsePack([]byte(sample2027 + manyDays(112))); err != nil {
		t.Errorf("120 days: %v", err)
	}
}

// Seven days either side belong to the year, as 29 December 2018 did to 2019.
func TestDaysBesideTheYear(t *testing.T) {
	file := sample2027 + "2026-12-25,元旦,true\n2028-01-07,元旦,true\n"
	if _, err := workday.ParsePack([]byte(file)); err != nil {
		t.Error(err)
	}
}

func TestBadJSONPacks(t *testing.T) {
	day := `{"date":"2026-04-20","name":"三月三","off":true}`
	pack := func(sources, days string) string {
		return fmt.Sprintf(`{"year":2026,"kind":"local","sources":[%s],"days":[%s]}`, sources, days)
	}
	if _, err := workday.ParsePack([]byte(pack(`{"title":"甲"}`, day))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file string
		code       fault.Code
		words      string
	}{
		{"cut off", "{\n\"year\": 2026,\n", fault.Unreadable, "读不懂"},
		{"two commas", "{\n\"year\": 2026,\n,}", fault.Unreadable, "第3行附近读不懂"},
		{"a list", "[]", fault.Unreadable, "第1行附近读不懂"},
		{"a misspelt name", "{\n\n\"yeer\": 2026}", fault.Unreadable, "第3行附近读不懂"},
		{"text for a number", "{\n\"year\": \"2026\"}", fault.Unreadable, "第2行附近读不懂"},
		{"more after the end", pack(`{"title":"甲"}`, day) + "]", fault.Unreadable, "还有别的内容"},
		{"no year", `{"sources":[{"title":"甲"}]}`, fault.Invalid, "没有写是哪一年"},
		{"no sources", pack("", day), fault.Invalid, "没有写来源"},
		{"a source without title", pack(`{"number":"国办发明电〔2025〕7号"}`, day), fault.Invalid, "第1个来源没有写标题"},
		{"too many sources", pack(strings.TrimSuffix(strings.Repeat(`{"title":"甲"},`, 11), ","), day), fault.TooLarge, "11个来源"},
		{"published", pack(`{"title":"甲","published":"2025年11月4日"}`, day), fault.Invalid, "“2025年11月4日”"},
		{"no days", pack(`{"title":"甲"}`, ""), fault.Invalid, "没有写哪天放假"},
		{"a day of nothing", pack(`{"title":"甲"}`, "null"), fault.Invalid, "第1天的日期“”"},
		{"date not padded", pack(`{"title":"甲"}`, `{"date":"2026-4-20","name":"三月三","off":true}`), fault.Invalid, "第1天的日期“2026-4-20”"},
		{"off left out", pack(`{"title":"甲"}`, `{"date":"2026-04-26","name":"三月三"}`), fault.Invalid, "2026-04-26没有写放假还是上班"},
		{"a notice there is not", pack(`{"title":"甲"}`, `{"date":"2026-04-20","name":"三月三","off":true,"notice":2}`), fault.Invalid, "来源只有1个"},
		{"a notice below one", pack(`{"title":"甲"}`, `{"date":"2026-04-20","name":"三月三","off":true,"notice":-1}`), fault.Invalid, "第-1个来源"},
		{"an unknown kind", replace(pack(`{"title":"甲"}`, day), "local", "provincial and much more\\u0007"), fault.Invalid, "“provincial and much …”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := workday.ParsePack([]byte(c.file))
			checkFault(t, err, c.code, c.words)
		})
	}
}

// A screen that builds a pack meets the same rules as a file.
func TestNewPackRefusesADateThatDoesNotExist(t *testing.T) {
	data := mustPack(t, sample2027).Data()
	data.Days[1].Date.Day = 30 // 30 February
	_, err := workday.NewPack(data)
	checkFault(t, err, fault.Invalid, "第2天的日期不对")
	data.Days[1].Date = workday.Date{}
	_, err = workday.NewPack(data)
	checkFault(t, err, fault.Invalid, "第2天的日期不对")
}

// manyDays are n further days of 2027 that are fine one by one.
func manyDays(n int) string {
	var b strings.Builder
	for d := date("2027-03-01"); n > 0; d = d.AddDays(1) {
		if !strings.Contains(sample2027, d.String()) {
			fmt.Fprintf(&b, "%s,假,true\n", d)
			n--
		}
	}
	return b.String()
}
