package form

import (
	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Statistics is what stands on the statistics of a month or quarter that the
// county asks for.
type Statistics struct {
	Organ     office.Organ
	Period    string // 2026年11月
	Number    string // 编号
	LegalCode string // 法人代码
	Leader    string // 负责人
	Filler    string // 填报人
	Phone     string
	Rows      []StatisticsRow
	On        workday.Date // 报出日期
	Code      string       // head of the audit chain
}

// StatisticsRow is one figure of the period and of the year so far. A value
// that the program does not count is annual.Blank, to be written in.
type StatisticsRow struct {
	Code   string // 01
	Name   string // 主动公开政府信息数
	Part   bool   // a part of a figure above it, set in
	Unit   string // 条、件、次
	Period annual.Value
	Year   annual.Value
}

// StatisticsPaper lays out the statistics on one page where they fit.
func StatisticsPaper(s Statistics, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(s.Code))
	formTitle(flow, "政府信息公开情况统计表")
	headLine(flow, daySize, "单位名称："+s.Organ.Name, "统计期间："+orBlank(s.Period, 6), "编号："+orBlank(s.Number, 6))
	headLine(flow, daySize, "法人代码："+orBlank(s.LegalCode, 9), "报出日期："+dayOrHand(s.On))
	left := dayLeft()
	table := dayTable([]paper.Column{{Width: paper.Pt(40)}, {Share: 1, Style: left}, {Width: paper.Pt(40)}, {Width: paper.Pt(76)}, {Width: paper.Pt(76)}},
		"代码", "指标", "单位", "本期实际", "本年累计")
	for _, row := range s.Rows {
		cells := cellsOf(row.Code, row.Name, row.Unit, row.Period.Format(annual.Pieces), row.Year.Format(annual.Pieces))
		if row.Part {
			cells[1].Text = "　" + row.Name
		}
		table.Rows = append(table.Rows, paper.Row{Cells: cells})
	}
	if len(s.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(table.Columns)}}}}
	}
	flow.Table(table)
	flow.Space(paper.Pt(4))
	headLine(flow, daySize, "单位负责人："+orBlank(s.Leader, 5), "填报人："+orBlank(s.Filler, 5), "联系电话："+orBlank(s.Phone, 8))
	return flow.Document(meta(s.Period+"政府信息公开情况统计表", "统计", s.Organ, s.On))
}

// statisticsNames are the 35 figures of 定西市's report, worded after the
// handbook's list (§10.6); a county's own words go in their place. A name that
// begins with a space is a part of a figure above it.
var statisticsNames = [...][2]string{
	{"主动公开政府信息数", "条"}, {" 其中：全文电子化的主动公开政府信息数", "条"}, {" 其中：新增的行政规范性文件数", "条"},
	{"提供服务类信息数", "条"}, {"网站政府信息公开专栏页面访问量", "次"}, {"现场接待人数", "人次"}, {"网上咨询数", "次"}, {"咨询电话接听数", "次"},
	{"依申请公开信息目录数", "条"}, {"依申请公开信息申请总数", "件"}, {" 当面申请数", "件"}, {" 传真申请数", "件"}, {" 电子邮件申请数", "件"},
	{" 网上申请数", "件"}, {" 信函申请数", "件"}, {" 其他形式申请数", "件"}, {"对申请的答复总数", "件"}, {" 同意公开答复数", "件"}, {" 同意部分公开答复数", "件"},
	{" 否决公开答复总数", "件"}, {" 非政府信息数", "件"}, {" 信息不存在数", "件"}, {" 非本部门掌握数", "件"}, {" 申请内容不明确数", "件"},
	{" 免予公开范围1数", "件"}, {" 免予公开范围2数", "件"}, {" 免予公开范围3数", "件"}, {" 免予公开范围4数", "件"}, {" 免予公开范围5数", "件"}, {" 免予公开范围6数", "件"},
	{" 其他原因未提供数", "件"}, {"行政复议数", "件"}, {"行政诉讼数", "件"}, {"行政申诉数", "件"}, {" 其中：对申诉结果不满意的申诉数", "件"},
}

// StatisticsRows returns the 35 rows with their codes and no figures.
func StatisticsRows() []StatisticsRow {
	rows := make([]StatisticsRow, len(statisticsNames))
	for i, n := range statisticsNames {
		name, part := n[0], n[0][0] == ' '
		if part {
			name = name[1:]
		}
		blank := annual.Value{State: annual.Blank}
		rows[i] = StatisticsRow{Code: twoFigures(i + 1), Name: name, Part: part, Unit: n[1], Period: blank, Year: blank}
	}
	return rows
}

func twoFigures(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
