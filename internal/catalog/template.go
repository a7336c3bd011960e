package catalog

import (
	"encoding/csv"
	"strings"

	"zwgk/internal/fault"
)

// templateColumns are the columns of a template, in order.
var templateColumns = []string{
	"编号", "领域", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体",
	"公开渠道", "公开对象", "公开方式", "公开层级", "公开周期", "状态", "出处", "备注",
}

// ParseTemplate reads the text of a built-in catalogue (resources.Catalogues):
// comma-separated lines under the columns' names. Village entries are 村务.
func ParseTemplate(text string, village bool) ([]Entry, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = len(templateColumns)
	lines, err := r.ReadAll()
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "目录模板读不出来，有的行栏数不对。换回随程序来的模板")
	}
	if len(lines) == 0 || strings.Join(lines[0], ",") != strings.Join(templateColumns, ",") {
		return nil, fault.New(fault.Unreadable, "目录模板的表头不对。换回随程序来的模板")
	}
	entries := make([]Entry, 0, len(lines)-1)
	for i, line := range lines[1:] {
		e, err := templateEntry(line)
		if err == nil {
			e.Position, e.ForVillage = i+1, village
			err = e.Validate()
		}
		if err != nil {
			return nil, fault.Wrap(err, fault.Invalid, "目录模板第%d行：%s", i+2, fault.Sentence(err))
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func templateEntry(line []string) (Entry, error) {
	e := Entry{
		ID: line[0], Domain: line[1], Category1: line[2], Category2: line[3], Content: line[4], Basis: line[5],
		TimeLimit: line[6], Body: line[7], Source: line[14], Note: line[15],
	}
	for _, name := range split(line[8]) {
		c, ok := ParseChannel(name)
		if !ok {
			return e, fault.New(fault.Invalid, "公开渠道“%s”不认识", name)
		}
		e.Channels = append(e.Channels, c)
	}
	for _, tier := range split(line[11]) {
		e.Tiers = append(e.Tiers, Tier(tier))
	}
	var ok bool
	if e.Audience, ok = ParseAudience(line[9]); !ok {
		return e, fault.New(fault.Invalid, "公开对象“%s”不认识", line[9])
	}
	if e.Mode, ok = ParseMode(line[10]); !ok {
		return e, fault.New(fault.Invalid, "公开方式“%s”不认识", line[10])
	}
	if e.Unconfirmed, e.Retired, ok = ParseStatus(line[13]); !ok {
		return e, fault.New(fault.Invalid, "状态“%s”不认识", line[13])
	}
	var err error
	e.Cadence, err = ParseCadence(line[12])
	return e.Normal(), err
}

// split cuts a list at 、.
func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == '、' })
}

// ParseAudience reads what Audience.Text writes, and the other words for it:
// 特定群体, 特定对象.
func ParseAudience(text string) (Audience, bool) {
	var a Audience
	if rest, ok := strings.CutPrefix(text, "全社会"); ok {
		a.Public, text = true, strings.TrimLeft(rest, "、")
	}
	for _, word := range []string{"特定群众", "特定群体", "特定对象"} {
		if rest, ok := strings.CutPrefix(text, word); ok {
			a.Specific, a.Group, text = true, unbracket(rest), ""
		}
	}
	return a, text == "" && (a.Public || a.Specific)
}

// ParseMode reads what Mode.Text writes, and the short words 主动, 依申请.
func ParseMode(text string) (Mode, bool) {
	var m Mode
	for _, word := range split(text) {
		switch strings.TrimSuffix(word, "公开") {
		case "主动":
			m.Proactive = true
		case "依申请":
			m.OnRequest = true
		default:
			return Mode{}, false
		}
	}
	return m, m.Proactive || m.OnRequest
}

// ParseStatus reads what Entry.Status writes.
func ParseStatus(text string) (unconfirmed, retired, ok bool) {
	for _, e := range []Entry{{}, {Unconfirmed: true}, {Retired: true}, {Unconfirmed: true, Retired: true}} {
		if text == e.Status() {
			return e.Unconfirmed, e.Retired, true
		}
	}
	return false, false, false
}
