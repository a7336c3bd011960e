package desk

import (
	"context"
	"fmt"
	"os"
	"slices"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/privacy"
	"zwgk/internal/store"
)

// projection is what follows from the office's own records to be said to others.
type projection struct {
	subject string
	body    exchange.Body
}

// projected works out what the office has to say: a village its published items
// with their evidence, a town the entries of its catalogue that are the
// villages'. notes tells of what stays at home, and why.
func (d *Desk) projected(ctx context.Context, progress Progress) (all []projection, notes []string, err error) {
	entries, err := d.office.Catalogue(ctx)
	if err != nil {
		return nil, nil, err
	}
	if exchange.IsAbove(d.Organ().Level) {
		for _, e := range entries {
			if e.ForVillage {
				all = append(all, projection{e.ID, &exchange.CatalogueBody{Entry: e}})
			}
		}
		return all, nil, nil
	}
	names := map[string]string{}
	for _, e := range entries {
		names[e.ID] = e.Name()
	}
	rules, err := d.MaskRules(ctx)
	if err != nil {
		return nil, nil, err
	}
	rows, err := d.office.ItemsToShow(ctx)
	if err != nil {
		return nil, nil, err
	}
	p := itemProjector{desk: d, names: names, rules: rules}
	for n, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if err := p.item(ctx, row.ID); err != nil {
			return nil, nil, err
		}
		progress.tell(n+1, len(rows))
	}
	return p.all, p.notes, nil
}

type itemProjector struct {
	desk  *Desk
	names map[string]string // of entries
	rules privacy.Rules
	all   []projection
	notes []string
}

// item projects one item as it hung. What is not for the public stays at home,
// and so does what has personal data that nobody has settled.
func (p *itemProjector) item(ctx context.Context, id string) error {
	item, err := store.Items.Get(ctx, p.desk.office, id)
	if err != nil {
		return err
	}
	if item.Attribute != disclosure.Proactive || item.Audience == disclosure.Internal {
		return nil
	}
	text, hung, err := p.posted(ctx, &item)
	if err != nil || !hung {
		return err
	}
	found := p.desk.found(text)
	digest := text.Digest()
	if open := item.OpenPlaces(digest, disclosure.Places(found)); len(open) > 0 {
		p.notes = append(p.notes, fmt.Sprintf("“%s”还有%d处个人信息没有处理，没有带上", item.Title, len(open)))
		return nil
	}
	shown := disclosure.Masked(text, found, p.rules, privacy.Web, func(place string) bool { return item.Masked(digest, place) })
	village := p.desk.Organ().ID
	body := &exchange.ItemBody{
		Title: shown.Title, IndexNumber: item.IndexNumber, ItemKind: item.Kind, EntryID: item.EntryID, EntryName: p.names[item.EntryID],
		Period: item.Period, Filed: !item.Filed.IsZero(),
	}
	if item.Ending != nil {
		body.Ended = item.Ending.Kind
	}
	var proofs []projection
	for _, publication := range item.Publications {
		body.Postings = append(body.Postings, exchange.Posting{
			ID: publication.ID, Channel: publication.Channel, Place: publication.Place, On: publication.On, Until: publication.Until, DownOn: publication.DownOn,
		})
		if !seenByAll(publication.Channel) {
			continue
		}
		for _, e := range publication.Evidence {
			proof, err := p.proof(village, item.ID, publication.ID, e)
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(proofs, func(other projection) bool { return other.subject == proof.subject }) {
				proofs = append(proofs, proof)
			}
		}
	}
	p.all = append(append(p.all, projection{exchange.SubjectOf(village, item.ID), body}), proofs...)
	return nil
}

// posted is the text that hung last.
func (p *itemProjector) posted(ctx context.Context, item *disclosure.Item) (disclosure.Revision, bool, error) {
	revisions, err := p.desk.office.RevisionsOf(ctx, item.ID)
	if err != nil || len(item.Publications) == 0 {
		return disclosure.Revision{}, false, err
	}
	last := item.Publications[len(item.Publications)-1].Digest
	at := slices.IndexFunc(revisions, func(r disclosure.Revision) bool { return r.Digest() == last })
	if at < 0 {
		return disclosure.Revision{}, false, nil
	}
	return revisions[at], true, nil
}

func (p *itemProjector) proof(village, item, posting string, e disclosure.Evidence) (projection, error) {
	size, err := proofSize(p.desk.office.FilePath(e.Digest), e.Name)
	return projection{exchange.SubjectOf(village, item, e.Digest), &exchange.EvidenceBody{
		Posting: posting, Digest: e.Digest, Name: e.Name, Size: size, Taken: e.Taken, Note: e.Note,
	}}, err
}

// seenByAll reports whether everybody can see what is posted on a channel: the
// proof of it shows no more than the board did. What is brought to single
// households, sent to single people or told at a meeting is not for others.
func seenByAll(c catalog.Channel) bool {
	switch c {
	case catalog.OnSite, catalog.Push, catalog.Meeting, catalog.Circular, catalog.OtherCarrier:
		return false
	}
	return true
}

// proofSize is the length of a proof in bytes.
func proofSize(path, name string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, fault.Wrap(err, fault.Damaged, "凭证“%s”读不出来，或者不见了，没有做包。用最近的备份恢复", name)
	}
	return info.Size(), nil
}
