package request

import (
	"fmt"
	"slices"

	"zwgk/internal/fault"
)

// FeeEffect is what a payment does to the clock.
type FeeEffect string

// The two readings of what follows payment.
const (
	PaymentRestarts FeeEffect = "restarts" // the 20 days run anew from the day after
	PaymentResumes  FeeEffect = "resumes"  // the days left run on from the day after
)

// Rules are the numbers the clock counts by. What a provision fixes stands here
// beside what is only inferred; Parameters says which is which.
type Rules struct {
	Reply            int       `json:"reply"`             // to answer, working days
	Supplement       int       `json:"supplement"`        // to ask for 补正, working days
	Consult          int       `json:"consult"`           // for others to answer, working days
	ExtensionMax     int       `json:"extension_max"`     // of one extension, working days
	FeeTerm          int       `json:"fee_term"`          // to pay, working days
	PauseOnSent      bool      `json:"pause_on_sent"`     // the day of sending is not counted either
	CountAnswerDay   bool      `json:"count_answer_day"`  // the day of the answer is counted
	PauseForReasons  bool      `json:"pause_for_reasons"` // 说明理由 pauses the clock
	Payment          FeeEffect `json:"payment"`
	RemindBefore     []int     `json:"remind_before"`     // working days left at which to remind
	RemindSupplement int       `json:"remind_supplement"` // working day of the 补正 term
}

// DefaultRules are the rules as the domain handbook reads the law.
func DefaultRules() Rules {
	return Rules{
		Reply: 20, Supplement: 7, Consult: 15, ExtensionMax: 20, FeeTerm: 20,
		Payment: PaymentRestarts, RemindBefore: []int{10, 5, 3, 1}, RemindSupplement: 5,
	}
}

// Validate reports the first rule that cannot be counted by.
func (r Rules) Validate() error {
	for _, n := range []int{r.Reply, r.Supplement, r.Consult, r.ExtensionMax, r.FeeTerm} {
		if n < 1 || n > 250 {
			return fault.New(fault.Invalid, "期限参数里有%d个工作日。写1到250", n)
		}
	}
	if r.Payment != PaymentRestarts && r.Payment != PaymentResumes {
		return fault.New(fault.Invalid, "缴费以后期限怎样算没有选。选重新计算或者接着计算")
	}
	if slices.ContainsFunc(r.RemindBefore, func(n int) bool { return n < 0 }) {
		return fault.New(fault.Invalid, "提醒的天数里有小于0的数。写0或更多")
	}
	return nil
}

// Certainty is how far a statement is checked against its source.
type Certainty string

// The marks of the domain handbook §0.1.
const (
	Confirmed Certainty = "confirmed" // 确认
	Inferred  Certainty = "inferred"  // 推断
	Unchecked Certainty = "unchecked" // 未核
)

// Label gives the mark in Chinese.
func (c Certainty) Label() string {
	return map[Certainty]string{Confirmed: "确认", Inferred: "推断", Unchecked: "未核"}[c]
}

// Parameter is one of the rules in words, for the settings and for a sheet.
type Parameter struct {
	Name      string    `json:"name"`
	Value     string    `json:"value"`
	Basis     string    `json:"basis"`
	Certainty Certainty `json:"certainty"`
}

// Parameters lists the rules with what each rests on.
func (r Rules) Parameters() []Parameter {
	days := func(n int) string { return fmt.Sprintf("%d个工作日", n) }
	choose := func(yes bool, a, b string) string {
		if yes {
			return a
		}
		return b
	}
	return []Parameter{
		{"答复期限", days(r.Reply), "条例第三十三条；开始的当日不计入，民法典第二百零一条", Confirmed},
		{"告知补正的期限", days(r.Supplement), "条例第三十条", Confirmed},
		{"征求意见的期限", days(r.Consult), "条例第三十二条、第三十四条", Confirmed},
		{"延长的期限最多", days(r.ExtensionMax), "条例第三十三条；只能一次、期满前作出是推断", Confirmed},
		{"延期以后重新计算的", "延长的天数不保留，也不能再延", "条例没有写", Inferred},
		{"缴费期限", days(r.FeeTerm) + "，从通知次日起", "国办函〔2020〕109号第六条", Confirmed},
		{"征求意见：发出当日", choose(r.PauseOnSent, "不计入", "计入"), "条例第三十三条只说所需时间不计算在内", Inferred},
		{"征求意见：收到意见当日", choose(r.CountAnswerDay, "计入", "不计入"), "条例第三十三条只说所需时间不计算在内", Inferred},
		{"说明理由的时间", choose(r.PauseForReasons, "不计入", "计入"), "条例第三十五条没有写停计", Inferred},
		{"缴费以后", choose(r.Payment == PaymentRestarts, "次日起重新计算", "次日起接着计算"), "国办函〔2020〕109号第六条，没有见到原文", Unchecked},
	}
}
