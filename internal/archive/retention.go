package archive

import "zwgk/internal/workday"

// Retention is how long a piece is kept (保管期限), as the code that stands in
// its number (DA/T 22-2015 §5.4).
type Retention string

// The periods.
const (
	Permanent   Retention = "Y"   // 永久
	ThirtyYears Retention = "D30" // 定期30年
	TenYears    Retention = "D10" // 定期10年
)

// Material is a kind of record that a retention table has a line for.
type Material string

// The materials that the program knows of by itself; an office's own table may
// have more.
const (
	AnnualReports    Material = "annual_report"    // 政府信息公开工作年度报告
	Institutions     Material = "institution"      // 公开制度、指南、目录
	Normative        Material = "normative"        // 规范性文件及其公开审批材料
	SecrecyRecords   Material = "secrecy"          // 保密审查单、不予公开备案
	Requests         Material = "request"          // 依申请公开案
	DisputedRequests Material = "disputed_request" // 依申请公开案：复议、诉讼、不予公开
	Routine          Material = "routine"          // 日常动态类公开信息及发布凭证
	Subsidies        Material = "subsidy"          // 补贴、救助公示
	Land             Material = "land"             // 征地、宅基地公示
	VillageBoards    Material = "village_board"    // 村务公开榜及照片
	Assessments      Material = "assessment"       // 考核评议、责任追究结果
	OpennessDays     Material = "openness_day"     // 政务公开日活动
	Trainings        Material = "training"         // 培训、会议签到
	OtherMaterial    Material = "other"            // 其他
)

// RetentionRow is a line of a retention table.
type RetentionRow struct {
	Material  Material  `json:"material"`
	Name      string    `json:"name"` // as the table writes it
	Retention Retention `json:"retention"`
	Basis     string    `json:"basis"`               // what the period follows from
	Confirmed bool      `json:"confirmed,omitempty"` // 已由单位核定; otherwise 待单位核定
}

// RetentionTable is the office's 文件材料归档范围和保管期限表. It holds once the
// archives authority of the same level has agreed to it (档案法实施条例 article 19).
type RetentionTable struct {
	Rows       []RetentionRow `json:"rows"`
	Approval   string         `json:"approval,omitempty"` // 审核同意的文号
	ApprovedBy string         `json:"approved_by,omitempty"`
	ApprovedOn workday.Date   `json:"approved_on,omitzero"`
}
