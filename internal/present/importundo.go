package present

import (
	"context"
	"fmt"

	"zwgk/internal/desk"
)

// ImportUndoDesk is what the list of imported books needs of the desk.
type ImportUndoDesk interface {
	ImportedBooks(ctx context.Context, year int) ([]desk.ImportedBook, error)
	UndoImport(ctx context.Context, year int, id string) (desk.UndoneImport, error)
}

var _ ImportUndoDesk = (*desk.Desk)(nil)

// BooksModel is the list of the books that were imported for a year, in place
// of 取数.
type BooksModel struct {
	Title string
	Rows  []BookRow // newest first
	None  string    // what the list says when there is none
}

// BookRow is one book.
type BookRow struct {
	ID         string
	Name, Kind string // Kind: with who imported it when, and what came of it
	State      string // 已导入; 2026年1月14日撤回
	Undone     bool
	Refused    string // why it could not be taken back just now; "" otherwise
	Asks       string // what is to be confirmed before it is taken back
}

// Books shows the imported books of the year.
func (a *Annual) Books() { a.books("", "") }

func (a *Annual) books(refused, why string) {
	year := a.model.Year
	var books []desk.ImportedBook
	a.loads.read(a.run, a.view.Fail, func(ctx context.Context) (err error) {
		books, err = a.desk.ImportedBooks(ctx, year)
		return err
	}, func() {
		m := booksModel(year, books)
		for i := range m.Rows {
			if m.Rows[i].ID == refused {
				m.Rows[i].Refused = why
			}
		}
		a.model.Books = m
		a.view.Show(a.model)
	})
}

func booksModel(year int, books []desk.ImportedBook) *BooksModel {
	m := &BooksModel{Title: fmt.Sprintf("%d年导入过的台账", year), None: fmt.Sprintf("%d年没有导入过台账", year)}
	for _, b := range books {
		row := BookRow{ID: b.ID, Name: b.Name, Kind: b.Kind.Label(), State: "已导入", Undone: !b.Undone.IsZero()}
		if !b.On.IsZero() {
			row.Kind += fmt.Sprintf("，%s%s导入，%s", b.On.Chinese(), b.By, b.Says)
		}
		if row.Undone {
			row.State = b.Undone.Chinese() + "撤回"
		}
		row.Asks = fmt.Sprintf("“%s”是%s。撤回就把新增的记录都删去，把它补充过的恢复成导入以前的样子。原来的文件留着，可以再导入。"+
			"其中有一件后来改过或者已经开始办理，就整份都不撤回。", b.Name, row.Kind)
		m.Rows = append(m.Rows, row)
	}
	return m
}

// Undo takes an imported book back whole and makes the figures anew; say is
// told what that came to. A refusal stands beside the book.
func (a *Annual) Undo(id string, say func(string)) {
	year := a.model.Year
	var done desk.UndoneImport
	var books []desk.ImportedBook
	a.run.Go(func(ctx context.Context) (err error) {
		if done, err = a.desk.UndoImport(ctx, year, id); err == nil {
			books, err = a.desk.ImportedBooks(ctx, year)
		}
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { a.books(id, sentence) }, err)
			return
		}
		say(fmt.Sprintf("已撤回：删去%s件，恢复%s件", thousands(done.Removed), thousands(done.Restored)))
		a.model.Books = booksModel(year, books)
		a.Load()
	})
}

// CloseBooks goes back to 取数.
func (a *Annual) CloseBooks() {
	a.model.Books = nil
	a.view.Show(a.model)
}
