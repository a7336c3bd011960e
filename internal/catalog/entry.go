package catalog

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// Entry is one matter of the 公开目录: a row of the 标准目录 with what the
// program needs besides.
type Entry struct {
	ID       string `json:"id"`
	Position int    `json:"position"`       // from 1, as printed
	Code     string `json:"code,omitempty"` // 序号 where it is a code (0505) and no running number

	Domain    string    `json:"domain,omitempty"`     // 领域
	Category1 string    `json:"category1"`            // 一级事项
	Category2 string    `json:"category2,omitempty"`  // 二级事项
	Content   string    `json:"content,omitempty"`    // 公开内容（要素）
	Basis     string    `json:"basis,omitempty"`      // 公开依据, text that the office edits
	TimeLimit string    `json:"time_limit,omitempty"` // 公开时限 as written
	Body      string    `json:"body,omitempty"`       // 公开主体
	Channels  []Channel `json:"channels,omitempty"`   // in the order of Channels()
	// OtherChannel says which carrier 其他 is; only with OtherCarrier.
	OtherChannel string   `json:"other_channel,omitempty"`
	Audience     Audience `json:"audience"`
	Mode         Mode     `json:"mode"`
	Tiers        []Tier   `json:"tiers,omitempty"` // 公开层级

	Cadence     Cadence `json:"cadence,omitempty"`     // "" while nobody has chosen
	ForVillage  bool    `json:"for_village,omitempty"` // 村务, no 政府信息
	Unconfirmed bool    `json:"unconfirmed,omitempty"` // 待核: no confirmed source
	Retired     bool    `json:"retired,omitempty"`     // 停用: kept for its history
	Source      string  `json:"source,omitempty"`      // where a template's row comes from
	Note        string  `json:"note,omitempty"`        // 备注
}

// Audience is 公开对象; both boxes may be ticked.
type Audience struct {
	Public   bool   `json:"public,omitempty"`         // 全社会
	Specific bool   `json:"specific_group,omitempty"` // 特定群众
	Group    string `json:"group,omitempty"`          // who they are; only with Specific
}

// Mode is 公开方式; both boxes may be ticked.
type Mode struct {
	Proactive bool `json:"proactive,omitempty"`  // 主动
	OnRequest bool `json:"on_request,omitempty"` // 依申请公开
}

// Tier is one of the 公开层级 as the column heads name it: 县级, 乡级, 镇级,
// 乡、村级. Counties name their levels differently, so it is text.
type Tier string

// The usual tiers.
const (
	CountyTier  Tier = "县级"
	TownTier    Tier = "乡级"
	VillageTier Tier = "村级"
)

// The longest that a field may be, in characters.
const (
	LongestName = 200   // 领域, 一级事项, 二级事项, 其他渠道, 特定群众
	LongestText = 10000 // 公开内容, 公开依据, 公开时限, 公开主体, 备注
	longestTier = 12
	longestCode = 64
	mostTiers   = 8
)

// Name is what the entry is called in lists: 二级事项 where there is one, with
// its 一级事项.
func (e Entry) Name() string {
	if e.Category2 == "" || e.Category2 == e.Category1 {
		return e.Category1
	}
	return e.Category1 + "：" + e.Category2
}

// Validate reports the first rule that the entry breaks.
func (e Entry) Validate() error {
	if strings.TrimSpace(e.Category1) == "" {
		return fault.New(fault.Invalid, "没有写一级事项。写上这一行公开的是什么事项")
	}
	for _, f := range e.texts() {
		if err := checkText(e.Category1, f); err != nil {
			return err
		}
	}
	if e.Position < 0 {
		return fault.New(fault.Invalid, "“%s”的序号%d不对。序号从1起", clip(e.Category1), e.Position)
	}
	if e.Cadence != "" && e.Cadence.Label() == "" {
		return fault.New(fault.Invalid, "“%s”的公开周期“%s”不认识。从列出的周期里选一种", clip(e.Category1), e.Cadence)
	}
	if err := e.validChannels(); err != nil {
		return err
	}
	return e.validBoxes()
}

func (e Entry) validChannels() error {
	name := clip(e.Category1)
	for i, c := range e.Channels {
		switch {
		case c.Label() == "":
			return fault.New(fault.Invalid, "“%s”的公开渠道“%s”不认识。从列出的渠道里选，没有的写进“其他”", name, clip(string(c)))
		case slices.Contains(e.Channels[:i], c):
			return fault.New(fault.Invalid, "“%s”的公开渠道“%s”写了两次。留一个", name, c.Label())
		}
	}
	if e.OtherChannel != "" && !slices.Contains(e.Channels, OtherCarrier) {
		return fault.New(fault.Invalid, "“%s”写了其他渠道“%s”，没有勾选“其他”。勾上或删掉", name, clip(e.OtherChannel))
	}
	return nil
}

func (e Entry) validBoxes() error {
	name := clip(e.Category1)
	if e.Audience.Group != "" && !e.Audience.Specific {
		return fault.New(fault.Invalid, "“%s”写了公开对象“%s”，没有勾选“特定群众”。勾上或删掉", name, clip(e.Audience.Group))
	}
	if len(e.Tiers) > mostTiers {
		return fault.New(fault.Invalid, "“%s”的公开层级有%d个，最多%d个", name, len(e.Tiers), mostTiers)
	}
	for i, t := range e.Tiers {
		switch s := string(t); {
		case strings.TrimSpace(s) == "" || utf8.RuneCountInString(s) > longestTier:
			return fault.New(fault.Invalid, "“%s”的公开层级“%s”不对。写1到%d个字，例如“乡级”", name, clip(s), longestTier)
		case strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || isMark(r) }):
			return fault.New(fault.Invalid, "“%s”的公开层级里有换行或勾选符号。只写层级的名称，例如“乡级”", name)
		case s == "公开层级":
			return fault.New(fault.Invalid, "“%s”的公开层级写的是栏名。写层级的名称，例如“乡级”", name)
		case slices.Contains(e.Tiers[:i], t):
			return fault.New(fault.Invalid, "“%s”的公开层级“%s”写了两次。留一个", name, t)
		}
	}
	return nil
}

// textField is one text of an entry with what it may be.
type textField struct {
	name    string
	value   string
	longest int
	line    bool // one line, and no tick marks
}

func (e Entry) texts() []textField {
	return []textField{
		{"编号", e.ID, longestCode, true},
		{"序号", e.Code, longestCode, true},
		{"领域", e.Domain, LongestName, true},
		{"一级事项", e.Category1, LongestName, false},
		{"二级事项", e.Category2, LongestName, false},
		{"公开内容", e.Content, LongestText, false},
		{"公开依据", e.Basis, LongestText, false},
		{"公开时限", e.TimeLimit, LongestText, false},
		{"公开主体", e.Body, LongestText, false},
		{"其他渠道", e.OtherChannel, LongestName, true},
		{"特定群众", e.Audience.Group, LongestName, true},
		{"出处", e.Source, LongestText, false},
		{"备注", e.Note, LongestText, false},
	}
}

func checkText(entry string, f textField) error {
	n := utf8.RuneCountInString(f.value)
	switch {
	case !utf8.ValidString(f.value):
		return fault.New(fault.Invalid, "“%s”的%s里有认不出的字。重新写这一格", clip(entry), f.name)
	case n > f.longest:
		return fault.New(fault.Invalid, "“%s”的%s有%d个字，超过%d个字。缩短，细节写进公开的正文", clip(entry), f.name, n, f.longest)
	case f.line && strings.ContainsFunc(f.value, unicode.IsControl):
		return fault.New(fault.Invalid, "“%s”的%s里有换行或制表符。写成一行", clip(entry), f.name)
	case f.line && strings.ContainsFunc(f.value, isMark):
		return fault.New(fault.Invalid, "“%s”的%s里有勾选符号。只写文字", clip(entry), f.name)
	case strings.ContainsFunc(f.value, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }):
		return fault.New(fault.Invalid, "“%s”的%s里有看不见的控制符。重新写这一格", clip(entry), f.name)
	}
	return nil
}

// clip shortens a value for a sentence.
func clip(s string) string {
	const most = 30
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}
