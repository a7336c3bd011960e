package privacy_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"zwgk/internal/privacy"
)

var (
	writeTable = flag.Bool("write-table", false, "write the measured table into docs/privacy.md")
	showMisses = flag.Int("show-misses", 0, "print so many misses and false alarms")
)

var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// score counts for one kind.
type score struct{ planted, found, right, wrong int }

func (s score) recall() float64 { return ratio(s.found, s.planted) }

// precision is the share of findings that are what they are taken for.
func (s score) precision() float64 { return ratio(s.right, s.right+s.wrong) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// measure runs the finder over the samples. A plant counts as found when one
// finding of its kind covers all of it; every other finding is a false alarm,
// unless it is another thing that the sample holds in plain sight (otherwise).
func measure(t *testing.T, set []sample) (map[privacy.Kind]score, int) {
	t.Helper()
	scores, innocentAlarms := map[privacy.Kind]score{}, 0
	shown := 0
	for _, s := range set {
		hit := false
		for _, f := range privacy.Find(s.text, today) {
			own := f.Kind == s.kind && f.Start <= s.start && f.End >= s.end
			hit = hit || own
			sc := scores[f.Kind]
			switch {
			case own:
				sc.right++
			case !otherwise(s, f):
				sc.wrong++
				if s.kind == "" {
					innocentAlarms++
				}
				if shown++; !s.heldOut && shown <= *showMisses {
					t.Logf("false %s %q in %q", f.Kind, f.Text, s.text)
				}
			}
			scores[f.Kind] = sc
		}
		if s.kind == "" {
			continue
		}
		sc := scores[s.kind]
		sc.planted++
		if hit {
			sc.found++
		} else if shown++; !s.heldOut && shown <= *showMisses {
			t.Logf("missed %s %q in %q", s.kind, s.text[s.start:s.end], s.text)
		}
		scores[s.kind] = sc
	}
	return scores, innocentAlarms
}

// otherwise reports whether a finding beside the plant is rightly there: the
// templates with two numbers, and the parts of a health phrase.
func otherwise(s sample, f privacy.Finding) bool {
	switch {
	case s.kind == "":
		return false
	case f.Kind == privacy.Phone:
		return strings.Contains(s.template, "{mobile}") && strings.Contains(s.template, "{landline}")
	case f.Kind == privacy.Health:
		return strings.Contains(s.template, "住院") || strings.Contains(s.template, "手术") || strings.Contains(s.template, "[{ill}]") && f.Start <= s.start && f.End > s.start
	case f.Kind == privacy.Minor:
		return s.kind == privacy.Minor && f.Start == s.start
	}
	return false
}

// The floors of issue 4, over the whole set and over the held-out half.
func TestRecallAndPrecision(t *testing.T) {
	set := labelledSet()
	var held []sample
	positives := 0
	for _, s := range set {
		if s.kind != "" {
			positives++
		}
		if s.heldOut {
			held = append(held, s)
		}
	}
	if innocents := len(set) - positives; positives < 2000 || innocents < 10_000 {
		t.Fatalf("%d positives and %d negatives are too few", positives, innocents)
	}
	whole, alarms := measure(t, set)
	heldScores, heldAlarms := measure(t, held)
	table := tableOf(whole, heldScores, positives, len(set)-positives, alarms, heldAlarms)
	t.Log("\n" + table)
	holdFloors(t, whole)
	checkPublished(t, table)
}

func holdFloors(t *testing.T, scores map[privacy.Kind]score) {
	t.Helper()
	right, wrong := 0, 0
	for _, kind := range privacy.Kinds() {
		floor := 0.98
		switch kind {
		case privacy.Address, privacy.Health, privacy.Minor, privacy.WeChat:
			floor = 0.90
		}
		s := scores[kind]
		if s.recall() < floor {
			t.Errorf("%s: recall %.3f is below %.2f", kind, s.recall(), floor)
		}
		right, wrong = right+s.right, wrong+s.wrong
	}
	if p := ratio(right, right+wrong); p < 0.97 {
		t.Errorf("precision %.3f is below 0.97", p)
	}
}

func tableOf(whole, held map[privacy.Kind]score, positives, innocents, alarms, heldAlarms int) string {
	var b strings.Builder
	b.WriteString("| 种类 | 正例 | 查出 | 查全率 | 误报 | 查准率 | 没有照着改过的一半：查全率 | 查准率 |\n|---|---|---|---|---|---|---|---|\n")
	for _, kind := range privacy.Kinds() {
		s, h := whole[kind], held[kind]
		fmt.Fprintf(&b, "| `%s` %s | %d | %d | %s | %d | %s | %s | %s |\n", kind, kind.Label(), s.planted, s.found,
			percent(s.recall()), s.wrong, percent(s.precision()), percent(h.recall()), percent(h.precision()))
	}
	fmt.Fprintf(&b, "\n正例%d条，没有个人信息的难例%d条；难例里误报%d处，其中没有照着改过的一半%d处。\n", positives, innocents, alarms, heldAlarms)
	return b.String()
}

func percent(r float64) string { return fmt.Sprintf("%.1f%%", 100*r) }

const (
	published = "../../docs/privacy.md"
	opening   = "<!-- measured -->\n"
	closing   = "<!-- /measured -->\n"
)

// checkPublished holds the table in the document to the one measured; with
// -write-table it writes it there.
func checkPublished(t *testing.T, table string) {
	t.Helper()
	data, err := os.ReadFile(published)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), opening)
	old, after, closed := strings.Cut(rest, closing)
	switch {
	case !ok || !closed:
		t.Fatalf("%s has no place for the table", published)
	case *writeTable:
		if err := os.WriteFile(published, []byte(before+opening+table+closing+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case old != table:
		t.Errorf("%s shows another table. Write it anew: go test ./internal/privacy -run Recall -args -write-table", published)
	}
}
