package present

import (
	"context"
	"fmt"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// HomeDesk is what 首页 needs of the desk.
type HomeDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Calendar(ctx context.Context) (*workday.Calendar, error)
	Sources(ctx context.Context, year int) ([]desk.Source, error)
	Signed(ctx context.Context, year int) (*desk.SignedReport, error)
	DueApplications(ctx context.Context) ([]desk.Due, error)
}

// HomeModel is 首页.
type HomeModel struct {
	Date, Context string // 1月14日 星期三; 今年第9个工作日
	Counts        []Count
	Groups        []DueGroup
	Searched      string      // what "none" means: 共查37件
	Report        *ReportCard // nil for an office that makes no annual report
}

// Count is a figure of the ribbon.
type Count struct {
	Icon, Word string
	Number     int
	Tone       Tone
}

// DueGroup is a stretch of the due board.
type DueGroup struct {
	Icon, Title, Note string
	Tone              Tone
	Total             int
	Rows              []DueRow
	None              string // what to say when there are no rows
}

// DueRow is one open matter.
type DueRow struct {
	Date, Left    string
	Title, Reason string
	Step          string
	Tone          Tone
	ID            string
}

// dueRows bounds the board; the lists have the rest.
const dueRows = 30

// Home presents 首页.
type Home struct {
	desk  HomeDesk
	run   Runner
	view  View[HomeModel]
	loads loads
}

// NewHome returns the presenter of 首页.
func NewHome(d HomeDesk, run Runner, view View[HomeModel]) *Home {
	return &Home{desk: d, run: run, view: view}
}

// Load fetches what is due and shows it.
func (h *Home) Load() {
	wanted := h.loads.start()
	var model HomeModel
	h.run.Go(func(ctx context.Context) (err error) {
		model, err = h.model(ctx)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			tell(h.view.Fail, err)
		default:
			h.view.Show(model)
		}
	})
}

func (h *Home) model(ctx context.Context) (HomeModel, error) {
	calendar, err := h.desk.Calendar(ctx)
	if err != nil {
		return HomeModel{}, err
	}
	due, err := h.desk.DueApplications(ctx)
	if err != nil {
		return HomeModel{}, err
	}
	today := h.desk.Today()
	model := HomeModel{
		Date:     monthDay(today) + "　" + longWeekday(today),
		Context:  ordinalWorkday(calendar, today),
		Searched: fmt.Sprintf("共查%s件在办的申请", thousands(len(due))),
	}
	if model.Report, err = h.report(ctx, calendar, today); err != nil {
		return HomeModel{}, err
	}
	limits := []struct {
		word, icon, title, none string
		tone                    Tone
		fits                    func(left int) bool
	}{
		{"已超期", "triangle-alert", "已超期", "没有超期", Urgent, func(left int) bool { return left < 0 }},
		{"3个工作日内", "clock", "3个工作日内到期", "3个工作日内没有到期的", Caution, func(left int) bool { return left >= 0 && left <= 3 }},
		{"10个工作日内", "calendar", "10个工作日内到期", "10个工作日内没有到期的", Plain, func(left int) bool { return left > 3 && left <= 10 }},
	}
	for _, l := range limits {
		group := DueGroup{Icon: l.icon, Title: l.title, Tone: l.tone, None: l.none}
		for _, d := range due {
			if l.fits(d.Left) {
				group.Total++
				if len(group.Rows) < dueRows {
					group.Rows = append(group.Rows, dueRow(d, l.tone))
				}
			}
		}
		model.Groups = append(model.Groups, group)
		model.Counts = append(model.Counts, Count{l.icon, l.word, group.Total, toneOf(group.Total, l.tone)})
	}
	model.Counts = append(model.Counts, Count{"inbox", "在办的申请", len(due), Plain})
	model.Groups[0].Note = "期限按工作日计算"
	return model, nil
}

// toneOf keeps a count of none quiet.
func toneOf(n int, tone Tone) Tone {
	if n == 0 {
		return Plain
	}
	return tone
}

func dueRow(d desk.Due, tone Tone) DueRow {
	reason := fmt.Sprintf("%s收到，收到之日起20个工作日内答复", monthDay(d.Entry.Begun))
	if d.Estimated {
		reason += "；没有放假安排，日期是估算"
	}
	return DueRow{
		Date: monthDay(d.LastDay) + "　" + d.LastDay.ChineseWeekday(), Left: leftWords(d.Left),
		Title: d.Entry.Number + "　" + d.Entry.Title, Reason: reason, Step: "答复", Tone: tone, ID: d.Entry.ID,
	}
}

func longWeekday(d workday.Date) string {
	return "星期" + string([]rune("日一二三四五六")[d.Weekday()])
}

// ordinalWorkday says which working day of the year today is.
func ordinalWorkday(calendar *workday.Calendar, today workday.Date) string {
	if work, known := calendar.IsWorkday(today); !known {
		return fmt.Sprintf("没有装入%d年的放假安排", today.Year)
	} else if !work {
		return "今天休息"
	}
	tally, err := calendar.WorkdaysBetween(workday.Date{Year: today.Year - 1, Month: 12, Day: 31}, today)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("今年第%d个工作日", tally.Workdays)
}
