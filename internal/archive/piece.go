package archive

import (
	"zwgk/internal/disclosure"
	"zwgk/internal/workday"
)

// State is where a piece stands.
type State string

// The states. Only a Pending piece can be changed or left out.
const (
	Pending     State = "pending"     // 待归档
	Archived    State = "archived"    // 已归档
	Withdrawn   State = "withdrawn"   // 已撤号: the number stays, empty
	Transferred State = "transferred" // 已移交
	Destroyed   State = "destroyed"   // 已销毁: the line stays
)

var states = map[State]string{
	Pending: "待归档", Archived: "已归档", Withdrawn: "已撤号", Transferred: "已移交", Destroyed: "已销毁",
}

// States returns the states in the order of a piece's life.
func States() []State { return []State{Pending, Archived, Withdrawn, Transferred, Destroyed} }

// Label is the state's name, "" for an unknown one.
func (s State) Label() string { return states[s] }

// SourceKind is what a piece was made of.
type SourceKind string

// The sources.
const (
	FromItem    SourceKind = "item"    // 公开事项
	FromRequest SourceKind = "request" // 依申请公开
	FromReport  SourceKind = "report"  // 年度报告
	FromPaper   SourceKind = "paper"   // a loose paper file, registered by hand
)

var sourceKinds = map[SourceKind]string{
	FromItem: "公开事项", FromRequest: "依申请公开", FromReport: "年度报告", FromPaper: "纸质文件",
}

// Label is the source's name, "" for an unknown one.
func (k SourceKind) Label() string { return sourceKinds[k] }

// Source is the record that a piece is made of.
type Source struct {
	Kind SourceKind `json:"kind"`
	ID   string     `json:"id,omitempty"` // "" for FromPaper
}

// Piece is one 件 of the archive.
type Piece struct {
	ID        string    `json:"id"`
	State     State     `json:"state"`
	Source    Source    `json:"source"`
	Year      int       `json:"year"` // 年度: in which the matter was finished
	Retention Retention `json:"retention"`
	Material  Material  `json:"material"`
	Unit      string    `json:"unit,omitempty"` // code of the 机构（问题）

	Title          string       `json:"title"`             // 题名
	OwnTitle       bool         `json:"own_title"`         // 自拟: stands in ［］
	DocumentNumber string       `json:"document_number"`   // 文号
	Responsible    string       `json:"responsible"`       // 责任者
	Date           workday.Date `json:"date"`              // of the last paper in it
	Secrecy        string       `json:"secrecy,omitempty"` // 密级; public work has none
	Remarks        string       `json:"remarks,omitempty"` // 备注
	Keywords       []string     `json:"keywords,omitempty"`
	Openness       Openness     `json:"openness"`

	Parts []Part `json:"parts"`
	Pages int    `json:"pages"` // of the copy, or of the paper
	Copy  Copy   `json:"copy,omitzero"`

	Number   int    `json:"number,omitempty"`   // 件号, 0 until the year is closed
	Code     string `json:"code,omitempty"`     // 档号
	Closing  string `json:"closing,omitempty"`  // id
	Box      string `json:"box,omitempty"`      // id
	Corrects string `json:"corrects,omitempty"` // id of the piece that this one puts right

	Receipt    *Receipt    `json:"receipt,omitempty"` // of its paper in the office room; nil: 缺纸件
	Withdrawal *Withdrawal `json:"withdrawal,omitempty"`
	Loans      []Loan      `json:"loans,omitempty"`
	Appraisals []Appraised `json:"appraisals,omitempty"`
}

// Openness is what the archive must be told of a piece when it takes it over:
// how the information in it was made public (档案法实施条例 article 30).
type Openness struct {
	Attribute disclosure.Attribute `json:"attribute,omitempty"`
	Public    bool                 `json:"public,omitempty"`
	On        workday.Date         `json:"on,omitzero"` // first made public
	Channels  []string             `json:"channels,omitempty"`
	Reason    string               `json:"reason,omitempty"` // why not
}

// Copy is the archive copy of a piece: one PDF/A-1b file.
type Copy struct {
	Digest string       `json:"digest"` // SHA-256, hexadecimal
	Size   int64        `json:"size"`   // bytes
	Pages  int          `json:"pages"`
	MadeOn workday.Date `json:"made_on"`
}

// Receipt is how the paper of a piece came to the office room (users' demand 2:
// 报办公室存档).
type Receipt struct {
	On     workday.Date `json:"on"`
	From   string       `json:"from"` // 移交人
	To     string       `json:"to"`   // 接收人
	Sheets int          `json:"sheets,omitempty"`
	Place  string       `json:"place,omitempty"` // 柜、格
}

// Withdrawal is why a number is empty.
type Withdrawal struct {
	On     workday.Date `json:"on"`
	By     string       `json:"by"`
	Reason string       `json:"reason"`
}

// Loan is a piece lent out (借阅).
type Loan struct {
	ID       string       `json:"id"`
	Borrower string       `json:"borrower"`
	Unit     string       `json:"unit,omitempty"` // of the borrower
	Purpose  string       `json:"purpose"`
	On       workday.Date `json:"on"`
	Due      workday.Date `json:"due"`
	By       string       `json:"by"` // who let it out
	Back     workday.Date `json:"back,omitzero"`
	BackBy   string       `json:"back_by,omitempty"`
	State    string       `json:"state,omitempty"` // 归还时的情况
}
