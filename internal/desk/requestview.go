package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
)

// RequestView is a matter of the register with all that its page shows. Who
// the applicant is stays masked in it; RevealApplicant shows it.
type RequestView struct {
	Line    request.Application
	Dossier request.Dossier
	Place   string // where the line came from
	State   string // stands for the matter as it is now; another one after any change
	// Hidden: the person at the desk may not see who the applicant is, so that
	// the name is masked too, in the letters as well.
	Hidden bool
	// Status is what the clock says, nil for a matter without a clock and for
	// a time line that cannot be; Findings says why then.
	Status    *request.Status
	Due       *Due // what is due next, nil for nothing
	Reminders []request.Reminder
	Moves     []PossibleMove
	Letters   []PossibleLetter
	Similar   []request.Match // earlier ones of the same applicant, for who handles requests
	Cases     []request.Case
	Findings  []string
}

// PossibleMove is a stage that may follow; Why says what stands against it now,
// nil for nothing.
type PossibleMove struct {
	request.Move
	Why error
}

// PossibleLetter is a kind of letter; Why says why it cannot be issued now, nil
// when it can, once its fields are filled.
type PossibleLetter struct {
	request.Letter
	Why error
}

// Request returns a matter as the person at the desk may see it.
func (d *Desk) Request(ctx context.Context, id string) (*RequestView, error) {
	h, err := d.holdKept(ctx, id)
	if err != nil {
		return nil, err
	}
	v := &RequestView{Line: h.line.Record, Dossier: h.dossier, Place: h.line.Place, State: h.state()}
	v.count(h)
	v.offer(h, d.permit(office.HandleRequests))
	if v.Cases, err = d.casesOf(ctx, h.dossier.Cases); err != nil {
		return nil, err
	}
	v.look(h)
	if h.application() && d.permit(office.HandleRequests) == nil {
		if v.Similar, err = d.similar(ctx, v.Line, h.dossier.Identity.Number); err != nil {
			return nil, err
		}
	}
	v.Hidden = d.permit(office.SeeApplicants) != nil
	v.mask()
	return v, nil
}

// count asks the clock.
func (v *RequestView) count(h *held) {
	if !h.application() {
		return
	}
	status, err := h.clock()
	if err != nil {
		v.Findings = append(v.Findings, fault.Sentence(err))
		return
	}
	v.Status, v.Reminders = &status, status.Reminders()
	v.Findings = append(v.Findings, status.Findings...)
	if due, ok := h.due(status); ok {
		v.Due = &due
	}
}

// offer lists what can be done next.
func (v *RequestView) offer(h *held, may error) {
	for _, m := range request.Moves() {
		if m.From != h.dossier.Stage {
			continue
		}
		p := PossibleMove{Move: m, Why: may}
		if may == nil && v.Status != nil {
			p.Why = h.dossier.CheckMove(m.To, h.today, *v.Status)
		}
		v.Moves = append(v.Moves, p)
	}
	for _, l := range request.Letters() {
		p := PossibleLetter{Letter: l, Why: may}
		if may == nil {
			p.Why = h.offers(l)
		}
		v.Letters = append(v.Letters, p)
	}
}

// offers asks whether a letter could be issued if everything that the handler
// has to add were there.
func (h *held) offers(l request.Letter) error {
	order := LetterOrder{Code: l.Code, Ref: "对方", Days: 1}
	if n := len(h.dossier.Issued); n > 0 && l.To == request.ToRecipient {
		order.Ref = h.dossier.Issued[n-1].ID
	}
	if err := h.mayIssue(l, order); err != nil {
		return err
	}
	f := filledLetter{on: h.today}
	return h.tell(&f, l, order)
}

// look finds what a person should look at.
func (v *RequestView) look(h *held) {
	if h.doubt != "" {
		v.Findings = append(v.Findings, h.doubt)
	}
	if counted := v.Dossier.On(request.Received); counted != v.Line.Received {
		v.Findings = append(v.Findings, fmt.Sprintf("登记簿的收到日期是%s，期限从%s算起。核对是不是导入的台账改过，在登记里改成一致", v.Line.Received, counted))
	}
	ended := v.Dossier.Has(request.Answered) || v.Dossier.Has(request.Withdrawn) || v.Dossier.Has(request.Abandoned)
	if h.application() && !v.Line.Open() && !ended {
		v.Findings = append(v.Findings, fmt.Sprintf("台账里%s已经办结，案卷还停在“%s”。核对是不是导入的台账先登记了结果", v.Line.Closed, v.Dossier.Stage.Label()))
	}
	for _, c := range v.Cases {
		if c.Kind == request.DirectLitigation && v.Line.Outcome.Withholds() {
			v.Findings = append(v.Findings, fmt.Sprintf("%s是未经复议直接起诉，而这件的结果是不予公开，按行政复议法第二十三条应当先复议。核对分类", c.Number))
		}
	}
}

// mask hides who the applicant is: the identity from everybody until it is
// asked for, the name and whatever repeats either from those who may not see
// it.
func (v *RequestView) mask() {
	d := &v.Dossier
	hide := hiderOf(v.Line.Applicant, d.Identity)
	d.Identity = d.Identity.Masked()
	if line := d.Line; line != nil {
		masked := *line
		d.Line = &masked
	}
	if !v.Hidden {
		return
	}
	v.Line = hideLine(v.Line, hide)
	if d.Line != nil {
		*d.Line = hideLine(*d.Line, hide)
	}
	d.Help = hide(d.Help)
	d.Events = slices.Clone(d.Events)
	for i := range d.Events {
		d.Events[i].Note, d.Events[i].Ref = hide(d.Events[i].Note), request.MaskName(d.Events[i].Ref)
	}
	d.Issued = slices.Clone(d.Issued)
	for i := range d.Issued {
		hideLetter(&d.Issued[i], hide)
	}
	d.Papers = slices.DeleteFunc(slices.Clone(d.Papers), func(p request.Paper) bool { return p.Private })
	for i := range d.Papers {
		d.Papers[i].Name = hide(d.Papers[i].Name)
	}
	d.Answer = nil
	v.Status = withoutNames(v.Status)
	if v.Due != nil {
		v.Due = v.Due.hiding(hide)
	}
	d.Approvals, v.Cases = slices.Clone(d.Approvals), slices.Clone(v.Cases)
	for i := range d.Approvals {
		d.Approvals[i].Reason = hide(d.Approvals[i].Reason)
	}
	for i := range v.Cases {
		v.Cases[i].Note = hide(v.Cases[i].Note)
	}
	v.Letters, v.Similar, v.Reminders = nil, nil, nil
	for i := range v.Findings {
		v.Findings[i] = hide(v.Findings[i])
	}
}

// withoutNames leaves what the clock counted, and not whom it waited for.
func withoutNames(s *request.Status) *request.Status {
	if s == nil || len(s.Consultations) == 0 {
		return s
	}
	masked := *s
	names := []string{}
	masked.Consultations = slices.Clone(s.Consultations)
	for i := range masked.Consultations {
		c := &masked.Consultations[i]
		if c.Ref != "" {
			names = append(names, c.Ref, request.MaskName(c.Ref))
		}
		c.Ref = request.MaskName(c.Ref)
	}
	hide := strings.NewReplacer(names...).Replace
	masked.Why = slices.Clone(s.Why)
	for i := range masked.Why {
		masked.Why[i].Text = hide(masked.Why[i].Text)
	}
	masked.Days = slices.Clone(s.Days)
	for i := range masked.Days {
		masked.Days[i].Why = hide(masked.Days[i].Why)
	}
	return &masked
}

func (h *held) hider() func(string) string {
	return hiderOf(h.line.Record.Applicant, h.dossier.Identity)
}

// hiderOf hides every text that says who the applicant is, wherever it stands.
func hiderOf(name string, identity request.Identity) func(string) string {
	texts, masked := identity.Texts(), identity.Masked().Texts()
	pairs := make([]string, 0, 2+2*len(texts))
	if name != "" {
		pairs = append(pairs, name, request.MaskName(name))
	}
	for i, text := range texts {
		pairs = append(pairs, text, masked[i])
	}
	return strings.NewReplacer(pairs...).Replace
}

func hideLine(a request.Application, hide func(string) string) request.Application {
	a.Applicant, a.Subject, a.Note = request.MaskName(a.Applicant), hide(a.Subject), hide(a.Note)
	return a
}

func hideLetter(l *request.Issued, hide func(string) string) {
	l.Ref = request.MaskName(l.Ref)
	l.Paragraphs = nil // an answer tells more of the applicant than its name
	if l.Service != nil {
		service := *l.Service
		service.Receiver, service.Proof = request.MaskName(service.Receiver), hide(service.Proof)
		l.Service = &service
	}
}

// RevealApplicant shows who the applicant is to those who may see it. The log
// keeps that they looked; why may be empty.
func (d *Desk) RevealApplicant(ctx context.Context, id, why string) (request.Identity, error) {
	if err := d.permit(office.SeeApplicants); err != nil {
		return request.Identity{}, err
	}
	row, err := d.office.Request(ctx, d.office.Reader(), id)
	if err != nil || row.Dossier == nil {
		return request.Identity{}, err // a ledger has no identity papers
	}
	detail := strings.TrimSpace("看申请人资料 " + strings.TrimSpace(why))
	return row.Dossier.Identity, d.look(ctx, *row.Dossier, detail)
}

// RequestFilter selects lines of the register.
type RequestFilter = store.RequestFilter

// RequestLine is a line of the register.
type RequestLine struct {
	request.Application
	Matter  request.Matter
	Stage   request.Stage
	Handler string
	Due     *Due              // nil when nothing is due
	Waits   request.EventKind // what the clock of an open application waits for: 补正 or 缴费
}

// RequestPage is a stretch of the register, the latest receipt first.
type RequestPage struct {
	Lines []RequestLine
	Total int64
}

// Requests reads n of the selected lines of the register from offset on.
func (d *Desk) Requests(ctx context.Context, f RequestFilter, offset, n int) (RequestPage, error) {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return RequestPage{}, err
	}
	page, err := d.office.RequestsPage(ctx, f, offset, n)
	if err != nil {
		return RequestPage{}, err
	}
	hidden := d.permit(office.SeeApplicants) != nil
	list := RequestPage{Total: page.Total}
	for _, row := range page.Rows {
		h := counted.hold(row)
		line := RequestLine{Application: h.line.Record, Matter: h.dossier.Matter, Stage: h.dossier.Stage, Handler: h.dossier.Handler}
		if h.application() && line.Open() {
			status, err := h.clockOrReceipt()
			if err != nil {
				return RequestPage{}, err
			}
			line.Waits = status.Wait.For
			if due, ok := h.due(status); ok {
				line.Due = &due
			}
		}
		if hidden {
			hide := h.hider()
			line.Application = hideLine(line.Application, hide)
			if line.Due != nil {
				line.Due = line.Due.hiding(hide)
			}
		}
		list.Lines = append(list.Lines, line)
	}
	return list, nil
}
