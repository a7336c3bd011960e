package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
)

// ArchivePiece is the piece that is chosen in the list.
type ArchivePiece struct {
	ID, Title string
	Name      string // 0041件，17页
	Parts     []ArchivePart
	Facts     []RequestFact
	Notices   []Notice
	Stamp     [6]string // from the left, the upper row first
	Stamped   bool      // it has a number: the stamp can be printed
	Opens     bool
	WhyClosed string // why its copy cannot be opened
	Acts      []PieceAct
}

// ArchivePart is a paper of the piece with its place in the copy.
type ArchivePart struct {
	Title, Pages string // 答复书、送达回证, 8至17
	Note         string // why it is not as it was
}

// PieceDeed is what can be done with one piece.
type PieceDeed string

// The deeds of a piece.
const (
	DoOpenCopy  PieceDeed = "open"     // 打开合并文件
	DoEditPiece PieceDeed = "edit"     // 改著录
	DoReceiveIt PieceDeed = "receive"  // 收纸件
	DoLend      PieceDeed = "lend"     // 借出
	DoGiveBack  PieceDeed = "back"     // 归还
	DoWithdrawN PieceDeed = "withdraw" // 撤号
	DoCorrectIt PieceDeed = "correct"  // 更正
	DoLeaveOut  PieceDeed = "leaveout" // 不归档
	DoStampIt   PieceDeed = "stamp"    // 归档章贴纸
	DoLoanSlip  PieceDeed = "loanslip" // 借阅单
)

// PieceAct is something that can be done with a piece, or why it cannot.
type PieceAct struct {
	Do     PieceDeed
	Word   string
	Reason string
}

// Pick turns to a piece of the list.
func (p *Archive) Pick(id string) {
	if id == "" {
		p.opens.start() // what is being read is not wanted any more
		if p.piece != nil {
			p.piece, p.model.Piece = nil, nil
			p.view.Show(p.model)
		}
		return
	}
	wanted := p.opens.start()
	var v *desk.PieceView
	p.run.Go(func(ctx context.Context) (err error) {
		v, err = p.desk.Piece(ctx, id)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			p.piece, p.model.Piece = nil, nil
			tell(p.view.Fail, err)
		default:
			p.piece, p.model.Piece = v, p.pieceModel(v)
			p.view.Show(p.model)
		}
	})
}

func (p *Archive) pieceModel(v *desk.PieceView) *ArchivePiece {
	piece := v.Piece
	m := &ArchivePiece{
		ID: piece.ID, Title: piece.CatalogueTitle(), Name: pieceName(piece), Stamp: v.Stamp, Stamped: piece.Numbered(),
		Opens: v.MayOpen == nil, WhyClosed: whyClosed(v), Acts: pieceActs(v),
	}
	for _, part := range piece.Parts {
		m.Parts = append(m.Parts, partModel(part))
	}
	m.Facts = pieceFacts(v)
	m.Notices = p.pieceNotices(v)
	return m
}

// whyClosed says why there is no copy to open. Of what is on paper only nobody
// expects one.
func whyClosed(v *desk.PieceView) string {
	switch {
	case v.MayOpen == nil || !v.Piece.Electronic():
		return ""
	case v.Piece.State == archive.Pending:
		return "合并文件在归档编号时生成"
	}
	return sentenceOf(v.MayOpen)
}

func pieceName(piece archive.Piece) string {
	name := "待编号"
	if piece.Numbered() {
		name = archive.NumberText(piece.Number) + "件"
	}
	if piece.Pages > 0 {
		name += fmt.Sprintf("，%d页", piece.Pages)
	}
	return name
}

func partModel(part archive.Part) ArchivePart {
	m := ArchivePart{Title: part.Title, Note: part.Note, Pages: part.How.Label()}
	switch {
	case part.First > 0 && part.Pages > 1:
		m.Pages = fmt.Sprintf("%d至%d", part.First, part.First+part.Pages-1)
	case part.First > 0:
		m.Pages = fmt.Sprint(part.First)
	}
	return m
}

// pieceFacts are what the list has no column for.
func pieceFacts(v *desk.PieceView) (facts []RequestFact) {
	piece := v.Piece
	add := func(name, text string) {
		if text != "" {
			facts = append(facts, RequestFact{name, text})
		}
	}
	add("文号", piece.DocumentNumber)
	add("期限", piece.Retention.Label())
	add("范围", piece.Material.Label())
	add("公开", opennessWords(piece.Openness))
	if r := piece.Receipt; r != nil {
		add("纸件", strings.Join(kept(r.On.String()+"，"+r.From+"交"+r.To+"收", r.Place), "，"))
	}
	if !v.Due.IsZero() {
		add("移交", v.Due.String()+"到期")
	}
	add("备注", piece.Remarks)
	return facts
}

func opennessWords(o archive.Openness) string {
	words := o.Attribute.Label()
	if o.Public {
		words += "，" + o.On.String() + "公开"
	}
	return words
}

// pieceNotices is what has become of the piece.
func (p *Archive) pieceNotices(v *desk.PieceView) (notices []Notice) {
	piece := v.Piece
	add := func(tone Tone, words string) { notices = append(notices, Notice{words, tone}) }
	if w := piece.Withdrawal; w != nil {
		add(Caution, fmt.Sprintf("%s撤号，件号空着不再用。%s", w.On, w.Reason))
	}
	if piece.State == archive.Transferred || piece.State == archive.Destroyed {
		add(Plain, piece.State.Label())
	}
	if loan := piece.Out(); loan != nil {
		words := fmt.Sprintf("%s借出，%s应还", loan.Borrower, loan.Due)
		if loan.Overdue(p.desk.Today()) {
			add(Urgent, words+"，已经超期")
		} else {
			add(Caution, words)
		}
	}
	if v.Corrects != "" {
		add(Plain, "更正"+v.Corrects)
	}
	if v.CorrectedBy != "" {
		add(Caution, "由“"+v.CorrectedBy+"”更正，以那一件为准")
	}
	return notices
}

// pieceActs are what can be done with a piece, the ones that can before those
// that cannot.
func pieceActs(v *desk.PieceView) []PieceAct {
	all := []PieceAct{
		{DoEditPiece, "改著录", sentenceOf(v.MayChange)}, {DoReceiveIt, "收纸件", sentenceOf(v.MayReceive)}, {DoLend, "借出", sentenceOf(v.MayLend)},
		{DoGiveBack, "登记归还", sentenceOf(v.MayReturn)}, {DoCorrectIt, "更正", sentenceOf(v.MayCorrect)},
		{DoWithdrawN, "撤号", sentenceOf(v.MayWithdraw)}, {DoLeaveOut, "不归档", sentenceOf(v.MayLeaveOut)},
	}
	if len(v.Piece.Loans) > 0 {
		all = append(all, PieceAct{DoLoanSlip, "印借阅单", ""})
	}
	var can, cannot []PieceAct
	for _, a := range all {
		if a.Reason == "" {
			can = append(can, a)
		} else {
			cannot = append(cannot, a)
		}
	}
	return append(can, cannot...)
}

// OpenCopy opens the archive copy of the chosen piece; open gets its path.
func (p *Archive) OpenCopy(open func(path string)) {
	if p.piece == nil {
		return
	}
	id := p.piece.Piece.ID
	var path string
	p.run.Go(func(ctx context.Context) (err error) {
		path, err = p.desk.OpenCopy(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		open(path)
	})
}
