package present

import (
	"context"
	"fmt"

	"zwgk/internal/catalog"
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
	DueBoard(ctx context.Context, most int, stretches ...desk.Stretch) (desk.DueBoard, error)
	OpenItems(ctx context.Context) ([]desk.OpenItem, error)
	Coverage(ctx context.Context, year int) (catalog.Board, error)
	People(ctx context.Context) ([]office.Person, error)
	Sitting() *office.Person
	BackupStatus(ctx context.Context) (desk.BackupStatus, error)
	Warnings(ctx context.Context) ([]desk.Warning, error)
}

// HomeModel is 首页.
type HomeModel struct {
	Date, Context string // 1月14日 星期三; 今年第9个工作日
	Counts        []Count
	Groups        []DueGroup
	Searched      string        // what "none" means: 共查37件
	Report        *ReportCard   // nil for an office that makes no annual report
	Coverage      *CoverageCard // nil while there is no catalogue
	Papers        []PaperRow    // items that wait for a paper to come back signed
	Backup        *Safety       // nil: where the backups lie does not answer
	Warnings      []HomeWarning // what around the office endangers it
}

// CoverageCard is how far this year's catalogue is published.
type CoverageCard struct {
	Title, Line string
	Done        int // per cent of what was due
	Tone        Tone
}

// PaperRow is an item whose slip is with somebody.
type PaperRow struct {
	Title, Step string
	Opens       Target
}

// Count is a figure of the ribbon.
type Count struct {
	Icon, Word string
	Number     int
	Tone       Tone
	Opens      *Target // nil: it leads nowhere
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
	Opens         *Target // nil: it leads nowhere
	Act           string  // words of its button, "" for none
	Mine          bool    // it waits for the person at the desk
}

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
	var model HomeModel
	h.loads.read(h.run, h.view.Fail, func(ctx context.Context) (err error) {
		model, err = h.model(ctx)
		return err
	}, func() {
		h.view.Show(model)
	})
}

func (h *Home) model(ctx context.Context) (HomeModel, error) {
	around := h.surroundings(ctx)
	calendar, err := h.desk.Calendar(ctx)
	if err != nil {
		return HomeModel{}, err
	}
	applications, err := h.desk.DueBoard(ctx, dueRows, stretches()...)
	if err != nil {
		return HomeModel{}, err
	}
	items, err := h.desk.OpenItems(ctx)
	if err != nil {
		return HomeModel{}, err
	}
	people, err := h.desk.People(ctx)
	if err != nil {
		return HomeModel{}, err
	}
	today := h.desk.Today()
	model := HomeModel{
		Date:     monthDay(today) + "　" + longWeekday(today),
		Context:  ordinalWorkday(calendar, today),
		Searched: fmt.Sprintf("共查%s件在办的申请、%s件没有办完的公开事项", thousands(applications.Total), thousands(len(items))),
	}
	if model.Report, err = h.report(ctx, calendar, today); err != nil {
		return HomeModel{}, err
	}
	if model.Coverage, err = h.coverage(ctx, today.Year); err != nil {
		return HomeModel{}, err
	}
	model.board(applications, items)
	model.waiting(items, people)
	around(&model)
	return model, nil
}

// mostPapers bounds the list of papers; the room has the rest.
const mostPapers = 5

// waiting counts what waits for the person at the desk and what waits for a
// signature on paper.
func (m *HomeModel) waiting(items []desk.OpenItem, people []office.Person) {
	mine, papers := 0, 0
	for _, i := range items {
		if i.Mine {
			mine++
		}
		if !waitsForPaper(i, people) {
			continue
		}
		if papers++; len(m.Papers) < mostPapers {
			m.Papers = append(m.Papers, PaperRow{i.Title, i.Step.Label(), Target{Room: ItemsRoom, ID: i.ID}})
		}
	}
	m.Counts = append(m.Counts,
		Count{Icon: "inbox", Word: "等我办", Number: mine, Opens: &Target{Room: ItemsRoom, Mine: true}},
		Count{Icon: "file-text", Word: "等纸件", Number: papers, Opens: &Target{Room: ItemsRoom}})
}

// coverage tells how far this year's catalogue is published.
func (h *Home) coverage(ctx context.Context, year int) (*CoverageCard, error) {
	board, err := h.desk.Coverage(ctx, year)
	if err != nil || len(board.Rows) == 0 {
		return nil, err
	}
	c := board.Counts
	card := &CoverageCard{
		Title: fmt.Sprintf("%d年公开目录", year), Done: c.Done(), Tone: Good,
		Line: fmt.Sprintf("已公开%d项，其中迟公开%d项；应公开%d项，未公开%d项", c[catalog.Published]+c[catalog.Late], c[catalog.Late], c[catalog.DueNow], c[catalog.Missing]),
	}
	if c[catalog.Missing] > 0 {
		card.Tone = Urgent
	} else if c[catalog.DueNow] > 0 {
		card.Tone = Caution
	}
	return card, nil
}

// toneOf keeps a count of none quiet.
func toneOf(n int, tone Tone) Tone {
	if n == 0 {
		return Plain
	}
	return tone
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
