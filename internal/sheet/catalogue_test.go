package sheet

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// published is a catalogue as an office put it on its site.
type published struct {
	rows   cells
	merged []string
	tab    string
}

func (p published) read(t *testing.T) *Catalogue {
	t.Helper()
	if p.tab == "" {
		p.tab = "Sheet2"
	}
	return mustReadCatalogue(t, sheetsFile(t, map[string]cells{p.tab: p.rows}, p.merged...))
}

// entry gives entry n, which must have been read.
func (c *Catalogue) entry(t *testing.T, n int) catalog.Entry {
	t.Helper()
	if n >= len(c.Entries) {
		t.Fatalf("only %d entries: %s %s", len(c.Entries), sentences(c.Problems), sentences(c.Notes))
	}
	return c.Entries[n].Record
}

func (c *Catalogue) hasNote(t *testing.T, row int, words string) {
	t.Helper()
	if !slices.ContainsFunc(c.Notes, func(p Problem) bool { return p.Row == row && strings.Contains(p.Sentence, words) }) {
		t.Errorf("no note on row %d with %q: %s", row, words, sentences(c.Notes))
	}
}

// check compares the fields of an entry as text.
func check(t *testing.T, e catalog.Entry, want map[catalog.Field]string) {
	t.Helper()
	for f, w := range want {
		if got := e.Text(f); got != w {
			t.Errorf("%s, %s: %q, want %q", e.Category1, f, got, w)
		}
	}
}

// A1 涉农资金: one column 公开事项, one tier, a check list of fourteen carriers.
func TestLayoutWithOneColumnOfMatters(t *testing.T) {
	c := published{rows: cells{
		{"德安县涉农资金领域基层政务公开标准目录"},
		{"序号", "公开事项", "公开内容(要素)", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级"},
		{"", "", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请", "乡级"},
		{1, "政策文件", "中央、地方、本镇涉农资金文件", "《条例》", "信息形成或者变更之日起20个工作日内", "镇级人民政府",
			"■政府网站\n□政府公报\n□两微一端\n□发布会/听证会\n□广播电视\n□纸质媒体\n■公开查阅点\n□政务服务中心\n□便民服务站\n□入户/现场\n□社区/企事业单位/村公示栏（电子屏）\n□精准推送\n□12345政务服务热线\n□其他", "√", "", "√", "", "√"},
		{2, "资金明细", "涉农相关资金明细", "", "", "", "■网站 ■村村响 ■其他：赶集日宣传", "", "√", "", "√", "√"},
	}, merged: []string{"A1:L1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:I2", "J2:K2", "D4:D5", "E4:E5", "F4:F5"}}.read(t)
	check(t, c.entry(t, 0), map[catalog.Field]string{
		catalog.FieldDomain: "涉农资金", catalog.FieldCategory1: "政策文件", catalog.FieldBasis: "《条例》", catalog.FieldChannels: "政府网站、公开查阅点",
		catalog.FieldAudience: "全社会", catalog.FieldMode: "主动公开", catalog.FieldTiers: "乡级",
	})
	check(t, c.entry(t, 1), map[catalog.Field]string{
		catalog.FieldBasis: "《条例》", catalog.FieldBody: "镇级人民政府", catalog.FieldTimeLimit: "信息形成或者变更之日起20个工作日内",
		catalog.FieldChannels: "政府网站、其他：赶集日宣传、广播（大喇叭）", catalog.FieldAudience: "特定群众", catalog.FieldMode: "依申请公开",
	})
	c.hasNote(t, 2, "按标题")
	if c.Title != "德安县涉农资金领域基层政务公开标准目录" || len(c.Problems) > 0 {
		t.Errorf("%q %s", c.Title, sentences(c.Problems))
	}
}

// A2, A3: two levels of matters, tiers under other names.
func TestLayoutWithTwoLevelsOfMatters(t *testing.T) {
	for _, tiers := range [][2]string{{"镇级", "村级"}, {"区级", "乡、村级"}} {
		c := published{tab: "凤屯镇政府文件信息领域", rows: cells{
			{"序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", ""},
			{"", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群众", "主动", "依申请公开", tiers[0], tiers[1]},
			{1, "政府文件", "政府文件", "镇政府文件", "条例", "3个工作日内", "镇政府", "☑政府网站\r\n☐行政服务中心", "✓", "", "✔", "□", "■", ""},
			{2, "", "工作报告", "全文", "", "", "", "行政服务中心、纸质载体", "", "低保申请户", "√", "", "", "√"},
		}, merged: []string{"A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2", "G1:G2", "H1:H2", "I1:J1", "K1:L1", "M1:N1", "B3:B4", "E3:E4", "G3:G4"}}.read(t)
		check(t, c.entry(t, 0), map[catalog.Field]string{catalog.FieldCategory2: "政府文件", catalog.FieldChannels: "政府网站", catalog.FieldAudience: "全社会", catalog.FieldMode: "主动公开", catalog.FieldTiers: tiers[0]})
		check(t, c.entry(t, 1), map[catalog.Field]string{catalog.FieldCategory1: "政府文件", catalog.FieldBasis: "条例", catalog.FieldTimeLimit: "", catalog.FieldBody: "镇政府",
			catalog.FieldChannels: "纸质媒体、政务服务中心", catalog.FieldAudience: "特定群众（低保申请户）", catalog.FieldTiers: tiers[1]})
		if len(c.Problems) > 0 || len(c.Notes) != 1 || c.entry(t, 0).Domain != "政府文件信息" {
			t.Errorf("%s %s %s", c.entry(t, 0).Domain, sentences(c.Problems), sentences(c.Notes))
		}
		if want := []catalog.Tier{catalog.Tier(tiers[0]), catalog.Tier(tiers[1])}; !slices.Equal(c.Tiers, want) {
			t.Errorf("tiers %q", c.Tiers)
		}
	}
}

// A4 胡集镇: domains one below another, each with its heading; a remark at the
// end of what does not concern the town.
func TestLayoutWithSeveralDomains(t *testing.T) {
	upper := []any{"序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", ""}
	lower := []any{"", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群众", "主动", "依申请公开"}
	swapped := []any{"序号", "公开事项", "", "公开内容（要素）", "公开时限", "公开依据", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", ""}
	c := published{rows: cells{
		{"胡集镇基层政务公开标准目录"},
		{"（一）公共资源交易领域基层政务公开标准目录"},
		upper, lower,
		{1, "政府采购信息", "招标公告", "预算", "办法", "及时公开，公告期限为5个工作日", "采购人", "■政府网站", "√", "", "√", ""},
		{"（二）社会救助领域基层政务公开标准目录"},
		upper, lower,
		{1, "最低生活保障", "审核信息", "名单", "国发", "10个工作日内，公示7个工作日", "镇政府", "■村公示栏", "", "√", "√", ""},
		{2, "", "审批信息", "名单", "国发", "10个工作日内", "镇政府", "■村公示栏", "", "√", "√", ""},
		{"（三）乡村振兴"},
		swapped, lower,
		{1, "项目库", "年度计划", "名称", "时限在前", "依据在后", "镇政府", "■公示栏", "√", "", "√", ""},
		{"（十四）未涉及领域事项说明"},
		{"我镇没有国有土地上房屋征收与补偿、城市综合执法等领域的事项。"},
		{"填表人：某某"},
	}, merged: []string{"A1:L1", "A2:L2", "B3:C3", "I3:J3", "K3:L3", "A6:L6", "B7:C7", "A11:L11", "B12:C12", "A15:L15", "A16:L16"}}.read(t)
	var domains []string
	for _, e := range c.Records() {
		domains = append(domains, e.Domain+"/"+e.Category1+"/"+e.Category2)
	}
	if want := []string{"公共资源交易/政府采购信息/招标公告", "社会救助/最低生活保障/审核信息", "社会救助/最低生活保障/审批信息", "乡村振兴/项目库/年度计划"}; !slices.Equal(domains, want) {
		t.Errorf("%q", domains)
	}
	check(t, c.entry(t, 3), map[catalog.Field]string{catalog.FieldTimeLimit: "时限在前", catalog.FieldBasis: "依据在后"})
	c.hasNote(t, 10, "按上一行读作“最低生活保障”")
	c.hasNote(t, 15, "说明")
	c.hasNote(t, 16, "没有导入")
	c.hasNote(t, 17, "没有导入")
	if len(c.Problems) > 0 {
		t.Error(sentences(c.Problems))
	}
}

// A5: scanned boxes 口 □ ■, codes, audience and mode in one cell each.
func TestLayoutScannedWithCodes(t *testing.T) {
	c := published{rows: cells{
		{"序号", "公开事项", "", "公开内容(要素)", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开方式", "公开层级", ""},
		{"", "一级事项", "二级事项", "", "", "", "", "", "", "", "县级", "乡级"},
		{"0505", "社会救助", "办事指南", "材料", "条例", "20个工作日", "街道", "口政府网站 ■两微一端\n□政府公报 ■社区/企事业单位/村公示栏（电子屏）口精准推送\n口 其他", "■全社会 口特定群体", "■主动 □依申请公开", "口", "■"},
		{"0507", "社会救助", "监督检查", "电话", "条例", "20个工作日", "街道", "口政府网站", "口全社会 ■特定群体（残疾人）", "主动公开、依申请公开", "√", "√"},
	}, merged: []string{"A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2", "G1:G2", "H1:H2", "I1:I2", "J1:J2", "K1:L1"}}.read(t)
	check(t, c.entry(t, 0), map[catalog.Field]string{catalog.FieldCode: "0505", catalog.FieldChannels: "两微一端、社区/企事业单位/村公示栏（电子屏）",
		catalog.FieldAudience: "全社会", catalog.FieldMode: "主动公开", catalog.FieldTiers: "乡级"})
	check(t, c.entry(t, 1), map[catalog.Field]string{catalog.FieldCode: "0507", catalog.FieldChannels: "",
		catalog.FieldAudience: "特定群众（残疾人）", catalog.FieldMode: "主动公开、依申请公开", catalog.FieldTiers: "县级、乡级"})
}

// A6 荣昌: one column 公开要求; A7: an old table of four columns.
func TestLayoutsWithOtherColumns(t *testing.T) {
	c := published{rows: cells{
		{"重庆市荣昌区乡村振兴领域基层政务公开标准目录"},
		{"序号", "公开事项", "", "公开内容（要素）", "公开要求", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", "", "五公开"},
		{"", "一级事项", "二级事项", "", "", "", "", "全社会", "特定群众", "主动", "依申请公开", "区级", "镇街级", ""},
		{1, "衔接资金", "项目库", "名称", "按条例20个工作日内", "区局", "■政府网站", "√", "", "√", "", "√", "√", "结果"},
	}, merged: []string{"B2:C2", "H2:I2", "J2:K2", "L2:M2"}}.read(t)
	check(t, c.entry(t, 0), map[catalog.Field]string{catalog.FieldDomain: "乡村振兴", catalog.FieldTimeLimit: "按条例20个工作日内", catalog.FieldTiers: "区级、镇街级"})
	c.hasNote(t, 2, "五公开")
	c.hasNote(t, 2, "公开要求")

	c = published{rows: cells{
		{"类别", "公开内容", "公开形式", "公开时限"},
		{"财务", "收支情况", "公开栏、广播、明白纸", "每季度"},
		{"", "集体资产", "会议/文件", "每年"},
		{"队伍", "任用", "其他（内部会议）", "及时"},
	}}.read(t)
	check(t, c.entry(t, 0), map[catalog.Field]string{catalog.FieldCategory1: "财务", catalog.FieldContent: "收支情况",
		catalog.FieldChannels: "社区/企事业单位/村公示栏（电子屏）、广播（大喇叭）、明白纸/一封信/宣传单", catalog.FieldTimeLimit: "每季度"})
	check(t, c.entry(t, 1), map[catalog.Field]string{catalog.FieldCategory1: "财务", catalog.FieldChannels: "会议、文件"})
	check(t, c.entry(t, 2), map[catalog.Field]string{catalog.FieldChannels: "其他：内部会议"})
	if !slices.Equal(c.Fields, []catalog.Field{catalog.FieldCategory1, catalog.FieldContent, catalog.FieldTimeLimit, catalog.FieldChannels}) {
		t.Errorf("fields %v", c.Fields)
	}
}

// B8 许家湖镇: a column 领域, the basis behind the channels; B9: one row of heads.
func TestVillageLayouts(t *testing.T) {
	c := published{rows: cells{
		{"许家湖镇村（居）务公开事项目录清单"},
		{"序号", "领域", "公开事项", "", "公开内容（要素）", "公开时限", "公开主体", "公开渠道和载体", "公开依据", "公开对象", "", "公开方式", ""},
		{"", "", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定对象", "主动公开", "依申请公开"},
		{1, "财务", "收支", "收入", "逐笔", "每季度", "村委会", "■村务公开栏", "村组法", "", "√", "√", ""},
		{2, "", "", "支出", "逐笔", "每月", "村委会", "■村务公开栏", "", "", "√", "√", ""},
	}, merged: []string{"A1:M1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3", "H2:H3", "I2:I3", "J2:K2", "L2:M2", "B4:B5", "C4:C5", "I4:I5"}}.read(t)
	check(t, c.entry(t, 1), map[catalog.Field]string{catalog.FieldDomain: "财务", catalog.FieldCategory1: "收支", catalog.FieldCategory2: "支出",
		catalog.FieldBasis: "村组法", catalog.FieldAudience: "特定群众", catalog.FieldMode: "主动公开", catalog.FieldVillage: "村务"})

	c = published{rows: cells{
		{"村务公开清单"},
		{"序号", "公开事项", "公开依据", "公开时限", "公开主体", "公开渠道", "公开层级"},
		{1, 2, 3, 4, 5, 6, 7},
		{1, "村级财务", "办法", "每季度的首个月20日", "村委会", "公示栏", "村级"},
		{2, "重大事项", "办法", "随时公布", "村委会", "公示栏；微信群", "县级、村级"},
		{3},
	}}.read(t)
	if n := len(c.Entries); n != 2 {
		t.Fatalf("%d entries", n)
	}
	check(t, c.entry(t, 1), map[catalog.Field]string{catalog.FieldCategory1: "重大事项", catalog.FieldTimeLimit: "随时公布", catalog.FieldTiers: "县级、村级",
		catalog.FieldChannels: "社区/企事业单位/村公示栏（电子屏）、其他：微信群"})
	c.hasNote(t, 6, "只有序号")
}

// Many counties keep a tab for each 领域.
func TestATabForEachDomain(t *testing.T) {
	rows := cells{{"序号", "公开事项", "公开内容", "公开时限"}, {1, "甲", "内容", "及时"}}
	c := mustReadCatalogue(t, sheetsFile(t, map[string]cells{"社会救助": rows, "安全生产领域": rows, "其他表": {{"与目录无关"}}}))
	var domains []string
	for _, e := range c.Records() {
		domains = append(domains, e.Domain)
	}
	slices.Sort(domains)
	if !slices.Equal(domains, []string{"安全生产", "社会救助"}) || len(c.Sheets) != 3 {
		t.Errorf("%q %+v", domains, c.Sheets)
	}
	if !slices.ContainsFunc(c.Sheets, func(s SheetSummary) bool {
		return s.Name == "其他表" && strings.Contains(s.Passed, "没有找到公开目录的表头")
	}) {
		t.Errorf("%+v", c.Sheets)
	}
}

// Nothing is lost without a word.
func TestWhatIsNotUnderstoodIsSaid(t *testing.T) {
	c := published{rows: cells{
		{"序号", "公开事项", "公开内容", "公开时限", "公开对象", "", "状态"},
		{"", "", "", "", "全社会", "特定群众", ""},
		{1, "甲", "内容", "及时", "可能", "□", "不知道"},
		{2, strings.Repeat("长", catalog.LongestName+1), "内容", "及时", "√", "", ""},
		{3, "", "只有内容", "及时", "√", "", "", "多出来的"},
		{"注：以上事项由党政办负责解释"},
	}, merged: []string{"E1:F1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "G1:G2"}}.read(t)
	if len(c.Entries) != 2 || len(c.Problems) != 1 || c.Problems[0].Row != 4 || !strings.Contains(c.Problems[0].Sentence, "201个字") {
		t.Fatalf("%+v\n%s", c.Records(), sentences(c.Problems))
	}
	c.hasNote(t, 3, "“可能”看不懂")
	c.hasNote(t, 3, "“不知道”看不懂")
	c.hasNote(t, 5, "按上一行读作“甲”")
	c.hasNote(t, 5, "没有栏名")
	c.hasNote(t, 6, "没有导入")
	if s := c.Sheets[0]; s.Rows != 3 || s.Refused != 1 || s.Heading != 1 {
		t.Errorf("%+v", s)
	}
}

func TestAFormulaThatFailedIsRefused(t *testing.T) {
	f := excelize.NewFile()
	_ = f.SetSheetRow("Sheet1", "A1", &[]any{"序号", "公开事项", "公开内容", "公开时限"})
	_ = f.SetSheetRow("Sheet1", "A2", &[]any{1, "甲", "乙", "及时"})
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	path := bytesFile(t, "a.xlsx", b.Bytes())
	if c := mustReadCatalogue(t, path); len(c.Entries) != 1 {
		t.Fatal(c.Entries)
	}
	broken := handmade(`<worksheet `+mainSpace+`><sheetData><row r="1">`+inline("A1", "公开事项")+inline("B1", "公开内容")+inline("C1", "公开时限")+
		`</row><row r="2">`+inline("A2", "甲")+`<c r="B2" t="e"><v>#REF!</v></c></row></sheetData></worksheet>`, "<sst/>").file(t)
	c := mustReadCatalogue(t, broken)
	if len(c.Entries) != 0 || len(c.Problems) != 1 || c.Problems[0].Place.String() != "登记台账 第2行B列" {
		t.Errorf("%v %s", c.Entries, sentences(c.Problems))
	}
}

func inline(cell, text string) string {
	return `<c r="` + cell + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
}

// TestHostileCatalogues: the file is bounded as every other is, and what is no
// catalogue is refused with the reason.
func TestHostileCatalogues(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		code    fault.Code
		want    string
	}{
		"empty":      {nil, fault.Unreadable, "空的"},
		"text":       {[]byte("序号,公开事项\n"), fault.Unreadable, "纯文字"},
		"bomb":       {goodParts("").with("xl/worksheets/sheet1.xml", strings.Repeat("\x00", 4<<20)).bytes(t), fault.TooLarge, "太大"},
		"far right":  {goodParts(`<row r="3"><c r="AY3"><v>1</v></c></row>`).bytes(t), fault.TooLarge, "第3行AY列"},
		"entities":   {goodParts("").with("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>`).bytes(t), fault.Unreadable, "不正常"},
		"a ledger":   {goodParts("").bytes(t), fault.Invalid, "没有找到公开目录的表头"},
		"no entries": {handmade(`<worksheet `+mainSpace+`><sheetData><row r="1">`+inline("A1", "公开事项")+inline("B1", "公开内容")+inline("C1", "公开时限")+`</row></sheetData></worksheet>`, "<sst/>").bytes(t), fault.Invalid, "没有公开事项"},
	} {
		_, err := ReadCatalogue(t.Context(), bytesFile(t, "目录.xlsx", c.content), tight)
		if fault.CodeOf(err) != c.code || !strings.Contains(fault.Sentence(err), c.want) {
			t.Errorf("%s: %v (%s)", name, err, fault.CodeOf(err))
		}
	}
}

func FuzzReadCatalogue(f *testing.F) {
	f.Add(`<worksheet>`+`<sheetData><row r="1">`+inline("A1", "公开事项")+inline("B1", "公开内容")+inline("C1", "公开渠道")+`</row><row r="2">`+inline("A2", "甲")+inline("C2", "■网站 口公报")+`</row></sheetData><mergeCells><mergeCell ref="A2:A9"/></mergeCells></worksheet>`, "<sst/>")
	f.Add("<a", "<![CDATA[")
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		c, err := ReadCatalogue(t.Context(), handmade(sheet, texts).file(t), tight)
		if err != nil && fault.CodeOf(err) == "" {
			t.Fatalf("an error that is no fault: %v", err)
		}
		if err == nil {
			for _, e := range c.Records() {
				if e.Validate() != nil || e.Normal().Validate() != nil {
					t.Fatalf("an entry that is not valid: %+v", e)
				}
			}
		}
	})
}
