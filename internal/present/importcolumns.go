package present

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/sheet"
)

// ImportColumnsDesk is what 对应栏目 needs of the desk.
type ImportColumnsDesk interface {
	ImportLayout(ctx context.Context, kind sheet.Kind, path string) (sheet.Layout, error)
	RememberColumns(ctx context.Context, layout sheet.Layout, chosen map[string]string) error
}

var _ ImportColumnsDesk = (*desk.Desk)(nil)

// notImported is the choice for a column of the file that is none of the
// ledger's.
const notImported = "不导入这一栏"

// ColumnsModel is the page 对应栏目: what each column of a file is.
type ColumnsModel struct {
	File, Kind string
	Why        string // why the clerk is asked; "" when the clerk asked for it
	Where      string // “Sheet1”第2行是表头
	Columns    []FileColumn
	Choices    []string // 不导入这一栏 first; a required one says so
	Needed     string   // 必须有：收到日期、办理结果
}

// FileColumn is one column of the file.
type FileColumn struct {
	Heading string
	Sample  string // its first contents, a line each
	Choice  int    // of Choices, as the program reads it now
}

// columnsUnderWay is a file whose columns are being named.
type columnsUnderWay struct {
	order  desk.ImportOrder
	layout sheet.Layout
	tried  *ImportModel // the trial that stood before, shown again when this is left
}

// explain asks what the columns of a file are, when a trial failed because
// nobody knows its heading. It fails with the trial's own sentence where the
// file has no heading at all.
func (a *Annual) explain(order desk.ImportOrder, failed error) {
	if fault.CodeOf(failed) != fault.Invalid {
		tell(a.view.Fail, failed)
		return
	}
	a.readColumns(order, fault.Sentence(failed), failed)
}

// AskColumns shows what the columns of the tried file were taken for.
func (a *Annual) AskColumns() {
	if a.order != nil {
		a.readColumns(*a.order, "", nil)
	}
}

func (a *Annual) readColumns(order desk.ImportOrder, why string, failed error) {
	wanted := a.loads.start()
	var layout sheet.Layout
	a.run.Go(func(ctx context.Context) (err error) {
		layout, err = a.desk.ImportLayout(ctx, order.Kind, order.File)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil && failed != nil:
			tell(a.view.Fail, failed)
		case err != nil:
			tell(a.view.Fail, err)
		default:
			a.columns = &columnsUnderWay{order, layout, a.model.Import}
			a.model.Import, a.model.Columns = nil, columnsModel(order, layout, why)
			a.view.Show(a.model)
		}
	})
}

func columnsModel(order desk.ImportOrder, layout sheet.Layout, why string) *ColumnsModel {
	m := &ColumnsModel{
		File: filepath.Base(order.File), Kind: order.Kind.Label(), Why: why,
		Where: fmt.Sprintf("“%s”第%d行是表头", layout.Sheet, layout.Row), Choices: []string{notImported},
	}
	var needed []string
	for _, w := range layout.Wanted {
		word := w.Name
		if w.Required {
			word += "（必须有）"
			needed = append(needed, w.Name)
		}
		m.Choices = append(m.Choices, word)
	}
	m.Needed = "必须有：" + strings.Join(needed, "、")
	for _, c := range layout.Columns {
		column := FileColumn{Heading: c.Heading, Sample: strings.Join(c.Sample, "\n")}
		for i, w := range layout.Wanted {
			if w.Name == c.Column {
				column.Choice = i + 1
			}
		}
		m.Columns = append(m.Columns, column)
	}
	return m
}

// KeepColumns remembers what the clerk has chosen for each column, in their
// order, and tries the file again. Files with the same heading are read so from
// now on. wrong is told what does not do.
func (a *Annual) KeepColumns(choices []int, wrong func(sentence string)) {
	under := a.columns
	if under == nil {
		return
	}
	chosen := map[string]string{}
	for i, c := range under.layout.Columns {
		if i < len(choices) && choices[i] > 0 && choices[i] <= len(under.layout.Wanted) {
			chosen[c.Heading] = under.layout.Wanted[choices[i]-1].Name
		}
	}
	a.run.Go(func(ctx context.Context) error { return a.desk.RememberColumns(ctx, under.layout, chosen) }, func(err error) {
		if err != nil {
			tell(wrong, err)
			return
		}
		a.columns, a.model.Columns = nil, nil
		a.try(under.order)
	})
}

// CloseColumns leaves 对应栏目 without remembering anything.
func (a *Annual) CloseColumns() {
	if a.columns != nil {
		a.model.Import = a.columns.tried
	}
	a.columns, a.model.Columns = nil, nil
	a.view.Show(a.model)
}
