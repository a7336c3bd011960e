package desk

import (
	"context"
	"os"
	"slices"
	"time"

	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// demoStory is what the town's people do, each act on its day and at the desk
// of whoever may do it. All of it goes through the desk's own acts, so that the
// demo shows nothing that an office could not have.
type demoStory struct {
	desk     *Desk
	today    workday.Date
	calendar *workday.Calendar
	people   map[office.Role]string // their ids
	scenes   []demoScene
	photos   string // folder
}

// demoScene is one act.
type demoScene struct {
	on  workday.Date
	who office.Role
	act func(context.Context, *Desk) error
}

// tellDemo plays last year and this one up to the day before today. The people
// leave in the end: whoever opens the demo looks at it without signing in.
func tellDemo(ctx context.Context, d *Desk, today workday.Date) (err error) {
	s := &demoStory{desk: d, today: today, people: map[office.Role]string{}}
	if s.calendar, err = d.Calendar(ctx); err != nil {
		return err
	}
	if s.photos, err = os.MkdirTemp("", "zwgk-demo-"); err != nil {
		return cannotWrite(err, os.TempDir())
	}
	defer func() { _ = os.RemoveAll(s.photos) }() // what is left there the system clears away
	if err := takePhotos(s.photos); err != nil {
		return err
	}
	if err := s.prepare(ctx); err != nil {
		return err
	}
	s.lastYearsItems()
	s.thisYearsItems()
	s.lastYearsRequests()
	s.thisYearsRequests()
	if err := s.play(ctx); err != nil {
		return err
	}
	return s.farewell(ctx)
}

// prepare sets the office up: its people, settings and catalogue, and the
// reports of the years before last.
func (s *demoStory) prepare(ctx context.Context) error {
	for _, role := range office.Roles() {
		p, err := s.desk.AddPerson(ctx, demoPeople[role], role, "")
		if err != nil {
			return err
		}
		s.people[role] = p.ID
	}
	settings, err := s.desk.RequestSettings(ctx)
	if err != nil {
		return err
	}
	settings.ReviewBody, settings.Court = "青山县人民政府", "青山县人民法院"
	settings.Contact, settings.Phone = demoPeople[office.Clerk], demoPhone
	settings.ReplyAddress, settings.Payment = "青石镇人民政府党政办公室", "到镇财政所缴纳"
	if err := s.desk.SetRequestSettings(ctx, settings); err != nil {
		return err
	}
	if err := s.desk.SetContact(ctx, form.Contact{Person: demoPeople[office.Clerk], Phone: demoPhone}); err != nil {
		return err
	}
	if _, err := s.desk.StartFromTemplate(ctx, office.Town); err != nil {
		return err
	}
	for _, id := range demoConfirmed {
		if _, err := s.desk.ConfirmEntry(ctx, id, demoSource); err != nil {
			return err
		}
	}
	for year := DemoYear - 1; year < s.today.Year-1; year++ {
		s.on(workday.Date{Year: s.today.Year - 1, Month: time.January, Day: 20}, office.Leader, func(ctx context.Context, d *Desk) error {
			issued := workday.Date{Year: year + 1, Month: time.January, Day: 20}
			report, err := d.AnnualReport(ctx, year, issued, nil)
			if err == nil {
				_, err = d.SignOff(ctx, report, demoPeople[office.Leader], issued, "")
			}
			return err
		})
	}
	return nil
}

// on plans an act.
func (s *demoStory) on(day workday.Date, who office.Role, act func(context.Context, *Desk) error) {
	s.scenes = append(s.scenes, demoScene{day, who, act})
}

// play does what was planned, day after day.
func (s *demoStory) play(ctx context.Context) error {
	slices.SortStableFunc(s.scenes, func(a, b demoScene) int { return a.on.Compare(b.on) })
	zone, day, minutes := s.desk.now().Location(), workday.Date{}, 0
	for _, scene := range s.scenes {
		if scene.on != day {
			day, minutes = scene.on, 0
		}
		minutes += 7
		at := time.Date(day.Year, day.Month, day.Day, 9, minutes, 0, 0, zone)
		s.desk.now = func() time.Time { return at }
		if err := s.desk.SitDown(ctx, s.people[scene.who], ""); err != nil {
			return err
		}
		if err := scene.act(ctx, s.desk); err != nil {
			return err
		}
	}
	return nil
}

// farewell takes the people off the desk, whoever manages them last.
func (s *demoStory) farewell(ctx context.Context) error {
	s.desk.StandUp()
	s.desk.who = demoUser
	roles := office.Roles()
	slices.Reverse(roles) // the clerk comes first
	for _, role := range roles {
		if err := s.desk.Leaves(ctx, s.people[role]); err != nil {
			return err
		}
	}
	return nil
}

// last is a day of last year, or the working day after it.
func (s *demoStory) last(month time.Month, day int) workday.Date {
	return s.after(workday.Date{Year: s.today.Year - 1, Month: month, Day: day}.AddDays(-1), 1)
}

// back is the n-th working day before today.
func (s *demoStory) back(n int) workday.Date { return s.count(s.today, n, -1) }

// after is the n-th working day after a day; the day itself for none.
func (s *demoStory) after(day workday.Date, n int) workday.Date { return s.count(day, n, 1) }

func (s *demoStory) count(day workday.Date, n, way int) workday.Date {
	for n > 0 {
		day = day.AddDays(way)
		if work, _ := s.calendar.IsWorkday(day); work {
			n--
		}
	}
	return day
}
