package paper_test

import (
	"strings"
	"testing"
	"time"

	"zwgk/internal/paper"
)

// The annual report of a township: everything the engine must do at once.

func cellStyle(align paper.Align) paper.CellStyle {
	return paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: paper.Size5}, Align: align}
}

func cells(texts ...string) []paper.Cell {
	out := make([]paper.Cell, len(texts))
	for i, s := range texts {
		out[i].Text = s
	}
	return out
}

func tableTwo() *paper.Table {
	left := cellStyle(paper.AlignLeft)
	t := &paper.Table{
		Columns: []paper.Column{{Share: 4}, {Share: 3}, {Share: 3}, {Share: 3}},
		Style:   cellStyle(paper.AlignCenter), MinRow: paper.Pt(20), KeepTogether: true,
	}
	banner := func(s string) {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{{Text: s, ColSpan: 4}}, KeepWithNext: true})
	}
	wide := func(a, b string) {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{{Text: a, Style: &left}, {Text: b, ColSpan: 3}}})
	}
	banner("第二十条第（一）项")
	t.Rows = append(t.Rows,
		paper.Row{Cells: cells("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), KeepWithNext: true},
		paper.Row{Cells: cells("规章", "0", "0", "0")},
		paper.Row{Cells: cells("行政规范性文件", "2", "0", "8")})
	banner("第二十条第（五）项")
	wide("信息内容", "本年处理决定数量")
	wide("行政许可", "326")
	banner("第二十条第（六）项")
	wide("信息内容", "本年处理决定数量")
	wide("行政处罚", "14")
	wide("行政强制", "0")
	banner("第二十条第（八）项")
	wide("信息内容", "本年收费金额（单位：万元）")
	wide("行政事业性收费", "1.2365")
	return t
}

var tableThreeRows = [][3]string{
	{"（一）予以公开"},
	{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）"},
	{"（三）不予公开", "1.属于国家秘密", "8"}, {"", "2.其他法律行政法规禁止公开"}, {"", "3.危及“三安全一稳定”"}, {"", "4.保护第三方合法权益"},
	{"", "5.属于三类内部事务信息"}, {"", "6.属于四类过程性信息"}, {"", "7.属于行政执法案卷"}, {"", "8.属于行政查询事项"},
	{"（四）无法提供", "1.本机关不掌握相关政府信息", "3"}, {"", "2.没有现成信息需要另行制作"}, {"", "3.补正后申请内容仍不明确"},
	{"（五）不予处理", "1.信访举报投诉类申请", "5"}, {"", "2.重复申请"}, {"", "3.要求提供公开出版物"}, {"", "4.无正当理由大量反复申请"}, {"", "5.要求行政机关确认或重新出具已获取信息"},
	{"（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "3"}, {"", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"}, {"", "3.其他"},
	{"（七）总计"},
}

func tableThree() *paper.Table {
	left, vertical := cellStyle(paper.AlignLeft), cellStyle(paper.AlignCenter)
	vertical.Vertical = true
	t := &paper.Table{
		Columns: []paper.Column{
			{Width: paper.Pt(20)}, {Width: paper.Pt(49)}, {Share: 1},
			{Width: paper.Pt(28)}, {Width: paper.Pt(28)}, {Width: paper.Pt(28)}, {Width: paper.Pt(38)}, {Width: paper.Pt(38)}, {Width: paper.Pt(28)}, {Width: paper.Pt(37)},
		},
		Style: cellStyle(paper.AlignCenter), MinRow: paper.Pt(18), KeepTogether: true,
	}
	t.Head = []paper.Row{
		{Cells: []paper.Cell{{Text: "（本列数据的勾稽关系为：第一项加第二项之和，" + paper.BreakHint + "等于第三项加第四项之和）", RowSpan: 3, ColSpan: 3}, {Text: "申请人情况", ColSpan: 7}}},
		{Cells: []paper.Cell{{Text: "自然人", RowSpan: 2}, {Text: "法人或其他组织", ColSpan: 5}, {Text: "总计", RowSpan: 2}}},
		{Cells: cells("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")},
	}
	numbers := strings.Split("9 3 0 0 1 0 14,069", " ")
	whole := func(s string) {
		t.Rows = append(t.Rows, paper.Row{Cells: append([]paper.Cell{{Text: s, ColSpan: 3, Style: &left}}, cells(numbers...)...)})
	}
	whole("一、本年新收政府信息公开申请数量")
	whole("二、上年结转政府信息公开申请数量")
	for i, r := range tableThreeRows {
		var row []paper.Cell
		if i == 0 {
			row = append(row, paper.Cell{Text: "三、本年度办理结果", RowSpan: len(tableThreeRows), Style: &vertical})
		}
		switch {
		case r[1] == "":
			row = append(row, paper.Cell{Text: r[0], ColSpan: 2, Style: &left})
		case r[0] != "":
			row = append(row, paper.Cell{Text: r[0], RowSpan: int(r[2][0] - '0'), Style: &left})
			fallthrough
		default:
			row = append(row, paper.Cell{Text: r[1], Style: &left})
		}
		t.Rows = append(t.Rows, paper.Row{Cells: append(row, cells(numbers...)...)})
	}
	whole("四、结转下年度继续办理")
	return t
}

func tableFour() *paper.Table {
	t := &paper.Table{Columns: make([]paper.Column, 15), Style: cellStyle(paper.AlignCenter), MinRow: paper.Pt(20), KeepTogether: true}
	t.Style.PadX = paper.Pt(2)
	small := strings.Split("结果维持 结果纠正 其他结果 尚未审结 总计", " ")
	tall := cells(small...)
	for i := range tall {
		tall[i].RowSpan = 2
	}
	t.Head = []paper.Row{
		{Cells: []paper.Cell{{Text: "行政复议", ColSpan: 5}, {Text: "行政诉讼", ColSpan: 10}}},
		{Cells: append(tall, paper.Cell{Text: "未经复议直接起诉", ColSpan: 5}, paper.Cell{Text: "复议后起诉", ColSpan: 5})},
		{Cells: append(cells(small...), cells(small...)...)},
	}
	t.Rows = []paper.Row{{Cells: cells(strings.Split("376 97 196 121 790 16 1 12 27 56 74 1 30 51 156,000", " ")...)}}
	return t
}

const general = `2025年，青石镇人民政府坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届历次全会精神，认真落实《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和《国务院办公厅关于印发〈政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，全年主动公开政府信息3,607条，比上年增长12.5%，其中政府网站1,204条、政务新媒体1,893条、公示栏510条。
主动公开方面。围绕“三农”工作、乡村振兴、惠民惠农财政补贴、耕地地力保护补贴等重点领域，及时发布群众关心的信息——特别是低保、特困、临时救助的名单和金额……做到应公开尽公开。全年制发行政规范性文件2件，现行有效8件，均在镇政府门户网站（https://www.qingshi.gov.cn/zwgk/fdzdgknr/2025/index.html）和县政府信息公开平台同步公开。
依申请公开方面。全年收到政府信息公开申请14件，上年结转1件，办结13件，结转下年度2件；其中予以公开7件，部分公开1件，不予公开1件，无法提供4件。未发生因政府信息公开引起的行政复议、行政诉讼。`

const problems = `一是公开内容的时效性还需加强，个别村（社区）公开栏更新不够及时；二是政策解读形式较为单一，图解、短视频等群众喜闻乐见的形式不多；三是基层工作人员业务能力有待提高，对《条例》的理解不够深入。
下一步，将从以下三个方面改进：（一）健全公开目录，对照54号文明确的26个领域逐项落实，做到目录之外无盲区、目录之内无遗漏；（二）加强培训，每半年至少组织1次业务培训，覆盖全部32个行政村；（三）严格考核，把公开工作纳入年度综合考核，占比不低于4%。`

func annualReport(t testing.TB) *paper.Document {
	flow := paper.NewFlow(fonts(t), paper.GBT9704())
	title, h1, h2, body := paper.TitleStyle(), paper.HeadingStyle(1), paper.HeadingStyle(2), paper.BodyStyle()
	flow.Heading(0, "青石镇人民政府"+paper.BreakHint+"2025年政府信息公开工作年度报告", title)
	flow.Space(paper.Leading3)
	flow.Paragraph("本报告根据《中华人民共和国政府信息公开条例》和《政府信息公开工作年度报告格式》编制。全文包括总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项六个部分。所列数据的统计期限自2025年1月1日起至2025年12月31日止。如对本报告有疑问，请与青石镇党政办公室联系（地址：青石镇人民路18号，邮编：256100，电话：0533-3240001）。", body)
	flow.Heading(1, "一、总体情况", h1)
	flow.Heading(2, "（一）主动公开和依申请公开", h2)
	flow.Paragraphs(general, body)
	flow.Heading(1, "二、主动公开政府信息情况", h1)
	flow.Table(tableTwo())
	flow.Heading(1, "三、收到和处理政府信息公开申请情况", h1)
	flow.Table(tableThree())
	flow.Heading(1, "四、政府信息公开行政复议、行政诉讼情况", h1)
	flow.Table(tableFour())
	flow.Heading(1, "五、存在的主要问题及改进情况", h1)
	flow.Paragraphs(problems, body)
	flow.Heading(1, "六、其他需要报告的事项", h1)
	flow.Spans(body, paper.Span{Text: "信息处理费收取情况。", TextStyle: paper.TextStyle{Face: paper.Kai, Size: paper.Size3}},
		paper.Span{Text: "依据《政府信息公开信息处理费管理办法》规定，2025年本机关没有收取信息处理费。"})
	flow.Signature("青石镇人民政府", "2026年1月19日", body)
	doc, err := flow.Document(paper.Meta{Title: "青石镇人民政府2025年政府信息公开工作年度报告", Created: time.Date(2026, 1, 19, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
