package desk

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// clockwork is what requests are counted and numbered by.
type clockwork struct {
	calendar *workday.Calendar
	settings RequestSettings
	today    workday.Date
}

func (d *Desk) clockwork(ctx context.Context) (c clockwork, err error) {
	if c.calendar, err = d.Calendar(ctx); err != nil {
		return c, err
	}
	c.settings, err = d.RequestSettings(ctx)
	c.today = d.Today()
	return c, err
}

// held is a matter of the register that is taken out to be worked on.
type held struct {
	clockwork
	line    store.Stored[request.Application]
	was     request.Application // the line as it is in the store
	dossier request.Dossier
	kept    bool   // the dossier is in the store; else it was opened from the ledger just now
	doubt   string // why a ledger's dates were left out of the dossier
}

func (c clockwork) hold(row store.RequestRow) *held {
	h := &held{clockwork: c, line: row.Line, was: row.Line.Record}
	if row.Dossier == nil {
		h.dossier = request.DossierOf(row.Line.Record)
		return h
	}
	h.dossier, h.kept = *row.Dossier, true
	return h
}

// open is hold for a matter to be looked at or worked on: dates of a ledger
// that no clock can count are left out, so that they stop nobody.
func (c clockwork) open(row store.RequestRow) *held {
	h := c.hold(row)
	if h.kept {
		return h
	}
	if _, err := h.clock(); err != nil {
		plain := h.line.Record
		plain.SupplementNotified, plain.Supplemented = workday.Date{}, workday.Date{}
		h.dossier, h.doubt = request.DossierOf(plain), "台账的补正日期没有计入期限："+fault.Sentence(err)
	}
	return h
}

// clock counts the matter's time.
func (h *held) clock() (request.Status, error) {
	return h.settings.Rules.Clock(h.calendar, h.dossier.Events)
}

// application reports whether tables count the matter.
func (h *held) application() bool { return h.dossier.Matter == request.Disclosure }

// state stands for everything that is kept of the matter.
func (h *held) state() string {
	text, err := json.Marshal(struct {
		Line    request.Application
		Dossier request.Dossier
	}{h.line.Record, h.dossier})
	if err != nil {
		return "" // plain records: it cannot be
	}
	return fmt.Sprintf("%x", sha256.Sum256(text))
}

// onRequest lets a handler's work alter a matter, and keeps it with its log
// entry.
func (d *Desk) onRequest(ctx context.Context, id string, work func(tx *store.Tx, h *held) (detail string, err error)) error {
	if err := d.permit(office.HandleRequests); err != nil {
		return err
	}
	return d.changeRequest(ctx, id, work)
}

func (d *Desk) changeRequest(ctx context.Context, id string, work func(*store.Tx, *held) (string, error)) error {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		row, err := d.office.Request(ctx, tx, id)
		if err != nil {
			return err
		}
		h := counted.open(row)
		detail, err := work(tx, h)
		if err != nil {
			return err
		}
		return h.keep(tx, detail)
	})
}

// keep stores the matter. A time line that the clock refuses is not kept.
func (h *held) keep(tx *store.Tx, detail string) error {
	if err := h.keepLine(tx, detail); err != nil {
		return err
	}
	keep := func() error { return store.Dossiers.Replace(tx, h.dossier, detail) }
	if !h.kept {
		keep = func() error { return store.Dossiers.Add(tx, &h.dossier, detail) }
	}
	if err := keep(); err != nil {
		return err
	}
	h.kept, h.was = true, h.line.Record
	return tx.IndexDossier(h.dossier)
}

func (h *held) keepLine(tx *store.Tx, detail string) error {
	if !h.application() {
		line := h.line.Record
		h.dossier.Line = &line
		return nil
	}
	if _, err := h.clock(); err != nil {
		return err
	}
	a := &h.line.Record
	if on := h.dossier.On(request.SupplementNotified); !on.IsZero() {
		a.SupplementNotified = on
	}
	if on := h.dossier.On(request.Supplemented); !on.IsZero() {
		a.Supplemented = on
	}
	if err := a.Validate(); err != nil {
		return err
	}
	if h.line.Key == "" {
		h.line.Key, h.line.Place = "n:"+fold(numbered(a.Number, a.Received.Year)), "登记簿"
		return store.Applications.Add(tx, []store.Stored[request.Application]{h.line})
	}
	if *a == h.was {
		return nil
	}
	return store.Applications.Replace(tx, h.line, detail)
}

// step is the record of a change of stage by the person at the desk.
func (d *Desk) step(on workday.Date, papers []request.Paper) request.Step {
	s := request.Step{By: d.self().Name, On: on}
	for _, p := range papers {
		s.Papers = append(s.Papers, p.Digest)
	}
	return s
}

// move takes the matter to a stage and notes what that did to its last day.
func (h *held) move(to request.Stage, step request.Step, event request.Event) error {
	before, err := h.clock()
	if err != nil {
		return err
	}
	next, err := h.dossier.MoveTo(to, step, event)
	if err != nil {
		return err
	}
	h.dossier = next
	after, err := h.clock()
	if err != nil {
		return err
	}
	last := &h.dossier.Steps[len(h.dossier.Steps)-1]
	last.DueBefore, last.DueAfter = before.Due, after.Due
	return nil
}

// DossierPaper is a file that comes into a dossier.
type DossierPaper struct {
	Path    string
	What    string // 申请表、身份证明、意见回执……
	Private bool   // shows who the applicant is
}

// papers copies files into the office, to be entered into a dossier in the
// change that follows.
func (d *Desk) papers(inputs []DossierPaper) ([]request.Paper, []store.File, error) {
	var papers []request.Paper
	var files []store.File
	for _, in := range inputs {
		kept, err := d.office.KeepFile(in.Path)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, kept)
		papers = append(papers, request.Paper{
			Digest: kept.Digest, Name: filepath.Base(in.Path), What: strings.TrimSpace(in.What), On: d.Today(), Private: in.Private,
		})
	}
	return papers, files, nil
}

// dayOf is the day that an act is entered for: today unless another one is
// given, and never one that is yet to come.
func (c clockwork) dayOf(on workday.Date) (workday.Date, error) {
	if on.IsZero() {
		return c.today, nil
	}
	if on.After(c.today) {
		return on, fault.New(fault.Invalid, "日期%s还没有到。办了以后再登记", on)
	}
	return on, nil
}

// WaitingRequests returns the open applications that wait for 补正 or a payment
// without a term, oldest first: no day is due, and nothing else lists them.
func (d *Desk) WaitingRequests(ctx context.Context) (ids []string, err error) {
	counted, err := d.clockwork(ctx)
	if err != nil {
		return nil, err
	}
	err = d.office.OpenRequests(ctx, func(row store.RequestRow) error {
		status, err := counted.hold(row).clockOrReceipt()
		if err == nil && status.Wait.For != "" && status.Wait.Until.IsZero() {
			ids = append(ids, row.Line.Record.ID)
		}
		return err
	})
	return ids, err
}
