package privacy

import "strings"

// issuers are the beginnings of card numbers met in China, with the lengths
// that go with them: 银联 62 and the older domestic ranges, Visa, Mastercard, JCB.
var issuers = []struct {
	prefix      string
	least, most int
}{
	{"62", 16, 19}, {"60", 16, 19}, {"955", 16, 19}, {"940", 16, 19}, {"990", 16, 19}, {"998", 16, 19}, {"690", 16, 19}, {"685", 16, 19},
	{"4", 16, 16}, {"51", 16, 16}, {"52", 16, 16}, {"53", 16, 16}, {"54", 16, 16}, {"55", 16, 16}, {"35", 16, 16},
}

func issued(digits []byte) bool {
	for _, i := range issuers {
		if strings.HasPrefix(string(digits), i.prefix) && len(digits) >= i.least && len(digits) <= i.most {
			return true
		}
	}
	return false
}

// luhn is the check digit of ISO/IEC 7812.
func luhn(digits []byte) bool {
	sum := 0
	for i := range digits {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func (s *script) bankCard(n number) (Finding, bool) {
	size := len(n.digits)
	grouped := n.parts == 1 || n.even || n.parts == 2 && n.first == 6
	switch {
	case n.label == labelledCode, n.label == labelledCredit, n.label == labelledPhone, size < 9, !grouped:
	case n.parts > 1 && s.unfinished(n):
	case size >= 16 && issued(n.digits) && luhn(n.digits) && (n.label == labelledAccount || !s.embedded(n)):
		return s.span(BankCard, n.from, n.to, MustMask, "位数、发卡行和校验位都像银行卡号"), true
	case n.label == labelledAccount && !s.continues(n.to):
		return s.span(BankCard, n.from, n.to, Judge, accountReason), true
	}
	return Finding{}, false
}

// unfinished reports whether the next group belongs to a number in groups: it
// is no longer than what a card has room for.
func (s *script) unfinished(n number) bool {
	if !s.continues(n.to) {
		return false
	}
	from := s.skip(n.to, func(r rune) bool { return r == ' ' || r == '-' }, 2)
	return s.skip(from, isDigit, longestNumber)-from <= longestNumber-len(n.digits)
}

const accountReason = "写着是账号。个人的要遮盖，单位收款的由人判断"

// longAccount is an account number longer than any card's.
func (s *script) longAccount(g group) (Finding, bool) {
	if g.to-g.from > 30 || s.labelOf(g.from) != labelledAccount || isStar(s.at(g.to)) || s.measured(g.to) {
		return Finding{}, false
	}
	return s.span(BankCard, g.from, g.to, Judge, accountReason), true
}
