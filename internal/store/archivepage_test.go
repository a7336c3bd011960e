package store

import (
	"database/sql"
	"errors"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// shelved makes an office with pieces of two years in boxes, some waiting, some
// with paper, some lent out, some withdrawn.
func shelved(t testing.TB, seed uint64) (*Office, []archive.Piece) {
	t.Helper()
	o, m := newOffice(t), newMaker(seed)
	var all []archive.Piece
	for _, year := range []int{2024, 2025} {
		pieces := m.compose(t, o, year, 60)
		change(t, o, func(tx *Tx) error { return closeYear(tx, year, pieces[:45], nil) })
		pieces, err := o.PiecesOf(t.Context(), o, year)
		if err != nil {
			t.Fatal(err)
		}
		boxes := map[archive.Class]archive.Box{}
		change(t, o, func(tx *Tx) error {
			for i := range pieces {
				if err := m.shelve(tx, &pieces[i], boxes); err != nil {
					return err
				}
			}
			return nil
		})
		all = append(pieces, all...)
	}
	return o, all
}

func (m *maker) shelve(tx *Tx, p *archive.Piece, boxes map[archive.Class]archive.Box) error {
	if !p.Numbered() {
		return nil
	}
	class := scheme.ClassOf(*p)
	box, known := boxes[class]
	if !known {
		box = archive.Box{Class: class, Number: 1, Thickness: 30, From: 1}
		if err := Boxes.Add(tx, &box, ""); err != nil {
			return err
		}
		boxes[class] = box
	}
	p.Box = box.ID
	switch m.IntN(4) {
	case 0:
		p.Receipt = &archive.Receipt{On: p.Date, From: "王站长", To: "李干事"}
	case 1:
		p.Loans = []archive.Loan{{ID: NewID(), Borrower: "赵某", On: p.Date, Due: p.Date.AddDays(m.IntN(60))}}
	case 2:
		p.State, p.Withdrawal = archive.Withdrawn, &archive.Withdrawal{On: p.Date, By: "李干事", Reason: "重复"}
	}
	return tx.ReplacePiece(*p, "上架")
}

func (f PieceFilter) takes(p archive.Piece) bool {
	due := dueBack(&p)
	return (f.Year == 0 || p.Year == f.Year) && (f.Retention == "" || p.Retention == f.Retention) && (f.Unit == "" || p.Unit == f.Unit) &&
		(len(f.States) == 0 || slices.Contains(f.States, p.State)) && (f.Box == "" || p.Box == f.Box) && (!f.NoPaper || p.Receipt == nil) &&
		(!f.Lent || !due.IsZero()) && (f.DueBefore.IsZero() || !due.IsZero() && due.Before(f.DueBefore)) &&
		(f.KeptBefore == 0 || p.State == archive.Archived && p.KeptUntil() != 0 && p.KeptUntil() < f.KeptBefore) &&
		(f.Source.ID == "" || p.Source == f.Source)
}

// Every page of every filter is what going through all pieces by hand gives.
func TestPagesOfPieces(t *testing.T) {
	o, all := shelved(t, 31)
	m, hits := newMaker(32), 0
	for range 400 {
		f := PieceFilter{
			Year: oneOf(m, []int{0, 0, 2024, 2025}), Retention: oneOf(m, append(archive.Retentions(), "", "")), Unit: oneOf(m, []string{"", "", "BGS"}),
			NoPaper: m.IntN(4) == 0, Lent: m.IntN(5) == 0, KeptBefore: oneOf(m, []int{0, 0, 0, 2035, 2099}),
		}
		f.States = oneOf(m, [][]archive.State{nil, nil, {archive.Pending}, {archive.Archived, archive.Withdrawn}})
		if m.IntN(5) == 0 {
			f.Box = oneOf(m, all).Box
		}
		if m.IntN(9) == 0 {
			f.Source = oneOf(m, all).Source
		}
		if m.IntN(5) == 0 {
			f.DueBefore = workday.Date{Year: 2025, Month: 6, Day: 1}
		}
		var want []string
		for _, p := range all {
			if f.takes(p) {
				want = append(want, p.ID)
			}
		}
		offset, n := m.IntN(10), m.IntN(30)
		if m.IntN(2) == 0 {
			offset = max(0, len(want)-offset)
		}
		page, err := o.PiecesPage(t.Context(), f, offset, n)
		var got []string
		for _, r := range page.Rows {
			got = append(got, r.ID)
		}
		from := min(offset, len(want))
		if want := want[from:min(from+n, len(want))]; err != nil || !slices.Equal(got, want) {
			t.Fatalf("%+v from %d, %d: %v, want %v (%v)", f, offset, n, got, want, err)
		}
		if hits += len(got); int(page.Total) != len(want) {
			t.Fatalf("%+v: %d in all, want %d", f, page.Total, len(want))
		}
	}
	if hits < 1000 {
		t.Errorf("only %d rows", hits)
	}
}

// A row says what its piece says, and the shelf counts them.
func TestRowsAndShelves(t *testing.T) {
	o, all := shelved(t, 33)
	page, err := o.PiecesPage(t.Context(), PieceFilter{}, 0, 1000)
	if err != nil || len(page.Rows) != len(all) {
		t.Fatal(len(page.Rows), err)
	}
	want := map[archive.Class]Shelf{}
	for i, p := range all {
		row := PieceRow{
			ID: p.ID, State: p.State, Source: p.Source, Class: scheme.ClassOf(p), Number: p.Number, Code: p.Code, Title: p.Title, OwnTitle: p.OwnTitle,
			DocumentNumber: p.DocumentNumber, Responsible: p.Responsible, Date: p.Date, Secrecy: p.Secrecy, Remarks: p.Remarks, Pages: p.Pages,
			Box: p.Box, Paper: p.Receipt != nil, Due: dueBack(&p),
		}
		if p.State == archive.Archived {
			row.KeptThrough = p.KeptUntil()
		}
		if page.Rows[i] != row {
			t.Fatalf("%+v, want %+v", page.Rows[i], row)
		}
		s := want[row.Class]
		s.Class = row.Class
		add := func(n *int, counts bool) {
			if counts {
				*n++
			}
		}
		add(&s.Pending, p.State == archive.Pending)
		add(&s.Numbered, p.Numbered())
		add(&s.Withdrawn, p.State == archive.Withdrawn)
		add(&s.NoPaper, p.State == archive.Archived && p.Receipt == nil)
		add(&s.Lent, !row.Due.IsZero())
		want[row.Class] = s
	}
	shelves, err := o.Shelves(t.Context(), 0)
	if err != nil || len(shelves) != len(want) {
		t.Fatal(len(shelves), len(want), err)
	}
	for _, s := range shelves {
		if s != want[s.Class] {
			t.Errorf("%+v, want %+v", s, want[s.Class])
		}
	}
	if years, err := o.ArchiveYears(t.Context()); err != nil || !slices.Equal(years, []int{2025, 2024}) {
		t.Error(years, err)
	}
	checkBoxes(t, o, all)
}

func checkBoxes(t *testing.T, o *Office, all []archive.Piece) {
	t.Helper()
	boxes, err := o.BoxesOf(t.Context(), o, 2025)
	inside, err2 := o.PiecesInBoxes(t.Context(), 2025)
	if err := errors.Join(err, err2); err != nil || len(boxes) != len(inside) || len(boxes) < 5 {
		t.Fatal(len(boxes), len(inside), err)
	}
	for _, b := range boxes {
		n := 0
		for _, p := range all {
			if p.Box == b.ID {
				n++
			}
		}
		if inside[b.ID] != n || n == 0 {
			t.Errorf("%d pieces in box %+v, want %d", inside[b.ID], b, n)
		}
	}
}

// finished puts finished and unfinished work of 2025 and 2026 into an office and
// gives the ids of what of 2025 is to be composed.
func finished(t *testing.T, o *Office) map[string]archive.SourceKind {
	t.Helper()
	day := func(year int) workday.Date { return workday.Date{Year: year, Month: 5, Day: 6} }
	want := map[string]archive.SourceKind{}
	change(t, o, func(tx *Tx) error {
		var problems []error
		for _, year := range []int{2025, 2026} {
			route := office.Route{Steps: []office.Step{{Kind: office.Drafting}}}
			filed := disclosure.Item{ID: NewID(), Title: "已建档", Formed: day(year), Filed: day(year), Route: route}
			begun := disclosure.Item{ID: NewID(), Title: "没有形成日期", Begun: day(year), Filed: day(year), Route: route}
			open := disclosure.Item{ID: NewID(), Title: "还在办", Formed: day(year), Route: route}
			closed := request.Application{ID: NewID(), Subject: "施工图", Received: day(2025), Outcome: request.Granted, Closed: day(year)}
			bare := closed
			bare.ID = NewID()
			asked := request.Application{ID: NewID(), Received: day(2025), Subject: "还没有答复"}
			rectify := request.Application{ID: NewID(), Subject: "更正姓名", Received: day(2025), Closed: day(year)}
			enquiry := rectify
			enquiry.ID = NewID()
			report := SignedReport{ID: NewID(), Year: year - 1, SignedOn: day(year), Content: "{}"}
			for _, i := range []disclosure.Item{filed, begun, open} {
				problems = append(problems, Items.Add(tx, &i, ""))
			}
			var stored []Stored[request.Application]
			for _, a := range []request.Application{closed, bare, asked} {
				stored = append(stored, Stored[request.Application]{Key: "n:" + a.ID, Record: a})
			}
			problems = append(problems, Applications.Add(tx, stored), tx.AddSignedReport(&report))
			for _, d := range []request.Dossier{
				request.DossierOf(closed), request.DossierOf(asked),
				{ID: rectify.ID, Matter: request.Rectify, Line: &rectify}, {ID: enquiry.ID, Matter: request.Enquiry, Line: &enquiry},
			} {
				problems = append(problems, Dossiers.Add(tx, &d, ""), tx.IndexDossier(d))
			}
			if year == 2025 {
				want = map[string]archive.SourceKind{
					filed.ID: archive.FromItem, begun.ID: archive.FromItem, closed.ID: archive.FromRequest, rectify.ID: archive.FromRequest, report.ID: archive.FromReport,
				}
			}
		}
		return errors.Join(problems...)
	})
	return want
}

// What is finished waits until a piece is made of it, and again when that piece
// is withdrawn.
func TestWhatWaitsToBeComposed(t *testing.T) {
	o, m := newOffice(t), newMaker(35)
	want := finished(t, o)
	waits := func() []Waiting {
		waiting, err := o.ToCompose(t.Context(), 2025)
		if err != nil {
			t.Fatal(err)
		}
		return waiting
	}
	for _, w := range waits() {
		if want[w.Source.ID] != w.Source.Kind || w.Date.Year != 2025 || w.Title == "" && w.Source.Kind != archive.FromReport {
			t.Errorf("%+v waits", w)
		}
	}
	if len(waits()) != len(want) {
		t.Errorf("%d wait, want %d", len(waits()), len(want))
	}
	for n, w := range waits() {
		p := m.piece(2025)
		p.Source = w.Source
		change(t, o, func(tx *Tx) error { return tx.AddPiece(&p, PieceText{}, "建档") })
		if left := waits(); len(left) != len(want)-n-1 || slices.Contains(left, w) {
			t.Errorf("%v wait after %v", left, w)
		}
		if made, err := o.PiecesMadeOf(t.Context(), o, w.Source); err != nil || len(made) != 1 || made[0].ID != p.ID {
			t.Error(made, err)
		}
		if n == 0 {
			p.State = archive.Withdrawn
			change(t, o, func(tx *Tx) error { return tx.ReplacePiece(p, "不归档") })
			if !slices.Contains(waits(), w) {
				t.Errorf("%v does not wait again", w)
			}
			p.ID, p.State = "", archive.Pending
			change(t, o, func(tx *Tx) error { return tx.AddPiece(&p, PieceText{}, "重新建档") })
		}
	}
}

// Pieces are found by their line and their texts; what is private only by those
// who may see it; and what was left out by nobody.
func TestPiecesAreFound(t *testing.T) {
	o := newOffice(t)
	p := archived(t, o, 2025, 70, 36)[0]
	masked := newMaker(37).piece(2025)
	masked.Title, masked.Source = "钱某低保公示", archive.Source{Kind: archive.FromPaper}
	change(t, o, func(tx *Tx) error {
		return tx.AddPiece(&masked, PieceText{Title: "钱*低保公示", Guard: SeesFullText, Text: "殡葬补贴"}, "")
	})
	find := func(words string, audiences ...string) int {
		r, err := o.Search(t.Context(), Query{Words: words, Kinds: []string{FoundPiece}, Audiences: audiences, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		return r.Total
	}
	for words, n := range map[string]int{
		p.Code: 1, p.DocumentNumber + " " + p.Title: 1, "张榜公布": 70, "青石镇人民政府": 71, "公示正文": 71, "王某": 0, "身份证": 0, "殡葬": 1, "钱某": 0, "dbgs": 71,
	} {
		if got := find(words); got != n {
			t.Errorf("%s: %d found, want %d", words, got, n)
		}
	}
	if find("王某", SeesApplicants) != 70 || find("身份证", SeesApplicants) != 70 || find("钱某", SeesFullText) != 1 || find("钱某", SeesApplicants) != 0 {
		t.Error("who may see it does not find it, or who may not does")
	}
	change(t, o, func(tx *Tx) error { return tx.ReplacePieceText(masked, PieceText{Text: "饮水工程"}) })
	if find("饮水") != 1 || find("殡葬") != 0 {
		t.Error("found by the text before")
	}
	masked.State = archive.Withdrawn
	change(t, o, func(tx *Tx) error { return tx.ReplacePiece(masked, "不归档") })
	if find("饮水") != 0 {
		t.Error("found although it was left out")
	}
	if v := verify(t, o); !v.OK() {
		t.Error(v.Problems)
	}
	if err := o.RebuildSearch(t.Context()); err != nil || find(p.Code) != 1 || find("张榜公布") != 70 || !verify(t, o).OK() {
		t.Error("another index after a rebuild", err)
	}
}

// The statements that a long archive is listed by go along an index.
func TestArchiveListsUseIndexes(t *testing.T) {
	o := newOffice(t)
	for statement, wanted := range map[string]string{
		"SELECT rowid FROM piece ORDER BY " + catalogueOrder:                            "piece_order",
		"SELECT rowid FROM piece ORDER BY " + backwards:                                 "piece_order",
		"SELECT rowid FROM piece WHERE year = 2025 ORDER BY " + catalogueOrder:          "piece_order",
		"SELECT rowid FROM piece WHERE state IN ('pending') ORDER BY " + catalogueOrder: "piece_state",
	} {
		plan := planOf(t, o, statement)
		if !strings.Contains(plan, wanted) || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s: %s", statement, plan)
		}
	}
	waiting := strings.NewReplacer("?1", "'2025'", "?2", "2025").Replace("SELECT * FROM (" + waitingWork + ") AS done WHERE NOT " + livesOn)
	for _, wanted := range []string{"item_filed", "application_ended", "dossier_closed", "piece_made"} {
		if plan := planOf(t, o, waiting); !strings.Contains(plan, wanted) {
			t.Errorf("no %s in %s", wanted, plan)
		}
	}
}

func planOf(t *testing.T, o *Office, statement string) (plan string) {
	t.Helper()
	err := each(t.Context(), o, "EXPLAIN QUERY PLAN "+statement, nil, func(rows *sql.Rows) error {
		var id, parent, unused int
		var detail string
		err := rows.Scan(&id, &parent, &unused, &detail)
		plan += detail + "\n"
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}
