package main

import (
	"flag"
	"fmt"
	"os"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

var deadlineCommand = command{
	name: "deadline", does: "算到期日，并写明是怎样数出来的",
	usage: `zwgkctl deadline --received 2026-09-14 --days 20 [--calendar 放假安排文件] [--json]
  zwgkctl deadline --events 经过.json [--calendar 放假安排文件] [--json]

  --received  收到日期，写成 2026-09-14 的样子
  --days      几个工作日，例如 7、15、20
  --events    一件申请的经过，例如
              [{"date":"2026-09-14","event":"received"},
               {"date":"2026-09-16","event":"supplement_notified"},
               {"date":"2026-09-21","event":"supplemented"}]
  --calendar  另外装入的放假安排（JSON或CSV），例如明年的

  第一行是到期日，下面是怎样数的。没有那一年放假安排的，写明是估算。
  经过里能写的事，一件一天：` + eventWords() + `
  还在等申请人补正或者缴费的，期限没有走，没有到期日。`,
	run: func(f *flag.FlagSet) action {
		var call deadlineCall
		f.StringVar(&call.received, "received", "", "")
		f.IntVar(&call.days, "days", 0, "")
		f.StringVar(&call.events, "events", "", "")
		f.StringVar(&call.calendar, "calendar", "", "")
		f.BoolVar(&call.json, "json", false, "")
		return func(s *session, _ []string) error { return call.run(s) }
	},
}

// deadlineCall is what stands on the command line.
type deadlineCall struct {
	received, events, calendar string
	days                       int
	json                       bool
}

func (c deadlineCall) run(s *session) error {
	switch {
	case c.events != "" && (c.received != "" || c.days != 0):
		return fault.New(fault.Usage, "--events 里已经有收到日期，不再写 --received 和 --days。留下一种写法")
	case c.events == "" && c.received == "":
		return fault.New(fault.Usage, "没有写收到日期。用 --received 写上，例如 --received 2026-09-14")
	}
	packs, err := calendarPacks(c.calendar)
	if err != nil {
		return err
	}
	calendar, err := desk.Calendar(packs...)
	if err != nil {
		return err
	}
	if c.events != "" {
		return c.countEvents(s, calendar)
	}
	return c.countDays(s, calendar)
}

// countDays counts a number of working days from a day.
func (c deadlineCall) countDays(s *session, calendar *workday.Calendar) error {
	start, err := parseDate(c.received)
	if err != nil {
		return err
	}
	count, err := calendar.Deadline(start, c.days)
	if err != nil {
		return err
	}
	if c.json {
		return writeJSON(s.out, map[string]any{
			"due": count.Due, "working_days": count.N, "estimated": count.Estimated(), "lines": count.Lines(),
		})
	}
	for _, line := range count.Lines() {
		fmt.Fprintln(s.out, line)
	}
	return nil
}

// countEvents runs the clock of a request over what happened to it.
func (c deadlineCall) countEvents(s *session, calendar *workday.Calendar) error {
	data, err := os.ReadFile(c.events)
	if err != nil {
		return fault.Wrap(err, fault.NotFound, "“%s”读不出来。核对文件名", c.events)
	}
	list, err := request.ParseEvents(data)
	if err != nil {
		return err
	}
	status, err := request.Clock(calendar, list)
	if err != nil {
		return err
	}
	if c.json {
		return writeJSON(s.out, clockOutput(status))
	}
	for _, line := range status.Lines() {
		fmt.Fprintln(s.out, line)
	}
	return nil
}

// clockDay is a line of the sheet as --json has it.
type clockDay struct {
	Date      workday.Date    `json:"date"`
	Weekday   string          `json:"weekday"`
	Kind      request.DayKind `json:"kind"`
	N         int             `json:"n,omitempty"` // its place in the term; none when not counted
	Words     string          `json:"words"`
	Holiday   string          `json:"holiday,omitempty"`
	Source    string          `json:"source,omitempty"`
	Estimated bool            `json:"estimated,omitempty"`
}

// clockOutput is documented in docs/zwgkctl.md.
func clockOutput(s request.Status) map[string]any {
	days := make([]clockDay, 0, len(s.Days))
	for _, d := range s.Days {
		days = append(days, clockDay{d.Date, d.Date.ChineseWeekday(), d.Kind, d.Ordinal, d.Words(), d.Name, d.Source.Title, !d.Known})
	}
	out := map[string]any{
		"due": s.Due, "working_days": s.Counted(), "estimated": s.Estimated(), "days": days,
		"supplement_by": s.SupplementBy, "why": s.Why, "findings": append([]string{}, s.Findings...),
	}
	if s.Wait.For != "" {
		out["waiting"] = map[string]any{"for": s.Wait.For, "since": s.Wait.Since, "until": s.Wait.Until}
	}
	return out
}

func eventWords() string {
	words := ""
	for _, k := range request.EventKinds() {
		words += "\n    " + string(k) + " " + k.Label()
	}
	return words
}

func calendarPacks(path string) ([]workday.Pack, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(err, fault.NotFound, "“%s”读不出来。核对文件名", path)
	}
	pack, err := workday.ParsePack(data)
	if err != nil {
		return nil, err
	}
	return []workday.Pack{pack}, nil
}
