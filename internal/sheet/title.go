package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// findTable finds the heading and checks that the sheet is the ledger asked
// for. When it is not, the summary says so.
func (t *table) findTable(rows []row, merges []merge) bool {
	if len(rows) == 0 {
		t.summary.Passed = "空表，没有内容"
		return false
	}
	head, ok := findHeading(rows, merges, t.schema, t.mappings)
	missing := t.schema.missing(head)
	if !ok || head.fields < 3 && len(missing) > 0 {
		t.summary.Passed = fmt.Sprintf("没有找到%s的表头", t.kind.Label()) + otherKind(t.kind, rows, merges)
		return false
	}
	t.head = head
	t.summary.Heading = rows[head.top].number
	titles := []string{}
	for i := range head.top {
		for _, c := range rows[i].cells {
			if c.kind == textCell && !c.filled && len(c.text) <= maxHeading {
				titles = append(titles, c.text)
			}
		}
	}
	if other := otherYear(t.year, t.summary.Name, titles); other != 0 {
		t.summary.Passed = fmt.Sprintf("标题写的是%d年，现在导入的是%d年。核对文件；要导入%d年的台账，用 --year %d", other, t.year, other, other)
		return false
	}
	if missing = t.stillMissing(missing, titles); len(missing) > 0 {
		t.refuseSheet(fmt.Sprintf("表头里缺少%s。现有的表头是%s。补上这几栏（或把栏名改成这样写）再导入%s",
			quoteAll(missing), quoteAll(head.present()), otherKind(t.kind, rows, merges)))
		return false
	}
	if refusal := t.taker.begin(t, titles); refusal != "" {
		t.refuseSheet(refusal)
		return false
	}
	t.noteUnread()
	return true
}

// stillMissing takes off what the title says in place of a column: a sheet
// called 规范性文件台账 needs no column 文件类别.
func (t *table) stillMissing(missing, titles []string) []string {
	if t.kind != Documents {
		return missing
	}
	title := t.summary.Name + strings.Join(titles, "")
	if strings.Contains(title, "规范性文件") && !strings.Contains(title, "规章") {
		missing = slices.DeleteFunc(missing, func(m string) bool { return m == t.schema.spec(fieldKind).name })
	}
	return missing
}

func (t *table) refuseSheet(sentence string) {
	t.summary.Passed = sentence
	t.ledger.problem(Problem{
		Place: Place{Sheet: t.summary.Name, Row: t.summary.Heading}, Sentence: sentence})
}

// otherKind names the ledger that a sheet really is, for a sentence.
func otherKind(not Kind, rows []row, merges []merge) string {
	for _, k := range Kinds() {
		if k == not {
			continue
		}
		if f, ok := findHeading(rows, merges, schemas[k], nil); ok && f.fields >= 3 && len(schemas[k].missing(f)) == 0 {
			return fmt.Sprintf("。这张表像%s，是的话按 %s 导入", k.Label(), k)
		}
	}
	return ""
}

// noteUnread lists the columns that are not imported.
func (t *table) noteUnread() {
	var unread []string
	for c, label := range t.head.labels {
		if label != "" && !t.head.known[c] && !slices.Contains(unread, label) {
			unread = append(unread, clip(label))
		}
	}
	if len(unread) > 0 {
		t.ledger.note(Problem{Place: Place{Sheet: t.summary.Name, Row: t.summary.Heading},
			Sentence: "这些栏没有导入：" + quoteAll(unread)})
	}
}

var (
	titleYear = pattern(`(19[4-9][0-9]|20[0-9]{2}|21[0-9]{2})\s*年(度|\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*[日号])?`)
	sheetYear = pattern(`^\s*(19[4-9][0-9]|20[0-9]{2}|21[0-9]{2})\s*$`)
)

// noTitle are words of lines above a heading whose year is not the ledger's:
// who filled it in and when, and which rules it follows.
var noTitle = []string{"日期", "时间", "填表", "填报", "制表", "报送", "依据", "根据", "按照", "条例", "修订", "通知", "说明"}

// otherYear returns the year of the titles when they speak of other years than
// the one asked for, else 0. Full dates (填报日期) and lines that say who filled
// the table in are no title.
func otherYear(year int, sheet string, titles []string) int {
	other := 0
	for _, title := range append(slices.Clone(titles), sheet) {
		s := digits(fold(title))
		if slices.ContainsFunc(noTitle, func(w string) bool { return strings.Contains(s, w) }) {
			continue
		}
		found := titleYear().FindAllStringSubmatch(s, -1)
		if m := sheetYear().FindStringSubmatch(s); m != nil {
			found = append(found, m)
		}
		for _, m := range found {
			if len(m) > 2 && strings.ContainsAny(m[2], "日号") {
				continue
			}
			n, _ := strconv.Atoi(m[1])
			if n == year {
				return 0
			}
			if other == 0 {
				other = n
			}
		}
	}
	return other
}
