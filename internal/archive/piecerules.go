package archive

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// The bounds of what stands in a catalogue.
const (
	longestTitle = 200 // characters
	longestField = 60
	earliestYear = 1949
)

// Validate reports the first thing that keeps p from being filed: a field of
// the catalogue that is missing or cannot be right. today bounds its dates.
func (p Piece) Validate(today workday.Date) error {
	switch {
	case strings.TrimSpace(p.Title) == "":
		return fault.New(fault.Invalid, "有一件没有题名。写上题名，自拟的会加方括号")
	case utf8.RuneCountInString(p.Title) > longestTitle:
		return fault.New(fault.Invalid, "“%s”的题名%d个字，超过%d个字。写短一些", p.name(), utf8.RuneCountInString(p.Title), longestTitle)
	case strings.TrimSpace(p.Responsible) == "":
		return fault.New(fault.Invalid, "“%s”没有责任者。写上形成文件的单位", p.name())
	case p.Date.IsZero() || p.Date.Year < earliestYear || p.Date.After(today):
		return fault.New(fault.Invalid, "“%s”的日期不对。写最后一份文件的日期，不晚于今天", p.name())
	case p.Pages < 1:
		return fault.New(fault.Invalid, "“%s”没有页数。先生成归档件，只有纸件的数一数写上", p.name())
	}
	if err := p.validClass(today); err != nil {
		return err
	}
	if err := p.validTexts(); err != nil {
		return err
	}
	if err := p.Openness.validate(p); err != nil {
		return err
	}
	return p.validParts()
}

// validClass asks for what decides where the piece is numbered.
func (p Piece) validClass(today workday.Date) error {
	switch {
	case p.Year < earliestYear || p.Year > today.Year:
		return fault.New(fault.Invalid, "“%s”的年度%d不对。写办结或者签发的那一年", p.name(), p.Year)
	case p.Material == "":
		return fault.New(fault.Invalid, "“%s”没有选归档范围。从保管期限表里选", p.name())
	case !p.Retention.Valid():
		return fault.New(fault.Invalid, "“%s”没有保管期限。选永久、30年或10年", p.name())
	case p.Unit != "" && !unitForm.MatchString(p.Unit):
		return fault.New(fault.Invalid, "“%s”的机构（问题）代码“%s”不对。从整理办法里选", p.name(), p.Unit)
	}
	return nil
}

// secret are the marks of what must not be in the program at all.
var secret = []string{"绝密", "机密", "秘密"}

func (p Piece) validTexts() error {
	for _, field := range []struct {
		name, text string
		longest    int
	}{
		{"文号", p.DocumentNumber, longestField}, {"责任者", p.Responsible, longestField},
		{"密级", p.Secrecy, longestField}, {"备注", p.Remarks, longestTitle},
	} {
		if utf8.RuneCountInString(field.text) > field.longest {
			return fault.New(fault.Invalid, "“%s”的%s超过%d个字，目录里放不下。写短一些", p.name(), field.name, field.longest)
		}
	}
	for _, text := range []string{p.Title, p.DocumentNumber, p.Responsible, p.Secrecy, p.Remarks} {
		if strings.ContainsFunc(text, unicode.IsControl) {
			return fault.New(fault.Invalid, "“%s”里有换行或者不能印的字符。写成一行", p.name())
		}
	}
	if slices.ContainsFunc(secret, func(mark string) bool { return strings.Contains(p.Secrecy, mark) }) {
		return fault.New(fault.NotAllowed, "“%s”标了%s。涉密的按保密规定另存，不在这里归档", p.name(), p.Secrecy)
	}
	return nil
}

// validate asks for what the archive must be told (档案法实施条例 article 30).
func (o Openness) validate(p Piece) error {
	switch {
	case o.Attribute.Label() == "":
		return fault.New(fault.Invalid, "“%s”没有公开属性。选主动公开、依申请公开或不予公开", p.name())
	case o.Public && (o.On.IsZero() || len(o.Channels) == 0):
		return fault.New(fault.Invalid, "“%s”写了已公开，没有日期或者渠道。补上第一次公开的日期和渠道", p.name())
	case o.Public && o.Attribute == disclosure.Withhold:
		return fault.New(fault.Conflict, "“%s”是不予公开的，又写了已公开。核对公开情况", p.name())
	case o.Attribute == disclosure.Withhold && strings.TrimSpace(o.Reason) == "":
		return fault.New(fault.Invalid, "“%s”不予公开，没有写理由。补上理由", p.name())
	}
	return nil
}

func (p Piece) validParts() error {
	if len(p.Parts) == 0 {
		return fault.New(fault.Invalid, "“%s”里面没有文件。至少放进一份", p.name())
	}
	for n, part := range p.Parts {
		switch {
		case part.Role.Label() == "" || strings.TrimSpace(part.Title) == "":
			return fault.New(fault.Invalid, "“%s”的第%d份文件没有名称或者不知道是什么。补上", p.name(), n+1)
		case part.How != OnPaper && part.Paper == "" && part.Digest == "":
			return fault.New(fault.Invalid, "“%s”的“%s”没有文件。加上文件，或者写明只有纸件", p.name(), part.Title)
		}
	}
	return nil
}

// name is how a sentence speaks of the piece.
func (p Piece) name() string {
	if p.Code != "" {
		return p.Code
	}
	if r := []rune(p.Title); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return p.Title
}

// CatalogueTitle is the title as the catalogue writes it: one that the office
// made up itself stands in ［］.
func (p Piece) CatalogueTitle() string {
	if p.OwnTitle {
		return "［" + p.Title + "］"
	}
	return p.Title
}

// CatalogueDate is the date in the eight figures of the catalogue, "" for none.
func (p Piece) CatalogueDate() string {
	if p.Date.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d%02d%02d", p.Date.Year, int(p.Date.Month), p.Date.Day)
}

// Locked reports whether p stands as it is: from its number on, only what
// happens to it is recorded.
func (p Piece) Locked() bool { return p.State != Pending }

// Numbered reports whether the piece has a number, be it empty since.
func (p Piece) Numbered() bool { return p.Number > 0 }

// Gone reports whether nothing lies behind the number any more.
func (p Piece) Gone() bool { return p.State == Withdrawn || p.State == Destroyed }

// Electronic reports whether any of the piece's papers is more than paper.
func (p Piece) Electronic() bool { return slices.ContainsFunc(p.Parts, Part.Electronic) }
