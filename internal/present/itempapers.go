package present

import (
	"context"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/paper"
)

// PaperChoice is a paper that can be printed; Reason says why not yet.
type PaperChoice struct {
	Kind, Word, Reason string
}

// papersOf lists the papers that an item has, the slip first.
func papersOf(v *desk.ItemView) []PaperChoice {
	i := &v.Item
	choices := []PaperChoice{{Kind: desk.SlipPaper, Word: "审批单"}}
	if i.Attribute == disclosure.Withhold {
		return append(choices, PaperChoice{Kind: desk.WithholdingPaper, Word: "不予公开备案表"})
	}
	posted := ""
	if len(v.Open) > 0 {
		posted = openWords(len(v.Open))
	}
	choices = append(choices,
		PaperChoice{desk.NoticePaper, "公示（A4）", posted}, PaperChoice{desk.PosterPaper, "公示（A3）", posted},
		PaperChoice{desk.BoardA4Paper, "公开榜（A4）", posted}, PaperChoice{desk.BoardA3Paper, "公开榜（A3）", posted},
		PaperChoice{desk.LetterPaper, "明白纸", posted}, PaperChoice{desk.BroadcastPaper, "广播稿", posted})
	if i.Ending != nil {
		choices = append(choices, PaperChoice{Kind: desk.ExplanationPaper, Word: i.Ending.Kind.Label() + "说明"})
	}
	handover := ""
	if s := i.State(); s != disclosure.ToFile && s != disclosure.InArchive {
		handover = "公开办完才移交"
	}
	return append(choices, PaperChoice{desk.HandoverPaper, "移交清单", handover})
}

// PaperPages are the pages of a paper, to be looked at before they are
// printed.
type PaperPages struct {
	Kind, Word string
	Document   *paper.Document
	Fonts      *paper.FontSet
}

// Preview lays out a paper of the open item; show gets the pages.
func (p *Items) Preview(c PaperChoice, show func(PaperPages)) {
	pages := PaperPages{Kind: c.Kind, Word: c.Word}
	p.paper(func(ctx context.Context, id string) (err error) {
		pages.Document, pages.Fonts, err = p.desk.ItemPages(ctx, id, c.Kind)
		return err
	}, func() { show(pages) })
}

// Print writes a paper of the open item and hands it to the printer.
func (p *Items) Print(kind string, hand func(path string)) {
	var path string
	p.paper(func(ctx context.Context, id string) (err error) {
		path, err = p.desk.ItemPaper(ctx, id, kind)
		return err
	}, func() { hand(path) })
}

func (p *Items) paper(work func(ctx context.Context, id string) error, done func()) {
	if p.model.Item == nil {
		return
	}
	id := p.model.Item.ID
	p.run.Go(func(ctx context.Context) error { return work(ctx, id) }, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		done()
	})
}
