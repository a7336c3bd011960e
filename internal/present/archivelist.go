package present

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/workday"
)

// ArchiveList is the pieces of a box or of a heap. It may be very long: it is
// read page by page, when a page comes into sight.
type ArchiveList struct {
	Key             string // what it lists: with another one the table starts anew
	Searched, Means string // what it says when there is nothing in it

	run   Runner
	total int
	read  func(ctx context.Context, offset, n int) (lines []ArchiveLine, total int, err error)
}

// ArchiveLine is a line of the list.
type ArchiveLine struct {
	ID    string    // of the piece; "" for a matter of which none was made
	Cells [6]string // 档号 题名 责任者 日期 页数 纸件
	Tone  Tone
	Quiet bool // nothing lies behind the number any more
}

// ArchiveColumns are the heads of the list.
func ArchiveColumns() [6]string {
	return [6]string{"档号", "题名", "责任者", "日期", "页数", "纸件"}
}

// Len is the number of lines as of the last page that was read; below 0 before
// the first one.
func (l *ArchiveList) Len() int { return l.total }

// Page reads n lines from offset on beside the window.
func (l *ArchiveList) Page(offset, n int, done func([]ArchiveLine, error)) {
	var lines []ArchiveLine
	var total int
	l.run.Go(func(ctx context.Context) (err error) {
		lines, total, err = l.read(ctx, offset, n)
		return err
	}, func(err error) {
		if err != nil {
			slog.Error("shown to the clerk", "offset", offset, "error", err)
		} else {
			l.total = total
		}
		done(lines, err)
	})
}

// list makes the list that is asked for, and what stands beside it.
func (p *Archive) list() {
	m := &p.model
	m.Box, m.Prints, m.Foot = nil, nil, ""
	if len(m.Spines) == 0 {
		return
	}
	key := p.chosenSpine()
	if m.Words != "" {
		m.List = p.foundPieces(m.Words)
		m.Foot = fmt.Sprintf("最多列%d件，新的在前", mostFound)
		return
	}
	year := p.year.Year
	switch box := p.chosenBox(); {
	case key == HeapWaiting:
		m.List = p.waitingLines()
		m.Foot = fmt.Sprintf("共%s件办结了还没整理", thousands(p.year.Waiting))
	case key == HeapPending:
		m.List = p.pieceList(desk.PieceFilter{Year: year, States: []archive.State{archive.Pending}})
		m.Foot = fmt.Sprintf("共%s件，编号以前都可以改", thousands(p.year.Pending))
	case key == HeapUnboxed:
		m.List = p.pieceList(desk.PieceFilter{Year: year, States: []archive.State{archive.Archived}})
		m.Foot = fmt.Sprintf("%s件没有装%s", thousands(p.unboxed()), p.boxNoun())
	case box != nil:
		m.Box = p.boxModel(box)
		m.List = p.pieceList(desk.PieceFilter{Box: box.Box.ID})
		m.Foot = fmt.Sprintf("共%s件，%s页", thousands(box.Pieces), thousands(box.Pages))
		if box.Box.Thickness.Valid() { // a volume has none
			m.Foot = fmt.Sprintf("共%s件，盒厚%d毫米", thousands(box.Pieces), int(box.Box.Thickness))
		}
		m.Prints = boxPrints(box.Box)
	default:
		m.List = p.pieceList(desk.PieceFilter{Year: year})
		m.Foot = p.contextWords()
	}
	m.List.Key = fmt.Sprint(year, key)
	if m.List.Searched == "" {
		m.List.Searched, m.List.Means = p.nothing()
	}
}

// nothing says of an empty list what it was asked for and what to do.
func (p *Archive) nothing() (searched, means string) {
	return fmt.Sprintf("%d年度还没有归档的件", p.year.Year),
		"公开事项、申请和年度报告办结以后在这里整理成件。只有纸件的，按“归一件”登记。"
}

// pieceList lists the pieces that a filter selects.
func (p *Archive) pieceList(f desk.PieceFilter) *ArchiveList {
	p.filter = f
	today := p.desk.Today()
	return &ArchiveList{run: p.run, total: -1, read: func(ctx context.Context, offset, n int) ([]ArchiveLine, int, error) {
		page, err := p.desk.Pieces(ctx, f, offset, n)
		lines := make([]ArchiveLine, len(page.Rows))
		for i, row := range page.Rows {
			lines[i] = pieceLine(row, today)
		}
		return lines, int(page.Total), err
	}}
}

// waitingLines lists what is finished and waits for its piece.
func (p *Archive) waitingLines() *ArchiveList {
	lines := make([]ArchiveLine, len(p.waiting))
	for i, w := range p.waiting {
		lines[i] = ArchiveLine{Cells: [6]string{w.Source.Kind.Label(), w.Title, "", eightFigures(w.Date), "", "待整理"}}
	}
	return &ArchiveList{run: p.run, total: len(lines), read: func(_ context.Context, offset, n int) ([]ArchiveLine, int, error) {
		return lines[min(offset, len(lines)):min(offset+n, len(lines))], len(lines), nil
	}}
}

func eightFigures(d workday.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// pieceLine is a piece as the list shows it.
func pieceLine(r desk.PieceRow, today workday.Date) ArchiveLine {
	title := r.Title
	if r.OwnTitle {
		title = "［" + title + "］"
	}
	l := ArchiveLine{ID: r.ID, Cells: [6]string{r.Code, title, r.Responsible, eightFigures(r.Date), thousands(r.Pages), ""}}
	if r.Code == "" {
		l.Cells[0] = "待编号　" + r.Class.Retention.Label()
	}
	if r.Pages == 0 {
		l.Cells[4] = ""
	}
	l.Cells[5], l.Tone = paperState(r, today)
	l.Quiet = r.State == archive.Withdrawn || r.State == archive.Destroyed || r.State == archive.Transferred
	return l
}

// paperState says where the paper of a piece is.
func paperState(r desk.PieceRow, today workday.Date) (word string, tone Tone) {
	switch {
	case r.State == archive.Withdrawn || r.State == archive.Destroyed || r.State == archive.Transferred:
		return r.State.Label(), Plain
	case !r.Due.IsZero() && today.After(r.Due):
		return "借出超期", Urgent
	case !r.Due.IsZero():
		return "借出", Caution
	case !r.Paper:
		return "缺纸件", Caution
	case r.Box != "":
		return "已装盒", Good
	}
	return "已收到", Good
}

// foundPieces lists the pieces that have the words anywhere.
func (p *Archive) foundPieces(words string) *ArchiveList {
	today := p.desk.Today()
	hits := &pieceHits{words: words, search: p.desk.Search}
	l := &ArchiveList{
		Key: "find " + words, Searched: fmt.Sprintf("没有找到“%s”", words), Means: "换一个词，或者少写几个字。题名、档号、文号、责任者都查了。",
		run: p.run, total: -1,
	}
	l.read = func(ctx context.Context, offset, n int) ([]ArchiveLine, int, error) {
		ids, err := hits.ids(ctx)
		if err != nil {
			return nil, 0, err
		}
		var lines []ArchiveLine
		for _, id := range ids[min(offset, len(ids)):min(offset+n, len(ids))] {
			v, err := p.desk.Piece(ctx, id)
			if err != nil {
				return nil, 0, err
			}
			lines = append(lines, pieceLine(rowOfPiece(v.Piece), today))
		}
		return lines, len(ids), nil
	}
	return l
}

// pieceHits are the pieces that a search finds. It is made once, by whichever
// page is read first.
type pieceHits struct {
	words  string
	search func(ctx context.Context, words string, limit int) (desk.SearchResult, error)
	turn   sync.Mutex
	done   bool
	found  []string
}

func (h *pieceHits) ids(ctx context.Context) ([]string, error) {
	h.turn.Lock()
	defer h.turn.Unlock()
	if h.done {
		return h.found, nil
	}
	result, err := h.search(ctx, h.words, mostFound)
	if err != nil {
		return nil, err
	}
	for _, hit := range result.Hits {
		if hit.Kind == desk.FoundPiece && !slices.Contains(h.found, hit.ID) {
			h.found = append(h.found, hit.ID)
		}
	}
	h.done = true
	return h.found, nil
}

// rowOfPiece is a piece as lists show it.
func rowOfPiece(p archive.Piece) desk.PieceRow {
	row := desk.PieceRow{
		ID: p.ID, State: p.State, Source: p.Source, Class: archive.Class{Year: p.Year, Retention: p.Retention, Unit: p.Unit}, Number: p.Number, Code: p.Code,
		Title: p.Title, OwnTitle: p.OwnTitle, Responsible: p.Responsible, Date: p.Date, Pages: p.Pages, Box: p.Box, Paper: p.Receipt != nil,
	}
	if loan := p.Out(); loan != nil {
		row.Due = loan.Due
	}
	return row
}
