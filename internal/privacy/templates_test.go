package privacy_test

import (
	"math/rand/v2"
	"strings"

	"zwgk/internal/privacy"
)

// planted lists, by kind, the sentences in which [ ] holds what is planted:
// first those by which the finder was corrected, then those held out.
var planted = map[privacy.Kind][2][]string{
	privacy.IDCard: {
		{"申请人{name}，身份证号码{colon}[{id}]，现住{village}。", "{name} 男 [{id}] {village}{han}组 {money}元", "（身份证[{id}]）", "经核查，{name}（[{oldid}]）符合条件", "身份证号：[{oldid}]",
			"兹有我村村民{name}，公民身份号码[{id}]，因建房需要占用宅基地", "{n}、{name}[{id}]领取{money}元", "持证人：{name}\t[{id}]\t{date}发证"},
		{"村医{name}\t女\t[{id}]\t{village}卫生室", "本人{name}（证件号：[{id}]）自愿放弃宅基地资格权", "{no}户　{name}　[{oldid}]　已迁出"},
	},
	privacy.Phone: {
		{"联系人：{name}，电话{colon}[{mobile}]。", "{name}[{mobile}]", "有意者请与{name}联系（[{mobile}]）", "报名电话：[{landline}]，逾期不候", "+86 [{mobile}]",
			"村干部{name}值班，手机[{mobile}]，{date}止", "监督举报：[{landline}]；[{mobile}]{name}", "户主{name}，{han}组，[{mobile}]，{money}元"},
		{"如有异议，可拨打[{landline}]向{town}纪委反映", "承包人{name}([{mobile}])应于{date}前缴清租金", "网格长{name}、[{mobile}]、负责{han}组"},
	},
	privacy.BankCard: {
		{"打入{name}银行卡[{card}]，计{money}元", "开户行：农商银行{town}支行，账号{colon}[{card}]", "{name} [{card}] {money}", "社保卡号[{card}]",
			"补贴已发至“一卡通”（[{card}]）{name}户", "{n}. {name}，信用社，[{card}]，{big}元", "收款人{name}，卡号尾号不详，原卡[{card}]已注销"},
		{"{name}\t[{card}]\t{money}\t{village}", "现申请将尾款{big}元汇入本人账户[{card}]", "惠农卡[{card}]户名{name}"},
	},
	privacy.Plate: {
		{"车牌号{colon}[{plate}]", "{date}，{name}驾驶[{plate}]小型轿车途经{road}", "公务用车[{plate}]封存", "涉事车辆为[{plate}]，已移交",
			"清障车拖走[{plate}]、费用{money}元", "农机补贴：{name}，变型拖拉机[{plate}]，报废", "（[{plate}]）{name}名下"},
		{"肇事逃逸车辆[{plate}]，知情者请报警", "{name}名下有[{plate}]一辆，不符合低保条件", "渣土车[{plate}]未覆盖，罚款{money}元"},
	},
	privacy.WeChat: {
		{"联系{name}，微信号{colon}[{wechat}]", "加微信[{wechat}]入群领表", "微信：[{wechat}]（{name}）", "VX:[{wechat}]",
			"{name}的微信是[{wechat}]，可代办", "报名请添加网格员微信 [{wechat}] 并备注姓名", "电话同微信号，另一微信号为“[{wechat}]”"},
		{"物业管家{name}（微信：[{wechat}]）", "发送照片至网格员{name}微信号[{wechat}]", "wx：[{wechat}]，非诚勿扰"},
	},
	privacy.Classification: {
		{"[秘密★1年]\n{town}人民政府文件", "[机密★]\n关于{year}年的通知", "[绝密　★　长期]", "[内部资料　注意保存]\n{date}", "（[内部资料，不得外传]）", "密级：[秘密]", "【[内部文件]】{town}",
			"特急　[秘 密 ★ 10年]　份号0000{n}", "[机密★6个月]", "[内部材料 严禁外传]\n{town}党政办", "本页印有[内部资料]字样，{date}前收回"},
		{"[秘密★3年]　　　　　　　份号：0000{n}", "（[内部资料]）\n{village}集体资产清查表", "密级：[机密]　保密期限：{n}年"},
	},
	privacy.Address: {
		{"{name}住[{county}{town}{village}{han}组{no}号]。", "家庭住址：[{town}{village}{no}号]", "现住[{county}{road}{no}号{estate}{n}幢{n}单元{n}0{n}室]", "地址：[{road}{no}号]，联系人{name}", "户籍地[{village}{n}组{no}号]",
			"送达地址为[{county}{town}{road}{no}弄{n}号{n}0{n}室]", "{name}，女，[{estate}{n}栋{n}单元{n}0{n}]，独居老人", "走访了家住[{village}{han}社{no}号]的{name}", "房屋坐落：[{town}{village}{han}组{no}号]，产权人{name}"},
		{"经查，{name}户籍所在地为[{county}{town}{village}{n}组{no}号]，人户分离", "租住于[{road}{no}号{estate}{n}号楼{n}单元{n}0{n}室]", "{name}（[{village}{han}组{no}号]）危房改造完工"},
	},
	privacy.Health: {
		{"{name}，患[{ill}]，申请临时救助{money}元", "{village}村民{name}因[{ill}]住院，家庭困难", "{name}（[{lame}]）", "户主{name}，[{why}]，纳入低保", "低保对象{name}系[{lame}]人，每月{money}元",
			"{name}于{date}确诊[{ill}]，累计自费{money}元", "救助理由：{name}[{why}]，无经济来源", "{han}组{name}，男，68岁，[{lame}]，享受护理补贴", "{name}之妻患有[{ill}]，需长期服药", "调查发现{name}一家[{why}]，建议纳入监测"},
		{"残疾证核查：{name}，[{lame}]，证件在有效期内", "{name}因[{ill}]于{date}在县医院手术，报销后自付{big}元", "该户{name}，女，71岁，[{why}]，拟列为五保", "帮扶对象{name}患有[{ill}]多年"},
	},
	privacy.Minor: {
		{"[{name}]，女，{age}岁，随祖父母生活", "孤儿[{name}]每月发放基本生活费{money}元", "[{name}]（{birth}年{n}月出生），{village}人", "留守儿童[{name}]、家住{village}", "[{name}]，{town}中心小学{han}年级学生",
			"其女[{name}]今年{hanage}岁，在校就读", "事实无人抚养儿童：[{name}]，监护人为其祖母", "[{name}]，出生日期{birth}-0{n}-1{n}，受助{money}元", "受助小学生[{name}]家庭情况已核实"},
		{"[{name}]（{age}周岁）由外祖母抚养", "困境儿童[{name}]，{village}人，每季度走访一次", "死者之女[{name}]，{birth}年出生，由村委会临时监护", "[{name}]就读于{town}中心小学，免除伙食费"},
	},
}

// innocent are the sentences that hold nothing.
var innocent = [2][]string{
	{
		"{town}人民政府关于印发《{year}年工作要点》的通知（{town}发〔{year}〕{no}号）", "项目总投资{big}元，其中财政资金{money}万元", "面积{money}平方米，折合{n}.{n}亩", "{year}—{year}年度实施",
		"索引号：{code}", "合同编号{colon}{code}", "统一社会信用代码：{code}", "订单号{code}，数量{no}件", "工程编号{code}，工期{no}日历天", "{village}{han}组共{no}户{no}人", "住址：{village}{han}组",
		"关注微信公众号“{town}发布”", "微信公众号：qingshi_zwgk{n}", "高血压、糖尿病患者可到村卫生室免费体检", "开展重性精神疾病防治知识宣传，发放资料{no}份", "涉及国家秘密、商业秘密、个人隐私的不予公开", "现将{year}年度低保对象名单予以公示：{name}、{name}、{name}",
		"咨询电话：12345", "热线400-{n}00-88{n}{n}", "{date}下午{n}时在{village}村委会会议室召开", "{road}{n}号线工程", "残疾人两项补贴发放{no}人，共{money}元", "{name}同志任{village}党支部书记", "适龄儿童{no}人全部入学", "中小学生参保{no}人，每人{no}元",
		"收入{money}元，支出{money}元，结余{money}元", "发票代码{code}，金额{money}", "不动产权证号：浙（{year}）清河县不动产权第00{no}号", "第{no}号提案答复", "60周岁以上老年人免费", "高新A区{no}号地块", "凭证号 {code}", "保密审查意见：不涉密，同意公开",
		"采购编号：{code}，预算{big}元", "许可证编号{code}，有效期至{date}", "{village}实施道路硬化{n}.{n}公里，投入{money}万元", "县残疾人联合会印制宣传册{no}册", "{name}主任主持召开艾滋病防治工作会议", "受理编号：{code}；承诺期限{n}个工作日",
		"工作秘密的范围由本机关确定", "{town}第{no}次党委会议纪要〔{year}〕{no}号", "经度1{n}{n}.{no}{no}，纬度{n}{n}.{no}", "农用地{no}公顷、林地{no}公顷", "{name}、{name}等{n}户验收合格，每户补助{money}元", "设备型号{code}", "扫码进入微信小程序“村务{n}”查看", "未成年人保护工作站挂牌",
		"重大疾病医疗救助政策解读", "{n}号渠道清淤{no}米", "产品批次：{code}", "义务教育阶段学生营养改善计划{no}万元", "中签号码：{code}",
	},
	{
		"{name}任{town}卫生院院长，负责慢性病管理", "信访件编号{code}已办结", "宗地代码：{code}，权利人{village}股份经济合作社", "{village}完成改厕{no}座，每座奖补{money}元", "批准文号：{town}政土〔{year}〕{no}号", "网上办件流水{code}",
		"{town}小学{no}名学生参加研学", "听证会于{date}在{town}政府三楼会议室举行", "驾校学员年龄须满18周岁", "{village}{han}组村民小组长：{name}", "根据《保守国家秘密法》开展保密教育", "视频号“{town}微光”开通", "低保标准由每人每月{no}元提高到{no}{n}元", "{road}改造工程（K{n}+{no}至K{n}+{no}）",
		"大病救助资金支出{big}元", "行政处罚决定书文号：{county}罚字〔{year}〕第{no}号", "水表号{code}，本期用量{no}吨", "残疾人就业保障金征收{no}户", "{name}、{name}当选{village}村民代表", "用地红线图{n}号，坐标X={big}.{no}",
	},
}

const (
	positivesOfAKind = 300
	negatives        = 12_000
)

// labelledSet makes the whole set; the same seed makes the same set.
func labelledSet() []sample {
	m := maker{rand.New(rand.NewPCG(20261122, 4))}
	var out []sample
	for _, kind := range privacy.Kinds() {
		for i := range positivesOfAKind {
			group := i % 2
			list := planted[kind][group]
			out = append(out, m.plant(kind, list[i/2%len(list)], group == 1))
		}
	}
	for i := range negatives {
		group := i % 2
		list := innocent[group]
		template := list[i/2%len(list)]
		out = append(out, sample{text: m.around(m.fill(template)), heldOut: group == 1, template: template})
	}
	return out
}

// plant fills a template and notes where the brackets stood.
func (m maker) plant(kind privacy.Kind, template string, heldOut bool) sample {
	before, rest, _ := strings.Cut(template, "[")
	inside, after, _ := strings.Cut(rest, "]")
	secret := m.fill(inside)
	switch {
	case kind == privacy.IDCard && len(secret) == 18:
		secret = m.spaced(secret, 6, 8)
		if m.IntN(4) == 0 {
			secret = strings.Replace(secret, "X", "x", 1)
		}
	case kind == privacy.Phone && len(secret) == 11:
		secret = m.spaced(secret, 3, 4)
	case kind == privacy.BankCard:
		secret = m.spaced(secret, 4, 4, 4, 4)
	}
	secret = strings.ReplaceAll(secret, "~", " ")
	head, tail := m.fill(before), m.fill(after)
	if kind != privacy.Classification {
		head = m.fill(m.lead()) + head
	}
	return sample{text: head + secret + tail + m.trail(), kind: kind, start: len(head), end: len(head) + len(secret), heldOut: heldOut, template: template}
}

// lead and trail put a sentence among others.
func (m maker) lead() string {
	return m.one("", "", "经审核，", "附件{n}。", "公示如下：", "序号{n}　", "根据〔{year}〕{no}号文件，")
}

func (m maker) trail() string {
	return m.fill(m.one("", "。", "；公示期7天。", "\n{date}"))
}

func (m maker) one(list ...string) string { return list[m.IntN(len(list))] }

func (m maker) around(text string) string { return m.fill(m.lead()) + text + m.trail() }
