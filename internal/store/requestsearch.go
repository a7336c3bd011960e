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

// IndexDossier makes a dossier findable by its letters, and, for those who may
// see who the applicant is, by that and by the notes, which may say it too. The
// line of an application is found by itself.
func (tx *Tx) IndexDossier(d request.Dossier) error { return tx.Index(dossierEntry(&d)) }

func dossierEntry(d *request.Dossier) SearchEntry {
	e := SearchEntry{ID: dossierPrefix + d.ID, Kind: FoundDossier, Title: "依申请公开案卷", Date: d.On(request.Received), Guard: SeesApplicants}
	guarded := d.Identity.Texts()
	var numbers []string
	if l := d.Line; l != nil {
		e.Title, e.Date = l.Subject, l.Received
		numbers, guarded = append(numbers, l.Number), append(guarded, l.Applicant, l.Note)
	}
	for _, letter := range d.Issued {
		if letter.Outcome == "" { // the answer's stands in the register
			numbers = append(numbers, letter.Number)
		}
	}
	for _, event := range d.Events {
		guarded = append(guarded, event.Ref, event.Note)
	}
	for _, paper := range d.Papers {
		if !paper.Private {
			e.Names = append(e.Names, paper.Name)
		}
	}
	e.Number, e.Guarded = strings.TrimSpace(strings.Join(numbers, " ")), lines(guarded...)
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
