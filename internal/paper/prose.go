package paper

import "strings"

// box is one character of a text that is being set.
type box struct {
	r     rune
	adv   Length // width with tracking
	glyph Length // the font's own advance
	face  Face   // the face that has r
	style uint16 // index into prose.styles
	class class
	brk   bool // a line may break before it
	inner bool // of one token with the box before it: never pulled apart
	hint  bool // a BreakHint stands before it
}

// Missing is a character that no font has, with the text where it stands.
type Missing struct {
	Rune rune
	Text string
}

// prose is a text made ready for breaking: its characters measured, its
// tokens found.
type prose struct {
	fonts   *FontSet
	styles  []TextStyle
	boxes   []box
	missing []Missing
	hinted  bool
	lines   bool // has forced newlines
}

// stand-ins for a character that no font has: 〓 is the printer's own sign
// for a missing type.
var standIns = [...]rune{'〓', '□', '?'}

// newProse measures spans. Every span has a complete style.
func newProse(fonts *FontSet, spans []Span) *prose {
	p := &prose{fonts: fonts}
	total := 0
	for _, s := range spans {
		total += len(s.Text)
	}
	p.boxes = make([]box, 0, total/2+1)
	for _, s := range spans {
		p.add(s)
	}
	p.findTokens()
	p.joinDashes()
	return p
}

func (p *prose) add(s Span) {
	style := s.TextStyle
	if style.Color.A == 0 {
		style.Color = Black
	}
	at := uint16(len(p.styles))
	p.styles = append(p.styles, style)
	hinted, quotes := false, 0
	for _, r := range tidy.Replace(s.Text) {
		b := box{r: r, style: at, class: classOf(r), hint: hinted}
		switch b.class {
		case dropped:
			continue
		case hint:
			hinted, p.hinted = true, true
			continue
		case newline:
			p.lines = true
			p.boxes = append(p.boxes, b)
			hinted = false
			continue
		}
		if r == '"' { // a straight quote opens and closes in turn
			b.class = opening + class(quotes%2)
			quotes++
		}
		p.measure(&b, style, s.Text)
		p.boxes = append(p.boxes, b)
		hinted = false
	}
}

// measure finds the face and the width of a box.
func (p *prose) measure(b *box, style TextStyle, text string) {
	face, ok := p.fonts.Resolve(style.Face, b.r)
	if !ok {
		p.missing = append(p.missing, Missing{b.r, excerpt(text, b.r)})
		for _, s := range standIns {
			if face, ok = p.fonts.Resolve(style.Face, s); ok {
				b.r = s
				break
			}
		}
	}
	if !ok { // a font without even a question mark: leave the place empty
		b.adv = style.Size
		b.class = dropped
		return
	}
	b.face = face
	b.adv = p.fonts.fonts[face].Advance(b.r, style.Size)
	// Some faces draw “” at Latin width; Chinese text needs the full square.
	if strings.ContainsRune("“”‘’", b.r) && b.adv < style.Size*9/10 {
		if song := p.fonts.fonts[Song]; song.Has(b.r) && song.Advance(b.r, style.Size) > b.adv {
			b.face, b.adv = Song, song.Advance(b.r, style.Size)
		}
	}
	b.glyph = b.adv
	b.adv += style.Tracking
}

// excerpt returns r with a few characters on either side.
func excerpt(text string, r rune) string {
	const around = 8
	all := []rune(strings.Map(func(r rune) rune {
		if c := classOf(r); c == dropped || c == hint || c == newline {
			return -1
		}
		return r
	}, text))
	for i := range all {
		if all[i] == r {
			return string(all[max(0, i-around):min(len(all), i+around+1)])
		}
	}
	return string(r)
}

func (p *prose) size(i int) Length { return p.styles[p.boxes[i].style].Size }

// wide reports whether a box takes (nearly) a full square.
func (p *prose) wide(i int) bool {
	return p.boxes[i].adv*10 >= p.size(i)*8 && p.boxes[i].class != letter
}

// width is the natural width of boxes from..to.
func (p *prose) width(from, to int) Length {
	var w Length
	for _, b := range p.boxes[from:to] {
		w += b.adv
	}
	return w
}

// widestToken returns the width of the widest word or number.
func (p *prose) widestToken() Length {
	var widest, w Length
	for _, b := range p.boxes {
		if !b.inner || b.brk {
			w = 0
		}
		w += b.adv
		widest = max(widest, w)
	}
	return widest
}

// text returns the characters of boxes from..to.
func (p *prose) text(from, to int) string {
	var s strings.Builder
	for _, b := range p.boxes[from:to] {
		s.WriteRune(b.r)
	}
	return s.String()
}
