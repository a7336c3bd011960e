package present

import (
	"context"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

// Counting is how the office reads what the law leaves open about a term.
type Counting struct {
	SentDay   int // the day on which 征求意见书 goes out: counted, not counted
	AnswerDay int // the day on which the opinion comes: not counted, counted
	Reasons   int // while the applicant gives reasons: counted, not counted
	Payment   int // after payment: the term begins anew, the days left run on
}

// CountingRow is one of the choices, the usual one first.
type CountingRow struct {
	Name    string
	Choices []string
	Help    string // what it rests on, and how sure that is
}

// CountingRows are the choices, in the order of Counting.
func CountingRows() []CountingRow {
	return []CountingRow{
		{"征求意见首日", []string{"计入", "不计入"}, "征求意见书发出的那一天。条例第三十三条只说所需时间不计算在内，首日计不计是推断，请核对。"},
		{"收到意见当日", []string{"不计入", "计入"}, "末日计不计也是推断，请核对。"},
		{"说明理由期间", []string{"计入", "不计入"}, "要求说明理由，到收到理由为止。条例第三十五条没有写停计，是推断，请核对。"},
		{"缴清费用以后", []string{"重新计算", "接着计算"}, "国办函〔2020〕109号第六条，没有见到原文（未核），请核对。"},
	}
}

// CountingLocked says why the person may not change how terms are counted, ""
// when they may.
func (p *Requests) CountingLocked() string {
	s := p.desk.Sitting()
	if s == nil {
		return ""
	}
	return reasonOf(s.Role.Permit(office.ManageOffice))
}

// AskCounting hands over how terms are counted now, to be changed.
func (p *Requests) AskCounting(ask func(Counting)) {
	var s desk.RequestSettings
	p.run.Go(func(ctx context.Context) (err error) {
		s, err = p.desk.RequestSettings(ctx)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		ask(Counting{choice(s.Rules.PauseOnSent), choice(s.Rules.CountAnswerDay), choice(s.Rules.PauseForReasons), choice(s.Rules.Payment == request.PaymentResumes)})
	})
}

// choice is the place of a choice of two.
func choice(second bool) int {
	if second {
		return 1
	}
	return 0
}

// SetCounting changes how terms are counted, those of requests that are open
// too.
func (p *Requests) SetCounting(c Counting, done func(wrong map[string]string)) {
	p.change(func(ctx context.Context) error {
		s, err := p.desk.RequestSettings(ctx)
		if err != nil {
			return err
		}
		s.Rules.PauseOnSent, s.Rules.CountAnswerDay, s.Rules.PauseForReasons = c.SentDay == 1, c.AnswerDay == 1, c.Reasons == 1
		s.Rules.Payment = request.PaymentRestarts
		if c.Payment == 1 {
			s.Rules.Payment = request.PaymentResumes
		}
		return p.desk.SetRequestSettings(ctx, s)
	}, CountingField, "已改，期限按它重新计算", p.Load, done)
}

// CountingField is the first row of the form of Counting.
const CountingField = "counting"
