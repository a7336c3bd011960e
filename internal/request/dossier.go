package request

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Matter tells an application from what only looks like one. Only
// applications are counted in table three.
type Matter string

// The matters that are registered.
const (
	Disclosure Matter = "disclosure" // 政府信息公开申请
	Rectify    Matter = "rectify"    // 更正申请，条例41
	Enquiry    Matter = "enquiry"    // 咨询：解答即可，不计入
	Assistance Matter = "assistance" // 需要阅读、视听协助，条例43
)

var matterLabels = map[Matter]string{Disclosure: "公开申请", Rectify: "更正申请", Enquiry: "咨询", Assistance: "协助"}

// Matters lists the matters, the application first.
func Matters() []Matter { return []Matter{Disclosure, Rectify, Enquiry, Assistance} }

// Label names the matter in the register.
func (m Matter) Label() string { return matterLabels[m] }

// Dossier is what the office keeps of a matter beside its line in the
// register: who applied, what happened and when, what was sent.
type Dossier struct {
	ID       string   `json:"id"` // of the line in the register
	Matter   Matter   `json:"matter"`
	Stage    Stage    `json:"stage"`
	Identity Identity `json:"identity"`
	Handler  string   `json:"handler,omitempty"` // 承办人
	Form     string   `json:"form,omitempty"`    // 载体形式：纸质、电子
	Help     string   `json:"help,omitempty"`    // the help that the applicant needs (条例43)
	// Line is the line in the register of a matter that is no application, so
	// that no table can count it; nil for an application.
	Line *Application `json:"line,omitempty"`
	// SplitFrom is the application that this one was split off (一事一申请).
	SplitFrom string       `json:"split_from,omitempty"`
	Facts     ReceiptFacts `json:"facts"`
	Receipt   string       `json:"receipt,omitempty"` // why the day of receipt is that day
	Events    []Event      `json:"events"`
	Steps     []Step       `json:"steps,omitempty"`
	Approvals []Approval   `json:"approvals,omitempty"`
	Issued    []Issued     `json:"issued,omitempty"`
	Fee       *Fee         `json:"fee,omitempty"`
	Papers    []Paper      `json:"papers,omitempty"`
	Answer    *Answer      `json:"answer,omitempty"` // what is intended, then what was given
	Cases     []string     `json:"cases,omitempty"`  // ids of the 复议 and 诉讼 about it
}

// Identity is who the applicant is. It is personal data: only roles that need
// it see it, and it is masked on the screen until it is asked for.
type Identity struct {
	Paper     string `json:"paper,omitempty"`  // 证件名称
	Number    string `json:"number,omitempty"` // 证件号码、统一社会信用代码
	Workplace string `json:"workplace,omitempty"`
	Legal     string `json:"legal,omitempty"`   // 法定代表人
	Contact   string `json:"contact,omitempty"` // 联系人
	Phone     string `json:"phone,omitempty"`
	Fax       string `json:"fax,omitempty"`
	Email     string `json:"email,omitempty"`
	Address   string `json:"address,omitempty"`
	Postcode  string `json:"postcode,omitempty"`
}

// Texts lists everything that says who the applicant is.
func (i Identity) Texts() []string {
	all := []string{i.Number, i.Workplace, i.Legal, i.Contact, i.Phone, i.Fax, i.Email, i.Address}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// Masked hides what only those who need it may see.
func (i Identity) Masked() Identity {
	i.Number, i.Phone = mask(i.Number, 6, 4), mask(i.Phone, 3, 4)
	i.Email, i.Address, i.Fax = mask(i.Email, 1, 0), mask(i.Address, 6, 0), mask(i.Fax, 0, 4)
	i.Workplace, i.Legal, i.Contact = MaskName(i.Workplace), MaskName(i.Legal), MaskName(i.Contact)
	return i
}

// MaskName leaves the first character of a name.
func MaskName(s string) string { return mask(s, 1, 0) }

// mask leaves some characters at the ends; a text that is no longer than that
// is hidden whole.
func mask(s string, head, tail int) string {
	r := []rune(s)
	if len(r) <= head+tail {
		return strings.Repeat("*", len(r))
	}
	return string(r[:head]) + strings.Repeat("*", len(r)-head-tail) + string(r[len(r)-tail:])
}

// Issued is a letter as it was sent. Its paragraphs stand; a later letter is
// another one.
type Issued struct {
	ID         string       `json:"id"`
	Code       LetterCode   `json:"code"`
	Outcome    Outcome      `json:"outcome,omitempty"`
	Number     string       `json:"number,omitempty"` // 文号; a receipt has none
	Ref        string       `json:"ref,omitempty"`    // of a 征求意见: whom it asks
	On         workday.Date `json:"on"`
	By         string       `json:"by"`
	Version    string       `json:"version"` // of the template
	Paragraphs []Paragraph  `json:"paragraphs"`
	Service    *Service     `json:"service,omitempty"`
}

// Service is how a letter reached whom it is for (送达).
type Service struct {
	On       workday.Date `json:"on"`
	Way      string       `json:"way"`                // 直接送达、邮寄送达、电子送达……
	Receiver string       `json:"receiver,omitempty"` // who signed
	Proof    string       `json:"proof,omitempty"`    // digest of the signed receipt, or the mail number
}

// Fee is the 信息处理费 of one request.
type Fee struct {
	Basis    FeeBasis     `json:"basis"`
	Yuan     int          `json:"yuan"`
	Notified workday.Date `json:"notified,omitzero"`
	Paid     workday.Date `json:"paid,omitzero"`
	Received int          `json:"received,omitempty"` // yuan
}

// Paper is a file of the dossier.
type Paper struct {
	Digest  string       `json:"digest"`
	Name    string       `json:"name"`
	What    string       `json:"what,omitempty"` // 申请表、身份证明、意见回执……
	On      workday.Date `json:"on"`
	Private bool         `json:"private,omitempty"` // shows who the applicant is
}

// Answer is the outcome with the facts that its letter needs.
type Answer struct {
	Outcome Outcome         `json:"outcome"`
	Letter  LetterCode      `json:"letter"`
	Partly  []Outcome       `json:"partly,omitempty"`
	Remedy  RemedyKind      `json:"remedy,omitempty"`
	Values  map[Field]Value `json:"values,omitempty"`
}

// ApprovalKind is what somebody agreed to.
type ApprovalKind string

// What is agreed to.
const (
	ApproveReply     ApprovalKind = "reply"     // 签发答复
	ApproveExtension ApprovalKind = "extension" // 同意延期，条例33
)

// Approval is a leader's word: given at the desk, or on paper and recorded.
type Approval struct {
	For        ApprovalKind `json:"for"`
	By         string       `json:"by"`
	On         workday.Date `json:"on"`
	RecordedBy string       `json:"recorded_by,omitempty"` // "" when given at the desk
	Scan       string       `json:"scan,omitempty"`        // digest of the signed slip
	Days       int          `json:"days,omitempty"`        // of an extension, working days
	Reason     string       `json:"reason,omitempty"`
}

// DossierOf opens the dossier of an application that came from a ledger: what
// the ledger's columns say has happened, and no more. Columns that contradict
// each other are left out; the line keeps them.
func DossierOf(a Application) Dossier {
	d := Dossier{ID: a.ID, Matter: Disclosure, Stage: Reviewing, Receipt: "按台账的收到日期", Events: []Event{{Kind: Received, Date: a.Received}}}
	if notified := a.SupplementNotified; !notified.IsZero() && !notified.Before(a.Received) {
		d.Events, d.Stage = append(d.Events, Event{Kind: SupplementNotified, Date: notified}), Supplementing
		if !a.Supplemented.IsZero() && !a.Supplemented.Before(notified) {
			d.Events, d.Stage = append(d.Events, Event{Kind: Supplemented, Date: a.Supplemented}), Reviewing
		}
	}
	if a.Open() {
		return d
	}
	d.Answer = &Answer{Outcome: a.Outcome}
	d.Stage = ReplyIssued
	end := Answered
	if a.Outcome == OtherNoCorrection || a.Outcome == OtherFeeUnpaid {
		d.Stage, end = GivenUp, Abandoned
	}
	d.Events = slices.DeleteFunc(d.Events, func(e Event) bool { return e.Date.After(a.Closed) })
	d.Events = append(d.Events, Event{Kind: end, Date: a.Closed})
	return d
}

// Validate reports the first rule that a new dossier breaks.
func (d Dossier) Validate() error {
	switch {
	case d.Matter.Label() == "":
		return fault.New(fault.Invalid, "没有选是公开申请、更正申请还是咨询")
	case d.Matter == Disclosure && strings.TrimSpace(d.Identity.Number) == "" && !d.hasIdentityCopy():
		return fault.New(fault.Invalid, "没有身份证明。条例第二十九条要求写明，补上证件号码或者附上复印件；申请人没有提供的，告知补正")
	case d.Matter == Disclosure && d.Identity.Phone == "" && d.Identity.Address == "" && d.Identity.Email == "":
		return fault.New(fault.Invalid, "没有联系方式。电话、地址、邮箱至少写一样")
	}
	return nil
}

func (d Dossier) hasIdentityCopy() bool {
	return slices.ContainsFunc(d.Papers, func(p Paper) bool { return p.Private })
}

// Codes lists the letters that were issued.
func (d Dossier) Codes() []LetterCode {
	var codes []LetterCode
	for _, l := range d.Issued {
		codes = append(codes, l.Code)
	}
	return codes
}

// Has reports whether something has happened.
func (d Dossier) Has(k EventKind) bool {
	_, ok := d.last(k)
	return ok
}

// last is the newest event of a kind.
func (d Dossier) last(k EventKind) (Event, bool) {
	for _, e := range slices.Backward(inOrder(d.Events)) {
		if e.Kind == k {
			return e, true
		}
	}
	return Event{}, false
}

// On is the day of the newest event of a kind, no date when there is none.
func (d Dossier) On(k EventKind) workday.Date {
	e, _ := d.last(k)
	return e.Date
}

// Said is what was noted with the newest event of a kind.
func (d Dossier) Said(k EventKind) string {
	e, _ := d.last(k)
	return e.Note
}

// Approved returns the newest approval of a kind that still stands.
func (d Dossier) Approved(kind ApprovalKind) (Approval, bool) {
	for _, a := range slices.Backward(d.Approvals) {
		if a.For == kind {
			return a, true
		}
	}
	return Approval{}, false
}

// AllFields lists what a letter must be given, with what its 救济告知 names.
func (l Letter) AllFields(remedy RemedyKind) []Field {
	return append(slices.Clone(l.Fields), remedy.fields()...)
}

// IsEmpty reports whether nothing stands in the field yet.
func (v Value) IsEmpty() bool { return strings.TrimSpace(v.words()) == "" }
