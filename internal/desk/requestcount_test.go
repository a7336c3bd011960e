package desk

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// mill makes random requests and takes them to their end by the acts that the
// window uses, many in one change so that thousands are quick.
type mill struct {
	*rand.Rand
	t     testing.TB
	desk  *Desk
	count clockwork
	texts map[request.LetterCode]request.Template
}

func newMill(t testing.TB, d *Desk, seed uint64) *mill {
	t.Helper()
	m := &mill{Rand: rand.New(rand.NewPCG(seed, 711)), t: t, desk: d, texts: map[request.LetterCode]request.Template{}}
	var err error
	if m.count, err = d.clockwork(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, l := range request.Letters() {
		if m.texts[l.Code], err = d.letterText(t.Context(), l.Code); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func chosen[T any](m *mill, from []T) T { return from[m.IntN(len(from))] }

// grind registers one request and ends it, or leaves it open; it returns what
// an independent clerk would put into the tally.
func (m *mill) grind(ctx context.Context, tx *store.Tx, n int) (annual.Class, error) {
	first := workday.Date{Year: 2022, Month: 1, Day: 4}
	received := first.AddDays(m.IntN(1700))
	kind, outcome := chosen(m, request.ApplicantKinds()), chosen(m, append(request.Outcomes(), ""))
	r := registration(m.t, "2022-01-04", fmt.Sprintf("第%d号宅基地审批材料", n))
	r.Kind, r.Facts.Submitted, r.Identity.Number = kind, received, fmt.Sprintf("编造%06d", n)
	lines, err := m.desk.register(ctx, tx, m.count, r, nil)
	if err != nil {
		return annual.Class{}, err
	}
	class := annual.Class{Kind: string(kind), Begun: received.Year}
	if outcome == "" {
		return class, nil
	}
	row, err := m.desk.office.Request(ctx, tx, lines[0].ID)
	if err != nil {
		return class, err
	}
	h := m.count.hold(row)
	if err := m.end(ctx, tx, h, outcome, received); err != nil {
		return class, fmt.Errorf("%s received %s: %w", outcome, received, err)
	}
	class.Result, class.Ended = string(outcome), h.today.Year
	return class, h.keep(tx, "办结")
}

// end takes a request to an outcome, day by day.
func (m *mill) end(ctx context.Context, tx *store.Tx, h *held, o request.Outcome, received workday.Date) error {
	at := func(days int) { h.today = h.today.AddDays(days) }
	h.today = received
	if o == request.OtherMisc && m.IntN(2) == 0 {
		return m.move(h, request.Retracted)
	}
	if err := m.move(h, request.Reviewing); err != nil {
		return err
	}
	if o == request.OtherNoCorrection || o == request.UnavailableUnclear || m.IntN(8) == 0 && o != request.OtherFeeUnpaid {
		at(m.IntN(5))
		if err := m.letter(ctx, tx, h, LetterOrder{Code: "N02", Days: 5}); err != nil {
			return err
		}
		if o == request.OtherNoCorrection {
			at(20) // no five working days are longer
			return m.giveUp(ctx, tx, h, "N24")
		}
		at(1 + m.IntN(20))
		if err := m.move(h, request.Reviewing); err != nil {
			return err
		}
	}
	switch o {
	case request.OtherMisc:
		return m.move(h, request.Retracted)
	case request.OtherFeeUnpaid:
		h.dossier.Fee = &request.Fee{Basis: request.FeeBasis{Scheme: request.ByPages, Pages: 50}, Yuan: 200}
		if err := m.letter(ctx, tx, h, LetterOrder{Code: "N09"}); err != nil {
			return err
		}
		at(60)
		return m.giveUp(ctx, tx, h, "N25")
	case request.RejectedAbusive:
		if err := m.letter(ctx, tx, h, LetterOrder{Code: "N07"}); err != nil {
			return err
		}
	case request.DeniedThirdParty:
		if err := m.letter(ctx, tx, h, LetterOrder{Code: "N04", Ref: "青山路桥公司"}); err != nil {
			return err
		}
		at(1 + m.IntN(9))
		noted, err := h.dossier.Note(request.Event{Kind: request.ConsultAnswered, Date: h.today, Ref: "青山路桥公司"})
		if err != nil {
			return err
		}
		h.dossier = noted
	}
	at(m.IntN(12))
	return m.answer(ctx, tx, h, o)
}

func (m *mill) move(h *held, to request.Stage) error {
	return h.moveByEntry(RequestMove{To: to}, request.Step{By: "李小满", On: h.today})
}

// giveUp ends with the letter, or by the entry alone.
func (m *mill) giveUp(ctx context.Context, tx *store.Tx, h *held, code request.LetterCode) error {
	if m.IntN(2) == 0 {
		return m.move(h, request.GivenUp)
	}
	return m.letter(ctx, tx, h, LetterOrder{Code: code})
}

func (m *mill) answer(ctx context.Context, tx *store.Tx, h *held, o request.Outcome) error {
	order := LetterOrder{Code: chosen(m, request.LettersFor(o)).Code, Outcome: o}
	if o == request.PartiallyGranted {
		order.Partly = []request.Outcome{request.DeniedInternalAffairs}
	}
	order.Values = m.values(order.Code)
	if err := m.move(h, request.DraftingReply); err != nil {
		return err
	}
	h.dossier.Answer = &request.Answer{Outcome: o, Letter: order.Code, Partly: order.Partly, Values: order.Values}
	if err := m.move(h, request.SigningReply); err != nil {
		return err
	}
	signed, err := h.dossier.Approve(request.Approval{For: request.ApproveReply, By: "赵国梁", On: h.today})
	if err != nil {
		return err
	}
	h.dossier = signed
	return m.letter(ctx, tx, h, order)
}

func (m *mill) values(code request.LetterCode) map[request.Field]request.Value {
	letter, err := request.LetterOf(code)
	if err != nil {
		m.t.Fatal(err)
	}
	values := map[request.Field]request.Value{}
	for _, f := range letter.AllFields(letter.Remedy()) {
		values[f] = request.TextValue("写好的内容")
		if f.IsDate() {
			values[f] = request.DateValue(workday.MustDate("2022-01-04"))
		}
	}
	return values
}

func (m *mill) letter(ctx context.Context, tx *store.Tx, h *held, order LetterOrder) error {
	if order.Values == nil {
		order.Values = m.values(order.Code)
	}
	letter, err := request.LetterOf(order.Code)
	if err != nil {
		return err
	}
	_, err = m.desk.issue(ctx, tx, h, letter, m.texts[order.Code], order)
	return err
}

// From 5,000 random requests every cell of table three, in every year, is what
// an independent tally gives, and opens that many records; each year carries
// over what the year before carried forward (E4), and nothing in the register
// has a number twice.
func TestFiveThousandRequestsAreCounted(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-11-20")
	m := newMill(t, s.Desk, 5)
	const requests, atOnce = 5000, 500
	classes := make([]annual.Class, 0, requests)
	for len(classes) < requests {
		s.done(s.office.Change(ctx, s.author(), func(tx *store.Tx) error {
			for range atOnce {
				class, err := m.grind(ctx, tx, len(classes))
				if err != nil {
					return err
				}
				classes = append(classes, class)
			}
			return nil
		}))
	}
	previous := map[string]int64{}
	for year := 2022; year <= 2026; year++ {
		cells, want := figures(t, s.Desk, year), tally(classes, year)
		for _, column := range append([]string{annual.Total}, kinds()...) {
			for _, row := range tallyRows() {
				cell := annual.At(annual.Table3, row, column)
				if got := cells[cell].Number; got != want[row+"."+column] {
					t.Errorf("%d %s is %d, tallied %d", year, cell, got, want[row+"."+column])
				}
				opens := 0
				_, err := s.CellRecords(ctx, year, cell, func(annual.Entry) error { opens++; return nil })
				if err != nil || int64(opens) != want[row+"."+column] {
					t.Errorf("%d %s opens %d, tallied %d, %v", year, cell, opens, want[row+"."+column], err)
				}
			}
			if carried := want[annual.CarriedOver+"."+column]; year > 2022 && carried != previous[column] {
				t.Errorf("%d carries over %d in %s, the year before carried %d forward", year, carried, column, previous[column])
			}
			previous[column] = want[annual.CarriedForward+"."+column]
		}
	}
	expectDistinctNumbers(t, s, requests)
	expectSound(t, s.Desk)
}

func kinds() []string {
	var all []string
	for _, k := range request.ApplicantKinds() {
		all = append(all, string(k))
	}
	return all
}

func tallyRows() []string {
	rows := []string{annual.NewReceived, annual.CarriedOver, annual.CarriedForward, annual.ResultTotal}
	for _, o := range request.Outcomes() {
		rows = append(rows, string(o))
	}
	return rows
}

// tally counts by hand: no selection, no SQL.
func tally(classes []annual.Class, year int) map[string]int64 {
	n := map[string]int64{}
	for _, c := range classes {
		for _, column := range []string{c.Kind, annual.Total} {
			open := c.Ended == 0 || c.Ended > year
			switch {
			case c.Begun == year:
				n[annual.NewReceived+"."+column]++
			case c.Begun < year && (c.Ended == 0 || c.Ended >= year):
				n[annual.CarriedOver+"."+column]++
			}
			if c.Begun <= year && open {
				n[annual.CarriedForward+"."+column]++
			}
			if c.Ended == year {
				n[annual.ResultTotal+"."+column]++
				n[c.Result+"."+column]++
			}
		}
	}
	return n
}

// expectDistinctNumbers holds the register to as many numbers as requests, and
// the answers and letters to as many 文号 as there are, however they are written.
func expectDistinctNumbers(t *testing.T, s *staffed, requests int) {
	t.Helper()
	numbers, letters := map[string]bool{}, map[string]bool{}
	err := s.office.EachRequest(t.Context(), 0, func(row store.RequestRow) error {
		a := row.Line.Record
		numbers[fold(a.Number)] = true
		written := []string{a.ReplyNumber}
		if row.Dossier != nil {
			written = nil // the answer is among its letters
			for _, l := range row.Dossier.Issued {
				written = append(written, l.Number)
			}
		}
		for _, number := range written {
			if number = fold(number); letters[number] && number != "" {
				t.Errorf("文号 %s was given twice", number)
			}
			letters[number] = true
		}
		return nil
	})
	if err != nil || len(numbers) != requests {
		t.Errorf("%d numbers for %d requests, %v", len(numbers), requests, err)
	}
	if len(letters) < requests/2 {
		t.Errorf("only %d letters for %d requests", len(letters), requests)
	}
}

// Numbers under failure: whatever changes fail after a number was taken, and
// whatever ledgers are imported in between, no number stands twice, and what
// failed leaves no gap.
func TestNumbersAreNeverGivenTwice(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-11-20")
	m := newMill(t, s.Desk, 6)
	broken, made := errors.New("the power went"), 0
	for round := range 60 {
		fails := m.IntN(3) == 0
		err := s.office.Change(ctx, s.author(), func(tx *store.Tx) error {
			for range 1 + m.IntN(4) {
				if _, err := m.grind(ctx, tx, round*10); err != nil {
					return err
				}
				if !fails {
					made++
				}
			}
			if fails {
				return broken
			}
			return nil
		})
		if fails != errors.Is(err, broken) {
			t.Fatal(err)
		}
		if round == 20 { // ahead of what was given here, in other brackets
			number := "青石镇依申请[2025]400号"
			a := closed(t, application(t, number, "2025-03-03"), request.Granted, "2025-03-20")
			a.ReplyNumber = "青石镇公开答〔2025〕900号"
			importing(t, s.Desk, applications(a))
			made++
		}
	}
	expectDistinctNumbers(t, s, made)
	expectSound(t, s.Desk)
}

// The next number after those of a ledger, and after a number that a ledger
// took in the meantime.
func TestNumbersRespectLedgers(t *testing.T) {
	s := requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	importing(t, s.Desk, applications(application(t, "青石镇依申请[2026]7号", "2026-01-05")))
	number := func() string {
		return must[[]request.Application](t)(s.RegisterRequest(t.Context(), registration(t, "2026-03-02", "预算")))[0].Number
	}
	if got := number(); got != "青石镇依申请〔2026〕8号" {
		t.Errorf("after 7 of the ledger: %s", got)
	}
	importing(t, s.Desk, applications(application(t, "青石镇依申请（2026）9号", "2026-02-05"), application(t, "青石镇依申请（2026）30号", "2026-02-06")))
	if got := number(); got != "青石镇依申请〔2026〕31号" {
		t.Errorf("after 9 and 30 of the ledger: %s", got)
	}
}
