package desk

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/store"
)

// story is a random history of real offices and real packages.
type story struct {
	*neighbours
	*rand.Rand
	offices []*Desk // the town first
	items   map[*Desk][]disclosure.Item
	sticks  []carried
	taken   int
}

type carried struct {
	to   *Desk
	path string
}

func (s *story) step() {
	d := s.offices[s.IntN(len(s.offices))]
	switch n := s.IntN(20); {
	case n < 5:
		s.speak(d)
	case n < 11:
		from, to := s.town, s.villages[s.IntN(2)]
		if s.IntN(2) == 0 {
			from, to = to, from
		}
		s.sticks = append(s.sticks, carried{to, s.pack(from, to).Path})
	case n < 17 && len(s.sticks) > 0:
		s.take(s.sticks[s.IntN(len(s.sticks))]) // perhaps for the second time
	case n < 18 && len(s.sticks) > 0:
		at := s.IntN(len(s.sticks))
		s.sticks = slices.Delete(s.sticks, at, at+1) // lost
	case n == 18:
		must[string](s.t)(d.ChangeExchangeKey(s.t.Context()))
	}
}

func (s *story) take(c carried) {
	s.t.Helper()
	must[PackageView](s.t)(c.to.TakePackage(s.t.Context(), c.path, "", nil))
	s.taken++
}

func (s *story) speak(d *Desk) {
	ctx := s.t.Context()
	figures := exchange.FiguresBody{Period: "2026-Q3", Name: "季报", Figures: []exchange.Figure{{Name: "公布件数", Number: int64(s.IntN(50))}}}
	village := s.villages[s.IntN(2)].Organ()
	var err error
	switch {
	case d == s.town && s.IntN(2) == 0:
		_, err = d.GiveTask(ctx, fmt.Sprint("任务", s.IntN(3)), "", exchange.TaskBody{Title: fmt.Sprint("公开账目", s.IntN(99)), Due: d.Today()})
	case d == s.town:
		if err = d.StateFigures(ctx, village.ID, figures); fault.CodeOf(err) == fault.NotFound {
			err = nil // it has not heard of the village yet
		}
	case s.IntN(3) == 0:
		err = d.StateFigures(ctx, "", figures)
	case len(s.items[d]) > 0 && s.IntN(2) == 0:
		item := s.items[d][s.IntN(len(s.items[d]))]
		item.Publications[0].Place = fmt.Sprint("公示栏", s.IntN(99))
		err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return store.Items.Replace(tx, item, "") })
	default:
		s.items[d] = append(s.items[d], hang(s.t, d, fmt.Sprint("公示", s.IntN(999)), "", ""))
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// TestHistoriesOfOffices is exchange.TestThousandHistories with real databases
// and real package files, for fewer of them.
func TestHistoriesOfOffices(t *testing.T) {
	const histories = 25
	conflicts, taken, known := 0, 0, 0
	for seed := range uint64(histories) {
		n := meet(t, "河东村", "河西村")
		s := &story{neighbours: n, Rand: rand.New(rand.NewPCG(seed, 25)), offices: append([]*Desk{n.town}, n.villages...), items: map[*Desk][]disclosure.Item{}}
		for range 25 + s.IntN(15) {
			s.step()
		}
		made := map[string]exchange.Statement{} // nothing that was said is dropped
		for _, d := range s.offices {
			for _, said := range must[[]exchange.Statement](t)(d.office.StatementsOf(t.Context(), d.office.Reader(), exchange.Kinds()...)) {
				made[said.ID] = said
			}
		}
		for range 2 {
			for _, v := range s.villages {
				n.carry(v, n.town)
				n.carry(n.town, v)
			}
		}
		conflicts += s.agree(made)
		taken, known = taken+s.taken, known+len(made)
	}
	t.Logf("%d histories: %d statements, %d packages taken on the way, %d conflicts", histories, known, taken, conflicts)
	if conflicts == 0 {
		t.Error("no history had a conflict")
	}
}

func (s *story) agree(made map[string]exchange.Statement) (conflicts int) {
	t, ctx := s.t, s.t.Context()
	t.Helper()
	town := statements(t, s.town)
	for id := range made {
		if !slices.Contains(town, id) {
			t.Errorf("the town does not know %s of %s", made[id].Kind, made[id].Origin)
		}
	}
	for _, v := range s.villages {
		var shared []string
		for _, said := range must[[]exchange.Statement](t)(s.town.office.StatementsOf(ctx, s.town.office.Reader(), exchange.Kinds()...)) {
			if said.Shared(s.town.Organ().ID, v.Organ().ID) {
				shared = append(shared, said.ID)
			}
		}
		slices.Sort(shared)
		if got := statements(t, v); !slices.Equal(got, shared) {
			t.Errorf("%s knows %d statements, the town %d of the two", v.Organ().Name, len(got), len(shared))
		}
		here, there := conflictsAbout(t, v, v), conflictsAbout(t, s.town, v)
		if !maps.Equal(here, there) {
			t.Errorf("conflicts differ: %v, %v", here, there)
		}
		conflicts += len(here)
	}
	for _, d := range s.offices {
		expectSound(t, d)
	}
	return conflicts
}

// conflictsAbout are the sides of the conflicts about a village, by subject.
func conflictsAbout(t testing.TB, d, village *Desk) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, c := range must[[]ExchangeConflict](t)(d.Conflicts(t.Context())) {
		if strings.HasPrefix(c.Subject, village.Organ().ID) {
			found[c.Subject] = fmt.Sprint(c.Sides)
		}
	}
	return found
}

// TestTwoSayDifferently: the town reports for a village that reports itself. Both
// see both; either may settle it, and then both see the same.
func TestTwoSayDifferently(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村")
	east := n.villages[0]
	n.carry(east, n.town)
	say := func(d *Desk, village string, number int64) {
		t.Helper()
		if err := d.StateFigures(ctx, village, exchange.FiguresBody{Period: "2026-10", Name: "月报", Figures: []exchange.Figure{{Name: "公布件数", Number: number, Unit: "件"}}}); err != nil {
			t.Fatal(err)
		}
	}
	say(east, "", 12)
	say(n.town, "河东村", 10)
	n.carry(east, n.town)
	n.carry(n.town, east)
	here, there := must[[]ExchangeConflict](t)(n.town.Conflicts(ctx)), must[[]ExchangeConflict](t)(east.Conflicts(ctx))
	if len(here) != 1 || len(here[0].Sides) != 2 || !here[0].Mine || fmt.Sprint(here) != fmt.Sprint(there) {
		t.Fatalf("%+v\n%+v", here, there)
	}
	keep := here[0].Sides[0]
	if here[0].Sides[1].From == "河东村" {
		keep = here[0].Sides[1]
	}
	refused(t, "what is no side", east.Resolve(ctx, exchange.Figures, here[0].Subject, "没有"), "没有两种说法")
	if err := east.Resolve(ctx, exchange.Figures, here[0].Subject, keep.ID); err != nil {
		t.Fatal(err)
	}
	n.carry(east, n.town)
	for _, d := range []*Desk{n.town, east} {
		values := must[map[string]*exchange.Value](t)(d.standing(ctx, d.office.Reader(), exchange.Figures))
		v := values[topicOf(exchange.Figures, here[0].Subject)]
		if b, ok := exchange.BodyOf[*exchange.FiguresBody](v.Newest()); v.Conflict() || !ok || b.Figures[0].Number != 12 {
			t.Errorf("%s: %+v", d.Organ().Name, v)
		}
	}
	if len(statements(t, n.town)) != 3 {
		t.Error("what was not kept is gone from the record")
	}
}

// TestAVillageComesBackFromABackup: its folder is restored without the mark of
// the series. It loses nothing that the town has, and where it said something
// else meanwhile, both are seen.
func TestAVillageComesBackFromABackup(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村")
	east := n.villages[0]
	n.carry(n.town, east)
	item := hang(t, east, "原来的", "", "")
	n.carry(east, n.town)
	backup := filepath.Join(t.TempDir(), "河东村")
	if err := east.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(backup, os.DirFS(east.Folder())); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(backup, "exchange-series")); err != nil {
		t.Fatal(err)
	}
	live := must[*Desk](t)(Open(ctx, east.Folder(), exchanger))
	change := func(d *Desk, place string) {
		t.Helper()
		item.Publications[0].Place = place
		if err := d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return store.Items.Replace(tx, item, "") }); err != nil {
			t.Fatal(err)
		}
	}
	change(live, "改到东边")
	n.carry(live, n.town)
	if err := live.Close(); err != nil { // the disk dies
		t.Fatal(err)
	}
	restored := must[*Desk](t)(Open(ctx, backup, exchanger))
	t.Cleanup(func() { _ = restored.Close() })
	change(restored, "改到西边")
	n.carry(restored, n.town)
	n.carry(n.town, restored)
	if got, want := statements(t, restored), statements(t, n.town); !slices.Equal(got, want) {
		t.Errorf("%d statements, the town has %d", len(got), len(want))
	}
	conflicts := must[[]ExchangeConflict](t)(restored.Conflicts(ctx))
	if len(conflicts) != 1 || len(conflicts[0].Sides) != 2 {
		t.Fatalf("%+v", conflicts)
	}
	refused(t, "the town settles it", n.town.Resolve(ctx, exchange.Item, conflicts[0].Subject, conflicts[0].Sides[0].ID), "由报来的单位定")
	if err := restored.Resolve(ctx, exchange.Item, conflicts[0].Subject, conflicts[0].Sides[1].ID); err != nil {
		t.Fatal(err)
	}
	n.carry(restored, n.town)
	if left := must[[]ExchangeConflict](t)(n.town.Conflicts(ctx)); len(left) != 0 {
		t.Errorf("%+v", left)
	}
}

// TestTwoCopiesAtWork: a folder that was copied with its mark gives numbers
// twice. The town refuses the second one whole and says why.
func TestTwoCopiesAtWork(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村")
	east := n.villages[0]
	n.carry(east, n.town)
	if err := east.Close(); err != nil {
		t.Fatal(err)
	}
	twin := filepath.Join(t.TempDir(), "河东村")
	if err := os.CopyFS(twin, os.DirFS(east.Folder())); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for i, dir := range []string{east.Folder(), twin} {
		d := must[*Desk](t)(Open(ctx, dir, exchanger))
		hang(t, d, fmt.Sprint("第", i), "", "")
		paths = append(paths, n.pack(d, n.town).Path)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	must[PackageView](t)(n.town.TakePackage(ctx, paths[0], "", nil))
	before := statements(t, n.town)
	_, err := n.town.TakePackage(ctx, paths[1], "", nil)
	refused(t, "the second copy", err, "两份资料")
	if fault.CodeOf(err) != fault.Conflict || !slices.Equal(before, statements(t, n.town)) {
		t.Errorf("%v", err)
	}
}

// TestTornPackagesLeaveTheOfficeAlone: 200 torn or flipped packages, 200 refused,
// and not a byte of the office is another.
func TestTornPackagesLeaveTheOfficeAlone(t *testing.T) {
	const torn = 200
	ctx, n := t.Context(), meet(t, "河东村")
	for i := range 4 {
		hang(t, n.villages[0], fmt.Sprint("公示", i), "", "")
	}
	good := must[[]byte](t)(os.ReadFile(n.pack(n.villages[0], n.town).Path))
	head := expectSound(t, n.town).Head
	before, files := statements(t, n.town), folderNames(t, n.town.Folder())
	random := rand.New(rand.NewPCG(200, 22))
	bad := filepath.Join(t.TempDir(), "坏.zwgkb")
	for i := range torn {
		content := slices.Clone(good)
		at := random.IntN(len(content))
		if i%2 == 0 {
			content[at] ^= 1 << random.IntN(8)
		} else {
			content = content[:at]
		}
		if err := os.WriteFile(bad, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := n.town.TakePackage(ctx, bad, "", nil)
		if fault.CodeOf(err) == "" || !strings.ContainsAny(fault.Sentence(err), "没有收") {
			t.Errorf("torn at %d: %v", at, err)
		}
	}
	if v := expectSound(t, n.town); v.Head != head || !slices.Equal(before, statements(t, n.town)) || !slices.Equal(files, folderNames(t, n.town.Folder())) {
		t.Error("the office was changed")
	}
}

func folderNames(t testing.TB, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && !strings.HasPrefix(filepath.Base(path), "office.db-") { // SQLite's own
			names = append(names, path)
		}
		return err
	})
	if err := errors.Join(err); err != nil {
		t.Fatal(err)
	}
	return names
}
