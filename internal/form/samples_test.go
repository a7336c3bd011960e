package form_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/raster"
	"zwgk/internal/workday"
)

var (
	day     = workday.MustDate
	town    = office.Organ{Level: office.Town, Name: "青石镇人民政府"}
	village = office.Organ{Level: office.Village, Name: "青石镇东河村村民委员会"}
	contact = form.Contact{Person: "赵明", Phone: "0533-3240001", Supervision: "0533-3240018"}
	term    = form.Term{First: day("2026-11-23"), Last: day("2026-12-01"), Length: "7个工作日"}
)

const code = "3fa9c02b7d5e"

// sampleBody is a text as offices write it, with chapters, brackets and numbers.
const sampleBody = `根据《青石镇2026年农业机械购置与应用补贴实施方案》（青政发〔2026〕12号），经农户申请、村级初审、镇农业综合服务中心核验，现将2026年第三季度农业机械购置补贴发放结果公示如下。
一、补贴范围和标准
（一）补贴范围。在本镇行政区域内从事农业生产的个人和农业生产经营组织，购置机具在《农机购置补贴机具种类范围》内的，每户不超过2台。
（二）补贴标准。按机具档次定额补贴，一般机具单机补贴额不超过5万元；本季度共核定补贴机具37台，补贴资金186,420.50元，受益农户35户。
二、资金来源和发放方式
补贴资金来源为中央财政农业生产发展资金，通过惠民惠农“一卡通”发放，2026年12月10日前全部到户。`

func textRevision() disclosure.Revision {
	return disclosure.Revision{
		Number: 1, Title: "关于2026年第三季度农业机械购置补贴发放结果的公示", Body: sampleBody,
		Attachments: []disclosure.Attachment{{Name: "2026年第三季度农机购置补贴发放明细表.xlsx"}, {Name: "农机购置补贴核验照片（东河村、西河村、南山村等）.zip"}},
	}
}

func item() disclosure.Item {
	who := func(name string) disclosure.Who { return disclosure.Who{Name: name} }
	i := disclosure.Item{
		ID: "1", IndexNumber: "113703040042/2026-00117", Title: "关于2026年第三季度农业机械购置补贴发放结果的公示",
		Kind: "A11", Attribute: disclosure.Proactive, Audience: disclosure.Everyone, DocumentNumber: "青政公〔2026〕31号",
		Flags: disclosure.Flags{Financial: true, MajorMatter: true}, Formed: day("2026-11-09"), Station: "农业综合服务中心", Responsible: "孙丽",
		Drafter: who("孙丽"), Begun: day("2026-11-10"), Route: office.TownRoute().WithAudit(), At: 4, Revision: 1,
	}
	say := func(at int, name, on, text string) disclosure.Opinion {
		step := i.Route.Steps[at]
		return disclosure.Opinion{Step: step.Kind, StepName: step.Name, At: at, Revision: 1, By: who(name), On: day(on), Verdict: disclosure.Passed, Text: text}
	}
	i.Opinions = []disclosure.Opinion{
		say(0, "孙丽", "2026-11-10", ""),
		say(1, "周建国", "2026-11-11", "票据齐全，金额与发放表一致，同意公开。"),
		say(2, "王海涛", "2026-11-12", "内容属实，同意。"),
		say(3, "赵明", "2026-11-13", "已遮盖身份证号和银行卡号，不涉及国家秘密、工作秘密，可以公开。"),
	}
	i.Opinions[1].Paper = &disclosure.Paper{RecordedBy: who("赵明")}
	i.Opinions[3].Questions = &disclosure.Questions{MayPublish: true, How: "镇政务公开栏、各村公示栏张贴，县政府网站公开", Scope: "全社会"}
	return i
}

func withheldItem() disclosure.Item {
	i := item()
	i.Title, i.Kind, i.Attribute, i.Flags = "青石镇危旧房屋排查登记表（含住户身份信息）", "A13", disclosure.Withhold, disclosure.Flags{}
	i.Route, i.Opinions, i.At = office.WithholdingRoute(), nil, 0
	i.Withheld = &disclosure.Withholding{
		Reason: disclosure.ThirdParty, Explanation: "登记表含住户姓名、身份证号、家庭住址和健康状况，公开会损害第三方合法权益；排查结果汇总数另行公开。",
		Meeting: "2026年11月5日镇党政联席会议（青政纪〔2026〕18号）", FilingNo: "青公备〔2026〕3号", ReviewOn: day("2027-11-05"),
	}
	return i
}

// account is a village's account with so many rows, whose sums are right.
func account(rows int) disclosure.Table {
	t := disclosure.Table{
		Title: "", Header: []string{"序号", "日期", "项目", "收支", "金额（元）", "资金来源", "事由", "负责人", "审核意见"}, Amounts: []int{4},
		Account: &disclosure.Account{Direction: 3, Amount: 4, Before: 12_345_678},
	}
	what := [][4]string{
		{"土地流转租金", "收入", "承包户", "村集体机动地流转第三季度租金"}, {"办公用品", "支出", "村集体资金", "打印纸、档案盒"},
		{"村内道路维修", "支出", "一事一议奖补", "二组至三组生产路修补，含人工费和材料费"}, {"环境整治保洁费", "支出", "上级拨款", "保洁员8人工资"},
		{"光伏电站收益", "收入", "供电公司", "三季度上网电费"},
	}
	for n := range rows {
		w := what[n%len(what)]
		fen := int64(98_050 + 13_377*(n%97))
		if w[1] == disclosure.IncomeWord {
			t.Account.Income += fen
		} else {
			t.Account.Spending += fen
		}
		t.Rows = append(t.Rows, []string{fmt.Sprint(n + 1), fmt.Sprintf("%d月%d日", 7+n%3, 1+n%28), w[0], w[1], disclosure.FormatAmount(fen), w[2], w[3], "李大山", "同意"})
	}
	t.Account.After = t.Account.Before + t.Account.Income - t.Account.Spending
	return t
}

func accountBoard(sheet form.Sheet, rows int) form.Board {
	return form.Board{
		Sheet: sheet, Organ: village, Period: "2026年第三季度", On: day("2026-10-15"),
		Term: form.Term{First: day("2026-10-16"), Last: day("2026-10-22"), Length: "7日"}, Contact: contact,
		Revision: disclosure.Revision{Title: "东河村2026年第三季度财务公开榜", Tables: []disclosure.Table{account(rows)}},
	}
}

// roll is a short list of few columns.
func roll(sheet form.Sheet) form.Board {
	t := disclosure.Table{Header: []string{"序号", "姓名", "组别", "补贴机具", "补贴金额（元）"}, Amounts: []int{4}}
	for n, name := range []string{"张三丰", "李四", "欧阳修文", "王*", "赵六", "周明", "䶮小平", "钱多多"} {
		t.Rows = append(t.Rows, []string{fmt.Sprint(n + 1), name, []string{"一组", "二组"}[n%2], []string{"旋耕机", "自走式谷物联合收割机", "植保无人机"}[n%3], fmt.Sprint(1200 + 345*n)})
	}
	return form.Board{
		Sheet: sheet, Organ: village, On: day("2026-11-22"), Term: term, Contact: contact,
		Revision: disclosure.Revision{
			Title: "东河村2026年农机购置补贴对象公示", Tables: []disclosure.Table{t},
			Body: "根据《青石镇2026年农业机械购置与应用补贴实施方案》，经本人申请、村民代表会议评议，现将我村拟补贴对象公示如下，接受群众监督。",
		},
	}
}

func entries() []catalog.Entry {
	public := catalog.Audience{Public: true}
	proactive := catalog.Mode{Proactive: true}
	both := []catalog.Tier{catalog.TownTier, catalog.VillageTier}
	entry := func(position int, domain, first, second, content, basis, limit, body string, channels ...catalog.Channel) catalog.Entry {
		return catalog.Entry{
			Position: position, Domain: domain, Category1: first, Category2: second, Content: content, Basis: basis, TimeLimit: limit, Body: body,
			Channels: channels, Audience: public, Mode: proactive, Tiers: both, Cadence: catalog.HalfYearly,
		}
	}
	const soon = "信息形成或者变更之日起20个工作日内"
	const helped = "制定或获取信息之日起10个工作日内，公示7个工作日"
	all := []catalog.Entry{
		entry(1, "政府文件", "政府文件", "政府文件", "镇政府文件", "《中华人民共和国政府信息公开条例》", "信息形成或变更之日起3个工作日内", "青石镇人民政府", catalog.Website, catalog.NoticeBoard),
		entry(2, "政府文件", "概况信息", "乡镇简介", "行政区划、人口民族、地理位置、自然资源、历史文化、综合实力和社会事业等", "《中华人民共和国政府信息公开条例》", soon, "青石镇人民政府", catalog.Website),
		entry(3, "社会救助", "最低生活保障", "办事指南", "办理事项、办理条件、最低生活保障标准、申请材料、办理流程、办理时间、地点、联系方式", "《国务院关于进一步加强和改进最低生活保障工作的意见》（国发〔2012〕45号）、各地相关政策法规文件", helped, "青石镇人民政府", catalog.Website, catalog.ServiceCentre, catalog.NoticeBoard),
		entry(4, "社会救助", "最低生活保障", "审核信息", "初审对象名单及相关信息", "国发〔2012〕45号", helped, "青石镇人民政府", catalog.NoticeBoard),
		entry(5, "社会救助", "最低生活保障", "审批信息", "低保对象名单及相关信息", "国发〔2012〕45号", helped, "青石镇人民政府", catalog.NoticeBoard),
		entry(6, "涉农补贴", "农业生产发展资金", "农机购置补贴", "政策依据；申请指南（对象、范围、标准、程序、材料、咨询电话、受理单位、时限、联系方式）；补贴结果；监督渠道（举报电话、地址）", "《中华人民共和国农业机械化促进法》《农业生产发展资金管理办法》等", soon, "县农业农村局、乡镇人民政府、村", catalog.Website, catalog.SocialMedia, catalog.Broadcasting, catalog.ReadingPoint, catalog.ServiceStop, catalog.NoticeBoard),
		entry(7, "涉农补贴", "农业生产发展资金", "耕地地力保护", "政策依据；申请指南；补贴结果；监督渠道", "《农业生产发展资金管理办法》", soon, "青石镇人民政府", catalog.Website, catalog.NoticeBoard),
		entry(8, "安全生产", "应急管理", "应急预案、预警", "预案、预警信息、应对情况", "条例第二十条第（十二）项", "预警即时", "青石镇人民政府", catalog.Website, catalog.Loudspeaker, catalog.OtherCarrier),
	}
	all[3].Audience = catalog.Audience{Specific: true, Group: "申请人及本村村民"}
	all[6].Unconfirmed = true
	all[7].OtherChannel = "入户告知单"
	all[7].Mode.OnRequest = true
	return all
}

// paperSample is one paper of the gallery.
type paperSample struct {
	name string
	make func(*paper.FontSet) (*paper.Document, error)
}

// of binds a paper's input to its function.
func of[T any](name string, layOut func(T, *paper.FontSet) (*paper.Document, error), input T) paperSample {
	return paperSample{name, func(fonts *paper.FontSet) (*paper.Document, error) { return layOut(input, fonts) }}
}

func samples() []paperSample {
	slip := form.Slip{Organ: town, Serial: "2026-031", Item: item(), Revision: textRevision(), Due: day("2026-12-07"),
		DueReason: "条例第二十六条：形成或者变更之日起20个工作日内公开", Channels: []catalog.Channel{catalog.Website, catalog.NoticeBoard, catalog.Loudspeaker}, Printed: day("2026-11-22"), Code: code}
	bare := form.Slip{Organ: village, Item: disclosure.Item{Title: "东河村2026年第三季度财务公开榜", Kind: disclosure.VillageAffair, Attribute: disclosure.Proactive,
		Audience: disclosure.SpecificGroup, Group: "本村村民", Route: office.VillageRoute().WithAudit()}, Printed: day("2026-11-22")}
	withheld := slip
	withheld.Item, withheld.Channels = withheldItem(), nil
	withheld.Due, withheld.DueReason = workday.Date{}, ""
	notice := form.Notice{Organ: town, Revision: textRevision(), To: "各村（居）民委员会，广大农民朋友", Term: term, Contact: contact, On: day("2026-11-22")}
	poster := notice
	poster.Sheet, poster.Revision.Attachments = form.A3, nil
	short := form.Notice{Sheet: form.A3, Organ: village, On: day("2026-11-22"), Contact: contact, Revision: disclosure.Revision{
		Title: "停水通知", Body: "因村东自来水主管道抢修，定于2026年11月24日8:00至18:00全村停水，请各户提前储水。"}}
	withTable := notice
	withTable.Revision.Tables, withTable.Revision.Attachments = roll(form.A4).Revision.Tables, nil
	return append([]paperSample{
		of("slip", form.ReviewSlip, slip),
		of("slip-blank", form.ReviewSlip, bare),
		of("slip-withheld", form.ReviewSlip, withheld),
		of("notice-a4", form.PublicNotice, notice),
		of("notice-a4-table", form.PublicNotice, withTable),
		of("notice-a3", form.PublicNotice, poster),
		of("notice-a3-short", form.PublicNotice, short),
		of("board-a4", form.PostedSheet, accountBoard(form.A4, 12)),
		of("board-a3", form.PostedSheet, accountBoard(form.A3, 12)),
		of("board-a3-300", form.PostedSheet, accountBoard(form.A3, 300)),
		of("board-a4-roll", form.PostedSheet, roll(form.A4)),
		of("board-a3-roll", form.PostedSheet, roll(form.A3)),
	}, append(append(moreSamples(), reportSamples()...), successionSamples()...)...)
}

func moreSamples() []paperSample {
	letterBody := "您好！为让大家及时、足额领到农机购置补贴，现将有关政策告诉大家。\n一、谁能申请\n在本镇从事农业生产的个人和农业生产经营组织都可以申请。\n二、补多少\n按机具档次定额补贴，一般机具单机补贴额不超过5万元。\n三、怎么办\n（一）带材料。带上本人身份证、购机发票、银行卡和机具照片，到镇便民服务中心3号窗口。\n（二）等核验。受理后15个工作日内核验机具，结果在村公示栏公示7日。\n（三）领补贴。公示无异议的，30个工作日内发到“一卡通”。\n办理补贴不收任何费用。有人以代办为名收钱的，拨打监督电话。"
	ledger := form.Ledger{Organ: town, Period: "2026年10月", On: day("2026-11-08"), Code: code, Rows: []form.LedgerRow{
		{Item: item(), Summary: "第三季度农机购置补贴发放户数、机具、金额"}, {Item: disclosure.Item{Title: "青石镇2026年冬春森林防火工作方案", IndexNumber: "113703040042/2026-00118", Formed: day("2026-10-20"), Attribute: disclosure.Proactive}, Summary: "组织领导、巡护分工、火情处置流程"}}}
	withheld := ledger
	withheld.Rows = []form.LedgerRow{{Item: withheldItem(), Summary: "全镇危旧房屋排查到户登记"}}
	half := form.HalfYear{Organ: town, On: day("2026-07-01"), Code: code, Period: catalog.Periods(catalog.HalfYearly, 2026, catalog.DefaultRules())[0]}
	for n, e := range entries() {
		row := form.HalfYearRow{Entry: e, State: catalog.DueNow, Responsible: "民政办公室"}
		if n%3 == 0 {
			row.State, row.Published = catalog.Published, day("2026-06-12")
		}
		half.Rows = append(half.Rows, row)
	}
	unfinished := half
	unfinished.Unfinished, unfinished.Rows = true, half.Rows[1:3]
	spoken := textRevision()
	spoken.Tables = []disclosure.Table{account(4)}
	return []paperSample{
		of("letter", form.OpenLetter, form.Letter{Organ: town, To: "农民朋友们", Contact: contact, On: day("2026-11-22"), Revision: disclosure.Revision{Title: "农机购置补贴明白纸", Body: letterBody}}),
		of("broadcast", form.BroadcastScript, form.Broadcast{Organ: village, Revision: spoken, On: day("2026-11-22")}),
		of("handover", form.HandOverList, form.HandOver{Organ: town, Station: "农业综合服务中心", On: day("2026-12-18"), Code: code, Rows: []form.HandOverRow{
			{Title: item().Title, Number: item().IndexNumber, Papers: []string{"审批单", "公示正文", "发放明细表", "张贴照片2张"}, Pages: 11, Copies: 1},
			{Title: "青石镇2026年冬春森林防火工作方案", Number: "青政办发〔2026〕22号", Papers: []string{"审批单", "正文"}, Pages: 8, Copies: 2, Note: "含解读"}}}),
		of("ledger-open", form.OpenLedger, ledger),
		of("ledger-withheld", form.WithheldLedger, withheld),
		of("halfyear", form.HalfYearList, half),
		of("halfyear-unfinished", form.HalfYearList, unfinished),
		of("catalogue", form.CataloguePaper, form.Catalogue{Organ: town, Entries: entries(), On: day("2026-11-22"), Code: code}),
		of("guide", form.GuidePaper, sampleGuide()),
		of("explanation", form.ExplanationNotice, form.Explanation{Organ: town, Action: disclosure.Revoked.Label(), Title: "青石镇2026年危房改造对象名单公示", IndexNumber: "113703040042/2026-00098",
			Posted: day("2026-11-02"), Places: []string{"东河村公示栏", "镇政务公开栏"}, Reason: "名单中3户的补助金额与县住房和城乡建设局核定结果不一致。", Successor: "青石镇2026年危房改造对象名单公示（更正）", Contact: contact, On: day("2026-11-22")}),
		of("filing", form.WithholdingFiling, form.Filing{Organ: town, Item: withheldItem(), On: day("2026-11-22"), Code: code}),
	}
}

func sampleGuide() form.Guide {
	return form.Guide{
		Organ: town, On: day("2026-11-22"), Preface: "为方便公民、法人和其他组织依法获取青石镇人民政府的政府信息，根据《中华人民共和国政府信息公开条例》（国务院令第711号），编制本指南。",
		Categories:  "本机关主动公开的政府信息分为政府文件、机构职能、财政预决算、社会救助、涉农补贴、安全生产等类别，具体见《青石镇政务公开事项目录》。",
		Arrangement: "政府信息按索引号编排，索引号由机构代码、年份和五位流水号组成；每条信息列明名称、内容概述和生成日期。",
		Access:      "（一）网上获取。登录县政府网站青石镇信息公开专栏（https://www.example.gov.cn/qsz）。\n（二）现场获取。到镇便民服务中心政府信息查阅点、镇政务公开栏和各村公示栏查阅。",
		OnRequest:   "公民、法人和其他组织需要主动公开以外的政府信息，可以当面提交、邮寄或者通过网上平台提出申请。本机关自收到申请之日起20个工作日内答复。",
		Institution: "青石镇党政办公室", Address: "青石镇人民路18号", Hours: "工作日8:30至11:30，13:30至17:00", Phone: "0533-3240001", Internet: "qszzwgk@example.gov.cn",
		Supervision: "认为本机关不依法履行政府信息公开义务的，可以向县政务公开主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。监督电话：0533-3240018。",
	}
}

// TestGallery writes every paper into the folder that ZWGK_GALLERY names, as
// PDF and as pictures of its pages, to be looked at. Without it, it only lays
// them out.
func TestGallery(t *testing.T) {
	fonts := loadFonts(t)
	folder := os.Getenv("ZWGK_GALLERY")
	for _, s := range samples() {
		doc, err := s.make(fonts)
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if folder != "" && strings.HasPrefix(s.name, os.Getenv("ZWGK_GALLERY_ONLY")) {
			exhibit(t, filepath.Join(folder, s.name), doc, fonts)
		}
	}
}

func exhibit(t *testing.T, path string, doc *paper.Document, fonts *paper.FontSet) {
	t.Helper()
	create := func(name string, write func(*os.File) error) {
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := write(f); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	create(path+".pdf", func(f *os.File) error { return pdf.Write(f, doc, fonts) })
	const dpi, shown = 100, 3
	for i, page := range doc.Pages[:min(len(doc.Pages), shown)] {
		create(fmt.Sprintf("%s-%d.png", path, i+1), func(f *os.File) error {
			picture, err := raster.Page(page, fonts, dpi)
			if err != nil {
				return err
			}
			return png.Encode(f, picture)
		})
	}
}
