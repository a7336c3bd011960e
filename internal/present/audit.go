package present

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// AuditDesk is what the page 操作日志 needs of the desk.
type AuditDesk interface {
	AuditPage(ctx context.Context, f desk.AuditFilter, offset int64, n int) (desk.AuditPage, error)
	AuditPeople(ctx context.Context) ([]string, error)
	AuditPages(ctx context.Context, f desk.AuditFilter) (*paper.Document, *paper.FontSet, error)
	SaveAudit(ctx context.Context, f desk.AuditFilter, path string) error
	HeadCode(ctx context.Context) (string, error)
	VerifyAnchor(ctx context.Context, code string) (desk.AnchorProof, error)
	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
	PrintedPath(name, ending string) string
	Today() workday.Date
}

var _ AuditDesk = (*desk.Desk)(nil)

// AnchorField is the field of a code from paper.
const AnchorField = "anchor"

// AuditModel is the page 操作日志.
type AuditModel struct {
	Context  string   // 共1,306条
	Code     string   // of the log's head, as papers print it
	People   []string // 全部 first
	Person   int      // of People
	Actions  []string // 全部 first
	Action   int      // of Actions
	From, To workday.Date
	Words    string
	List     *AuditList
}

// Audit presents the page 操作日志.
type Audit struct {
	desk   AuditDesk
	run    Runner
	view   View[AuditModel]
	loads  loads
	model  AuditModel
	filter desk.AuditFilter
}

// NewAudit returns the presenter of the page.
func NewAudit(d AuditDesk, run Runner, view View[AuditModel]) *Audit {
	a := &Audit{desk: d, run: run, view: view}
	a.model.Actions = []string{everything}
	for _, action := range desk.AuditActions() {
		a.model.Actions = append(a.model.Actions, desk.AuditActionName(action))
	}
	return a
}

// everything is the choice that chooses nothing.
const everything = "全部"

// Load reads who is in the log, where it stands, and its newest entries.
func (a *Audit) Load() {
	filter := a.filter
	var people []string
	var code string
	var first desk.AuditPage
	a.loads.read(a.run, a.view.Fail, func(ctx context.Context) (err error) {
		if people, err = a.desk.AuditPeople(ctx); err != nil {
			return err
		}
		if code, err = a.desk.HeadCode(ctx); err != nil {
			return err
		}
		first, err = a.desk.AuditPage(ctx, filter, 0, 0)
		return err
	}, func() {
		a.show(people, code, first.Total)
	})
}

func (a *Audit) show(people []string, code string, total int64) {
	m := &a.model
	m.People, m.Person, m.Code = append([]string{everything}, people...), 0, code
	for i, name := range m.People {
		if name == a.filter.Person {
			m.Person = i
		}
	}
	m.Context = fmt.Sprintf("共%s条", thousands(int(total)))
	m.From, m.To, m.Words = a.filter.From, a.filter.To, a.filter.Words
	m.List = &AuditList{Searched: "没有这样的操作", audit: a, filter: a.filter, total: int(total)}
	if said := a.filter.Says(); said != "" {
		m.List.Searched = said + "：没有操作"
	}
	a.view.Show(*m)
}

// ChoosePerson shows what one person did; 0 is everybody.
func (a *Audit) ChoosePerson(i int) {
	a.filter.Person = ""
	if i > 0 && i < len(a.model.People) {
		a.filter.Person = a.model.People[i]
	}
	a.Load()
}

// ChooseAction shows one kind of act; 0 is every kind.
func (a *Audit) ChooseAction(i int) {
	a.filter.Action, a.model.Action = "", 0
	if actions := desk.AuditActions(); i > 0 && i <= len(actions) {
		a.filter.Action, a.model.Action = actions[i-1], i
	}
	a.Load()
}

// ChooseDays shows what was done from one day to another; a zero day leaves its
// side open.
func (a *Audit) ChooseDays(from, to workday.Date) {
	if from == a.filter.From && to == a.filter.To {
		return
	}
	a.filter.From, a.filter.To = from, to
	a.Load()
}

// Find shows what was done to the records that hold some words.
func (a *Audit) Find(words string) {
	if words == a.filter.Words {
		return
	}
	a.filter.Words = words
	a.Load()
}

// Preview lays the chosen entries out, to be looked at and printed.
func (a *Audit) Preview(show func(PaperPages)) {
	pages := PaperPages{Word: auditName}
	filter := a.filter
	a.run.Go(func(ctx context.Context) (err error) {
		pages.Document, pages.Fonts, err = a.desk.AuditPages(ctx, filter)
		return err
	}, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		show(pages)
	})
}

const auditName = "操作日志"

// Print hands pages that were looked at to the printer.
func (a *Audit) Print(pages PaperPages, hand func(path string)) {
	var path string
	a.run.Go(func(context.Context) (err error) {
		path, err = a.desk.KeepPages(auditName, pages.Document, pages.Fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		hand(path)
	})
}

// Place is where the workbook goes unless the person chooses otherwise.
func (a *Audit) Place() string { return a.desk.PrintedPath(auditName, ".xlsx") }

// Save writes the chosen entries to a workbook; say is told where.
func (a *Audit) Save(path string, say func(string)) {
	filter := a.filter
	a.run.Go(func(ctx context.Context) error { return a.desk.SaveAudit(ctx, filter, path) }, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		say("已存到" + path)
	})
}

// AnchorAnswer is what the log says to a code from paper.
type AnchorAnswer struct {
	Held bool
	Says string
}

// Check holds the log against a code from paper. wrong is told what is wrong
// with the code as it was copied; with nothing wrong, answer is told.
func (a *Audit) Check(code string, wrong func(map[string]string), answer func(AnchorAnswer)) {
	var proof desk.AnchorProof
	a.run.Go(func(ctx context.Context) (err error) {
		proof, err = a.desk.VerifyAnchor(ctx, code)
		return err
	}, func(err error) {
		if err != nil {
			slog.Error("shown to the clerk", "code", fault.CodeOf(err), "error", err)
			wrong(map[string]string{AnchorField: fault.Sentence(err)})
			return
		}
		wrong(nil)
		answer(AnchorAnswer{proof.Held, proof.Says})
	})
}

// AuditList is the list of the chosen entries, read page by page.
type AuditList struct {
	Searched string // what the list says when there is nothing in it

	audit  *Audit
	filter desk.AuditFilter
	total  int
}

// AuditRow is one entry.
type AuditRow struct {
	Key                        string
	Time, Person, What, Record string
	Wrong                      bool   // the time cannot be right
	Target                     Target // the record; without a room where none shows it
}

// Len is the number of entries as of the last page that was read.
func (l *AuditList) Len() int { return l.total }

// Page reads n entries from offset on beside the window.
func (l *AuditList) Page(offset, n int, done func([]AuditRow, error)) {
	var rows []AuditRow
	l.audit.run.Go(func(ctx context.Context) error {
		page, err := l.audit.desk.AuditPage(ctx, l.filter, int64(offset), n)
		for _, line := range page.Lines {
			rows = append(rows, auditRow(line))
		}
		return err
	}, func(err error) {
		if err != nil {
			slog.Error("shown to the clerk", "offset", offset, "error", err)
		}
		done(rows, err)
	})
}

// auditRooms are where records of a table are read.
var auditRooms = map[string]Room{
	"item": ItemsRoom, "application": RequestsRoom, "dossier": RequestsRoom, "piece": ArchiveRoom, "piece_text": ArchiveRoom,
}

func auditRow(l desk.AuditLine) AuditRow {
	row := AuditRow{
		Key: strconv.FormatInt(l.Seq, 10), Time: l.Time(), Person: l.Person, What: l.What, Record: l.Record, Wrong: l.WrongClock,
	}
	if room, known := auditRooms[l.Table]; known {
		row.Target = Target{Room: room, ID: l.ID}
	}
	return row
}
