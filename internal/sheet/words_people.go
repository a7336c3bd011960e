package sheet

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"zwgk/internal/request"
)

// kindValue is what an applicant-kind cell says.
type kindValue struct {
	kind  request.ApplicantKind
	fault string
}

const kindChoices = "商业企业、科研机构、社会公益组织、法律服务机构、其他"

// readApplicantKind reads the words for the six kinds of applicant.
func readApplicantKind(text string) kindValue {
	if noValue(strings.TrimSpace(fold(text))) {
		return kindValue{fault: "没有申请人类别，进不了表三。写明自然人、" + kindChoices}
	}
	if utf8.RuneCountInString(text) > maxWord {
		return kindValue{fault: fmt.Sprintf("申请人类别写得太长：“%s”。写自然人、%s中的一种", clip(text), kindChoices)}
	}
	parts := pieces(text)
	whole := strings.Join(parts, "")
	if k, ok := applicantWords().kinds.find(whole); ok {
		return kindValue{kind: k}
	}
	if ask, ok := applicantWords().unclear.find(whole); ok {
		return kindValue{fault: fmt.Sprintf(ask, clip(text))}
	}
	for _, p := range []string{"法人或其他组织", "法人和其他组织", "法人及其他组织", "法人其他组织", "法人"} {
		if rest, ok := strings.CutPrefix(whole, p); ok {
			if k, ok := applicantWords().kinds.find(rest); ok {
				return kindValue{kind: k}
			}
		}
	}
	// 其他（学校）: what stands first is the kind, the rest explains it, unless
	// it names another kind.
	var found []request.ApplicantKind
	for i, p := range parts {
		k, ok := applicantWords().kinds.find(p)
		if !ok {
			if i == 0 {
				break
			}
			continue
		}
		if len(found) == 0 || found[0] != k {
			found = append(found, k)
		}
	}
	switch len(found) {
	case 1:
		return kindValue{kind: found[0]}
	case 0:
		return kindValue{fault: fmt.Sprintf("申请人类别“%s”不认识。写自然人、%s中的一种", clip(text), kindChoices)}
	}
	return kindValue{fault: fmt.Sprintf("申请人类别“%s”写了两种。只留一种", clip(text))}
}

const (
	askLegalPerson = "只写“%s”进不了表三。写明是五种里的哪一种：" + kindChoices
	askSociety     = "“%s”看不出归哪一类。从事公益的写“社会公益组织”，不是的写“其他”"
	askHousehold   = "“%s”看不出归哪一类。以个人名义申请的写“自然人”，以字号名义申请的写“商业企业”"
	askLawyer      = "“%s”看不出是谁申请。律师本人申请的写“自然人”，律师事务所申请的写“法律服务机构”，代理的写委托人的类别"
	askPublicBody  = "“%s”看不出归哪一类。科研单位写“科研机构”，其余写“其他”"
)

// applicantTables are the words for kinds of applicants, by what they mean.
type applicantTables struct {
	kinds   wordIndex[request.ApplicantKind]
	unclear wordIndex[string] // what to ask
	clashes []string
}

var applicantWords = sync.OnceValue(buildApplicantWords)

func buildApplicantWords() applicantTables {
	t := applicantTables{kinds: wordIndex[request.ApplicantKind]{}, unclear: wordIndex[string]{}}
	for k, words := range map[request.ApplicantKind][]string{
		request.NaturalPerson: {"自然人", "公民", "个人", "自然人公民", "公民自然人", "公民个人", "个人公民", "自然人个人", "个人自然人", "居民", "村民", "群众", "市民"},
		request.Commercial: {"商业企业", "企业", "公司", "公司商业企业", "商业企业公司", "有限公司", "有限责任公司", "股份公司", "股份有限公司", "企业法人",
			"民营企业", "国有企业", "国企", "民企", "私营企业", "工商企业", "企业公司", "公司企业", "外资企业", "商业公司"},
		request.Research: {"科研机构", "科研院所", "研究院", "研究所", "高校", "高等院校", "高等学校", "大学", "科研单位", "研究机构", "科研院校", "科研"},
		request.PublicWelfare: {"社会公益组织", "公益组织", "基金会", "社会公益组织基金会", "慈善组织", "社会公益机构", "公益机构", "慈善机构",
			"公益社会组织", "社会公益", "公益性社会组织"},
		request.LegalService: {"法律服务机构", "律师事务所", "律所", "法律服务所", "基层法律服务所", "法律机构", "法律服务机构律师事务所", "法律服务"},
		request.OtherOrg: {"其他", "其它", "其他组织", "其它组织", "其他机构", "其他单位", "其他法人", "法人或其他组织其他", "行政机关", "国家机关", "机关",
			"村委会", "居委会", "村民委员会", "居民委员会", "村民小组"},
	} {
		t.kinds.add(k, &t.clashes, words...)
	}
	for ask, words := range map[string][]string{
		askLegalPerson: {"法人", "法人或其他组织", "法人和其他组织", "法人及其他组织", "法人其他组织", "组织", "单位", "非自然人", "机构", "法人或组织", "法人组织", "团体"},
		askSociety:     {"协会", "社会组织", "社会团体", "社团", "商会", "行业协会", "学会", "民办非企业", "民办非企业单位", "社会服务机构", "志愿者组织"},
		askHousehold:   {"个体工商户", "个体户", "个体", "农民专业合作社", "合作社", "家庭农场"},
		askLawyer:      {"律师", "代理律师", "委托代理人", "代理人"},
		askPublicBody:  {"事业单位", "学校", "医院", "事业法人", "事业单位法人", "媒体"},
	} {
		t.unclear.add(ask, &t.clashes, words...)
	}
	return t
}

// channelValue is what a channel cell says. Channels are in no table of the
// report, so an unknown word only leaves a note.
type channelValue struct {
	channel request.Channel
	note    string
}

func readChannel(text string) channelValue {
	if noValue(strings.TrimSpace(fold(text))) {
		return channelValue{}
	}
	parts := pieces(clip(text))
	if c, ok := channelWords().channels.find(strings.Join(parts, "")); ok {
		return channelValue{channel: c}
	}
	for i, p := range parts {
		if c, ok := channelWords().channels.find(p); ok {
			v := channelValue{channel: c}
			for _, q := range parts[i+1:] {
				if other, ok := channelWords().channels.find(q); ok && other != c {
					v.note = fmt.Sprintf("收到渠道“%s”写了两种，按第一种登记。核对", clip(text))
				}
			}
			return v
		}
	}
	return channelValue{request.OtherChannel,
		fmt.Sprintf("收到渠道“%s”不认识，按“其他”登记。可以写当面、信函、传真、电子邮件、网上、其他", clip(text))}
}

// channelTables are the words for ways in which applications come.
type channelTables struct {
	channels wordIndex[request.Channel]
	clashes  []string
}

var channelWords = sync.OnceValue(buildChannelWords)

func buildChannelWords() channelTables {
	t := channelTables{channels: wordIndex[request.Channel]{}}
	for c, words := range map[request.Channel][]string{
		request.InPerson: {"当面", "当面提交", "当面递交", "当面申请", "现场", "现场提交", "现场申请", "现场递交", "窗口", "窗口提交", "窗口申请", "来访", "直接递交",
			"面交", "上门", "到场", "自送", "亲自递交"},
		request.Mail: {"信函", "信函申请", "邮寄", "邮寄申请", "信件", "来信", "挂号信", "ems", "邮政ems", "邮政快递", "快递", "邮政特快专递", "特快专递", "书信",
			"信函邮寄", "邮寄信函", "邮寄信件", "邮政", "邮政挂号", "邮政寄递"},
		request.Fax:   {"传真", "传真申请", "传真件"},
		request.Email: {"电子邮件", "电子邮箱", "邮箱", "email", "电邮", "电子邮件申请"},
		request.Online: {"网上", "网络", "平台", "网站", "在线", "在线申请", "网上申请", "网络申请", "网络平台", "网上平台", "门户网站", "政府网站", "政府门户网站",
			"依申请公开平台", "依申请平台", "申请平台", "系统", "依申请公开系统", "互联网", "线上", "小程序", "公众号", "微信", "网页", "平台申请", "网站申请", "网上提交", "在线提交", "在线平台"},
		request.OtherChannel: {"其他", "其它", "电话", "口头", "其他方式", "其他渠道"},
	} {
		t.channels.add(c, &t.clashes, words...)
	}
	return t
}
