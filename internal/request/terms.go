package request

import (
	"slices"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Unit is what a term is counted in.
type Unit string

// The units of the terms.
const (
	Workdays     Unit = "workdays"      // 工作日
	CalendarDays Unit = "calendar_days" // 日
	Months       Unit = "months"        // 月
	NoFixedTerm  Unit = ""              // the law says 合理 or sets none
)

// Term is one of the terms about requests in the handbook's table (§1.5).
type Term struct {
	Code      string    `json:"code"` // T2 to T18
	Matter    string    `json:"matter"`
	Length    int       `json:"length"`
	Unit      Unit      `json:"unit"`
	From      string    `json:"from"` // what it is counted from, the day itself not
	Basis     string    `json:"basis"`
	Certainty Certainty `json:"certainty"`
}

var terms = []Term{
	{"T2", "告知补正", 7, Workdays, "收到申请之日", "条例第三十条", Confirmed},
	{"T3", "申请人补正", 0, NoFixedTerm, "补正告知书送达", "条例第三十条（合理的补正期限）", Confirmed},
	{"T4", "补正后答复", 20, Workdays, "收到补正的申请之日", "条例第三十条、第三十三条", Confirmed},
	{"T5", "答复", 20, Workdays, "收到申请之日", "条例第三十三条", Confirmed},
	{"T6", "延长答复期限", 20, Workdays, "原期限的最后一日", "条例第三十三条", Confirmed},
	{"T7", "第三方提出意见", 15, Workdays, "第三方收到征求意见书之日", "条例第三十二条", Confirmed},
	{"T8", "共同制作机关提出意见", 15, Workdays, "被征求机关收到之日", "条例第三十四条", Confirmed},
	{"T9", "征求意见的时间", 0, NoFixedTerm, "不计入T5、T6", "条例第三十三条", Confirmed},
	{"T10", "延迟答复的合理期限", 0, NoFixedTerm, "告知申请人", "条例第三十五条", Confirmed},
	{"T11", "缴纳信息处理费", 20, Workdays, "收到收费通知之日", "国办函〔2020〕109号第六条", Confirmed},
	{"T15", "申请行政复议", 60, CalendarDays, "知道之日", "行政复议法第二十条", Confirmed},
	{"T16", "复议审理", 60, CalendarDays, "受理之日", "行政复议法第六十二条", Confirmed},
	{"T17", "直接起诉", 6, Months, "知道或者应当知道之日", "行政诉讼法第四十六条", Confirmed},
	{"T18", "复议后起诉", 15, CalendarDays, "收到复议决定书之日", "行政诉讼法第四十五条", Confirmed},
}

// Terms lists the terms about requests, by code.
func Terms() []Term { return slices.Clone(terms) }

// TermOf returns the term with a code.
func TermOf(code string) (Term, error) {
	i := slices.IndexFunc(terms, func(t Term) bool { return t.Code == code })
	if i < 0 {
		return Term{}, fault.New(fault.NotFound, "期限表里没有“%s”。核对编号", code)
	}
	return terms[i], nil
}

// LastDay gives the last day of the term that starts from a day. Working days
// end on one by themselves; days and months that end on a rest day end on the
// next working day (民法典 第二百零三条), and a month without the day ends on its
// last (第二百零二条). estimated: a year without 放假安排 was needed.
func (t Term) LastDay(calendar *workday.Calendar, from workday.Date) (last workday.Date, estimated bool, err error) {
	switch t.Unit {
	case Workdays:
		count, err := calendar.Deadline(from, t.Length)
		return count.Due, count.Estimated(), err
	case CalendarDays:
		last = from.AddDays(t.Length)
	case Months:
		last = addMonths(from, t.Length)
	default:
		return last, false, fault.New(fault.Invalid, "“%s”法条没有定天数，算不出最后一日。由本机关确定", t.Matter)
	}
	for {
		work, known := calendar.IsWorkday(last)
		estimated = estimated || !known
		if work {
			return last, estimated, nil
		}
		last = last.AddDays(1)
	}
}

// addMonths gives the same day n months on, or the last of a shorter month.
func addMonths(d workday.Date, n int) workday.Date {
	first := workday.DateOf(time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	next := workday.DateOf(time.Date(first.Year, first.Month+1, 1, 0, 0, 0, 0, time.UTC))
	length := first.DaysUntil(next)
	return first.AddDays(min(d.Day, length) - 1)
}
