package desk

import (
	"context"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// PostingInput is one posting as the clerk registers it.
type PostingInput struct {
	Channel catalog.Channel
	Place   string
	On      workday.Date
	Copies  int
	Times   int
	Notice  disclosure.Notice // zero: it hangs for good
}

// Post registers a posting. Personal data must still be settled for the text
// that is posted, and the opinions on its 预公开 answered.
func (d *Desk) Post(ctx context.Context, id string, in PostingInput) (disclosure.Item, error) {
	calendar, err := d.Calendar(ctx)
	if err != nil {
		return disclosure.Item{}, err
	}
	return d.change(ctx, id, func(tx *store.Tx, item disclosure.Item) (disclosure.Item, string, error) {
		if err := d.may(disclosure.PostIt, &item); err != nil {
			return item, "", err
		}
		if in.On.After(d.Today()) {
			return item, "", fault.New(fault.Invalid, "公布日期%s还没有到。贴出去以后再登记", in.On)
		}
		text, _, err := d.office.RevisionOf(ctx, tx, id)
		if err != nil {
			return item, "", err
		}
		if err := d.mayHang(ctx, tx, item, text); err != nil {
			return item, "", err
		}
		until, known, err := in.Notice.LastDay(calendar, in.On)
		if err == nil && !known {
			err = fault.New(fault.Invalid, "没有%d年的放假安排，算不出公示期最后一天。在设置里装入放假安排，或按自然日公示", until.Year)
		}
		if err != nil {
			return item, "", err
		}
		next, err := item.Post(disclosure.Publication{
			ID: store.NewID(), Digest: text.Digest(), Channel: in.Channel, Place: strings.TrimSpace(in.Place), On: in.On, By: d.self(),
			Copies: in.Copies, Times: in.Times, Until: until,
		})
		if err != nil {
			return item, "", err
		}
		return next, "公布：" + in.Channel.Label(), d.supersede(ctx, tx, next)
	})
}

// mayHang asks what only other records know.
func (d *Desk) mayHang(ctx context.Context, tx *store.Tx, item disclosure.Item, text disclosure.Revision) error {
	found := d.found(text)
	if open := item.OpenPlaces(text.Digest(), disclosure.Places(found)); len(open) > 0 {
		return fault.New(fault.Conflict, "还有%d处个人信息没有处理，不能公布", len(open))
	}
	if item.Relations.ResultOf == "" {
		return nil
	}
	preview, err := store.Items.Get(ctx, tx, item.Relations.ResultOf)
	if err != nil {
		return err
	}
	return disclosure.CheckResult(&preview)
}

// supersede ends the item whose place another one takes, when that is first
// posted.
func (d *Desk) supersede(ctx context.Context, tx *store.Tx, item disclosure.Item) error {
	if item.Relations.Supersedes == "" || len(item.Publications) != 1 {
		return nil
	}
	old, err := store.Items.Get(ctx, tx, item.Relations.Supersedes)
	if err != nil || old.Ending != nil {
		return err
	}
	old, err = old.End(disclosure.Ending{
		Kind: disclosure.Superseded, On: d.Today(), By: d.self(), Explanation: "被“" + item.Title + "”代替", Successor: item.ID,
	})
	if err != nil {
		return err
	}
	return store.Items.Replace(tx, old, "被代替")
}

// AddEvidence keeps a photograph or a list of signatures with a posting. A
// photograph is scaled, and what it says of where it was taken is dropped.
func (d *Desk) AddEvidence(ctx context.Context, id, publication, path, note string) (disclosure.Item, error) {
	kept, taken, err := d.keepEvidence(path)
	if err != nil {
		return disclosure.Item{}, err
	}
	return d.change(ctx, id, func(tx *store.Tx, item disclosure.Item) (disclosure.Item, string, error) {
		if err := d.may(disclosure.PostIt, &item); err != nil {
			return item, "", err
		}
		next, err := item.AddEvidence(publication, disclosure.Evidence{Digest: kept.Digest, Name: kept.Name, Taken: taken, Note: strings.TrimSpace(note)})
		if err != nil {
			return item, "", err
		}
		return next, "凭证", addFiles(tx, []store.File{kept})
	})
}

// TakeDown records that a posting was taken down.
func (d *Desk) TakeDown(ctx context.Context, id, publication string, on workday.Date) (disclosure.Item, error) {
	return d.act(ctx, id, disclosure.PostIt, "撤下", func(item disclosure.Item) (disclosure.Item, error) {
		if on.After(d.Today()) {
			return item, fault.New(fault.Invalid, "撤下日期%s还没有到", on)
		}
		return item.TakeDown(publication, on, d.self())
	})
}

// Hear records an opinion about a posted item.
func (d *Desk) Hear(ctx context.Context, id string, f disclosure.Feedback) (disclosure.Item, error) {
	return d.act(ctx, id, disclosure.Listen, "登记意见", func(item disclosure.Item) (disclosure.Item, error) {
		f.ID = store.NewID()
		return item.Hear(f)
	})
}

// Reply answers an opinion; see disclosure.Item.Reply.
func (d *Desk) Reply(ctx context.Context, id, feedback, answer string, adopted *bool) (disclosure.Item, error) {
	return d.act(ctx, id, disclosure.Listen, "答复意见", func(item disclosure.Item) (disclosure.Item, error) {
		return item.Reply(feedback, answer, adopted, d.Today(), d.self())
	})
}

// GoOn leads a published item on, to 征询意见 or to 建档.
func (d *Desk) GoOn(ctx context.Context, id string) (disclosure.Item, error) {
	return d.act(ctx, id, disclosure.PostIt, "办完公开", func(item disclosure.Item) (disclosure.Item, error) { return item.Go() })
}

// End revokes or terminates an item, with the explanation that is posted.
func (d *Desk) End(ctx context.Context, id string, kind disclosure.EndingKind, explanation string) (disclosure.Item, error) {
	return d.act(ctx, id, disclosure.EndIt, kind.Label(), func(item disclosure.Item) (disclosure.Item, error) {
		if kind == disclosure.Superseded {
			return item, fault.New(fault.Invalid, "被代替由新的一件公布时自动登记")
		}
		return item.End(disclosure.Ending{Kind: kind, On: d.Today(), By: d.self(), Explanation: strings.TrimSpace(explanation)})
	})
}

// File hands an item to the archive.
func (d *Desk) File(ctx context.Context, id string) (disclosure.Item, error) {
	return d.act(ctx, id, disclosure.FileIt, "建档", func(item disclosure.Item) (disclosure.Item, error) { return item.File(d.Today()) })
}

// act changes an item by one rule, after asking who may.
func (d *Desk) act(ctx context.Context, id string, a disclosure.Action, detail string, rule func(disclosure.Item) (disclosure.Item, error)) (disclosure.Item, error) {
	return d.change(ctx, id, func(_ *store.Tx, item disclosure.Item) (disclosure.Item, string, error) {
		if err := d.may(a, &item); err != nil {
			return item, "", err
		}
		next, err := rule(item)
		return next, detail, err
	})
}
