package annual

import "zwgk/internal/request"

// Keys of table-three rows and columns that are no outcome and no kind of
// applicant.
const (
	NewReceived    = "new_received"
	CarriedOver    = "carried_over"
	ResultTotal    = "result_total"
	CarriedForward = "carried_forward"
	Total          = "total"
	Pending        = "pending"
)

// Columns of table two.
const (
	Made      = "made"
	Abolished = "abolished"
	InForce   = "in_force"
	Decisions = "decisions"
	AmountDue = "amount_10k_yuan"
)

// newEdition2021 has the labels of the notice's annex to the letter.
func newEdition2021() *Edition {
	return Edition{
		ID: "2021", Notice: "国办公开办函〔2021〕30号", From: 2021,
		Tables: []Table{
			{Table2, "二、主动公开政府信息情况", table2Rows2021()},
			{Table3, "三、收到和处理政府信息公开申请情况", table3Rows(otherRows2021)},
			{Table4, "四、政府信息公开行政复议、行政诉讼情况", table4Rows()},
		},
	}.indexed()
}

func table2Rows2021() []Row {
	documents := []Column{{Made, "本年制发件数", Pieces}, {Abolished, "本年废止件数", Pieces}, {InForce, "现行有效件数", Pieces}}
	decisions := []Column{{Decisions, "本年处理决定数量", Pieces}}
	return []Row{
		{"regulations", []string{"第二十条第（一）项", "规章"}, documents},
		{"normative_documents", []string{"第二十条第（一）项", "行政规范性文件"}, documents},
		{string(Licences), []string{"第二十条第（五）项", "行政许可"}, decisions},
		{string(Penalties), []string{"第二十条第（六）项", "行政处罚"}, decisions},
		{string(CoerciveMeasures), []string{"第二十条第（六）项", "行政强制"}, decisions},
		{string(Charges), []string{"第二十条第（八）项", "行政事业性收费"}, []Column{{AmountDue, "本年收费金额（单位：万元）", Amount}}},
	}
}

// applicantColumns are the seven columns of table three.
func applicantColumns() []Column {
	labels := map[request.ApplicantKind]string{
		request.NaturalPerson: "自然人", request.Commercial: "商业企业", request.Research: "科研机构",
		request.PublicWelfare: "社会公益组织", request.LegalService: "法律服务机构", request.OtherOrg: "其他",
	}
	var columns []Column
	for _, k := range request.ApplicantKinds() {
		columns = append(columns, Column{string(k), labels[k], Pieces})
	}
	return append(columns, Column{Total, "总计", Pieces})
}

// Labels of table three that stand over others.
const (
	resultsLabel     = "三、本年度办理结果"
	deniedLabel      = "（三）不予公开"
	unavailableLabel = "（四）无法提供"
	rejectedLabel    = "（五）不予处理"
	otherLabel       = "（六）其他处理"
)

var otherRows2021 = []Row{
	{Key: string(request.OtherNoCorrection), Label: []string{resultsLabel, otherLabel, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"}},
	{Key: string(request.OtherFeeUnpaid), Label: []string{resultsLabel, otherLabel, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"}},
	{Key: string(request.OtherMisc), Label: []string{resultsLabel, otherLabel, "3.其他"}},
}

// table3Rows builds table three around its last group, the only part in which
// the forms of 2019 and 2021 differ.
func table3Rows(other []Row) []Row {
	under := func(group string, rows ...[2]string) []Row {
		var out []Row
		for _, r := range rows {
			out = append(out, Row{Key: r[0], Label: []string{resultsLabel, group, r[1]}})
		}
		return out
	}
	rows := []Row{
		{Key: NewReceived, Label: []string{"一、本年新收政府信息公开申请数量"}},
		{Key: CarriedOver, Label: []string{"二、上年结转政府信息公开申请数量"}},
		{Key: string(request.Granted), Label: []string{resultsLabel, "（一）予以公开"}},
		{Key: string(request.PartiallyGranted), Label: []string{resultsLabel, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"}},
	}
	rows = append(rows, under(deniedLabel,
		[2]string{string(request.DeniedStateSecret), "1.属于国家秘密"},
		[2]string{string(request.DeniedLawForbidden), "2.其他法律行政法规禁止公开"},
		[2]string{string(request.DeniedSafetyStability), "3.危及“三安全一稳定”"},
		[2]string{string(request.DeniedThirdParty), "4.保护第三方合法权益"},
		[2]string{string(request.DeniedInternalAffairs), "5.属于三类内部事务信息"},
		[2]string{string(request.DeniedProcessInfo), "6.属于四类过程性信息"},
		[2]string{string(request.DeniedEnforcementFile), "7.属于行政执法案卷"},
		[2]string{string(request.DeniedAdminQuery), "8.属于行政查询事项"})...)
	rows = append(rows, under(unavailableLabel,
		[2]string{string(request.UnavailableNotHeld), "1.本机关不掌握相关政府信息"},
		[2]string{string(request.UnavailableNeedsWork), "2.没有现成信息需要另行制作"},
		[2]string{string(request.UnavailableUnclear), "3.补正后申请内容仍不明确"})...)
	rows = append(rows, under(rejectedLabel,
		[2]string{string(request.RejectedPetition), "1.信访举报投诉类申请"},
		[2]string{string(request.RejectedDuplicate), "2.重复申请"},
		[2]string{string(request.RejectedPublication), "3.要求提供公开出版物"},
		[2]string{string(request.RejectedAbusive), "4.无正当理由大量反复申请"},
		[2]string{string(request.RejectedReconfirm), "5.要求行政机关确认或重新出具已获取信息"})...)
	rows = append(rows, other...)
	rows = append(rows,
		Row{Key: ResultTotal, Label: []string{resultsLabel, "（七）总计"}},
		Row{Key: CarriedForward, Label: []string{"四、结转下年度继续办理"}})
	for i := range rows {
		rows[i].Columns = applicantColumns()
	}
	return rows
}

func table4Rows() []Row {
	columns := []Column{
		{string(request.Upheld), "结果维持", Pieces}, {string(request.Overturned), "结果纠正", Pieces},
		{string(request.OtherResult), "其他结果", Pieces}, {Pending, "尚未审结", Pieces}, {Total, "总计", Pieces},
	}
	return []Row{
		{string(request.Reconsideration), []string{"行政复议"}, columns},
		{string(request.DirectLitigation), []string{"行政诉讼", "未经复议直接起诉"}, columns},
		{string(request.LitigationAfterReconsideration), []string{"行政诉讼", "复议后起诉"}, columns},
	}
}
