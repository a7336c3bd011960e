package privacy

// label is what the words before a number call it.
type label uint8

const (
	unread label = iota // nobody has looked yet
	unlabelled
	labelledID
	labelledPhone
	labelledAccount
	labelledCode   // an order, a contract, a licence …
	labelledCredit // 统一社会信用代码, which looks most like an identity number
)

var labels = map[label]*words{
	labelledID:      list("身份证 身份号码 公民身份 证件号 证号码 身份证件"),
	labelledPhone:   list("电话 手机 联系方式 座机 固话 传真 热线 联系 负责人 经办人 姓名 户主 村民 本人 致电 来电 拨打 Tel TEL tel 电联 咨询"),
	labelledAccount: list("账号 帐号 卡号 银行卡 账户 帐户 存折 一卡通 社保卡 开户行 打卡"),
	labelledCode: list(`订单 单号 编号 编码 流水 凭证 条码 条形码 合同 代码 索引号 文号 受理号 案号 批次 序号 票号 发票
		快递 运单 许可证 证书 宗地 图斑 户号 表号 设备 金额 资金 面积 产权 不动产 备案 注册号 登记号 执照 工单 电表 水表 回执 档号 项目
		批号 货号 型号 标识码 校验码 验证码 监管码 追溯码 保单 税号 识别号 卷号 库号 图号 版本 产品 统计 公告`),
	labelledCredit: list("信用代码 信用码 机构代码"),
}

// labelReach is how far before a number its label may begin. What only excuses
// a number must stand closer: codeReach after the word's end.
const (
	labelReach = 16
	codeReach  = 6
)

// labelOf returns the label nearest before i. Another number, a line break or
// the end of a sentence cuts the view.
func (s *script) labelOf(i int) label {
	for p := i - 1; p >= 0 && p >= i-labelReach; p-- {
		r := s.runes[p]
		if endsSentence(r) || isDigit(r) {
			return unlabelled
		}
		for l := labelledID; l <= labelledCredit; l++ {
			if end := labels[l].match(s, p); end >= 0 && end <= i {
				if l == labelledCode && i-end > codeReach {
					return unlabelled
				}
				if l == labelledCode && labels[labelledCredit].within(s, p-2, i) {
					return labelledCredit
				}
				return l
			}
		}
	}
	return unlabelled
}
