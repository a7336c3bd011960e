package present

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"zwgk/internal/desk"
)

// CatalogueTrialModel is a workbook that was read on trial and waits for a
// decision. Nothing has been written.
type CatalogueTrialModel struct {
	File      string
	Summary   string // 新增3，改动2，没有变化57
	CanImport bool
	Refused   bool   // there is something that cannot be imported
	Why       string // why it cannot be imported, or what will happen
	Groups    []TrialGroup
	Group     int // that is shown
}

// TrialGroup is rows of a trial of which the same becomes.
type TrialGroup struct {
	Name   string // 不能导入 2
	Rows   []TrialRow
	Retire bool // its rows can be ticked for retiring
}

// TrialRow is one row of a trial.
type TrialRow struct {
	ID     string // of the entry, where its row can be ticked
	Place  string // 公开目录!第4行
	Name   string
	Reason string   // in one line
	Lines  []string // in full
}

// Try reads a workbook on trial and shows what would change.
func (c *Catalogue) Try(path string) {
	var trial *desk.CatalogueTrial
	c.tries.read(c.run, c.view.Fail, func(ctx context.Context) (err error) {
		trial, err = c.desk.TryCatalogue(ctx, path)
		return err
	}, func() {
		c.tried, c.model.Trial = trial, trialModel(trial)
		c.model.Tab, c.model.Entry = CatalogueImport, nil
		c.view.Show(c.model)
	})
}

// ChooseTrial shows another group of the trial's rows.
func (c *Catalogue) ChooseTrial(i int) {
	if m := c.model.Trial; m != nil && i >= 0 && i < len(m.Groups) {
		changed := *m
		changed.Group = i
		c.model.Trial = &changed
		c.view.Show(c.model)
	}
}

// ImportTried imports the workbook that was tried and retires the entries with
// the given ids, which it does not have.
func (c *Catalogue) ImportTried(retire []string) {
	trial := c.tried
	if trial == nil || len(trial.Problems) > 0 {
		return
	}
	c.run.Go(func(ctx context.Context) error { return c.desk.ImportCatalogue(ctx, trial, retire...) }, func(err error) {
		if err != nil {
			tell(c.view.Fail, err)
			return
		}
		c.tried, c.model.Trial, c.model.Tab = nil, nil, CatalogueEntries
		c.reload(func() {
			c.view.Say(fmt.Sprintf("已导入：新增%d，改动%d，停用%d", len(trial.Added), len(trial.Changed), trial.Retired))
		})
	})
}

// DismissTrial puts the tried workbook aside.
func (c *Catalogue) DismissTrial() {
	c.tried, c.model.Trial = nil, nil
	c.view.Show(c.model)
}

// SaveMarked writes a copy of the tried workbook with what cannot be imported
// in red.
func (c *Catalogue) SaveMarked(path string) {
	trial := c.tried
	if trial == nil {
		return
	}
	c.run.Go(func(context.Context) error { return desk.MarkCatalogue(trial, path) }, func(err error) {
		if err != nil {
			tell(c.view.Fail, err)
			return
		}
		c.view.Say("已存到" + path)
	})
}

func trialModel(t *desk.CatalogueTrial) *CatalogueTrialModel {
	m := &CatalogueTrialModel{File: filepath.Base(t.File), Groups: trialGroups(t)}
	m.Summary = fmt.Sprintf("新增%s，改动%s，没有变化%s", thousands(len(t.Added)), thousands(len(t.Changed)), thousands(t.Same))
	if t.Reordered {
		m.Summary += "，顺序有变"
	}
	switch {
	case len(t.Problems) > 0:
		m.Refused = true
		m.Why = fmt.Sprintf("有%s处不能导入，整份都不导入。在文件里改好这些地方，再选一次", thousands(len(t.Problems)+t.Unlisted))
	case t.Changes():
		m.CanImport, m.Why = true, "还没有导入。看过下面的内容再按“导入”"
	case len(t.Removed) > 0:
		m.CanImport, m.Why = true, fmt.Sprintf("文件里的事项都已经有了。目录里另有%s条文件里没有，不用的勾上再按“导入”，就停用", thousands(len(t.Removed)))
	default:
		m.Why = "与现有的目录一样，不用导入"
	}
	return m
}

// trialGroups are the groups that have rows, what matters most first.
func trialGroups(t *desk.CatalogueTrial) []TrialGroup {
	problems, notes := make([]TrialRow, 0, len(t.Problems)), make([]TrialRow, 0, len(t.Notes))
	for _, p := range t.Problems {
		problems = append(problems, TrialRow{Place: p.Place.String(), Name: oneLine(p.Value), Reason: p.Sentence, Lines: []string{p.Sentence}})
	}
	for _, n := range t.Notes {
		notes = append(notes, TrialRow{Place: n.Place.String(), Name: oneLine(n.Value), Reason: n.Sentence, Lines: []string{n.Sentence}})
	}
	removed := make([]TrialRow, 0, len(t.Removed))
	for _, e := range t.Removed {
		why := "文件里没有。不会删除；不用的勾上，导入时停用"
		removed = append(removed, TrialRow{ID: e.ID, Place: fmt.Sprintf("目录第%d条", e.Position), Name: oneLine(e.Name()), Reason: why, Lines: []string{why}})
	}
	var groups []TrialGroup
	for _, g := range []TrialGroup{
		{Name: "不能导入", Rows: problems}, {Name: "改动", Rows: changedRows(t.Changed)}, {Name: "新增", Rows: addedRows(t.Added)},
		{Name: "文件里没有", Rows: removed, Retire: true}, {Name: "提示", Rows: notes},
	} {
		if len(g.Rows) > 0 {
			g.Name += " " + thousands(len(g.Rows))
			groups = append(groups, g)
		}
	}
	return groups
}

func changedRows(changed []desk.CatalogueLine) []TrialRow {
	rows := make([]TrialRow, 0, len(changed))
	for _, c := range changed {
		var names, lines []string
		for _, f := range c.Fields {
			names = append(names, string(f.Field))
			lines = append(lines, fmt.Sprintf("%s：由“%s”改为“%s”", f.Field, oneLine(f.Old), oneLine(f.New)))
		}
		rows = append(rows, TrialRow{Place: c.Place.String(), Name: oneLine(c.Entry.Name()), Reason: "改" + strings.Join(names, "、"), Lines: lines})
	}
	return rows
}

func addedRows(added []desk.CatalogueLine) []TrialRow {
	rows := make([]TrialRow, 0, len(added))
	for _, a := range added {
		e := a.Entry
		rows = append(rows, TrialRow{
			Place: a.Place.String(), Name: oneLine(e.Name()), Reason: strings.Trim(e.Domain+"　"+oneLine(e.TimeLimit), "　"),
			Lines: []string{"领域：" + e.Domain, "公开内容：" + oneLine(e.Content)},
		})
	}
	return rows
}
