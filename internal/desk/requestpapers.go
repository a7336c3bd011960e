package desk

import (
	"context"
	"io"
	"path/filepath"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/request"
)

// DaySheetPaper is the day-by-day sheet of a request's term; any other kind of
// paper of a request is the id of a letter that was issued.
const DaySheetPaper = "day_sheet"

// serviceReceipt is the letter that is a form to be filled in: 送达回证.
const serviceReceipt request.LetterCode = "N28"

// RequestPages lays a paper of a request out, to be looked at.
func (d *Desk) RequestPages(ctx context.Context, id, kind string) (*paper.Document, *paper.FontSet, error) {
	document, fonts, _, err := d.requestPages(ctx, id, kind)
	return document, fonts, err
}

// RequestPaper writes the same pages to a PDF in the office's folder and
// returns where it lies. An earlier one of the same day is replaced.
func (d *Desk) RequestPaper(ctx context.Context, id, kind string) (path string, err error) {
	document, fonts, name, err := d.requestPages(ctx, id, kind)
	if err != nil {
		return "", err
	}
	path = filepath.Join(d.Folder(), printedFolder, d.Today().String()+" "+fileName(name)+".pdf")
	return path, replaceFile(path, func(w io.Writer) error { return pdf.Write(w, document, fonts) })
}

func (d *Desk) requestPages(ctx context.Context, id, kind string) (document *paper.Document, fonts *paper.FontSet, name string, err error) {
	v, err := d.Request(ctx, id)
	if err != nil {
		return nil, nil, "", err
	}
	if fonts, _, err = Fonts(); err != nil {
		return nil, nil, "", err
	}
	if kind == DaySheetPaper {
		document, err = d.daySheet(ctx, v, fonts)
		return document, fonts, v.Line.Number + " 期限表", err
	}
	for _, l := range v.Dossier.Issued {
		if l.ID != kind {
			continue
		}
		reply := form.Reply{Organ: d.Organ(), Paragraphs: l.Paragraphs, Issued: l.On}
		lay := form.ReplyLetter
		if l.Code == serviceReceipt {
			lay = form.ServiceReceipt
		}
		document, err = lay(reply, fonts)
		return document, fonts, v.Line.Number + " " + reply.Title(), err
	}
	return nil, nil, "", fault.New(fault.NotFound, "没有这份文书。回到这件申请再看")
}

// daySheet is kept by the office, and says where its log stood.
func (d *Desk) daySheet(ctx context.Context, v *RequestView, fonts *paper.FontSet) (*paper.Document, error) {
	if v.Status == nil {
		return nil, fault.New(fault.Conflict, "这件事没有法定期限，或者办理经过对不上，排不出期限表")
	}
	head, err := d.office.Head(ctx)
	if err != nil {
		return nil, err
	}
	return form.DaySheet(form.DayCount{
		Organ: d.Organ(), Number: v.Line.Number, Subject: v.Line.Subject, Status: *v.Status, On: d.Today(), Code: head[:min(len(head), codeLength)],
	}, fonts)
}
