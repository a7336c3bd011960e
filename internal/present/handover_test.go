package present_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
)

// handoverScreen records the page, what it says, and how far work is.
type handoverScreen struct {
	screen[present.HandoverModel]
	said  []string
	waits []string
}

func (s *handoverScreen) Say(sentence string) { s.said = append(s.said, sentence) }

func (s *handoverScreen) Wait(title string, _ func()) present.Waiting {
	s.waits = append(s.waits, title)
	return still{}
}

type still struct{}

func (still) Set(int, int) {}
func (still) Finish()      {}

func handoverRoom(t *testing.T) (*desk.Desk, *present.Handover, *handoverScreen) {
	t.Helper()
	d, view := demo(t), &handoverScreen{}
	clerk, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "")
	if err == nil {
		err = d.SitDown(t.Context(), clerk.ID, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	room := present.NewHandover(d, present.Inline{}, view)
	room.Load()
	return d, room, view
}

const handoverWords = "七棵松树 下的石磨"

// The walk: the list, the package, the paper with both, the successor, and in
// the end the one who leaves cannot sit down any more.
func TestTheOfficeIsHandedOver(t *testing.T) {
	d, room, view := handoverRoom(t)
	m := view.last()
	if len(m.Rows) == 0 || !strings.Contains(m.Context, "没有办完的") || m.Names.From != "陈晓梅" || !m.Steps[0].Done || m.Steps[1].Done {
		t.Fatalf("listed: %s, %+v, %v", m.Context, m.Steps, view.fails)
	}
	open := 0
	for _, tally := range m.Tallies {
		open += tally.Number
	}
	if open != len(m.Rows) {
		t.Errorf("%d matters in the tallies, %d in the list", open, len(m.Rows))
	}

	path := filepath.Join(t.TempDir(), room.PackName())
	room.Pack(path, handoverWords)
	m = view.last()
	if m.Pack == nil || m.Pack.File != filepath.Base(path) || !m.Steps[1].Done || len(view.waits) != 1 {
		t.Fatalf("packed: %+v, %v", m.Pack, view.fails)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}

	room.SetNames(present.HandoverNames{From: "陈晓梅", To: "刘敏"})
	room.Look()
	if view.last().Paper == nil {
		t.Fatalf("no paper: %v", view.fails)
	}
	printed := ""
	room.Print(func(path string) { printed = path })
	if _, err := os.Stat(printed); err != nil || !view.last().Steps[2].Done {
		t.Errorf("printed %s: %v", printed, err)
	}
	room.Close()

	var wrong map[string]string
	told := func(w map[string]string) { wrong = w }
	room.AddPerson("", 0, "12", told)
	if wrong[present.PersonField] == "" || wrong[present.PINField] == "" {
		t.Errorf("nobody with a short PIN: %v", wrong)
	}
	room.AddPerson("陈晓梅", 0, "", told)
	if !strings.Contains(wrong[present.PersonField], "已经有一位") {
		t.Errorf("the same name: %v", wrong)
	}
	room.AddPerson("刘敏", 0, "2468", told)
	if len(wrong) > 0 || view.last().Steps[3].Result != "接收人已加" {
		t.Fatalf("added: %v, %+v", wrong, view.last().Steps)
	}
	leaves(t, d, room, view)
}

// leaves lets the successor sign in and take off whoever left.
func leaves(t *testing.T, d *desk.Desk, room *present.Handover, view *handoverScreen) {
	t.Helper()
	old := d.Sitting().ID
	room.Leaves(old)
	if len(view.fails) != 1 || !strings.Contains(view.fails[0], "自己不能把自己停用") {
		t.Errorf("one takes oneself off: %v", view.fails)
	}
	for _, p := range view.last().People {
		if p.Name == "刘敏" {
			if err := d.SitDown(t.Context(), p.ID, "2468"); err != nil {
				t.Fatal(err)
			}
		}
	}
	room.Load()
	m := view.last()
	if len(m.Leaving()) == 0 {
		t.Fatalf("nobody can leave: %+v", m.People)
	}
	room.Leaves(old)
	if !view.last().Steps[3].Done {
		t.Errorf("left: %+v, %v", view.last().Steps, view.fails)
	}
	if err := d.SitDown(t.Context(), old, ""); err == nil {
		t.Error("who left sits down")
	}
}

// After the names or the package change, the printed list is not the one any
// more.
func TestAPrintedListGrowsOld(t *testing.T) {
	_, room, view := handoverRoom(t)
	room.Look()
	room.Save(filepath.Join(t.TempDir(), room.PaperName()))
	if m := view.last(); !m.Steps[2].Done || len(view.said) != 1 {
		t.Fatalf("saved: %+v, %v, %v", m.Steps, view.said, view.fails)
	}
	room.Close()
	room.SetNames(present.HandoverNames{From: "陈晓梅", Witness: "何建民"})
	room.Load()
	if view.last().Steps[2].Done {
		t.Error("another witness, and the list counts as printed")
	}
}

func TestAPassphraseIsWrittenTwice(t *testing.T) {
	for _, c := range []struct{ pass, again, field string }{
		{"短", "短", present.PassField}, {handoverWords, "七棵松树", present.AgainField}, {handoverWords, handoverWords, ""},
	} {
		wrong := present.CheckPassphrase(c.pass, c.again)
		if c.field == "" && len(wrong) > 0 || c.field != "" && wrong[c.field] == "" {
			t.Errorf("%q, %q: %v", c.pass, c.again, wrong)
		}
	}
}

// The key is changed where there is one, and the page shows the new code.
func TestTheExchangeKeyIsChanged(t *testing.T) {
	d, room, view := handoverRoom(t)
	if view.last().Key != "" {
		t.Fatal("an office that never exchanged anything has a key")
	}
	before, err := d.ExchangeCode(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	room.Load()
	room.ChangeKey()
	if m := view.last(); m.NewKey == nil || m.Key != m.NewKey.Code || m.Key == before || len(view.fails) > 0 {
		t.Errorf("key %s after %s: %+v, %v", m.Key, before, m.NewKey, view.fails)
	}
}

// Who may not manage the office is told so, and gets no list.
func TestOnlyTheOfficeHandsOver(t *testing.T) {
	d, _, view := handoverRoom(t)
	leader, err := d.AddPerson(t.Context(), "何建民", office.Leader, "")
	if err == nil {
		err = d.SitDown(t.Context(), leader.ID, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	room := present.NewHandover(d, present.Inline{}, view)
	room.Load()
	if m := view.last(); !strings.Contains(m.MayNot, "主要领导不能办") || len(m.Rows) > 0 {
		t.Errorf("%+v", m)
	}
}
