package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
)

// countTaker makes acts of the rows of 行政行为统计台账: one row a month, or one
// row for each station and month, or one row for the whole year.
type countTaker struct {
	charge unit
	month  int // month of a sheet that has no month column; 0 for the year
	sums   map[int]*[4]int64
	taken  int // rows of figures taken from the sheet
	totals []countTotal
	parts  []Problem // quarters and part sums
	seen   map[countKey]Place
}

type countKey struct {
	month   int
	station string
	field   field
}

// countTotal is a line of sums, checked when the sheet has been read.
type countTotal struct {
	row     int
	month   int // 0 for the year
	figures [4]figure
	station string
}

var countKinds = [4]annual.ActKind{annual.Licences, annual.Penalties, annual.CoerciveMeasures, annual.Charges}

func (c *countTaker) begin(t *table, titles []string) string {
	c.sums, c.taken, c.totals, c.parts = map[int]*[4]int64{}, 0, nil, nil
	if c.seen == nil {
		c.seen = map[countKey]Place{}
	}
	var absent []string
	for _, f := range countFields {
		if !t.has(f) {
			absent = append(absent, t.schema.spec(f).name)
			continue
		}
		label := t.head.labels[t.head.columns[f]]
		if f != fieldCharges && strings.ContainsAny(label, "万千百") {
			return fmt.Sprintf("“%s”的单位不是件。换算成件再导入", clip(label))
		}
		if f == fieldCharges && !c.findUnit(label, titles) {
			return fmt.Sprintf("“%s”没有写明金额单位。在栏名里写“（万元）”或“（元）”再导入", clip(label))
		}
	}
	if len(absent) > 0 {
		t.ledger.note(Problem{Place: Place{Sheet: t.summary.Name, Row: t.summary.Heading},
			Sentence: "表里没有" + quoteAll(absent) + "，这几项没有导入"})
	}
	c.month = 0
	if !t.has(fieldMonth) {
		c.month = titleMonth(append(titles, t.summary.Name))
	}
	return ""
}

// findUnit takes the money unit from the heading, else from a line 单位：万元.
func (c *countTaker) findUnit(label string, titles []string) bool {
	if u, ok := moneyUnit(label); ok {
		c.charge = u
		return true
	}
	if strings.Contains(label, "元") {
		return false
	}
	for _, title := range titles {
		if _, behind, ok := strings.Cut(title, "单位"); ok {
			if u, ok := moneyUnit(behind); ok {
				c.charge = u
				return true
			}
		}
	}
	return false
}

func (c *countTaker) take(t *table) {
	station := t.text(fieldStation)
	m := monthValue{month: c.month, kind: monthOne}
	if t.has(fieldMonth) {
		m = readMonth(t.cell(fieldMonth), t.year, t.w.date1904)
	}
	if m.fault != "" {
		t.refuse(fieldMonth, t.cell(fieldMonth).text, m.fault)
		return
	}
	sumWord := station
	if !isSum(sumWord) {
		sumWord = t.firstText()
	}
	if isSum(sumWord) {
		if m.kind == monthBlank {
			m.kind = monthYear
		}
		if m.kind == monthYear && (strings.HasPrefix(sumWord, "小计") || strings.HasPrefix(sumWord, "累计")) {
			m.kind = monthPart
		}
	}
	figures := c.figures(t)
	switch {
	case t.bad:
	case m.kind == monthBlank:
		t.refuse(fieldMonth, "", "没有写月份。写1到12月，全年的合计写“全年”")
	case m.kind == monthPart:
		c.parts = append(c.parts, Problem{Place: t.place(fieldMonth), Value: clip(sumWord)})
		t.summary.Rows--
	case m.kind == monthYear || isSum(sumWord):
		c.totals = append(c.totals, countTotal{row: t.row.number, month: m.month, figures: figures, station: station})
		t.summary.Rows--
	default:
		c.add(t, m.month, station, figures)
	}
}

// figures reads the four figures of the row.
func (c *countTaker) figures(t *table) (out [4]figure) {
	for i, f := range countFields {
		if !t.has(f) {
			continue
		}
		var sentence string
		cell := t.cell(f)
		if f == fieldCharges {
			out[i], sentence = readMoney(cell, c.charge)
		} else {
			out[i], sentence = readCount(cell)
		}
		if sentence != "" {
			t.refuse(f, cell.text, t.schema.spec(f).name+sentence)
		}
	}
	return out
}

// add makes acts of a row of figures.
func (c *countTaker) add(t *table, month int, station string, figures [4]figure) {
	note := station
	if more := t.text(fieldNote); more != "" {
		note = strings.TrimPrefix(note+"；"+more, "；")
	}
	var acts []Row[annual.Act]
	for i, fig := range figures {
		if !fig.ok {
			continue
		}
		act := annual.Act{Kind: countKinds[i], Year: t.year, Month: month, Quantity: fig.value, Note: note}
		if err := act.Validate(); err != nil {
			t.refuse(countFields[i], t.cell(countFields[i]).text, fault.Sentence(err))
			return
		}
		key := countKey{month, station, countFields[i]}
		if before, twice := c.seen[key]; twice {
			t.refuse(fieldMonth, t.cell(fieldMonth).text, fmt.Sprintf("%s%s%s已经在%s写过。留下一行，或写明是哪个站所的",
				station, monthName(month), t.schema.spec(countFields[i]).name, before))
			return
		}
		acts = append(acts, Row[annual.Act]{act, t.summary.Name, t.row.number})
	}
	if len(acts) == 0 {
		t.noteLine("这一行没有填数，没有导入")
		return
	}
	if c.sums[month] == nil {
		c.sums[month] = new([4]int64)
	}
	for i, fig := range figures {
		if fig.ok {
			c.seen[countKey{month, station, countFields[i]}] = Place{Sheet: t.summary.Name, Row: t.row.number}
			c.sums[month][i] += fig.value
		}
	}
	c.taken++
	t.ledger.Acts = append(t.ledger.Acts, acts...)
}

// end checks the lines of sums, or takes them when they are all there is.
func (c *countTaker) end(t *table) {
	if c.taken == 0 && t.summary.Refused == 0 {
		c.takeTotals(t)
		return
	}
	for _, p := range c.parts {
		p.Sentence = "季度数、小计没有导入，也没有核对"
		t.ledger.note(p)
	}
	for _, total := range c.totals {
		p := Problem{Place: Place{Sheet: t.summary.Name, Row: total.row}}
		if t.summary.Refused > 0 {
			p.Sentence = "有的行没有读成，合计没有核对"
			t.ledger.note(p)
			continue
		}
		c.checkTotal(t, total, p)
	}
}

// takeTotals handles a sheet without months: figures of the year are taken,
// figures of a quarter cannot be.
func (c *countTaker) takeTotals(t *table) {
	for _, p := range c.parts {
		p.Sentence = "按季度或分段填的数不能导入。按月填写，或写一行“全年”"
		t.ledger.problem(p)
		t.summary.Rows, t.summary.Refused = t.summary.Rows+1, t.summary.Refused+1
	}
	for _, total := range c.totals {
		t.summary.Rows++
		t.row, t.bad = &row{number: total.row}, false
		station := total.station
		if isSum(station) {
			station = ""
		}
		c.add(t, total.month, station, total.figures)
	}
}

// checkTotal compares a line of sums with the rows that it sums up.
func (c *countTaker) checkTotal(t *table, total countTotal, p Problem) {
	var sum [4]int64
	for month, s := range c.sums {
		if total.month != 0 && month != total.month {
			continue
		}
		for i := range sum {
			sum[i] += s[i]
		}
	}
	same := true
	for i, fig := range total.figures {
		if !fig.ok || fig.value == sum[i] {
			continue
		}
		same = false
		places, name := 0, "件"
		if countFields[i] == fieldCharges {
			places, name = c.charge.places, c.charge.name
		}
		bad := p
		bad.Column = columnName(t.head.columns[countFields[i]])
		bad.Value = amountText(fig.value, places)
		bad.Sentence = fmt.Sprintf("合计的%s写的是%s%s，各行加起来是%s%s。核对各行和合计", t.schema.spec(countFields[i]).name,
			amountText(fig.value, places), name, amountText(sum[i], places), name)
		t.ledger.problem(bad)
	}
	if same {
		p.Sentence = "这一行是合计，与各行之和相符，没有导入"
		t.ledger.note(p)
	}
}

func monthName(month int) string {
	if month == 0 {
		return "全年"
	}
	return strconv.Itoa(month) + "月"
}
