package store

import (
	"bufio"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// closeYears closes the years of an office one after another, the first that is
// open first. It prints a line for every stretch of pieces that it comes by
// within a change, and the year once that is acknowledged as closed.
func closeYears(dir string) error {
	ctx := context.Background()
	o, err := Open(ctx, dir)
	if err != nil {
		return err
	}
	for year := firstToClose; ; year++ {
		pieces, err := o.PiecesOf(ctx, o, year)
		if err != nil || len(pieces) == 0 {
			return err
		}
		if pieces[0].Numbered() {
			continue
		}
		fmt.Println("begun", year)
		err = o.Change(ctx, clerk, func(tx *Tx) error {
			return closeYear(tx, year, pieces, func(done, all int) { fmt.Println("piece", done) })
		})
		if err != nil {
			return err
		}
		fmt.Println("closed", year)
	}
}

const firstToClose, piecesToClose = 1950, 200

// TestKilledWhileClosing kills a program that closes years, fifty times at
// random points. A year is closed whole or not at all, what was acknowledged is
// closed, and no number is missing or given twice.
func TestKilledWhileClosing(t *testing.T) {
	const kills, years = 50, 30
	o, m := newOffice(t), newMaker(50)
	for year := firstToClose; year < firstToClose+years; year++ {
		m.compose(t, o, year, piecesToClose)
	}
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	closed, within := 0, 0
	for kill := range kills {
		// Six lines a year: before the change, four within it, and after it.
		acknowledged, halfway := closeAndKill(t, child(t, "close", dir), 1+m.IntN(6))
		if halfway {
			within++
		}
		now := closedYears(t, dir, closed+acknowledged, kill%10 == 9)
		if now > closed+acknowledged+1 {
			t.Errorf("%d years are closed, %d and %d were acknowledged", now, closed, acknowledged)
		}
		closed = now
	}
	t.Logf("%d kills, %d of them within a change, %d years closed", kills, within, closed)
	if within < kills/3 {
		t.Errorf("only %d kills within a change", within)
	}
}

// closeAndKill kills a program after so many lines and says how many years it
// acknowledged as closed, and whether it was closing another one.
func closeAndKill(t *testing.T, closer *exec.Cmd, n int) (acknowledged int, within bool) {
	t.Helper()
	pipe, err := closer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := closer.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(pipe)
	read := func() bool {
		if !lines.Scan() {
			return false
		}
		if within = !strings.HasPrefix(lines.Text(), "closed"); !within {
			acknowledged++
		}
		return true
	}
	for range n {
		if !read() {
			t.Fatal("the program stopped by itself")
		}
	}
	if err := closer.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for read() { // what was still in the pipe was acknowledged too
	}
	_ = closer.Wait() // says that it was killed
	return acknowledged, within
}

// closedYears counts the closed years, which are the first ones, at least so
// many, and each of them whole.
func closedYears(t *testing.T, dir string, atLeast int, thoroughly bool) (closed int) {
	t.Helper()
	o, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = o.Close() }()
	shelves, err := o.Shelves(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	sums, given := map[int]Shelf{}, map[int]int{}
	for _, s := range shelves {
		sum := sums[s.Class.Year]
		sum.Pending, sum.Numbered = sum.Pending+s.Pending, sum.Numbered+s.Numbered
		sums[s.Class.Year] = sum
	}
	for year, sum := range sums {
		last, err := LastNumbers(t.Context(), o, year)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range last {
			given[year] += n
		}
		closings, err := Closings.where(t.Context(), o, "WHERE year = ?", year)
		if err != nil || len(closings)*piecesToClose != sum.Numbered || sum.Pending+sum.Numbered != piecesToClose || sum.Numbered != given[year] {
			t.Errorf("%d: %d closings, %+v, numbers to %d, %v", year, len(closings), sum, given[year], err)
		}
		if sum.Pending == 0 {
			closed++
		}
	}
	for year := firstToClose; year < firstToClose+closed; year++ {
		if sums[year].Pending != 0 {
			t.Errorf("%d is open, and later years are closed", year)
		}
	}
	if closed < atLeast {
		t.Errorf("%d years are closed, %d were acknowledged", closed, atLeast)
	}
	if thoroughly {
		if v := verify(t, o); !v.OK() {
			t.Error(v.Problems)
		}
	}
	return closed
}
