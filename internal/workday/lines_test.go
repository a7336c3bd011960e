package workday_test

import (
	"strings"
	"testing"

	"zwgk/internal/workday"
)

func linesOf(t *testing.T, c *workday.Calendar, received string, n int) string {
	t.Helper()
	count, err := c.Deadline(date(received), n)
	if err != nil {
		t.Fatal(err)
	}
	lines := count.Lines()
	for _, l := range lines {
		checkWords(t, l)
	}
	return strings.Join(lines, "\n")
}

func TestLinesOfAReplyPeriod(t *testing.T) {
	want := `2026-10-16
2026年9月14日（周一）收到，当日不计入
9月15日（周二）第1个工作日
9月16日—9月18日 第2至第4个工作日
9月19日（周六）周末，不计
9月20日（周日）调休上班，计入，第5个工作日
9月21日—9月24日 第6至第9个工作日
9月25日—9月27日 中秋节放假，不计
9月28日—9月30日 第10至第12个工作日
10月1日—10月7日 国庆节放假，不计
10月8日—10月9日 第13至第14个工作日
10月10日（周六）调休上班，计入，第15个工作日
10月11日（周日）周末，不计
10月12日—10月15日 第16至第19个工作日
10月16日（周五）第20个工作日，期限最后一日
依据：《政府信息公开条例》第三十三条，自收到申请之日起20个工作日内答复
依据：《民法典》第二百零一条，开始的当日不计入，自下一日开始计算
节假日：《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号，2025年11月4日发布）`
	if got := linesOf(t, builtIn(t), "2026-09-14", 20); got != want {
		t.Errorf("got\n%s\n\nwant\n%s", got, want)
	}
}

// Over the turn of a year the year is written again, and both notices stand. A
// period that is not 20 days does not borrow 第三十三条.
func TestLinesOverTheTurnOfAYear(t *testing.T) {
	want := `2024-01-03
2023年12月28日（周四）收到，当日不计入
12月29日（周五）第1个工作日
12月30日—2024年1月1日 元旦放假，不计
1月2日（周二）第2个工作日
1月3日（周三）第3个工作日，期限最后一日
依据：《民法典》第二百零一条，开始的当日不计入，自下一日开始计算
节假日：《国务院办公厅关于2023年部分节假日安排的通知》（国办发明电〔2022〕16号，2022年12月8日发布）
节假日：《国务院办公厅关于2024年部分节假日安排的通知》（国办发明电〔2023〕7号，2023年10月25日发布）`
	if got := linesOf(t, builtIn(t), "2023-12-28", 3); got != want {
		t.Errorf("got\n%s\n\nwant\n%s", got, want)
	}
}

// Twenty days are the reply period of 第三十三条; with an extension, or for
// another purpose, the basis is another and is for the caller to name.
func TestLinesCiteArticle33ForItsOwnPeriodOnly(t *testing.T) {
	c := builtIn(t)
	for _, n := range []int{7, 15, 19, 20, 21, 40} {
		got := linesOf(t, c, "2026-03-02", n)
		if strings.Contains(got, "第三十三条") != (n == 20) || !strings.Contains(got, "\n依据：《民法典》第二百零一条") {
			t.Errorf("%d working days:\n%s", n, got)
		}
	}
}

func TestLinesOfAnEstimate(t *testing.T) {
	got := linesOf(t, builtIn(t), "2026-12-14", 20)
	lines := strings.Split(got, "\n")
	if lines[0] != "2027-01-11" || !strings.HasPrefix(lines[1], "估算：没有装入2027年的放假安排") || !strings.Contains(lines[1], "装入2027年放假安排后再算") {
		t.Errorf("the estimate must be said at once, with the year and what to do:\n%s", got)
	}
	for _, want := range []string{
		"12月28日—12月31日 第10至第13个工作日\n",
		"2027年1月1日（周五）第14个工作日（估算）\n",
		"1月2日—1月3日 周末，不计（估算）\n",
		"1月11日（周一）第20个工作日，期限最后一日（估算）\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %q in\n%s", want, got)
		}
	}

	got = linesOf(t, builtIn(t), "2026-12-30", 1000)
	if !strings.Contains(got, "估算：没有装入2027年至2030年的放假安排") {
		t.Errorf("several years:\n%s", strings.SplitN(got, "\n", 3)[1])
	}
	var none workday.Calendar
	got = linesOf(t, &none, "2026-09-14", 1)
	if strings.Contains(got, "节假日：") || !strings.Contains(got, "估算：没有装入2026年的放假安排") {
		t.Errorf("without any pack:\n%s", got)
	}
}

// Years with a loaded one between them are named apart.
func TestLinesNameTheMissingYearsExactly(t *testing.T) {
	c := calendarOf(t, mustPack(t, sample2027))
	got := linesOf(t, c, "2026-12-28", 600)
	if !strings.Contains(got, "估算：没有装入2026年、2028年至2029年的放假安排") {
		t.Errorf("got %s", strings.SplitN(got, "\n", 3)[1])
	}
}

func TestLinesWarnOfTheLastDaysOfDecember(t *testing.T) {
	got := linesOf(t, builtIn(t), "2026-12-10", 15)
	if strings.Contains(got, "估算") || !strings.Contains(got, "\n提示：没有装入2027年的放假安排，它可能改动2026年12月末的日子") {
		t.Errorf("got\n%s", got)
	}
}

func TestLinesNameLocalHolidays(t *testing.T) {
	c := calendarOf(t, append(builtInPacks(t), mustPack(t, sampleLocal))...)
	got := linesOf(t, c, "2026-04-17", 5)
	for _, want := range []string{
		"4月18日—4月21日 三月三（地方假日）放假，不计\n",
		"4月22日（周三）第1个工作日\n",
		"4月26日（周日）调休上班，计入，第4个工作日\n",
		"4月27日（周一）第5个工作日，期限最后一日\n",
		"节假日：《试验用的某自治区三月三放假通知》",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %q in\n%s", want, got)
		}
	}
}

// Two holidays that meet are one stretch and both are named; a make-up day may
// be the first or the last.
func TestLinesAtTheEdges(t *testing.T) {
	c := builtIn(t)
	for _, e := range []struct {
		received string
		n        int
		want     string
	}{
		{"2025-09-30", 1, "10月1日—10月8日 国庆节、中秋节放假，不计\n10月9日（周四）第1个工作日，期限最后一日"},
		{"2026-09-18", 2, "9月20日（周日）调休上班，计入，第1个工作日\n9月21日（周一）第2个工作日，期限最后一日"},
		{"2026-09-18", 1, "9月20日（周日）调休上班，计入，第1个工作日，期限最后一日"},
		{"2023-04-04", 1, "4月5日（周三）清明节放假，不计\n4月6日（周四）第1个工作日，期限最后一日"},
		{"2018-12-28", 2, "12月29日（周六）调休上班，计入，第1个工作日\n12月30日（周日）周末，不计（估算）\n12月31日—2019年1月1日 元旦放假，不计\n1月2日（周三）第2个工作日，期限最后一日"},
	} {
		if got := linesOf(t, c, e.received, e.n); !strings.Contains(got, e.want+"\n依据：") {
			t.Errorf("%s + %d: missing\n%s\nin\n%s", e.received, e.n, e.want, got)
		}
	}
	if lines := (workday.Count{}).Lines(); lines != nil {
		t.Errorf("nothing counted: %v", lines)
	}
}

func TestLinesCiteASourceByWhatIsKnownOfIt(t *testing.T) {
	for _, e := range []struct{ head, want string }{
		{",number,国办发明电〔2099〕1号,published,2026-11-04,url,https://example.cn/1", "《试验用的2027年放假安排》（国办发明电〔2099〕1号，2026年11月4日发布）"},
		{",published,2026/11/4", "《试验用的2027年放假安排》（2026年11月4日发布）"},
		{",url,https://example.cn/1", "《试验用的2027年放假安排》（https://example.cn/1）"},
		{"", "《试验用的2027年放假安排》"},
	} {
		c := calendarOf(t, mustPack(t, replace(sample2027, "试验用的2027年放假安排", "试验用的2027年放假安排"+e.head)))
		if got := linesOf(t, c, "2027-03-01", 3); !strings.HasSuffix(got, "\n节假日："+e.want) {
			t.Errorf("want %s at the end of\n%s", e.want, got)
		}
	}
}
