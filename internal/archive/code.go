package archive

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"

	"zwgk/internal/fault"
)

// ClassOf is the lowest class that a piece falls into.
func (s Scheme) ClassOf(p Piece) Class {
	c := Class{Year: p.Year, Retention: p.Retention}
	if s.ByUnit {
		c.Unit = p.Unit
	}
	return c
}

// Code is the 档号 of a number within a class: 0194-WS·2016-D30-BGS-0001. A scheme
// that has no fonds or does not class by unit leaves the segment out, with its
// sign. Beyond 9999 the number takes the digits it needs.
func (s Scheme) Code(c Class, number int) string {
	code := fmt.Sprintf("%s·%04d-%s", s.Category, c.Year, c.Retention)
	if s.Fonds != "" {
		code = s.Fonds + "-" + code
	}
	if c.Unit != "" {
		code += "-" + c.Unit
	}
	return code + "-" + NumberText(number)
}

// NumberText is a 件号 as it is written: at least four digits.
func NumberText(number int) string { return fmt.Sprintf("%04d", number) }

// Numbered is what an archival code says.
type Numbered struct {
	Fonds    string
	Category string
	Class    Class
	Number   int
}

var codeForm = regexp.MustCompile(
	`^(?:([0-9A-Z]{4})-)?([A-Z]{2}(?:·[0-9A-Z]{2})?)·([12][0-9]{3})-(Y|D30|D10)(?:-([0-9A-Z]{3}))?-([0-9]{4,9})$`)

// ParseCode reads an archival code: the inverse of Scheme.Code. It refuses what
// Code does not write, such as 0000 or a five-digit number with a leading nought.
func ParseCode(code string) (Numbered, error) {
	m := codeForm.FindStringSubmatch(code)
	if m == nil {
		return Numbered{}, fault.New(fault.Invalid, "档号“%s”的写法不对。写成0194-WS·2016-D30-0001的样子", code)
	}
	year, _ := strconv.Atoi(m[3])   // four digits
	number, _ := strconv.Atoi(m[6]) // at most nine
	if number == 0 || m[6] != NumberText(number) {
		return Numbered{}, fault.New(fault.Invalid, "档号“%s”的件号不对。件号从0001起", code)
	}
	return Numbered{Fonds: m[1], Category: m[2], Class: Class{Year: year, Retention: Retention(m[4]), Unit: m[5]}, Number: number}, nil
}

// Compare orders classes by year, then by period from 永久 on, then by unit.
func (c Class) Compare(other Class) int {
	return cmp.Or(
		cmp.Compare(c.Year, other.Year),
		cmp.Compare(c.Retention.place(), other.Retention.place()),
		cmp.Compare(c.Unit, other.Unit),
	)
}
