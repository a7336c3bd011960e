package desk

import (
	"context"
	"strings"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// AuditFilter chooses entries of the 操作日志; what is empty does not choose.
type AuditFilter struct {
	From, To workday.Date
	Person   string // the name that the log has
	Action   string // one of AuditActions
	Words    string // in the record that an entry is about
}

// AuditLine is an entry of the 操作日志 in the words of the office.
type AuditLine struct {
	Seq    int64     `json:"seq"`
	At     time.Time `json:"at"`
	Person string    `json:"person"`
	Action string    `json:"action"` // one of AuditActions
	What   string    `json:"what"`   // 公开事项：签发
	Record string    `json:"record"` // what tells the record apart: number and title
	Table  string    `json:"table"`  // with ID, what leads to the record
	ID     string    `json:"id"`
	// WrongClock is set when the time cannot be right: more than a day before the
	// entry ahead of it, or more than a day from now.
	WrongClock bool `json:"wrong_clock,omitempty"`
}

// Time is when the entry was written, as lists show it.
func (l AuditLine) Time() string { return form.AuditTime(l.At, l.WrongClock) }

// AuditPage is a part of the entries that a filter chooses, the newest first.
type AuditPage struct {
	Total int64       `json:"total"`
	Lines []AuditLine `json:"lines"`
}

// AuditPage returns n of the entries that a filter chooses, after the first
// offset. Who may not read the log is told who may.
func (d *Desk) AuditPage(ctx context.Context, f AuditFilter, offset int64, n int) (AuditPage, error) {
	if err := d.permit(office.ReadLog); err != nil {
		return AuditPage{}, err
	}
	chosen, err := d.auditFilter(f)
	if err != nil {
		return AuditPage{}, err
	}
	rows, err := d.office.AuditPage(ctx, chosen, offset, n)
	page := AuditPage{Total: rows.Total, Lines: make([]AuditLine, len(rows.Rows))}
	for i, r := range rows.Rows {
		page.Lines[i] = d.auditLine(r)
	}
	return page, err
}

// AuditPeople returns everybody whom the log names.
func (d *Desk) AuditPeople(ctx context.Context) ([]string, error) {
	if err := d.permit(office.ReadLog); err != nil {
		return nil, err
	}
	return d.office.Actors(ctx)
}

func (d *Desk) auditFilter(f AuditFilter) (store.AuditFilter, error) {
	if !f.From.IsZero() && !f.To.IsZero() && f.To.Before(f.From) {
		return store.AuditFilter{}, fault.New(fault.Invalid, "结束日期%s在开始日期%s前面。核对日期", f.To, f.From)
	}
	return store.AuditFilter{From: f.From, To: f.To, Actor: f.Person, Action: f.Action, Words: f.Words, Audiences: d.audiences()}, nil
}

func (d *Desk) auditLine(r store.AuditRow) AuditLine {
	return AuditLine{
		Seq: r.Seq, At: r.At, Person: r.Actor, Action: r.Action, What: auditWords(r), Record: auditRecord(r),
		Table: r.Table, ID: r.Record, WrongClock: r.Backwards || r.At.Sub(d.now()) > clockSlack,
	}
}

var auditActions = map[string]string{
	store.LogCreated: "新建单位", store.LogAdded: "新增", store.LogReplaced: "修改", store.LogSet: "改设置",
	store.LogImported: "导入台账", store.LogUndone: "撤回导入", store.LogSignedOff: "定稿", store.LogLooked: "查看身份资料",
}

// AuditActions are the kinds of act that an entry can be, in the order in which
// they are offered.
func AuditActions() []string { return store.LogActions() }

// AuditActionName says what kind of act an entry is.
func AuditActionName(action string) string { return auditActions[action] }

// auditWords says what was done, as the act itself put it where it did.
func auditWords(r store.AuditRow) string {
	switch r.Action {
	case store.LogCreated:
		return auditActions[r.Action]
	case store.LogSet:
		return settingWords(r.Record)
	}
	label := r.Label
	if label == "" {
		label = "已经不在的记录"
	}
	detail := r.Detail
	if detail == "" {
		detail = auditActions[r.Action]
	}
	return label + "：" + detail
}

// auditRecord tells a record apart. The log's settings have no more than a name,
// which auditWords gives; their values stay out of lists.
func auditRecord(r store.AuditRow) string {
	if r.Table == "setting" {
		return ""
	}
	return strings.TrimSpace(r.Number + " " + r.Title)
}

// settingNames are what the office calls its settings, by their name or by how it
// begins.
var settingNames = []struct{ name, words string }{
	{schemeSetting, "归档方案"}, {retentionSetting, "保管期限表"}, {capacitySetting, "档案盒容量"}, {formatSetting, "归档文件格式"},
	{calendarsSetting, "放假安排"}, {contactSetting, "联系方式"}, {maskSetting, "遮盖个人信息的规则"}, {guideSetting, "公开指南"},
	{requestsSetting, "依申请公开的设置"}, {letterSetting, "文书文字"}, {letterInUse, "选用的文书文字"},
	{samePersonSetting, "保密审查和签发是不是一个人"}, {routesSetting, "审签流程"}, {indexPatternSetting, "索引号编法"}, {coverageSetting, "公开目录的提醒天数"},
	{"highest:", "编到第几号"}, {"index_highest:", "索引号编到第几号"}, {triesSetting, "密码输错的次数"},
	{"county_organs", "应当报送的单位"}, {"exchange_key", "交换包的签名钥匙"}, {"import_columns", "台账各列的对应"}, {"summary", "公开情况小结"}, {"backups", "备份的记录"}, {"backup_settings", "备份"},
}

func settingWords(name string) string {
	for _, s := range settingNames {
		if name == s.name || strings.HasSuffix(s.name, ":") && strings.HasPrefix(name, s.name) {
			return "设置：" + s.words
		}
	}
	return "设置：其他"
}

// mostPrinted is how many entries one paper takes: some 200 pages. More goes
// into a workbook, or into several papers by their days.
const mostPrinted = 5000

// AuditPages lays the entries of a filter out on A4, the oldest first, with the
// code of the log's head at the foot.
func (d *Desk) AuditPages(ctx context.Context, f AuditFilter) (*paper.Document, *paper.FontSet, error) {
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	page, err := d.AuditPage(ctx, f, 0, 0)
	if err != nil {
		return nil, nil, err
	}
	if page.Total > mostPrinted {
		return nil, nil, fault.New(fault.TooLarge, "一共%d条，一份纸最多印%d条。按日期分几次印，或者存为Excel", page.Total, mostPrinted)
	}
	log := form.AuditLog{Organ: d.Organ(), Filter: f.Says(), On: d.Today()}
	if log.Code, err = d.HeadCode(ctx); err != nil {
		return nil, nil, err
	}
	err = d.EachAuditLine(ctx, f, func(l AuditLine) error {
		log.Rows = append(log.Rows, form.AuditRow{Seq: l.Seq, At: l.At, Person: l.Person, What: l.What, Record: l.Record, WrongClock: l.WrongClock})
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	document, err := form.AuditLogPaper(log, fonts)
	return document, fonts, err
}
