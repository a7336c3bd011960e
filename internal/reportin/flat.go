package reportin

import (
	"regexp"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
)

var number = regexp.MustCompile(`^[-+]?\d+(?:\.\d+)?$`)

// token is a word of a table that was flattened to text: a figure, or a piece
// of a label.
type token struct {
	text   string
	figure bool
}

func tokens(lines []string) []token {
	var out []token
	for _, line := range lines {
		for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' || r == '|' || r == '　' || r == '\u00a0' }) {
			word = prose.Fold(word)
			if word != "" {
				out = append(out, token{word, number.MatchString(word)})
			}
		}
	}
	return out
}

// readFlat takes the figures out of the three tables' words. A table whose
// figures do not come out whole is left unseen.
func (b *builder) readFlat(tables [5][]string) {
	if disclosed := tokens(tables[2]); len(disclosed) > 0 {
		b.flatDisclosed(disclosed)
	}
	if applications := tokens(tables[3]); len(applications) > 0 {
		b.flatApplications(applications)
	}
	if cases := tokens(tables[4]); len(cases) > 0 {
		b.flatCases(cases)
	}
}

// flatDisclosed reads table two: the words before a run of figures end with
// the name of their row.
func (b *builder) flatDisclosed(all []token) {
	var words strings.Builder
	for _, t := range all {
		words.WriteString(t.text)
	}
	edition := editionOf(prose.Plain(words.String()))
	rows := edition.Table(annual.Table2).Rows
	label := ""
	var run []string
	flush := func() {
		if row, ok := rowEnding(rows, label); ok && len(run) == len(row.Columns) {
			for i, c := range row.Columns {
				b.doc.Figures[annual.At(annual.Table2, row.Key, c.Key)] = annual.ParseCell(run[i], c.Unit)
			}
		}
		label, run = "", nil
	}
	for _, t := range all {
		if t.figure {
			run = append(run, t.text)
			continue
		}
		if len(run) > 0 {
			flush()
		}
		label += prose.Plain(t.text)
	}
	flush()
	if len(b.doc.Figures) > 0 {
		b.doc.Form = edition.ID
	}
}

// rowEnding finds the row whose name ends the words, the longest first:
// 行政规范性文件 also ends with 规范性文件.
func rowEnding(rows []annual.Row, words string) (annual.Row, bool) {
	best, found := annual.Row{}, false
	for _, row := range rows {
		if strings.HasSuffix(words, prose.Plain(row.Name())) && (!found || len(row.Name()) > len(best.Name())) {
			best, found = row, true
		}
	}
	return best, found
}

// flatApplications reads table three. When every cell has its figure they
// come in the order of the form, however the labels are cut up. Otherwise rows
// are known by the first words of their labels.
func (b *builder) flatApplications(all []token) {
	var words strings.Builder
	var figures []string
	started := false
	for _, t := range all {
		if !t.figure {
			words.WriteString(prose.Plain(t.text))
			started = started || strings.Contains(words.String(), "本年新收")
		} else if started {
			figures = append(figures, t.text)
		}
	}
	rows := annual.Edition2019().Table(annual.Table3).Rows
	if prose.ContainsAny(words.String(), "逾期不补", "逾期未按", "无正当理由逾期") {
		rows = annual.Edition2021().Table(annual.Table3).Rows
	}
	if len(figures) == len(rows)*applicants {
		for i, row := range rows {
			b.applicationRow(row, figures[i*applicants:(i+1)*applicants])
		}
		return
	}
	b.anchoredApplications(all, rows)
}

func (b *builder) applicationRow(row annual.Row, values []string) {
	for i, c := range row.Columns {
		b.doc.Figures[annual.At(annual.Table3, row.Key, c.Key)] = annual.ParseCell(values[i], c.Unit)
	}
}

// anchor is how much of a label must stand before its figures.
const anchor = 5

func (b *builder) anchoredApplications(all []token, rows []annual.Row) {
	label, next := "", 0
	var run []string
	flush := func() {
		defer func() { label, run = "", nil }()
		if len(run) != applicants {
			return
		}
		for i := next; i < len(rows); i++ {
			name := []rune(prose.Plain(rows[i].Name()))
			if strings.Contains(label, string(name[:min(anchor, len(name))])) {
				b.applicationRow(rows[i], run)
				next = i + 1
				return
			}
		}
	}
	for _, t := range all {
		switch {
		case t.figure:
			run = append(run, t.text)
		case len(run) > 0:
			flush()
			label = prose.Plain(t.text)
		default:
			label += prose.Plain(t.text)
		}
	}
	flush()
}

// flatCases reads table four: fifteen figures.
func (b *builder) flatCases(all []token) {
	var figures []string
	for _, t := range all {
		if t.figure {
			figures = append(figures, t.text)
		}
	}
	table := annual.Edition2021().Table(annual.Table4)
	at := 0
	if len(figures) != 3*len(table.Rows[0].Columns) {
		return
	}
	for _, row := range table.Rows {
		for _, c := range row.Columns {
			b.doc.Figures[annual.At(annual.Table4, row.Key, c.Key)] = annual.ParseCell(figures[at], c.Unit)
			at++
		}
	}
}
