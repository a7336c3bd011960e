package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

var auditCommand = command{
	name: "audit", does: "看操作日志：谁在什么时候对哪件记录做了什么",
	usage: `zwgkctl audit --office 文件夹 [--from 日期] [--to 日期] [--person 姓名] [--action 种类] [--words 字] [--limit 条数] [--json] [--out 文件.pdf]

  --from    从这一天起，例如 2026-11-01
  --to      到这一天止
  --person  谁做的
  --action  create 新建单位，add 新增，replace 修改，import 导入，undo 撤回导入，sign_off 定稿，look 查看身份资料，set 改设置
  --words   记录的名称、编号或内容里有的字
  --limit   列出最近多少条，默认50；0 全部列出
  --out     印成 .pdf，或者存为 .xlsx；选中的全部写出

  页脚的台账校验码以后可以用 zwgkctl verify --anchor 核对`,
	run: func(f *flag.FlagSet) action {
		dir, out, asJSON, limit := officeOption(f), f.String("out", "", ""), f.Bool("json", false, ""), f.Int64("limit", 50, "")
		from, to := f.String("from", "", ""), f.String("to", "", "")
		var chosen desk.AuditFilter
		f.StringVar(&chosen.Person, "person", "", "")
		f.StringVar(&chosen.Action, "action", "", "")
		f.StringVar(&chosen.Words, "words", "", "")
		return func(s *session, _ []string) (err error) {
			for _, day := range []struct {
				text string
				into *workday.Date
			}{{*from, &chosen.From}, {*to, &chosen.To}} {
				if *day.into, err = optionalDay(day.text); err != nil {
					return err
				}
			}
			if chosen.Action != "" && !slices.Contains(desk.AuditActions(), chosen.Action) {
				return fault.New(fault.Usage, "没有“%s”这个种类。写 %s 里的一个", chosen.Action, strings.Join(desk.AuditActions(), "、"))
			}
			return atDesk(s, *dir, func(d *desk.Desk) error {
				if *out != "" {
					return saveAudit(s, d, chosen, *out)
				}
				return listAudit(s, d, chosen, *limit, *asJSON)
			})
		}
	},
}

func optionalDay(text string) (workday.Date, error) {
	if text == "" {
		return workday.Date{}, nil
	}
	day, err := workday.ParseDate(text)
	if err != nil {
		return day, fault.New(fault.Usage, "“%s”不是日期。写成2026-11-22的样子", text)
	}
	return day, nil
}

func saveAudit(s *session, d *desk.Desk, f desk.AuditFilter, path string) error {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		if err := d.SaveAudit(s, f, path); err != nil {
			return err
		}
	} else {
		document, fonts, err := d.AuditPages(s, f)
		if err != nil {
			return err
		}
		if err := d.SavePages(path, document, fonts); err != nil {
			return err
		}
	}
	fmt.Fprintln(s.out, "已存为 "+path)
	return nil
}

func listAudit(s *session, d *desk.Desk, f desk.AuditFilter, limit int64, asJSON bool) error {
	page, err := d.AuditPage(s, f, 0, 0)
	if err != nil {
		return err
	}
	if limit <= 0 || limit > page.Total {
		limit = page.Total
	}
	if page, err = d.AuditPage(s, f, 0, int(limit)); err != nil {
		return err
	}
	code, err := d.HeadCode(s)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(s.out, struct {
			desk.AuditPage
			Code string `json:"code"`
		}{page, code})
	}
	for _, l := range page.Lines {
		fmt.Fprintln(s.out, strings.TrimSpace(fmt.Sprintf("%d  %s  %s  %s  %s", l.Seq, l.Time(), l.Person, l.What, l.Record)))
	}
	fmt.Fprintf(s.err, "选中%d条，列出%d条。台账校验码 %s\n", page.Total, len(page.Lines), code)
	return nil
}

// verifyAnchor holds the log against a code from paper.
func verifyAnchor(s *session, d *desk.Desk, code string, asJSON bool) error {
	proof, err := d.VerifyAnchor(s, code)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(s.out, proof)
	} else {
		fmt.Fprintln(s.out, proof.Says)
	}
	if err == nil && !proof.Held {
		err = errDamaged
	}
	return err
}
