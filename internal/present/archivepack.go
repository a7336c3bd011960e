package present

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/workday"
)

// ArchivePack is a package for the county archive that was written.
type ArchivePack struct {
	Path    string
	Facts   []RequestFact
	Notes   []string
	Checked string // what the check before it found
	List    ArchivePrint
	Record  ArchivePrint

	draft archive.Transfer
	terms []archive.Retention
}

// PackAnswers is a package as it stands on the screen.
type PackAnswers struct {
	AllYears bool
	Term     int // of PackTerms
	Target   string
	OneFile  bool
	To       string // path; "" for the usual place
	Virus    string
	Infected bool
}

// PackTerms are the periods of which a package can be made.
func PackTerms() []string {
	words := []string{"全部"}
	for _, r := range archive.Retentions() {
		words = append(words, r.Label())
	}
	return words
}

func (a PackAnswers) terms() []archive.Retention {
	if a.Term <= 0 {
		return nil
	}
	return []archive.Retention{archive.Retentions()[a.Term-1]}
}

// WhyNoPack says why no package can be made of the year.
func (p *Archive) WhyNoPack() string {
	if p.year.Pieces == 0 {
		return fmt.Sprintf("%d年度还没有归档编号，编了号才能做移交包", p.year.Year)
	}
	return p.mayNot(DoCheck)
}

// MakePack writes a package for the county archive and shows where it lies.
func (p *Archive) MakePack(a PackAnswers, done func(wrong map[string]string)) {
	if strings.TrimSpace(a.Target) == "" {
		done(map[string]string{TargetField: "没有写接收单位。写档案馆的全称"})
		return
	}
	done(nil)
	years := []int{p.chosenYear()}
	if a.AllYears {
		years = p.years
	}
	order := desk.PackOrder{
		Years: years, Retentions: a.terms(), Target: strings.TrimSpace(a.Target), Zip: a.OneFile, To: strings.TrimSpace(a.To),
		Hand: desk.HandChecks{Virus: strings.TrimSpace(a.Virus), Infected: a.Infected},
	}
	var pack desk.Package
	p.long("正在做移交包", func(ctx context.Context, progress desk.Progress) (err error) {
		pack, err = p.desk.PackArchive(ctx, order, progress)
		if err != nil && len(pack.Lines) > 0 && !archive.OK(pack.Lines) {
			return nil // the findings say more than the refusal
		}
		return err
	}, func() { p.showPack(order, pack) })
}

// showPack shows the package, or what keeps it from being made.
func (p *Archive) showPack(o desk.PackOrder, pack desk.Package) {
	if pack.Path == "" {
		m := checkModel(p.chosenYear(), pack.Lines)
		m.Summary = "没有做移交包：" + m.Summary + "。改好再做"
		p.model.Check = m
		p.view.Show(p.model)
		return
	}
	check := checkModel(p.chosenYear(), pack.Lines)
	draft := archive.Transfer{On: p.desk.Today(), To: o.Target, Years: o.Years, Pieces: pack.Pieces, Package: pack.Seal, By: p.whoSits()}
	p.model.Pack = &ArchivePack{
		Path: pack.Path, Notes: pack.Notes, Checked: check.Summary, Record: check.Print, draft: draft, terms: o.Retentions,
		Facts: []RequestFact{
			{"放在", filepath.Dir(pack.Path)}, {"名称", filepath.Base(pack.Path)}, {"件数", thousands(pack.Pieces) + "件"},
			{"文件", fmt.Sprintf("%s个，%s", thousands(pack.Files), byteWords(pack.Bytes))}, {"接收单位", o.Target}, {"校验码", pack.Seal},
		},
		List: ArchivePrint{"移交清单", desk.ArchiveOrder{Paper: desk.ArchiveTransferList, TransferDraft: &draft, Retentions: o.Retentions}},
	}
	p.view.Show(p.model)
}

// byteWords is a size as people say it.
func byteWords(n int64) string {
	const mega = 1 << 20
	if n < mega {
		return fmt.Sprintf("%dKB", (n+1023)/1024)
	}
	return fmt.Sprintf("%.1fMB", float64(n)/mega)
}

// RecordTransfer records that the county archive signed for the package.
func (p *Archive) RecordTransfer(receiver string, on workday.Date, done func(wrong map[string]string)) {
	m := p.model.Pack
	if m == nil {
		return
	}
	t := m.draft
	t.Receiver, t.Received = strings.TrimSpace(receiver), on
	if t.Receiver == "" {
		done(map[string]string{WhoField: "没有写接收人。写在移交清单上签字的人"})
		return
	}
	p.run.Go(func(ctx context.Context) error {
		_, err := p.desk.RecordTransfer(ctx, t, m.terms)
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{WhoField: sentence}) }, err)
			return
		}
		done(nil)
		p.model.Pack = nil
		p.reload(p.chosenYear(), p.chosenSpine(), func() { p.view.Say("已登记移交") })
	})
}

// CheckPack looks at a package that lies somewhere; show gets what was found.
func (p *Archive) CheckPack(path string, show func(good bool, summary string, found []string)) {
	var findings desk.PackageFindings
	p.long("正在核对移交包", func(ctx context.Context, progress desk.Progress) (err error) {
		findings, err = p.desk.CheckPackage(ctx, strings.TrimSpace(path), progress)
		return err
	}, func() {
		var found []string
		for _, f := range findings.Findings {
			found = append(found, f.Sentence)
		}
		if findings.Unlisted > 0 {
			found = append(found, fmt.Sprintf("还有%s处没有列出来", thousands(findings.Unlisted)))
		}
		show(findings.OK(), findings.Summary(), found)
	})
}
