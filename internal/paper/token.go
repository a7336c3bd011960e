package paper

import (
	"strings"
	"unicode"
)

// findTokens marks what must stay whole (words, numbers, 〔2021〕30号, …… and
// ——) and where lines may break.
func (p *prose) findTokens() {
	for i := 0; i < len(p.boxes); {
		end := p.tokenEnd(i)
		if p.boxes[i].r == '-' && end > i+1 {
			p.boxes[i].class = letter // a sign, not a hyphen
		}
		if i > 0 {
			p.boxes[i].brk = p.mayBreak(i)
		}
		for k := i + 1; k < end; k++ {
			p.boxes[k].inner = true
		}
		if end-i > 8 {
			p.softenAddress(i, end)
		}
		i = end
	}
}

// mayBreak applies the rules for line starts and line ends before box i.
func (p *prose) mayBreak(i int) bool {
	switch p.boxes[i].class {
	case closing, space, glue, newline:
		return false
	}
	if unicode.Is(unicode.M, p.boxes[i].r) { // an accent belongs to its letter
		return false
	}
	before := i - 1
	if p.boxes[before].class == glue {
		return false
	}
	for before > 0 && p.boxes[before].class == space {
		before--
	}
	return p.boxes[before].class != opening
}

// tokenEnd returns the end of the token that starts at box i.
func (p *prose) tokenEnd(i int) int {
	b := p.boxes
	switch {
	case b[i].r == '…' || b[i].r == '—':
		k := i + 1
		for k < len(b) && b[k].r == b[i].r {
			k++
		}
		return k
	case strings.ContainsRune("〔［[", b[i].r):
		if end := p.documentNumber(i); end > i {
			return end
		}
	case b[i].class == letter:
		return p.wordEnd(i)
	case b[i].r == '-' && i+1 < len(b) && b[i+1].class == letter:
		return p.wordEnd(i + 1)
	}
	return i + 1
}

// wordEnd returns the end of the word or number that starts at box i:
// 3,607, 12.5%, 2024-01-01, http://a.gov.cn/b.
func (p *prose) wordEnd(i int) int {
	b := p.boxes
	k := i + 1
	for k < len(b) {
		if b[k].class == letter {
			k++
			continue
		}
		j := k
		for j < len(b) && j-k < 3 && isJoiner(b[j].r) {
			j++
		}
		if j > k && j < len(b) && b[j].class == letter {
			k = j + 1
			continue
		}
		break
	}
	if k < len(b) && isSuffix(b[k].r) {
		k++
	}
	return k
}

// documentNumber returns the end of 〔2021〕30号 when it starts at box i, else i.
func (p *prose) documentNumber(i int) int {
	b := p.boxes
	digits := func(k int) int {
		for k < len(b) && isDigit(b[k].r) {
			k++
		}
		return k
	}
	year := digits(i + 1)
	if year == i+1 || year == len(b) || !strings.ContainsRune("〕］]", b[year].r) {
		return i
	}
	k := year + 1
	if k < len(b) && b[k].r == '第' {
		k++
	}
	end := digits(k)
	if end == k || end == len(b) || b[end].r != '号' {
		return i
	}
	return end + 1
}

// softenAddress lets a web address break wherever neither part becomes a
// stump, so that it does not tear a hole into the line before it. No hyphen
// is added: it would be taken for a part of the address.
func (p *prose) softenAddress(from, to int) {
	text := p.text(from, to)
	start := strings.Index(text, "://")
	if start < 0 && !strings.HasPrefix(text, "www.") {
		return
	}
	const stump = 3
	for k := from + max(start+3, stump); k <= to-stump; k++ {
		p.boxes[k].brk = p.boxes[k].class == letter
	}
}

// joinDashes makes —— one unbroken stroke over two squares, whatever side
// bearings the font gives its dash.
func (p *prose) joinDashes() {
	for i := 0; i+1 < len(p.boxes); i++ {
		if p.boxes[i].r != '—' || p.boxes[i+1].r != '—' {
			continue
		}
		for ; i < len(p.boxes) && p.boxes[i].r == '—'; i++ {
			s := p.styles[p.boxes[i].style]
			p.boxes[i].adv = s.Size + s.Tracking
		}
	}
}
