package writing

import (
	"zwgk/internal/annual"
	"zwgk/internal/request"
)

// Facts that sentences speak of.
const (
	published      Fact = "published.total"
	explains       Fact = "published.explains"
	entries        Fact = "published.entries"
	covered        Fact = "published.covered"
	uncovered      Fact = "published.uncovered"
	usedChannels   Fact = "published.channels"
	fromPersons    Fact = "table3.new_received.natural_person"
	received       Fact = "table3.new_received.total"
	carriedOver    Fact = "table3.carried_over.total"
	closed         Fact = "table3.result_total.total"
	carriedForward Fact = "table3.carried_forward.total"
	fromBodies     Fact = "applied.bodies"
	denied         Fact = "applied.denied"
	unavailable    Fact = "applied.unavailable"
	rejected       Fact = "applied.rejected"
	otherwise      Fact = "applied.other"
	uncorrected    Fact = "applied.uncorrected"
	receivedChange Fact = "applied.change"
	reviews        Fact = "table4.reconsideration.total"
	suits          Fact = "disputes.suits"
	overturned     Fact = "disputes.overturned"
	notices        Fact = "fee.notices"
	collected      Fact = "fee.collected"
	waived         Fact = "fee.waived"
	lateAnswers    Fact = "delay.answers"
	lateItems      Fact = "delay.items"
	postedMonths   Fact = "village.months"
	postedQuarters Fact = "village.quarters"
	missedQuarters Fact = "village.quarters_missed"
	opinions       Fact = "village.opinions"
	answered       Fact = "village.answered"
	unanswered     Fact = "village.unanswered"
	openMatters    Fact = "village.open"
)

const quartersOfAYear = 4

// cell is the fact of a cell.
func cell(table, row, column string) Fact { return Fact(annual.At(table, row, column)) }

// total is the fact of an outcome's 总计 column.
func total(o request.Outcome) Fact { return cell(annual.Table3, string(o), annual.Total) }

func publishedSources() []source {
	of := func(get func(Published) int64) func(*Facts) (int64, bool) {
		return func(f *Facts) (int64, bool) { return get(f.Published), true }
	}
	return []source{
		{published, "主动公开", "条", plain, of(func(p Published) int64 { return p.Items })},
		{usedChannels, "公开渠道数", "个", plain, of(func(p Published) int64 { return int64(len(p.channels())) })},
		{explains, "政策解读", "条", plain, of(func(p Published) int64 { return p.Explains })},
		{entries, "目录事项", "项", plain, of(func(p Published) int64 { return p.Entries })},
		{covered, "有公开的目录事项", "项", plain, of(func(p Published) int64 { return p.Covered })},
		{uncovered, "没有公开的目录事项", "项", plain, of(func(p Published) int64 { return max(0, p.Entries-p.Covered) })},
	}
}

// tableSources are the cells of a table, in printed order.
func tableSources(table string) []source {
	var all []source
	for _, row := range annual.Edition2021().Table(table).Rows {
		for _, column := range row.Columns {
			at := annual.At(table, row.Key, column.Key)
			s := source{fact: Fact(at), label: cellLabel(table, row.Key, column), unit: "件", number: func(f *Facts) (int64, bool) {
				v := f.Figures[at]
				return v.Number, v.State == annual.Number
			}}
			if column.Unit == annual.Amount {
				s.unit, s.measure = "万元", wan
			}
			all = append(all, s)
		}
	}
	return all
}

// rowLabels are the rows of the tables in few words.
var rowLabels = map[string]string{
	"regulations": "规章", "normative_documents": "规范性文件", string(annual.Licences): "行政许可决定", string(annual.Penalties): "行政处罚决定",
	string(annual.CoerciveMeasures): "行政强制决定", string(annual.Charges): "行政事业性收费",

	annual.NewReceived: "新收申请", annual.CarriedOver: "上年结转", annual.ResultTotal: "办理总计", annual.CarriedForward: "结转下年",
	string(request.Granted): "予以公开", string(request.PartiallyGranted): "部分公开",
	string(request.DeniedStateSecret): "不予公开·国家秘密", string(request.DeniedLawForbidden): "不予公开·法律禁止", string(request.DeniedSafetyStability): "不予公开·三安全一稳定",
	string(request.DeniedThirdParty): "不予公开·第三方权益", string(request.DeniedInternalAffairs): "不予公开·内部事务", string(request.DeniedProcessInfo): "不予公开·过程性信息",
	string(request.DeniedEnforcementFile): "不予公开·执法案卷", string(request.DeniedAdminQuery): "不予公开·行政查询",
	string(request.UnavailableNotHeld): "无法提供·不掌握", string(request.UnavailableNeedsWork): "无法提供·需另行制作", string(request.UnavailableUnclear): "无法提供·补正后不明确",
	string(request.RejectedPetition): "不予处理·信访举报", string(request.RejectedDuplicate): "不予处理·重复申请", string(request.RejectedPublication): "不予处理·公开出版物",
	string(request.RejectedAbusive): "不予处理·大量反复", string(request.RejectedReconfirm): "不予处理·重新出具",
	string(request.OtherNoCorrection): "其他处理·逾期不补正", string(request.OtherFeeUnpaid): "其他处理·逾期不缴费", string(request.OtherMisc): "其他处理·其他",

	string(request.Reconsideration): "行政复议", string(request.DirectLitigation): "直接起诉", string(request.LitigationAfterReconsideration): "复议后起诉",
}

// columnLabels are the columns of table two that are not alone in their row.
var columnLabels = map[string]string{annual.Made: "·制发", annual.Abolished: "·废止", annual.InForce: "·现行有效", annual.Decisions: "", annual.AmountDue: "", annual.Total: ""}

func cellLabel(table, row string, column annual.Column) string {
	if short, ok := columnLabels[column.Key]; ok {
		return rowLabels[row] + short
	}
	if table == annual.Table3 && column.Key == string(request.OtherOrg) {
		return rowLabels[row] + "·其他组织"
	}
	return rowLabels[row] + "·" + column.Label
}

// sum is a source that adds up cells of applications or cases.
func sum(fact Fact, label string, parts ...Fact) source {
	return source{fact, label, "件", plain, func(f *Facts) (int64, bool) {
		var n int64
		for _, part := range parts {
			v := f.Figures[annual.Address(part)]
			if v.State != annual.Number {
				return 0, false
			}
			n += v.Number
		}
		return n, true
	}}
}

// outcomeGroup is a group of results of table three.
type outcomeGroup struct {
	fact  Fact
	label string
	rows  []request.Outcome
}

var outcomeGroups = []outcomeGroup{
	{total(request.Granted), "予以公开", nil},
	{total(request.PartiallyGranted), "部分公开", nil},
	{denied, "不予公开", []request.Outcome{request.DeniedStateSecret, request.DeniedLawForbidden, request.DeniedSafetyStability, request.DeniedThirdParty,
		request.DeniedInternalAffairs, request.DeniedProcessInfo, request.DeniedEnforcementFile, request.DeniedAdminQuery}},
	{unavailable, "无法提供", []request.Outcome{request.UnavailableNotHeld, request.UnavailableNeedsWork, request.UnavailableUnclear}},
	{rejected, "不予处理", []request.Outcome{request.RejectedPetition, request.RejectedDuplicate, request.RejectedPublication, request.RejectedAbusive, request.RejectedReconfirm}},
	{otherwise, "其他处理", []request.Outcome{request.OtherNoCorrection, request.OtherFeeUnpaid, request.OtherMisc}},
}

// appliedSources are what can be said of applications besides the cells.
func appliedSources() []source {
	var all []source
	for _, g := range outcomeGroups {
		var rows []Fact
		for _, o := range g.rows {
			rows = append(rows, total(o))
		}
		if len(rows) > 0 {
			all = append(all, sum(g.fact, g.label, rows...))
		}
	}
	var bodies []Fact
	for _, k := range request.ApplicantKinds() {
		if k != request.NaturalPerson {
			bodies = append(bodies, cell(annual.Table3, annual.NewReceived, string(k)))
		}
	}
	return append(all,
		sum(fromBodies, "新收申请·法人或其他组织", bodies...),
		sum(uncorrected, "没有补正清楚", total(request.UnavailableUnclear), total(request.OtherNoCorrection)),
		source{receivedChange, "新收申请和上年相差", "件", plain, change(received)})
}

// change is how far a cell is from last year's, whichever is more.
func change(of Fact) func(*Facts) (int64, bool) {
	return func(f *Facts) (int64, bool) {
		if f.Previous == nil {
			return 0, false
		}
		now, before := f.Figures[annual.Address(of)], f.Previous.Get(annual.Address(of))
		difference := now.Number - before.Number
		return max(difference, -difference), now.State == annual.Number && before.State == annual.Number
	}
}

func disputeSources() []source {
	suit := []request.CaseKind{request.DirectLitigation, request.LitigationAfterReconsideration}
	column := func(key string, kinds ...request.CaseKind) []Fact {
		var cells []Fact
		for _, k := range kinds {
			cells = append(cells, cell(annual.Table4, string(k), key))
		}
		return cells
	}
	return []source{
		sum(suits, "行政诉讼", column(annual.Total, suit...)...),
		sum(overturned, "复议和诉讼·结果纠正", column(string(request.Overturned), request.CaseKinds()...)...),
	}
}

func feeSources() []source {
	of := func(get func(Fees) int64) func(*Facts) (int64, bool) {
		return func(f *Facts) (int64, bool) { return get(f.Fees), true }
	}
	return []source{
		{notices, "收费通知", "件", plain, of(func(fees Fees) int64 { return fees.Notices })},
		{collected, "收取信息处理费", "元", yuan, of(func(fees Fees) int64 { return fees.Collected })},
		{waived, "减免信息处理费", "件", plain, of(func(fees Fees) int64 { return fees.Waived })},
	}
}

func delaySources() []source {
	of := func(get func(*Delays) int64) func(*Facts) (int64, bool) {
		return func(f *Facts) (int64, bool) {
			if f.Delays == nil {
				return 0, false
			}
			return get(f.Delays), true
		}
	}
	return []source{
		{lateAnswers, "超期答复", "件", plain, of(func(d *Delays) int64 { return d.Answers })},
		{lateItems, "超期公开", "条", plain, of(func(d *Delays) int64 { return d.Items })},
	}
}

func villageSources() []source {
	of := func(get func(*Village) int64) func(*Facts) (int64, bool) {
		return func(f *Facts) (int64, bool) {
			if f.Village == nil {
				return 0, false
			}
			return get(f.Village), true
		}
	}
	return []source{
		{postedMonths, "公布村务的月数", "个月", plain, of(func(v *Village) int64 { return v.Months })},
		{postedQuarters, "公布村务的季度数", "个季度", plain, of(func(v *Village) int64 { return v.Quarters })},
		{missedQuarters, "没有公布的季度数", "个季度", plain, of(func(v *Village) int64 { return max(0, quartersOfAYear-v.Quarters) })},
		{opinions, "村民意见", "条", plain, of(func(v *Village) int64 { return v.Opinions })},
		{answered, "已答复的村民意见", "条", plain, of(func(v *Village) int64 { return v.Answered })},
		{unanswered, "没有答复的村民意见", "条", plain, of(func(v *Village) int64 { return max(0, v.Opinions-v.Answered) })},
		{openMatters, "年末没有办结的村务事项", "项", plain, of(func(v *Village) int64 { return v.Open })},
	}
}
