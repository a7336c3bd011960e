package present

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/workday"
)

// RestoreModel is the page 从备份恢复: what is restored and where, and afterwards
// how it compares.
type RestoreModel struct {
	Input  RestoreInput
	Done   *RestoreOutcome // nil: nothing was restored yet
	Paper  *PaperPages     // nil: the report is not looked at
	Sealed bool            // the backup takes a passphrase
}

// Page says what is in sight, as the log calls it.
func (m RestoreModel) Page() string {
	switch {
	case m.Paper != nil:
		return "paper"
	case m.Done != nil:
		return "restored"
	}
	return "restore"
}

// RestoreInput is what is asked, as it stands on the screen.
type RestoreInput struct{ From, To, Passphrase string }

// RestoreOutcome is how the restored office compares with its backup.
type RestoreOutcome struct {
	Outcome
	To   string
	Rows [][]string // see RestoreColumns
}

// RestoreColumns are the heads of the comparison.
func RestoreColumns() [4]string {
	return [4]string{"核对什么", "备份里", "恢复以后", "结果"}
}

// Restore presents 从备份恢复. It needs no office: it is also the way back when
// there is none any more.
type Restore struct {
	run    Runner
	view   WorkView[RestoreModel]
	live   string // the folder of the office that is open; "" for none
	place  string // where a new folder is offered
	now    func() time.Time
	model  RestoreModel
	report *desk.RestoreReport
}

// NewRestore returns the presenter. live is the folder of the office that is
// open, "" for none; a new folder is offered in place.
func NewRestore(run Runner, view WorkView[RestoreModel], live, place string, now func() time.Time) *Restore {
	return &Restore{run: run, view: view, live: live, place: place, now: now}
}

// Begin shows the page for a backup; "" when none was chosen yet.
func (r *Restore) Begin(from string) {
	r.model, r.report = RestoreModel{}, nil
	r.model.Input.To = r.NewFolder(r.place)
	r.take(from)
	r.view.Show(r.model)
}

// Choose takes another backup; what else was typed stays.
func (r *Restore) Choose(in RestoreInput) {
	r.model.Input = in
	r.take(in.From)
	r.view.Show(r.model)
}

func (r *Restore) take(from string) {
	r.model.Input.From, r.model.Sealed = from, strings.HasSuffix(from, ".age")
}

// NewFolder is the folder that is offered inside another: one that is not there.
func (r *Restore) NewFolder(place string) string {
	stem := filepath.Join(place, "政务公开 恢复 "+workday.DateOf(r.now()).String())
	path := stem
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = fmt.Sprintf("%s（%d）", stem, n)
	}
}

// wrong says what is missing at its field.
func (r *Restore) wrong(in RestoreInput) map[string]string {
	switch {
	case strings.TrimSpace(in.From) == "":
		return map[string]string{FromField: "没有选备份。选U盘或者移动硬盘上的备份文件"}
	case strings.TrimSpace(in.To) == "":
		return map[string]string{ToField: "没有写恢复到哪里。写一个新的文件夹"}
	case r.live != "" && inside(r.live, in.To):
		return map[string]string{ToField: "这是正在用的单位文件夹，不能恢复到这里面。写一个新的文件夹"}
	case strings.HasSuffix(in.From, ".age") && in.Passphrase == "":
		return map[string]string{PassField: "这份备份加了密。写上口令，口令在恢复卡上"}
	}
	return nil
}

// inside reports whether a path is a folder or lies in it.
func inside(folder, path string) bool {
	a, errA := filepath.Abs(folder)
	b, errB := filepath.Abs(path)
	rel, err := filepath.Rel(a, b)
	return errors.Join(errA, errB, err) == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// Restore makes an office of the backup in a new folder and compares the two.
func (r *Restore) Restore(in RestoreInput, done func(wrong map[string]string)) {
	if wrong := r.wrong(in); wrong != nil {
		done(wrong)
		return
	}
	done(nil)
	r.model.Input = in
	var report *desk.RestoreReport
	var refused error
	labour{
		run: r.run, title: "正在恢复，恢复好逐项核对", stopped: "停下了，没有恢复，什么也没有留下", say: r.view.Say, wait: r.view.Wait,
		fail: func(err error) { tell(r.view.Fail, err) },
		work: func(ctx context.Context, progress desk.Progress) (err error) {
			order := desk.RestoreOrder{From: strings.TrimSpace(in.From), To: strings.TrimSpace(in.To), Passphrase: in.Passphrase}
			report, err = desk.Restore(ctx, order, progress)
			if report != nil && err != nil { // the comparison says more than the refusal
				refused, err = err, nil
			}
			return err
		},
		then: func() {
			r.report = report
			r.model.Done = restoreOutcome(report, refused)
			r.model.Input.Passphrase = ""
			r.view.Show(r.model)
		},
	}.begin()
}

// restoreOutcome says how a restored office compares.
func restoreOutcome(report *desk.RestoreReport, refused error) *RestoreOutcome {
	out := &RestoreOutcome{To: report.To}
	equal := out.compare(report.Lines())
	found := report.Found
	out.Tone, out.Line = Good, fmt.Sprintf("已恢复并核对：%d项都与备份相同", equal)
	if refused != nil {
		out.Tone, out.Line, out.To = Urgent, sentenceOf(refused), ""
	}
	out.Facts = []RequestFact{
		{"备份", report.From}, {"什么时候做的", momentOf(report.Made)}, {"恢复到", report.To}, {"备份校验码", inGroups(report.Seal)},
		{"记录与日志相符", ratio(found.Records.Good, found.Records.All)}, {"操作日志连续", ratio(found.Entries.Good, found.Entries.All)},
		{"附件与摘要相符", ratio(found.Files.Good, found.Files.All)},
	}
	if b, n := report.Backup.Schema, report.Restored.Schema; b != n {
		out.Notes = append(out.Notes, fmt.Sprintf("资料从第%d版升级到了第%d版", b, n))
	}
	for _, l := range report.Lacking {
		out.Notes = append(out.Notes, "做备份以前就已经损坏的附件：“"+l.Name+"”")
	}
	for _, problem := range report.Flaws() {
		out.Notes = append(out.Notes, "做备份以前就有的："+problem)
	}
	return out
}

// compare makes the rows of the comparison and counts what is equal. Kinds of
// records that the office does not have share one row.
func (out *RestoreOutcome) compare(lines []desk.RestoreLine) (equal int) {
	none := 0
	for _, l := range lines {
		word := "不同"
		if l.Equal() {
			word = "相同"
			equal++
		}
		if l.Equal() && l.Backup == "0" {
			none++
			continue
		}
		out.Rows = append(out.Rows, []string{l.What, inParts(l.Backup), inParts(l.Restored), word})
	}
	if none > 0 {
		out.Rows = append(out.Rows, []string{fmt.Sprintf("没有记录的%d类", none), "0", "0", "相同"})
	}
	return equal
}

// ratio writes how many of how many.
func ratio(good, all int) string { return thousands(good) + "/" + thousands(all) }

// inParts parts a long code; other texts stay.
func inParts(text string) string {
	const hash = 64
	if len(text) == hash {
		return inGroups(text)
	}
	return text
}

// LookAtReport turns to the comparison as it will be printed.
func (r *Restore) LookAtReport() {
	if r.report == nil {
		return
	}
	report, out := r.report, r.model.Done
	m := &PaperPages{Kind: "comparison", Word: "恢复核对报告"}
	r.run.Go(func(context.Context) (err error) {
		if m.Fonts, _, err = desk.Fonts(); err == nil {
			m.Document, err = restoredPaper(report, out, workday.DateOf(r.now()), m.Fonts)
		}
		return err
	}, func(err error) {
		if err != nil {
			tell(r.view.Fail, err)
			return
		}
		r.model.Paper = m
		r.view.Show(r.model)
	})
}

// PrintReport keeps the report among the printed papers of the restored office
// and hands it to the printer.
func (r *Restore) PrintReport(hand func(path string)) {
	m := r.model.Paper
	if m == nil || r.model.Done.To == "" {
		return
	}
	to := r.model.Done.To
	var path string
	r.run.Go(func(ctx context.Context) error {
		d, err := desk.Open(ctx, to, desk.Person{Name: "恢复", Now: r.now})
		if err != nil {
			return err
		}
		path, err = d.KeepPages(m.Word, m.Document, m.Fonts)
		return errors.Join(err, d.Close())
	}, func(err error) {
		if err != nil {
			tell(r.view.Fail, err)
			return
		}
		hand(path)
	})
}

// Close goes back one page; it reports whether there was one to go back to.
func (r *Restore) Close() bool {
	if r.model.Paper == nil {
		return false
	}
	r.model.Paper = nil
	r.view.Show(r.model)
	return true
}
