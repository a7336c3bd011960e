package store

import (
	"context"
	"database/sql"
	"strconv"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// Waiting is finished work that no piece was made of.
type Waiting struct {
	Source archive.Source
	Title  string
	Date   workday.Date // on which it was formed, closed or signed
}

// waitingWork lists what is finished by year: items that were filed, by the day
// on which they were formed; applications with a dossier and 更正申请, by the day
// on which they were closed; reports, by the day on which they were signed,
// unless a later one of the same year has taken their place. A
// 咨询 and an 协助 leave nothing to keep. What was taken down in a later year may
// make a piece of that year: composing decides.
const waitingWork = `
SELECT 'item' AS source, id AS record, title, iif(formed = '', begun, formed) AS day FROM item
  WHERE state = 'archived' AND substr(iif(formed = '', begun, formed), 1, 4) = ?1
UNION ALL SELECT 'request', application.id, subject, application.closed FROM application JOIN dossier ON dossier.id = application.id
  WHERE outcome <> '' AND ended = ?2
UNION ALL SELECT 'request', id, json_extract(content, '$.line.subject'), closed FROM dossier
  WHERE closed <> '' AND substr(closed, 1, 4) = ?1 AND matter = 'rectify'
UNION ALL SELECT 'report', id, '', signed_on FROM signed_report WHERE substr(signed_on, 1, 4) = ?1
  AND NOT EXISTS (SELECT 1 FROM signed_report AS later WHERE later.year = signed_report.year AND later.id > signed_report.id)`

// livesOn is the condition that a piece was made of the record and stands.
const livesOn = "EXISTS (SELECT 1 FROM piece WHERE piece.source = done.source AND piece.record = done.record AND piece.state <> 'withdrawn')"

// ToCompose returns the finished work of a year that has no piece, or none that
// was not withdrawn, oldest first. A report has no title of its own.
func (o *Office) ToCompose(ctx context.Context, year int) (waiting []Waiting, err error) {
	statement := "SELECT source, record, title, day FROM (" + waitingWork + ") AS done WHERE NOT " + livesOn + " ORDER BY day, record"
	err = each(ctx, o, statement, []any{strconv.Itoa(year), year}, func(rows *sql.Rows) error {
		var w Waiting
		err := rows.Scan(&w.Source.Kind, &w.Source.ID, &w.Title, dateColumn{&w.Date})
		waiting = append(waiting, w)
		return err
	})
	return waiting, err
}
