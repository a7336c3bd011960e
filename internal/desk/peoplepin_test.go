package desk

import (
	"strings"
	"testing"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// Closing the program does not begin the guessing anew, and the log has every
// wrong try.
func TestWrongTriesAreCountedAcrossStarts(t *testing.T) {
	d := deskOf(t, office.Town)
	p := sit(t, d, office.Clerk, "2026")
	now := d.now()
	clock := func() time.Time { return now }
	for n := range freeTries {
		if err := d.SitDown(t.Context(), p.ID, "0000"); !strings.Contains(fault.Sentence(err), "密码不对") {
			t.Fatalf("try %d: %v", n, err)
		}
		folder := d.Folder()
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := Open(t.Context(), folder, Person{Name: "政务公开工作台", Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		d = again
	}
	t.Cleanup(func() { _ = d.Close() })
	if err := d.SitDown(t.Context(), p.ID, "2026"); !strings.Contains(fault.Sentence(err), "密码错了3次，3秒后再试") {
		t.Errorf("the right one at once, after three wrong ones: %v", err)
	}
	now = now.Add(3 * time.Second)
	if err := d.SitDown(t.Context(), p.ID, "2026"); err != nil {
		t.Errorf("after the wait: %v", err)
	}
	if err := d.SitDown(t.Context(), p.ID, "0000"); !strings.Contains(fault.Sentence(err), "密码不对") {
		t.Errorf("the count did not end with the right one: %v", err)
	}
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() {
		t.Errorf("the office afterwards: %+v (%v)", v, err)
	}
}

// Each wait is twice the one before, up to a bound; a clock that was set back
// shuts nobody out for years.
func TestWaitsDouble(t *testing.T) {
	d := deskOf(t, office.Town)
	p := sit(t, d, office.Clerk, "2026")
	now := d.now()
	d.now = func() time.Time { return now }
	for n := range 14 {
		if err := d.SitDown(t.Context(), p.ID, "0000"); !strings.Contains(fault.Sentence(err), "密码不对") {
			t.Fatalf("try %d: %v", n, err)
		}
		if n+1 < freeTries {
			continue
		}
		wait := min(time.Second<<(n+2-freeTries), longestWait)
		now = now.Add(wait - time.Second)
		if err := d.SitDown(t.Context(), p.ID, "2026"); fault.CodeOf(err) != fault.NotAllowed {
			t.Fatalf("try %d: a second before %v it is answered: %v", n, wait, err)
		}
		now = now.Add(time.Second)
	}
	now = time.Date(2099, 1, 1, 8, 0, 0, 0, time.UTC)
	if err := d.SitDown(t.Context(), p.ID, "0000"); err == nil {
		t.Fatal("a wrong one is right in 2099")
	}
	now = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	if err := d.SitDown(t.Context(), p.ID, "2026"); err != nil {
		t.Errorf("after the clock was put right: %v", err)
	}
}

func TestAPasswordMayBeWords(t *testing.T) {
	d := deskOf(t, office.Town)
	p := sit(t, d, office.Clerk, "青石镇办公室公开")
	if strings.Contains(p.PIN, "青石镇") || !strings.HasPrefix(p.PIN, "argon2id$2$19456$") {
		t.Errorf("stored as %s", p.PIN)
	}
	if err := d.ChangePIN(t.Context(), "青石镇办公室公开", "e\u0301cole-2026"); err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown(t.Context(), p.ID, "\u00e9cole-2026"); err != nil {
		t.Errorf("the same characters, composed by another keyboard: %v", err)
	}
}

// BenchmarkPassword is what a sign-in costs beside the rest; docs/audit.md.
func BenchmarkPassword(b *testing.B) {
	hash, err := hashPIN("20261122")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if !pinFits(hash, "20261122") {
			b.Fatal("the password does not fit")
		}
	}
}
