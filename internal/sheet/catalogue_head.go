package sheet

import (
	"slices"
	"sync"

	"zwgk/internal/catalog"
)

// catalogueColumn is what a column of a 公开目录 holds.
type catalogueColumn int

// The columns. Those that have a group stand under its head in the upper row.
const (
	columnUnknown catalogueColumn = iota
	columnCode
	columnDomain
	columnCategory1
	columnCategory2
	columnContent
	columnBasis
	columnTimeLimit
	columnRequirement // 公开要求: basis and time limit in one
	columnBody
	columnChannels
	columnAudience // both boxes in one cell
	columnPublic
	columnSpecific
	columnMode // both boxes in one cell
	columnProactive
	columnOnRequest
	columnTiers // names in one cell
	columnTier  // one tier, named by its head
	columnID
	columnCadence
	columnVillage
	columnStatus
	columnSource
	columnNote
)

// catalogueWords are the heads of single columns, normalised by headingKey.
var catalogueWords = sync.OnceValue(func() map[string]catalogueColumn {
	words := map[string]catalogueColumn{}
	for column, list := range map[catalogueColumn][]string{
		columnCode:        {"序号", "序", "编号", "编码", "事项编码", "目录编码"},
		columnDomain:      {"领域", "公开领域", "试点领域", "所属领域"},
		columnCategory1:   {"一级事项", "一级", "公开事项", "事项", "类别", "公开类别", "事项名称", "一级目录", "公开事项名称", "公开项目"},
		columnCategory2:   {"二级事项", "二级", "二级目录"},
		columnContent:     {"公开内容", "内容", "公开内容要素", "内容要素", "公开要素"},
		columnBasis:       {"公开依据", "依据", "法律依据", "法律法规依据"},
		columnTimeLimit:   {"公开时限", "时限", "公开时间", "公开期限", "公开频次"},
		columnRequirement: {"公开要求", "公开依据时限", "公开依据及时限", "公开依据和时限"},
		columnBody:        {"公开主体", "主体", "责任主体", "公开单位", "责任单位", "公开责任主体"},
		columnChannels: {"公开渠道和载体", "公开渠道及载体", "公开渠道载体", "公开渠道与载体", "公开渠道", "渠道和载体", "公开载体", "公开形式", "公开途径", "公开方式和载体",
			"公开渠道和方式"},
		columnAudience: {"公开对象", "对象", "公开范围"},
		columnMode:     {"公开方式", "方式", "公开属性"},
		columnTiers:    {"公开层级", "层级", "公开级次"},
		columnID:       {"本程序编号"},
		columnCadence:  {"公开周期"},
		columnVillage:  {"事项类别"},
		columnStatus:   {"状态"},
		columnSource:   {"出处"},
		columnNote:     {"备注", "说明", "备注说明"},
	} {
		for _, w := range list {
			words[headingKey(w)] = column
		}
	}
	return words
})

// catalogueGroups are the upper heads that span columns, with the heads that
// may stand under them.
var catalogueGroups = map[catalogueColumn]map[string]catalogueColumn{
	columnCategory1: {"一级事项": columnCategory1, "一级": columnCategory1, "二级事项": columnCategory2, "二级": columnCategory2},
	columnAudience: {"全社会": columnPublic, "社会": columnPublic, "社会公众": columnPublic, "公众": columnPublic,
		"特定群众": columnSpecific, "特定群体": columnSpecific, "特定对象": columnSpecific, "特定人群": columnSpecific, "特定": columnSpecific},
	columnMode: {"主动": columnProactive, "主动公开": columnProactive,
		"依申请": columnOnRequest, "依申请公开": columnOnRequest, "申请公开": columnOnRequest},
	columnTiers: {}, // whatever stands under 公开层级 is a tier
}

// fieldsOf says which fields of an entry a column fills.
var fieldsOf = map[catalogueColumn]catalog.Field{
	columnCode: catalog.FieldCode, columnDomain: catalog.FieldDomain, columnCategory1: catalog.FieldCategory1,
	columnCategory2: catalog.FieldCategory2, columnContent: catalog.FieldContent, columnBasis: catalog.FieldBasis,
	columnTimeLimit: catalog.FieldTimeLimit, columnRequirement: catalog.FieldTimeLimit, columnBody: catalog.FieldBody,
	columnChannels: catalog.FieldChannels, columnAudience: catalog.FieldAudience, columnPublic: catalog.FieldAudience,
	columnSpecific: catalog.FieldAudience, columnMode: catalog.FieldMode, columnProactive: catalog.FieldMode,
	columnOnRequest: catalog.FieldMode, columnTiers: catalog.FieldTiers, columnTier: catalog.FieldTiers,
	columnCadence: catalog.FieldCadence, columnVillage: catalog.FieldVillage, columnStatus: catalog.FieldStatus,
	columnSource: catalog.FieldSource, columnNote: catalog.FieldNote,
}

// headColumn is one column under a heading.
type headColumn struct {
	kind catalogueColumn
	tier catalog.Tier // for columnTier
}

// catalogueHead is a heading of a 公开目录.
type catalogueHead struct {
	columns     []headColumn
	unread      []string // heads of columns that are not read
	requirement bool
}

func (h *catalogueHead) has(kind catalogueColumn) bool { return h.index(kind) >= 0 }

func (h *catalogueHead) index(kind catalogueColumn) int {
	return slices.IndexFunc(h.columns, func(c headColumn) bool { return c.kind == kind })
}

func (h *catalogueHead) kindOf(column int) catalogueColumn {
	if column >= len(h.columns) {
		return columnUnknown
	}
	return h.columns[column].kind
}

func (h *catalogueHead) fields() []catalog.Field {
	var fields []catalog.Field
	for _, c := range h.columns {
		if f, ok := fieldsOf[c.kind]; ok {
			fields = append(fields, f)
		}
	}
	return fields
}

// headingAt recognises a heading that begins at row i, and how many rows it has.
func (t *catalogueTable) headingAt(i int) (*catalogueHead, int) {
	known := 0
	for c := range t.rows[i].cells {
		cell := &t.rows[i].cells[c]
		if cell.kind == textCell && !cell.filled && len(cell.text) <= maxHeading && remember(t.words, cell.text, isCatalogueWord) {
			known++
		}
	}
	if known < 3 {
		return nil, 0
	}
	upper := headingTexts(&t.rows[i], t.merges)
	height := 1
	var lower []string
	if i+1 < len(t.rows) && t.rows[i+1].number == t.rows[i].number+1 && isLowerHead(upper, &t.rows[i+1]) {
		lower, height = headingTexts(&t.rows[i+1], t.merges), 2
	}
	head := newCatalogueHead(upper, lower)
	if !head.has(columnCategory1) && !head.has(columnCategory2) || len(head.fields()) < 3 {
		return nil, 0
	}
	return head, height
}

func isCatalogueWord(text string) bool {
	_, ok := catalogueWords()[headingKey(text)]
	return ok
}

// isLowerHead reports whether a row is the lower row of a heading: all that it
// holds of its own stands under a head that spans columns.
func isLowerHead(upper []string, r *row) bool {
	parent, under := "", 0
	for c := range max(len(upper), len(r.cells)) {
		up, cell := at(upper, c), r.at(c)
		if up != "" {
			parent = up
		}
		if cell.kind == blank || cell.filled || cell.text == up {
			continue
		}
		words, group := catalogueGroups[catalogueWords()[headingKey(parent)]]
		_, named := words[headingKey(cell.text)]
		if cell.kind != textCell || !group || !named && (len(words) > 0 || isTickText(cell.text)) {
			return false
		}
		under++
	}
	return under > 0
}

// newCatalogueHead names the columns of a heading of one row or two.
func newCatalogueHead(upper, lower []string) *catalogueHead {
	h := &catalogueHead{}
	parent := ""
	for c := range max(len(upper), len(lower)) {
		up, low := at(upper, c), at(lower, c)
		if up != "" {
			parent = up
		} else if low != "" {
			up = parent
		}
		column := columnUnder(up, low)
		if column.kind != columnUnknown && column.kind != columnTier && h.has(column.kind) {
			column.kind = columnUnknown // the first of two heads alike is read
		}
		h.columns = append(h.columns, column)
		h.requirement = h.requirement || column.kind == columnRequirement
		if label := joinLabel(up, low); column.kind == columnUnknown && label != "" && !slices.Contains(h.unread, clip(label)) {
			h.unread = append(h.unread, clip(label))
		}
	}
	return h
}

func columnUnder(up, low string) headColumn {
	kind := catalogueWords()[headingKey(up)]
	words, group := catalogueGroups[kind]
	if low == "" || low == up || !group {
		return headColumn{kind: kind}
	}
	if kind == columnTiers {
		return headColumn{columnTier, catalog.Tier(low)}
	}
	return headColumn{kind: words[headingKey(low)]}
}
