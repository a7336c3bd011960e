package exchange

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// Kind is what a statement is about.
type Kind string

// The kinds.
const (
	Catalogue Kind = "catalogue" // 目录：一条事项
	Task      Kind = "task"      // 任务：公开什么，哪天以前
	Item      Kind = "item"      // 公开事项：公布了什么，在哪里
	Evidence  Kind = "evidence"  // 凭证：照片、签收单
	Figures   Kind = "figures"   // 数字：月报、季报、半年报
	Review    Kind = "review"    // 检查：通过，或者要改
	Answer    Kind = "answer"    // 回复：任务办了没有
	NewKey    Kind = "key"       // 换了密钥
)

// Kinds returns the kinds in the order in which a list shows them.
func Kinds() []Kind {
	return []Kind{Catalogue, Task, Item, Evidence, Figures, Review, Answer, NewKey}
}

// Label is the kind's name, "" for an unknown one.
func (k Kind) Label() string { return kinds[k].label }

// speakers says who may make a statement of a kind.
type speakers int

const (
	above      speakers = iota // the town, of its own matters
	aboveOf                    // the town, of a village's, to that village
	below                      // the village, of its own
	belowOrFor                 // the village of its own, or the town on its behalf (代填)
	anybody                    // every office, of itself
)

type kindInfo struct {
	label string
	parts int // of a subject, behind the kind
	who   speakers
	body  func() Body
}

// kinds says of every kind who may speak. Where a subject has two parts or more,
// or the kind is key, the first names the organ that it is about.
var kinds map[Kind]kindInfo

func init() { // the bodies name the kinds in turn
	kinds = map[Kind]kindInfo{
		Catalogue: {"目录", 1, above, func() Body { return &CatalogueBody{} }},
		Task:      {"任务", 1, above, func() Body { return &TaskBody{} }},
		Item:      {"公开事项", 2, below, func() Body { return &ItemBody{} }},
		Evidence:  {"凭证", 3, below, func() Body { return &EvidenceBody{} }},
		Figures:   {"数字", 3, belowOrFor, func() Body { return &FiguresBody{} }},
		Review:    {"检查", 2, aboveOf, func() Body { return &ReviewBody{} }},
		Answer:    {"回复", 2, belowOrFor, func() Body { return &AnswerBody{} }},
		NewKey:    {"换密钥", 1, anybody, func() Body { return &KeyBody{} }},
	}
}

// SubjectOf names a subject: of Catalogue the entry, of Task the task, of Item
// and Review the village and its item, of Evidence the village, the item and the
// digest, of Figures the village, the period and the name of the table, of
// Answer the village and the task, of NewKey the organ.
func SubjectOf(parts ...string) string { return strings.Join(parts, "/") }

// SubjectParts takes a subject apart.
func SubjectParts(subject string) []string { return strings.Split(subject, "/") }

// About is the organ that the statement is about, "" for the matters of the
// town itself.
func (s *Statement) About() string {
	if who := kinds[s.Kind].who; who == above {
		return ""
	}
	return SubjectParts(s.Subject)[0]
}

func (s *Statement) checkSubject() error {
	parts := SubjectParts(s.Subject)
	if len(parts) != kinds[s.Kind].parts {
		return malformed(nil)
	}
	for _, p := range parts {
		if !isName(p) {
			return malformed(nil)
		}
	}
	return nil
}

// isName reports whether a text can be a part of a subject.
func isName(text string) bool {
	const longest = 128 // bytes
	return text != "" && len(text) <= longest && utf8.ValidString(text) &&
		!strings.ContainsFunc(text, func(r rune) bool { return r == '/' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
}

// IsAbove reports whether an organ of a level gives tasks to villages.
func IsAbove(level office.Level) bool { return level != office.Village }

// Permit says whether an organ may make the statement. It is the whole of who
// may say what about whom:
//
//	catalogue, task   a town, of its own
//	review            a town, of a village's item, to that village
//	item, evidence    a village, of its own
//	figures, answer   a village, of its own; a town on its behalf, to that village
//	key               every office, of itself, to all
func Permit(s *Statement, origin office.Organ) error {
	about, up := s.About(), IsAbove(origin.Level)
	own := about == s.Origin
	forVillage := up && !own && s.To == about
	var may bool
	switch kinds[s.Kind].who {
	case above:
		may = up
	case aboveOf:
		may = forVillage
	case below:
		may = !up && own
	case belowOrFor:
		may = !up && own || forVillage
	case anybody:
		may = own && s.To == ""
	}
	if s.Origin != origin.ID || !may {
		return fault.New(fault.NotAllowed, "包里有一条%s不该由“%s”来说，整个包没有收。核对是谁做的包", s.Kind.Label(), origin.Name)
	}
	return nil
}

// MayState reports whether an organ may speak about a subject, and so may
// settle a conflict about it.
func MayState(kind Kind, subject string, organ office.Organ) bool {
	s := Statement{Stream: Stream{Origin: organ.ID}, Kind: kind, Subject: subject}
	if IsAbove(organ.Level) {
		s.To = s.About()
	}
	return Permit(&s, organ) == nil
}
