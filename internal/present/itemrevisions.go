package present

import (
	"context"
	"fmt"

	"zwgk/internal/disclosure"
)

// RevisionRow is one text of the open item.
type RevisionRow struct {
	Number int
	Title  string // 第2稿　刘建军　2026-01-09
	Reason string
}

// ChangesModel is what one text has changed against the one before it.
type ChangesModel struct {
	Title   string // 第2稿改了3处
	Lines   []disclosure.Line
	Changed int
}

// readRevisions reads the texts of the open item and compares the newest with
// the one before.
func (p *Items) readRevisions() {
	wanted, id := p.opens.start(), p.model.Item.ID
	var texts []disclosure.Revision
	p.run.Go(func(ctx context.Context) (err error) {
		texts, err = p.desk.Revisions(ctx, id)
		return err
	}, func(err error) {
		switch {
		case !wanted() || p.model.Item == nil:
		case err != nil:
			tell(p.view.Fail, err)
		default:
			p.texts = texts
			m := p.model.Item
			m.Revisions = nil
			for _, t := range texts {
				m.Revisions = append(m.Revisions, RevisionRow{Number: t.Number, Reason: t.Reason,
					Title: fmt.Sprintf("第%d稿　%s　%s", t.Number, t.By.Name, t.On)})
			}
			m.Changes = changesOf(texts, 0)
			p.view.Show(p.model)
		}
	})
}

// Compare shows what a text, by its place in the list, changed.
func (p *Items) Compare(at int) {
	if p.model.Item == nil || at < 0 || at >= len(p.texts) {
		return
	}
	p.model.Item.Changes = changesOf(p.texts, at)
	p.view.Show(p.model)
}

// changesOf compares texts[at] with the text before it; the first of all has
// nothing to be compared with.
func changesOf(texts []disclosure.Revision, at int) *ChangesModel {
	if len(texts) == 0 {
		return nil
	}
	now := texts[at]
	before, title := disclosure.Revision{}, fmt.Sprintf("第%d稿", now.Number)
	if at+1 < len(texts) {
		before = texts[at+1]
	} else {
		before.Title, before.Body = now.Title, now.Body
		before.Tables = now.Tables
	}
	m := &ChangesModel{Lines: disclosure.Compare(before.Text(), now.Text())}
	for _, l := range m.Lines {
		changed := l.Change != disclosure.Kept
		for _, piece := range l.Pieces {
			changed = changed || piece.Change != disclosure.Kept
		}
		if changed {
			m.Changed++
		}
	}
	switch {
	case at+1 == len(texts):
		m.Title = title + "是头一稿"
	case m.Changed == 0:
		m.Title = title + "只改了附件"
	default:
		m.Title = fmt.Sprintf("%s改了%d段", title, m.Changed)
	}
	return m
}
