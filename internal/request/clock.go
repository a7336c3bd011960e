package request

import (
	"fmt"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Clock counts the time a request has left by the default rules.
func Clock(calendar *workday.Calendar, list []Event) (Status, error) {
	return DefaultRules().Clock(calendar, list)
}

// Clock counts by r. The events may come in any order. It returns one sentence
// for a time line that cannot be: a second 补正, an extension after the last
// day, an answer that was never asked for.
//
// The walk goes once, day by day, from receipt. Each day is counted or it is
// not, with the reason; then the events of the day take effect, for the days
// after it. A restart turns what was counted into days that no longer count.
func (r Rules) Clock(calendar *workday.Calendar, list []Event) (Status, error) {
	if err := r.Validate(); err != nil {
		return Status{}, err
	}
	list = inOrder(list)
	if err := checkSequence(list); err != nil {
		return Status{}, err
	}
	received := list[0].Date
	if _, err := calendar.WorkdaysBetween(received, received); err != nil {
		return Status{}, err // outside the years that are counted at all
	}
	consultations, err := r.consultations(calendar, list)
	if err != nil {
		return Status{}, err
	}
	w := walk{
		rules: r, calendar: calendar, rest: list, pauses: r.pauses(list, consultations),
		Status: Status{
			Received: received, Origin: received, Term: r.Reply,
			SupplementBy: lastOf(calendar, received, r.Supplement), Consultations: consultations, calendar: calendar, rules: r,
			Days: make([]Day, 0, 2*r.Reply),
		},
	}
	if err := w.run(); err != nil {
		return Status{}, err
	}
	return w.finish()
}

// maxWalk ends a walk that a mistyped year would make endless.
const maxWalk = 3660

// walk is the state of one count.
type walk struct {
	Status
	rules    Rules
	calendar *workday.Calendar
	rest     []Event // not yet come to
	pauses   []span
	counted  int
}

func (w *walk) run() error {
	day := w.Received
	if err := w.take(day); err != nil {
		return err
	}
	for walked := 1; !w.over(day); walked++ {
		day = day.AddDays(1)
		if walked > maxWalk {
			return fault.New(fault.Invalid, "收到申请%s以后十年还没有办完。核对各个日期的年份", w.Received)
		}
		w.step(day)
		if err := w.take(day); err != nil {
			return err
		}
	}
	return nil
}

// over reports whether no later day can change the last day: it is reached and
// no event is left, or the clock waits for an applicant whose time is up.
func (w *walk) over(day workday.Date) bool {
	if len(w.rest) > 0 {
		return false
	}
	if w.Wait.For != "" {
		return !day.Before(w.Wait.Until) // no Until: over at once
	}
	return !w.Due.IsZero()
}

// step takes one day: does it count, and if not, why.
func (w *walk) step(date workday.Date) {
	if !w.Due.IsZero() {
		return // the term is over; later events are only looked at
	}
	day := Day{Day: w.calendar.Day(date)}
	pause := slices.IndexFunc(w.pauses, func(s span) bool { return s.holds(date) })
	switch {
	case !day.Work():
		day.Kind = Rest
	case w.Wait.For != "":
		day.Kind, day.Why = Paused, w.Wait.Words()
	case pause >= 0:
		day.Kind, day.Why = Paused, w.pauses[pause].reason()
	default:
		w.counted++
		day.Kind, day.Ordinal = Counted, w.counted
	}
	w.Days = append(w.Days, day)
	if w.counted == w.Term && day.Kind == Counted {
		w.Due = date
	}
}

// take lets the events of a day take effect.
func (w *walk) take(day workday.Date) error {
	for len(w.rest) > 0 && !w.rest[0].Date.After(day) {
		e := w.rest[0]
		w.rest = w.rest[1:]
		if w.late(e) {
			return fault.New(fault.Invalid, "%s记了“%s”，期限%s已经届满。核对日期；已经超期的，期限不再改变", e.Date, e.Kind.Label(), w.Due)
		}
		if err := w.apply(e); err != nil {
			return err
		}
	}
	return nil
}

// late reports whether e would move a term that has already run out.
func (w *walk) late(e Event) bool {
	moves := e.Kind == Extended || e.Kind == Deferred || e.Kind == SupplementNotified || e.Kind == FeeNotified
	return moves && !w.Due.IsZero() && e.Date.After(w.Due)
}

func (w *walk) apply(e Event) error {
	switch e.Kind {
	case Received:
		w.because(e, fmt.Sprintf("%s收到申请，次日起算%d个工作日", e.Date.Chinese(), w.rules.Reply), "条例第三十一条、第三十三条；民法典第二百零一条", Confirmed)
	case SupplementNotified:
		w.await(e, e.Days)
	case Supplemented:
		w.lateSupplement(e)
		w.restart(e.Date, "补正以前")
		w.because(e, fmt.Sprintf("%s收到补正的申请，次日起重新计算%d个工作日", e.Date.Chinese(), w.rules.Reply), e.Kind.Article(), Confirmed)
	case ConsultSent:
		if !w.Due.IsZero() && e.Date.After(w.Due) {
			w.find("%s发出的征求意见书在期限届满（%s）以后，不改变期限", e.Date, w.Due)
		}
	case Extended:
		return w.extend(e)
	case Deferred:
		return w.deferUntil(e)
	case FeeNotified:
		w.await(e, w.rules.FeeTerm)
	case FeePaid:
		return w.pay(e)
	case Answered, Withdrawn, Abandoned:
		w.end(e)
	}
	return nil
}

// await stops the clock until the applicant has acted; days is the applicant's
// term in working days, 0 when none was set.
func (w *walk) await(e Event, days int) {
	w.Wait = Wait{For: map[EventKind]EventKind{SupplementNotified: Supplemented, FeeNotified: FeePaid}[e.Kind], Since: e.Date}
	if w.Due == e.Date {
		w.Due = workday.Date{} // on the last day it is still in time
	}
	if days > 0 {
		w.Wait.Until = lastOf(w.calendar, e.Date, days)
	}
	if e.Kind == SupplementNotified && e.Date.After(w.SupplementBy) {
		w.find("%s才告知补正，晚于%d个工作日的最后一日%s（条例第三十条）", e.Date, w.rules.Supplement, w.SupplementBy)
	}
	w.because(e, fmt.Sprintf("%s%s，%s期间不计入", e.Date.Chinese(), e.Kind.Label(), w.Wait.Words()), e.Kind.Article(), Inferred)
}

func (w *walk) lateSupplement(e Event) {
	if until := w.Wait.Until; !until.IsZero() && e.Date.After(until) {
		w.find("%s收到补正，晚于补正期限%s。没有按放弃处理的，照样重新计算", e.Date, until)
	}
}

// restart counts anew from the day after date; what was counted no longer is.
func (w *walk) restart(date workday.Date, before string) {
	w.Origin, w.Term, w.counted, w.Wait = date, w.rules.Reply, 0, Wait{}
	for i := range w.Days {
		if d := &w.Days[i]; d.Kind == Counted {
			d.Kind, d.Why, d.Ordinal = Void, fmt.Sprintf("%s的第%d个工作日，重新计算后不计", before, d.Ordinal), 0
		}
	}
}

func (w *walk) extend(e Event) error {
	days := e.Days
	if days == 0 {
		days = w.rules.ExtensionMax
	}
	if days > w.rules.ExtensionMax {
		return fault.New(fault.Invalid, "%s延期%d个工作日，超过了%d个工作日。条例第三十三条最多延长%d个工作日，改小天数", e.Date, days, w.rules.ExtensionMax, w.rules.ExtensionMax)
	}
	by := "经工作机构负责人同意"
	if e.Approver != "" {
		by = "经" + e.Approver + "同意"
	} else {
		w.find("%s的延期没有写明同意的负责人（条例第三十三条）", e.Date)
	}
	w.lengthen(days)
	w.because(e, fmt.Sprintf("%s%s延长%d个工作日", e.Date.Chinese(), by, days), e.Kind.Article(), Confirmed)
	return nil
}

func (w *walk) deferUntil(e Event) error {
	if e.Days == 0 {
		return fault.New(fault.Invalid, "%s延迟答复没有写几个工作日。补上告知申请人的合理期限", e.Date)
	}
	w.lengthen(e.Days)
	w.because(e, fmt.Sprintf("%s确定延迟答复，再加%d个工作日", e.Date.Chinese(), e.Days), e.Kind.Article(), Confirmed)
	return nil
}

func (w *walk) lengthen(days int) {
	w.Term += days
	w.Due = workday.Date{}
}

func (w *walk) pay(e Event) error {
	if e.Date.After(w.Wait.Until) {
		return fault.New(fault.Invalid, "%s缴费，晚于缴费期限%s，依国办函〔2020〕109号视为放弃申请。按视为放弃登记，款项按规定退付", e.Date, w.Wait.Until)
	}
	words, basis := "次日起接着计算", e.Kind.Article()
	if w.rules.Payment == PaymentRestarts {
		w.restart(e.Date, "缴费以前")
		words = fmt.Sprintf("次日起重新计算%d个工作日", w.rules.Reply)
	}
	w.Wait = Wait{}
	if w.counted == w.Term {
		w.Due = e.Date // notified on the last day and resumed: no day is left
	}
	w.because(e, e.Date.Chinese()+"申请人缴费，"+words, basis, Unchecked)
	return nil
}

func (w *walk) end(e Event) {
	w.Closed, w.ClosedBy = e.Date, e.Kind
	if !w.Due.IsZero() && e.Date.After(w.Due) {
		w.find("%s%s，晚于期限最后一日%s", e.Date, e.Kind.Label(), w.Due)
	}
}
