package present_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// archiveScreen records what the room shows, says and waits for.
type archiveScreen struct {
	screen[present.ArchiveModel]
	said   []string
	waits  []string
	steps  [][2]int
	over   int
	impede func(stop func()) // what the person does while work goes on
}

func (s *archiveScreen) Say(sentence string) { s.said = append(s.said, sentence) }

func (s *archiveScreen) Wait(title string, stop func()) present.Waiting {
	s.waits = append(s.waits, title)
	if s.impede != nil {
		s.impede(stop)
	}
	return s
}

func (s *archiveScreen) Set(done, of int) { s.steps = append(s.steps, [2]int{done, of}) }
func (s *archiveScreen) Finish()          { s.over++ }

// shelfDesk is a desk with one year on its shelf.
type shelfDesk struct {
	present.ArchiveDesk // what a test does not use
	year                desk.ArchiveYear
	boxes               []desk.BoxView
	waiting             []desk.ComposeRow
	rows                []desk.PieceRow
	asked               []desk.PieceFilter
	table               archive.RetentionTable
	pack                desk.Package
	packErr             error
	hits                desk.SearchResult
	pieces              map[string]*desk.PieceView
	sitting             *office.Person
	composed            func(ctx context.Context, tell desk.Progress) (int, error)
}

func (d *shelfDesk) Today() workday.Date     { return workday.MustDate("2026-01-14") }
func (d *shelfDesk) Sitting() *office.Person { return d.sitting }
func (d *shelfDesk) Organ() office.Organ {
	return office.Organ{Name: "青石镇人民政府", Level: office.Town}
}
func (d *shelfDesk) Calendar(context.Context) (*workday.Calendar, error)       { return nil, nil }
func (d *shelfDesk) ArchiveYears(context.Context) ([]int, error)               { return []int{2026, 2025, 2024}, nil }
func (d *shelfDesk) Boxes(context.Context, int) ([]desk.BoxView, error)        { return d.boxes, nil }
func (d *shelfDesk) ToCompose(context.Context, int) ([]desk.ComposeRow, error) { return d.waiting, nil }
func (d *shelfDesk) RetentionTable(context.Context) (archive.RetentionTable, error) {
	return d.table, nil
}
func (d *shelfDesk) ArchiveScheme(context.Context) (archive.Scheme, error) { return d.year.Scheme, nil }

func (d *shelfDesk) ArchiveYear(_ context.Context, year int) (desk.ArchiveYear, error) {
	y := d.year
	y.Year = year
	return y, nil
}

func (d *shelfDesk) Pieces(_ context.Context, f desk.PieceFilter, offset, n int) (desk.PiecePage, error) {
	d.asked = append(d.asked, f)
	return desk.PiecePage{Rows: d.rows[min(offset, len(d.rows)):min(offset+n, len(d.rows))], Total: int64(len(d.rows))}, nil
}

func (d *shelfDesk) Piece(_ context.Context, id string) (*desk.PieceView, error) {
	if v, ok := d.pieces[id]; ok {
		return v, nil
	}
	return nil, fault.New(fault.NotFound, "没有这一件")
}

func (d *shelfDesk) Search(context.Context, string, int) (desk.SearchResult, error) {
	return d.hits, nil
}

func (d *shelfDesk) Compose(ctx context.Context, _ int, tell desk.Progress) (int, error) {
	return d.composed(ctx, tell)
}

func (d *shelfDesk) PackArchive(context.Context, desk.PackOrder, desk.Progress) (desk.Package, error) {
	return d.pack, d.packErr
}

func shelfRoom(d *shelfDesk) (*present.Archive, *archiveScreen) {
	view := &archiveScreen{}
	room := present.NewArchive(d, present.Inline{}, view)
	room.Load()
	return room, view
}

func TestTheNextStepOfAYearIsWhatWaitsFirst(t *testing.T) {
	for name, c := range map[string]struct {
		year    desk.ArchiveYear
		next    present.ArchiveDeed
		context string
		spines  []string
	}{
		"nothing yet":       {desk.ArchiveYear{}, present.DoLoose, "还没有归档", []string{"all"}},
		"finished work":     {desk.ArchiveYear{Waiting: 6, Pending: 2}, present.DoCompose, "待整理6件，待编号2件", []string{"waiting", "pending", "all"}},
		"composed":          {desk.ArchiveYear{Pending: 2}, present.DoCloseYear, "待编号2件", []string{"pending", "all"}},
		"numbered":          {desk.ArchiveYear{Pieces: 76, NoPaper: 3}, present.DoFillBoxes, "已归档76件，待装76件，缺纸件3件", []string{"unboxed", "new", "all"}},
		"empty numbers too": {desk.ArchiveYear{Withdrawn: 1}, present.DoLoose, "还没有归档", []string{"all"}},
	} {
		_, view := shelfRoom(&shelfDesk{year: c.year})
		m := view.last()
		var keys []string
		for _, s := range m.Spines {
			keys = append(keys, s.Key)
		}
		if m.Main.Do != c.next || m.Context != c.context || !slices.Equal(keys, c.spines) {
			t.Errorf("%s: %s, %q, %v", name, m.Main.Do, m.Context, keys)
		}
		if slices.ContainsFunc(m.More, func(a present.ArchiveAct) bool { return a.Do == c.next }) {
			t.Errorf("%s: the next step is among the others too", name)
		}
	}
}

func box() desk.BoxView {
	class := archive.Class{Year: 2025, Retention: archive.ThirtyYears}
	b := archive.Box{ID: "b2", Class: class, Number: 2, Thickness: 30, From: 39, To: 64}
	rule := func(name, what string) archive.Rule { return archive.Rule{Name: name, What: what} }
	return desk.BoxView{
		Box: b, Spine: archive.Scheme{}.Spine(b), Pieces: 26, Pages: 218,
		Lines: []archive.Line{
			{Rule: rule("BOX-GAPLESS", "件号连续"), Result: archive.Passed, Looked: 26, Of: 26},
			{Rule: rule("BOX-UNIQUE", "档号不重复"), Result: archive.Passed, Looked: 26, Of: 26},
			{Rule: rule("BOX-AGREES", "目录与盒内一致"), Result: archive.Passed, Looked: 26, Of: 26},
			{Rule: rule("BOX-PAPER", "纸件齐全"), Result: archive.Failed, Looked: 26, Of: 26, Findings: []archive.Finding{{Piece: "0044", Message: "没有收到纸件"}}},
		},
	}
}

func TestABoxIsShownWithItsCheckAndItsPieces(t *testing.T) {
	d := &shelfDesk{year: desk.ArchiveYear{Pieces: 26, Boxes: 1}, boxes: []desk.BoxView{box()}}
	_, view := shelfRoom(d)
	m := view.last()
	if m.Box == nil || m.Box.Name != "第2盒" || m.Foot != "共26件，盒厚30毫米" || m.Context != "26件装1盒" {
		t.Fatalf("%+v, %q, %q", m.Box, m.Foot, m.Context)
	}
	var lines []string
	for _, c := range m.Box.Checks {
		lines = append(lines, c.Words+c.Figure)
	}
	if want := []string{"件号连续0039至0064", "档号不重复26件", "目录与盒内一致218页", "缺纸件0044"}; !slices.Equal(lines, want) {
		t.Errorf("the check says %v", lines)
	}
	m.List.Page(0, 10, func([]present.ArchiveLine, error) {})
	if len(d.asked) != 1 || d.asked[0].Box != "b2" {
		t.Errorf("it asks for %+v", d.asked)
	}
}

func TestALineSaysWhereThePaperIs(t *testing.T) {
	day := workday.MustDate
	for name, c := range map[string]struct {
		row  desk.PieceRow
		word string
		tone present.Tone
	}{
		"in its box":   {desk.PieceRow{State: archive.Archived, Paper: true, Box: "b"}, "已装盒", present.Good},
		"in no box":    {desk.PieceRow{State: archive.Archived, Paper: true}, "已收到", present.Good},
		"missing":      {desk.PieceRow{State: archive.Archived, Box: "b"}, "缺纸件", present.Caution},
		"lent":         {desk.PieceRow{State: archive.Archived, Paper: true, Due: day("2026-01-14")}, "借出", present.Caution},
		"overdue":      {desk.PieceRow{State: archive.Archived, Paper: true, Due: day("2026-01-13")}, "借出超期", present.Urgent},
		"empty number": {desk.PieceRow{State: archive.Withdrawn}, archive.Withdrawn.Label(), present.Plain},
	} {
		d := &shelfDesk{year: desk.ArchiveYear{Pieces: 1}, rows: []desk.PieceRow{c.row}}
		_, view := shelfRoom(d)
		view.last().List.Page(0, 10, func(lines []present.ArchiveLine, err error) {
			if err != nil || lines[0].Cells[5] != c.word || lines[0].Tone != c.tone {
				t.Errorf("%s: %+v, %v", name, lines, err)
			}
		})
	}
}

func TestNumbersGoOnWhereTheLastClosingEnded(t *testing.T) {
	class := func(r archive.Retention) archive.Class { return archive.Class{Year: 2025, Retention: r} }
	d := &shelfDesk{
		year: desk.ArchiveYear{Pending: 3, Pieces: 38, Scheme: archive.Scheme{Fonds: "0417", Category: "WS"}},
		rows: []desk.PieceRow{
			{State: archive.Pending, Class: class(archive.Permanent)}, {State: archive.Pending, Class: class(archive.ThirtyYears)},
			{State: archive.Pending, Class: class(archive.ThirtyYears)}, {State: archive.Withdrawn, Class: class(archive.ThirtyYears), Number: 38},
		},
	}
	room, view := shelfRoom(d)
	room.BeginClosing()
	m := view.last().Closing
	if m == nil || m.Total != 3 || len(m.Rows) != 2 {
		t.Fatalf("%+v", m)
	}
	want := []present.ClosingRow{
		{"永久", 1, "0001", "0417-WS·2025-Y-0001", "0417-WS·2025-Y-0001"}, {"30年", 2, "0039至0040", "0417-WS·2025-D30-0039", "0417-WS·2025-D30-0040"},
	}
	if !slices.Equal(m.Rows, want) {
		t.Errorf("it promises %+v", m.Rows)
	}
	if len(m.Notes) != 1 || !strings.Contains(m.Notes[0], "待单位核定") {
		t.Errorf("it warns %v", m.Notes)
	}
}

func TestLongWorkTellsHowFarItIsAndStops(t *testing.T) {
	d := &shelfDesk{year: desk.ArchiveYear{Waiting: 1000}}
	d.composed = func(ctx context.Context, tell desk.Progress) (int, error) {
		for i := range 1000 {
			if ctx.Err() != nil {
				return 0, ctx.Err()
			}
			tell(i+1, 1000)
		}
		return 1000, nil
	}
	room, view := shelfRoom(d)
	room.Compose()
	if n := len(view.steps); n == 0 || n > 102 || view.steps[n-1] != [2]int{1000, 1000} {
		t.Errorf("it was told %d times, the last %v", n, view.steps[max(0, n-1)])
	}
	if !slices.Contains(view.said, "已整理1000件，编号以前都可以改") || view.over != 1 {
		t.Errorf("it said %v, ended %d times", view.said, view.over)
	}
	view.impede = func(stop func()) { stop() }
	room.Compose()
	if got := view.said[len(view.said)-1]; got != "停下了，没有改动" || view.over != 2 || len(view.fails) > 0 {
		t.Errorf("stopped it said %q, %v", got, view.fails)
	}
}

func TestAYearThatWasLeftIsNotShown(t *testing.T) {
	run, view := &later{}, &archiveScreen{}
	room := present.NewArchive(&shelfDesk{year: desk.ArchiveYear{Pieces: 1}}, run, view)
	room.Load()
	room.Load()
	run.ends[1]()
	shown := len(view.shown)
	run.ends[0]()
	if shown != 1 || len(view.shown) != shown {
		t.Errorf("shown %d times, after the stale result %d", shown, len(view.shown))
	}
}

func TestAPieceThatWasLeftIsNotShown(t *testing.T) {
	run, view := &later{}, &archiveScreen{}
	d := &shelfDesk{year: desk.ArchiveYear{Pieces: 2}, pieces: map[string]*desk.PieceView{
		"a": {Piece: archive.Piece{ID: "a", Title: "甲"}}, "b": {Piece: archive.Piece{ID: "b", Title: "乙"}},
	}}
	room := present.NewArchive(d, run, view)
	room.Load()
	run.ends[0]()
	room.Pick("a")
	room.Pick("b")
	run.ends[2]()
	run.ends[1]()
	if got := view.last().Piece; got == nil || got.Title != "乙" {
		t.Errorf("it shows %+v", got)
	}
}

func TestAPackageThatDoesNotPassShowsWhatKeepsIt(t *testing.T) {
	rule := archive.Rule{Name: "DIGEST", Property: archive.Authentic, What: "每个文件和归档时一字不差"}
	bad := []archive.Line{{Rule: rule, Result: archive.Failed, Looked: 9, Of: 9, Findings: []archive.Finding{{Piece: "0417", Message: "文件变了"}}}}
	for name, c := range map[string]struct {
		pack desk.Package
		err  error
		page string
		told string
	}{
		"did not pass": {desk.Package{Lines: bad}, fault.New(fault.NotAllowed, "检测没有通过"), "check", ""},
		"disk full":    {desk.Package{Lines: []archive.Line{{Rule: rule, Result: archive.Passed, Looked: 9, Of: 9}}}, fault.New(fault.Invalid, "盘满了"), "shelf", "盘满了"},
		"written":      {desk.Package{Path: "/包/2025", Files: 8, Bytes: 3 << 20, Pieces: 9, Seal: "ab"}, nil, "pack", ""},
	} {
		d := &shelfDesk{year: desk.ArchiveYear{Pieces: 9}, pack: c.pack, packErr: c.err}
		room, view := shelfRoom(d)
		room.MakePack(present.PackAnswers{Target: "青山县档案馆"}, right(t))
		m := view.last()
		if m.Page() != c.page {
			t.Errorf("%s leads to %s", name, m.Page())
		}
		if told := strings.Join(view.fails, ""); !strings.Contains(told, c.told) || (c.told == "") != (told == "") {
			t.Errorf("%s: told %q", name, told)
		}
	}
}

func TestOnlyPiecesAreFoundHere(t *testing.T) {
	d := &shelfDesk{year: desk.ArchiveYear{Pieces: 1}, pieces: map[string]*desk.PieceView{"p": {Piece: archive.Piece{ID: "p", Title: "名单公示", State: archive.Archived}}}}
	d.hits.Hits = append(d.hits.Hits, hit("item", "i"), hit(desk.FoundPiece, "p"), hit(desk.FoundPiece, "p"))
	room, view := shelfRoom(d)
	room.Find(" 名单 ")
	view.last().List.Page(0, 10, func(lines []present.ArchiveLine, err error) {
		if err != nil || len(lines) != 1 || lines[0].ID != "p" {
			t.Errorf("found %+v, %v", lines, err)
		}
	})
	for name, leave := range map[string]func(){"no words": func() { room.Find("") }, "the chosen heap": func() { room.ChooseSpine(view.last().Spine) }} {
		room.Find("名单")
		leave()
		if m := view.last(); m.Words != "" || strings.HasPrefix(m.List.Key, "find") {
			t.Errorf("%s does not lead back to the shelf", name)
		}
	}
}

func TestWhoMayNotFileIsToldWhy(t *testing.T) {
	leader := &office.Person{Name: "马文华", Role: office.Leader}
	_, view := shelfRoom(&shelfDesk{year: desk.ArchiveYear{Waiting: 1}, sitting: leader})
	m := view.last()
	if m.Main.Reason == "" {
		t.Error("the next step is not locked")
	}
	for _, a := range m.More {
		if a.Do == present.DoSettings && a.Reason != "" {
			t.Error("the settings cannot be looked at")
		}
	}
	if err := leader.Role.Permit(office.ManageArchive); err == nil || errors.Is(err, context.Canceled) {
		t.Error("the rule has changed")
	}
}
