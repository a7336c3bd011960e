package catalog

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// StatutoryDays are the working days that 条例 article 26 gives for publishing
// of one's own accord, from the day a piece of information came into being or
// was changed.
const StatutoryDays = 20

const statute = "《政府信息公开条例》第二十六条"

// Unit is what a time limit is counted in.
type Unit string

// The units.
const (
	Workdays     Unit = "workdays"
	CalendarDays Unit = "days"
	Hours        Unit = "hours"
)

// Span is a number of days or hours.
type Span struct {
	N    int  `json:"n,omitempty"`
	Unit Unit `json:"unit,omitempty"`
}

// IsZero reports whether there is no span.
func (s Span) IsZero() bool { return s.N == 0 }

// String gives 20个工作日, 15日, 24小时.
func (s Span) String() string {
	switch s.Unit {
	case Workdays:
		return fmt.Sprintf("%d个工作日", s.N)
	case Hours:
		return fmt.Sprintf("%d小时", s.N)
	}
	return fmt.Sprintf("%d日", s.N)
}

// TimeLimit is what a 公开时限 says, as far as it was understood.
type TimeLimit struct {
	Within Span   `json:"within,omitzero"` // publish within; zero when the text names none
	Start  string `json:"start,omitempty"` // what the text counts from, when that is not the forming: 批准, 公示期满
	Notice Span   `json:"notice,omitzero"` // 公示 for; zero when the text names none
	Words  string `json:"words,omitempty"` // the words that Within rests on
}

const number = `([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*`

var (
	noticeWords = regexp.MustCompile(`(?:公示|公告|张贴)(?:期限|期|时间|时限)?(?:为|是|不少于|不得少于|不低于|至少|满)?\s*` + number + `(?:个)?(工作日|日|天)`)
	withinWords = regexp.MustCompile(`(?:([^，,。；;：:、（）()\s]{0,20}?)(?:之日起|之日|日起|以后|之后|后|起))?\s*(?:在|的)?` + number + `(?:个)?(工作日|小时|日|天)(?:之内|以内|内)`)
	afterNotice = regexp.MustCompile(`^(?:之内|以内|内)`)
)

// ReadTimeLimit reads a 公开时限: 20个工作日内, 公示7个工作日, 批准后20日内, 24小时内.
func ReadTimeLimit(text string) TimeLimit {
	var limit TimeLimit
	s := narrow(text)
	for _, m := range noticeWords.FindAllStringSubmatchIndex(s, -1) {
		if afterNotice.MatchString(s[m[1]:]) { // 公告7日内 is a limit
			continue
		}
		limit.Notice = span(s[m[2]:m[3]], s[m[4]:m[5]])
		s = s[:m[0]] + "，" + s[m[1]:]
		break
	}
	if m := withinWords.FindStringSubmatch(s); m != nil {
		limit.Within, limit.Words = span(m[2], m[3]), strings.TrimSpace(m[0])
		limit.Start = start(m[1])
	}
	return limit
}

// start names the event that a limit runs from, "" for the forming of the
// information itself.
func start(words string) string {
	words = strings.TrimPrefix(strings.TrimPrefix(words, "自"), "从")
	for _, w := range []string{"形成", "变更", "制定", "制作", "获取", "信息"} {
		if strings.Contains(words, w) {
			return ""
		}
	}
	return words
}

// narrow turns full-width figures into plain ones.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

func span(figure, unit string) Span {
	n, err := strconv.Atoi(figure)
	if err != nil {
		n = chineseNumber(figure)
	}
	switch unit {
	case "工作日":
		return Span{n, Workdays}
	case "小时":
		return Span{n, Hours}
	}
	return Span{n, CalendarDays}
}

// chineseNumber reads 三, 十, 十五, 二十, 三十五; 0 for what is none.
func chineseNumber(s string) int {
	tens, ones, found := strings.Cut(s, "十")
	digit := func(s string, none int) int {
		if s == "" {
			return none
		}
		i := strings.Index("一二三四五六七八九", s)
		return i/len("一") + 1
	}
	if !found {
		return digit(tens, 0)
	}
	return digit(tens, 1)*10 + digit(ones, 0)
}

// Clock is the last day for publishing a piece of information, with the reason.
type Clock struct {
	Limit  TimeLimit    `json:"limit"`
	Formed workday.Date `json:"formed"`
	Due    workday.Date `json:"due"`
	// Assumed: the text names no days, the statute's are taken.
	Assumed bool `json:"assumed,omitempty"`
	// Estimated: the calendar has no data for some day in between.
	Estimated bool `json:"estimated,omitempty"`
	// Longer: the text gives more than the statute, which only a law or
	// regulation can do.
	Longer   bool   `json:"longer,omitempty"`
	Sentence string `json:"sentence"` // how Due was found, for the clerk
}

// PublishBy counts by when information that was formed (or changed) on a day
// has to be public. A 公开时限 without days means the 20 working days of 条例
// article 26, and Sentence says so. A village committee is bound by no number
// of days; there the 20 are a reminder.
func PublishBy(e Entry, formed workday.Date, calendar *workday.Calendar) (Clock, error) {
	if formed.IsZero() {
		return Clock{}, fault.New(fault.Invalid, "没有形成日期，算不出公开期限。写上信息形成或变更的日期")
	}
	limit := ReadTimeLimit(e.TimeLimit)
	clock := Clock{Limit: limit, Formed: formed}
	within := limit.Within
	if within.IsZero() {
		within, clock.Assumed = Span{StatutoryDays, Workdays}, true
	}
	statutory, err := calendar.Deadline(formed, StatutoryDays)
	if err != nil {
		return Clock{}, err
	}
	switch within.Unit {
	case Workdays:
		count, err := calendar.Deadline(formed, within.N)
		if err != nil {
			return Clock{}, err
		}
		clock.Due, clock.Estimated = count.Due, count.Estimated()
	case Hours:
		clock.Due = formed.AddDays((within.N + 23) / 24)
	default:
		clock.Due = formed.AddDays(within.N)
	}
	clock.Longer = !e.ForVillage && e.Mode.Proactive && clock.Due.After(statutory.Due)
	clock.Sentence = clock.explain(e, within)
	return clock, nil
}

func (c Clock) explain(e Entry, within Span) string {
	var s string
	switch {
	case c.Assumed && e.ForVillage:
		s = fmt.Sprintf("公开时限没有写天数，村务也没有法定天数，参照%s的%d个工作日，%s前公开", statute, StatutoryDays, c.Due)
	case c.Assumed:
		s = fmt.Sprintf("公开时限没有写天数，按%s：%d个工作日内，%s前公开", statute, StatutoryDays, c.Due)
	default:
		s = fmt.Sprintf("按公开时限“%s”：%s内，%s前公开", clip(c.Limit.Words), within, c.Due)
	}
	if c.Limit.Start != "" {
		s += fmt.Sprintf("；原文从“%s”起算，这里从%s起算", c.Limit.Start, c.Formed)
	}
	if c.Longer {
		s += fmt.Sprintf("；比%s的%d个工作日长，核对依据是不是法律、法规", statute, StatutoryDays)
	}
	if c.Estimated {
		s += "；缺放假安排，日期是估算"
	}
	return s
}
