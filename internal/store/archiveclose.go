package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
)

// What SQLite may keep in memory of the database, in KiB: usually what Open says;
// while a year is closed, which touches the indexes of all its pieces, enough for
// a year of tens of thousands. What is not needed is not taken.
const usualCache, closingCache = "-32000", "-131072"

// progressEvery is how many pieces are archived between two reports of it.
const progressEvery = 50

// ArchivePieces closes a year: it stores the closing and the pieces that it has
// numbered, each with its log entry, within the change, so that a year is closed
// whole or not at all. The pieces are Archived and bear the closing's id, a
// number and its code; their boxes are stored already. Numbers that leave a gap or
// were given before are refused.
//
// progress, which may be nil, hears now and then how many pieces are done. To
// stop, end the change's context.
func (tx *Tx) ArchivePieces(closing archive.Closing, pieces []archive.Piece, progress func(done, all int)) error {
	if closing.ID == "" || closing.Pieces != len(pieces) {
		return fmt.Errorf("closing %q of %d pieces with %d", closing.ID, closing.Pieces, len(pieces))
	}
	if err := Closings.Add(tx, &closing, closing.By); err != nil {
		return err
	}
	if _, err := tx.exec("PRAGMA cache_size = " + closingCache); err != nil {
		return err
	}
	defer func() { _, _ = tx.exec("PRAGMA cache_size = " + usualCache) }() // only memory
	// In the order in which they lie in the file, so that a year that is greater
	// than the cache is gone through once.
	stored := slices.Clone(pieces)
	slices.SortFunc(stored, func(a, b archive.Piece) int { return cmp.Compare(a.ID, b.ID) })
	for i, p := range stored {
		if err := fitsClosing(closing, p); err != nil {
			return err
		}
		if err := tx.ReplacePiece(p, p.Code); err != nil {
			return err
		}
		if progress != nil && ((i+1)%progressEvery == 0 || i+1 == len(stored)) {
			progress(i+1, len(stored))
		}
	}
	return noGaps(tx, closing.Year)
}

// noGaps refuses numbers that do not run from 1 within their class.
func noGaps(tx *Tx, year int) error {
	return eachGap(tx.ctx, tx, "AND year = ?", []any{year}, func(c archive.Class, pieces, last int) error {
		return fault.New(fault.Conflict, "%s的件号编到%d，只有%d件，中间有空号，没有归档。重新编号后再归档", className(c), last, pieces)
	})
}

// eachGap calls see with the classes that have fewer numbers than their last.
func eachGap(ctx context.Context, r Reader, condition string, arguments []any, see func(c archive.Class, pieces, last int) error) error {
	statement := "SELECT year, retention, unit, count(*), max(number) FROM piece WHERE number > 0 " + condition +
		" GROUP BY year, retention, unit HAVING count(*) <> max(number) ORDER BY year, retention DESC, unit"
	return each(ctx, r, statement, arguments, func(rows *sql.Rows) error {
		var c archive.Class
		var pieces, last int
		if err := rows.Scan(&c.Year, &c.Retention, &c.Unit, &pieces, &last); err != nil {
			return err
		}
		return see(c, pieces, last)
	})
}

// className is a class in a sentence: 2025年度永久BGS.
func className(c archive.Class) string {
	return fmt.Sprintf("%d年度%s%s", c.Year, c.Retention.Label(), c.Unit)
}

// fitsClosing reports whether a piece is numbered by a closing and its scheme.
func fitsClosing(closing archive.Closing, p archive.Piece) error {
	switch {
	case p.State != archive.Archived || p.Closing != closing.ID || p.Year != closing.Year || p.Number < 1:
		return fmt.Errorf("piece %s of %d is not numbered by closing %s of %d", p.ID, p.Year, closing.ID, closing.Year)
	case p.Code != closing.Scheme.Code(closing.Scheme.ClassOf(p), p.Number):
		return fault.New(fault.Conflict, "“%s”的档号%s和归档方案编出来的不一样，没有归档。核对年度、保管期限和机构", p.Title, p.Code)
	}
	return nil
}

// archiveSentences are what the archive's tables refuse, by what SQLite says of
// it, for the clerk.
var archiveSentences = []struct{ says, sentence string }{
	{"piece stands", "已经归档的档案不能改动，也不能删去，没有保存。有错的另立一件更正，注明更正哪一件"},
	{"closing stands", "年度的归档记录不能改动，没有保存。漏归的用补归档接着编号"},
	{"appraisal stands", "鉴定记录不能删去，没有保存"},
	{"transfer stands", "移交记录不能删去，没有保存"},
	{"piece number", "件号由归档时统一编，不能自己写，没有保存。去掉件号再保存"},
	{"piece.year, piece.retention, piece.unit, piece.number", "这个件号已经用过，没有归档。用过的件号不能再用，重新编号后再归档"},
	{"piece.code", "这个档号已经用过，没有归档。用过的档号不能再用，重新编号后再归档"},
	{"piece.source, piece.record", "这件工作已经建过档，没有再建。回到建档清单再看"},
	{"box.year, box.retention, box.unit, box.number", "这个盒号已经用过，没有保存。换一个盒号"},
}
