package main

import (
	"errors"
	"flag"
	"fmt"
	"os/user"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// operator is who the log names: the account at the terminal.
func operator() desk.Person {
	name := "zwgkctl"
	if u, err := user.Current(); err == nil && u.Username != "" {
		name += "/" + u.Username
	}
	return desk.Person{Name: name}
}

func officeOption(f *flag.FlagSet) *string { return f.String("office", "", "") }

func yearOption(f *flag.FlagSet) *int { return f.Int("year", 0, "") }

func needYear(year int) error {
	if year == 0 {
		return fault.New(fault.Usage, "没有写年度。用 --year 写上，例如 --year 2025")
	}
	return nil
}

// atDesk opens the office, works in it and leaves it.
func atDesk(s *session, dir string, work func(*desk.Desk) error) error {
	d, err := desk.Open(s, dir, operator())
	if err != nil {
		return err
	}
	return errors.Join(work(d), d.Close())
}

var initCommand = command{
	name: "init", does: "新建一个单位的文件夹",
	usage: `zwgkctl init --office 文件夹 --kind town --name 青石镇人民政府

  --office  放资料的文件夹，没有就新建；已经有单位资料的不会覆盖
  --kind    village 村，town 乡镇，street 街道，county 县区，city 设区的市
  --name    单位全称`,
	run: func(f *flag.FlagSet) action {
		dir, kind, name := officeOption(f), f.String("kind", "", ""), f.String("name", "", "")
		return func(s *session, _ []string) error {
			level, err := office.ParseLevel(*kind)
			if err != nil {
				return err
			}
			d, err := desk.Found(s, *dir, level, *name, operator())
			if err != nil {
				return err
			}
			fmt.Fprintf(s.out, "已新建：%s，资料在 %s\n", d.Organ().Name, *dir)
			return d.Close()
		}
	},
}

var demoCommand = command{
	name: "demo", does: "建一个演示用的镇，人名和数字都是编的",
	usage: `zwgkctl demo --office 文件夹 [--items 件数]

  --items  申请件数，默认14件；测速度时可以写到一百万`,
	run: func(f *flag.FlagSet) action {
		dir, items := officeOption(f), f.Int("items", desk.DemoItems, "")
		return func(s *session, _ []string) error {
			d, err := desk.Demo(s, *dir, *items)
			if err != nil {
				return err
			}
			fmt.Fprintf(s.out, "已新建演示单位：%s，资料在 %s\n可以试：zwgkctl report --office %s --year %d --out 年报.pdf\n", d.Organ().Name, *dir, *dir, desk.DemoYear)
			return d.Close()
		}
	},
}

var verifyCommand = command{
	name: "verify", does: "核对资料、附件、档案和操作日志是不是完整",
	usage: `zwgkctl verify --office 文件夹 [--json] [--anchor 校验码]

  --anchor  只核对一件事：印在纸上的台账校验码，操作日志里是不是还在，它前面的有没有改动

  查了什么、查了多少，逐项写明；有一处不符就以代码4结束`,
	run: func(f *flag.FlagSet) action {
		dir, asJSON, anchor := officeOption(f), f.Bool("json", false, ""), f.String("anchor", "", "")
		return func(s *session, _ []string) error {
			return atDesk(s, *dir, func(d *desk.Desk) error {
				if *anchor != "" {
					return verifyAnchor(s, d, *anchor, *asJSON)
				}
				v, err := d.VerifyTelling(s, progress(s, "核对"))
				if err != nil {
					return err
				}
				if *asJSON {
					if err := writeJSON(s.out, v); err != nil {
						return err
					}
				} else {
					fmt.Fprintf(s.out, "记录与日志相符 %d/%d\n操作日志连续 %d/%d\n附件与摘要相符 %d/%d\n档案的文件与登记相符 %d/%d\n日志校验码 %s\n",
						v.Records.Good, v.Records.All, v.Entries.Good, v.Entries.All, v.Files.Good, v.Files.All, v.Archive.Good, v.Archive.All, v.Head)
					for _, n := range v.Notes {
						fmt.Fprintln(s.out, "提示："+n)
					}
					for _, p := range v.Problems {
						fmt.Fprintln(s.out, "不符："+p)
					}
				}
				if !v.OK() {
					return errDamaged
				}
				return nil
			})
		}
	},
}
