package desk

import (
	"cmp"
	"context"
	"slices"

	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// MatterKind is the room that an open matter belongs to.
type MatterKind string

// The kinds, in the order in which matters of one day are listed.
const (
	ItemMatter      MatterKind = "item"      // 公开事项
	RequestMatter   MatterKind = "request"   // 依申请公开
	CaseMatter      MatterKind = "case"      // 复议、诉讼
	CatalogueMatter MatterKind = "catalogue" // 公开目录
	ArchiveMatter   MatterKind = "archive"   // 档案
	ReportMatter    MatterKind = "report"    // 年度报告
	ExchangeMatter  MatterKind = "exchange"  // 与上下级交换
	BackupMatter    MatterKind = "backup"    // 备份
)

// MatterKinds returns the kinds in their order.
func MatterKinds() []MatterKind {
	return []MatterKind{
		RequestMatter, ItemMatter, CaseMatter, CatalogueMatter, ReportMatter, ArchiveMatter, ExchangeMatter, BackupMatter,
	}
}

// Label names the kind on screen and on paper.
func (k MatterKind) Label() string {
	return map[MatterKind]string{
		ItemMatter: "公开事项", RequestMatter: "依申请公开", CaseMatter: "复议诉讼", CatalogueMatter: "公开目录",
		ArchiveMatter: "档案", ReportMatter: "年度报告", ExchangeMatter: "数据交换", BackupMatter: "备份",
	}[k]
}

// OpenMatter is something that is not finished and goes to the successor.
type OpenMatter struct {
	Kind      MatterKind   `json:"kind"`
	ID        string       `json:"id,omitempty"` // of the record, where there is one
	Name      string       `json:"name"`
	Stage     string       `json:"stage"`              // where it stands
	Turn      string       `json:"turn,omitempty"`     // whose turn it is; "" when nobody's
	LastDay   workday.Date `json:"last_day,omitzero"`  // zero: nothing is due
	Left      int          `json:"left,omitempty"`     // working days, where Counted
	Counted   bool         `json:"counted,omitempty"`  // Left could be counted
	Estimated bool         `json:"estimated,omitzero"` // without the holidays of that year
	Why       string       `json:"why,omitempty"`      // what the day rests on
}

// RegisterCount is how many records a register holds.
type RegisterCount struct {
	Name   string `json:"name"`
	Number int64  `json:"number"`
}

// Handover is everything that whoever leaves the office hands to the successor,
// as it stood at one moment.
type Handover struct {
	Organ       office.Organ    `json:"organ"`
	On          workday.Date    `json:"on"`
	Matters     []OpenMatter    `json:"matters"` // by their last day; those without one follow
	Registers   []RegisterCount `json:"registers"`
	Attachments int64           `json:"attachments"`
	Entries     int64           `json:"entries"` // of the log
	Code        string          `json:"code"`    // 台账校验码
	Backup      BackupStatus    `json:"-"`
	BackupSays  string          `json:"backup"`        // the last verified backup in a sentence
	Key         string          `json:"key,omitempty"` // code of the office's exchange key; "" when it has none
	Partners    int             `json:"partners"`      // offices that packages are exchanged with
}

// Handover gathers what is open in every room, and how much there is in all.
func (d *Desk) Handover(ctx context.Context) (*Handover, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return nil, err
	}
	g, err := d.gatherer(ctx)
	if err != nil {
		return nil, err
	}
	for _, room := range []func(context.Context) error{
		g.requests, g.items, g.cases, g.catalogue, g.report, g.archive, g.exchange, g.backup, g.amounts,
	} {
		if err := room(ctx); err != nil {
			return nil, err
		}
	}
	g.count()
	slices.SortStableFunc(g.list.Matters, soonerMatter)
	return &g.list, nil
}

// gatherer puts a handover together, room by room.
type gatherer struct {
	desk     *Desk
	calendar *workday.Calendar
	people   []office.Person
	list     Handover
}

func (d *Desk) gatherer(ctx context.Context) (*gatherer, error) {
	g := &gatherer{desk: d, list: Handover{Organ: d.Organ(), On: d.Today(), Matters: []OpenMatter{}}}
	var err error
	if g.calendar, err = d.Calendar(ctx); err != nil {
		return nil, err
	}
	g.people, err = d.People(ctx)
	return g, err
}

func (g *gatherer) add(m OpenMatter) { g.list.Matters = append(g.list.Matters, m) }

// count counts the working days of the matters whose room has not.
func (g *gatherer) count() {
	for i := range g.list.Matters {
		m := &g.list.Matters[i]
		if m.LastDay.IsZero() || m.Counted {
			continue
		}
		left, err := workdaysLeft(g.calendar, g.list.On, m.LastDay)
		m.Left, m.Counted = left, err == nil
	}
}

// soonerMatter orders matters by day; what has none comes last.
func soonerMatter(a, b OpenMatter) int {
	if a.LastDay.IsZero() != b.LastDay.IsZero() {
		if a.LastDay.IsZero() {
			return 1
		}
		return -1
	}
	kind := func(m OpenMatter) int { return slices.Index(MatterKinds(), m.Kind) }
	return cmp.Or(a.LastDay.Compare(b.LastDay), cmp.Compare(kind(a), kind(b)), cmp.Compare(a.Name, b.Name))
}

// uncounted are tables that say nothing of how much work there is.
var uncounted = []string{"organ", "file", "setting", "person"}

// amounts counts the registers and says where the log stands.
func (g *gatherer) amounts(ctx context.Context) (err error) {
	facts, err := g.desk.office.Facts(ctx)
	if err != nil {
		return err
	}
	for _, table := range facts.Tables() {
		if label := store.TableLabel(table); label != "" && facts.Counts[table] > 0 && !slices.Contains(uncounted, table) {
			g.list.Registers = append(g.list.Registers, RegisterCount{label, facts.Counts[table]})
		}
	}
	g.list.Attachments, g.list.Entries = facts.Counts["file"], facts.Entries
	g.list.Code, err = g.desk.HeadCode(ctx)
	return err
}

// names are those of the office who have one of the roles, but for one person;
// the roles themselves where nobody has.
func (g *gatherer) names(roles []office.Role, but string) string {
	var names, labels []string
	for _, role := range roles {
		labels = append(labels, role.Label())
		for _, p := range g.people {
			if p.Role == role && p.ID != but {
				names = append(names, p.Name)
			}
		}
	}
	if len(names) == 0 {
		return joined(labels)
	}
	return joined(names)
}

func (g *gatherer) nameOf(id string) string {
	for _, p := range g.people {
		if p.ID == id {
			return p.Name
		}
	}
	return ""
}
