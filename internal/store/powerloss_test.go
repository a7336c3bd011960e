//go:build prove && linux

package store

import (
	"bufio"
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zwgk/internal/proving/trials"
	"zwgk/internal/request"
	"zwgk/internal/store/disktrace"
)

// TestPowerLoss takes the power away at moments between two system calls of a
// program at work. Its calls are recorded; of what was written and not yet
// synced any part may be on the disk, torn at sectors, and any part not. What
// had been acknowledged must be there.
//
// A recording in which no sync counts must lose something, or the test would
// not see a loss.
func TestPowerLoss(t *testing.T) {
	const acknowledgements = 150
	o := newOffice(t)
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	disk := disktrace.NewDisk()
	before, err := os.ReadFile(filepath.Join(dir, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	disk.Put(filepath.Join(dir, databaseName), before)
	calls := recordWriter(t, dir, acknowledgements)
	random := rand.New(rand.NewPCG(2, 22))
	whole, torn := trials.Of(20, 500), trials.Of(10, 50)
	for range whole {
		if lost := crash(t, dir, disk, calls, random, true); lost > 0 {
			t.Errorf("%d acknowledged records lost", lost)
		}
	}
	lost := 0
	for range torn {
		lost += crash(t, dir, disk, calls, random, false)
	}
	if lost == 0 {
		t.Error("a disk that never syncs lost nothing: the test sees nothing")
	}
	t.Logf("%d system calls recorded; power taken %d times, nothing acknowledged lost; on a disk that ignores every sync %d records lost in %d times", len(calls), whole, lost, torn)
}

// recordWriter lets the writer of TestKilledWhileWriting work under strace.
func recordWriter(t *testing.T, dir string, acknowledgements int) []disktrace.Call {
	t.Helper()
	record := filepath.Join(t.TempDir(), "calls")
	writer := child(t, "write", dir)
	traced := exec.CommandContext(t.Context(), "strace", append(disktrace.Arguments(record), writer.Args...)...)
	traced.Env, traced.Stderr = writer.Env, os.Stderr
	pipe, err := traced.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := traced.Start(); err != nil {
		t.Fatalf("strace is needed: %v", err)
	}
	lines := bufio.NewScanner(pipe)
	for range acknowledgements {
		if !lines.Scan() {
			t.Fatal("the writer stopped by itself")
		}
	}
	_ = pipe.Close()  // the writer ends when nobody listens
	_ = traced.Wait() // says that it did
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	calls, err := disktrace.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return calls
}

// crash lays out a disk as it may be after any number of the calls, and counts
// what is lost of what was acknowledged by then.
func crash(t *testing.T, dir string, start *disktrace.Disk, calls []disktrace.Call, random *rand.Rand, syncs bool) (lost int) {
	t.Helper()
	at := random.IntN(len(calls) + 1)
	disk := start.Clone()
	acknowledged := map[string]request.Outcome{}
	for _, call := range calls[:at] {
		if call.Kind == disktrace.Told {
			for line := range bytes.Lines(call.Data) {
				key, outcome, _ := bytes.Cut(bytes.TrimSpace(line), []byte(" "))
				acknowledged[string(key)] = request.Outcome(outcome)
			}
			continue
		}
		if call.Kind == disktrace.Sync && !syncs {
			continue
		}
		disk.Do(call)
	}
	there := t.TempDir()
	for path, content := range disk.AfterPowerLoss(random) {
		if filepath.Dir(path) == dir && filepath.Base(path) != databaseName+"-shm" {
			write(t, filepath.Join(there, filepath.Base(path)), string(content))
		}
	}
	return missing(t, there, acknowledged, syncs)
}

// missing counts the acknowledged records that an office does not have; sound
// says that it must also pass Verify.
func missing(t *testing.T, dir string, acknowledged map[string]request.Outcome, sound bool) int {
	t.Helper()
	o, err := Open(t.Context(), dir)
	if err != nil {
		if sound {
			t.Errorf("the office does not open: %v", err)
		}
		return len(acknowledged)
	}
	defer func() { _ = o.Close() }()
	found := map[string]Stored[request.Application]{}
	for key := range maps.Keys(acknowledged) {
		one, err := Applications.Find(t.Context(), o, []string{key})
		if err != nil {
			if sound {
				t.Error(err)
			}
			return len(acknowledged)
		}
		maps.Copy(found, one)
	}
	lost := 0
	for key, outcome := range acknowledged {
		// A later replacement of the record may have been kept and not yet told.
		if s, ok := found[key]; !ok || outcome != "" && s.Record.Outcome != outcome {
			lost++
		}
	}
	if sound {
		if v := verify(t, o); !v.OK() {
			t.Errorf("%v", v.Problems)
		}
	}
	return lost
}
