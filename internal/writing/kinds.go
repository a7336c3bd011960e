package writing

import "strings"

// kindInfo is what is known of a kind of event, and how a year of it is told.
type kindInfo struct {
	kind     EventKind
	label    string
	times    string // measure word of the events themselves: 次, 个; "" when they are not counted
	unit     string // measure word of their quantity; "" when they have none
	what     string // of what the quantity is, when it is not said by its unit: 发现问题
	question string
	share    int  // in how many of a hundred reports it stands; 0: nobody is asked for it
	must     bool // every report must speak of it: 条例 articles 46 and 50 item 4
	places   map[Paper]string

	// The sentence: some when there was something, with more when there is a
	// quantity and titles (%s) when they have names; none when it was said that
	// there was nothing. # is how often, $ how much.
	some, more, titles, none string
}

// told reports whether an event of the kind is words only.
func (k kindInfo) told() bool { return k.times == "" && k.unit == "" }

func (k kindInfo) timesFact() Fact { return Fact(k.kind) + ".times" }

func (k kindInfo) sumFact() Fact {
	if strings.HasPrefix(k.unit, "人") {
		return Fact(k.kind) + ".people"
	}
	return Fact(k.kind) + ".quantity"
}

func (k kindInfo) timesLabel() string { return k.label + k.times + "数" }

func (k kindInfo) sumLabel() string {
	if k.what != "" {
		return k.label + k.what
	}
	return k.label + k.unit
}

// kinds are the kinds of events: what towns and villages tell of their year
// and no ledger counts, with the share of reports in which it stands.
var kinds = []kindInfo{
	{kind: "leadership", label: "组织领导", share: 36,
		question: "谁分管、谁具体办理政府信息公开（例如：分管副镇长负责，党政办公室一名专人办理）",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keyLeadership},
		titles:   "政府信息公开工作由%s"},
	{kind: "meeting", label: "专题会议", times: "次", share: 11,
		question: "本年开了几次研究政府信息公开的会议，定了什么事",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keyLeadership},
		some:     "召开会议研究政府信息公开工作#次", titles: "（%s）", none: "没有专门召开会议研究政府信息公开工作"},
	{kind: "training", label: "培训", times: "次", unit: "人次", share: 11,
		question: "本年组织、参加了几次政府信息公开培训，多少人次参加",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keyLeadership},
		some:     "组织、参加业务培训#次", more: "，参加培训$人次", titles: "（%s）", none: "没有组织、参加业务培训"},
	{kind: "audit", label: "发布审核", share: 54,
		question: "信息公开以前怎样审核（例如：经办人初审、党政办公室复审、分管负责人终审）",
		places:   map[Paper]string{AnnualReport: keyManagement, WorkSummary: keyManagement},
		titles:   "信息发布实行%s"},
	{kind: "revision", label: "指南目录制度修订", times: "次", share: 18,
		question: "本年修订了公开指南、公开目录和哪些制度",
		places:   map[Paper]string{AnnualReport: keyManagement, WorkSummary: keyManagement},
		some:     "修订公开指南、公开目录和工作制度#次", titles: "（%s）", none: "公开指南、公开目录和工作制度没有修订"},
	{kind: "platform", label: "平台维护", share: 45,
		question: "在哪些平台公开、谁维护（例如：县政府网站本镇栏目和微信公众号由党政办公室维护）",
		places:   map[Paper]string{AnnualReport: keyPlatform, WorkSummary: keyPlatform},
		titles:   "%s"},
	{kind: "column_opened", label: "新开栏目", times: "个", share: 9,
		question: "本年新开了哪些公开栏目、账号",
		places:   map[Paper]string{AnnualReport: keyPlatform, WorkSummary: keyPlatform},
		some:     "新开公开栏目、账号#个", titles: "（%s）", none: "没有新开公开栏目、账号"},
	{kind: "column_closed", label: "停用栏目", times: "个", share: 2,
		question: "本年停用了哪些公开栏目、账号",
		places:   map[Paper]string{AnnualReport: keyPlatform, WorkSummary: keyPlatform},
		some:     "停用公开栏目、账号#个", titles: "（%s）", none: "没有停用公开栏目、账号"},
	{kind: "zone", label: "政务公开专区", times: "个", unit: "人次", what: "接待人次", share: 9,
		question: "设有几个政务公开专区、查阅点，在哪里，接待多少人次",
		places:   map[Paper]string{AnnualReport: keyPlatform, WorkSummary: keyPlatform},
		some:     "设有政务公开专区、查阅点#个", more: "，接待查阅$人次", titles: "（%s）", none: "没有设政务公开专区、查阅点"},
	{kind: "elsewhere", label: "没有逐条登记的公开", unit: "条", share: 66,
		question: "本年公开的信息有多少条没有在这里登记，在哪里公开的（例如：微信公众号）",
		places:   map[Paper]string{AnnualReport: keyProactive, WorkSummary: keyProactive},
		some:     "没有逐条登记的公开信息有$条", titles: "（%s）"},
	{kind: "explaining", label: "现场解读政策", times: "次", unit: "人次", share: 7,
		question: "除了已经登记的解读材料，本年还用会议、现场等方式解读了几次政策，多少人次参加",
		places:   map[Paper]string{AnnualReport: keyProactive, WorkSummary: keyProactive},
		some:     "用会议、现场等方式解读政策#次", more: "，参加群众$人次", titles: "（%s）", none: "没有用会议、现场等方式解读政策"},
	{kind: "open_day", label: "政务公开日", times: "次", unit: "人次", share: 2,
		question: "本年办了几次政务公开日、开放日活动，多少人次参加",
		places:   map[Paper]string{AnnualReport: keyProactive, WorkSummary: keyProactive},
		some:     "举办政务公开日、开放日活动#次", more: "，参加群众$人次", titles: "（%s）", none: "没有举办政务公开日、开放日活动"},
	{kind: "response", label: "回应关切", unit: "条", share: 3,
		question: "本年回应了多少条群众关切的问题",
		places:   map[Paper]string{AnnualReport: keyProactive, WorkSummary: keyProactive},
		some:     "回应群众关切$条", titles: "（%s）", none: "没有需要公开回应的群众关切"},
	{kind: "consultation", label: "咨询", unit: "人次", share: 3,
		question: "本年接受电话、来访、信箱咨询多少人次（申请不算在内）",
		places:   map[Paper]string{AnnualReport: keyOnRequest, WorkSummary: keyOnRequest},
		some:     "接受电话、来访、信箱咨询$人次", titles: "（%s）", none: "没有人电话、来访、来信咨询"},
	{kind: "self_check", label: "自查", times: "次", unit: "个", what: "发现问题", share: 10,
		question: "本年自查了几次，发现几个问题，怎样整改的（例如：都已整改）",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keySupervision},
		some:     "开展政府信息公开自查#次", more: "，发现问题$个", titles: "，%s", none: "没有开展政府信息公开自查"},
	{kind: "village_check", label: "村务公开检查", times: "次", unit: "个", what: "村数", share: 4,
		question: "本年检查了几次村务公开，查了多少个村",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keySupervision},
		some:     "检查村务公开#次", more: "，检查村$个", titles: "（%s）", none: "没有检查村务公开"},
	{kind: "evaluation", label: "工作考核", times: "次", share: 12, must: true,
		question: "本年组织、参加了几次政府信息公开工作考核，结果怎样（例如：良好）",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keySupervision},
		some:     "组织、参加政府信息公开工作考核#次", titles: "，结果是%s", none: "没有组织、参加政府信息公开工作考核"},
	{kind: "public_review", label: "社会评议", times: "次", unit: "人次", share: 12, must: true,
		question: "本年组织、参加了几次社会评议，多少人次参加，结果怎样",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keySupervision},
		some:     "组织、参加政府信息公开社会评议#次", more: "，参加评议$人次", titles: "，结果是%s", none: "没有组织、参加政府信息公开社会评议"},
	{kind: "accountability", label: "责任追究", times: "起", unit: "人", what: "人数", share: 12, must: true,
		question: "本年有没有因为政府信息公开追究责任的，几起，多少人",
		places:   map[Paper]string{AnnualReport: keySupervision, WorkSummary: keySupervision},
		some:     "政府信息公开责任追究#起", more: "，追究责任$人", titles: "（%s）", none: "没有政府信息公开责任追究的情形"},
	{kind: "contact", label: "查阅和联系方式", share: 29,
		question: "公众到哪里查阅报告、怎样联系（例如：在县政府网站查阅，联系地址、邮编、电话）",
		places:   map[Paper]string{AnnualReport: keyPreamble},
		titles:   "本报告的查阅和联系方式：%s"},
	{kind: "follow_up", label: "上年措施落实",
		question: "上年度提出的改进措施，今年落实了哪些",
		places:   map[Paper]string{AnnualReport: keyFollowUp, WorkSummary: keySupervision},
		titles:   "上年度提出的改进措施，本年度落实情况：%s"},
	{kind: "other_matter", label: "其他需要报告的事项",
		question: "还有什么需要报告的（例如：建议提案办理结果的公开）",
		places:   map[Paper]string{AnnualReport: keyOther},
		titles:   "%s"},

	{kind: "village_meeting", label: "村民会议", times: "次", unit: "人次", share: 40,
		question: "本年开了几次村民会议、村民代表会议，定了什么事",
		places:   map[Paper]string{VillageSummary: keyOversight},
		some:     "召开村民会议、村民代表会议#次", more: "，参加$人次", titles: "（%s）", none: "没有召开村民会议、村民代表会议"},
	{kind: "finance_review", label: "民主理财", times: "次", unit: "个", what: "提出问题", share: 30,
		question: "本年民主理财几次，提出几个问题，怎样处理的",
		places:   map[Paper]string{VillageSummary: keyOversight},
		some:     "开展民主理财#次", more: "，提出问题$个", titles: "，%s", none: "没有开展民主理财"},
	{kind: "oversight", label: "村务监督", times: "次", unit: "条", what: "提出意见", share: 20,
		question: "村务监督委员会本年监督了几次，提出几条意见，怎样处理的",
		places:   map[Paper]string{VillageSummary: keyOversight},
		some:     "村务监督委员会开展监督#次", more: "，提出意见$条", titles: "，%s", none: "村务监督委员会没有开展监督"},
	{kind: "assessment", label: "民主评议", times: "次", unit: "人次", share: 10,
		question: "本年民主评议村民委员会成员几次，多少人次参加，结果怎样",
		places:   map[Paper]string{VillageSummary: keyOversight},
		some:     "民主评议村民委员会成员#次", more: "，参加评议$人次", titles: "，结果是%s", none: "没有民主评议村民委员会成员"},
}
