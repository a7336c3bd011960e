package request

import (
	"zwgk/internal/fault"
)

// sequence walks a time line and refuses what cannot have happened, whatever
// the calendar says. What depends on counted days, the clock refuses.
type sequence struct {
	seen map[EventKind]Event
}

// checkSequence reports the first event of an ordered time line that cannot
// stand where it stands.
func checkSequence(list []Event) error {
	s := sequence{map[EventKind]Event{}}
	for _, e := range list {
		if err := s.check(e); err != nil {
			return err
		}
		s.seen[e.Kind] = e
	}
	if len(list) == 0 {
		return fault.New(fault.Invalid, "没有收到申请的日期，算不出期限。先记收到申请")
	}
	return nil
}

func (s sequence) has(k EventKind) bool {
	_, ok := s.seen[k]
	return ok
}

// once are the events that a request can have one of.
var once = map[EventKind]string{
	Received:           "收到申请的日期记了两次（%s和%s）。一件申请只有一个收到之日，留下依条例第三十一条确定的",
	SupplementNotified: "补正告知了两次（%s和%s）。条例第三十条要求一次性告知，第二次不能再停计期限",
	Supplemented:       "收到补正记了两次（%s和%s）。留下补齐的那一次",
	Extended:           "延期记了两次（%s和%s）。一件申请只能延长一次",
	Deferred:           "延迟答复的合理期限定了两次（%s和%s）。留下告知申请人的那一次",
	ReasonsAsked:       "要求说明理由记了两次（%s和%s）。留下一次",
	ReasonsGiven:       "收到说明的理由记了两次（%s和%s）。留下一次",
	FeeNotified:        "收费通知记了两次（%s和%s）。一件申请只按一种标准收一次，留下有效的通知",
	FeePaid:            "缴费记了两次（%s和%s）。留下缴清的那一次",
	Withdrawn:          "撤回记了两次（%s和%s）。留下一次",
	Abandoned:          "视为放弃记了两次（%s和%s）。留下一次",
	Answered:           "答复记了两次（%s和%s）。一件申请只计一个结果，留下一次",
}

// after are the events that need another before them.
var after = map[EventKind]EventKind{
	Supplemented: SupplementNotified,
	ReasonsGiven: ReasonsAsked,
	Deferred:     ReasonsGiven,
	FeePaid:      FeeNotified,
}

func (s sequence) check(e Event) error {
	switch {
	case !e.Kind.Valid():
		return fault.New(fault.Invalid, "“%s”不是办理中的一个环节。核对写法", e.Kind)
	case e.Date.IsZero():
		return fault.New(fault.Invalid, "“%s”没有日期。补上日期", e.Kind.Label())
	case e.Kind != Received && !s.has(Received):
		return fault.New(fault.Invalid, "“%s”（%s）早于收到申请，或者没有记收到申请。核对日期", e.Kind.Label(), e.Date)
	case e.Days < 0:
		return fault.New(fault.Invalid, "“%s”（%s）的天数是%d。写1或更多", e.Kind.Label(), e.Date, e.Days)
	}
	if sentence, single := once[e.Kind]; single && s.has(e.Kind) {
		return fault.New(fault.Invalid, sentence, s.seen[e.Kind].Date, e.Date)
	}
	if need := after[e.Kind]; need != "" && !s.has(need) {
		return fault.New(fault.Invalid, "“%s”（%s）以前没有记“%s”。先记前一件，再核对日期", e.Kind.Label(), e.Date, need.Label())
	}
	if err := s.checkEnd(e); err != nil {
		return err
	}
	return s.checkWaiting(e)
}

// checkEnd keeps a request that has ended ended: only its letter may still
// reach the applicant.
func (s sequence) checkEnd(e Event) error {
	for _, end := range []EventKind{Answered, Withdrawn, Abandoned} {
		if s.has(end) && e.Kind != Delivered {
			return fault.New(fault.Invalid, "%s已经记了“%s”，之后不能再记“%s”（%s）。核对日期", s.seen[end].Date, end.Label(), e.Kind.Label(), e.Date)
		}
	}
	if e.Kind == Delivered && !s.has(Answered) && !s.has(Withdrawn) && !s.has(Abandoned) {
		return fault.New(fault.Invalid, "还没有答复，记不了送达（%s）。先记答复", e.Date)
	}
	return nil
}

// checkWaiting refuses what makes no sense while the term does not run.
func (s sequence) checkWaiting(e Event) error {
	supplement := s.has(SupplementNotified) && !s.has(Supplemented)
	payment := s.has(FeeNotified) && !s.has(FeePaid)
	stretches := e.Kind == Extended || e.Kind == Deferred
	switch {
	case supplement && (stretches || e.Kind == FeeNotified):
		return fault.New(fault.Invalid, "%s记了“%s”，这时还在等申请人补正，期限没有走。收到补正以后再办", e.Date, e.Kind.Label())
	case payment && stretches:
		return fault.New(fault.Invalid, "%s记了“%s”，这时还在等申请人缴费，期限没有走。缴费以后再办", e.Date, e.Kind.Label())
	case s.has(FeeNotified) && e.Kind == SupplementNotified:
		return fault.New(fault.Invalid, "%s要求补正，而%s已经发了收费通知。内容不明确的先补正，再算费用", e.Date, s.seen[FeeNotified].Date)
	}
	return nil
}
