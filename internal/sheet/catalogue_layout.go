package sheet

import (
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// CatalogueLayout is how a 公开目录 is laid out.
type CatalogueLayout string

// The layouts that can be written; those of other offices are read as well.
const (
	CountyLayout  CatalogueLayout = "county"  // 标准目录: a table for each 领域
	VillageLayout CatalogueLayout = "village" // 村（居）务公开事项目录清单
)

// CatalogueLayouts returns the layouts in the order in which they are offered.
func CatalogueLayouts() []CatalogueLayout { return []CatalogueLayout{CountyLayout, VillageLayout} }

// Label is the layout's name.
func (l CatalogueLayout) Label() string {
	return map[CatalogueLayout]string{CountyLayout: "基层政务公开标准目录", VillageLayout: "村（居）务公开事项目录"}[l]
}

// ParseCatalogueLayout reads a layout as the command line writes it.
func ParseCatalogueLayout(s string) (CatalogueLayout, error) {
	if l := CatalogueLayout(s); l.Label() != "" {
		return l, nil
	}
	return "", fault.New(fault.Usage, "目录格式“%s”不认识。可以写 county（标准目录）、village（村务公开目录）", clip(s))
}

const (
	tickMark  = "√"
	boxTicked = "■"
	boxEmpty  = "□"
)

// layoutColumn is a column to be written: its heads, its width in characters
// of Latin text, and what it holds.
type layoutColumn struct {
	upper, lower string
	width        float64
	centred      bool
	merged       bool // equal neighbours above each other become one cell
	text         func(catalog.Entry) string
}

// single is a column whose head spans both rows.
func single(head string, width float64, text func(catalog.Entry) string) layoutColumn {
	return layoutColumn{upper: head, lower: head, width: width, text: text}
}

// ticks is a narrow column of marks under a group.
func ticks(group, head string, on func(catalog.Entry) bool) layoutColumn {
	return layoutColumn{upper: group, lower: head, width: 6, centred: true, text: func(e catalog.Entry) string {
		if on(e) {
			return tickMark
		}
		return ""
	}}
}

// layoutColumns are the columns of a layout: the published ones, and with own
// those that only this program knows.
func layoutColumns(layout CatalogueLayout, tiers []catalog.Tier, own bool) []layoutColumn {
	matter := []layoutColumn{
		{upper: "公开事项", lower: "一级事项", width: 12, merged: true, text: func(e catalog.Entry) string { return e.Category1 }},
		{upper: "公开事项", lower: "二级事项", width: 14, text: func(e catalog.Entry) string { return e.Category2 }},
		single("公开内容（要素）", 34, func(e catalog.Entry) string { return e.Content }),
	}
	basis := single("公开依据", 24, func(e catalog.Entry) string { return e.Basis })
	terms := []layoutColumn{
		single("公开时限", 16, func(e catalog.Entry) string { return e.TimeLimit }),
		single("公开主体", 11, func(e catalog.Entry) string { return e.Body }),
		single("公开渠道和载体", 30, writeChannels),
	}
	code := layoutColumn{upper: "序号", lower: "序号", width: 6, centred: true, text: codeOf}
	domain := layoutColumn{upper: "领域", lower: "领域", width: 10, merged: true, text: func(e catalog.Entry) string { return e.Domain }}
	var columns []layoutColumn
	if layout == VillageLayout {
		columns = slices.Concat([]layoutColumn{code, domain}, matter, terms, []layoutColumn{basis}, boxColumns("特定对象", "主动公开"))
	} else {
		columns = slices.Concat([]layoutColumn{code}, matter, []layoutColumn{basis}, terms, boxColumns("特定群众", "主动"))
	}
	if layout == CountyLayout || own {
		for _, tier := range tiers {
			columns = append(columns, ticks("公开层级", string(tier), func(e catalog.Entry) bool { return slices.Contains(e.Tiers, tier) }))
		}
	}
	if own {
		columns = append(columns, ownColumns()...)
	}
	return columns
}

func boxColumns(group, proactive string) []layoutColumn {
	specific := layoutColumn{upper: "公开对象", lower: group, width: 9, centred: true, text: func(e catalog.Entry) string {
		if !e.Audience.Specific {
			return ""
		}
		return writeGroup(e.Audience.Group)
	}}
	return []layoutColumn{
		ticks("公开对象", "全社会", func(e catalog.Entry) bool { return e.Audience.Public }), specific,
		ticks("公开方式", proactive, func(e catalog.Entry) bool { return e.Mode.Proactive }),
		ticks("公开方式", "依申请公开", func(e catalog.Entry) bool { return e.Mode.OnRequest }),
	}
}

func ownColumns() []layoutColumn {
	columns := []layoutColumn{single("本程序编号", 11, func(e catalog.Entry) string { return e.ID })}
	for _, f := range []catalog.Field{catalog.FieldCadence, catalog.FieldVillage, catalog.FieldStatus, catalog.FieldSource, catalog.FieldNote} {
		columns = append(columns, single(string(f), 10, func(e catalog.Entry) string { return e.Text(f) }))
	}
	return columns
}

func codeOf(e catalog.Entry) string {
	if e.Code != "" {
		return e.Code
	}
	return strconv.Itoa(e.Position)
}

// writeChannels prints the thirteen boxes, two a line while they are short, and
// the other carriers that are used; readChannels reads it back.
func writeChannels(e catalog.Entry) string {
	var b strings.Builder
	room := 0
	put := func(text string) {
		width := textWidth(text)
		if b.Len() > 0 && room+width > 26 {
			b.WriteByte('\n')
			room = 0
		} else if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		room += width + 1
	}
	for _, c := range catalog.Channels() {
		switch on := slices.Contains(e.Channels, c); {
		case c == catalog.OtherCarrier:
		case on:
			put(boxTicked + c.Label())
		case slices.Contains(catalog.StandardChannels(), c):
			put(boxEmpty + c.Label())
		}
	}
	switch {
	case e.OtherChannel != "":
		room = 100 // on a line of its own
		put(boxTicked + catalog.OtherCarrier.Label() + "：" + e.OtherChannel)
	case slices.Contains(e.Channels, catalog.OtherCarrier):
		put(boxTicked + catalog.OtherCarrier.Label())
	default:
		put(boxEmpty + catalog.OtherCarrier.Label())
	}
	return b.String()
}

// textWidth is the width of a text in Latin characters.
func textWidth(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0x2000 {
			n++
		}
	}
	return n
}
