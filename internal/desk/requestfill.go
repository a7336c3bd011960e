package desk

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// filledLetter is a letter with everything that is known, and what issuing it
// will do.
type filledLetter struct {
	draft  request.Draft
	values map[request.Field]request.Value
	known  []request.Field
	on     workday.Date
	after  *held         // the matter once the letter's event has happened
	event  request.Event // zero for none
	to     request.Stage // where the letter takes the matter; "" for nowhere
}

// number writes the 文号 in. 送达回证 names that of the letter it is for.
func (f *filledLetter) number(letter request.Letter, number string) {
	if letter.To != request.ToRecipient {
		f.draft.Values[request.FieldNumber] = request.TextValue(number)
	}
}

// fill joins what the handler gives with what is known. The fault says why the
// letter cannot be issued now; the values are there nevertheless, where they
// can be told.
func (h *held) fill(organ office.Organ, letter request.Letter, order LetterOrder) (filledLetter, error) {
	f := filledLetter{on: order.On}
	if f.on.IsZero() {
		f.on = h.today
	}
	if letter.Event == request.Answered && h.dossier.Answer != nil && h.dossier.Answer.Letter == letter.Code {
		a := h.dossier.Answer // what was signed is what is issued
		order.Outcome, order.Partly, order.Remedy, order.Values = a.Outcome, a.Partly, a.Remedy, a.Values
	}
	if letter.Optional && order.Outcome == "" {
		order.Outcome = letter.Outcomes[0]
	}
	problem := h.mayIssue(letter, order)
	if problem == nil {
		problem = h.tell(&f, letter, order)
	}
	if f.after == nil {
		f.after = h
	}
	status, err := f.after.clock()
	if err != nil {
		return filledLetter{}, cmp.Or(problem, err)
	}
	remedy := order.Remedy
	if remedy == "" {
		remedy = letter.Remedy()
	}
	fixed := f.fixedValues(h, organ, status, order)
	f.values = h.usualValues()
	maps.Copy(f.values, h.recipientValues(order.Ref))
	for field, v := range order.Values {
		if !v.IsEmpty() {
			f.values[field] = v
		}
	}
	for field, v := range fixed {
		if !v.IsEmpty() {
			f.values[field] = v
			f.known = append(f.known, field)
		}
	}
	wanted := letter.AllFields(remedy)
	unwanted := func(field request.Field) bool { return !slices.Contains(wanted, field) }
	maps.DeleteFunc(f.values, func(field request.Field, _ request.Value) bool { return unwanted(field) })
	f.known = slices.DeleteFunc(f.known, unwanted)
	slices.Sort(f.known)
	f.draft = request.Draft{
		Letter: letter.Code, Outcome: order.Outcome, Partly: order.Partly, Remedy: remedy,
		Applicant: h.addressee(), Values: maps.Clone(f.values),
	}
	return f, problem
}

// addressee is how letters speak to the applicant. Who asks to have something
// corrected need not be of one of the six kinds.
func (h *held) addressee() request.ApplicantKind {
	return cmp.Or(h.line.Record.Kind, request.NaturalPerson)
}

// mayIssue asks what only the whole matter knows.
func (h *held) mayIssue(letter request.Letter, order LetterOrder) error {
	d := &h.dossier
	switch {
	case letter.To == request.ToRecipient:
		if !slices.ContainsFunc(d.Issued, func(l request.Issued) bool { return l.ID == order.Ref }) {
			return fault.New(fault.Invalid, "没有选送达的是哪一份文书")
		}
		return nil
	case (letter.Code == "N27") != (d.Matter == request.Rectify), !h.application() && letter.Code != "N27":
		return fault.New(fault.NotAllowed, "%s不能用在%s上。换一种文书", letter.Title, d.Matter.Label())
	case letter.Code == "N26": // what was decided is told afterwards
		return h.after(letter, request.ConsultSent)
	case !h.line.Record.Closed.IsZero():
		return fault.New(fault.NotAllowed, "这件申请%s已经办结，不能再发%s", h.line.Record.Closed, letter.Title)
	case letter.Code == "N01" && slices.Contains(d.Codes(), "N01"):
		return fault.New(fault.Exists, "接收回执已经印发过")
	case letter.Code == "N05":
		return h.after(letter, request.ConsultSent)
	case letter.Event == request.Answered:
		return h.mayAnswer(letter, order)
	}
	return h.mayTell(letter, order)
}

// mayTell asks what an event needs besides its letter.
func (h *held) mayTell(letter request.Letter, order LetterOrder) error {
	_, extension := h.dossier.Approved(request.ApproveExtension)
	fee := h.dossier.Fee
	switch letter.Event {
	case request.Extended:
		if !extension {
			return fault.New(fault.NotAllowed, "延期还没有负责人同意。条例第三十三条要求政府信息公开工作机构负责人同意，先报批")
		}
	case request.ConsultSent:
		if strings.TrimSpace(order.Ref) == "" {
			return fault.New(fault.Invalid, "没有写向谁征求意见。写对方的名称")
		}
	case request.SupplementNotified:
		if order.Days < 1 {
			return fault.New(fault.Invalid, "没有写给申请人几个工作日补正。写一个合理的天数")
		}
	case request.FeeNotified:
		if fee == nil || fee.Yuan == 0 {
			return fault.New(fault.NotAllowed, "没有算过费用，或者不到收费的数，不发收费通知书")
		}
	default:
	}
	return nil
}

// after refuses a letter before something has happened.
func (h *held) after(letter request.Letter, need request.EventKind) error {
	if h.dossier.Has(need) {
		return nil
	}
	return fault.New(fault.NotAllowed, "还没有“%s”，不发%s", need.Label(), letter.Title)
}

// mayAnswer lets an answer out once it is signed and nobody's term still runs.
func (h *held) mayAnswer(letter request.Letter, order LetterOrder) error {
	d := &h.dossier
	approval, signed := d.Approved(request.ApproveReply)
	switch {
	case d.Answer == nil || d.Answer.Letter != letter.Code:
		return fault.New(fault.NotAllowed, "%s没有拟好送审签。先选办理结果、拟答复", letter.Title)
	case d.Stage != request.SigningReply || !signed:
		return fault.New(fault.NotAllowed, "%s还没有签发。送审签，由分管领导或者主要领导签", letter.Title)
	case !order.On.IsZero() && order.On.Before(approval.On):
		return fault.New(fault.Invalid, "成文日期%s早于签发日期%s。核对日期", order.On, approval.On)
	case slices.Contains(order.Partly, request.DeniedThirdParty) && !d.Has(request.ConsultSent):
		return fault.New(fault.Invalid, "不公开的部分涉及第三方，条例第三十二条要先书面征求意见。先发第三方意见征询书")
	}
	status, err := h.clock()
	if err != nil {
		return err
	}
	for _, c := range status.Consultations {
		if c.Open() && !h.today.After(c.LastDay) {
			return fault.New(fault.NotAllowed, "%s的意见还没有收到，期限到%s。收到意见或者期满再答复", c.Ref, c.LastDay)
		}
	}
	return nil
}

// letterMoves are the stages that letters lead to.
var letterMoves = map[request.EventKind]request.Stage{
	request.SupplementNotified: request.Supplementing, request.ConsultSent: request.ConsultingStage,
	request.FeeNotified: request.PaymentDue, request.Answered: request.ReplyIssued, request.Abandoned: request.GivenUp,
}

// tell works out what the clock is told by a letter, and where that leads.
func (h *held) tell(f *filledLetter, letter request.Letter, order LetterOrder) error {
	if letter.Event == "" || letter.Event == request.Received || letter.Event == request.Delivered {
		return nil
	}
	f.event = request.Event{Kind: letter.Event, Date: f.on, Days: order.Days}
	switch letter.Event {
	case request.ConsultSent:
		f.event.Ref, f.event.Days = strings.TrimSpace(order.Ref), 0
	case request.Extended:
		approval, _ := h.dossier.Approved(request.ApproveExtension)
		f.event.Days, f.event.Approver = approval.Days, approval.By
	case request.Abandoned:
		status, err := h.clock()
		if err != nil {
			return err
		}
		if err := h.dossier.CheckMove(request.GivenUp, f.on, status); err != nil {
			return err
		}
	default:
	}
	to := letterMoves[letter.Event]
	if to != "" && to != h.dossier.Stage {
		if _, err := h.dossier.Stage.MoveTo(to); err != nil {
			return err
		}
		f.to = to
	}
	noted, err := h.dossier.Note(f.event)
	if err != nil {
		return err
	}
	after := *h
	after.dossier = noted
	if _, err := after.clock(); err != nil {
		return err
	}
	f.after = &after
	return nil
}

// usualValues are what is written unless the handler writes otherwise.
func (h *held) usualValues() map[request.Field]request.Value {
	text, s, a := request.TextValue, h.settings, h.line.Record
	return map[request.Field]request.Value{
		request.FieldContact: text(s.Contact), request.FieldPhone: text(s.Phone), request.FieldReplyAddress: text(s.ReplyAddress),
		request.FieldReviewBody: text(s.ReviewBody), request.FieldCourt: text(s.Court), request.FieldFeePayment: text(s.Payment),
		request.FieldSummary: text(a.Subject), request.FieldDelivery: text(a.Delivery), request.FieldCorrection: text(a.Subject),
		request.FieldReasons: text(h.dossier.Said(request.ReasonsGiven)),
	}
}

// fixedValues are what the register and the clock know.
func (f *filledLetter) fixedValues(h *held, organ office.Organ, status request.Status, order LetterOrder) map[request.Field]request.Value {
	text, date, a := request.TextValue, request.DateValue, h.line.Record
	values := map[request.Field]request.Value{
		request.FieldOrgan: text(organ.Name), request.FieldApplicant: text(a.Applicant), request.FieldRequestNo: text(a.Number),
		request.FieldReceived: date(a.Received), request.FieldSubject: text(a.Subject), request.FieldChannel: text(a.Channel.Label()),
		request.FieldIssued: date(f.on), request.FieldDue: status.DueValue(), request.FieldDeferredUntil: status.DueValue(),
		request.FieldNotified: date(h.dossier.On(request.SupplementNotified)), request.FieldSupplemented: date(h.dossier.On(request.Supplemented)),
		request.FieldFeeNotified: date(h.dossier.On(request.FeeNotified)), request.FieldConsultSent: date(h.dossier.On(request.ConsultSent)),
		request.FieldThirdParty: text(order.Ref), request.FieldCoOrgan: text(order.Ref),
	}
	switch status.Wait.For {
	case request.Supplemented:
		values[request.FieldSupplementUntil] = status.WaitValue()
	case request.FeePaid:
		values[request.FieldFeeUntil] = status.WaitValue()
	default:
	}
	if wait := f.lastWait(h); wait != nil { // a letter that ends the wait still names its day
		maps.Copy(values, wait)
	}
	if approval, ok := h.dossier.Approved(request.ApproveExtension); ok {
		values[request.FieldExtensionDays] = text(strconv.Itoa(approval.Days))
		values[request.FieldApprover], values[request.FieldExtensionReason] = text(approval.By), text(approval.Reason)
	}
	if len(status.Consultations) > 0 {
		values[request.FieldConsulted] = text(status.Consultations[len(status.Consultations)-1].Ref)
	}
	maps.Copy(values, h.feeValues())
	maps.Copy(values, h.deliveredValues(order.Ref))
	return values
}

// lastWait is what the clock waits for before a letter that ends the wait.
func (f *filledLetter) lastWait(h *held) map[request.Field]request.Value {
	if f.event.Kind != request.Abandoned {
		return nil
	}
	before, err := h.clock()
	if err != nil {
		return nil
	}
	field := request.FieldSupplementUntil
	if before.Wait.For == request.FeePaid {
		field = request.FieldFeeUntil
	}
	return map[request.Field]request.Value{field: before.WaitValue()}
}

func (h *held) feeValues() map[request.Field]request.Value {
	fee := h.dossier.Fee
	if fee == nil {
		return nil
	}
	charge, err := fee.Basis.Charge()
	if err != nil {
		return nil
	}
	units := fmt.Sprintf("%d件（本月此前%d件）", fee.Basis.Pieces, fee.Basis.Before)
	if fee.Basis.Scheme == request.ByPages {
		units = fmt.Sprintf("%d页", fee.Basis.Pages)
	}
	text := request.TextValue
	return map[request.Field]request.Value{
		request.FieldFeeScheme: text(fee.Basis.Scheme.Label()), request.FieldFeeUnits: text(units),
		request.FieldFeeSteps: text(strings.Join(charge.Words(), "；")), request.FieldFeeAmount: text(fmt.Sprintf("%d元", fee.Yuan)),
	}
}

// recipientValues are who gets the letter that a 送达回证 is for, and where. A
// third party's receipt says nothing of the applicant.
func (h *held) recipientValues(ref string) map[request.Field]request.Value {
	n := slices.IndexFunc(h.dossier.Issued, func(l request.Issued) bool { return l.ID == ref && ref != "" })
	if n < 0 {
		return nil
	}
	text, issued := request.TextValue, h.dossier.Issued[n]
	if letter, err := request.LetterOf(issued.Code); err != nil || letter.To != request.ToApplicant {
		return map[request.Field]request.Value{request.FieldRecipient: text(issued.Ref)}
	}
	identity := h.dossier.Identity
	return map[request.Field]request.Value{
		request.FieldRecipient: text(h.line.Record.Applicant), request.FieldAddress: text(identity.Address), request.FieldPostcode: text(identity.Postcode),
	}
}

// deliveredValues name the letter that a 送达回证 is for.
func (h *held) deliveredValues(ref string) map[request.Field]request.Value {
	n := slices.IndexFunc(h.dossier.Issued, func(l request.Issued) bool { return l.ID == ref && ref != "" })
	if n < 0 {
		return nil
	}
	issued := h.dossier.Issued[n]
	letter, err := request.LetterOf(issued.Code)
	if err != nil {
		return nil
	}
	return map[request.Field]request.Value{
		request.FieldDocuments: request.TextValue(letter.Title), request.FieldNumber: request.TextValue(issued.Number),
	}
}
