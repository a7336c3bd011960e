package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
)

func moment(date string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", date, time.FixedZone("CST", 8*3600))
	if err != nil {
		panic(err)
	}
	return at
}

// What around an office is warned of, and what is not.
func TestWhatIsWarnedOf(t *testing.T) {
	well := surroundings{free: 10 << 30, measured: true, database: 50 << 20, now: moment("2026-11-22 09:00"), last: moment("2026-11-20 17:00")}
	for _, c := range []struct {
		name   string
		change func(*surroundings)
		want   []WarningKind
		says   string
	}{
		{"nothing", func(*surroundings) {}, nil, ""},
		{"a synced folder", func(s *surroundings) { s.sync = "微云" }, []WarningKind{InSyncFolder}, "微云"},
		{"a share", func(s *surroundings) { s.remote = true }, []WarningKind{OnNetwork}, "共享文件夹"},
		{"both", func(s *surroundings) { s.remote, s.sync = true, "坚果云" }, []WarningKind{InSyncFolder, OnNetwork}, "坚果云"},
		{"another time zone", func(s *surroundings) { s.last = s.now.Add(23 * time.Hour) }, nil, ""},
		{"two days back", func(s *surroundings) { s.now = moment("2026-11-18 09:00") }, []WarningKind{ClockBack}, "2026年11月18日，操作日志最后一条却是2026年11月20日"},
		{"1970", func(s *surroundings) { s.now = moment("1970-01-01 08:00") }, []WarningKind{ClockBack}, "1970年1月1日"},
		{"2099", func(s *surroundings) { s.now = moment("2099-01-01 08:00") }, []WarningKind{ClockAhead}, "2099年1月1日"},
		{"before the program, in an office of that day", func(s *surroundings) { s.now, s.last = moment("2020-03-01 08:00"), moment("2020-03-01 08:00") }, []WarningKind{ClockBack}, "比程序做成的日子还早"},
		{"a year without work", func(s *surroundings) { s.last = moment("2025-11-20 09:00") }, nil, ""},
		{"a log without an entry", func(s *surroundings) { s.last = time.Time{} }, nil, ""},
		{"little room", func(s *surroundings) { s.free = 199 << 20 }, []WarningKind{DiskNearlyFull}, "只剩199 MB，保存和备份至少要200 MB"},
		{"enough room", func(s *surroundings) { s.free = 200 << 20 }, nil, ""},
		{"little room for a large office", func(s *surroundings) { s.database = 1 << 30; s.free = 2<<30 - 1 }, []WarningKind{DiskNearlyFull}, "至少要2048 MB"},
		{"room that cannot be measured", func(s *surroundings) { s.free, s.measured = 0, false }, nil, ""},
	} {
		s := well
		c.change(&s)
		var kinds []WarningKind
		var words strings.Builder
		for _, w := range s.warnings() {
			kinds = append(kinds, w.Kind)
			words.WriteString(w.Sentence + w.Todo)
			if w.Todo == "" || strings.ContainsAny(w.Sentence+w.Todo, "!！您") {
				t.Errorf("%s: %+v", c.name, w)
			}
		}
		if !slices.Equal(kinds, c.want) || !strings.Contains(words.String(), c.says) {
			t.Errorf("%s: %v, %s", c.name, kinds, words.String())
		}
	}
}

// T13: an office in a synced folder is warned of at every start, not once.
func TestASyncedFolderIsWarnedOfAtEveryStart(t *testing.T) {
	root := filepath.Join(t.TempDir(), "OneDrive - 青石镇")
	d, err := Found(t.Context(), filepath.Join(root, "公开"), office.Town, "青石镇人民政府", clerk)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		warnings, err := d.Warnings(t.Context())
		if err != nil || len(warnings) == 0 || warnings[0].Kind != InSyncFolder {
			t.Fatalf("%+v, %v", warnings, err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if d, err = Open(t.Context(), filepath.Join(root, "公开"), clerk); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = d.Close() })
	if warnings, err := deskOf(t, office.Town).Warnings(t.Context()); err != nil || slices.ContainsFunc(warnings, func(w Warning) bool { return w.Kind == InSyncFolder || w.Kind == ClockBack }) {
		t.Errorf("an office of its own: %+v, %v", warnings, err)
	}
	if _, err := os.Stat(filepath.Join(root, "公开", store.DatabaseName)); err != nil {
		t.Error(err)
	}
}

// T12: the clock goes to 1970, to 2099, a day back and home again. What is due
// stays due on its day, no number is given twice, and the log marks what was
// written by a wrong clock.
func TestAWrongClockMovesNothing(t *testing.T) {
	s := requestDesk(t).sit(office.Clerk).at("2026-04-01")
	first := s.register(registration(t, "2026-04-01", "预算"))
	due := s.request(first).Status.Due
	numbers := map[string]bool{s.request(first).Line.Number: true}
	for _, today := range []string{"1970-01-01", "2099-01-01", "2026-03-31", "2026-04-02"} {
		s.at(today)
		if v := s.request(first); v.Status.Due != due {
			t.Errorf("on %s the request is due on %s, not on %s", today, v.Status.Due, due)
		}
		lines, err := s.RegisterRequest(t.Context(), registration(t, "2026-04-01", "预算"+today))
		if today < "2026-04-01" {
			refused(t, today, err, "还没有到")
			if err := s.SetSamePerson(t.Context(), "原因"+today); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if numbers[l.Number] {
				t.Errorf("on %s the number %s is given again", today, l.Number)
			}
			numbers[l.Number] = true
			if got := s.request(l.ID).Status.Due; got != due {
				t.Errorf("registered on %s it is due on %s, not on %s", today, got, due)
			}
		}
	}
	page := must[AuditPage](t)(s.sit(office.Clerk).AuditPage(t.Context(), AuditFilter{}, 0, 100))
	marked := 0
	for _, line := range page.Lines {
		if line.WrongClock {
			marked++
		}
	}
	if marked < 2 {
		t.Errorf("%d entries are marked, of 1970 and of the day after 2099", marked)
	}
	if v := must[*store.Verification](t)(s.Verify(t.Context())); !v.OK() {
		t.Error(v.Problems)
	}
	if _, err := s.RegisterRequest(t.Context(), Registration{Matter: request.Disclosure}); err == nil {
		t.Error("an empty registration is taken")
	}
}
