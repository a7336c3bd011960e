package archive

// Role is what a part is within its piece. The order within a piece follows
// from it (DA/T 22-2015; domain rules in Arrange).
type Role string

// The roles, in the order in which they lie in a piece.
const (
	Slip        Role = "slip"        // 文件处理单、审批单
	ReviewSheet Role = "review"      // 保密审查单
	Text        Role = "text"        // 正本、正文
	Annex       Role = "annex"       // 附件
	ReplyLetter Role = "reply"       // 答复书（复文）
	Served      Role = "served"      // 送达回证
	Letter      Role = "letter"      // 其他告知书、征求意见函
	Answered    Role = "answered"    // 回执、第三方意见
	Application Role = "application" // 申请表（来文）
	Identity    Role = "identity"    // 身份证明复印件
	Proof       Role = "proof"       // 发布凭证: photographs, lists of signatures
	Objection   Role = "objection"   // 意见和答复
	Explanation Role = "explanation" // 撤销、更正说明
	Tables      Role = "tables"      // 数据核对表
	LoosePaper  Role = "paper"       // kept on paper only
)

// How says how a part is in the archive copy.
type How string

// The ways. What is Beside lies in the hand-over package as it is; what is
// OnPaper only in the box.
const (
	Drawn    How = "drawn"    // our own paper
	Merged   How = "merged"   // pages of the file itself
	Pictured How = "pictured" // images of its pages
	Beside   How = "beside"   // kept beside the copy
	OnPaper  How = "on_paper"
)

// Part is one paper of a piece.
type Part struct {
	Role   Role   `json:"role"`
	Title  string `json:"title"`
	Name   string `json:"name,omitempty"`   // of the original file
	Digest string `json:"digest,omitempty"` // of the original file; "" for Drawn and OnPaper
	Paper  string `json:"paper,omitempty"`  // which of our own papers, for Drawn
	How    How    `json:"how,omitempty"`    // "" until the copy is made
	First  int    `json:"first,omitempty"`  // page of the copy, from 1
	Pages  int    `json:"pages,omitempty"`
	Note   string `json:"note,omitempty"` // why it is not as it was
	// Private marks what shows who an applicant is: it stays out of what is
	// handed to those who may not see it.
	Private bool `json:"private,omitempty"`
}
