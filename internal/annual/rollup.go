package annual

import "strings"

// RolledUp is the tables of several offices' reports added up.
type RolledUp struct {
	Report  *Report         // the sums, over the numbers that are there
	Reports int             // how many were added
	Lacking map[Address]int // by cell, how many reports show no number in it
}

// RollUp adds up the tables of reports of a year in the form of that year;
// reports of other years or in another form are left out. organ names what
// the sum is of.
func RollUp(organ, level string, year int, reports []*Report) RolledUp {
	edition := EditionFor(year)
	sum := RolledUp{
		Report:  &Report{Organ: organ, Level: level, Year: year, Figures: Figures{}},
		Lacking: map[Address]int{},
	}
	if edition == nil {
		return sum
	}
	sum.Report.Form = edition.ID
	for _, r := range reports {
		if r.Year != year || r.Edition() != edition {
			continue
		}
		sum.Reports++
		for a := range edition.Cells {
			if v := r.Get(a); v.State == Number {
				sum.Report.Figures[a] = Count(sum.Report.Get(a).Number + v.Number)
			} else {
				sum.Lacking[a]++
			}
		}
	}
	return sum
}

// Check applies the rules on the tables to the sums. A sum that lacks a report
// is no number that an identity could hold for, so it is not judged.
func (u RolledUp) Check() []Finding {
	whole := *u.Report
	whole.Figures = Figures{}
	for a, v := range u.Report.Figures {
		if u.Lacking[a] == 0 {
			whole.Figures[a] = v
		}
	}
	return Check(&whole)
}

// SameOrgan reports whether two names are of one organ: one with 人民政府 or
// 办事处, with its county in front, or without.
func SameOrgan(a, b string) bool {
	a, b = Stem(a), Stem(b)
	return a != "" && b != "" && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

// Stem is an organ's name without 人民政府 or 办事处.
func Stem(name string) string {
	name = strings.Join(strings.Fields(name), "")
	for _, suffix := range []string{"人民政府", "办事处", "政府"} {
		name = strings.TrimSuffix(name, suffix)
	}
	return name
}

// Organs finds, by the name of an organ, the first entry whose organ SameOrgan
// takes for the same, however many there are. The zero value is empty.
type Organs struct {
	whole  map[string]int // by stem
	ending map[string]int // by every end of a stem
}

// Add enters an organ under a number. Entries are added in rising order.
func (o *Organs) Add(name string, entry int) {
	if o.whole == nil {
		o.whole, o.ending = map[string]int{}, map[string]int{}
	}
	stem := Stem(name)
	for at := range stem {
		enter(o.ending, stem[at:], entry)
	}
	if stem != "" {
		enter(o.whole, stem, entry)
	}
}

func enter(into map[string]int, key string, entry int) {
	if _, taken := into[key]; !taken {
		into[key] = entry
	}
}

// Find returns the first entry of an organ.
func (o *Organs) Find(name string) (entry int, ok bool) {
	stem := Stem(name)
	if stem == "" {
		return 0, false
	}
	entry, ok = o.ending[stem]
	for at := range stem {
		if whole, there := o.whole[stem[at:]]; there && (!ok || whole < entry) {
			entry, ok = whole, true
		}
	}
	return entry, ok
}
