package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/sheet"
)

var importCommand = command{
	name: "import", does: "导入Excel、csv台账：先试导入看哪些行有问题，再正式导入；导错了撤回",
	usage: `zwgkctl import --office 文件夹 --kind 种类 --year 年度 [--dry-run] [--prevail] [--json] [--marked 标红.xlsx] 台账.xlsx
  zwgkctl import --office 文件夹 --kind 种类 --columns 台账.csv [表头=栏目 ...]
  zwgkctl import --office 文件夹 --year 年度 --list [--json]
  zwgkctl import --office 文件夹 --year 年度 --undo 编号

  --kind     applications 依申请公开登记台账
             cases        复议诉讼台账
             documents    规章、规范性文件台账
             counts       行政许可、处罚、强制、收费按月统计表
  --year     台账的年度
  --dry-run  只报告，不导入
  --prevail  与已登记的不一致时以台账为准（默认不导入，列出不一致）
  --json     报告写成JSON，每一行一条
  --marked   把台账另存一份，不能导入的格子标红，原因写在批注里
  --columns  只看表头认成了什么；后面写“表头=栏目”就记住，例如 哪天=收到日期，
             “表头=”是不导入这一栏。表头一样的文件以后都这样读
  --list     列出这一年导入过的台账
  --undo     把一次导入整份撤回，编号见 --list；有一件后来改过的不撤回

  台账可以是 .xlsx、.csv、.txt（GBK、UTF-8、UTF-16都认）。
  有一行不能导入就整份不导入，并列出在哪一行哪一格、为什么，以代码3结束。
  同一份台账导入两次不会重复。`,
	more: 1 + mostPairs,
	run: func(f *flag.FlagSet) action {
		o := importOptions{dir: officeOption(f), kind: f.String("kind", "", ""), year: yearOption(f)}
		f.BoolVar(&o.order.DryRun, "dry-run", false, "")
		f.BoolVar(&o.order.Prevail, "prevail", false, "")
		f.BoolVar(&o.json, "json", false, "")
		f.StringVar(&o.marked, "marked", "", "")
		f.BoolVar(&o.columns, "columns", false, "")
		f.BoolVar(&o.list, "list", false, "")
		f.StringVar(&o.undo, "undo", "", "")
		return o.do
	},
}

// importOptions are the options of import.
type importOptions struct {
	dir, kind           *string
	year                *int
	order               desk.ImportOrder
	json, columns, list bool
	marked, undo        string
}

func (o *importOptions) do(s *session, files []string) error {
	if o.list || o.undo != "" {
		return o.books(s, files)
	}
	ledger, err := sheet.ParseKind(*o.kind)
	switch {
	case err != nil:
		return err
	case len(files) == 0:
		return fault.New(fault.Usage, "少写了文件。写法见 zwgkctl help import")
	case o.columns:
		return atDesk(s, *o.dir, func(d *desk.Desk) error { return nameColumns(s, d, ledger, files[0], files[1:], o.json) })
	case len(files) > 1:
		return fault.New(fault.Usage, "多写了“%s”。写法见 zwgkctl help import", files[1])
	}
	if err := needYear(*o.year); err != nil {
		return err
	}
	o.order.File, o.order.Kind, o.order.Year = files[0], ledger, *o.year
	return atDesk(s, *o.dir, func(d *desk.Desk) error { return o.read(s, d) })
}

// read imports a ledger, or tries to.
func (o *importOptions) read(s *session, d *desk.Desk) error {
	report, err := d.Import(s, o.order)
	if err != nil {
		return err
	}
	if o.json {
		err = writeJSON(s.out, report)
	} else {
		writeImportReport(s.out, report)
	}
	if err == nil && report.Refused > 0 {
		err = errFindings
		if o.marked != "" {
			err = errors.Join(desk.MarkWorkbook(report, o.marked), err)
		}
	}
	return err
}

// listed bounds what a terminal is filled with; --json has every row.
const listed = 50

func writeImportReport(w io.Writer, r *desk.ImportReport) {
	fmt.Fprintf(w, "%s（%s，%d年）：新增%d，补充%d，已有%d，不能导入%d\n",
		filepath.Base(r.File), r.Kind.Label(), r.Year, r.Added, r.Updated, r.Skipped, r.Refused)
	for _, sh := range r.Sheets {
		if sh.Passed != "" {
			fmt.Fprintf(w, "  工作表“%s”没有读：%s\n", sh.Name, sh.Passed)
		} else {
			fmt.Fprintf(w, "  工作表“%s”：%d行\n", sh.Name, sh.Rows)
		}
	}
	left := 0
	for _, row := range r.Rows {
		if row.Action != desk.Refused && row.Action != desk.Updated {
			continue
		}
		if left++; left <= listed {
			word := map[desk.Action]string{desk.Refused: "不能导入", desk.Updated: "补充"}[row.Action]
			fmt.Fprintf(w, "  %s %s：%s\n", word, row.Place, row.Reason)
		}
	}
	if left > listed {
		fmt.Fprintf(w, "  还有%d行没有列出，用 --json 看全部\n", left-listed)
	}
	for i, note := range r.Notes {
		if i == listed {
			fmt.Fprintf(w, "  还有%d处提示没有列出，用 --json 看全部\n", len(r.Notes)-listed)
			break
		}
		fmt.Fprintf(w, "  提示 %s\n", note)
	}
	switch {
	case r.Refused > 0:
		fmt.Fprintln(w, "没有导入任何一行。改正上面列出的地方后再导入")
	case r.DryRun:
		fmt.Fprintln(w, "这是试导入，没有改动记录")
	case r.Done:
		fmt.Fprintln(w, "已全部导入")
	default:
		fmt.Fprintln(w, "没有新的内容，没有改动记录")
	}
}

func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
