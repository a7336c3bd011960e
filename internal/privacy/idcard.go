package privacy

import "time"

// provinces are the first two digits that GB/T 2260 gives out.
var provinces = func() (known [100]bool) {
	for _, p := range []int{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
		50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83} {
		known[p] = true
	}
	return known
}()

// weights and checks are the check digit of GB 11643: the sum of the weighted
// digits, modulo 11, names the last character.
var weights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const checks = "10X98765432"

// checkID returns the character that completes seventeen digits.
func checkID(digits []byte) byte {
	sum := 0
	for i, w := range weights {
		sum += int(digits[i]-'0') * w
	}
	return checks[sum%11]
}

func num(digits []byte) int {
	n := 0
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n
}

// born reads a date of birth; ok is false for a day that the calendar does not
// have or that lies outside what a living person's card can say.
func born(year, month, day int, today time.Time) (time.Time, bool) {
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	latest := 2100
	if !today.IsZero() {
		latest = today.Year()
	}
	return date, date.Month() == time.Month(month) && date.Day() == day && year >= 1900 && year <= latest
}

// region reports whether six digits can be the code of a county.
func region(digits []byte) bool {
	return provinces[num(digits[:2])] && num(digits[2:6]) > 0
}

func (s *script) idCard(n number) (Finding, bool) {
	to, last := s.idEnd(n)
	if n.label == labelledCredit || isStar(s.at(to)) {
		return Finding{}, false
	}
	switch {
	case s.longID(n, last):
		return s.span(IDCard, n.from, to, MustMask, "18位，出生日期和校验位都对"), true
	case s.shortID(n):
		return s.span(IDCard, n.from, to, MustMask, "15位，是第一代身份证号的写法，出生日期对"), true
	case n.label == labelledID && (last != 0 || len(n.digits) >= 15) && !s.continues(to):
		return s.span(IDCard, n.from, to, Judge, "写着是身份证号，但位数、出生日期或校验位不对，由人核对"), true
	}
	return Finding{}, false
}

func (s *script) longID(n number, last byte) bool {
	if last == 0 {
		return false
	}
	_, dated := born(num(n.digits[6:10]), num(n.digits[10:12]), num(n.digits[12:14]), s.day)
	return dated && region(n.digits) && checkID(n.digits[:17]) == last
}

// shortID has no check digit, so that what stands around it must leave it
// possible.
func (s *script) shortID(n number) bool {
	if len(n.digits) != 15 || n.parts > 3 {
		return false
	}
	_, dated := born(1900+num(n.digits[6:8]), num(n.digits[8:10]), num(n.digits[10:12]), s.day)
	switch {
	case !dated || !region(n.digits) || num(n.digits[2:4]) == 0 || num(n.digits[4:6]) == 0:
		return false
	case n.label == unlabelled:
		return !s.embedded(n) && !s.measured(n.to)
	}
	return n.label == labelledID
}

// idEnd returns the end of a number of eighteen characters and its last one, or
// n.to and 0. People write the X in many ways.
func (s *script) idEnd(n number) (int, byte) {
	switch len(n.digits) {
	case 18:
		return n.to, n.digits[17]
	case 17:
		at := n.to
		if r := s.at(at); r == ' ' || r == '-' {
			at++
		}
		switch s.at(at) {
		case 'X', 'x', '×', 'Ⅹ', 'ⅹ', 'Х', 'х': // the last two are Cyrillic
			if !isAlnum(s.at(at + 1)) {
				return at + 1, 'X'
			}
		}
	}
	return n.to, 0
}

// continues reports whether more digits follow that belong to the same number.
func (s *script) continues(to int) bool {
	i := s.skip(to, func(r rune) bool { return r == ' ' || r == '-' }, 2)
	return i > to && isDigit(s.at(i))
}

// birthOf returns the date of birth in an identity number as it was found.
func birthOf(text string, today time.Time) (time.Time, bool) {
	var digits []byte
	for _, r := range text {
		if r = fold(r); isDigit(r) {
			digits = append(digits, byte(r))
		}
	}
	if len(digits) < 17 {
		return time.Time{}, false // the short form has been given to nobody since 1999
	}
	return born(num(digits[6:10]), num(digits[10:12]), num(digits[12:14]), today)
}
