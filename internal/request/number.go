package request

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"zwgk/internal/fault"
)

// NumberPattern is how an office writes its 文号, e.g. 青公复〔{年}〕{号}号: the year
// in four figures, and the place in the year's sequence without leading zeros
// (GB/T 9704-2012 §7.2.5).
type NumberPattern string

const (
	yearMark = "{年}"
	runMark  = "{号}"
)

// Validate reports why a pattern gives no numbers that can be told apart.
func (p NumberPattern) Validate() error {
	s := string(p)
	switch {
	case strings.Count(s, yearMark) != 1 || strings.Count(s, runMark) != 1:
		return fault.New(fault.Invalid, "文号样式“%s”里{年}和{号}要各有一个，例如“青公复〔{年}〕{号}号”", s)
	case strings.Contains(s, yearMark+runMark) || strings.Contains(s, runMark+yearMark):
		return fault.New(fault.Invalid, "文号样式“%s”里{年}和{号}连在一起，分不开。中间加上〔〕", s)
	}
	return nil
}

// Format writes the n-th number of a year.
func (p NumberPattern) Format(year, n int) (string, error) {
	if err := p.Validate(); err != nil {
		return "", err
	}
	if year < 1949 || year > 2199 || n < 1 {
		return "", fault.New(fault.Invalid, "%d年第%d号写不成文号。核对年份和序号", year, n)
	}
	return strings.NewReplacer(yearMark, fmt.Sprint(year), runMark, fmt.Sprint(n)).Replace(string(p)), nil
}

// Parse reads a number that was written by the pattern.
func (p NumberPattern) Parse(s string) (year, n int, ok bool) {
	if p.Validate() != nil {
		return 0, 0, false
	}
	quoted := regexp.QuoteMeta(string(p))
	quoted = strings.Replace(quoted, regexp.QuoteMeta(yearMark), `(?P<year>[12]\d{3})`, 1)
	quoted = strings.Replace(quoted, regexp.QuoteMeta(runMark), `(?P<n>[1-9]\d{0,8})`, 1)
	pattern := regexp.MustCompile("^" + quoted + "$")
	m := pattern.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	year, _ = strconv.Atoi(m[pattern.SubexpIndex("year")]) // four digits
	n, _ = strconv.Atoi(m[pattern.SubexpIndex("n")])       // at most nine
	return year, n, true
}

// Next gives the number after the highest of the year among those used. What
// was written by another pattern does not count; numbers are never given twice.
func (p NumberPattern) Next(year int, used []string) (string, error) {
	highest := 0
	for _, s := range used {
		if y, n, ok := p.Parse(s); ok && y == year {
			highest = max(highest, n)
		}
	}
	return p.Format(year, highest+1)
}
