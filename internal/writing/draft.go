package writing

// Text is prose in which figures are fields: 收到申请{table3.received.total}件.
// Paragraphs are lines.
type Text string

// Paper is a kind of yearly paper.
type Paper string

// The papers.
const (
	AnnualReport   Paper = "annual_report"   // 政府信息公开工作年度报告
	WorkSummary    Paper = "work_summary"    // 政务公开工作总结
	VillageSummary Paper = "village_summary" // 村务公开工作总结
)

// Part is a stretch of a paper that is drafted, and edited, in one piece: the
// preamble, （一）主动公开, 五、存在的主要问题及改进情况.
type Part struct {
	Key     string // stable: preamble, 1.proactive, 5.problems
	Section string // heading that it stands under; "" for the preamble
	Heading string // its own heading, （一）主动公开; "" when it has none
	Text    Text   // what is suggested, or what the clerk wrote
	Edited  bool   // the clerk wrote it
	Moved   bool   // Edited, and what is suggested has changed since
}

// Edit is what a clerk wrote in place of a suggestion.
type Edit struct {
	Text    Text   `json:"text"`
	Instead string `json:"instead"` // digest of the suggestion it stands for
}

// Edits are the edits of one paper of one year by Part.Key.
type Edits map[string]Edit

// Ask is something that the paper should say and the records do not.
type Ask struct {
	Kind     EventKind
	Question string // 本年参加或者组织了几次培训
	Part     string // Part.Key where the answer will stand
}

// Draft is a paper of a year.
type Draft struct {
	Paper Paper
	Facts *Facts
	Parts []Part
	Asks  []Ask
}
