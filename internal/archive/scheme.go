package archive

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Arrangement is whether pieces are kept one by one or bound.
type Arrangement string

// The two ways (DA/T 22-2015 knows pieces; villages often bind a year's).
const (
	ByPiece  Arrangement = "piece"  // 以件为单位
	ByVolume Arrangement = "volume" // 立卷
)

// Label is the name of the way, "" for an unknown one.
func (a Arrangement) Label() string {
	return map[Arrangement]string{ByPiece: "以件为单位", ByVolume: "立卷"}[a]
}

// Unit is an 机构（问题）that pieces are classed by.
type Unit struct {
	Code string `json:"code"` // three capital letters or digits, e.g. BGS
	Name string `json:"name"`
}

// Scheme is how the office classes and numbers its archive. It can be changed
// until the first year is closed.
type Scheme struct {
	Fonds       string      `json:"fonds,omitempty"` // 全宗号, four letters or digits; "" when none was given
	FondsName   string      `json:"fonds_name"`      // 全宗名称
	Category    string      `json:"category"`        // 档案门类代码: WS
	ByUnit      bool        `json:"by_unit,omitempty"`
	Units       []Unit      `json:"units,omitempty"`
	Arrangement Arrangement `json:"arrangement"`
}

// Class is the lowest class, within which pieces are numbered.
type Class struct {
	Year      int       `json:"year"`
	Retention Retention `json:"retention"`
	Unit      string    `json:"unit,omitempty"` // code; "" when not classed by unit
}

// Closing is a year as it was closed. A later closing of the same year adds to
// it (补归档) and goes on with the numbers.
type Closing struct {
	ID     string       `json:"id"`
	Year   int          `json:"year"`
	On     workday.Date `json:"on"`
	By     string       `json:"by"`
	Scheme Scheme       `json:"scheme"` // as it was then
	Pieces int          `json:"pieces"` // numbered by this closing
	Head   string       `json:"head"`   // of the log's chain before it
}

// documents is the category of written records (文书档案).
const documents = "WS"

// DefaultScheme is what an office starts with: 年度—保管期限, without units, as
// most towns and villages do it (domain handbook §7.3, 未核). A village binds.
func DefaultScheme(fondsName string, village bool) Scheme {
	s := Scheme{FondsName: fondsName, Category: documents, Arrangement: ByPiece}
	if village {
		s.Arrangement = ByVolume
	}
	return s
}

// The forms of the segments of an archival code (domain handbook §7.3; the
// length of the unit is 未核).
var (
	fondsForm    = regexp.MustCompile(`^[0-9A-Z]{4}$`)
	categoryForm = regexp.MustCompile(`^[A-Z]{2}(·[0-9A-Z]{2})?$`)
	unitForm     = regexp.MustCompile(`^[0-9A-Z]{3}$`)
)

// Validate reports the first rule that the scheme breaks.
func (s Scheme) Validate() error {
	switch {
	case s.Fonds != "" && !fondsForm.MatchString(s.Fonds):
		return fault.New(fault.Invalid, "全宗号“%s”不对。写档案馆给的4位数字或大写字母，没有给的空着", s.Fonds)
	case strings.TrimSpace(s.FondsName) == "":
		return fault.New(fault.Invalid, "没有写全宗名称。写单位的全称或规范简称")
	case utf8.RuneCountInString(s.FondsName) > 60 || strings.ContainsAny(s.FondsName, "\n\r\t\x00"):
		return fault.New(fault.Invalid, "全宗名称要写成一行，不超过60个字")
	case !categoryForm.MatchString(s.Category):
		return fault.New(fault.Invalid, "档案门类代码“%s”不对。写两个大写字母，例如WS，有二级门类的写WS·01的样子", s.Category)
	case s.Arrangement.Label() == "":
		return fault.New(fault.Invalid, "没有选整理方式。选以件为单位或立卷")
	case s.ByUnit && len(s.Units) == 0:
		return fault.New(fault.Invalid, "选了按机构（问题）分类，没有写机构（问题）。至少写一个，例如“BGS 办公室”")
	}
	for i, u := range s.Units {
		switch {
		case !unitForm.MatchString(u.Code):
			return fault.New(fault.Invalid, "机构（问题）代码“%s”不对。写3位大写拼音字母或数字，例如BGS", u.Code)
		case strings.TrimSpace(u.Name) == "":
			return fault.New(fault.Invalid, "机构（问题）代码“%s”没有名称。写上名称", u.Code)
		case slices.ContainsFunc(s.Units[:i], func(v Unit) bool { return v.Code == u.Code }):
			return fault.New(fault.Invalid, "机构（问题）代码“%s”写了两次。改一个", u.Code)
		}
	}
	return nil
}

// UnitName is the name of a unit of the scheme, "" for one that it has not.
func (s Scheme) UnitName(code string) string {
	at := slices.IndexFunc(s.Units, func(u Unit) bool { return u.Code == code })
	if at < 0 {
		return ""
	}
	return s.Units[at].Name
}

// SameNumbers reports whether pieces get the same codes under both schemes:
// what is frozen once a year is closed. Units may be added and renamed, and the
// name of the fonds and the arrangement may change, because no code shows them.
// A fonds that is filled in later changes every code and is not the same.
func (s Scheme) SameNumbers(other Scheme) bool {
	if s.Fonds != other.Fonds || s.Category != other.Category || s.ByUnit != other.ByUnit {
		return false
	}
	return !s.ByUnit || !slices.ContainsFunc(s.Units, func(u Unit) bool { return other.UnitName(u.Code) == "" })
}

// Change returns the scheme that takes the place of s, or says why not. closed
// reports whether any year has been closed under s.
func (s Scheme) Change(to Scheme, closed bool) (Scheme, error) {
	if err := to.Validate(); err != nil {
		return s, err
	}
	switch {
	case !closed || s.SameNumbers(to):
		return to, nil
	case s.Fonds == "" && to.Fonds != "":
		return s, fault.New(fault.Conflict, "已经归档的档号没有全宗号，现在填上%s，印出去的目录和归档章就对不上了。全宗号仍空着，移交时由档案馆统一加", to.Fonds)
	}
	return s, fault.New(fault.Conflict, "已经有年度归了档，全宗号、门类代码和分类办法不能再改。机构（问题）可以加，不能减")
}
