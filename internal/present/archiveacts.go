package present

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/workday"
)

// Names of the fields in which a mistake is told.
const (
	FromField    = "from"
	ToField      = "to"
	PurposeField = "purpose"
	DueField     = "due"
	PagesField   = "pages"
	TargetField  = "target"
)

// act does something to the chosen piece and reads the year again. What is
// refused is said to done beside a field.
func (p *Archive) act(field string, done func(wrong map[string]string), said string, work func(ctx context.Context, id string) error) {
	if p.piece == nil {
		return
	}
	id := p.piece.Piece.ID
	p.doAndReload(field, done, said, func(ctx context.Context) error { return work(ctx, id) })
}

func (p *Archive) doAndReload(field string, done func(wrong map[string]string), said string, work func(ctx context.Context) error) {
	p.run.Go(work, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{field: sentence}) }, err)
			return
		}
		done(nil)
		p.reload(p.chosenYear(), p.chosenSpine(), func() { p.view.Say(said) })
	})
}

// ReceiptAnswers is a receipt of paper as it stands on the screen.
type ReceiptAnswers struct {
	On       workday.Date
	From, To string
	Sheets   string // of one piece; "" when they were not counted
	Place    string
}

func (a ReceiptAnswers) receipt() archive.Receipt {
	sheets, _ := strconv.Atoi(a.Sheets) // the entry takes figures only
	return archive.Receipt{On: a.On, From: strings.TrimSpace(a.From), To: strings.TrimSpace(a.To), Sheets: sheets, Place: strings.TrimSpace(a.Place)}
}

// WhoSits is the name of the person at the desk, "" in an office without people.
func (p *Archive) WhoSits() string { return p.whoSits() }

// Receive records that the paper of the chosen piece came to the office room.
func (p *Archive) Receive(a ReceiptAnswers, done func(wrong map[string]string)) {
	p.act(FromField, done, "已登记收到纸件", func(ctx context.Context, id string) error {
		return p.desk.ReceivePapers(ctx, []string{id}, a.receipt())
	})
}

// LoanAnswers is a loan as it stands on the screen.
type LoanAnswers struct {
	Borrower, Unit, Purpose string
	On, Due                 workday.Date
}

// Lend lets the chosen piece out.
func (p *Archive) Lend(a LoanAnswers, done func(wrong map[string]string)) {
	switch {
	case strings.TrimSpace(a.Borrower) == "":
		done(map[string]string{FromField: "没有写借阅人。写上姓名"})
		return
	case strings.TrimSpace(a.Purpose) == "":
		done(map[string]string{PurposeField: "没有写借去做什么。写上利用目的"})
		return
	}
	loan := archive.Loan{Borrower: strings.TrimSpace(a.Borrower), Unit: strings.TrimSpace(a.Unit), Purpose: strings.TrimSpace(a.Purpose), On: a.On, Due: a.Due, By: p.whoSits()}
	p.act(DueField, done, "已登记借出", func(ctx context.Context, id string) error {
		_, err := p.desk.LendPiece(ctx, id, loan)
		return err
	})
}

// GiveBack records that the chosen piece came back.
func (p *Archive) GiveBack(on workday.Date, state string, done func(wrong map[string]string)) {
	p.act(MovedOnField, done, "已登记归还", func(ctx context.Context, id string) error { return p.desk.ReturnPiece(ctx, id, on, state) })
}

// WithdrawNumber empties the number of the chosen piece.
func (p *Archive) WithdrawNumber(reason string, done func(wrong map[string]string)) {
	p.act(ReasonField, done, "已撤号，件号空着", func(ctx context.Context, id string) error { return p.desk.WithdrawPiece(ctx, id, reason) })
}

// LeaveOut drops the chosen piece while it waits for its number.
func (p *Archive) LeaveOut(reason string, done func(wrong map[string]string)) {
	p.act(ReasonField, done, "已移出，不归档", func(ctx context.Context, id string) error { return p.desk.LeaveOutPiece(ctx, id, reason) })
}

// Correct begins the piece that puts the chosen one right, and turns to it.
func (p *Archive) Correct() {
	if p.piece == nil {
		return
	}
	id := p.piece.Piece.ID
	var by archive.Piece
	p.run.Go(func(ctx context.Context) (err error) {
		by, err = p.desk.CorrectPiece(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.piece, p.model.Piece = nil, nil
		p.reload(by.Year, HeapPending, func() { p.EditPiece(by.ID) })
	})
}

// FillBoxes puts what has a number into boxes of a thickness.
func (p *Archive) FillBoxes(thickness int, done func(wrong map[string]string)) {
	sizes := archive.Thicknesses()
	if thickness < 0 || thickness >= len(sizes) {
		done(map[string]string{KindField: "没有选厚度。选一种盒"})
		return
	}
	year, noun := p.chosenYear(), p.boxNoun()
	p.doAndReload(KindField, done, "已装"+noun, func(ctx context.Context) error { return p.desk.FillBoxes(ctx, year, sizes[thickness]) })
}

// Volumes reports whether the office binds its pieces into volumes.
func (p *Archive) Volumes() bool { return p.year.Scheme.Arrangement == archive.ByVolume }

// BoxSizes are the boxes that can be chosen.
func BoxSizes() (words []string) {
	for _, t := range archive.Thicknesses() {
		words = append(words, fmt.Sprintf("%d毫米", int(t)))
	}
	return words
}

// KeepBoxNote keeps the 备考表 of the chosen box, and the title of a volume.
func (p *Archive) KeepBoxNote(title string, n archive.BoxNote, done func(wrong map[string]string)) {
	b := p.chosenBox()
	if b == nil {
		return
	}
	id, was := b.Box.ID, b.Box.Title
	p.doAndReload(NoteField, done, "已存备考表", func(ctx context.Context) error {
		if title != was && was != "" {
			if err := p.desk.KeepBoxTitle(ctx, id, title); err != nil {
				return err
			}
		}
		return p.desk.KeepBoxNote(ctx, id, n)
	})
}

// Compose makes a piece of everything that is finished in the year.
func (p *Archive) Compose() {
	year := p.chosenYear()
	made := 0
	p.long("正在整理成件", func(ctx context.Context, progress desk.Progress) (err error) {
		made, err = p.desk.Compose(ctx, year, progress)
		return err
	}, func() {
		p.reload(year, HeapPending, func() { p.view.Say(fmt.Sprintf("已整理%d件，编号以前都可以改", made)) })
	})
}

// long does long work that tells how far it is and can be stopped. then is
// called when it is done; stopped work changes nothing and is said to be so.
func (p *Archive) long(title string, work func(ctx context.Context, progress desk.Progress) error, then func()) {
	labour{
		run: p.run, title: title, stopped: "停下了，没有改动", say: p.view.Say, wait: p.view.Wait, work: work, then: then,
		fail: func(err error) { tell(p.view.Fail, err) },
	}.begin()
}
