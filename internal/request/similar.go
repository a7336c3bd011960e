package request

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Match is an earlier request of the same applicant that may be the same one,
// with what speaks for it. Whether it is a 重复申请 (条例36(6)) a person decides.
type Match struct {
	Application Application
	Score       float64  // share of two-character pieces in common, 0 to 1
	Same        bool     // the words are the same but for punctuation
	Shared      []string // phrases of four characters or more that stand in both, longest first
	Numbers     []string // 文号 and the like that stand in both
	Days        int      // calendar days from the earlier receipt to the later one
}

// What is worth showing: a high share of common pieces, or a 文号 in common with
// some likeness around it.
const (
	likeness       = 0.6
	likenessNumber = 0.25
	phraseLength   = 4
	phrasesShown   = 3
)

// Similar compares a with other requests of the same applicant, the likeliest
// first. It compares pairs of characters, which neither order of sentences nor
// small changes of wording upset much. Applicants are compared by name; who has
// the numbers of identity papers should offer only that person's requests.
func Similar(a Application, others []Application) []Match {
	mine := plain(a.Subject)
	var found []Match
	for _, o := range others {
		if (o.ID == a.ID && a.ID != "") || plain(o.Applicant) != plain(a.Applicant) {
			continue
		}
		theirs := plain(o.Subject)
		m := Match{Application: o, Score: dice(mine, theirs), Same: mine == theirs && mine != "", Numbers: commonNumbers(a.Subject, o.Subject)}
		if m.Score < likeness && (len(m.Numbers) == 0 || m.Score < likenessNumber) {
			continue
		}
		m.Shared = sharedPhrases([]rune(mine), []rune(theirs))
		if m.Days = o.Received.DaysUntil(a.Received); m.Days < 0 {
			m.Days = -m.Days
		}
		found = append(found, m)
	}
	slices.SortStableFunc(found, func(x, y Match) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Days, y.Days))
	})
	return found
}

// plain keeps letters and digits only, so that spaces and punctuation do not
// make two requests of one.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// dice is twice the common pairs of characters over all of them.
func dice(a, b string) float64 {
	x, y := pairs(a), pairs(b)
	all, common := 0, 0
	for p, n := range x {
		all += n
		common += min(n, y[p])
	}
	for _, n := range y {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}

func pairs(s string) map[[2]rune]int {
	runes, found := []rune(s), map[[2]rune]int{}
	for i := range len(runes) - 1 {
		found[[2]rune{runes[i], runes[i+1]}]++
	}
	return found
}

// sharedPhrases gives the longest runs that stand in both texts, those that lie
// inside a longer one left out.
func sharedPhrases(a, b []rune) []string {
	var found []string
	row := make([]int, len(b)+1) // row[j]: length of the common run that ends at a[i-1], b[j-1]
	for i := 1; i <= len(a); i++ {
		diagonal := 0
		for j := 1; j <= len(b); j++ {
			above := row[j]
			row[j] = 0
			if a[i-1] == b[j-1] {
				row[j] = diagonal + 1
			}
			diagonal = above
			ends := i == len(a) || j == len(b) || a[i] != b[j]
			if ends && row[j] >= phraseLength {
				found = append(found, string(a[i-row[j]:i]))
			}
		}
	}
	slices.SortStableFunc(found, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	var kept []string
	for _, p := range found {
		if len(kept) < phrasesShown && !slices.ContainsFunc(kept, func(k string) bool { return strings.Contains(k, p) }) {
			kept = append(kept, p)
		}
	}
	return kept
}

// number is a 文号, or a long figure such as the number of a contract or a case.
var number = regexp.MustCompile(`[\p{Han}A-Za-z]{0,8}[〔\[（(]\d{4}[〕\]）)]\s*\d+号?|[A-Za-z]{0,4}\d{6,}`)

func commonNumbers(a, b string) []string {
	theirs := map[string]bool{}
	for _, n := range number.FindAllString(b, -1) {
		theirs[figures(n)] = true
	}
	var common []string
	for _, n := range number.FindAllString(a, -1) {
		if f := figures(n); theirs[f] && !slices.Contains(common, f) {
			common = append(common, f)
		}
	}
	return common
}

// figures is a number without the words that ran into it: 关于青政发〔2024〕3号 and
// 青政发〔2024〕3号 are one.
func figures(n string) string {
	if i := strings.IndexAny(n, "〔[（("); i >= 0 {
		runes := []rune(n[:i])
		return string(runes[max(0, len(runes)-3):]) + strings.NewReplacer("[", "〔", "（", "〔", "(", "〔", "]", "〕", "）", "〕", ")", "〕", " ", "").Replace(n[i:])
	}
	return n
}
