package request

import "slices"

// Outcome is how an application ended: one of the 21 result rows of table
// three (form 2021). The empty Outcome means that it has not ended.
type Outcome string

// The outcomes in the order of the form.
const (
	Granted               Outcome = "granted"                   // （一）予以公开，条例36(1)(2)
	PartiallyGranted      Outcome = "partially_granted"         // （二）部分公开，条例37
	DeniedStateSecret     Outcome = "denied_state_secret"       // 条例14
	DeniedLawForbidden    Outcome = "denied_law_forbidden"      // 条例14
	DeniedSafetyStability Outcome = "denied_safety_stability"   // 条例14
	DeniedThirdParty      Outcome = "denied_third_party"        // 条例15、32
	DeniedInternalAffairs Outcome = "denied_internal_affairs"   // 条例16第1款
	DeniedProcessInfo     Outcome = "denied_process_info"       // 条例16第2款
	DeniedEnforcementFile Outcome = "denied_enforcement_file"   // 条例16第2款
	DeniedAdminQuery      Outcome = "denied_admin_query"        // 条例36(7)
	UnavailableNotHeld    Outcome = "unavailable_not_held"      // 条例36(4)(5)
	UnavailableNeedsWork  Outcome = "unavailable_need_creation" // 条例38
	UnavailableUnclear    Outcome = "unavailable_still_unclear" // 条例30
	RejectedPetition      Outcome = "rejected_petition"         // 条例39第1款
	RejectedDuplicate     Outcome = "rejected_duplicate"        // 条例36(6)
	RejectedPublication   Outcome = "rejected_publication"      // 条例39第2款
	RejectedAbusive       Outcome = "rejected_abusive"          // 条例35
	RejectedReconfirm     Outcome = "rejected_reconfirm"
	OtherNoCorrection     Outcome = "other_no_correction" // 条例30
	OtherFeeUnpaid        Outcome = "other_fee_unpaid"    // 国办函〔2020〕109号第6条
	OtherMisc             Outcome = "other_misc"          // 含申请人撤回
)

var outcomes = []Outcome{
	Granted, PartiallyGranted,
	DeniedStateSecret, DeniedLawForbidden, DeniedSafetyStability, DeniedThirdParty,
	DeniedInternalAffairs, DeniedProcessInfo, DeniedEnforcementFile, DeniedAdminQuery,
	UnavailableNotHeld, UnavailableNeedsWork, UnavailableUnclear,
	RejectedPetition, RejectedDuplicate, RejectedPublication, RejectedAbusive, RejectedReconfirm,
	OtherNoCorrection, OtherFeeUnpaid, OtherMisc,
}

// Outcomes returns every outcome in the order of the form.
func Outcomes() []Outcome { return slices.Clone(outcomes) }

// Valid reports whether o is one of the form's outcomes.
func (o Outcome) Valid() bool { return slices.Contains(outcomes, o) }

// ApplicantKind is one of the six kinds of applicant of table three.
type ApplicantKind string

// The kinds in the order of the form's columns.
const (
	NaturalPerson ApplicantKind = "natural_person" // 自然人
	Commercial    ApplicantKind = "commercial"     // 商业企业
	Research      ApplicantKind = "research"       // 科研机构
	PublicWelfare ApplicantKind = "public_welfare" // 社会公益组织
	LegalService  ApplicantKind = "legal_service"  // 法律服务机构
	OtherOrg      ApplicantKind = "other_org"      // 其他
)

var applicantKinds = []ApplicantKind{NaturalPerson, Commercial, Research, PublicWelfare, LegalService, OtherOrg}

// ApplicantKinds returns the six kinds in the order of the form.
func ApplicantKinds() []ApplicantKind { return slices.Clone(applicantKinds) }

// Valid reports whether k is one of the six kinds.
func (k ApplicantKind) Valid() bool { return slices.Contains(applicantKinds, k) }

// Channel is the way an application reached the office.
type Channel string

// The channels that offices count by.
const (
	InPerson     Channel = "in_person" // 当面
	Mail         Channel = "mail"      // 信函、邮寄
	Fax          Channel = "fax"       // 传真
	Email        Channel = "email"     // 电子邮件
	Online       Channel = "online"    // 网上、平台
	OtherChannel Channel = "other"     // 其他
)

// Channels returns every channel in the usual order.
func Channels() []Channel { return []Channel{InPerson, Mail, Fax, Email, Online, OtherChannel} }
