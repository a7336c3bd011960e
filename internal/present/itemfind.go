package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/desk"
)

// mostFound bounds what a search lists and the items among which another one
// is picked.
const mostFound = 200

// Find lists the items that have the words anywhere; no words show the list
// again.
func (p *Items) Find(words string) {
	p.model.Words = strings.TrimSpace(words)
	if p.model.Words == "" {
		p.relist()
		return
	}
	wanted := p.loads.start()
	p.seek(p.model.Words, func(list *ItemList) {
		if wanted() {
			p.model.List = list
			p.relist()
		}
	})
}

// Others lists the items that another one can be bound to: those with the
// words, or the newest when there are none.
func (p *Items) Others(words string, done func([]ItemLine)) {
	p.seek(strings.TrimSpace(words), func(list *ItemList) {
		list.Page(0, mostFound, func(lines []ItemLine, _ error) { done(lines) })
	})
}

// seek looks for items and hands over the list of what is found.
func (p *Items) seek(words string, done func(*ItemList)) {
	say := p.liner()
	var lines []ItemLine
	searched := 0
	p.run.Go(func(ctx context.Context) error {
		if words == "" {
			page, err := p.desk.Items(ctx, desk.ItemFilter{}, 0, mostFound)
			for _, row := range page.Rows {
				lines = append(lines, say.line(row))
			}
			return err
		}
		result, err := p.desk.Search(ctx, words, mostFound)
		searched, lines = result.Searched, say.hits(result)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		list := p.fixedList(lines)
		list.Searched = fmt.Sprintf("没有找到“%s”，查了%s条", words, thousands(searched))
		list.Means = "换一个词，或者少写几个字。标题、正文、文号、附件名都查了。"
		done(list)
	})
}

// hits are the lines of what a search found of items.
func (s liner) hits(result desk.SearchResult) (lines []ItemLine) {
	for _, hit := range result.Hits {
		if hit.Kind != desk.FoundItem {
			continue
		}
		if open, ok := s.open[hit.ID]; ok {
			lines = append(lines, s.line(open.ItemRow))
			continue
		}
		lines = append(lines, ItemLine{ID: hit.ID, Title: hit.Title, Line: hit.Number, Left: yearDay(hit.Date, s.today)})
	}
	return lines
}
