package desk

import (
	"os"
	"path/filepath"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// nextYear is a pack of the year after those that are built in, invented for
// the test.
func nextYear(t *testing.T, dir, title string) string {
	t.Helper()
	data := workday.PackData{Year: 2027, Sources: []workday.Source{{Title: title}}}
	for name, date := range map[string]string{
		"元旦": "2027-01-01", "春节": "2027-02-08", "清明节": "2027-04-05", "劳动节": "2027-05-03", "端午节": "2027-06-09", "中秋节": "2027-09-15", "国庆节": "2027-10-01",
	} {
		data.Days = append(data.Days, workday.Exception{Date: workday.MustDate(date), Name: name, Off: true})
	}
	pack, err := workday.NewPack(data)
	if err != nil {
		t.Fatal(err)
	}
	file, err := pack.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, title+".json")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnOfficeCountsWithItsOwnCalendars(t *testing.T) {
	d, dir := deskOf(t, office.Town), t.TempDir()
	before, err := d.Calendars(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pack, err := d.AddCalendar(t.Context(), nextYear(t, dir, "先发的通知"))
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := d.Calendar(t.Context())
	if err != nil || !calendar.Covers(pack.Year()) {
		t.Fatalf("%d is not covered (%v)", pack.Year(), err)
	}
	if builtIn, _ := Calendar(); builtIn.Covers(pack.Year()) {
		t.Error("the calendar of one office is that of all")
	}
	// a later notice takes the place of the first
	if _, err := d.AddCalendar(t.Context(), nextYear(t, dir, "后发的通知")); err != nil {
		t.Fatal(err)
	}
	years, err := d.Calendars(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(years) != len(before)+1 || !years[0].Own || years[0].Pack.Data().Sources[0].Title != "后发的通知" || years[1].Own {
		t.Errorf("%d years, was %d; first %+v", len(years), len(before), years[0])
	}
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() {
		t.Errorf("the office afterwards: %+v (%v)", v, err)
	}
}

func TestALostCalendarIsSaidAndCanBeAddedAgain(t *testing.T) {
	d := deskOf(t, office.Town)
	path := nextYear(t, t.TempDir(), "通知")
	if _, err := d.AddCalendar(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	kept, err := d.keptPacks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.office.FilePath(kept[0].digest), []byte("坏了"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Calendar(t.Context()); fault.CodeOf(err) != fault.Damaged {
		t.Errorf("a damaged calendar is used: %v", err)
	}
	if _, err := d.AddCalendar(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Calendar(t.Context()); err != nil {
		t.Errorf("added again: %v", err)
	}
}

func TestACalendarThatIsNoneChangesNothing(t *testing.T) {
	d := deskOf(t, office.Town)
	for name, content := range map[string]string{"空.csv": "", "别的.json": `{"year":2027}`} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := d.AddCalendar(t.Context(), path); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if _, err := d.AddCalendar(t.Context(), filepath.Join(t.TempDir(), "没有.json")); fault.CodeOf(err) != fault.Unreadable {
		t.Errorf("a file that is not there: %v", err)
	}
	if years, err := d.Calendars(t.Context()); err != nil || years[0].Own {
		t.Errorf("something was added: %v", err)
	}
}

func TestOnlyTheOfficeAddsCalendars(t *testing.T) {
	d := deskOf(t, office.Town)
	sit(t, d, office.Clerk, "")
	sit(t, d, office.Archivist, "")
	if _, err := d.AddCalendar(t.Context(), nextYear(t, t.TempDir(), "通知")); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("an archivist adds a calendar: %v", err)
	}
}
