package present

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// SetupStep is a step of the first start.
type SetupStep int

// The steps.
const (
	WhereStep  SetupStep = iota // 资料放在哪里
	OrganStep                   // 本单位
	PeopleStep                  // 人员和分工
	ReadyStep                   // 开始
)

// The fields of the first start, for messages beside them.
const (
	FolderField = "folder"
	NameField   = "name"
	PersonField = "person"
	PINField    = "pin"
)

// SetupModel is the first start.
type SetupModel struct {
	Step     SetupStep
	Steps    []SetupMark
	Folder   string
	Level    office.Level
	Name     string
	Person   string // who sits down first
	Role     office.Role
	PIN      string
	Year     int               // of the next annual report
	Calendar string            // which years' 放假安排 are at hand
	Wrong    map[string]string // field → what is wrong and what is right
}

// Specimen is the head of the office's next annual report, in lines: the name,
// what the paper is, the first heading.
func (m SetupModel) Specimen() [3]string {
	name := strings.TrimSpace(m.Name)
	if name == "" {
		name = "单位全称"
	}
	return [...]string{name, fmt.Sprintf("%d年政府信息公开工作年度报告", m.Year), "一、总体情况"}
}

// SetupMark is a step as the list at the left shows it.
type SetupMark struct {
	Name, Line string
	Done       bool
}

// Setup presents the first start.
type Setup struct {
	run    Runner
	view   View[SetupModel]
	opened func(*desk.Desk)
	demo   string // where the demo office is kept, apart from real ones
	model  SetupModel
}

// NewSetup returns the presenter of the first start. suggested is the folder
// to offer, demo the folder of the demo office; opened is called with the desk
// once there is an office.
func NewSetup(run Runner, view View[SetupModel], suggested, demo string, opened func(*desk.Desk)) *Setup {
	return &Setup{run: run, view: view, opened: opened, demo: demo, model: SetupModel{
		Folder: suggested, Level: office.Town, Role: office.Clerk, Wrong: map[string]string{},
		Year: ReportYear(workday.DateOf(time.Now())),
	}}
}

// Start shows the first step.
func (s *Setup) Start() { s.show() }

// Edit changes the fields; what was wrong with them is looked at again when
// the person goes on.
func (s *Setup) Edit(change func(*SetupModel)) { change(&s.model) }

// Choose takes the kind of office and shows what follows from it.
func (s *Setup) Choose(level office.Level) {
	s.model.Level = level
	s.show()
}

// Back goes one step back.
func (s *Setup) Back() {
	s.model.Step = max(s.model.Step-1, WhereStep)
	s.show()
}

// Next goes one step on when the fields of this one are right; on the last it
// makes the office.
func (s *Setup) Next() {
	s.model.Wrong = s.check()
	if len(s.model.Wrong) == 0 && s.model.Step == ReadyStep {
		s.found()
		return
	}
	if len(s.model.Wrong) == 0 {
		s.model.Step++
	}
	s.show()
}

// ShowDemo opens the demo office, making it when it is not there. It has a
// folder of its own and its name says what it is, so that nobody takes it for
// the real one.
func (s *Setup) ShowDemo() { s.OpenDemo(s.opened) }

// OpenDemo is ShowDemo for somebody else than who waits for an office.
func (s *Setup) OpenDemo(then func(*desk.Desk)) {
	var opened *desk.Desk
	s.run.Go(func(ctx context.Context) (err error) {
		opened, err = OpenDemo(ctx, s.demo)
		return err
	}, func(err error) { s.finish(opened, err, then) })
}

// OpenDemo opens the demo office in folder, or makes it.
func OpenDemo(ctx context.Context, folder string) (*desk.Desk, error) {
	opened, err := desk.Open(ctx, folder, desk.Person{Name: "演示"})
	if fault.CodeOf(err) == fault.NotFound {
		return desk.Demo(ctx, folder, desk.DemoItems)
	}
	return opened, err
}

func (s *Setup) found() {
	m := s.model
	var opened *desk.Desk
	s.run.Go(func(ctx context.Context) (err error) {
		if opened, err = desk.Found(ctx, m.Folder, m.Level, m.Name, desk.Person{Name: m.Person}); err != nil {
			return err
		}
		person, err := opened.AddPerson(ctx, m.Person, m.Role, m.PIN)
		if err == nil {
			err = opened.SitDown(ctx, person.ID, m.PIN)
		}
		return err
	}, func(err error) { s.finish(opened, err, s.opened) })
}

func (s *Setup) finish(opened *desk.Desk, err error, then func(*desk.Desk)) {
	if err != nil {
		tell(s.view.Fail, err)
		return
	}
	then(opened)
}

// check looks at the fields of the step that is shown.
func (s *Setup) check() map[string]string {
	wrong := map[string]string{}
	note := func(field string, err error) {
		if err != nil {
			wrong[field] = fault.Sentence(err)
		}
	}
	switch m := s.model; m.Step {
	case WhereStep:
		if strings.TrimSpace(m.Folder) == "" {
			wrong[FolderField] = "没有写文件夹。例如 D:\\政务公开\\青石镇"
		} else if !filepath.IsAbs(m.Folder) {
			wrong[FolderField] = "写完整的位置，从盘符写起"
		}
	case OrganStep:
		_, err := office.NewOrgan("", m.Level, m.Name)
		if err != nil {
			wrong[NameField] = "没有写单位全称，或者写得太长。与公章上的字一致"
		}
	case PeopleStep:
		_, err := office.NewPerson("", m.Person, m.Role)
		note(PersonField, err)
		if m.PIN != "" {
			note(PINField, office.CheckPIN(m.PIN))
		}
	case ReadyStep:
	}
	return wrong
}

func (s *Setup) show() {
	m := &s.model
	lines := []string{tail(m.Folder, 18), m.Name, "谁来做，谁签发", "核对一遍"}
	names := []string{"资料放在哪里", "本单位", "人员和分工", "开始使用"}
	m.Steps = nil
	for i, name := range names {
		mark := SetupMark{Name: name, Line: lines[i], Done: SetupStep(i) < m.Step}
		if SetupStep(i) == PeopleStep && mark.Done {
			mark.Line = m.Person + "　" + m.Role.Label()
		}
		if mark.Line == "" {
			mark.Line = "名称和类型"
		}
		m.Steps = append(m.Steps, mark)
	}
	m.Calendar = calendarWords()
	s.view.Show(*m)
}

// tail keeps the end of a long path, which tells folders apart.
func tail(path string, most int) string {
	if runes := []rune(path); len(runes) > most {
		return "…" + string(runes[len(runes)-most:])
	}
	return path
}

// calendarWords says for which years 放假安排 are built in.
func calendarWords() string {
	calendar, err := desk.Calendar()
	if err != nil {
		return fault.Sentence(err)
	}
	var years []desk.CalendarYear
	for _, pack := range calendar.Packs() {
		years = append(years, desk.CalendarYear{Pack: pack})
	}
	return yearsWords(years)
}
