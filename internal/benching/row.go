package main

import (
	"fmt"
	"strconv"
)

// row is a line of the page: one figure of ours beside one of a peer in the same
// run.
type row struct {
	what, peer   string
	ours, theirs string // names of figures: "Backup/plain cp-s"
	unit         unit
	faster       bool // the ratio says how many times we are faster, and must be at least limit
	// limit is that of the ratio, of ours to the peer's or the other way round;
	// 0 when none was promised.
	limit float64
}

const notMeasured = "没有量过"

// unit turns a figure into what stands on the page.
type unit struct {
	name  string
	scale float64
}

var (
	milliseconds = unit{"ms", 1}
	nanoseconds  = unit{"ms", 1e-6}
	seconds      = unit{"s", 1}
	megabytes    = unit{"MB", 1}
	times        = unit{"", 1} // the figure is a ratio already
)

func (u unit) write(figure float64) string {
	text := number(figure * u.scale)
	if u.name == "" {
		return text
	}
	return text + " " + u.name
}

// number keeps three digits that say something, and thousands apart.
func number(f float64) string {
	switch {
	case f >= 1000:
		whole := strconv.FormatFloat(f, 'f', 0, 64)
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + "," + whole[at:]
		}
		return whole
	case f >= 100:
		return strconv.FormatFloat(f, 'f', 0, 64)
	case f >= 10:
		return strconv.FormatFloat(f, 'f', 1, 64)
	}
	return strconv.FormatFloat(f, 'f', 2, 64)
}

// names are those of the figures that the row shows.
func (r row) names() []string {
	if r.theirs == "" {
		return []string{r.ours}
	}
	return []string{r.ours, r.theirs}
}

// ratio is 0 when there is nothing to compare.
func (r row) ratio(kept record) float64 {
	ours, theirs := kept.Figures[r.ours], kept.Figures[r.theirs]
	switch {
	case r.unit == times:
		return ours
	case ours == 0 || theirs == 0:
		return 0
	case r.faster:
		return theirs / ours
	}
	return ours / theirs
}

// holds reports whether the ratio is within its limit.
func (r row) holds(kept record) bool {
	if r.faster {
		return r.ratio(kept) >= r.limit
	}
	return r.limit == 0 || r.ratio(kept) <= r.limit
}

// cells are those of the row, without the day and the command.
func (r row) cells(kept record) []string {
	if _, run := kept.Figures[r.ours]; !run {
		return []string{r.what, notMeasured, r.peer, "", r.bound()}
	}
	ours, peer := r.unit.write(kept.Figures[r.ours]), r.peer
	if r.unit == times {
		ours = ""
	} else if r.theirs != "" {
		peer += "：" + r.unit.write(kept.Figures[r.theirs])
	}
	return []string{r.what, ours, peer, r.measuredRatio(kept), r.bound()}
}

// bound writes the limit.
func (r row) bound() string {
	switch {
	case r.limit == 0:
		return ""
	case r.faster:
		return fmt.Sprintf("快%.0f倍", r.limit)
	}
	return strconv.FormatFloat(r.limit, 'f', -1, 64)
}

// measuredRatio writes the ratio, and strikingly when it is beyond its limit.
func (r row) measuredRatio(kept record) string {
	text := number(r.ratio(kept))
	switch {
	case r.ratio(kept) == 0:
		return ""
	case r.faster:
		text = fmt.Sprintf("快%.0f倍", r.ratio(kept))
	}
	if !r.holds(kept) {
		return "**" + text + "**"
	}
	return text
}
