package desk

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/privacy"
	"zwgk/internal/site"
	"zwgk/internal/store"
)

// WritePackage writes the folder that is carried to the county's site: the
// items that hang or hung and are for everyone, masked as the web shows them.
// Attachments in which personal data was masked stay behind.
func (d *Desk) WritePackage(ctx context.Context, folder string) (site.Written, error) {
	rows, err := d.office.ItemsToShow(ctx)
	if err != nil {
		return site.Written{}, err
	}
	entries, err := d.office.Catalogue(ctx)
	if err != nil {
		return site.Written{}, err
	}
	domains := map[string]string{}
	for _, e := range entries {
		domains[e.ID] = e.Domain
	}
	p := site.Package{Organ: d.Organ(), Generated: d.Today()}
	for _, row := range rows {
		page, outward, err := d.page(ctx, row, domains[row.EntryID])
		if err != nil {
			return site.Written{}, err
		}
		if outward {
			p.Pages = append(p.Pages, page)
		}
	}
	if len(p.Pages) == 0 {
		return site.Written{}, fault.New(fault.NotFound, "还没有对外公布的事项，共查%d件。公布以后再做网站包", len(rows))
	}
	return site.Write(ctx, folder, p)
}

// page makes the page of an item; outward is false for one that is not for
// everyone.
func (d *Desk) page(ctx context.Context, row store.ItemRow, domain string) (page site.Page, outward bool, err error) {
	v, err := d.wholeItem(ctx, row.ID)
	if err != nil {
		return page, false, err
	}
	if v.Item.Audience != disclosure.Everyone || v.Item.Attribute != disclosure.Proactive || len(v.Open) > 0 {
		return page, false, nil
	}
	rules, err := d.MaskRules(ctx)
	if err != nil {
		return page, false, err
	}
	digest := v.Text.Digest()
	hide := func(place string) bool { return v.Item.Masked(digest, place) }
	text := disclosure.Masked(v.Text, v.Found, rules, privacy.Web, hide)
	page = site.Page{
		Title: text.Title, IndexNumber: v.Item.IndexNumber, DocumentNumber: v.Item.DocumentNumber, Kind: v.Item.Kind.Label(),
		Domain: domain, Mode: v.Item.Attribute.Label(), Formed: v.Item.Formed, Published: row.Posted, State: site.State{Label: site.InForce},
	}
	if e := v.Item.Ending; e != nil {
		page.State, page.Repealed = site.State{Label: "已" + e.Kind.Label(), Explanation: e.Explanation}, e.On
	}
	for _, paragraph := range strings.Split(text.Body, "\n") {
		if strings.TrimSpace(paragraph) != "" {
			page.Body = append(page.Body, paragraph)
		}
	}
	for _, t := range text.Tables {
		page.Tables = append(page.Tables, site.Table{Caption: t.Title, Header: t.Header, Rows: t.Rows})
	}
	for _, a := range text.Attachments {
		if !slices.ContainsFunc(v.Found, func(p disclosure.Personal) bool { return p.Part.Attachment == a.Digest && hide(p.Place) }) {
			page.Attachments = append(page.Attachments, site.Attachment{Name: a.Name, Open: d.opener(a.Digest)})
		}
	}
	return page, true, nil
}

func (d *Desk) opener(digest string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return os.Open(d.office.FilePath(digest)) }
}
