package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/sheet"
)

// manyFiles is how many files or folders one call may name.
const manyFiles = 1000

var checkCommand = command{
	name: "check", does: "核对年度报告，一份、几份或者一个文件夹的",
	usage: `zwgkctl check [--json] [--previous 上年报告] [--offices 名单.txt] [--out 结果.xlsx] 报告或文件夹

  报告        docx、xlsx、pdf、txt，本程序写的json，或者本程序的移交包（文件夹或zip，读里面定稿的
              年度报告）。文件夹里的都核对，包括下一层的
  --previous  上年报告，用来核对结转、现行有效件数和雷同；文件夹里有上年的会自己对上
  --offices   应当有报告的单位，txt、csv或xlsx，一行一个；没有报告的列出来
  --places    正文里可以出现的地名，例如 甲县,乙市；写了才核对别处的网站
  --due       县里要求的最后一天，例如 2026-01-20；不写按1月31日
  --out       结果写成工作簿：总表、问题、各单位数、汇总表、缺报
  --json      结果写成JSON：[{file, organ, year, rule, severity, where, place, quote, message, basis}]
              severity 是 error 要改、warning 请核对、unjudged 缺内容没有判断

  有要改的、有读不出来的文件、有缺报的单位，就以代码3结束。`,
	files: 1, more: manyFiles,
	run: func(f *flag.FlagSet) action {
		job := &checkJob{}
		f.BoolVar(&job.asJSON, "json", false, "")
		f.StringVar(&job.order.Previous, "previous", "", "")
		offices, due, places := f.String("offices", "", ""), f.String("due", "", ""), f.String("places", "", "")
		f.StringVar(&job.out, "out", "", "")
		return func(s *session, files []string) error {
			if *places != "" {
				job.order.Context.Places = strings.FieldsFunc(*places, func(r rune) bool { return strings.ContainsRune(",，、 ", r) })
			}
			if err := job.prepare(s, *offices, *due); err != nil {
				return err
			}
			return job.run(s, files)
		}
	},
}

// checkJob is one call of check.
type checkJob struct {
	order  desk.CountyOrder
	asJSON bool
	out    string
}

func (j *checkJob) prepare(s *session, offices, due string) (err error) {
	if j.out != "" && !strings.HasSuffix(strings.ToLower(j.out), ".xlsx") {
		return fault.New(fault.Usage, "--out 只写工作簿。文件名以 .xlsx 结尾")
	}
	if due != "" {
		if j.order.Context.Due, err = parseDate(due); err != nil {
			return err
		}
	}
	if offices != "" {
		j.order.Organs, err = desk.ReadOrgans(s, offices)
	}
	return err
}

func (j *checkJob) run(s *session, files []string) error {
	j.order.Paths = files
	folder, told := slices.ContainsFunc(files, isFolder), false
	result, err := desk.CheckReports(s, j.order, func(done, of int) {
		if told = folder; told {
			fmt.Fprintf(s.err, "\r已读%d/%d", done, of)
		}
	})
	if told {
		fmt.Fprintln(s.err)
	}
	if err != nil {
		return err
	}
	if j.out != "" {
		if err := sheet.WriteCountyCheck(j.out, *result); err != nil {
			return err
		}
	}
	switch {
	case j.asJSON:
		err = writeJSON(s.out, findingsOf(*result))
	case folder || len(result.Reports) > 1 || len(j.order.Organs) > 0:
		writeCounty(s.out, *result, j.out == "")
	default:
		for _, r := range result.Reports {
			writeFindings(s.out, r)
		}
	}
	if err != nil {
		return err
	}
	return outcome(*result)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// outcome is errFindings when somebody has something to mend.
func outcome(c sheet.CountyCheck) error {
	if len(c.Unread) > 0 || len(c.Missing) > 0 {
		return errFindings
	}
	for _, r := range c.Reports {
		if annual.HasErrors(r.Findings) {
			return errFindings
		}
	}
	return nil
}

// located is a finding as --json gives it.
type located struct {
	File  string `json:"file"`
	Organ string `json:"organ,omitempty"`
	Year  int    `json:"year,omitempty"`
	annual.Finding
}

func findingsOf(c sheet.CountyCheck) []located {
	all := []located{}
	for _, r := range c.Reports {
		for _, f := range r.Findings {
			all = append(all, located{r.File, r.Document.Organ, r.Document.Year, f})
		}
	}
	return all
}

// writeFindings writes what was found in one report: what to mend, what to
// look at, and in a line each what was not judged and why.
func writeFindings(w io.Writer, r sheet.CheckedReport) {
	words := map[annual.Severity]string{annual.Error: "要改", annual.Warning: "请核对"}
	for _, severity := range []annual.Severity{annual.Error, annual.Warning} {
		for _, f := range r.Findings {
			if f.Severity == severity {
				fmt.Fprintf(w, "%s %s：%s（%s）\n", words[severity], f.Rule, f.Message, f.Basis)
			}
		}
	}
	var reasons []string
	rules := map[string][]string{}
	for _, f := range r.Findings {
		if f.Severity == annual.Unjudged {
			if rules[f.Message] == nil {
				reasons = append(reasons, f.Message)
			}
			rules[f.Message] = append(rules[f.Message], f.Rule)
		}
	}
	for _, reason := range reasons {
		fmt.Fprintf(w, "未判断 %s：%s\n", strings.Join(rules[reason], "、"), reason)
	}
	fmt.Fprintf(w, "%s：核对%d项规则，要改%d处，请核对%d处，未判断%d处\n", nameOf(r), len(annual.AllRules()), r.Count(annual.Error), r.Count(annual.Warning), r.Count(annual.Unjudged))
}

func nameOf(r sheet.CheckedReport) string {
	name := r.Document.Organ
	if name == "" {
		name = r.File
	}
	if r.Document.Year > 0 {
		name += fmt.Sprintf("%d年度", r.Document.Year)
	}
	return name
}

// writeCounty writes one table: a line for each report, then who is missing;
// with every finding below unless those are in a workbook.
func writeCounty(w io.Writer, c sheet.CountyCheck, findings bool) {
	fmt.Fprintln(w, "单位\t年度\t要改\t请核对\t未判断\t文件")
	counts := map[annual.Severity]int{}
	for _, r := range c.Reports {
		for _, f := range r.Findings {
			counts[f.Severity]++
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%s\n", r.Document.Organ, r.Document.Year, r.Count(annual.Error), r.Count(annual.Warning), r.Count(annual.Unjudged), r.Name())
	}
	for _, u := range c.Unread {
		fmt.Fprintf(w, "读不出来\t\t\t\t\t%s：%s\n", u.File, u.Reason)
	}
	for _, name := range c.Missing {
		fmt.Fprintf(w, "没有报告\t\t\t\t\t%s\n", name)
	}
	if findings {
		for _, r := range c.Reports {
			fmt.Fprintf(w, "\n%s\n", r.File)
			writeFindings(w, r)
		}
	}
	writeTotals(w, c)
	fmt.Fprintf(w, "共%d份：要改%d处，请核对%d处，未判断%d处；读不出来%d份", len(c.Reports), counts[annual.Error], counts[annual.Warning], counts[annual.Unjudged], len(c.Unread))
	if c.Listed > 0 {
		fmt.Fprintf(w, "；名单%d个单位，没有报告%d个", c.Listed, len(c.Missing))
	}
	fmt.Fprintln(w)
}

// writeTotals writes the sums that a county asks for first; the workbook has
// all of them.
func writeTotals(w io.Writer, c sheet.CountyCheck) {
	if c.Total.Reports < 2 {
		return
	}
	fmt.Fprintf(w, "\n%d年度%d份合计：\n", c.Total.Report.Year, c.Total.Reports)
	for _, row := range []string{annual.NewReceived, annual.CarriedOver, annual.ResultTotal, annual.CarriedForward} {
		a := annual.At(annual.Table3, row, annual.Total)
		fmt.Fprintf(w, "%s\t%s%s\n", c.Total.Report.Edition().Place(a), c.Total.Report.Get(a).Format(annual.Pieces), lacking(c.Total.Lacking[a]))
	}
	for _, f := range c.Total.Check() {
		if f.Severity == annual.Error {
			fmt.Fprintf(w, "合计要改 %s：%s\n", f.Rule, f.Message)
		}
	}
}

func lacking(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（%d份没有这个数）", n)
}
