package desk

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zwgk/internal/annual"
	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/exchange"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

func joined(words []string) string { return strings.Join(words, "、") }

// items gathers 公开事项: whose turn it is, what is posted and has to come down,
// what people said and nobody has answered.
func (g *gatherer) items(ctx context.Context) error {
	open, err := g.desk.OpenItems(ctx)
	if err != nil {
		return err
	}
	for _, i := range open {
		m := OpenMatter{Kind: ItemMatter, ID: i.ID, Name: i.Title, Stage: itemStage(i.ItemRow), Turn: g.itemTurn(i.ItemRow)}
		if i.Due != nil {
			m.LastDay, m.Left, m.Counted, m.Estimated, m.Why = i.Due.LastDay, i.Due.Left, true, i.Due.Estimated, i.Due.Why
			if i.Due.What == DueTakeDown {
				m.Stage = "公示中，期满撤下"
			}
		}
		if !i.Posted.IsZero() {
			item, err := store.Items.Get(ctx, g.desk.office, i.ID)
			if err != nil {
				return err
			}
			if n := len(item.Unanswered()); n > 0 {
				m.Stage += fmt.Sprintf("，%d条意见没有答复", n)
			}
		}
		g.add(m)
	}
	return g.moreItems(ctx, len(open))
}

// moreItems says how many items a long list has left out.
func (g *gatherer) moreItems(ctx context.Context, listed int) error {
	if listed < mostOpen {
		return nil
	}
	counts, err := g.desk.ItemCounts(ctx)
	if err != nil {
		return err
	}
	all := 0
	for _, state := range []disclosure.StateName{
		disclosure.InDraft, disclosure.WasReturned, disclosure.InReview, disclosure.Ready, disclosure.Hanging, disclosure.Down, disclosure.ToFile,
	} {
		all += counts[state]
	}
	if all > listed {
		g.add(OpenMatter{Kind: ItemMatter, Name: fmt.Sprintf("另有%d件公开事项没有列在这里", all-listed), Stage: "没有办完，见公开事项的清单"})
	}
	return nil
}

func itemStage(row ItemRow) string {
	label := row.State.Label()
	if row.State == disclosure.InReview {
		return label + "：" + row.Step.Label()
	}
	return label
}

func (g *gatherer) itemTurn(row ItemRow) string {
	if name := g.nameOf(row.DrafterID); name != "" && !row.Step.Reviews() {
		return name
	}
	return g.names(row.Step.Roles(), row.DrafterID)
}

// requests gathers the open applications and other letters, and the answers
// that have not been delivered yet.
func (g *gatherer) requests(ctx context.Context) error {
	for _, f := range []RequestFilter{{Open: true}, {Stage: request.ReplyIssued}} {
		const atOnce = 500
		for offset := 0; ; offset += atOnce {
			page, err := g.desk.Requests(ctx, f, offset, atOnce)
			if err != nil {
				return err
			}
			for _, line := range page.Lines {
				g.add(requestMatter(line))
			}
			if len(page.Lines) < atOnce {
				break
			}
		}
	}
	return nil
}

func requestMatter(line RequestLine) OpenMatter {
	m := OpenMatter{Kind: RequestMatter, ID: line.ID, Name: strings.TrimSpace(line.Number + "　" + line.Subject), Stage: line.Stage.Label(), Turn: line.Handler}
	switch {
	case line.Stage == request.ReplyIssued:
		m.Stage += "，还没有送达"
	case line.Matter != request.Disclosure:
		m.Stage += "，" + line.Matter.Label()
	case line.Due == nil && line.Waits != "":
		m.Stage = request.Wait{For: line.Waits}.Words() + "，没有定期限"
	}
	if line.Due != nil {
		m.LastDay, m.Left, m.Counted, m.Estimated, m.Why = line.Due.LastDay, line.Due.Left, true, line.Due.Estimated, line.Due.Why
		if p := line.Due.Phase; p != request.Running && p != request.Overdue && p.Label() != m.Stage {
			m.Stage += "（" + p.Label() + "）"
		}
	}
	return m
}

// cases gathers the 复议 and 诉讼 that are not concluded.
func (g *gatherer) cases(ctx context.Context) error {
	first, last := workday.Date{Year: 1, Month: time.January, Day: 1}, workday.Date{Year: 9999, Month: time.December, Day: 31}
	all, err := g.desk.office.CasesReceived(ctx, first, last)
	for _, c := range all {
		if c.Result == "" {
			g.add(OpenMatter{Kind: CaseMatter, ID: c.ID, Name: c.Number, Stage: caseWord(c.Kind) + "，尚未审结", Why: c.Received.Chinese() + "收到"})
		}
	}
	return err
}

func caseWord(k request.CaseKind) string {
	return map[request.CaseKind]string{
		request.Reconsideration: "行政复议", request.DirectLitigation: "未经复议直接起诉", request.LitigationAfterReconsideration: "复议后起诉",
	}[k]
}

// catalogue gathers the entries that have to be published now: all of this
// year's that are late or due, and those of the year before whose last day is
// still to come. An entry stands once, with its earliest period.
func (g *gatherer) catalogue(ctx context.Context) error {
	at := map[string]int{} // by entry, its place in the list
	for _, year := range []int{g.list.On.Year - 1, g.list.On.Year} {
		board, err := g.desk.Coverage(ctx, year)
		if err != nil {
			return err
		}
		for _, row := range board.Outstanding() {
			cell := row.Cells[0]
			if year < g.list.On.Year && cell.State != catalog.DueNow {
				continue
			}
			if n, listed := at[row.Entry.ID]; listed {
				g.list.Matters[n].Stage += "，" + cell.Period.Name + cell.State.Label()
				continue
			}
			at[row.Entry.ID] = len(g.list.Matters)
			g.add(OpenMatter{
				Kind: CatalogueMatter, ID: row.Entry.ID, Name: row.Entry.Name(), Stage: cell.Period.Name + cell.State.Label(),
				Turn: row.Entry.Body, LastDay: cell.Period.Due, Why: row.Entry.TimeLimit,
			})
		}
	}
	return nil
}

// report gathers last year's report while it is not signed, and this year's.
func (g *gatherer) report(ctx context.Context) error {
	if !g.desk.Organ().Level.ReportsAnnually() {
		return nil
	}
	for _, year := range []int{g.list.On.Year - 1, g.list.On.Year} {
		signed, err := g.desk.Signed(ctx, year)
		if err != nil {
			return err
		}
		if signed != nil {
			continue
		}
		m := OpenMatter{
			Kind: ReportMatter, Name: fmt.Sprintf("%d年政府信息公开工作年度报告", year), Stage: "没有定稿", Turn: g.names([]office.Role{office.Clerk}, ""),
			LastDay: annual.WantedBy(year), Why: "按一般要求估计，以县里的通知为准",
		}
		if year == g.list.On.Year {
			m.Stage = "年底以后编"
		}
		g.add(m)
	}
	return nil
}

// archive gathers what has to be filed, what is lent out, and what is to be
// handed over or appraised.
func (g *gatherer) archive(ctx context.Context) error {
	years, err := g.desk.ArchiveYears(ctx)
	if err != nil {
		return err
	}
	for _, year := range years {
		y, err := g.desk.ArchiveYear(ctx, year)
		if err != nil {
			return err
		}
		if y.Waiting+y.Pending > 0 {
			g.add(OpenMatter{
				Kind: ArchiveMatter, Name: fmt.Sprintf("%d年度归档", year), LastDay: y.FileBy, Why: "次年6月底前归档",
				Stage: fmt.Sprintf("%d件等建档，%d件等归档", y.Waiting, y.Pending), Turn: g.names([]office.Role{office.Archivist}, ""),
			})
		}
		if y.NoPaper > 0 {
			g.add(OpenMatter{Kind: ArchiveMatter, Name: fmt.Sprintf("%d年度纸质件", year), Stage: fmt.Sprintf("%d件缺纸质件", y.NoPaper)})
		}
	}
	if err := g.loans(ctx); err != nil {
		return err
	}
	due, err := g.desk.handingDue(ctx)
	for _, one := range due {
		name := map[ArchiveDueWhat]string{DueTransfer: "向县档案馆移交", DueAppraisal: "到期鉴定"}[one.What]
		g.add(OpenMatter{Kind: ArchiveMatter, Name: name, Stage: fmt.Sprintf("%d件", one.Count), LastDay: one.LastDay, Why: one.Why})
	}
	return err
}

// loans gathers every piece that is lent out.
func (g *gatherer) loans(ctx context.Context) error {
	const atOnce = 200
	for offset := 0; ; offset += atOnce {
		page, err := g.desk.Pieces(ctx, PieceFilter{Lent: true}, offset, atOnce)
		if err != nil {
			return err
		}
		for _, row := range page.Rows {
			piece, err := store.Pieces.Get(ctx, g.desk.office, row.ID)
			if err != nil {
				return err
			}
			m := OpenMatter{Kind: ArchiveMatter, ID: row.ID, Name: strings.TrimSpace(row.Code + "　" + row.Title), Stage: "借出", LastDay: row.Due, Why: "借出的档案应还"}
			if loan := piece.Out(); loan != nil {
				m.Stage = "借给" + loan.Borrower
			}
			g.add(m)
		}
		if len(page.Rows) < atOnce {
			return nil
		}
	}
}

// exchange gathers what stands between this office and its partners: tasks of a
// village, conflicts, and statements that a partner has not said it has.
func (g *gatherer) exchange(ctx context.Context) error {
	voice, has, err := g.desk.voice(ctx)
	if err != nil {
		return err
	}
	if has {
		g.list.Key = voice.code().Groups()
	}
	partners, err := g.desk.Partners(ctx)
	if err != nil {
		return err
	}
	g.list.Partners = len(partners)
	for _, p := range partners {
		switch {
		case !p.Known:
			g.add(OpenMatter{Kind: ExchangeMatter, ID: p.ID, Name: p.Name, Stage: "登记了核对码，还没有收到它的包"})
		case p.Waiting > 0:
			g.add(OpenMatter{Kind: ExchangeMatter, ID: p.ID, Name: p.Name, Stage: fmt.Sprintf("%d条还没有回音，再做一个包带去", p.Waiting)})
		}
	}
	conflicts, err := g.desk.Conflicts(ctx)
	if err != nil {
		return err
	}
	for _, c := range conflicts {
		m := OpenMatter{Kind: ExchangeMatter, ID: c.Subject, Name: c.Kind.Label() + "有两种说法", Stage: "等对方定"}
		if len(c.Sides) > 0 {
			m.Name += "：" + c.Sides[0].Words
		}
		if c.Mine {
			m.Stage, m.Turn = "等本单位定", g.names([]office.Role{office.Clerk}, "")
		}
		g.add(m)
	}
	return g.tasks(ctx)
}

// tasks gathers what a village was asked for and has not done.
func (g *gatherer) tasks(ctx context.Context) error {
	if exchange.IsAbove(g.desk.Organ().Level) {
		return nil
	}
	tasks, err := g.desk.MyTasks(ctx)
	for _, t := range tasks {
		switch t.Cell.State {
		case exchange.TaskDone, exchange.TaskLate, exchange.TaskNotAsked:
			continue
		case exchange.TaskWaiting, exchange.TaskToMend, exchange.TaskMissing, exchange.TaskNotYet:
		}
		if t.Task.Withdrawn {
			continue
		}
		g.add(OpenMatter{Kind: ExchangeMatter, ID: t.Task.ID, Name: "乡镇任务：" + t.Task.Title, Stage: t.Cell.State.Label(), LastDay: t.Task.Due, Why: "乡镇定的日期"})
	}
	return err
}

// backup gathers how well the office is kept safe.
func (g *gatherer) backup(ctx context.Context) (err error) {
	if g.list.Backup, err = g.desk.BackupStatus(ctx); err != nil {
		return err
	}
	g.list.BackupSays = g.list.Backup.Sentence()
	if g.list.Backup.Red() {
		g.add(OpenMatter{Kind: BackupMatter, Name: "备份", Stage: g.list.BackupSays, Turn: g.names([]office.Role{office.Clerk}, "")})
	}
	return nil
}
