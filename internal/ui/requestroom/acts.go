package requestroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
)

// do does what a button says, or asks for what that needs.
func (s *Screen) do(deed present.RequestDeed) {
	if code, ok := deedLetters[deed]; ok {
		s.presenter.Write(code)
		return
	}
	if ask, ok := entryForms[deed]; ok {
		s.enter(deed, ask)
		return
	}
	deeds := map[present.RequestDeed]func(){
		present.DoOpinion: s.opinion, present.DoReasons: s.reasons, present.DoExtension: s.extension, present.DoFee: s.fee, present.DoPaid: s.paid,
		present.DoAnswer: s.presenter.WriteAnswer, present.DoSign: s.sign, present.DoIssue: s.presenter.WriteIssue,
		present.DoServe: func() { s.serve("") }, present.DoFinish: s.finish, present.DoCorrect: s.presenter.Correct,
		present.DoAddPaper: s.addPaper, present.DoAddCase: s.addCase, present.DoLinkCase: s.linkCase, present.DoRedate: s.redate,
		present.DoForm: func() { s.presenter.LookAt(present.RegistrationPaper) }, present.DoSlip: func() { s.presenter.LookAt(present.IntakePaper) },
	}
	if ask, ok := deeds[deed]; ok {
		ask()
	}
}

// deedLetters are the deeds that a letter does.
var deedLetters = map[present.RequestDeed]request.LetterCode{
	present.DoReceipt: "N01", present.DoSupplement: "N02", present.DoExtend: "N03", present.DoConsult: "N04", present.DoConsultOrgan: "N06",
	present.DoAskReasons: "N07", present.DoCorrection: "N27",
}

// entryForm is what a move by an entry asks for.
type entryForm struct {
	title, verb string
	day, help   string // label of the day and what it is
	note, paper string // labels; "" when it is not asked for
}

var entryForms = map[present.RequestDeed]entryForm{
	present.DoAccept:       {"转入审核", "转入审核", "日期", "", "", ""},
	present.DoSupplemented: {"登记收到补正", "登记", "收到日期", "第二天起重新计算20个工作日。", "说明", "补正材料"},
	present.DoWrite:        {"起草答复", "转到起草", "日期", "", "", ""},
	present.DoSendToSign:   {"送审签", "送审签", "日期", "由分管领导或者主要领导签。", "", ""},
	present.DoSendBack:     {"退回改", "退回", "日期", "退回以后，签发的意见作废。", "原因", ""},
	present.DoWithdraw:     {"申请人撤回", "登记撤回", "撤回日期", "计在表三“其他”。", "说明", "撤回申请"},
	present.DoAbandon:      {"按视为放弃办结", "办结", "日期", "申请人期限过后才能办。计在表三“其他处理”。", "说明", ""},
	present.DoFileRequest:  {"归档", "归档", "日期", "", "", ""},
}

// enter asks for the day of a move, and what belongs to it.
func (s *Screen) enter(deed present.RequestDeed, f entryForm) {
	on, words, paper := s.today(), kit.NewEntry(""), s.file("选"+f.paper)
	rows := []kit.NamedRow{row(present.MovedOnField, f.day, f.help, on)}
	if f.note != "" {
		rows = append(rows, row(present.NoteField, f.note, "没有就空着。", words))
	}
	if f.paper != "" {
		rows = append(rows, row(present.PaperField, f.paper, "扫描件，没有就空着。", paper))
	}
	s.ask(kit.NewAnswered(rows...), on, f.title, f.verb, func(done func(map[string]string)) {
		s.presenter.Enter(deed, present.RequestEntry{On: on.Date(), Note: words.Text(), Paper: paper.Path()}, done)
	})
}

// row is a row of a form with the name by which a mistake in it is told.
func row(name, label, help string, field fyne.CanvasObject) kit.NamedRow {
	return kit.NamedRow{Name: name, FormRow: kit.NewFormRow(label, help, field)}
}

// opinion enters the answer of somebody who was asked.
func (s *Screen) opinion() {
	refs := s.presenter.Asked()
	who, on, words, paper := kit.NewSelect(refs, 0, "", nil), s.today(), kit.NewEntry(""), s.file("选意见回执")
	s.ask(kit.NewAnswered(
		row(present.WhoField, "谁的意见", "", who), row(present.MovedOnField, "收到日期", "收到的第二天起，期限接着算。", on),
		row(present.NoteField, "意见", "例如“不同意公开，理由是商业秘密”。", words), row(present.PaperField, "意见回执", "扫描件，没有就空着。", paper),
	), on, "登记收到意见", "登记", func(done func(map[string]string)) {
		ref := ""
		if n := who.Selected(); n >= 0 && n < len(refs) {
			ref = refs[n]
		}
		s.presenter.Note(present.DoOpinion, present.RequestEntry{On: on.Date(), Ref: ref, Note: words.Text(), Paper: paper.Path()}, done)
	})
}

func (s *Screen) reasons() {
	on, words, paper := s.today(), kit.NewTextArea("", 3), s.file("选说明材料")
	s.ask(kit.NewAnswered(
		row(present.MovedOnField, "收到日期", "", on), row(present.NoteField, "申请人的理由", "照申请人说的写。", words),
		row(present.PaperField, "说明材料", "扫描件，没有就空着。", paper),
	), on, "登记说明的理由", "登记", func(done func(map[string]string)) {
		s.presenter.Note(present.DoReasons, present.RequestEntry{On: on.Date(), Note: words.Text(), Paper: paper.Path()}, done)
	})
}

// signer asks who has signed, unless the person at the desk does.
func (s *Screen) signer(help string) (on *grid.DateEntry, rows []kit.NamedRow, answers func() present.ApprovalAnswers) {
	on = s.today()
	who, scan := kit.NewEntry("").Limit(20), s.file("选审批单")
	if !s.presenter.SignsHere() {
		rows = append(rows, row(present.WhoField, "签字的人", help, who))
	}
	rows = append(rows, row(present.MovedOnField, "签字日期", "", on), row(present.ScanField, "审批单", "签过字的扫描件，没有就空着。", scan))
	return on, rows, func() present.ApprovalAnswers {
		return present.ApprovalAnswers{Signer: who.Text(), On: on.Date(), Scan: scan.Path()}
	}
}

// extension records who has agreed to a longer term.
func (s *Screen) extension() {
	days, why := kit.NewDigits("", 2), kit.NewTextArea("", 2)
	days.SetText(present.DefaultExtension)
	on, signer, answers := s.signer("政府信息公开工作机构负责人（条例第三十三条）。")
	rows := append([]kit.NamedRow{
		row(present.DaysLongField, "延长几个工作日", "最多20个，只能延长一次。", days), row(present.ReasonField, "理由", "要写进告知书。", why),
	}, signer...)
	s.ask(kit.NewAnswered(rows...), on, "延长期限，先报负责人同意", "登记同意", func(done func(map[string]string)) {
		a := answers()
		a.Days, a.Reason = days.Text(), why.Text()
		s.presenter.Approve(request.ApproveExtension, a, done)
	})
}

// sign records that the answer may go out.
func (s *Screen) sign() {
	on, rows, answers := s.signer("分管领导或者主要领导，照审批单上的签字写。")
	s.ask(kit.NewAnswered(rows...), on, "签发答复", "签发", func(done func(map[string]string)) {
		s.presenter.Approve(request.ApproveReply, answers(), done)
	})
}

// fee works out what the request costs.
func (s *Screen) fee() {
	words, schemes := present.FeeSchemes()
	pages := kit.NewDigits("", 6)
	var form kit.Answered
	scheme := kit.NewSegment(words, 0, func(i int) { form.ShowRow(form.Row(present.AmountField), schemes[i] == request.ByPages) })
	form = kit.NewAnswered(
		row(present.KindField, "收费标准", "一件申请只按一种标准收（国办函〔2020〕109号）。", scheme),
		row(present.AmountField, "提供多少页", "A4以下单面为1页，这一条未核，请核对。", pages),
	)
	form.ShowRow(form.Row(present.AmountField), false)
	form.Ask(s.asks.Canvas, "算信息处理费", "算费用", func(done func(map[string]string)) {
		s.presenter.Charge(schemes[scheme.Selected()], pages.Text(), done)
	})
}

// paid enters a payment.
func (s *Screen) paid() {
	owed := s.presenter.FeeOwed()
	yuan, on, paper := kit.NewDigits("", 7), s.today(), s.file("选缴费凭证")
	yuan.SetText(fmt.Sprint(owed))
	s.ask(kit.NewAnswered(
		row(present.AmountField, "收到多少元", fmt.Sprintf("应缴%d元，缴清才登记。", owed), yuan), row(present.MovedOnField, "缴费日期", "", on),
		row(present.PaperField, "缴费凭证", "扫描件，没有就空着。", paper),
	), on, "登记缴费", "登记", func(done func(map[string]string)) {
		s.presenter.Enter(present.DoPaid, present.RequestEntry{On: on.Date(), Yuan: yuan.Text(), Paper: paper.Path()}, done)
	})
}

// serve enters the delivery of a letter, the newest when none is named.
func (s *Screen) serve(id string) {
	ids, names := s.presenter.Letters()
	if len(ids) == 0 {
		return
	}
	at := len(ids) - 1
	for n, one := range ids {
		if one == id {
			at = n
		}
	}
	which, way := kit.NewSelect(names, at, "", nil), kit.NewSelect(present.Ways(), -1, "选一种", nil)
	on, who, mail, scan := s.today(), kit.NewEntry("").Limit(20), kit.NewEntry("").Limit(40), s.file("选送达回证")
	s.ask(kit.NewAnswered(
		row("", "哪一份", "", which), row(present.WayField, "怎样送达", "", way), row(present.MovedOnField, "送达日期", "", on),
		row("", "签收人", "没有就空着。", who), row("", "邮件号", "邮寄的写挂号或者快递单号。", mail), row("", "送达回证", "签收的扫描件，没有就空着。", scan),
	), on, "登记送达", "登记", func(done func(map[string]string)) {
		s.presenter.Serve(present.ServiceAnswers{
			Letter: ids[which.Selected()], On: on.Date(), Way: way.Selected(), Receiver: who.Text(), Mail: mail.Text(), Scan: scan.Path(),
		}, done)
	})
}

// finish ends a matter that is no application.
func (s *Screen) finish() {
	how, on := kit.NewTextArea("", 2), s.today()
	s.ask(kit.NewAnswered(row(present.NoteField, "怎样办的", "例如“电话解答”。", how), row(present.MovedOnField, "日期", "", on)),
		on, "办结"+s.model.Request.Matter.Label(), "办结", func(done func(map[string]string)) {
			s.presenter.Finish(present.RequestEntry{On: on.Date(), Note: how.Text()}, done)
		})
}

// addPaper files a paper with the request.
func (s *Screen) addPaper() {
	file, what, private := s.file("选材料"), kit.NewEntry("").Limit(30), kit.NewCheck("看得出申请人身份，只给需要的人看", false, nil)
	kit.NewAnswered(
		row(present.PaperField, "文件", "", file), row("", "是什么", "例如“申请表”“委托书”。", what), row("", "身份材料", "", private),
	).Ask(s.asks.Canvas, "加材料", "收进案卷", func(done func(map[string]string)) {
		s.presenter.AddPaper(file.Path(), what.Text(), private.On(), done)
	})
}
