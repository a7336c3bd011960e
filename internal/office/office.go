// Package office knows the organ that works with the program: its name, its
// level, and what the law lets an organ of that level do.
//
// It is rules only. People, roles and review routes move in here with the
// work that needs them.
package office

import (
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// Level is the kind of organ.
type Level string

// The levels the program knows.
const (
	Village Level = "village" // 村（居）
	Town    Level = "town"    // 乡、镇
	Street  Level = "street"  // 街道
	County  Level = "county"  // 县、区、县级市
	City    Level = "city"    // 设区的市
)

// Levels returns every level, smallest first.
func Levels() []Level { return []Level{Village, Town, Street, County, City} }

// ParseLevel reads a level as the command line and report files write it.
func ParseLevel(s string) (Level, error) {
	for _, l := range Levels() {
		if string(l) == s {
			return l, nil
		}
	}
	return "", fault.New(fault.Usage, "单位类别“%s”不认识。可以写 village（村）、town（乡镇）、street（街道）、county（县区）、city（设区的市）", s)
}

// MakesRegulations reports whether organs of this level can make 规章. Below
// the 设区的市 none can (《立法法》第九十三条); a 规章制度 is something else.
func (l Level) MakesRegulations() bool { return l == City }

// ReportsAnnually reports whether the organ compiles the 政府信息公开工作年度报告.
// A village committee is no administrative organ and discloses under the
// 《村民委员会组织法》 instead (条例 articles 4 and 50).
func (l Level) ReportsAnnually() bool { return l != Village }

// Organ is the organ whose office this is.
type Organ struct {
	ID    string `json:"id"`
	Level Level  `json:"level"`
	Name  string `json:"name"` // the full official name, e.g. 青石镇人民政府
}

// NewOrgan returns an organ with a valid level and name.
func NewOrgan(id string, level Level, name string) (Organ, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return Organ{}, fault.New(fault.Usage, "没有写单位名称。用 --name 写上全称，例如“青石镇人民政府”")
	case utf8.RuneCountInString(name) > 60:
		return Organ{}, fault.New(fault.Usage, "单位名称超过60个字。写单位的规范全称")
	case strings.ContainsAny(name, "\n\r\t\x00"):
		return Organ{}, fault.New(fault.Usage, "单位名称里有换行或制表符。写成一行")
	}
	if _, err := ParseLevel(string(level)); err != nil {
		return Organ{}, err
	}
	return Organ{ID: id, Level: level, Name: name}, nil
}

// ShortName is the name used in titles of reports: the full name without the
// ending 人民政府, since the form of title is ××县××镇2025年…… (docs/basis.md B15).
func (o Organ) ShortName() string {
	if short := strings.TrimSuffix(o.Name, "人民政府"); short != "" {
		return short
	}
	return o.Name
}
