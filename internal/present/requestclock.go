package present

import (
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// ClockModel is the term of a request: its last day, how long there is, and
// what that rests on.
type ClockModel struct {
	Head      string // 答复最后一天, 申请人补正的最后一天
	Day       workday.Date
	Last      string // 2026年1月16日　周五; what is waited for while there is none
	Left      string // 剩2个工作日
	Tone      Tone
	Paused    bool
	Estimated string // why the last day is only estimated; "" when it is not
	Progress  string // 今天是第18个工作日，共20个
	Hint      string // what has to be done by when
	Line      ClockLine
	Why       string // 为什么是1月16日
	Rows      []WhyRow
	Sum       string // 20
	SumWords  string // 合计57日：计入20日，…
}

// ClockLine is the time line, in calendar days from the day of receipt.
type ClockLine struct {
	Days  int
	Spans []ClockSpan
	Marks []ClockMark
}

// SpanKind is how a stretch of the time line looks.
type SpanKind int

// The kinds.
const (
	SpanCounted SpanKind = iota // filled
	SpanLeft                    // outline: still to come
	SpanPaused                  // amber, with the sign of a pause
	SpanVoid                    // grey: no longer counts
	SpanLate                    // after the last day
)

// ClockSpan is a stretch of the time line.
type ClockSpan struct {
	From, To int // days after receipt
	Kind     SpanKind
	Words    string // 办理7个工作日
	Short    string // 7
}

// ClockMark is a day of the time line with its words.
type ClockMark struct {
	At    int
	Date  string
	Words string
	Above bool
	Last  bool // the last day: red
}

// WhyRow is a line of the table that adds up.
type WhyRow struct {
	From, To  string
	Text      string
	Days      string // 7, 不计10, 从头算
	Basis     string
	Certainty string // 推断; "" when it is certain
	Paused    bool
	Void      bool
}

// run is a stretch of days that are the same to the clock.
type run struct {
	kind     request.DayKind
	why      string
	from, to workday.Date // the working days at its ends
	begin    workday.Date // the day after which it begins
	days     int
}

// runsOf joins the working days of a sheet; rest days belong to what follows.
func runsOf(s *request.Status) []run {
	var runs []run
	before := s.Received
	for _, d := range s.Days {
		if d.Kind == request.Rest {
			continue
		}
		last := len(runs) - 1
		why := d.Why
		if d.Kind == request.Void {
			why, _, _ = strings.Cut(why, "的第")
		}
		if last < 0 || runs[last].kind != d.Kind || runs[last].why != why {
			runs = append(runs, run{kind: d.Kind, why: why, from: d.Date, begin: before})
			last++
		}
		runs[last].to, runs[last].days = d.Date, runs[last].days+1
		before = d.Date
	}
	return runs
}

// clockOf says what the clock says.
func (p *Requests) clockOf(v *desk.RequestView) *ClockModel {
	s := v.Status
	if s == nil {
		return nil
	}
	today := p.desk.Today()
	m := &ClockModel{Head: "答复最后一天", Tone: Plain, SumWords: s.Sum(), Sum: fmt.Sprint(s.Counted())}
	runs := runsOf(s)
	m.Rows = whyRows(s, runs, today)
	m.Line = timeLine(v, runs, today)
	m.Estimated = estimateWords(s)
	switch {
	case !s.Due.IsZero():
		m.Day, m.Last = s.Due, s.Due.Chinese()+"　"+s.Due.ChineseWeekday()
		m.Why = "为什么是" + nearDay(s.Due, today)
	case !s.Wait.Until.IsZero():
		m.Day, m.Head, m.Last = s.Wait.Until, "申请人"+waitWord(s.Wait)+"的最后一天", s.Wait.Until.Chinese()+"　"+s.Wait.Until.ChineseWeekday()
		m.Why = "为什么停计"
	default:
		m.Head, m.Last, m.Why = "答复期限", s.Wait.Words(), "为什么停计"
	}
	p.sayLeft(m, v, today)
	return m
}

func waitWord(w request.Wait) string { return strings.TrimPrefix(w.Words(), "等待") }

// sayLeft says how long there is, and what has to be done by when.
func (p *Requests) sayLeft(m *ClockModel, v *desk.RequestView, today workday.Date) {
	s := v.Status
	phase := s.PhaseOn(today)
	m.Paused = phase == request.AwaitingSupplement || phase == request.AwaitingPayment || phase == request.Consulting
	if v.Due != nil {
		m.Left, m.Tone = leftWords(v.Due.Left), leftTone(v.Due.Left)
	}
	switch phase {
	case request.Ended:
		m.Left, m.Tone = s.ClosedBy.Label()+" "+nearDay(s.Closed, today), Good
		if !s.Due.IsZero() && s.Closed.After(s.Due) {
			m.Tone = Urgent
		}
		return
	case request.Lapsed:
		m.Left, m.Tone = "申请人期限已过", Caution
		m.Hint = "可以按视为放弃办结，也可以登记晚到的" + waitWord(s.Wait) + "。"
		return
	case request.AwaitingSupplement, request.AwaitingPayment:
		m.Hint = "答复期限停着，收到" + waitWord(s.Wait) + "再算。"
		return
	case request.Running, request.Consulting, request.Overdue:
	}
	if n := ordinalOn(s, today); n > 0 && phase != request.Overdue {
		m.Progress = fmt.Sprintf("今天是第%d个工作日，共%d个", n, s.Term)
	}
	m.Hint = hintOf(v, phase, today)
}

// hintOf says what has to be done by when while the term runs.
func hintOf(v *desk.RequestView, phase request.Phase, today workday.Date) string {
	s, d := v.Status, v.Dossier
	switch {
	case phase == request.Overdue:
		return "期限已过。立即答复，把超期的原因记下来。"
	case d.Stage == request.Reviewing && !d.Has(request.SupplementNotified) && !today.After(s.SupplementBy):
		return fmt.Sprintf("要补正，须在%s前告知申请人", nearDay(s.SupplementBy, today))
	case !d.Has(request.Extended):
		return fmt.Sprintf("要延长，须在%s前批准并告知申请人", nearDay(s.Due, today))
	}
	return ""
}

// ordinalOn counts the days of the term up to today.
func ordinalOn(s *request.Status, today workday.Date) (n int) {
	for _, d := range s.Days {
		if d.Kind == request.Counted && !d.Date.After(today) {
			n++
		}
	}
	return n
}

func estimateWords(s *request.Status) string {
	if !s.Estimated() {
		return ""
	}
	var years []string
	for _, y := range s.Uncovered {
		years = append(years, fmt.Sprintf("%d年", y))
	}
	return "没有装入" + strings.Join(years, "、") + "的放假安排，这一天是估算，不能写进文书"
}

// whyRows are the grounds and the stretches between them, in order of time.
func whyRows(s *request.Status, runs []run, today workday.Date) []WhyRow {
	var rows []WhyRow
	grounds := slices.Clone(s.Why)
	take := func(upTo workday.Date) {
		for len(grounds) > 0 && !grounds[0].Date.After(upTo) {
			rows = append(rows, groundRow(grounds[0], today))
			grounds = grounds[1:]
		}
	}
	for _, r := range runs {
		take(r.begin)
		rows = append(rows, r.row(s, today))
		for len(grounds) > 0 && grounds[0].Date.Before(r.to) { // it happened while the stretch ran
			take(grounds[0].Date)
		}
	}
	if len(grounds) > 0 {
		take(grounds[len(grounds)-1].Date)
	}
	return rows
}

func groundRow(g request.Ground, today workday.Date) WhyRow {
	row := WhyRow{From: nearDay(g.Date, today), Text: strings.TrimPrefix(g.Text, g.Date.Chinese()), Basis: shortBasis(g.Basis)}
	if g.Certainty != request.Confirmed {
		row.Certainty = g.Certainty.Label()
	}
	return row
}

// shortBasis writes 第33条 for 第三十三条, as the offices' own tables do.
func shortBasis(basis string) string { return articles.Replace(basis) }

// articles are the numbers of the provisions that the clock names.
var articles = articleReplacer()

func articleReplacer() *strings.Replacer {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	var pairs []string
	pairs = append(pairs, "第二百零一条", "第201条", "第二百零三条", "第203条")
	for n := 49; n > 0; n-- {
		ten := ""
		switch n / 10 {
		case 0:
		case 1:
			ten = "十"
		default:
			ten = digits[n/10] + "十"
		}
		pairs = append(pairs, "第"+ten+digits[n%10]+"条", fmt.Sprintf("第%d条", n))
	}
	return strings.NewReplacer(pairs...)
}

// row is a stretch as a line of the table.
func (r run) row(s *request.Status, today workday.Date) WhyRow {
	row := WhyRow{From: nearDay(r.from, today), To: nearDay(r.to, today), Days: fmt.Sprint(r.days), Text: "办理", Basis: "条例第33条"}
	switch r.kind {
	case request.Paused:
		row.Text, row.Days, row.Paused, row.Basis = r.why+"，停计", fmt.Sprintf("不计%d", r.days), true, ""
	case request.Void:
		row.Text, row.Days, row.Void, row.Basis = r.why+"，重新计算后不计", fmt.Sprintf("不计%d", r.days), true, ""
	case request.Counted, request.Rest:
		row.Text += holidaysIn(s, r)
	}
	return row
}

// holidaysIn names what the calendar does to a stretch besides its weekends:
// 元旦放假不计，1月4日上班计入.
func holidaysIn(s *request.Status, r run) string {
	var words, seen []string
	for _, d := range s.Days {
		if !d.Date.After(r.begin) || d.Date.After(r.to) {
			continue
		}
		switch d.Reason {
		case workday.AdjustedWorkday:
			words = append(words, monthDay(d.Date)+"上班计入")
		case workday.Holiday:
			if name := d.Explain(); !slices.Contains(seen, name) {
				seen = append(seen, name)
				words = append(words, name+"不计")
			}
		case workday.WorkingDay, workday.Weekend:
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "。" + strings.Join(words, "，")
}

// timeLine scales the term by calendar days.
func timeLine(v *desk.RequestView, runs []run, today workday.Date) ClockLine {
	s := v.Status
	at := func(d workday.Date) int { return s.Received.DaysUntil(d) }
	now, ended := today, !s.Closed.IsZero()
	if ended {
		now = s.Closed
	}
	line := ClockLine{Days: at(now)}
	for _, r := range runs {
		line.Spans = append(line.Spans, r.spans(s, now)...)
		line.Days = max(line.Days, at(r.to))
	}
	if !s.Due.IsZero() && now.After(s.Due) {
		words := "超期"
		if v.Due != nil {
			words = leftWords(v.Due.Left)
		}
		line.Spans = append(line.Spans, ClockSpan{From: at(s.Due), To: at(now), Kind: SpanLate, Words: words, Short: "超"})
	}
	line.Marks = marksOf(v, now, at)
	return line
}

// spans is a stretch on the time line: what of it is still to come is an
// outline.
func (r run) spans(s *request.Status, now workday.Date) []ClockSpan {
	at := func(d workday.Date) int { return s.Received.DaysUntil(d) }
	span := ClockSpan{From: at(r.begin), To: at(r.to), Short: fmt.Sprint(r.days)}
	switch r.kind {
	case request.Paused:
		span.Kind, span.Words = SpanPaused, fmt.Sprintf("暂停%d个工作日", r.days)
		return []ClockSpan{span}
	case request.Void:
		span.Kind, span.Words, span.Short = SpanVoid, r.why+"不计", "不计"
		return []ClockSpan{span}
	case request.Counted, request.Rest:
	}
	done := 0
	for _, d := range s.Days {
		if d.Kind == request.Counted && d.Date.After(r.begin) && !d.Date.After(r.to) && !d.Date.After(now) {
			done++
		}
	}
	span.Words = fmt.Sprintf("办理%d个工作日", r.days)
	if done == r.days {
		return []ClockSpan{span}
	}
	left := span
	left.Kind, left.Words, left.Short = SpanLeft, fmt.Sprintf("还剩%d个工作日", r.days-done), fmt.Sprint(r.days-done)
	if done == 0 {
		return []ClockSpan{left}
	}
	span.To, left.From = at(now), at(now)
	span.Words, span.Short = fmt.Sprintf("办理%d个工作日", done), fmt.Sprint(done)
	return []ClockSpan{span, left}
}

// marksOf are the days that the time line names.
func marksOf(v *desk.RequestView, now workday.Date, at func(workday.Date) int) []ClockMark {
	s := v.Status
	marks := []ClockMark{{At: 0, Date: monthDay(s.Received), Words: "收到申请"}}
	short := map[request.EventKind]string{
		request.SupplementNotified: "告知补正", request.Supplemented: "收到补正", request.ConsultSent: "发出征求意见书", request.ConsultAnswered: "收到意见",
		request.Extended: "延长期限", request.Deferred: "延迟答复", request.FeeNotified: "通知缴费", request.FeePaid: "缴费",
	}
	above := []request.EventKind{request.SupplementNotified, request.Extended, request.Deferred}
	for _, e := range v.Dossier.Events {
		if words := short[e.Kind]; words != "" && !e.Date.After(now) {
			marks = append(marks, ClockMark{At: at(e.Date), Date: monthDay(e.Date), Words: words, Above: slices.Contains(above, e.Kind)})
		}
	}
	switch {
	case !s.Closed.IsZero():
		marks = append(marks, ClockMark{At: at(s.Closed), Date: monthDay(s.Closed), Words: s.ClosedBy.Label(), Above: true})
	default:
		marks = append(marks, ClockMark{At: at(now), Date: monthDay(now), Words: "今天", Above: true})
	}
	switch {
	case !s.Due.IsZero():
		marks = append(marks, ClockMark{At: at(s.Due), Date: monthDay(s.Due), Words: "最后一天", Last: true})
	case !s.Wait.Until.IsZero():
		marks = append(marks, ClockMark{At: at(s.Wait.Until), Date: monthDay(s.Wait.Until), Words: waitWord(s.Wait) + "期满", Last: true})
	}
	return marks
}

// nearDays is how far from today a day needs no year: no request is handled
// that long, so that nobody takes it for another year's.
const nearDays = 270

// nearDay writes 11月20日, and with its year what is far from today.
func nearDay(d, today workday.Date) string {
	if away := d.DaysUntil(today); away > nearDays || away < -nearDays {
		return d.String()
	}
	return monthDay(d)
}
