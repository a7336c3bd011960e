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
		o.picture("waiting")
		o.button("整理本年度").Press()
		ids := o.loosePapers()
		room.Enter()
		o.picture("pending")
		room.do(present.DoLoose)
		o.button("归一件").Press()
		o.picture("form-wrong")
		room.back()
		room.presenter.EditPiece(ids[1])
		o.picture("form")
		room.back()
		o.button("归档编号").Press()
		o.picture("closing")
		o.button("归档编号").Press()
		o.picture("closing-asked")
		o.button("归档编号").Press()
		o.picture("unboxed")
		o.button("装盒").Press()
		o.picture("fill")
		o.button("装盒").Press()
		o.done(o.ReceivePapers(t.Context(), ids[1:4], archive.Receipt{On: workday.MustDate("2025-06-20"), From: "吴芳", To: "陈晓梅", Place: "2号柜3格"}))
		room.Enter()
		o.choose("30年")
		o.picture("box")
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
		o.picture(name)
		o.button("取消").Press()
	}
	_, err := o.LendPiece(t.Context(), room.model.Piece.ID, archive.Loan{
		Borrower: "赵国梁", Purpose: "核对名单", On: workday.MustDate("2025-06-20"), Due: workday.MustDate("2025-06-30"), By: "陈晓梅",
	})
	o.done(err)
	room.Enter()
	o.picture("lent")
}

// pages draws the pages that stand in place of the shelf.
func (o *counter) pages(t *testing.T) {
	room := o.room
	room.presenter.LookAt(room.model.Prints[0])
	o.picture("catalogue")
	room.back()
	room.presenter.LookAtStamp("4")
	o.picture("stamps")
	room.back()
	room.do(present.DoSettings)
	o.picture("settings")
	room.back()
	room.do(present.DoReceive)
	o.picture("receiving")
	room.back()
	room.do(present.DoAppraise)
	o.picture("appraisal")
	room.back()
	room.presenter.LookThrough(present.HandAnswers{Virus: "Windows安全中心，3月2日全盘，没有发现"})
	o.picture("check")
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
	o.picture("pack")
	room.back()
	room.presenter.Find("名单")
	o.picture("found")
	room.presenter.Find("更正")
	o.picture("electronic")
	room.presenter.Find("没有的词")
	o.picture("not-found")
	room.presenter.Find("")
	if len(o.fails) > 0 {
		t.Error(o.fails)
	}
}
