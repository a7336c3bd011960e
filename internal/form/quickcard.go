package form

import (
	"fmt"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// QuickCard is what stands on a 速查卡: the keys, what is done every day and how,
// and the terms of the law. The terms come from the rules.
type QuickCard struct {
	Organ office.Organ
	Keys  []CardKey
	Jobs  []CardJob // in pairs, side by side
	Help  string    // where more is to be found
	On    workday.Date
}

// CardKey is a key and what it does.
type CardKey struct{ Keys, Does string }

// CardJob is something that is done every day, in few steps.
type CardJob struct {
	Name  string
	Steps []string
}

// cardTerms are the terms of requests that a clerk has to know by heart, by
// their codes in request.Terms.
var cardTerms = []string{"T2", "T5", "T6", "T7", "T11", "T15", "T17"}

// The type of the card: 五号, its title 小二.
const (
	cardSize      = paper.Size5
	cardTitleSize = 18 * paper.Point
)

// QuickCardSheet lays out a 速查卡 on one page of A4, to lie beside the keyboard.
func QuickCardSheet(c QuickCard, fonts *paper.FontSet) (*paper.Document, error) {
	const side, top = 16, 13 // millimetres
	style := page(paper.A4Width, paper.A4Height, top, side, side, top)
	flow := paper.NewFlow(fonts, style)
	title := paper.TitleStyle()
	title.Size, title.Leading, title.After = cardTitleSize, cardTitleSize*4/3, paper.Pt(4)
	flow.Heading(0, "政务公开工作台速查卡", title)
	headLine(flow, cardSize, c.Organ.Name, "印于"+dayOrHand(c.On))
	cardTitle(flow, "按键")
	flow.Table(c.keyTable())
	cardTitle(flow, "常办的几件事")
	flow.Table(c.jobTable())
	cardTitle(flow, "期限")
	terms, err := termTable()
	if err != nil {
		return nil, err
	}
	flow.Table(terms)
	flow.Space(paper.Pt(6))
	flow.Paragraph(c.Help, paper.ParagraphStyle{TextStyle: paper.TextStyle{Face: paper.Song, Size: cardSize}, Leading: cardSize * 3 / 2})
	return flow.Document(meta("政务公开工作台速查卡", "速查卡", c.Organ, c.On))
}

// cardTitle is the head of a part of the card.
func cardTitle(flow *paper.Flow, text string) {
	const size = paper.Size4Small
	flow.Heading(1, text, paper.ParagraphStyle{
		TextStyle: paper.TextStyle{Face: paper.Hei, Size: size}, Leading: size * 3 / 2, Before: paper.Pt(5), After: paper.Pt(1),
	})
}

// cardCell is a cell of the card, in a face.
func cardCell(face paper.Face) *paper.CellStyle {
	return &paper.CellStyle{
		TextStyle: paper.TextStyle{Face: face, Size: cardSize}, Leading: cardSize * 14 / 10, PadX: paper.Pt(5), PadY: paper.Pt(2.7),
	}
}

// cardHead is a head on a grey ground.
func cardHead() *paper.CellStyle {
	const grey = 24
	style := cardCell(paper.Hei)
	style.Shade = grey
	return style
}

// keyTable has two keys to a row.
func (c QuickCard) keyTable() *paper.Table {
	key := cardCell(paper.SongBold)
	t := &paper.Table{Style: *cardCell(paper.Song), Columns: []paper.Column{
		{Width: paper.Pt(96), Style: key}, {Share: 1}, {Width: paper.Pt(60), Style: key}, {Share: 1},
	}}
	half := (len(c.Keys) + 1) / 2
	for i := range half {
		row := []string{c.Keys[i].Keys, c.Keys[i].Does, "", ""}
		if i+half < len(c.Keys) {
			row[2], row[3] = c.Keys[i+half].Keys, c.Keys[i+half].Does
		}
		t.Rows = append(t.Rows, paper.Row{Cells: cellsOf(row...)})
	}
	return t
}

// jobTable has two jobs to a row, the name of each above its steps.
func (c QuickCard) jobTable() *paper.Table {
	steps := cardCell(paper.Song)
	steps.VAlign = paper.Top
	t := &paper.Table{Style: *steps, Columns: []paper.Column{{Share: 1}, {Share: 1}}}
	for i := 0; i < len(c.Jobs); i += 2 {
		var names, lists []paper.Cell
		for _, job := range c.Jobs[i:min(i+2, len(c.Jobs))] {
			names = append(names, paper.Cell{Text: job.Name, Style: cardHead()})
			lists = append(lists, paper.Cell{Text: numberedLines(job.Steps)})
		}
		t.Rows = append(t.Rows, paper.Row{Cells: names, KeepWithNext: true}, paper.Row{Cells: lists})
	}
	return t
}

// numberedLines writes a line for each step.
func numberedLines(steps []string) string {
	lines := make([]string, len(steps))
	for i, step := range steps {
		lines[i] = fmt.Sprintf("%d. %s", i+1, step)
	}
	return strings.Join(lines, "\n")
}

// termTable lists the terms of the law with what they rest on.
func termTable() (*paper.Table, error) {
	t := &paper.Table{
		Style: *cardCell(paper.Song), HeadStyle: cardHead(),
		Columns: []paper.Column{{Width: paper.Pt(112)}, {Width: paper.Pt(84)}, {Share: 1}, {Width: paper.Pt(158)}},
		Head:    []paper.Row{{Cells: cellsOf("什么事", "期限", "从哪天的次日起算", "依据")}},
		Rows: []paper.Row{{Cells: cellsOf(
			"主动公开", termWord(request.Term{Length: disclosure.PublishWithin, Unit: request.Workdays}), "信息形成或者变更之日", "条例第二十六条",
		)}},
	}
	for _, code := range cardTerms {
		term, err := request.TermOf(code)
		if err != nil {
			return nil, err
		}
		basis := term.Basis
		if term.Certainty != request.Confirmed {
			basis += "（" + term.Certainty.Label() + "）"
		}
		t.Rows = append(t.Rows, paper.Row{Cells: cellsOf(term.Matter, termWord(term), term.From, basis)})
	}
	return t, nil
}

// termWord writes the length of a term: 20个工作日.
func termWord(t request.Term) string {
	unit := map[request.Unit]string{request.Workdays: "个工作日", request.CalendarDays: "日", request.Months: "个月"}[t.Unit]
	return fmt.Sprintf("%d%s", t.Length, unit)
}
