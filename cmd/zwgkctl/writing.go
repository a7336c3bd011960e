package main

import (
	"bufio"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

var papers = map[string]writing.Paper{
	"annual": writing.AnnualReport, "summary": writing.WorkSummary, "village": writing.VillageSummary,
}

func paperNamed(name string) (writing.Paper, error) {
	paper, ok := papers[name]
	if !ok {
		return "", fault.New(fault.Usage, "--paper 后面的“%s”不对。写 annual（年度报告）、summary（政务公开工作总结）或者 village（村务公开工作总结）", name)
	}
	return paper, nil
}

// summary writes a 工作总结; what is not told of its foot is taken from the last
// one.
func (j *reportJob) summary(s *session, d *desk.Desk, issued workday.Date) error {
	foot, err := d.SummarySettings(s)
	if err != nil {
		return err
	}
	if j.copyTo != "" {
		foot.CopyTo = j.copyTo
	}
	if j.copies != 0 {
		foot.Copies = j.copies
	}
	if err := d.SaveSummary(s, j.paper, j.year, issued, foot.CopyTo, foot.Copies, j.out); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "已存到 %s\n", j.out)
	draft, err := d.Draft(s, j.paper, j.year)
	if err != nil {
		return err
	}
	tellAsks(s, draft)
	return nil
}

// tellAsks lists what the paper should say and no record does.
func tellAsks(s *session, draft *writing.Draft) {
	for _, a := range draft.Asks {
		fmt.Fprintf(s.err, "没有登记 %s：%s\n", a.Kind, a.Question)
	}
	if len(draft.Asks) > 0 {
		fmt.Fprintln(s.err, "登记的写法见 zwgkctl help events")
	}
}

var eventsCommand = command{
	name: "events", does: "登记和列出报告要写、台账里没有的工作",
	usage: `zwgkctl events --office 文件夹 --year 2025 [--json]
  zwgkctl events --office 文件夹 --year 2025 --add training --quantity 43 --day 2025-05-06 --title 政务公开业务培训
  zwgkctl events --office 文件夹 --year 2025 --none training
  zwgkctl events --office 文件夹 --remove 编号
  zwgkctl events --kinds

  --add     登记一件，后面是种类；数量、日期、内容按种类写，问题见 --kinds
  --none    登记本年没有这一种
  --remove  删去一件，编号在清单的第一栏；操作日志里仍然有
  --kinds   列出种类：种类、名称、数量的单位、问题，用制表符隔开
  清单一件一行：编号、种类、名称、日期、数量、内容，用制表符隔开。`,
	run: func(f *flag.FlagSet) action {
		job := &eventJob{}
		dir, kinds := officeOption(f), f.Bool("kinds", false, "")
		f.IntVar(&job.year, "year", 0, "")
		f.StringVar(&job.add, "add", "", "")
		f.StringVar(&job.none, "none", "", "")
		f.StringVar(&job.remove, "remove", "", "")
		f.StringVar(&job.day, "day", "", "")
		f.Int64Var(&job.quantity, "quantity", 0, "")
		f.StringVar(&job.title, "title", "", "")
		f.BoolVar(&job.asJSON, "json", false, "")
		return func(s *session, _ []string) error {
			if *kinds {
				return listKinds(s)
			}
			return atDesk(s, *dir, func(d *desk.Desk) error { return job.run(s, d) })
		}
	},
}

// eventJob is one call of events.
type eventJob struct {
	year              int
	add, none, remove string
	day, title        string
	quantity          int64
	asJSON            bool
}

func (j *eventJob) run(s *session, d *desk.Desk) error {
	if j.remove != "" {
		if err := d.RemoveWorkEvent(s, j.remove); err != nil {
			return err
		}
		fmt.Fprintln(s.out, "已删去")
		return nil
	}
	switch err := needYear(j.year); {
	case err != nil:
		return err
	case j.add != "" && j.none != "":
		return fault.New(fault.Usage, "--add 和 --none 只写一个")
	case j.add == "" && j.none == "":
		return j.list(s, d)
	}
	event := writing.Event{Year: j.year, Kind: writing.EventKind(j.add + j.none), Quantity: j.quantity, Title: j.title, None: j.none != ""}
	if j.day != "" {
		var err error
		if event.Day, err = parseDate(j.day); err != nil {
			return err
		}
	}
	if event.Kind.Label() == "" {
		return fault.New(fault.Usage, "没有“%s”这一种。种类见 zwgkctl events --kinds", event.Kind)
	}
	event, err := d.AddWorkEvent(s, event)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "已登记 %s\n", eventLine(event))
	return nil
}

func (j *eventJob) list(s *session, d *desk.Desk) error {
	events, err := d.WorkEvents(s, j.year)
	if err != nil {
		return err
	}
	if j.asJSON {
		return writeJSON(s.out, append([]writing.Event{}, events...))
	}
	w := bufio.NewWriter(s.out)
	for _, e := range events {
		fmt.Fprintln(w, eventLine(e))
	}
	return w.Flush()
}

func eventLine(e writing.Event) string {
	quantity := ""
	switch {
	case e.None:
		quantity = "没有"
	case e.Quantity != 0:
		quantity = strconv.FormatInt(e.Quantity, 10) + e.Kind.Unit()
	}
	return strings.Join([]string{e.ID, string(e.Kind), e.Kind.Label(), e.Day.String(), quantity, e.Title}, "\t")
}

func listKinds(s *session) error {
	w := bufio.NewWriter(s.out)
	for _, k := range writing.EventKinds() {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k, k.Label(), k.Unit(), k.Question())
	}
	return w.Flush()
}
