package word

import (
	"fmt"
	"math"
	"strings"
)

// body collects the XML of the document's body.
type body struct {
	strings.Builder
	width int     // of the text block, in twentieths of a point
	size  float64 // of the type of the table under way in points, 0 for that of its styles
}

func (w *body) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

func (p Paragraph) write(w *body) {
	w.printf(`<w:p><w:pPr><w:pStyle w:val="%s"/>`, idOf(p.Style))
	if p.KeepWithNext {
		w.WriteString(`<w:keepNext/>`)
	}
	if p.Before > 0 {
		w.printf(`<w:spacing w:before="%d"/>`, twips(p.Before*leading))
	}
	if p.Right > 0 {
		w.printf(`<w:ind w:rightChars="%d" w:right="%d"/>`, twips(p.Right*100), twips(p.Right*char3))
	}
	w.WriteString(`</w:pPr>`)
	for _, r := range p.Runs {
		r.write(w)
	}
	w.WriteString("</w:p>\n")
}

// looks is what sets the run apart from its paragraph; size is in points, 0 for
// that of the style.
func (r Run) looks(size float64) string {
	looks := ""
	if id := runIDOf(r.As); id != "" {
		looks = fmt.Sprintf(`<w:rStyle w:val="%s"/>`, id)
	}
	if r.Face != "" {
		looks += fontXML(r.Face)
	}
	if size > 0 {
		looks += fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, twips(size*2))
	}
	return looks
}

func twips(n float64) int { return int(math.Round(n)) }

func (r Run) write(w *body) {
	w.WriteString(`<w:r>`)
	if looks := r.looks(w.size); looks != "" {
		w.printf(`<w:rPr>%s</w:rPr>`, looks)
	}
	for i, line := range strings.Split(Clean(r.Text), "\n") {
		if i > 0 {
			w.WriteString(`<w:br/>`)
		}
		for k, part := range strings.Split(line, "\t") {
			if k > 0 {
				w.WriteString(`<w:tab/>`)
			}
			if part != "" {
				w.printf(`<w:t xml:space="preserve">%s</w:t>`, escape(part))
			}
		}
	}
	w.WriteString(`</w:r>`)
}

func (PageBreak) write(w *body) {
	w.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>` + "\n")
}
