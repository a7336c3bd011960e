package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// ImportedBook is a workbook that was imported.
type ImportedBook struct {
	ID     string
	Kind   sheet.Kind
	Year   int
	Name   string
	On     workday.Date // when it was imported
	By     string       // who imported it
	Says   string       // what came of it: 新增2，补充0，已有0
	Undone workday.Date // when it was taken back; zero while it stands
}

// ImportedBooks are the ledgers that were imported for a year, newest first.
func (d *Desk) ImportedBooks(ctx context.Context, year int) ([]ImportedBook, error) {
	batches, err := d.office.Batches(ctx, year)
	if err != nil {
		return nil, err
	}
	undone, err := d.office.Undone(ctx)
	if err != nil {
		return nil, err
	}
	logged, err := d.importLog(ctx)
	if err != nil {
		return nil, err
	}
	var books []ImportedBook
	for _, b := range slices.Backward(batches) {
		if b.Ledger == catalogueBatch {
			continue
		}
		book := ImportedBook{ID: b.ID, Kind: sheet.Kind(b.Ledger), Year: b.Year, Name: b.File.Name, Undone: undone[b.ID]}
		if entry, ok := logged[b.ID]; ok {
			book.On, book.By, book.Says = workday.DateOf(entry.At.In(d.now().Location())), entry.Actor, entry.Detail
		}
		books = append(books, book)
	}
	return books, nil
}

// importLog is what the log says of every import, by its id.
func (d *Desk) importLog(ctx context.Context) (map[string]store.AuditRow, error) {
	imports := store.AuditFilter{Action: store.LogImported}
	page, err := d.office.AuditPage(ctx, imports, 0, 0)
	if err == nil {
		page, err = d.office.AuditPage(ctx, imports, 0, int(page.Total))
	}
	logged := map[string]store.AuditRow{}
	for _, row := range page.Rows {
		logged[row.Record] = row
	}
	return logged, err
}

// UndoneImport says what became of an import that was taken back.
type UndoneImport struct{ Removed, Restored int }

// UndoImport takes an import back whole: what it added goes, what it changed
// stands as before. It is refused, and nothing changed, when any of its records
// was worked on since.
func (d *Desk) UndoImport(ctx context.Context, year int, id string) (done UndoneImport, err error) {
	if err := d.permit(office.ImportLedgers); err != nil {
		return done, err
	}
	books, err := d.ImportedBooks(ctx, year)
	if err != nil {
		return done, err
	}
	at := slices.IndexFunc(books, func(b ImportedBook) bool { return b.ID == id })
	switch {
	case at < 0:
		return done, fault.New(fault.NotFound, "%d年度没有这一次导入", year)
	case !books[at].Undone.IsZero():
		return done, fault.New(fault.Conflict, "“%s”这次导入在%s已经撤回", books[at].Name, books[at].Undone)
	}
	book := books[at]
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) (err error) {
		done, err = d.takeBack(tx, book)
		return err
	})
	return done, undoFault(err, book)
}

func (d *Desk) takeBack(tx *store.Tx, book ImportedBook) (done UndoneImport, err error) {
	batch := store.Batch{ID: book.ID}
	switch book.Kind {
	case sheet.Applications:
		done.Removed, done.Restored, err = store.Applications.TakeBack(tx, batch, d.Today())
	case sheet.Cases:
		done.Removed, done.Restored, err = store.Cases.TakeBack(tx, batch, d.Today())
	case sheet.Documents:
		done.Removed, done.Restored, err = store.Documents.TakeBack(tx, batch, d.Today())
	default:
		done.Removed, done.Restored, err = store.Acts.TakeBack(tx, batch, d.Today())
	}
	return done, err
}

// undoFault names a few of the records that keep an import from being taken
// back.
func undoFault(err error, book ImportedBook) error {
	var changed *store.ChangedSince
	if !errors.As(err, &changed) {
		return err
	}
	const most = 3
	words := fmt.Sprintf("有%d件", len(changed.Records))
	if named := changed.Names[:min(most, len(changed.Names))]; len(named) > 0 {
		words += "（" + strings.Join(named, "、")
		if len(changed.Records) > len(named) {
			words += "等"
		}
		words += "）"
	}
	return fault.Wrap(err, fault.Conflict, "导入“%s”以后，其中%s又改过或者已经开始办理，这次导入不能整份撤回。逐件改正", book.Name, words)
}
