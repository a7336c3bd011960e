package privacy

import (
	"strconv"
	"strings"
	"time"
)

// CellFinding is a finding in a table: Row and Col count from 0 within the rows
// given, Start and End are offsets in the cell's text.
type CellFinding struct {
	Row, Col int
	Finding
}

// column is what a heading says of the cells under it.
type column struct {
	words *words
	not   *words
	// says is put before a cell, so that Find reads it under its heading.
	says string
}

var (
	nameColumn = column{words: list("姓名 户主 申请人 受益人 领款人 领取人 学生 儿童 对象 户名 承包人 被征收人 人员名单 补助对象 救助对象 本人"), not: list("关系 类别 类型 人数 电话 单位 性质 身份 代码 账号")}
	columns    = []column{
		{words: list("身份证 证件号 公民身份"), says: "身份证号："},
		{words: list("电话 手机 联系方式 联系号码 Tel"), says: "电话："},
		{words: list("账号 帐号 卡号 银行卡 一卡通 存折 账户 帐户"), not: list("户名 名称"), says: "账号："},
		{words: list("住址 地址 户籍 住所 居住地"), says: "住址："},
		{words: list("车牌 号牌 车号"), says: "车牌："},
		{words: list("微信"), says: "微信号："},
		{words: list("出生 生日"), says: birthSays},
	}
	needColumn = column{words: list(`致贫原因 返贫原因 困难原因 低保原因 救助原因 纳入原因 病种 病情 疾病 病因 患病 残疾 健康 身体状况 伤残 致残 残情 劳动能力 诊断`),
		not: list("金额 标准 补贴 补助 人数 证号 医院 日期 时间 保险")}
	ageColumn    = list("年龄 周岁")
	schoolColumn = list("学校 年级 班级 就读")
	childSchools = list("小学 幼儿园 年级 小班 中班 大班 学前 初中 一年 二年 三年 四年 五年 六年")
	notAilments  = list("无 否 健康 良好 正常 一般 普通 较好 有劳动能力 因灾 因学 缺资金 缺技术 缺劳力 缺土地 交通 自身发展 收入低")
)

func (c column) heads(heading string) bool {
	return c.words.in(heading) && (c.not == nil || !c.not.in(heading))
}

// HeadingRow returns which of the first rows names the columns, or -1: the one
// with the most headings that matter here, two at least.
func HeadingRow(rows [][]string) int {
	best, most := -1, 1
	for i, row := range rows[:min(len(rows), 12)] {
		count := 0
		for _, cell := range row {
			if len(cell) < 60 && headingOf(cell) {
				count++
			}
		}
		if count > most {
			best, most = i, count
		}
	}
	return best
}

func headingOf(cell string) bool {
	if strings.ContainsAny(cell, "0123456789") {
		return false
	}
	for _, c := range append([]column{nameColumn, needColumn}, columns...) {
		if c.heads(cell) {
			return true
		}
	}
	return ageColumn.in(cell) || schoolColumn.in(cell)
}

// table is what the headings of a table tell.
type table struct {
	says   []string // per column: what to put before a cell
	needs  []bool
	ages   []bool
	school []bool
	names  []int
	day    time.Time
}

func newTable(heading []string, day time.Time) *table {
	n := len(heading)
	t := &table{says: make([]string, n), needs: make([]bool, n), ages: make([]bool, n), school: make([]bool, n), day: day}
	for i, h := range heading {
		h = strings.Join(strings.Fields(h), "")
		for _, c := range columns {
			if t.says[i] == "" && c.heads(h) {
				t.says[i] = c.says
			}
		}
		t.needs[i] = t.says[i] == "" && needColumn.heads(h)
		t.ages[i], t.school[i] = ageColumn.in(h), schoolColumn.in(h)
		if t.says[i] == "" && !t.needs[i] && !t.school[i] && nameColumn.heads(h) {
			t.names = append(t.names, i)
		}
	}
	return t
}

// FindTable is Find for a table. heading names the columns, rows are the lines
// under it; a cell is read together with its heading and with the name that
// stands in its row. Without a heading each cell stands for itself.
func FindTable(heading []string, rows [][]string, day time.Time) []CellFinding {
	t := newTable(heading, day)
	var out []CellFinding
	for i, row := range rows {
		out = append(out, t.row(i, row)...)
	}
	return out
}

// standIn is written before the cells of a row that has a name, so that they
// are read as said of a person whatever the name is.
const standIn = "王五，"

func (t *table) row(i int, row []string) []CellFinding {
	var out []CellFinding
	child := map[int]Finding{}
	for j, cell := range row {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		name := t.nameFor(j, row)
		found, minor := t.cell(j, cell, name >= 0 && name != j)
		for _, f := range found {
			out = append(out, CellFinding{i, j, f})
		}
		if minor == nil || name < 0 {
			continue
		}
		if known, seen := child[name]; !seen || rank(*minor) < rank(known) {
			child[name] = *minor
		}
	}
	for j := range row {
		f, ok := child[j]
		if !ok || hasMinor(out, j) {
			continue
		}
		f.Text, f.Start, f.End = row[j], 0, len(row[j])
		out = append(out, CellFinding{i, j, f})
	}
	return out
}

func hasMinor(found []CellFinding, col int) bool {
	for _, f := range found {
		if f.Col == col && f.Kind == Minor {
			return true
		}
	}
	return false
}

// nameFor returns the column of the name to which column j belongs: the nearest
// on its left, else the first; -1 when the row names nobody.
func (t *table) nameFor(j int, row []string) int {
	at := -1
	for _, n := range t.names {
		if n < len(row) && strings.TrimSpace(row[n]) != "" && (at < 0 || n <= j) {
			at = n
		}
	}
	return at
}

// cell finds in one cell; minor tells that the row's person is a child.
func (t *table) cell(j int, cell string, named bool) (found []Finding, minor *Finding) {
	says := at(t.says, j)
	if named && at(t.needs, j) && !notAilments.only(cell) {
		return []Finding{{Health, cell, 0, len(cell), MustMask, "这一栏是健康、残疾或困难原因，同一行有姓名"}}, nil
	}
	lead, tail := says, ""
	if named {
		lead = standIn + says
		if at(t.school, j) && childSchools.in(cell) {
			lead += "小学生，"
		}
		if at(t.ages, j) {
			tail = "岁"
		}
	}
	if says == birthSays {
		cell = serialDate(cell)
	}
	for _, f := range Find(lead+cell+tail, t.day) {
		switch {
		case f.Start < len(lead) && f.Kind == Minor:
			f.Reason = "同一行写着年龄、出生日期或就读情况"
			minor = &f
		case f.Start >= len(lead) && f.End <= len(lead)+len(cell):
			f.Start, f.End = f.Start-len(lead), f.End-len(lead)
			found = append(found, inRow(f, named, says != ""))
		}
	}
	return found, minor
}

// at returns what is known of column j, which may lie beyond the heading.
func at[T any](known []T, j int) (nothing T) {
	if j < len(known) {
		return known[j]
	}
	return nothing
}

// birthSays is what is put before dates of birth.
const birthSays = "出生日期："

// serialDate writes a date as a spreadsheet stores it, the days since the end
// of 1899, as a date.
func serialDate(cell string) string {
	days, err := strconv.Atoi(strings.TrimSpace(cell))
	if err != nil || days < 10_000 || days > 80_000 {
		return cell
	}
	return time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// inRow weighs a finding in a list of people: what stands under its heading in
// a named person's row is that person's.
func inRow(f Finding, named, headed bool) Finding {
	if !named {
		return f
	}
	if headed && f.Severity == Judge && f.Kind != Phone && f.Kind != Classification {
		f.Severity = MustMask
	}
	if f.Kind == Health {
		f.Reason = "同一行有姓名，写的是健康、残疾或困难原因"
	}
	return f
}

// only reports whether the text is made of these words and punctuation.
func (w *words) only(text string) bool {
	s := newScript(text, noDay)
	for i := 0; i < len(s.runes); {
		end := w.match(s, i)
		switch {
		case end >= 0:
			i = end
		case isHan(s.runes[i]) || isAlnum(s.runes[i]):
			return false
		default:
			i++
		}
	}
	return true
}
