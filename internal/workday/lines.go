package workday

import (
	"fmt"
	"slices"
	"strings"
)

// replyPeriod is the period of 《政府信息公开条例》第三十三条, working days.
const replyPeriod = 20

// Lines explains the count in the office's words, a line each, for a terminal
// or a sheet: the due date alone, what is estimated, how the days were counted,
// the legal basis, the notices. 第三十三条 is cited only for its own 20 days. An
// empty Count has no lines.
func (c Count) Lines() []string {
	if len(c.Days) == 0 {
		return nil
	}
	lines := []string{c.Due.String()}
	if c.Estimated() {
		years := yearsText(c.Uncovered)
		lines = append(lines, fmt.Sprintf("估算：没有装入%s的放假安排，其中的日子暂按周一至周五上班、周六周日休息计算。到期日先不写进文书，装入%s放假安排后再算", years, years))
	}
	for _, year := range c.Awaiting {
		lines = append(lines, fmt.Sprintf("提示：没有装入%d年的放假安排，它可能改动%d年12月末的日子。通知发布后装入，再核对到期日", year, year-1))
	}
	lines = append(lines, fmt.Sprintf("%s（%s）收到，当日不计入", c.Received.Chinese(), c.Received.ChineseWeekday()))
	lines = append(lines, c.dayLines()...)
	if c.N == replyPeriod {
		lines = append(lines, "依据：《政府信息公开条例》第三十三条，自收到申请之日起20个工作日内答复")
	}
	lines = append(lines, "依据：《民法典》第二百零一条，开始的当日不计入，自下一日开始计算")
	for _, s := range c.Sources {
		lines = append(lines, "节假日：《"+s.Title+"》"+s.particulars())
	}
	return lines
}

// dayLines gives the days in runs that share a reason. The first and the last
// working day stand alone: they are the ones people check.
func (c Count) dayLines() []string {
	var lines []string
	say := dateWords{year: c.Received.Year}
	for rest := c.Days; len(rest) > 0; {
		n := 1
		for n < len(rest) && c.sameRun(rest[n-1], rest[n]) {
			n++
		}
		lines = append(lines, c.runLine(&say, rest[:n]))
		rest = rest[n:]
	}
	return lines
}

func (c Count) sameRun(a, b Day) bool {
	if a.Known != b.Known || a.Work() != b.Work() {
		return false
	}
	if !a.Work() {
		return true // a holiday and the weekend beside it are one stretch off
	}
	return a.Reason == WorkingDay && b.Reason == WorkingDay && a.Ordinal != 1 && b.Ordinal != c.N
}

func (c Count) runLine(say *dateWords, run []Day) string {
	first, last := run[0], run[len(run)-1]
	when := say.date(first.Date)
	if len(run) == 1 {
		when += "（" + first.Date.ChineseWeekday() + "）"
	} else {
		when += "—" + say.date(last.Date) + " "
	}
	var what string
	switch {
	case !first.Work():
		what = offWords(run) + "，不计"
	case len(run) > 1:
		what = fmt.Sprintf("第%d至第%d个工作日", first.Ordinal, last.Ordinal)
	case first.Reason == AdjustedWorkday:
		what = fmt.Sprintf("调休上班，计入，第%d个工作日", first.Ordinal)
	default:
		what = fmt.Sprintf("第%d个工作日", first.Ordinal)
	}
	if last.Ordinal == c.N {
		what += "，期限最后一日"
	}
	if !first.Known {
		what += "（估算）"
	}
	return when + what
}

// offWords names the holidays in a stretch off, or says that it is a weekend.
func offWords(run []Day) string {
	var names []string
	for _, d := range run {
		name := d.Name
		if d.Local {
			name += "（地方假日）"
		}
		if d.Reason == Holiday && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "周末"
	}
	return strings.Join(names, "、") + "放假"
}

// dateWords writes 9月15日, with the year where it differs from the date before.
type dateWords struct{ year int }

func (w *dateWords) date(d Date) string {
	if d.Year != w.year {
		w.year = d.Year
		return d.Chinese()
	}
	return fmt.Sprintf("%d月%d日", int(d.Month), d.Day)
}

// yearsText writes 2027年, or 2027年、2029年至2031年.
func yearsText(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		part := fmt.Sprintf("%d年", years[i])
		if j > i {
			part += fmt.Sprintf("至%d年", years[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, "、")
}

// particulars gives 文号 and date of the notice in brackets, or failing both its
// address, so that a reader can find it.
func (s Source) particulars() string {
	var parts []string
	if s.Number != "" {
		parts = append(parts, s.Number)
	}
	if !s.Published.IsZero() {
		parts = append(parts, s.Published.Chinese()+"发布")
	}
	if len(parts) == 0 && s.URL != "" {
		parts = append(parts, s.URL)
	}
	if len(parts) == 0 {
		return ""
	}
	return "（" + strings.Join(parts, "，") + "）"
}
