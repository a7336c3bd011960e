package sheet

import (
	"strings"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/request"
)

func TestWordTablesAgree(t *testing.T) {
	for name, clashes := range map[string][]string{"outcome": outcomeWords().clashes, "applicant": applicantWords().clashes, "channel": channelWords().clashes, "case": caseWords().clashes} {
		if len(clashes) > 0 {
			t.Errorf("%s words mean two things: %v", name, clashes)
		}
	}
	for w := range outcomeWords().reason {
		if outcomeWords().open[w] {
			t.Errorf("%s is both open and closed", w)
		}
	}
}

// formRows are the result rows of table three, word for word.
var formRows = []string{
	"（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
	"1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
	"7.属于行政执法案卷", "8.属于行政查询事项",
	"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
	"1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息",
	"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
	"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他",
}

func TestOutcomeFormLabels(t *testing.T) {
	groups := []string{"（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"}
	for i, o := range request.Outcomes() {
		row := formRows[i]
		group := ""
		switch {
		case i >= 18:
			group = groups[3]
		case i >= 13:
			group = groups[2]
		case i >= 10:
			group = groups[1]
		case i >= 2:
			group = groups[0]
		}
		bareRow := strings.TrimLeft(row, "（一二）123456789.")
		name := strings.TrimPrefix(strings.TrimLeft(group, "（三四五六"), "）")
		for _, text := range []string{row, bareRow, group + row, group + " " + row, name + "（" + bareRow + "）", name + "：" + bareRow, name + "-" + bareRow,
			name + "(" + bareRow + ")", name + bareRow, wideForm(row), outcomeLabels[i].label} {
			if v := readOutcome(text); v.outcome != o || v.fault != "" {
				t.Errorf("%s: %q %s, want %s", text, v.outcome, v.fault, o)
			}
		}
		code := outcomeLabels[i].code
		if v := readOutcome(strings.Replace("（"+code, "（"+string([]rune(code)[0]), "（"+string([]rune(code)[0])+"）", 1)); v.outcome != o {
			t.Errorf("code %s: %+v, want %s", code, v, o)
		}
	}
}

func wideForm(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

func TestOutcomeWords(t *testing.T) {
	for o, texts := range map[request.Outcome][]string{
		request.Granted:               {"予以公开", "同意公开", "已主动公开，告知查询途径", " 予以公开 ", "主动公开", "予以公开（邮寄）", "公开"},
		request.PartiallyGranted:      {"部分公开", "同意部分公开", "部分公开（涉及个人隐私）", "部分公开，其余不予公开", "部分公开；部分不存在"},
		request.DeniedStateSecret:     {"不予公开：属于国家秘密", "不予公开（国家秘密）", "涉及国家秘密"},
		request.DeniedSafetyStability: {"不予公开（危及“三安全一稳定”）", "不予公开（危及\"三安全一稳定\"）", "不予公开（三安全一稳定）", "不予公开 危及三安全一稳定"},
		request.DeniedThirdParty:      {"不予公开：第三方不同意，涉及个人隐私", "不予公开（保护第三方合法权益）", "涉及商业秘密、个人隐私", "不同意公开（商业秘密）"},
		request.DeniedInternalAffairs: {"不予公开：内部事务信息", "不予公开（三类内部事务信息）"},
		request.DeniedProcessInfo:     {"不予公开（四类过程性信息）", "不予公开：过程性信息", "属于四类过程性信息", "过程性信息", "不予公开【过程性信息】"},
		request.UnavailableNotHeld:    {"信息不存在", "非本机关公开", "无法提供（本机关不掌握）", "经检索没有", "不属于本机关负责公开", "无法提供：信息不存在"},
		request.UnavailableNeedsWork:  {"无法提供（需另行制作）", "没有现成信息需要另行制作"},
		request.RejectedPetition:      {"信访投诉举报类", "不予处理（信访举报投诉）", "举报投诉", "信访"},
		request.RejectedDuplicate:     {"重复申请", "不予重复处理", "不予处理：重复申请"},
		request.OtherNoCorrection:     {"逾期未补正，不再处理", "其他处理（逾期不补正）", "逾期不补正，视为放弃"},
		request.OtherFeeUnpaid:        {"其他处理（逾期未缴费）", "逾期未缴纳信息处理费"},
		request.OtherMisc:             {"申请人撤回", "撤销", "其他处理（其他）", "其他处理：其他", "其他处理（申请人撤回）", "撤回"},
		"":                            {"", "在办", "正在办理", "办理中", "未办结", "结转下年", "四、结转下年度继续办理", "延期答复", "／", "征求第三方意见中"},
	} {
		for _, text := range texts {
			if v := readOutcome(text); v.outcome != o || v.fault != "" {
				t.Errorf("%q: %q %s, want %q", text, v.outcome, v.fault, o)
			}
		}
	}
}

func TestOutcomeRefuses(t *testing.T) {
	for text, sentence := range map[string]string{
		"不予公开": "八种", "不同意公开": "八种", "（三）不予公开": "八种", "无法提供": "三种", "不予处理": "五种", "其他处理": "三种",
		"转办": "非本机关公开", "转送其他机关": "非本机关公开", "已答复": "看不出结果", "视为放弃": "两种可能", "内容不明确": "两种可能", "不属于政府信息": "没有单独的一行",
		"不予公开（信访）": "前后不一致", "不予公开（信息不存在）": "前后不一致", "国家秘密，个人隐私": "两种结果", "不予公开（过程信息、执法案卷）": "两种结果",
		"部分公开（申请人撤回）": "前后不一致", "同意公开过程性信息": "前后不一致",
		"不予公开过程性的材料": "属于四类过程性信息", "xyz": "不认识", "？？？": "不认识", "一": "不认识", strings.Repeat("予以公开", 40): "写得太长", "告知查询途径": "两种可能",
	} {
		if v := readOutcome(text); v.outcome != "" || !strings.Contains(v.fault, sentence) {
			t.Errorf("%q: %q %q, want a sentence with %q", text, v.outcome, v.fault, sentence)
		}
	}
}

func TestApplicantKinds(t *testing.T) {
	for k, texts := range map[request.ApplicantKind][]string{
		request.NaturalPerson: {"自然人", "公民", "个人", "自然人（村民）", "公民（自然人）"},
		request.Commercial:    {"企业", "公司", "商业企业", "公司（商业企业）", "法人（商业企业）", "法人或其他组织-商业企业", "商业企业（某某公司）"},
		request.Research:      {"科研机构", "高校", "研究院"},
		request.PublicWelfare: {"社会公益组织", "基金会", "社会公益组织（基金会）"},
		request.LegalService:  {"法律服务机构", "律师事务所", "律所"},
		request.OtherOrg:      {"其他", "其他组织", "其他（学校）", "法人或其他组织（其他）", "村委会"},
	} {
		for _, text := range texts {
			if v := readApplicantKind(text); v.kind != k || v.fault != "" {
				t.Errorf("%s: %q %s, want %s", text, v.kind, v.fault, k)
			}
		}
	}
	for text, sentence := range map[string]string{"": "没有申请人类别", "法人": "五种", "法人或其他组织": "五种", "法人、其他组织": "五种", "单位": "五种", "协会": "公益",
		"个体工商户": "自然人", "律师": "律师事务所", "企业、自然人": "两种", "甲": "不认识", "事业单位": "科研机构"} {
		if v := readApplicantKind(text); v.kind != "" || !strings.Contains(v.fault, sentence) {
			t.Errorf("%s: %q %q, want a sentence with %q", text, v.kind, v.fault, sentence)
		}
	}
}

func TestChannels(t *testing.T) {
	for text, want := range map[string]request.Channel{"当面": request.InPerson, "信函": request.Mail, "EMS": request.Mail, "传真": request.Fax, "电子邮件": request.Email,
		"网上": request.Online, "": "", "信函（EMS）": request.Mail} {
		if v := readChannel(text); v.channel != want || v.note != "" {
			t.Errorf("%s: %+v, want %s", text, v, want)
		}
	}
	for text, want := range map[string]request.Channel{"信鸽": request.OtherChannel, "信函、网上": request.Mail} {
		if v := readChannel(text); v.channel != want || v.note == "" {
			t.Errorf("%s: %+v, want %s with a note", text, v, want)
		}
	}
}

func TestCaseKinds(t *testing.T) {
	for _, c := range []struct {
		kind, how string
		want      request.CaseKind
		sentence  string
	}{
		{"行政复议", "", request.Reconsideration, ""}, {"复议", "/", request.Reconsideration, ""}, {"行政诉讼", "未经复议直接起诉", request.DirectLitigation, ""},
		{"诉讼", "复议后起诉", request.LitigationAfterReconsideration, ""}, {"行政诉讼（复议后起诉）", "", request.LitigationAfterReconsideration, ""},
		{"直接起诉", "", request.DirectLitigation, ""}, {"", "复议后起诉", request.LitigationAfterReconsideration, ""}, {"行政诉讼", "", "", "补上起诉方式"},
		{"行政复议", "复议后起诉", "", "对不上"}, {"直接起诉", "复议后起诉", "", "对不上"}, {"仲裁", "", "", "不认识"}, {"行政诉讼", "上诉", "", "不认识"}, {"", "", "", "没有写明"},
		{"行政复议、行政诉讼", "", "", "不认识"},
	} {
		if v := readCaseKind(c.kind, c.how); v.kind != c.want || !strings.Contains(v.fault, c.sentence) || (v.fault == "") != (c.sentence == "") {
			t.Errorf("%s %s: %+v, want %s %s", c.kind, c.how, v, c.want, c.sentence)
		}
	}
}

func TestCaseResults(t *testing.T) {
	for r, texts := range map[request.CaseResult][]string{
		"": {"", "尚未审结", "审理中", "/"}, request.Upheld: {"维持", "结果维持", "驳回诉讼请求"},
		request.Overturned:  {"纠正", "撤销", "变更", "确认违法", "责令履行", "撤销，责令重新答复"},
		request.OtherResult: {"其他", "其他结果", "终止", "撤回", "撤诉", "其他结果（撤诉）", "驳回起诉"},
	} {
		for _, text := range texts {
			if v := readCaseResult(text); v.result != r || v.fault != "" {
				t.Errorf("%s: %+v, want %q", text, v, r)
			}
		}
	}
	for text, sentence := range map[string]string{"驳回": "两种可能", "败诉": "看不出", "维持，撤销": "不认识", "好": "不认识"} {
		if v := readCaseResult(text); v.result != "" || !strings.Contains(v.fault, sentence) {
			t.Errorf("%s: %+v, want a sentence with %q", text, v, sentence)
		}
	}
}

func TestDocumentWords(t *testing.T) {
	if v := readDocumentKind("规章"); v.kind != disclosure.Regulation {
		t.Errorf("%+v", v)
	}
	if v := readDocumentKind("规范性文件"); v.kind != disclosure.NormativeDocument {
		t.Errorf("%+v", v)
	}
	for _, text := range []string{"", "规章制度", "通知"} {
		if v := readDocumentKind(text); v.fault == "" {
			t.Errorf("%q taken as %s", text, v.kind)
		}
	}
	for text, want := range map[string]validity{"有效": inForce, "现行有效": inForce, "废止": abolished, "宣布失效": abolished, "失效": abolished, "": validityBlank} {
		if v := readValidity(text); v.validity != want || v.fault != "" {
			t.Errorf("%s: %+v, want %d", text, v, want)
		}
	}
	for _, text := range []string{"修订", "存疑"} {
		if v := readValidity(text); v.fault == "" {
			t.Errorf("%s taken as %+v", text, v)
		}
	}
}
