package request

import (
	"fmt"
	"slices"
)

// outcomeFacts are an outcome's words: the row of table three, the provision it
// rests on, and, where information is withheld, the ground as a letter says it.
type outcomeFacts struct{ label, article, ground string }

var outcomeWords = map[Outcome]outcomeFacts{
	Granted:               {"予以公开", "条例第三十六条第一项、第二项", ""},
	PartiallyGranted:      {"部分公开", "条例第三十七条", ""},
	DeniedStateSecret:     {"属于国家秘密", "条例第十四条、第三十六条第三项", "属于依法确定为国家秘密的政府信息"},
	DeniedLawForbidden:    {"其他法律行政法规禁止公开", "条例第十四条、第三十六条第三项", "属于法律、行政法规禁止公开的政府信息"},
	DeniedSafetyStability: {"危及“三安全一稳定”", "条例第十四条、第三十六条第三项", "公开后可能危及国家安全、公共安全、经济安全、社会稳定"},
	DeniedThirdParty:      {"保护第三方合法权益", "条例第十五条、第三十二条、第三十六条第三项", "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害"},
	DeniedInternalAffairs: {"属于三类内部事务信息", "条例第十六条第一款、第三十六条第三项", "属于人事管理、后勤管理、内部工作流程方面的内部事务信息"},
	DeniedProcessInfo:     {"属于四类过程性信息", "条例第十六条第二款、第三十六条第三项", "属于讨论记录、过程稿、磋商信函、请示报告等过程性信息"},
	DeniedEnforcementFile: {"属于行政执法案卷", "条例第十六条第二款、第三十六条第三项", "属于行政执法案卷信息"},
	DeniedAdminQuery:      {"属于行政查询事项", "条例第三十六条第七项", ""},
	UnavailableNotHeld:    {"本机关不掌握相关政府信息", "条例第三十六条第四项、第五项", ""},
	UnavailableNeedsWork:  {"没有现成信息需要另行制作", "条例第三十八条", ""},
	UnavailableUnclear:    {"补正后申请内容仍不明确", "条例第三十条", ""},
	RejectedPetition:      {"信访举报投诉类申请", "条例第三十九条第一款", ""},
	RejectedDuplicate:     {"重复申请", "条例第三十六条第六项", ""},
	RejectedPublication:   {"要求提供公开出版物", "条例第三十九条第二款", ""},
	RejectedAbusive:       {"无正当理由大量反复申请", "条例第三十五条", ""},
	RejectedReconfirm:     {"要求行政机关确认或重新出具已获取信息", "国办公开办函〔2021〕30号（条例没有单独规定）", ""},
	OtherNoCorrection:     {"申请人无正当理由逾期不补正", "条例第三十条", ""},
	OtherFeeUnpaid:        {"申请人逾期未按收费通知要求缴纳费用", "国办函〔2020〕109号第六条", ""},
	OtherMisc:             {"其他", "国办公开办函〔2021〕30号", ""},
}

// Label names the outcome as its row of table three does.
func (o Outcome) Label() string { return outcomeWords[o].label }

// Article names the provisions the outcome rests on, to the item.
func (o Outcome) Article() string { return outcomeWords[o].article }

// Ground says why information is withheld, for the letter; "" for an outcome
// that withholds nothing by articles 14 to 16.
func (o Outcome) Ground() string { return outcomeWords[o].ground }

// Withholds reports whether the outcome is one of the seven denials by articles
// 14 to 16, which must go to 复议 before a court (行政复议法 第二十三条).
func (o Outcome) Withholds() bool { return o.Ground() != "" }

// Row is the handbook's code of the outcome's row in table three, R03 to R23.
func (o Outcome) Row() string {
	i := slices.Index(outcomes, o)
	if i < 0 {
		return ""
	}
	return fmt.Sprintf("R%02d", i+3)
}

// ByRegistration reports whether a request may end so with an entry alone: the
// applicant gave up, and the law asks for no letter.
func (o Outcome) ByRegistration() bool {
	return o == OtherNoCorrection || o == OtherFeeUnpaid || o == OtherMisc
}
