package desk

import (
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

// The words and proportions of the demo town. All of it is invented.
var (
	demoSurnames = []string{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林"}

	demoOrgans = map[request.ApplicantKind][]string{
		request.Commercial:    {"青石镇某建材有限公司", "某农业开发有限公司", "某建筑工程有限公司"},
		request.Research:      {"某大学乡村研究中心"},
		request.PublicWelfare: {"某公益基金会", "某环保志愿者协会"},
		request.LegalService:  {"某律师事务所"},
		request.OtherOrg:      {"石坳村某专业合作社"},
	}

	demoSubjects = []string{
		"村道加宽工程施工图", "2019年退耕还林验收底册", "宅基地审批材料", "高标准农田建设项目招投标文件",
		"农机购置补贴发放名册", "土地承包经营权流转合同备案", "征地补偿安置方案", "低保对象认定依据",
		"危房改造对象名单", "临时救助资金发放情况", "村级道路硬化工程竣工决算", "集体资产租赁合同",
	}

	demoDocuments = []string{
		"青石镇农村宅基地审批管理办法", "青石镇村级财务公开规定", "青石镇小型工程建设管理办法", "青石镇集体资产租赁管理办法",
		"青石镇村庄环境卫生管理规定", "青石镇临时救助实施细则", "青石镇河道管理规定", "青石镇集贸市场管理办法",
	}

	demoKinds = []weight[request.ApplicantKind]{
		{request.NaturalPerson, 78}, {request.Commercial, 12}, {request.LegalService, 5},
		{request.PublicWelfare, 2}, {request.Research, 1}, {request.OtherOrg, 2},
	}

	demoOutcomes = []weight[request.Outcome]{
		{request.Granted, 42}, {request.PartiallyGranted, 12}, {request.UnavailableNotHeld, 18},
		{request.UnavailableNeedsWork, 4}, {request.UnavailableUnclear, 1}, {request.DeniedProcessInfo, 3},
		{request.DeniedThirdParty, 3}, {request.DeniedInternalAffairs, 1}, {request.DeniedEnforcementFile, 2},
		{request.DeniedAdminQuery, 2}, {request.RejectedPetition, 4}, {request.RejectedDuplicate, 3},
		{request.RejectedAbusive, 1}, {request.OtherNoCorrection, 2}, {request.OtherMisc, 4},
	}

	demoCases = []weight[request.CaseKind]{
		{request.Reconsideration, 7}, {request.DirectLitigation, 1}, {request.LitigationAfterReconsideration, 2},
	}

	demoResults = []weight[request.CaseResult]{
		{request.Upheld, 7}, {request.Overturned, 1}, {request.OtherResult, 2},
	}
)

// demoPhone is in no network.
const demoPhone = "0471-0000000"

// demoSource says of an entry of the catalogue that even its source is made up.
const demoSource = "演示用的出处，是编的，不是真的文件"

var (
	demoPeople = map[office.Role]string{
		office.Clerk: "陈晓梅", office.Drafter: "李小满", office.Section: "周长顺", office.Deputy: "赵国梁",
		office.Leader: "何建民", office.Supervisor: "孙有德", office.Archivist: "吴桂芳",
	}

	// demoConfirmed are entries that the town has looked up.
	demoConfirmed = []string{"town-018", "town-021", "town-040", "town-043"}

	// demoRoll is a list of people with ID numbers that are made up and have
	// right check digits.
	demoRoll = []disclosure.Table{{
		Title: "拟救助人员", Header: []string{"姓名", "身份证号", "金额（元）"}, Amounts: []int{2},
		Rows: [][]string{{"王秀兰", "11010519491231002X", "500"}, {"李大山", "440524188001010014", "800"}, {"周小丽", "53010219200508011X", "600"}},
	}}

	demoAccount = []disclosure.Table{{
		Title: "镇集体资产收支明细", Header: []string{"项目", "收支", "金额（元）"}, Amounts: []int{2},
		Rows: [][]string{
			{"集贸市场摊位租金", "收入", "36800"}, {"旧粮站房屋租金", "收入", "12000"},
			{"市场顶棚维修", "支出", "9650"}, {"消防器材更换", "支出", "2400"},
		},
		Account: &disclosure.Account{Direction: 1, Amount: 2, Before: 1_580_000, Income: 4_880_000, Spending: 1_205_000, After: 5_255_000},
	}}

	demoSubsidies = []disclosure.Table{{
		Title: "耕地地力保护补贴汇总", Header: []string{"村", "户数", "面积（亩）", "金额（元）"}, Amounts: []int{3},
		Rows: [][]string{{"河东村", "312", "2860.5", "286050"}, {"石坳村", "268", "2214.0", "221400"}, {"柳林村", "197", "1630.2", "163020"}},
	}}
)
