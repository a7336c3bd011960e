package present_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
)

func settings(t *testing.T, d *desk.Desk) (*present.Settings, *screen[present.SettingsModel]) {
	t.Helper()
	view := &screen[present.SettingsModel]{}
	room := present.NewSettings(d, present.Inline{}, view)
	room.Load()
	return room, view
}

func TestPeopleComeAndGoInTheSettings(t *testing.T) {
	d := demo(t)
	room, view := settings(t, d)
	var wrong map[string]string
	done := func(w map[string]string) { wrong = w }
	room.AddPerson("", office.Clerk, "12", done)
	if wrong[present.PersonField] != "没有写姓名。写上本人的姓名" || wrong[present.PINField] == "" || len(view.last().People) != 0 {
		t.Errorf("wrong %v", wrong)
	}
	if room.AddPerson("罗贵平", office.Drafter, "", done); wrong[present.PersonField] == "" {
		t.Error("the first person is one who cannot manage people: nobody ever could")
	}
	room.AddPerson("陈晓梅", office.Clerk, "1234", done)
	if len(wrong) != 0 || len(view.last().People) != 1 {
		t.Fatalf("wrong %v, people %+v", wrong, view.last().People)
	}
	if room.AddPerson("陈晓梅", office.Leader, "", done); !strings.Contains(wrong[present.PersonField], "已经有一位") {
		t.Errorf("twice the same name: %v", wrong)
	}
	chen := view.last().People[0]
	if err := d.SitDown(t.Context(), chen.ID, "1234"); err != nil {
		t.Fatal(err)
	}
	room.AddPerson("罗贵平", office.Drafter, "", done)
	people := view.last().People
	if len(people) != 2 || people[0].Self == people[1].Self {
		t.Fatalf("people %+v", people)
	}
	for _, p := range people {
		if !p.Self {
			room.Leaves(p.ID)
		}
	}
	if left := view.last().People; len(left) != 1 || left[0].Name != "陈晓梅" {
		t.Errorf("left are %+v", left)
	}
	if room.Leaves(chen.ID); len(view.fails) != 1 {
		t.Errorf("one takes oneself off: %v", view.fails)
	}
	if room.ChangePIN("1111", "5678", done); wrong[present.OldPINField] != "原来的密码不对" {
		t.Errorf("wrong %v", wrong)
	}
	if room.ChangePIN("1234", "56", done); wrong[present.PINField] == "" {
		t.Errorf("wrong %v", wrong)
	}
	if room.ChangePIN("1234", "", done); len(wrong) != 0 || view.last().People[0].NeedsPIN {
		t.Errorf("wrong %v, people %+v", wrong, view.last().People)
	}
}

func TestTheSettingsListTheCalendarsWithTheirSource(t *testing.T) {
	room, view := settings(t, demo(t))
	first := view.last().Calendars[0]
	if !strings.HasSuffix(first.Year, "年") || !strings.Contains(first.Source, "国务院办公厅") || first.Own {
		t.Errorf("calendar %+v", first)
	}
	path := filepath.Join(t.TempDir(), "青石镇.json")
	local := `{"year":2026,"kind":"local","sources":[{"title":"青石镇赶集日放假通知"}],"days":[{"date":"2026-08-12","name":"赶集","off":true}]}`
	if err := os.WriteFile(path, []byte(local), 0o600); err != nil {
		t.Fatal(err)
	}
	said := ""
	room.AddCalendar(path, func(s string) { said = s })
	if len(view.fails) > 0 || !strings.Contains(said, "2026年地方假日") {
		t.Fatalf("said %q, fails %v", said, view.fails)
	}
	found := false
	for _, c := range view.last().Calendars {
		found = found || c.Own && c.Source == "青石镇赶集日放假通知"
	}
	if !found {
		t.Errorf("calendars %+v", view.last().Calendars)
	}
	if room.AddCalendar(path+"没有", func(string) { t.Error("said") }); len(view.fails) != 1 {
		t.Errorf("fails %v", view.fails)
	}
}
