package itemsroom

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/disclosure"
	"zwgk/internal/present"
	"zwgk/internal/privacy"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// mostRows is how much of a long table is drawn; findings further down are
// named by their row in the list of findings.
const mostRows = 200

// text is 正文 as it will hang, with what was found in it marked.
func (s *Screen) text(m *present.ItemModel) fyne.CanvasObject {
	title := kit.NewMarked(m.Text.Title, kit.Bold(theme.Body), s.marksIn(disclosure.Part{Kind: disclosure.InTitle})).Centred()
	rows := []fyne.CanvasObject{title}
	s.marked = append(s.marked, title)
	if m.Text.Body != "" {
		body := kit.NewMarked(m.Text.Body, kit.Reg(theme.Body), s.marksIn(disclosure.Part{Kind: disclosure.InBody})).Indented()
		rows, s.marked = append(rows, body), append(s.marked, body)
	}
	for n, t := range m.Text.Tables {
		rows = append(rows, s.table(n, t)...)
	}
	page := paperSheet(kit.Column(theme.Gap2, rows...))
	if m.Partly == "" {
		return page
	}
	return kit.Column(theme.Gap2, kit.StateLine(kit.Locked, m.Partly), page)
}

func (s *Screen) table(n int, t disclosure.Table) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if t.Title != "" {
		rows = append(rows, kit.NewMarked(t.Title, kit.Bold(theme.Second), s.marksIn(disclosure.Part{Kind: disclosure.InTableTitle, Table: n})).Centred())
	}
	shown := t.Rows[:min(len(t.Rows), mostRows)]
	table := kit.NewPaperTable(t.Header, shown, t.Amounts, func(row, column int) []kit.TextMark {
		return s.marksIn(disclosure.Part{Kind: disclosure.InCell, Table: n, Row: row, Column: column})
	})
	rows, s.marked = append(rows, table), append(s.marked, table)
	if more := len(t.Rows) - len(shown); more > 0 {
		rows = append(rows, note(fmt.Sprintf("还有%d行没有画出来，印的时候都有。", more)))
	}
	if a := t.Account; a != nil {
		rows = append(rows, note(fmt.Sprintf("上期结余%s元　收入合计%s元　支出合计%s元　本期结余%s元", disclosure.FormatAmount(a.Before),
			disclosure.FormatAmount(a.Income), disclosure.FormatAmount(a.Spending), disclosure.FormatAmount(a.After))))
	}
	return rows
}

// marksIn are the marks of one part of the text.
func (s *Screen) marksIn(part disclosure.Part) []kit.TextMark {
	var marks []kit.TextMark
	for _, m := range s.model.Item.Marks {
		if m.Part != part {
			continue
		}
		tone := kit.Must
		switch {
		case m.Settled:
			tone = kit.Done
		case m.Severity == privacy.Judge:
			tone = kit.Review
		}
		marks = append(marks, kit.TextMark{From: m.Start, To: m.End, Tone: tone, Current: m.Current})
	}
	return marks
}

// paperSheet is a page as it will hang: square corners, a thin border.
func paperSheet(o fyne.CanvasObject) fyne.CanvasObject {
	border := canvas.NewRectangle(theme.Surface)
	border.StrokeColor, border.StrokeWidth = theme.Rule, theme.Border
	return kit.Backed(border, kit.Inset(o, theme.Gap4, theme.Gap4, theme.Gap4, theme.Gap4))
}
