package privacy

var (
	levels   = list("绝密 机密 秘密")
	internal = list("内部资料 内部文件 内部材料 内部使用 内部参考 内部传阅 内部掌握 内部刊物")
	orders   = list(`注意保存 注意保密 妥善保管 妥善保存 不得外传 请勿外传 严禁外传 切勿外传 不准外传 不得翻印 不得扩散
		请勿扩散 严禁扩散 不得复制 严禁复制 不得公开 用后收回 阅后销毁 会后收回 阅后即焚`)
	standing = list("工作秘密 内部资料 内部文件 内部材料")
	classing = list("密级 定密 保密等级 秘密等级")
	denying  = list("非 不属于 不是 不含 不涉及 没有 不得将 去除 未标")
)

// marks finds classification marks: a level with its star, a level named as
// 密级, and what offices stamp on papers that stay inside. The bare words of
// the law (国家秘密, 商业秘密) are no mark.
func (s *script) marks() []Finding {
	var out []Finding
	for i := 0; i < len(s.runes); i++ {
		f, end := s.markAt(i)
		if end > 0 {
			out = append(out, f)
			i = end - 1
		}
	}
	return out
}

func (s *script) markAt(i int) (Finding, int) {
	if end := s.levelEnd(i); end > 0 {
		return s.span(Classification, i, end, Forbid, "是密级标志"), end
	}
	if end := internal.match(s, i); end >= 0 {
		switch {
		case denying.endsAt(s, i):
			return Finding{}, 0
		case s.stamped(i, end):
			end = s.stampEnd(end)
			return s.span(Classification, i, end, Forbid, "是内部材料的标志"), end
		case standing.match(s, i) >= 0:
			return s.span(Classification, i, end, Judge, "提到内部材料。看是标志还是行文"), end
		}
		return Finding{}, 0
	}
	if end := s.orderEnd(i); end > 0 {
		return s.span(Classification, i, end, Judge, "像限制传阅的标志"), end
	}
	return Finding{}, 0
}

// levelEnd reads 机密★, 秘 密 ★ 1年, 密级:秘密.
func (s *script) levelEnd(i int) int {
	if !oneOf(s.at(i), "绝机秘") {
		return 0
	}
	spaced := s.skip(i+1, isSpace, 4)
	if s.at(spaced) != '密' {
		return 0
	}
	spaced++
	star := s.skip(spaced, isSpace, 4)
	switch {
	case oneOf(s.at(star), "★☆✩⭐"), s.at(star) == '*' && s.termFollows(star+1):
		return s.termEnd(star + 1)
	case levels.match(s, i) >= 0 && s.classed(i):
		return spaced
	}
	return 0
}

// termFollows tells a star that stands for ★ from one that masks.
func (s *script) termFollows(i int) bool {
	return isDigit(s.at(i)) || isBreak(s.at(i)) || s.at(i) == '长'
}

// termEnd takes the term after the star into the mark: 1年, 6个月, 长期.
func (s *script) termEnd(i int) int {
	from := s.skip(i, isSpace, 2)
	if s.at(from) == '长' && s.at(from+1) == '期' {
		return from + 2
	}
	term := s.skip(from, isDigit, 2)
	if term == from {
		return i
	}
	if s.at(term) == '个' {
		term++
	}
	if oneOf(s.at(term), "年月") {
		return term + 1
	}
	return i
}

// classed reports whether a level is the value of a 密级 field.
func (s *script) classed(i int) bool {
	p := i
	for p > 0 && i-p < 4 && (isSpace(s.runes[p-1]) || s.runes[p-1] == ':' || s.runes[p-1] == '为') {
		p--
	}
	return p < i && classing.endsAt(s, p)
}

// stamped reports whether words stand as a mark: alone on their line, in
// brackets, or with an order or a star.
func (s *script) stamped(from, to int) bool {
	before, after := s.at(s.back(from)), s.skip(to, isSpace, 3)
	next := s.at(after)
	opened := isBreak(before) || oneOf(before, "(【[〔")
	closed := isBreak(next) || oneOf(next, ")】]〕")
	if oneOf(next, ",.;、") {
		after = s.skip(after+1, isSpace, 2)
	}
	return next == '★' || opened && closed || orders.match(s, after) >= 0
}

// back returns the place of the last character before i that is no space.
func (s *script) back(i int) int {
	for n := 0; n < 8; n++ {
		if i--; !isSpace(s.at(i)) {
			break
		}
	}
	return i
}

// stampEnd takes the order that follows into the mark.
func (s *script) stampEnd(to int) int {
	after := s.skip(to, isSpace, 3)
	if r := s.at(after); r == ',' || r == ';' || r == '、' || r == '★' {
		to, after = after, s.skip(after+1, isSpace, 2)
		if s.at(to) == '★' {
			return to + 1
		}
	}
	if end := orders.match(s, after); end >= 0 {
		return end
	}
	return to
}

// orderEnd reads an order that stands alone: on its line or in brackets.
func (s *script) orderEnd(i int) int {
	end := orders.match(s, i)
	if end < 0 {
		return 0
	}
	before, after := s.at(s.back(i)), s.at(s.skip(end, isSpace, 3))
	alone := isBreak(before) || before == '(' || before == '【' || before == '['
	if alone && (isBreak(after) || after == ')' || after == '】' || after == ']' || after == '!') {
		return end
	}
	return 0
}
