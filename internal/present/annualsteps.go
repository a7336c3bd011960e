package present

import (
	"fmt"

	"zwgk/internal/desk"
	"zwgk/internal/writing"
)

func (m *AnnualModel) setSteps(sources []desk.Source, reports bool) {
	m.Steps = nil
	if reports {
		m.Steps = m.countedSteps(sources)
	}
	m.Steps = append(m.Steps, m.writeStep(), m.finishStep())
}

// countedSteps are those before anything is written.
func (m *AnnualModel) countedSteps(sources []desk.Source) []YearStep {
	records, missing := int64(0), 0
	for _, s := range sources {
		records += s.Records
		if s.Records == 0 {
			missing++
		}
	}
	gather := YearStep{Step: Gather, Name: "取数", Result: thousands(int(records)) + "条记录", Done: missing == 0}
	if missing > 0 {
		gather.Result += fmt.Sprintf("，%d份台账没有记录", missing)
	}
	verify := YearStep{Step: Verify, Name: "核对", Done: m.Tally.Errors == 0 && records > 0, Result: fmt.Sprintf("%d项通过", m.Tally.Passed)}
	if records == 0 {
		verify.Result = "先取数"
	}
	switch {
	case m.Tally.Errors > 0:
		verify.Result = fmt.Sprintf("%d处待处理", m.Tally.Errors+m.Tally.Warnings)
	case m.Tally.Warnings > 0:
		verify.Result = fmt.Sprintf("没有错，%d处提醒", m.Tally.Warnings)
	}
	return []YearStep{gather, verify}
}

func (m *AnnualModel) writeStep() YearStep {
	step := YearStep{Step: Write, Name: "撰写", Done: len(m.Write.Asks) == 0 && m.Write.Moved == 0}
	switch {
	case len(m.Write.Asks) > 0:
		step.Result = fmt.Sprintf("还缺%d项", len(m.Write.Asks))
	case m.Write.Moved > 0:
		step.Result = fmt.Sprintf("%d段有新变化", m.Write.Moved)
	default:
		step.Result = fmt.Sprintf("%d段，改过%d段", len(m.Write.Parts), m.Write.Edited)
	}
	return step
}

func (m *AnnualModel) finishStep() YearStep {
	switch {
	case m.Paper != writing.AnnualReport:
		return YearStep{Step: Finish, Name: "成稿", Result: "打印、存盘"}
	case m.Signed != nil:
		return YearStep{Step: Finish, Name: "成稿", Result: m.Signed.Signer + "签发", Done: true}
	}
	return YearStep{Step: Finish, Name: "成稿", Result: "等签发"}
}
