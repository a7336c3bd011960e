package desk

import (
	"context"
	"fmt"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/store"
)

// archiveRoom is what papers of the archive are laid out from.
type archiveRoom struct {
	*Desk
	order  ArchiveOrder
	organ  office.Organ
	scheme archive.Scheme
	code   string // where the log stood
	fonts  *paper.FontSet
}

// archivePaper makes one kind of paper; name is that of the file.
type archivePaper func(r *archiveRoom, ctx context.Context) (document *paper.Document, name string, err error)

var archivePapers = map[ArchivePaper]archivePaper{
	ArchiveCatalogue:       (*archiveRoom).catalogue,
	ArchiveCatalogueCover:  (*archiveRoom).catalogueCover,
	ArchiveBoxNote:         (*archiveRoom).boxNote,
	ArchiveVolumeCover:     (*archiveRoom).volumeCover,
	ArchiveBoxCover:        (*archiveRoom).boxCover,
	ArchiveSpines:          (*archiveRoom).spines,
	ArchiveStamps:          (*archiveRoom).stamps,
	ArchiveReceiptList:     (*archiveRoom).receiptList,
	ArchiveLoanSlip:        (*archiveRoom).loanSlip,
	ArchiveCheckRecord:     (*archiveRoom).checkRecord,
	ArchiveTransferList:    (*archiveRoom).transferList,
	ArchiveAppraisalReport: (*archiveRoom).appraisalReport,
	ArchiveDestruction:     (*archiveRoom).destruction,
}

// ArchivePages lays a paper of the archive out, to be looked at.
func (d *Desk) ArchivePages(ctx context.Context, o ArchiveOrder) (*paper.Document, *paper.FontSet, error) {
	document, fonts, _, err := d.archivePages(ctx, o)
	return document, fonts, err
}

// ArchivePaper writes the same pages to a PDF in the office's folder and returns
// where it lies. An earlier one of the same day is replaced.
func (d *Desk) ArchivePaper(ctx context.Context, o ArchiveOrder) (path string, err error) {
	document, fonts, name, err := d.archivePages(ctx, o)
	if err != nil {
		return "", err
	}
	return d.KeepPages(name, document, fonts)
}

func (d *Desk) archivePages(ctx context.Context, o ArchiveOrder) (*paper.Document, *paper.FontSet, string, error) {
	lay, known := archivePapers[o.Paper]
	if !known {
		return nil, nil, "", fault.New(fault.Invalid, "没有这种材料")
	}
	r := &archiveRoom{Desk: d, order: o, organ: d.Organ()}
	var err error
	if r.scheme, err = d.ArchiveScheme(ctx); err != nil {
		return nil, nil, "", err
	}
	if r.code, err = d.HeadCode(ctx); err != nil {
		return nil, nil, "", err
	}
	if r.fonts, _, err = Fonts(); err != nil {
		return nil, nil, "", err
	}
	document, name, err := lay(r, ctx)
	return document, r.fonts, name, err
}

// className is a class as files are named by it.
func className(s archive.Scheme, c archive.Class) string {
	return fmt.Sprintf("%d年度%s%s", c.Year, c.Retention.Label(), unitName(s, c.Unit))
}

// listed are class and pieces of a catalogue: of a box where one is named, of the
// class otherwise.
func (r *archiveRoom) listed(ctx context.Context) (c form.PieceCatalogue, err error) {
	c = form.PieceCatalogue{Organ: r.organ, Scheme: r.scheme, Class: r.order.Class, Upright: r.order.Upright, On: r.Today(), Code: r.code}
	if r.order.Box == "" {
		c.Pieces, err = r.classPieces(ctx, c.Class)
		return c, err
	}
	box, err := store.Boxes.Get(ctx, r.office.Reader(), r.order.Box)
	if err != nil {
		return c, err
	}
	c.Class = box.Class
	if r.scheme.Arrangement == archive.ByVolume {
		c.Title = "卷内文件目录"
	}
	c.Pieces, err = r.BoxPieces(ctx, box.ID)
	return c, err
}

func (r *archiveRoom) catalogue(ctx context.Context) (*paper.Document, string, error) {
	c, err := r.listed(ctx)
	if err != nil {
		return nil, "", err
	}
	if len(c.Pieces) == 0 {
		return nil, "", fault.New(fault.NotFound, "%s没有归档的文件。先归档", className(r.scheme, c.Class))
	}
	document, err := form.PieceCataloguePaper(c, r.fonts)
	return document, className(r.scheme, c.Class) + " 目录", err
}

func (r *archiveRoom) catalogueCover(ctx context.Context) (*paper.Document, string, error) {
	c, err := r.listed(ctx)
	if err != nil {
		return nil, "", err
	}
	document, err := form.PieceCatalogueCover(c, r.fonts)
	return document, className(r.scheme, c.Class) + " 目录封面", err
}

func (r *archiveRoom) box(ctx context.Context) (form.BoxPaper, string, error) {
	box, err := store.Boxes.Get(ctx, r.office.Reader(), r.order.Box)
	if err != nil {
		return form.BoxPaper{}, "", err
	}
	pieces, err := r.BoxPieces(ctx, box.ID)
	return form.BoxPaper{Organ: r.organ, Scheme: r.scheme, Box: box, Pieces: pieces, Code: r.code}, className(r.scheme, box.Class) + box.Name(), err
}

func (r *archiveRoom) boxNote(ctx context.Context) (*paper.Document, string, error) {
	b, name, err := r.box(ctx)
	if err != nil {
		return nil, "", err
	}
	document, err := form.BoxNotePaper(b, r.fonts)
	return document, name + " 备考表", err
}

func (r *archiveRoom) volumeCover(ctx context.Context) (*paper.Document, string, error) {
	b, name, err := r.box(ctx)
	if err != nil {
		return nil, "", err
	}
	document, err := form.VolumeCover(b, r.fonts)
	return document, name + " 案卷封面", err
}

func (r *archiveRoom) labels(ctx context.Context) (l form.BoxLabels, err error) {
	l = form.BoxLabels{Organ: r.organ, Scheme: r.scheme, On: r.Today()}
	if r.order.A3 {
		l.Sheet = form.A3
	}
	if r.order.Box != "" {
		box, err := store.Boxes.Get(ctx, r.office.Reader(), r.order.Box)
		l.Boxes = []archive.Box{box}
		return l, err
	}
	l.Boxes, err = r.office.BoxesOf(ctx, r.office.Reader(), r.order.Year)
	return l, err
}

func (r *archiveRoom) boxCover(ctx context.Context) (*paper.Document, string, error) {
	l, err := r.labels(ctx)
	if err != nil {
		return nil, "", err
	}
	document, err := form.BoxCover(l, r.fonts)
	return document, "盒封面", err
}

func (r *archiveRoom) spines(ctx context.Context) (*paper.Document, string, error) {
	l, err := r.labels(ctx)
	if err != nil {
		return nil, "", err
	}
	if len(l.Boxes) == 0 {
		return nil, "", fault.New(fault.NotFound, "%d年度还没有装盒。先装盒", r.order.Year)
	}
	document, err := form.BoxSpines(l, r.fonts)
	return document, fmt.Sprintf("%d年度盒脊", l.Boxes[0].Class.Year), err
}

// stamps are of what lies there: an empty number is stamped nowhere.
func (r *archiveRoom) stamps(ctx context.Context) (*paper.Document, string, error) {
	pieces, err := r.chosen(ctx)
	if err != nil {
		return nil, "", err
	}
	s := form.StampSheet{Organ: r.organ, Start: r.order.StartAt, On: r.Today()}
	for _, p := range pieces {
		if p.Numbered() && !p.Gone() {
			s.Stamps = append(s.Stamps, form.StampOf(r.scheme, p))
		}
	}
	if len(s.Stamps) == 0 {
		return nil, "", fault.New(fault.NotFound, "没有归档的文件，不用印归档章。先归档")
	}
	document, err := form.StampSheetPaper(s, r.fonts)
	return document, "归档章", err
}

// chosen are the pieces that an order names in any way.
func (r *archiveRoom) chosen(ctx context.Context) ([]archive.Piece, error) {
	o := r.order
	switch {
	case len(o.Pieces) > 0:
		return getAll(ctx, r.office.Reader(), o.Pieces)
	case o.Piece != "":
		return getAll(ctx, r.office.Reader(), []string{o.Piece})
	case o.Box != "":
		return r.BoxPieces(ctx, o.Box)
	case o.Class != archive.Class{}:
		return r.classPieces(ctx, o.Class)
	}
	return r.office.PiecesOf(ctx, r.office.Reader(), o.Year)
}

func (r *archiveRoom) receiptList(ctx context.Context) (*paper.Document, string, error) {
	pieces, err := r.chosen(ctx)
	if err != nil {
		return nil, "", err
	}
	if len(pieces) == 0 {
		return nil, "", fault.New(fault.Invalid, "没有选移交的档案。先选上")
	}
	document, err := form.HandOverList(form.HandOver{Organ: r.organ, Rows: form.HandOverRows(pieces), Code: r.code}, r.fonts)
	return document, "移交办公室存档清单", err
}

func (r *archiveRoom) loanSlip(ctx context.Context) (*paper.Document, string, error) {
	v, err := r.Piece(ctx, r.order.Piece)
	if err != nil {
		return nil, "", err
	}
	loans := v.Piece.Loans
	at := len(loans) - 1
	if r.order.Loan != "" {
		at = slices.IndexFunc(loans, func(l archive.Loan) bool { return l.ID == r.order.Loan })
	}
	if at < 0 {
		return nil, "", fault.New(fault.NotFound, "“%s”没有借过，没有借阅单", nameOfPiece(v.Piece))
	}
	slip := form.LoanSlip{Organ: r.organ, Piece: v.Piece, Loan: loans[at], Code: r.code}
	if v.Box != nil {
		slip.Box = v.Box.Name()
	}
	document, err := form.LoanSlipPaper(slip, r.fonts)
	return document, v.Piece.Code + " 借阅单", err
}

func (r *archiveRoom) checkRecord(context.Context) (*paper.Document, string, error) {
	if len(r.order.Lines) == 0 {
		return nil, "", fault.New(fault.Invalid, "还没有检测，没有检测记录。先检测")
	}
	subject := fmt.Sprintf("%d年度归档文件", r.order.Year)
	document, err := form.CheckRecordPaper(form.CheckRecord{
		Organ: r.organ, Scheme: r.scheme, Subject: subject, Lines: r.order.Lines, By: r.self().Name, On: r.Today(), Code: r.code,
	}, r.fonts)
	return document, subject + " 四性检测记录", err
}

// transferList is of a transfer that was recorded, or of one that is about to be.
func (r *archiveRoom) transferList(ctx context.Context) (*paper.Document, string, error) {
	l := form.TransferList{Organ: r.organ, Scheme: r.scheme, Code: r.code}
	var err error
	if draft := r.order.TransferDraft; draft != nil {
		l.Transfer = *draft
		l.Pieces, err = r.handedOver(ctx, r.office.Reader(), draft.Years, r.order.Retentions)
	} else if l.Transfer, err = store.Transfers.Get(ctx, r.office.Reader(), r.order.Transfer); err == nil {
		l.Pieces, err = r.transferred(ctx, l.Transfer)
	}
	if err != nil {
		return nil, "", err
	}
	if len(l.Pieces) == 0 {
		return nil, "", fault.New(fault.NotFound, "这些年度里没有可移交的档案。核对年度和保管期限")
	}
	document, err := form.TransferListPaper(l, r.fonts)
	return document, yearsWord(l.Transfer.Years) + " 移交清单", err
}

// transferred are the pieces of a transfer's years that are gone to the county
// archive.
func (r *archiveRoom) transferred(ctx context.Context, t archive.Transfer) ([]archive.Piece, error) {
	pieces, err := r.archived(ctx, r.office.Reader(), t.Years)
	return slices.DeleteFunc(pieces, func(p archive.Piece) bool { return p.State != archive.Transferred }), err
}

func (r *archiveRoom) appraisal(ctx context.Context) (form.AppraisalPaper, error) {
	a := form.AppraisalPaper{Organ: r.organ, Scheme: r.scheme, Code: r.code}
	var err error
	if a.Appraisal, err = store.Appraisals.Get(ctx, r.office.Reader(), r.order.Appraisal); err != nil {
		return a, err
	}
	a.Pieces, err = getAll(ctx, r.office.Reader(), a.Appraisal.Pieces)
	slices.SortFunc(a.Pieces, func(p, q archive.Piece) int {
		if c := r.scheme.ClassOf(p).Compare(r.scheme.ClassOf(q)); c != 0 {
			return c
		}
		return p.Number - q.Number
	})
	return a, err
}

func (r *archiveRoom) appraisalReport(ctx context.Context) (*paper.Document, string, error) {
	a, err := r.appraisal(ctx)
	if err != nil {
		return nil, "", err
	}
	document, err := form.AppraisalReport(a, r.fonts)
	return document, a.Appraisal.On.String() + " 鉴定工作报告", err
}

func (r *archiveRoom) destruction(ctx context.Context) (*paper.Document, string, error) {
	a, err := r.appraisal(ctx)
	if err != nil {
		return nil, "", err
	}
	document, err := form.DestructionList(a, r.fonts)
	return document, a.Appraisal.On.String() + " 销毁清册", err
}
