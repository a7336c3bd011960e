package form

import (
	"strconv"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Register is what stands on a 依申请公开登记簿.
type Register struct {
	Organ  office.Organ
	Period string // 2026年11月
	Rows   []RegisterRow
	// Named prints who the applicants are. Without it no name, number, address
	// or telephone stands on the paper.
	Named bool
	On    workday.Date // 打印日期
	Code  string       // head of the audit chain
}

// RegisterRow is one line of the register with what its dossier adds.
type RegisterRow struct {
	Line     request.Application
	Identity request.Identity // read only when the register is Named
	Form     string           // 载体形式
	Stage    request.Stage
	Due      workday.Date // zero while the clock waits for the applicant
	Estimate bool         // Due is an estimate
}

// RegisterPaper lays out the register on A4 on its side: number, receipt, kind of
// applicant, what is asked for and how, the term, the outcome and the reply.
func RegisterPaper(r Register, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, keptWide(r.Code))
	formTitle(flow, "政府信息公开申请登记簿")
	headLine(flow, formSize, "义务机关："+r.Organ.Name, "期间："+orBlank(r.Period, 6), "打印日期："+dayOrHand(r.On))
	style := r.style()
	head := style
	head.Face = paper.Hei
	names, columns := r.columns()
	table := &paper.Table{
		Columns: columns, Head: []paper.Row{{Cells: cellsOf(names...)}},
		Style: style, HeadStyle: &head, MinRow: paper.Pt(26), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for n, row := range r.Rows {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(r.cells(n+1, row)...)})
	}
	if len(r.Rows) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(columns)}}}}
	}
	flow.Table(table)
	flow.Space(paper.Pt(8))
	flow.Paragraph("共"+strconv.Itoa(len(r.Rows))+"件。"+r.secrecy(), remarkStyle())
	signLine(flow, "登记人：", "审核人：")
	return flow.Document(meta(r.Period+"政府信息公开申请登记簿", "依申请公开登记", r.Organ, r.On))
}

// secrecy warns of a paper with personal data.
func (r Register) secrecy() string {
	if !r.Named {
		return "不含申请人身份信息。"
	}
	return "含申请人个人信息，仅供办理和归档使用，不得对外提供。"
}

// style is smaller where the applicants have a column of their own.
func (r Register) style() paper.CellStyle {
	style := dayStyle()
	style.PadY = paper.Pt(3)
	if r.Named {
		style.Size = paper.Size5Small
	}
	return style
}

func (r Register) columns() (names []string, columns []paper.Column) {
	left := r.style()
	left.Align = paper.AlignLeft
	fixed := func(name string, chars paper.Length) { // in tenths of a character
		names, columns = append(names, name), append(columns, paper.Column{Width: chars*left.Size/10 + 2*left.PadX})
	}
	shared := func(name string, share int) {
		names, columns = append(names, name), append(columns, paper.Column{Share: share, Style: &left})
	}
	fixed("序号", 21)
	fixed("登记编号", 62)
	fixed("收到日期", 58)
	fixed("收到"+paper.BreakHint+"渠道", 21)
	fixed("申请人"+paper.BreakHint+"类别", 42)
	if r.Named {
		shared("申请人", 6)
	}
	shared("所需信息的内容描述", 5)
	fixed("获取方式、"+paper.BreakHint+"载体形式", 52)
	fixed("期限"+paper.BreakHint+"最后一日", 58)
	shared("办理结果", 3)
	shared("答复", 3)
	shared("备注", 2)
	return names, columns
}

func (r Register) cells(n int, row RegisterRow) []string {
	a := row.Line
	texts := []string{strconv.Itoa(n), a.Number, shortDay(a.Received), a.Channel.Label(), a.Kind.Label()}
	if r.Named {
		i := row.Identity
		texts = append(texts, lines(a.Applicant, i.Workplace, after(paperName(i)+"：", i.Number), after("法定代表人：", i.Legal), after("联系人：", i.Contact),
			after("电话：", i.Phone), after("传真：", i.Fax), after("邮箱：", i.Email), after("地址：", i.Address), after("邮编：", i.Postcode)))
	}
	due := shortDay(row.Due)
	if row.Estimate && due != "" {
		due += "\n（估算）"
	}
	outcome := row.Stage.Label()
	if !a.Open() {
		outcome = a.Outcome.Label()
	}
	return append(texts, a.Subject, lines(a.Delivery, row.Form), due, outcome, lines(a.ReplyNumber, shortDay(a.Closed)), a.Note)
}

// paperName is the kind of identity paper.
func paperName(i request.Identity) string {
	if i.Paper == "" {
		return "证件号码"
	}
	return i.Paper
}

// shortDay writes a day for a narrow column.
func shortDay(d workday.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
