package form

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Catalogue is what stands on the printed 公开目录.
type Catalogue struct {
	Organ   office.Organ
	Title   string // "" for the usual one
	Entries []catalog.Entry
	On      workday.Date // as it stood on this day
	Code    string       // head of the audit chain
}

const (
	catalogueSize = paper.Size5Small
	tick          = "√"
)

// CataloguePaper lays out the 公开目录 on A4 on its side with the two-row head
// of the 标准目录: a banner for each 领域, 一级事项 merged, retired entries left
// out. Entries without a confirmed source say so beside their 公开依据.
func CataloguePaper(c Catalogue, fonts *paper.FontSet) (*paper.Document, error) {
	entries := slices.DeleteFunc(slices.Clone(c.Entries), func(e catalog.Entry) bool { return e.Retired })
	slices.SortStableFunc(entries, func(a, b catalog.Entry) int { return cmp.Compare(a.Position, b.Position) })
	title := c.Title
	if title == "" {
		title = c.Organ.ShortName() + "政务公开事项目录"
		if c.Organ.Level == office.Village {
			title = c.Organ.ShortName() + "村务公开事项目录"
		}
	}
	style := keptWide(c.Code)
	style.Left, style.BlockWidth = paper.MM(12), style.Width-paper.MM(24)
	flow := paper.NewFlow(fonts, style)
	formTitle(flow, title)
	headLine(flow, paper.Size5, "编制单位："+c.Organ.Name, "更新日期："+dayOrHand(c.On))
	flow.Table(catalogueTable(entries))
	return flow.Document(meta(title, "公开目录", c.Organ, c.On))
}

func catalogueTable(entries []catalog.Entry) *paper.Table {
	tiers := tiersOf(entries)
	style := formCell(catalogueSize)
	style.Leading, style.PadX, style.PadY = catalogueSize*125/100, paper.Pt(3), paper.Pt(3)
	left := style
	left.Align = paper.AlignLeft
	columns := []paper.Column{
		{Width: paper.Pt(28)}, {Width: paper.Pt(62)}, {Width: paper.Pt(62)}, {Share: 5, Style: &left}, {Share: 4, Style: &left},
		{Width: paper.Pt(76), Style: &left}, {Width: paper.Pt(52)}, {Width: paper.Pt(100), Style: &left},
		{Width: paper.Pt(34)}, {Width: paper.Pt(44)}, {Width: paper.Pt(26)}, {Width: paper.Pt(34)},
	}
	for range tiers {
		columns = append(columns, paper.Column{Width: paper.Pt(26)})
	}
	head := style
	head.Face = paper.Hei
	table := &paper.Table{
		Columns: columns, Head: catalogueHead(tiers), Style: style, HeadStyle: &head,
		MinRow: paper.Pt(20), Inside: paper.Pt(0.5), Outside: paper.Pt(0.8),
	}
	for i, e := range entries {
		if e.Domain != "" && (i == 0 || entries[i-1].Domain != e.Domain) {
			table.Rows = append(table.Rows, paper.Row{KeepWithNext: true, Cells: []paper.Cell{{Text: e.Domain, ColSpan: len(columns), Style: &head}}})
		}
		table.Rows = append(table.Rows, paper.Row{Cells: entryCells(entries, i, tiers)})
	}
	if len(entries) == 0 {
		table.Rows = []paper.Row{{Cells: []paper.Cell{{Text: "没有", ColSpan: len(columns)}}}}
	}
	return table
}

func catalogueHead(tiers []catalog.Tier) []paper.Row {
	tall := func(text string) paper.Cell { return paper.Cell{Text: text, RowSpan: 2} }
	first := []paper.Cell{
		tall("序号"), {Text: "公开事项", ColSpan: 2}, tall("公开内容（要素）"), tall("公开依据"), tall("公开时限"), tall("公开主体"), tall("公开渠道和载体"),
		{Text: "公开对象", ColSpan: 2}, {Text: "公开方式", ColSpan: 2},
	}
	second := cellsOf("一级事项", "二级事项", "全社会", "特定"+paper.BreakHint+"群众", "主动", "依申请公开")
	if len(tiers) > 0 {
		first = append(first, paper.Cell{Text: "公开层级", ColSpan: len(tiers)})
	}
	for _, tier := range tiers {
		second = append(second, cell(string(tier)))
	}
	return []paper.Row{{Cells: first}, {Cells: second}}
}

// entryCells are the cells of entry i. Its 一级事项 is left out where it is
// merged with the one above.
func entryCells(entries []catalog.Entry, i int, tiers []catalog.Tier) []paper.Cell {
	e := entries[i]
	number := e.Code
	if number == "" {
		number = strconv.Itoa(i + 1)
	}
	cells := []paper.Cell{cell(number)}
	if !sameCategory(entries, i-1, i) {
		span := 1
		for sameCategory(entries, i+span-1, i+span) {
			span++
		}
		cells = append(cells, paper.Cell{Text: e.Category1, RowSpan: span})
	}
	basis := e.Basis
	if e.Unconfirmed {
		basis = lines(basis, "（待核）")
	}
	cells = append(cells, cellsOf(e.Category2, e.Content, basis, e.TimeLimit, organBreaks.Replace(e.Body), channelBoxes(e),
		ticked(e.Audience.Public), specific(e.Audience), ticked(e.Mode.Proactive), ticked(e.Mode.OnRequest))...)
	for _, tier := range tiers {
		cells = append(cells, cell(ticked(slices.Contains(e.Tiers, tier))))
	}
	return cells
}

// sameCategory reports whether entries i and k stand under one merged 一级事项.
func sameCategory(entries []catalog.Entry, i, k int) bool {
	return i >= 0 && k < len(entries) && entries[i].Domain == entries[k].Domain && entries[i].Category1 == entries[k].Category1
}

// organBreaks lets names of organs break between their words.
var organBreaks = strings.NewReplacer("人民政府", paper.BreakHint+"人民政府", "委员会", paper.BreakHint+"委员会", "、", "、"+paper.BreakHint)

func ticked(yes bool) string {
	if yes {
		return tick
	}
	return ""
}

func specific(a catalog.Audience) string {
	if !a.Specific {
		return ""
	}
	return lines(tick, a.Group)
}

// channelBoxes are the channels that were chosen, a box each: the short form
// of the list of the 标准目录.
func channelBoxes(e catalog.Entry) string {
	names := channelNames(e, "\n■")
	if names == "" {
		return ""
	}
	return "■" + names
}

// tiersOf are the 公开层级 of the entries, the usual ones first.
func tiersOf(entries []catalog.Entry) []catalog.Tier {
	var met []catalog.Tier
	for _, e := range entries {
		for _, tier := range e.Tiers {
			if !slices.Contains(met, tier) {
				met = append(met, tier)
			}
		}
	}
	usual := []catalog.Tier{catalog.CountyTier, catalog.TownTier, catalog.VillageTier}
	slices.SortStableFunc(met, func(a, b catalog.Tier) int {
		return cmp.Compare(rank(usual, a), rank(usual, b))
	})
	return met
}

func rank(usual []catalog.Tier, t catalog.Tier) int {
	if at := slices.Index(usual, t); at >= 0 {
		return at
	}
	return len(usual)
}
