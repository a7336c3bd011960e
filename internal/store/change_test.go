package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/request"
)

// state is what an office holds: its records and the head of its log.
func state(t testing.TB, o *Office) string {
	t.Helper()
	v := verify(t, o)
	if !v.OK() {
		t.Fatalf("the office does not verify: %v", v.Problems)
	}
	return fmt.Sprint(v.Records, v.Entries, v.Head)
}

// A change is kept whole or not at all, record and log entry alike, however it
// comes to its end.
func TestAFailedChangeKeepsNothing(t *testing.T) {
	refusal := fault.New(fault.Invalid, "不行")
	taken := newMaker(1).application()
	works := map[string]func(*Tx) error{
		"the function refuses": func(tx *Tx) error {
			return errors.Join(newMaker(2).add(30)(tx), refusal)
		},
		"a key is there already": func(tx *Tx) error {
			return Applications.Add(tx, []Stored[request.Application]{{Key: "n:new"}, {Key: taken.Key}})
		},
		"the function overlooks an error": func(tx *Tx) error {
			_ = Applications.Add(tx, []Stored[request.Application]{{Key: taken.Key}})
			return nil
		},
		"the batch is unknown": func(tx *Tx) error {
			return Applications.Add(tx, []Stored[request.Application]{{Key: "n:new", Batch: "01NOBATCH"}})
		},
		"the record to replace is gone": func(tx *Tx) error {
			return Applications.Replace(tx, Stored[request.Application]{Key: "n:x", Record: request.Application{ID: "01GONE"}}, "改")
		},
		"the function panics": func(tx *Tx) error {
			if err := newMaker(2).add(30)(tx); err != nil {
				return err
			}
			panic("a mistake in the program")
		},
	}
	for name, work := range works {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			change(t, o, func(tx *Tx) error { return Applications.Add(tx, []Stored[request.Application]{taken}) })
			before := state(t, o)
			if err := calm(func() error { return o.Change(t.Context(), clerk, work) }); err == nil {
				t.Error("the change was accepted")
			}
			if after := state(t, o); after != before {
				t.Errorf("something was kept: %s, before %s", after, before)
			}
			change(t, o, newMaker(3).add(1)) // and the office can go on
		})
	}
}

// calm turns a panic into an error.
func calm(work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return work()
}

func TestAStoppedChangeSaysSoAndKeepsNothing(t *testing.T) {
	o := newOffice(t)
	before := state(t, o)
	ctx, stop := context.WithCancel(t.Context())
	err := o.Change(ctx, clerk, func(tx *Tx) error {
		if err := newMaker(1).add(150)(tx); err != nil {
			return err
		}
		stop()
		return newMaker(2).add(150)(tx)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Change says %v", err)
	}
	if after := state(t, o); after != before {
		t.Errorf("something was kept: %s, before %s", after, before)
	}
}

// Every record has its entry, whatever the size of a change: the sizes stand
// around those of one INSERT.
func TestRecordAndEntryGoTogether(t *testing.T) {
	o, m := newOffice(t), newMaker(4)
	want := 1 // the organ
	for _, n := range []int{1, 99, 100, 101, 250, 0} {
		change(t, o, m.add(n))
		want += 4 * n
		if v := verify(t, o); !v.OK() || v.Records.All != want || v.Entries.All != want {
			t.Fatalf("after %d more: %+v", n, v)
		}
	}
}

func TestReplaceKeepsTheRecordAndItsHistory(t *testing.T) {
	o := newOffice(t)
	first := newMaker(5).application()
	first.Record.ID = NewID()
	change(t, o, func(tx *Tx) error { return Applications.Add(tx, []Stored[request.Application]{first}) })
	second := first
	second.Record.Outcome, second.Record.Closed = request.Granted, first.Record.Received.AddDays(9)
	change(t, o, func(tx *Tx) error { return Applications.Replace(tx, second, "办理结果") })
	found, err := Applications.Find(t.Context(), o, []string{first.Key, "n:nobody"})
	if err != nil || len(found) != 1 || found[first.Key] != second {
		t.Errorf("found %+v, %v", found, err)
	}
	if v := verify(t, o); !v.OK() || v.Records.All != 2 || v.Entries.All != 3 {
		t.Errorf("%+v", v)
	}
}

// While one program writes, another is told so in words, loses nothing, and
// can go on afterwards.
func TestASecondWriterIsToldToWait(t *testing.T) {
	first := newOffice(t)
	second := reopen(t, first.Dir())
	if _, err := second.write.Exec("PRAGMA busy_timeout=20"); err != nil {
		t.Fatal(err)
	}
	m := newMaker(6)
	change(t, first, func(tx *Tx) error {
		err := second.Change(t.Context(), clerk, m.add(1))
		if fault.CodeOf(err) != fault.Storage || !strings.Contains(fault.Sentence(err), "另一个程序") {
			t.Errorf("the second writer is told %v", err)
		}
		return m.add(1)(tx)
	})
	change(t, second, m.add(1))
	if v := verify(t, first); !v.OK() || v.Records.All != 9 {
		t.Errorf("%+v", v)
	}
}

// Two programs writing in turns share one chain; readers see whole changes
// only, and Verify never takes a change under way for damage.
func TestWritersAndReadersAtTheSameTime(t *testing.T) {
	first := newOffice(t)
	offices := []*Office{first, reopen(t, first.Dir())}
	const changes, size = 15, 7
	var writers, all sync.WaitGroup
	for i, o := range offices {
		writers.Go(func() {
			m := newMaker(uint64(10 + i))
			for range changes {
				if err := o.Change(t.Context(), clerk, m.add(size)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	written := make(chan struct{})
	all.Go(func() { writers.Wait(); close(written) })
	for i := range 4 {
		all.Go(func() { readUntil(t, written, offices[i%2], size) })
	}
	all.Wait()
	if v := verify(t, first); !v.OK() || v.Records.All != 1+2*changes*size*4 {
		t.Errorf("%+v", v)
	}
}

func readUntil(t *testing.T, written <-chan struct{}, o *Office, size int64) {
	for {
		census, err := o.Census(t.Context())
		if err != nil {
			t.Error(err)
			return
		}
		for ledger := range views {
			if n := census.Count(annual.Selection{Ledger: ledger, Begun: annual.Years{OrNever: true}, Ended: annual.Years{OrNever: true}}); n%size != 0 {
				t.Errorf("%s: %d records, part of a change", ledger, n)
			}
		}
		if v, err := o.Verify(t.Context()); err != nil || !v.OK() {
			t.Errorf("Verify while another writes: %+v, %v", v, err)
		}
		select {
		case <-written:
			return
		default:
		}
	}
}
