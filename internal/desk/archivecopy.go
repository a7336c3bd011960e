package desk

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zwgk/internal/archive"
	"zwgk/internal/bind"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/pdfin"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// readerFolder is where the compiled reader of PDF files is kept, so that only
// the first file of all waits for it; "" keeps it nowhere.
func readerFolder() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(cache, "zwgk", "pdf")
}

// pdfs reads PDF files that others made. Nothing is compiled before the first.
func (d *Desk) pdfs() *pdfin.Engine {
	d.reader.Do(func() { d.engine = pdfin.New(readerFolder(), pdfin.Limits{}) })
	return d.engine
}

// copier makes the archive copies of pieces.
type copier struct {
	*drawer
	binder *bind.Binder
	scheme archive.Scheme
	folder string // for copies under way
}

func (d *Desk) copier(ctx context.Context, scheme archive.Scheme) (*copier, error) {
	w, err := d.drawer(ctx)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "zwgk-archive-")
	if err != nil {
		return nil, cannotWrite(err, os.TempDir())
	}
	return &copier{drawer: w, binder: &bind.Binder{Reader: d.pdfs(), Fonts: w.fonts}, scheme: scheme, folder: folder}, nil
}

func (c *copier) close() { _ = os.RemoveAll(c.folder) } // what is left there the system clears away

// copy makes the archive copy of a piece that has its number, and keeps it with
// the office's files. What comes back names it, with the pages of every part.
func (c *copier) copy(ctx context.Context, p archive.Piece) (archive.Piece, store.File, error) {
	bound, places, err := c.parts(ctx, p)
	if err != nil {
		return p, store.File{}, err
	}
	stamp := c.stamp(p)
	piece := bind.Piece{Meta: c.meta(p), Parts: bound, Stamp: &stamp}
	path := filepath.Join(c.folder, "归档件.pdf")
	result, err := c.write(ctx, path, piece)
	before := 0 // parts of the copy that are none of the piece's
	if fault.CodeOf(err) == fault.Invalid {
		list, listErr := form.KeptBesidePaper(form.KeptBeside{Organ: c.desk.Organ(), Piece: p, Code: c.code}, c.fonts)
		if listErr != nil {
			return p, store.File{}, listErr
		}
		piece.Parts, before = append([]bind.Part{{Title: "另存文件清单", Own: list}}, bound...), 1
		result, err = c.write(ctx, path, piece)
	}
	if code := fault.CodeOf(err); code != "" {
		return p, store.File{}, fault.Wrap(err, code, "“%s”的归档件没有做成：%s", p.Title, fault.Sentence(err))
	}
	if err != nil {
		return p, store.File{}, err
	}
	kept, err := c.desk.office.KeepFile(path)
	if err != nil {
		return p, store.File{}, err
	}
	kept.Name = copyName(p)
	return placed(p, places, result, before, kept, c.desk.Today()), kept, nil
}

func (c *copier) write(ctx context.Context, path string, piece bind.Piece) (bind.Result, error) {
	f, err := os.Create(path)
	if err != nil {
		return bind.Result{}, cannotWrite(err, path)
	}
	result, err := c.binder.Bind(ctx, f, piece)
	return result, errors.Join(err, cannotWrite(f.Close(), path))
}

// parts are the papers of a piece as they are bound, with the place of each
// among the piece's own. What is on paper only is in no copy.
func (c *copier) parts(ctx context.Context, p archive.Piece) (bound []bind.Part, places []int, err error) {
	draw, err := c.papers(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	for i, part := range p.Parts {
		if part.How == archive.OnPaper {
			continue
		}
		one := bind.Part{Title: part.Title}
		if part.Digest != "" {
			one.Name, one.Path = orTitle(part), c.desk.office.FilePath(part.Digest)
		} else if one.Own, err = draw(part.Paper); err != nil {
			return nil, nil, err
		}
		bound, places = append(bound, one), append(places, i)
	}
	return bound, places, nil
}

func orTitle(part archive.Part) string {
	if part.Name != "" {
		return part.Name
	}
	return part.Title
}

// stamp is the 归档章; its pages are those with something on them.
func (c *copier) stamp(p archive.Piece) bind.Stamp {
	p.Pages = 0
	b := stampBoxes(c.scheme, p)
	return bind.Stamp{Fonds: b[0], Year: b[1], Number: b[2], Section: b[3], Retention: b[4]}
}

func (c *copier) meta(p archive.Piece) paper.Meta {
	on := c.desk.Today()
	return paper.Meta{
		Title: p.Title, Author: p.Responsible, Subject: p.Code,
		Created: time.Date(on.Year, on.Month, on.Day, 0, 0, 0, 0, time.FixedZone("CST", 8*3600)),
	}
}

// copyName is how the copy is called among the office's files.
func copyName(p archive.Piece) string { return fileName(p.Code) + ".pdf" }

var boundAs = map[bind.How]archive.How{bind.Drawn: archive.Drawn, bind.Pictured: archive.Pictured, bind.Beside: archive.Beside}

// placed is the piece with what became of its papers. Parts of the copy that are
// none of the piece's stand before the others.
func placed(p archive.Piece, places []int, result bind.Result, before int, kept store.File, on workday.Date) archive.Piece {
	p.Parts = append([]archive.Part(nil), p.Parts...)
	for n, place := range places {
		part, in := &p.Parts[place], result.Parts[n+before]
		part.How, part.First, part.Pages = boundAs[in.How], in.First, in.Pages
		if in.How != bind.Drawn {
			part.Note = strings.TrimPrefix(part.Note+"；"+in.Why, "；")
		}
	}
	if result.Unstamped != "" {
		p.Parts[places[0]].Note = strings.TrimPrefix(p.Parts[places[0]].Note+"；"+result.Unstamped, "；")
	}
	p.Pages = result.Numbered
	p.Copy = archive.Copy{Digest: kept.Digest, Size: kept.Size, Pages: result.Pages, MadeOn: on}
	return p
}

// OpenCopy gives a copy of the archive copy of a piece under its own name, to be
// looked at and printed. The one in the archive is never handed out. Of a piece
// that shows who an applicant is the log keeps that somebody looked.
func (d *Desk) OpenCopy(ctx context.Context, id string) (path string, err error) {
	p, err := store.Pieces.Get(ctx, d.office.Reader(), id)
	if err != nil {
		return "", err
	}
	if err := d.mayOpen(p); err != nil {
		return "", err
	}
	kept, err := os.Open(d.office.FilePath(p.Copy.Digest))
	if err != nil {
		return "", fault.Wrap(err, fault.Damaged, "%s的归档件不见了。用最近的备份恢复", nameOfPiece(p))
	}
	defer kept.Close()
	if slices.ContainsFunc(p.Parts, func(part archive.Part) bool { return part.Private }) {
		if err := d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.ReplacePiece(p, "看归档件") }); err != nil {
			return "", err
		}
	}
	path = filepath.Join(d.Folder(), printedFolder, copyName(p))
	return path, replaceFile(path, func(w io.Writer) error {
		_, err := io.Copy(w, kept)
		return err
	})
}
