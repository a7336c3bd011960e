package sheet

import (
	"io"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/fault"
	"zwgk/internal/request"
)

// RequestRow is a line of the 依申请公开登记台账 as it is written.
type RequestRow struct {
	request.Application
	Identity request.Identity
	Form     string // 载体形式
}

// RequestLedger says how the ledger is written.
type RequestLedger struct {
	Title string // the line at the top
	Organ string // 义务机关
	// Identities adds the columns that say who the applicants are. Without them
	// the ledger names nobody.
	Identities bool
}

// requestColumn is one column of the ledger.
type requestColumn struct {
	heading string
	width   float64
	who     bool // says who the applicant is
	text    func(RequestLedger, *RequestRow) string
}

var requestChannels = map[request.Channel]string{
	request.InPerson: "当面", request.Mail: "信函", request.Fax: "传真", request.Email: "电子邮件", request.Online: "网上", request.OtherChannel: "其他",
}

var requestKinds = map[request.ApplicantKind]string{
	request.NaturalPerson: "自然人", request.Commercial: "商业企业", request.Research: "科研机构", request.PublicWelfare: "社会公益组织",
	request.LegalService: "法律服务机构", request.OtherOrg: "其他",
}

// requestColumns follow the register that offices keep of the applications,
// with the six kinds of table three and what the annual report needs beside.
var requestColumns = []requestColumn{
	{"登记编号", 22, false, func(_ RequestLedger, r *RequestRow) string { return r.Number }},
	{"收到日期", 12, false, func(_ RequestLedger, r *RequestRow) string { return r.Received.String() }},
	{"姓名或名称", 16, true, func(_ RequestLedger, r *RequestRow) string { return r.Applicant }},
	{"申请人类别", 12, false, func(_ RequestLedger, r *RequestRow) string { return requestKinds[r.Kind] }},
	{"工作单位", 16, true, func(_ RequestLedger, r *RequestRow) string { return r.Identity.Workplace }},
	{"证件类型", 12, true, func(_ RequestLedger, r *RequestRow) string { return r.Identity.Paper }},
	{"证件号码", 22, true, func(_ RequestLedger, r *RequestRow) string { return r.Identity.Number }},
	{"联系方式", 16, true, func(_ RequestLedger, r *RequestRow) string { return r.Identity.Phone }},
	{"邮政编码", 10, true, func(_ RequestLedger, r *RequestRow) string { return r.Identity.Postcode }},
	{"联系地址", 24, true, func(_ RequestLedger, r *RequestRow) string { return r.Identity.Address }},
	{"电子邮箱", 18, true, func(_ RequestLedger, r *RequestRow) string { return r.Identity.Email }},
	{"义务机关", 18, false, func(l RequestLedger, _ *RequestRow) string { return l.Organ }},
	{"收到渠道", 10, false, func(_ RequestLedger, r *RequestRow) string { return requestChannels[r.Channel] }},
	{"所需信息的内容描述", 36, false, func(_ RequestLedger, r *RequestRow) string { return r.Subject }},
	{"获取方式", 14, false, func(_ RequestLedger, r *RequestRow) string { return r.Delivery }},
	{"载体形式", 10, false, func(_ RequestLedger, r *RequestRow) string { return r.Form }},
	{"补正告知日期", 14, false, func(_ RequestLedger, r *RequestRow) string { return r.SupplementNotified.String() }},
	{"补正日期", 12, false, func(_ RequestLedger, r *RequestRow) string { return r.Supplemented.String() }},
	{"办理结果", 24, false, requestOutcome},
	{"答复文号", 24, false, func(_ RequestLedger, r *RequestRow) string { return r.ReplyNumber }},
	{"答复日期", 12, false, func(_ RequestLedger, r *RequestRow) string { return r.Closed.String() }},
	{"备注", 24, false, func(_ RequestLedger, r *RequestRow) string { return r.Note }},
}

func requestOutcome(_ RequestLedger, r *RequestRow) string {
	if r.Open() {
		return "在办"
	}
	return labelOf(r.Outcome)
}

const requestTab = "依申请公开登记台账"

// WriteRequests writes the ledger, calling each with a function that takes the
// rows one by one, so that a long register needs little memory. Every cell is
// text, which no program takes for a formula. Read as a ledger of
// applications, the file says nothing that was not in the register.
func WriteRequests(w io.Writer, ledger RequestLedger, each func(take func(RequestRow) error) error) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	var unread error // what stopped the rows: not a fault of writing
	err := writeRequests(book, ledger, func(take func(RequestRow) error) error {
		unread = each(take)
		return unread
	})
	if unread != nil {
		return unread
	}
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return fault.Wrap(err, fault.Storage, "台账写不出来。检查磁盘是否已满、文件是否正被打开，或者换一个地方")
	}
	return nil
}

func writeRequests(book *excelize.File, ledger RequestLedger, each func(func(RequestRow) error) error) error {
	if err := book.SetSheetName("Sheet1", requestTab); err != nil {
		return err
	}
	sheet, err := book.NewStreamWriter(requestTab)
	if err != nil {
		return err
	}
	var columns []requestColumn
	for _, c := range requestColumns {
		if c.who && !ledger.Identities {
			continue
		}
		columns = append(columns, c)
		if err := sheet.SetColWidth(len(columns), len(columns), c.width); err != nil {
			return err
		}
	}
	style, err := requestStyle(book)
	if err != nil {
		return err
	}
	row := 0
	put := func(text func(requestColumn) string) error {
		row++
		cells := make([]any, len(columns))
		for i, c := range columns {
			cells[i] = excelize.Cell{StyleID: style, Value: text(c)}
		}
		return sheet.SetRow(cellAt(0, row), cells)
	}
	if err := sheet.MergeCell(cellAt(0, 1), cellAt(len(columns)-1, 1)); err != nil {
		return err
	}
	row = 1
	if err := sheet.SetRow(cellAt(0, 1), []any{excelize.Cell{StyleID: style, Value: ledger.Title}}); err != nil {
		return err
	}
	if err := put(func(c requestColumn) string { return c.heading }); err != nil {
		return err
	}
	err = each(func(r RequestRow) error {
		return put(func(c requestColumn) string { return c.text(ledger, &r) })
	})
	if err != nil {
		return err
	}
	return sheet.Flush()
}

// asText is the number format of text: what is typed again stays text.
const asText = 49

func requestStyle(book *excelize.File) (int, error) {
	thin := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		thin = append(thin, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return book.NewStyle(&excelize.Style{
		Font: &excelize.Font{Family: "宋体", Size: 10}, Alignment: alignment("left", true), Border: thin, NumFmt: asText,
	})
}
