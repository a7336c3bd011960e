package archiveroom

import (
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// TestGallery draws the room into ZWGK_GALLERY, to be looked at beside the
// picture of the design; without it the room is held to the window.
func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newCounter(t)
		o.finished("更正公开目录里办公电话")
		room := o.open(setting)
		o.Picture("waiting")
		o.Button("整理本年度").Press()
		ids := o.loosePapers()
		room.Enter()
		o.Picture("pending")
		room.do(present.DoLoose)
		o.Button("归一件").Press()
		o.Picture("form-wrong")
		room.back()
		room.presenter.EditPiece(ids[1])
		o.Picture("form")
		room.back()
		o.Button("归档编号").Press()
		o.Picture("closing")
		o.Button("归档编号").Press()
		o.Picture("closing-asked")
		o.Button("归档编号").Press()
		o.Picture("unboxed")
		o.Button("装盒").Press()
		o.Picture("fill")
		o.Button("装盒").Press()
		o.done(o.ReceivePapers(t.Context(), ids[1:4], archive.Receipt{On: workday.MustDate("2025-06-20"), From: "吴芳", To: "陈晓梅", Place: "2号柜3格"}))
		room.Enter()
		o.choose("30年")
		o.Picture("box")
		o.picks(t)
		o.pages(t)
	}
}

// choose turns to the first box of a period.
func (o *counter) choose(period string) {
	for i, s := range o.room.model.Spines {
		if s.Box && s.Head == period {
			o.room.presenter.ChooseSpine(i)
			return
		}
	}
	o.t.Fatalf("there is no box of %s: %v", period, o.room.model.Spines)
}

// picks draws the dialogs of a piece.
func (o *counter) picks(t *testing.T) {
	room := o.room
	for name, ask := range map[string]func(){
		"receive": room.receive, "lend": room.lend, "withdraw": room.withdraw, "correct": room.correct, "boxnote": room.boxNote,
		"prints": room.prints, "check-asked": room.check, "pack-asked": room.pack, "checkpack": room.checkPack,
	} {
		ask()
		o.Picture(name)
		o.Button("取消").Press()
	}
	_, err := o.LendPiece(t.Context(), room.model.Piece.ID, archive.Loan{
		Borrower: "赵国梁", Purpose: "核对名单", On: workday.MustDate("2025-06-20"), Due: workday.MustDate("2025-06-30"), By: "陈晓梅",
	})
	o.done(err)
	room.Enter()
	o.Picture("lent")
}

// pages draws the pages that stand in place of the shelf.
func (o *counter) pages(t *testing.T) {
	room := o.room
	room.presenter.LookAt(room.model.Prints[0])
	o.Picture("catalogue")
	room.back()
	room.presenter.LookAtStamp("4")
	o.Picture("stamps")
	room.back()
	room.do(present.DoSettings)
	o.Picture("settings")
	room.back()
	room.do(present.DoReceive)
	o.Picture("receiving")
	room.back()
	room.do(present.DoAppraise)
	o.Picture("appraisal")
	room.back()
	room.presenter.LookThrough(present.HandAnswers{Virus: "Windows安全中心，3月2日全盘，没有发现"})
	o.Picture("check")
	room.back()
	page, err := o.Pieces(t.Context(), desk.PieceFilter{Year: 2025, NoPaper: true}, 0, 50)
	o.done(err)
	var without []string
	for _, p := range page.Rows {
		without = append(without, p.ID)
	}
	o.done(o.ReturnPiece(t.Context(), room.model.Piece.ID, workday.MustDate("2025-06-20"), "完好"))
	o.done(o.ReceivePapers(t.Context(), without, archive.Receipt{On: workday.MustDate("2025-06-20"), From: "吴芳", To: "陈晓梅"}))
	room.presenter.MakePack(present.PackAnswers{Target: "青山县档案馆", Virus: "没有发现"}, func(wrong map[string]string) {
		if len(wrong) > 0 {
			t.Error(wrong)
		}
	})
	o.Picture("pack")
	room.back()
	room.presenter.Find("名单")
	o.Picture("found")
	room.presenter.Find("更正")
	o.Picture("electronic")
	room.presenter.Find("没有的词")
	o.Picture("not-found")
	room.presenter.Find("")
	if len(o.fails) > 0 {
		t.Error(o.fails)
	}
}
