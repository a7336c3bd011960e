package bind

import (
	"context"
	"fmt"
	"io"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/pdfin"
)

// Part is one paper of a piece: a paper of our own, or a file.
type Part struct {
	Title string // its bookmark

	Own *paper.Document // nil when the part is a file

	Name string // of the file, as sentences name it
	Path string // where it lies
}

// Piece is what is bound, its parts in their order.
type Piece struct {
	Meta  paper.Meta
	Parts []Part
	Stamp *Stamp // nil for none
}

// How tells what became of a part.
type How string

// What becomes of parts.
const (
	Drawn    How = "drawn"    // a paper of our own
	Pictured How = "pictured" // its pages are pictures
	Beside   How = "beside"   // not in the copy; the file is kept beside it
)

// Result tells what the copy holds.
type Result struct {
	Pages    int // sides of paper
	Numbered int // those with text or pictures: 页数 (DA/T 22-2015)
	Parts    []Placed

	// Unstamped says why there is no stamp though one was wanted; "" otherwise.
	Unstamped string
}

// Placed is what became of one part.
type Placed struct {
	Title string
	First int // its first page in the copy, from 1; 0 when it is not there
	Pages int
	How   How
	Why   string // one sentence for the list of the piece
}

// Binder binds pieces. It is safe for concurrent use.
type Binder struct {
	Reader *pdfin.Engine
	Fonts  *paper.FontSet
}

// sheet is one page of the copy.
type sheet struct {
	page   paper.Page
	ground *ground // what is printed on it; nil when that has to be found out
	blank  bool
}

// Bind writes the archive copy of a piece to w. A file that cannot be bound
// leaves the copy without it and is told in the result; the error is for a
// piece of which nothing can be bound (fault.Invalid), for papers of our own
// that cannot be printed, and for ctx.
func (b *Binder) Bind(ctx context.Context, w io.Writer, piece Piece) (Result, error) {
	job := &job{Binder: b}
	for i := range piece.Parts {
		if err := job.take(ctx, &piece.Parts[i]); err != nil {
			return Result{}, err
		}
	}
	if len(job.sheets) == 0 {
		return Result{}, fault.New(fault.Invalid, "这一件里没有能装订的文书、照片或PDF文件，做不成归档副本。至少放入一份文书")
	}
	job.number()
	if err := job.stamp(piece.Stamp); err != nil {
		return Result{}, err
	}
	doc := &paper.Document{Meta: piece.Meta, Outline: job.outline, Pages: make([]paper.Page, len(job.sheets))}
	for i := range job.sheets {
		doc.Pages[i] = job.sheets[i].page
	}
	if err := pdf.Write(w, doc, b.Fonts); err != nil {
		return Result{}, err
	}
	return job.result, nil
}

// job is one piece under work.
type job struct {
	*Binder
	sheets  []sheet
	outline []paper.Bookmark
	result  Result
}

// take adds one part.
func (j *job) take(ctx context.Context, part *Part) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	taken, err := j.sheetsOf(ctx, part)
	if refused, sentence := keptBeside(err); refused {
		taken, err = bound{how: Beside, why: sentence}, nil
	}
	if err != nil {
		return fmt.Errorf("bind %q: %w", part.Title, err)
	}
	placed := Placed{Title: part.Title, Pages: len(taken.sheets), How: taken.how, Why: taken.why}
	if placed.Pages > 0 {
		placed.First = len(j.sheets) + 1
		j.outline = append(j.outline, paper.Bookmark{Title: part.Title, Page: len(j.sheets)})
		for _, mark := range taken.outline {
			mark.Page, mark.Level = mark.Page+len(j.sheets), mark.Level+1
			j.outline = append(j.outline, mark)
		}
	}
	j.sheets = append(j.sheets, taken.sheets...)
	j.result.Pages = len(j.sheets)
	j.result.Parts = append(j.result.Parts, placed)
	return nil
}

// bound is a part made ready.
type bound struct {
	sheets  []sheet
	outline []paper.Bookmark
	how     How
	why     string
}

func (j *job) sheetsOf(ctx context.Context, part *Part) (bound, error) {
	if part.Own != nil {
		return drawn(part.Own), nil
	}
	kind, err := kindOf(part)
	if err != nil {
		return bound{}, err
	}
	switch kind {
	case pictureFile:
		return j.pictureOf(part)
	case pdfFile:
		return j.pagesOf(ctx, part)
	}
	return bound{how: Beside, why: fmt.Sprintf("“%s”不是PDF文件、照片或扫描件，没有装订，原文件另存", part.Name)}, nil
}

// keptBeside reports whether err says that a file is of no use here, rather
// than that the work cannot go on.
func keptBeside(err error) (bool, string) {
	switch fault.CodeOf(err) {
	case fault.Unreadable, fault.TooLarge:
		return true, "没有装订，原文件另存：" + fault.Sentence(err)
	}
	return false, ""
}

// drawn takes a paper of our own as it is.
func drawn(doc *paper.Document) bound {
	b := bound{outline: doc.Outline, how: Drawn, why: "本单位的文书，按原样装订"}
	for _, page := range doc.Pages {
		b.sheets = append(b.sheets, sheet{page: page, blank: len(page.Marks) == 0})
	}
	return b
}
