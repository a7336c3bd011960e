package helppage_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/present"
	"zwgk/internal/ui/helppage"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// reader is a window with a room, and the handbook that covers it.
type reader struct {
	*kittest.Stage
	t       *testing.T
	place   *fyne.Container // where the room stands, or the handbook
	room    *kit.Entry
	book    *helppage.Screen
	left    int
	printed []string
}

func (*reader) Organ() office.Organ {
	return office.Organ{ID: "1", Level: office.Town, Name: "青石镇人民政府"}
}

func (*reader) Today() workday.Date { return workday.MustDate("2026-11-22") }

func (*reader) KeepPages(name string, _ *paper.Document, _ *paper.FontSet) (string, error) {
	return name + ".pdf", nil
}

func open(t *testing.T, setting theme.Setting) *reader {
	t.Helper()
	r := &reader{Stage: kittest.New(t, "handbook", setting), t: t, room: kit.NewEntry("")}
	r.place = container.NewStack(kit.Column(0, r.room))
	r.book = helppage.New(book(t), r, present.Inline{}, helppage.Asks{
		Canvas: r.Canvas, Draw: kittest.Drawn, Print: func(path string) { r.printed = append(r.printed, path) },
		Fail:  func(sentence string) { t.Error(sentence) },
		Leave: func() { r.left++ },
	})
	r.Frame(r.place, kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "公开事项", Icon: "file-text"})
	return r
}

// help opens the handbook at the page for a place.
func (r *reader) help(at present.Place) {
	r.place.Objects = []fyne.CanvasObject{r.book.Content()}
	r.place.Refresh()
	r.book.Open(at)
}

// focused is what has the keyboard, by its words.
func (r *reader) focused() string {
	if named, ok := r.Canvas.Focused().(fyne.Accessible); ok {
		return named.AccessibilityLabel()
	}
	return ""
}

// shown reports whether the page with a title is in sight, at the right.
func (r *reader) shown(title string) bool {
	_, ok := kittest.Find(r.Stage, func(k *kit.Reader) bool { return k.AccessibilityLabel() == title })
	return ok
}

func TestHandbookByKeyboard(t *testing.T) {
	r := open(t, theme.Standard)
	r.help(present.PlaceIn(present.ItemsRoom, "draft"))
	r.Picture("draft")
	title := book(t).For("items/draft").Title
	if !r.shown(title) || r.focused() != title {
		t.Fatalf("F1 at a draft: the keyboard is on %q", r.focused())
	}

	r.Key(fyne.KeyF, fyne.KeyModifierControl)
	r.Entry("在手册里查找").SetText("延长 期限")
	r.Picture("hits")
	hits := book(t).Search("延长 期限")
	kittest.Press(r.Canvas.Focused(), fyne.KeyDown)
	if r.focused() != hits[0].Page.Title {
		t.Fatalf("below the search field: %q, want %q", r.focused(), hits[0].Page.Title)
	}
	kittest.Press(r.Canvas.Focused(), fyne.KeyReturn)
	if !r.shown(hits[0].Page.Title) {
		t.Fatalf("the first hit %q is not open", hits[0].Page.Title)
	}
	r.Picture("found")

	r.Escape() // to the page before
	if !r.shown(title) {
		t.Fatal("Esc does not go back to the page before")
	}
	r.Escape() // to the contents
	if got := r.Entry("在手册里查找").Text(); got != "" || r.left != 0 {
		t.Fatalf("Esc leaves %q in the search field, left %d times", got, r.left)
	}
	r.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	if r.left != 1 {
		t.Errorf("left %d times", r.left)
	}
}

func TestLinksAreFollowedByKeyboard(t *testing.T) {
	r := open(t, theme.Standard)
	r.help("home")
	var link fyne.Focusable
	kittest.Find(r.Stage, func(p *kit.Passage) bool {
		if links := p.Links(); len(links) > 0 && link == nil {
			link = links[0]
		}
		return false
	})
	if link == nil {
		t.Fatal("the page of 首页 leads nowhere")
	}
	r.Canvas.Focus(link)
	kittest.Press(link, fyne.KeyReturn)
	if first := book(t).For("home").Title; r.shown(first) {
		t.Errorf("the link %q leads nowhere", link.(fyne.Accessible).AccessibilityLabel())
	}
	r.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	if !r.shown(book(t).For("home").Title) || r.left != 0 {
		t.Error("Alt+← does not go back to the page with the link")
	}
}

func TestQuickCardIsPrinted(t *testing.T) {
	r := open(t, theme.Standard)
	r.help("home")
	r.Key(fyne.KeyP, fyne.KeyModifierControl)
	r.Picture("card")
	r.Button("打印1页").Press()
	if strings.Join(r.printed, " ") != "速查卡.pdf" || kit.ModalOpen(r.Canvas) {
		t.Errorf("printed %v", r.printed)
	}
}

// TestEveryPageFits lays every page out in every type: none makes the window
// larger than the screen.
func TestEveryPageFits(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		r := open(t, setting)
		r.help("requests/sheet")
		r.Picture("clock")
		for _, c := range book(t).Chapters() {
			for _, p := range c.Pages {
				for _, place := range p.Places {
					r.help(place)
				}
				if size := r.Window.Canvas().Size(); size != kittest.Small {
					t.Fatalf("%s made the window %v", p.Name, size)
				}
			}
		}
	}
}

func TestHelpOverADialogKeepsWhatWasTyped(t *testing.T) {
	r := open(t, theme.Standard)
	field := kit.NewEntry("").Named("签发人")
	form := kit.NewForm(kit.NewFormRow("签发人", "", field))
	dialog := kit.AskForm(r.Canvas, "登记签发", "登记", form, func() bool { return true })
	field.SetText("何建民")
	kit.OnHelp(r.Canvas, func() { helppage.Over(r.Canvas, book(t), "annual/finish") })
	t.Cleanup(func() { kit.OnHelp(r.Canvas, nil) })
	kittest.Press(r.Canvas.Focused(), fyne.KeyF1)
	title := book(t).For("annual/finish").Title
	if !r.shown(title) || r.focused() != title {
		t.Fatalf("F1 in a field does not open %q: %q", title, r.focused())
	}
	r.Picture("over")
	kittest.Press(r.Canvas.Focused(), fyne.KeyEscape)
	if r.shown(title) || !dialog.Open() || field.Text() != "何建民" || r.Canvas.Focused() != field.FocusTarget() {
		t.Errorf("after Esc: dialog open %v, %q, keyboard on %q", dialog.Open(), field.Text(), r.focused())
	}
}
