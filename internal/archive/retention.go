package archive

import (
	"slices"

	"zwgk/internal/workday"
)

// Retention is how long a piece is kept (保管期限), as the code that stands in
// its number (DA/T 22-2015 §5.4).
type Retention string

// The periods.
const (
	Permanent   Retention = "Y"   // 永久
	ThirtyYears Retention = "D30" // 定期30年
	TenYears    Retention = "D10" // 定期10年
)

var retentions = []struct {
	retention Retention
	label     string
	years     int
}{{Permanent, "永久", 0}, {ThirtyYears, "30年", 30}, {TenYears, "10年", 10}}

// Retentions returns the periods, the longest first.
func Retentions() []Retention { return []Retention{Permanent, ThirtyYears, TenYears} }

// place is where the period stands among the others, the unknown last.
func (r Retention) place() int {
	for i, known := range retentions {
		if known.retention == r {
			return i
		}
	}
	return len(retentions)
}

// Label is the period as papers and screens write it, "" for an unknown one.
func (r Retention) Label() string {
	for _, known := range retentions {
		if known.retention == r {
			return known.label
		}
	}
	return ""
}

// Valid reports whether r is one of the periods.
func (r Retention) Valid() bool { return r.Label() != "" }

// Years is the length of the period, 0 for ever.
func (r Retention) Years() int {
	for _, known := range retentions {
		if known.retention == r {
			return known.years
		}
	}
	return 0
}

// Until is the last year through which a piece of a year is kept, 0 for ever.
// The period is counted from the first day of the following year (推断): what
// was filed under 2016 for 30 years is kept through 2046.
func (r Retention) Until(year int) int {
	if years := r.Years(); years > 0 {
		return year + years
	}
	return 0
}

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

// materials are the built-in lines, with the periods of domain handbook §7.9:
// all of them 推断, which is why none is confirmed.
var materials = []RetentionRow{
	{Material: AnnualReports, Name: "政府信息公开工作年度报告", Retention: Permanent, Basis: "比照年度总结、统计"},
	{Material: Institutions, Name: "公开制度、指南、目录", Retention: Permanent, Basis: "比照规章制度"},
	{Material: Normative, Name: "规范性文件及其公开审批材料", Retention: Permanent, Basis: "比照政策性文件"},
	{Material: SecrecyRecords, Name: "保密审查单、不予公开备案", Retention: Permanent, Basis: "《乡镇档案工作办法》附件1.4保密工作材料"},
	{Material: Requests, Name: "依申请公开案卷", Retention: ThirtyYears, Basis: "比照有处理结果的信访"},
	{Material: DisputedRequests, Name: "依申请公开案卷（复议、诉讼、不予公开）", Retention: Permanent, Basis: "凭证价值"},
	{Material: Routine, Name: "日常公开的信息和发布凭证", Retention: TenYears, Basis: "比照简报、信息"},
	{Material: Subsidies, Name: "补贴、救助公示", Retention: ThirtyYears, Basis: "民生凭证"},
	{Material: Land, Name: "征地、宅基地公示", Retention: Permanent, Basis: "民生凭证"},
	{Material: VillageBoards, Name: "村务公开榜和照片", Retention: ThirtyYears, Basis: "《村级档案管理办法》附件的期限没有核到"},
	{Material: Assessments, Name: "考核评议、责任追究结果", Retention: ThirtyYears, Basis: "没有直接依据"},
	{Material: OpennessDays, Name: "政务公开日活动", Retention: TenYears, Basis: "比照一般活动"},
	{Material: Trainings, Name: "培训、会议签到", Retention: TenYears, Basis: "比照一般事务"},
	{Material: OtherMaterial, Name: "其他", Retention: ThirtyYears, Basis: "没有直接依据"},
}

// Materials returns the materials that the program knows of by itself.
func Materials() []Material {
	all := make([]Material, len(materials))
	for i, row := range materials {
		all[i] = row.Material
	}
	return all
}

// Label is the material's usual name, "" for one that only an office's own
// table knows.
func (m Material) Label() string {
	at := slices.IndexFunc(materials, func(row RetentionRow) bool { return row.Material == m })
	if at < 0 {
		return ""
	}
	return materials[at].Name
}

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
