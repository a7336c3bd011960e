package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
)

// CountyCheck is what examining the reports of several offices came to.
type CountyCheck struct {
	Reports []CheckedReport
	Unread  []UnreadFile
	Listed  int      // how many offices were expected; 0 when no list was given
	Missing []string // those of them without a report
	Total   annual.RolledUp
}

// CheckedReport is one office's report and what was found in it.
type CheckedReport struct {
	File     string
	Document *annual.Document
	Findings []annual.Finding
	SameAs   string // the file with another report of the organ and year; this one is not added up
}

// Name is the file's name, and what else to know of it.
func (c CheckedReport) Name() string {
	if c.SameAs == "" {
		return c.File
	}
	return c.File + "（和" + c.SameAs + "是同一单位同一年度，汇总只计一份）"
}

// Count returns how many findings have a severity.
func (c CheckedReport) Count(severity annual.Severity) int {
	n := 0
	for _, f := range c.Findings {
		if f.Severity == severity {
			n++
		}
	}
	return n
}

// UnreadFile is a file that could not be examined, and why.
type UnreadFile struct{ File, Reason string }

// WriteCountyCheck writes the workbook for the county: an overview with one
// line for each office, every finding, the figures side by side, their sums in
// the tables of the form, and who is missing.
func WriteCountyCheck(path string, c CountyCheck) error {
	w := countyBook{book: excelize.NewFile()}
	defer w.book.Close()
	err := w.styles()
	for _, page := range []func(CountyCheck) error{w.overview, w.findings, w.figures, w.sums, w.missing} {
		if err == nil {
			err = page(c)
		}
	}
	if err == nil {
		err = w.book.DeleteSheet("Sheet1")
	}
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "核对结果写不成工作簿。不写 --out，看屏幕上的结果")
	}
	w.book.SetActiveSheet(0)
	if err := w.book.SaveAs(path); err != nil {
		return fault.Wrap(err, fault.Storage, "“%s”写不进去。检查磁盘是否已满、文件是否正被打开，或者换一个地方", path)
	}
	return nil
}

type countyBook struct {
	book       *excelize.File
	head, text int
}

func (w *countyBook) styles() (err error) {
	var thin []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		thin = append(thin, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	w.head, err = w.book.NewStyle(&excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10, Bold: true}, Alignment: alignment("center", true), Border: thin})
	if err == nil {
		w.text, err = w.book.NewStyle(&excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10}, Alignment: alignment("left", true), Border: thin})
	}
	return err
}

// page writes a sheet: heads with their widths, then rows.
func (w *countyBook) page(name string, heads []string, widths []float64, rows [][]any) error {
	if _, err := w.book.NewSheet(name); err != nil {
		return err
	}
	all := append([][]any{toAny(heads)}, rows...)
	for i, row := range all {
		if err := w.book.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	for i, width := range widths {
		if err := w.book.SetColWidth(name, columnName(i), columnName(i), width); err != nil {
			return err
		}
	}
	for i, row := range all {
		if lines := linesOf(row, widths); lines > 1 {
			if err := w.book.SetRowHeight(name, i+1, min(float64(lines)*lineHeight, tallestRow)); err != nil {
				return err
			}
		}
	}
	last := columnName(len(heads) - 1)
	if err := w.book.SetCellStyle(name, "A1", last+"1", w.head); err != nil {
		return err
	}
	if len(rows) > 0 {
		if err := w.book.SetCellStyle(name, "A2", fmt.Sprintf("%s%d", last, len(all)), w.text); err != nil {
			return err
		}
	}
	if err := w.book.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return w.print(name)
}

// print sets A4 across, as wide as the sheet, with the heading on every page.
func (w *countyBook) print(name string) error {
	const a4 = 9
	paper, across, wide, high, fit := a4, "landscape", 1, 0, true
	if err := w.book.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := w.book.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.book.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&C第&P页 共&N页"}); err != nil {
		return err
	}
	return w.book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$1:$1", name)})
}

// linesOf is how many lines the longest cell of a row takes in its column.
func linesOf(row []any, widths []float64) int {
	lines := 1
	for i, value := range row {
		if text, ok := value.(string); ok {
			lines = max(lines, linesIn(text, widths[i]))
		}
	}
	return lines
}

func toAny(texts []string) []any {
	out := make([]any, len(texts))
	for i, t := range texts {
		out[i] = t
	}
	return out
}

func (w *countyBook) overview(c CountyCheck) error {
	var rows [][]any
	for _, r := range c.Reports {
		rows = append(rows, []any{r.Document.Organ, r.Document.Year, r.Count(annual.Error), r.Count(annual.Warning), r.Count(annual.Unjudged), r.Name()})
	}
	for _, u := range c.Unread {
		rows = append(rows, []any{"", "", "", "", "", u.File + "：" + u.Reason})
	}
	return w.page("总表", []string{"单位", "年度", "要改", "请核对", "未判断", "文件"}, []float64{28, 8, 8, 9, 9, 60}, rows)
}

// severityWords are the severities as the clerk reads them.
var severityWords = map[annual.Severity]string{annual.Error: "要改", annual.Warning: "请核对", annual.Unjudged: "未判断"}

func (w *countyBook) findings(c CountyCheck) error {
	var rows [][]any
	for _, severity := range []annual.Severity{annual.Error, annual.Warning, annual.Unjudged} {
		for _, r := range c.Reports {
			for _, f := range r.Findings {
				if f.Severity == severity {
					rows = append(rows, []any{r.Document.Organ, r.Document.Year, severityWords[severity], f.Rule, f.Message, f.Quote, f.Basis})
				}
			}
		}
	}
	return w.page("问题", []string{"单位", "年度", "级别", "规则", "问题", "原文", "依据"}, []float64{16, 6, 8, 17, 50, 26, 36}, rows)
}

// sideBySide are the cells that a county compares between its offices.
func sideBySide() []annual.Address {
	var out []annual.Address
	for a := range annual.Edition2021().Cells {
		table, row, column := a.Split()
		switch {
		case table == annual.Table2, table == annual.Table4 && column == annual.Total:
			out = append(out, a)
		case table == annual.Table3 && column == annual.Total:
			if row == annual.NewReceived || row == annual.CarriedOver || row == annual.ResultTotal || row == annual.CarriedForward {
				out = append(out, a)
			}
		}
	}
	return out
}

func (w *countyBook) figures(c CountyCheck) error {
	cells := sideBySide()
	heads, widths := []string{"单位", "年度"}, []float64{28, 8}
	for _, a := range cells {
		heads, widths = append(heads, annual.Edition2021().Place(a)), append(widths, 14)
	}
	var rows [][]any
	for _, r := range c.Reports {
		row := []any{r.Document.Organ, r.Document.Year}
		for _, a := range cells {
			row = append(row, shown(r.Document.Get(a), a))
		}
		rows = append(rows, row)
	}
	return w.page("各单位数", heads, widths, rows)
}

// shown gives a cell for a sheet: a number as a number.
func shown(v annual.Value, a annual.Address) any {
	if v.State == annual.Number && annual.UnitOf(a) != annual.Amount {
		return v.Number
	}
	return v.Format(annual.UnitOf(a))
}

// sums writes the three tables with the county's sums and, beside each, how
// many reports it lacks.
func (w *countyBook) sums(c CountyCheck) error {
	if c.Total.Report == nil {
		return nil
	}
	for _, t := range c.Total.Report.Edition().Tables {
		write := w.sumOfMatrix
		if t.Key == annual.Table2 {
			write = w.sumOfItems
		}
		if err := write(c, t); err != nil {
			return err
		}
	}
	return nil
}

const lackingHead = "缺数的报告（份）"

// sumOfItems writes a line for each figure: the rows of table two have
// different columns.
func (w *countyBook) sumOfItems(c CountyCheck, t annual.Table) error {
	var rows [][]any
	for _, r := range t.Rows {
		for _, column := range r.Columns {
			a := annual.At(t.Key, r.Key, column.Key)
			rows = append(rows, []any{r.Label[0], r.Name(), column.Label, shown(c.Total.Report.Get(a), a), c.Total.Lacking[a]})
		}
	}
	return w.page("汇总"+tableNames[t.Key], []string{"条例", "信息内容", "栏目", fmt.Sprintf("%d份合计", c.Total.Reports), lackingHead}, []float64{22, 22, 28, 14, 14}, rows)
}

// sumOfMatrix writes tables three and four, whose rows share their columns.
func (w *countyBook) sumOfMatrix(c CountyCheck, t annual.Table) error {
	heads, widths := []string{fmt.Sprintf("%d份合计", c.Total.Reports)}, []float64{50}
	for _, column := range t.Rows[0].Columns {
		heads, widths = append(heads, column.Label), append(widths, 14)
	}
	var rows [][]any
	for _, r := range t.Rows {
		row, lacking := []any{r.Name()}, 0
		for _, column := range r.Columns {
			a := annual.At(t.Key, r.Key, column.Key)
			row = append(row, shown(c.Total.Report.Get(a), a))
			lacking = max(lacking, c.Total.Lacking[a])
		}
		rows = append(rows, append(row, lacking))
	}
	return w.page("汇总"+tableNames[t.Key], append(heads, lackingHead), append(widths, 14), rows)
}

var tableNames = map[string]string{annual.Table2: "表二", annual.Table3: "表三", annual.Table4: "表四"}

func (w *countyBook) missing(c CountyCheck) error {
	if c.Listed == 0 {
		return nil
	}
	var rows [][]any
	for i, name := range c.Missing {
		rows = append(rows, []any{i + 1, name})
	}
	return w.page("缺报", []string{"序号", fmt.Sprintf("没有报告的单位（名单%d个，缺%d个）", c.Listed, len(c.Missing))}, []float64{8, 50}, rows)
}
