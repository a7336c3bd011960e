package archive

import (
	"zwgk/internal/disclosure"
	"zwgk/internal/workday"
)

// The papers of our own that a piece may hold, as Part.Paper names them. A
// letter of a request is named by its own id.
const (
	SlipPaper        = "slip"         // 公开审查审批单, with the three questions
	NoticePaper      = "notice"       // the text as it hung
	BoardPaper       = "board_a4"     // the village's board as it hung
	TextPaper        = "text"         // a text that never hung
	OpinionsPaper    = "opinions"     // 意见和答复
	ExplanationPaper = "explanation"  // 撤销、终止的说明
	WithholdingPaper = "withholding"  // 不予公开备案表
	RegisterPaper    = "registration" // 申请登记表, of an application that came in no file
	ReportPaper      = "annual_report"
	ReportCheckPaper = "annual_check" // 数据核对表
	ReportSlipPaper  = "annual_slip"  // 审签单
)

// Composer makes pieces out of finished work. It suggests; until the year is
// closed whoever files the piece can change what is suggested.
type Composer struct {
	Organ      string // name of the organ, the 责任者 of what no station made
	Retentions RetentionTable
	Scheme     Scheme // whose unit of the name of the 责任者 is suggested
}

// piece begins one that waits to be filed.
func (c Composer) piece(s Source, m Material) Piece {
	return c.by(Piece{State: Pending, Source: s, Material: m, Retention: c.Retentions.Of(m)}, c.Organ)
}

// by says who is responsible for a piece, and suggests the unit of that name.
// Where the scheme has none, whoever files the piece has to choose.
func (c Composer) by(p Piece, responsible string) Piece {
	p.Responsible, p.Unit = responsible, ""
	for _, u := range c.Scheme.Units {
		if c.Scheme.ByUnit && u.Name == responsible {
			p.Unit = u.Code
		}
	}
	return p
}

// Report is an annual report as it was signed.
type Report struct {
	ID        string
	Year      int // that it reports on
	Title     string
	Number    string // 文号
	SignedOn  workday.Date
	Signer    string
	Published workday.Date // zero while it is not public
	Channels  []string
}

// Report composes 年报正文, 数据核对表 and 审签单 (domain handbook §7.7). A report
// falls under the year in which it was signed, not the one it reports on (DA/T
// 22-2015 as known at second hand).
func (c Composer) Report(r Report) Piece {
	p := c.piece(Source{Kind: FromReport, ID: r.ID}, AnnualReports)
	p.Title, p.DocumentNumber = r.Title, r.Number
	p.Date, p.Year = later(r.SignedOn, r.Published), r.SignedOn.Year
	p.Openness = Openness{Attribute: disclosure.Proactive, Public: !r.Published.IsZero(), On: r.Published, Channels: r.Channels}
	slip := Part{Role: Slip, Title: "年度报告审签单", How: Drawn, Paper: ReportSlipPaper}
	if r.Signer != "" {
		slip.Note = r.Signer + r.SignedOn.Chinese() + "签发"
	}
	p.Parts = Arrange([]Part{
		slip,
		{Role: Text, Title: r.Title, How: Drawn, Paper: ReportPaper},
		{Role: Tables, Title: "数据核对表", How: Drawn, Paper: ReportCheckPaper},
	})
	return p
}

// Loose registers a file that is on paper only. pages counts those with
// writing; the material decides the period.
func (c Composer) Loose(title, responsible string, on workday.Date, m Material, pages int) Piece {
	p := c.piece(Source{Kind: FromPaper}, m)
	p.Title, p.Date, p.Year, p.Pages = title, on, on.Year, pages
	if responsible != "" {
		p = c.by(p, responsible)
	}
	p.Parts = []Part{{Role: LoosePaper, Title: title, How: OnPaper, Pages: pages}}
	return p
}

// later is the later of some days; no date is earlier than any.
func later(days ...workday.Date) workday.Date {
	var last workday.Date
	for _, d := range days {
		if d.After(last) {
			last = d
		}
	}
	return last
}
