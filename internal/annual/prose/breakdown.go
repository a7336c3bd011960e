package prose

import (
	"regexp"
	"slices"
	"strings"
)

// Part is a named part of a total.
type Part struct {
	Label string
	Quantity
}

// Breakdown is a total and the parts that stand behind it.
type Breakdown struct {
	Total  Quantity
	Others []int64 // other numbers before the list that the parts may belong to
	Parts  []Part
	Open   bool // the list ends with 等
	Text   string
	Start  int
}

var (
	marker = regexp.MustCompile(`其中|主要包括|具体包括|包括|涵盖|具体为|分别为|分别是|（含`)
	// elsewhere begins a clause that no longer counts parts.
	elsewhere = []string{"此外", "另外", "另有", "同时", "还", "比", "较", "同比", "共采", "共发", "共收", "合计", "共计", "总计", "累计", "点击", "阅读", "浏览", "访问", "关注", "粉丝", "增长", "减少"}
)

// begins reports whether a clause starts to tell of something new.
func begins(label string) bool {
	return hasAnyPrefix(label, []string{"发布", "公开", "通过", "全年", "开展", "召开", "举办", "收到", "办理", "制定", "转发", "推送", "回复", "更新"})
}

// Breakdowns returns the lists of parts in a text.
func Breakdowns(text string, quantities []Quantity) []Breakdown {
	var out []Breakdown
	for _, m := range marker.FindAllStringIndex(text, -1) {
		if b, ok := breakdownAt(text, quantities, m[0], m[1]); ok {
			out = append(out, b)
		}
	}
	return out
}

func breakdownAt(text string, quantities []Quantity, at, after int) (Breakdown, bool) {
	from, end := listBounds(text, at, after)
	b := Breakdown{Start: from}
	last, depth := after, 0
	first, _ := slices.BinarySearchFunc(quantities, after, func(q Quantity, at int) int { return q.Start - at })
	for _, q := range quantities[first:] {
		if q.End > end {
			break
		}
		depth += strings.Count(text[last:q.Start], "（") - strings.Count(text[last:q.Start], "）")
		if depth > 0 {
			last = q.End
			continue
		}
		label := strings.Trim(text[last:q.Start], "，；：、。（）“”")
		if ContainsAny(label, elsewhere...) {
			break
		}
		if len(b.Parts) > 0 && begins(label) && !begins(b.Parts[0].Label) {
			b.Open = true // this may be one more part, or something new
			break
		}
		last = q.End
		b.Parts = append(b.Parts, Part{label, q})
		b.Open = b.Open || hasAnyPrefix(strings.TrimLeft(text[q.End:end], "）"), []string{"等", "及其他"})
	}
	if len(b.Parts) == 0 {
		return b, false
	}
	b.Open = b.Open || strings.HasSuffix(strings.TrimRight(text[after:end], "。"), "等")
	b.Text = strings.Trim(text[from:end], "。，")
	b, ok := b.withTotal(text, quantities, from, at, b.Parts[0].Unit)
	return b.sameMeasure(), ok
}

// sameMeasure leaves the parts that are counted like the total. Where others
// stand among them the list may be whole with them, so that it is not short.
func (b Breakdown) sameMeasure() Breakdown {
	all := len(b.Parts)
	b.Open = b.Open || b.reached()
	b.Parts = slices.DeleteFunc(b.Parts, func(p Part) bool { return !SameMeasure(p.Unit, b.Total.Unit) })
	b.Open = b.Open || len(b.Parts) < all
	return b
}

// listBounds gives where the sentence with the total begins and where the list
// of parts ends: at the full stop, at the next marker, or at the bracket that
// closes.
func listBounds(text string, at, after int) (from, end int) {
	from, end = Sentence(text, after)
	if strings.Trim(text[from:at], "，；：、。") == "" && from > 0 {
		from, _ = Sentence(text, from-len("。"))
	}
	if next := marker.FindStringIndex(text[after:end]); next != nil {
		end = after + next[0]
	}
	if bracketed(text, from, at) || strings.HasPrefix(text[at:], "（") {
		if i := strings.Index(text[after:end], "）"); i >= 0 {
			end = after + i
		}
	}
	return from, end
}

// withTotal finds the nearest number of the same measure before the list.
func (b Breakdown) withTotal(text string, quantities []Quantity, from, at int, unit string) (Breakdown, bool) {
	const nearest = 8 // totals further away belong to something else
	found := false
	var sum int64
	before, _ := slices.BinarySearchFunc(quantities, at, func(q Quantity, at int) int { return q.Start - at })
	for i := before - 1; i >= 0 && quantities[i].Start >= from && len(b.Others) < 2*nearest; i-- {
		q := quantities[i]
		if q.End > at || !SameMeasure(q.Unit, unit) {
			continue
		}
		sum += q.Number
		if !found {
			b.Total, found = q, true
		} else {
			b.Others = append(b.Others, q.Number, sum)
		}
	}
	return b, found && b.Total.End <= at && !strings.Contains(text[b.Total.End:at], "\n")
}

// channels are words for a way of publishing. One thing goes out on several
// ways, so parts by channel may overlap.
var channels = []string{"网站", "门户网", "公众号", "微信", "微博", "新媒体", "抖音", "快手", "视频号", "头条", "公开栏", "公示栏", "宣传栏", "公告栏", "电子屏", "显示屏", "广播", "电视", "报刊", "报纸", "媒体", "平台", "渠道", "村务", "APP", "短视频", "推文", "推送", "转发"}

// Channel reports whether a part is named for a way of publishing.
func (p Part) Channel() bool { return ContainsAny(p.Label, channels...) }

// Verdict is what a breakdown comes to.
type Verdict uint8

// The verdicts.
const (
	Agrees  Verdict = iota // or the text leaves it open
	Exceeds                // the parts are more than the total
	Overlap                // so are they, but they may count one thing twice
	Short                  // they are less, and no 等 says that some are left out
	Mixed                  // categories and channels stand in one list
)

// Judge adds up the parts and compares them with the total.
func (b Breakdown) Judge() (Verdict, int64) {
	sum, plain, mixed := b.sums()
	switch {
	case b.Total.Rough || b.rough():
		return Agrees, sum
	case b.matches(sum) && mixed:
		return Mixed, sum
	case b.matches(sum) || b.reached():
		return Agrees, sum // what follows once the total is reached is something else
	case plain > b.most():
		return Exceeds, plain
	case sum > b.most():
		return Overlap, sum
	case !b.Open && len(b.Parts) > 1 && sum < b.Total.Number && 2*sum >= b.Total.Number:
		return Short, sum
	}
	return Agrees, sum
}

// sums gives the sum of all parts, that of those which are no channel, and
// whether the list has both kinds.
func (b Breakdown) sums() (sum, plain int64, mixed bool) {
	channels := 0
	for _, p := range b.Parts {
		sum += p.Number
		if p.Channel() {
			channels++
		} else {
			plain += p.Number
		}
	}
	return sum, plain, channels > 0 && len(b.Parts)-channels > 1
}

func (b Breakdown) rough() bool {
	return slices.ContainsFunc(b.Parts, func(p Part) bool { return p.Rough })
}

// reached reports whether the first parts alone make up the total.
func (b Breakdown) reached() bool {
	var sum int64
	for _, p := range b.Parts {
		if sum += p.Number; b.matches(sum) {
			return true
		}
	}
	return false
}

func (b Breakdown) matches(sum int64) bool {
	if sum == b.Total.Number {
		return true
	}
	for _, n := range b.Others {
		if sum == n {
			return true
		}
	}
	return false
}

func (b Breakdown) most() int64 {
	most := b.Total.Number
	for _, n := range b.Others {
		most = max(most, n)
	}
	return most
}
