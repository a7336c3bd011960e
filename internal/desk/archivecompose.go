package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/privacy"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// ToCompose returns the finished matters of a year of which no piece was made,
// oldest first: items that were filed, requests with a dossier that were closed,
// reports that were signed.
func (d *Desk) ToCompose(ctx context.Context, year int) ([]ComposeRow, error) {
	waiting, err := d.office.ToCompose(ctx, year)
	if err != nil {
		return nil, err
	}
	hidden := d.permit(office.SeeApplicants) != nil
	rows := make([]ComposeRow, len(waiting))
	for i, w := range waiting {
		rows[i] = ComposeRow{Source: w.Source, Title: w.Title, Date: w.Date}
		switch {
		case w.Source.Kind == archive.FromReport:
			rows[i].Title = "政府信息公开工作年度报告"
		case w.Source.Kind == archive.FromRequest && hidden:
			rows[i].Title = "政府信息公开申请案卷" // what was asked for may say who asked
		}
	}
	return rows, nil
}

// Compose makes a piece of every finished matter of a year that has none, and
// returns how many. It suggests; until the year is closed the pieces can be put
// right. What came to its end later than it was formed falls under that year.
func (d *Desk) Compose(ctx context.Context, year int, progress Progress) (int, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return 0, err
	}
	composer, err := d.composer(ctx)
	if err != nil {
		return 0, err
	}
	waiting, err := d.office.ToCompose(ctx, year)
	if err != nil {
		return 0, err
	}
	made := make([]composed, len(waiting))
	for i, w := range waiting {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if made[i], err = d.compose(ctx, d.office.Reader(), composer, w); err != nil {
			return 0, err
		}
		progress.tell(i+1, 2*len(waiting))
	}
	if len(made) == 0 {
		return 0, nil
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		for i := range made {
			if err := tx.AddPiece(&made[i].piece, made[i].text, "建档："+made[i].piece.Source.Kind.Label()); err != nil {
				return err
			}
			progress.tell(len(made)+i+1, 2*len(made))
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return len(made), nil
}

// composed is a piece with what it is found by.
type composed struct {
	piece archive.Piece
	text  store.PieceText
}

// compose makes the piece of one finished matter. A scan that came without a
// name gets one, by which other programs can open it.
func (d *Desk) compose(ctx context.Context, r store.Reader, c archive.Composer, w store.Waiting) (composed, error) {
	made, err := d.composeFrom(ctx, r, c, w)
	for i := range made.piece.Parts {
		if part := &made.piece.Parts[i]; part.Digest != "" && part.Name == "" {
			part.Name = fileName(part.Title) + endingOf(d.office.FilePath(part.Digest))
		}
	}
	return made, err
}

func (d *Desk) composeFrom(ctx context.Context, r store.Reader, c archive.Composer, w store.Waiting) (composed, error) {
	switch w.Source.Kind {
	case archive.FromItem:
		item, text, err := d.finalText(ctx, r, w.Source.ID)
		if err != nil {
			return composed{}, err
		}
		return composed{c.Item(item, text), itemPieceText(text)}, nil
	case archive.FromRequest:
		row, err := d.office.Request(ctx, r, w.Source.ID)
		if err != nil {
			return composed{}, err
		}
		a, dossier := row.Line.Record, request.DossierOf(row.Line.Record)
		if row.Dossier != nil {
			dossier = *row.Dossier
		}
		return composed{c.Request(a, dossier), requestPieceText(a, dossier)}, nil
	case archive.FromReport:
		report, signed, err := d.signedReport(ctx, r, w.Source.ID, w.Date)
		if err != nil {
			return composed{}, err
		}
		return composed{c.Report(report), store.PieceText{Text: reportWords(signed.Report)}}, nil
	}
	return composed{}, fault.New(fault.Invalid, "不能从“%s”建档", w.Source.Kind.Label())
}

// finalText is an item with the text of it that goes into the archive.
func (d *Desk) finalText(ctx context.Context, r store.Reader, id string) (disclosure.Item, disclosure.Revision, error) {
	item, err := store.Items.Get(ctx, r, id)
	if err != nil {
		return item, disclosure.Revision{}, err
	}
	final := archive.FinalRevision(item)
	newest, _, err := d.office.RevisionOf(ctx, r, id)
	if err != nil || newest.Number == final {
		return item, newest, err
	}
	texts, err := d.office.RevisionsOf(ctx, id)
	if err != nil {
		return item, newest, err
	}
	at := slices.IndexFunc(texts, func(t disclosure.Revision) bool { return t.Number == final })
	if at < 0 {
		return item, newest, fault.New(fault.Damaged, "“%s”公布的那一稿找不到。用最近的备份恢复", item.Title)
	}
	return item, texts[at], nil
}

// itemPieceText is the text of an item, with personal data masked for those who
// may not see it.
func itemPieceText(text disclosure.Revision) store.PieceText {
	found := disclosure.PersonalIn(text)
	if len(found) == 0 {
		return store.PieceText{Text: text.Text()}
	}
	shown := disclosure.Masked(text, found, privacy.DefaultRules(), privacy.Web, func(string) bool { return true })
	words := store.PieceText{Text: shown.Text(), Guard: store.SeesFullText, Guarded: text.Text()}
	if shown.Title != text.Title {
		words.Title = shown.Title
	}
	return words
}

// requestPieceText is found by its numbers; by the applicant and by what was
// written to him, only for those who may see him.
func requestPieceText(a request.Application, dossier request.Dossier) store.PieceText {
	guarded := []string{a.Applicant, a.Subject, a.Note}
	guarded = append(guarded, dossier.Identity.Texts()...)
	numbers := []string{a.Number}
	for _, l := range dossier.Issued {
		numbers = append(numbers, l.Number)
		for _, p := range l.Paragraphs {
			guarded = append(guarded, p.Text)
		}
	}
	return store.PieceText{Text: strings.Join(numbers, " "), Guard: store.SeesApplicants, Guarded: strings.Join(guarded, "\n")}
}

func reportWords(r *annual.Report) string {
	words := []string{r.Preamble}
	for _, s := range r.Sections {
		words = append(words, s.Heading, s.Text)
	}
	return strings.Join(words, "\n")
}

// earliestReport is before the first year of which a report can be signed.
const earliestReport = 2018

// signedReport finds a signed report by its id: one that was signed in a year
// reports on that year or one before it.
func (d *Desk) signedReport(ctx context.Context, r store.Reader, id string, signedOn workday.Date) (archive.Report, *SignedReport, error) {
	for year := signedOn.Year; year > earliestReport; year-- {
		reports, err := d.office.SignedReports(ctx, r, year)
		if err != nil {
			return archive.Report{}, nil, err
		}
		for _, stored := range reports {
			if stored.ID != id {
				continue
			}
			signed, err := openSigned(stored)
			if err != nil {
				return archive.Report{}, nil, err
			}
			return d.reportToFile(stored, signed), signed, nil
		}
	}
	return archive.Report{}, nil, fault.New(fault.NotFound, "定稿的年度报告找不到。回到清单再看")
}

// reportToFile is a signed report as the archive takes it.
func (d *Desk) reportToFile(stored store.SignedReport, signed *SignedReport) archive.Report {
	title := signed.Report.Title
	if title == "" {
		title = fmt.Sprintf("%s%d年政府信息公开工作年度报告", d.Organ().ShortName(), stored.Year)
	}
	return archive.Report{ID: stored.ID, Year: stored.Year, Title: title, SignedOn: signed.SignedOn, Signer: signed.Signer}
}
