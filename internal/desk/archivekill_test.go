package desk

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/office"
)

// closerOffice makes this test program a second one that closes the years of an
// office.
const closerOffice = "ZWGK_TEST_CLOSER"

const firstYear, yearsToClose, piecesAYear = 1991, 30, 8

// closeYears closes the years that wait one after another. It prints a line for
// every step of the work, and the year once it is closed.
func closeYears(dir string) error {
	d, err := Open(context.Background(), dir, clerk)
	if err != nil {
		return err
	}
	for year := firstYear; year < firstYear+yearsToClose; year++ {
		y, err := d.ArchiveYear(context.Background(), year)
		if err != nil {
			return err
		}
		if y.Pending == 0 {
			continue
		}
		if _, err := d.CloseYear(context.Background(), year, func(done, of int) { fmt.Println("step", done, of) }); err != nil {
			return err
		}
		fmt.Println("closed", year)
	}
	return nil
}

// TestAYearIsClosedWholeOrNotAtAll kills a program that closes years, copies and
// all, fifty times at random points. What it had acknowledged is closed with
// every copy; the rest is as it was, and no number is missing or given twice.
func TestAYearIsClosedWholeOrNotAtAll(t *testing.T) {
	if dir := os.Getenv(closerOffice); dir != "" {
		if err := closeYears(dir); err != nil {
			t.Fatal(err)
		}
		return
	}
	const kills = 50
	s := staff(t, office.Town)
	s.sit(office.Archivist)
	dir := s.Folder()
	for year := firstYear; year < firstYear+yearsToClose; year++ {
		s.scanned(year, piecesAYear)
	}
	s.done(s.Close())
	random := rand.New(rand.NewPCG(50, 711))
	acknowledged, within := 0, 0
	for kill := range kills {
		closed, halfway := acknowledgedIn(runAndKill(t, 1+random.IntN(piecesAYear*3/2), closerOffice+"="+dir), "closed")
		if acknowledged += closed; halfway {
			within++
		}
		acknowledged = wholeYears(t, dir, acknowledged, kill%10 == 9)
	}
	t.Logf("%d kills, %d of them on the way, %d years closed", kills, within, acknowledged)
	if within < kills/3 {
		t.Errorf("only %d kills on the way", within)
	}
}

// scanned registers paper files with a scan each.
func (s *staffed) scanned(year, n int) {
	s.t.Helper()
	pieces := s.loose(year, n)
	s.done(s.KeepLooseAll(s.t.Context(), pieces))
	for i, p := range pieces {
		s.done(s.AddPieceFile(s.t.Context(), p.ID, photoFile(s.t, fmt.Sprintf("%d年%d号.jpg", year, i), 40+i, 60+year%50), "", archive.Text, false))
	}
}

// wholeYears counts the closed years, at least as many as were acknowledged and
// one more at most, each of them whole.
func wholeYears(t *testing.T, dir string, acknowledged int, thoroughly bool) (closed int) {
	t.Helper()
	ctx := t.Context()
	d := must[*Desk](t)(Open(ctx, dir, clerk))
	defer func() { _ = d.Close() }()
	for year := firstYear; year < firstYear+yearsToClose; year++ {
		pieces := must[[]archive.Piece](t)(d.office.PiecesOf(ctx, d.office.Reader(), year))
		closings := must[[]archive.Closing](t)(d.office.ClosingsOf(ctx, d.office.Reader(), year))
		numbered := 0
		for i, p := range pieces {
			if !p.Numbered() {
				continue
			}
			numbered++
			if _, err := os.Stat(d.office.FilePath(p.Copy.Digest)); err != nil || p.Number != i+1 || p.Copy.Pages != 1 {
				t.Errorf("%s is number %d: %v", p.Code, i+1, err)
			}
		}
		if numbered != len(closings)*piecesAYear || len(closings) > 1 {
			t.Errorf("%d: %d numbers by %d closings", year, numbered, len(closings))
		}
		closed += len(closings)
	}
	if closed < acknowledged || closed > acknowledged+1 {
		t.Errorf("%d years are closed, %d were acknowledged", closed, acknowledged)
	}
	if thoroughly {
		expectSound(t, d)
	}
	return closed
}

// TestACancelledClosingChangesNothing, wherever it is stopped.
func TestACancelledClosingChangesNothing(t *testing.T) {
	s := staff(t, office.Town)
	s.sit(office.Archivist)
	s.scanned(firstYear, piecesAYear)
	for stop := 1; stop <= piecesAYear; stop += 3 {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := s.CloseYear(ctx, firstYear, func(done, _ int) {
			if done >= stop {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped after %d: %v", stop, err)
		}
		if y := must[ArchiveYear](t)(s.ArchiveYear(t.Context(), firstYear)); y.Pending != piecesAYear || len(y.Closings) != 0 {
			t.Errorf("stopped after %d: %+v", stop, y)
		}
	}
	must[archive.Closing](t)(s.CloseYear(t.Context(), firstYear, nil))
	expectSound(t, s.Desk)
}
