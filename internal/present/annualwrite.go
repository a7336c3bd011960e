package present

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"zwgk/internal/annual"
	"zwgk/internal/writing"
)

// WriteModel is 撰写: the parts of a paper, the one in sight, and what the
// records do not say.
type WriteModel struct {
	Parts         []PartRow
	At            int // of Parts
	Part          PartPage
	Asks          []AskRow // those of the part in sight first
	Events        []EventRow
	Edited, Moved int // parts
}

// PartMark says how a part stands.
type PartMark int

// The marks.
const (
	Suggested PartMark = iota // 起草
	Edited                    // 改过
	Moved                     // 有新变化
	Lacking                   // 还缺
)

// Word is the mark as the list says it.
func (m PartMark) Word() string { return [...]string{"起草", "改过", "有新变化", "还缺"}[m] }

// PartRow is a part in the list.
type PartRow struct {
	Key, Name, Line string // （一）主动公开; 核对1处，同去年87%
	Mark            PartMark
}

// PartPage is the part in sight.
type PartPage struct {
	Key, Section, Name string
	Edited             bool
	Shown              string // what is kept, as the editor shows it
	Typed              string // what stands in the editor
	Suggested          string // what is suggested now, when that has changed since the part was edited; else ""
	LastYear           string
	Findings           []FindingRow
	PartPreview
}

// PartPreview is what becomes of the text in the editor.
type PartPreview struct {
	Filled  string // as it will be printed
	Blank   string // what it means that it says nothing
	Figures []Span // of Filled, that are bound to records
	Similar int    // hundredths of last year's text; -1: there is none
	Alike   bool   // it reads like last year's
	Wrong   string // why it cannot be kept; Filled is then that of before
	Unsaved bool
}

// Span is a stretch of a text in bytes.
type Span struct{ From, To int }

// alikeFrom is from how many hundredths on a part reads like last year's.
const alikeFrom = 80

// tooAlike reports whether a part reads like last year's. A preamble says the
// same every year.
func tooAlike(p writing.Part, similar int) bool { return similar >= alikeFrom && p.Section != "" }

// partNames are what parts are called that share the heading of a section and
// have none of their own.
var partNames = map[string]string{
	"5.follow_up": "五、上年问题的改进", "5.problems": "五、主要问题和措施", "6.fees": "六、信息处理费", "6.other": "六、其他事项",
}

// partName is what a part is called: its own heading, else its section's.
func partName(paper writing.Paper, p writing.Part) string {
	if name := partNames[p.Key]; name != "" && paper == writing.AnnualReport {
		return name
	}
	return cmp.Or(p.Heading, p.Section, "引言")
}

// onlyTable reports whether a part stands beside a table, with which its
// section is complete.
func onlyTable(paper writing.Paper, p writing.Part) bool {
	number := annual.SectionNumber(p.Section)
	return paper == writing.AnnualReport && number >= 2 && number <= 4
}

// blankWords say what it means that a part says nothing; "" when it says
// something.
func blankWords(paper writing.Paper, p writing.Part, filled string) (short, long string) {
	switch {
	case filled != "":
		return "", ""
	case onlyTable(paper, p):
		return "只有表", "这一部分只有表。要加说明，写在上面。"
	}
	return "空着", "空着，印出来没有这一段。"
}

// setWrite takes over the draft. The part in sight stays in sight.
func (a *Annual) setWrite(events []writing.Event) {
	d, m := a.draft, &WriteModel{}
	asked := map[string]bool{}
	for _, ask := range d.Asks {
		asked[ask.Part] = true
	}
	for i, p := range d.Parts {
		row := PartRow{Key: p.Key, Name: partName(d.Paper, p)}
		switch {
		case p.Moved:
			row.Mark = Moved
		case asked[p.Key]:
			row.Mark = Lacking
		case p.Edited:
			row.Mark = Edited
		}
		if p.Edited {
			m.Edited++
		}
		if p.Moved {
			m.Moved++
		}
		row.Line = a.partLine(p)
		m.Parts = append(m.Parts, row)
		if p.Key == a.at {
			m.At = i
		}
	}
	m.Events = eventRows(events)
	a.model.Write = m
	a.setPart()
}

// partLine is the second line of a part in the list.
func (a *Annual) partLine(p writing.Part) string {
	line, _ := blankWords(a.draft.Paper, p, a.draft.Filled(p))
	if line != "" {
		return line
	}
	var notes []string
	if n := len(a.findingsIn(p.Key)); n > 0 {
		notes = append(notes, fmt.Sprintf("核对%d处", n))
	}
	if _, similar := lastYear(a.draft, p); tooAlike(p, similar) {
		notes = append(notes, fmt.Sprintf("同去年%d%%", similar))
	}
	if len(notes) > 0 {
		return strings.Join(notes, "，")
	}
	return fmt.Sprintf("%d字", utf8.RuneCountInString(strings.Join(strings.Fields(p.Text.Fill(a.draft.Facts)), "")))
}

// lastYear gives last year's text and in how many hundredths a part is like
// it; -1 when there is none.
func lastYear(d *writing.Draft, p writing.Part) (text string, similar int) {
	text, alike := writing.LastYear(d, p)
	if text == "" {
		return "", -1
	}
	return text, int(math.Round(alike * 100))
}

func (a *Annual) findingsIn(part string) (rows []FindingRow) {
	if a.draft.Paper != writing.AnnualReport {
		return nil
	}
	for _, f := range a.model.Findings {
		if f.Part == part {
			rows = append(rows, f)
		}
	}
	return rows
}

// setPart shows the part that is chosen.
func (a *Annual) setPart() {
	m := a.model.Write
	if m.At >= len(a.draft.Parts) {
		return
	}
	p := a.draft.Parts[m.At]
	a.at = p.Key
	page := PartPage{Key: p.Key, Section: p.Section, Name: partName(a.draft.Paper, p), Edited: p.Edited, Shown: p.Text.Show(a.draft.Facts), Findings: a.findingsIn(p.Key)}
	page.LastYear, _ = lastYear(a.draft, p)
	if p.Moved {
		if fresh, ok := a.fresh(p.Key); ok {
			page.Suggested = fresh.Text.Show(a.draft.Facts)
		}
	}
	page.PartPreview, page.Typed = filledIn(a.draft, p, p.Text), page.Shown
	if a.typed != nil {
		page.Typed = *a.typed
		page.PartPreview = readShown(a.draft, p, page.Typed, page.Filled)
	}
	m.Part = page
	m.Asks = a.askRows(p.Key)
}

// fresh is a part as it is suggested now, whatever the clerk wrote.
func (a *Annual) fresh(key string) (writing.Part, bool) {
	return writing.Compose(a.draft.Paper, a.draft.Facts, nil).Part(key)
}

// ChoosePart turns to a part.
func (a *Annual) ChoosePart(key string) {
	if key != a.at {
		a.choose(a.model.Paper, key, nil)
	}
}

// NextPart turns to the part that is by further down.
func (a *Annual) NextPart(by int) {
	if m := a.model.Write; m != nil && m.At+by >= 0 && m.At+by < len(m.Parts) {
		a.ChoosePart(m.Parts[m.At+by].Key)
	}
}

// ChoosePaper turns to another paper of the year.
func (a *Annual) ChoosePaper(p writing.Paper) {
	if p != a.model.Paper {
		a.choose(p, "", nil)
	}
}

// choose turns to a part of a paper and does what is left to do.
func (a *Annual) choose(p writing.Paper, key string, then func()) {
	a.leavePart(func() {
		a.at = key
		if p != a.model.Paper {
			a.model.Paper, a.model.Slip = p, nil
			a.reload(then)
			return
		}
		for i, row := range a.model.Write.Parts {
			if row.Key == key {
				a.model.Write.At = i
			}
		}
		a.setPart()
		if then != nil {
			then()
		}
		a.show()
	})
}
