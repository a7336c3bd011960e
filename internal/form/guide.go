package form

import (
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Guide is what stands in the 政府信息公开指南: the nine things that article 12
// of the 条例 asks for, and what offices add.
type Guide struct {
	Organ   office.Organ
	Preface string

	Categories  string // 政府信息的分类
	Arrangement string // 编排体系
	Access      string // 获取方式

	Institution string // 政府信息公开工作机构的名称
	Address     string // 办公地址
	Hours       string // 办公时间
	Phone       string // 联系电话
	Fax         string // 传真号码
	Internet    string // 互联网联系方式
	Postcode    string // 邮政编码

	OnRequest   string // 依申请公开 of the organ
	Supervision string // 监督和救济

	On workday.Date // of the last update
}

// GuidePaper lays out the 政府信息公开指南 in the format of 公文. A section
// without text is left out; an address or number that is not known leaves its
// place.
func GuidePaper(g Guide, fonts *paper.FontSet) (*paper.Document, error) {
	title := g.Organ.ShortName() + "政府信息公开指南"
	flow := paper.NewFlow(fonts, paper.GBT9704())
	flow.Heading(0, title, titleStyle())
	flow.Space(paper.Leading3)
	body := paper.BodyStyle()
	copyText(flow, g.Preface, body)
	number := 0
	heading := func(text string) {
		number++
		flow.Heading(1, SpokenNumber(int64(number))+"、"+text, paper.HeadingStyle(1))
	}
	section := func(name, text string) {
		if text != "" {
			heading(name)
			copyText(flow, text, body)
		}
	}
	section("政府信息的分类", g.Categories)
	section("政府信息的编排体系", g.Arrangement)
	section("政府信息的获取方式", g.Access)
	section("依申请公开", g.OnRequest)
	heading("政府信息公开工作机构")
	flow.Table(g.institution())
	flow.Space(paper.Leading3 / 2)
	section("监督和救济", g.Supervision)
	flow.Signature(g.Organ.Name, dayOrHand(g.On), body)
	return flow.Document(meta(title, "政府信息公开指南", g.Organ, g.On))
}

func (g Guide) institution() *paper.Table {
	style := formCell(paper.Size4)
	table := &paper.Table{
		Columns: []paper.Column{{Width: paper.Pt(132)}, {Share: 1, Style: formLeft(paper.Size4)}},
		Style:   style, MinRow: paper.Pt(29), KeepTogether: true,
	}
	for _, row := range [][2]string{
		{"机构名称", g.Institution}, {"办公地址", g.Address}, {"办公时间", g.Hours}, {"联系电话", g.Phone},
		{"传真号码", g.Fax}, {"互联网联系方式", g.Internet}, {"邮政编码", g.Postcode},
	} {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(row[0], row[1])})
	}
	return table
}
