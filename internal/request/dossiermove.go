package request

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// moveLetters name the letters without which moves do not happen: issuing one
// is the move.
var moveLetters = map[EventKind]string{
	SupplementNotified: "补正告知书", ConsultSent: "征求意见书", FeeNotified: "收费通知书", Answered: "答复文书",
}

// CheckMove reports why the dossier cannot go to a stage on a day by an entry
// in the register alone. s is what the clock says.
func (d Dossier) CheckMove(to Stage, on workday.Date, s Status) error {
	move, err := d.Stage.MoveTo(to)
	if err != nil {
		return err
	}
	if title, needs := moveLetters[move.Event]; needs {
		return fault.New(fault.NotAllowed, "转到“%s”要先发%s。在“文书”里印发，这一步随文书登记", to.Label(), title)
	}
	switch {
	case move.Event == Delivered:
		return fault.New(fault.NotAllowed, "送达在答复文书上登记：写明哪一天、怎样送达、谁签收")
	case to == SigningReply && d.Answer == nil:
		return fault.New(fault.Invalid, "还没有拟答复，不能送审签。先选办理结果，写好答复文书")
	case to == GivenUp:
		return s.checkLapsed(on)
	case move.Event == FeePaid && d.Fee == nil:
		return fault.New(fault.Invalid, "没有算过费用，记不了缴费。核对收费通知书")
	}
	return nil
}

// checkLapsed lets an application be taken for abandoned only once the
// applicant's own term is over.
func (s Status) checkLapsed(on workday.Date) error {
	switch {
	case s.Wait.For == "":
		return fault.New(fault.NotAllowed, "没有在等申请人补正或者缴费，不能按视为放弃办结")
	case s.Wait.Until.IsZero():
		return fault.New(fault.NotAllowed, "补正告知没有写期限，不能按逾期办结。核对补正告知书的期限")
	case !on.After(s.Wait.Until):
		return fault.New(fault.NotAllowed, "申请人的期限到%s，还没有过，不能按视为放弃办结", s.Wait.Until)
	}
	return nil
}

// MoveTo takes the dossier to a stage. The step names who did it; the event,
// where the move has one, is added to the clock. A draft that goes back loses
// its approval.
func (d Dossier) MoveTo(to Stage, step Step, event Event) (Dossier, error) {
	move, err := d.Stage.MoveTo(to)
	if err != nil {
		return d, err
	}
	step.From, step.To = d.Stage, to
	if err := step.Validate(); err != nil {
		return d, err
	}
	if move.Event != "" {
		event.Kind, event.Date = move.Event, step.On
		if d, err = d.Note(event); err != nil {
			return d, err
		}
	}
	if d.Stage == SigningReply && to == DraftingReply {
		d.Approvals = slices.DeleteFunc(slices.Clone(d.Approvals), func(a Approval) bool { return a.For == ApproveReply })
	}
	d.Steps = append(slices.Clone(d.Steps), step)
	d.Stage = to
	return d, nil
}

// Note adds an event to the time line. Whether it can stand there, the clock
// says.
func (d Dossier) Note(e Event) (Dossier, error) {
	if err := e.Validate(); err != nil {
		return d, err
	}
	d.Events = append(slices.Clone(d.Events), e)
	return d, nil
}

// Amend replaces the day of receipt, from which everything is counted.
func (d Dossier) Amend(received workday.Date) Dossier {
	d.Events = slices.Clone(d.Events)
	for i := range d.Events {
		if d.Events[i].Kind == Received {
			d.Events[i].Date = received
		}
	}
	return d
}

// byOthers are the events that a handler writes down after others have acted.
// Only their days can be corrected: that of a letter stands in the letter.
var byOthers = []EventKind{Supplemented, ReasonsGiven, ConsultDelivered, ConsultAnswered, FeePaid}

// Redatable reports whether the day of such an event can be corrected by itself.
func (k EventKind) Redatable() bool { return slices.Contains(byOthers, k) }

// Redate corrects the day of the n-th event. The delivery of a 征求意见书 is
// the one thing that its letter keeps too.
func (d Dossier) Redate(n int, day workday.Date) (Dossier, error) {
	if n < 0 || n >= len(d.Events) {
		return d, fault.New(fault.NotFound, "要改的这一步不在案卷里。回到案卷再看")
	}
	e := d.Events[n]
	if !e.Kind.Redatable() {
		return d, fault.New(fault.NotAllowed, "“%s”的日期不能单独改：收到日期在登记里改，文书的日期以文书为准", e.Kind.Label())
	}
	before := e.Date
	e.Date = day
	if err := e.Validate(); err != nil {
		return d, err
	}
	d.Events = slices.Clone(d.Events)
	d.Events[n] = e
	if e.Kind == ConsultDelivered {
		d.Issued = redelivered(d.Issued, e, before)
	}
	if e.Kind == FeePaid && d.Fee != nil {
		fee := *d.Fee
		fee.Paid = day
		d.Fee = &fee
	}
	return d, nil
}

// redelivered is the letters with the delivery that an event tells of moved to
// its new day.
func redelivered(letters []Issued, e Event, before workday.Date) []Issued {
	letters = slices.Clone(letters)
	for i, l := range letters {
		if l.Ref == e.Ref && l.Service != nil && l.Service.On == before {
			service := *l.Service
			service.On = e.Date
			letters[i].Service = &service
			break
		}
	}
	return letters
}

// Approve records that a leader agreed.
func (d Dossier) Approve(a Approval) (Dossier, error) {
	switch {
	case strings.TrimSpace(a.By) == "":
		return d, fault.New(fault.Invalid, "没有写签字的人。照审批单上的签字写")
	case a.On.IsZero():
		return d, fault.New(fault.Invalid, "没有写签字的日期。照审批单上的日期写")
	case a.For == ApproveReply && d.Stage != SigningReply:
		return d, fault.New(fault.NotAllowed, "“%s”的申请没有送审签，不能签发。先拟好答复送审签", d.Stage.Label())
	case a.For == ApproveExtension && d.Has(Extended):
		return d, fault.New(fault.NotAllowed, "已经延期过一次，条例第三十三条只许延长一次")
	case a.For == ApproveExtension && (a.Days < 1 || strings.TrimSpace(a.Reason) == ""):
		return d, fault.New(fault.Invalid, "延期要写几个工作日和理由。补上再报负责人同意")
	case a.For != ApproveReply && a.For != ApproveExtension:
		return d, fault.New(fault.Invalid, "没有写是签发答复还是同意延期")
	}
	d.Approvals = append(slices.Clone(d.Approvals), a)
	return d, nil
}

// Close ends an application with an outcome: the line of the register gets its
// row of table three, the day that decides the year, and the 文号. It refuses
// what cannot be counted, and what has no letter where the law asks for one.
func (d Dossier) Close(a Application, o Outcome, on workday.Date, number string) (Application, error) {
	switch {
	case d.Matter != Disclosure:
		return a, fault.New(fault.Invalid, "%s不是公开申请，没有表三的办理结果", d.Matter.Label())
	case !a.Open():
		return a, fault.New(fault.Conflict, "这件申请%s已经办结，结果是“%s”。一件申请只计一个结果", a.Closed, a.Outcome.Label())
	}
	if err := CheckClose(o, d.Codes(), d.Events); err != nil {
		return a, err
	}
	a.Outcome, a.Closed, a.ReplyNumber = o, on, number
	return a, a.Validate()
}

// Finish ends a matter that is no application. A 更正申请 needs its letter;
// a 咨询 is answered, and that is all.
func (d Dossier) Finish(step Step, how string) (Dossier, error) {
	switch {
	case d.Matter == Disclosure:
		return d, fault.New(fault.NotAllowed, "公开申请要按表三的结果办结，不能这样结束")
	case d.Line == nil || !d.Line.Closed.IsZero():
		return d, fault.New(fault.Conflict, "这件%s已经办结", d.Matter.Label())
	case d.Matter == Rectify && !slices.Contains(d.Codes(), "N27"):
		return d, fault.New(fault.Invalid, "更正申请要有政府信息更正申请告知书才能办结。先印发")
	case d.Matter != Rectify && strings.TrimSpace(how) == "":
		return d, fault.New(fault.Invalid, "没有写怎样答复的。写一句，例如“电话解答”")
	case step.On.Before(d.Line.Received):
		return d, fault.New(fault.Invalid, "办结日期%s早于收到日期%s。核对两个日期", step.On, d.Line.Received)
	}
	line := *d.Line
	line.Closed, line.Note = step.On, strings.TrimSpace(line.Note+"\n"+strings.TrimSpace(how))
	d.Line = &line
	step.From, step.To = d.Stage, Filed
	d.Steps, d.Stage = append(slices.Clone(d.Steps), step), Filed
	return d, nil
}
