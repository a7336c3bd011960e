package main

import (
	"errors"
	"flag"
	"fmt"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

var handoverCommand = command{
	name: "handover", does: "工作移交：没有办完的事按最后期限开列，印成清单，把整个单位做成一个加密的包",
	usage: `zwgkctl handover --office 文件夹 [--out 清单.pdf] [--package 移交包.zip.age --passphrase-file 口令.txt]
                   [--from 移交人] [--to 接收人] [--witness 监交人] [--json]

  --out              把清单印成 .pdf，三方签字；不写的只在屏幕上列出
  --package          把单位的全部资料和附件写成一个加密的包，读回来核对；清单上写明文件名和校验码
  --passphrase-file  用文件第一行的口令加密；口令当面告诉接收人，不印在纸上
  --from --to --witness  清单上移交人、接收人、监交人的姓名，不写的手签
  --json             清单写成JSON`,
	run: func(f *flag.FlagSet) action {
		o := handoverOptions{dir: officeOption(f)}
		f.StringVar(&o.out, "out", "", "")
		f.StringVar(&o.pack, "package", "", "")
		f.StringVar(&o.secret, "passphrase-file", "", "")
		f.StringVar(&o.sheet.From, "from", "", "")
		f.StringVar(&o.sheet.To, "to", "", "")
		f.StringVar(&o.sheet.Witness, "witness", "", "")
		f.BoolVar(&o.json, "json", false, "")
		return func(s *session, _ []string) error { return o.do(s) }
	},
}

type handoverOptions struct {
	dir               *string
	out, pack, secret string
	sheet             desk.HandoverSheet
	json              bool
}

func (o *handoverOptions) do(s *session) error {
	passphrase, err := passphraseIn(o.secret)
	switch {
	case err != nil:
		return err
	case o.pack != "" && passphrase == "":
		return fault.New(fault.Usage, "移交包要加密。口令写在一个文件里，用 --passphrase-file 写上")
	case o.pack == "" && passphrase != "":
		return fault.New(fault.Usage, "写了口令，没有写移交包。用 --package 写上")
	}
	return atDesk(s, *o.dir, func(d *desk.Desk) error {
		var flaws error
		if o.pack != "" {
			made, err := d.HandoverPackage(s, o.pack, passphrase, progress(s, "移交包"))
			if err != nil {
				return err
			}
			flaws = remarks(s, made)
			o.sheet.Package = &made.BackupRecord
		}
		h, err := d.Handover(s)
		if err != nil {
			return err
		}
		return errors.Join(o.tell(s, d, h), flaws)
	})
}

// tell lists what is open, and prints the list.
func (o *handoverOptions) tell(s *session, d *desk.Desk, h *desk.Handover) error {
	if o.out != "" {
		document, fonts, err := d.HandoverPages(s, h, o.sheet)
		if err == nil {
			err = d.SavePages(o.out, document, fonts)
		}
		if err != nil {
			return err
		}
	}
	if o.json {
		return writeJSON(s.out, h)
	}
	for _, m := range h.Matters {
		day := "没有期限　"
		if !m.LastDay.IsZero() {
			day = m.LastDay.String() + "　" + m.LeftWords()
		}
		fmt.Fprintf(s.out, "%s　%s　%s：%s\n", day, m.Kind.Label(), m.Name, m.Stage)
	}
	fmt.Fprintf(s.out, "没有办完的%d项；附件%d个，操作日志%d条，台账校验码 %s\n", len(h.Matters), h.Attachments, h.Entries, h.Code)
	if p := o.sheet.Package; p != nil {
		fmt.Fprintf(s.out, "移交包做好了，已读回来核对：%s\n包校验码 %s\n", p.Path, p.Seal)
	}
	if o.out != "" {
		fmt.Fprintln(s.out, "清单已存为 "+o.out)
	}
	return nil
}
