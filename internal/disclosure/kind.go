package disclosure

import "slices"

// Kind says which item of article 20 something is, or that it is 村务.
type Kind string

// VillageAffair is what a village discloses, which is no 政府信息.
const VillageAffair Kind = "village"

type kindInfo struct{ short, full string }

// The fifteen items of article 20, in its order.
var kindOrder = []Kind{
	"A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12", "A13", "A14", "A15", VillageAffair,
}

var kinds = map[Kind]kindInfo{
	"A01": {"规章和规范性文件", "行政法规、规章和规范性文件"},
	"A02": {"机构职能", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"},
	"A03": {"规划计划", "国民经济和社会发展规划、专项规划、区域规划及相关政策"},
	"A04": {"统计信息", "国民经济和社会发展统计信息"},
	"A05": {"行政许可和服务", "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"},
	"A06": {"处罚和强制", "行政处罚、行政强制的依据、条件、程序以及具有一定社会影响的行政处罚决定"},
	"A07": {"财政预算决算", "财政预算、决算信息"},
	"A08": {"行政事业性收费", "行政事业性收费项目及其依据、标准"},
	"A09": {"政府采购", "政府集中采购项目的目录、标准及实施情况"},
	"A10": {"重大建设项目", "重大建设项目的批准和实施情况"},
	"A11": {"民生政策和实施", "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况"},
	"A12": {"突发事件", "突发公共事件的应急预案、预警信息及应对情况"},
	"A13": {"监督检查", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"},
	"A14": {"公务员招考", "公务员招考的职位、名额、报考条件等事项以及录用结果"},
	"A15": {"其他应当公开的", "法律、法规、规章和国家有关规定规定应当主动公开的其他信息"},

	VillageAffair: {"村务", "村务公开事项"},
}

// Kinds returns every kind, those of article 20 in its order.
func Kinds() []Kind { return slices.Clone(kindOrder) }

// Label is the short name, "" for an unknown kind.
func (k Kind) Label() string { return kinds[k].short }

// Text is the wording of article 20.
func (k Kind) Text() string { return kinds[k].full }

// Attribute is 公开属性.
type Attribute string

// The three attributes.
const (
	Proactive Attribute = "proactive"  // 主动公开
	OnRequest Attribute = "on_request" // 依申请公开
	Withhold  Attribute = "withhold"   // 不予公开
)

// Attributes returns the three, in the order in which they are offered.
func Attributes() []Attribute { return []Attribute{Proactive, OnRequest, Withhold} }

// Label is the attribute's name.
func (a Attribute) Label() string {
	return map[Attribute]string{Proactive: "主动公开", OnRequest: "依申请公开", Withhold: "不予公开"}[a]
}

// Audience is 公开范围: to whom.
type Audience string

// The audiences.
const (
	Everyone      Audience = "everyone"       // 对外
	Internal      Audience = "internal"       // 对内: only on channels inside the office
	SpecificGroup Audience = "specific_group" // 特定群众
)

// Audiences returns the three, in the order in which they are offered.
func Audiences() []Audience { return []Audience{Everyone, Internal, SpecificGroup} }

// Label is the audience's name.
func (a Audience) Label() string {
	return map[Audience]string{Everyone: "对外公开", Internal: "对内公开", SpecificGroup: "特定群众"}[a]
}

// WithholdingReason is why something is not made public. The names are those
// of table three, where the same reasons stand for applications.
type WithholdingReason string

// The reasons, with the article that gives them.
const (
	StateSecret     WithholdingReason = "state_secret"     // 条例14
	LawForbidden    WithholdingReason = "law_forbidden"    // 条例14
	SafetyStability WithholdingReason = "safety_stability" // 条例14
	ThirdParty      WithholdingReason = "third_party"      // 条例15、32
	InternalAffairs WithholdingReason = "internal_affairs" // 条例16第1款
	ProcessInfo     WithholdingReason = "process_info"     // 条例16第2款
	EnforcementFile WithholdingReason = "enforcement_file" // 条例16第2款
)

var withholding = []struct {
	reason       WithholdingReason
	label, basis string
}{
	{StateSecret, "属于国家秘密", "条例第十四条"},
	{LawForbidden, "其他法律行政法规禁止公开", "条例第十四条"},
	{SafetyStability, "危及“三安全一稳定”", "条例第十四条"},
	{ThirdParty, "保护第三方合法权益", "条例第十五条"},
	{InternalAffairs, "属于三类内部事务信息", "条例第十六条第一款"},
	{ProcessInfo, "属于四类过程性信息", "条例第十六条第二款"},
	{EnforcementFile, "属于行政执法案卷", "条例第十六条第二款"},
}

// WithholdingReasons returns the reasons in the order of the law.
func WithholdingReasons() []WithholdingReason {
	var reasons []WithholdingReason
	for _, w := range withholding {
		reasons = append(reasons, w.reason)
	}
	return reasons
}

// Label is the reason's name.
func (r WithholdingReason) Label() string {
	for _, w := range withholding {
		if w.reason == r {
			return w.label
		}
	}
	return ""
}

// Basis is the article that gives the reason.
func (r WithholdingReason) Basis() string {
	for _, w := range withholding {
		if w.reason == r {
			return w.basis
		}
	}
	return ""
}
