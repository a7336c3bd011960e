package writing

import (
	"strings"
	"unicode"

	"zwgk/internal/fault"
)

// The signs around a field: in a Text, and in the editor.
const (
	fieldSigns  = "{}〔〕"
	shownOpens  = "〔"
	shownCloses = "〕"
)

// missing stands for a figure that the records do not say. It is what a sample
// has where something must be filled in, and rule DEBRIS finds it.
const missing = "××"

// piece is a stretch of a Text: words, or a field.
type piece struct {
	words string
	field Fact // "" for words
}

// pieces cuts t up; whole is false when a sign of a field has lost its other.
func (t Text) pieces() (all []piece, whole bool) {
	whole = true
	for rest := string(t); rest != ""; {
		words, after, found := strings.Cut(rest, "{")
		if words != "" {
			all = append(all, piece{words: words})
			whole = whole && !strings.Contains(words, "}")
		}
		if !found {
			break
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed || strings.Contains(name, "{") || name == "" {
			return append(all, piece{words: "{" + after}), false
		}
		all = append(all, piece{field: Fact(name)})
		rest = tail
	}
	return all, whole
}

// Fields returns the facts that t states, in their order.
func (t Text) Fields() []Fact {
	all, _ := t.pieces()
	var fields []Fact
	for _, p := range all {
		if p.field != "" {
			fields = append(fields, p.field)
		}
	}
	return fields
}

// Fill puts the figures in. A figure that the records do not say leaves ××,
// which the checks find.
func (t Text) Fill(f *Facts) string {
	return t.replace(func(name Fact) string {
		if g := f.Figure(name); g.Known {
			return g.Text
		}
		return missing
	})
}

// Show writes t for the editor, with the name of every figure beside it:
// 收到申请〔新收申请 3〕件.
func (t Text) Show(f *Facts) string {
	return t.replace(func(name Fact) string {
		switch g := f.Figure(name); {
		case g.Label == "":
			return shownOpens + string(name) + shownCloses
		case !g.Known:
			return shownOpens + g.Label + shownCloses
		default:
			return shownOpens + g.Label + " " + g.Text + shownCloses
		}
	})
}

func (t Text) replace(field func(Fact) string) string {
	all, _ := t.pieces()
	var b strings.Builder
	for _, p := range all {
		if p.field == "" {
			b.WriteString(p.words)
		} else {
			b.WriteString(field(p.field))
		}
	}
	return b.String()
}

// Read takes back what Show wrote and a clerk changed. Only the name inside 〔〕
// counts: another number beside it is put right, none is put in. The year of a
// document number, 〔2021〕, is no figure. A name that no figure has is Invalid,
// and so are brackets without their other half.
func Read(shown string, f *Facts) (Text, error) {
	lines := strings.Split(shown, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, "\r")
	}
	shown = strings.Join(lines, "\n")
	if i := strings.IndexAny(shown, "{}"); i >= 0 {
		return "", fault.New(fault.Invalid, "正文里有“%c”，正文不用这个符号。删去或者改成圆括号", shown[i])
	}
	labels := map[string]Fact{}
	for _, s := range f.sources() {
		labels[s.label] = s.fact
	}
	var b strings.Builder
	for rest := shown; ; {
		words, after, found := strings.Cut(rest, shownOpens)
		if strings.Contains(words, shownCloses) {
			before, _, _ := strings.Cut(words, shownCloses)
			return "", fault.New(fault.Invalid, "“%s”后面多了一个“〕”。数字要有前后两个括号，例如〔新收申请〕", lastOf(before))
		}
		b.WriteString(words)
		if !found {
			return Text(b.String()), nil
		}
		inside, tail, closed := strings.Cut(after, shownCloses)
		if !closed || strings.Contains(inside, shownOpens) {
			return "", fault.New(fault.Invalid, "“〔%s”没有后一半括号“〕”。数字要有前后两个括号，例如〔新收申请〕", firstOf(inside))
		}
		if isYear(inside) {
			b.WriteString(shownOpens + inside + shownCloses)
		} else {
			fact, err := readField(inside, labels)
			if err != nil {
				return "", err
			}
			b.WriteString(fact.field())
		}
		rest = tail
	}
}

// field is f as it stands in a Text.
func (f Fact) field() string { return "{" + string(f) + "}" }

// readField finds the fact that stands inside 〔〕.
func readField(inside string, labels map[string]Fact) (Fact, error) {
	inside = strings.TrimSpace(inside)
	label, number := inside, ""
	if i := strings.IndexFunc(inside, isSpace); i >= 0 {
		label, number = inside[:i], strings.TrimSpace(inside[i:])
	}
	fact, ok := labels[label]
	if !ok && number == "" { // 〔新收申请3〕
		label = strings.TrimRightFunc(inside, isNumeric)
		number = inside[len(label):]
		fact, ok = labels[label]
	}
	if !ok && number == "0" {
		fact, ok = gone(label)
	}
	switch {
	case !ok:
		return "", fault.New(fault.Invalid, "没有叫“%s”的数。从可以放进正文的数里挑，或者去掉前后的〔〕", firstOf(label))
	case strings.TrimFunc(number, isNumeric) != "":
		return "", fault.New(fault.Invalid, "“〔%s〕”里“%s”后面只写数。别的字写在〔〕外面", firstOf(inside), label)
	}
	return fact, nil
}

// gone gives the fact of a class or channel that had something and has nothing
// any more: its figure is 0.
func gone(label string) (Fact, bool) {
	for _, group := range shareGroups {
		if name, ok := strings.CutPrefix(label, group.label); ok && name != "" && name == tidyName(name) {
			return Fact(group.prefix + name), true
		}
	}
	return "", false
}

// check reports what keeps t from being kept.
func (t Text) check(f *Facts) error {
	_, err := Read(t.Show(f), f)
	all, whole := t.pieces()
	for _, p := range all {
		if p.field == "" {
			continue
		}
		if _, known := f.source(p.field); !known {
			return fault.New(fault.Invalid, "没有叫“%s”的数。从可以放进正文的数里挑", firstOf(string(p.field)))
		}
	}
	switch {
	case !whole:
		return fault.New(fault.Invalid, "正文里的“{”“}”不成对。删去再存")
	case strings.ContainsFunc(string(t), func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }):
		return fault.New(fault.Invalid, "正文里有看不见的控制符号。删去那一处重新写")
	case len([]rune(string(t))) > longestText:
		return fault.New(fault.TooLarge, "一段正文超过%d个字。分开写或者删短", longestText)
	}
	return err
}

// longestText is far more than a part of any report has, in characters.
const longestText = 20_000

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

func isNumeric(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(".,，．-－", r) }

// isYear recognises the year of a document number.
func isYear(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == ""
}

// quoted is how many characters a message quotes.
const quoted = 16

func firstOf(s string) string {
	if r := []rune(s); len(r) > quoted {
		return string(r[:quoted]) + "……"
	}
	return s
}

func lastOf(s string) string {
	if r := []rune(s); len(r) > quoted {
		return "……" + string(r[len(r)-quoted:])
	}
	return s
}
