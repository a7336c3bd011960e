package desk

import (
	"context"
	"fmt"
	"io"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
)

// ExportItems writes the register of items as a workbook, newest first, and
// says how many there are. Titles are masked as the web shows them.
func (d *Desk) ExportItems(ctx context.Context, f ItemFilter, path string) (written int, err error) {
	title := d.Organ().ShortName() + "公开信息登记表（" + d.Today().String() + "）"
	err = replaceFile(path, func(w io.Writer) error {
		return sheet.WriteItems(w, title, func(yield func(sheet.ItemLine) error) error {
			const stretch = 500
			for offset := 0; ; offset += stretch {
				page, err := d.office.ItemsPage(ctx, f, offset, stretch)
				if err != nil {
					return err
				}
				for _, r := range page.Rows {
					if err := yield(registerLine(r)); err != nil {
						return err
					}
				}
				if written += len(page.Rows); len(page.Rows) < stretch {
					return nil
				}
			}
		})
	})
	return written, err
}

func registerLine(r ItemRow) sheet.ItemLine {
	return sheet.ItemLine{
		Number: r.IndexNumber, Title: r.Title, Formed: r.Formed, Document: r.DocumentNumber, Posted: r.Posted,
		Attribute: r.Attribute.Label(), State: r.State.Label(),
	}
}

// ItemsImport is what an import of a register would do, or did.
type ItemsImport struct {
	File     string          `json:"file"`
	Done     bool            `json:"done"`
	Added    int             `json:"added"`
	Known    int             `json:"known"` // there already: same document number or same title and day
	Problems []sheet.Problem `json:"problems"`
}

// ImportItems takes the lines of a register over as drafts, all or none: what
// was kept in Excel goes on through review here. Numbers stay with the office
// that gave them and are given anew. A dry run changes nothing.
func (d *Desk) ImportItems(ctx context.Context, path string, dryRun bool) (*ItemsImport, error) {
	if err := d.permit(office.WriteItems); err != nil {
		return nil, err
	}
	ledger, err := sheet.ReadItems(ctx, path, sheet.Limits{})
	if err != nil {
		return nil, err
	}
	result := &ItemsImport{File: path, Problems: append([]sheet.Problem{}, ledger.Problems...)}
	routes, err := d.Routes(ctx)
	if err != nil {
		return nil, err
	}
	known, err := d.office.ItemTitles(ctx)
	if err != nil {
		return nil, err
	}
	items, texts := d.takeOver(ledger, routes[0], known, result)
	result.Added = len(items)
	if dryRun || len(result.Problems) > 0 {
		return result, nil
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		for n := range items {
			if err := keepNew(tx, &items[n], &texts[n], nil); err != nil {
				return err
			}
		}
		return nil
	})
	result.Done = err == nil
	return result, err
}

// takeOver makes drafts of the lines that are new; result gets what is known
// and what is wrong.
func (d *Desk) takeOver(ledger *sheet.ItemLedger, route office.Route, known map[string]bool, result *ItemsImport) (items []disclosure.Item, texts []disclosure.Revision) {
	for _, row := range ledger.Rows {
		item, text := d.draftOf(row.Record, route)
		key := item.Title + "\x00" + item.Formed.String()
		if known[key] || item.DocumentNumber != "" && known[item.DocumentNumber] {
			result.Known++
			continue
		}
		known[key] = true
		if item.DocumentNumber != "" {
			known[item.DocumentNumber] = true
		}
		err := item.Validate(d.Today())
		if err == nil {
			item, text, err = item.Revise(text)
		}
		if err != nil {
			result.Problems = append(result.Problems, sheet.Problem{Place: row.Place(), Value: item.Title, Sentence: fault.Sentence(err)})
			continue
		}
		items, texts = append(items, item), append(texts, text)
	}
	return items, texts
}

// draftOf makes a draft of a line of a register.
func (d *Desk) draftOf(l sheet.ItemLine, route office.Route) (disclosure.Item, disclosure.Revision) {
	item := disclosure.Item{
		ID: store.NewID(), Title: l.Title, Kind: "A15", Attribute: disclosure.Proactive, Audience: disclosure.Everyone,
		Formed: l.Formed, DocumentNumber: l.Document, Drafter: d.self(), Begun: d.Today(), Route: route,
	}
	if d.Organ().Level == office.Village {
		item.Kind = disclosure.VillageAffair
	}
	if l.Attribute == disclosure.OnRequest.Label() {
		item.Attribute = disclosure.OnRequest
	}
	body := l.Summary
	if body == "" {
		body = l.Title
	}
	text := disclosure.Revision{Title: l.Title, Body: body, By: d.self(), On: d.Today()}
	if l.Number != "" {
		text.Reason = fmt.Sprintf("从登记表导入，原编号%s", l.Number)
	}
	return item, text
}
