package present_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"zwgk/internal/handbook"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

// reading is a handbook that lies open.
type reading struct {
	present.HelpModel
	fails []string
}

func (r *reading) Show(m present.HelpModel) { r.HelpModel = m }
func (r *reading) Fail(sentence string)     { r.fails = append(r.fails, sentence) }

// cardDesk keeps the card.
type cardDesk struct {
	kept     string
	document *paper.Document
}

func (*cardDesk) Organ() office.Organ {
	return office.Organ{ID: "1", Level: office.Town, Name: "青石镇人民政府"}
}

func (*cardDesk) Today() workday.Date { return workday.MustDate("2026-11-22") }

func (d *cardDesk) KeepPages(name string, document *paper.Document, _ *paper.FontSet) (string, error) {
	d.kept, d.document = name, document
	return name + ".pdf", nil
}

func openBook(t *testing.T) (*present.Help, *reading, *cardDesk) {
	t.Helper()
	book, err := handbook.Load(fstest.MapFS{
		"contents.txt": {Data: []byte("# 开始\nstart\n# 办事\nitems\nclock\n")},
		"start.md":     {Data: []byte("# 第一天\n> 从这里开始。\n")},
		"items.md":     {Data: []byte("# 公开事项\n房间：items\n> 登记、公布。\n\n期限看[期限](clock)。\n")},
		"clock.md":     {Data: []byte("# 期限\n房间：requests/sheet\n> 二十个工作日。\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	view, d := &reading{}, &cardDesk{}
	return present.NewHelp(book, d, present.Inline{}, view), view, d
}

func TestHelpGoesThereAndBack(t *testing.T) {
	help, view, _ := openBook(t)
	at := func(page, chapter string, deep bool) {
		t.Helper()
		if view.Page.Name != page || view.Chapter != chapter || view.Deep != deep {
			t.Fatalf("at %s in %s, deep %v; want %s in %s, %v", view.Page.Name, view.Chapter, view.Deep, page, chapter, deep)
		}
	}
	help.Open(present.PlaceIn(present.ItemsRoom, "draft"))
	at("items", "办事", false)
	help.Turn("clock")
	at("clock", "办事", true)
	help.Turn("clock") // it is there already
	help.Turn("start")
	at("start", "开始", true)
	help.Turn("nowhere")
	at("start", "开始", true)
	for _, page := range []string{"clock", "items"} {
		if !help.Back() {
			t.Fatal("nothing to go back to")
		}
		if view.Page.Name != page {
			t.Fatalf("back at %s, want %s", view.Page.Name, page)
		}
	}
	if help.Back() {
		t.Error("it goes back beyond the page it was opened at")
	}
	help.Turn("clock")
	help.Open(present.PlaceIn(present.HomeRoom, ""))
	at("start", "开始", false) // opened afresh
}

func TestHelpFinds(t *testing.T) {
	help, view, _ := openBook(t)
	help.Open("items")
	help.Find(" 期限 ")
	if view.Words != "期限" || len(view.Hits) != 2 || view.Page.Name != "items" || view.At != -1 {
		t.Fatalf("%q: %d hits, page %s, at %d", view.Words, len(view.Hits), view.Page.Name, view.At)
	}
	help.OpenHit(0)
	if view.Page.Name != "clock" || view.At != 0 {
		t.Errorf("the first hit opens %s", view.Page.Name)
	}
	help.OpenHit(7)
	if view.Page.Name != "clock" {
		t.Error("a hit that is not there was opened")
	}
	help.Back()
	if view.Page.Name != "items" || view.Words != "期限" {
		t.Errorf("back at %s with %q", view.Page.Name, view.Words)
	}
	help.Back()
	if view.Words != "" || view.Hits != nil {
		t.Errorf("the hits stay: %q", view.Words)
	}
	if help.Back() {
		t.Error("something is left to go back to")
	}
}

func TestQuickCardIsOnePageOfWhatIsOnTheScreen(t *testing.T) {
	help, view, d := openBook(t)
	help.Open("home")
	help.LookAtCard()
	if view.Card == nil || len(view.Card.Document.Pages) != 1 || len(view.fails) > 0 {
		t.Fatalf("card %v, fails %v", view.Card, view.fails)
	}
	var text strings.Builder
	for _, mark := range view.Card.Document.Pages[0].Marks {
		if run, ok := mark.(paper.Text); ok {
			text.WriteString(run.String)
		}
	}
	for i, room := range present.Rooms() {
		if !strings.Contains(text.String(), room.Name) {
			t.Errorf("room %d %s is not on the card", i+1, room.Name)
		}
	}
	var printed string
	help.PrintCard(func(path string) { printed = path })
	if printed != "速查卡.pdf" || d.document != view.Card.Document {
		t.Errorf("printed %q", printed)
	}
	if !help.Back() || view.Card != nil {
		t.Error("the card stays")
	}
	printed = ""
	help.PrintCard(func(path string) { printed = path })
	if printed != "" {
		t.Error("a card that is not looked at was printed")
	}
}

func TestPlacesAreOfRooms(t *testing.T) {
	rooms := map[string]bool{present.SetupPlace: true, present.UnopenedPlace: true}
	for _, r := range present.Rooms() {
		rooms[string(r.Room)] = true
	}
	seen := map[present.Place]bool{}
	for _, place := range present.Places() {
		room, _, _ := strings.Cut(place, "/")
		if !rooms[room] || seen[place] {
			t.Errorf("place %s is of no room, or twice", place)
		}
		seen[place] = true
	}
	for room := range rooms {
		if !seen[room] {
			t.Errorf("room %s is no place", room)
		}
	}
}
