package present_test

import (
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// itemsScreen records what the room shows and says.
type itemsScreen struct {
	screen[present.ItemsModel]
	said []string
}

func (s *itemsScreen) Say(sentence string) { s.said = append(s.said, sentence) }

// deskAt is an office with a clock that the test turns and people who take
// each other's place.
type deskAt struct {
	*desk.Desk
	t      *testing.T
	now    time.Time
	people map[string]string // id by name
}

func officeOf(t *testing.T, level office.Level, on string) *deskAt {
	t.Helper()
	o := &deskAt{t: t, people: map[string]string{}}
	o.on(on)
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), level, "青石镇人民政府", desk.Person{Name: "演示", Now: func() time.Time { return o.now }})
	if err != nil {
		t.Fatal(err)
	}
	o.Desk = d
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, p := range []struct {
		name string
		role office.Role
	}{
		{"陈晓梅", office.Clerk}, {"刘建军", office.Drafter}, {"何秀兰", office.Section}, {"赵国梁", office.Deputy},
		{"马文华", office.Leader}, {"孙会计", office.Supervisor}, {"李干事", office.Drafter},
	} {
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

func (o *deskAt) on(date string) {
	d := workday.MustDate(date)
	o.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, time.UTC)
}

func (o *deskAt) sit(name string) {
	o.t.Helper()
	if err := o.SitDown(o.t.Context(), o.people[name], ""); err != nil {
		o.t.Fatal(err)
	}
}

// room is 公开事项 at a desk.
func (o *deskAt) room() (*present.Items, *itemsScreen) {
	view := &itemsScreen{}
	return present.NewItems(o.Desk, present.Inline{}, view), view
}

// write drafts an item in the room and leaves it open.
func write(t *testing.T, room *present.Items, view *itemsScreen, title, body string, change func(*present.DraftInput)) present.ItemModel {
	t.Helper()
	room.Begin("")
	in := inputOf(view.last().Draft)
	in.Title, in.Body = title, body
	if change != nil {
		change(&in)
	}
	room.Save(in, false, func(wrong map[string]string) {
		if len(wrong) > 0 {
			t.Fatalf("draft %s: %v", title, wrong)
		}
	})
	return *view.last().Item
}

func inputOf(m *present.DraftModel) present.DraftInput {
	i := m.Item
	return present.DraftInput{
		Title: i.Title, Period: i.Period, Kind: i.Kind, Attribute: i.Attribute, Audience: i.Audience, Group: i.Group, Flags: i.Flags,
		Formed: i.Formed, Station: i.Station, Route: i.Route, Body: m.Text.Body, Tables: m.Text.Tables,
	}
}

// wants fails when a form was refused.
func wants(t *testing.T, what string) func(map[string]string) {
	return func(wrong map[string]string) {
		t.Helper()
		if len(wrong) > 0 {
			t.Fatalf("%s: %v", what, wrong)
		}
	}
}

// refused expects a sentence beside a field.
func refused(t *testing.T, field, part string) func(map[string]string) {
	return func(wrong map[string]string) {
		t.Helper()
		if !strings.Contains(wrong[field], part) {
			t.Fatalf("%s should say %q: %v", field, part, wrong)
		}
	}
}

func photo(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "张贴.jpg")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 64, 48)), nil); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// act finds a deed among the buttons of the open item.
func act(m present.ItemsModel, do present.ItemDeed) (present.ItemAct, bool) {
	for _, a := range append(append([]present.ItemAct(nil), m.Item.Acts...), m.Item.More...) {
		if a.Do == do {
			return a, true
		}
	}
	return present.ItemAct{}, false
}

func TestTheListSaysWhereEverythingStands(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	room, view := o.room()
	room.Load()
	if m := view.last(); m.List.Searched != "还没有公开事项" || m.Context != "共0件" {
		t.Errorf("an empty office says %q, %q", m.List.Searched, m.Context)
	}
	for n := range 5 {
		item := write(t, room, view, fmt.Sprintf("防火通知%d", n+1), "注意用火安全。", func(in *present.DraftInput) { in.Station = "应急办" })
		if n > 2 {
			room.Submit()
			if s := view.last().Item.Tags[0].Word; s != "审签中" {
				t.Errorf("%s is %s", item.Title, s)
			}
		}
	}
	room.Choose(present.AllItems)
	m := view.last()
	if strings.Join(m.Segments, " ") != "等我办 3 办理中 5 待建档 0 全部 5" || m.States[1] != "拟稿 3" || m.States[3] != "审签中 2" {
		t.Errorf("segments %v, states %v", m.Segments, m.States)
	}
	lines := linesOf(t, m.List)
	if len(lines) != 5 || lines[0].Title != "防火通知5" || lines[0].Line != "初审　应急办" || lines[4].Line != "拟稿　等我办" || lines[0].Left != "剩20个工作日" {
		t.Errorf("the list is %+v", lines)
	}
	room.ChooseState(3)
	if lines := linesOf(t, view.last().List); len(lines) != 2 {
		t.Errorf("审签中: %+v", lines)
	}
	room.ChooseKind(1)
	if m := view.last(); len(linesOf(t, m.List)) != 0 || m.List.Searched != "审签中、规章和规范性文件，共查5件" {
		t.Errorf("nothing of a kind is told as %q", m.List.Searched)
	}
	room.ChooseKind(0)
	room.Choose(present.MineItems)
	if lines := linesOf(t, view.last().List); len(lines) != 3 {
		t.Errorf("等我办: %+v", lines)
	}
	room.Find("通知4")
	if lines := linesOf(t, view.last().List); len(lines) != 1 || lines[0].Title != "防火通知4" {
		t.Errorf("found %+v", lines)
	}
	room.Find("没有的")
	if m := view.last(); m.List.Searched != "没有找到“没有的”，查了5条" {
		t.Errorf("nothing found is told as %q", m.List.Searched)
	}
}

func linesOf(t *testing.T, l *present.ItemList) (all []present.ItemLine) {
	t.Helper()
	l.Page(0, 50, func(lines []present.ItemLine, err error) {
		if err != nil {
			t.Fatal(err)
		}
		all = lines
	})
	if l.Len() != len(all) {
		t.Errorf("a list of %d has %d lines", l.Len(), len(all))
	}
	return all
}

func TestAStaleItemIsDropped(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	room, view := o.room()
	first := write(t, room, view, "第一件", "正文", nil)
	second := write(t, room, view, "第二件", "正文", nil)
	run, late := &later{}, &itemsScreen{}
	slow := present.NewItems(o.Desk, run, late)
	slow.Open(first.ID)
	slow.Open(second.ID)
	run.ends[1]()
	run.ends[0]() // arrives last, was asked first
	if got := late.last().Item.Title; got != "第二件" {
		t.Errorf("shown is %s, asked last was 第二件", got)
	}
	slow.Open(first.ID)
	slow.Close()
	run.ends[2]()
	if late.last().Item != nil {
		t.Error("an item opens that was closed before it came")
	}
}

func TestAFailedReadIsSaid(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	room, view := o.room()
	room.Open("01ARZ3NDEKTSV4RRFFQ69G5FAV")
	if len(view.fails) != 1 || len(view.shown) != 0 {
		t.Errorf("fails %v, shown %d", view.fails, len(view.shown))
	}
	room.NextFinding(1) // nothing is open: nothing happens
	room.Submit()
	if len(view.fails) != 1 {
		t.Errorf("fails %v", view.fails)
	}
}

// quickPapers writes no papers.
type quickPapers struct {
	*desk.Desk
	asked []string
}

func (s *quickPapers) ItemPaper(_ context.Context, id, kind string) (string, error) {
	s.asked = append(s.asked, kind)
	return id + "-" + kind + ".pdf", nil
}

func TestAPaperIsHandedToThePrinter(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	view := &itemsScreen{}
	papers := &quickPapers{Desk: o.Desk}
	room := present.NewItems(papers, present.Inline{}, view)
	item := write(t, room, view, "临时救助公示", "王德顺，身份证号990322195803120012。", nil)
	if c := view.last().Item.Papers; c[0].Kind != desk.SlipPaper || c[0].Reason != "" || c[1].Reason != "还有1处个人信息没有处理" {
		t.Errorf("papers %+v", c)
	}
	var path string
	room.Print(desk.SlipPaper, func(p string) { path = p })
	if path != item.ID+"-slip.pdf" || len(papers.asked) != 1 {
		t.Errorf("printed %q", path)
	}
}

func TestTheRoomTellsWhatItIsAskedToRelate(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	room, view := o.room()
	document := write(t, room, view, "防火通知", "正文", nil)
	var others []present.ItemLine
	room.Others("防火", func(lines []present.ItemLine) { others = lines })
	if len(others) != 1 || others[0].ID != document.ID {
		t.Fatalf("others %+v", others)
	}
	write(t, room, view, "防火通知解读", "正文", func(in *present.DraftInput) { in.Relation, in.Related = present.Interpreting, others[0].ID })
	if due := view.last().Item.Due; due == nil || !strings.Contains(due.Why, "解读") || !strings.Contains(due.Words, "最后一天1月19日，剩3个工作日") {
		t.Errorf("due %+v", due)
	}
	room.Edit()
	if d := view.last().Draft; d.Related != "防火通知" || d.Title != "改稿子" {
		t.Errorf("draft %+v", d)
	}
	if kind, id := present.RelationOf(disclosure.Relations{ResultOf: "x"}); kind != present.ResultOf || id != "x" {
		t.Errorf("relation %v %s", kind, id)
	}
}
