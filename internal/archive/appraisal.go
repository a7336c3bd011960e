package archive

import "zwgk/internal/workday"

// Verdict is what an appraisal decides of a piece whose period is over.
type Verdict string

// The verdicts (档案法实施条例 article 24).
const (
	KeepOn  Verdict = "keep"    // 继续保存, with a new period
	Destroy Verdict = "destroy" // 销毁
)

// Appraised is the verdict on one piece.
type Appraised struct {
	Appraisal string       `json:"appraisal"` // id
	Verdict   Verdict      `json:"verdict"`
	Until     int          `json:"until,omitempty"` // of KeepOn: kept to the end of this year; 0 for ever
	Why       string       `json:"why"`
	On        workday.Date `json:"on"`
}

// Appraisal is a session that looked at pieces whose period is over (到期鉴定). A
// piece is destroyed by a signed list only; its line in the catalogue stays.
type Appraisal struct {
	ID        string       `json:"id"`
	On        workday.Date `json:"on"`
	Members   []string     `json:"members"`  // 鉴定小组
	Approved  string       `json:"approved"` // 批准人
	Report    string       `json:"report"`   // 鉴定工作报告 in short
	Pieces    []string     `json:"pieces"`   // ids
	Destroyed Destruction  `json:"destroyed,omitzero"`
}

// Destruction is the signed end of what an appraisal condemned.
type Destruction struct {
	On        workday.Date `json:"on"`
	Place     string       `json:"place"`
	Way       string       `json:"way"`       // 粉碎、化浆……
	Witnesses []string     `json:"witnesses"` // 监销人, at least two
}

// Transfer is a hand-over to the county archive.
type Transfer struct {
	ID       string       `json:"id"`
	On       workday.Date `json:"on"`
	To       string       `json:"to"`    // 接收单位
	Years    []int        `json:"years"` // 年度
	Pieces   int          `json:"pieces"`
	Package  string       `json:"package"` // digest of the package's manifest
	By       string       `json:"by"`
	Receiver string       `json:"receiver,omitempty"` // who signed for it
	Received workday.Date `json:"received,omitzero"`
}
