package request

import (
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/fault"
)

// ParagraphKind is what a paragraph of a letter is to the layout.
type ParagraphKind string

// The kinds. In a template a line begins with the mark of its kind; a line
// without one is Body.
const (
	TitleLine     ParagraphKind = "title"     // 【标题】
	NumberLine    ParagraphKind = "number"    // 【文号】
	AddresseeLine ParagraphKind = "addressee" // 【主送】
	BodyLine      ParagraphKind = "body"
	RemedyLine    ParagraphKind = "remedy"    // 【救济】：由程序写
	SignatureLine ParagraphKind = "signature" // 【署名】
	DateLine      ParagraphKind = "date"      // 【日期】
	ContactLine   ParagraphKind = "contact"   // 【联系】
	SlipLine      ParagraphKind = "slip"      // 【回执】
)

var marks = []struct {
	mark string
	kind ParagraphKind
}{
	{"【标题】", TitleLine}, {"【文号】", NumberLine}, {"【主送】", AddresseeLine}, {"【救济】", RemedyLine},
	{"【署名】", SignatureLine}, {"【日期】", DateLine}, {"【联系】", ContactLine}, {"【回执】", SlipLine},
}

// Paragraph is one paragraph of a letter.
type Paragraph struct {
	Kind ParagraphKind
	Text string
}

// Template is the text of a letter with its fields in braces. The office may
// edit it; the head line says which version it is and what it rests on.
type Template struct {
	Code    LetterCode
	Version string
	Basis   string
	Lines   []Paragraph
}

var (
	headLine = regexp.MustCompile(`^(N\d\d)｜版本\s*(\S+)｜依据\s*(.+)$`)
	braces   = regexp.MustCompile(`\{([^{}]*)\}`)
)

// ParseTemplate reads a template:
//
//	N02｜版本 2026-1｜依据 条例第三十条
//	【标题】{机关名称}补正告知书
//	…
//
// It refuses one that lost a field the letter must have, that names a field
// the letter does not know, or that lost its title, signature, date or remedy.
func ParseTemplate(text string) (Template, error) {
	lines := strings.Split(strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff"), "\n")
	head := headLine.FindStringSubmatch(strings.TrimSpace(lines[0]))
	if head == nil {
		return Template{}, fault.New(fault.Invalid, "文书文本的第一行要写编号、版本和依据，例如“N02｜版本 2026-1｜依据 条例第三十条”")
	}
	t := Template{Code: LetterCode(head[1]), Version: head[2], Basis: strings.TrimSpace(head[3])}
	for _, line := range lines[1:] {
		if line = strings.TrimSpace(line); line != "" {
			t.Lines = append(t.Lines, paragraph(line))
		}
	}
	return t, t.check()
}

func paragraph(line string) Paragraph {
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(line, m.mark); ok {
			return Paragraph{m.kind, strings.TrimSpace(rest)}
		}
	}
	return Paragraph{BodyLine, line}
}

func (t Template) check() error {
	l, err := LetterOf(t.Code)
	if err != nil {
		return err
	}
	present := t.fields()
	for _, f := range present {
		if !slices.Contains(l.Fields, f) && !slices.Contains(filledFields, f) {
			return fault.New(fault.Invalid, "%s的文本里有{%s}，这种文书没有这一项。核对花括号里的字", l.Title, f)
		}
	}
	for _, f := range l.Fields {
		if !slices.Contains(present, f) {
			return fault.New(fault.Invalid, "%s的文本里少了{%s}。补上这一项", l.Title, f)
		}
	}
	need := []ParagraphKind{TitleLine, SignatureLine, DateLine}
	if l.Remedy() != NoRemedy {
		need = append(need, RemedyLine)
	}
	for _, kind := range need {
		if !slices.ContainsFunc(t.Lines, func(p Paragraph) bool { return p.Kind == kind }) {
			return fault.New(fault.Invalid, "%s的文本里少了%s这一行。补上", l.Title, markOf(kind))
		}
	}
	return t.checkWithholding(l)
}

// checkWithholding holds a denial to its reasons: law to the item, and why.
func (t Template) checkWithholding(l Letter) error {
	if !slices.ContainsFunc(l.Outcomes, Outcome.Withholds) && !slices.Contains(l.Outcomes, PartiallyGranted) {
		return nil
	}
	for _, f := range []Field{FieldGround, FieldBasis} {
		if !slices.Contains(t.fields(), f) {
			return fault.New(fault.Invalid, "%s的文本里少了{%s}。不予公开要写明理由和依据，补上这一项", l.Title, f)
		}
	}
	return nil
}

func markOf(kind ParagraphKind) string {
	for _, m := range marks {
		if m.kind == kind {
			return m.mark
		}
	}
	return ""
}

// fields lists what stands in braces, each once.
func (t Template) fields() []Field {
	var fields []Field
	for _, p := range t.Lines {
		for _, m := range braces.FindAllStringSubmatch(p.Text, -1) {
			if f := Field(m[1]); !slices.Contains(fields, f) {
				fields = append(fields, f)
			}
		}
	}
	return fields
}
