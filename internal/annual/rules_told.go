package annual

import (
	"fmt"
	"strings"

	"zwgk/internal/annual/prose"
	"zwgk/internal/request"
)

// figureRules judge the figures of the prose.
func figureRules() []proseRule {
	return []proseRule{
		{"NARR-TABLE", Error, "同一份报告里，正文的数和表格的数说的是一回事，应当一样", judgeToldAgainstTables},
		{"NARR-SUM", Error, "“其中”后面列的各项是总数的部分：列全的相加等于总数，没有列全的写“等”", judgeLists},
		{"PERCENT", Error, "百分比＝部分÷总数", judgeShares},
		{"UNIT", Warning, "申请以件计（表三）；收费以万元计（表二）；“余”前面是整数", judgeUnits},
		{"DECIMALS", Warning, "表二收费金额以万元为单位；格式没有规定小数位数，通常写两位", judgeDecimals},
	}
}

func judgeToldAgainstTables(r *reading) (j judgement) {
	if !r.spoken() {
		j.unjudged = noProse
		return j
	}
	missing := 0
	said := map[string]bool{}
	for _, t := range r.told {
		n, compared := r.against(t)
		if !compared && len(r.rowsOf(t.Fact)) > 0 {
			missing++
		}
		if n.message != "" && !said[n.message] {
			said[n.message] = true
			j.add(n)
		}
	}
	j.add(r.upheld()...)
	j.add(r.consultations()...)
	if missing > 0 {
		j.unjudged = fmt.Sprintf("正文有%d处数，表格里看不到对应的数", missing)
	}
	return j
}

// against compares a figure with the cells that it can mean; compared is false
// when none of them is shown.
func (r *reading) against(t Told) (n note, compared bool) {
	alternatives := r.rowsOf(t.Fact)
	var table int64
	for _, cells := range alternatives {
		amount, known := r.amount(cells)
		if !known {
			continue
		}
		if !compared {
			table, compared = amount, true
		}
		if amount == t.Number {
			return note{}, true
		}
	}
	if !compared || t.Rough {
		return note{}, compared
	}
	severity := Warning
	if t.Firm {
		severity = Error
	}
	n = noteOn(t.at, severity, t.Quote, "%s写%s%d件，%s是%d", placeOf(t.at), t.Fact, t.Number, r.tablePlace(alternatives[0]), table)
	return n, true
}

func placeOf(p *paragraph) string {
	if p == nil {
		return "正文"
	}
	return p.place()
}

// tablePlace names the cells of an alternative: one by its row, several by the
// group they are in.
func (r *reading) tablePlace(cells []Address) string {
	edition := r.tableThree()
	row, _, ok := edition.find(cells[0])
	if !ok {
		return tableName(cells[0])
	}
	names := []string{row.Name()}
	switch {
	case len(cells) == 1:
	case len(row.Label) > 2:
		names = []string{row.Label[1]}
	default:
		for _, a := range cells[1:] {
			other, _, _ := edition.find(a)
			names = append(names, other.Name())
		}
	}
	return tableName(cells[0]) + "“" + strings.Join(names, "”加“") + "”"
}

// upheld compares 均获维持 with table four.
func (r *reading) upheld() []note {
	pending, overturned := int64(0), int64(0)
	for _, k := range request.CaseKinds() {
		pending += max(0, r.Get(At(Table4, string(k), Pending)).Number)
		overturned += max(0, r.Get(At(Table4, string(k), string(request.Overturned))).Number)
	}
	if pending+overturned == 0 {
		return nil
	}
	message := func(place string) string {
		return fmt.Sprintf("%s写复议、诉讼都维持，表四有尚未审结%d件、结果纠正%d件", place, pending, overturned)
	}
	if r.Narrative != nil {
		for _, claim := range r.Narrative.claims {
			if prose.ContainsAny(claim, "均获维持", "全部维持", "均维持") {
				return []note{noteOn(nil, Error, claim, "%s", message("正文"))}
			}
		}
	}
	for _, p := range r.paragraphs {
		i := strings.Index(p.text, "维持")
		if i < 0 {
			continue
		}
		sentence := sentenceOf(p.text, i)
		if prose.ContainsAny(sentence, "均获维持", "全部维持", "均维持", "均予维持", "均被维持") && prose.ContainsAny(sentence, "复议", "诉讼") && !prose.ContainsAny(sentence, "审结的", "已审结", "办结的") {
			return []note{noteOn(p, Error, prose.Clip(sentence, 50), "%s", message(p.place()))}
		}
	}
	return nil
}

// consultations finds questions through the letter box that the table may
// have counted as applications.
func (r *reading) consultations() []note {
	received, known := r.amount([]Address{At(Table3, NewReceived, Total)})
	if !known || received == 0 {
		return nil
	}
	var asked *Told
	for i, t := range r.told {
		switch t.Fact {
		case FactReceived:
			return nil
		case FactConsulted:
			asked = &r.told[i]
		}
	}
	if asked == nil || asked.Number != received {
		return nil
	}
	return []note{noteOn(asked.at, Warning, asked.Quote, "正文写咨询%d件，没有写申请；表三新收正好是%d。咨询不是申请，核对是不是把咨询计成了申请", asked.Number, received)}
}

func judgeLists(r *reading) (j judgement) {
	if !r.spoken() {
		j.unjudged = noProse
		return j
	}
	for _, l := range r.lists {
		verdict, sum := l.Judge()
		place, quote := placeOf(l.at), prose.Clip(l.Text, 60)
		total := l.Total.Number
		switch {
		case verdict == prose.Exceeds:
			j.add(noteOn(l.at, Error, quote, "%s：总数%d，列出的各项相加%d，多%d", place, total, sum, sum-total))
		case verdict == prose.Overlap:
			j.add(noteOn(l.at, Warning, quote, "%s：总数%d，按渠道列出的相加%d。一条信息几个渠道发的，写明有重复", place, total, sum))
		case verdict == prose.Short && l.complete:
			j.add(noteOn(l.at, Error, quote, "%s：总数%d，各类办理结果相加%d，少%d", place, total, sum, total-sum))
		case verdict == prose.Short:
			j.add(noteOn(l.at, Warning, quote, "%s：总数%d，列出的各项相加%d，少%d。没有列全的写“等”", place, total, sum, total-sum))
		case verdict == prose.Mixed:
			j.add(noteOn(l.at, Warning, quote, "%s：列出的各项有的是类别、有的是渠道。类别和渠道分开列", place))
		}
	}
	j.add(r.carryStated()...)
	return j
}

// carryStated finds reports in which more came in than was closed, and the
// rest is not mentioned.
func (r *reading) carryStated() []note {
	told := map[Fact]Told{}
	for _, t := range r.told {
		if _, twice := told[t.Fact]; !twice {
			told[t.Fact] = t
		}
	}
	received, ok := told[FactReceived]
	closed, also := told[FactClosed]
	if _, stated := told[FactCarriedForward]; !ok || !also || stated || received.Rough || closed.Rough {
		return nil
	}
	rest := received.Number + told[FactCarriedOver].Number - closed.Number - told[FactWithdrawn].Number
	if rest <= 0 || r.mentions("结转", "正在办理", "在办", "未办结", "尚未办结") && told[FactCarriedOver].Fact == "" {
		return nil
	}
	return []note{noteOn(closed.at, Warning, closed.Quote, "%s：收到%d件、上年结转%d件、办结%d件，还有%d件没有写去向。写明结转下年", placeOf(closed.at), received.Number, told[FactCarriedOver].Number, closed.Number, rest)}
}

func (r *reading) mentions(words ...string) bool {
	for _, p := range r.paragraphs {
		if prose.ContainsAny(p.text, words...) {
			return true
		}
	}
	return false
}

func judgeShares(r *reading) (j judgement) {
	switch {
	case !r.spoken():
		j.unjudged = noProse
	case len(r.shares) == 0:
		return j
	}
	for _, s := range r.shares {
		bases := s.Bases
		if s.at == nil {
			bases = r.toldBases()
		}
		if n, wrong := judgeShare(s, bases); wrong {
			j.add(n)
		}
	}
	return j
}

func judgeShare(s shareTold, bases []prose.Quantity) (note, bool) {
	if len(bases) == 0 {
		return note{}, false
	}
	for _, b := range bases {
		if b.Rough || s.Fits(b.Number) {
			return note{}, false
		}
	}
	base := bases[len(bases)-1].Number
	for _, b := range bases {
		base = max(base, b.Number)
	}
	if s.at == nil {
		base = bases[0].Number
	}
	exact := float64(s.Part.Number) * 100 / float64(base)
	return noteOn(s.at, Error, prose.Clip(s.Sentence, 60), "%s：%d占%d是%.1f%%，写的是%s%%", placeOf(s.at), s.Part.Number, base, exact, s.Printed), true
}

// toldBases are what a percentage in a narrative can be of.
func (r *reading) toldBases() []prose.Quantity {
	var out []prose.Quantity
	told := map[Fact]int64{}
	for _, fact := range []Fact{FactClosed, FactReceived} {
		for _, t := range r.Narrative.Told {
			if t.Fact == fact && t.Number > 0 {
				told[fact] = t.Number
				out = append(out, prose.Quantity{Number: t.Number, Unit: "件"})
			}
		}
	}
	for _, t := range r.Narrative.Told {
		if t.Fact == FactCarriedOver && told[FactReceived] > 0 {
			out = append(out, prose.Quantity{Number: told[FactReceived] + t.Number, Unit: "件"})
		}
	}
	return out
}

func judgeUnits(r *reading) (j judgement) {
	if !r.spoken() {
		j.unjudged = noProse
	}
	for _, t := range r.told {
		if (t.Fact == FactReceived || t.Fact == FactClosed) && t.Unit != "件" {
			j.add(noteOn(t.at, Warning, t.Quote, "%s：申请写的是%d%s，单位应当是件", placeOf(t.at), t.Number, t.Unit))
		}
		if t.Odd && t.at == nil {
			j.add(noteOn(nil, Warning, t.Quote, "正文：“%s”是确数，后面不用“余”", t.Quote))
		}
	}
	for _, p := range r.paragraphs {
		for _, q := range prose.Quantities(p.text) {
			if q.Odd {
				quote := p.text[q.Start:q.End]
				j.add(noteOn(p, Warning, quote, "%s：“%s”是确数，后面不用“余”", p.place(), quote))
			}
		}
	}
	j.add(r.implausibleAmounts()...)
	return j
}

// townCeiling is the amount in 万元 above which a township's yearly fees or
// purchases were more likely written in 元.
const townCeiling = 1000

func (r *reading) implausibleAmounts() []note {
	if r.Level != "town" && r.Level != "street" && r.Level != "village" {
		return nil
	}
	var out []note
	for a, column := range r.Edition().Cells {
		v := r.Get(a)
		if column.Unit == Amount && v.State == Number && v.Number > townCeiling*AmountScale {
			out = append(out, note{severity: Warning, where: a, message: fmt.Sprintf("%s填了%s万元。核对是不是把元写成了万元", r.Edition().Place(a), v.Format(Amount))})
		}
	}
	return out
}

// finest is the number of decimals of 万元 that still are whole 元.
const finest = 4

func judgeDecimals(r *reading) (j judgement) {
	if len(r.Figures) == 0 {
		j.unjudged = noTables
		return j
	}
	for a, column := range r.Edition().Cells {
		v := r.Get(a)
		if column.Unit != Amount || v.State != Number {
			continue
		}
		text := v.Format(Amount)
		if _, fraction, _ := strings.Cut(text, "."); len(fraction) > finest {
			j.add(note{severity: Warning, where: a, quote: text, message: fmt.Sprintf("%s写的是%s万元，小数有%d位。通常写两位", r.Edition().Place(a), text, len(fraction))})
		}
	}
	return j
}
