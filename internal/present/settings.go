package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// SettingsDesk is what 设置 needs of the desk.
type SettingsDesk interface {
	Organ() office.Organ
	Sitting() *office.Person
	People(ctx context.Context) ([]office.Person, error)
	AddPerson(ctx context.Context, name string, role office.Role, pin string) (office.Person, error)
	Leaves(ctx context.Context, personID string) error
	ChangePIN(ctx context.Context, old, pin string) error
	Calendars(ctx context.Context) ([]desk.CalendarYear, error)
	AddCalendar(ctx context.Context, path string) (workday.Pack, error)
	ItemSettingsDesk
}

var _ SettingsDesk = (*desk.Desk)(nil)

// OldPINField is the field of the PIN that is to be changed.
const OldPINField = "old_pin"

// SettingsModel is the room 设置.
type SettingsModel struct {
	Organ     string
	Calendar  string // for which years 放假安排 are at hand
	Calendars []CalendarEntry
	People    []PersonRow
	Items     ItemSettings
}

// CalendarEntry is one year's 放假安排.
type CalendarEntry struct {
	Year   string // 2027年; 2027年地方假日
	Source string // 国务院办公厅关于…的通知　国办发明电〔2025〕7号
	Own    bool   // added in this office
}

// PersonRow is somebody of the office and what can be done about them here.
type PersonRow struct {
	PersonEntry
	Self bool // sits at the desk: may change the PIN
}

// Settings presents the room 设置.
type Settings struct {
	desk  SettingsDesk
	run   Runner
	view  View[SettingsModel]
	loads loads
}

// NewSettings returns the presenter of 设置.
func NewSettings(d SettingsDesk, run Runner, view View[SettingsModel]) *Settings {
	return &Settings{desk: d, run: run, view: view}
}

// Load shows the settings.
func (s *Settings) Load() {
	m := SettingsModel{Organ: s.desk.Organ().Name}
	s.loads.read(s.run, s.view.Fail, func(ctx context.Context) error {
		people, err := s.desk.People(ctx)
		if err != nil {
			return err
		}
		sitting := s.desk.Sitting()
		for _, p := range people {
			m.People = append(m.People, PersonRow{PersonEntry{p.ID, p.Name, p.Role.Label(), p.PIN != ""}, sitting != nil && sitting.ID == p.ID})
		}
		calendars, err := s.desk.Calendars(ctx)
		m.Calendar, m.Calendars = yearsWords(calendars), calendarEntries(calendars)
		if err == nil {
			m.Items, err = s.itemSettings(ctx)
		}
		return err
	}, func() {
		s.view.Show(m)
	})
}

// AddPerson adds somebody. done is told what is wrong with which field; with
// nothing wrong the person is there.
func (s *Settings) AddPerson(name string, role office.Role, pin string, done func(wrong map[string]string)) {
	wrong := map[string]string{}
	if _, err := office.NewPerson("", name, role); err != nil {
		wrong[PersonField] = fault.Sentence(err)
	}
	if pin != "" {
		if err := office.CheckPIN(pin); err != nil {
			wrong[PINField] = fault.Sentence(err)
		}
	}
	s.unlessWrong(wrong, PersonField, func(ctx context.Context) error {
		_, err := s.desk.AddPerson(ctx, name, role, pin)
		return err
	}, done)
}

// ChangePIN changes the PIN of who sits at the desk; done is as for AddPerson.
func (s *Settings) ChangePIN(old, pin string, done func(wrong map[string]string)) {
	wrong := map[string]string{}
	if pin != "" {
		if err := office.CheckPIN(pin); err != nil {
			wrong[PINField] = fault.Sentence(err)
		}
	}
	s.unlessWrong(wrong, OldPINField, func(ctx context.Context) error { return s.desk.ChangePIN(ctx, old, pin) }, done)
}

// unlessWrong does the work when no field is wrong. What the desk refuses is
// said beside a field too.
func (s *Settings) unlessWrong(wrong map[string]string, field string, work func(context.Context) error, done func(map[string]string)) {
	if len(wrong) > 0 {
		done(wrong)
		return
	}
	s.run.Go(work, func(err error) {
		tell(func(sentence string) { wrong[field] = sentence }, err)
		done(wrong)
		if err == nil {
			s.Load()
		}
	})
}

// Leaves takes somebody off the desk.
func (s *Settings) Leaves(id string) {
	s.run.Go(func(ctx context.Context) error { return s.desk.Leaves(ctx, id) }, func(err error) {
		if err != nil {
			tell(s.view.Fail, err)
			return
		}
		s.Load()
	})
}

// AddCalendar takes in a file with a year's 放假安排; say is told that it is in.
func (s *Settings) AddCalendar(path string, say func(string)) {
	var pack workday.Pack
	s.run.Go(func(ctx context.Context) (err error) {
		pack, err = s.desk.AddCalendar(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			tell(s.view.Fail, err)
			return
		}
		say("已装入" + packName(pack) + "的放假安排，期限按它重新计算")
		s.Load()
	})
}

func packName(p workday.Pack) string {
	if p.Kind() == workday.Local {
		return fmt.Sprintf("%d年地方假日", p.Year())
	}
	return fmt.Sprintf("%d年", p.Year())
}

func calendarEntries(years []desk.CalendarYear) []CalendarEntry {
	var entries []CalendarEntry
	for _, y := range years {
		var sources []string
		for _, s := range y.Pack.Data().Sources {
			sources = append(sources, strings.TrimSpace(s.Title+"　"+s.Number))
		}
		entries = append(entries, CalendarEntry{packName(y.Pack), strings.Join(sources, "；"), y.Own})
	}
	return entries
}

// yearsWords says for which years 放假安排 are at hand.
func yearsWords(years []desk.CalendarYear) string {
	first, last := 0, 0
	for _, y := range years {
		if y.Pack.Kind() != workday.National {
			continue
		}
		if first == 0 || y.Pack.Year() < first {
			first = y.Pack.Year()
		}
		last = max(last, y.Pack.Year())
	}
	return fmt.Sprintf("已有%d年到%d年的放假安排。%d年的通知发布后，从U盘装入；没有以前，算出的日期写明是估算。", first, last, last+1)
}
