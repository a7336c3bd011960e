package present

import (
	"context"

	"zwgk/internal/desk"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// LookAtSheet turns to the recovery card of the last verified backup.
func (p *Backups) LookAtSheet() {
	last := p.status.Sound
	if last == nil {
		p.view.Fail("还没有备份，没有恢复卡可以打印。先备份一次")
		return
	}
	wanted := p.draws.start()
	m := &PaperPages{Kind: "recovery", Word: "备份恢复卡"}
	p.run.Go(func(ctx context.Context) (err error) {
		m.Document, m.Fonts, err = p.desk.RecoverySheet(ctx, *last)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			tell(p.view.Fail, err)
		default:
			p.model.Paper = m
			p.view.Show(p.model)
		}
	})
}

// Place is where a paper goes unless the person chooses otherwise.
func (p *Backups) Place(name, ending string) string { return p.desk.PrintedPath(name, ending) }

// PrintPaper hands the pages in sight to the printer.
func (p *Backups) PrintPaper(hand func(path string)) {
	m := p.model.Paper
	if m == nil {
		return
	}
	var path string
	p.run.Go(func(context.Context) (err error) {
		path, err = p.desk.KeepPages(m.Word, m.Document, m.Fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		hand(path)
	})
}

// SavePaper writes the pages in sight to a PDF.
func (p *Backups) SavePaper(path string) {
	m := p.model.Paper
	if m == nil {
		return
	}
	p.run.Go(func(context.Context) error { return p.desk.SavePages(path, m.Document, m.Fonts) }, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.view.Say("已存到" + path)
	})
}

// restoredPaper is what a restored office was compared by, as it is printed.
func restoredPaper(r *desk.RestoreReport, out *RestoreOutcome, on workday.Date, fonts *paper.FontSet) (*paper.Document, error) {
	p := form.Restored{Organ: r.Restored.Organ, Verdict: out.Line, Rows: out.Rows, Notes: out.Notes, On: on}
	for _, f := range out.Facts {
		p.Facts = append(p.Facts, [2]string{f.Name, f.Text})
	}
	return form.RestoredReport(p, fonts)
}
