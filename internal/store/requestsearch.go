package store

import (
	"context"
	"strconv"
	"strings"

	"zwgk/internal/request"
)

// FoundDossier is the kind of a hit that is a dossier; RequestOfHit gives its
// line in the register.
const FoundDossier = "dossier"

// RequestOfHit gives the id of the line of the register that a hit leads to.
func RequestOfHit(id string) string { return strings.TrimPrefix(id, dossierPrefix) }

// IndexDossier makes a dossier findable by its letters and notes, and by who
// the applicant is for those who may see that. The line of an application is
// found by itself.
func (tx *Tx) IndexDossier(d request.Dossier) error { return tx.Index(dossierEntry(&d)) }

func dossierEntry(d *request.Dossier) SearchEntry {
	e := SearchEntry{ID: dossierPrefix + d.ID, Kind: FoundDossier, Title: "依申请公开案卷", Date: d.On(request.Received), Guard: SeesApplicants}
	guarded := d.Identity.Texts()
	var notes, numbers []string
	if l := d.Line; l != nil {
		e.Title, e.Date = l.Subject, l.Received
		numbers, notes, guarded = append(numbers, l.Number), append(notes, l.Note), append(guarded, l.Applicant)
	}
	for _, letter := range d.Issued {
		if letter.Outcome == "" { // the answer's stands in the register
			numbers = append(numbers, letter.Number)
		}
	}
	for _, event := range d.Events {
		notes, guarded = append(notes, event.Note), append(guarded, event.Ref)
	}
	for _, paper := range d.Papers {
		if !paper.Private {
			e.Names = append(e.Names, paper.Name)
		}
	}
	e.Number, e.Text, e.Guarded = strings.TrimSpace(strings.Join(numbers, " ")), lines(notes...), lines(guarded...)
	return e
}

// dossierTexts are the dossiers, to be found again when the index is built
// afresh.
type dossierTexts struct{}

func (dossierTexts) eachEntry(ctx context.Context, r Reader, see func(SearchEntry) error) error {
	for last := ""; ; {
		some, err := Dossiers.where(ctx, r, "WHERE id > ? ORDER BY id LIMIT "+strconv.Itoa(recordsAtOnce), last)
		if err != nil || len(some) == 0 {
			return err
		}
		for n := range some {
			if err := see(dossierEntry(&some[n])); err != nil {
				return err
			}
		}
		last = some[len(some)-1].ID
	}
}
