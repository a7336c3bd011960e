package catalog_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

func pattern(t *testing.T, text string) catalog.Pattern {
	t.Helper()
	p, err := catalog.ParsePattern(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestIndexNumbers(t *testing.T) {
	v := catalog.Values{Organ: "113708280043326001", Region: "370828", Department: "015", Class: "A07", Year: 2024}
	for text, want := range map[string]string{
		"{机构}/{年}-{号:5}":           "113708280043326001/2024-02411",
		"{地区}-{部门}-{类别}-{年}-{号:4}": "370828-015-A07-2024-2411",
		"青石公开〔{年}〕{号}号":            "青石公开〔2024〕2411号",
		"{年}{号：6}":                 "2024002411",
	} {
		p := pattern(t, text)
		if got, err := p.Next(v, 2410); err != nil || got != want || p.String() != text {
			t.Errorf("%s: %s %v", text, got, err)
		}
		if n := p.Highest([]string{want, "别的/2024-09999", ""}, v); n != 2411 {
			t.Errorf("%s: highest %d", text, n)
		}
	}
}

func TestPatternsThatCannotBe(t *testing.T) {
	for text, says := range map[string]string{
		"": "没有写索引号的格式", "{年}-{号:5": "少了一个“}”", "{年}}-{号}": "多了一个“}”", "{年}": "现在有0个", "{号}{号}": "现在有2个", "{站所}{号}": "“{站所}”不认识",
		"{}{号}": "不认识", "{号:0}": "位数", "{号:10}": "位数", "{号:x}": "位数", "{年:4}{号}": "只有“号”", strings.Repeat("长", 61) + "{号}": "不超过60个字", "{号}\n": "", "a\nb{号}": "一行",
	} {
		_, err := catalog.ParsePattern(text)
		if (err == nil) != (says == "") || !strings.Contains(fault.Sentence(err), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}

func TestNumbersThatCannotBe(t *testing.T) {
	p := pattern(t, "{机构}/{年}-{号:3}")
	for says, c := range map[string]struct {
		v       catalog.Values
		highest int
	}{
		"放不下":   {catalog.Values{Organ: "a", Year: 2026}, 999},
		"要用机构":  {catalog.Values{Year: 2026}, 1},
		"索引号的年": {catalog.Values{Organ: "a"}, 1},
	} {
		if _, err := p.Next(c.v, c.highest); err == nil || !strings.Contains(fault.Sentence(err), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	if _, err := p.Format(catalog.Values{Organ: "a", Year: 2026}, 0); fault.CodeOf(err) != fault.Invalid {
		t.Error(err)
	}
	if _, err := pattern(t, "{号}").Next(catalog.Values{}, 999_999_999); fault.CodeOf(err) != fault.Conflict {
		t.Error(err)
	}
}

// TestANumberIsNeverGivenTwice: whatever was used before, in whatever order
// and with strangers in between, the next number is none of them.
func TestANumberIsNeverGivenTwice(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		p := pattern(t, []string{"{机构}/{年}-{号:5}", "{年}{号}", "{类别}{号}{年}", "0{号:7}号"}[r.IntN(4)])
		var used []string
		given := map[string]bool{}
		for range 60 {
			v := catalog.Values{Organ: "a/2025-", Class: []string{"A1", "A"}[r.IntN(2)], Year: 2025 + r.IntN(2)}
			index, err := p.Next(v, p.Highest(used, v))
			if err != nil {
				t.Fatal(err)
			}
			n, ok := p.Number(index, v)
			if again, err := p.Format(v, n); !ok || err != nil || again != index {
				t.Fatalf("%s: read as %d, written %s", index, n, again)
			}
			if given[index] && !strings.Contains(p.String(), "类别") { // A1+2 and A+12 look alike: the store refuses those
				t.Fatalf("seed %d: %s twice under %s", seed, index, p)
			}
			given[index] = true
			used = append(used, index)
			r.Shuffle(len(used), func(i, j int) { used[i], used[j] = used[j], used[i] })
		}
	}
}
