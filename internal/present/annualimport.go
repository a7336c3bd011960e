package present

import (
	"context"
	"fmt"
	"path/filepath"

	"zwgk/internal/desk"
	"zwgk/internal/sheet"
)

// ImportModel is a workbook that was read on trial and waits for a decision.
type ImportModel struct {
	File, Kind string
	Summary    string // 新增3,607，补充0，已有0，不能导入0
	CanImport  bool
	Why        string // why it cannot be imported, or what will happen
	Rows       []ImportRow
	Notes      []string
}

// ImportRow is one row of the trial: what becomes of it and why.
type ImportRow struct {
	Place, Number, Action, Reason string
	Refused                       bool
}

// Try reads a workbook on trial and shows what would happen.
func (a *Annual) Try(kind sheet.Kind, path string) {
	a.try(desk.ImportOrder{File: path, Kind: kind, Year: a.model.Year, DryRun: true})
}

func (a *Annual) try(order desk.ImportOrder) {
	wanted := a.loads.start()
	var report *desk.ImportReport
	a.run.Go(func(ctx context.Context) (err error) {
		report, err = a.desk.Import(ctx, order)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			a.explain(order, err)
		default:
			a.order, a.tried, a.model.Import = &order, report, importModel(report)
			a.view.Show(a.model)
		}
	})
}

// Confirm imports the workbook that was tried.
func (a *Annual) Confirm() {
	if a.order == nil || a.model.Import == nil || !a.model.Import.CanImport {
		return
	}
	order := *a.order
	order.DryRun = false
	var report *desk.ImportReport
	a.run.Go(func(ctx context.Context) (err error) {
		report, err = a.desk.Import(ctx, order)
		return err
	}, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		if !report.Done && report.Refused > 0 {
			a.model.Import = importModel(report)
			a.view.Show(a.model)
			return
		}
		a.Dismiss()
		a.Load()
	})
}

// Dismiss puts the tried workbook aside.
func (a *Annual) Dismiss() {
	a.order, a.tried, a.model.Import = nil, nil, nil
	a.view.Show(a.model)
}

func importModel(r *desk.ImportReport) *ImportModel {
	m := &ImportModel{
		File: filepath.Base(r.File), Kind: r.Kind.Label(),
		Summary: fmt.Sprintf("新增%s，补充%s，已有%s，不能导入%s", thousands(r.Added), thousands(r.Updated), thousands(r.Skipped), thousands(r.Refused)),
	}
	switch {
	case r.Refused > 0:
		m.Why = fmt.Sprintf("有%s行不能导入，整份都不导入。在工作簿里改好这些地方，再选一次文件", thousands(r.Refused))
	case r.Added+r.Updated == 0:
		m.Why = "这份台账里的内容都已经有了，不用再导入"
	default:
		m.CanImport, m.Why = true, "还没有导入。看过下面的内容再按“导入”"
	}
	words := map[desk.Action]string{desk.Added: "新增", desk.Updated: "补充", desk.Skipped: "已有", desk.Refused: "不能导入"}
	for _, refusedFirst := range []bool{true, false} {
		for _, row := range r.Rows {
			if (row.Action == desk.Refused) == refusedFirst {
				m.Rows = append(m.Rows, ImportRow{Place: row.Place.String(), Number: row.Number, Action: words[row.Action], Reason: row.Reason, Refused: refusedFirst})
			}
		}
	}
	for _, note := range r.Notes {
		m.Notes = append(m.Notes, note.String())
	}
	return m
}

// SaveMarked writes a copy of the tried workbook with its refused cells in
// red; say is told where it lies.
func (a *Annual) SaveMarked(path string, say func(string)) {
	report := a.tried
	if report == nil {
		return
	}
	a.run.Go(func(context.Context) error { return desk.MarkWorkbook(report, path) }, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		say("已存到" + path)
	})
}
