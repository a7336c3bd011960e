package writing_test

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/writing"
)

var papers = []writing.Paper{writing.AnnualReport, writing.WorkSummary, writing.VillageSummary}

// asYear are the numbers that belong to no fact: years, the period, numbers of
// documents.
var asYear = regexp.MustCompile(`20\d\d年(1月1日|12月31日)?|〔20\d\d〕\d+号|LED`)

var doubledMarks = regexp.MustCompile(`[。；，、：]{2}|（[。；，、：]|（）|\n\n|^\n|\n$`)

// TestEveryFigureIsAFact: a sentence has no number that is no field, no field
// that the records do not know, and reads like a sentence.
func TestEveryFigureIsAFact(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 600 {
		f := randomFacts(r, theYear)
		for _, paper := range papers {
			d := writing.Compose(paper, f, nil)
			for _, p := range d.Parts {
				text := string(p.Text)
				for _, fact := range p.Text.Fields() {
					if !f.Figure(fact).Known {
						t.Fatalf("%s %s states %s, which is not known: %s", paper, p.Key, fact, text)
					}
					text = strings.ReplaceAll(text, "{"+string(fact)+"}", "")
				}
				if rest := asYear.ReplaceAllString(text, ""); strings.ContainsAny(rest, "0123456789{}") {
					t.Fatalf("%s %s has a figure of its own: %s", paper, p.Key, text)
				}
				judge(t, paper, p.Key, d.Filled(p))
			}
		}
	}
}

func judge(t *testing.T, paper writing.Paper, key, filled string) {
	t.Helper()
	if strings.ContainsAny(asYear.ReplaceAllString(filled, ""), "{}〔〕#$%×") {
		t.Fatalf("%s %s has signs left: %s", paper, key, filled)
	}
	if m := doubledMarks.FindString(filled); m != "" {
		t.Fatalf("%s %s has %q: %s", paper, key, m, filled)
	}
	for line := range strings.Lines(filled) {
		if !strings.HasSuffix(strings.TrimSpace(line), "。") {
			t.Fatalf("%s %s does not end: %s", paper, key, line)
		}
	}
}

// clone gives facts that can be changed without changing f.
func clone(f *writing.Facts) *writing.Facts {
	c := *f
	c.Figures = maps.Clone(f.Figures)
	c.Published.Classes, c.Published.Channels = slices.Clone(f.Published.Classes), slices.Clone(f.Published.Channels)
	c.Events = slices.Clone(f.Events)
	if f.Delays != nil {
		delays := *f.Delays
		c.Delays = &delays
	}
	if f.Village != nil {
		village := *f.Village
		c.Village = &village
	}
	return &c
}

// changes are everything that can change in the facts of a year, one at a time.
func changes(f *writing.Facts) map[string]func(*writing.Facts) {
	all := map[string]func(*writing.Facts){
		"items":     func(f *writing.Facts) { f.Published.Items++ },
		"explained": func(f *writing.Facts) { f.Published.Explains++ },
		"entries":   func(f *writing.Facts) { f.Published.Entries++ },
		"notices":   func(f *writing.Facts) { f.Fees.Notices++ },
		"collected": func(f *writing.Facts) { f.Fees.Collected += 100 },
		"waived":    func(f *writing.Facts) { f.Fees.Waived++ },
		"organ":     func(f *writing.Facts) { f.Organ.Name = "安乐镇人民政府" },
		"looked":    func(f *writing.Facts) { f.Delays = &writing.Delays{Answers: 400} },
	}
	for a := range f.Figures {
		all[string(a)] = func(f *writing.Facts) { f.Figures[a] = annual.Count(f.Figures[a].Number + 1) }
	}
	for i := range f.Published.Classes {
		all["class "+f.Published.Classes[i].Name] = func(f *writing.Facts) { f.Published.Classes[i].Number++; f.Published.Items++ }
	}
	for i := range f.Published.Channels {
		all["channel "+f.Published.Channels[i].Name] = func(f *writing.Facts) { f.Published.Channels[i].Number++ }
	}
	if f.Published.Covered > 0 {
		all["covered"] = func(f *writing.Facts) { f.Published.Covered-- }
	}
	for i, e := range f.Events {
		if e.Kind.Unit() != "" && !e.None && e.Kind.Part(writing.AnnualReport) != "" {
			all["quantity of "+string(e.Kind)] = func(f *writing.Facts) { f.Events[i].Quantity++ }
		}
	}
	for _, k := range writing.EventKinds() {
		if k.Part(writing.AnnualReport) != "" {
			all["one more "+string(k)] = func(f *writing.Facts) {
				f.Events = append(f.Events, writing.Event{Year: theYear, Kind: k, Quantity: 1, Title: "另外一件"})
			}
		}
	}
	if f.Delays != nil {
		all["late answers"] = func(f *writing.Facts) { f.Delays.Answers++ }
		all["late items"] = func(f *writing.Facts) { f.Delays.Items++ }
	}
	return all
}

// TestAnyChangeShows: change one thing that the records say, and a sentence or a
// table of the report changes.
func TestAnyChangeShows(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 12 {
		f := randomFacts(r, theYear)
		report := writing.Compose(writing.AnnualReport, f, nil).Report(issued)
		before := print(report)
		for name, change := range changes(f) {
			now := clone(f)
			change(now)
			changed := writing.Compose(writing.AnnualReport, now, nil).Report(issued)
			if print(changed) == before && maps.Equal(changed.Figures, report.Figures) {
				t.Fatalf("nothing shows that %s changed:\n%s", name, before)
			}
		}
		if print(writing.Compose(writing.AnnualReport, f, nil).Report(issued)) != before {
			t.Fatal("composing again gives something else")
		}
	}
}

// TestAVillagesChangesShow is the same for a village.
func TestAVillagesChangesShow(t *testing.T) {
	f := quiet()
	f.Organ = office.Organ{Level: office.Village, Name: "大坪村村民委员会"}
	f.Village = &writing.Village{Months: 4, Quarters: 3, Opinions: 5, Answered: 2, Open: 1}
	say := func(f *writing.Facts) string {
		s := writing.Compose(writing.VillageSummary, f, nil).Summary(issued, "", 0)
		return print(&annual.Report{Title: s.Title, Preamble: s.Preamble, Sections: s.Sections})
	}
	for name, change := range map[string]func(*writing.Facts){
		"months":   func(f *writing.Facts) { f.Village.Months++ },
		"quarters": func(f *writing.Facts) { f.Village.Quarters++ },
		"opinions": func(f *writing.Facts) { f.Village.Opinions++ },
		"answered": func(f *writing.Facts) { f.Village.Answered++ },
		"open":     func(f *writing.Facts) { f.Village.Open++ },
		"items":    func(f *writing.Facts) { f.Published.Items++ },
		"meeting":  func(f *writing.Facts) { f.Events = []writing.Event{{Kind: "village_meeting"}} },
	} {
		now := clone(f)
		change(now)
		if say(now) == say(f) {
			t.Errorf("nothing shows that %s changed", name)
		}
	}
}
