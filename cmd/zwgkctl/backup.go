package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

var backupCommand = command{
	name: "backup", does: "把单位的全部资料备份成一个文件，写好以后读回来核对",
	usage: `zwgkctl backup --office 文件夹 [--out 备份.zip] [--passphrase-file 口令.txt]
  zwgkctl backup --check 备份.zip [--passphrase-file 口令.txt] [--json]

  --out              写到哪里，不写的放进单位设置的备份文件夹；已有的备份会被替换，
                     别的文件不会
  --passphrase-file  用文件第一行的口令加密；口令丢了备份就打不开
  --check            只核对一份备份，不用单位资料；不完整的以代码4结束
  --json             用JSON写

  备份的时候别人照常工作。资料本身有不符的，备份照做，逐条写明，以代码3结束`,
	run: func(f *flag.FlagSet) action {
		o := backupOptions{dir: officeOption(f)}
		f.StringVar(&o.out, "out", "", "")
		f.StringVar(&o.secret, "passphrase-file", "", "")
		f.StringVar(&o.check, "check", "", "")
		f.BoolVar(&o.json, "json", false, "")
		return func(s *session, _ []string) error { return o.do(s) }
	},
}

type backupOptions struct {
	dir                *string
	out, secret, check string
	json               bool
}

func (o *backupOptions) do(s *session) error {
	passphrase, err := passphraseIn(o.secret)
	if err != nil {
		return err
	}
	if o.check != "" {
		return o.checkOnly(s, passphrase)
	}
	var made desk.Backup
	err = atDesk(s, *o.dir, func(d *desk.Desk) error {
		made, err = d.Backup(s, desk.BackupOrder{To: o.out, Passphrase: passphrase}, progress(s, "备份"))
		return err
	})
	if err != nil {
		return err
	}
	if o.json {
		err = writeJSON(s.out, made.BackupRecord)
	} else {
		_, err = fmt.Fprintf(s.out, "备份好了，已读回来核对：%s\n附件 %d\n操作日志 %d\n日志校验码 %s\n备份校验码 %s\n", made.Path, made.Attachments, made.Entries, made.Head, made.Seal)
	}
	return errors.Join(err, remarks(s, made))
}

// remarks says what else there is to know of a backup.
func remarks(s *session, made desk.Backup) error {
	if made.SameDisk {
		fmt.Fprintln(s.err, "提示：备份和资料在同一块硬盘上，再拷一份到U盘或者移动硬盘")
	}
	if made.Unrecorded != nil {
		fmt.Fprintln(s.err, "提示：备份是好的，没有记到资料里："+fault.Sentence(made.Unrecorded))
	}
	for _, flaw := range made.Flaws {
		fmt.Fprintln(s.err, "资料里的不符："+flaw)
	}
	if !made.Sound {
		return errFindings
	}
	return nil
}

func (o *backupOptions) checkOnly(s *session, passphrase string) error {
	c, err := desk.CheckBackup(s, o.check, passphrase, progress(s, "核对"))
	if err != nil {
		return err
	}
	if o.json {
		err = writeJSON(s.out, map[string]any{"made": c.Manifest.Made, "facts": c.Manifest.Facts, "seal": c.Seal, "found": c.Found})
	} else {
		_, err = fmt.Fprint(s.out, c.Text())
	}
	if err == nil && !c.Found.OK() {
		err = errFindings
	}
	return err
}

var restoreCommand = command{
	name: "restore", does: "用备份恢复成一个新的文件夹，与备份逐项核对",
	usage: `zwgkctl restore --office 新文件夹 备份.zip [--passphrase-file 口令.txt] [--json]

  --office           恢复到哪里：没有的或者空的文件夹，已有资料的不会动
  --passphrase-file  备份加了密的，口令写在这个文件的第一行
  --json             核对结果用JSON写

  备份不完整的以代码4结束，什么也不写`,
	files: 1,
	run: func(f *flag.FlagSet) action {
		dir, secret, asJSON := officeOption(f), f.String("passphrase-file", "", ""), f.Bool("json", false, "")
		return func(s *session, files []string) error {
			passphrase, err := passphraseIn(*secret)
			if err != nil {
				return err
			}
			report, err := desk.Restore(s, desk.RestoreOrder{From: files[0], To: *dir, Passphrase: passphrase}, progress(s, "恢复"))
			if err != nil {
				return err
			}
			if *asJSON {
				err = writeJSON(s.out, map[string]any{"from": report.From, "to": report.To, "lines": report.Lines(), "equal": report.Equal(), "found": report.Found})
			} else {
				_, err = fmt.Fprint(s.out, report.Text())
			}
			if err == nil && !report.Found.OK() {
				err = errFindings
			}
			return err
		}
	},
}

// passphraseIn reads the first line of a file; "" names none.
func passphraseIn(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	const most = 64 << 10
	info, err := os.Stat(path)
	if err == nil && info.Size() > most {
		return "", fault.New(fault.Usage, "“%s”太大，不是写口令的文件", path)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", fault.Wrap(err, fault.NotFound, "写口令的“%s”读不出来。核对文件名", path)
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(content), "\uFEFF"), "\n")
	line = strings.TrimSuffix(line, "\r")
	if line == "" {
		return "", fault.New(fault.Usage, "“%s”的第一行是空的，没有口令", path)
	}
	return line, nil
}
