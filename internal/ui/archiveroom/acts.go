package archiveroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/archive"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// moreActs lists what else can be done with the year; what cannot says why when
// it is picked.
func (s *Screen) moreActs(acts []present.ArchiveAct) fyne.CanvasObject {
	words := make([]string, len(acts))
	for i, a := range acts {
		words[i] = a.Word
	}
	var list *kit.Select
	list = kit.NewSelect(words, -1, "更多", func(i int) {
		list.Select(-1)
		s.do(acts[i].Do)
	})
	return list
}

// reason says why something cannot be done now.
func (s *Screen) reason(deed present.ArchiveDeed) string {
	for _, a := range append([]present.ArchiveAct{s.model.Main}, s.model.More...) {
		if a.Do == deed {
			return a.Reason
		}
	}
	return ""
}

// do does what a button says, or asks for what that needs.
func (s *Screen) do(deed present.ArchiveDeed) {
	if why := s.reason(deed); why != "" {
		s.asks.Fail(why)
		return
	}
	deeds := map[present.ArchiveDeed]func(){
		present.DoCompose: s.presenter.Compose, present.DoCloseYear: s.presenter.BeginClosing, present.DoFillBoxes: s.fill,
		present.DoLoose: s.presenter.BeginLoose, present.DoReceive: s.presenter.BeginReceiving, present.DoCheck: s.check,
		present.DoPrints: s.prints, present.DoAppraise: s.presenter.ShowAppraisal, present.DoSettings: s.presenter.ShowSettings,
		present.DoCheckPack: s.checkPack,
	}
	if act, ok := deeds[deed]; ok {
		act()
	}
}

// doPiece does something with the chosen piece.
func (s *Screen) doPiece(deed present.PieceDeed) {
	deeds := map[present.PieceDeed]func(){
		present.DoEditPiece: func() { s.presenter.EditPiece(s.model.Piece.ID) }, present.DoReceiveIt: s.receive, present.DoLend: s.lend,
		present.DoGiveBack: s.giveBack, present.DoWithdrawN: s.withdraw, present.DoCorrectIt: s.correct, present.DoLeaveOut: s.leaveOut,
		present.DoLoanSlip: s.presenter.LookAtLoanSlip,
	}
	if act, ok := deeds[deed]; ok && s.model.Piece != nil {
		act()
	}
}

// activate does what Enter means on a piece: open its copy, or put it right
// while that can be done.
func (s *Screen) activate() {
	m := s.model.Piece
	switch {
	case m == nil:
	case len(m.Acts) > 0 && m.Acts[0].Do == present.DoEditPiece && m.Acts[0].Reason == "":
		s.presenter.EditPiece(m.ID)
	case m.Opens:
		s.openCopy()
	case m.WhyClosed != "":
		s.asks.Fail(m.WhyClosed)
	}
}

// openCopy shows the archive copy in the system's viewer.
func (s *Screen) openCopy() { s.presenter.OpenCopy(s.asks.Open) }

// receive records that the paper of the chosen piece came.
func (s *Screen) receive() {
	on, from, to, sheets, place := s.today(), entry("", 20), entry(s.presenter.WhoSits(), 20), kit.NewDigits("", 5), entry("", 40)
	s.ask(kit.NewAnswered(
		row(present.MovedOnField, "移交日期", "收到纸件的日期。", on), row(present.FromField, "移交人", "站所经手的人。", from),
		row(present.ToField, "接收人", "", to), row("", "张数", "不数就空着。", sheets), row("", "放在哪里", "例如“2号柜3格”，没有就空着。", place),
	), on, "收纸件："+s.model.Piece.Title, "登记收到", func(done func(map[string]string)) {
		s.presenter.Receive(present.ReceiptAnswers{On: on.Date(), From: from.Text(), To: to.Text(), Sheets: sheets.Text(), Place: place.Text()}, done)
	})
}

// lendDays is how long a loan is unless another day is written.
const lendDays = 10

// lend lets the chosen piece out.
func (s *Screen) lend() {
	on, due, who, unit, why := s.today(), s.date(), entry("", 20), entry("", 40), entry("", 60)
	due.SetDate(s.model.Today.AddDays(lendDays))
	s.ask(kit.NewAnswered(
		row(present.FromField, "借阅人", "", who), row("", "单位", "本单位的空着。", unit), row(present.PurposeField, "利用目的", "借去做什么。", why),
		row(present.MovedOnField, "借出日期", "", on), row(present.DueField, "归还日期", "到这一天还没有还，列为超期。", due),
	), on, "借出："+s.model.Piece.Title, "登记借出", func(done func(map[string]string)) {
		s.presenter.Lend(present.LoanAnswers{Borrower: who.Text(), Unit: unit.Text(), Purpose: why.Text(), On: on.Date(), Due: due.Date()}, done)
	})
}

// giveBack records that the chosen piece came back.
func (s *Screen) giveBack() {
	on, state := s.today(), entry("完好", 60)
	s.ask(kit.NewAnswered(row(present.MovedOnField, "归还日期", "", on), row(present.NoteField, "归还时的情况", "缺页、破损的写明。", state)),
		on, "登记归还："+s.model.Piece.Title, "登记归还", func(done func(map[string]string)) {
			s.presenter.GiveBack(on.Date(), state.Text(), done)
		})
}

// because asks for a reason.
func (s *Screen) because(title, verb, help string, act func(reason string, done func(map[string]string))) {
	why := kit.NewTextArea("", 2).Limit(120)
	kit.NewAnswered(row(present.ReasonField, "原因", help, why)).Ask(s.asks.Canvas, title, verb, func(done func(map[string]string)) {
		if why.Text() == "" {
			done(map[string]string{present.ReasonField: "没有写原因。写一句为什么"})
			return
		}
		act(why.Text(), done)
	})
}

func (s *Screen) withdraw() {
	s.because("撤号："+s.model.Piece.Title, "撤号", "件号空着不再用，目录上留着原因。", s.presenter.WithdrawNumber)
}

func (s *Screen) leaveOut() {
	s.because("不归档："+s.model.Piece.Title, "移出", "从待编号的里面移出，以后还可以再整理。", s.presenter.LeaveOut)
}

func (s *Screen) correct() {
	kit.Confirm(s.asks.Canvas, "更正："+s.model.Piece.Title, "已经归档的不改动。另归一件，写明更正哪一件，编号时得新的件号。", "另归一件", false, s.presenter.Correct)
}

// fill asks into what boxes the pieces go; volumes have no thickness.
func (s *Screen) fill() {
	if s.presenter.Volumes() {
		kit.Confirm(s.asks.Canvas, "装卷", "没有装的按类别装订成卷。检查过的卷不动。", "装卷", false, func() {
			s.presenter.FillBoxes(0, func(wrong map[string]string) {
				for _, sentence := range wrong {
					s.asks.Fail(sentence)
				}
			})
		})
		return
	}
	sizes := kit.NewSegment(present.BoxSizes(), 1, nil)
	kit.NewAnswered(row(present.KindField, "盒的厚度", "没有装的依件号装，一件不分装两盒。检查过的盒不动。", sizes)).
		Ask(s.asks.Canvas, "装盒", "装盒", func(done func(map[string]string)) { s.presenter.FillBoxes(sizes.Selected(), done) })
}

// boxNote fills in the 备考表 of the chosen box.
func (s *Screen) boxNote() {
	b := s.model.Box
	if b == nil {
		return
	}
	n := b.Note
	title, what := entry(b.Title, 80), kit.NewTextArea("", 3).Limit(300)
	what.SetText(n.Situation)
	who, by := n.ArrangedBy, entry(n.CheckedBy, 20)
	if who == "" {
		who = s.presenter.WhoSits()
	}
	arranger, arranged, checked := entry(who, 20), s.date(), s.date()
	arranged.SetDate(n.ArrangedOn)
	if n.ArrangedOn.IsZero() {
		arranged.SetDate(s.model.Today)
	}
	checked.SetDate(n.CheckedOn)
	noun := "盒"
	if b.Volume {
		noun = "卷"
	}
	form := kit.NewAnswered(
		row(present.TitleField, "案卷题名", "", title), row(present.NoteField, noun+"内文件情况", "缺件、破损、复印件等写明，没有的写“齐全完整”。", what),
		row(present.ToField, "整理人", "", arranger), row(present.MovedOnField, "整理日期", "", arranged),
		row(present.WhoField, "检查人", "还没有检查就空着。写了检查日期，这一"+noun+"不再装别的件。", by), row(present.DueField, "检查日期", "", checked),
	)
	form.ShowRow(form.Row(present.TitleField), b.Volume)
	s.ask(form, arranged, b.Name+"备考表", "存备考表", func(done func(map[string]string)) {
		if !checked.Check() {
			done(map[string]string{present.DueField: checked.Error()})
			return
		}
		s.presenter.KeepBoxNote(title.Text(), archive.BoxNote{
			Situation: what.Text(), ArrangedBy: arranger.Text(), ArrangedOn: arranged.Date(), CheckedBy: by.Text(), CheckedOn: checked.Date(),
		}, done)
	})
}

// startPlace asks where on the sheet the first stamp goes: sheets that were
// begun can be used up.
func (s *Screen) startPlace() *kit.Entry {
	at := kit.NewDigits("", 3)
	at.SetText("1")
	return at
}

const startHelp = "用过一部分的不干胶纸，从空着的那一格起，左上角是第1格。"

// printStamp turns to the stamp of the chosen piece.
func (s *Screen) printStamp() {
	at := s.startPlace()
	kit.NewAnswered(row("", "从第几格起", startHelp, at)).Ask(s.asks.Canvas, "打印归档章", "看一看", func(done func(map[string]string)) {
		done(nil)
		s.presenter.LookAtStamp(at.Text())
	})
}

// prints asks which paper of the year is wanted.
func (s *Screen) prints() {
	at, upright, a3 := s.startPlace(), kit.NewCheck("竖排纸（A4纵向）", false, nil), kit.NewCheck("A3纸，按实际大小印", false, nil)
	class := kit.NewSelect(s.presenter.Classes(), 0, "选一类", nil)
	var form kit.Answered
	depend := func(i int) {
		classed, stamps := present.NeedsClass(i)
		form.ShowRow(form.Row(present.DueField), classed)
		form.ShowRow(form.Row(present.PagesField), stamps)
		form.ShowRow(form.Row(present.BodyField), i == 0)
		form.ShowRow(form.Row(present.TableField), i == 2)
	}
	kind := kit.NewSelect(present.PrintKinds(), 0, "选一种", depend)
	form = kit.NewAnswered(
		row(present.KindField, "印什么", "盒的备考表、封面在盒的下面印。", kind), row(present.DueField, "哪一类", "", class),
		row(present.PagesField, "从第几格起", startHelp, at), row(present.BodyField, "纸", "", upright), row(present.TableField, "纸", "", a3),
	)
	depend(0)
	form.Ask(s.asks.Canvas, "印目录和标签", "看一看", func(done func(map[string]string)) {
		done(nil)
		s.presenter.LookAtYear(present.PrintAnswers{Kind: kind.Selected(), Class: class.Selected(), StartAt: at.Text(), Upright: upright.On(), A3: a3.On()})
	})
}

// closingSide is what giving the numbers will do, with one question.
func (s *Screen) closingSide() fyne.CanvasObject {
	m := s.model.Closing
	act := s.button(kit.Main, "归档编号", func() {
		kit.Confirm(s.asks.Canvas, fmt.Sprintf("%d年度归档编号", m.Year), fmt.Sprintf("%d件从此定下来，档号不能改，件里的文件不能改。要更正的，另归一件。", m.Total), "归档编号", false, s.presenter.CloseYear)
	}).WithIcon("stamp")
	rows := make([][]string, len(m.Rows))
	for i, r := range m.Rows {
		rows[i] = []string{r.Class, fmt.Sprintf("%d件", r.Pieces), r.Numbers, r.First, r.Last}
	}
	parts := []fyne.CanvasObject{kit.SectionHead("哪一类得哪些件号", "同一类里按日期排，件号连续")}
	for _, words := range m.Notes {
		parts = append(parts, kit.StateLine(kit.Review, words))
	}
	parts = append(parts, kit.NewPaperTable([]string{"保管期限", "件数", "件号", "第一件档号", "最后一件档号"}, rows, []int{1}, nil),
		note("编号要么全部成，要么一件不动。停下来或者停电，都不会有空号、重号。"))
	return kit.Page(s.head(fmt.Sprintf("%d年度归档编号", m.Year), fmt.Sprintf("共%d件", m.Total), act), kit.NewScroll(kit.Margin(kit.PaddedSheet(kit.Column(theme.Gap3, parts...)))))
}
