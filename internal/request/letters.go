package request

import "slices"

// common are the fields of a letter to an applicant; with, those and more.
var common = []Field{
	FieldOrgan, FieldNumber, FieldApplicant, FieldRequestNo, FieldReceived, FieldSubject, FieldContact, FieldPhone, FieldIssued,
}

func with(more ...Field) []Field { return append(slices.Clone(common), more...) }

var (
	silent      = []RemedyKind{NoRemedy}
	firstReview = []RemedyKind{ReconsiderFirst}
	either      = []RemedyKind{ReconsiderOrSue}
	choice      = []RemedyKind{ReconsiderOrSue, ReconsiderFirst}
)

// Notes on the choices that wait for a legal check (handbook §12 no. 4).
const (
	remedyOpen   = "是否属于应当先复议的“不予公开”没有定论，请核对：由法制人员选定先复议，还是复议或者诉讼"
	remedyThird  = "手册没有写给第三方的救济告知，这里按一般行政行为写，请核对：由法制人员确认"
	remedyFee    = "不能单独就收费决定复议、诉讼（未核），所以不写救济告知"
	remedyAmend  = "更正的答复按一般行政行为写，只是转送的选不写，请核对：由法制人员确认"
	doubtClause  = "文书里写的条例第三十三条第几款没有核对原文，请核对"
	basisAbuse   = "条例第三十五条"
	basisFee     = "条例第四十二条；国办函〔2020〕109号"
	basisPublish = "条例第三十六条第一项"
)

// letters is the handbook's table §4.2: a row for each kind.
var letters = []Letter{
	{Code: "N01", Title: "政府信息公开申请接收回执", To: ToApplicant, Basis: "条例第三十一条", Event: Received, Remedies: silent,
		Fields: []Field{FieldOrgan, FieldApplicant, FieldRequestNo, FieldReceived, FieldSubject, FieldChannel, FieldDue, FieldContact, FieldPhone, FieldIssued}},
	{Code: "N02", Title: "补正告知书", To: ToApplicant, Basis: "条例第三十条", Event: SupplementNotified, Remedies: silent,
		Fields: with(FieldSupplementItems, FieldSupplementUntil)},
	{Code: "N03", Title: "延期答复告知书", To: ToApplicant, Basis: "条例第三十三条", Event: Extended, Remedies: silent, Doubt: doubtClause,
		Fields: with(FieldExtensionDays, FieldExtensionReason, FieldApprover, FieldDue)},
	{Code: "N04", Title: "第三方意见征询书", To: ToThirdParty, Basis: "条例第三十二条", Event: ConsultSent, Remedies: silent,
		Fields: []Field{FieldOrgan, FieldNumber, FieldThirdParty, FieldSummary, FieldThirdPartyMatter, FieldReplyAddress, FieldContact, FieldPhone, FieldIssued}},
	{Code: "N05", Title: "征求意见告知书", To: ToApplicant, Basis: "条例第三十三条", Remedies: silent, Doubt: doubtClause,
		Fields: with(FieldConsulted, FieldConsultSent)},
	{Code: "N06", Title: "征求共同制作机关意见函", To: ToOrgan, Basis: "条例第三十四条", Event: ConsultSent, Remedies: silent,
		Fields: []Field{FieldOrgan, FieldNumber, FieldCoOrgan, FieldSummary, FieldCoMatter, FieldReplyAddress, FieldContact, FieldPhone, FieldIssued}},
	{Code: "N07", Title: "说明理由告知书", To: ToApplicant, Basis: basisAbuse, Event: ReasonsAsked, Remedies: silent,
		Fields: with(FieldAbuseFacts, FieldReasonsUntil)},
	{Code: "N08", Title: "延迟答复告知书", To: ToApplicant, Basis: basisAbuse, Event: Deferred, Remedies: silent,
		Fields: with(FieldReasons, FieldAbuseFacts, FieldDeferredUntil)},
	{Code: "N09", Title: "信息处理费收费通知书", To: ToApplicant, Basis: basisFee, Event: FeeNotified, Remedies: silent, RemedyNote: remedyFee,
		Fields: with(FieldFeeScheme, FieldFeeUnits, FieldFeeSteps, FieldFeeAmount, FieldFeeUntil, FieldFeePayment)},
	{Code: "N10", Title: "予以公开告知书", To: ToApplicant, Basis: "条例第三十六条第二项", Event: Answered, Remedies: either,
		Outcomes: []Outcome{Granted}, Fields: with(FieldDisclosed, FieldDelivery, FieldDeliveryTime)},
	{Code: "N11", Title: "已主动公开告知书", To: ToApplicant, Basis: basisPublish, Event: Answered, Remedies: either,
		Outcomes: []Outcome{Granted}, Fields: with(FieldSource)},
	{Code: "N12", Title: "部分公开告知书", To: ToApplicant, Basis: "条例第三十七条", Event: Answered, Remedies: firstReview,
		Outcomes: []Outcome{PartiallyGranted}, Fields: with(FieldDisclosed, FieldDelivery, FieldDeliveryTime, FieldWithheld, FieldWithheldFacts, FieldRedaction)},
	{Code: "N13", Title: "不予公开告知书", To: ToApplicant, Basis: "条例第十四条、第十五条、第十六条、第三十六条第三项", Event: Answered, Remedies: firstReview,
		Outcomes: denials(), Fields: with(FieldWithheld, FieldWithheldFacts)},
	{Code: "N14", Title: "行政查询事项告知书", To: ToApplicant, Basis: "条例第三十六条第七项", Event: Answered, Remedies: choice, RemedyNote: remedyOpen,
		Outcomes: []Outcome{DeniedAdminQuery}, Fields: with(FieldQueryRule, FieldQueryPlace)},
	{Code: "N15", Title: "政府信息不存在告知书", To: ToApplicant, Basis: "条例第三十六条第四项", Event: Answered, Remedies: choice, RemedyNote: remedyOpen,
		Outcomes: []Outcome{UnavailableNotHeld}, Fields: with(FieldSearch)},
	{Code: "N16", Title: "非本机关公开告知书", To: ToApplicant, Basis: "条例第三十六条第五项", Event: Answered, Remedies: choice, RemedyNote: remedyOpen,
		Outcomes: []Outcome{UnavailableNotHeld}, Fields: with(FieldSearch, FieldBody, FieldBodyContact)},
	{Code: "N17", Title: "需另行制作告知书", To: ToApplicant, Basis: "条例第三十八条", Event: Answered, Remedies: either,
		Outcomes: []Outcome{UnavailableNeedsWork}, Fields: with(FieldWorkFacts)},
	{Code: "N18", Title: "补正后仍不明确告知书", To: ToApplicant, Basis: "条例第三十条", Event: Answered, Remedies: either,
		Outcomes: []Outcome{UnavailableUnclear}, Fields: with(FieldNotified, FieldSupplemented, FieldUnclear)},
	{Code: "N19", Title: "信访投诉举报类申请告知书", To: ToApplicant, Basis: "条例第三十九条第一款", Event: Answered, Remedies: either,
		Outcomes: []Outcome{RejectedPetition}, Fields: with(FieldPetitionFacts, FieldPetitionChannel)},
	{Code: "N20", Title: "重复申请不予重复处理告知书", To: ToApplicant, Basis: "条例第三十六条第六项", Event: Answered, Remedies: either,
		Outcomes: []Outcome{RejectedDuplicate}, Fields: with(FieldPreviousNumber, FieldPreviousDate)},
	{Code: "N21", Title: "公开出版物告知书", To: ToApplicant, Basis: "条例第三十九条第二款", Event: Answered, Remedies: either,
		Outcomes: []Outcome{RejectedPublication}, Fields: with(FieldPublication, FieldSource)},
	{Code: "N22", Title: "不予处理告知书（大量反复申请）", To: ToApplicant, Basis: basisAbuse, Event: Answered, Remedies: either,
		Outcomes: []Outcome{RejectedAbusive}, Fields: with(FieldAbuseFacts, FieldReasons)},
	{Code: "N23", Title: "不予处理告知书（确认或者重新出具）", To: ToApplicant, Basis: "国办公开办函〔2021〕30号", Event: Answered, Remedies: either,
		Outcomes: []Outcome{RejectedReconfirm}, Fields: with(FieldReconfirmFacts)},
	{Code: "N24", Title: "逾期未补正结案告知书", To: ToApplicant, Basis: "条例第三十条", Event: Abandoned, Remedies: either, Optional: true,
		Outcomes: []Outcome{OtherNoCorrection}, Fields: with(FieldNotified, FieldSupplementUntil)},
	{Code: "N25", Title: "逾期未缴费结案告知书", To: ToApplicant, Basis: "国办函〔2020〕109号第六条", Event: Abandoned, Remedies: either, Optional: true,
		Outcomes: []Outcome{OtherFeeUnpaid}, Fields: with(FieldFeeNotified, FieldFeeAmount, FieldFeeUntil)},
	{Code: "N26", Title: "决定公开告知书（告知第三方）", To: ToThirdParty, Basis: "条例第三十二条", Remedies: either, RemedyNote: remedyThird,
		Fields: []Field{FieldOrgan, FieldNumber, FieldThirdParty, FieldThirdPartyMatter, FieldPublicInterest, FieldDisclosureDay, FieldContact, FieldPhone, FieldIssued}},
	{Code: "N27", Title: "政府信息更正申请告知书", To: ToApplicant, Basis: "条例第四十一条", Remedies: []RemedyKind{ReconsiderOrSue, NoRemedy}, RemedyNote: remedyAmend,
		Fields: []Field{FieldOrgan, FieldNumber, FieldApplicant, FieldReceived, FieldCorrection, FieldCorrectionResult, FieldContact, FieldPhone, FieldIssued}},
	{Code: "N28", Title: "送达回证", To: ToRecipient, Basis: "实务", Event: Delivered, Remedies: silent,
		Fields: []Field{FieldOrgan, FieldRecipient, FieldDocuments, FieldNumber, FieldService, FieldAddress, FieldPostcode, FieldContact, FieldPhone, FieldIssued}},
}

// denials are the seven reasons of N13, in the order of table three.
func denials() []Outcome {
	return []Outcome{
		DeniedStateSecret, DeniedLawForbidden, DeniedSafetyStability, DeniedThirdParty,
		DeniedInternalAffairs, DeniedProcessInfo, DeniedEnforcementFile,
	}
}
