package main

import (
	"bufio"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

var requestsCommand = command{
	name: "requests", does: "列出依申请公开登记簿",
	usage: `zwgkctl requests --office 文件夹 [--open] [--year 2026] [--json] [--export 台账.xlsx]

  --open    只列没有办结的
  --year    只列这一年收到的
  --export  存成登记台账，不列出来；里面有申请人的身份资料，操作日志记一笔
  每件一行：登记编号、种类、环节、收到日期、到期日、还有几个工作日、申请内容，
  用制表符隔开，新收到的在前。超期的天数是负数。`,
	run: func(f *flag.FlagSet) action {
		dir, year, asJSON := officeOption(f), yearOption(f), f.Bool("json", false, "")
		open, export := f.Bool("open", false, ""), f.String("export", "", "")
		return func(s *session, _ []string) error {
			if *export != "" && (*open || *asJSON) {
				return fault.New(fault.Usage, "--export 存的是全部，不和 --open、--json 一起写")
			}
			return atDesk(s, *dir, func(d *desk.Desk) error {
				if *export != "" {
					return d.ExportRequests(s, *export, *year)
				}
				return listRequests(s, d, desk.RequestFilter{Open: *open, Year: *year}, *asJSON)
			})
		}
	},
}

// requestLine is a line of the register as --json writes it; it names nobody.
type requestLine struct {
	ID        string `json:"id"`
	Number    string `json:"number"`
	Matter    string `json:"matter"`
	Stage     string `json:"stage"`
	Received  string `json:"received"`
	Due       string `json:"due,omitempty"`
	Left      *int   `json:"left,omitempty"` // working days
	Estimated bool   `json:"estimated,omitempty"`
	Phase     string `json:"phase,omitempty"`
	Subject   string `json:"subject"`
}

// listRequests reads the register a stretch at a time, so that a long one needs
// no more memory than a short one.
func listRequests(s *session, d *desk.Desk, filter desk.RequestFilter, asJSON bool) error {
	const stretch = 500
	lines := []requestLine{}
	w := bufio.NewWriter(s.out)
	for offset := 0; ; offset += stretch {
		page, err := d.Requests(s, filter, offset, stretch)
		if err != nil {
			return err
		}
		for _, l := range page.Lines {
			if asJSON {
				lines = append(lines, jsonLine(l))
				continue
			}
			due, left := dueWords(l.Due)
			fmt.Fprintln(w, strings.Join([]string{l.Number, l.Matter.Label(), l.Stage.Label(), l.Received.String(), due, left, l.Subject}, "\t"))
		}
		if len(page.Lines) < stretch {
			break
		}
	}
	if asJSON {
		return writeJSON(s.out, lines)
	}
	return w.Flush()
}

func jsonLine(l desk.RequestLine) requestLine {
	line := requestLine{
		ID: l.ID, Number: l.Number, Matter: string(l.Matter), Stage: string(l.Stage), Received: l.Received.String(), Subject: l.Subject,
	}
	if due := l.Due; due != nil {
		line.Due, line.Left, line.Estimated, line.Phase = due.LastDay.String(), &due.Left, due.Estimated, string(due.Phase)
	}
	return line
}

func dueWords(due *desk.Due) (day, left string) {
	if due == nil {
		return "", ""
	}
	day = due.LastDay.String()
	if due.Estimated {
		day += "估算"
	}
	return day, strconv.Itoa(due.Left)
}
