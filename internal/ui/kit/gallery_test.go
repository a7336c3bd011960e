package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

const (
	windowWidth  float32 = 1366
	windowHeight float32 = 696
)

// galleries are the pictures to look at beside those of the look. With
// ZWGK_GALLERY=folder they are written there; without it the test still holds
// every one to the width of the window.
var galleries = []struct {
	name string
	make func() fyne.CanvasObject
}{
	{"home", homeGallery},
	{"setup", setupGallery},
	{"check", checkGallery},
	{"item", itemGallery},
	{"controls", controlsGallery},
}

func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Large, theme.Extra} {
		for _, g := range galleries {
			desk(t, setting)
			content := g.make()
			if w := content.MinSize().Width; w > windowWidth {
				t.Errorf("%s in setting %d is at least %.0f wide", g.name, setting, w)
			}
			w := window(t, setting, content, windowWidth, windowHeight)
			if size := w.Canvas().Size(); size.Width != windowWidth || size.Height != windowHeight {
				t.Errorf("%s in setting %d made the window %v", g.name, setting, size)
			}
			picture(t, w, g.name)
		}
	}
}

var testRooms = []Room{{Name: "首页", Icon: "house"}, {Name: "公开目录", Icon: "list-tree"}, {Name: "公开事项", Icon: "file-text", Count: 2},
	{Name: "依申请公开", Icon: "inbox", Count: 1}, {Name: "建档归档", Icon: "archive"}, {Name: "年度报告", Icon: "chart-column", Count: 1},
	{Name: "台账统计", Icon: "table"}, {Name: "数据", Icon: "database", Apart: true}, {Name: "设置", Icon: "settings"}}

func shell(room int, head, page fyne.CanvasObject) fyne.CanvasObject {
	rail := NewNavRail("青石镇人民政府", "政务公开工作台", testRooms, room, nil)
	status := NewStatusLine("陈晓梅 · 党政办", StatusItem{Icon: "check", Text: "已保存 10:24", Tone: Done},
		StatusItem{Icon: "hard-drive", Text: "上次验证备份 1月12日 17:20", Tone: Neutral}, StatusItem{Icon: "folder", Text: `D:\政务公开\青石镇`, Tone: Neutral})
	return Frame(rail, head, page, status, nil)
}

func homeGallery() fyne.CanvasObject {
	head := NewPageHead(PageHead{Title: "1月14日　星期三", Context: "今年第9个工作日", Search: NewSearch("查找", "Ctrl+F"),
		Actions: []fyne.CanvasObject{NewButton(Outlined, "登记申请", nil).WithIcon("plus"), NewButton(Outlined, "新公开事项", nil).WithIcon("plus")}})
	ribbon := NewCountRibbon([]Count{{"triangle-alert", "已超期", Late, 1, "件", false}, {"clock", "3个工作日内", Soon, 3, "件", false},
		{"calendar", "10个工作日内", Neutral, 6, "件", false}, {"user", "等我办", Neutral, 4, "件", false}, {"stamp", "等纸件", Neutral, 2, "件", false}}, func(int) {})
	row := func(date, left string, tone Tone, title, reason, step, who, act string, kind Kind) fyne.CanvasObject {
		return NewDueRow(Due{date, left, tone, title, reason, step, who, NewButton(kind, act, nil)})
	}
	board := Sheet(Column(0,
		NewGroupHead(GroupHead{Icon: "triangle-alert", Tone: Late, Title: "已超期", Count: "1", Note: "期限按工作日计算", First: true}),
		row("1月12日　周一", "超2个工作日", Late, "石坳村2025年第四季度财务公开榜", "榜已张贴，缺张贴照片和撤下日期", "等石坳村", "罗贵平", "催办", Outlined),
		NewGroupHead(GroupHead{Icon: "clock", Tone: Soon, Title: "3个工作日内到期", Count: "3", Note: "1月19日（周一）以前"}),
		row("1月15日　周四", "剩1个工作日", Soon, "青溪村低保初审名单公示", "公示7个工作日，1月15日期满，到时撤下并拍照", "公开", "社会事务办", "打开", Outlined),
		row("1月16日　周五", "剩2个工作日", Soon, "依申请〔2025〕11号　周志强", "今天是第18个工作日，共20个，征求意见已扣除", "答复", "等我办", "写答复", Main),
		row("1月19日　周一", "剩3个工作日", Soon, "2026年1月临时救助审批结果公示", "目录规定10个工作日内公开，1月5日形成", "保密审查", "等我办", "审查", Outlined),
		NewGroupHead(GroupHead{Icon: "calendar", Tone: Neutral, Title: "10个工作日内到期", Count: "6", Note: "1月28日（周三）以前"}),
		row("1月20日　周二", "剩4个工作日", Later, "2025年政府信息公开工作年度报告", "县政府办通知：1月20日前报送纸质和电子版", "核对", "等我办", "继续", Outlined),
		row("1月23日　周五", "剩7个工作日", Later, "青政发〔2025〕38号　关于加强冬季消防安全的通知", "12月25日印发，20个工作日内公开", "审核", "赵国梁", "打开", Outlined),
	))
	right := Sheet(Column(0,
		Section(SectionHead("2025年度报告", "1月20日报送"),
			StepStrip([]Step{{Name: "取数", State: StepDone}, {Name: "核对", State: StepNow}, {Name: "撰写"}, {Name: "成稿"}}),
			FillRow(theme.Gap2, 0, NewWrapped("核对发现3处，1处要改", Note()), NewButton(Outlined, "继续核对", nil))),
		Divider(),
		Section(SectionHead("等纸件", "2件"), Column(0, NewLinkRow("河道整治公示牌　签发单", nil), NewLinkRow("依申请〔2025〕10号　送达回证", nil))),
		Divider(),
		Section(SectionHead("备份", "每7天一次，下次1月19日"), Fact(Done, "1月12日 17:20 写入U盘", ""),
			NewWrapped("已试恢复，2,418条记录逐条一致", Note())),
	))
	return shell(0, head, TwoColumns(Column(theme.Gap4, ribbon, board), right, Narrow))
}

func setupGallery() fyne.CanvasObject {
	steps := NewStepper([]Step{{Name: "数据放在哪里", Result: `D:\政务公开\青石镇`, State: StepDone}, {Name: "本单位", Result: "名称、全宗号", State: StepNow},
		{Name: "人员和分工", Result: "谁拟稿，谁审，谁签发"}, {Name: "审核流程", Result: "有现成流程，也可自己改"},
		{Name: "公开目录", Result: "套用模板或从表格导入"}, {Name: "备份", Result: "插上U盘，做一次并试恢复"}}, nil)
	rail := container.NewStack(canvas.NewRectangle(theme.Rail), Inset(Column(theme.Gap5,
		Column(theme.Gap1, NewText("政务公开工作台", Bold(theme.Page)), NewText("第一次使用，约10分钟", Reg(theme.Body).In(theme.Ink2))), steps), 28, 24, 24, 24))
	name, short, mark, phone, fonds := NewEntry(""), NewEntry(""), NewEntry(""), NewDigits("", 12), NewEntry("4位，如0417")
	name.SetText("云溪县青石镇人民政府")
	short.SetText("青石镇")
	mark.SetText("青政发")
	phone.SetText("555011")
	phoneRow := NewFormRow("联系电话", "", phone)
	phoneRow.SetError("少一位。固定电话是7位或8位，也可以带区号。")
	form := NewForm(NewFormRow("单位类型", "", NewChoice([]string{"乡镇、街道", "村、社区"}, 0, nil)),
		NewFormRow("单位全称", "与公章上的字一致。", name), NewFormRow("简称", "", short),
		NewFormRow("发文字号", "文号写成：青政发〔2026〕1号", mark), phoneRow,
		NewFormRow("全宗号", "由县档案馆给定。还没有就空着，以后在“设置”里补。", fonds))
	body := Inset(Column(theme.Gap4, Column(theme.Gap1, NewText("本单位", Bold(theme.Page)), NewText("这些字会印在公文、公开榜和归档章上。", Reg(theme.Body).In(theme.Ink2))),
		FixedWidth(form, 520)), 28, 40, 20, 40)
	foot := container.NewStack(canvas.NewRectangle(theme.Surface), Column(0, Divider(), Inset(FillRow(theme.Gap2, 1, NewButton(Outlined, "上一步", nil).WithIcon("arrow-left"), Gap(),
		NewButton(Plain, "以后再填，先看看", nil), NewButton(Main, "下一步：人员和分工", nil)), 14, 40, 13, 40)))
	return Frame(FixedWidth(rail, theme.Pick(300, 330, 360)), nil, FillColumn(0, 0, NewScroll(body), foot), nil, nil)
}

func checkGallery() fyne.CanvasObject {
	head := NewPageHead(PageHead{Title: "2025年度报告", Context: "1月20日报送，还有4个工作日",
		Actions: []fyne.CanvasObject{NewButton(Outlined, "重新核对", nil).WithIcon("refresh-cw"), NewButton(Main, "下一步：撰写", nil)}})
	steps := NewYearSteps([]Step{{Name: "取数", Result: "1,306条记录", State: StepDone}, {Name: "核对", Result: "3处待处理", State: StepNow},
		{Name: "撰写"}, {Name: "成稿"}}, nil)
	right := Column(0,
		NewGroupHead(GroupHead{Title: "自然人　本机关不掌握相关政府信息", Note: "2件"}),
		NewRecordRow(Record{"4号", "村道加宽工程施工图", "3月18日收到，4月2日答复", NewButton(Outlined, "打开", nil).Compact()}),
		NewRecordRow(Record{"7号", "2019年退耕还林验收底册", "6月9日收到，6月24日答复", NewButton(Outlined, "打开", nil).Compact()}),
		NewGroupHead(GroupHead{Title: "核对", Note: "要改1　请核对2　通过41"}),
		NewFindingRow(Finding{Title: "9号没有填申请人类别，没有进表三", Tone: Must, Tag: "要改", Where: "表三新收应为13件，现在是12件。", Acts: []*Button{NewButton(Outlined, "打开9号", nil)}, Current: true}),
		NewFindingRow(Finding{Title: "上年结转1件，2024年报结转下年2件", Tone: Review, Tag: "请核对", Where: "表三第二项。上年结转应等于上年报告的第四项。", Acts: []*Button{NewButton(Outlined, "看2024年报", nil), NewButton(Plain, "写明原因", nil)}}),
		NewFindingRow(Finding{Title: "规范性文件现行有效7件，推算8件", Tone: Review, Tag: "请核对", Where: "表二（一）。上年6，加制发2，减废止0。", Acts: []*Button{NewButton(Outlined, "看8件", nil), NewButton(Plain, "写明原因", nil)}}))
	left := Margin(PaddedSheet(Column(theme.Gap3, NewText("三、收到和处理政府信息公开申请情况", Bold(theme.Body)), NewSegment([]string{"整页", "适合宽度", "实际大小"}, 1, nil),
		StateLine(Done, "勾稽相符：新收12＋结转1＝办结11＋结转下年2，7列都相等"))))
	return shell(5, Column(0, head, steps), SidePane(left, right, Wide))
}

func itemGallery() fyne.CanvasObject {
	head := NewPageHead(PageHead{Title: "依申请〔2025〕11号", Context: "周志强", Back: func() {},
		Actions: []fyne.CanvasObject{NewButton(Outlined, "打印计算表", nil).WithIcon("printer"), NewButton(Outlined, "延长期限", nil), NewButton(Main, "写答复书", nil).WithIcon("pencil")}})
	route := NewRoute([]Step{{"拟稿", "刘建军", StepDone, "1月9日"}, {"初审", "何秀兰", StepDone, "1月13日"}, {"保密审查", "等我办", StepNow, ""},
		{"审核", "分管领导", StepLater, ""}, {"签发", "主要领导", StepLater, ""}, {"公开", "社会事务办", StepLater, ""}, {"建档", "党政办", StepLater, ""}})
	locked := NewButton(Main, "通过，送审核", nil)
	locked.Lock("还有4处必须遮盖")
	opinion := NewEntry("保密审查意见")
	left := Column(theme.Gap4, PaddedSheet(Column(theme.Gap3,
		NewText("2026年1月临时救助审批结果公示", Bold(theme.Title)), Row(theme.Gap5, NewText("社会救助　临时救助　审批信息", Note()), State(Soon, "最后一天1月19日　第10个工作日")),
		route)), PaddedSheet(Column(theme.Gap3, NewTabs([]string{"正文", "附件 2", "版本 3", "公开渠道", "经过"}, 0, nil),
		NewSegment([]string{"等我办 2", "办理中 12", "待建档 6", "全部 37"}, 1, nil).Stretch(),
		Row(theme.Gap3, NewSelect([]string{"遮盖后可以公开", "可以公开"}, 0, "", nil), NewSelect([]string{"村公示栏等2处"}, 0, "", nil), NewSelect([]string{"全村"}, -1, "公开范围", nil)),
		opinion, FillRow(theme.Gap3, 2, locked, NewButton(Outlined, "退回并说明", nil), Gap(), State(Must, locked.Reason())))))
	right := Sheet(Column(0, Section(NewText("要什么", Bold(theme.Body)), NewWrapped("青石河河道整治工程的征地补偿安置方案和补偿款发放明细。", Reg(theme.Second))), Divider(),
		Section(KeyValues(KeyValue{"申请人", "周志强　自然人"}, KeyValue{"收到方式", "邮寄，11月20日签收"}, KeyValue{"取得方式", "纸质复印件，邮寄"}, KeyValue{"第三方", "青石河建材有限公司"})), Divider(),
		Section(NewText("文书和纸件", Bold(theme.Body)), Fact(Done, "补正告知书", "11月25日送达"), Fact(Done, "征求第三方意见书", "12月15日送达"), Fact(Working, "部分公开告知书", "草稿"), Fact(Idle, "送达回证", "答复后登记")), Divider(),
		Section(NewText("拟答复", Bold(theme.Body)), Row(theme.Gap3, TagWith(Working, "file-text", "部分公开"), NewText("年报表三（二）", Note())),
			NewWrapped("发放明细中的账号和证件号遮盖后提供，其余全部提供。", Note()))))
	return shell(3, head, TwoColumns(left, right, Narrow))
}

func controlsGallery() fyne.CanvasObject {
	disabled := NewButton(Outlined, "定稿", nil)
	disabled.Lock("还没有签字页")
	buttons := Row(theme.Gap3, NewButton(Main, "打印审批单", nil).WithIcon("printer"), NewButton(Outlined, "导出清单", nil).WithIcon("file-down"), NewButton(Plain, "逐处看", nil),
		NewButton(Danger, "删掉草稿", nil).WithIcon("trash-2"), disabled, NewIconButton("chevron-left", "上一页", nil), NewIconButton("chevron-right", "下一页", nil))
	tags := Row(theme.Gap3, Tag(Late, "超期"), Tag(Soon, "快到期"), Tag(Later, "未到期"), Tag(Must, "必须遮盖"), Tag(Review, "请核对"), Tag(Done, "完成"), Tag(Idle, "未开始"), Tag(Paused, "暂停"))
	area := NewTextArea("意见", 3)
	area.SetText("发放明细中的账号和证件号遮盖后提供，其余全部提供。发放明细中的账号和证件号遮盖后提供，其余全部提供。")
	readonly := NewEntry("")
	readonly.SetText("只能看")
	readonly.Disable()
	form := NewForm(NewFormRow("意见", "没有就空着。", area), NewFormRow("只读", "", readonly), NewFormRow("口令", "", NewPIN("6位数字", 6)),
		NewFormRow("范围", "", NewSelect([]string{"全镇", "全村"}, -1, "选一个范围", nil)))
	return container.NewStack(canvas.NewRectangle(theme.Canvas), NewScroll(Margin(Column(theme.Gap4, buttons, tags,
		Row(theme.Gap5, NewCheck("核对过原件", true, nil), NewCheck("已通知申请人", false, nil)), FixedWidth(form, 640),
		Sheet(Nothing("没有超期")), Sheet(Empty("2026年、保密审查，共查37件", "没有等你审查的事项。新的事项送来时，这里会列出。", NewButton(Outlined, "看全部事项", nil)))))))
}
