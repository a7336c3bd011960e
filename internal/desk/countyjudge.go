package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/sheet"
	"zwgk/internal/workday"
)

// judge pairs the reports with last year's, applies the rules, and adds up.
func (c *county) judge(ctx context.Context, files []readFile) (*CountyCheck, error) {
	result := &CountyCheck{Listed: len(c.order.Organs)}
	for _, file := range files {
		name := filepath.Base(file.path)
		if file.err != nil {
			result.Unread = append(result.Unread, sheet.UnreadFile{File: name, Reason: fault.Sentence(file.err)})
		}
		for _, doc := range file.documents {
			result.Reports = append(result.Reports, sheet.CheckedReport{File: name, Document: doc})
		}
	}
	c.pair(result.Reports)
	sideBySide(len(result.Reports), func(i int) {
		if r := &result.Reports[i]; ctx.Err() == nil {
			r.Findings = annual.CheckDocument(r.Document, c.contextFor(r.Document))
		}
	}, nil)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c.addUp(result)
	return result, nil
}

// pair gives each report that of its organ from the year before.
func (c *county) pair(reports []sheet.CheckedReport) {
	byYear := map[int]*annual.Organs{}
	for i, r := range reports {
		if byYear[r.Document.Year] == nil {
			byYear[r.Document.Year] = &annual.Organs{}
		}
		byYear[r.Document.Year].Add(r.Document.Organ, i)
	}
	for i := range reports {
		doc := reports[i].Document
		switch {
		case doc.Previous != nil:
		case c.previous != nil:
			doc.Previous = c.previous
		case byYear[doc.Year-1] != nil:
			if at, ok := byYear[doc.Year-1].Find(doc.Organ); ok {
				doc.Previous = reports[at].Document.Report
			}
		}
	}
}

// contextFor gives the context of a report: the last day that was given is
// for the latest year's.
func (c *county) contextFor(doc *annual.Document) annual.Context {
	context := c.order.Context
	if context.Due.Year != 0 && context.Due.Year != doc.Year+1 {
		context.Due = workday.Date{}
	}
	return context
}

// addUp sums the tables of the latest year, each organ once, and finds who is
// missing in it.
func (c *county) addUp(result *CountyCheck) {
	latest := 0
	for _, r := range result.Reports {
		latest = max(latest, r.Document.Year)
	}
	var reports []*annual.Report
	first := map[string]string{}
	for i := range result.Reports {
		r := &result.Reports[i]
		key := fmt.Sprint(annual.Stem(r.Document.Organ), r.Document.Year)
		if r.SameAs = first[key]; r.SameAs != "" && r.Document.Organ != "" {
			continue
		}
		first[key] = r.File
		reports = append(reports, r.Document.Report)
	}
	result.Total = annual.RollUp("合计", "", latest, reports)
	result.Missing = c.missing(result, latest)
}

// missing lists the organs without a report of a year: none names it, below its
// title or under its text, and no file is called by it, be it one that cannot
// be read.
func (c *county) missing(result *CountyCheck, year int) []string {
	var there annual.Organs
	var files []string
	for _, u := range result.Unread {
		files = append(files, u.File)
	}
	for i, r := range result.Reports {
		if r.Document.Year == year {
			there.Add(r.Document.Organ, i)
			there.Add(r.Document.Signature, i)
			files = append(files, r.File)
		}
	}
	named := strings.Join(files, "\n")
	var missing []string
	for _, organ := range c.order.Organs {
		if _, ok := there.Find(organ); ok {
			continue
		}
		if stem := annual.Stem(organ); stem == "" || !strings.Contains(named, stem) {
			missing = append(missing, organ)
		}
	}
	return missing
}
