package present

import (
	"context"
	"fmt"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
)

// ArchivePrint is a paper that can be laid out.
type ArchivePrint struct {
	Word  string
	Order desk.ArchiveOrder
}

// ArchivePages is a paper of the archive as it will be printed.
type ArchivePages struct {
	PaperPages
	Context string
	Name    string // of the file
}

// boxPrints are the papers of a box, for the line below its pieces. A volume is
// sewn: it has a cover and no box with a spine.
func boxPrints(b archive.Box) []ArchivePrint {
	of := func(word string, paper desk.ArchivePaper) ArchivePrint {
		return ArchivePrint{word, desk.ArchiveOrder{Paper: paper, Year: b.Class.Year, Box: b.ID}}
	}
	note := of("备考表", desk.ArchiveBoxNote)
	if b.Title != "" {
		return []ArchivePrint{of("卷内目录", desk.ArchiveCatalogue), note, of("案卷封面", desk.ArchiveVolumeCover)}
	}
	return []ArchivePrint{of("目录", desk.ArchiveCatalogue), note, of("盒封面", desk.ArchiveBoxCover), of("盒脊", desk.ArchiveSpines)}
}

// PrintKinds are the papers of a year that can be chosen.
func PrintKinds() []string {
	return []string{"归档文件目录", "目录封面", "全年盒脊", "归档章贴纸"}
}

var printKinds = []desk.ArchivePaper{
	desk.ArchiveCatalogue, desk.ArchiveCatalogueCover, desk.ArchiveSpines, desk.ArchiveStamps,
}

// PrintAnswers is a paper of the year as it stands on the screen.
type PrintAnswers struct {
	Kind    int // of PrintKinds
	Class   int // of Classes
	StartAt string
	Upright bool
	A3      bool
}

// NeedsClass reports whether a paper of PrintKinds is of one class, and whether
// it is a sheet of stamps, which can be begun anywhere.
func NeedsClass(kind int) (class, stamps bool) {
	return kind == 0 || kind == 1 || kind == 3, kind == 3
}

// Classes are the classes of the year that have boxes or numbers.
func (p *Archive) Classes() (words []string) {
	for _, c := range p.classes() {
		words = append(words, classWords(p.year.Scheme, c))
	}
	return words
}

func (p *Archive) classes() (all []archive.Class) {
	for _, b := range p.boxes {
		if !slices.Contains(all, b.Box.Class) {
			all = append(all, b.Box.Class)
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, r := range archive.Retentions() {
		all = append(all, archive.Class{Year: p.year.Year, Retention: r})
	}
	return all
}

// LookAtYear turns to a paper of the year.
func (p *Archive) LookAtYear(a PrintAnswers) {
	if a.Kind < 0 || a.Kind >= len(printKinds) {
		return
	}
	order := desk.ArchiveOrder{Paper: printKinds[a.Kind], Year: p.year.Year, Upright: a.Upright, A3: a.A3, StartAt: max(1, pageCount(a.StartAt))}
	if class, _ := NeedsClass(a.Kind); class && a.Class >= 0 && a.Class < len(p.classes()) {
		order.Class = p.classes()[a.Class]
	}
	p.LookAt(ArchivePrint{PrintKinds()[a.Kind], order})
}

// LookAtStamp turns to the stamp of the chosen piece, at a place of the sheet.
func (p *Archive) LookAtStamp(startAt string) {
	if p.piece != nil {
		p.LookAt(ArchivePrint{"归档章贴纸", desk.ArchiveOrder{Paper: desk.ArchiveStamps, Year: p.year.Year, Piece: p.piece.Piece.ID, StartAt: max(1, pageCount(startAt))}})
	}
}

// LookAtLoanSlip turns to the slip of the newest loan of the chosen piece.
func (p *Archive) LookAtLoanSlip() {
	if p.piece != nil {
		p.LookAt(ArchivePrint{"借阅单", desk.ArchiveOrder{Paper: desk.ArchiveLoanSlip, Year: p.year.Year, Piece: p.piece.Piece.ID}})
	}
}

// LookAt turns to a paper.
func (p *Archive) LookAt(print ArchivePrint) {
	m := &ArchivePages{PaperPages: PaperPages{Kind: string(print.Order.Paper), Word: print.Word}}
	m.Context = p.paperContext(print.Order)
	m.Name = m.Context + print.Word
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		m.Document, m.Fonts, err = p.desk.ArchivePages(ctx, print.Order)
		return err
	}, func() {
		p.model.Paper = m
		p.view.Show(p.model)
	})
}

// paperContext says what a paper is of: 2025年度30年第2盒.
func (p *Archive) paperContext(o desk.ArchiveOrder) string {
	if o.Year == 0 {
		return ""
	}
	words := fmt.Sprintf("%d年度", o.Year)
	for _, b := range p.boxes {
		if b.Box.ID == o.Box {
			return words + b.Spine.Retention + b.Box.Name()
		}
	}
	if o.Class.Retention != "" {
		words += classWords(p.year.Scheme, o.Class)
	}
	if p.piece != nil && o.Piece == p.piece.Piece.ID && p.piece.Piece.Numbered() {
		words += archive.NumberText(p.piece.Piece.Number) + "件"
	}
	return words
}

// Place is where a paper of a name goes unless the person chooses otherwise.
func (p *Archive) Place(name, ending string) string { return p.desk.PrintedPath(name, ending) }

// PrintPaper hands the pages in sight to the printer.
func (p *Archive) PrintPaper(hand func(path string)) {
	m := p.model.Paper
	if m == nil {
		return
	}
	var path string
	p.run.Go(func(context.Context) (err error) {
		path, err = p.desk.KeepPages(m.Name, m.Document, m.Fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		hand(path)
	})
}

// SavePaper writes the pages in sight to a PDF.
func (p *Archive) SavePaper(path string) {
	m := p.model.Paper
	if m == nil {
		return
	}
	p.run.Go(func(context.Context) error { return p.desk.SavePages(path, m.Document, m.Fonts) }, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.view.Say("已存到" + path)
	})
}
