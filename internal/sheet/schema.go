package sheet

import "strings"

// field is a column that a ledger can have.
type field int

// The fields of all ledgers; each kind uses some of them.
const (
	fieldNumber field = iota
	fieldReceived
	fieldApplicant
	fieldKind // applicant kind, case kind or document kind
	fieldChannel
	fieldSubject
	fieldDelivery
	fieldSupplementNotified
	fieldSupplemented
	fieldOutcome // 办理结果, 审理结果
	fieldReplyNumber
	fieldClosed // 答复日期, 审结日期
	fieldNote
	fieldHow // 起诉方式
	fieldTitle
	fieldMade
	fieldValidity
	fieldAbolished
	fieldMonth
	fieldStation
	fieldLicences
	fieldPenalties
	fieldCoercive
	fieldCharges
	fieldSerial // 序号, known and not read
	fieldCount
)

// wholeRow stands for no column in particular.
const wholeRow field = -1

// columnSpec is one column of a ledger: its name in sentences and the headings
// that offices write over it, best first.
type columnSpec struct {
	field    field
	name     string
	required bool
	// Headings of two rows are given joined: 补正告知日期 for 补正{告知日期}.
	words []string
	// Weak words name the column only when they stand alone, or under a
	// heading that contains one of the words of under.
	weak  []string
	under []string
}

// schema is what a ledger looks like.
type schema struct {
	columns []columnSpec
	// anchors are the fields of which a row of its own has at least one; a row
	// that only shares merged cells with the row above is not another record.
	anchors []field
	// choice are fields of which one is enough where none is required alone.
	choice []field
	// key is the field that every record has and no other line: a row whose
	// key can be read is a record without further looking.
	key field

	words map[string]heading // filled by prepare
}

// heading is what a heading word stands for. A lower rank is better.
type heading struct {
	spec *columnSpec
	rank int
	weak bool
}

var schemas = map[Kind]*schema{
	Applications: prepare(&schema{columns: applicationColumns, key: fieldReceived, anchors: []field{fieldNumber, fieldSubject}}),
	Cases:        prepare(&schema{columns: caseColumns, key: fieldReceived, anchors: []field{fieldNumber, fieldReceived}}),
	Documents: prepare(&schema{columns: documentColumns, key: fieldMade, anchors: []field{fieldTitle, fieldNumber},
		choice: []field{fieldValidity, fieldAbolished}}),
	Counts: prepare(&schema{columns: countColumns, key: fieldMonth, anchors: countFields, choice: countFields}),
}

// countFields are the figures of a 行政行为统计台账.
var countFields = []field{fieldLicences, fieldPenalties, fieldCoercive, fieldCharges}

func prepare(s *schema) *schema {
	s.words = map[string]heading{}
	for i := range s.columns {
		c := &s.columns[i]
		for rank, w := range c.words {
			s.words[headingKey(w)] = heading{c, rank, false}
		}
		for rank, w := range c.weak {
			s.words[headingKey(w)] = heading{c, 100 + rank, true}
		}
	}
	return s
}

func (s *schema) spec(f field) *columnSpec {
	for i := range s.columns {
		if s.columns[i].field == f {
			return &s.columns[i]
		}
	}
	return &columnSpec{}
}

// headingKey normalises a heading: no brackets with what is in them, no
// spaces, marks or numbering, no 的.
func headingKey(text string) string {
	s := fold(text)
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(' || r == '<' || r == '[' || r == '{':
			depth++
		case r == ')' || r == '>' || r == ']' || r == '}':
			depth = max(depth-1, 0)
		case depth == 0:
			b.WriteRune(r)
		}
	}
	s = strings.ReplaceAll(bare(b.String()), "的", "")
	return strings.TrimSuffix(strings.TrimLeft(s, "0123456789"), "栏")
}

var serialColumn = columnSpec{field: fieldSerial, name: "序号", words: []string{"序号", "序", "行号", "顺序号", "no"}}

var applicationColumns = []columnSpec{
	serialColumn,
	{field: fieldNumber, name: "登记编号", words: []string{"登记编号", "申请编号", "受理编号", "登记号", "申请号", "受理号", "收件编号", "收文编号", "申请登记编号",
		"申请书编号", "申请件编号", "编号", "流水号", "案卷号"}},
	{field: fieldReceived, name: "收到日期", required: true, words: []string{"收到日期", "收到时间", "收到申请日期", "收到申请时间", "收件日期", "收件时间", "收文日期",
		"收文时间", "接收日期", "接收时间", "接收申请日期", "接收申请时间", "受理日期", "受理时间", "登记日期", "登记时间", "申请日期", "申请时间", "申请提交日期", "申请提交时间",
		"提交日期", "提交时间", "申请人提交日期", "申请收到日期", "申请收到时间", "来件日期", "来件时间", "来文日期", "来文时间"}},
	{field: fieldApplicant, name: "申请人", words: []string{"申请人姓名或名称", "姓名或名称", "申请人姓名名称", "申请人姓名", "申请人名称", "申请人", "姓名名称", "申请人姓名单位",
		"申请人姓名单位名称", "申请者", "姓名", "申请单位", "申请人单位或姓名", "申请人信息"}, weak: []string{"名称"}, under: []string{"申请人", "申请主体"}},
	{field: fieldKind, name: "申请人类别", required: true, words: []string{"申请人类别", "申请人类型", "申请人性质", "申请人身份", "申请人种类", "申请人属性", "申请人分类",
		"申请主体类别", "申请主体类型", "申请人主体类别", "申请人主体类型", "申请人情况", "主体类别", "主体类型", "申请主体", "公民企业", "公民法人", "自然人企业", "个人企业",
		"公民法人或其他组织", "公民法人其他组织", "自然人法人", "自然人法人或其他组织", "个人单位"},
		weak: []string{"类别", "类型", "性质", "身份", "种类", "属性"}, under: []string{"申请", "主体"}},
	{field: fieldChannel, name: "收到渠道", words: []string{"收到渠道", "收到方式", "申请渠道", "申请方式", "申请途径", "提交方式", "提交渠道", "提交途径", "收件方式", "收件渠道",
		"接收方式", "接收渠道", "受理方式", "受理渠道", "申请来源", "来件方式", "来件渠道", "来文方式", "申请提交方式", "申请形式", "递交方式", "收到途径", "接收途径"},
		weak: []string{"渠道", "途径", "来源"}, under: []string{"申请", "收到"}},
	{field: fieldSubject, name: "申请内容", words: []string{"申请内容", "申请公开内容", "申请公开信息", "申请公开政府信息", "申请公开信息内容", "申请公开事项", "申请事项", "申请信息",
		"申请信息内容", "所需信息", "所需信息内容描述", "所需信息内容", "所需政府信息", "所需政府信息内容描述", "所需政府信息内容", "信息内容描述", "申请信息名称", "申请信息描述", "申请内容描述",
		"申请政府信息内容", "申请公开政府信息内容", "申请公开政府信息名称", "内容描述", "申请主要内容", "主要内容", "申请标题", "申请公开信息名称", "申请内容摘要"},
		weak: []string{"内容", "事项", "信息内容"}, under: []string{"申请", "所需"}},
	{field: fieldDelivery, name: "获取方式", words: []string{"获取方式", "获取信息方式", "信息获取方式", "所需信息获取方式", "提供方式", "信息提供方式", "领取方式", "获取途径", "获取信息途径",
		"获取政府信息方式", "答复获取方式", "申请获取方式"}},
	{field: fieldSupplementNotified, name: "补正告知日期", words: []string{"补正告知日期", "补正告知时间", "告知补正日期", "告知补正时间", "补正通知日期", "补正通知时间", "要求补正日期",
		"要求补正时间", "补正告知书日期", "补正告知", "补正情况告知日期", "补正情况告知时间", "通知补正日期", "通知补正时间", "一次性告知日期", "补正一次性告知日期"}},
	{field: fieldSupplemented, name: "补正日期", words: []string{"补正日期", "补正时间", "申请人补正日期", "申请人补正时间", "收到补正日期", "收到补正时间", "补正材料收到日期", "补正收到日期",
		"补正收到时间", "补正完成日期", "补正完成时间", "补正情况补正日期", "补正情况补正时间", "补正到位日期", "补正申请人补正日期", "补正材料日期"}},
	{field: fieldOutcome, name: "办理结果", required: true, words: []string{"办理结果", "处理结果", "答复结果", "答复类型", "答复类别", "办理结果类型", "办理结果类别", "处理结果类型", "答复情况",
		"办理情况", "处理情况", "办结情况", "公开情况", "处理决定", "办理结果情况", "答复处理结果", "答复意见类型", "答复种类", "办理答复结果", "答复办理结果", "办理类型"},
		weak: []string{"结果", "办理状态", "答复意见", "答复内容", "办理意见", "答复方式", "答复形式"}, under: []string{"办理", "答复", "处理", "办结"}},
	{field: fieldReplyNumber, name: "答复文号", words: []string{"答复文号", "答复书文号", "告知书文号", "答复编号", "答复书编号", "答复函文号", "答复函号", "告知书编号", "答复告知书编号",
		"答复告知书文号", "文书编号", "文书文号", "文书号", "答复文书号", "答复文书文号", "答复文书编号", "回复文号", "答复号", "答复发文字号", "办理文号", "处理文号", "办理结果文号", "答复书号"},
		weak: []string{"文号", "发文字号", "发文号"}, under: []string{"答复", "告知", "文书", "办理", "处理", "办结"}},
	{field: fieldClosed, name: "答复日期", required: true, words: []string{"答复日期", "答复时间", "作出答复日期", "作出答复时间", "答复书日期", "答复书时间", "答复作出日期", "办结日期",
		"办结时间", "回复日期", "回复时间", "办理完成日期", "办理完成时间", "办结答复日期", "办结答复时间", "结案日期", "结案时间", "处理日期", "处理时间", "告知书日期", "答复落款日期", "办理日期", "办理时间",
		"答复出具日期", "办理答复日期", "办理答复时间", "完成时间", "完成日期", "答复发出日期",
		"答复情况日期", "答复情况时间", "办理情况日期", "办理情况时间", "办结情况日期", "办结情况时间", "办理结果日期", "办理结果时间", "处理结果日期", "处理结果时间"}},
	{field: fieldNote, name: "备注", words: []string{"备注", "备注说明", "说明", "其他说明", "备考"}},
}

var caseColumns = []columnSpec{
	serialColumn,
	{field: fieldKind, name: "案件类型", required: true, words: []string{"案件类型", "案件类别", "案件种类", "案件性质", "复议诉讼类型", "复议诉讼类别", "复议诉讼", "行政复议行政诉讼",
		"复议或诉讼", "复议类型", "类别", "类型", "案件分类", "救济途径", "救济方式"}},
	{field: fieldHow, name: "起诉方式", words: []string{"起诉方式", "诉讼类型", "诉讼类别", "起诉类型", "提起方式", "提起诉讼方式", "诉讼方式", "起诉途径", "起诉情形", "诉讼情形"}},
	{field: fieldNumber, name: "案号", words: []string{"案号", "案件编号", "复议诉讼案号", "案件文号", "案件号", "编号", "文号", "登记编号"}},
	{field: fieldReceived, name: "收到日期", required: true, words: []string{"收到日期", "收到时间", "收案日期", "收案时间", "收到通知日期", "收到通知时间", "收到应诉通知日期", "收到复议通知日期",
		"收到答复通知日期", "收件日期", "收件时间", "收文日期", "收文时间", "立案日期", "立案时间", "受理日期", "受理时间", "登记日期", "登记时间", "申请日期", "申请时间", "起诉日期", "起诉时间",
		"日期", "时间"}},
	{field: fieldOutcome, name: "审理结果", required: true, words: []string{"审理结果", "案件结果", "裁判结果", "复议诉讼结果", "复议结果", "判决结果", "审结结果", "审理情况", "处理结果", "办理结果",
		"结果", "审结情况", "裁决结果", "结案方式", "结案情况"}},
	{field: fieldClosed, name: "审结日期", words: []string{"审结日期", "审结时间", "结案日期", "结案时间", "裁判日期", "裁判时间", "判决日期", "判决时间", "裁决日期", "决定日期", "决定时间", "办结日期", "办结时间"}},
	{field: fieldNote, name: "备注", words: []string{"备注", "备注说明", "说明", "备考"}},
}

var documentColumns = []columnSpec{
	serialColumn,
	{field: fieldKind, name: "文件类别", required: true, words: []string{"文件类别", "文件类型", "文件种类", "文件性质", "类别", "类型", "种类", "文件分类", "信息内容"}},
	{field: fieldTitle, name: "文件名称", required: true, words: []string{"文件名称", "文件标题", "文件题名", "规范性文件名称", "行政规范性文件名称", "规章名称", "规章规范性文件名称", "制度名称", "标题",
		"名称", "题名", "文件名"}},
	{field: fieldNumber, name: "文号", words: []string{"文号", "发文字号", "文件文号", "文件编号", "发文号", "文件字号", "编号"}},
	{field: fieldMade, name: "成文日期", required: true, words: []string{"成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "印发时间", "制发日期", "制发时间", "制定日期", "制定时间",
		"发布日期", "发布时间", "公布日期", "公布时间", "签发日期", "出台日期", "出台时间"}},
	{field: fieldValidity, name: "有效性", words: []string{"有效性", "效力状态", "有效状态", "效力", "时效性", "是否有效", "时效状态", "文件状态", "文件效力", "状态", "有效性状态", "清理结果", "是否现行有效"}},
	{field: fieldAbolished, name: "废止日期", words: []string{"废止日期", "废止时间", "失效日期", "失效时间", "废止失效日期", "废止失效时间", "废止或失效日期", "废止或失效时间"}},
	{field: fieldNote, name: "备注", words: []string{"备注", "备注说明", "说明", "备考"}},
}

var countColumns = []columnSpec{
	serialColumn,
	{field: fieldMonth, name: "月份", words: []string{"月份", "月", "统计月份", "所属月份", "统计时间", "统计期", "期间", "时间", "报送月份", "填报月份"}},
	{field: fieldStation, name: "单位", words: []string{"单位", "单位名称", "部门", "部门名称", "站所", "站所名称", "填报单位", "报送单位", "执法机构", "承办单位", "承办机构", "科室", "责任单位", "统计单位"}},
	{field: fieldLicences, name: "行政许可", words: []string{"行政许可", "行政许可件数", "行政许可数量", "行政许可数", "行政许可处理决定数量", "行政许可决定数量", "行政许可决定数", "行政许可决定件数",
		"行政许可本年处理决定数量", "许可", "许可件数", "许可数量"}},
	{field: fieldPenalties, name: "行政处罚", words: []string{"行政处罚", "行政处罚件数", "行政处罚数量", "行政处罚数", "行政处罚处理决定数量", "行政处罚决定数量", "行政处罚决定数", "行政处罚决定件数",
		"行政处罚本年处理决定数量", "处罚", "处罚件数", "处罚数量"}},
	{field: fieldCoercive, name: "行政强制", words: []string{"行政强制", "行政强制件数", "行政强制数量", "行政强制数", "行政强制处理决定数量", "行政强制决定数量", "行政强制决定数", "行政强制决定件数",
		"行政强制本年处理决定数量", "行政强制措施", "强制", "强制件数", "强制数量"}},
	{field: fieldCharges, name: "行政事业性收费", words: []string{"行政事业性收费", "行政事业性收费金额", "行政事业性收费收费金额", "行政事业性收费本年收费金额", "事业性收费", "行政收费", "收费金额", "收费",
		"行政事业性收费总金额", "行政事业性收费万元", "行政事业性收费元", "行政事业性收费金额万元", "行政事业性收费金额元", "收费金额万元", "收费金额元", "收费万元", "收费元"}},
	{field: fieldNote, name: "备注", words: []string{"备注", "备注说明", "说明", "备考"}},
}
