package archive

import (
	"cmp"
	"slices"
)

// Role is what a part is within its piece. The order within a piece follows
// from it (DA/T 22-2015; domain rules in Arrange).
type Role string

// The roles, in the order in which they lie in a piece.
const (
	Slip        Role = "slip"        // 文件处理单、审批单
	ReviewSheet Role = "review"      // 保密审查单
	Text        Role = "text"        // 正本、正文
	Annex       Role = "annex"       // 附件
	FinalDraft  Role = "draft"       // 定稿
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

var roles = []struct {
	role  Role
	label string
}{
	{Slip, "审批单"}, {ReviewSheet, "保密审查单"}, {Text, "正文"}, {Annex, "附件"}, {FinalDraft, "定稿"},
	{ReplyLetter, "答复书"}, {Served, "送达回证"}, {Letter, "告知书、函"}, {Answered, "回执、意见"},
	{Application, "申请表"}, {Identity, "身份证明"}, {Proof, "发布凭证"}, {Objection, "意见和答复"},
	{Explanation, "说明"}, {Tables, "数据核对表"}, {LoosePaper, "纸质文件"},
}

// Roles returns the roles in the order in which they lie in a piece.
func Roles() []Role {
	all := make([]Role, len(roles))
	for i, r := range roles {
		all[i] = r.role
	}
	return all
}

// Label is the role's name, "" for an unknown one.
func (r Role) Label() string {
	for _, known := range roles {
		if known.role == r {
			return known.label
		}
	}
	return ""
}

// place is where papers of the role lie, the unknown last.
func (r Role) place() int {
	for i, known := range roles {
		if known.role == r {
			return i
		}
	}
	return len(roles)
}

// Arrange puts the papers of a piece into the order in which they lie (domain
// handbook §7.7): the slip first, 正文 before 附件, 正本 before 定稿, 复文 before 来文.
// Papers of one role stay in the order in which they came.
func Arrange(parts []Part) []Part {
	arranged := slices.Clone(parts)
	slices.SortStableFunc(arranged, func(a, b Part) int { return cmp.Compare(a.Role.place(), b.Role.place()) })
	return arranged
}

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

var hows = map[How]string{
	Drawn: "本机生成", Merged: "原件并入", Pictured: "按页成像", Beside: "另存原件", OnPaper: "只有纸件",
}

// Label says in a word how the part is in the copy, "" before it was made.
func (h How) Label() string { return hows[h] }

// Electronic reports whether the part is, or will be, in the copy or beside it.
func (p Part) Electronic() bool { return p.How != OnPaper }

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
