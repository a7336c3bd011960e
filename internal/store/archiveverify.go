package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"zwgk/internal/archive"
)

// verifyArchive looks at what the digests of records and files cannot show:
// that the files which a piece names are there and sound, and that numbers run
// without gaps. sound are the digests whose files were read and are right.
func verifyArchive(ctx context.Context, r Reader, v *Verification, sound map[string]bool) error {
	if err := verifyNumbers(ctx, r, v); err != nil {
		return err
	}
	return each(ctx, r, "SELECT content FROM piece ORDER BY "+catalogueOrder, nil, func(rows *sql.Rows) error {
		var content string
		if err := rows.Scan(&content); err != nil {
			return err
		}
		var p archive.Piece
		if err := json.Unmarshal([]byte(content), &p); err != nil {
			return err
		}
		for _, f := range filesOf(&p) {
			v.Archive.All++
			if sound[f.digest] {
				v.Archive.Good++
			} else {
				v.problem("档案%s的%s不见了，或者内容变了", nameOf(&p), f.name)
			}
		}
		return ctx.Err()
	})
}

// pieceFile is a file that a piece names.
type pieceFile struct{ name, digest string }

// filesOf lists the files of a piece. What was destroyed by a signed list is
// not looked for.
func filesOf(p *archive.Piece) (files []pieceFile) {
	if p.State == archive.Destroyed {
		return nil
	}
	if p.Copy.Digest != "" {
		files = append(files, pieceFile{"归档件", p.Copy.Digest})
	}
	for _, part := range p.Parts {
		if part.Digest != "" {
			files = append(files, pieceFile{"“" + lastOf(part.Title, part.Name) + "”", part.Digest})
		}
	}
	return files
}

// lastOf is the last of the texts that is not empty.
func lastOf(texts ...string) string {
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	if len(texts) == 0 {
		return "附件"
	}
	return texts[len(texts)-1]
}

// nameOf names a piece by its code or, while it has none, by its title.
func nameOf(p *archive.Piece) string {
	if p.Code != "" {
		return p.Code
	}
	return "“" + p.Title + "”"
}

func verifyNumbers(ctx context.Context, r Reader, v *Verification) error {
	return eachGap(ctx, r, "", nil, func(c archive.Class, pieces, last int) error {
		v.problem("%s的件号编到%d，只有%d件", className(c), last, pieces)
		return nil
	})
}
