package form

import (
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Filing is what stands on a 不予公开备案表.
type Filing struct {
	Organ     office.Organ
	Authority string // whom it is filed with, "" to be written in
	Item      disclosure.Item
	On        workday.Date // 填报日期; zero leaves its place
	Code      string       // head of the audit chain
}

// WithholdingFiling lays out the 不予公开备案表: what is not made public, why,
// who decided together, and the place for the authority to confirm.
func WithholdingFiling(w Filing, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(w.Code))
	formTitle(flow, "不予公开政府信息备案表")
	headLine(flow, formSize, "填报单位："+w.Organ.Name, "填报日期："+dayOrHand(w.On))
	i, f := w.Item, newFields(formSize)
	withheld := i.Withheld
	if withheld == nil {
		withheld = &disclosure.Withholding{}
	}
	f.whole("信息名称", i.Title)
	f.pair("信息编号", ledgerNumber(i), "形成日期", chinese(i.Formed))
	f.pair("责任科室", i.Station, "具体责任人", i.Responsible)
	f.whole("公开类别", kindText(i.Kind))
	f.tall("不予公开"+paper.BreakHint+"的理由", reasonText(withheld), paper.Pt(96))
	f.whole("集体研究", withheld.Meeting)
	f.pair("备案号", withheld.FilingNo, "复评日期", chinese(withheld.ReviewOn))
	f.whole("拟稿人", drafter(i))
	f.tall("保密审查"+paper.BreakHint+"意见", spoke(i, office.SecrecyReview), paper.Pt(64))
	f.tall("主要领导"+paper.BreakHint+"意见", spoke(i, office.SignOff), paper.Pt(64))
	f.tall("备案机关"+paper.BreakHint+"意见", w.Authority, paper.Pt(96))
	flow.Table(&f.table)
	flow.Space(paper.Pt(8))
	signLine(flow, "填报人：", "负责人：", "备案经办人：")
	return flow.Document(meta("不予公开政府信息备案表："+i.Title, "不予公开备案", w.Organ, w.On))
}

// spoke is the opinion given at a step, with who gave it and when.
func spoke(i disclosure.Item, step office.StepKind) string {
	for _, o := range i.Current() {
		if o.Step == step && o.Verdict == disclosure.Passed {
			return lines(opinionText(o), o.By.Name+"　"+chinese(o.On))
		}
	}
	return ""
}
