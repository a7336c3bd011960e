package word

import (
	"strings"
	"unicode"
)

// lineEnds makes the ends of lines in foreign text uniform.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n")

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// escape makes a text fit to stand in XML: markup is written out, and what XML
// cannot hold or nobody can see is left out.
func escape(s string) string { return markup.Replace(Clean(s)) }

// Clean leaves out what stands in no file: control characters except tab and
// newline, invisible ones, among them those that turn the direction of writing,
// halves of surrogate pairs and noncharacters (XML 1.0 §2.2). Ends of lines of
// every kind become a newline.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Noncharacter_Code_Point), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, lineEnds.Replace(s))
}
