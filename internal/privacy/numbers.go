package privacy

// group is a run of digits: the characters from up to to.
type group struct{ from, to int }

func (s *script) groups() []group {
	var out []group
	for i := 0; i < len(s.runes); i++ {
		if !isDigit(s.runes[i]) {
			continue
		}
		from := i
		for i < len(s.runes) && isDigit(s.runes[i]) {
			i++
		}
		out = append(out, group{from, i})
	}
	return out
}

// number is one or more groups read as one number.
type number struct {
	from, to int
	digits   []byte
	parts    int  // groups
	first    int  // digits in the first group
	even     bool // all groups but the last have four digits
	label    label
}

// What is read as one number has so many digits in so many groups; nothing
// sought is shorter or longer.
const (
	shortestNumber = 7
	longestNumber  = 19
	mostParts      = 8
)

// numbers finds identity, bank and telephone numbers, which are told apart by
// length and form. Every group starts at most longestNumber readings.
func (s *script) numbers() []Finding {
	var out []Finding
	groups := s.groups()
	var buf [longestNumber]byte
	for g := 0; g < len(groups); {
		f, last, ok := s.numberAt(groups, g, buf[:0])
		if !ok {
			g++
			continue
		}
		out = append(out, f)
		for g = last + 1; g < len(groups) && s.covered(groups[g], f); g++ {
			continue
		}
	}
	return out
}

func (s *script) covered(g group, f Finding) bool { return int(s.spots[g.from].from) < f.End }

// numberAt reads the number that begins with groups[g] in all lengths that its
// neighbours allow and keeps the surest reading.
func (s *script) numberAt(groups []group, g int, digits []byte) (best Finding, last int, ok bool) {
	from := groups[g].from
	if isStar(s.at(from - 1)) {
		return best, 0, false // the visible rest of a masked number
	}
	n := number{from: from, first: groups[g].to - from, even: true, digits: digits}
	for k := g; k < min(len(groups), g+mostParts) && s.take(&n, groups, g, k); k++ {
		if len(n.digits) < shortestNumber {
			continue
		}
		if n.label == unread {
			n.label = s.labelOf(from)
		}
		if f, found := s.reading(n); found && (!ok || surer(f, best)) {
			best, last, ok = f, k, true
		}
	}
	if !ok && n.first > longestNumber {
		best, ok = s.longAccount(groups[g])
		last = g
	}
	return best, last, ok
}

// surer reports whether f is a better reading than one with fewer digits.
func surer(f, than Finding) bool {
	return rank(f) < rank(than) || rank(f) == rank(than) && f.Kind == BankCard
}

// take adds groups[k] to a number that began with groups[g], or reports that it
// is another number or too long.
func (s *script) take(n *number, groups []group, g, k int) bool {
	if k > g && !s.joined(groups[k-1].to, groups[k].from) || len(n.digits)+groups[k].to-groups[k].from > longestNumber {
		return false
	}
	n.even = n.even && (k == g || groups[k-1].to-groups[k-1].from == 4)
	for _, r := range s.runes[groups[k].from:groups[k].to] {
		n.digits = append(n.digits, byte(r))
	}
	n.to, n.parts = groups[k].to, k-g+1
	return true
}

// joined reports whether the characters between two groups leave them one
// number: up to three spaces and hyphens, or the bracket of an area code.
func (s *script) joined(from, to int) bool {
	if to-from > 3 {
		return false
	}
	for i := from; i < to; i++ {
		if r := s.runes[i]; r != ' ' && r != '-' && r != ')' {
			return false
		}
	}
	return true
}

func (s *script) reading(n number) (Finding, bool) {
	if f, ok := s.idCard(n); ok {
		return f, true
	}
	if isStar(s.at(n.to)) || s.measured(n.to) {
		return Finding{}, false
	}
	for _, read := range []func(number) (Finding, bool){s.bankCard, s.mobile, s.landline} {
		if f, ok := read(n); ok {
			return f, true
		}
	}
	return Finding{}, false
}

var units = list("元 万 亿 % 亩 吨 册 件 株 千克 平方 公斤 公里 立方 公顷 米 人次 次 角 分 年 个 盒 支 号文 号令")

// measured reports whether what follows makes the number an amount.
func (s *script) measured(i int) bool {
	if s.at(i) == '.' && isDigit(s.at(i+1)) || s.at(i) == ',' && isDigit(s.at(i+1)) && isDigit(s.at(i+2)) && isDigit(s.at(i+3)) && !isDigit(s.at(i+4)) {
		return true
	}
	return units.match(s, s.skip(i, isSpace, 2)) >= 0
}

// embedded reports whether a number is a piece of a code: AB123, 2026-123, 123/4.
func (s *script) embedded(n number) bool {
	before, after := s.at(n.from-1), s.at(n.to)
	switch {
	case isLetter(before), before == '_', isLetter(after), after == '_':
		return true
	case before == '-' || before == '/' || before == '#':
		return isAlnum(s.at(n.from-2)) || before == '#'
	case after == '-':
		end := s.skip(n.to+1, isAlnum, 7)
		return end > n.to+1 && end < n.to+8
	}
	return false
}
