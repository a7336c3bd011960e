package main

import (
	"bufio"
	"flag"
	"fmt"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
)

var itemsCommand = command{
	name: "items", does: "列出公开事项，导出或导入登记表",
	usage: `zwgkctl items --office 文件夹 [--state 状态] [--json]
zwgkctl items --office 文件夹 [--state 状态] --export 登记表.xlsx
zwgkctl items --office 文件夹 --import 登记表.xlsx [--dry-run] [--json]
zwgkctl items --office 文件夹 --site 新文件夹

  --state  只列一种状态：draft 拟稿、returned 已退回、review 审签中、ready 待公开、
           hanging 公开中、down 已撤下、to_file 待建档、archived 已建档、has_ended 已终止
  每件一行：索引号、状态、环节、形成日期、公布日期、标题，用制表符隔开，新的在前。
  --export 写成登记表（序号、信息编号、信息名称、内容描述、生成时间、公开属性……）。
  --import 把登记表里的每一行收为草稿，有一行不对就都不收；--dry-run 只看结果。
  导入有不对的行时以代码3结束。
  --site 把对外公布的事项写成网页文件夹（遮盖好的），带到县里的网站；文件夹要是新的。`,
	run: func(f *flag.FlagSet) action {
		dir, state, asJSON := officeOption(f), f.String("state", "", ""), f.Bool("json", false, "")
		export, take, dryRun := f.String("export", "", ""), f.String("import", "", ""), f.Bool("dry-run", false, "")
		pages := f.String("site", "", "")
		return func(s *session, _ []string) error {
			filter := desk.ItemFilter{}
			if *state != "" {
				name := disclosure.StateName(*state)
				if name.Label() == "" {
					return fault.New(fault.Usage, "没有“%s”这种状态。写法见 zwgkctl help items", *state)
				}
				filter.States = []disclosure.StateName{name}
			}
			return atDesk(s, *dir, func(d *desk.Desk) error {
				switch {
				case *take != "":
					return importItems(s, d, *take, *dryRun, *asJSON)
				case *pages != "":
					written, err := d.WritePackage(s, *pages)
					if err == nil {
						fmt.Fprintf(s.out, "写了%d页、%d个文件：%s\n", written.Pages, written.Files, written.Folder)
					}
					return err
				case *export != "":
					n, err := d.ExportItems(s, filter, *export)
					if err == nil {
						fmt.Fprintf(s.out, "写了%d件：%s\n", n, *export)
					}
					return err
				}
				return listItems(s, d, filter, *asJSON)
			})
		}
	},
}

// itemLine is an item as --json writes it.
type itemLine struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	State  string `json:"state"`
	Step   string `json:"step"`
	Formed string `json:"formed"`
	Posted string `json:"posted"`
	Title  string `json:"title"`
}

// listItems reads the list a stretch at a time, so that a long one needs no
// more memory than a short one.
func listItems(s *session, d *desk.Desk, filter desk.ItemFilter, asJSON bool) error {
	const stretch = 500
	lines := []itemLine{}
	w := bufio.NewWriter(s.out)
	for offset := 0; ; offset += stretch {
		page, err := d.Items(s, filter, offset, stretch)
		if err != nil {
			return err
		}
		for _, r := range page.Rows {
			line := itemLine{r.ID, r.IndexNumber, string(r.State), string(r.Step), r.Formed.String(), r.Posted.String(), r.Title}
			if asJSON {
				lines = append(lines, line)
				continue
			}
			fmt.Fprintln(w, strings.Join([]string{line.Number, r.State.Label(), r.Step.Label(), line.Formed, line.Posted, line.Title}, "\t"))
		}
		if len(page.Rows) < stretch {
			break
		}
	}
	if asJSON {
		return writeJSON(s.out, lines)
	}
	return w.Flush()
}

func importItems(s *session, d *desk.Desk, path string, dryRun, asJSON bool) error {
	result, err := d.ImportItems(s, path, dryRun)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(s.out, result)
	} else {
		for _, p := range result.Problems {
			fmt.Fprintln(s.err, p)
		}
		word := "收为草稿"
		if !result.Done {
			word = "没有导入；可以收为草稿的"
		}
		fmt.Fprintf(s.out, "%s%d件，已有%d件，不对的%d行\n", word, result.Added, result.Known, len(result.Problems))
	}
	if err == nil && len(result.Problems) > 0 {
		err = errFindings
	}
	return err
}
