package form

import (
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/catalog"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// The words of the archive that several of its papers share.
const (
	fondsLabel     = "全宗号"
	fondsNameLabel = "全宗名称"
	yearLabel      = "年度"
	retentionLabel = "保管期限"
	unitLabel      = "机构（问题）"
	withdrawnWord  = "撤号"
)

// unitWord is the name of an 机构（问题）, its code when the scheme does not name it.
func unitWord(s archive.Scheme, code string) string { return orElse(s.UnitName(code), code) }

// yearWord writes a year, or nothing when it is not known.
func yearWord(year int) string { return count(year) }

// pieceNumber writes a 件号; 0 is not given yet.
func pieceNumber(n int) string {
	if n == 0 {
		return ""
	}
	return archive.NumberText(n)
}

// eightFigures writes a day as the archive's lists do: 20261231.
func eightFigures(d workday.Date) string {
	if d.IsZero() {
		return ""
	}
	return strings.ReplaceAll(d.String(), "-", "")
}

// makerBreaks let a 责任者 part between the words of its name.
var makerBreaks = strings.NewReplacer("村村民委员会", "村"+paper.BreakHint+"村民委员会", "人民政府", paper.BreakHint+"人民政府",
	"委员会", paper.BreakHint+"委员会", "、", "、"+paper.BreakHint, "；", "；"+paper.BreakHint)

// pieceMaker is a 责任者, which parts after the name of the place too.
func pieceMaker(p archive.Piece) string {
	name := p.Responsible
	for _, place := range []string{"街道", "镇", "乡"} {
		before, after, found := strings.Cut(name, place)
		if found && length(before) > 1 && length(after) > 2 {
			name = before + place + paper.BreakHint + after
			break
		}
	}
	return makerBreaks.Replace(name)
}

// partedCode is a 档号 on two lines, for lists that have no room for it on one:
// 0417-WS·2025-D30- above BGS-0001.
func partedCode(p archive.Piece) string {
	const dash = "-"
	above, below, found := strings.Cut(p.Code, dash+string(p.Retention)+dash)
	if !found {
		return p.Code
	}
	return above + dash + string(p.Retention) + dash + "\n" + below
}

// wholeCode is a 档号 on one line.
func wholeCode(p archive.Piece) string { return p.Code }

// partedNumber lets a 文号 part before its bracket.
func partedNumber(number string) string {
	return strings.Replace(number, "〔", paper.BreakHint+"〔", 1)
}

// withdrawnWords say why a number is empty.
func withdrawnWords(w *archive.Withdrawal) string {
	if w == nil || w.Reason == "" {
		return "此号撤销，原因未写明。"
	}
	words := "此号撤销：" + w.Reason
	if said := strings.Join(nonEmpty(w.By, chinese(w.On)), "，"); said != "" {
		words += "（" + said + "）"
	}
	return words
}

// classWords say which class a list is of. A scheme without 机构（问题） has no
// place for it.
func classWords(s archive.Scheme, c archive.Class) []string {
	words := []string{
		fondsLabel + "：" + orBlank(s.Fonds, 4), yearLabel + "：" + orBlank(yearWord(c.Year), 4), retentionLabel + "：" + orBlank(c.Retention.Label(), 3),
	}
	if s.ByUnit || c.Unit != "" {
		words = append(words, unitLabel+"："+orBlank(unitWord(s, c.Unit), 4))
	}
	return words
}

// channelsWord names channels, which may be identifiers or words.
func channelsWord(channels []string) string {
	names := make([]string, len(channels))
	for i, c := range channels {
		names[i] = c
		if known, ok := catalog.ParseChannel(c); ok {
			names[i] = known.Label()
		}
	}
	return strings.Join(names, "、"+paper.BreakHint)
}

// pagesOf adds up the pages of pieces; a withdrawn number has none.
func pagesOf(pieces []archive.Piece) (pages int) {
	for i := range pieces {
		if pieces[i].State != archive.Withdrawn {
			pages += pieces[i].Pages
		}
	}
	return pages
}

// standing are the pieces that are really there.
func standing(pieces []archive.Piece) []archive.Piece {
	var there []archive.Piece
	for i := range pieces {
		if !pieces[i].Gone() {
			there = append(there, pieces[i])
		}
	}
	return there
}

// listStyle is the type of the archive's lists.
func listStyle(size paper.Length) paper.CellStyle {
	style := formCell(size)
	style.Leading, style.PadX, style.PadY = size*13/10, paper.Pt(3), paper.Pt(3)
	return style
}

// listColumns gathers the columns of a list with their heads.
type listColumns struct {
	style   paper.CellStyle
	left    *paper.CellStyle
	names   []string
	columns []paper.Column
}

func newListColumns(size paper.Length) *listColumns {
	style := listStyle(size)
	left := style
	left.Align = paper.AlignLeft
	return &listColumns{style: style, left: &left}
}

// fixed adds a column with room for so many tenths of a character.
func (l *listColumns) fixed(name string, chars paper.Length) *listColumns {
	return l.wide(name, chars*l.style.Size/10)
}

// wide adds a column with room for a text of the given width.
func (l *listColumns) wide(name string, text paper.Length) *listColumns {
	return l.add(name, paper.Column{Width: text + 2*l.style.PadX + paper.Point})
}

// shared adds a column of prose.
func (l *listColumns) shared(name string, share int) *listColumns {
	return l.add(name, paper.Column{Share: share, Style: l.left})
}

func (l *listColumns) add(name string, c paper.Column) *listColumns {
	l.names, l.columns = append(l.names, name), append(l.columns, c)
	return l
}

// prose sets the last column to the left.
func (l *listColumns) prose() *listColumns {
	l.columns[len(l.columns)-1].Style = l.left
	return l
}

// table is an empty list with these columns.
func (l *listColumns) table(least paper.Length) *paper.Table {
	head := l.style
	head.Face = paper.Hei
	return &paper.Table{
		Columns: l.columns, Head: []paper.Row{{Cells: cellsOf(l.names...)}}, HeadStyle: &head, Style: l.style,
		MinRow: least, Inside: paper.Pt(0.5), Outside: paper.Pt(1),
	}
}

// codes adds a column with room for the widest 档号 as it is written in this list.
func (l *listColumns) codes(fonts *paper.FontSet, pieces []archive.Piece, written func(archive.Piece) string) *listColumns {
	style, widest := l.style.TextStyle, 2*l.style.Size
	for i := range pieces {
		widest = max(widest, widestOf(fonts, strings.Split(written(pieces[i]), "\n"), style))
	}
	return l.wide("档号", min(widest, 16*style.Size)).prose()
}

// closing keeps the last row of a list with what stands below it.
func closing(t *paper.Table) {
	if n := len(t.Rows); n > 0 {
		t.Rows[n-1].KeepWithNext = true
	}
	t.KeepWithNext = true
}

// signing is a ruled block below a list: who answers for it, with room to sign.
// It is never divided.
func signing(size paper.Length, rows ...[2]string) *paper.Table {
	t := &paper.Table{
		Columns: []paper.Column{{Width: 11 * size}, {Share: 1, Style: formLeft(size)}}, Style: formCell(size),
		MinRow: paper.Pt(30), Inside: paper.Pt(0.5), Outside: paper.Pt(1), KeepTogether: true,
	}
	for i, r := range rows {
		t.Rows = append(t.Rows, paper.Row{KeepWithNext: i < len(rows)-1, Cells: cellsOf(r[0], r[1])})
	}
	return t
}

// signers writes names with room behind each for a signature; without names
// there is only room.
func signers(names []string) string {
	kept := nonEmpty(names...)
	for i, name := range kept {
		kept[i] = name + strings.Repeat("　", 5) + "\u00a0"
	}
	return strings.Join(kept, paper.BreakHint)
}

func piecesWord(n int) string { return strconv.Itoa(n) + "件" }
