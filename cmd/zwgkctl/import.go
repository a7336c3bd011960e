package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"zwgk/internal/desk"
	"zwgk/internal/sheet"
)

var importCommand = command{
	name: "import", does: "导入Excel台账：先试导入看哪些行有问题，再正式导入",
	usage: `zwgkctl import --office 文件夹 --kind 种类 --year 年度 [--dry-run] [--prevail] [--json] [--marked 标红.xlsx] 台账.xlsx

  --kind     applications 依申请公开登记台账
             cases        复议诉讼台账
             documents    规章、规范性文件台账
             counts       行政许可、处罚、强制、收费按月统计表
  --year     台账的年度
  --dry-run  只报告，不导入
  --prevail  与已登记的不一致时以台账为准（默认不导入，列出不一致）
  --json     报告写成JSON，每一行一条
  --marked   把台账另存一份，不能导入的格子标红，原因写在批注里

  有一行不能导入就整份不导入，并列出在哪一行哪一格、为什么，以代码3结束。
  同一份台账导入两次不会重复。`,
	files: 1,
	run: func(f *flag.FlagSet) action {
		dir, kind, year := officeOption(f), f.String("kind", "", ""), yearOption(f)
		dryRun, prevail, asJSON := f.Bool("dry-run", false, ""), f.Bool("prevail", false, ""), f.Bool("json", false, "")
		marked := f.String("marked", "", "")
		return func(s *session, files []string) error {
			ledger, err := sheet.ParseKind(*kind)
			if err != nil {
				return err
			}
			if err := needYear(*year); err != nil {
				return err
			}
			return atDesk(s, *dir, func(d *desk.Desk) error {
				report, err := d.Import(s, desk.ImportOrder{File: files[0], Kind: ledger, Year: *year, DryRun: *dryRun, Prevail: *prevail})
				if err != nil {
					return err
				}
				if *asJSON {
					err = writeJSON(s.out, report)
				} else {
					writeImportReport(s.out, report)
				}
				if err == nil && report.Refused > 0 {
					err = errFindings
					if *marked != "" {
						err = errors.Join(desk.MarkWorkbook(report, *marked), err)
					}
				}
				return err
			})
		}
	},
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
