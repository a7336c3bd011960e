package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// ItemDraft is an item as its drafter writes it: the item's own fields, its
// text, and files to be attached.
type ItemDraft struct {
	Item  disclosure.Item
	Text  disclosure.Revision
	Files []string // paths; they are copied into the office
}

// self is who acts, as a record names him.
func (d *Desk) self() disclosure.Who {
	if d.person == nil {
		return disclosure.Who{Name: d.who}
	}
	return disclosure.Who{ID: d.person.ID, Name: d.person.Name, Role: d.person.Role}
}

// may asks the rules whether the person at the desk may do an action. Where
// nobody has sat down the office has no people yet, and everything may be done.
func (d *Desk) may(a disclosure.Action, i *disclosure.Item) error {
	if d.person == nil {
		return nil
	}
	return disclosure.May(d.self(), a, i)
}

// NewDraft proposes an item for a catalogue entry; entryID may be empty. It is
// not kept yet.
func (d *Desk) NewDraft(ctx context.Context, entryID string) (ItemDraft, error) {
	if err := d.permit(office.WriteItems); err != nil {
		return ItemDraft{}, err
	}
	routes, err := d.Routes(ctx)
	if err != nil {
		return ItemDraft{}, err
	}
	item := disclosure.Item{
		Kind: "A15", Attribute: disclosure.Proactive, Audience: disclosure.Everyone,
		Drafter: d.self(), Begun: d.Today(), Formed: d.Today(), Route: routes[0],
	}
	if d.Organ().Level == office.Village {
		item.Kind = disclosure.VillageAffair
	}
	if entryID == "" {
		return ItemDraft{Item: item}, nil
	}
	entry, err := store.Entries.Get(ctx, d.office, entryID)
	if err != nil {
		return ItemDraft{}, err
	}
	item.EntryID, item.Title = entry.ID, entry.Name()
	item.Audience, item.Group = audienceOf(entry)
	item.Flags.Preview = entry.Cadence == catalog.Preview
	if entry.Mode.OnRequest && !entry.Mode.Proactive {
		item.Attribute = disclosure.OnRequest
	}
	return ItemDraft{Item: item, Text: disclosure.Revision{Title: item.Title}}, nil
}

func audienceOf(e catalog.Entry) (disclosure.Audience, string) {
	if e.Audience.Specific && !e.Audience.Public {
		return disclosure.SpecificGroup, e.Audience.Group
	}
	return disclosure.Everyone, ""
}

// SaveDraft keeps a draft: a new item, or another text or other particulars of
// one. The text becomes a revision when it differs from the newest one; after
// review that re-opens the route and needs Text.Reason.
func (d *Desk) SaveDraft(ctx context.Context, draft ItemDraft) (disclosure.Item, error) {
	item, text := draft.Item, draft.Text
	item.Title = strings.TrimSpace(text.Title)
	if item.Flags.Financial && d.Organ().Level != office.Village {
		item.Route = item.Route.WithAudit()
	}
	if err := d.checkDraft(ctx, item); err != nil {
		return item, err
	}
	attached, err := d.keepFiles(draft.Files)
	if err != nil {
		return item, err
	}
	for _, f := range attached {
		text.Attachments = append(slices.Clone(text.Attachments), disclosure.Attachment{Digest: f.Digest, Name: f.Name, Size: f.Size})
	}
	text.By, text.On, text.ID = d.self(), d.Today(), ""
	if item.ID == "" {
		item.ID, item.Drafter, item.Begun = store.NewID(), d.self(), d.Today()
		if item, text, err = item.Revise(text); err != nil {
			return item, err
		}
		return item, d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
			return keepNew(tx, &item, &text, attached)
		})
	}
	return d.saveAgain(ctx, item, text, attached)
}

// saveAgain keeps a draft that there is already.
func (d *Desk) saveAgain(ctx context.Context, item disclosure.Item, text disclosure.Revision, attached []store.File) (disclosure.Item, error) {
	kept, err := d.change(ctx, item.ID, func(tx *store.Tx, kept disclosure.Item) (disclosure.Item, string, error) {
		if err := d.may(disclosure.Write, &kept); err != nil {
			return kept, "", err
		}
		if kept.Revision != item.Revision {
			return kept, "", fault.New(fault.Conflict, "“%s”刚刚被别人改过，现在是第%d稿。打开看一看再改", kept.Title, kept.Revision)
		}
		newest, found, err := d.office.RevisionOf(ctx, tx, kept.ID)
		if err != nil {
			return kept, "", err
		}
		next := particulars(kept, item)
		if found && newest.Digest() == text.Digest() {
			if kept.At > 0 && routeChanged(kept, next) {
				return kept, "", fault.New(fault.Conflict, "已经送审，不能改公开属性、范围和流程。先让审查的人退回")
			}
			return next, "改登记内容", nil
		}
		if next, text, err = next.Revise(text); err != nil {
			return kept, "", err
		}
		if err := addFiles(tx, attached); err != nil {
			return kept, "", err
		}
		return next, fmt.Sprintf("第%d稿", text.Number), store.Revisions.Add(tx, &text, "")
	})
	return kept, err
}

// particulars takes over from a draft what the drafter decides; what review and
// posting have written stays.
func particulars(kept, draft disclosure.Item) disclosure.Item {
	kept.Title, kept.EntryID, kept.Period, kept.Kind = draft.Title, draft.EntryID, draft.Period, draft.Kind
	kept.Attribute, kept.Audience, kept.Group, kept.Flags = draft.Attribute, draft.Audience, draft.Group, draft.Flags
	kept.DocumentNumber, kept.Formed, kept.Station = draft.DocumentNumber, draft.Formed, draft.Station
	kept.Responsible, kept.Withheld, kept.Relations = draft.Responsible, draft.Withheld, draft.Relations
	if kept.At == 0 {
		kept.Route = draft.Route
	}
	return kept
}

// routeChanged reports whether what the reviewers judged has become something
// else.
func routeChanged(before, after disclosure.Item) bool {
	return before.Attribute != after.Attribute || before.Audience != after.Audience || before.Group != after.Group || before.Flags != after.Flags
}

func (d *Desk) checkDraft(ctx context.Context, item disclosure.Item) error {
	if err := d.permit(office.WriteItems); err != nil && item.ID == "" {
		return err
	}
	if err := item.Validate(d.Today()); err != nil {
		return err
	}
	if err := item.Route.Validate(d.Organ().Level); err != nil {
		return err
	}
	other, taken, err := d.office.ItemWithDocument(ctx, item.DocumentNumber, item.ID)
	if err == nil && taken {
		err = fault.New(fault.Exists, "文号“%s”已经用在“%s”上。核对文号；是同一件的，打开那一件改", item.DocumentNumber, other.Title)
	}
	return err
}

// keepNew stores an item with its first text.
func keepNew(tx *store.Tx, item *disclosure.Item, text *disclosure.Revision, files []store.File) error {
	if err := addFiles(tx, files); err != nil {
		return err
	}
	if err := store.Items.Add(tx, item, "拟稿"); err != nil {
		return err
	}
	if err := store.Revisions.Add(tx, text, ""); err != nil {
		return err
	}
	return tx.IndexItem(*item, *text)
}

// change loads an item inside a change, lets work alter it, and stores it with
// its log entry.
func (d *Desk) change(ctx context.Context, id string, work func(*store.Tx, disclosure.Item) (disclosure.Item, string, error)) (disclosure.Item, error) {
	var item disclosure.Item
	err := d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		kept, err := store.Items.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		next, detail, err := work(tx, kept)
		if err != nil {
			return err
		}
		item = next
		if err := store.Items.Replace(tx, next, detail); err != nil {
			return err
		}
		text, found, err := d.office.RevisionOf(ctx, tx, id)
		if err != nil || !found {
			return err
		}
		return tx.IndexItem(next, text)
	})
	return item, err
}

func (d *Desk) keepFiles(paths []string) ([]store.File, error) {
	var kept []store.File
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fault.Wrap(err, fault.NotFound, "没有找到附件“%s”。看U盘是否还插着，重新选文件", filepath.Base(path))
		case err == nil && !info.Mode().IsRegular():
			return nil, fault.New(fault.Invalid, "“%s”是文件夹，不能作附件。选里面的文件", filepath.Base(path))
		}
		f, err := d.office.KeepFile(path)
		if err != nil && fault.CodeOf(err) == "" {
			err = fault.Wrap(err, fault.Unreadable, "附件“%s”读不出来。看它是否正被别的程序占用", filepath.Base(path))
		}
		if err != nil {
			return nil, err
		}
		kept = append(kept, f)
	}
	return kept, nil
}

func addFiles(tx *store.Tx, files []store.File) error {
	for _, f := range files {
		if err := tx.AddFile(f); err != nil {
			return err
		}
	}
	return nil
}
