package annual

import (
	"regexp"
	"strings"

	"zwgk/internal/annual/prose"
)

// applicationRules judge what the prose says of applications against what is
// known of them.
func applicationRules() []proseRule {
	return []proseRule{
		{"WITHDRAWN", Error, "申请人撤回的申请计入表三“（六）其他处理”的“3.其他”（由行名推断，上级另有口径的以其为准）", judgeWithdrawn},
		{"BOILERPLATE", Warning, "没有收到申请的年度，不会有答复、办理的情况", judgeBoilerplate},
		{"FEE", Error, "第六部分报告信息处理费的收取情况（国办函〔2020〕109号；30号文这一条没有见到原文，以上级口径为准）", judgeFee},
	}
}

func judgeWithdrawn(r *reading) (j judgement) {
	withdrawn, other := r.first(FactWithdrawn), r.first(FactOther)
	if withdrawn == nil && r.Narrative != nil {
		for _, claim := range r.Narrative.claims {
			if received := r.first(FactReceived); received != nil && withdrawing.MatchString(claim) {
				withdrawn = &Told{Fact: FactWithdrawn, Number: received.Number, Quote: claim}
			}
		}
	}
	switch {
	case !r.spoken():
		j.unjudged = noProse
		return j
	case withdrawn == nil || withdrawn.Number == 0 || withdrawn.Rough:
		return j
	}
	rows := []Address{At(Table3, "other_misc", Total)}
	if r.hasOldOther() {
		rows = []Address{At(Table3, OtherSingle, Total)}
	}
	counted, known := r.amount(rows)
	place := "表三“其他处理”"
	if !known && other != nil {
		counted, known, place = other.Number, true, "其他处理写的"
	}
	switch {
	case !known:
		j.unjudged = "正文写有申请人撤回，看不到表三“其他处理”"
	case counted < withdrawn.Number:
		j.add(noteOn(withdrawn.at, Error, withdrawn.Quote, "%s写申请人撤回%d件，%s是%d。撤回的计入“（六）其他处理”的“3.其他”", placeOf(withdrawn.at), withdrawn.Number, place, counted))
	}
	return j
}

func (r *reading) first(fact Fact) *Told {
	for i, t := range r.told {
		if t.Fact == fact {
			return &r.told[i]
		}
	}
	return nil
}

var boilerplate = regexp.MustCompile(`无法满足[^，。；]{0,12}(?:公开)?要求|(?:均|全部)(?:已)?(?:在|按|依|予以)[^，。；]{0,16}(?:答复|办结|回复)|(?:答复|办结|办复)率(?:达|为|达到)?(?:到)?100%|(?:均|全部)(?:已)?(?:答复|办结)`)

// applied recognises a sentence that is about applications and not about
// letters or hot lines.
func applied(sentence string) bool {
	return prose.ContainsAny(sentence, "申请") && !prose.ContainsAny(sentence, "热线", "信箱", "留言", "建议", "提案", "工单", "信访")
}

func judgeBoilerplate(r *reading) (j judgement) {
	switch {
	case len(r.paragraphs) == 0:
		j.unjudged = noProse
		return j
	case !r.noApplications():
		return j
	}
	for _, p := range r.paragraphs {
		for _, at := range boilerplate.FindAllStringIndex(p.text, -1) {
			sentence := sentenceOf(p.text, at[0])
			quote := p.text[at[0]:at[1]]
			if applied(sentence) || strings.HasPrefix(quote, "无法满足") && prose.ContainsAny(p.text, "申请") {
				j.add(noteOn(p, Warning, prose.Clip(sentence, 50), "%s：这一年没有收到申请，却写“%s”。多半是套用的话", p.place(), quote))
			}
		}
	}
	return j
}

// noApplications reports whether the year is known to have had none.
func (r *reading) noApplications() bool {
	if n, known := r.amount([]Address{At(Table3, NewReceived, Total), At(Table3, CarriedOver, Total)}); known {
		return n == 0
	}
	told := r.first(FactReceived)
	return told != nil && told.Number == 0 && told.Firm
}

var (
	feeWord  = regexp.MustCompile(`信息处理费|收费|费用`)
	noFee    = regexp.MustCompile(`(?:未|没有|无|不)[^。；]{0,16}(?:收取|收费|费用|信息处理费)|(?:未|没有)发出|0元|0万元`)
	someFee  = regexp.MustCompile(`(?:收取|收到|征收)[^。；]{0,24}?[1-9]\d*(?:\.\d+)?(?:万)?元`)
	feeSince = 2021 // the first whole year of 国办函〔2020〕109号
)

func judgeFee(r *reading) (j judgement) {
	switch {
	case len(r.paragraphs) == 0 || !r.Shown.Prose:
		j.unjudged = noProse
		return j
	case r.Year < feeSince:
		j.unjudged = "信息处理费从2021年起收，这一年度"
		return j
	}
	paragraphs := r.section(6)
	if len(paragraphs) == 0 {
		j.unjudged = "没有看到第六部分"
		return j
	}
	said, none := false, false
	for _, p := range paragraphs {
		said = said || feeWord.MatchString(p.text)
		none = none || noFee.MatchString(p.text) && !someFee.MatchString(p.text)
	}
	unpaid, known := r.amount([]Address{At(Table3, "other_fee_unpaid", Total)})
	switch {
	case !said:
		j.add(noteOn(paragraphs[0], Warning, prose.Clip(paragraphs[0].text, 40), "“%s”没有写信息处理费。没有收取的，也写明没有收取", paragraphs[0].heading))
	case known && unpaid > 0 && none && r.mentionsNoNotice(paragraphs):
		j.add(noteOn(paragraphs[0], Error, "", "“%s”写没有发出收费通知，表三“逾期未按收费通知要求缴纳费用”有%d件", paragraphs[0].heading, unpaid))
	}
	return j
}

var noNotice = regexp.MustCompile(`(?:未|没有)(?:发出|向[^。，]{0,12}发出)(?:过)?[^。；，]{0,8}收费通知`)

func (r *reading) mentionsNoNotice(paragraphs []*paragraph) bool {
	for _, p := range paragraphs {
		if noNotice.MatchString(p.text) {
			return true
		}
	}
	return false
}
