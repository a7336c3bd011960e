package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"zwgk/internal/archive"
)

// FoundPiece is the kind of a hit that is a piece of the archive.
const FoundPiece = "piece"

// PieceText is what a piece is found by besides its own line: the words of its
// parts, taken when it is composed.
type PieceText struct {
	ID   string `json:"id"`   // of the piece
	Text string `json:"text"` // what everybody may find
	// Guarded is what only the audience Guard may find, SeesApplicants or
	// SeesFullText. The names of private parts are guarded as well.
	Guard   string `json:"guard,omitempty"`
	Guarded string `json:"guarded,omitempty"`
	// Title is the title with personal data masked; "" when it has none. The
	// title as it is can then be found by the audience Guard only.
	Title string `json:"title,omitempty"`
}

// PieceTexts are the texts of pieces. A text is replaced with its piece.
var PieceTexts = &Register[PieceText]{
	table: "piece_text", label: "档案全文", prefix: "piece_text:",
	id:     func(t *PieceText) *string { return &t.ID },
	values: func(*PieceText) []any { return nil },
}

// AddPiece stores a new piece, which gets an id when it has none, with what it
// is found by.
func (tx *Tx) AddPiece(p *archive.Piece, text PieceText, detail string) error {
	if err := Pieces.Add(tx, p, detail); err != nil {
		return err
	}
	text.ID = p.ID
	if err := PieceTexts.Add(tx, &text, ""); err != nil {
		return err
	}
	return tx.indexNew(pieceEntry(p, &text))
}

// ReplacePiece stores a changed piece and makes it findable as it is now.
func (tx *Tx) ReplacePiece(p archive.Piece, detail string) error {
	if err := Pieces.Replace(tx, p, detail); err != nil {
		return err
	}
	return tx.indexPiece(&p)
}

// ReplacePieceText stores what a piece is found by when it was composed anew.
// An archived piece keeps the text that it was archived with.
func (tx *Tx) ReplacePieceText(p archive.Piece, text PieceText) error {
	text.ID = p.ID
	if err := PieceTexts.Replace(tx, text, ""); err != nil {
		return err
	}
	return tx.Index(pieceEntry(&p, &text))
}

func (tx *Tx) indexPiece(p *archive.Piece) error {
	if leftOut(p) {
		return tx.Unindex(p.ID)
	}
	read, err := tx.prepared("SELECT content FROM piece_text WHERE id = ?") //nolint:sqlclosecheck // it ends with the transaction
	if err != nil {
		return err
	}
	var content string
	var text PieceText
	switch err := read.QueryRowContext(tx.ctx, p.ID).Scan(&content); {
	case errors.Is(err, sql.ErrNoRows): // it was added without one
	case err != nil:
		return err
	default:
		if err := json.Unmarshal([]byte(content), &text); err != nil {
			return err
		}
	}
	return tx.Index(pieceEntry(p, &text))
}

// leftOut reports whether a piece was left out before it had a number. Nobody
// looks for it.
func leftOut(p *archive.Piece) bool { return p.State == archive.Withdrawn && !p.Numbered() }

func pieceEntry(p *archive.Piece, text *PieceText) SearchEntry {
	e := SearchEntry{
		ID: p.ID, Kind: FoundPiece, Title: p.Title, Number: strings.TrimSpace(p.Code + " " + p.DocumentNumber), Date: p.Date,
		Text: lines(p.Responsible, strings.Join(p.Keywords, " "), p.Remarks, text.Text), Guard: text.Guard,
	}
	guarded := []string{text.Guarded}
	if text.Title != "" {
		e.Title, guarded = text.Title, append(guarded, p.Title)
	}
	for _, part := range p.Parts {
		name := lines(part.Title, part.Name)
		switch {
		case name == "":
		case part.Private:
			guarded = append(guarded, name)
		default:
			e.Names = append(e.Names, name)
		}
	}
	if e.Guarded = lines(guarded...); e.Guarded != "" && e.Guard == "" {
		e.Guard = SeesApplicants
	}
	return e
}

// pieceTexts are the pieces with their texts, to be found again when the index
// is built afresh.
type pieceTexts struct{}

func (pieceTexts) eachEntry(ctx context.Context, r Reader, see func(SearchEntry) error) error {
	const statement = `SELECT piece.content, ifnull(piece_text.content, '{}') FROM piece LEFT JOIN piece_text ON piece_text.id = piece.id
		WHERE piece.id > ? ORDER BY piece.id LIMIT ?`
	for last := ""; ; {
		var entries []SearchEntry
		read := 0
		err := each(ctx, r, statement, []any{last, textsAtOnce}, func(rows *sql.Rows) error {
			var piece, content string
			if err := rows.Scan(&piece, &content); err != nil {
				return err
			}
			var p archive.Piece
			var text PieceText
			if err := errors.Join(json.Unmarshal([]byte(piece), &p), json.Unmarshal([]byte(content), &text)); err != nil {
				return err
			}
			if read, last = read+1, p.ID; !leftOut(&p) {
				entries = append(entries, pieceEntry(&p, &text))
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := see(e); err != nil {
				return err
			}
		}
		if read < textsAtOnce {
			return nil
		}
	}
}
