package privacy

// mobile finds numbers of mobile telephones, with or without +86. Numbers of
// services (400, 800, 12345, 110) belong to nobody and are not looked for.
func (s *script) mobile(n number) (Finding, bool) {
	own := ownNumber(n.digits)
	if len(own) != 11 || own[0] != '1' || own[1] < '3' || n.parts > 4 || n.first < 2 {
		return Finding{}, false
	}
	switch n.label {
	case labelledCode, labelledCredit, labelledAccount:
		return Finding{}, false
	case labelledPhone:
	default:
		if s.embedded(n) || s.at(n.to) == '号' {
			return Finding{}, false
		}
	}
	from := n.from
	if s.at(from-1) == '+' {
		from--
	}
	return s.span(Phone, from, n.to, MustMask, "11位，是手机号的号段"), true
}

// ownNumber takes the country's code away.
func ownNumber(digits []byte) []byte {
	switch {
	case len(digits) == 13 && string(digits[:2]) == "86":
		return digits[2:]
	case len(digits) == 15 && string(digits[:4]) == "0086":
		return digits[4:]
	}
	return digits
}

const landlineReason = "像固定电话。办公电话可以照登，私人电话要遮盖"

// landline finds numbers of fixed lines, with an area code or called a
// telephone. An office's own line belongs in its notices, so a person judges.
func (s *script) landline(n number) (Finding, bool) {
	from, to := n.from, n.to
	switch {
	case n.label != labelledPhone && n.label != unlabelled:
		return Finding{}, false
	case s.withArea(n):
		if s.at(from-1) == '(' {
			from--
		}
	case n.label != labelledPhone || !s.local(n):
		return Finding{}, false
	}
	if s.at(to) == '转' {
		if end := s.skip(to+1, isDigit, 6); end > to+1 {
			to = end
		}
	}
	return s.span(Phone, from, to, Judge, landlineReason), true
}

// withArea reports whether n is written with its area code apart.
func (s *script) withArea(n number) bool {
	area := areaCode(n.digits)
	return area > 0 && n.first == area && n.parts <= 3 && subscriber(n.digits[area:]) && !s.embedded(n)
}

// local reports whether n, which is called a telephone, can be one: a local
// number, or the area code and the number in one.
func (s *script) local(n number) bool {
	if area := areaCode(n.digits); area > 0 && n.parts == 1 {
		return subscriber(n.digits[area:])
	}
	whole := n.parts == 1 || n.parts == 2 && n.first >= 3
	return whole && subscriber(n.digits) && !dateLike(n.digits) && !s.continues(n.to)
}

// areaCode returns the length of the area code at the start, or 0.
func areaCode(digits []byte) int {
	switch {
	case len(digits) < 10 || digits[0] != '0':
		return 0
	case digits[1] == '1' && digits[2] == '0', digits[1] == '2':
		return 3
	case digits[1] >= '3':
		return 4
	}
	return 0
}

func subscriber(digits []byte) bool {
	return (len(digits) == 7 || len(digits) == 8) && digits[0] >= '2' && digits[0] <= '8'
}

func dateLike(digits []byte) bool {
	if len(digits) != 8 {
		return false
	}
	_, ok := born(num(digits[:4]), num(digits[4:6]), num(digits[6:]), noDay)
	return ok
}
