package writing

import (
	"slices"
	"strings"
	"unicode"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Event is one thing that the office did for openness and that no ledger
// counts: a training, a self-check, an open day. None says that there was
// nothing of its kind in the year, which is not the same as not having said.
type Event struct {
	ID       string       `json:"id"`
	Year     int          `json:"year"`
	Kind     EventKind    `json:"kind"`
	Day      workday.Date `json:"day,omitzero"`
	Quantity int64        `json:"quantity,omitempty"` // in the kind's own unit, e.g. 人次 or 条; 0 when it has none
	Title    string       `json:"title,omitempty"`    // what it was, as it may stand in a sentence
	None     bool         `json:"none,omitempty"`
}

// EventKind is a kind of event.
type EventKind string

// EventKinds returns every kind, in the order in which they are offered.
func EventKinds() []EventKind {
	all := make([]EventKind, len(kinds))
	for i, k := range kinds {
		all[i] = k.kind
	}
	return all
}

// EventKindsOf returns the kinds that a paper can speak of.
func EventKindsOf(paper Paper) []EventKind {
	var all []EventKind
	for _, k := range kinds {
		if k.places[paper] != "" {
			all = append(all, k.kind)
		}
	}
	return all
}

// Label is the kind in a clerk's words, "" for an unknown one.
func (k EventKind) Label() string { return k.info().label }

// Unit is the measure word of an event's quantity, "" when the kind has no
// quantity.
func (k EventKind) Unit() string { return k.info().unit }

// Question asks for the year's events of the kind, with an example where the
// answer is to stand in a sentence.
func (k EventKind) Question() string { return k.info().question }

// Told reports whether an event of the kind is its Title and no number, so that
// it cannot do without.
func (k EventKind) Told() bool { return k.info().told() }

// Part is the key of the part of a paper in which events of the kind stand, ""
// when the paper does not speak of them.
func (k EventKind) Part(paper Paper) string { return k.info().places[paper] }

func (k EventKind) info() kindInfo {
	if i := slices.IndexFunc(kinds, func(i kindInfo) bool { return i.kind == k }); i >= 0 {
		return kinds[i]
	}
	return kindInfo{}
}

// Bounds of an event.
const (
	earliestYear  = 1949
	longestTitle  = 300 // characters
	mostOfAnEvent = 100_000_000
)

// Validate reports the first thing that is wrong with an event.
func (e Event) Validate(today workday.Date) error {
	info := e.Kind.info()
	switch {
	case info.label == "":
		return fault.New(fault.Invalid, "没有选是哪一类工作。先选类别")
	case e.Year < earliestYear || e.Year > today.Year:
		return fault.New(fault.Invalid, "“%s”的年度%d不对。写%d年以前的年度", info.label, e.Year, today.Year+1)
	case !e.Day.IsZero() && e.Day.Year != e.Year:
		return fault.New(fault.Invalid, "“%s”的日期%s不在%d年。核对日期和年度", info.label, e.Day.Chinese(), e.Year)
	case e.Day.After(today):
		return fault.New(fault.Invalid, "“%s”的日期%s还没有到。核对日期", info.label, e.Day.Chinese())
	}
	if e.None {
		if e.Quantity != 0 || strings.TrimSpace(e.Title) != "" || !e.Day.IsZero() {
			return fault.New(fault.Invalid, "“%s”记的是本年没有，又写了日期、数量或者内容。只留一样", info.label)
		}
		return nil
	}
	return e.validateContent(info)
}

func (e Event) validateContent(info kindInfo) error {
	title := strings.TrimSpace(e.Title)
	switch {
	case e.Quantity < 0 || e.Quantity > mostOfAnEvent:
		return fault.New(fault.Invalid, "“%s”的数量%d不对。写0到%d的整数", info.label, e.Quantity, mostOfAnEvent)
	case info.unit == "" && e.Quantity != 0:
		return fault.New(fault.Invalid, "“%s”不记数量。删去数量，要紧的写进内容", info.label)
	case info.times == "" && info.unit != "" && e.Quantity == 0:
		return fault.New(fault.Invalid, "“%s”没有写数量。写上%s数，本年没有的选“没有”", info.label, info.unit)
	case info.told() && tidyTitle(title) == "":
		return fault.New(fault.Invalid, "“%s”没有写内容。写成能放进报告的一句话", info.label)
	case len([]rune(title)) > longestTitle:
		return fault.New(fault.Invalid, "“%s”的内容超过%d个字。写短一些", info.label, longestTitle)
	case strings.ContainsAny(title, fieldSigns):
		return fault.New(fault.Invalid, "“%s”的内容里有“{”“}”“〔”“〕”。换成圆括号", info.label)
	case strings.ContainsFunc(title, unicode.IsControl):
		return fault.New(fault.Invalid, "“%s”的内容写成了几行。写成一行", info.label)
	}
	return nil
}

// marks end clauses and sentences. A sentence has its own, so that what goes
// into it goes without.
const marks = "。；，、：？！.,;:!?…"

// tidyTitle gives a title as it can stand inside a sentence.
func tidyTitle(title string) string {
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(fieldSigns, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, title)
	return strings.TrimFunc(title, func(r rune) bool { return isSpace(r) || strings.ContainsRune(marks, r) })
}

// year is what the events of one kind come to.
type year struct {
	said   bool // events of the kind are there, or it was said that there were none
	times  int64
	sum    int64
	titles []string
}

// of adds up the events of a kind.
func (f *Facts) of(kind EventKind) year {
	var y year
	for _, e := range f.Events {
		if e.Kind != kind {
			continue
		}
		y.said = true
		if e.None {
			continue
		}
		y.times++
		y.sum += e.Quantity
		if title := tidyTitle(e.Title); title != "" && !slices.Contains(y.titles, title) {
			y.titles = append(y.titles, title)
		}
	}
	return y
}

// eventSources are how often something happened, and how much came together.
func eventSources() []source {
	var all []source
	for _, k := range kinds {
		if k.times != "" {
			all = append(all, source{k.timesFact(), k.timesLabel(), k.times, plain, func(f *Facts) (int64, bool) {
				y := f.of(k.kind)
				return y.times, y.said
			}})
		}
		if k.unit != "" {
			all = append(all, source{k.sumFact(), k.sumLabel(), k.unit, plain, func(f *Facts) (int64, bool) {
				y := f.of(k.kind)
				return y.sum, y.said
			}})
		}
	}
	return all
}
