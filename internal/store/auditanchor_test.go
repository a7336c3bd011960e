package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

func anchor(t testing.TB, o *Office) Anchor {
	t.Helper()
	a, err := o.Anchor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func proof(t testing.TB, o *Office, a Anchor) AnchorProof {
	t.Helper()
	p, err := o.VerifyAnchor(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// forge rebuilds the chain of a closed office's log so that it holds together
// again, as somebody would who knows this program.
func forge(t testing.TB, dir string) {
	t.Helper()
	db := raw(t, dir)
	db.SetMaxOpenConns(1)
	o := &Office{read: db}
	var log []entry
	if err := eachLogged(t.Context(), o, "ORDER BY seq", func(e entry) error { log = append(log, e); return nil }); err != nil {
		t.Fatal(err)
	}
	var head [32]byte
	for n, e := range log {
		old := e.seq
		e.seq = int64(n + 1)
		head = e.chain(head)
		if _, err := db.Exec("UPDATE audit SET seq = ?, hash = ? WHERE seq = ?", e.seq, head[:], old); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// T11: what somebody does to the log with another program, and who notices.
// Verify names the entry where the chain breaks; where the chain was made to
// hold together again, the code on paper tells.
func TestAPrintedCodeTellsWhatVerifyCannot(t *testing.T) {
	for _, c := range []struct {
		name, statements string
		rebuilt          bool
		named            string // by Verify; "" where it cannot know
		said             string // to the code
	}{
		{"nothing", "", false, "", ""},
		{"an entry is changed", "UPDATE audit SET actor = '别人' WHERE seq = 9", false, "第9条", "从第9条起"},
		{"an entry is removed", "DELETE FROM audit WHERE seq = 8", false, "第8条", "从第8条起"},
		{"an entry is put in", "UPDATE audit SET seq = -seq WHERE seq > 6; UPDATE audit SET seq = 1 - seq WHERE seq < 0; INSERT INTO audit SELECT 7, at, actor, action, subject, digest, detail, hash FROM audit WHERE seq = 6", false, "第7条", "从第7条起"},
		{"two change places", "UPDATE audit SET seq = -5 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = -5", false, "第5条", "从第5条起"},
		{"the end is cut off, records and all", "DELETE FROM act WHERE id IN (SELECT subject FROM audit WHERE seq > (SELECT max(seq) - 3 FROM audit)); DELETE FROM audit WHERE seq > (SELECT max(seq) - 3 FROM audit)", false, "", "后面的被删掉了"},
		{"an entry is changed and the chain rebuilt", "UPDATE audit SET actor = '别人' WHERE seq = 9", true, "", "被整个重写过"},
		{"an entry is removed and the chain rebuilt", "DELETE FROM audit WHERE seq = 8", true, "", "现在只到第"},
		{"the first is changed and the chain rebuilt", "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 1", true, "", "被整个重写过"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			change(t, o, newMaker(3).add(5))
			// The last record is added and never changed: it can be cut off without a trace.
			change(t, o, func(tx *Tx) error { return Acts.Add(tx, several(3, newMaker(4).act)) })
			printed := anchor(t, o)
			dir := o.Dir()
			if err := o.Close(); err != nil {
				t.Fatal(err)
			}
			db := raw(t, dir)
			db.SetMaxOpenConns(1)
			if _, err := db.Exec(c.statements); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if c.rebuilt {
				forge(t, dir)
			}
			o = reopen(t, dir)
			chain := strings.Join(verify(t, o).Problems, "\n")
			if c.named == "" && strings.Contains(chain, "操作日志") || !strings.Contains(chain, c.named) {
				t.Errorf("Verify says %s", chain)
			}
			p := proof(t, o, printed)
			if p.Held != (c.said == "") || !strings.Contains(p.Says, c.said) {
				t.Errorf("to the code: %+v", p)
			}
		})
	}
}

// Every code that was ever printed stays good, and says how much came after.
func TestEveryEarlierCodeHolds(t *testing.T) {
	o, m := newOffice(t), newMaker(8)
	printed := []Anchor{anchor(t, o)}
	for range 6 {
		change(t, o, m.add(1))
		printed = append(printed, anchor(t, o))
	}
	for n, a := range printed {
		want := AnchorProof{Code: a.String(), Held: true, Seq: int64(1 + 4*n), After: int64(4 * (6 - n))}
		got := proof(t, o, a)
		if want.Says = got.Says; got != want {
			t.Errorf("%d: %+v", n, got)
		}
	}
}

// The day stands on the paper too, and a code with another one is no code of
// this log.
func TestACodeHasTheDayOfItsEntry(t *testing.T) {
	o := newOffice(t)
	late := Author{Name: "李干事", At: time.Date(2026, 1, 14, 16, 30, 0, 0, time.UTC)} // 00:30 of the next day in China
	if err := o.Change(t.Context(), late, newMaker(1).add(1)); err != nil {
		t.Fatal(err)
	}
	a := anchor(t, o)
	if a.Day.String() != "2026-01-15" {
		t.Errorf("day %s", a.Day)
	}
	if a.Day = a.Day.AddDays(1); proof(t, o, a).Held {
		t.Error("a code of another day holds")
	}
}

func TestACodeIsReadAsPeopleCopyIt(t *testing.T) {
	a := Anchor{workday.MustDate("2026-11-22"), 1234, "K10M2XHT9RBD4WNE6ABC"}
	code := a.String()
	if !strings.HasPrefix(code, "20261122-1234-K10M2-XHT9R-BD4WN-E6ABC-") {
		t.Fatalf("code %s", code)
	}
	for _, written := range []string{
		code, strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " "), " " + code + "\n",
		strings.Replace(code, "K10", "KIO", 1), strings.Replace(code, "K10", "klo", 1), strings.ReplaceAll(code, "-", "—"),
		"台账校验码 " + code, "台账校验码：" + code, "２０２６１１２２" + code[8:],
	} {
		if got, err := ParseAnchor(written); err != nil || got != a {
			t.Errorf("%q: %+v, %v", written, got, err)
		}
	}
	for _, wrong := range []string{"", "3fa9c02b7d5e", code[:len(code)-1], code + "0", strings.Replace(code, "-1234-", "-01234-", 1), strings.Replace(code, "20261122", "20261322", 1)} {
		if got, err := ParseAnchor(wrong); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%q: %+v, %v", wrong, got, err)
		}
	}
}

// One wrong figure, or two neighbours that changed places, never pass for a
// code: who copies from paper hears of the slip, not of a forged log.
func TestAMiscopiedCodeIsNoVerdict(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		var mark []byte
		for range markLength {
			mark = append(mark, figures[random.IntN(32)])
		}
		a := Anchor{workday.MustDate("2026-11-22").AddDays(random.IntN(3000)), 1 + random.Int64N(2_000_000), string(mark)}
		code := []byte(strings.ReplaceAll(a.String(), "-", ""))
		for at := range code {
			for _, figure := range []byte(figures) {
				wrong := append([]byte(nil), code...)
				if wrong[at] = figure; figure != code[at] {
					refused(t, wrong)
				}
			}
			if at > 0 && code[at] != code[at-1] {
				wrong := append([]byte(nil), code...)
				wrong[at], wrong[at-1] = wrong[at-1], wrong[at]
				refused(t, wrong)
			}
		}
	}
}

func refused(t *testing.T, code []byte) {
	t.Helper()
	if a, err := ParseAnchor(string(code)); err == nil {
		t.Fatalf("%s passes for %s", code, a)
	}
}

func TestAStoppedProofIsNoVerdict(t *testing.T) {
	o := newOffice(t)
	change(t, o, newMaker(1).add(10))
	if p, err := o.VerifyAnchor(cancelled(t), anchor(t, o)); !errors.Is(err, context.Canceled) {
		t.Errorf("VerifyAnchor says %+v, %v", p, err)
	}
}

func BenchmarkVerifyAnchor(b *testing.B) {
	o := newOffice(b)
	change(b, o, newMaker(1).add(25_000))
	a := anchor(b, o)
	b.Logf("%d entries", a.Seq)
	for b.Loop() {
		if p := proof(b, o, a); !p.Held {
			b.Fatal(fmt.Sprint(p))
		}
	}
}
