package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// WorkEvent is an event of a year as it is kept. One that was taken back keeps
// its line, so that the log can be held against it; lists leave it out.
type WorkEvent struct {
	writing.Event
	Removed bool `json:"removed,omitempty"`
}

// WorkEvents are what the office did and no ledger counts.
var WorkEvents = &Register[WorkEvent]{
	table: "work_event", label: "工作记录",
	columns: []string{"year", "kind", "day"},
	id:      func(e *WorkEvent) *string { return &e.ID },
	values:  func(e *WorkEvent) []any { return []any{int64(e.Year), string(e.Kind), e.Day.String()} },
}

// WorkEventsOf returns the events of a year by kind and day.
func (o *Office) WorkEventsOf(ctx context.Context, r Reader, year int) ([]writing.Event, error) {
	kept, err := WorkEvents.where(ctx, r, "WHERE year = ? ORDER BY kind, day, id", year)
	var events []writing.Event
	for _, e := range kept {
		if !e.Removed {
			events = append(events, e.Event)
		}
	}
	return events, err
}

// YearlyText is what a clerk wrote in a paper of a year in place of what the
// program suggests.
type YearlyText struct {
	ID    string        `json:"id"`
	Paper writing.Paper `json:"paper"`
	Year  int           `json:"year"`
	Edits writing.Edits `json:"edits"`
}

// YearlyTexts are what was written, one for each paper of a year.
var YearlyTexts = &Register[YearlyText]{
	table: "yearly_text", label: "撰写的文字",
	columns: []string{"paper", "year"},
	id:      func(t *YearlyText) *string { return &t.ID },
	values:  func(t *YearlyText) []any { return []any{string(t.Paper), int64(t.Year)} },
}

// YearlyTextOf returns what was written in a paper of a year, an empty text
// when nothing was.
func (o *Office) YearlyTextOf(ctx context.Context, r Reader, paper writing.Paper, year int) (YearlyText, error) {
	found, err := YearlyTexts.where(ctx, r, "WHERE paper = ? AND year = ?", string(paper), year)
	if err != nil || len(found) == 0 {
		return YearlyText{Paper: paper, Year: year, Edits: writing.Edits{}}, err
	}
	return found[0], nil
}

// KeepYearlyText stores what was written, the first time as a new record.
func (tx *Tx) KeepYearlyText(t YearlyText, detail string) error {
	if t.ID == "" {
		return YearlyTexts.Add(tx, &t, detail)
	}
	return YearlyTexts.Replace(tx, t, detail)
}

// publishedItems groups what was first posted in a year: by class of the
// catalogue, whether it is a 解读, and the channels it hung on within the year,
// joined by commas. ?3 is 1 in a village. One pass over the items; only those
// of the year are read whole.
const publishedItems = `
SELECT ifnull(json_extract(catalog_entry.content, '$.category1'), ''), explains, channels, items FROM (
  SELECT entry, explains, channels, count(*) AS items FROM (
    SELECT entry, explains, (
      SELECT ifnull(group_concat(DISTINCT json_extract(value, '$.channel')), '') FROM json_each(item.content, '$.publications')
      WHERE json_extract(value, '$.on') BETWEEN ?1 AND ?2
    ) AS channels FROM item
    WHERE posted BETWEEN ?1 AND ?2 AND (?3 OR kind <> '` + string(disclosure.VillageAffair) + `')
      AND (json_extract(content, '$.audience') = '` + string(disclosure.Everyone) + `' OR ?3 AND json_extract(content, '$.audience') = '` + string(disclosure.SpecificGroup) + `')
  ) GROUP BY entry, explains, channels
) LEFT JOIN catalog_entry ON catalog_entry.id = entry`

// unclassed is the class of what is in no catalogue.
const unclassed = "其他"

// PublishedIn counts what was first made public in a year. In an administrative
// organ that is what everybody could see: what hung for the office itself or for
// some people is not public, and 村务 is no 政府信息. In a village it is whatever
// the villagers were shown. The catalogue's coverage is not filled in: it
// depends on the day.
func (o *Office) PublishedIn(ctx context.Context, r Reader, year int) (writing.Published, error) {
	var p writing.Published
	classes, channels := map[string]int64{}, map[string]int64{}
	arguments := append(daysOf(year), flag(o.Organ().Level == office.Village))
	err := each(ctx, r, publishedItems, arguments, func(rows *sql.Rows) error {
		var class, hung string
		var explains, items int64
		if err := rows.Scan(&class, &explains, &hung, &items); err != nil {
			return err
		}
		p.Items += items
		p.Explains += explains * items
		classes[cmp.Or(class, unclassed)] += items
		for channel := range strings.SplitSeq(hung, ",") {
			if label := catalog.Channel(channel).Label(); label != "" {
				channels[label] += items
			}
		}
		return nil
	})
	if classes[unclassed] == p.Items {
		clear(classes) // nothing is in the catalogue, and 其他 of nothing says nothing
	}
	p.Classes, p.Channels = shares(classes), shares(channels)
	return p, err
}

// daysOf are the first and the last day of a year.
func daysOf(year int) []any {
	return []any{fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-12-31", year)}
}

// shares lists parts of a total, the greatest first, what has no name of its
// own last.
func shares(counts map[string]int64) []writing.Share {
	var list []writing.Share
	for name, n := range counts {
		list = append(list, writing.Share{Name: name, Number: n})
	}
	last := func(s writing.Share) int {
		if s.Name == unclassed {
			return 1
		}
		return 0
	}
	slices.SortFunc(list, func(a, b writing.Share) int {
		return cmp.Or(last(a)-last(b), cmp.Compare(b.Number, a.Number), strings.Compare(a.Name, b.Name))
	})
	return list
}

// feesOfYear counts notices by the day on which they went out, and money by the
// day on which it came.
const feesOfYear = `
SELECT ifnull(sum(substr(json_extract(content, '$.fee.notified'), 1, 4) = ?1), 0),
  ifnull(sum(iif(substr(json_extract(content, '$.fee.paid'), 1, 4) = ?1, json_extract(content, '$.fee.received'), 0)), 0)
FROM dossier WHERE matter = '` + string(request.Disclosure) + `'`

// FeesIn counts the 信息处理费 of a year. No dossier says that a fee was remitted,
// so none is counted.
func (o *Office) FeesIn(ctx context.Context, r Reader, year int) (fees writing.Fees, err error) {
	const fen = 100 // in a yuan
	err = each(ctx, r, feesOfYear, []any{fmt.Sprintf("%04d", year)}, func(rows *sql.Rows) error {
		err := rows.Scan(&fees.Notices, &fees.Collected)
		fees.Collected *= fen
		return err
	})
	return fees, err
}

// EachSlowRequest calls see with the applications that ended in a year more than
// some days after they came. Whether they were late only a clock can tell.
func (o *Office) EachSlowRequest(ctx context.Context, year, days int, see func(RequestRow) error) error {
	const slow = "WHERE application.outcome <> '' AND application.ended = ? AND julianday(application.closed) - julianday(application.received) > ?"
	return eachRequest(ctx, o, slow, []any{year, days}, see)
}

// PostedAfter are items that were formed on one day and first posted on another.
type PostedAfter struct {
	Formed, Posted workday.Date
	Items          int64
}

// SlowItems lists the items that everybody was shown in a year more than some
// days after they were formed.
func (o *Office) SlowItems(ctx context.Context, r Reader, year, days int) ([]PostedAfter, error) {
	const slow = "SELECT formed, posted, count(*) FROM item WHERE posted BETWEEN ? AND ? AND formed <> '' AND kind <> '" + string(disclosure.VillageAffair) +
		"' AND julianday(posted) - julianday(formed) > ? AND json_extract(content, '$.audience') = '" + string(disclosure.Everyone) + "' GROUP BY formed, posted"
	var found []PostedAfter
	err := each(ctx, r, slow, append(daysOf(year), days), func(rows *sql.Rows) error {
		var p PostedAfter
		err := rows.Scan(dateColumn{&p.Formed}, dateColumn{&p.Posted}, &p.Items)
		found = append(found, p)
		return err
	})
	return found, err
}

// villageYear counts the months and quarters in which villagers were shown
// something, what they said and how much of it was answered by the end of the
// year, and the matters that were under way then.
const villageYear = `
WITH posting AS (
  SELECT DISTINCT CAST(substr(json_extract(value, '$.on'), 6, 2) AS INTEGER) AS month FROM item, json_each(item.content, '$.publications')
  WHERE json_extract(value, '$.on') BETWEEN ?1 AND ?2 AND json_extract(item.content, '$.audience') <> '` + string(disclosure.Internal) + `'
), heard AS (
  SELECT ifnull(json_extract(value, '$.answered_on'), '') AS answered FROM item, json_each(item.content, '$.feedback')
  WHERE json_extract(value, '$.on') BETWEEN ?1 AND ?2
)
SELECT (SELECT count(*) FROM posting), (SELECT count(DISTINCT (month - 1) / 3) FROM posting),
  (SELECT count(*) FROM heard), (SELECT count(*) FROM heard WHERE answered BETWEEN ?1 AND ?2),
  (SELECT count(*) FROM item WHERE begun <= ?2 AND ifnull(json_extract(content, '$.filed'), '9999') > ?2 AND ifnull(json_extract(content, '$.ending.on'), '9999') > ?2)`

// VillageIn counts what a village's year has besides what it published.
func (o *Office) VillageIn(ctx context.Context, r Reader, year int) (v writing.Village, err error) {
	err = each(ctx, r, villageYear, daysOf(year), func(rows *sql.Rows) error {
		return rows.Scan(&v.Months, &v.Quarters, &v.Opinions, &v.Answered, &v.Open)
	})
	return v, err
}
