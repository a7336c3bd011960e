package present

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
)

// EntryList is the table of entries.
type EntryList struct {
	Domains  []string // 全部领域 first
	Domain   int
	States   []string // 全部状态 62, 在用 32, 待核 27, 停用 3
	State    int
	Words    string // that are looked for
	Sorted   int    // column, -1 in the order of the catalogue
	Downward bool
	Rows     []EntryRow
	Searched string // what an empty list was asked for
	Means    string
}

// EntryRow is an entry as the table shows it, a text for each column.
type EntryRow struct {
	ID    string
	Cells [10]string // 序号 领域 一级事项 二级事项 公开时限 周期 渠道 对象 方式 状态
	Tone  Tone
	Why   string // why it is 待核, or that it is out of use; "" for neither
	Line  string // 公开时限 and 渠道 in full
}

// EntryColumns are the heads of the table of entries.
func EntryColumns() [10]string {
	return [10]string{"序号", "领域", "一级事项", "二级事项", "公开时限", "周期", "渠道", "对象", "方式", "状态"}
}

// entryChoice is what the table is restricted to and sorted by.
type entryChoice struct {
	domain string // "" is all
	state  int
	words  string
	column int // from 1; 0 is the order of the catalogue
	down   bool
}

var entryStates = []struct {
	name string
	is   func(catalog.Entry) bool
}{
	{"全部状态", func(catalog.Entry) bool { return true }},
	{"在用", func(e catalog.Entry) bool { return !e.Retired && !e.Unconfirmed }},
	{"待核", func(e catalog.Entry) bool { return e.Unconfirmed && !e.Retired }},
	{"停用", func(e catalog.Entry) bool { return e.Retired }},
}

// list makes the table that the choices ask for.
func (c *Catalogue) list() {
	l := &c.model.List
	l.Domains, l.Domain = append([]string{"全部领域"}, desk.Domains(c.entries)...), 0
	if i := slices.Index(l.Domains[1:], c.choice.domain); i >= 0 {
		l.Domain = i + 1
	} else {
		c.choice.domain = ""
	}
	l.States, l.State = nil, c.choice.state
	for _, s := range entryStates {
		n := 0
		for _, e := range c.entries {
			if s.is(e) {
				n++
			}
		}
		l.States = append(l.States, s.name+" "+thousands(n))
	}
	l.Words, l.Sorted, l.Downward = c.choice.words, c.choice.column-1, c.choice.down
	l.Rows = nil
	for _, e := range c.entries {
		if c.wants(e) {
			l.Rows = append(l.Rows, entryRow(e))
		}
	}
	c.sort(l.Rows)
	l.Searched, l.Means = c.searchedEntries()
}

func (c *Catalogue) wants(e catalog.Entry) bool {
	if c.choice.domain != "" && e.Domain != c.choice.domain || !entryStates[c.choice.state].is(e) {
		return false
	}
	text := foldWords(strings.Join([]string{e.Code, e.Domain, e.Category1, e.Category2, e.Content, e.Basis, e.TimeLimit, e.Body, e.Note}, "\n"))
	for word := range strings.FieldsSeq(foldWords(c.choice.words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func foldWords(s string) string { return strings.ToLower(s) }

func (c *Catalogue) sort(rows []EntryRow) {
	column := c.choice.column - 1
	if column < 0 {
		return
	}
	slices.SortStableFunc(rows, func(a, b EntryRow) int {
		order := 0 // 序号 counts: the rows are in its order
		if column > 0 {
			order = cmp.Compare(a.Cells[column], b.Cells[column])
		}
		if c.choice.down {
			order = -order
		}
		return order
	})
	if column == 0 && c.choice.down {
		slices.Reverse(rows)
	}
}

func entryRow(e catalog.Entry) EntryRow {
	row := EntryRow{ID: e.ID, Cells: [10]string{
		fmt.Sprint(e.Position), e.Domain, oneLine(e.Category1), oneLine(e.Category2), shortLimit(e.TimeLimit),
		strings.TrimSuffix(e.Cadence.Label(), "公开"), shortChannels(e), e.Audience.Text(), shortMode(e.Mode), e.Status(),
	}}
	row.Line = strings.Trim(oneLine(e.TimeLimit)+"　"+e.Text(catalog.FieldChannels), "　")
	if e.Code != "" {
		row.Cells[0] = e.Code
	}
	switch {
	case e.Retired:
		row.Why = "已经停用，留作历史。需要时可以恢复"
	case e.Unconfirmed:
		row.Tone, row.Why = Caution, whyUnconfirmed(e)
	default:
		row.Tone = Good
	}
	return row
}

// whyUnconfirmed says what there is to look up.
func whyUnconfirmed(e catalog.Entry) string {
	if e.Source == "" {
		return "待核：还没有写出处。查到以后写上，改为在用"
	}
	return "待核：出处还没有核实（" + oneLine(e.Source) + "）"
}

// shortLimit is what a long 公开时限 comes down to.
func shortLimit(text string) string {
	const long = 8
	limit := catalog.ReadTimeLimit(text)
	if utf8.RuneCountInString(text) <= long || limit.Within.IsZero() {
		return oneLine(text)
	}
	return limit.Start + limit.Within.String() + "内"
}

// shortChannels names the first carrier and counts them all.
func shortChannels(e catalog.Entry) string {
	if len(e.Channels) < 2 {
		return e.Text(catalog.FieldChannels)
	}
	return fmt.Sprintf("%s等%d种", e.Channels[0].Label(), len(e.Channels))
}

func shortMode(m catalog.Mode) string { return strings.ReplaceAll(m.Text(), "公开", "") }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// searchedEntries says what an empty table was asked for, and what that means.
func (c *Catalogue) searchedEntries() (sentence, means string) {
	var chosen []string
	if c.choice.domain != "" {
		chosen = append(chosen, c.choice.domain)
	}
	if c.choice.state > 0 {
		chosen = append(chosen, entryStates[c.choice.state].name)
	}
	if c.choice.words != "" {
		chosen = append(chosen, "“"+c.choice.words+"”")
	}
	return fmt.Sprintf("%s，共查%s条", strings.Join(chosen, "、"), thousands(len(c.entries))), "没有这样的事项。换一个领域、状态或说法。"
}

// ChooseDomain lists one 领域 only; 0 is all.
func (c *Catalogue) ChooseDomain(i int) {
	c.choice.domain = ""
	if i > 0 && i < len(c.model.List.Domains) {
		c.choice.domain = c.model.List.Domains[i]
	}
	c.relist()
}

// ChooseState lists one state only; 0 is all.
func (c *Catalogue) ChooseState(i int) {
	c.choice.state = max(0, min(i, len(entryStates)-1))
	c.relist()
}

// Find lists the entries in which all the words stand; "" lists all.
func (c *Catalogue) Find(words string) {
	c.choice.words = strings.TrimSpace(words)
	c.relist()
}

// ShowAll lists every entry again, in the order that was chosen.
func (c *Catalogue) ShowAll() {
	c.choice.domain, c.choice.state, c.choice.words = "", 0, ""
	c.relist()
}

// Sort orders the table by a column; -1 is the order of the catalogue.
func (c *Catalogue) Sort(column int, down bool) {
	c.choice.column, c.choice.down = column+1, down
	c.relist()
}

func (c *Catalogue) relist() {
	c.list()
	if c.model.Tab == CatalogueCoverage {
		c.layBoard()
	}
	c.view.Show(c.model)
}
