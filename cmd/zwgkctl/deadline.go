package main

import (
	"flag"
	"fmt"
	"os"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

var deadlineCommand = command{
	name: "deadline", does: "算到期日，并写明是怎样数出来的",
	usage: `zwgkctl deadline --received 2026-09-14 --days 20 [--calendar 放假安排文件] [--json]

  --received  收到日期，写成 2026-09-14 的样子
  --days      几个工作日，例如 7、15、20
  --calendar  另外装入的放假安排（JSON或CSV），例如明年的

  第一行是到期日，下面是怎样数的。没有那一年放假安排的，写明是估算。`,
	run: func(f *flag.FlagSet) action {
		received, days := f.String("received", "", ""), f.Int("days", 0, "")
		calendarFile, asJSON := f.String("calendar", "", ""), f.Bool("json", false, "")
		return func(s *session, _ []string) error {
			if *received == "" {
				return fault.New(fault.Usage, "没有写收到日期。用 --received 写上，例如 --received 2026-09-14")
			}
			start, err := parseDate(*received)
			if err != nil {
				return err
			}
			packs, err := calendarPacks(*calendarFile)
			if err != nil {
				return err
			}
			calendar, err := desk.Calendar(packs...)
			if err != nil {
				return err
			}
			count, err := calendar.Deadline(start, *days)
			if err != nil {
				return err
			}
			if *asJSON {
				return writeJSON(s.out, map[string]any{
					"due": count.Due, "working_days": count.N, "estimated": count.Estimated(), "lines": count.Lines(),
				})
			}
			for _, line := range count.Lines() {
				fmt.Fprintln(s.out, line)
			}
			return nil
		}
	},
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
