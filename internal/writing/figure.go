package writing

import (
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/annual"
)

// measure says how a number is printed.
type measure uint8

const (
	plain measure = iota
	wan           // of 分, in 万元, as the tables have it
	yuan          // of 分, in 元
)

// source is a fact with where its number comes from.
type source struct {
	fact    Fact
	label   string
	unit    string
	measure measure
	number  func(*Facts) (n int64, known bool)
}

func (s source) figure(f *Facts) Figure {
	g := Figure{Fact: s.fact, Label: s.label, Unit: s.unit}
	n, known := s.number(f)
	if !known {
		return g
	}
	g.Text, g.Known = s.measure.print(n), true
	return g
}

func (m measure) print(n int64) string {
	switch m {
	case wan:
		return annual.FormatAmount(n)
	case yuan:
		return annual.FormatAmount(n * (annual.AmountScale / fenPerYuan))
	case plain:
	}
	return strconv.FormatInt(n, 10)
}

// fenPerYuan is the number of 分 in one 元.
const fenPerYuan = 100

// fixed are the sources that every year has, in the order in which they are
// offered.
var fixed = slices.Concat(publishedSources(), tableSources(annual.Table2), tableSources(annual.Table3), appliedSources(),
	tableSources(annual.Table4), disputeSources(), feeSources(), delaySources(), villageSources(), eventSources())

var fixedByFact = func() map[Fact]source {
	m := make(map[Fact]source, len(fixed))
	for _, s := range fixed {
		m[s.fact] = s
	}
	return m
}()

// Figure returns a fact with its value. A fact that nobody knows of has no
// label.
func (f *Facts) Figure(name Fact) Figure {
	if s, ok := f.source(name); ok {
		return s.figure(f)
	}
	return Figure{Fact: name}
}

// All returns every figure that the records know and that can stand in a
// sentence, in groups: what was published, the tables, fees, delays, events.
func (f *Facts) All() []Figure {
	var all []Figure
	for _, s := range f.sources() {
		if g := s.figure(f); g.Known {
			all = append(all, g)
		}
	}
	return all
}

func (f *Facts) sources() []source {
	return slices.Concat(f.shareSources(), fixed)
}

func (f *Facts) source(name Fact) (source, bool) {
	if s, ok := fixedByFact[name]; ok {
		return s, true
	}
	for _, g := range shareGroups {
		if part, ok := strings.CutPrefix(string(name), g.prefix); ok && part == tidyName(part) {
			return g.of(part, f), true
		}
	}
	return source{}, false
}

// number gives a fact as a number, 0 when it is not known.
func (f *Facts) number(name Fact) int64 {
	s, ok := f.source(name)
	if !ok {
		return 0
	}
	n, _ := s.number(f)
	return n
}

// Classes and channels are facts by their names.
const (
	classPrefix   = "published.class."
	channelPrefix = "published.channel."
)

// shareGroup is a kind of parts that the year decides on.
type shareGroup struct {
	prefix, label string
	shares        func(Published) []Share
}

var shareGroups = []shareGroup{{classPrefix, "公开·", Published.classes}, {channelPrefix, "渠道·", Published.channels}}

func (g shareGroup) source(s Share) source {
	return source{Fact(g.prefix + s.Name), g.label + s.Name, "条", plain, always(s.Number)}
}

// of is the part of a name; one that the year does not have is 0.
func (g shareGroup) of(name string, f *Facts) source {
	for _, s := range g.shares(f.Published) {
		if s.Name == name {
			return g.source(s)
		}
	}
	return g.source(Share{Name: name})
}

func (f *Facts) shareSources() []source {
	var all []source
	for _, g := range shareGroups {
		for _, s := range g.shares(f.Published) {
			all = append(all, g.source(s))
		}
	}
	return all
}

func always(n int64) func(*Facts) (int64, bool) {
	return func(*Facts) (int64, bool) { return n, true }
}

// classes are the classes that have something, the largest first.
func (p Published) classes() []Share { return tidied(p.Classes) }

// channels are the channels that have something, the largest first.
func (p Published) channels() []Share { return tidied(p.Channels) }

// tidied gives shares names that can stand in a label and a sentence. Names
// that are the same then are one share.
func tidied(shares []Share) []Share {
	var out []Share
	for _, s := range shares {
		s.Name = tidyName(s.Name)
		at := slices.IndexFunc(out, func(o Share) bool { return o.Name == s.Name })
		switch {
		case s.Number <= 0:
		case at >= 0:
			out[at].Number += s.Number
		default:
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Share) int { return int(min(1, max(-1, b.Number-a.Number))) })
	return out
}

// tidyName takes out what a label cannot hold: spaces and the signs of fields.
func tidyName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(fieldSigns, r) || isSpace(r) {
			return -1
		}
		return r
	}, name)
	if name = strings.Trim(name, marks); name == "" {
		return "其他"
	}
	return name
}
