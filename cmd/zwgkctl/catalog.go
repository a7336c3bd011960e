package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
)

var catalogCommand = command{
	name: "catalog", does: "公开目录：导入、导出、列出、用样本建",
	usage: `zwgkctl catalog --office 文件夹 import [--dry-run] [--json] [--marked 标红.xlsx] 目录.xlsx
  zwgkctl catalog --office 文件夹 export [--layout county] [--own] 目录.xlsx
  zwgkctl catalog --office 文件夹 list [--json]
  zwgkctl catalog --office 文件夹 template

  import    从Excel目录导入：县的标准目录、村务公开目录都认
  export    导出成Excel
  list      每条一行：序号、领域、一级事项、二级事项、公开周期、状态，用制表符隔开
  template  用乡镇样本或村样本建目录，只补没有的

  --dry-run  只报告，不导入
  --json     写成JSON
  --marked   另存一份，不能导入的格子标红，原因写在批注里
  --layout   county 基层政务公开标准目录（默认），village 村（居）务公开事项目录
  --own      带上本程序自己的栏（编号、周期、状态、出处、备注）和停用的事项，交给别的单位用

  有一处不能导入就整份不导入，并列出在哪一行哪一格、为什么，以代码3结束。
  文件里没有的栏保持原样；文件里没有的事项只列出，不删除。`,
	files: 1, more: 1,
	run: func(f *flag.FlagSet) action {
		dir, o := officeOption(f), catalogOptions{}
		f.BoolVar(&o.dryRun, "dry-run", false, "")
		f.BoolVar(&o.json, "json", false, "")
		f.BoolVar(&o.own, "own", false, "")
		f.StringVar(&o.marked, "marked", "", "")
		f.StringVar(&o.layout, "layout", string(sheet.CountyLayout), "")
		return func(s *session, words []string) error {
			work, err := o.work(words)
			if err != nil {
				return err
			}
			return atDesk(s, *dir, func(d *desk.Desk) error { return work(s, d) })
		}
	},
}

type catalogOptions struct {
	dryRun, json, own bool
	marked, layout    string
}

// work is what the first word asks for; import and export take a file.
func (o catalogOptions) work(words []string) (func(*session, *desk.Desk) error, error) {
	verb, file := words[0], ""
	if len(words) > 1 {
		file = words[1]
	}
	if takes := verb == "import" || verb == "export"; takes != (file != "") {
		if takes {
			return nil, fault.New(fault.Usage, "少写了文件。写法见 zwgkctl help catalog")
		}
		if file != "" && (verb == "list" || verb == "template") {
			return nil, fault.New(fault.Usage, "多写了“%s”。写法见 zwgkctl help catalog", file)
		}
	}
	switch verb {
	case "import":
		return func(s *session, d *desk.Desk) error { return importCatalogue(s, d, file, o) }, nil
	case "export":
		layout, err := sheet.ParseCatalogueLayout(o.layout)
		return func(s *session, d *desk.Desk) error { return exportCatalogue(s, d, file, layout, o.own) }, err
	case "list":
		return func(s *session, d *desk.Desk) error { return listCatalogue(s, d, o.json) }, nil
	case "template":
		return startCatalogue, nil
	}
	return nil, fault.New(fault.Usage, "公开目录没有“%s”这件事。可以写 import、export、list、template", verb)
}

func importCatalogue(s *session, d *desk.Desk, file string, o catalogOptions) error {
	trial, err := d.TryCatalogue(s, file)
	if err != nil {
		return err
	}
	refused := len(trial.Problems) > 0
	if !refused && !o.dryRun && trial.Changes() {
		if err := d.ImportCatalogue(s, trial); err != nil {
			return err
		}
	}
	if o.json {
		err = writeJSON(s.out, trial)
	} else {
		writeCatalogueTrial(s.out, trial, o.dryRun)
	}
	switch {
	case err != nil || !refused:
		return err
	case o.marked != "":
		if err := desk.MarkCatalogue(trial, o.marked); err != nil {
			return err
		}
	}
	return errFindings
}

func writeCatalogueTrial(w io.Writer, t *desk.CatalogueTrial, dryRun bool) {
	fmt.Fprintf(w, "%s（公开目录）：%s\n", filepath.Base(t.File), t.Line())
	for _, sh := range t.Sheets {
		if sh.Passed != "" {
			fmt.Fprintf(w, "  工作表“%s”没有读：%s\n", sh.Name, sh.Passed)
		} else {
			fmt.Fprintf(w, "  工作表“%s”：%d行\n", sh.Name, sh.Rows)
		}
	}
	var lines []string
	for _, p := range t.Problems {
		lines = append(lines, "不能导入 "+p.String())
	}
	for _, c := range t.Changed {
		lines = append(lines, fmt.Sprintf("改动 %s：%s　%s", c.Place, c.Entry.Name(), changedFields(c.Fields)))
	}
	for _, e := range t.Removed {
		lines = append(lines, "文件里没有 "+e.Name()+"。不删除，不用的在目录里停用")
	}
	for _, n := range t.Notes {
		lines = append(lines, "提示 "+n.String())
	}
	for _, line := range lines[:min(len(lines), listed)] {
		fmt.Fprintln(w, "  "+strings.ReplaceAll(line, "\n", " "))
	}
	if left := len(lines) - listed + t.Unlisted; len(lines) > listed {
		fmt.Fprintf(w, "  还有%d处没有列出，用 --json 看全部\n", left)
	}
	switch {
	case len(t.Problems) > 0:
		fmt.Fprintln(w, "没有导入任何一行。改正上面列出的地方后再导入")
	case t.Done:
		fmt.Fprintln(w, "已全部导入")
	case !t.Changes():
		fmt.Fprintln(w, "与现有的目录一样，没有改动")
	case dryRun:
		fmt.Fprintln(w, "这是试导入，没有改动目录")
	}
}

func changedFields(fields []catalog.FieldChange) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = string(f.Field)
	}
	return strings.Join(names, "、")
}

func exportCatalogue(s *session, d *desk.Desk, file string, layout sheet.CatalogueLayout, own bool) error {
	if err := d.ExportCatalogue(s, file, layout, own); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "已导出：%s，%s\n", file, layout.Label())
	return nil
}

func listCatalogue(s *session, d *desk.Desk, asJSON bool) error {
	entries, err := d.Catalogue(s)
	if err != nil {
		return err
	}
	if asJSON {
		if entries == nil {
			entries = []catalog.Entry{}
		}
		return writeJSON(s.out, entries)
	}
	w := bufio.NewWriter(s.out)
	for _, e := range entries {
		cells := []string{strconv.Itoa(e.Position), e.Domain, e.Category1, e.Category2, e.Cadence.Label(), e.Status()}
		fmt.Fprintln(w, strings.ReplaceAll(strings.Join(cells, "\t"), "\n", " "))
	}
	return w.Flush()
}

func startCatalogue(s *session, d *desk.Desk) error {
	added, err := d.StartFromTemplate(s, d.Organ().Level)
	if err != nil {
		return err
	}
	if added == 0 {
		fmt.Fprintln(s.out, "样本里的事项都有了，没有新增")
		return nil
	}
	name := "乡镇样本"
	if d.Organ().Level == office.Village {
		name = "村样本"
	}
	fmt.Fprintf(s.out, "已按%s新增%d条。标着待核的逐条核对出处\n", name, added)
	return nil
}
