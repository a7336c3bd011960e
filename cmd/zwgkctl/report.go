package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

var reportCommand = command{
	name: "report", does: "编出年度报告或者工作总结，存成PDF、Word、Excel、网页、图片或JSON",
	usage: `zwgkctl report --office 文件夹 --year 年度 --out 年报.pdf [--date 2026-01-20] [--previous 上年报告.json]
  zwgkctl report --office 文件夹 --year 年度 --paper summary --out 总结.docx [--copy-to 抄送单位] [--copies 份数]

  --paper     annual 年度报告（不写就是它），summary 政务公开工作总结，village 村务公开工作总结
  --out       .pdf 打印和存档，.docx 用Word、WPS接着改，.png 看全部页面；年度报告还有
              .xlsx 三张表，.html 放网站，.json 给程序读
  --date      成文日期，不写就是今天
  --previous  上年报告（JSON），用来核对结转和现行有效件数；不写就用这里定稿的
  --copy-to   总结的抄送单位，--copies 共印份数；不写就用上一次的

  在窗口里改写过的段落照改写的印。年度报告核对出的问题写在后面，台账里没有、要补的也列出来；
  有要改的，文件照样写出，以代码3结束。`,
	run: func(f *flag.FlagSet) action {
		job := &reportJob{}
		dir, year, kind := officeOption(f), yearOption(f), f.String("paper", "annual", "")
		f.StringVar(&job.out, "out", "", "")
		f.StringVar(&job.date, "date", "", "")
		f.StringVar(&job.previous, "previous", "", "")
		f.StringVar(&job.copyTo, "copy-to", "", "")
		f.IntVar(&job.copies, "copies", 0, "")
		return func(s *session, _ []string) error {
			if err := needYear(*year); err != nil {
				return err
			}
			if job.out == "" {
				return fault.New(fault.Usage, "没有写存到哪里。用 --out 写上文件名，例如 --out 年报.pdf")
			}
			var err error
			if job.paper, err = paperNamed(*kind); err != nil {
				return err
			}
			job.year = *year
			return atDesk(s, *dir, func(d *desk.Desk) error { return job.run(s, d) })
		}
	},
}

// reportJob is one call of report.
type reportJob struct {
	paper               writing.Paper
	year                int
	out, date, previous string
	copyTo              string
	copies              int
}

func (j *reportJob) run(s *session, d *desk.Desk) error {
	issued, err := issueDate(j.date, d.Today())
	if err != nil {
		return err
	}
	if j.paper != writing.AnnualReport {
		return j.summary(s, d, issued)
	}
	before, err := previousReport(j.previous)
	if err != nil {
		return err
	}
	draft, err := d.DraftBeside(s, j.year, before)
	if err != nil {
		return err
	}
	report := draft.Report(issued)
	if err := desk.WriteReport(report, j.out); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s 已存到 %s\n", report.Title, j.out)
	findings, err := d.CheckReport(s, report)
	if err != nil {
		return err
	}
	tellAsks(s, draft)
	return tell(s, report, findings)
}

func issueDate(text string, today workday.Date) (workday.Date, error) {
	if text == "" {
		return today, nil
	}
	return parseDate(text)
}

func parseDate(text string) (workday.Date, error) {
	date, err := workday.ParseDate(text)
	if err != nil {
		return date, fault.Wrap(err, fault.Usage, "日期“%s”不对。写成 2026-01-20 的样子", text)
	}
	return date, nil
}

func previousReport(path string) (*annual.Report, error) {
	if path == "" {
		return nil, nil
	}
	reports, err := readReports(path)
	if err != nil {
		return nil, err
	}
	if len(reports) != 1 {
		return nil, fault.New(fault.Usage, "“%s”里有%d份报告，上年报告只要一份", path, len(reports))
	}
	return reports[0], nil
}

func readReports(path string) ([]*annual.Report, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(err, fault.NotFound, "“%s”读不出来。核对文件名", path)
	}
	return annual.ReadReports(data)
}

// tell writes findings for a person and returns errFindings when any of them
// is an error.
func tell(s *session, r *annual.Report, findings []annual.Finding) error {
	words := map[annual.Severity]string{annual.Error: "要改", annual.Warning: "请核对", annual.Unjudged: "未判断"}
	counts := map[annual.Severity]int{}
	for _, f := range findings {
		counts[f.Severity]++
		fmt.Fprintf(s.err, "%s %s：%s（%s）\n", words[f.Severity], f.Rule, f.Message, f.Basis)
	}
	fmt.Fprintf(s.err, "%d年度：核对%d项规则，要改%d处，请核对%d处，未判断%d处\n", r.Year, len(annual.AllRules()), counts[annual.Error], counts[annual.Warning], counts[annual.Unjudged])
	if annual.HasErrors(findings) {
		return errFindings
	}
	return nil
}

var recordsCommand = command{
	name: "records", does: "列出报告里一个数字是由哪些记录数出来的",
	usage: `zwgkctl records --office 文件夹 --year 年度 --cell table3.granted.natural_person [--json]

  --cell  表.行.列。表是 table2、table3、table4；行、列的写法与报告JSON里的一样，
          例如 table3.result_total.total、table2.normative_documents.made、
          table4.reconsideration.upheld
  每条记录一行：编号、开始日期、结束日期、数量、名称、出处，用制表符隔开。`,
	run: func(f *flag.FlagSet) action {
		dir, year, cell, asJSON := officeOption(f), yearOption(f), f.String("cell", "", ""), f.Bool("json", false, "")
		return func(s *session, _ []string) error {
			if err := needYear(*year); err != nil {
				return err
			}
			return atDesk(s, *dir, func(d *desk.Desk) error {
				return listRecords(s, d, *year, annual.Address(*cell), *asJSON)
			})
		}
	},
}

func listRecords(s *session, d *desk.Desk, year int, cell annual.Address, asJSON bool) error {
	entries := []annual.Entry{}
	value, err := d.CellRecords(s, year, cell, func(e annual.Entry) error {
		entries = append(entries, e)
		return nil
	})
	if err != nil {
		return err
	}
	unit := annual.UnitOf(cell)
	if asJSON {
		return writeJSON(s.out, map[string]any{
			"cell": cell, "year": year, "value": value.Format(unit), "count": len(entries), "records": entries,
		})
	}
	w := bufio.NewWriter(s.out)
	for _, e := range entries {
		quantity := ""
		if e.Ledger == annual.Acts {
			quantity = annual.Count(e.Quantity).Format(unit)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", e.Number, e.Begun, e.Ended, quantity, e.Title, e.Source)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	// The sum goes to the other stream, so that lines can be counted.
	fmt.Fprintf(s.err, "%s：%s，%d条记录\n", annual.Edition2021().Place(cell), value.Format(unit), len(entries))
	return nil
}
