package privacy

import (
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// View is for whom a text is made.
type View string

// The views.
const (
	Posted  View = "posted"  // on the notice board
	Web     View = "web"     // for a site, where anyone can search
	Archive View = "archive" // in full, for those who may see it
)

// Label is the view in the office's words.
func (v View) Label() string {
	return map[View]string{Posted: "张贴版", Web: "网站版", Archive: "存档版"}[v]
}

// Rules say how much of a finding stays visible. An office may change them: the
// law asks for 去标识化 and does not say how many digits that leaves.
type Rules struct {
	Posted Shown `json:"posted"`
	Web    Shown `json:"web"`
}

// Shown is what stays visible in one view, in characters where it is a number.
type Shown struct {
	IDHead    int `json:"id_head"`
	IDTail    int `json:"id_tail"`
	CardTail  int `json:"card_tail"`
	PhoneTail int `json:"phone_tail"` // the four digits before them are hidden
	// Village leaves an address down to the village or the group.
	Village bool `json:"village"`
	// Health and MinorName leave what the law calls sensitive; for offices that
	// have a ground for it (《个人信息保护法》第二十九条).
	Health    bool `json:"health"`
	MinorName bool `json:"minor_name"`
	// MinorSurname leaves the first character of a child's name.
	MinorSurname bool `json:"minor_surname"`
}

// DefaultRules are the usual practice: six and four of an identity number on
// the board and nothing of it on the web, four of a bank card, 138****5678, an
// address down to the group.
func DefaultRules() Rules {
	board := Shown{IDHead: 6, IDTail: 4, CardTail: 4, PhoneTail: 4, Village: true}
	web := board
	web.IDHead, web.IDTail = 0, 0
	return Rules{Posted: board, Web: web}
}

// Validate refuses rules that leave a number as good as whole.
func (r Rules) Validate() error {
	for view, s := range map[View]Shown{Posted: r.Posted, Web: r.Web} {
		switch {
		case min(s.IDHead, s.IDTail, s.CardTail, s.PhoneTail) < 0:
			return fault.New(fault.Invalid, "%s的遮盖规则里有小于0的位数。改成0或以上", view.Label())
		case s.IDHead > 6 || s.IDTail > 4:
			return fault.New(fault.Invalid, "%s的身份证号最多留前6位、后4位。改小", view.Label())
		case s.CardTail > 6 || s.PhoneTail > 4:
			return fault.New(fault.Invalid, "%s的银行账号最多留后6位，电话最多留后4位。改小", view.Label())
		}
	}
	return nil
}

// Mask returns the text of a view: every finding given is masked, everything
// else stays byte for byte. Findings that a person has cleared are left out by
// the caller. A masked character is one star, so that lines and columns keep
// their places. The archive keeps the full text. Classification marks stay in
// every view: hiding the mark would hide that the text is not public.
//
// findings are those of Find for this very text, in order.
func (r Rules) Mask(text string, findings []Finding, view View) string {
	var shown Shown
	switch view {
	case Archive:
		return text
	case Web:
		shown = r.Web
	default:
		shown = r.Posted
	}
	var b strings.Builder
	b.Grow(len(text))
	at := 0
	for _, f := range findings {
		if f.Start < at || f.End > len(text) || f.Start > f.End {
			continue
		}
		b.WriteString(text[at:f.Start])
		b.WriteString(shown.mask(f))
		at = f.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Mask masks by the default rules.
func Mask(text string, findings []Finding, view View) string {
	return DefaultRules().Mask(text, findings, view)
}

func (s Shown) mask(f Finding) string {
	switch f.Kind {
	case Classification:
		return f.Text
	case IDCard:
		return starred(f.Text, s.IDHead, s.IDTail)
	case BankCard:
		return starred(f.Text, 0, s.CardTail)
	case Phone:
		return starred(f.Text, max(alnums(f.Text)-s.PhoneTail-4, 0), s.PhoneTail)
	case Plate:
		return starred(f.Text, 1, 0)
	case Address:
		if s.Village {
			kept := groupEnd(f.Text)
			return f.Text[:kept] + stars(f.Text[kept:])
		}
	case Health:
		if s.Health {
			return f.Text
		}
	case Minor:
		if s.MinorName {
			return f.Text
		}
		if _, size := utf8.DecodeRuneInString(f.Text); s.MinorSurname {
			return f.Text[:size] + stars(f.Text[size:])
		}
	}
	return stars(f.Text)
}

// stars is one star for each character.
func stars(text string) string { return strings.Repeat("*", utf8.RuneCountInString(text)) }

func alnums(text string) int {
	n := 0
	for _, r := range text {
		if isAlnum(fold(r)) {
			n++
		}
	}
	return n
}

// starred hides all but the first head and the last tail digits or letters.
func starred(text string, head, tail int) string {
	total := alnums(text)
	var b strings.Builder
	seen := 0
	for _, r := range text {
		alnum := isAlnum(fold(r))
		before := seen
		if alnum {
			seen++
		}
		// What stands between digits goes with the digit before it.
		visible := alnum && (before < head || before >= total-tail) || !alnum && (seen <= head && head > 0 || tail > 0 && seen >= total-tail)
		if visible {
			b.WriteRune(r)
		} else {
			b.WriteByte('*')
		}
	}
	return b.String()
}

// groupEnd returns how many bytes of an address may stay: down to the village
// or the group, before the first door, and not the name of an estate.
func groupEnd(address string) int {
	s := newScript(address, noDay)
	limit := 0
	for limit < len(s.runes)-1 {
		if _, _, door := s.door(limit); door && s.doorDigit(limit) {
			break
		}
		limit++
	}
	for i := limit; i > 0; i-- {
		ends := placeSuffixes.endsAt(s, i)
		if !ends || s.at(i-1) == '区' && (s.at(i-2) == '小' || s.at(i-2) == '校' || s.at(i-2) == '园') {
			continue
		}
		if s.doorDigit(i) || isHan(s.at(i)) || s.at(i) == ' ' {
			return int(s.spots[i].from)
		}
	}
	return 0
}
