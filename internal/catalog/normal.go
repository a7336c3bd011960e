package catalog

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Ticks and boxes, as catalogues write them.
const (
	ticked   = "√✓✔☑■▣◼⬛●☒🗹"
	unticked = "□口☐▢◻⬜○"
)

// IsTick and IsBox tell a mark that says yes from one that says no. 口 is how a
// scanned □ comes out; it is a box only where a box is expected.
func IsTick(r rune) bool { return strings.ContainsRune(ticked, r) }

// IsBox reports whether r is an empty box.
func IsBox(r rune) bool { return strings.ContainsRune(unticked, r) }

func isMark(r rune) bool { return r != '口' && (IsTick(r) || IsBox(r)) }

// Normal returns the entry as it is kept: texts without what cannot be seen
// and without space at the ends, one kind of line break, channels in their
// order, no running number as Code. Reading and writing a workbook changes
// nothing in a normal entry.
func (e Entry) Normal() Entry {
	for _, text := range []*string{&e.ID, &e.Domain, &e.Category1, &e.Category2, &e.Content, &e.Basis, &e.TimeLimit, &e.Body, &e.Source, &e.Note} {
		*text = NormalText(*text)
	}
	e.Code = strings.TrimLeft(NormalText(e.Code), "'")
	for _, line := range []*string{&e.ID, &e.Code, &e.Domain} {
		*line = strings.ReplaceAll(*line, "\n", "")
	}
	if isRunningNumber(e.Code) {
		e.Code = ""
	}
	if strings.Trim(e.Category2, "—-－/") == "" {
		e.Category2 = ""
	}
	e.OtherChannel = unbracket(NormalText(e.OtherChannel))
	e.Audience.Group = unbracket(NormalText(e.Audience.Group))
	if e.OtherChannel != "" && !slices.Contains(e.Channels, OtherCarrier) {
		e.Channels = append(slices.Clone(e.Channels), OtherCarrier)
	}
	e.Channels = sortChannels(e.Channels)
	e.Audience.Specific = e.Audience.Specific || e.Audience.Group != ""
	e.Tiers = slices.Clone(e.Tiers)
	for i, t := range e.Tiers {
		e.Tiers[i] = Tier(NormalText(string(t)))
	}
	SortTiers(e.Tiers)
	if len(e.Tiers) == 0 {
		e.Tiers = nil
	}
	return e
}

// SortTiers puts tiers into order: county, town, village, whatever their names.
func SortTiers(tiers []Tier) {
	slices.SortFunc(tiers, func(a, b Tier) int { return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a, b)) })
}

func (t Tier) rank() int {
	ranks := []string{"省", "市", "县区旗", "镇乡街", "村社"}
	for i, names := range ranks {
		if strings.ContainsAny(string(t), names) {
			return i
		}
	}
	return len(ranks)
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n", "\t", " ")

// NormalText drops what cannot be seen, makes every line break \n, and trims
// the ends of the text and of its lines.
func NormalText(s string) string {
	s = lineBreaks.Replace(strings.ToValidUTF8(s, ""))
	s = strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || invisible(r)) {
			return -1
		}
		return r
	}, s)
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// invisible reports characters that only make equal words differ, and those
// that no file can hold.
func invisible(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069 ||
		r == 0xfeff || r == 0x00ad || r == 0xfffe || r == 0xffff
}

// unbracket takes off brackets that enclose the whole text.
func unbracket(s string) string {
	for {
		inner, ok := strings.CutPrefix(s, "（")
		if ok {
			inner, ok = strings.CutSuffix(inner, "）")
		} else if inner, ok = strings.CutPrefix(s, "("); ok {
			inner, ok = strings.CutSuffix(inner, ")")
		}
		if !ok || strings.ContainsAny(inner, "()（）") {
			return s
		}
		s = strings.TrimSpace(inner)
	}
}

// isRunningNumber reports a 序号 that only counts: 1, 12, 12.; 0505 is a code.
func isRunningNumber(code string) bool {
	code = strings.TrimRight(code, ".、")
	return code != "" && len(code) <= 6 && code[0] != '0' && strings.Trim(code, "0123456789") == ""
}
