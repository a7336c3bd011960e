package workday

import (
	"slices"
	"strings"
)

// Kind says whose holidays a pack holds.
type Kind string

// The kinds of pack.
const (
	National Kind = "national" // 国务院办公厅's yearly notice; it covers its year
	Local    Kind = "local"    // 地方假日 (放假办法 第四条); added on top, covers nothing
)

// Source is the notice a pack's days were read from.
type Source struct {
	Title     string `json:"title"`
	Number    string `json:"number,omitempty"` // 文号
	URL       string `json:"url,omitempty"`
	Published Date   `json:"published,omitzero"` // the day it was made public
}

// Exception is one day that departs from Monday to Friday.
type Exception struct {
	Date   Date
	Name   string // the holiday it belongs to, as in the notice: 国庆节、中秋节
	Off    bool   // true: off; false: worked (调休上班)
	Notice int    // which of the pack's sources says so, from 1; 0 means 1
}

// PackData is what a pack is made from. It may be anything; NewPack judges it.
type PackData struct {
	Year    int
	Kind    Kind // "" means National
	Sources []Source
	Days    []Exception
}

// Pack is one year's exceptions with their sources. A Pack can only be had from
// NewPack and ParsePack, so its year, days and sources are sound. It does not
// change.
type Pack struct {
	data PackData
}

// Year returns the year the pack is about.
func (p Pack) Year() int { return p.data.Year }

// Kind returns whether the pack is national or local.
func (p Pack) Kind() Kind { return p.data.Kind }

// Data returns a copy of what the pack holds: days in order of date, Notice
// filled in, and in a national pack only true exceptions.
func (p Pack) Data() PackData {
	d := p.data
	d.Sources = slices.Clone(d.Sources)
	d.Days = slices.Clone(d.Days)
	return d
}

// NewPack checks data and returns the pack, or a fault that says which entry is
// wrong and what to do. A national pack that lists a weekend day as off is
// right, but the entry says nothing new and is dropped; a local one keeps it,
// because it may lift a national make-up day.
func NewPack(data PackData) (Pack, error) {
	if data.Kind == "" {
		data.Kind = National
	}
	data.Sources = slices.Clone(data.Sources)
	data.Days = slices.Clone(data.Days)
	trimSpaces(data)
	if err := checkHead(data); err != nil {
		return Pack{}, err
	}
	if err := checkSources(data.Sources); err != nil {
		return Pack{}, err
	}
	if err := checkDays(data); err != nil {
		return Pack{}, err
	}
	for i := range data.Days {
		data.Days[i].Notice = max(data.Days[i].Notice, 1)
	}
	slices.SortFunc(data.Days, func(a, b Exception) int { return a.Date.Compare(b.Date) })
	if data.Kind == National {
		data.Days = slices.DeleteFunc(data.Days, func(e Exception) bool { return e.Off && isWeekend(e.Date) })
	}
	if err := checkComplete(data); err != nil {
		return Pack{}, err
	}
	return Pack{data}, nil
}

func trimSpaces(data PackData) {
	for i := range data.Sources {
		s := &data.Sources[i]
		s.Title, s.Number, s.URL = strings.TrimSpace(s.Title), strings.TrimSpace(s.Number), strings.TrimSpace(s.URL)
	}
	for i := range data.Days {
		data.Days[i].Name = strings.TrimSpace(data.Days[i].Name)
	}
}

// source returns the notice that e was read from.
func (p Pack) source(e Exception) Source { return p.data.Sources[e.Notice-1] }
