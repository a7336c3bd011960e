package sheet

import (
	"sync"

	"zwgk/internal/request"
)

// The words met in ledgers for the 21 results of table three, for open
// applications, and for what tells no result. Sources: the labels of the form
// (国办公开办函〔2021〕30号), the kinds of answer in articles 30 and 35 to 39 of
// the 条例, and wording seen in ledgers and reports.

// outcomeLabels are the words offered when a clerk has to choose.
var outcomeLabels = []struct {
	outcome request.Outcome
	code    string // group and number in table three
	label   string
}{
	{request.Granted, "一", "予以公开"},
	{request.PartiallyGranted, "二", "部分公开"},
	{request.DeniedStateSecret, "三1", "不予公开（属于国家秘密）"},
	{request.DeniedLawForbidden, "三2", "不予公开（其他法律行政法规禁止公开）"},
	{request.DeniedSafetyStability, "三3", "不予公开（危及三安全一稳定）"},
	{request.DeniedThirdParty, "三4", "不予公开（保护第三方合法权益）"},
	{request.DeniedInternalAffairs, "三5", "不予公开（属于三类内部事务信息）"},
	{request.DeniedProcessInfo, "三6", "不予公开（属于四类过程性信息）"},
	{request.DeniedEnforcementFile, "三7", "不予公开（属于行政执法案卷）"},
	{request.DeniedAdminQuery, "三8", "不予公开（属于行政查询事项）"},
	{request.UnavailableNotHeld, "四1", "无法提供（本机关不掌握相关政府信息）"},
	{request.UnavailableNeedsWork, "四2", "无法提供（没有现成信息需要另行制作）"},
	{request.UnavailableUnclear, "四3", "无法提供（补正后申请内容仍不明确）"},
	{request.RejectedPetition, "五1", "不予处理（信访举报投诉类申请）"},
	{request.RejectedDuplicate, "五2", "不予处理（重复申请）"},
	{request.RejectedPublication, "五3", "不予处理（要求提供公开出版物）"},
	{request.RejectedAbusive, "五4", "不予处理（无正当理由大量反复申请）"},
	{request.RejectedReconfirm, "五5", "不予处理（要求确认或重新出具已获取信息）"},
	{request.OtherNoCorrection, "六1", "其他处理（逾期不补正）"},
	{request.OtherFeeUnpaid, "六2", "其他处理（逾期未缴费）"},
	{request.OtherMisc, "六3", "其他处理（其他）"},
}

// outcomeGroup is one of the groups （一） to （六） of table three.
type outcomeGroup struct {
	names   []string
	members []request.Outcome
	alone   request.Outcome // what the name means without a reason; "" asks
	partial bool            // the result is 部分公开 whatever reason is named
	ask     string
}

var outcomeGroups = []outcomeGroup{
	{names: []string{"部分公开", "同意部分公开", "予以部分公开", "部分予以公开", "区分处理"},
		alone: request.PartiallyGranted, partial: true, members: request.Outcomes()[:18]},
	{names: []string{"予以公开", "同意公开"}, alone: request.Granted, members: []request.Outcome{request.Granted}},
	{names: []string{"不予公开", "不同意公开", "不予以公开", "不予提供", "拒绝公开", "不公开"}, ask: askDenied,
		members: []request.Outcome{request.DeniedStateSecret, request.DeniedLawForbidden, request.DeniedSafetyStability,
			request.DeniedThirdParty, request.DeniedInternalAffairs, request.DeniedProcessInfo,
			request.DeniedEnforcementFile, request.DeniedAdminQuery}},
	{names: []string{"无法提供", "不能提供", "无法公开"}, ask: askUnavailable,
		members: []request.Outcome{request.UnavailableNotHeld, request.UnavailableNeedsWork, request.UnavailableUnclear}},
	{names: []string{"不予处理", "不予受理"}, ask: askRejected,
		members: []request.Outcome{request.RejectedPetition, request.RejectedDuplicate, request.RejectedPublication,
			request.RejectedAbusive, request.RejectedReconfirm}},
	{names: []string{"其他处理", "其它处理"}, ask: askOther,
		members: []request.Outcome{request.OtherNoCorrection, request.OtherFeeUnpaid, request.OtherMisc}},
}

const (
	askDenied = "只写“%s”进不了表三。写明是八种里的哪一种：国家秘密、法律行政法规禁止公开、危及三安全一稳定、保护第三方合法权益、" +
		"三类内部事务信息、四类过程性信息、行政执法案卷、行政查询事项"
	askUnavailable = "只写“%s”进不了表三。写明是三种里的哪一种：本机关不掌握、没有现成信息需要另行制作、补正后仍不明确"
	askRejected    = "只写“%s”进不了表三。写明是五种里的哪一种：信访举报投诉、重复申请、要求提供公开出版物、" +
		"无正当理由大量反复申请、要求确认或重新出具已获取信息"
	askOther    = "只写“%s”进不了表三。写明是三种里的哪一种：逾期不补正、逾期未缴费、其他"
	askTransfer = "“%s”看不出结果。不由本机关公开的，写“非本机关公开”；还在本机关办理的，写“在办”"
	askDone     = "只写“%s”看不出结果。按答复书写明是予以公开、部分公开、不予公开、无法提供、不予处理还是其他处理"
	askGivenUp  = "“%s”有两种可能。逾期不补正的写“逾期不补正”，逾期未缴费的写“逾期未缴费”，申请人自己撤回的写“申请人撤回”"
	askUnclear  = "“%s”有两种可能。还在等申请人补正的写“在办”，补正后仍不明确的写“补正后仍不明确”，逾期不补正的写“逾期不补正”"
	askNoRow    = "“%s”在表三没有单独的一行。核对答复书，写成表三里实际计入的那一种，例如“其他处理（其他）”"
	askTold     = "“%s”有两种可能。已主动公开的写“已主动公开，告知查询途径”，公开出版物写“要求提供公开出版物”，不由本机关公开的写“非本机关公开”"
)

// outcomeTables are the words for outcomes, by what they mean.
type outcomeTables struct {
	reason        wordIndex[request.Outcome]
	open, neutral wordIndex[bool]
	unclear       wordIndex[string]          // what to ask
	codes         map[string]request.Outcome // by the row of table three
	near          *candidates
	clashes       []string
}

// Word tables are built when the first workbook is read, which a start of the
// program does not wait for.
var outcomeWords = sync.OnceValue(buildOutcomeWords)

func buildOutcomeWords() outcomeTables {
	t := outcomeTables{
		reason: wordIndex[request.Outcome]{}, open: wordIndex[bool]{}, neutral: wordIndex[bool]{}, unclear: wordIndex[string]{},
		codes: map[string]request.Outcome{},
	}
	var labels []string
	for _, l := range outcomeLabels {
		t.reason.add(l.outcome, &t.clashes, l.label)
		t.codes[l.code] = l.outcome
		labels = append(labels, l.label)
	}
	t.near = newCandidates(labels...)
	for o, words := range reasonTable {
		t.reason.add(o, &t.clashes, words...)
	}
	for _, a := range []string{"信访", "举报", "投诉"} {
		t.reason.add(request.RejectedPetition, &t.clashes, a)
		for _, b := range []string{"信访", "举报", "投诉"} {
			if a == b {
				continue
			}
			t.reason.add(request.RejectedPetition, &t.clashes, a+b)
			for _, c := range []string{"信访", "举报", "投诉"} {
				if c != a && c != b {
					t.reason.add(request.RejectedPetition, &t.clashes, a+b+c)
				}
			}
		}
	}
	t.open.add(true, &t.clashes, openTable...)
	for ask, words := range unclearTable {
		t.unclear.add(ask, &t.clashes, words...)
	}
	t.neutral.add(true, &t.clashes, neutralTable...)
	return t
}

var openTable = []string{
	"在办", "正在办理", "办理中", "正在办理中", "在办理", "未办结", "尚未办结", "未办理", "未答复", "尚未答复", "待答复", "待办", "待办理",
	"结转", "结转下年", "结转下年度", "结转下一年", "结转下一年度", "结转到下年", "结转下年继续办理", "结转下年度继续办理", "结转下一年度继续办理",
	"顺延", "顺延下年", "延期", "已延期", "延期答复", "延期办理", "延期中", "延长答复期限", "补正中", "待补正", "等待补正", "正在补正", "已通知补正",
	"征求意见中", "征求第三方意见", "征求第三方意见中", "正在征求第三方意见", "正在征求意见", "等待缴费", "待缴费", "审核中", "受理中", "已受理",
	"已登记", "起草答复", "起草答复中", "承办中", "处理中", "正在处理", "跨年", "跨年办理", "跨年度办理", "流转中", "未办", "未结", "未完结", "继续办理",
}

// neutralTable may stand beside a reason without changing it.
var neutralTable = []string{
	"不再处理", "不再办理", "视为放弃", "视为放弃申请", "行政机关不再处理", "已答复", "书面答复", "已书面答复", "已告知", "告知", "告知申请人", "告知理由",
	"说明理由", "并说明理由", "结案", "已结案", "办结", "已办结", "已送达", "已寄出", "邮寄", "邮寄答复", "已邮寄", "电子邮件答复", "当面答复", "已提供",
	"告知途径", "告知查询途径", "告知获取途径", "告知获取方式", "告知获取方式和途径", "告知方式和途径", "告知查询方式", "告知网址", "告知公开途径",
	"提供复制件", "提供复印件", "答复", "登记", "终止办理", "终止", "部分", "其余", "予以答复", "区分处理的", "只计这一情形", "不计其他情形",
}

var unclearTable = map[string][]string{
	askDenied:      {"不予公开", "不公开", "不同意公开", "不予以公开", "不予提供", "拒绝公开", "不同意", "不提供", "不宜公开", "不能公开"},
	askUnavailable: {"无法提供", "不能提供", "无法公开"},
	askRejected:    {"不予处理", "不予受理", "不受理"},
	askOther:       {"其他处理", "其它处理", "不再处理"},
	askTransfer: {"转办", "已转办", "转送", "已转送", "转交", "已转交", "移交", "移送", "转其他单位", "转其他机关", "转送其他机关", "转办其他机关",
		"转办其他单位", "移送其他机关", "移交其他单位", "转相关部门", "转相关部门办理", "转有关部门", "转有关部门办理", "转其他部门", "转其他部门办理", "转承办单位"},
	askDone: {"已答复", "答复", "已办结", "办结", "已回复", "回复", "已办理", "已办", "办理完毕", "已完成", "完成", "完结", "已完结", "书面答复", "依法答复",
		"按期答复", "按时答复", "已处理", "结案", "已结案", "予以答复", "已书面答复", "终止", "终止办理"},
	askGivenUp: {"视为放弃", "视为放弃申请", "放弃", "申请人放弃", "放弃申请", "申请人放弃申请"},
	askUnclear: {"申请内容不明确", "内容不明确", "不明确", "补正", "要求补正", "告知补正", "需补正"},
	askNoRow: {"不属于政府信息", "非政府信息", "不是政府信息", "不属于政府信息公开申请", "咨询", "咨询类", "属于咨询", "更正申请", "党务信息",
		"不属于条例所指政府信息", "不属于政府信息公开范围"},
	askTold: {"告知", "已告知", "告知查询途径", "告知获取途径", "告知获取方式", "告知途径", "告知获取方式和途径", "告知查询方式"},
}

var reasonTable = map[request.Outcome][]string{
	request.Granted: {"予以公开", "同意公开", "公开", "已公开", "全部公开", "准予公开", "给予公开", "应予公开", "同意", "同意提供", "提供", "已提供", "予以提供",
		"主动公开", "已主动公开", "属于主动公开", "已经主动公开", "属于主动公开范围", "主动公开信息", "已主动公开告知查询途径", "已主动公开告知途径",
		"已主动公开告知获取方式和途径", "已主动公开告知获取途径", "已主动公开告知获取方式", "告知已主动公开", "信息已主动公开", "政府信息已主动公开"},
	request.PartiallyGranted: {"部分公开", "同意部分公开", "予以部分公开", "部分予以公开", "部分同意公开", "区分处理", "区分处理后公开", "部分提供",
		"部分公开部分不予公开", "部分公开部分不公开", "部分公开其余不予公开", "部分公开（区分处理的，只计这一情形，不计其他情形）"},
	request.DeniedStateSecret: {"国家秘密", "涉密", "依法确定为国家秘密"},
	request.DeniedLawForbidden: {"其他法律行政法规禁止公开", "法律行政法规禁止公开", "法律法规禁止公开", "法律禁止公开", "其他法律法规禁止公开",
		"依法禁止公开", "法律、行政法规禁止公开的政府信息", "法律行政法规规定禁止公开", "行政法规禁止公开"},
	request.DeniedSafetyStability: {"三安全一稳定", "危及三安全一稳定", "可能危及三安全一稳定", "公开后可能危及三安全一稳定", "影响三安全一稳定",
		"危及国家安全公共安全经济安全社会稳定", "可能危及国家安全公共安全经济安全社会稳定", "危及国家安全、公共安全、经济安全和社会稳定",
		"危及社会稳定", "影响社会稳定", "可能危及社会稳定", "危及国家安全", "危及公共安全", "危及经济安全"},
	request.DeniedThirdParty: {"保护第三方合法权益", "第三方合法权益", "第三方不同意", "第三方不同意公开", "第三方权益", "第三方利益", "第三方",
		"损害第三方合法权益", "侵犯第三方合法权益", "公开会损害第三方合法权益", "会对第三方合法权益造成损害", "个人隐私", "商业秘密",
		"商业秘密个人隐私", "个人隐私商业秘密", "商业秘密和个人隐私", "商业秘密或个人隐私", "个人隐私或商业秘密", "征求第三方意见不同意公开"},
	request.DeniedInternalAffairs: {"三类内部事务信息", "内部事务信息", "内部管理信息", "内部事务", "人事管理后勤管理内部工作流程", "内部工作流程信息",
		"人事管理信息", "后勤管理信息", "三类内部事务"},
	request.DeniedProcessInfo:     {"四类过程性信息", "过程性信息", "过程信息", "四类过程性", "讨论记录过程稿磋商信函请示报告", "讨论记录", "过程稿", "磋商信函", "请示报告"},
	request.DeniedEnforcementFile: {"行政执法案卷", "执法案卷", "行政执法案卷信息", "行政执法案卷材料"},
	request.DeniedAdminQuery:      {"行政查询事项", "行政查询", "属于行政查询", "告知按行政查询办理", "另有查询规定", "特别查询规定"},
	request.UnavailableNotHeld: {"本机关不掌握相关政府信息", "本机关不掌握", "不掌握", "不掌握相关信息", "不掌握相关政府信息", "本机关不掌握相关信息", "本单位不掌握",
		"信息不存在", "政府信息不存在", "不存在", "申请信息不存在", "相关信息不存在", "经检索没有", "经检索不存在", "经检索没有相关信息", "经检索未找到", "未检索到",
		"经检索没有所申请信息", "未制作或保存", "未制作", "未获取", "未保存", "未制作未获取", "未制作或获取", "告知不存在", "告知信息不存在",
		"非本机关公开", "非本机关负责公开", "非本机关", "非本机关信息", "非本机关政府信息", "非本机关掌握", "非本机关职责", "非本机关公开职责", "非本单位公开",
		"不属于本机关公开", "不属于本机关负责公开", "不属于本机关", "不属本机关", "不属本机关公开", "不属本机关负责公开", "不属于本机关公开范围", "不属于本单位",
		"不属于本单位公开", "不属于本行政机关公开", "不属于本机关公开职责", "不属于本机关职责范围", "不属于本机关公开职责权限", "不由本机关公开", "不由本机关负责公开",
		"非本机关公开告知向其他机关申请", "告知非本机关公开"},
	request.UnavailableNeedsWork: {"没有现成信息需要另行制作", "没有现成信息", "无现成信息", "无现成信息需要另行制作", "需要另行制作", "需另行制作", "另行制作",
		"需要加工分析", "需加工分析", "加工分析", "需要加工、分析", "需要对现有政府信息进行加工、分析", "需要汇总加工", "需汇总加工"},
	request.UnavailableUnclear:  {"补正后申请内容仍不明确", "补正后仍不明确", "经补正仍不明确", "补正后内容仍不明确", "补正后不明确", "补正后申请内容不明确"},
	request.RejectedPetition:    {"信访举报投诉类申请", "以申请政府信息公开形式进行信访投诉举报", "信访件", "信访诉求"},
	request.RejectedDuplicate:   {"重复申请", "不予重复处理", "重复", "重复申请不予重复处理", "已答复过重复申请"},
	request.RejectedPublication: {"要求提供公开出版物", "公开出版物", "提供公开出版物", "申请公开出版物", "告知公开出版物获取途径", "公开出版物告知获取途径"},
	request.RejectedAbusive: {"无正当理由大量反复申请", "大量反复申请", "反复大量申请", "无正当理由反复申请", "理由不合理的大量反复申请", "申请理由不合理",
		"申请数量频次明显超过合理范围", "数量频次明显超过合理范围", "申请数量、频次明显超过合理范围且理由不合理"},
	request.RejectedReconfirm: {"要求行政机关确认或重新出具已获取信息", "要求确认或重新出具已获取信息", "确认或重新出具已获取信息", "重新出具已获取信息",
		"要求重新出具已获取信息", "要求确认或重新出具", "要求重新出具", "确认或重新出具", "要求确认已获取信息"},
	request.OtherNoCorrection: {"申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正", "无正当理由逾期不补正", "逾期不补正",
		"逾期未补正", "逾期未补正不再处理", "逾期不补正视为放弃", "逾期未补正视为放弃", "申请人逾期不补正", "申请人逾期未补正", "不补正", "未补正", "未按期补正", "超期未补正",
		"逾期没有补正", "无正当理由逾期未补正"},
	request.OtherFeeUnpaid: {"申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴纳费用", "逾期未按收费通知要求缴纳费用",
		"逾期未缴费", "逾期不缴费", "逾期未缴纳费用", "逾期未缴纳信息处理费", "逾期不缴纳信息处理费", "未缴费", "未缴纳费用", "未缴纳信息处理费", "逾期未交费", "逾期未交纳费用",
		"申请人逾期未缴费", "逾期未缴费视为放弃"},
	request.OtherMisc: {"其他", "其它", "其他处理（其它）", "申请人撤回", "撤回", "撤销", "撤回申请", "申请人撤回申请", "申请人主动撤回", "主动撤回", "申请人撤销", "撤销申请",
		"申请人撤销申请", "撤件", "申请人自行撤回", "申请人主动撤回申请", "已撤回", "已撤销"},
}
