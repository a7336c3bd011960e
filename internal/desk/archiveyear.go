package desk

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// ArchiveYears returns the years that have pieces or finished matters waiting,
// newest first: this year and the one before in any case.
func (d *Desk) ArchiveYears(ctx context.Context) ([]int, error) {
	years, err := d.office.ArchiveYears(ctx)
	if err != nil {
		return nil, err
	}
	this := d.Today().Year
	years = append(years, this, this-1)
	for year := this - yearsLookedBack; year < this-1; year++ {
		waiting, err := d.office.ToCompose(ctx, year)
		if err != nil {
			return nil, err
		}
		if len(waiting) > 0 {
			years = append(years, year)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	slices.Reverse(years)
	return years, nil
}

// ArchiveYear tells how far the archive of a year has come.
func (d *Desk) ArchiveYear(ctx context.Context, year int) (ArchiveYear, error) {
	y := ArchiveYear{Year: year, HandInBy: archive.HandInBy(year), FileBy: archive.FileBy(year)}
	waiting, err := d.office.ToCompose(ctx, year)
	if err != nil {
		return y, err
	}
	y.Waiting = len(waiting)
	shelves, err := d.office.Shelves(ctx, year)
	if err != nil {
		return y, err
	}
	for _, s := range shelves {
		y.Pending += s.Pending
		y.Withdrawn += s.Withdrawn
		y.Gone += s.Gone
		y.Pieces += s.Numbered - s.Withdrawn - s.Gone
		y.NoPaper += s.NoPaper
		y.Lent += s.Lent
	}
	boxes, err := d.office.PiecesInBoxes(ctx, year)
	if err != nil {
		return y, err
	}
	y.Boxes = len(boxes)
	if y.Closings, err = d.office.ClosingsOf(ctx, d.office.Reader(), year); err != nil {
		return y, err
	}
	y.Closed = len(y.Closings) > 0 && y.Waiting == 0 && y.Pending == 0
	if y.Scheme, err = d.ArchiveScheme(ctx); err != nil {
		return y, err
	}
	y.Retentions, err = d.RetentionTable(ctx)
	return y, err
}

// Classes returns the classes of a year in which there are pieces, in the order
// of the catalogue.
func (d *Desk) Classes(ctx context.Context, year int) ([]archive.Class, error) {
	shelves, err := d.office.Shelves(ctx, year)
	var classes []archive.Class
	for _, s := range shelves {
		if s.Numbered > 0 {
			classes = append(classes, s.Class)
		}
	}
	return classes, err
}

// Pieces reads n of the selected pieces from offset on, in the order of the
// catalogue.
func (d *Desk) Pieces(ctx context.Context, f PieceFilter, offset, n int) (PiecePage, error) {
	page, err := d.office.PiecesPage(ctx, f, offset, n)
	if err != nil || d.permit(office.SeeApplicants) == nil {
		return page, err
	}
	for i := range page.Rows {
		if page.Rows[i].Source.Kind == archive.FromRequest && !page.Rows[i].OwnTitle {
			page.Rows[i].Title = "政府信息公开申请案卷" // somebody wrote another title, which may say who asked
		}
	}
	return page, nil
}

// Piece returns a piece with all that its page shows.
func (d *Desk) Piece(ctx context.Context, id string) (*PieceView, error) {
	p, err := store.Pieces.Get(ctx, d.office.Reader(), id)
	if err != nil {
		return nil, err
	}
	v := &PieceView{Piece: p, Due: p.TransferDue()}
	scheme, err := d.ArchiveScheme(ctx)
	if err != nil {
		return nil, err
	}
	v.Stamp = stampBoxes(scheme, p)
	if err := d.around(ctx, v); err != nil {
		return nil, err
	}
	d.offers(v)
	if d.permit(office.SeeApplicants) != nil {
		v.hide()
	}
	return v, nil
}

// around finds the box, the closing and the corrections of a piece.
func (d *Desk) around(ctx context.Context, v *PieceView) error {
	r, p := d.office.Reader(), v.Piece
	if p.Box != "" {
		box, err := store.Boxes.Get(ctx, r, p.Box)
		if err != nil {
			return err
		}
		v.Box = &box
	}
	if p.Closing != "" {
		closing, err := store.Closings.Get(ctx, r, p.Closing)
		if err != nil {
			return err
		}
		v.Closing = &closing
	}
	if p.Corrects != "" {
		old, err := store.Pieces.Get(ctx, r, p.Corrects)
		if err != nil {
			return err
		}
		v.Corrects = nameOfPiece(old)
	}
	later, err := d.office.CorrectionsOf(ctx, r, p.ID)
	if n := len(later); n > 0 {
		v.CorrectedBy = nameOfPiece(later[n-1])
	}
	return err
}

func nameOfPiece(p archive.Piece) string {
	if p.Code != "" {
		return p.Code
	}
	return p.Title
}

// offers asks of every act why it cannot be done now, as if all that the person
// has to write were written.
func (d *Desk) offers(v *PieceView) {
	p, today := v.Piece, d.Today()
	v.MayOpen = d.mayOpen(p)
	if may := d.permit(office.ManageArchive); may != nil {
		v.MayChange, v.MayLeaveOut, v.MayReceive, v.MayLend, v.MayReturn, v.MayWithdraw, v.MayCorrect = may, may, may, may, may, may, may
		return
	}
	_, v.MayChange = p.Change(p)
	v.MayLeaveOut = mayLeaveOut(p)
	_, v.MayReceive = p.Receive(archive.Receipt{On: laterDay(today, p.Date), From: "移交人", To: "接收人"})
	_, v.MayLend = p.Lend(archive.Loan{Borrower: "借阅人", Purpose: "查阅", By: "经办人", On: today, Due: today.AddDays(1)})
	_, v.MayReturn = p.Return(today, "经办人", "")
	_, v.MayWithdraw = p.Withdraw(archive.Withdrawal{On: today, By: "经办人", Reason: "原因"})
	_, v.MayCorrect = p.Correct(archive.Piece{State: archive.Pending})
}

func laterDay(a, b workday.Date) workday.Date {
	if b.After(a) {
		return b
	}
	return a
}

// mayOpen says why the copy of a piece cannot be looked at.
func (d *Desk) mayOpen(p archive.Piece) error {
	switch {
	case p.Gone():
		return fault.New(fault.Conflict, "“%s”%s，没有可看的", nameOfPiece(p), p.State.Label())
	case p.Copy.Digest == "":
		return fault.New(fault.NotFound, "“%s”没有归档件。归档以后才有，只有纸件的看纸件", nameOfPiece(p))
	case slices.ContainsFunc(p.Parts, func(part archive.Part) bool { return part.Private }):
		return d.permit(office.SeeApplicants)
	case p.Source.Kind == archive.FromItem:
		return d.may(disclosure.SeeFull, &disclosure.Item{Route: office.TownRoute()})
	}
	return nil
}

// hide leaves out what says who an applicant is.
func (v *PieceView) hide() {
	v.Piece.Parts = slices.Clone(v.Piece.Parts)
	for i := range v.Piece.Parts {
		part := &v.Piece.Parts[i]
		if part.Private {
			part.Title, part.Name, part.Note = part.Role.Label(), "", ""
		}
	}
	if v.Piece.Source.Kind == archive.FromRequest {
		v.Piece.Remarks = ""
		if !v.Piece.OwnTitle {
			v.Piece.Title = "政府信息公开申请案卷"
		}
	}
}

// stampBoxes are the six boxes of the 归档章 of a piece.
func stampBoxes(s archive.Scheme, p archive.Piece) [6]string {
	boxes := [6]string{s.Fonds, fmt.Sprint(p.Year), "", "", p.Retention.Label(), ""}
	if p.Number > 0 {
		boxes[2] = archive.NumberText(p.Number)
	}
	if s.ByUnit {
		boxes[3] = unitName(s, p.Unit)
	}
	if p.Pages > 0 {
		boxes[5] = fmt.Sprint(p.Pages)
	}
	return boxes
}

func unitName(s archive.Scheme, code string) string {
	if name := s.UnitName(code); name != "" {
		return name
	}
	return code
}

// ExportPieces writes the catalogue of a year as a workbook, in the order of the
// codes, and says how many lines it has. Pieces that wait are not in it.
func (d *Desk) ExportPieces(ctx context.Context, year int, path string) (int, error) {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return 0, fault.New(fault.Usage, "不能存成“%s”。文件名用 .xlsx 结尾", filepath.Base(path))
	}
	scheme, err := d.ArchiveScheme(ctx)
	if err != nil {
		return 0, err
	}
	pieces, err := d.office.PiecesOf(ctx, d.office.Reader(), year)
	if err != nil {
		return 0, err
	}
	pieces = slices.DeleteFunc(pieces, func(p archive.Piece) bool { return !p.Numbered() })
	if len(pieces) == 0 {
		return 0, fault.New(fault.NotFound, "%d年度还没有归档，没有目录。先归档", year)
	}
	title := fmt.Sprintf("%s%d年度归档文件目录", scheme.FondsName, year)
	return len(pieces), replaceFile(path, func(w io.Writer) error {
		return sheet.WritePieces(w, title, func(take func(sheet.PieceRow) error) error {
			for _, p := range pieces {
				if err := take(sheet.PieceRow{Piece: p}); err != nil {
					return err
				}
			}
			return nil
		})
	})
}
