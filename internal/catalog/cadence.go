package catalog

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Cadence is how often something is made public.
type Cadence string

// The cadences (domain handbook §10.1).
const (
	Permanent  Cadence = "P_PERM"    // 常年公开
	HalfYearly Cadence = "P_HALF"    // 半年公开
	Quarterly  Cadence = "P_QUARTER" // 季度公开
	Monthly    Cadence = "P_MONTH"   // 每月公开
	AnyTime    Cadence = "P_EVENT"   // 随时公开
	Staged     Cadence = "P_STAGE"   // 阶段性逐段公开
	Preview    Cadence = "P_PRE"     // 预公开
)

var cadences = []struct {
	cadence    Cadence
	label, due string
}{
	{Permanent, "常年公开", "变更后20个工作日内更新"},
	{HalfYearly, "半年公开", "上半年7月15日前，下半年次年1月15日前"},
	{Quarterly, "季度公开", "季后首月15日前"},
	{Monthly, "每月公开", "次月15日前"},
	{AnyTime, "随时公开", "形成或变更之日起20个工作日内，重大事项随时"},
	{Staged, "阶段性公开", "每一阶段结束后"},
	{Preview, "预公开", "决定之前"},
}

// Cadences returns the cadences in the order in which they are offered.
func Cadences() []Cadence {
	var all []Cadence
	for _, c := range cadences {
		all = append(all, c.cadence)
	}
	return all
}

// Label is the cadence's name, "" for an unknown one.
func (c Cadence) Label() string {
	for _, known := range cadences {
		if known.cadence == c {
			return known.label
		}
	}
	return ""
}

// Explain says by when, with the days that the office starts with.
func (c Cadence) Explain() string {
	for _, known := range cadences {
		if known.cadence == c {
			return known.due
		}
	}
	return ""
}

// ParseCadence reads a cadence by identifier or label.
func ParseCadence(s string) (Cadence, error) {
	for _, known := range cadences {
		if s == string(known.cadence) || s == known.label || s == strings.TrimSuffix(known.label, "公开") {
			return known.cadence, nil
		}
	}
	return "", fault.New(fault.Invalid, "公开周期“%s”不认识。可以写常年公开、半年公开、季度公开、每月公开、随时公开、阶段性公开、预公开", clip(s))
}

// Periodic reports whether the cadence has fixed periods in a year.
func (c Cadence) Periodic() bool { return c == HalfYearly || c == Quarterly || c == Monthly }

// Rules are the days by which the periods of a year must be published. They
// are custom, not law, so every office can set them.
type Rules struct {
	HalfDay    int `json:"half_day"`    // of July and of January
	QuarterDay int `json:"quarter_day"` // of the month after the quarter
	MonthDay   int `json:"month_day"`   // of the month after
}

// DefaultRules are the 15th everywhere: 7月15日 and 1月15日 by the rules of the
// seed documents, the quarter's by the custom of village accounts, the month's
// by analogy (the sources only say 次月).
func DefaultRules() Rules { return Rules{HalfDay: 15, QuarterDay: 15, MonthDay: 15} }

// Validate reports the first day that no month has.
func (r Rules) Validate() error {
	for _, day := range []struct {
		name string
		day  int
	}{{"半年公开", r.HalfDay}, {"季度公开", r.QuarterDay}, {"每月公开", r.MonthDay}} {
		if day.day < 1 || day.day > 28 {
			return fault.New(fault.Invalid, "%s的截止日写的是%d日。写1到28之间的日子，每个月都有", day.name, day.day)
		}
	}
	return nil
}

// Period is a stretch of a year that one publication has to cover.
type Period struct {
	ID   string       `json:"id"`   // 2026-H1, 2026-Q3, 2026-07
	Name string       `json:"name"` // 2026年上半年
	From workday.Date `json:"from"`
	To   workday.Date `json:"to"`  // last day, included
	Due  workday.Date `json:"due"` // last day for publishing
}

// Periods returns the periods of a year in order. Cadences without fixed
// periods have none.
func Periods(c Cadence, year int, rules Rules) []Period {
	switch c {
	case HalfYearly:
		return slice(year, 6, rules.HalfDay, func(i int) (string, string) {
			return fmt.Sprintf("H%d", i), []string{"上半年", "下半年"}[i-1]
		})
	case Quarterly:
		return slice(year, 3, rules.QuarterDay, func(i int) (string, string) {
			return fmt.Sprintf("Q%d", i), "第" + []string{"一", "二", "三", "四"}[i-1] + "季度"
		})
	case Monthly:
		return slice(year, 1, rules.MonthDay, func(i int) (string, string) {
			return fmt.Sprintf("%02d", i), fmt.Sprintf("%d月", i)
		})
	}
	return nil
}

// slice cuts a year into periods of so many months, each due on a day of the
// month after it.
func slice(year, months, day int, name func(i int) (id, name string)) []Period {
	var periods []Period
	for i := 1; i <= 12/months; i++ {
		id, label := name(i)
		next := monthAfter(year, i*months)
		periods = append(periods, Period{
			ID:   fmt.Sprintf("%d-%s", year, id),
			Name: fmt.Sprintf("%d年%s", year, label),
			From: workday.Date{Year: year, Month: time.Month((i-1)*months + 1), Day: 1},
			To:   next.AddDays(-1),
			Due:  next.AddDays(day - 1),
		})
	}
	return periods
}

// monthAfter is the first day of the month after month m of a year.
func monthAfter(year, m int) workday.Date {
	if m == 12 {
		return workday.Date{Year: year + 1, Month: time.January, Day: 1}
	}
	return workday.Date{Year: year, Month: time.Month(m + 1), Day: 1}
}

// cadenceWords are the words of a 公开时限 that point at a cadence, the more
// telling first.
var cadenceWords = []struct {
	cadence Cadence
	words   []string
}{
	{Preview, []string{"预公开", "决定前", "决策前", "事前公开"}},
	{Monthly, []string{"每月", "按月", "当月", "次月", "逐月", "月度"}},
	{Quarterly, []string{"每季", "按季", "季度", "逐季", "季后"}},
	{HalfYearly, []string{"半年"}},
	{Staged, []string{"阶段", "分期", "进度", "竣工", "完工", "逐段"}},
	{AnyTime, []string{"随时", "及时", "即时", "实时", "工作日内", "日内", "形成或变更", "形成或者变更", "制定或获取", "制作或获取"}},
	{Permanent, []string{"长期", "常年", "永久", "固定公开", "一直公开", "持续公开"}},
}

// SuggestCadence reads a cadence out of a 公开时限. It returns "" when the text
// names none; seen are the words that it rests on. It is a suggestion: a person
// decides.
func SuggestCadence(timeLimit string) (suggested Cadence, seen string) {
	for _, c := range cadenceWords {
		i := slices.IndexFunc(c.words, func(w string) bool { return strings.Contains(timeLimit, w) })
		if i >= 0 {
			return c.cadence, c.words[i]
		}
	}
	return "", ""
}
