package annual

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"zwgk/internal/annual/prose"
	"zwgk/internal/fault"
)

// Narrative is the prose of a report as figures: what a report file gives
// under the key narrative when the sentences themselves are not at hand.
type Narrative struct {
	Told   []Told
	claims []string // statements without a figure: 均获维持

	lists  []list
	shares []shareTold
}

// factWords are the keys of a narrative that name a fact.
var factWords = map[string]Fact{
	"申请": FactReceived, "受理申请": FactReceived, "收办申请": FactReceived, "依申请公开": FactReceived, "收到申请": FactReceived,
	"上年结转": FactCarriedOver, "结转": FactCarriedForward, "顺延下年": FactCarriedForward, "转下年度": FactCarriedForward, "结转下年": FactCarriedForward, "在办": FactCarriedForward,
	"办结": FactClosed, "答复": FactClosed,
	"予以公开": FactGranted, "部分公开": FactPartial, "予以公开及部分公开": FactGrantedAny, "不予公开": FactDenied,
	"无法提供": FactUnavailable, "不予处理": FactRejected, "其他处理": FactOther,
	"撤销": FactWithdrawn, "申请人撤销": FactWithdrawn, "撤回": FactWithdrawn,
	"行政复议": FactReviews, "复议": FactReviews, "行政诉讼": FactSuits, "诉讼": FactSuits, "信箱咨询": FactConsulted,
}

// groupFacts are the results of table three in their groups. Together they
// are all results.
var groupFacts = []Fact{FactGrantedAny, FactGranted, FactPartial, FactDenied, FactUnavailable, FactRejected, FactOther}

// totals are the keys whose number a list of parts may belong to.
var totals = map[string][]string{
	"分类": {"主动公开", "网站", "公众号"}, "分类累计": {"累计公开"}, "分类新增": {"新增"}, "申请渠道": {"申请"}, "渠道": {"主动公开", "申请"},
}

// ParseNarrative reads the object under the key narrative; null gives nil.
func ParseNarrative(raw []byte) (*Narrative, error) {
	if len(raw) == 0 || bytes.Equal(bytes.TrimSpace(raw), []byte("null")) {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	entries, err := readEntries(d)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "报告文件里正文的数（narrative）读不出来。重新导出后再试")
	}
	n := &Narrative{}
	for _, e := range entries {
		n.read(e)
	}
	for _, e := range entries {
		n.addList(e, entries)
	}
	n.addChannels(entries)
	n.addOutcomes()
	return n, nil
}

// entry is a key of the narrative with its value, in the order of the file.
type entry struct {
	key   string
	value any
	parts []prose.Part // of an object or a list of numbers
}

func readEntries(d *json.Decoder) ([]entry, error) {
	switch open, err := d.Token(); {
	case err != nil:
		return nil, err
	case open != json.Delim('{'):
		return nil, errors.New("not an object")
	}
	var out []entry
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string)
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return nil, err
		}
		e := entry{key: name}
		if len(raw) > 0 && raw[0] == '{' {
			if e.parts, err = readParts(raw); err != nil {
				return nil, err
			}
		}
		if err := json.Unmarshal(raw, &e.value); err != nil {
			return nil, err
		}
		if numbers, ok := e.value.([]any); ok {
			for _, n := range numbers {
				if q, ok := toldNumber(n); ok {
					e.parts = append(e.parts, prose.Part{Quantity: q})
				}
			}
		}
		out = append(out, e)
	}
	return out, nil
}

func readParts(raw json.RawMessage) ([]prose.Part, error) {
	var out []prose.Part
	inner, err := readEntries(json.NewDecoder(bytes.NewReader(raw)))
	for _, e := range inner {
		if q, ok := toldNumber(e.value); ok {
			out = append(out, prose.Part{Label: e.key, Quantity: q})
		}
	}
	return out, err
}

// toldNumber reads 12 and “260余条”.
func toldNumber(value any) (prose.Quantity, bool) {
	switch v := value.(type) {
	case float64:
		return prose.Quantity{Number: int64(v), Unit: "件"}, v == float64(int64(v))
	case string:
		text := prose.Fold(v)
		if text == "" || text[0] < '0' || text[0] > '9' || strings.Contains(text, "%") {
			return prose.Quantity{}, false
		}
		found := prose.Quantities(text)
		if len(found) == 0 {
			found = prose.Quantities(text + "件")
		}
		if len(found) == 1 && found[0].Unit != "元" {
			return found[0], true
		}
	}
	return prose.Quantity{}, false
}

func (n *Narrative) read(e entry) {
	fact := factWords[e.key]
	if q, ok := toldNumber(e.value); ok {
		if fact == "" && !q.Odd {
			return
		}
		n.Told = append(n.Told, Told{Fact: fact, Number: q.Number, Unit: q.Unit, Rough: q.Rough, Odd: q.Odd, Firm: true, Quote: quote(e)})
		return
	}
	n.readShare(e, fact)
	switch e.key {
	case "复议诉讼": // one number for both
		return
	case "行政复议诉讼结论", "结果":
		if text, ok := e.value.(string); ok {
			n.claims = append(n.claims, text)
		}
	}
}

// readShare reads {"件": 35, "占比": "4.34%"}.
func (n *Narrative) readShare(e entry, fact Fact) {
	for _, p := range e.parts {
		if p.Label != "件" || fact == "" {
			continue
		}
		n.Told = append(n.Told, Told{Fact: fact, Number: p.Number, Unit: "件", Firm: true, Quote: e.key + strconv.FormatInt(p.Number, 10) + "件"})
		if object, ok := e.value.(map[string]any); ok {
			if printed, ok := object["占比"].(string); ok {
				n.shares = append(n.shares, shareTold{Share: prose.Share{Part: p.Quantity, Printed: strings.TrimSuffix(printed, "%"), Sentence: e.key + "占" + printed}})
			}
		}
	}
}

func quote(e entry) string {
	if text, ok := e.value.(string); ok {
		return e.key + text
	}
	q, _ := toldNumber(e.value)
	return e.key + strconv.FormatInt(q.Number, 10)
}

// addList makes a breakdown of a list of parts and the totals it may have.
func (n *Narrative) addList(e entry, entries []entry) {
	keys := totals[e.key]
	if len(keys) == 0 || len(e.parts) == 0 {
		return
	}
	b := list{Breakdown: prose.Breakdown{Parts: e.parts, Text: e.key}}
	found := false
	for _, key := range keys {
		for _, other := range entries {
			q, ok := toldNumber(other.value)
			switch {
			case other.key != key || !ok:
			case !found:
				b.Total, found = q, true
				b.Text = key + strconv.FormatInt(q.Number, 10)
			case !q.Rough:
				b.Others = append(b.Others, q.Number)
			}
		}
		if found && key == keys[0] {
			break
		}
	}
	if found {
		n.lists = append(n.lists, b)
	}
}

// addChannels makes a breakdown of 网站 and 公众号 under 主动公开 when the
// narrative names no other parts.
func (n *Narrative) addChannels(entries []entry) {
	b := list{}
	for _, e := range entries {
		q, ok := toldNumber(e.value)
		switch e.key {
		case "主动公开":
			b.Total = q
			b.Text = quote(e)
		case "网站", "公众号":
			if ok {
				b.Parts = append(b.Parts, prose.Part{Label: e.key, Quantity: q})
			}
		case "分类", "渠道":
			return
		}
	}
	if b.Total.Number > 0 && len(b.Parts) > 1 {
		n.lists = append(n.lists, b)
	}
}

// addOutcomes makes a breakdown of the groups of results when enough of them
// are told to be all of them.
func (n *Narrative) addOutcomes() {
	b := list{complete: true}
	seen := map[Fact]Told{}
	for _, t := range n.Told {
		seen[t.Fact] = t
	}
	for _, fact := range groupFacts {
		if t, ok := seen[fact]; ok {
			b.Parts = append(b.Parts, prose.Part{Label: string(fact), Quantity: prose.Quantity{Number: t.Number, Unit: "件"}})
		}
	}
	closed, ok := seen[FactClosed]
	received, also := seen[FactReceived]
	if _, other := seen[FactOther]; !other || len(b.Parts) < 5 || !ok && !also {
		return
	}
	if ok {
		b.Total = prose.Quantity{Number: closed.Number, Unit: "件"}
	} else {
		b.Total = prose.Quantity{Number: received.Number - seen[FactCarriedForward].Number, Unit: "件"}
		b.Others = []int64{received.Number, received.Number + seen[FactCarriedOver].Number - seen[FactCarriedForward].Number}
	}
	b.Text = "答复" + strconv.FormatInt(b.Total.Number, 10) + "件"
	n.lists = append(n.lists, b)
}
