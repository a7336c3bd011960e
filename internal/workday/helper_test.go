package workday_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
	"zwgk/resources"
)

// builtInPacks are the packs of 2019 to 2026 that ship with the program: the
// tests tell what is known in these years, and that 2027 is not. Later packs are
// held by TestWorkdaysInYear.
func builtInPacks(t testing.TB) []workday.Pack {
	t.Helper()
	return slices.DeleteFunc(shippedPacks(t), func(p workday.Pack) bool { return p.Year() > 2026 })
}

// shippedPacks are all packs that ship with the program.
func shippedPacks(t testing.TB) []workday.Pack {
	t.Helper()
	var packs []workday.Pack
	entries, err := fs.ReadDir(resources.Calendars(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		file, err := fs.ReadFile(resources.Calendars(), e.Name())
		if err != nil {
			t.Fatal(err)
		}
		p, err := workday.ParsePack(file)
		if err != nil {
			t.Fatalf("%s: %v", e.Name(), err)
		}
		packs = append(packs, p)
	}
	return packs
}

func builtIn(t testing.TB) *workday.Calendar {
	t.Helper()
	return calendarOf(t, builtInPacks(t)...)
}

func calendarOf(t testing.TB, packs ...workday.Pack) *workday.Calendar {
	t.Helper()
	c, err := workday.NewCalendar(packs...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mustPack(t testing.TB, file string) workday.Pack {
	t.Helper()
	p, err := workday.ParsePack([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sample2027 is made up. The real arrangement was not known when it was written.
const sample2027 = `year,2027,source,试验用的2027年放假安排
date,name,isOff
2027-01-01,元旦,true
2027-02-08,春节,true
2027-02-20,春节,false
2027-04-05,清明节,true
2027-05-03,劳动节,true
2027-06-09,端午节,true
2027-09-15,中秋节,true
2027-10-01,国庆节,true
`

// sampleLocal is made up too, after the kind of notice a province gives for
// 三月三: two days off, one of them made good on a Sunday.
const sampleLocal = `year,2026,source,试验用的某自治区三月三放假通知,kind,local
date,name,isOff
2026-04-20,三月三,true
2026-04-21,三月三,true
2026-04-26,三月三,false
`

// checkFault fails unless err is a fault of that code whose sentence contains
// the words, and reads as the office writes.
func checkFault(t *testing.T, err error, code fault.Code, words string) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Fatalf("error %v, want a fault %q", err, code)
	}
	sentence := fault.Sentence(err)
	if !strings.Contains(sentence, words) {
		t.Errorf("sentence %q does not say %q", sentence, words)
	}
	checkWords(t, sentence)
}

func checkWords(t *testing.T, sentence string) {
	t.Helper()
	if sentence == "" {
		t.Error("no sentence")
	}
	for _, banned := range []string{"!", "！", "您", "错误", "非法", "失败"} {
		if strings.Contains(sentence, banned) {
			t.Errorf("sentence %q contains %q", sentence, banned)
		}
	}
	if strings.Contains(strings.NewReplacer("请核对", "", "申请", "").Replace(sentence), "请") {
		t.Errorf("sentence %q says 请", sentence)
	}
}
