package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// ItemsDesk is what the room 公开事项 needs of the desk.
type ItemsDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Sitting() *office.Person
	Calendar(ctx context.Context) (*workday.Calendar, error)
	Catalogue(ctx context.Context) ([]catalog.Entry, error)
	CoverageRules(ctx context.Context) (catalog.Rules, error)
	Routes(ctx context.Context) ([]office.Route, error)
	SamePerson(ctx context.Context) (string, error)

	Items(ctx context.Context, f desk.ItemFilter, offset, n int) (desk.ItemPage, error)
	ItemCounts(ctx context.Context) (map[disclosure.StateName]int, error)
	OpenItems(ctx context.Context) ([]desk.OpenItem, error)
	Item(ctx context.Context, id string) (*desk.ItemView, error)
	Search(ctx context.Context, words string, limit int) (desk.SearchResult, error)
	Revisions(ctx context.Context, id string) ([]disclosure.Revision, error)

	NewDraft(ctx context.Context, entryID string) (desk.ItemDraft, error)
	SaveDraft(ctx context.Context, draft desk.ItemDraft) (disclosure.Item, error)
	Submit(ctx context.Context, id string) (disclosure.Item, error)
	Pass(ctx context.Context, id string, in desk.ReviewInput) (disclosure.Item, error)
	Return(ctx context.Context, id string, in desk.ReviewInput) (disclosure.Item, error)
	Settle(ctx context.Context, id, place string, mask bool, reason string) (disclosure.Item, error)
	MaskAll(ctx context.Context, id string) (disclosure.Item, error)

	Post(ctx context.Context, id string, in desk.PostingInput) (disclosure.Item, error)
	AddEvidence(ctx context.Context, id, publication, path, note string) (disclosure.Item, error)
	TakeDown(ctx context.Context, id, publication string, on workday.Date) (disclosure.Item, error)
	Hear(ctx context.Context, id string, f disclosure.Feedback) (disclosure.Item, error)
	Reply(ctx context.Context, id, feedback, answer string, adopted *bool) (disclosure.Item, error)
	ItemPages(ctx context.Context, id, kind string) (*paper.Document, *paper.FontSet, error)
	ItemPaper(ctx context.Context, id, kind string) (path string, err error)
	GoOn(ctx context.Context, id string) (disclosure.Item, error)
	End(ctx context.Context, id string, kind disclosure.EndingKind, explanation string) (disclosure.Item, error)
	File(ctx context.Context, id string) (disclosure.Item, error)
}

var _ ItemsDesk = (*desk.Desk)(nil)

// ItemsModel is the room 公开事项: the list, and beside it the item that is
// open or the draft that is being written.
type ItemsModel struct {
	Context  string // 共37件
	Segments []string
	Segment  ItemSegment
	States   []string // 全部环节, 拟稿 3, …; the first is all
	State    int
	Kinds    []string
	Kind     int
	Stations []string // nil while no item names one
	Station  int
	Words    string // that are searched for; "" for none

	Today    workday.Date
	Calendar *workday.Calendar // for entries of dates

	List  *ItemList
	Item  *ItemModel  // nil: none is open
	Draft *DraftModel // nil: none is written
}

// ItemSegment is one of the stretches of the list.
type ItemSegment int

// The stretches.
const (
	MineItems   ItemSegment = iota // 等我办
	UnderWay                       // 办理中
	WaitingFile                    // 待建档
	AllItems                       // 全部
)

var segmentStates = map[ItemSegment][]disclosure.StateName{
	UnderWay:    {disclosure.InDraft, disclosure.WasReturned, disclosure.InReview, disclosure.Ready, disclosure.Hanging, disclosure.Down},
	WaitingFile: {disclosure.ToFile},
}

// ItemsView shows the room, and says in passing what has been done.
type ItemsView interface {
	View[ItemsModel]
	Say(sentence string)
}

// Items presents the room 公开事项.
type Items struct {
	desk  ItemsDesk
	run   Runner
	view  ItemsView
	loads loads // of the list
	opens loads // of the item
	model ItemsModel

	open     map[string]desk.OpenItem // what is not finished, with its last day
	mine     []desk.OpenItem
	stations []string
	counts   map[disclosure.StateName]int
	item     *desk.ItemView        // that is open
	found    []disclosure.Personal // in it, hardest first
	place    string                // of the current finding
	tab      ItemTab
	texts    []disclosure.Revision // of the open item, once they were read
	// samePerson is the office's reason why one person may do 保密审查 and 签发.
	samePerson string
}

// NewItems returns the presenter of the room.
func NewItems(d ItemsDesk, run Runner, view ItemsView) *Items {
	p := &Items{desk: d, run: run, view: view}
	p.model.Segment, p.model.Kinds = UnderWay, []string{"全部类别"}
	for _, k := range disclosure.Kinds() {
		p.model.Kinds = append(p.model.Kinds, k.Label())
	}
	return p
}

// Load counts and lists afresh; what is open stays open and is read again. A
// draft stays as it is.
func (p *Items) Load() {
	var open []desk.OpenItem
	var counts map[disclosure.StateName]int
	var calendar *workday.Calendar
	p.loads.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if calendar, err = p.desk.Calendar(ctx); err != nil {
			return err
		}
		if open, err = p.desk.OpenItems(ctx); err != nil {
			return err
		}
		counts, err = p.desk.ItemCounts(ctx)
		return err
	}, func() {
		p.take(open, counts)
		p.model.Today, p.model.Calendar = p.desk.Today(), calendar
		p.list()
		p.view.Show(p.model)
	})
	if p.model.Item != nil && p.model.Draft == nil {
		p.Open(p.model.Item.ID)
	}
}

// take keeps what is open and how much there is of everything.
func (p *Items) take(open []desk.OpenItem, counts map[disclosure.StateName]int) {
	p.open, p.mine, p.counts = map[string]desk.OpenItem{}, nil, counts
	for _, o := range open {
		p.open[o.ID] = o
		if o.Mine {
			p.mine = append(p.mine, o)
		}
		if o.Station != "" && !slices.Contains(p.stations, o.Station) {
			p.stations = append(p.stations, o.Station)
		}
	}
	m := &p.model
	total := 0
	m.States = []string{"全部环节"}
	for _, s := range disclosure.StateNames() {
		total += counts[s]
		m.States = append(m.States, s.Label()+" "+thousands(counts[s]))
	}
	m.Context = fmt.Sprintf("共%s件", thousands(total))
	m.Segments = []string{
		"等我办 " + thousands(len(p.mine)), "办理中 " + thousands(p.countOf(UnderWay)),
		"待建档 " + thousands(p.countOf(WaitingFile)), "全部 " + thousands(total),
	}
	if len(p.stations) > 0 {
		m.Stations = append([]string{"全部站所"}, p.stations...)
	}
}

func (p *Items) countOf(s ItemSegment) (n int) {
	for _, state := range segmentStates[s] {
		n += p.counts[state]
	}
	return n
}

// Choose turns to a stretch of the list.
func (p *Items) Choose(s ItemSegment) {
	p.model.Segment, p.model.State, p.model.Words = s, 0, ""
	p.relist()
}

// ChooseState lists one state only; 0 is all of the stretch.
func (p *Items) ChooseState(i int) {
	p.model.State, p.model.Words = i, ""
	if i > 0 {
		p.model.Segment = AllItems
	}
	p.relist()
}

// ChooseKind lists one kind only; 0 is all.
func (p *Items) ChooseKind(i int) {
	p.model.Kind = i
	p.relist()
}

// ChooseStation lists what one station is responsible for; 0 is all.
func (p *Items) ChooseStation(i int) {
	p.model.Station = i
	p.relist()
}

func (p *Items) relist() {
	p.list()
	p.view.Show(p.model)
}

// list makes the list that the choices ask for.
func (p *Items) list() {
	m := &p.model
	switch {
	case m.Words != "" && m.List != nil: // what was found stays
		return
	case m.Segment == MineItems && m.State == 0:
		m.List = p.fixedList(p.waitingForMe())
	default:
		m.List = p.pagedList(p.filter())
	}
	m.List.Searched, m.List.Means = p.searched()
}

func (p *Items) filter() desk.ItemFilter {
	m := p.model
	f := desk.ItemFilter{States: segmentStates[m.Segment]}
	if m.State > 0 {
		f.States = []disclosure.StateName{disclosure.StateNames()[m.State-1]}
	}
	if m.Kind > 0 {
		f.Kind = disclosure.Kinds()[m.Kind-1]
	}
	if m.Station > 0 {
		f.Station = m.Stations[m.Station]
	}
	return f
}

// waitingForMe are the lines of 等我办, those due first before the others.
func (p *Items) waitingForMe() []ItemLine {
	f, say := p.filter(), p.liner()
	var lines []ItemLine
	for _, o := range p.mine {
		if (f.Kind == "" || f.Kind == o.Kind) && (f.Station == "" || f.Station == o.Station) {
			lines = append(lines, say.line(o.ItemRow))
		}
	}
	return lines
}

// searched says in words what an empty list was asked for, and what that
// means.
func (p *Items) searched() (sentence, means string) {
	m := p.model
	total := 0
	for _, n := range p.counts {
		total += n
	}
	if total == 0 {
		return "还没有公开事项", "按“新公开事项”，从公开目录里选一条写起。"
	}
	chosen := []string{[]string{"等我办", "办理中", "待建档", "全部"}[m.Segment]}
	if m.State > 0 {
		chosen = []string{disclosure.StateNames()[m.State-1].Label()}
	}
	if m.Kind > 0 {
		chosen = append(chosen, m.Kinds[m.Kind])
	}
	if m.Station > 0 {
		chosen = append(chosen, m.Stations[m.Station])
	}
	return fmt.Sprintf("%s，共查%s件", strings.Join(chosen, "、"), thousands(total)), "没有这样的事项。换一个环节或类别看。"
}
