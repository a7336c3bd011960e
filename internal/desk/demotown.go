package desk

import (
	"fmt"
	"time"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

// What the town made public and what it was asked, by year. Whatever has its
// day last year is finished; this year's stands at every stage there is.

const (
	demoTownBoard   = "镇政府大院公示栏"
	demoEverybody   = "全社会"
	demoVillagers   = "本镇村民"
	demoNotice      = 7 // of the calendar
	demoAfterNotice = 6 // working days: longer than the seven of the notice
	demoLongNotice  = 10
)

func demoText(title, body string, tables ...disclosure.Table) disclosure.Revision {
	return disclosure.Revision{Title: title, Body: body, Tables: tables}
}

func (s *demoStory) lastYearsItems() {
	year := s.today.Year - 1
	s.drafted(s.last(time.March, 10), "town-021", "A10", "农业农村办公室", demoText(
		fmt.Sprintf("%d年高标准农田建设项目中标结果公示", year),
		"我镇高标准农田建设项目（河东村片区）已完成评标，拟由第一中标候选人承建，现予公示。对结果有意见的，公示期内向镇党政办公室提出。")).
		reviewed().signed("镇公示栏张贴", demoEverybody).
		posted(1, demoTownBoard, demoNotice).photographed(demoPosted, "张贴当天").
		takenDown().finished().filed(3)

	s.drafted(s.last(time.April, 14), "town-018", "A11", "社会事务办公室", demoText(
		fmt.Sprintf("%d年第一季度临时救助公示", year), "经入户核对，拟给予下列人员临时救助。", demoRoll...)).
		reviewed().masked(1).signed("村公示栏张贴", "河东村村民").
		posted(1, "河东村村部公示栏", demoNotice).photographed(demoBoard, "河东村村部").
		heard(2, "村民", "来访", "名单里有一户家里有车").replied(1, "核查属实，车已报废两年，符合救助条件", nil).
		takenDown().finished().filed(4)

	s.drafted(s.last(time.June, 9), "town-010", "A11", "农业农村办公室", demoText(
		fmt.Sprintf("%d年耕地地力保护补贴发放情况", year), "补贴按确权面积发放到户，各村汇总如下。", demoSubsidies...)).
		reviewed().signed("镇公示栏张贴、各村广播", demoEverybody).
		posted(1, demoTownBoard, demoNotice).photographed(demoBoard, "").
		takenDown().finished().filed(2)

	s.drafted(s.last(time.July, 7), "town-040", "A15", "财政所", demoText(
		fmt.Sprintf("%d年第二季度镇集体资产收支", year), "本季度镇集体资产收支如下，已经审计理财小组逐笔核对。", demoAccount...), func(i *disclosure.Item) {
		i.Flags.Financial, i.Period = true, fmt.Sprintf("%d-Q2", year)
	}).
		submitted().passed(office.Supervisor, "逐笔核对，账实相符。").passed(office.Section, "同意。").
		signed("镇公示栏张贴", demoVillagers).
		posted(0, demoTownBoard, demoNotice).photographed(demoPosted, "财务公开榜").
		takenDown().finished().filed(2)

	s.withheld(year)
}

// withheld is an item that was not made public, as its meeting decided.
func (s *demoStory) withheld(year int) {
	s.drafted(s.last(time.October, 14), "", "A15", "党政办公室", demoText(
		fmt.Sprintf("%d年镇机关人员年度考核测评安排", year), "镇机关内部人事管理的工作安排。"), func(i *disclosure.Item) {
		i.Attribute, i.Route = disclosure.Withhold, office.WithholdingRoute()
		i.Withheld = &disclosure.Withholding{
			Reason: disclosure.InternalAffairs, Explanation: "只涉及镇机关内部人事管理，不影响群众的权利义务",
			Meeting: "党政班子会议第21次，纪要第21号",
		}
	}).
		submitted().passed(office.Section, "同意。").
		examined("不公开，集体研究后备案", "镇机关内部").decided(2, "党政班子会议第21次，纪要第21号").
		passed(office.Leader, "同意备案。").filed(3)
}

func (s *demoStory) thisYearsItems() {
	s.finishedItems()
	s.hangingItems()
	s.itemsUnderReview()
}

// finishedItems are filed, wait to be filed, or were taken down.
func (s *demoStory) finishedItems() {
	s.drafted(s.back(60), "town-009", "A11", "农业农村办公室", demoText(
		"农机购置补贴受益情况公示", "本批农机购置补贴已审核完毕，受益农户和机具型号见各村清单，全镇共24户、31台（套）。")).
		reviewed().signed("镇公示栏张贴", demoEverybody).
		posted(1, demoTownBoard, demoNotice).photographed(demoPosted, "张贴当天").
		takenDown().finished().filed(2)

	s.drafted(s.back(34), "town-024", "A05", "自然资源和规划所", demoText(
		"农村宅基地审批结果公示", "本批受理宅基地申请9户，经审核批准7户，退回补充材料2户。")).
		reviewed().signed("镇公示栏和村公示栏张贴", demoEverybody).
		posted(1, demoTownBoard, demoNotice).photographed(demoBoard, "镇公示栏").
		takenDown().finished()

	s.drafted(s.back(22), "town-015", "A11", "社会事务办公室", demoText(
		"最低生活保障审核结果公示", "经入户调查、民主评议，拟纳入最低生活保障12户，现予公示。"), func(i *disclosure.Item) {
		i.Audience, i.Group = disclosure.SpecificGroup, "各村低保申请户"
	}).
		reviewed().signed("村公示栏张贴", "各村低保申请户").
		posted(1, "石坳村村部公示栏", demoNotice).photographed(demoPosted, "石坳村村部").
		heard(3, "村民", "电话", "公示的字太小，老人看不清").takenDown()

	s.drafted(s.back(40), "town-031", "A15", "文化站", demoText(
		"农民丰收节文艺活动公告", "活动定于月底在镇文化广场举行，各村可报送节目。")).
		reviewed().signed("镇公示栏张贴", demoEverybody).
		posted(1, demoTownBoard, 0).photographed(demoBoard, "").
		terminated(4, "连续降雨，文化广场积水，活动取消")
}

// hangingItems hang on the board today.
func (s *demoStory) hangingItems() {
	s.drafted(s.back(12), "town-016", "A11", "社会事务办公室", demoText(
		"特困人员救助供养审批公示", "经县民政部门审批，下列情况予以公示：新增供养3人，终止供养1人。")).
		reviewed().signed("镇公示栏张贴", demoEverybody).
		posted(6, demoTownBoard, demoLongNotice).photographed(demoBoard, "张贴当天")

	yes := true
	s.drafted(s.back(20), "town-043", "A03", "党政办公室", demoText(
		"关于修订《青石镇集贸市场管理办法》的预公开", "为改善市场经营秩序，拟调整摊位抽签办法和开市时间。办法决定以前听取意见，可以到镇党政办公室当面提出。")).
		reviewed().signed("镇公示栏张贴、市场入口展板", demoEverybody).
		posted(1, "集贸市场入口公示栏", 30).photographed(demoPosted, "市场入口").
		heard(3, "市场经营户", "来访", "开市时间再早半小时，方便批发").replied(2, "采纳，开市时间改为早上五点半", &yes).
		heard(2, "附近居民", "意见箱", "开市太早，车辆鸣笛扰民")
}

// itemsUnderReview stand at every step before the board.
func (s *demoStory) itemsUnderReview() {
	s.drafted(s.back(16), "town-028", "A12", "应急管理所", demoText(
		"防汛救灾物资发放情况", "县里调拨的编织袋、雨衣等物资已分发到五个村，发放清单附后备查。")).
		reviewed().signed("镇公示栏张贴", demoEverybody)

	s.drafted(s.back(9), "town-055", "A11", "党政办公室", demoText(
		"为民办实事项目进展情况", "今年确定的六件实事已完成四件，其余两件按计划施工。")).
		reviewed().examined("镇公示栏张贴、政府网站", demoEverybody).passed(office.Deputy, "同意。")

	s.drafted(s.back(7), "town-051", "A05", "便民服务中心", demoText(
		"老年人优待证办事指南（修订）", "申请人带身份证到便民服务中心办理，当场办结，不收费。")).
		reviewed().examined("便民服务中心张贴", demoEverybody)

	s.drafted(s.back(9), "town-018", "A11", "社会事务办公室", demoText(
		"临时救助公示（第三批）", "经审核，拟给予下列人员临时救助。", demoRoll...)).
		reviewed()

	s.drafted(s.back(4), "town-032", "A11", "便民服务中心", demoText(
		"冬季技能培训班招生通知", "面向本镇劳动者，开设电工、面点两个班，每班三十人，免费。")).
		submitted()

	s.drafted(s.back(23), "town-056", "A10", "村镇建设办公室", demoText(
		"石坳村道路硬化工程竣工决算公示", "工程已竣工验收，决算金额见审计报告。")).
		submitted().returned(2, office.Section, "决算金额直接写进正文，附上审计报告的文号")

	s.drafted(s.back(2), "town-044", "A03", "党政办公室", demoText(
		"年度重点工作完成情况", "各站所报送的完成情况正在汇总，数字待核对。"))
}

func (s *demoStory) lastYearsRequests() {
	s.registered(s.last(time.March, 4), "钱玉珍", request.NaturalPerson, demoIdentity("11010519650412004X"), "河东村村道加宽工程施工图").
		moved(1, request.Reviewing).drafted(2, demoGranted("河东村村道加宽工程施工图")).
		answered("N10", "直接送达", "钱玉珍").moved(1, request.Filed)

	s.registered(s.last(time.May, 12), "郑守田", request.NaturalPerson, demoIdentity("44052419580923071X"), "旧粮站房屋租赁合同").
		moved(1, request.Reviewing).consulted(2, demoTenant, "合同附件中的报价明细").
		heard(8, demoTenant, "不同意公开报价明细，涉及商业秘密").drafted(1, LetterOrder{
		Code: "N12", Outcome: request.PartiallyGranted, Partly: []request.Outcome{request.DeniedThirdParty},
		Values: demoWords(map[request.Field]string{
			request.FieldDisclosed: "旧粮站房屋租赁合同正文", request.FieldDelivery: "纸质复制件", request.FieldDeliveryTime: "随本告知书",
			request.FieldWithheld: "合同附件中的报价明细", request.FieldWithheldFacts: "第三方不同意公开，理由成立", request.FieldRedaction: "附件第3页",
		}),
	}).answered("N12", "邮寄送达", "郑守田").moved(2, request.Filed)

	s.registered(s.last(time.September, 2), demoFirm, request.Commercial, demoLicence("000000000000000000", "冯立新"), "镇农贸市场改造项目可行性研究报告").
		moved(1, request.Reviewing).drafted(3, demoNotHeld).
		answered("N15", "直接送达", "冯立新").moved(1, request.Filed)
}

func (s *demoStory) thisYearsRequests() {
	s.registered(s.back(58), "孔令芝", request.NaturalPerson, demoIdentity("530102198801060520"), "石坳村危房改造对象名单").
		moved(1, request.Reviewing).drafted(3, demoGranted("石坳村危房改造对象名单（遮盖个人信息）")).
		answered("N10", "直接送达", "孔令芝").moved(1, request.Filed)

	s.registered(s.back(30), demoFirm, request.Commercial, demoLicence("000000000000000000", "冯立新"), "集贸市场摊位租金标准").
		moved(1, request.Reviewing).drafted(2, LetterOrder{Code: "N11", Outcome: request.Granted, Values: demoWords(map[request.Field]string{
		request.FieldSource: "镇政府大院公示栏，镇党政办公室可以查阅"})}).
		answered("N11", "邮寄送达", "冯立新")

	s.registered(s.back(26), "严春生", request.NaturalPerson, demoIdentity("110105197208300139"), "柳林村高标准农田验收资料").
		moved(1, request.Reviewing).drafted(4, demoGranted("柳林村高标准农田验收资料")).
		answered("N10", "直接送达", "严春生")

	s.registered(s.back(17), "石坳村某专业合作社", request.OtherOrg, demoLicence("000000000000000001", "华有田"), "本社所在地块的流转合同备案").
		moved(1, request.Reviewing).drafted(5, demoGranted("土地经营权流转合同备案表"))

	s.registered(s.back(11), "孔令芝", request.NaturalPerson, demoIdentity("530102198801060520"), "市场顶棚维修的施工合同").
		moved(1, request.Reviewing).consulted(2, demoTenant, "合同中的单价和付款账户")

	s.registered(s.back(5), "钱玉珍", request.NaturalPerson, demoIdentity("11010519650412004X"), "近几年的补贴资料").
		moved(1, request.Reviewing).told(1, demoSupplementDays, LetterOrder{Code: "N02", Days: demoSupplementDays, Values: demoWords(map[request.Field]string{
		request.FieldSupplementItems: "写明是哪一年、哪一种补贴"})})

	s.registered(s.back(1), "郑守田", request.NaturalPerson, demoIdentity("44052419580923071X"), "河道护岸工程的招标文件")
}

const (
	demoTenant = "青石镇某商贸有限公司"
	demoFirm   = "青石镇某建材有限公司"
)

// demoLicence is the identity of an organization; nobody has its number.
func demoLicence(number, head string) request.Identity {
	return request.Identity{Paper: "营业执照", Number: number, Legal: head, Contact: head, Phone: "13800000000", Address: "青石镇集贸路1号"}
}

func demoIdentity(number string) request.Identity {
	return request.Identity{Paper: "居民身份证", Number: number, Phone: "13800000000", Address: "青石镇河东村1组"}
}

func demoGranted(what string) LetterOrder {
	return LetterOrder{Code: "N10", Outcome: request.Granted, Values: demoWords(map[request.Field]string{
		request.FieldDisclosed: what, request.FieldDelivery: "纸质复制件", request.FieldDeliveryTime: "随本告知书",
	})}
}

var demoNotHeld = LetterOrder{Code: "N15", Outcome: request.UnavailableNotHeld, Values: demoWords(map[request.Field]string{
	request.FieldSearch: "查了镇档案室和农业农村办公室的项目资料，没有制作也没有保存这份报告",
})}
