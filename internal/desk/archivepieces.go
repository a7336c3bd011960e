package desk

import (
	"context"
	"slices"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// NewLoose suggests how a paper file that is in no register is filed: its class
// and period by the material. It is not kept yet; pages counts those with
// writing.
func (d *Desk) NewLoose(ctx context.Context, title, responsible string, on workday.Date, m archive.Material, pages int) (archive.Piece, error) {
	composer, err := d.composer(ctx)
	if err != nil {
		return archive.Piece{}, err
	}
	p := composer.Loose(strings.TrimSpace(title), strings.TrimSpace(responsible), on, m, pages)
	p.Openness = archive.Openness{Attribute: disclosure.OnRequest}
	return p, nil
}

// KeepLoose registers a paper file, which waits to be filed.
func (d *Desk) KeepLoose(ctx context.Context, p archive.Piece) (archive.Piece, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return p, err
	}
	return p, d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return addLoose(tx, &p) })
}

// KeepLooseAll registers many at once, all or none.
func (d *Desk) KeepLooseAll(ctx context.Context, pieces []archive.Piece) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		for i := range pieces {
			if err := addLoose(tx, &pieces[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func addLoose(tx *store.Tx, p *archive.Piece) error {
	switch {
	case p.Source.Kind != archive.FromPaper || p.Locked() || p.Numbered() || p.ID != "":
		return fault.New(fault.Invalid, "登记的不是新的纸质文件。从“登记纸质文件”重新登记")
	case strings.TrimSpace(p.Title) == "":
		return fault.New(fault.Invalid, "没有写题名。写上题名，自拟的会加方括号")
	case p.Year == 0:
		return fault.New(fault.Invalid, "“%s”没有写日期或者年度。写最后一份文件的日期", p.Title)
	}
	return tx.AddPiece(p, store.PieceText{}, "登记纸质文件")
}

// AddPieceFile puts a scan or another file into a piece that waits to be filed.
// private marks what shows who an applicant is.
func (d *Desk) AddPieceFile(ctx context.Context, id, path, title string, role archive.Role, private bool) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	kept, err := d.office.KeepFile(path)
	if err != nil {
		return err
	}
	return d.onPiece(ctx, id, func(tx *store.Tx, p archive.Piece) (archive.Piece, string, error) {
		if err := tx.AddFile(kept); err != nil {
			return p, "", err
		}
		if title = strings.TrimSpace(title); title == "" {
			title = kept.Name
		}
		edited := p
		edited.Parts = append(slices.Clone(p.Parts), archive.Part{Role: role, Title: title, Name: kept.Name, Digest: kept.Digest, Private: private})
		next, err := p.Change(edited)
		return next, "加文件：" + title, err
	})
}

// onPiece lets work alter a piece, and keeps it with its log entry.
func (d *Desk) onPiece(ctx context.Context, id string, work func(*store.Tx, archive.Piece) (archive.Piece, string, error)) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return changePiece(ctx, tx, id, work) })
}

func changePiece(ctx context.Context, tx *store.Tx, id string, work func(*store.Tx, archive.Piece) (archive.Piece, string, error)) error {
	p, err := store.Pieces.Get(ctx, tx, id)
	if err != nil {
		return err
	}
	next, detail, err := work(tx, p)
	if err != nil {
		return err
	}
	return tx.ReplacePiece(next, detail)
}

// ChangePiece puts a piece right that waits to be filed. One that has its number
// stands: see CorrectPiece.
func (d *Desk) ChangePiece(ctx context.Context, edited archive.Piece) error {
	return d.onPiece(ctx, edited.ID, func(_ *store.Tx, p archive.Piece) (archive.Piece, string, error) {
		for _, part := range edited.Parts {
			if !known(p.Parts, part) && part.How != archive.OnPaper {
				return p, "", fault.New(fault.NotAllowed, "“%s”不是这一件里的文件。文件从“加文件”放进来", part.Title)
			}
		}
		next, err := p.Change(edited)
		return next, "改著录", err
	})
}

// known reports whether a piece has the file or the paper of a part.
func known(parts []archive.Part, part archive.Part) bool {
	return slices.ContainsFunc(parts, func(p archive.Part) bool { return p.Digest == part.Digest && p.Paper == part.Paper })
}

// LeaveOutPiece drops a piece that waits to be filed. Its matter waits to be
// composed again; the log keeps why.
func (d *Desk) LeaveOutPiece(ctx context.Context, id, reason string) error {
	return d.onPiece(ctx, id, func(_ *store.Tx, p archive.Piece) (archive.Piece, string, error) {
		if err := mayLeaveOut(p); err != nil {
			return p, "", err
		}
		if reason = strings.TrimSpace(reason); reason == "" {
			return p, "", fault.New(fault.Invalid, "没有写不归档的原因。写一句话")
		}
		p.State = archive.Withdrawn
		p.Withdrawal = &archive.Withdrawal{On: d.Today(), By: d.self().Name, Reason: reason}
		return p, "移出：" + reason, nil
	})
}

func mayLeaveOut(p archive.Piece) error {
	if p.Locked() {
		return fault.New(fault.Conflict, "“%s”%s，不能移出。已经归档的用撤号", p.Title, p.State.Label())
	}
	return nil
}

// ReceivePapers records that the paper of pieces came to the office room (报办公室
// 存档), all or none.
func (d *Desk) ReceivePapers(ctx context.Context, ids []string, r archive.Receipt) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	if len(ids) == 0 {
		return fault.New(fault.Invalid, "没有选收到纸件的档案。先选上")
	}
	if r.On.After(d.Today()) {
		return fault.New(fault.Invalid, "移交日期%s还没有到。写收到纸件的日期", r.On)
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		for _, id := range ids {
			err := changePiece(ctx, tx, id, func(_ *store.Tx, p archive.Piece) (archive.Piece, string, error) {
				next, err := p.Receive(r)
				return next, "收到纸件", err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// LendPiece lets a piece out. Who lets it out and the slip's number are filled
// in.
func (d *Desk) LendPiece(ctx context.Context, id string, l archive.Loan) (archive.Loan, error) {
	l.ID = store.NewID()
	if strings.TrimSpace(l.By) == "" {
		l.By = d.self().Name
	}
	err := d.onPiece(ctx, id, func(_ *store.Tx, p archive.Piece) (archive.Piece, string, error) {
		if l.On.After(d.Today()) {
			return p, "", fault.New(fault.Invalid, "借出日期%s还没有到。借出的那天再登记", l.On)
		}
		next, err := p.Lend(l)
		return next, "借给" + l.Borrower, err
	})
	return l, err
}

// ReturnPiece records that a piece came back, and in what state.
func (d *Desk) ReturnPiece(ctx context.Context, id string, on workday.Date, state string) error {
	return d.onPiece(ctx, id, func(_ *store.Tx, p archive.Piece) (archive.Piece, string, error) {
		if on.After(d.Today()) {
			return p, "", fault.New(fault.Invalid, "归还日期%s还没有到。还回来再登记", on)
		}
		next, err := p.Return(on, d.self().Name, state)
		return next, "归还", err
	})
}

// WithdrawPiece empties the number of an archived piece. The number is never
// given again.
func (d *Desk) WithdrawPiece(ctx context.Context, id, reason string) error {
	return d.onPiece(ctx, id, func(_ *store.Tx, p archive.Piece) (archive.Piece, string, error) {
		next, err := p.Withdraw(archive.Withdrawal{On: d.Today(), By: d.self().Name, Reason: strings.TrimSpace(reason)})
		return next, "撤号：" + reason, err
	})
}

// CorrectPiece begins the piece that puts an archived one right, composed anew
// from its matter as it is now; of a loose paper it is a copy to be put right.
func (d *Desk) CorrectPiece(ctx context.Context, id string) (archive.Piece, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return archive.Piece{}, err
	}
	composer, err := d.composer(ctx)
	if err != nil {
		return archive.Piece{}, err
	}
	var fresh composed
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		old, err := store.Pieces.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		later, err := d.office.CorrectionsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if open := slices.IndexFunc(later, func(p archive.Piece) bool { return p.State == archive.Pending }); open >= 0 {
			return fault.New(fault.Conflict, "“%s”已经有一件更正在待归档里。直接改那一件", old.Code)
		}
		if fresh, err = d.anew(ctx, tx, composer, old); err != nil {
			return err
		}
		if fresh.piece, err = old.Correct(fresh.piece); err != nil {
			return err
		}
		return tx.AddPiece(&fresh.piece, fresh.text, "更正"+old.Code)
	})
	return fresh.piece, err
}

// anew composes the matter of a piece once more.
func (d *Desk) anew(ctx context.Context, tx *store.Tx, c archive.Composer, old archive.Piece) (composed, error) {
	if old.Source.Kind != archive.FromPaper {
		return d.compose(ctx, tx, c, store.Waiting{Source: old.Source, Date: old.Date})
	}
	p := old
	p.ID, p.State, p.Number, p.Code, p.Closing, p.Box, p.Copy = "", archive.Pending, 0, "", "", "", archive.Copy{}
	p.Receipt, p.Withdrawal, p.Loans, p.Appraisals = nil, nil, nil, nil
	return composed{piece: p}, nil
}
