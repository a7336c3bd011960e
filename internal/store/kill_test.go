package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zwgk/internal/proving/trials"
	"zwgk/internal/request"
)

// childRole and childOffice make the test program a second program that works
// in an office.
const childRole, childOffice = "ZWGK_TEST_ROLE", "ZWGK_TEST_OFFICE"

// roles are what the second program can do.
var roles = map[string]func(dir string) error{"write": writeForever, "close": closeYears}

func TestMain(m *testing.M) {
	if play := roles[os.Getenv(childRole)]; play != nil {
		if err := play(os.Getenv(childOffice)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), self)
	c.Env = append(os.Environ(), childRole+"="+role, childOffice+"="+dir)
	c.Stderr = os.Stderr
	return c
}

// writeForever adds and replaces applications and prints each one's key when
// it is acknowledged.
func writeForever(dir string) error {
	o, err := Open(context.Background(), dir)
	if err != nil {
		return err
	}
	for m := newMaker(1); ; {
		s := m.application()
		s.Key, s.Record.ID, s.Record.Outcome = "n:"+NewID(), NewID(), ""
		err := o.Change(context.Background(), clerk, func(tx *Tx) error {
			return Applications.Add(tx, []Stored[request.Application]{s})
		})
		if err == nil && m.IntN(2) == 0 {
			s.Record.Outcome = request.Granted
			err = o.Change(context.Background(), clerk, func(tx *Tx) error { return Applications.Replace(tx, s, "办结") })
		}
		if err != nil {
			return err
		}
		fmt.Println(s.Key + " " + string(s.Record.Outcome))
	}
}

// TestKilledWhileWriting kills a program in the middle of its work, again and
// again. What it had acknowledged is there, what it had not is whole or absent.
func TestKilledWhileWriting(t *testing.T) {
	kills, lived := trials.Of(15, 500), 0
	m := newMaker(99)
	for done := 0; done < kills; done += killsPerOffice {
		lived += killInOneOffice(t, m, min(killsPerOffice, kills-done))
	}
	t.Logf("%d kills, %d acknowledged, none lost", kills, lived)
}

// killsPerOffice is how many kills one office suffers: what it looks through after
// each grows with what it has kept.
const killsPerOffice = 25

func killInOneOffice(t *testing.T, m *maker, kills int) int {
	t.Helper()
	o := newOffice(t)
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	acknowledged := map[string]request.Outcome{}
	for range kills {
		readAndKill(t, child(t, "write", dir), 1+m.IntN(80), acknowledged)
		checkAcknowledged(t, dir, acknowledged)
	}
	return len(acknowledged)
}

// readAndKill kills a writer once it has acknowledged n records.
func readAndKill(t *testing.T, writer *exec.Cmd, n int, acknowledged map[string]request.Outcome) {
	t.Helper()
	pipe, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(pipe)
	read := func() bool {
		var key, outcome string
		if !lines.Scan() {
			return false
		}
		if _, err := fmt.Sscan(lines.Text(), &key, &outcome); err != nil && key == "" {
			t.Error(err)
		}
		acknowledged[key] = request.Outcome(outcome)
		return true
	}
	for range n {
		if !read() {
			t.Fatal("the writer stopped by itself")
		}
	}
	if err := writer.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for read() { // what was still in the pipe was acknowledged too
	}
	_ = writer.Wait() // says that it was killed
}

func checkAcknowledged(t *testing.T, dir string, acknowledged map[string]request.Outcome) {
	t.Helper()
	o, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = o.Close() }()
	keys := make([]string, 0, len(acknowledged))
	for key := range acknowledged {
		keys = append(keys, key)
	}
	found, err := Applications.Find(t.Context(), o, keys)
	if err != nil {
		t.Fatal(err)
	}
	for key, outcome := range acknowledged {
		if s, ok := found[key]; !ok || s.Record.Outcome != outcome {
			t.Errorf("%s was acknowledged as %q and is lost: %+v", key, outcome, s.Record)
		}
	}
	if v := verify(t, o); !v.OK() {
		t.Errorf("%s: %v", filepath.Base(dir), v.Problems)
	}
}
