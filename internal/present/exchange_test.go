package present_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/exchange"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// exchangeScreen records what the page shows, says and waits for.
type exchangeScreen struct {
	screen[present.ExchangeModel]
	said []string
	stop bool // what is begun is stopped at once
	over int
}

func (s *exchangeScreen) Say(sentence string) { s.said = append(s.said, sentence) }

func (s *exchangeScreen) Wait(_ string, stop func()) present.Waiting {
	if s.stop {
		stop()
	}
	return s
}

func (s *exchangeScreen) Set(int, int) {}
func (s *exchangeScreen) Finish()      { s.over++ }

// side is one of the offices with its page.
type side struct {
	*present.Exchange
	desk *desk.Desk
	view *exchangeScreen
	t    *testing.T
}

func exchangeDay() time.Time { return time.Date(2026, time.November, 22, 9, 0, 0, 0, time.Local) }

func sideOf(t *testing.T, level office.Level, name string) *side {
	t.Helper()
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), name), level, name, desk.Person{Name: "陈晓梅", Now: exchangeDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	s := &side{desk: d, view: &exchangeScreen{}, t: t}
	s.Exchange = present.NewExchange(d, present.Inline{}, s.view)
	s.Load()
	return s
}

func (s *side) model() present.ExchangeModel { return s.view.last() }

func pageOf(m present.ExchangeModel) string { return m.Page() }

// ok fails when a form was refused.
func (s *side) ok(wrong map[string]string) {
	s.t.Helper()
	if len(wrong) > 0 {
		s.t.Fatalf("refused: %v", wrong)
	}
}

// refuses calls a form and gives what was wrong.
func refuses(form func(done func(map[string]string))) (wrong map[string]string) {
	form(func(w map[string]string) { wrong = w })
	return wrong
}

// meets enters each other's code.
func (s *side) meets(other *side) {
	s.t.Helper()
	s.AddPartner(other.model().Code, other.desk.Organ().Name, s.ok)
	other.AddPartner(s.model().Code, s.desk.Organ().Name, other.ok)
}

// sends makes a package for all partners and gives where the newest lies.
func (s *side) sends(stick string) string {
	s.t.Helper()
	s.MakePackages(present.PackageOrder{Folder: stick}, s.ok)
	made := s.model().Made
	if len(made) == 0 || made[0].Path == "" {
		s.t.Fatalf("made %+v, fails %v", made, s.view.fails)
	}
	return made[0].Path
}

// takes looks into a package and takes it.
func (s *side) takes(path string) *present.ExchangeLook {
	s.t.Helper()
	s.LookInto(path, "")
	if look := s.model().Look; look == nil || !look.MayTake || look.Taken {
		s.t.Fatalf("looked: %+v", look)
	}
	s.Take()
	look := s.model().Look
	if look == nil || !look.Taken {
		s.t.Fatalf("taken: %+v, fails %v", look, s.view.fails)
	}
	s.Close()
	return look
}

func (s *side) entry(first, second string) catalog.Entry {
	s.t.Helper()
	e, err := s.desk.KeepEntry(s.t.Context(), catalog.Entry{Category1: first, Category2: second, Cadence: catalog.Quarterly, ForVillage: true})
	if err != nil {
		s.t.Fatal(err)
	}
	return e
}

// TestATownAndAVillageExchange walks from the codes on paper over a task and its
// answer to the board.
func TestATownAndAVillageExchange(t *testing.T) {
	town, village, stick := sideOf(t, office.Town, "青石镇人民政府"), sideOf(t, office.Village, "河东村"), t.TempDir()
	town.entry("村级财务", "收支明细")
	if m := village.model(); len(m.Code) != 39 || m.Part != present.ExchangePartners || m.Town {
		t.Fatalf("%+v", m)
	}
	if wrong := refuses(func(done func(map[string]string)) { town.AddPartner("7K3Q", "", done) }); !strings.Contains(wrong[present.CodeField], "8组") {
		t.Errorf("a short code: %v", wrong)
	}
	town.meets(village)
	if p := town.model().Partners; len(p) != 1 || p[0].Known || p[0].Cells[1] != "还没有收过" {
		t.Errorf("%+v", p)
	}
	if look := village.takes(town.sends(stick)); look.Rows[0].Kind != "目录" || len(look.Notes) == 0 {
		t.Errorf("%+v", look)
	}
	village.Turn(present.ExchangeOffers)
	if offer := village.model().Offer; len(offer.Rows) != 1 || !offer.Rows[0].New {
		t.Errorf("%+v", offer)
	}
	village.ApplyOffer()
	if offer := village.model().Offer; len(offer.Rows) != 0 || offer.None != "和乡镇的目录一致" {
		t.Errorf("%+v", offer)
	}
	town.takes(village.sends(stick))
	if wrong := refuses(func(done func(map[string]string)) { town.GiveTask(present.TaskInput{}, done) }); wrong[present.TitleField] == "" || wrong[present.DueField] == "" {
		t.Errorf("an empty task: %v", wrong)
	}
	if len(town.Villages()) != 2 || len(town.TaskEntries()) != 2 || len(town.TaskPeriods(1)) != 5 {
		t.Errorf("%v %v %v", town.Villages(), town.TaskEntries(), town.TaskPeriods(1))
	}
	town.GiveTask(present.TaskInput{Title: "三季度财务", Village: 1, Entry: 1, Period: 3, Due: workday.MustDate("2026-10-15")}, town.ok)
	board := town.model().Board
	if len(board.Rows) != 1 || len(board.Columns) != 3 || board.Rows[0].Cells[2].State != exchange.TaskMissing || !strings.Contains(board.Rows[0].Cells[2].Line, "河东村") {
		t.Fatalf("%+v", board)
	}
	village.Turn(present.ExchangeTasks)
	village.takes(town.sends(stick))
	tasks := village.model().Tasks
	if len(tasks) != 1 || !tasks[0].Open || tasks[0].Left != "过了38天" {
		t.Fatalf("%+v", tasks)
	}
	if wrong := refuses(func(done func(map[string]string)) { village.Answer(tasks[0].ID, present.AnswerInput{}, done) }); wrong[present.ReasonField] == "" {
		t.Errorf("an answer without a reason: %v", wrong)
	}
	village.Answer(tasks[0].ID, present.AnswerInput{Done: true, On: workday.MustDate("2026-11-20"), Note: "榜上墙了"}, village.ok)
	if tasks = village.model().Tasks; tasks[0].Open || tasks[0].State != exchange.TaskLate {
		t.Errorf("%+v", tasks)
	}
	town.takes(village.sends(stick))
	if cell := town.model().Board.Rows[0].Cells[2]; cell.State != exchange.TaskLate || !strings.Contains(cell.Line, "榜上墙了") {
		t.Errorf("%+v", cell)
	}
	town.WithdrawTask(town.model().Board.Rows[0].Cells[2].Task)
	if columns := town.model().Board.Columns; len(columns) != 2 {
		t.Errorf("withdrawn: %v", columns)
	}
	if fails := slices.Concat(town.view.fails, village.view.fails); len(fails) > 0 {
		t.Error(fails)
	}
}

// TestRefusedPackagesSayWhy: from a stranger, torn, with another passphrase.
func TestRefusedPackagesSayWhy(t *testing.T) {
	town, village, stick := sideOf(t, office.Town, "青石镇人民政府"), sideOf(t, office.Village, "河东村"), t.TempDir()
	town.entry("村级财务", "收支明细")
	town.AddPartner(village.model().Code, "河东村", town.ok)
	path := town.sends(stick)
	village.LookInto(path, "")
	if look := village.model().Look; look.MayTake || look.Tone != present.Urgent || look.Why == "" || pageOf(village.model()) != "package" {
		t.Errorf("from a stranger: %+v", look)
	}
	village.AddPartner(town.model().Code, "", village.ok)
	village.LookAgain("")
	if look := village.model().Look; !look.MayTake {
		t.Errorf("after its code was entered: %+v", look)
	}
	village.view.stop = true
	village.Take()
	if look := village.model().Look; look.Taken || village.view.over == 0 {
		t.Errorf("stopped: %+v", look)
	}
	village.view.stop = false
	village.Close()

	empty := t.TempDir()
	town.view.stop = true
	town.MakePackages(present.PackageOrder{Folder: empty}, town.ok)
	town.view.stop = false
	if left, err := os.ReadDir(empty); err != nil || len(left) > 0 || !strings.HasPrefix(town.view.said[len(town.view.said)-1], "停下了") {
		t.Errorf("stopped while packing: %v %v, said %v", left, err, town.view.said)
	}

	if wrong := refuses(func(done func(map[string]string)) {
		town.MakePackages(present.PackageOrder{Folder: stick, Passphrase: "短", Again: "短"}, done)
	}); wrong[present.PassField] == "" {
		t.Errorf("a short passphrase: %v", wrong)
	}
	if wrong := refuses(func(done func(map[string]string)) {
		town.MakePackages(present.PackageOrder{Folder: stick, Passphrase: "青石镇 河东村 交换", Again: "青石镇"}, done)
	}); wrong[present.AgainField] == "" {
		t.Errorf("two passphrases: %v", wrong)
	}
	town.MakePackages(present.PackageOrder{Folder: stick, Partners: []string{town.model().Partners[0].ID}, Passphrase: "青石镇 河东村 交换", Again: "青石镇 河东村 交换"}, town.ok)
	sealed := town.model().Made[0].Path
	if !village.NeedsPassphrase(sealed) || village.NeedsPassphrase(path) {
		t.Error("whether a package is sealed is not known")
	}
	village.LookInto(sealed, "别的口令是打不开的")
	if look := village.model().Look; look.MayTake || !strings.Contains(look.Why, "口令不对") {
		t.Errorf("another passphrase: %+v", look)
	}
	village.LookAgain("青石镇 河东村 交换")
	village.Take()
	if look := village.model().Look; !look.Taken {
		t.Errorf("%+v", look)
	}
	town.MakePackages(present.PackageOrder{Folder: filepath.Join(stick, "没有"), Partners: []string{town.model().Partners[0].ID}}, town.ok)
	if len(town.view.fails) != 1 {
		t.Errorf("no folder: %v", town.view.fails)
	}
}
