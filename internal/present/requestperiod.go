package present

import (
	"context"
	"strconv"

	"zwgk/internal/desk"
)

// PeriodModel is the register, or the statistics, of a month or a year.
type PeriodModel struct {
	PaperPages
	Choice PeriodChoice
	Years  []string
	Months []string
	Name   string // of the file
	Notes  []string
	Empty  string // why there are no pages
	Names  bool   // the person may see who the applicants are
	Sheet  string // name of the workbook of the register
}

// PeriodChoice is what was chosen of a period.
type PeriodChoice struct {
	Statistics bool
	Year       int  // of Years
	Month      int  // of Months: 0 is the whole year
	Named      bool // the register says who the applicants are
}

// periodYears is how many years can be chosen.
const periodYears = 8

// ShowPeriod turns to the register of this month.
func (p *Requests) ShowPeriod() {
	if p.papers == nil {
		return
	}
	today := p.desk.Today()
	m := &PeriodModel{Months: []string{"全年"}, Choice: PeriodChoice{Month: int(today.Month)}, Names: p.seesApplicants()}
	for y := range periodYears {
		m.Years = append(m.Years, strconv.Itoa(today.Year-y)+"年")
	}
	for month := 1; month <= 12; month++ {
		m.Months = append(m.Months, strconv.Itoa(month)+"月")
	}
	p.model.Period = m
	p.ChoosePeriod(m.Choice)
}

// ChoosePeriod lays out what is chosen.
func (p *Requests) ChoosePeriod(c PeriodChoice) {
	if p.model.Period == nil {
		return
	}
	wanted := p.drafts.start()
	m := *p.model.Period // what is in sight stays as it is until the other one is there
	c.Named = c.Named && m.Names && !c.Statistics
	period := desk.RequestPeriod{Year: p.desk.Today().Year - c.Year, Month: c.Month}
	m.Choice, m.Notes, m.Empty = c, nil, ""
	m.Sheet = strconv.Itoa(period.Year) + "年申请登记台账"
	m.PaperPages = PaperPages{Kind: "register", Word: period.Words() + "登记簿"}
	if c.Statistics {
		m.Kind, m.Word = "statistics", period.Words()+"统计表"
	}
	m.Name = m.Word
	p.run.Go(func(ctx context.Context) (err error) {
		if c.Statistics {
			m.Document, m.Fonts, m.Notes, err = p.papers.StatisticsPages(ctx, period)
		} else {
			m.Document, m.Fonts, err = p.papers.RegisterPages(ctx, period, c.Named)
		}
		return err
	}, func(err error) {
		if !wanted() || p.model.Period == nil {
			return
		}
		if err != nil {
			m.Document = nil
			tell(func(sentence string) { m.Empty = sentence }, err)
		}
		p.model.Period = &m
		p.view.Show(p.model)
	})
}

// ExportPeriod writes the register of the year to a workbook.
func (p *Requests) ExportPeriod(path string) {
	if p.model.Period == nil {
		return
	}
	year := p.desk.Today().Year - p.model.Period.Choice.Year
	p.save(path, func(ctx context.Context) error { return p.desk.ExportRequests(ctx, path, year) })
}
