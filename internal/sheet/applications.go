package sheet

import (
	"fmt"

	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// applicationTaker makes applications of the rows of 依申请公开登记台账.
type applicationTaker struct {
	outcomes map[string]outcomeValue
	kinds    map[string]kindValue
	channels map[string]channelValue
}

func newApplicationTaker() *applicationTaker {
	return &applicationTaker{map[string]outcomeValue{}, map[string]kindValue{}, map[string]channelValue{}}
}

// maxCached bounds the number of different writings that are remembered.
const maxCached = 4096

// remember reads a word once for all rows that hold it.
func remember[T any](cache map[string]T, text string, read func(string) T) T {
	v, ok := cache[text]
	if !ok {
		v = read(text)
		if len(cache) < maxCached {
			cache[text] = v
		}
	}
	return v
}

func (a *applicationTaker) begin(t *table, _ []string) string {
	if !t.has(fieldNumber) {
		t.ledger.note(Problem{Place: Place{Sheet: t.summary.Name, Row: t.summary.Heading},
			Sentence: "没有“登记编号”一栏。再导入时按收到日期、申请人和申请内容认是不是同一件，改过这几格的会当成新的一件"})
	}
	return ""
}

func (a *applicationTaker) end(*table) {}

func (a *applicationTaker) take(t *table) {
	r := request.Application{
		Number:             t.code(fieldNumber),
		Received:           t.date(fieldReceived),
		Applicant:          t.text(fieldApplicant),
		Subject:            t.text(fieldSubject),
		Delivery:           t.code(fieldDelivery),
		SupplementNotified: t.date(fieldSupplementNotified),
		Supplemented:       t.date(fieldSupplemented),
		ReplyNumber:        t.code(fieldReplyNumber),
		Closed:             t.date(fieldClosed),
		Note:               t.text(fieldNote),
	}
	if t.hopeless() {
		return
	}
	text := t.text(fieldKind)
	kind := remember(a.kinds, text, readApplicantKind)
	if r.Kind = kind.kind; kind.fault != "" {
		t.refuse(fieldKind, text, kind.fault)
	}
	text = t.text(fieldOutcome)
	outcome := remember(a.outcomes, text, readOutcome)
	if r.Outcome = outcome.outcome; outcome.fault != "" {
		t.refuse(fieldOutcome, text, outcome.fault)
	}
	text = t.text(fieldChannel)
	channel := remember(a.channels, text, readChannel)
	if r.Channel = channel.channel; channel.note != "" {
		t.note(fieldChannel, text, channel.note)
	}
	if !t.bad {
		if err := r.Validate(); err != nil {
			f := applicationField(r)
			t.refuse(f, t.cell(f).text, fault.Sentence(err))
		}
	}
	if t.bad {
		return
	}
	a.look(t, &r)
	t.ledger.Applications = append(t.ledger.Applications, Row[request.Application]{r, t.summary.Name, t.row.number})
}

// applicationField is the column to look at when r breaks a rule.
func applicationField(r request.Application) field {
	switch {
	case r.Received.IsZero():
		return fieldReceived
	case r.Kind == "":
		return fieldKind
	case r.Outcome == "" && !r.Closed.IsZero():
		return fieldOutcome
	}
	return fieldClosed
}

// look notes what does not fit the year or the order of things.
func (a *applicationTaker) look(t *table, r *request.Application) {
	end := workday.Date{Year: t.year, Month: 12, Day: 31}
	switch {
	case r.Received.After(end):
		t.note(fieldReceived, t.cell(fieldReceived).text,
			fmt.Sprintf("收到日期%s在%d年以后，不计入%d年的年报。核对", r.Received, t.year, t.year))
	case !r.Closed.IsZero() && r.Closed.Year < t.year:
		t.note(fieldClosed, t.cell(fieldClosed).text,
			fmt.Sprintf("%s已经答复，不计入%d年的年报。核对", r.Closed, t.year))
	case r.Closed.After(end):
		t.note(fieldClosed, t.cell(fieldClosed).text,
			fmt.Sprintf("答复日期%s在%d年以后，%d年的年报按结转下年统计。核对", r.Closed, t.year, t.year))
	}
	if r.Number == "" && t.has(fieldNumber) {
		t.note(fieldNumber, "", "没有登记编号。再导入时按收到日期、申请人和申请内容认是不是同一件")
	}
	if !r.Supplemented.IsZero() && r.SupplementNotified.After(r.Supplemented) {
		t.note(fieldSupplemented, t.cell(fieldSupplemented).text,
			fmt.Sprintf("补正日期%s早于告知补正的日期%s。核对", r.Supplemented, r.SupplementNotified))
	}
}
