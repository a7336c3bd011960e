package writing

import (
	"fmt"
	"strings"
)

// writer writes the sentences of a year. It takes no figure into a sentence but
// as a field; what a number is only decides which sentence is written.
type writer struct{ *Facts }

// told gives the sentence of the events of a kind, "" when nobody said anything
// of them.
func (w writer) told(kind EventKind) string {
	info, y := kind.info(), w.of(kind)
	if !y.said {
		return ""
	}
	words := info.none
	if y.times > 0 {
		words = info.some
		if y.sum > 0 {
			words += info.more
		}
		words = strings.Replace(strings.Replace(words, "#", info.timesFact().field(), 1), "$", info.sumFact().field(), 1)
		if len(y.titles) > 0 && info.titles != "" {
			words += fmt.Sprintf(info.titles, strings.Join(y.titles, "；"))
		}
	}
	return sentence(words)
}

// tellAll gives the sentences of several kinds.
func (w writer) tellAll(kinds ...EventKind) string {
	var all strings.Builder
	for _, k := range kinds {
		all.WriteString(w.told(k))
	}
	return all.String()
}

// sentence ends words with a full stop; no words are no sentence.
func sentence(clauses ...string) string {
	if s := join("，", clauses...); s != "" {
		return s + "。"
	}
	return ""
}

// join puts a mark between the words that are there.
func join(mark string, words ...string) string {
	var there []string
	for _, w := range words {
		if w != "" {
			there = append(there, w)
		}
	}
	return strings.Join(there, mark)
}

// lines are paragraphs.
func lines(paragraphs ...string) Text { return Text(join("\n", paragraphs...)) }

// count is a fact with its measure word: {table3.new_received.total}件.
func (w writer) count(fact Fact) string {
	s, _ := w.source(fact)
	return fact.field() + s.unit
}

// some are words with a count behind them when there is something, and other
// words when there is nothing.
func (w writer) some(words string, fact Fact, none string) string {
	if w.number(fact) > 0 {
		return words + w.count(fact)
	}
	return none
}

// only are words with a count when there is something.
func (w writer) only(words string, fact Fact) string { return w.some(words, fact, "") }

// inYear begins a paragraph with the year.
func (w writer) inYear(sentences ...string) Text {
	text := strings.Join(sentences, "")
	if text == "" {
		return ""
	}
	return Text(fmt.Sprintf("%d年，", w.Year) + text)
}

// and joins names as Chinese does: 甲、乙和丙.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], "、") + "和" + names[len(names)-1]
}
