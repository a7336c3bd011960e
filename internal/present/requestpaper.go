package present

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/request"
)

// RequestPapers lays out the papers of the room and writes them: kind is
// DaySheetPaper, AnswerPaper, one of the forms of the registration, or the id of
// a letter that was issued.
type RequestPapers interface {
	RequestPages(ctx context.Context, id, kind string) (*paper.Document, *paper.FontSet, error)
	Envelope(ctx context.Context, id, letter string) (form.Envelope, error)
	EnvelopePages(e form.Envelope) (*paper.Document, *paper.FontSet, error)
	RegisterPages(ctx context.Context, p desk.RequestPeriod, named bool) (*paper.Document, *paper.FontSet, error)
	StatisticsPages(ctx context.Context, p desk.RequestPeriod) (*paper.Document, *paper.FontSet, []string, error)
	DraftPages(draft *desk.LetterDraft) (*paper.Document, *paper.FontSet, error)
	SamplePages(source string) (*paper.Document, *paper.FontSet, error)

	PrintedPath(name, ending string) string
	KeepPages(name string, document *paper.Document, fonts *paper.FontSet) (path string, err error)
	SavePages(path string, document *paper.Document, fonts *paper.FontSet) error
	SaveRequestWord(ctx context.Context, id, kind, path string) error
}

var _ RequestPapers = (*desk.Desk)(nil)

// The papers of a request besides its letters.
const (
	DaySheetPaper     = desk.DaySheetPaper     // the day-by-day sheet of its term
	AnswerPaper       = desk.AnswerPaper       // the answer that is not issued yet
	RegistrationPaper = desk.RegistrationPaper // 登记表
	IntakePaper       = desk.IntakePaper       // 收件回执
	envelopePaper     = "envelope"
)

// PaperModel is a paper of the request as it will be printed.
type PaperModel struct {
	PaperPages
	Context string
	Name    string // of the file
	InWord  bool   // it can be written as a .docx too
	Serve   bool   // its delivery is to be entered
	Posted  bool   // it is sent: there is an envelope, and a 送达回证
	Notes   []string

	under *PaperModel // that it was opened from
}

// LookAt turns to a paper of the open request.
func (p *Requests) LookAt(kind string) {
	if p.request == nil || p.papers == nil {
		return
	}
	m := p.paperOf(kind)
	id := p.request.Line.ID
	p.run.Go(func(ctx context.Context) (err error) {
		m.Document, m.Fonts, err = p.papers.RequestPages(ctx, id, kind)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			tell(p.view.Fail, err)
		case p.request != nil && p.request.Line.ID == id:
			p.model.Paper = m
			p.view.Show(p.model)
		}
	})
}

// Preview lays out a paper of the open request, to be looked at where the
// person is.
func (p *Requests) Preview(kind string, show func(pages PaperPages, name string)) {
	if p.request == nil || p.papers == nil {
		return
	}
	m, id := p.paperOf(kind), p.request.Line.ID
	p.run.Go(func(ctx context.Context) (err error) {
		m.Document, m.Fonts, err = p.papers.RequestPages(ctx, id, kind)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		show(m.PaperPages, m.Name)
	})
}

// paperNames are what the papers are called that are no letters.
var paperNames = map[string]string{
	DaySheetPaper: "逐日计算表", RegistrationPaper: "登记表", IntakePaper: "收件回执", envelopePaper: "信封",
}

// fileNames are what the files are called of papers with a longer name.
var fileNames = map[string]string{DaySheetPaper: "期限表"}

// paperOf says what a paper is and what can be done with it.
func (p *Requests) paperOf(kind string) *PaperModel {
	m := &PaperModel{PaperPages: PaperPages{Kind: kind, Word: paperNames[kind]}, Context: p.request.Line.Number}
	if a := p.request.Dossier.Answer; a != nil && kind == AnswerPaper {
		m.Word, m.InWord, m.Notes = "拟答复："+letterTitle(a.Letter), true, []string{"还没有印发，文号印发时编。"}
	}
	for _, l := range p.request.Dossier.Issued {
		if l.ID == kind {
			m.Word, m.Context, m.InWord = letterTitle(l.Code), cmp.Or(l.Number, m.Context), true
			m.Posted = l.Code != serviceReceipt && p.mayHandle()
			m.Serve = m.Posted && l.Service == nil
		}
	}
	m.Name = strings.TrimSpace(p.request.Line.Number + " " + cmp.Or(fileNames[kind], m.Word))
	return m
}

// serviceReceipt is 送达回证.
const serviceReceipt request.LetterCode = "N28"

func (p *Requests) mayHandle() bool { return p.offerOf(p.request).may == nil }

// Place is where a paper of a name goes unless the person chooses otherwise.
func (p *Requests) Place(name, ending string) string {
	if p.papers == nil {
		return ""
	}
	return p.papers.PrintedPath(name, ending)
}

// inSight is the paper that the person looks at, of a request or of a period.
func (p *Requests) inSight() (pages PaperPages, name string) {
	switch m := &p.model; {
	case m.Paper != nil:
		return m.Paper.PaperPages, m.Paper.Name
	case m.Period != nil:
		return m.Period.PaperPages, m.Period.Name
	}
	return PaperPages{}, ""
}

// PrintPaper hands the pages in sight to the printer.
func (p *Requests) PrintPaper(hand func(path string)) {
	pages, name := p.inSight()
	p.PrintPages(pages, name, hand)
}

// PrintPages hands pages that were looked at to the printer.
func (p *Requests) PrintPages(pages PaperPages, name string, hand func(path string)) {
	if pages.Document == nil {
		return
	}
	var path string
	p.run.Go(func(context.Context) (err error) {
		path, err = p.papers.KeepPages(name, pages.Document, pages.Fonts)
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
func (p *Requests) SavePaper(path string) {
	if pages, _ := p.inSight(); pages.Document != nil {
		p.save(path, func(context.Context) error { return p.papers.SavePages(path, pages.Document, pages.Fonts) })
	}
}

// SaveWord writes the letter in sight to a .docx.
func (p *Requests) SaveWord(path string) {
	if p.request == nil || p.model.Paper == nil || !p.model.Paper.InWord {
		return
	}
	id, kind := p.request.Line.ID, p.model.Paper.Kind
	p.save(path, func(ctx context.Context) error { return p.papers.SaveRequestWord(ctx, id, kind, path) })
}

func (p *Requests) save(path string, work func(context.Context) error) {
	p.run.Go(work, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.view.Say("已存到" + path)
	})
}

// EnvelopeInput is an envelope as it stands on the screen.
type EnvelopeInput struct {
	Size                  int // of EnvelopeSizes
	Printed               bool
	To, ToAddress, ToCode string
	Address, Postcode     string // of the sender
}

// EnvelopeSizes are the envelopes that can be printed.
func EnvelopeSizes() []string { return []string{"220×110（DL）", "229×162（C5）"} }

// EnvelopeNote is shown where the size of an envelope is chosen.
const EnvelopeNote = "尺寸照GB/T 1416，没有核对原文（未核）。先印一张比一比，请核对"

// Envelope asks what is known of the envelope of the letter in sight; ask shows
// it, to be filled in.
func (p *Requests) Envelope(ask func(EnvelopeInput)) {
	if p.request == nil || p.model.Paper == nil {
		return
	}
	id, letter := p.request.Line.ID, p.model.Paper.Kind
	var e form.Envelope
	p.run.Go(func(ctx context.Context) (err error) {
		e, err = p.papers.Envelope(ctx, id, letter)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		ask(EnvelopeInput{To: e.To, ToAddress: e.ToAddress, ToCode: e.ToCode, Address: e.Address, Postcode: e.Postcode})
	})
}

// LookAtEnvelope turns to the envelope as it is filled in.
func (p *Requests) LookAtEnvelope(in EnvelopeInput, done func(wrong map[string]string)) {
	m := &PaperModel{PaperPages: PaperPages{Kind: envelopePaper, Word: paperNames[envelopePaper]}, Context: in.To, Notes: []string{EnvelopeNote + "。"}, under: p.model.Paper}
	if m.under != nil {
		m.Name = m.under.Name + " 信封"
	}
	e := form.Envelope{
		Size: form.EnvelopeSize(in.Size), Printed: in.Printed, To: in.To, ToAddress: in.ToAddress, ToCode: in.ToCode, Address: in.Address, Postcode: in.Postcode,
	}
	field := WhoField
	if strings.TrimSpace(in.To) != "" {
		field = AddressField
	}
	p.run.Go(func(context.Context) (err error) {
		m.Document, m.Fonts, err = p.papers.EnvelopePages(e)
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{field: sentence}) }, err)
			return
		}
		done(nil)
		p.model.Paper = m
		p.view.Show(p.model)
	})
}

// WriteServiceReceipt turns to the 送达回证 of the letter in sight: the one that
// was printed, or one to be filled in.
func (p *Requests) WriteServiceReceipt() {
	m := p.model.Paper
	if p.request == nil || m == nil || !m.Posted {
		return
	}
	issued := p.request.Dossier.Issued
	if n := slices.IndexFunc(issued, func(l request.Issued) bool { return l.Code == serviceReceipt && l.Ref == m.Kind }); n >= 0 {
		p.LookAt(issued[n].ID)
		return
	}
	p.model.Paper = nil
	p.letter = letterOnDesk{order: desk.LetterOrder{Code: serviceReceipt, Ref: m.Kind, Values: map[request.Field]request.Value{}}}
	p.draft()
}
