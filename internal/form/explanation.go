package form

import (
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Explanation tells the public that something posted was ended or changed:
// 撤销, 终止, 变更, 更正.
type Explanation struct {
	Sheet       Sheet
	Organ       office.Organ
	Action      string       // the label of the ending or the change
	Title       string       // of the item
	IndexNumber string       // "" leaves it out
	Posted      workday.Date // when it was posted; zero leaves it out
	Places      []string     // where it hung
	Reason      string
	Successor   string // title of what takes its place, "" for nothing
	Contact     Contact
	On          workday.Date
}

// ExplanationNotice lays out an explanation as a notice.
func ExplanationNotice(e Explanation, fonts *paper.FontSet) (*paper.Document, error) {
	notice := Notice{Sheet: e.Sheet, Organ: e.Organ, Contact: e.Contact, On: e.On}
	notice.Revision.Title = "关于" + e.action() + "“" + e.Title + "”的说明"
	notice.Revision.Body = e.body()
	return PublicNotice(notice, fonts)
}

// action is what the office does: it ends, changes or replaces.
func (e Explanation) action() string { return strings.TrimPrefix(e.Action, "被") }

func (e Explanation) body() string {
	var b strings.Builder
	b.WriteString(e.Organ.Name)
	if !e.Posted.IsZero() {
		b.WriteString(e.Posted.Chinese())
	}
	if len(e.Places) > 0 {
		b.WriteString("在" + strings.Join(e.Places, "、"))
	}
	b.WriteString("公开的“" + e.Title + "”")
	if e.IndexNumber != "" {
		b.WriteString("（索引号：" + e.IndexNumber + "）")
	}
	b.WriteString("，现予" + e.action() + "。\n")
	b.WriteString(e.action() + "原因：" + strings.TrimSuffix(strings.TrimSpace(e.Reason), "。") + "。\n")
	if e.Successor != "" {
		b.WriteString("自本说明公布之日起，以“" + e.Successor + "”为准。\n")
	}
	return b.String()
}
