package handbook

import "strings"

// Block is a part of a page: Heading, Paragraph, List, Steps, Table, Picture or
// Caution.
type Block interface {
	// lines are the words of the block as search reads them, one piece after
	// the other.
	lines() []string
}

// Heading parts a page.
type Heading struct{ Words string }

// Paragraph is running text.
type Paragraph struct{ Spans }

// List is things beside each other, in no order.
type List struct{ Items []Spans }

// Steps are done one after the other. First is the number of the first one: a
// picture or a paragraph may stand between two steps.
type Steps struct {
	First int
	Items []Spans
}

// Table has a head and rows of as many cells.
type Table struct {
	Head []Spans
	Rows [][]Spans
}

// Picture is a picture of the window or of a paper, with what is to be seen.
type Picture struct{ Name, Caption string }

// Caution says what the law leaves open, or what nobody has confirmed (未核). It
// is shown as such, never as a rule.
type Caution struct{ Spans }

// Kind is what a stretch of text is.
type Kind int

// The kinds.
const (
	Plain Kind = iota
	Key        // of the keyboard: Ctrl+N
	Link       // leads to another page
)

// Span is a stretch of text of one kind.
type Span struct {
	Kind Kind
	Text string
	Page string // where a link leads: the name of a page
}

// Spans is a text with keys and links in it.
type Spans []Span

// String is the text alone.
func (s Spans) String() string {
	var out strings.Builder
	for _, span := range s {
		out.WriteString(span.Text)
	}
	return out.String()
}

func (h Heading) lines() []string   { return []string{h.Words} }
func (p Paragraph) lines() []string { return []string{p.String()} }
func (l List) lines() []string      { return texts(l.Items) }
func (s Steps) lines() []string     { return texts(s.Items) }
func (p Picture) lines() []string   { return []string{p.Caption} }
func (c Caution) lines() []string   { return []string{cautionMark + c.String()} }

func (t Table) lines() []string {
	out := []string{strings.Join(texts(t.Head), cellMark)}
	for _, row := range t.Rows {
		out = append(out, strings.Join(texts(row), cellMark))
	}
	return out
}

// cellMark stands between the cells of a row where they are shown in one line.
const cellMark = "　"

func texts(items []Spans) []string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = item.String()
	}
	return out
}
