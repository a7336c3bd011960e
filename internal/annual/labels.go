package annual

import "strings"

// Words of the tables' heads that belong to no row or column, to the letter.
const (
	IdentityHead      = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
	ApplicantsHead    = "申请人情况"
	OrganisationsHead = "法人或其他组织"
	ContentHead       = "信息内容"
)

// SplitLabel gives the two parts of a column's label between which it breaks
// in a narrow column; rest is empty for a label that stays whole.
func SplitLabel(label string) (head, rest string) {
	for _, head := range []string{"商业", "科研", "社会公", "法律服", "结果", "其他", "尚未"} {
		if rest, ok := strings.CutPrefix(label, head); ok && rest != "" {
			return head, rest
		}
	}
	return label, ""
}

// Shares reports whether two rows stand under the same label at a level of
// their headings, and under the same ones above it.
func (r Row) Shares(other Row, level int) bool {
	if level >= len(r.Label)-1 || level >= len(other.Label)-1 {
		return false
	}
	for l := range level + 1 {
		if r.Label[l] != other.Label[l] {
			return false
		}
	}
	return true
}
