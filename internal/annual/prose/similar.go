package prose

import "strings"

// Similarity says how alike two texts are, from 0 to 1: the share of pairs of
// neighbouring characters that they have in common (Dice). Figures count as
// one sign, so that last year's sentence with this year's numbers is alike.
func Similarity(a, b string) float64 {
	pairsA, sizeA := pairs(a)
	pairsB, sizeB := pairs(b)
	if sizeA == 0 || sizeB == 0 {
		return 0
	}
	common := 0
	for pair, n := range pairsA {
		common += min(n, pairsB[pair])
	}
	return 2 * float64(common) / float64(sizeA+sizeB)
}

func pairs(text string) (map[[2]rune]int, int) {
	out, size := map[[2]rune]int{}, 0
	var before rune
	for _, r := range Plain(text) {
		if isDigit(r) {
			r = '0'
		}
		if r == '0' && before == '0' {
			continue
		}
		if before != 0 {
			out[[2]rune{before, r}]++
			size++
		}
		before = r
	}
	return out, size
}

// Paragraphs splits text at line ends and leaves out empty lines.
func Paragraphs(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
