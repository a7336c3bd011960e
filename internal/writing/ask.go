package writing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/annual/prose"
)

// mostAsks is how many questions stand before a clerk at a time; the next ones
// come up as these are answered.
const mostAsks = 8

// asks are the questions that the records do not answer: first what the 条例
// wants said, then what most reports say.
func (w writer) asks(paper Paper) []Ask {
	var open []kindInfo
	for _, k := range kinds {
		if k.places[paper] != "" && k.share > 0 && !w.of(k.kind).said && (k.kind != "elsewhere" || w.number(published) == 0) {
			open = append(open, k)
		}
	}
	rank := func(k kindInfo) int {
		if k.must {
			return 100 + k.share
		}
		return k.share
	}
	slices.SortStableFunc(open, func(a, b kindInfo) int { return cmp.Compare(rank(b), rank(a)) })
	asks := w.askFollowUp(paper)
	for _, k := range open[:min(len(open), mostAsks-len(asks))] {
		asks = append(asks, Ask{Kind: k.kind, Question: k.question, Part: k.places[paper]})
	}
	return asks
}

// askFollowUp asks what became of the measures that last year's report
// promised.
func (w writer) askFollowUp(paper Paper) []Ask {
	const kind EventKind = "follow_up"
	promised := w.promises()
	if kind.Part(paper) == "" || w.of(kind).said || len(promised) == 0 {
		return nil
	}
	question := fmt.Sprintf("上年度的报告提出：%s。今年落实了哪些", strings.Join(promised, "；"))
	return []Ask{{Kind: kind, Question: question, Part: kind.Part(paper)}}
}

// promising are the words by which a sentence of section five is one of what
// will be done.
var promising = []string{"改进措施", "下一步", "下步", "将", "打算", "一要", "二要", "三要", "继续"}

// reporting are those by which it is one of what was done.
var reporting = []string{"上年度提出", "落实情况", "已经", "主要问题"}

// longestPromise is how many characters of a promise a question quotes.
const longestPromise = 120

// promises are the sentences of last year's section five that say what will be
// done, without the words that introduce them.
func (w writer) promises() []string {
	var all []string
	for _, paragraph := range prose.Paragraphs(w.lastProblems()) {
		for s := range strings.SplitSeq(paragraph, "。") {
			if !prose.ContainsAny(s, promising...) || prose.ContainsAny(s, reporting...) {
				continue
			}
			if head, list, found := strings.Cut(s, "："); found && prose.ContainsAny(head, promising...) {
				s = list
			}
			all = append(all, prose.Clip(tidyTitle(s), longestPromise))
		}
	}
	return all
}
