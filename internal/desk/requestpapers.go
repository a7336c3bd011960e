package desk

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/request"
)

// The papers of a request; any other kind of paper is the id of a letter that
// was issued.
const (
	DaySheetPaper     = "day_sheet"    // 期限逐日计算表
	AnswerPaper       = "answer"       // the answer that is drafted or waits for the signature
	RegistrationPaper = "registration" // 申请登记表
	IntakePaper       = "intake"       // 收件回执
)

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
	return d.KeepPages(name, document, fonts)
}

// KeepPages writes pages to a PDF in the office's folder, to be printed, and
// returns where it lies.
func (d *Desk) KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error) {
	path = d.PrintedPath(name, ".pdf")
	return path, d.SavePages(path, document, fonts)
}

// PrintedPath is where a paper lies that is made today, unless the person
// chooses another place.
func (d *Desk) PrintedPath(name, ending string) string {
	return filepath.Join(d.Folder(), printedFolder, d.Today().String()+" "+fileName(name)+ending)
}

// SavePages writes the pages that were looked at to a PDF.
func (d *Desk) SavePages(path string, document *paper.Document, fonts *paper.FontSet) error {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		return fault.New(fault.Usage, "不能存成“%s”。文件名用 .pdf 结尾", filepath.Base(path))
	}
	return replaceFile(path, func(w io.Writer) error { return pdf.Write(w, document, fonts) })
}

// SaveRequestWord writes a letter to a .docx, to be pasted into a red head: one
// that was issued, or AnswerPaper.
func (d *Desk) SaveRequestWord(ctx context.Context, id, kind, path string) error {
	if !strings.EqualFold(filepath.Ext(path), ".docx") {
		return fault.New(fault.Usage, "不能存成“%s”。文件名用 .docx 结尾", filepath.Base(path))
	}
	v, err := d.Request(ctx, id)
	if err != nil {
		return err
	}
	reply, code, err := d.reply(ctx, v, kind)
	if err != nil {
		return err
	}
	write := form.WriteReply
	if code == serviceReceipt {
		write = form.WriteServiceReceipt
	}
	return replaceFile(path, func(w io.Writer) error { return write(w, reply) })
}

func (d *Desk) requestPages(ctx context.Context, id, kind string) (document *paper.Document, fonts *paper.FontSet, name string, err error) {
	v, err := d.Request(ctx, id)
	if err != nil {
		return nil, nil, "", err
	}
	if fonts, _, err = Fonts(); err != nil {
		return nil, nil, "", err
	}
	switch kind {
	case DaySheetPaper:
		document, err = d.daySheet(ctx, v, fonts)
		return document, fonts, v.Line.Number + " 期限表", err
	case RegistrationPaper, IntakePaper:
		document, name, err = d.registrationPages(ctx, v, kind, fonts)
		return document, fonts, v.Line.Number + " " + name, err
	}
	reply, code, err := d.reply(ctx, v, kind)
	if err != nil {
		return nil, nil, "", err
	}
	document, err = replyPages(reply, code, fonts)
	return document, fonts, v.Line.Number + " " + reply.Title(), err
}

func replyPages(reply form.Reply, code request.LetterCode, fonts *paper.FontSet) (*paper.Document, error) {
	if code == serviceReceipt {
		return form.ServiceReceipt(reply, fonts)
	}
	return form.ReplyLetter(reply, fonts)
}

// DraftPages lays out a letter that is being written, as it will be printed;
// nil while something stands against it.
func (d *Desk) DraftPages(draft *LetterDraft) (*paper.Document, *paper.FontSet, error) {
	if len(draft.Paragraphs) == 0 {
		return nil, nil, nil
	}
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := replyPages(d.replyOf(draft), draft.Letter.Code, fonts)
	return document, fonts, err
}

func (d *Desk) replyOf(draft *LetterDraft) form.Reply {
	return form.Reply{Organ: d.Organ(), Paragraphs: draft.Paragraphs, Issued: draft.Values[request.FieldIssued].Date}
}

// reply is a letter that was issued, or the answer as it is intended. Who may
// not see the applicant sees neither.
func (d *Desk) reply(ctx context.Context, v *RequestView, kind string) (form.Reply, request.LetterCode, error) {
	if err := d.permit(office.SeeApplicants); err != nil {
		return form.Reply{}, "", err
	}
	if kind == AnswerPaper {
		return d.intendedReply(ctx, v)
	}
	n := slices.IndexFunc(v.Dossier.Issued, func(l request.Issued) bool { return l.ID == kind })
	if n < 0 {
		return form.Reply{}, "", fault.New(fault.NotFound, "没有这份文书。回到这件申请再看")
	}
	l := v.Dossier.Issued[n]
	return form.Reply{Organ: d.Organ(), Paragraphs: l.Paragraphs, Issued: l.On}, l.Code, nil
}

func (d *Desk) intendedReply(ctx context.Context, v *RequestView) (form.Reply, request.LetterCode, error) {
	a := v.Dossier.Answer
	if a == nil || a.Letter == "" || !v.Line.Open() {
		return form.Reply{}, "", fault.New(fault.NotFound, "没有拟好的答复。先写答复书")
	}
	draft, err := d.drafted(ctx, v.Line.ID, LetterOrder{Code: a.Letter, Outcome: a.Outcome, Partly: a.Partly, Remedy: a.Remedy, Values: a.Values}, true)
	if err == nil {
		err = draft.Problem
	}
	if err != nil {
		return form.Reply{}, "", err
	}
	return d.replyOf(draft), a.Letter, nil
}

// daySheet is kept by the office, and says where its log stood.
func (d *Desk) daySheet(ctx context.Context, v *RequestView, fonts *paper.FontSet) (*paper.Document, error) {
	if v.Status == nil {
		return nil, fault.New(fault.Conflict, "这件事没有法定期限，或者办理经过对不上，排不出期限表")
	}
	code, err := d.HeadCode(ctx)
	if err != nil {
		return nil, err
	}
	return form.DaySheet(form.DayCount{
		Organ: d.Organ(), Number: v.Line.Number, Subject: v.Line.Subject, Status: *v.Status, On: d.Today(), Code: code,
	}, fonts)
}

// registrationPages are the form of what was registered, and the slip for the
// counter. Both say who the applicant is, and the log that somebody looked.
func (d *Desk) registrationPages(ctx context.Context, v *RequestView, kind string, fonts *paper.FontSet) (*paper.Document, string, error) {
	lay, name := form.RegistrationForm, "登记表"
	if kind == IntakePaper {
		lay, name = form.IntakeReceipt, "收件回执"
	}
	identity, err := d.RevealApplicant(ctx, v.Line.ID, "印"+name)
	if err != nil {
		return nil, "", err
	}
	settings, err := d.RequestSettings(ctx)
	if err != nil {
		return nil, "", err
	}
	code, err := d.HeadCode(ctx)
	if err != nil {
		return nil, "", err
	}
	r := form.Registration{
		Organ: d.Organ(), Line: v.Line, Identity: identity, Form: v.Dossier.Form, Help: v.Dossier.Help, Receipt: v.Dossier.Receipt,
		Handler: v.Dossier.Handler, Contact: form.Contact{Person: settings.Contact, Phone: settings.Phone}, On: d.Today(), Code: code,
	}
	if s := v.Status; s != nil {
		r.Due, r.Estimate = s.Due, s.Estimated()
	}
	for _, p := range v.Dossier.Papers {
		r.Papers = append(r.Papers, p.What)
	}
	document, err := lay(r, fonts)
	return document, name, err
}
