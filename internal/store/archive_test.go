package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

var scheme = archive.Scheme{
	Fonds: "0194", FondsName: "青石镇人民政府", Category: "WS", ByUnit: true, Arrangement: archive.ByPiece,
	Units: []archive.Unit{{Code: "BGS", Name: "办公室"}, {Code: "CZS", Name: "财政所"}},
}

// piece makes a piece that waits to be archived.
func (m *maker) piece(year int) archive.Piece {
	m.made++
	return archive.Piece{
		ID: NewID(), State: archive.Pending, Source: archive.Source{Kind: archive.FromItem, ID: NewID()}, Year: year,
		Retention: oneOf(m, archive.Retentions()), Material: archive.Routine, Unit: oneOf(m, []string{"BGS", "CZS"}),
		Title: fmt.Sprintf("青石镇低保公示第%d期", m.made), DocumentNumber: fmt.Sprintf("青政发〔%d〕%d号", year, m.made), Responsible: "青石镇人民政府",
		Date: workday.Date{Year: year, Month: 1, Day: 1}.AddDays(m.IntN(360)), Keywords: []string{"低保"}, Pages: 3, Openness: archive.Openness{Attribute: disclosure.OnRequest, Reason: "答复申请人"},
		Parts: []archive.Part{
			{Role: archive.Text, Title: "公示正文", How: archive.Drawn, Paper: "text"},
			{Role: archive.Identity, Title: "身份证明", Name: "王某身份证.jpg", Private: true, How: archive.OnPaper},
		},
	}
}

var pieceWords = PieceText{Text: "张榜公布的名单和标准", Guard: SeesApplicants, Guarded: "王某"}

// compose puts n pieces of a year into an office.
func (m *maker) compose(t testing.TB, o *Office, year, n int) []archive.Piece {
	t.Helper()
	pieces := several(n, func() archive.Piece { return m.piece(year) })
	change(t, o, func(tx *Tx) error {
		for i := range pieces {
			if err := tx.AddPiece(&pieces[i], pieceWords, "建档"); err != nil {
				return err
			}
		}
		return nil
	})
	return pieces
}

// closeYear closes a year with some of its pieces, as the desk does.
func closeYear(tx *Tx, year int, pieces []archive.Piece, progress func(done, all int)) error {
	today := workday.Date{Year: year + 1, Month: 2, Day: 1}
	last, err := LastNumbers(tx.ctx, tx, year)
	if err != nil {
		return err
	}
	closing := archive.Closing{ID: NewID(), Year: year, On: today, By: "李干事", Scheme: scheme, Pieces: len(pieces)}
	numbered, err := archive.Close(scheme, last, pieces, today, closing.By, closing.ID)
	if err != nil {
		return err
	}
	return tx.ArchivePieces(closing, numbered, progress)
}

func archived(t testing.TB, o *Office, year, n int, seed uint64) []archive.Piece {
	t.Helper()
	pieces := newMaker(seed).compose(t, o, year, n)
	change(t, o, func(tx *Tx) error { return closeYear(tx, year, pieces, nil) })
	pieces, err := o.PiecesOf(t.Context(), o, year)
	if err != nil || len(pieces) != n {
		t.Fatal(len(pieces), err)
	}
	return pieces
}

// Whatever is closed when, and whatever becomes of the pieces, the numbers of
// every class run from 1 without a gap and none is given twice.
func TestNumbersUnderRandomClosings(t *testing.T) {
	o, m := newOffice(t), newMaker(23)
	given := map[string]string{} // piece by code
	for range 25 {
		year := 2024 + m.IntN(3)
		pieces := m.compose(t, o, year, 1+m.IntN(25))
		lost := errors.New("lost")
		err := o.Change(t.Context(), clerk, func(tx *Tx) error {
			if err := closeYear(tx, year, pieces, nil); err != nil || m.IntN(3) > 0 {
				return err
			}
			return lost
		})
		if err != nil && !errors.Is(err, lost) {
			t.Fatal(err)
		}
		all, err := o.PiecesOf(t.Context(), o, year)
		if err != nil {
			t.Fatal(err)
		}
		checkNumbers(t, o, year, all, given)
		if p := oneOf(m, all); p.State == archive.Archived {
			p.State, p.Withdrawal = archive.Withdrawn, &archive.Withdrawal{On: p.Date, By: "李干事", Reason: "重复归档"}
			change(t, o, func(tx *Tx) error { return tx.ReplacePiece(p, "撤号") })
		}
	}
	if len(given) < 100 {
		t.Errorf("only %d numbers were given", len(given))
	}
	if v := verify(t, o); !v.OK() {
		t.Error(v.Problems)
	}
}

func checkNumbers(t *testing.T, o *Office, year int, all []archive.Piece, given map[string]string) {
	t.Helper()
	numbers := map[archive.Class][]int{}
	for _, p := range all {
		if !p.Numbered() {
			continue
		}
		class := scheme.ClassOf(p)
		numbers[class] = append(numbers[class], p.Number)
		if before := given[p.Code]; before != "" && before != p.ID {
			t.Errorf("%s was given to %s and to %s", p.Code, before, p.ID)
		}
		given[p.Code] = p.ID
	}
	last, err := LastNumbers(t.Context(), o, year)
	if err != nil || len(last) != len(numbers) {
		t.Fatal(last, err)
	}
	for class, some := range numbers {
		for i, n := range some { // in the order of the catalogue
			if n != i+1 {
				t.Errorf("%v: numbers %v", class, some)
				break
			}
		}
		if last[class] != len(some) {
			t.Errorf("%v: last number %d of %d", class, last[class], len(some))
		}
	}
}

// What has its number stands, whichever way somebody tries to change it.
func TestAnArchivedPieceStands(t *testing.T) {
	o := newOffice(t)
	p := archived(t, o, 2025, 9, 4)[0]
	p.Copy, p.Pages = archive.Copy{Digest: strings.Repeat("ab", 32), Pages: 3}, 3 // made after the numbers were given
	change(t, o, func(tx *Tx) error { return tx.ReplacePiece(p, "归档件") })
	for name, edit := range map[string]func(*archive.Piece){
		"title":       func(p *archive.Piece) { p.Title += "（改）" },
		"code":        func(p *archive.Piece) { p.Code = "0194-WS·2025-Y-BGS-0999" },
		"number":      func(p *archive.Piece) { p.Number = 999 },
		"year":        func(p *archive.Piece) { p.Year = 2024 },
		"retention":   func(p *archive.Piece) { p.Retention = "D99" },
		"unit":        func(p *archive.Piece) { p.Unit = "QQQ" },
		"date":        func(p *archive.Piece) { p.Date = p.Date.AddDays(1) },
		"responsible": func(p *archive.Piece) { p.Responsible = "别的单位" },
		"remarks":     func(p *archive.Piece) { p.Remarks = "补记" },
		"openness":    func(p *archive.Piece) { p.Openness.Public = true },
		"a part less": func(p *archive.Piece) { p.Parts = p.Parts[1:] },
		"a part":      func(p *archive.Piece) { p.Parts = slices.Clone(p.Parts); p.Parts[0].Digest = strings.Repeat("cd", 32) },
		"copy":        func(p *archive.Piece) { p.Copy.Digest = strings.Repeat("cd", 32) },
		"no copy":     func(p *archive.Piece) { p.Copy = archive.Copy{} },
		"pages":       func(p *archive.Piece) { p.Pages = 4 },
		"layout":      func(p *archive.Piece) { p.Parts = slices.Clone(p.Parts); p.Parts[0].First = 2 },
		"closing":     func(p *archive.Piece) { p.Closing = "" },
		"pending":     func(p *archive.Piece) { p.State = archive.Pending },
	} {
		changed := p
		edit(&changed)
		err := o.Change(t.Context(), clerk, func(tx *Tx) error { return tx.ReplacePiece(changed, "改") })
		if err == nil || name != "pending" && (fault.CodeOf(err) != fault.Conflict || !strings.Contains(fault.Sentence(err), "更正")) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, statement := range []string{
		"DELETE FROM piece", "UPDATE piece SET title = 'x'", "UPDATE piece SET code = ''", "UPDATE closing SET day = ''", "DELETE FROM closing",
		"UPDATE OR REPLACE piece SET number = 1, code = '1'", "DELETE FROM piece WHERE id = '" + p.ID + "'",
	} {
		if _, err := o.write.Exec(statement); err == nil {
			t.Errorf("%s is done", statement)
		}
	}
	kept, err := Pieces.Get(t.Context(), o, p.ID)
	if err != nil || kept.Title != p.Title || kept.Copy != p.Copy {
		t.Errorf("%+v, %v", kept, err)
	}
	if v := verify(t, o); v.Records.Good != v.Records.All {
		t.Error(v.Problems)
	}
}

// What happens to a piece in the archive can be written down.
func TestWhatHappensToAnArchivedPiece(t *testing.T) {
	o := newOffice(t)
	p := archived(t, o, 2015, 1, 4)[0]
	day := workday.Date{Year: 2026, Month: 3, Day: 2}
	steps := []func(archive.Piece) (archive.Piece, error){
		func(p archive.Piece) (archive.Piece, error) {
			return p.Receive(archive.Receipt{On: day, From: "王站长", To: "李干事", Sheets: 4})
		},
		func(p archive.Piece) (archive.Piece, error) {
			return p.Lend(archive.Loan{ID: NewID(), Borrower: "赵某", Purpose: "核对", On: day, Due: day.AddDays(10), By: "李干事"})
		},
		func(p archive.Piece) (archive.Piece, error) { return p.Return(day.AddDays(3), "李干事", "完好") },
		func(p archive.Piece) (archive.Piece, error) {
			return p.Withdraw(archive.Withdrawal{On: day, By: "李干事", Reason: "重复归档"})
		},
	}
	for i, step := range steps {
		next, err := step(p)
		if err != nil {
			t.Fatal(err)
		}
		change(t, o, func(tx *Tx) error { return tx.ReplacePiece(next, fmt.Sprint("第", i)) })
		p = next
		lent, err := o.PiecesPage(t.Context(), PieceFilter{Lent: true}, 0, 5)
		if err != nil || (lent.Total == 1) != (i == 1) {
			t.Errorf("step %d: %d lent, %v", i, lent.Total, err)
		}
	}
	p.State = archive.Archived
	if err := o.Change(t.Context(), clerk, func(tx *Tx) error { return tx.ReplacePiece(p, "恢复") }); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("a withdrawn piece comes back: %v", err)
	}
}

// A closing that does not go on with the next number, or is stopped, leaves
// everything as it was.
func TestAClosingThatIsRefused(t *testing.T) {
	o, m := newOffice(t), newMaker(8)
	archived(t, o, 2025, 6, 7)
	pieces := m.compose(t, o, 2025, 12)
	head := verify(t, o).Head
	number := func(add int) func(*Tx) error {
		return func(tx *Tx) error {
			last, err := LastNumbers(t.Context(), tx, 2025)
			for class := range last {
				last[class] += add
			}
			closing := archive.Closing{ID: NewID(), Year: 2025, Scheme: scheme, Pieces: len(pieces), On: pieces[0].Date.AddDays(500)}
			numbered, err2 := archive.Close(scheme, last, pieces, closing.On, "李干事", closing.ID)
			return errors.Join(err, err2, tx.ArchivePieces(closing, numbered, nil))
		}
	}
	for name, add := range map[string]int{"a gap": 1, "a number that was given": -1} {
		if err := o.Change(t.Context(), clerk, number(add)); fault.CodeOf(err) != fault.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := o.Change(cancelled(t), clerk, number(0)); err == nil {
		t.Error("it is closed although it was stopped")
	}
	again := m.piece(2025)
	again.Source = pieces[0].Source
	if err := o.Change(t.Context(), clerk, func(tx *Tx) error { return tx.AddPiece(&again, pieceWords, "") }); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("a second piece of the same item: %v", err)
	}
	if v := verify(t, o); !v.OK() || v.Head != head {
		t.Error(v.Problems)
	}
	change(t, o, number(0))
}
