package present

import (
	"fmt"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
)

// ArchiveSpine is a thing on the shelf: a box, or a heap that is no box yet.
type ArchiveSpine struct {
	Key   string   // of the box, or the name of the heap
	Head  string   // 永久
	Lines []string // 2025年度, and the unit where there is one
	Body  []string // 0001 至 0010
	Foot  string   // 第1盒
	Box   bool     // a box; otherwise a heap
	New   bool     // pressing it fills new boxes
}

// Words is a spine in one line.
func (s ArchiveSpine) Words() string {
	return strings.Join(kept(append(append([]string{s.Head}, s.Lines...), strings.Join(s.Body, ""), s.Foot)...), "，")
}

// The heaps on the shelf.
const (
	HeapAll     = "all"     // every piece of the year
	HeapWaiting = "waiting" // finished, no piece made
	HeapPending = "pending" // pieces without a number
	HeapUnboxed = "unboxed" // numbered, in no box
	HeapNew     = "new"     // press it for new boxes
)

// spines are what stands on the shelf of the year: what waits for whom before
// the boxes and behind them.
func (p *Archive) spines() (out []ArchiveSpine) {
	y := p.year
	year := fmt.Sprintf("%d年度", y.Year)
	heap := func(key, head string, n int, foot string) {
		out = append(out, ArchiveSpine{Key: key, Head: head, Lines: []string{year}, Body: []string{thousands(n) + "件"}, Foot: foot})
	}
	if y.Waiting > 0 {
		heap(HeapWaiting, "待整理", y.Waiting, "已办结")
	}
	if y.Pending > 0 {
		heap(HeapPending, "待编号", y.Pending, "已成件")
	}
	for _, b := range p.boxes {
		out = append(out, boxSpine(b))
	}
	if n := p.unboxed(); n > 0 {
		heap(HeapUnboxed, "待装", n, "没有"+p.boxNoun()+"号")
		out = append(out, ArchiveSpine{Key: HeapNew, New: true, Body: []string{"新" + p.boxNoun()}})
	}
	if all := y.Pieces + y.Pending + y.Withdrawn + y.Gone; all > 0 || len(out) == 0 {
		heap(HeapAll, "全部", all, "本年度")
	}
	return out
}

func boxSpine(b desk.BoxView) ArchiveSpine {
	s := ArchiveSpine{
		Key: b.Box.ID, Box: true, Head: b.Spine.Retention, Lines: []string{fmt.Sprintf("%d年度", b.Spine.Year)},
		Body: []string{b.Spine.From, "至", b.Spine.To}, Foot: b.Box.Name(),
	}
	if b.Box.From == b.Box.To {
		s.Body = s.Body[:1]
	}
	if b.Spine.Unit != "" {
		s.Lines = append(s.Lines, b.Spine.Unit)
	}
	return s
}

// spineOf finds a spine by its key; without one the first is chosen, which is
// what waits.
func (p *Archive) spineOf(key string) int {
	for i, s := range p.model.Spines {
		if s.Key == key && !s.New {
			return i
		}
	}
	return 0
}

// ChooseSpine turns to a box or a heap. The place for a new box fills it.
func (p *Archive) ChooseSpine(i int) {
	if i < 0 || i >= len(p.model.Spines) || p.model.Spines[i].New {
		return
	}
	if i == p.model.Spine && p.model.Words == "" {
		return // its pieces are in sight
	}
	p.opens.start() // what was being read is not in the list any more
	p.model.Spine, p.model.Words, p.piece, p.model.Piece = i, "", nil, nil
	p.list()
	p.view.Show(p.model)
}

// ArchiveBox is a box with what looking it through found.
type ArchiveBox struct {
	ID, Name string
	Volume   bool
	Title    string // of a volume
	Checks   []ArchiveBoxCheck
	Note     archive.BoxNote
	Noted    string // 8月3日整理，陈晓梅
}

// ArchiveBoxCheck is one thing that the box was looked at for.
type ArchiveBoxCheck struct {
	Words, Figure string
	Good          bool
	Found         []string // what is wrong, in sentences
}

func (p *Archive) chosenBox() *desk.BoxView {
	key := p.chosenSpine()
	for i := range p.boxes {
		if p.boxes[i].Box.ID == key {
			return &p.boxes[i]
		}
	}
	return nil
}

func (p *Archive) boxModel(b *desk.BoxView) *ArchiveBox {
	m := &ArchiveBox{ID: b.Box.ID, Name: b.Box.Name(), Volume: b.Box.Title != "", Title: b.Box.Title, Note: b.Box.Note}
	for _, l := range b.Lines {
		m.Checks = append(m.Checks, boxCheck(b, l))
	}
	if n := b.Box.Note; !n.ArrangedOn.IsZero() {
		m.Noted = fmt.Sprintf("%s整理，%s", n.ArrangedOn, n.ArrangedBy)
		if !n.CheckedOn.IsZero() {
			m.Noted += fmt.Sprintf("；%s检查，%s", n.CheckedOn, n.CheckedBy)
		}
	}
	return m
}

// boxCheck is a line of a box's check, with the figure that says how much was
// looked at, or which piece is wrong.
func boxCheck(b *desk.BoxView, l archive.Line) ArchiveBoxCheck {
	c := ArchiveBoxCheck{Words: l.Rule.What, Good: l.Result == archive.Passed}
	switch l.Rule.Name {
	case "BOX-GAPLESS":
		if c.Figure = b.Box.Range(); b.Box.From == b.Box.To {
			c.Figure = archive.NumberText(b.Box.From)
		}
	case "BOX-AGREES":
		c.Figure = thousands(b.Pages) + "页"
	default:
		c.Figure = thousands(l.Looked) + "件"
	}
	if l.Rule.Name == "BOX-PAPER" && !c.Good {
		c.Words = "缺纸件"
	}
	if n := len(l.Findings); n > 0 {
		c.Figure = l.Findings[0].Piece
		if n > 1 {
			c.Figure = fmt.Sprintf("%s等%d处", c.Figure, n)
		}
	}
	for _, f := range l.Findings {
		c.Found = append(c.Found, strings.TrimSpace(f.Piece+"　"+f.Message))
	}
	return c
}
