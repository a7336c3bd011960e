package desk

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/parcel"
	"zwgk/internal/store"
)

// PackageView is what is in a package, and what taking it does or did.
type PackageView struct {
	From         string                `json:"from"`
	Number       int                   `json:"number"`
	Made         string                `json:"made"` // day
	Sealed       bool                  `json:"sealed"`
	FirstContact bool                  `json:"first_contact"` // the first from this office
	KeyChanged   bool                  `json:"key_changed"`
	New          int                   `json:"new"`
	Known        int                   `json:"known"` // statements that the office has already
	ByKind       map[exchange.Kind]int `json:"by_kind"`
	Lines        []PackageLine         `json:"lines"` // of what is new
	Files        int                   `json:"files"`
	Bytes        int64                 `json:"bytes"`
	Missing      int                   `json:"missing"` // statements that are still missing between the two
	NotTaken     []int                 `json:"not_taken"`
	Notes        []string              `json:"notes"`
	Taken        bool                  `json:"taken"`
}

// PackageLine is one statement as a person reads it.
type PackageLine struct {
	Kind  exchange.Kind `json:"kind"`
	Words string        `json:"words"`
}

// LookIntoPackage says what is in a package and what taking it would do. It
// changes nothing.
func (d *Desk) LookIntoPackage(ctx context.Context, path, passphrase string) (PackageView, error) {
	e, err := parcel.OpenExchange(ctx, path, passphrase, nil)
	if err != nil {
		return PackageView{}, err
	}
	j, err := d.judgePackage(ctx, d.office.Reader(), e, nil)
	if err := errors.Join(err, e.Close()); err != nil {
		return PackageView{}, err
	}
	return j.view, j.tellNotes(ctx, d.office.Reader())
}

// TakePackage takes a package: all of it in one change, or nothing. Taking it
// again changes nothing.
func (d *Desk) TakePackage(ctx context.Context, path, passphrase string, progress Progress) (PackageView, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return PackageView{}, err
	}
	e, err := parcel.OpenExchange(ctx, path, passphrase, func(done, all int64) { progress.part(0, takeParts).tell(int(done>>10), int(all>>10)) })
	if err != nil {
		return PackageView{}, err
	}
	view, err := d.take(ctx, e, progress.part(1, takeParts))
	return view, errors.Join(err, e.Close())
}

// takeParts are reading and taking.
const takeParts = 2

func (d *Desk) take(ctx context.Context, e *parcel.Exchange, progress Progress) (PackageView, error) {
	j, err := d.judgePackage(ctx, d.office.Reader(), e, nil)
	if err != nil {
		return PackageView{}, err
	}
	var files []store.File
	for n, f := range e.Manifest.Files {
		if err := ctx.Err(); err != nil {
			return PackageView{}, err
		}
		kept := store.File{Digest: f.Digest, Name: f.Name, Size: f.Size}
		from, err := e.Open(f.Digest)
		if err != nil {
			return PackageView{}, err
		}
		if err := errors.Join(d.office.KeepContent(kept, from), from.Close()); err != nil {
			return PackageView{}, err
		}
		files = append(files, kept)
		progress.tell(n+1, len(e.Manifest.Files)+1)
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		// Judged again inside the change, where nobody else writes; signatures
		// need no second look.
		if j, err = d.judgePackage(ctx, tx, e, j.fresh); err != nil {
			return err
		}
		if err := addFiles(tx, files); err != nil {
			return err
		}
		return j.keep(tx)
	})
	if err != nil {
		return PackageView{}, err
	}
	j.view.Taken = true
	progress.tell(1, 1)
	return j.view, j.tellNotes(ctx, d.office.Reader())
}

// judged is a package that may be taken.
type judged struct {
	desk    *Desk
	partner store.Partner   // as it will be
	pending []store.Partner // the new code that has found its office
	fresh   []exchange.Statement
	view    PackageView
}

// judgePackage decides whether a package may be taken, and what taking it will
// do. good are statements of it that were judged a moment ago.
func (d *Desk) judgePackage(ctx context.Context, r store.Reader, e *parcel.Exchange, good []exchange.Statement) (*judged, error) {
	m := &e.Manifest
	v, ok, err := d.voice(ctx)
	if err == nil && !ok {
		err = fault.New(fault.Conflict, "本单位还没有核对码。先打印本单位的核对码交给对方，再收包")
	}
	if err != nil {
		return nil, err
	}
	j := &judged{desk: d, view: PackageView{
		From: m.From.Name, Number: m.Number, Made: m.Made.String(), Sealed: e.Sealed, Files: len(m.Files), Bytes: e.Size,
		ByKind: map[exchange.Kind]int{}, Lines: []PackageLine{}, NotTaken: []int{}, Notes: []string{},
	}}
	peer, err := j.sender(ctx, r, m, e.Statements)
	if err != nil {
		return nil, err
	}
	known, fork, err := d.office.KnownStatements(ctx, r, e.Statements)
	if err != nil {
		return nil, err
	}
	judgedBefore := make(map[string]bool, len(good))
	for i := range good {
		judgedBefore[good[i].ID] = true
	}
	after, err := exchange.Judge(m, e.Statements, func(id string) bool { return known[id] || judgedBefore[id] }, peer, v.own)
	switch {
	case err != nil:
		return nil, err
	case fork != nil && fork.Origin == d.Organ().ID:
		return nil, exchange.Forked(d.Organ().Name)
	case fork != nil:
		return nil, exchange.Forked(m.From.Name)
	}
	j.remember(m, peer, after)
	return j, j.count(e.Statements, known)
}

// sender finds the partner that a package comes from: one that is known, or one
// whose code on paper is that of the package's key.
func (j *judged) sender(ctx context.Context, r store.Reader, m *exchange.Manifest, statements []exchange.Statement) (exchange.Peer, error) {
	all, err := j.desk.office.AllPartners(ctx, r)
	if err != nil {
		return exchange.Peer{}, err
	}
	found, proved := false, ""
	for _, p := range all {
		switch {
		case p.Into != "":
		case p.Organ.ID == m.From.ID:
			j.partner, found = p, true
		case p.Organ.ID == "":
			if key, ok := exchange.KeyWithCode(exchange.Code(p.ID), m, statements); ok {
				j.pending, proved = []store.Partner{p}, key
			}
		}
	}
	switch {
	case found && len(j.pending) > 0: // it lost its key and gave a new code
		j.partner.Revoked = append(j.partner.Revoked, j.partner.Keys...)
		j.partner.Keys = []string{proved}
		j.pending[0].Into = j.partner.ID
	case len(j.pending) > 0:
		j.partner, j.pending = j.pending[0], nil
		j.partner.Keys = []string{proved}
		j.view.FirstContact = true
	case !found:
		return exchange.Peer{Organ: m.From}, nil // without keys: Judge says what is wrong
	}
	peer, err := peerOf(&j.partner)
	peer.Organ.ID, peer.Organ.Level = m.From.ID, m.From.Level
	if found {
		peer.Organ.Level = office.Level(j.partner.Organ.Level)
	}
	return peer, err
}

// remember is what the office will know of the partner.
func (j *judged) remember(m *exchange.Manifest, before, after exchange.Peer) {
	p := &j.partner
	p.Organ = store.PartnerOrgan{ID: m.From.ID, Level: string(m.From.Level), Name: m.From.Name}
	p.Keys = nil
	for _, k := range after.Keys {
		p.Keys = append(p.Keys, hex.EncodeToString(k))
	}
	j.view.KeyChanged = len(after.Keys) > len(before.Keys) || len(j.pending) > 0
	p.Has, p.TakenOn = m.Has, j.desk.Today()
	if !slices.Contains(p.Taken, m.Number) {
		p.Taken = slices.Sorted(slices.Values(append(slices.Clone(p.Taken), m.Number)))
	}
	for n := 1; n < m.Number; n++ {
		if !slices.Contains(p.Taken, n) {
			j.view.NotTaken = append(j.view.NotTaken, n)
		}
	}
}

func (j *judged) count(statements []exchange.Statement, known map[string]bool) error {
	for _, s := range statements {
		if known[s.ID] {
			j.view.Known++
			continue
		}
		b, err := s.Content()
		if err != nil {
			return err
		}
		j.fresh = append(j.fresh, s)
		j.view.New++
		j.view.ByKind[s.Kind]++
		j.view.Lines = append(j.view.Lines, PackageLine{s.Kind, b.Words()})
	}
	return nil
}

// keep stores what is new.
func (j *judged) keep(tx *store.Tx) error {
	detail := fmt.Sprintf("收“%s”第%d个包", j.view.From, j.view.Number)
	for i := range j.fresh {
		if err := store.Statements.Add(tx, &j.fresh[i], detail); err != nil {
			return err
		}
	}
	for _, p := range j.pending {
		if err := store.Partners.Replace(tx, p, "新核对码"); err != nil {
			return err
		}
	}
	return store.Partners.Replace(tx, j.partner, detail)
}

// tellNotes says what the clerk has to know about gaps.
func (j *judged) tellNotes(ctx context.Context, r store.Reader) (err error) {
	if j.view.Missing, err = j.desk.office.MissingStatements(ctx, r, j.partner.Organ.ID); err != nil {
		return err
	}
	notes := &j.view.Notes
	if n := len(j.view.NotTaken); n > 0 && j.view.Missing == 0 {
		*notes = append(*notes, fmt.Sprintf("以前有%d个包没有收到（第%d号等），它们的内容已经有了", n, j.view.NotTaken[0]))
	}
	if j.view.Missing > 0 {
		*notes = append(*notes, fmt.Sprintf("和“%s”之间还缺%d条记录。把本单位的包带给对方，对方下一个包会补来", j.view.From, j.view.Missing))
	}
	if j.view.FirstContact {
		*notes = append(*notes, fmt.Sprintf("这是“%s”的第一个包，密钥和登记的核对码一致", j.view.From))
	}
	if j.view.KeyChanged {
		*notes = append(*notes, fmt.Sprintf("“%s”换了密钥，新密钥由原来的密钥或者新登记的核对码证明", j.view.From))
	}
	return nil
}
