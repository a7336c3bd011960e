package disclosure

import (
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Item is one 公开事项. Its text is in its revisions.
type Item struct {
	ID          string    `json:"id"`
	IndexNumber string    `json:"index_number,omitempty"` // 索引号
	Title       string    `json:"title"`
	EntryID     string    `json:"entry_id,omitempty"` // of the catalogue
	Period      string    `json:"period,omitempty"`   // of the entry's cadence, e.g. 2026-H1
	Kind        Kind      `json:"kind"`
	Attribute   Attribute `json:"attribute"`
	Audience    Audience  `json:"audience"`
	Group       string    `json:"group,omitempty"` // who, for SpecificGroup
	Flags       Flags     `json:"flags,omitzero"`

	DocumentNumber string       `json:"document_number,omitempty"` // 文号
	Formed         workday.Date `json:"formed,omitzero"`           // 形成或变更之日, starts the clock
	Station        string       `json:"station,omitempty"`         // 责任科室、站所
	Responsible    string       `json:"responsible,omitempty"`     // 具体责任人
	Withheld       *Withholding `json:"withheld,omitempty"`
	Relations      Relations    `json:"relations,omitzero"`

	Drafter  Who          `json:"drafter"`
	Begun    workday.Date `json:"begun"`
	Route    office.Route `json:"route"`
	At       int          `json:"at"`       // index of the step that is under way
	Revision int          `json:"revision"` // number of the newest text; 0: none yet

	Opinions     []Opinion     `json:"opinions,omitempty"`
	Settlements  []Settlement  `json:"settlements,omitempty"`
	Publications []Publication `json:"publications,omitempty"`
	Feedback     []Feedback    `json:"feedback,omitempty"`
	Ending       *Ending       `json:"ending,omitempty"`
	Filed        workday.Date  `json:"filed,omitzero"` // handed to the archive
}

// Who is a person as a record keeps him: the name stays readable after he left.
type Who struct {
	ID   string      `json:"id,omitempty"` // "" when only the name is known
	Name string      `json:"name"`
	Role office.Role `json:"role,omitempty"`
}

// same reports whether two people are one, by id where both have one.
func (w Who) same(other Who) bool {
	if w.ID != "" && other.ID != "" {
		return w.ID == other.ID
	}
	return w.Name != "" && w.Name == other.Name
}

// Flags are what makes an item special.
type Flags struct {
	MajorMatter bool `json:"major_matter,omitempty"` // 三重一大: must be public
	Financial   bool `json:"financial,omitempty"`    // needs 审计理财 and tables that add up
	Preview     bool `json:"preview,omitempty"`      // 预公开: opinions are asked for
	Emergency   bool `json:"emergency,omitempty"`    // 突发事件
}

// Relations bind an item to others, by id.
type Relations struct {
	Interprets string `json:"interprets,omitempty"` // 解读 of this document
	ResultOf   string `json:"result_of,omitempty"`  // the 预公开 whose result this is
	Supersedes string `json:"supersedes,omitempty"` // takes its place when published
}

// Withholding is why something is not made public: reason and explanation,
// the meeting that decided together, the number under which the authority
// keeps it, and when it is looked at again (条例 articles 14 to 18).
type Withholding struct {
	Reason      WithholdingReason `json:"reason"`
	Explanation string            `json:"explanation"`
	Meeting     string            `json:"meeting"` // 集体研究的会议和纪要号
	FilingNo    string            `json:"filing_no,omitempty"`
	ReviewOn    workday.Date      `json:"review_on,omitzero"`
}

// Validate reports the first rule that the withholding breaks.
func (w *Withholding) Validate() error {
	switch {
	case w == nil || w.Reason == "":
		return fault.New(fault.Invalid, "不予公开要有理由。选一条，并写明具体情况")
	case w.Reason.Label() == "":
		return fault.New(fault.Invalid, "不予公开的理由“%s”不在条例列举的里面", w.Reason)
	case strings.TrimSpace(w.Explanation) == "":
		return fault.New(fault.Invalid, "不予公开要说明具体理由。写明为什么属于“%s”", w.Reason.Label())
	case strings.TrimSpace(w.Meeting) == "":
		return fault.New(fault.Invalid, "不予公开要经领导班子集体研究。写上会议日期和纪要号")
	}
	return nil
}

// The longest that can be written where.
const (
	longestTitle = 200   // characters
	longestGroup = 60    // characters
	earliestYear = 1971  // 1970 is what a computer writes that knows no date
	LongestBody  = 50000 // characters of a text
)

// Validate reports the first rule that i breaks as a draft. today bounds its
// dates.
func (i *Item) Validate(today workday.Date) error {
	switch {
	case strings.TrimSpace(i.Title) == "":
		return fault.New(fault.Invalid, "没有标题。写上公开事项的标题")
	case utf8.RuneCountInString(i.Title) > longestTitle:
		return fault.New(fault.Invalid, "标题%d个字，超过%d个字。缩短标题，把内容写进正文", utf8.RuneCountInString(i.Title), longestTitle)
	case strings.ContainsAny(i.Title, "\n\r\t\x00"):
		return fault.New(fault.Invalid, "标题里有换行或制表符。写成一行")
	case i.Kind.Label() == "":
		return fault.New(fault.Invalid, "没有选公开类别。选条例第二十条的一项，村里选村务")
	case i.Attribute.Label() == "":
		return fault.New(fault.Invalid, "没有选公开属性。选主动公开、依申请公开或不予公开")
	case i.Audience.Label() == "":
		return fault.New(fault.Invalid, "没有选公开范围。选对外、对内或特定群众")
	case i.Audience == SpecificGroup && strings.TrimSpace(i.Group) == "":
		return fault.New(fault.Invalid, "选了特定群众，没有写是谁。写上，例如“二组低保申请户”")
	case utf8.RuneCountInString(i.Group) > longestGroup:
		return fault.New(fault.Invalid, "特定群众写了%d个字，最多%d个字", utf8.RuneCountInString(i.Group), longestGroup)
	}
	if err := i.validDates(today); err != nil {
		return err
	}
	return i.validAttribute()
}

func (i *Item) validDates(today workday.Date) error {
	switch {
	case i.Formed.IsZero():
		return nil // asked for when it is submitted
	case i.Formed.Year < earliestYear:
		return fault.New(fault.Invalid, "形成日期%s太早，多半不是写的人的意思。核对年份", i.Formed)
	case i.Formed.After(today.AddDays(366)):
		return fault.New(fault.Invalid, "形成日期%s在一年以后。核对年份，也看一看电脑的日期对不对", i.Formed)
	}
	return nil
}

func (i *Item) validAttribute() error {
	if i.Attribute != Withhold {
		return nil
	}
	if i.Flags.MajorMatter {
		return fault.New(fault.Invalid, "三重一大事项必须公开，不能选不予公开。涉密的内容不要录入，只登记编号")
	}
	return i.Withheld.Validate()
}
