package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// Pieces are the 件 of the archive. What goes with a piece besides its record,
// AddPiece, ReplacePiece and ArchivePieces do.
var Pieces = &Register[archive.Piece]{
	table: "piece", label: "档案",
	columns: []string{
		"state", "source", "record", "year", "retention", "unit", "title", "own_title", "document", "responsible", "day", "secrecy", "remarks",
		"pages", "copy", "number", "code", "closing", "box", "corrects", "paper", "due", "kept", "core", "laid",
	},
	id: func(p *archive.Piece) *string { return &p.ID },
	values: func(p *archive.Piece) []any {
		return []any{
			string(p.State), string(p.Source.Kind), p.Source.ID, int64(p.Year), string(p.Retention), classUnit(p), p.Title, flag(p.OwnTitle),
			p.DocumentNumber, p.Responsible, p.Date.String(), p.Secrecy, p.Remarks, int64(p.Pages), p.Copy.Digest, int64(p.Number), p.Code,
			orNull(p.Closing), orNull(p.Box), orNull(p.Corrects), flag(p.Receipt != nil), dueBack(p).String(), keptThrough(p), core(*p), laid(p),
		}
	},
}

// Boxes are the boxes and volumes that pieces lie in.
var Boxes = &Register[archive.Box]{
	table: "box", label: "档案盒",
	columns: []string{"year", "retention", "unit", "number"},
	id:      func(b *archive.Box) *string { return &b.ID },
	values: func(b *archive.Box) []any {
		return []any{int64(b.Class.Year), string(b.Class.Retention), b.Class.Unit, int64(b.Number)}
	},
}

// Closings are the years as they were closed. They are added and never changed.
var Closings = &Register[archive.Closing]{
	table: "closing", label: "归档",
	columns: []string{"year", "day"},
	id:      func(c *archive.Closing) *string { return &c.ID },
	values:  func(c *archive.Closing) []any { return []any{int64(c.Year), c.On.String()} },
}

// Appraisals are the sessions on pieces whose period is over.
var Appraisals = &Register[archive.Appraisal]{
	table: "appraisal", label: "鉴定",
	columns: []string{"day", "destroyed"},
	id:      func(a *archive.Appraisal) *string { return &a.ID },
	values:  func(a *archive.Appraisal) []any { return []any{a.On.String(), a.Destroyed.On.String()} },
}

// Transfers are the hand-overs to the county archive.
var Transfers = &Register[archive.Transfer]{
	table: "transfer", label: "移交",
	columns: []string{"day", "received"},
	id:      func(t *archive.Transfer) *string { return &t.ID },
	values:  func(t *archive.Transfer) []any { return []any{t.On.String(), t.Received.String()} },
}

// classUnit is the unit of the class that a piece is numbered in, which its
// code says; one that has no number is listed under its own unit.
func classUnit(p *archive.Piece) string {
	if p.Code == "" {
		return p.Unit
	}
	numbered, err := archive.ParseCode(p.Code)
	if err != nil {
		return p.Unit
	}
	return numbered.Class.Unit
}

// dueBack is the day on which a piece that is lent out is due.
func dueBack(p *archive.Piece) workday.Date {
	if loan := p.Out(); loan != nil {
		return loan.Due
	}
	return workday.Date{}
}

// keptThrough is the last year that an archived piece must be kept; 0 when that
// is for ever, or when it is not in the archive (any more).
func keptThrough(p *archive.Piece) int64 {
	if p.State != archive.Archived {
		return 0
	}
	return int64(p.KeptUntil())
}

// core is the digest of what a piece's number freezes: all but where it stands
// and lies, what became of it later, and how its copy is made up. A later
// version that adds a field to Piece must leave it out of the JSON while it is
// empty, or pieces of today could not be lent out any more.
func core(p archive.Piece) string {
	p.State, p.Box, p.Receipt, p.Withdrawal, p.Loans, p.Appraisals = "", "", nil, nil, nil, nil
	if p.Source.Kind != archive.FromPaper {
		p.Pages = 0 // counted in the copy
	}
	p.Copy = archive.Copy{}
	p.Parts = slices.Clone(p.Parts)
	for i := range p.Parts {
		part := &p.Parts[i]
		part.How, part.First, part.Pages, part.Note = "", 0, 0, ""
	}
	return digestOfJSON(p)
}

// laid is the digest of the archive copy's make-up, "" while there is no copy.
func laid(p *archive.Piece) string {
	if p.Copy.Digest == "" {
		return ""
	}
	return digestOfJSON(struct {
		Copy  archive.Copy
		Pages int
		Parts []archive.Part
	}{p.Copy, p.Pages, p.Parts})
}

func digestOfJSON(v any) string {
	content, _ := json.Marshal(v) // of plain fields: what cannot be written fails in Register.row
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func flag(set bool) int64 {
	if set {
		return 1
	}
	return 0
}

// orNull stores no reference as NULL.
func orNull(id string) any {
	if id == "" {
		return nil
	}
	return id
}

// PiecesOf returns the pieces of a year in the order of the catalogue, those
// without a number first in their class.
func (o *Office) PiecesOf(ctx context.Context, r Reader, year int) ([]archive.Piece, error) {
	return Pieces.where(ctx, r, "WHERE year = ? ORDER BY "+catalogueOrder, year)
}

// PiecesMadeOf returns the pieces that were made of a record, oldest first.
func (o *Office) PiecesMadeOf(ctx context.Context, r Reader, from archive.Source) ([]archive.Piece, error) {
	return Pieces.where(ctx, r, "WHERE source = ? AND record = ? ORDER BY rowid", string(from.Kind), from.ID)
}

// CorrectionsOf returns the pieces that put a piece right, oldest first.
func (o *Office) CorrectionsOf(ctx context.Context, r Reader, piece string) ([]archive.Piece, error) {
	return Pieces.where(ctx, r, "WHERE corrects = ? ORDER BY rowid", piece)
}

// BoxesOf returns the boxes of a year in the order of classes and numbers.
func (o *Office) BoxesOf(ctx context.Context, r Reader, year int) ([]archive.Box, error) {
	return Boxes.where(ctx, r, "WHERE year = ? ORDER BY retention DESC, unit, number", year)
}

// ClosingsOf returns the closings of a year, oldest first; 0: of all years.
func (o *Office) ClosingsOf(ctx context.Context, r Reader, year int) ([]archive.Closing, error) {
	if year == 0 {
		return Closings.where(ctx, r, "ORDER BY rowid")
	}
	return Closings.where(ctx, r, "WHERE year = ? ORDER BY rowid", year)
}

// AllAppraisals returns the appraisals, newest first.
func (o *Office) AllAppraisals(ctx context.Context) ([]archive.Appraisal, error) {
	return Appraisals.where(ctx, o, "ORDER BY day DESC, rowid DESC")
}

// AllTransfers returns the transfers, newest first.
func (o *Office) AllTransfers(ctx context.Context) ([]archive.Transfer, error) {
	return Transfers.where(ctx, o, "ORDER BY day DESC, rowid DESC")
}
