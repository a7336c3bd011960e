package catalog

import (
	"slices"
	"strings"
)

// Field is a column of the catalogue, named as its head is.
type Field string

// The fields that two catalogues are compared by.
const (
	FieldCode      Field = "序号"
	FieldDomain    Field = "领域"
	FieldCategory1 Field = "一级事项"
	FieldCategory2 Field = "二级事项"
	FieldContent   Field = "公开内容"
	FieldBasis     Field = "公开依据"
	FieldTimeLimit Field = "公开时限"
	FieldBody      Field = "公开主体"
	FieldChannels  Field = "公开渠道和载体"
	FieldAudience  Field = "公开对象"
	FieldMode      Field = "公开方式"
	FieldTiers     Field = "公开层级"
	FieldCadence   Field = "公开周期"
	FieldVillage   Field = "事项类别" // 政务, 村务
	FieldStatus    Field = "状态"   // 在用, 待核, 停用
	FieldSource    Field = "出处"
	FieldNote      Field = "备注"
)

// Fields returns every field in the order of the columns.
func Fields() []Field {
	return []Field{
		FieldCode, FieldDomain, FieldCategory1, FieldCategory2, FieldContent, FieldBasis, FieldTimeLimit, FieldBody,
		FieldChannels, FieldAudience, FieldMode, FieldTiers, FieldCadence, FieldVillage, FieldStatus, FieldSource, FieldNote,
	}
}

// Text gives a field as a person reads it.
func (e Entry) Text(f Field) string {
	switch f {
	case FieldChannels:
		return e.channelText()
	case FieldAudience:
		return e.Audience.Text()
	case FieldMode:
		return e.Mode.Text()
	case FieldTiers:
		return join(e.Tiers, func(t Tier) string { return string(t) })
	case FieldCadence:
		return e.Cadence.Label()
	case FieldVillage:
		if e.ForVillage {
			return "村务"
		}
		return "政务"
	case FieldStatus:
		return e.Status()
	}
	if text := e.field(f); text != nil {
		return *text
	}
	return ""
}

// field is the text of a field that is one.
func (e *Entry) field(f Field) *string {
	return map[Field]*string{
		FieldCode: &e.Code, FieldDomain: &e.Domain, FieldCategory1: &e.Category1, FieldCategory2: &e.Category2, FieldContent: &e.Content,
		FieldBasis: &e.Basis, FieldTimeLimit: &e.TimeLimit, FieldBody: &e.Body, FieldSource: &e.Source, FieldNote: &e.Note,
	}[f]
}

// Status is 在用, 待核, 停用 or 待核、停用.
func (e Entry) Status() string {
	switch {
	case e.Unconfirmed && e.Retired:
		return "待核、停用"
	case e.Unconfirmed:
		return "待核"
	case e.Retired:
		return "停用"
	}
	return "在用"
}

func (e Entry) channelText() string {
	return join(e.Channels, func(c Channel) string {
		if c == OtherCarrier && e.OtherChannel != "" {
			return c.Label() + "：" + e.OtherChannel
		}
		return c.Label()
	})
}

// Text gives 全社会, 特定群众（低保户）, or both.
func (a Audience) Text() string {
	var parts []string
	if a.Public {
		parts = append(parts, "全社会")
	}
	switch {
	case a.Specific && a.Group != "":
		parts = append(parts, "特定群众（"+a.Group+"）")
	case a.Specific:
		parts = append(parts, "特定群众")
	}
	return strings.Join(parts, "、")
}

// Text gives 主动公开, 依申请公开, or both.
func (m Mode) Text() string {
	var parts []string
	if m.Proactive {
		parts = append(parts, "主动公开")
	}
	if m.OnRequest {
		parts = append(parts, "依申请公开")
	}
	return strings.Join(parts, "、")
}

func join[T any](list []T, text func(T) string) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = text(v)
	}
	return strings.Join(parts, "、")
}

// FieldChange is one field that differs.
type FieldChange struct {
	Field Field  `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// Change is one entry that differs. New has the old entry's id and whatever
// the compared fields do not cover.
type Change struct {
	Old    Entry         `json:"old"`
	New    Entry         `json:"new"`
	Fields []FieldChange `json:"fields"`
}

// Differences are what a new catalogue changes in an old one.
type Differences struct {
	Added     []Entry  `json:"added,omitempty"` // without id unless the new catalogue has one
	Changed   []Change `json:"changed,omitempty"`
	Removed   []Entry  `json:"removed,omitempty"`
	Same      int      `json:"same"`
	Reordered bool     `json:"reordered,omitempty"` // entries of both stand in another order
}

// None reports whether the new catalogue changes nothing.
func (d Differences) None() bool {
	return len(d.Added)+len(d.Changed)+len(d.Removed) == 0 && !d.Reordered
}

// Compare finds what a new catalogue changes, looking only at the given fields
// (those that its file has; none means all). Entries are the same when their
// ids are, else when domain, 一级事项, 二级事项 and content agree, then without the
// content, and last without the domain.
func Compare(before, after []Entry, fields ...Field) Differences {
	if len(fields) == 0 {
		fields = Fields()
	}
	pairs := match(before, after, fields)
	var d Differences
	taken, last := make([]bool, len(before)), -1
	for i, e := range after {
		at := pairs[i]
		if at < 0 {
			d.Added = append(d.Added, e)
			continue
		}
		taken[at] = true
		d.Reordered = d.Reordered || at < last
		last = max(last, at)
		merged := Merge(before[at], e, fields)
		if changed := changes(before[at], merged, fields); len(changed) > 0 {
			d.Changed = append(d.Changed, Change{before[at], merged, changed})
		} else {
			d.Same++
		}
	}
	for i, e := range before {
		if !taken[i] {
			d.Removed = append(d.Removed, e)
		}
	}
	return d
}

func changes(old, merged Entry, fields []Field) []FieldChange {
	var list []FieldChange
	for _, f := range fields {
		if a, b := old.Text(f), merged.Text(f); a != b {
			list = append(list, FieldChange{f, a, b})
		}
	}
	return list
}

// match gives for every new entry the index of its old one, or -1.
func match(before, after []Entry, fields []Field) []int {
	pairs := make([]int, len(after))
	for i := range pairs {
		pairs[i] = -1
	}
	taken := make([]bool, len(before))
	domain := func(e Entry) string {
		if slices.Contains(fields, FieldDomain) {
			return e.Domain
		}
		return ""
	}
	for _, key := range []func(Entry) string{
		func(e Entry) string { return e.ID },
		func(e Entry) string {
			return strings.Join([]string{domain(e), e.Category1, e.Category2, e.Content}, "\x00")
		},
		func(e Entry) string { return strings.Join([]string{domain(e), e.Category1, e.Category2}, "\x00") },
		func(e Entry) string { return strings.Join([]string{e.Category1, e.Category2}, "\x00") },
	} {
		open := map[string][]int{}
		for i, e := range before {
			if k := key(e); !taken[i] && k != "" {
				open[k] = append(open[k], i)
			}
		}
		for i, e := range after {
			if list := open[key(e)]; pairs[i] < 0 && len(list) > 0 {
				pairs[i], open[key(e)] = list[0], list[1:]
				taken[list[0]] = true
			}
		}
	}
	return pairs
}

// Merge returns old with the given fields taken from e.
func Merge(old, e Entry, fields []Field) Entry {
	merged := old
	for _, f := range fields {
		switch f {
		case FieldChannels:
			merged.Channels, merged.OtherChannel = e.Channels, e.OtherChannel
		case FieldAudience:
			merged.Audience = e.Audience
		case FieldMode:
			merged.Mode = e.Mode
		case FieldTiers:
			merged.Tiers = e.Tiers
		case FieldCadence:
			merged.Cadence = e.Cadence
		case FieldVillage:
			merged.ForVillage = e.ForVillage
		case FieldStatus:
			merged.Unconfirmed, merged.Retired = e.Unconfirmed, e.Retired
		default:
			if text := merged.field(f); text != nil {
				*text = *e.field(f)
			}
		}
	}
	if e.Position > 0 {
		merged.Position = e.Position
	}
	return merged
}
