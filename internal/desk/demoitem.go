package desk

import (
	"context"
	"path/filepath"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// demoItem is an item on its way through the town. Every act comes so many
// working days after the one before it.
type demoItem struct {
	story *demoStory
	day   workday.Date // of the newest act
	id    string
	board string // the newest posting
	word  string // the newest opinion heard
}

// drafted begins an item under an entry of the catalogue; write may add to it.
func (s *demoStory) drafted(day workday.Date, entry string, kind disclosure.Kind, station string, text disclosure.Revision, write ...func(*disclosure.Item)) *demoItem {
	p := &demoItem{story: s, day: day}
	s.on(day, office.Drafter, func(ctx context.Context, d *Desk) error {
		draft, err := d.NewDraft(ctx, entry)
		if err != nil {
			return err
		}
		draft.Item.Kind, draft.Item.Station, draft.Text = kind, station, text
		draft.Item.Responsible = demoPeople[office.Drafter]
		if draft.Item.Audience == disclosure.SpecificGroup && draft.Item.Group == "" {
			draft.Item.Group = "各村申请户"
		}
		for _, w := range write {
			w(&draft.Item)
		}
		item, err := d.SaveDraft(ctx, draft)
		p.id = item.ID
		return err
	})
	return p
}

// then plans the next act.
func (p *demoItem) then(days int, who office.Role, act func(context.Context, *Desk) (disclosure.Item, error)) *demoItem {
	p.day = p.story.after(p.day, days)
	p.story.on(p.day, who, func(ctx context.Context, d *Desk) error {
		_, err := act(ctx, d)
		return err
	})
	return p
}

func (p *demoItem) submitted() *demoItem {
	return p.then(1, office.Drafter, func(ctx context.Context, d *Desk) (disclosure.Item, error) { return d.Submit(ctx, p.id) })
}

func (p *demoItem) passed(who office.Role, says string) *demoItem {
	return p.then(1, who, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		return d.Pass(ctx, p.id, ReviewInput{Text: says})
	})
}

func (p *demoItem) returned(days int, who office.Role, says string) *demoItem {
	return p.then(days, who, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		return d.Return(ctx, p.id, ReviewInput{Text: says})
	})
}

// masked settles every finding of personal data.
func (p *demoItem) masked(days int) *demoItem {
	return p.then(days, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) { return d.MaskAll(ctx, p.id) })
}

// examined passes 保密审查.
func (p *demoItem) examined(how, scope string) *demoItem {
	return p.then(1, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		questions := &disclosure.Questions{MayPublish: true, How: how, Scope: scope}
		return d.Pass(ctx, p.id, ReviewInput{Text: "经审查，不涉及国家秘密，可以公开。", Questions: questions})
	})
}

// decided passes a collective decision, which is taken on paper.
func (p *demoItem) decided(days int, meeting string) *demoItem {
	return p.then(days, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		paper := &PaperInput{Signer: demoPeople[office.Deputy], On: d.Today(), Meeting: meeting}
		return d.Pass(ctx, p.id, ReviewInput{Text: "同意。", Paper: paper})
	})
}

// reviewed takes a draft to its drafter's own superior.
func (p *demoItem) reviewed() *demoItem {
	return p.submitted().passed(office.Section, "内容属实，同意。")
}

// signed takes a reviewed draft to the signature, a day for each step.
func (p *demoItem) signed(how, scope string) *demoItem {
	return p.examined(how, scope).passed(office.Deputy, "同意。").passed(office.Leader, "同意公开。")
}

// posted registers what hangs on a board; notice is the days of its 公示期, 0
// for none.
func (p *demoItem) posted(days int, place string, notice int) *demoItem {
	return p.then(days, office.Clerk, func(ctx context.Context, d *Desk) (item disclosure.Item, err error) {
		item, err = d.Post(ctx, p.id, PostingInput{Channel: catalog.NoticeBoard, Place: place, On: d.Today(), Copies: 1, Notice: disclosure.Notice{Days: notice}})
		if n := len(item.Publications); err == nil && n > 0 {
			p.board = item.Publications[n-1].ID
		}
		return item, err
	})
}

func (p *demoItem) photographed(photo, note string) *demoItem {
	return p.then(0, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		return d.AddEvidence(ctx, p.id, p.board, filepath.Join(p.story.photos, photo), note)
	})
}

func (p *demoItem) heard(days int, from, way, text string) *demoItem {
	return p.then(days, office.Clerk, func(ctx context.Context, d *Desk) (item disclosure.Item, err error) {
		item, err = d.Hear(ctx, p.id, disclosure.Feedback{On: d.Today(), From: from, Way: way, Text: text})
		if n := len(item.Feedback); err == nil && n > 0 {
			p.word = item.Feedback[n-1].ID
		}
		return item, err
	})
}

// replied answers the newest opinion; adopted is for a 预公开.
func (p *demoItem) replied(days int, answer string, adopted *bool) *demoItem {
	return p.then(days, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		return d.Reply(ctx, p.id, p.word, answer, adopted)
	})
}

// takenDown comes when the usual 公示期 is over.
func (p *demoItem) takenDown() *demoItem {
	return p.then(demoAfterNotice, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		return d.TakeDown(ctx, p.id, p.board, d.Today())
	})
}

// finished leads a published item on to 建档.
func (p *demoItem) finished() *demoItem {
	return p.then(1, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) { return d.GoOn(ctx, p.id) })
}

func (p *demoItem) filed(days int) {
	p.then(days, office.Archivist, func(ctx context.Context, d *Desk) (disclosure.Item, error) { return d.File(ctx, p.id) })
}

func (p *demoItem) terminated(days int, explanation string) *demoItem {
	return p.then(days, office.Clerk, func(ctx context.Context, d *Desk) (disclosure.Item, error) {
		return d.End(ctx, p.id, disclosure.Terminated, explanation)
	})
}
