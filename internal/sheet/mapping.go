package sheet

import (
	"context"
	"maps"
	"slices"
	"strings"

	"zwgk/internal/fault"
)

// Mapping says what the columns of one source are, where their headings do not
// say it in words that are known. It is remembered by its headings, so the same
// source is read by itself the next time.
type Mapping struct {
	Kind     Kind     `json:"kind"`
	Headings []string `json:"headings"` // of the source, in order, as Layout gives them
	// Columns names for a heading the column of the ledger that it is, or ""
	// where it is none.
	Columns map[string]string `json:"columns"`
}

// Layout is what the heading of a file says, and what it could be read as.
type Layout struct {
	Kind    Kind
	Sheet   string
	Row     int // of the heading, from 1
	Columns []LayoutColumn
	Wanted  []WantedColumn
}

// LayoutColumn is one column of the file.
type LayoutColumn struct {
	Heading string
	Column  string   // what it is read as; "" when it is not
	Sample  []string // its first contents
}

// WantedColumn is one that a ledger of this kind can have.
type WantedColumn struct {
	Name     string
	Required bool
}

// Headings are those of the file, in order.
func (l Layout) Headings() []string {
	all := make([]string, len(l.Columns))
	for i, c := range l.Columns {
		all[i] = c.Heading
	}
	return all
}

// Mapping says what the clerk has chosen: for every column of the file, by its
// heading, a wanted column or "". The error says which required column nobody
// is, or which one two are.
func (l Layout) Mapping(chosen map[string]string) (Mapping, error) {
	m := Mapping{Kind: l.Kind, Headings: l.Headings(), Columns: map[string]string{}}
	taken := map[string]string{}
	for _, c := range l.Columns {
		column := chosen[c.Heading]
		if before, twice := taken[column]; twice && column != "" && before != c.Heading {
			return m, fault.New(fault.Invalid, "“%s”和“%s”都对应了“%s”。只留一栏", before, c.Heading, column)
		}
		taken[column] = c.Heading
		m.Columns[c.Heading] = column
	}
	for _, w := range l.Wanted {
		if _, ok := taken[w.Name]; w.Required && !ok {
			return m, fault.New(fault.Invalid, "还没有一栏对应“%s”。这一栏必须有", w.Name)
		}
	}
	for column := range taken {
		if column != "" && !slices.ContainsFunc(l.Wanted, func(w WantedColumn) bool { return w.Name == column }) {
			return m, fault.New(fault.Usage, "%s里没有“%s”这一栏", l.Kind.Label(), column)
		}
	}
	return m, nil
}

const sampleRows = 3

// ReadLayout reads the heading of the first sheet that has one, or, where no
// heading is known, of the row that looks most like one.
func ReadLayout(ctx context.Context, path string, kind Kind, limits Limits, mappings []Mapping) (Layout, error) {
	layout := Layout{Kind: kind}
	if _, err := ParseKind(string(kind)); err != nil {
		return layout, err
	}
	for _, c := range schemas[kind].columns {
		if c.field != fieldSerial {
			layout.Wanted = append(layout.Wanted, WantedColumn{c.name, c.required})
		}
	}
	w, err := open(ctx, path, limits.withDefaults())
	if err != nil {
		return layout, err
	}
	defer func() { _ = w.Close() }()
	best := 0
	for _, p := range w.sheets {
		if p.part == "" {
			continue
		}
		g, merges, err := w.openRows(ctx, p)
		if err != nil {
			return layout, err
		}
		first, err := firstRows(g)
		if err != nil {
			return layout, err
		}
		if columns, at, fields := layoutOf(first, merges, schemas[kind], mappings); len(columns) > 0 && fields > best {
			layout.Sheet, layout.Row, layout.Columns, best = p.name, first[at].number, columns, fields
		}
	}
	if best == 0 {
		return layout, fault.New(fault.Invalid, "没有找到像表头的一行。表头要有两栏以上的文字，下面一行起是内容")
	}
	return layout, nil
}

// layoutOf describes the heading of a sheet; fields says how good it is: one
// for a mere guess, more for one whose words are known.
func layoutOf(first []row, merges []merge, s *schema, mappings []Mapping) (columns []LayoutColumn, at, fields int) {
	head, known := findHeading(first, merges, s, mappings)
	fields = head.fields + 1
	if !known {
		if at = likeliest(first, merges); at < 0 {
			return nil, 0, 0
		}
		head, fields = matchHeading(headingTexts(&first[at], merges), nil, s), 1
		head.top, head.bottom = at, at
	}
	for c, label := range distinct(head.labels) {
		if label == "" {
			continue
		}
		column := LayoutColumn{Heading: label}
		for f := range head.columns {
			if head.columns[f] == c && field(f) != fieldSerial {
				column.Column = s.spec(field(f)).name
			}
		}
		for i := head.bottom + 1; i < len(first) && len(column.Sample) < sampleRows; i++ {
			if text := first[i].at(c).text; text != "" {
				column.Sample = append(column.Sample, clip(text))
			}
		}
		columns = append(columns, column)
	}
	return columns, head.top, fields
}

// likeliest is the row with most different words, -1 when none has two.
func likeliest(first []row, merges []merge) int {
	best, at := 1, -1
	for i := range first {
		if !lowerRow(&first[i]) {
			continue
		}
		words := map[string]bool{}
		for _, text := range headingTexts(&first[i], merges) {
			if isWords(text) {
				words[text] = true
			}
		}
		if len(words) > best {
			best, at = len(words), i
		}
	}
	return at
}

// distinct tells headings apart that are written alike: 日期, 日期（E栏）.
func distinct(labels []string) []string {
	told, seen := slices.Clone(labels), map[string]bool{}
	for c, label := range labels {
		if seen[label] && label != "" {
			told[c] = label + "（" + columnName(c) + "栏）"
		}
		seen[label] = true
	}
	return told
}

// mappingFor returns the mapping that was made for a heading.
func mappingFor(labels []string, mappings []Mapping) (Mapping, bool) {
	labels = slices.DeleteFunc(distinct(labels), func(l string) bool { return l == "" })
	for _, m := range mappings {
		if slices.Equal(m.Headings, labels) {
			return m, true
		}
	}
	return Mapping{}, false
}

// apply reads the columns of a heading as a mapping says.
func (f *found) apply(m Mapping, s *schema) {
	f.fields = 0
	for i := range f.columns {
		f.columns[i] = -1
	}
	for c, label := range distinct(f.labels) {
		f.known[c] = false
		for i := range s.columns {
			spec := &s.columns[i]
			if label != "" && spec.name == m.Columns[label] && f.columns[spec.field] < 0 {
				f.columns[spec.field], f.known[c] = c, true
				f.fields++
			}
		}
	}
}

// Remember puts a mapping among those that are known, in place of the one for
// the same headings.
func Remember(known []Mapping, m Mapping) []Mapping {
	known = slices.DeleteFunc(slices.Clone(known), func(k Mapping) bool { return k.Kind == m.Kind && slices.Equal(k.Headings, m.Headings) })
	m.Columns = maps.Clone(m.Columns)
	return append(known, m)
}

// MappingsOf are the known ones for a kind of ledger.
func MappingsOf(known []Mapping, kind Kind) []Mapping {
	return slices.DeleteFunc(slices.Clone(known), func(m Mapping) bool { return m.Kind != kind || strings.Join(m.Headings, "") == "" })
}
