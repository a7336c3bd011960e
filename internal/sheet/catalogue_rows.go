package sheet

import (
	"fmt"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// passOver recognises lines that are no entry.
func (t *catalogueTable) passOver() bool {
	own, matter, marked := 0, false, false
	for c := range t.row.cells {
		cell := &t.row.cells[c]
		if cell.kind == blank || cell.filled {
			continue
		}
		own++
		switch t.head.kindOf(c) {
		case columnCategory1, columnCategory2, columnContent:
			matter = true
		case columnCode, columnUnknown:
		default:
			marked = marked || strings.ContainsFunc(cell.text, func(r rune) bool { return catalog.IsTick(r) || catalog.IsBox(r) })
		}
	}
	first := firstText(t.row)
	switch {
	case own == 0:
		return true // only what merged cells lend it
	case marked, matter && !isFooter(first, false):
		return false // footers tick nothing
	case isFooter(first, true):
		t.noteAt(t.row.number, first, "这一行是表尾或说明，没有导入")
		return true
	case own == 1 && t.row.at(t.head.index(columnCode)).kind != blank:
		if t.serials++; t.serials == 1 {
			t.serialAt = t.row.number
		}
		return true
	}
	return false
}

// take makes an entry of the row in hand, or says why not.
func (t *catalogueTable) take() {
	t.notes = t.notes[:0]
	t.summary.Rows++
	e := catalog.Entry{Domain: t.domain, ForVillage: t.village}
	for c, column := range t.head.columns {
		cell := t.row.at(c)
		if cell.kind == errorCell {
			t.refused(c, cell.text, fmt.Sprintf("这一格显示出错值“%s”。改成正确的内容，没有的话删掉", clip(cell.text)))
			return
		}
		t.fill(&e, column, c)
	}
	t.noteStray()
	t.nameMatter(&e)
	e = e.Normal()
	e.Position = len(t.out.Entries) + 1
	if err := e.Validate(); err != nil {
		t.refused(-1, e.Category1, fault.Sentence(err))
		return
	}
	t.category = e.Category1
	t.out.Entries = append(t.out.Entries, Row[catalog.Entry]{Record: e, Sheet: t.summary.Name, Row: t.row.number})
	for _, n := range t.notes {
		t.out.note(n)
	}
}

func (t *catalogueTable) refused(column int, value, sentence string) {
	t.summary.Refused++
	t.refuse(column, value, sentence)
}

// noteStray tells of cells right of the heading's last column.
func (t *catalogueTable) noteStray() {
	for c := len(t.head.columns); c < len(t.row.cells); c++ {
		if cell := &t.row.cells[c]; cell.kind != blank && !cell.filled {
			t.noteCell(c, cell.text, "这一格上面没有栏名，没有导入")
		}
	}
}

// nameMatter finds the 一级事项 of a row that leaves it out.
func (t *catalogueTable) nameMatter(e *catalog.Entry) {
	at := t.head.index(columnCategory1)
	switch {
	case e.Category1 != "":
	case t.category != "":
		e.Category1 = t.category
		t.noteCell(max(at, 0), "", fmt.Sprintf("一级事项空着，按上一行读作“%s”", clip(t.category)))
	case e.Category2 != "":
		e.Category1, e.Category2 = e.Category2, ""
		if t.head.has(columnCategory1) {
			t.noteCell(max(at, 0), "", "一级事项空着，把二级事项读作一级事项")
		}
	}
}

// fill takes one cell into the entry.
func (t *catalogueTable) fill(e *catalog.Entry, column headColumn, c int) {
	text := t.text(c)
	switch column.kind {
	case columnCode:
		e.Code = text
	case columnDomain:
		e.Domain = text
	case columnCategory1:
		e.Category1 = text
	case columnCategory2:
		e.Category2 = dashless(text)
	case columnContent:
		e.Content = text
	case columnBasis:
		e.Basis = text
	case columnTimeLimit, columnRequirement:
		e.TimeLimit = text
	case columnBody:
		e.Body = text
	case columnID:
		e.ID = text
	case columnSource:
		e.Source = text
	case columnNote:
		e.Note = text
	default:
		t.fillBoxes(e, column, c, text)
	}
}

// fillBoxes takes the cells that hold ticks and words of a list.
func (t *catalogueTable) fillBoxes(e *catalog.Entry, column headColumn, c int, text string) {
	switch column.kind {
	case columnChannels:
		list := readChannels(text)
		e.Channels, e.OtherChannel = list.channels, strings.Join(list.others, "、")
		for _, n := range list.notes {
			t.noteCell(c, text, n)
		}
	case columnPublic:
		e.Audience.Public = t.tick(c, text, "全社会", "社会", "社会公众", "公众")
	case columnSpecific:
		e.Audience.Specific, e.Audience.Group = readGroup(text)
	case columnProactive:
		e.Mode.Proactive = t.tick(c, text, "主动", "主动公开")
	case columnOnRequest:
		e.Mode.OnRequest = t.tick(c, text, "依申请", "依申请公开")
	case columnTier:
		if t.tick(c, text, string(column.tier)) {
			e.Tiers = append(e.Tiers, column.tier)
		}
	case columnAudience:
		t.fillAudience(e, c, text)
	case columnMode:
		t.fillMode(e, c, text)
	case columnTiers:
		for _, name := range tickedWords(text) {
			e.Tiers = append(e.Tiers, splitTiers(name)...)
		}
	default:
		t.fillOwn(e, column, c, text)
	}
}

// fillOwn takes the columns that only this program writes.
func (t *catalogueTable) fillOwn(e *catalog.Entry, column headColumn, c int, text string) {
	ok := true
	switch column.kind {
	case columnCadence:
		if text != "" {
			var err error
			e.Cadence, err = catalog.ParseCadence(text)
			ok = err == nil
		}
	case columnVillage:
		ok = text == "" || text == "村务" || text == "政务"
		e.ForVillage = text == "村务" || text == "" && e.ForVillage
	case columnStatus:
		if text != "" {
			e.Unconfirmed, e.Retired, ok = catalog.ParseStatus(text)
		}
	}
	if !ok {
		t.noteCell(c, text, fmt.Sprintf("“%s”看不懂，这一格没有导入。导入后在目录里选", clip(text)))
	}
}

func (t *catalogueTable) text(c int) string {
	cell := t.row.at(c)
	if cell.kind == numberCell {
		if t.w.isDateStyle(cell.style) {
			if v := numberDate(cell.text, t.w.date1904); v.fault == "" {
				return v.date.String()
			}
		}
		return shortest(cell.text)
	}
	return cell.text
}

// tick reads a cell that should hold a mark; own are words that say the same.
func (t *catalogueTable) tick(c int, text string, own ...string) bool {
	on, rest, known := readTick(text)
	for _, w := range own {
		if bare(rest) == bare(w) {
			return on || !known
		}
	}
	if rest != "" {
		t.noteCell(c, text, fmt.Sprintf("“%s”看不懂是不是勾选，按%s导入。写√或空着", clip(text), map[bool]string{true: "勾选", false: "没有勾选"}[on]))
	}
	return on
}

func (t *catalogueTable) fillAudience(e *catalog.Entry, c int, text string) {
	for _, word := range tickedWords(text) {
		switch bare(word) {
		case "全社会", "社会", "社会公众", "公众", "全体公众":
			e.Audience.Public = true
		default:
			on, group := readGroup(word)
			e.Audience.Specific = e.Audience.Specific || on
			if group != "" {
				e.Audience.Group = strings.TrimPrefix(e.Audience.Group+"、"+group, "、")
				t.noteCell(c, text, fmt.Sprintf("公开对象“%s”按特定群众导入", clip(group)))
			}
		}
	}
}

func (t *catalogueTable) fillMode(e *catalog.Entry, c int, text string) {
	for _, word := range tickedWords(text) {
		m, ok := catalog.ParseMode(strings.ReplaceAll(word, "/", "、"))
		if !ok {
			t.noteCell(c, text, fmt.Sprintf("公开方式“%s”看不懂，没有导入。写主动公开或依申请公开", clip(word)))
			continue
		}
		e.Mode.Proactive, e.Mode.OnRequest = e.Mode.Proactive || m.Proactive, e.Mode.OnRequest || m.OnRequest
	}
}
