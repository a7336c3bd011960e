package desk

import (
	"context"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/privacy"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// drawer draws the papers of our own that lie in pieces. Whoever files draws
// them in full, whatever is masked on the screen.
type drawer struct {
	desk    *Desk
	fonts   *paper.FontSet
	code    string // where the log stood
	contact form.Contact
	rules   privacy.Rules
	service form.Contact // of the 政府信息公开工作机构
}

func (d *Desk) drawer(ctx context.Context) (*drawer, error) {
	w := &drawer{desk: d}
	var err error
	if w.fonts, _, err = Fonts(); err != nil {
		return nil, err
	}
	if w.code, err = d.HeadCode(ctx); err != nil {
		return nil, err
	}
	if w.contact, err = d.Contact(ctx); err != nil {
		return nil, err
	}
	if w.rules, err = d.MaskRules(ctx); err != nil {
		return nil, err
	}
	settings, err := d.RequestSettings(ctx)
	w.service = form.Contact{Person: settings.Contact, Phone: settings.Phone}
	return w, err
}

// papers returns what draws each of the papers of a piece, by Part.Paper.
func (w *drawer) papers(ctx context.Context, p archive.Piece) (func(kind string) (*paper.Document, error), error) {
	switch p.Source.Kind {
	case archive.FromItem:
		return w.item(ctx, p)
	case archive.FromRequest:
		return w.request(ctx, p)
	case archive.FromReport:
		return w.report(ctx, p)
	}
	return func(string) (*paper.Document, error) {
		return nil, fault.New(fault.Invalid, "“%s”是纸质文件，里面没有本机生成的材料", p.Title)
	}, nil
}

// item draws the papers of an item as they were: the text in the revision that
// hung, with the day on which it did.
func (w *drawer) item(ctx context.Context, p archive.Piece) (func(string) (*paper.Document, error), error) {
	item, text, err := w.desk.finalText(ctx, w.desk.office.Reader(), p.Source.ID)
	if err != nil {
		return nil, err
	}
	organ := w.desk.Organ()
	sheet := itemSheet{item: item, text: text, code: w.code, contact: w.contact, fonts: w.fonts}
	hung, term := asHung(item, text.Number)
	return func(kind string) (*paper.Document, error) {
		switch kind {
		case archive.SlipPaper:
			slip := form.Slip{Organ: organ, Serial: item.IndexNumber, Item: item, Revision: text, Printed: w.desk.Today(), Code: w.code}
			return form.ReviewSlip(slip, w.fonts)
		case archive.NoticePaper:
			return form.PublicNotice(form.Notice{
				Organ: organ, Revision: w.posted(item, text), DocumentNumber: item.DocumentNumber, Term: term, Contact: w.contact, On: hung,
			}, w.fonts)
		case archive.BoardPaper:
			return form.PostedSheet(form.Board{
				Organ: organ, Revision: w.posted(item, text), Period: item.Period, On: hung, Term: term, Contact: w.contact,
			}, w.fonts)
		case archive.TextPaper:
			return form.KeptTextPaper(form.KeptText{Organ: organ, Revision: text, Note: "没有公布", Code: w.code}, w.fonts)
		case archive.OpinionsPaper:
			return form.OpinionsPaper(form.Opinions{Organ: organ, Item: item, Code: w.code}, w.fonts)
		case archive.ExplanationPaper:
			return w.desk.explanation(sheet)
		case archive.WithholdingPaper:
			return form.WithholdingFiling(form.Filing{Organ: organ, Item: item, On: p.Date, Code: w.code}, w.fonts)
		}
		return nil, noSuchPaper(p, kind)
	}, nil
}

// posted is a text as people saw it.
func (w *drawer) posted(item disclosure.Item, text disclosure.Revision) disclosure.Revision {
	found, digest := w.desk.found(text), text.Digest()
	open := item.OpenPlaces(digest, disclosure.Places(found))
	return disclosure.Masked(text, found, w.rules, privacy.Posted, func(place string) bool {
		return item.Masked(digest, place) || slices.Contains(open, place)
	})
}

// asHung is the day on which a text was first posted, and its 公示期.
func asHung(item disclosure.Item, revision int) (on workday.Date, term form.Term) {
	for _, p := range item.Publications {
		if p.Revision != revision {
			continue
		}
		if on.IsZero() || p.On.Before(on) {
			on = p.On
		}
		if !p.Until.IsZero() && term == (form.Term{}) {
			term = form.Term{First: p.On.AddDays(1), Last: p.Until}
		}
	}
	return on, term
}

// request draws the letters of a request and the form of its registration.
func (w *drawer) request(ctx context.Context, p archive.Piece) (func(string) (*paper.Document, error), error) {
	row, err := w.desk.office.Request(ctx, w.desk.office.Reader(), p.Source.ID)
	if err != nil {
		return nil, err
	}
	counted, err := w.desk.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	h := counted.open(row)
	organ, dossier := w.desk.Organ(), h.dossier
	return func(kind string) (*paper.Document, error) {
		if kind == archive.RegisterPaper {
			return form.RegistrationForm(w.registration(organ, h), w.fonts)
		}
		at := slices.IndexFunc(dossier.Issued, func(l request.Issued) bool { return l.ID == kind })
		if at < 0 {
			return nil, noSuchPaper(p, kind)
		}
		l := dossier.Issued[at]
		return replyPages(form.Reply{Organ: organ, Paragraphs: l.Paragraphs, Issued: l.On}, l.Code, w.fonts)
	}, nil
}

func (w *drawer) registration(organ office.Organ, h *held) form.Registration {
	dossier := h.dossier
	r := form.Registration{
		Organ: organ, Line: h.line.Record, Identity: dossier.Identity, Form: dossier.Form, Help: dossier.Help, Receipt: dossier.Receipt,
		Handler: dossier.Handler, Contact: w.service, On: w.desk.Today(), Code: w.code,
	}
	for _, p := range dossier.Papers {
		r.Papers = append(r.Papers, p.What)
	}
	if !h.application() {
		return r
	}
	if status, err := h.clock(); err == nil { // a time line that cannot be counted has no last day
		r.Due, r.Estimate = status.Due, status.Estimated()
	}
	return r
}

// report draws an annual report as it was signed.
func (w *drawer) report(ctx context.Context, p archive.Piece) (func(string) (*paper.Document, error), error) {
	_, signed, err := w.desk.signedReport(ctx, w.desk.office.Reader(), p.Source.ID, p.Date)
	if err != nil {
		return nil, err
	}
	of, err := w.desk.signedSlip(ctx, signed, w.code)
	if err != nil {
		return nil, err
	}
	return func(kind string) (*paper.Document, error) {
		switch kind {
		case archive.ReportPaper:
			return form.AnnualReport(signed.Report, w.fonts)
		case archive.ReportSlipPaper:
			return form.ReportSlip(of, w.fonts)
		case archive.ReportCheckPaper:
			return form.ReportCheck(of, w.fonts)
		}
		return nil, noSuchPaper(p, kind)
	}, nil
}

func noSuchPaper(p archive.Piece, kind string) error {
	return fault.New(fault.NotFound, "“%s”里的一份材料（%s）找不到了，没有归档。打开这一件，去掉这份材料再归档", p.Title, kind)
}
