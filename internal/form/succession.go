package form

import (
	"strconv"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Succession is what stands on a 工作交接清单: what whoever leaves the office
// hands to the successor.
type Succession struct {
	Organ       office.Organ
	From        string // 移交人; "" leaves its place
	To          string // 接收人
	Witness     string // 监交人
	On          workday.Date
	Matters     []SuccessionMatter
	Registers   []SuccessionCount
	Attachments int64
	Entries     int64  // of the log
	Backup      string // the last verified backup, in a sentence
	Package     *SuccessionPackage
	Key         string // code of the exchange key; "" when there is none
	Partners    int
	Code        string // head of the audit chain
}

// SuccessionMatter is one open matter.
type SuccessionMatter struct {
	Kind, Name, Stage, Turn string
	LastDay                 workday.Date
	Left                    string // 剩2个工作日; "" when it was not counted
	Why                     string
	Estimated               bool
}

// SuccessionCount is how many records a register holds.
type SuccessionCount struct {
	Name   string
	Number int64
}

// SuccessionPackage is the file with all of the office.
type SuccessionPackage struct {
	File, Made, Size string
	Seal             string // digest of the file's content
	Encrypted        bool
}

const successionTitle = "政务公开工作交接清单"

// SuccessionList lays out a 工作交接清单 on A4 on its side: what is open, in the
// order of the last days, how much there is in all, the file that holds it, and
// the signatures of three people.
func SuccessionList(s Succession, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, keptWide(s.Code))
	formTitle(flow, successionTitle)
	headLine(flow, formSize, "单位："+s.Organ.Name, "开列日期："+dayOrHand(s.On))
	smallTitle(flow, "一、没有办完的事项（共"+strconv.Itoa(len(s.Matters))+"项，按最后期限排列）")
	flow.Table(s.matters())
	smallTitle(flow, "二、资料")
	flow.Table(s.registers())
	smallTitle(flow, "三、移交包、备份和密钥")
	flow.Table(s.keys())
	flow.Space(paper.Pt(8))
	flow.Paragraph("以上事项逐项说明，资料已当面打开核对。移交以后由接收人接着办。", remarkStyle())
	flow.Space(paper.Pt(4))
	signLine(flow, signer("移交人", s.From), signer("接收人", s.To), signer("监交人", s.Witness))
	sideBySide(flow, []string{"日期：" + dayInOneCell, "日期：" + dayInOneCell, "日期：" + dayInOneCell}, false)
	return flow.Document(meta(successionTitle, "工作交接", s.Organ, s.On))
}

// matters is the list of what is open, with a box in which the successor ticks
// that it was explained.
func (s Succession) matters() *paper.Table {
	const size = 10 * paper.Point
	style, left := formCell(size), formLeft(size)
	style.PadY, left.PadY = paper.Pt(3), paper.Pt(3)
	table := &paper.Table{
		Columns: []paper.Column{
			{Width: paper.Pt(34)}, {Width: paper.Pt(64)}, {Share: 5, Style: left}, {Share: 3, Style: left},
			{Width: paper.Pt(72)}, {Width: paper.Pt(92)}, {Share: 3, Style: left}, {Width: paper.Pt(40)},
		},
		Head:  []paper.Row{{Cells: cellsOf("序号", "类别", "事项", "办到哪一步", "该谁办", "最后期限", "期限依据", "已说明")}},
		Style: style, HeadStyle: headCell(size), Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	for n, m := range s.Matters {
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(strconv.Itoa(n+1), m.Kind, m.Name, m.Stage, m.Turn, m.lastDay(), m.Why, "□")})
	}
	if len(s.Matters) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(table.Columns)}}}}
	}
	return table
}

func (m SuccessionMatter) lastDay() string {
	if m.LastDay.IsZero() {
		return "没有期限"
	}
	estimated := ""
	if m.Estimated {
		estimated = "日期是估算"
	}
	return lines(m.LastDay.String(), m.Left, estimated)
}

// registers counts what is handed over, two registers to a row.
func (s Succession) registers() *paper.Table {
	const size = 10 * paper.Point
	style, left := formCell(size), formLeft(size)
	style.PadY, left.PadY = paper.Pt(2), paper.Pt(2)
	table := &paper.Table{
		Columns: []paper.Column{{Share: 2, Style: left}, {Share: 1}, {Share: 2, Style: left}, {Share: 1}, {Share: 2, Style: left}, {Share: 1}},
		Style:   style, Inside: paper.Pt(0.6), Outside: paper.Pt(1),
	}
	all := append(append([]SuccessionCount{}, s.Registers...), SuccessionCount{"附件（个）", s.Attachments}, SuccessionCount{"操作日志（条）", s.Entries})
	const across = 3
	for len(all)%across != 0 {
		all = append(all, SuccessionCount{})
	}
	for i := 0; i < len(all); i += across {
		var row []string
		for _, c := range all[i : i+across] {
			number := strconv.FormatInt(c.Number, 10)
			if c.Name == "" {
				number = ""
			}
			row = append(row, c.Name, number)
		}
		table.Rows = append(table.Rows, paper.Row{Cells: cellsOf(row...)})
	}
	return table
}

// keys says where everything lies and what opens it. Passphrases and passwords
// are never printed.
func (s Succession) keys() *paper.Table {
	f := newFields(10 * paper.Point)
	f.table.KeepTogether = true
	if p := s.Package; p != nil {
		f.pair("移交包", p.File, "时间、大小", lines(p.Made, p.Size))
		f.whole("包校验码", inGroups(p.Seal))
		f.whole("口令", yesNo(p.Encrypted, "移交包已加密。口令当面告诉接收人，不写在这张清单上，不和包放在一起", "移交包没有加密，里面有个人信息，当面交接，锁起来保管"))
	} else {
		f.whole("移交包", "没有做")
	}
	f.whole("备份", s.Backup)
	f.whole("登录", "移交人停用，接收人用自己的姓名和密码登录。密码不交接")
	f.whole("交换密钥", s.keyWords())
	return &f.table
}

func (s Succession) keyWords() string {
	if s.Key == "" {
		return "本单位没有和上下级交换过包，没有密钥"
	}
	return "现在的核对码" + s.Key + "，登记了" + strconv.Itoa(s.Partners) + "个对方单位。密钥在资料里，随移交包一起移交；接收以后在“工作移交”里换一次"
}

// signer is the label beside which somebody signs whose name may be known.
func signer(what, name string) string {
	if name == "" {
		return what + "（签名）："
	}
	return what + name + "（签名）："
}
