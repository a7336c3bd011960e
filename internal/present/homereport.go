package present

import (
	"context"
	"fmt"

	"zwgk/internal/workday"
)

// ReportCard is the year's report as 首页 shows it: how far it is and what
// comes next.
type ReportCard struct {
	Title, Due string // 2025年度报告; 1月20日报送，还有4个工作日
	Steps      []string
	Current    int    // of Steps; len(Steps) when all are done
	Line       string // 71条记录，等核对和签发
	Act        string // words of the button
	Waits      bool   // something is to be done
}

// report tells how far the year's report is from what is cheap to know: how
// many records its ledgers have, and whether it was signed off. The checks
// themselves are made in its room.
func (h *Home) report(ctx context.Context, calendar *workday.Calendar, today workday.Date) (*ReportCard, error) {
	if !h.desk.Organ().Level.ReportsAnnually() {
		return nil, nil
	}
	year := ReportYear(today)
	signed, err := h.desk.Signed(ctx, year)
	if err != nil {
		return nil, err
	}
	sources, err := h.desk.Sources(ctx, year)
	if err != nil {
		return nil, err
	}
	records, missing := int64(0), 0
	for _, s := range sources {
		records += s.Records
		if s.Records == 0 {
			missing++
		}
	}
	card := &ReportCard{Title: fmt.Sprintf("%d年度报告", year), Due: dueWords(calendar, today, year), Steps: []string{"取数", "核对", "成稿"}, Waits: true}
	switch {
	case signed != nil:
		card.Current, card.Waits, card.Act = len(card.Steps), false, "看年度报告"
		card.Line = fmt.Sprintf("%s%s签发，已定稿", signed.Signer, monthDay(signed.SignedOn))
	case records == 0:
		card.Line, card.Act = "四份台账都还没有记录", "编年度报告"
	case missing > 0:
		card.Line, card.Act = fmt.Sprintf("%s条记录，%d份台账没有记录", thousands(int(records)), missing), "继续取数"
	default:
		card.Current, card.Act = 1, "继续编报告"
		card.Line = fmt.Sprintf("%s条记录，等核对和签发", thousands(int(records)))
	}
	return card, nil
}
