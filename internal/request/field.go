package request

import (
	"slices"

	"zwgk/internal/workday"
)

// Field is a blank of a letter, named as the template and the form name it.
type Field string

// The fields that every letter to an applicant has.
const (
	FieldOrgan     Field = "机关名称"
	FieldNumber    Field = "文号"
	FieldApplicant Field = "申请人"
	FieldRequestNo Field = "申请编号"
	FieldReceived  Field = "收到日期"
	FieldSubject   Field = "申请内容"
	FieldContact   Field = "联系人"
	FieldPhone     Field = "联系电话"
	FieldIssued    Field = "成文日期"
)

// The fields of single letters.
const (
	FieldChannel          Field = "收到渠道"
	FieldDue              Field = "答复期限"
	FieldSupplementItems  Field = "需要补正的事项"
	FieldSupplementUntil  Field = "补正期限"
	FieldExtensionDays    Field = "延长天数"
	FieldExtensionReason  Field = "延期理由"
	FieldApprover         Field = "同意延期的负责人"
	FieldThirdParty       Field = "第三方"
	FieldSummary          Field = "申请事项摘要"
	FieldThirdPartyMatter Field = "涉及第三方的内容"
	FieldReplyAddress     Field = "意见送达地点"
	FieldConsulted        Field = "征求意见的对象"
	FieldConsultSent      Field = "征求意见发出日期"
	FieldCoOrgan          Field = "共同制作机关"
	FieldCoMatter         Field = "共同制作的信息"
	FieldAbuseFacts       Field = "数量和频次"
	FieldReasonsUntil     Field = "说明理由期限"
	FieldReasons          Field = "申请人的理由"
	FieldDeferredUntil    Field = "延迟答复期限"
	FieldFeeScheme        Field = "计收方式"
	FieldFeeUnits         Field = "件数或者页数"
	FieldFeeSteps         Field = "计算过程"
	FieldFeeAmount        Field = "金额"
	FieldFeeUntil         Field = "缴费期限"
	FieldFeePayment       Field = "缴费方式和账号"
	FieldDisclosed        Field = "公开的信息"
	FieldDelivery         Field = "提供方式"
	FieldDeliveryTime     Field = "提供时间"
	FieldSource           Field = "获取途径"
	FieldWithheld         Field = "不予公开的信息"
	FieldWithheldFacts    Field = "不予公开的事实"
	FieldRedaction        Field = "遮盖的页和处"
	FieldQueryRule        Field = "专门规定"
	FieldQueryPlace       Field = "查询办法"
	FieldSearch           Field = "检索情况"
	FieldBody             Field = "负责公开的机关"
	FieldBodyContact      Field = "负责机关的联系方式"
	FieldWorkFacts        Field = "需要加工分析的情况"
	FieldSupplemented     Field = "收到补正日期"
	FieldUnclear          Field = "仍不明确的内容"
	FieldPetitionFacts    Field = "认定的事实"
	FieldPetitionChannel  Field = "反映渠道"
	FieldPreviousNumber   Field = "前次答复文号"
	FieldPreviousDate     Field = "前次答复日期"
	FieldPublication      Field = "出版物名称"
	FieldReconfirmFacts   Field = "已经获取的情况"
	FieldNotified         Field = "补正告知日期"
	FieldFeeNotified      Field = "收费通知日期"
	FieldPublicInterest   Field = "公共利益的理由"
	FieldDisclosureDay    Field = "决定公开日期"
	FieldCorrection       Field = "要求更正的内容"
	FieldCorrectionResult Field = "核实和处理情况"
	FieldRecipient        Field = "受送达人"
	FieldDocuments        Field = "送达文书"
	FieldAddress          Field = "送达地址"
	FieldPostcode         Field = "邮政编码"
	FieldService          Field = "送达方式"
	FieldReviewBody       Field = "复议机关"
	FieldCourt            Field = "受诉法院"
)

// The fields that the program fills from the typed choice; nobody types them.
const (
	FieldAddressForm Field = "称谓"
	FieldGround      Field = "不予公开理由"
	FieldBasis       Field = "依据"
)

var filledFields = []Field{FieldAddressForm, FieldGround, FieldBasis}

var dateFields = []Field{
	FieldReceived, FieldIssued, FieldDue, FieldSupplementUntil, FieldConsultSent, FieldReasonsUntil, FieldDeferredUntil,
	FieldFeeUntil, FieldSupplemented, FieldPreviousDate, FieldNotified, FieldFeeNotified, FieldDisclosureDay,
}

// IsDate reports whether the field takes a date.
func (f Field) IsDate() bool { return slices.Contains(dateFields, f) }

// Value is what stands in a field: a text, or a date with whether it was
// counted without the 放假安排 of its year.
type Value struct {
	Text      string       `json:"text,omitempty"`
	Date      workday.Date `json:"date,omitzero"`
	Estimated bool         `json:"estimated,omitempty"`
}

// TextValue is a text.
func TextValue(s string) Value { return Value{Text: s} }

// DateValue is a date that is certain.
func DateValue(d workday.Date) Value { return Value{Date: d} }

// EstimatedValue is a date that must not go into a letter yet.
func EstimatedValue(d workday.Date) Value { return Value{Date: d, Estimated: true} }

// words gives the value as a letter prints it.
func (v Value) words() string {
	if !v.Date.IsZero() {
		return v.Date.Chinese()
	}
	return v.Text
}
