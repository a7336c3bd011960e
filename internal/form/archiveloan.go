package form

import (
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper"
)

// LoanSlip is what stands on a 借阅单.
type LoanSlip struct {
	Organ office.Organ
	Piece archive.Piece
	Loan  archive.Loan
	Box   string // where the piece lies: 第2盒
	Code  string // head of the audit chain
}

// LoanSlipPaper lays out a 借阅单 in two counterfoils on one page: one stays in
// the archive room and is struck when the piece is back, the other lies in the
// place of the piece while it is out.
func LoanSlipPaper(l LoanSlip, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(l.Code))
	l.part(flow, "第一联　存档案室", true)
	flow.Space(paper.Pt(8))
	cutLine(flow)
	flow.Space(paper.Pt(8))
	l.part(flow, "第二联　放在盒内原处", false)
	return flow.Document(meta("档案借阅单 "+l.Piece.Code, "档案借阅", l.Organ, l.Loan.On))
}

func (l LoanSlip) part(flow *paper.Flow, whose string, signed bool) {
	formTitle(flow, "档案借阅单")
	headLine(flow, paper.Size5, whose, "单位："+l.Organ.Name, "编号："+orBlank(l.Loan.ID, 6))
	f := newFields(paper.Size5)
	f.pair("借阅人", l.Loan.Borrower, "借阅人"+paper.BreakHint+"单位", l.Loan.Unit)
	f.whole("档号", l.Piece.Code)
	f.whole("题名", l.Piece.CatalogueTitle())
	f.pair("页数", count(l.Piece.Pages), "存放位置", l.place())
	if signed {
		f.tall("借阅目的", l.Loan.Purpose, paper.Pt(40))
	}
	f.pair("借出日期", dayInCell(l.Loan.On), "应还日期", dayInCell(l.Loan.Due))
	f.pair("归还日期", dayInCell(l.Loan.Back), "归还时的"+paper.BreakHint+"情况", l.Loan.State)
	f.pair("借出经手人", l.Loan.By, "归还经手人", l.Loan.BackBy)
	flow.Table(&f.table)
	if signed {
		flow.Space(paper.Pt(4))
		signLine(flow, "批准人（签名）：", "借阅人（签名）：")
	}
}

// place is where the piece lies.
func (l LoanSlip) place() string {
	var shelf string
	if l.Piece.Receipt != nil {
		shelf = l.Piece.Receipt.Place
	}
	return strings.Join(nonEmpty(shelf, l.Box), "，")
}

// HandOverRows are the lines of a 移交办公室存档清单 for the paper of pieces: with
// HandOverList it is the receipt that both sides sign.
func HandOverRows(pieces []archive.Piece) []HandOverRow {
	rows := make([]HandOverRow, 0, len(pieces))
	for _, p := range pieces {
		if p.State == archive.Withdrawn { // a number without paper
			continue
		}
		row := HandOverRow{Title: p.CatalogueTitle(), Number: orElse(partedNumber(p.DocumentNumber), p.Code), Pages: p.Pages, Copies: 1}
		for _, part := range p.Parts {
			row.Papers = append(row.Papers, part.Title)
		}
		if r := p.Receipt; r != nil {
			if r.Sheets > 0 && r.Sheets != p.Pages {
				row.Note = "实收" + strconv.Itoa(r.Sheets) + "张"
			}
			row.Note = strings.Join(nonEmpty(row.Note, after("存放：", r.Place)), "；")
		}
		rows = append(rows, row)
	}
	return rows
}
