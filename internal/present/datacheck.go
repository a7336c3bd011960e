package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/desk"
)

// CheckedDesk is a desk that says what its checks found in the words of this
// package.
type CheckedDesk struct{ *desk.Desk }

// Wholeness is what a check of the whole office found.
type Wholeness struct {
	Good     bool
	Records  [2]int // that agree with the log, of all
	Entries  [2]int // of the log that continue its chain, of all
	Files    [2]int // that are what they were, of all
	Archive  [2]int // of these that pieces of the archive name
	Head     string // of the log
	Problems []string
	Notes    []string
}

// CheckAll checks the office's database, log, records and files.
func (d CheckedDesk) CheckAll(ctx context.Context, progress desk.Progress) (Wholeness, error) {
	v, err := d.VerifyTelling(ctx, progress)
	if err != nil {
		return Wholeness{}, err
	}
	return Wholeness{
		Good: v.OK(), Records: [2]int{v.Records.Good, v.Records.All}, Entries: [2]int{v.Entries.Good, v.Entries.All},
		Files: [2]int{v.Files.Good, v.Files.All}, Archive: [2]int{v.Archive.Good, v.Archive.All}, Head: v.Head, Problems: v.Problems, Notes: v.Notes,
	}, nil
}

// CheckAnchor holds the log against a code from paper.
func (d CheckedDesk) CheckAnchor(ctx context.Context, code string) (held bool, says string, err error) {
	proof, err := d.VerifyAnchor(ctx, code)
	return proof.Held, proof.Says, err
}

// outcome says it to a clerk.
func (w Wholeness) outcome() *Outcome {
	of := func(n [2]int, unit string) string {
		if n[0] == n[1] {
			return fmt.Sprintf("%s%s，都相符", thousands(n[1]), unit)
		}
		return fmt.Sprintf("%s%s，相符%s%s", thousands(n[1]), unit, thousands(n[0]), unit)
	}
	out := &Outcome{Tone: Good, Line: "整体核对：全部相符，没有发现改动和损坏", Problems: w.Problems, Notes: w.Notes, Facts: []RequestFact{
		{"记录", of(w.Records, "件")}, {"操作日志", of(w.Entries, "条")}, {"附件", of(w.Files, "个")}, {"归档的文件", of(w.Archive, "个")}, {"日志校验码", inGroups(w.Head)},
	}}
	if !w.Good {
		out.Tone = Urgent
		out.Line = "整体核对：有不相符的。不要删原来的备份，把最近一份核对过的备份恢复到新文件夹，看看那里是不是好的"
	}
	return out
}

// CheckAll checks the whole office and shows what was found on the page.
func (p *Backups) CheckAll() {
	var found Wholeness
	p.long("正在整体核对", "停下了，没有核对完", func(ctx context.Context, progress desk.Progress) (err error) {
		found, err = p.desk.CheckAll(ctx, progress)
		return err
	}, func() {
		p.model.Whole = found.outcome()
		p.ReadWhole()
	})
}

// ReadWhole turns to what the last check of everything found.
func (p *Backups) ReadWhole() {
	p.model.Reading = p.model.Whole != nil
	p.view.Show(p.model)
}

// CheckAnchor holds the log against a code from paper; show gets the verdict.
func (p *Backups) CheckAnchor(code string, done func(wrong map[string]string), show func(good bool, says string)) {
	if strings.TrimSpace(code) == "" {
		done(map[string]string{AnchorField: "没有写校验码。照纸上页脚抄"})
		return
	}
	var held bool
	var says string
	p.run.Go(func(ctx context.Context) (err error) {
		held, says, err = p.desk.CheckAnchor(ctx, code)
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{AnchorField: sentence}) }, err)
			return
		}
		done(nil)
		show(held, says)
	})
}
