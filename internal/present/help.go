package present

import (
	"context"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/handbook"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Place is somewhere in the window: a room, or a room and a page within it
// (items/draft). The handbook says of its pages which places they explain.
type Place = string

// PlaceIn is a page within a room; "" is the room itself.
func PlaceIn(r Room, page string) Place {
	if page == "" {
		return string(r)
	}
	return string(r) + "/" + page
}

// Places where no office is open.
const (
	SetupPlace    Place = "setup"    // the first start
	UnopenedPlace Place = "unopened" // the office does not open
)

// placesWithin are the pages within the rooms.
var placesWithin = map[Room]string{
	CatalogueRoom: "entries entry coverage trial",
	ItemsRoom:     "draft pick item files postings feedback revisions opinions findings",
	RequestsRoom:  "register registration request letter paper sheet period texts",
	ArchiveRoom:   "shelf paper form closing receiving pack check settings appraisal",
	AnnualRoom:    "gather columns books verify write finish slip county",
	DataRoom:      "backup whole paper restore restored exchange handover",
	SettingsRoom:  "log",
}

// Places are all places that the window tells the handbook.
func Places() []Place {
	places := []Place{SetupPlace, UnopenedPlace}
	for _, r := range Rooms() {
		places = append(places, string(r.Room))
		for page := range strings.FieldsSeq(placesWithin[r.Room]) {
			places = append(places, PlaceIn(r.Room, page))
		}
	}
	return places
}

// HelpModel is the handbook as it lies open.
type HelpModel struct {
	Chapters []handbook.Chapter
	Page     *handbook.Page
	Chapter  string         // in which the page stands
	Words    string         // that are looked for; "" shows the contents
	Hits     []handbook.Hit // of the words
	At       int            // the hit that is in sight, -1 for none
	Deep     bool           // a way leads back within the handbook
	Card     *PaperPages    // the quick card as it will be printed
}

// HelpDesk is what the handbook needs of the desk, for the quick card.
type HelpDesk interface {
	Organ() office.Organ
	Today() workday.Date
	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
}

var _ HelpDesk = (*desk.Desk)(nil)

// Help presents the handbook.
type Help struct {
	book  *handbook.Book
	desk  HelpDesk
	run   Runner
	view  View[HelpModel]
	cards loads
	back  []*handbook.Page // the pages that were left by a link
	model HelpModel
}

// NewHelp returns the presenter of a handbook. The desk may be nil where no
// office is open: there is no card then.
func NewHelp(book *handbook.Book, d HelpDesk, run Runner, view View[HelpModel]) *Help {
	return &Help{book: book, desk: d, run: run, view: view, model: HelpModel{Chapters: book.Chapters(), At: -1}}
}

// Open opens the handbook at the page for a place.
func (h *Help) Open(at Place) {
	h.back = nil
	h.model = HelpModel{Chapters: h.book.Chapters(), At: -1}
	h.show(h.book.For(at))
}

func (h *Help) show(p *handbook.Page) {
	h.model.Page, h.model.Chapter, h.model.Deep = p, h.book.ChapterOf(p), len(h.back) > 0
	h.view.Show(h.model)
}

// Turn turns to a page by its name, from a link or the contents.
func (h *Help) Turn(name string) {
	p, ok := h.book.Page(name)
	if !ok || p == h.model.Page {
		return
	}
	h.model.At = -1
	h.push()
	h.show(p)
}

func (h *Help) push() { h.back = append(h.back, h.model.Page) }

// Find looks for words. The page in sight stays until a hit is opened; without
// words the contents stand in place of the hits.
func (h *Help) Find(words string) {
	h.model.Words, h.model.Hits, h.model.At = strings.TrimSpace(words), h.book.Search(words), -1
	h.view.Show(h.model)
}

// OpenHit turns to one of the hits.
func (h *Help) OpenHit(i int) {
	if i < 0 || i >= len(h.model.Hits) {
		return
	}
	h.model.At = i
	if p := h.model.Hits[i].Page; p != h.model.Page {
		h.push()
		h.show(p)
		return
	}
	h.view.Show(h.model)
}

// Back goes back one page, then from the hits to the contents. It reports
// whether there was anything to go back to within the handbook.
func (h *Help) Back() bool {
	switch n := len(h.back); {
	case h.model.Card != nil:
		h.model.Card = nil
		h.view.Show(h.model)
	case n > 0:
		p := h.back[n-1]
		h.back, h.model.At = h.back[:n-1], -1
		h.show(p)
	case h.model.Words != "":
		h.Find("")
	default:
		return false
	}
	return true
}

// QuickCardName is what the card is called.
const QuickCardName = "速查卡"

// LookAtCard lays the quick card out, to be looked at and printed.
func (h *Help) LookAtCard() {
	if h.desk == nil {
		return
	}
	m := &PaperPages{Kind: "quickcard", Word: QuickCardName}
	h.cards.read(h.run, h.view.Fail, func(context.Context) (err error) {
		m.Document, m.Fonts, err = quickCard(h.desk.Organ(), h.desk.Today())
		return err
	}, func() {
		h.model.Card = m
		h.view.Show(h.model)
	})
}

// PrintCard keeps the card that is looked at and hands it to the printer.
func (h *Help) PrintCard(hand func(path string)) {
	m := h.model.Card
	if m == nil {
		return
	}
	var path string
	h.run.Go(func(context.Context) (err error) {
		path, err = h.desk.KeepPages(m.Word, m.Document, m.Fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(h.view.Fail, err)
			return
		}
		hand(path)
	})
}
