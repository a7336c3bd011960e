package request

import (
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Application is one 政府信息公开申请 in the register.
//
// It is open while Outcome is empty. Closed is the day on which the office's
// answer, or the decision not to go on, was made: it alone decides in which
// year's report the outcome counts (docs/basis.md B10).
type Application struct {
	ID                 string        `json:"id"`     // ULID
	Number             string        `json:"number"` // 登记编号, as the office writes it; may be empty
	Received           workday.Date  `json:"received"`
	Applicant          string        `json:"applicant"`
	Kind               ApplicantKind `json:"kind"`
	Channel            Channel       `json:"channel,omitempty"`
	Subject            string        `json:"subject"`            // 申请内容
	Delivery           string        `json:"delivery,omitempty"` // 获取方式
	SupplementNotified workday.Date  `json:"supplement_notified,omitzero"`
	Supplemented       workday.Date  `json:"supplemented,omitzero"`
	Outcome            Outcome       `json:"outcome,omitempty"`
	ReplyNumber        string        `json:"reply_number,omitempty"` // 答复文号
	Closed             workday.Date  `json:"closed,omitzero"`
	Note               string        `json:"note,omitempty"`
}

// Open reports whether the application has no outcome yet.
func (a Application) Open() bool { return a.Outcome == "" }

// Validate reports the first rule that a breaks, as a sentence for the clerk.
func (a Application) Validate() error {
	switch {
	case a.Received.IsZero():
		return fault.New(fault.Invalid, "没有收到日期。补上收到申请的日期")
	case a.Kind == "":
		return fault.New(fault.Invalid, "没有申请人类别，进不了表三。写明自然人、商业企业、科研机构、社会公益组织、法律服务机构或其他")
	case !a.Kind.Valid():
		return fault.New(fault.Invalid, "申请人类别“%s”不在表三的六类里", a.Kind)
	case a.Outcome != "" && !a.Outcome.Valid():
		return fault.New(fault.Invalid, "办理结果“%s”不在表三的结果里", a.Outcome)
	case a.Outcome != "" && a.Closed.IsZero():
		return fault.New(fault.Invalid, "写了办理结果，没有答复日期，不知道算在哪一年。补上答复（或决定不再处理）的日期")
	case a.Outcome == "" && !a.Closed.IsZero():
		return fault.New(fault.Invalid, "写了答复日期%s，没有办理结果。补上办理结果，还在办的删掉答复日期", a.Closed)
	case !a.Closed.IsZero() && a.Closed.Before(a.Received):
		return fault.New(fault.Invalid, "答复日期%s早于收到日期%s。核对两个日期", a.Closed, a.Received)
	}
	return nil
}

// CaseKind tells 复议 and the two kinds of 诉讼 apart, as table four does.
type CaseKind string

// The three groups of table four.
const (
	Reconsideration                CaseKind = "reconsideration"                  // 行政复议
	DirectLitigation               CaseKind = "direct_litigation"                // 未经复议直接起诉
	LitigationAfterReconsideration CaseKind = "litigation_after_reconsideration" // 复议后起诉
)

// CaseKinds returns the three groups in the order of the form.
func CaseKinds() []CaseKind {
	return []CaseKind{Reconsideration, DirectLitigation, LitigationAfterReconsideration}
}

// CaseResult is how a 复议 or 诉讼 ended; empty while it is 尚未审结.
type CaseResult string

// The results of table four.
const (
	Upheld      CaseResult = "upheld"     // 结果维持
	Overturned  CaseResult = "overturned" // 结果纠正
	OtherResult CaseResult = "other"      // 其他结果
)

// CaseResults returns the results in the order of the form.
func CaseResults() []CaseResult { return []CaseResult{Upheld, Overturned, OtherResult} }

// Case is one 行政复议 or 行政诉讼 about the office's disclosure work.
//
// The form does not say in which year a case counts that ends later than it
// began (docs/basis.md B12), and ledgers often record no closing date. The
// year is therefore a recorded choice: ConcludedYear, the year whose report
// carries the result; Concluded is the day when it is known.
type Case struct {
	ID            string       `json:"id"`
	Number        string       `json:"number"` // 案号
	Kind          CaseKind     `json:"kind"`
	Received      workday.Date `json:"received"`
	Result        CaseResult   `json:"result,omitempty"`
	Concluded     workday.Date `json:"concluded,omitzero"`
	ConcludedYear int          `json:"concluded_year,omitempty"`
	Note          string       `json:"note,omitempty"`
}

// Validate reports the first rule that c breaks.
func (c Case) Validate() error {
	switch {
	case c.Received.IsZero():
		return fault.New(fault.Invalid, "没有收到日期。补上收到复议或应诉通知的日期")
	case c.Kind == "":
		return fault.New(fault.Invalid, "没有写明是行政复议还是行政诉讼；诉讼还要写明未经复议直接起诉或复议后起诉")
	case c.Result == "" && (c.ConcludedYear != 0 || !c.Concluded.IsZero()):
		return fault.New(fault.Invalid, "写了审结日期，没有审理结果。补上结果，尚未审结的删掉审结日期")
	case c.Result != "" && c.ConcludedYear == 0:
		return fault.New(fault.Invalid, "写了审理结果，不知道算在哪一年。补上审结日期")
	case c.Result != "" && c.ConcludedYear < c.Received.Year,
		!c.Concluded.IsZero() && c.Concluded.Before(c.Received):
		return fault.New(fault.Invalid, "审结早于收到日期%s。核对两个日期", c.Received)
	case !c.Concluded.IsZero() && c.Concluded.Year != c.ConcludedYear:
		return fault.New(fault.Invalid, "审结日期%s与统计年度%d不符", c.Concluded, c.ConcludedYear)
	}
	return nil
}
