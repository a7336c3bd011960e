package request

import (
	"fmt"
	"strings"

	"zwgk/internal/workday"
)

// DayKind says what a day is to the clock.
type DayKind string

// The kinds. Counted, Paused and Void days are working days, and together all
// of them; Rest days are none.
const (
	Counted DayKind = "counted" // 计入，第N个工作日
	Rest    DayKind = "rest"    // 周末、放假
	Paused  DayKind = "paused"  // 停计：征求意见、等待补正、等待缴费
	Void    DayKind = "void"    // 重新计算以前数过的
)

// Day is one line of the sheet: what the calendar says of the day (with the
// notice that says so), what the clock makes of it, and why. Its Ordinal is its
// place in the term, 0 when it is not counted.
type Day struct {
	workday.Day
	Kind DayKind
	Why  string // of Paused and Void days
}

// Words says what the day is and what the clock makes of it.
func (d Day) Words() string {
	switch d.Kind {
	case Counted:
		words := fmt.Sprintf("计入，第%d个工作日", d.Ordinal)
		if d.Reason == workday.AdjustedWorkday {
			words = d.Explain() + "，" + words
		} else if !d.Known {
			words += "（估算）"
		}
		return words
	case Rest:
		return d.Explain() + "，不计"
	case Paused:
		return d.Explain() + "，停计：" + d.Why
	}
	return d.Explain() + "，作废：" + d.Why
}

// Row gives the day as the cells of the printed sheet: date, day of the week,
// what it is, the notice it rests on.
func (d Day) Row() []string {
	return []string{d.Date.String(), d.Date.ChineseWeekday(), d.Words(), d.Source.Title}
}

// Lines is the whole sheet for a terminal or paper: the last day alone, what is
// estimated, the reasons, a line for every day, and the sums that must agree.
func (s Status) Lines() []string {
	lines := []string{s.Due.String()}
	if s.Due.IsZero() {
		lines[0] = s.Wait.Words()
		if !s.Wait.Until.IsZero() {
			lines[0] += "，到" + s.Wait.Until.String()
		}
	}
	for _, year := range s.Uncovered {
		lines = append(lines, fmt.Sprintf("估算：没有装入%d年的放假安排，暂按周一至周五上班计算。到期日先不写进文书", year))
	}
	for _, year := range s.Awaiting {
		lines = append(lines, fmt.Sprintf("提示：没有装入%d年的放假安排，它可能改动%d年12月末的日子。通知发布后装入，再核对到期日", year, year-1))
	}
	for _, g := range s.Why {
		line := g.Text + "（" + g.Basis
		if g.Certainty != Confirmed {
			line += "；" + g.Certainty.Label()
		}
		lines = append(lines, line+"）")
	}
	for _, f := range s.Findings {
		lines = append(lines, "核对："+f)
	}
	lines = append(lines, fmt.Sprintf("%s %s 收到，当日不计入", s.Received, s.Received.ChineseWeekday()))
	for _, d := range s.Days {
		line := fmt.Sprintf("%s %s %s", d.Date, d.Date.ChineseWeekday(), d.Words())
		if d.Date == s.Due {
			line += "，期限最后一日"
		}
		lines = append(lines, line)
	}
	return append(append(lines, s.Sum()), s.sourceLines()...)
}

// Sum adds the sheet up: all days are working days or rest days, and all
// working days are counted, paused or void.
func (s Status) Sum() string {
	parts := []string{fmt.Sprintf("计入%d日", s.count(Counted))}
	for _, k := range []struct {
		kind DayKind
		word string
	}{{Paused, "停计"}, {Void, "作废"}, {Rest, "休息"}} {
		if n := s.count(k.kind); n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d日", k.word, n))
		}
	}
	return fmt.Sprintf("合计%d日：%s", len(s.Days), strings.Join(parts, "，"))
}

func (s Status) sourceLines() []string {
	var lines []string
	for _, source := range s.Sources {
		line := "节假日：《" + source.Title + "》"
		if source.Number != "" {
			line += "（" + source.Number + "）"
		}
		lines = append(lines, line)
	}
	return lines
}
