package disclosure

import (
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// DocumentKind tells the two kinds of document apart that table two counts.
type DocumentKind string

// The kinds of table two, article 20 item (一).
const (
	Regulation        DocumentKind = "regulations"         // 规章
	NormativeDocument DocumentKind = "normative_documents" // 行政规范性文件
)

// Document is a 规章 or 行政规范性文件: in force from the day it was made until
// the day it was abolished.
type Document struct {
	ID        string       `json:"id"`
	Kind      DocumentKind `json:"kind"`
	Title     string       `json:"title"`
	Number    string       `json:"number,omitempty"` // 文号
	Made      workday.Date `json:"made"`
	Abolished workday.Date `json:"abolished,omitzero"`
	Note      string       `json:"note,omitempty"`
}

// Validate reports the first rule that d breaks.
func (d Document) Validate() error {
	switch {
	case d.Kind != Regulation && d.Kind != NormativeDocument:
		return fault.New(fault.Invalid, "没有写明是规章还是行政规范性文件")
	case d.Title == "":
		return fault.New(fault.Invalid, "没有文件名称")
	case d.Made.IsZero():
		return fault.New(fault.Invalid, "没有成文日期，不知道算在哪一年。补上成文日期")
	case !d.Abolished.IsZero() && d.Abolished.Before(d.Made):
		return fault.New(fault.Invalid, "废止日期%s早于成文日期%s。核对两个日期", d.Abolished, d.Made)
	}
	return nil
}
