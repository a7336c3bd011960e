package handbook

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hit is a page that holds all words that were looked for.
type Hit struct {
	Page    *Page
	Block   int    // of the page where the excerpt stands; -1: above the blocks
	Excerpt string // a few words around the first word found
	Marks   []Mark // where the words stand in the excerpt
}

// Mark is a stretch of an excerpt, in bytes.
type Mark struct{ From, To int }

// The weight of the place where a word was found.
const (
	inText = iota + 1
	inHeading
	inAlso
	inTitle
)

// Search returns the pages that hold every one of the words, which are parted
// by blanks, in the order of how well they fit: a word in the title weighs more
// than one among 又叫, in a heading, in the text. Pages that fit equally well
// are in the order of the contents. Capital letters do not matter.
func (b *Book) Search(words string) []Hit {
	wanted := strings.FieldsFunc(fold(words), unicode.IsSpace)
	if len(wanted) == 0 {
		return nil
	}
	type weighed struct {
		Hit
		weight int
	}
	var found []weighed
	for _, p := range b.pages {
		if weight := p.weigh(wanted); weight > 0 {
			found = append(found, weighed{p.hit(wanted), weight})
		}
	}
	slices.SortStableFunc(found, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	hits := make([]Hit, len(found))
	for i, f := range found {
		hits[i] = f.Hit
	}
	return hits
}

// fold makes capitals small. No other character changes, so that places in the
// folded text are places in the text.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r - 'A' + 'a'
		}
		return r
	}, text)
}

// weigh says how well a page fits: 0 when one of the words is missing.
func (p *Page) weigh(wanted []string) int {
	total := 0
	for _, word := range wanted {
		best := p.place(word)
		if best == 0 {
			return 0
		}
		total += best
	}
	// the whole title, or a whole other word for it, is what was meant
	if len(wanted) == 1 && (fold(p.Title) == wanted[0] || slices.ContainsFunc(p.Also, func(a string) bool { return fold(a) == wanted[0] })) {
		total++
	}
	return total
}

// place is the best place in which the page holds a word.
func (p *Page) place(word string) int {
	switch {
	case strings.Contains(fold(p.Title), word):
		return inTitle
	case slices.ContainsFunc(p.Also, func(a string) bool { return strings.Contains(fold(a), word) }):
		return inAlso
	}
	best := 0
	if strings.Contains(fold(p.Lead.String()), word) {
		best = inText
	}
	for _, block := range p.Blocks {
		weight := inText
		if _, ok := block.(Heading); ok {
			weight = inHeading
		}
		if weight > best && slices.ContainsFunc(block.lines(), func(l string) bool { return strings.Contains(fold(l), word) }) {
			best = weight
		}
	}
	return best
}

// hit says where in a page the words stand: the line with the most of them,
// rather no heading, which says little. A page that is found by its title alone
// is introduced by its lead.
func (p *Page) hit(wanted []string) Hit {
	best, line := Hit{Page: p, Block: -1}, p.Lead.String()
	most := 2 * count(line, wanted)
	for i, block := range p.Blocks {
		_, heading := block.(Heading)
		for _, l := range block.lines() {
			n := 2 * count(l, wanted)
			if heading {
				n--
			}
			if n > most {
				best.Block, line, most = i, l, n
			}
		}
	}
	best.Excerpt, best.Marks = excerpt(line, wanted)
	return best
}

func count(line string, wanted []string) int {
	n := 0
	for _, word := range wanted {
		if strings.Contains(fold(line), word) {
			n++
		}
	}
	return n
}

// The length of an excerpt in characters, and how much of it stands before the
// first word.
const (
	excerptLength = 48
	excerptBefore = 12
)

// excerpt cuts a line around the first word in it and marks the words.
func excerpt(line string, wanted []string) (string, []Mark) {
	first := len(line)
	for _, word := range wanted {
		if at := strings.Index(fold(line), word); at >= 0 {
			first = min(first, at)
		}
	}
	if first == len(line) {
		first = 0
	}
	from := back(line, first, excerptBefore)
	if utf8.RuneCountInString(line) <= excerptLength {
		from = 0
	}
	to := ahead(line, from, excerptLength)
	text := line[from:to]
	if from > 0 {
		text = "…" + text
	}
	if to < len(line) {
		text += "…"
	}
	return text, marks(text, wanted)
}

// back is the place so many characters before another.
func back(text string, at, characters int) int {
	for ; characters > 0 && at > 0; characters-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// ahead is the place so many characters after another.
func ahead(text string, at, characters int) int {
	for ; characters > 0 && at < len(text); characters-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// marks are the places of the words in a text, in order and without overlap.
func marks(text string, wanted []string) []Mark {
	folded := fold(text)
	var found []Mark
	for _, word := range wanted {
		for from := 0; ; {
			at := strings.Index(folded[from:], word)
			if at < 0 {
				break
			}
			found = append(found, Mark{from + at, from + at + len(word)})
			from += at + len(word)
		}
	}
	slices.SortFunc(found, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	var out []Mark
	for _, m := range found {
		if len(out) > 0 && m.From < out[len(out)-1].To {
			out[len(out)-1].To = max(out[len(out)-1].To, m.To)
			continue
		}
		out = append(out, m)
	}
	return out
}

// MarksOf are the places of words, parted by blanks, in a text.
func MarksOf(text, words string) []Mark {
	return marks(text, strings.FieldsFunc(fold(words), unicode.IsSpace))
}
