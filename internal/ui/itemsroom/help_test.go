package itemsroom

import (
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// seat is an office with people who take each other's place, and the room in a
// window.
type seat struct {
	*desk.Desk
	*kittest.Stage
	t      *testing.T
	now    time.Time
	people map[string]string
	room   *Screen
	fails  []string
	file   string // that the next question for a file is answered with
}

func newSeat(t *testing.T, level office.Level) *seat {
	t.Helper()
	o := &seat{t: t, people: map[string]string{}, now: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)}
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), level, "青石镇人民政府", desk.Person{Name: "演示", Now: func() time.Time { return o.now }})
	if err != nil {
		t.Fatal(err)
	}
	o.Desk = d
	t.Cleanup(func() { _ = d.Close() })
	for _, p := range []struct {
		name string
		role office.Role
	}{{"陈晓梅", office.Clerk}, {"刘建军", office.Drafter}, {"何秀兰", office.Section}, {"赵国梁", office.Deputy}, {"马文华", office.Leader}, {"孙会计", office.Supervisor}} {
		person, err := d.AddPerson(t.Context(), p.name, p.role, "")
		if err != nil {
			t.Fatal(err)
		}
		o.people[p.name] = person.ID
		if p.role == office.Clerk {
			o.sit(p.name)
		}
	}
	return o
}

func (o *seat) sit(name string) {
	o.t.Helper()
	if err := o.SitDown(o.t.Context(), o.people[name], ""); err != nil {
		o.t.Fatal(err)
	}
}

func (o *seat) on(date string) {
	d := workday.MustDate(date)
	o.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, time.UTC)
}

// draft keeps an item and submits it when asked.
func (o *seat) draft(title, body string, submit bool, tables ...disclosure.Table) string {
	o.t.Helper()
	d, err := o.NewDraft(o.t.Context(), "")
	if err != nil {
		o.t.Fatal(err)
	}
	d.Text, d.Item.Station, d.Item.Kind = disclosure.Revision{Title: title, Body: body, Tables: tables}, "社会事务所", "A11"
	item, err := o.SaveDraft(o.t.Context(), d)
	if err == nil && submit {
		_, err = o.Submit(o.t.Context(), item.ID)
	}
	if err != nil {
		o.t.Fatal(err)
	}
	return item.ID
}

// pass passes the step under way.
func (o *seat) pass(id string, in desk.ReviewInput) {
	o.t.Helper()
	if _, err := o.Pass(o.t.Context(), id, in); err != nil {
		o.t.Fatal(err)
	}
}

// open makes the room in a window of the size that a small screen leaves, with
// the frame around it.
func (o *seat) open(setting theme.Setting) *Screen {
	o.t.Helper()
	o.Stage = kittest.New(o.t, "items", setting)
	o.room = New(o.Desk, present.Inline{}, kittest.Drawn, Asks{
		Canvas: o.Canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(string) {},
		File: func(_ string, _ []string, chosen func(string)) { chosen(o.file) },
	})
	o.Frame(o.room.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "公开目录", Icon: "list-tree"}, kit.Room{Name: "公开事项", Icon: "file-text"})
	o.room.Enter()
	return o.room
}

func photo(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "张贴.jpg")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 64, 48)), nil); err != nil {
		t.Fatal(err)
	}
	return path
}
