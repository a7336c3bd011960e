package sheet

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/catalog"
)

// Words that stand for a tick or for none where only a tick is expected.
var (
	yesWords = []string{"是", "有", "对", "y", "yes", "v", "1", "true"}
	noWords  = []string{"否", "无", "不", "x", "×", "✗", "✘", "╳", "—", "-", "－", "/", "\\", "0", "false", "口"}
)

// readTick reads a cell that should hold a mark: whether it says yes, and what
// else stands there. known is false when there is no mark at all.
func readTick(text string) (on bool, rest string, known bool) {
	s := strings.TrimSpace(text)
	rest = strings.TrimSpace(strings.TrimFunc(s, func(r rune) bool {
		return catalog.IsTick(r) || catalog.IsBox(r) && r != '口' || unicode.IsSpace(r)
	}))
	switch word := strings.ToLower(rest); {
	case strings.ContainsFunc(s, catalog.IsTick):
		return true, rest, true
	case s == "" || rest == "":
		return false, "", true
	case slices.Contains(yesWords, word):
		return true, "", true
	case slices.Contains(noWords, word) || strings.Trim(word, "—-－一") == "":
		return false, "", true
	}
	marked := len(rest) < len(s) || strings.HasPrefix(rest, "口特定")
	return false, strings.TrimPrefix(rest, "口"), marked
}

func isTickText(text string) bool {
	_, rest, known := readTick(text)
	return known && rest == ""
}

var groupWords = []string{"特定群众", "特定群体", "特定对象", "特定人群"}

// readGroup reads a cell of 特定群众: a mark, the words who they are, or both.
func readGroup(text string) (on bool, group string) {
	on, rest, known := readTick(text)
	rest = strings.ReplaceAll(rest, "\n", " ")
	if named, ok := strings.CutPrefix(rest, "："); ok && on {
		return true, named
	}
	if enclosed(rest) && on {
		return true, cutBrackets(rest)
	}
	for _, w := range groupWords {
		if inner, ok := strings.CutPrefix(rest, w); ok && (inner == "" || strings.ContainsAny(string([]rune(inner)[:1]), "（(：:")) {
			rest = strings.TrimLeft(inner, "：:")
			on = on || !known
		}
	}
	if !on && known {
		return false, ""
	}
	return on || rest != "", rest
}

// writeGroup is the cell that readGroup reads back.
func writeGroup(group string) string {
	switch {
	case group == "":
		return tickMark
	case enclosed("（" + group + "）"):
		return tickMark + "（" + group + "）"
	}
	return tickMark + "：" + group
}

// enclosed reports whether one pair of brackets encloses the whole text.
func enclosed(s string) bool {
	depth := 0
	for i, r := range s {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		}
		if depth <= 0 {
			return depth == 0 && i > 0 && i+utf8.RuneLen(r) == len(s) && (r == '）' || r == ')')
		}
	}
	return false
}

// cutBrackets drops the first and the last character.
func cutBrackets(s string) string {
	r := []rune(s)
	return string(r[1 : len(r)-1])
}

// dashless makes nothing of a cell that only says that there is nothing.
func dashless(text string) string {
	if strings.Trim(text, "—-－/") == "" {
		return ""
	}
	return text
}

// item is one box of a check list with its words.
type item struct {
	on   bool
	text string
}

// checkList cuts a cell into its boxes. marked is false when it holds none.
func checkList(text string) (items []item, before string, marked bool) {
	var b strings.Builder
	current := item{}
	flush := func() {
		s := strings.TrimSpace(b.String())
		b.Reset()
		if !marked {
			before = s
		} else if s != "" {
			current.text = s
			items = append(items, current)
		}
	}
	runes := []rune(text)
	for i, r := range runes {
		on, off := catalog.IsTick(r), catalog.IsBox(r) && (r != '口' || boxAt(runes, i))
		if off && r == '口' && strings.HasPrefix(strings.TrimSpace(b.String()), "其他：") {
			off = false
		}
		if !on && !off {
			b.WriteRune(r)
			continue
		}
		flush()
		marked, current = true, item{on: on}
	}
	flush()
	return items, before, marked
}

// boxAt reports whether the 口 at i is a scanned box: it begins a word, and the
// name of a channel follows.
func boxAt(runes []rune, i int) bool {
	if i > 0 && !unicode.IsSpace(runes[i-1]) && !strings.ContainsRune("、，,；;", runes[i-1]) {
		return false
	}
	rest := strings.TrimLeftFunc(string(runes[i+1:]), unicode.IsSpace)
	end := strings.IndexFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || catalog.IsTick(r) || catalog.IsBox(r) || strings.ContainsRune("、，,；;：", r)
	})
	if end >= 0 {
		rest = rest[:end]
	}
	if rest == "全社会" || rest == "主动" || rest == "主动公开" || strings.HasPrefix(rest, "依申请") || strings.HasPrefix(rest, "特定") {
		return true
	}
	_, known := catalog.ParseChannel(rest)
	return known
}

// tickedWords gives the words of a cell that are ticked, or all of them when
// it holds no boxes.
func tickedWords(text string) []string {
	items, before, marked := checkList(text)
	var words []string
	if before != "" && (!marked || !strings.ContainsAny(before, "：:")) {
		words = listWords(before)
	}
	for _, i := range items {
		if i.on {
			words = append(words, listWords(i.text)...)
		}
	}
	return words
}

// listWords cuts a list at its separators.
func listWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) })
}

// splitTiers keeps 乡、村级 together, which is the name of one column.
func splitTiers(name string) []catalog.Tier {
	name = strings.TrimSpace(name)
	if name == "" || isTickText(name) {
		return nil
	}
	return []catalog.Tier{catalog.Tier(name)}
}

// channelList is what a cell of 公开渠道和载体 holds.
type channelList struct {
	channels []catalog.Channel
	others   []string // carriers that the program has no name for
	notes    []string
}

// readChannels reads a cell of 公开渠道和载体: a check list in any order, or names.
func readChannels(text string) channelList {
	var l channelList
	items, before, marked := checkList(text)
	if !marked {
		l.addNames(before)
		return l
	}
	if before != "" {
		if _, known := catalog.ParseChannel(before); known && trailingMarks(text) {
			return readTrailing(text)
		}
		l.notes = append(l.notes, fmt.Sprintf("方框前面的“%s”没有导入", clip(before)))
	}
	for _, i := range items {
		if i.on {
			l.addItem(i.text)
		}
	}
	return l
}

func trailingMarks(text string) bool {
	runes := []rune(strings.TrimSpace(text))
	last := runes[len(runes)-1]
	return catalog.IsTick(last) || catalog.IsBox(last)
}

// readTrailing reads a check list whose marks stand behind the names.
func readTrailing(text string) channelList {
	var l channelList
	var b strings.Builder
	for _, r := range text {
		switch {
		case catalog.IsTick(r):
			l.addItem(strings.Trim(b.String(), " \n、，,；;"))
			b.Reset()
		case catalog.IsBox(r) && r != '口':
			b.Reset()
		default:
			b.WriteRune(r)
		}
	}
	return l
}

// addItem takes one ticked box.
func (l *channelList) addItem(text string) {
	if rest, ok := otherText(text); ok {
		l.add(catalog.OtherCarrier)
		if rest != "" {
			l.others = append(l.others, rest)
		}
		return
	}
	text = strings.Trim(text, " \n、，,；;。")
	if c, known := catalog.ParseChannel(text); known {
		l.add(c)
		return
	}
	// ■政府网站口政府公报: a scanned box without a space before it.
	if first, rest, ok := strings.Cut(text, "口"); ok {
		c, known := catalog.ParseChannel(first)
		if _, follows := catalog.ParseChannel(rest); known && follows {
			l.add(c)
			return
		}
	}
	l.addNames(text)
}

// otherText reads 其他：村口大屏 and 其他（村口大屏）.
func otherText(text string) (string, bool) {
	for _, w := range []string{"其他", "其它"} {
		rest, ok := strings.CutPrefix(text, w)
		if named, colon := strings.CutPrefix(rest, "："); ok && colon { // as this program writes it
			return strings.ReplaceAll(named, "\n", " "), true
		}
		if ok && (rest == "" || strings.ContainsAny(string([]rune(rest)[:1]), ":（( _—")) {
			return strings.TrimSpace(strings.ReplaceAll(strings.TrimLeft(rest, ":_— "), "\n", " ")), true
		}
	}
	return "", false
}

func (l *channelList) add(c catalog.Channel) {
	if !slices.Contains(l.channels, c) {
		l.channels = append(l.channels, c)
	}
}

// addNames takes a list of names; what is no channel is kept as it is written.
func (l *channelList) addNames(text string) {
	for _, name := range listWords(text) {
		name = strings.Trim(name, " 。")
		if name == "" || dashless(name) == "" {
			continue
		}
		if rest, ok := otherText(name); ok {
			l.addItem(strings.TrimSpace("其他：" + rest))
			continue
		}
		if !l.addKnown(name) {
			l.add(catalog.OtherCarrier)
			l.others = append(l.others, name)
		}
	}
}

// addKnown takes a name that is a channel, or several with / or spaces between.
func (l *channelList) addKnown(name string) bool {
	if c, known := catalog.ParseChannel(name); known {
		l.add(c)
		return true
	}
	var found []catalog.Channel
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '和' || r == '及' || unicode.IsSpace(r) }) {
		c, known := catalog.ParseChannel(part)
		if !known {
			return false
		}
		found = append(found, c)
	}
	for _, c := range found {
		l.add(c)
	}
	return len(found) > 0
}
