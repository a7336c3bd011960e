package present

import (
	"context"
	"fmt"
	"path/filepath"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// HandoverPage is the page 工作移交, as a Target names it and the log does.
const HandoverPage = "handover"

// HandoverDesk is what the page 工作移交 needs of the desk.
type HandoverDesk interface {
	Today() workday.Date
	Sitting() *office.Person
	People(ctx context.Context) ([]office.Person, error)
	AddPerson(ctx context.Context, name string, role office.Role, pin string) (office.Person, error)
	Leaves(ctx context.Context, personID string) error
	Handover(ctx context.Context) (*desk.Handover, error)
	HandoverPages(ctx context.Context, h *desk.Handover, s desk.HandoverSheet) (*paper.Document, *paper.FontSet, error)
	HandoverPackage(ctx context.Context, path, passphrase string, progress desk.Progress) (desk.Backup, error)
	HandoverPackageName() string
	ChangeExchangeKey(ctx context.Context) (code string, err error)
	PrintedPath(name, ending string) string
	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
	SavePages(path string, document *paper.Document, fonts *paper.FontSet) error
}

var _ HandoverDesk = (*desk.Desk)(nil)

// HandoverModel is the page 工作移交: four steps on one page.
type HandoverModel struct {
	MayNot  string // why this person cannot hand the office over; "": may
	Steps   []StepMark
	Context string // 2026年11月22日开列：没有办完的23项，其中4项已经超期
	Tallies []HandoverTally
	Rows    []HandoverRow
	Amounts []RequestFact // how much there is in all
	Pack    *HandoverPack // nil while no package was made
	Names   HandoverNames
	People  []HandoverPerson
	Key     string       // code of the exchange key; "" when there is none
	Paper   *PaperPages  // the list, while it is looked at
	NewKey  *HandoverKey // a key that was just changed
}

// Page says what is in sight, as the log calls it.
func (m *HandoverModel) Page() string {
	if m.Paper != nil {
		return "handover-paper"
	}
	return HandoverPage
}

// HandoverTally is how many matters of a kind are open.
type HandoverTally struct {
	Word         string
	Number, Over int // Over: past their last day
}

// Words say it: 公开事项3，超期1.
func (t HandoverTally) Words() string {
	words := t.Word + thousands(t.Number)
	if t.Over > 0 {
		words += "，超期" + thousands(t.Over)
	}
	return words
}

// HandoverRow is one open matter.
type HandoverRow struct {
	Key                     string
	Kind, Name, Stage, Turn string
	Day, Left, Why          string
	Tone                    Tone
	Opens                   Target // without a room where none shows it
}

// Whole is all that is known of the matter, in a sentence.
func (r HandoverRow) Whole() string {
	words := r.Name + "：" + r.Stage
	if r.Turn != "" {
		words += "，该" + r.Turn + "办"
	}
	if r.Why != "" {
		words += "。" + r.Why
	}
	return words
}

// HandoverNames are the names under which the list is signed.
type HandoverNames struct{ From, To, Witness string }

// HandoverPack is a package of the whole office.
type HandoverPack struct {
	File, Folder, Made, Size string
	Seal                     string
	Notes                    []string
}

// HandoverPerson is somebody of the office.
type HandoverPerson struct {
	PersonEntry
	Self bool // sits at the desk
	New  bool // added on this page
}

// HandoverKey is the code of a new key, to be given to the partners.
type HandoverKey struct{ Code string }

// Handover presents the page 工作移交.
type Handover struct {
	desk  HandoverDesk
	run   Runner
	view  WorkView[HandoverModel]
	loads loads
	draws loads
	model HandoverModel

	listed  *desk.Handover
	made    *desk.BackupRecord
	signed  bool // the list was printed or saved after what stands on it
	added   map[string]bool
	removed int
}

// NewHandover returns the presenter of the page.
func NewHandover(d HandoverDesk, run Runner, view WorkView[HandoverModel]) *Handover {
	return &Handover{desk: d, run: run, view: view, added: map[string]bool{}}
}

// Load gathers everything that is open.
func (p *Handover) Load() {
	if why := p.mayNot(); why != "" {
		p.loads.start()
		p.model = HandoverModel{MayNot: why}
		p.view.Show(p.model)
		return
	}
	var listed *desk.Handover
	var people []office.Person
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if listed, err = p.desk.Handover(ctx); err == nil {
			people, err = p.desk.People(ctx)
		}
		return err
	}, func() {
		p.listed = listed
		p.fill(people)
		p.view.Show(p.model)
	})
}

func (p *Handover) mayNot() string {
	if s := p.desk.Sitting(); s != nil {
		return reasonOf(s.Role.Permit(office.ManageOffice))
	}
	return ""
}

// fill makes the model of what was gathered.
func (p *Handover) fill(people []office.Person) {
	m, h := &p.model, p.listed
	over := 0
	m.MayNot, m.Rows, m.Tallies, m.Key = "", nil, handoverTallies(h.Matters), h.Key
	for i, one := range h.Matters {
		row := handoverRow(one)
		row.Key = fmt.Sprint(i)
		m.Rows = append(m.Rows, row)
		if one.Counted && one.Left < 0 {
			over++
		}
	}
	m.Context = fmt.Sprintf("%s开列：没有办完的%s项", h.On.Chinese(), thousands(len(h.Matters)))
	if over > 0 {
		m.Context += fmt.Sprintf("，其中%s项已经超期", thousands(over))
	}
	m.Amounts = nil
	for _, r := range h.Registers {
		m.Amounts = append(m.Amounts, RequestFact{r.Name, thousands(int(r.Number))})
	}
	m.Amounts = append(m.Amounts, RequestFact{"附件", thousands(int(h.Attachments))}, RequestFact{"操作日志", thousands(int(h.Entries))},
		RequestFact{"备份", h.BackupSays}, RequestFact{"台账校验码", h.Code})
	p.fillPeople(people)
	p.fillSteps()
}

func (p *Handover) fillPeople(people []office.Person) {
	m, sitting := &p.model, p.desk.Sitting()
	m.People = nil
	for _, one := range people {
		self := sitting != nil && sitting.ID == one.ID
		m.People = append(m.People, HandoverPerson{PersonEntry{one.ID, one.Name, one.Role.Label(), one.PIN != ""}, self, p.added[one.ID]})
		if self && m.Names.From == "" {
			m.Names.From = one.Name
		}
	}
}

// StepMark is a step of a page and what came of it.
type StepMark struct {
	Name, Result string
	Done         bool
}

// fillSteps says how far the handover is. The package comes before the list is
// printed, because the list names it.
func (p *Handover) fillSteps() {
	listed := StepMark{Name: "开列", Result: fmt.Sprintf("%s项", thousands(len(p.model.Rows))), Done: true}
	pack, list, people := StepMark{Name: "做移交包", Result: "没有做"}, StepMark{Name: "打印清单", Result: "没有打印"}, StepMark{Name: "换人", Result: "没有换"}
	if p.made != nil {
		pack.Result, pack.Done = byteWords(p.made.Bytes), true
	}
	if p.signed {
		list.Result, list.Done = "签字用", true
	}
	switch {
	case len(p.added) > 0 && p.removed > 0:
		people.Result, people.Done = "已换", true
	case len(p.added) > 0:
		people.Result = "接收人已加"
	case p.removed > 0:
		people.Result = "移交人已停用"
	}
	p.model.Steps = []StepMark{listed, pack, list, people}
}

func handoverTallies(matters []desk.OpenMatter) (all []HandoverTally) {
	for _, kind := range desk.MatterKinds() {
		t := HandoverTally{Word: kind.Label()}
		for _, m := range matters {
			if m.Kind != kind {
				continue
			}
			t.Number++
			if m.Counted && m.Left < 0 {
				t.Over++
			}
		}
		all = append(all, t)
	}
	return all
}

// matterRooms are where matters are worked on.
var matterRooms = map[desk.MatterKind]Room{
	desk.ItemMatter: ItemsRoom, desk.RequestMatter: RequestsRoom, desk.CatalogueMatter: CatalogueRoom, desk.ArchiveMatter: ArchiveRoom, desk.ReportMatter: AnnualRoom,
}

func handoverRow(m desk.OpenMatter) HandoverRow {
	const soon = 3
	row := HandoverRow{Kind: m.Kind.Label(), Name: m.Name, Stage: m.Stage, Turn: m.Turn, Left: m.LeftWords(), Why: m.Why, Day: "没有期限"}
	if !m.LastDay.IsZero() {
		row.Day = m.LastDay.String()
	}
	if m.Estimated {
		row.Why += "；没有放假安排，日期是估算"
	}
	switch {
	case m.Counted && m.Left < 0:
		row.Tone = Urgent
	case m.Counted && m.Left <= soon:
		row.Tone = Caution
	}
	if room, known := matterRooms[m.Kind]; known {
		row.Opens = Target{Room: room, ID: m.ID}
	}
	return row
}

// SetNames keeps the names under which the list is signed.
func (p *Handover) SetNames(n HandoverNames) {
	if n == p.model.Names {
		return
	}
	p.model.Names, p.signed = n, false
	if p.listed != nil {
		p.fillSteps()
	}
}

// packOf is the package as the page shows it.
func packOf(made desk.Backup) *HandoverPack {
	m := &HandoverPack{
		File: filepath.Base(made.Path), Folder: filepath.Dir(made.Path), Made: momentOf(made.Made), Size: byteWords(made.Bytes), Seal: inGroups(made.Seal),
	}
	if out := backupOutcome(made); out != nil {
		m.Notes = append(append(m.Notes, out.Problems...), out.Notes...)
	}
	return m
}
