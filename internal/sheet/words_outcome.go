package sheet

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/request"
)

// outcomeValue is what an outcome cell says: an outcome, "" for an application
// that is still open, or why it is neither.
type outcomeValue struct {
	outcome request.Outcome
	fault   string
}

// formCode matches a reference to a row of table three: （四）1.
var formCode = pattern(`^(?:三[、.])?(?:\(([一二三四五六])\)|([一二三四五六])[、.\-]?)\s*([0-9])?[.、]?$`)

// readOutcome reads the words for the outcome of an application.
func readOutcome(text string) outcomeValue {
	if noValue(strings.TrimSpace(fold(text))) {
		return outcomeValue{}
	}
	if utf8.RuneCountInString(text) > maxWord {
		return outcomeValue{fault: fmt.Sprintf("办理结果写得太长：“%s”。这一格只写结果，例如“%s”，其余写进备注", clip(text), outcomeLabels[0].label)}
	}
	if m := formCode().FindStringSubmatch(strings.ReplaceAll(fold(text), " ", "")); m != nil && m[1]+m[3] != "" {
		// A bare 一 may be the number of anything; （一） and 三1 are the form's.
		if o, ok := outcomeWords().codes[m[1]+m[2]+m[3]]; ok {
			return outcomeValue{outcome: o}
		}
	}
	parts := pieces(text)
	whole := strings.Join(parts, "")
	if whole == "" {
		return outcomeValue{fault: unknownOutcome(text)}
	}
	if _, ok := outcomeWords().open.find(whole); ok {
		return outcomeValue{}
	}
	if o, ok := outcomeWords().reason.find(whole); ok {
		return outcomeValue{outcome: o}
	}
	if ask, ok := outcomeWords().unclear.find(whole); ok {
		return outcomeValue{fault: fmt.Sprintf(ask, clip(text))}
	}
	group, rest := cutGroup(parts)
	return readReason(text, group, rest)
}

// cutGroup takes the name of a group of table three off the front.
func cutGroup(parts []string) (*outcomeGroup, []string) {
	for i := range outcomeGroups {
		g := &outcomeGroups[i]
		for _, name := range g.names {
			rest, ok := strings.CutPrefix(parts[0], name)
			if !ok {
				continue
			}
			if rest == "" {
				return g, parts[1:]
			}
			return g, append([]string{rest}, parts[1:]...)
		}
	}
	return nil, parts
}

// readReason reads what stands behind the group, or stands alone.
func readReason(text string, group *outcomeGroup, rest []string) outcomeValue {
	found, known := reasons(rest, group != nil && group.partial)
	switch {
	case !known:
		return outcomeValue{fault: unknownOutcome(text)}
	case len(found) > 1:
		if group != nil && group.partial {
			break
		}
		return outcomeValue{fault: fmt.Sprintf("“%s”写了两种结果（%s、%s）。一件只能算一种，留下一种",
			clip(text), labelOf(found[0]), labelOf(found[1]))}
	case group == nil && len(found) == 0:
		return outcomeValue{fault: unknownOutcome(text)}
	case group == nil:
		return outcomeValue{outcome: found[0]}
	case len(found) == 0 && group.alone == "":
		return outcomeValue{fault: fmt.Sprintf(group.ask, clip(text))}
	case len(found) == 0:
		return outcomeValue{outcome: group.alone}
	}
	if i := slices.IndexFunc(found, func(o request.Outcome) bool { return !slices.Contains(group.members, o) }); i >= 0 {
		return outcomeValue{fault: fmt.Sprintf("“%s”前后不一致：“%s”不属于“%s”。核对答复书，只写实际作出的那一种",
			clip(text), labelOf(found[i]), group.names[0])}
	}
	if group.partial {
		// The form: 区分处理的，只计这一情形，不计其他情形.
		return outcomeValue{outcome: request.PartiallyGranted}
	}
	return outcomeValue{outcome: found[0]}
}

// reasons looks up the reasons in rest, first as one phrase, then one by one.
// Known is false when a part means nothing to the tables. Partial allows parts
// such as 其余不予公开, which need no reason behind 部分公开.
func reasons(rest []string, partial bool) (found []request.Outcome, known bool) {
	whole := strings.Join(rest, "")
	if whole == "" {
		return nil, true
	}
	if o, ok := outcomeWords().reason.find(whole); ok {
		return []request.Outcome{o}, true
	}
	for _, p := range rest {
		if partial {
			p = trimPart(p)
			if ask, ok := outcomeWords().unclear.find(p); ok && (ask == askDenied || ask == askUnavailable) {
				continue
			}
		}
		if _, ok := outcomeWords().neutral.find(p); ok {
			continue
		}
		o, ok := outcomeWords().reason.find(p)
		if !ok {
			o, ok = groupAndReason(p)
		}
		if !ok {
			return nil, false
		}
		if !slices.Contains(found, o) {
			found = append(found, o)
		}
	}
	return found, true
}

// trimPart takes 部分 and 其余 off a part behind 部分公开.
func trimPart(p string) string {
	for _, prefix := range []string{"其余部分", "其他部分", "另一部分", "部分", "其余"} {
		if rest, ok := strings.CutPrefix(p, prefix); ok && rest != "" {
			return rest
		}
	}
	return p
}

// groupAndReason reads 不予公开个人隐私 inside a longer text.
func groupAndReason(p string) (request.Outcome, bool) {
	for i := range outcomeGroups {
		for _, name := range outcomeGroups[i].names {
			if rest, ok := strings.CutPrefix(p, name); ok {
				o, ok := outcomeWords().reason.find(rest)
				return o, ok && slices.Contains(outcomeGroups[i].members, o)
			}
		}
	}
	return "", false
}

func unknownOutcome(text string) string {
	near := outcomeWords().near.nearest(bare(text))
	if len(near) == 0 {
		return fmt.Sprintf("办理结果“%s”不认识。按表三的结果写，例如“予以公开”、“部分公开”、“无法提供（本机关不掌握相关政府信息）”", clip(text))
	}
	return fmt.Sprintf("办理结果“%s”不认识。相近的有%s，写成实际作出的那一种", clip(text), quoteAll(near))
}

func labelOf(o request.Outcome) string {
	for _, l := range outcomeLabels {
		if l.outcome == o {
			return l.label
		}
	}
	return string(o)
}
