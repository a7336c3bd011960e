package form

import (
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Registration is what stands on a 政府信息公开申请登记表, and on the slip that an
// applicant gets over the counter. Empty, it is the form to be filled in by hand.
type Registration struct {
	Organ    office.Organ
	Line     request.Application
	Identity request.Identity
	Form     string // 载体形式
	Help     string // 需要的协助
	Receipt  string // why the day of receipt is that day
	Handler  string // 承办人
	Due      workday.Date
	Estimate bool // Due is an estimate, and is left out
	Papers   []string
	Contact  Contact
	On       workday.Date // 打印日期
	Code     string       // head of the audit chain
}

// RegistrationForm lays out a 政府信息公开申请登记表: who applies, what for and in
// what form, and what the office wrote down on receipt. It has no place for a
// purpose: that is no condition since 2019.
func RegistrationForm(r Registration, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(r.Code))
	formTitle(flow, "政府信息公开申请登记表")
	headLine(flow, formSize, "受理机关："+r.Organ.Name, "登记编号："+orBlank(r.Line.Number, 9))
	flow.Table(r.applicant())
	flow.Table(r.request())
	flow.Table(r.office())
	flow.Space(paper.Pt(6))
	signLine(flow, "申请人（签章）：", "申请日期：", "登记人：")
	return flow.Document(meta("政府信息公开申请登记表 "+r.Line.Number, "依申请公开登记", r.Organ, r.On))
}

func (r Registration) applicant() *paper.Table {
	f, i := newFields(paper.Size5), r.Identity
	f.banner("申请人")
	if r.Line.Kind == request.NaturalPerson {
		f.pair("姓名", r.Line.Applicant, "工作单位", i.Workplace)
		f.pair("证件名称", i.Paper, "证件号码", i.Number)
	} else {
		f.pair("姓名或者"+paper.BreakHint+"单位名称", r.Line.Applicant, "类别", chosen(r.Line.Kind.Label(), kindWords()...))
		f.pair("证件名称", i.Paper, "证件号码或者统一社会"+paper.BreakHint+"信用代码", i.Number)
		f.pair("工作单位或"+paper.BreakHint+"法定代表人", strings.Join(nonEmpty(i.Workplace, i.Legal), "、"), "联系人", i.Contact)
	}
	f.pair("联系电话", i.Phone, "传真", i.Fax)
	f.pair("电子邮箱", i.Email, "邮政编码", i.Postcode)
	f.whole("联系地址", i.Address)
	return &f.table
}

func (r Registration) request() *paper.Table {
	f := newFields(paper.Size5)
	f.banner("申请公开的政府信息")
	f.tall("名称、文号或者其他特征", r.Line.Subject, paper.Pt(96))
	f.whole("获取方式", chosen(r.Line.Delivery, "邮寄", "当面领取", "现场查阅", "电子邮件", "传真"))
	f.pair("载体形式", chosen(r.Form, "纸质", "电子"), "需要的协助", r.Help)
	return &f.table
}

func (r Registration) office() *paper.Table {
	f := newFields(paper.Size5)
	f.banner("机关登记")
	f.whole("收到渠道", chosen(r.Line.Channel.Label(), channelWords()...))
	f.pair("收到日期", dayInCell(r.Line.Received), "答复期限", r.due())
	f.whole("收到之日"+paper.BreakHint+"的依据", r.Receipt)
	f.pair("收到的材料", strings.Join(r.Papers, "、"), "承办人", r.Handler)
	return &f.table
}

// due is the last day, when it is certain.
func (r Registration) due() string {
	if r.Estimate {
		return "另行告知"
	}
	return dayInCell(r.Due)
}

func dayInCell(d workday.Date) string {
	if d.IsZero() {
		return dayInOneCell
	}
	return d.Chinese()
}

// banner adds a row that names the rows below it.
func (f *fields) banner(text string) {
	f.table.Rows = append(f.table.Rows, paper.Row{KeepWithNext: true, Cells: []paper.Cell{{Text: text, ColSpan: len(f.table.Columns), Style: headCell(f.left.Size)}}})
}

// chosen is the choice that was made, or boxes to tick.
func chosen(choice string, choices ...string) string {
	if choice != "" {
		return choice
	}
	return boxes(choices...)
}

func kindWords() []string {
	var words []string
	for _, k := range request.ApplicantKinds() {
		words = append(words, k.Label())
	}
	return words
}

func channelWords() []string {
	var words []string
	for _, c := range request.Channels() {
		words = append(words, c.Label())
	}
	return words
}

// IntakeReceipt lays out a 收件回执 for the counter in two parts on one page: one
// for the applicant, and below the line to cut along one for the file.
func IntakeReceipt(r Registration, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(r.Code))
	r.intake(flow, "交申请人")
	flow.Space(paper.Pt(20))
	cutLine(flow)
	flow.Space(paper.Pt(20))
	r.intake(flow, "存根")
	return flow.Document(meta("收件回执 "+r.Line.Number, "依申请公开收件", r.Organ, r.On))
}

func (r Registration) intake(flow *paper.Flow, whose string) {
	formTitle(flow, "政府信息公开申请收件回执")
	headLine(flow, formSize, "（"+whose+"）", "收件机关："+r.Organ.Name, "登记编号："+orBlank(r.Line.Number, 9))
	f := newFields(formSize)
	f.pair("申请人", r.Line.Applicant, "收到日期", dayInCell(r.Line.Received))
	f.pair("收到渠道", chosen(r.Line.Channel.Label(), channelWords()...), "答复期限", r.due())
	f.tall("申请内容", Gist(r.Line.Subject), paper.Pt(52))
	f.whole("收到的材料", strings.Join(r.Papers, "、"))
	f.pair("联系人", orElse(r.Contact.Person, r.Handler), "联系电话", r.Contact.Phone)
	flow.Table(&f.table)
	flow.Space(paper.Pt(4))
	signLine(flow, "收件人：", "申请人：")
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
