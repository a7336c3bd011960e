package archiveroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// tickPage is a list of pieces of which some are ticked, for what is done with
// several at once.
type tickPage struct {
	table *grid.DataTable
	act   *kit.Button
	of    any // the list it was made for
}

func newTickPage(of any, columns []grid.Column, source grid.Source, empty fyne.CanvasObject, verb string, act func(ids []string)) *tickPage {
	p := &tickPage{of: of, table: grid.NewDataTable(columns)}
	p.table.SetMulti(true)
	p.table.SetEmpty(empty)
	p.table.SetSource(source)
	p.act = kit.NewButton(kit.Main, verb, func() { act(p.table.Ticked()) })
	count := func(n int) {
		if n == 0 {
			p.act.Lock("先勾选")
			return
		}
		p.act.Unlock()
		p.act.SetText(fmt.Sprintf("%s（%d件）", verb, n))
	}
	p.table.OnTick = count
	count(0)
	return p
}

const tickHelp = "空格勾选，勾好了按右上的按钮。"

// receivingSide is the pieces whose paper has not come.
func (s *Screen) receivingSide() fyne.CanvasObject {
	m := s.model.Receiving
	if s.ticks == nil || s.ticks.of != any(m) {
		s.ticks = newTickPage(m, pieceColumns(s.model.Units, present.ArchiveColumns()[5]), &pieceSource{list: m.List}, kit.Empty(m.List.Searched, m.List.Means, nil), "登记收到", s.receiveAll)
	}
	s.main, s.buttons = s.ticks.act, []*kit.Button{s.ticks.act}
	help := kit.Inset(note("站所把纸件交到办公室，勾上收到的。"+tickHelp), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5)
	return kit.Page(s.head("收纸件", m.Year+"还没有收到的", s.ticks.act), kit.Margin(kit.Sheet(kit.FillColumn(0, 2, help, kit.Divider(), s.ticks.table))))
}

func (s *Screen) receiveAll(ids []string) {
	on, from, to, place := s.today(), entry("", 20), entry(s.presenter.WhoSits(), 20), entry("", 40)
	s.ask(kit.NewAnswered(
		row(present.MovedOnField, "移交日期", "收到纸件的日期。", on), row(present.FromField, "移交人", "站所经手的人。", from),
		row(present.ToField, "接收人", "", to), row("", "放在哪里", "例如“2号柜3格”，没有就空着。", place),
	), on, fmt.Sprintf("收纸件%d件", len(ids)), "登记收到", func(done func(map[string]string)) {
		s.presenter.ReceiveAll(ids, present.ReceiptAnswers{On: on.Date(), From: from.Text(), To: to.Text(), Place: place.Text()}, done)
	})
}

// appraisalSide is what is due to be appraised, and the sessions that were held.
func (s *Screen) appraisalSide() fyne.CanvasObject {
	m := s.model.Appraisal
	if s.ticks == nil || s.ticks.of != any(m) {
		empty := kit.Empty("没有保管期限到了的件", "到期的第二年列在这里，由鉴定小组逐件看，定继续保存还是销毁。", nil)
		s.ticks = newTickPage(m, pieceColumns(s.model.Units, "期限"), lineSource(m.Lines), empty, "登记鉴定", s.appraise)
	}
	if m.WhyNot != "" {
		s.ticks.act.Lock(m.WhyNot)
	}
	s.main, s.buttons = s.ticks.act, []*kit.Button{s.ticks.act}
	help := kit.Inset(note("鉴定小组开过会以后，把结论一样的勾上。"+tickHelp), theme.Gap3, theme.Gap5, theme.Gap3, theme.Gap5)
	left := kit.Sheet(kit.FillColumn(0, 2, help, kit.Divider(), s.ticks.table))
	head := s.head("到期鉴定", fmt.Sprintf("到期%d件", len(m.Lines)), s.ticks.act)
	if len(m.Sessions) == 0 {
		return kit.Page(head, kit.Margin(left))
	}
	margin := theme.Gap5
	return kit.Page(head, kit.SidePane(kit.Inset(left, margin, margin, margin, margin), s.sessions(m.Sessions), kit.Narrow))
}

// sessions are the appraisals that were held, with their papers.
func (s *Screen) sessions(rows []present.AppraisalRow) fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.SectionHead("做过的鉴定", "")}
	for _, r := range rows {
		parts = append(parts, kit.TwoLines(r.Words, r.Line))
		for _, print := range r.Prints {
			parts = append(parts, kit.NewLinkRow(print.Word, func() { s.presenter.LookAt(print) }))
		}
		if r.Burns {
			parts = append(parts, kit.Row(0, s.button(kit.Outlined, "登记销毁", func() { s.carryOut(r.ID) })))
		}
	}
	return kit.Section(parts...)
}

// lineSource gives lines that are all at hand.
type lineSource []present.ArchiveLine

// Len implements grid.Source.
func (l lineSource) Len() int { return len(l) }

// Page implements grid.Source.
func (l lineSource) Page(offset, n int, done func([]grid.Row, error)) {
	var rows []grid.Row
	for i := offset; i < min(offset+n, len(l)); i++ {
		rows = append(rows, rowOf(l[i]))
	}
	done(rows, nil)
}

func (s *Screen) appraise(ids []string) {
	on, who, approved, opinion, why := s.today(), entry("", 80), entry("", 20), kit.NewTextArea("", 2).Limit(300), entry("", 100)
	until := kit.NewDigits("", 4)
	verdict := kit.NewSegment([]string{"继续保存", "销毁"}, 0, nil)
	s.ask(kit.NewAnswered(
		row(present.MovedOnField, "鉴定日期", "", on), row(present.WhoField, "鉴定小组", "两人以上，用顿号隔开。", who), row("", "批准人", "", approved),
		row("", "鉴定意见", "印在鉴定工作报告上。", opinion),
		row("", "结论", "继续保存的，写保存到哪一年，永久的空着。", kit.FillRow(theme.Gap2, 1, verdict, until)), row("", "理由", "", why),
	), on, fmt.Sprintf("登记鉴定%d件", len(ids)), "登记鉴定", func(done func(map[string]string)) {
		s.presenter.Appraise(ids, present.AppraisalAnswers{
			On: on.Date(), Members: who.Text(), Approved: approved.Text(), Opinion: opinion.Text(), Destroy: verdict.Selected() == 1, Until: until.Text(), Why: why.Text(),
		}, done)
	})
}

func (s *Screen) carryOut(id string) {
	on, where, way, who := s.today(), entry("", 60), entry("粉碎", 20), entry("", 60)
	s.ask(kit.NewAnswered(
		row(present.MovedOnField, "销毁日期", "", on), row("", "地点", "", where), row("", "办法", "", way),
		row(present.WhoField, "监销人", "两人以上，用顿号隔开，都在清册上签字。", who),
	), on, "登记销毁，不能恢复", "登记销毁", func(done func(map[string]string)) {
		s.presenter.CarryOut(id, on.Date(), where.Text(), way.Text(), who.Text(), done)
	})
}
