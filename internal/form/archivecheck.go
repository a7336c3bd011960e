package form

import (
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// CheckRecord is what stands on a 四性检测记录.
type CheckRecord struct {
	Organ   office.Organ
	Scheme  archive.Scheme
	Subject string // what was checked: 2025年度归档文件
	Lines   []archive.Line
	By      string       // 检测人
	On      workday.Date // 检测日期
	Code    string       // head of the audit chain
}

// resultPartly is the result of a rule that could look at a part only.
const resultPartly = "未检全"

// resultWord is the result as it is printed. A pass stands only where everything
// was really looked at and nothing was found: whatever else a line claims, what
// was not looked at is 未检测.
func resultWord(l archive.Line) string {
	some, all := l.Looked > 0 && l.Of > 0, l.Looked >= l.Of
	switch {
	case l.Result == archive.Failed || len(l.Findings) > 0:
		return archive.Failed.Label()
	case some && !all && (l.Result == archive.Passed || l.Result == archive.NotLooked):
		return resultPartly
	case some && l.Result == archive.Passed:
		return archive.Passed.Label()
	}
	return archive.NotLooked.Label()
}

// allows reports whether a line does not stand in the way of a hand-over: it
// passed, or it is a choice and was left out whole.
func allows(l archive.Line) bool {
	word := resultWord(l)
	return word == archive.Passed.Label() || word == archive.NotLooked.Label() && l.Result == archive.NotLooked && l.Rule.Optional
}

// CheckRecordPaper lays out the record of a 四性检测: every rule with what it
// looks at, how much was looked at of how much, its result, and then each
// finding.
func CheckRecordPaper(c CheckRecord, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(c.Code))
	formTitle(flow, "电子档案四性检测记录")
	headLine(flow, paper.Size5, "单位："+orElse(c.Scheme.FondsName, c.Organ.Name), "检测对象："+orBlank(c.Subject, 6), "检测人："+orBlank(c.By, 4))
	flow.Table(c.conclusion())
	smallTitle(flow, "一、检测项目")
	flow.Table(c.rules())
	smallTitle(flow, "二、发现的问题")
	table := c.findings(fonts)
	closing(table)
	flow.Table(table)
	flow.Space(paper.Pt(4))
	flow.Paragraph("检测项和办法按标准的项目名称拟定，接收单位另有要求的，以接收单位的要求为准。", remarkStyle())
	signLine(flow, "检测人（签名）：", "复核人（签名）：")
	sideBySide(flow, []string{"检测日期：" + dayOrHand(c.On), "复核日期：" + dayByHand}, false)
	return flow.Document(meta("电子档案四性检测记录 "+c.Subject, "四性检测", c.Organ, c.On))
}

// conclusion says in large type whether the archive can be handed over.
func (c CheckRecord) conclusion() *paper.Table {
	return &paper.Table{
		Columns: []paper.Column{{}}, Outside: paper.Pt(1.2), MinRow: paper.Pt(34),
		Style: paper.CellStyle{TextStyle: paper.TextStyle{Face: paper.Hei, Size: paper.Size4Small}, Align: paper.AlignCenter},
		Rows:  []paper.Row{{Cells: []paper.Cell{cell(c.verdict())}}},
	}
}

// verdict counts the rules by result and says what follows.
func (c CheckRecord) verdict() string {
	counts, allowed := map[string]int{}, len(c.Lines) > 0
	for _, l := range c.Lines {
		counts[resultWord(l)]++
		allowed = allowed && allows(l)
	}
	var parts []string
	for _, word := range []string{archive.Failed.Label(), resultPartly, archive.NotLooked.Label(), archive.Passed.Label()} {
		if counts[word] > 0 {
			parts = append(parts, word+strconv.Itoa(counts[word])+"项")
		}
	}
	switch {
	case len(parts) == 0:
		return "没有检测，不能移交"
	case !allowed:
		return strings.Join(parts, "，") + "：不能移交"
	case counts[archive.Passed.Label()] < len(c.Lines):
		return strings.Join(parts, "，") + "（未检测的是可以不检的项目）：可以移交"
	}
	return strconv.Itoa(len(c.Lines)) + "项全部通过：可以移交"
}

// rules has a row for every rule, the four properties merged.
func (c CheckRecord) rules() *paper.Table {
	l := newListColumns(paper.Size5)
	l.fixed("四性", 31).shared("检测项", 5).shared("依据", 4).fixed("检测数", 56).fixed("结果", 34)
	table := l.table(paper.Size5 * 2)
	strong := l.style
	strong.Face = paper.Hei
	for i, line := range c.Lines {
		var cells []paper.Cell
		if span := c.propertySpan(i); span > 0 {
			cells = []paper.Cell{{Text: line.Rule.Property.Label(), RowSpan: span}}
		}
		result := cell(resultWord(line))
		if result.Text != archive.Passed.Label() {
			result.Style = &strong
		}
		what := orElse(line.Rule.What, line.Rule.Name)
		if line.Why != "" && result.Text != archive.Passed.Label() {
			what = lines(what, "（"+line.Why+"）")
		}
		table.Rows = append(table.Rows, paper.Row{Cells: append(cells, cell(what), cell(line.Rule.Basis), cell(fmt.Sprintf("%d/%d", line.Looked, line.Of)), result)})
	}
	if len(table.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有检测", ColSpan: len(l.columns)}}}}
	}
	return table
}

// propertySpan is how many rows the property of row i stands for; 0 when it
// stands already.
func (c CheckRecord) propertySpan(i int) int {
	if i > 0 && c.Lines[i-1].Rule.Property == c.Lines[i].Rule.Property {
		return 0
	}
	span := 1
	for i+span < len(c.Lines) && c.Lines[i+span].Rule.Property == c.Lines[i].Rule.Property {
		span++
	}
	return span
}

// findings has a row for everything that was found.
func (c CheckRecord) findings(fonts *paper.FontSet) *paper.Table {
	l := newListColumns(paper.Size5)
	l.fixed("序号", 24).shared("检测项", 3).wide("档号（题名）", c.pieceWidth(fonts)).prose().shared("问题", 6)
	table := l.table(paper.Size5 * 2)
	for _, line := range c.Lines {
		for _, f := range line.Findings {
			table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.Itoa(len(table.Rows)+1), orElse(line.Rule.What, line.Rule.Name), orElse(f.Piece, "全部"), f.Message)})
		}
	}
	if len(table.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: c.nothing(), ColSpan: len(l.columns)}}}}
	}
	return table
}

// pieceWidth has room for the widest 档号 of a finding; titles take lines.
func (c CheckRecord) pieceWidth(fonts *paper.FontSet) paper.Length {
	var widest paper.Length = 6 * paper.Size5
	for _, line := range c.Lines {
		for _, f := range line.Findings {
			widest = max(widest, fonts.Advance(longestRun(f.Piece), paper.TextStyle{Face: paper.Song, Size: paper.Size5}))
		}
	}
	return min(widest, 14*paper.Size5)
}

// nothing is what stands in place of findings.
func (c CheckRecord) nothing() string {
	for _, l := range c.Lines {
		if resultWord(l) != archive.Passed.Label() {
			return "检测过的项目没有发现问题；没有检测或没有检全的项目不在其内"
		}
	}
	if len(c.Lines) == 0 {
		return "没有检测"
	}
	return "没有发现问题"
}
