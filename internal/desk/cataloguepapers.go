package desk

import (
	"context"
	"io"
	"path/filepath"
	"slices"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/workday"
)

// The papers of the catalogue.
const (
	CatalogueListPaper = "catalogue" // 公开目录
	GuidePaper         = "guide"     // 公开指南
	OpenLedgerPaper    = "ledger"    // what was posted last month
	WithheldPaper      = "withheld"  // what was withheld last month
	HalfYearPaper      = "half_year" // what the half-year that ended last still lacks
)

// CataloguePaper writes a paper to a PDF in the office's folder and returns
// where it lies. An earlier one of the same day is replaced.
func (d *Desk) CataloguePaper(ctx context.Context, kind string) (path string, err error) {
	document, fonts, name, err := d.cataloguePages(ctx, kind)
	if err != nil {
		return "", err
	}
	path = filepath.Join(d.Folder(), printedFolder, d.Today().String()+" "+name+".pdf")
	return path, replaceFile(path, func(w io.Writer) error { return pdf.Write(w, document, fonts) })
}

func (d *Desk) cataloguePages(ctx context.Context, kind string) (document *paper.Document, fonts *paper.FontSet, name string, err error) {
	code, err := d.HeadCode(ctx)
	if err != nil {
		return nil, nil, "", err
	}
	if fonts, _, err = Fonts(); err != nil {
		return nil, nil, "", err
	}
	switch kind {
	case CatalogueListPaper:
		entries, err := d.office.Catalogue(ctx)
		if err != nil {
			return nil, nil, "", err
		}
		document, err = form.CataloguePaper(form.Catalogue{Organ: d.Organ(), Entries: entries, On: d.Today(), Code: code}, fonts)
		return document, fonts, "公开目录", err
	case GuidePaper:
		document, err = d.guide(ctx, fonts)
		return document, fonts, "公开指南", err
	case OpenLedgerPaper, WithheldPaper:
		document, name, err = d.monthLedger(ctx, kind == WithheldPaper, code, fonts)
		return document, fonts, name, err
	case HalfYearPaper:
		half, err := d.lastHalf(ctx)
		if err != nil {
			return nil, nil, "", err
		}
		half.Organ, half.On, half.Code = d.Organ(), d.Today(), code
		document, err = form.HalfYearList(half, fonts)
		return document, fonts, half.Period.Name + "未完成公开事项清单", err
	}
	return nil, nil, "", fault.New(fault.Invalid, "没有这种材料")
}

// lastHalf is what the half-year that ended last still lacks, whether its last
// day is over or not.
func (d *Desk) lastHalf(ctx context.Context) (form.HalfYear, error) {
	year, half := halfBefore(d.Today())
	board, err := d.Coverage(ctx, year)
	if err != nil {
		return form.HalfYear{}, err
	}
	rules, err := d.CoverageRules(ctx)
	list := form.HalfYear{Period: catalog.Periods(catalog.HalfYearly, year, rules)[half], Unfinished: true}
	unfinished := []catalog.State{catalog.DueNow, catalog.Missing}
	for _, r := range board.Rows {
		if r.Entry.Cadence == catalog.HalfYearly && slices.Contains(unfinished, r.Cells[half].State) {
			list.Rows = append(list.Rows, form.HalfYearRow{Entry: r.Entry, State: r.Cells[half].State})
		}
	}
	return list, err
}

// halfBefore is the half-year that ended last before a day: 0 the first of the
// year, 1 the second.
func halfBefore(day workday.Date) (year, half int) {
	if day.Month <= 6 {
		return day.Year - 1, 1
	}
	return day.Year, 0
}
