package present_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// screen records what a presenter shows.
type screen[M any] struct {
	shown  []M
	fails  []string
	onShow func(M) // or nil
}

func (s *screen[M]) Show(m M) {
	s.shown = append(s.shown, m)
	if s.onShow != nil {
		s.onShow(m)
	}
}
func (s *screen[M]) Fail(say string) { s.fails = append(s.fails, say) }
func (s *screen[M]) last() M         { return s.shown[len(s.shown)-1] }

// later is a Runner whose work ends when the test says so.
type later struct{ ends []func() }

func (l *later) Go(work func(context.Context) error, done func(error)) {
	l.ends = append(l.ends, func() { done(work(context.Background())) })
}

// demoDay is the day on which the demo office is opened.
func demoDay() time.Time { return time.Date(2026, time.November, 20, 9, 0, 0, 0, time.Local) }

// demos is the folder of the first demo, "" when no test asked for one.
var demos string

// firstDemo is a demo office that is made once; each test opens a copy.
var firstDemo = sync.OnceValues(func() (dir string, err error) {
	if demos, err = os.MkdirTemp("", "zwgk-demo-"); err != nil {
		return "", err
	}
	dir = filepath.Join(demos, "demo")
	d, err := desk.DemoOn(context.Background(), dir, desk.DemoItems, demoDay)
	if err != nil {
		return "", err
	}
	return dir, d.Close()
})

func TestMain(m *testing.M) {
	code := m.Run()
	if demos != "" {
		_ = os.RemoveAll(demos) // what is left there the system clears away
	}
	os.Exit(code)
}

func demo(t *testing.T) *desk.Desk {
	t.Helper()
	first, err := firstDemo()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "demo")
	if err := os.CopyFS(dir, os.DirFS(first)); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "演示", Now: demoDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func TestTheRoomOpensOnTheYearsFigures(t *testing.T) {
	view := &screen[present.AnnualModel]{}
	room := present.NewAnnual(demo(t), present.Inline{}, view, desk.DemoYear)
	room.Load()
	m := view.last()
	if m.Title != "2025年度报告" || len(m.Steps) != 4 || m.Report == nil || m.Document == nil {
		t.Fatalf("model %+v", m)
	}
	if !m.Steps[0].Done || !m.Steps[1].Done || m.Steps[3].Done {
		t.Errorf("steps %+v: figures and checks are done, the sign-off is not", m.Steps)
	}
	if !m.Holds || !strings.HasPrefix(m.Identity, "勾稽相符：新收") {
		t.Errorf("identity %q", m.Identity)
	}
}

func TestAFigureOpensItsRecords(t *testing.T) {
	view := &screen[present.AnnualModel]{}
	room := present.NewAnnual(demo(t), present.Inline{}, view, desk.DemoYear)
	room.Load()
	for a, c := range annual.Edition2021().Cells {
		room.Open(a)
		opened := view.last().Opened
		if opened == nil || opened.Cell != a || !strings.Contains(opened.Title, c.Label) {
			t.Fatalf("%s: opened %+v", a, opened)
		}
		if value := view.last().Report.Get(a); c.Unit == annual.Pieces && !strings.HasPrefix(string(a), annual.Table2+".l") &&
			!strings.Contains(string(a), annual.Decisions) && int64(len(opened.Rows)+opened.More) != value.Number {
			t.Errorf("%s: %d rows for %d", a, len(opened.Rows)+opened.More, value.Number)
		}
	}
	if len(view.fails) > 0 {
		t.Errorf("failures shown: %v", view.fails)
	}
}

func TestAStaleResultIsDropped(t *testing.T) {
	view, run := &screen[present.AnnualModel]{}, &later{}
	room := present.NewAnnual(demo(t), run, view, desk.DemoYear)
	room.Load()
	run.ends[0]()
	room.Open("table3.granted.total")
	room.Open("table3.new_received.total")
	run.ends[2]()
	run.ends[1]() // arrives last, was asked first
	if got := view.last().Opened.Cell; got != "table3.new_received.total" {
		t.Errorf("shown is %s, asked last was table3.new_received.total", got)
	}
}

func TestSignOffFreezesTheFigures(t *testing.T) {
	view := &screen[present.AnnualModel]{}
	d := demo(t)
	room := present.NewAnnual(d, present.Inline{}, view, desk.DemoYear)
	room.Load()
	room.SignOff("", workday.MustDate("2026-01-19"), "")
	if len(view.fails) != 1 || !strings.Contains(view.fails[0], "签发人") {
		t.Fatalf("without a signer: %v", view.fails)
	}
	room.SignOff("马文华", workday.MustDate("2026-01-19"), "")
	m := view.last()
	if m.Signed == nil || m.Signed.Signer != "马文华" || len(m.Signed.Digest) != 16 || !m.Steps[3].Done || len(m.Signed.Differences) != 0 {
		t.Fatalf("signed %+v", m.Signed)
	}
	room.SignOff("马文华", workday.MustDate("2026-01-20"), "")
	if len(view.fails) != 2 || !strings.Contains(view.fails[1], "原因") {
		t.Errorf("a second sign-off without a reason: %v", view.fails)
	}
}

func TestAnUnreadableWorkbookIsSaid(t *testing.T) {
	view := &screen[present.AnnualModel]{}
	room := present.NewAnnual(demo(t), present.Inline{}, view, desk.DemoYear)
	room.Try("applications", filepath.Join(t.TempDir(), "没有.xlsx"))
	if len(view.fails) != 1 || strings.Contains(view.fails[0], "open ") {
		t.Errorf("failures %v", view.fails)
	}
}

type dueDesk struct {
	*desk.Desk
	today workday.Date
	due   []desk.Due
}

func (d dueDesk) Today() workday.Date { return d.today }

// idle is a desk without items that wait.
type idle struct{ dueDesk }

func (idle) OpenItems(context.Context) ([]desk.OpenItem, error) { return nil, nil }

func (d dueDesk) DueBoard(_ context.Context, most int, stretches ...desk.Stretch) (desk.DueBoard, error) {
	board := desk.DueBoard{Total: len(d.due)}
	for _, s := range stretches {
		rows := slices.DeleteFunc(slices.Clone(d.due), func(due desk.Due) bool { return !s.Holds(due.Left) })
		board.Stretches = append(board.Stretches, desk.DueStretch{Total: len(rows), Rows: rows[:min(most, len(rows))]})
	}
	return board, nil
}

func TestHomeSortsWhatIsDueIntoGroups(t *testing.T) {
	due := func(last string, left int) desk.Due {
		return desk.Due{LastDay: workday.MustDate(last), Left: left, Entry: annual.Entry{Number: "SQ" + last, Begun: workday.MustDate("2025-12-20")}}
	}
	view := &screen[present.HomeModel]{}
	home := present.NewHome(idle{dueDesk{demo(t), workday.Date{Year: 2026, Month: time.January, Day: 14}, []desk.Due{
		due("2026-01-12", -2), due("2026-01-14", 0), due("2026-01-16", 2), due("2026-01-20", 4), due("2026-03-20", 40),
	}}}, present.Inline{}, view)
	home.Load()
	m := view.last()
	if m.Date != "1月14日　星期三" || m.Context != "今年第9个工作日" {
		t.Errorf("head %q, %q", m.Date, m.Context)
	}
	for i, want := range []struct {
		total int
		left  string
	}{{1, "超2个工作日"}, {2, "今天到期"}, {1, "剩4个工作日"}} {
		if g := m.Groups[i]; g.Total != want.total || g.Rows[0].Left != want.left {
			t.Errorf("group %s: %+v", g.Title, g)
		}
	}
	if m.Searched != "共查5件在办的申请、0件没有办完的公开事项" {
		t.Errorf("searched: %q", m.Searched)
	}
}
