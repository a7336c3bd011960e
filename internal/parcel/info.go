package parcel

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Info is what bag-info.txt says about the package. A value that is empty is
// left out; line breaks in a value become blanks.
type Info struct {
	Organization string       // Source-Organization: the office that hands over
	Description  string       // External-Description: what is in it
	Identifier   string       // Internal-Sender-Identifier: the office's own number of the hand-over
	Date         workday.Date // Bagging-Date; also the date of every file in a zip
	More         []Field      // further lines, in this order
}

// Field is one further line of bag-info.txt. RFC 8493 §2.2.2 reserves labels
// (Organization-Address, Contact-Name …); others are free, in Chinese too.
type Field struct{ Label, Value string }

// The labels that the package itself writes.
const (
	labelOrganization = "Source-Organization"
	labelDescription  = "External-Description"
	labelDate         = "Bagging-Date"
	labelOxum         = "Payload-Oxum"
	labelIdentifier   = "Internal-Sender-Identifier"
)

func (i Info) check() error {
	if strings.TrimSpace(i.Organization) == "" {
		return fault.New(fault.Invalid, "移交包没有写移交单位。先在单位资料里写上单位名称")
	}
	if _, err := workday.NewDate(i.Date.Year, i.Date.Month, i.Date.Day); err != nil {
		return fault.New(fault.Invalid, "移交包没有写打包日期。填上日期")
	}
	ours := []string{labelOrganization, labelDescription, labelDate, labelOxum, labelIdentifier}
	for _, f := range i.More {
		taken := func(label string) bool { return strings.EqualFold(label, f.Label) }
		spelled := f.Label != "" && utf8.ValidString(f.Label) && strings.TrimSpace(f.Label) == f.Label && !strings.ContainsAny(f.Label, ":\r\n")
		if !spelled || slices.ContainsFunc(ours, taken) {
			return fault.New(fault.Invalid, "移交包说明里的项目名“%s”不能用。换一个名字", f.Label)
		}
	}
	return nil
}

// text is bag-info.txt for a payload of so many bytes in so many files.
func (i Info) text(bytes int64, files int) string {
	fields := append([]Field{
		{labelOrganization, i.Organization}, {labelDescription, i.Description}, {labelDate, i.Date.String()},
		{labelOxum, fmt.Sprintf("%d.%d", bytes, files)}, {labelIdentifier, i.Identifier},
	}, i.More...)
	var out strings.Builder
	for _, f := range fields {
		lines := strings.FieldsFunc(strings.ToValidUTF8(f.Value, "\uFFFD"), func(r rune) bool { return r == '\r' || r == '\n' })
		if value := strings.TrimSpace(strings.Join(lines, " ")); value != "" {
			fmt.Fprintf(&out, "%s: %s\n", f.Label, value)
		}
	}
	return out.String()
}

// declaration is bagit.txt.
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
