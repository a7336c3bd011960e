package form

import (
	"fmt"
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// ExchangeSlip is what stands on a 交换核对码 slip: by the code an office that has
// only this paper knows the first package from whoever gave it.
type ExchangeSlip struct {
	Organ office.Organ
	Code  string // eight groups of four, parted by -
	On    workday.Date
}

// ExchangeCode lays out a 交换核对码 slip on A4. It is handed over by hand: a code
// that came with the package would prove nothing.
func ExchangeCode(s ExchangeSlip, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, posted(A4, false))
	formTitle(flow, "数据交换核对码")
	headLine(flow, formSize, "单位："+s.Organ.Name, "打印日期："+dayOrHand(s.On))
	flow.Space(paper.Pt(6))
	flow.Table(codeTable(s.Code))
	flow.Space(paper.Pt(10))
	smallTitle(flow, "怎样用")
	for _, step := range []string{
		"一、这张纸当面交给要交换的单位，不和包放在同一个U盘里，不拍照转发。",
		"二、对方打开程序的“数据”，选“数据交换”“加一个单位”，照上面8组抄进去。核对码里没有0、1、I、O，抄错了程序会指出来。",
		"三、双方都登记了对方的核对码，才能收对方的包。程序用核对码认包是不是对方做的。",
		"四、本单位换了密钥，核对码跟着换。已经收过包的单位不用重新登记；还没有收过的，给一张新的。",
	} {
		flow.Paragraph(step, reportStyle())
	}
	flow.Space(paper.Pt(8))
	signLine(flow, "交出人（签名）：", "收到人（签名）：")
	return flow.Document(meta("数据交换核对码", "数据交换", s.Organ, s.On))
}

// codeTable sets the code in two rows of four groups, large, each group with its
// number: whoever types it says the groups aloud.
func codeTable(code string) *paper.Table {
	const inRow = 4
	small, large := formCell(paper.Size5), formCell(paper.Size2)
	large.Face, large.Leading = paper.Hei, paper.Size2*3/2
	table := &paper.Table{Style: large, Inside: paper.Pt(0.6), Outside: paper.Pt(1)}
	for range inRow {
		table.Columns = append(table.Columns, paper.Column{Share: 1})
	}
	groups := append(strings.Split(code, "-"), make([]string, 2*inRow)...)[:2*inRow]
	for at := 0; at < len(groups); at += inRow {
		var heads, cells []paper.Cell
		for i := at; i < at+inRow; i++ {
			heads, cells = append(heads, paper.Cell{Text: fmt.Sprintf("第%d组", i+1), Style: &small}), append(cells, paper.Cell{Text: groups[i]})
		}
		table.Rows = append(table.Rows, paper.Row{Cells: heads, KeepWithNext: true}, paper.Row{Cells: cells})
	}
	return table
}
