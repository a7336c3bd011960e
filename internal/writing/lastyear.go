package writing

import (
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
)

// subHeading is the mark of a part inside a section.
var subHeading = regexp.MustCompile(`^[（(]([一二三四五六七八九十])[）)]`)

// LastYear gives what last year's report says where p stands, and how alike the
// two are from 0 to 1: the text under the same number or name, or else what is
// most alike. It is "" and 0 when there is nothing.
func LastYear(d *Draft, p Part) (text string, similar float64) {
	if d.Facts.Previous == nil {
		return "", 0
	}
	now := d.Filled(p)
	text = d.lastText(p, now)
	if text == "" || now == "" {
		return text, 0
	}
	return text, prose.Similarity(now, text)
}

func (d *Draft) lastText(p Part, now string) string {
	before := d.Facts.Previous
	if d.Paper != AnnualReport {
		return likest(now, paragraphsOf(before))
	}
	if p.Section == "" {
		return strings.TrimSpace(before.Preamble)
	}
	paragraphs := prose.Paragraphs(sectionOf(before, annual.SectionNumber(p.Section)))
	if p.Heading == "" {
		return d.shared(p, paragraphs)
	}
	if text := under(p.Heading, paragraphs); text != "" {
		return text
	}
	return likest(now, paragraphs)
}

// shared shares last year's paragraphs of a section out among its parts that
// have no headings, each to the one that it is most like, and gives those of p.
func (d *Draft) shared(p Part, paragraphs []string) string {
	var mine []string
	for _, text := range paragraphs {
		best, owner := -1.0, ""
		for _, part := range d.Parts {
			if part.Section != p.Section {
				continue
			}
			if s := prose.Similarity(d.Filled(part), text); s > best {
				best, owner = s, part.Key
			}
		}
		if owner == p.Key {
			mine = append(mine, text)
		}
	}
	return strings.Join(mine, "\n")
}

// sectionOf is the text of a section by its number in the form.
func sectionOf(r *annual.Report, number int) string {
	if r == nil {
		return ""
	}
	i := slices.IndexFunc(r.Sections, func(s annual.Section) bool { return annual.SectionNumber(s.Heading) == number })
	if i < 0 {
		return ""
	}
	return r.Sections[i].Text
}

// under gives the paragraphs that stand under a sub-heading, which is known by
// its name or, failing that, by its number.
func under(heading string, paragraphs []string) string {
	mark := subHeading.FindStringSubmatch(heading)
	if mark == nil {
		return ""
	}
	name := strings.TrimPrefix(heading, mark[0])
	start := slices.IndexFunc(paragraphs, func(p string) bool {
		return subHeading.MatchString(p) && strings.Contains(prose.Clip(p, 2*len([]rune(heading))), name)
	})
	if start < 0 {
		start = slices.IndexFunc(paragraphs, func(p string) bool {
			m := subHeading.FindStringSubmatch(p)
			return m != nil && m[1] == mark[1]
		})
	}
	if start < 0 {
		return ""
	}
	end := start + 1
	for end < len(paragraphs) && !subHeading.MatchString(paragraphs[end]) {
		end++
	}
	return strings.Join(paragraphs[start:end], "\n")
}

// likeness is from where a paragraph is like another by more than the words
// that all of them have.
const likeness = 0.3

// likest gives the paragraph that is most like a text, "" when none is like it.
func likest(text string, paragraphs []string) string {
	best, found := likeness, ""
	for _, p := range paragraphs {
		if s := prose.Similarity(text, p); s > best {
			best, found = s, p
		}
	}
	return found
}

func paragraphsOf(r *annual.Report) []string {
	all := prose.Paragraphs(r.Preamble)
	for _, s := range r.Sections {
		all = append(all, prose.Paragraphs(s.Text)...)
	}
	return all
}
