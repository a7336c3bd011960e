package request

import (
	"fmt"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// ReceiptFacts are the days from which the legal day of receipt is found.
type ReceiptFacts struct {
	Submitted workday.Date // handed in, or said and written down, at the counter
	Signed    workday.Date // mail that needs a signature: signed for
	Arrived   workday.Date // ordinary letter, fax, e-mail, platform: came in
	// Confirmed is the day on which the office and the applicant agreed that
	// the request had come. Where the applicant could not be reached, the day
	// on which contact was made.
	Confirmed workday.Date
}

// LegalReceipt gives the day on which a request counts as received, and why, by
// 条例 article 31. The clock starts the day after. Mail that was signed for goes
// by the signature; an ordinary letter, and whatever comes over a wire, goes by
// the day both sides confirmed.
func LegalReceipt(channel Channel, facts ReceiptFacts) (date workday.Date, why string, err error) {
	switch channel {
	case InPerson:
		return firstDay(facts.Submitted, "当面提交", "提交之日为收到之日（条例第三十一条第一项）", "提交日期")
	case Mail:
		if !facts.Signed.IsZero() {
			return firstDay(facts.Signed, "邮寄，需要签收", "签收之日为收到之日（条例第三十一条第二项）", "签收日期")
		}
		return confirmed(facts, "平常信函，不需要签收", "条例第三十一条第二项，确认之日为收到之日")
	case Fax, Email, Online:
		return confirmed(facts, "互联网渠道或者传真", "条例第三十一条第三项，双方确认之日为收到之日")
	}
	return workday.Date{}, "", fault.New(fault.Invalid, "渠道“%s”定不了收到之日。写明当面、信函、传真、电子邮件还是网上", channel)
}

func firstDay(d workday.Date, how, rule, missing string) (workday.Date, string, error) {
	if d.IsZero() {
		return d, "", fault.New(fault.Invalid, "%s的申请没有%s，定不了收到之日。补上%s", how, missing, missing)
	}
	return d, how + "，" + rule, nil
}

func confirmed(facts ReceiptFacts, how, rule string) (workday.Date, string, error) {
	switch {
	case facts.Confirmed.IsZero():
		return workday.Date{}, "", fault.New(fault.Invalid, "%s的申请没有与申请人确认的日期，定不了收到之日。当日与申请人确认，补上确认日期", how)
	case !facts.Arrived.IsZero() && facts.Confirmed.Before(facts.Arrived):
		return workday.Date{}, "", fault.New(fault.Invalid, "确认日期%s早于收件日期%s。核对两个日期", facts.Confirmed, facts.Arrived)
	}
	why := how + "，" + rule
	if late := facts.Arrived; !late.IsZero() && facts.Confirmed.After(late) {
		why += fmt.Sprintf("；%s收件，%s确认，把没有当日确认的原因记下来", late, facts.Confirmed)
	}
	return facts.Confirmed, why, nil
}
