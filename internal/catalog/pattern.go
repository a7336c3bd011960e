package catalog

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// Pattern is how an office forms its 索引号, for example {机构}/{年}-{号:5} or
// {地区}-{部门}-{类别}-{年}-{号:4}.
type Pattern struct {
	text  string
	parts []patternPart
}

// patternPart is fixed text, or a field: 机构 地区 部门 类别 年 号.
type patternPart struct {
	literal string
	field   string
	width   int // of 号; 0: as many figures as it takes
}

// Values fill the fields of a pattern.
type Values struct {
	Organ      string `json:"organ,omitempty"`      // 机构
	Region     string `json:"region,omitempty"`     // 地区
	Department string `json:"department,omitempty"` // 部门
	Class      string `json:"class,omitempty"`      // 类别
	Year       int    `json:"year,omitempty"`       // 年
}

func (v Values) of(field string) string {
	switch field {
	case "机构":
		return v.Organ
	case "地区":
		return v.Region
	case "部门":
		return v.Department
	case "类别":
		return v.Class
	}
	return ""
}

// DefaultPattern is the form of government sites today: the organ's code, the
// year, five figures.
const DefaultPattern = "{机构}/{年}-{号:5}"

const (
	longestPattern = 60
	widestNumber   = 9
	patternFields  = "机构、地区、部门、类别、年、号"
)

// ParsePattern reads a pattern or says what is wrong with it.
func ParsePattern(text string) (Pattern, error) {
	text = strings.TrimSpace(text)
	p := Pattern{text: text}
	switch {
	case text == "":
		return Pattern{}, fault.New(fault.Invalid, "没有写索引号的格式。例如“%s”", DefaultPattern)
	case utf8.RuneCountInString(text) > longestPattern || strings.ContainsFunc(text, unicode.IsControl):
		return Pattern{}, fault.New(fault.Invalid, "索引号的格式要写成一行，不超过%d个字", longestPattern)
	}
	for rest := text; rest != ""; {
		literal, after, open := strings.Cut(rest, "{")
		if strings.Contains(literal, "}") {
			return Pattern{}, fault.New(fault.Invalid, "索引号的格式“%s”里多了一个“}”。写成“%s”这样", text, DefaultPattern)
		}
		if literal != "" {
			p.parts = append(p.parts, patternPart{literal: literal})
		}
		if !open {
			break
		}
		inside, tail, closed := strings.Cut(after, "}")
		if !closed {
			return Pattern{}, fault.New(fault.Invalid, "索引号的格式“%s”里少了一个“}”。写成“%s”这样", text, DefaultPattern)
		}
		part, err := parseField(inside)
		if err != nil {
			return Pattern{}, err
		}
		p.parts, rest = append(p.parts, part), tail
	}
	if n := p.count("号"); n != 1 {
		return Pattern{}, fault.New(fault.Invalid, "索引号的格式“%s”里要有一个“{号}”，现在有%d个", text, n)
	}
	return p, nil
}

func parseField(inside string) (patternPart, error) {
	name, width, padded := strings.Cut(inside, ":")
	if !padded {
		name, width, padded = strings.Cut(inside, "：")
	}
	part := patternPart{field: name}
	if name != "年" && name != "号" && !strings.Contains("|机构|地区|部门|类别|", "|"+name+"|") || name == "" {
		return part, fault.New(fault.Invalid, "索引号的格式里“{%s}”不认识。可以用%s", clip(inside), patternFields)
	}
	if !padded {
		return part, nil
	}
	n, err := strconv.Atoi(width)
	if name != "号" || err != nil || n < 1 || n > widestNumber {
		return part, fault.New(fault.Invalid, "索引号的格式里“{%s}”不对。只有“号”可以写位数，1到%d，例如“{号:5}”", clip(inside), widestNumber)
	}
	part.width = n
	return part, nil
}

func (p Pattern) count(field string) int {
	n := 0
	for _, part := range p.parts {
		if part.field == field {
			n++
		}
	}
	return n
}

// String gives the pattern as it was written.
func (p Pattern) String() string { return p.text }

// Format gives the index number n. It refuses a value that is missing, a year
// that is none, and a number that needs more figures than the pattern has:
// cut short it would be another's.
func (p Pattern) Format(v Values, n int) (string, error) {
	before, after, width, err := p.around(v)
	if err != nil {
		return "", err
	}
	if n < 1 {
		return "", fault.New(fault.Invalid, "索引号的号%d不对。从1起", n)
	}
	figure := fmt.Sprintf("%0*d", width, n)
	if len(figure) > widestNumber || width > 0 && len(figure) > width {
		return "", fault.New(fault.Conflict, "索引号的号到了%d，格式“%s”放不下。把号的位数改大", n, p.text)
	}
	return before + figure + after, nil
}

// around gives what stands before and after the number.
func (p Pattern) around(v Values) (before, after string, width int, err error) {
	var b strings.Builder
	for _, part := range p.parts {
		switch part.field {
		case "":
			b.WriteString(part.literal)
		case "号":
			before, width = b.String(), part.width
			b.Reset()
		case "年":
			if v.Year < 1949 || v.Year > 2199 {
				return "", "", 0, fault.New(fault.Invalid, "索引号的年%d不对。核对形成日期", v.Year)
			}
			b.WriteString(strconv.Itoa(v.Year))
		default:
			value := strings.TrimSpace(v.of(part.field))
			if value == "" || strings.ContainsFunc(value, unicode.IsControl) {
				return "", "", 0, fault.New(fault.Invalid, "索引号的格式“%s”要用%s，现在没有。在设置里写上", p.text, part.field)
			}
			b.WriteString(value)
		}
	}
	return before, b.String(), width, nil
}

// Number reads the 号 of an index number that has these values; ok is false
// when it was formed otherwise.
func (p Pattern) Number(index string, v Values) (n int, ok bool) {
	before, after, width, err := p.around(v)
	if err != nil {
		return 0, false
	}
	figure, ok := strings.CutPrefix(index, before)
	if ok {
		figure, ok = strings.CutSuffix(figure, after)
	}
	if !ok || figure == "" || len(figure) > widestNumber || strings.Trim(figure, "0123456789") != "" ||
		width > 0 && len(figure) != width || width == 0 && figure[0] == '0' {
		return 0, false
	}
	n, err = strconv.Atoi(figure)
	return n, err == nil && n > 0
}

// Highest returns the highest 号 among index numbers that have these values,
// 0 when there is none. Numbers of withdrawn items belong among used: a number
// is never given twice.
func (p Pattern) Highest(used []string, v Values) int {
	highest := 0
	for _, index := range used {
		if n, ok := p.Number(index, v); ok {
			highest = max(highest, n)
		}
	}
	return highest
}

// Next gives the index number after the highest that was ever used.
func (p Pattern) Next(v Values, highest int) (string, error) {
	return p.Format(v, max(highest, 0)+1)
}
