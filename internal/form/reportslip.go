package form

import (
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// SignedReport is an annual report with what is signed about it. Without a
// Signer it is the draft that goes round to be signed.
type SignedReport struct {
	Organ    office.Organ
	Report   *annual.Report
	Findings []annual.Finding // of every rule
	Drafter  string           // 拟稿人; "" leaves the place
	Signer   string
	SignedOn workday.Date
	Reason   string       // of a correction
	Digest   string       // SHA-256 of the report file
	Frozen   string       // head of the audit chain when it was signed off; "" while it was not
	Printed  workday.Date // of the draft
	Code     string       // head of the audit chain
}

// stood is the day of the paper: that of the signature, or of the print.
func (s SignedReport) stood() workday.Date {
	if s.SignedOn.IsZero() {
		return s.Printed
	}
	return s.SignedOn
}

// ReportSlip lays out the 审签单 of an annual report: what the report says in
// figures, what the checks found, the digest that stands for all of it, and
// who drafted, examined and signed it. What is not known is left to be written.
func ReportSlip(s SignedReport, fonts *paper.FontSet) (*paper.Document, error) {
	for _, size := range slipSizes {
		doc, err := s.layOutSlip(size, fonts)
		if doc == nil || len(doc.Pages) == 1 {
			return doc, err
		}
	}
	return s.layOutSlip(slipSizes[len(slipSizes)-1], fonts)
}

func (s SignedReport) layOutSlip(size paper.Length, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(s.Code))
	formTitle(flow, "年度报告审签单")
	headLine(flow, size, "单位："+s.Organ.Name, "年度："+yearWord(s.Report.Year))
	flow.Table(s.slipFields(size))
	flow.Space(paper.Pt(6))
	flow.Table(s.checkTable(size))
	flow.Space(paper.Pt(6))
	flow.Table(s.signTable(size))
	flow.Space(paper.Pt(4))
	if s.Signer != "" {
		flow.Paragraph("本表按定稿时的登记印出，签字的原件随纸质件归档。", remarkStyle())
	} else {
		flow.Paragraph("校验码代表印本表时的稿子；稿子改了，校验码就变，要重新印。", remarkStyle())
	}
	return flow.Document(meta("审签单："+s.Report.Title, "年度报告审签", s.Organ, s.stood()))
}

// slipFields says which report it is, and its main figures.
func (s SignedReport) slipFields(size paper.Length) *paper.Table {
	f, cell := newFields(size), func(table, row, column, unit string) string { return s.figure(annual.At(table, row, column), unit) }
	f.whole("报告", s.Report.Title)
	f.pair("成文日期", chinese(s.Report.Issued), "印表日期", chinese(s.Printed))
	if s.Reason != "" {
		f.whole("更正原因", s.Reason)
	}
	f.pair("新收申请", cell(annual.Table3, annual.NewReceived, annual.Total, "件"), "上年结转", cell(annual.Table3, annual.CarriedOver, annual.Total, "件"))
	f.pair("办理总计", cell(annual.Table3, annual.ResultTotal, annual.Total, "件"), "结转下年", cell(annual.Table3, annual.CarriedForward, annual.Total, "件"))
	f.pair("行政复议", cell(annual.Table4, string(request.Reconsideration), annual.Total, "件"), "行政诉讼", s.lawsuits())
	f.pair("规范性"+paper.BreakHint+"文件制发", cell(annual.Table2, "normative_documents", annual.Made, "件"),
		"年末现行"+paper.BreakHint+"有效", cell(annual.Table2, "normative_documents", annual.InForce, "件"))
	f.pair("许可、处罚"+paper.BreakHint+"强制", s.decisions(), "行政事业"+paper.BreakHint+"性收费", cell(annual.Table2, string(annual.Charges), annual.AmountDue, "万元"))
	label := "稿子"
	if s.Signer != "" {
		label = "定稿"
	}
	f.whole(label+paper.BreakHint+"校验码", inFours(s.Digest))
	if s.Frozen != "" {
		f.whole("定稿时台"+paper.BreakHint+"账校验码", s.Frozen)
	}
	return &f.table
}

// figure writes a cell of the report with its measure word, nothing when the
// report does not show it.
func (s SignedReport) figure(a annual.Address, unit string) string {
	v, known := s.Report.Figures[a]
	if !known {
		return ""
	}
	return v.Format(annual.UnitOf(a)) + unit
}

func (s SignedReport) lawsuits() string {
	var n int64
	for _, k := range []request.CaseKind{request.DirectLitigation, request.LitigationAfterReconsideration} {
		v, known := s.Report.Figures[annual.At(annual.Table4, string(k), annual.Total)]
		if !known {
			return ""
		}
		n += v.Number
	}
	return fmt.Sprintf("%d件", n)
}

func (s SignedReport) decisions() string {
	var words []string
	for _, k := range []annual.ActKind{annual.Licences, annual.Penalties, annual.CoerciveMeasures} {
		words = append(words, s.figure(annual.At(annual.Table2, string(k), annual.Decisions), "件"))
	}
	return strings.Trim(strings.Join(words, "、"), "、")
}

// checkTable counts the rules by what they found, and names what is open.
func (s SignedReport) checkTable(size paper.Length) *paper.Table {
	table := &paper.Table{
		Columns: []paper.Column{{Share: 1, Style: formLeft(size)}, {Width: paper.Pt(56)}, {Width: paper.Pt(56)}, {Width: paper.Pt(56)}, {Width: paper.Pt(56)}, {Width: paper.Pt(56)}},
		Head:    []paper.Row{{Cells: cellsOf("核对", "规则", "通过", "要改", "请核对", "未判断")}},
		Style:   formCell(size), HeadStyle: headCell(size), MinRow: size * 2, Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	all, tables := annual.AllRules(), len(annual.Rules())
	for _, part := range []struct {
		name  string
		rules []annual.Rule
	}{{"表格和勾稽", all[:tables]}, {"正文、格式和跨年", all[tables:]}} {
		tally := s.tally(part.rules)
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(part.name, strconv.Itoa(len(part.rules)),
			strconv.Itoa(len(part.rules)-tally[annual.Error]-tally[annual.Warning]-tally[annual.Unjudged]),
			strconv.Itoa(tally[annual.Error]), strconv.Itoa(tally[annual.Warning]), strconv.Itoa(tally[annual.Unjudged]))})
	}
	if open := s.openPoints(); len(open) > 0 {
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{Text: strings.Join(open, "\n"), ColSpan: 6, Style: formLeft(size)}}})
	}
	return table
}

// tally counts rules by the gravest thing that each found.
func (s SignedReport) tally(rules []annual.Rule) map[annual.Severity]int {
	counts := map[annual.Severity]int{}
	for _, rule := range rules {
		worst := annual.Severity("")
		for _, f := range s.Findings {
			if f.Rule == rule.Name && graver(f.Severity, worst) {
				worst = f.Severity
			}
		}
		counts[worst]++
	}
	return counts
}

func graver(a, b annual.Severity) bool {
	rank := map[annual.Severity]int{annual.Unjudged: 1, annual.Warning: 2, annual.Error: 3}
	return rank[a] > rank[b]
}

// severityWords are what a clerk calls them.
var severityWords = map[annual.Severity]string{annual.Error: "要改", annual.Warning: "请核对", annual.Unjudged: "未判断"}

// mostOpenPoints keeps the slip to its page; the 数据核对表 has them all.
const mostOpenPoints = 5

// openPoints are the findings that whoever signs must know of.
func (s SignedReport) openPoints() []string {
	var open []string
	more := 0
	for _, severity := range []annual.Severity{annual.Error, annual.Warning, annual.Unjudged} {
		for _, f := range s.Findings {
			switch {
			case f.Severity != severity:
			case len(open) == mostOpenPoints:
				more++
			default:
				open = append(open, severityWords[severity]+"（"+f.Rule+"）："+f.Message)
			}
		}
	}
	if more > 0 {
		open = append(open, fmt.Sprintf("还有%d处，见数据核对表", more))
	}
	return open
}

// signTable has a row for each of those who sign, with room to write.
func (s SignedReport) signTable(size paper.Length) *paper.Table {
	table := &paper.Table{
		Columns: []paper.Column{{Width: labelWidth}, {Share: 1, Style: formLeft(size)}, {Width: paper.Pt(84)}, {Width: paper.Pt(98)}},
		Head:    []paper.Row{{Cells: cellsOf("环节", "意见", "签名", "日期")}},
		Style:   formCell(size), HeadStyle: headCell(size), MinRow: size * 2, Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for _, step := range []struct {
		name, by string
		on       workday.Date
	}{{"拟稿", s.Drafter, workday.Date{}}, {"审核", "", workday.Date{}}, {"签发", s.Signer, s.SignedOn}} {
		when := chinese(step.on)
		if when == "" {
			when = dayInOneCell
		}
		table.Rows = append(table.Rows, paper.Row{MinHeight: signRoom, Cells: cellsOf(step.name, "", step.by, when)})
	}
	return table
}

// ReportCheck lays out the 数据核对表 of an annual report: every rule that it was
// held against, and what each found. The last line says where the log stood
// when the report was signed off.
func ReportCheck(s SignedReport, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(s.Code))
	formTitle(flow, "年度报告数据核对表")
	headLine(flow, paper.Size5, "单位："+s.Organ.Name, "年度："+yearWord(s.Report.Year), "签发日期："+dayOrHand(s.SignedOn))
	found := map[string][]string{}
	for _, f := range s.Findings {
		found[f.Rule] = append(found[f.Rule], severityWords[f.Severity]+"："+f.Message)
	}
	l := newListColumns(paper.Size5)
	l.fixed("序号", 24).fixed("规则", 88).shared("核对内容", 7).shared("结果", 5)
	table := l.table(paper.Size5 * 22 / 10)
	for i, rule := range annual.AllRules() {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.Itoa(i+1), rule.Name, rule.Basis, orElse(lines(found[rule.Name]...), "相符"))})
	}
	closing(table)
	flow.Table(table)
	flow.Space(paper.Pt(4))
	flow.Paragraph("定稿校验码 "+inFours(s.Digest)+"　"+paper.BreakHint+"定稿时台账校验码 "+orElse(s.Frozen, "没有记"), remarkStyle())
	return flow.Document(meta("数据核对表："+s.Report.Title, "建档归档", s.Organ, s.stood()))
}
