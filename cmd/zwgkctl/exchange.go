package main

import (
	"flag"
	"fmt"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

var exchangeCommand = command{
	name: "exchange", does: "村和乡镇用U盘交换：目录、任务、公开事项、数字、检查结果",
	usage: `zwgkctl exchange code      --office 文件夹 [--new]
  zwgkctl exchange partners  --office 文件夹 [--json]
  zwgkctl exchange add       --office 文件夹 --name 单位 核对码
  zwgkctl exchange pack      --office 文件夹 --with 单位 [--out 文件或文件夹] [--passphrase 口令]
  zwgkctl exchange look      --office 文件夹 [--passphrase 口令] [--json] 包
  zwgkctl exchange take      --office 文件夹 [--passphrase 口令] [--json] 包
  zwgkctl exchange task      --office 文件夹 --title 任务 --due 日期 [--with 村] [--entry 编号] [--period 周期]
  zwgkctl exchange tasks     --office 文件夹 [--json]
  zwgkctl exchange answer    --office 文件夹 --done 日期 [--note 说明] [--with 村] 任务编号
  zwgkctl exchange review    --office 文件夹 --verdict passed或mend [--note 意见] 事项
  zwgkctl exchange board     --office 文件夹 [--year 年度] [--json]
  zwgkctl exchange catalog   --office 文件夹 [--apply]
  zwgkctl exchange conflicts --office 文件夹 [--json]
  zwgkctl exchange resolve   --office 文件夹 --kind 种类 --subject 事项 要留的编号

  code       本单位的核对码，印出来当面交给对方；--new 换密钥，核对码跟着换
  add        登记对方的核对码，以后收它的包
  pack       做包：对方还没有的都带上；先把本单位新公布的、改了的报上
  look       看包里有什么，什么也不改
  take       收包，要么全收，要么不收；包不完整的以代码4结束
  task       给村布置任务，不写 --with 是给所有的村
  tasks      本村的任务，办到哪一步
  review     乡镇检查村里的一件，事项写board列出的
  board      各村各任务，用制表符隔开
  catalog    乡镇的目录和本村的有哪些不同；--apply 照着改
  conflicts  同一件事有两种说法的，并排列出；resolve 定下留哪一种

  --passphrase  加密、解密用的口令，不写就不加密`,
	files: 1, more: 1,
	run: func(f *flag.FlagSet) action {
		o := exchangeOptions{dir: officeOption(f), year: yearOption(f)}
		f.BoolVar(&o.json, "json", false, "")
		f.BoolVar(&o.fresh, "new", false, "")
		f.BoolVar(&o.apply, "apply", false, "")
		for name, target := range map[string]*string{
			"name": &o.name, "with": &o.with, "out": &o.out, "passphrase": &o.passphrase, "title": &o.title, "due": &o.due, "entry": &o.entry,
			"period": &o.period, "done": &o.done, "note": &o.note, "verdict": &o.verdict, "kind": &o.kind, "subject": &o.subject,
		} {
			f.StringVar(target, name, "", "")
		}
		return func(s *session, words []string) error { return o.do(s, words) }
	},
}

type exchangeOptions struct {
	dir                                        *string
	year                                       *int
	json, fresh, apply                         bool
	name, with, out, passphrase                string
	title, due, entry, period                  string
	done, note, verdict, kind, subject, object string
}

// exchangeWork is one of the things that exchange does; object says what the
// word behind it is, "" when there is none.
type exchangeWork struct {
	object string
	do     func(*exchangeOptions, *session, *desk.Desk) error
}

var exchangeWorks = map[string]exchangeWork{
	"code": {"", (*exchangeOptions).code}, "partners": {"", (*exchangeOptions).partners}, "add": {"对方的核对码", (*exchangeOptions).add},
	"pack": {"", (*exchangeOptions).pack}, "look": {"包", (*exchangeOptions).look}, "take": {"包", (*exchangeOptions).take},
	"task": {"", (*exchangeOptions).task}, "tasks": {"", (*exchangeOptions).tasks}, "answer": {"任务编号", (*exchangeOptions).answer},
	"review": {"要检查的事项", (*exchangeOptions).review}, "board": {"", (*exchangeOptions).board}, "catalog": {"", (*exchangeOptions).catalog},
	"conflicts": {"", (*exchangeOptions).conflicts}, "resolve": {"要留的编号", (*exchangeOptions).resolve},
}

func (o *exchangeOptions) do(s *session, words []string) error {
	work, known := exchangeWorks[words[0]]
	switch {
	case !known:
		return fault.New(fault.Usage, "exchange 没有“%s”这一项。写法见 zwgkctl help exchange", words[0])
	case work.object == "" && len(words) > 1:
		return fault.New(fault.Usage, "多写了“%s”。写法见 zwgkctl help exchange", words[1])
	case work.object != "" && len(words) < 2:
		return fault.New(fault.Usage, "没有写%s。写法见 zwgkctl help exchange", work.object)
	case work.object != "":
		o.object = words[1]
	}
	return atDesk(s, *o.dir, func(d *desk.Desk) error { return work.do(o, s, d) })
}

func (o *exchangeOptions) code(s *session, d *desk.Desk) error {
	read := d.ExchangeCode
	if o.fresh {
		read = d.ChangeExchangeKey
	}
	code, err := read(s)
	if err == nil {
		fmt.Fprintln(s.out, code)
	}
	return err
}

func (o *exchangeOptions) partners(s *session, d *desk.Desk) error {
	partners, err := d.Partners(s)
	if err != nil || o.json {
		return jsonOr(s, err, partners)
	}
	for _, p := range partners {
		state := "还没有收过它的包"
		if p.Known {
			state = "最近收包" + p.TakenOn.String()
		}
		fmt.Fprintf(s.out, "%s\t%s\t%s\t对方还没有的%d条\n", p.Name, p.Code, state, p.Waiting)
	}
	return nil
}

// jsonOr ends a command that writes JSON, or with an error.
func jsonOr(s *session, err error, value any) error {
	if err != nil {
		return err
	}
	return writeJSON(s.out, value)
}

func (o *exchangeOptions) add(s *session, d *desk.Desk) error {
	p, err := d.AddPartner(s, o.object, o.name)
	if err == nil {
		fmt.Fprintf(s.out, "登记了%s\t%s\n", p.Name, p.Code)
	}
	return err
}

func (o *exchangeOptions) pack(s *session, d *desk.Desk) error {
	made, err := d.MakePackage(s, o.with, o.out, desk.ExchangeOptions{Passphrase: o.passphrase}, progress(s, "做包"))
	if err != nil {
		return err
	}
	for _, note := range made.Notes {
		fmt.Fprintln(s.out, "提示："+note)
	}
	if made.Left > 0 {
		fmt.Fprintf(s.out, "提示：还有%d条放不下，对方收了以后再做一个包\n", made.Left)
	}
	fmt.Fprintf(s.out, "给%s的第%d个包：%s\n%d条记录，%d个文件，%d字节，读回来核对过\n", made.For, made.Number, made.Path, made.Statements, made.Files, made.Bytes)
	return nil
}

func (o *exchangeOptions) look(s *session, d *desk.Desk) error {
	view, err := d.LookIntoPackage(s, o.object, o.passphrase)
	return o.tell(s, view, err)
}

func (o *exchangeOptions) take(s *session, d *desk.Desk) error {
	view, err := d.TakePackage(s, o.object, o.passphrase, progress(s, "收包"))
	return o.tell(s, view, err)
}

func (o *exchangeOptions) tell(s *session, view desk.PackageView, err error) error {
	if err != nil || o.json {
		return jsonOr(s, err, view)
	}
	for _, l := range view.Lines {
		fmt.Fprintf(s.out, "%s\t%s\n", l.Kind.Label(), l.Words)
	}
	for _, note := range view.Notes {
		fmt.Fprintln(s.out, "提示："+note)
	}
	state := "没有收，只是看看"
	if view.Taken {
		state = "收好了"
	}
	fmt.Fprintf(s.out, "%s第%d个包（%s）：新的%d条，已有的%d条，%d个文件。%s\n", view.From, view.Number, view.Made, view.New, view.Known, view.Files, state)
	return nil
}

func (o *exchangeOptions) day(option, text string) (workday.Date, error) {
	day, err := workday.ParseDate(text)
	if err != nil {
		return day, fault.Wrap(err, fault.Usage, "--%s 要写日期，例如 --%s 2026-12-31", option, option)
	}
	return day, nil
}

func (o *exchangeOptions) task(s *session, d *desk.Desk) error {
	due, err := o.day("due", o.due)
	if err != nil {
		return err
	}
	id, err := d.GiveTask(s, "", o.with, exchange.TaskBody{Title: o.title, EntryID: o.entry, Period: o.period, Due: due, Text: o.note})
	if err == nil {
		fmt.Fprintln(s.out, "任务编号\t"+id)
	}
	return err
}

func (o *exchangeOptions) tasks(s *session, d *desk.Desk) error {
	tasks, err := d.MyTasks(s)
	if err != nil || o.json {
		return jsonOr(s, err, tasks)
	}
	for _, t := range tasks {
		fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\t%s\n", t.Task.ID, t.Task.Title, t.Task.Due, t.Cell.State.Label(), t.Cell.Opinion)
	}
	return nil
}

func (o *exchangeOptions) answer(s *session, d *desk.Desk) error {
	answer := exchange.AnswerBody{Note: o.note}
	if o.done != "" {
		on, err := o.day("done", o.done)
		if err != nil {
			return err
		}
		answer.Done, answer.On = true, on
	}
	return d.AnswerTask(s, o.with, o.object, answer)
}

func (o *exchangeOptions) review(s *session, d *desk.Desk) error {
	return d.ReviewItem(s, o.object, exchange.Verdict(o.verdict), o.note)
}

func (o *exchangeOptions) board(s *session, d *desk.Desk) error {
	year := *o.year
	if year == 0 {
		year = d.Today().Year
	}
	board, err := d.TownBoard(s, year)
	if err != nil || o.json {
		return jsonOr(s, err, board)
	}
	head := []string{"村"}
	for _, t := range board.Tasks {
		head = append(head, t.Title+"（"+t.Due.String()+"）")
	}
	fmt.Fprintln(s.out, strings.Join(append(head, "公开件数", "待检查", "要改", "按期完成率"), "\t"))
	for _, r := range board.Rows {
		line := []string{r.Village.Name}
		for _, c := range r.Cells {
			cell := c.State.Label()
			if c.Item != "" {
				cell += " " + c.Item
			}
			if c.Conflict {
				cell += " 有两种说法"
			}
			line = append(line, cell)
		}
		fmt.Fprintf(s.out, "%s\t%d\t%d\t%d\t%d%%\n", strings.Join(line, "\t"), r.Items, r.Waiting, r.ToMend, r.Coverage.Done())
	}
	return nil
}

func (o *exchangeOptions) catalog(s *session, d *desk.Desk) error {
	var differences catalog.Differences
	var err error
	if o.apply {
		differences, err = d.ApplyCatalogue(s)
	} else {
		differences, err = d.OfferedCatalogue(s)
	}
	if err != nil {
		return err
	}
	for _, e := range differences.Added {
		fmt.Fprintf(s.out, "新增\t%s\n", e.Name())
	}
	for _, c := range differences.Changed {
		for _, f := range c.Fields {
			fmt.Fprintf(s.out, "改动\t%s\t%s\t%s\t%s\n", c.New.Name(), f.Field, f.Old, f.New)
		}
	}
	fmt.Fprintf(s.out, "新增%d条，改动%d条，相同%d条\n", len(differences.Added), len(differences.Changed), differences.Same)
	return nil
}

func (o *exchangeOptions) conflicts(s *session, d *desk.Desk) error {
	conflicts, err := d.Conflicts(s)
	if err != nil || o.json {
		return jsonOr(s, err, conflicts)
	}
	for _, c := range conflicts {
		fmt.Fprintf(s.out, "%s\t%s\t%s\n", c.Kind, c.Kind.Label(), c.Subject)
		for _, side := range c.Sides {
			fmt.Fprintf(s.out, "\t%s\t%s\t%s\t%s\n", side.ID, side.Made, side.From, side.Words)
		}
	}
	return nil
}

func (o *exchangeOptions) resolve(s *session, d *desk.Desk) error {
	return d.Resolve(s, exchange.Kind(o.kind), o.subject, o.object)
}
