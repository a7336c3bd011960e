package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"zwgk/internal/extract"
	"zwgk/internal/privacy"
)

var privacyCommand = command{
	name: "privacy", does: "查一个文件里的个人信息和密级标志",
	usage: `zwgkctl privacy [--json] [--date 2026-11-22] 文件

  文件    txt、csv、xlsx、docx。旧格式的先在WPS里另存；PDF和图片查不了
  --json  结果写成JSON：[{kind, text, where}]，没有的写 []
          kind 是 id_card phone bank_card address health minor plate wechat classification
  --date  按哪一天算年龄，不写就是今天

  隐藏的工作表、批注、页眉页脚也查。按写法查，会漏会错，查出几成见 docs/privacy.md。
  查到就以代码3结束。`,
	files: 1,
	run: func(f *flag.FlagSet) action {
		asJSON, date := f.Bool("json", false, ""), f.String("date", "", "")
		return func(s *session, files []string) error {
			day := time.Now()
			if *date != "" {
				given, err := parseDate(*date)
				if err != nil {
					return err
				}
				day = time.Date(given.Year, given.Month, given.Day, 0, 0, 0, 0, time.UTC)
			}
			doc, err := extract.File(s, files[0], extract.Limits{})
			if err != nil {
				return err
			}
			found := doc.Search(day)
			if *asJSON {
				err = writeJSON(s.out, places(found))
			} else {
				writePlaces(s.out, filepath.Base(files[0]), doc, found)
			}
			if err == nil && len(found) > 0 {
				err = errFindings
			}
			return err
		}
	},
}

// place is a finding as --json gives it.
type place struct {
	Kind  privacy.Kind `json:"kind"`
	Text  string       `json:"text"`
	Where string       `json:"where"`
}

func places(found []extract.Found) []place {
	out := make([]place, 0, len(found))
	for _, f := range found {
		out = append(out, place{f.Kind, f.Text, f.Where})
	}
	return out
}

func writePlaces(w io.Writer, name string, doc *extract.Document, found []extract.Found) {
	counts := map[privacy.Severity]int{}
	for _, f := range found {
		counts[f.Severity]++
		fmt.Fprintf(w, "%s %s %s：%s（%s）\n", f.Severity.Label(), f.Where, f.Kind.Label(), f.Text, f.Reason)
	}
	fmt.Fprintf(w, "%s：查了%d段文字、%d个格子，", name, len(doc.Passages), doc.Cells())
	switch {
	case len(doc.Passages) == 0 && doc.Cells() == 0:
		fmt.Fprintln(w, "里面没有字。是图片的，由人逐页看过")
	case len(found) == 0:
		fmt.Fprintln(w, "没有查到身份证号、银行账号、电话、车牌、微信号、密级标志、详细住址、健康和困难原因、未成年人姓名")
	default:
		fmt.Fprintf(w, "查到%d处：必须遮盖%d，由人判断%d，不得公开%d\n",
			len(found), counts[privacy.MustMask], counts[privacy.Judge], counts[privacy.Forbid])
	}
}
