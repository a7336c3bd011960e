package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/exchange"
	"zwgk/internal/workday"
)

// ExchangeBoard is every village with every task, and with how it keeps up with
// the catalogue.
type ExchangeBoard struct {
	Year     int
	Columns  []string
	Rows     []ExchangeVillage
	Summary  string // 2个村，3项任务，待检查4件
	Searched string // what an empty board was asked for
}

// ExchangeVillage is a village on the board.
type ExchangeVillage struct {
	ID, Name string
	Cells    []ExchangeCell
}

// ExchangeCell is a village with one task, or with the catalogue, or with what
// waits for the town.
type ExchangeCell struct {
	State exchange.TaskState
	Word  string
	Note  string // under the word
	Line  string // in full
	Task  string // id; "" of the first two columns
	Item  string // subject of the item that can be reviewed; "" for none
}

// wholeColumns stand before those of the tasks.
var wholeColumns = []string{"目录", "检查"}

func exchangeBoard(b *exchange.Board) *ExchangeBoard {
	board := &ExchangeBoard{Year: b.Year, Columns: append([]string{}, wholeColumns...), Searched: "收过包的村，共0个"}
	for _, t := range b.Tasks {
		board.Columns = append(board.Columns, t.Title)
	}
	waiting := 0
	for _, row := range b.Rows {
		waiting += row.Waiting
		village := ExchangeVillage{ID: row.Village.ID, Name: row.Village.ShortName(), Cells: []ExchangeCell{coverageCell(&row, b.Year), reviewCell(&row)}}
		for i, cell := range row.Cells {
			village.Cells = append(village.Cells, taskCell(village.Name, &b.Tasks[i], cell))
		}
		board.Rows = append(board.Rows, village)
	}
	board.Summary = fmt.Sprintf("%d个村，%d项任务，待检查%d件", len(b.Rows), len(b.Tasks), waiting)
	return board
}

// coverageCell is how a village keeps up with the catalogue.
func coverageCell(row *exchange.VillageRow, year int) ExchangeCell {
	late := row.Coverage[catalog.Missing] + row.Coverage[catalog.DueNow]
	cell := ExchangeCell{State: exchange.TaskDone, Word: fmt.Sprintf("%d%%", row.Coverage.Done()), Note: fmt.Sprintf("公布%d件", row.Items)}
	if late > 0 {
		cell.State, cell.Note = exchange.TaskMissing, fmt.Sprintf("缺%d处", late)
	}
	cell.Line = fmt.Sprintf("%s，%d年目录：到期的已公开%d%%，还缺%d处；报来%d件", row.Village.Name, year, row.Coverage.Done(), late, row.Items)
	return cell
}

// reviewCell is what of a village waits for the town.
func reviewCell(row *exchange.VillageRow) ExchangeCell {
	cell := ExchangeCell{State: exchange.TaskDone, Word: "都查了", Line: row.Village.Name + "：报来的都检查过了"}
	switch {
	case row.Items == 0:
		cell = ExchangeCell{State: exchange.TaskNotYet, Word: "没报来", Line: row.Village.Name + "：还没有报来公开事项"}
	case row.Waiting > 0:
		cell.State, cell.Word = exchange.TaskWaiting, fmt.Sprintf("待查%d件", row.Waiting)
		cell.Line = fmt.Sprintf("%s：%d件待检查，%d件要改", row.Village.Name, row.Waiting, row.ToMend)
	case row.ToMend > 0:
		cell.State, cell.Word = exchange.TaskToMend, fmt.Sprintf("要改%d件", row.ToMend)
		cell.Line = fmt.Sprintf("%s：%d件要改，等村里重新报", row.Village.Name, row.ToMend)
	}
	return cell
}

// cellWord is a state in the few signs that a narrow cell has room for.
func cellWord(s exchange.TaskState) string {
	switch s {
	case exchange.TaskMissing:
		return "已超期"
	case exchange.TaskLate:
		return "迟办完"
	case exchange.TaskDone, exchange.TaskWaiting, exchange.TaskToMend, exchange.TaskNotYet, exchange.TaskNotAsked:
	}
	return s.Label()
}

func taskCell(village string, t *exchange.GivenTask, c exchange.TaskCell) ExchangeCell {
	cell := ExchangeCell{State: c.State, Word: cellWord(c.State), Task: t.ID, Item: c.Item}
	if !c.On.IsZero() {
		cell.Note = monthDay(c.On)
	} else if c.State != exchange.TaskNotAsked {
		cell.Note = monthDay(t.Due) + "前"
	}
	cell.Line = fmt.Sprintf("%s，%s：%s", village, t.Words(), c.State.Label())
	if c.Title != "" {
		cell.Line += fmt.Sprintf("。“%s”，%s公布", c.Title, monthDay(c.On))
	}
	if c.Opinion != "" {
		cell.Line += "。" + c.Opinion
	}
	if c.Conflict {
		cell.Line += "。有两种说法，先定下留哪一种"
	}
	return cell
}

// TaskInput is a task as a clerk writes it.
type TaskInput struct {
	Title   string
	Village int // of Villages; 0: all
	Entry   int // of TaskEntries; 0: none
	Period  int // of TaskPeriods; 0: none
	Due     workday.Date
	Text    string
}

// Villages are those that a task can be given to, the first one is all.
func (p *Exchange) Villages() []string {
	words := []string{"所有的村"}
	for _, row := range p.read.board.Rows {
		words = append(words, row.Village.ShortName())
	}
	return words
}

// TaskEntries are the entries of the villages' catalogue, after none.
func (p *Exchange) TaskEntries() []string {
	words := []string{"不限定"}
	for _, e := range p.read.entries {
		words = append(words, e.Name())
	}
	return words
}

// TaskPeriods are the periods of the year of an entry, after none.
func (p *Exchange) TaskPeriods(entry int) []string {
	words := []string{"不限定"}
	for _, period := range p.periods(entry) {
		words = append(words, period.Name)
	}
	return words
}

func (p *Exchange) periods(entry int) []catalog.Period {
	if entry < 1 || entry > len(p.read.entries) {
		return nil
	}
	return catalog.Periods(p.read.entries[entry-1].Cadence, p.desk.Today().Year, p.read.rules)
}

// GiveTask gives a task to a village or to all. It goes with the next packages.
func (p *Exchange) GiveTask(in TaskInput, done func(wrong map[string]string)) {
	wrong := map[string]string{}
	if strings.TrimSpace(in.Title) == "" {
		wrong[TitleField] = "没有写要公开什么"
	}
	if in.Due.IsZero() {
		wrong[DueField] = "没有写哪天以前办"
	}
	if len(wrong) > 0 {
		done(wrong)
		return
	}
	body, village := exchange.TaskBody{Title: strings.TrimSpace(in.Title), Due: in.Due, Text: strings.TrimSpace(in.Text)}, ""
	if in.Village > 0 && in.Village <= len(p.read.board.Rows) {
		village = p.read.board.Rows[in.Village-1].Village.ID
	}
	if in.Entry > 0 && in.Entry <= len(p.read.entries) {
		body.EntryID = p.read.entries[in.Entry-1].ID
	}
	if periods := p.periods(in.Entry); in.Period > 0 && in.Period <= len(periods) {
		body.Period = periods[in.Period-1].ID
	}
	p.change(TitleField, done, "任务记下了，下一个包带给村里", func(ctx context.Context) error {
		_, err := p.desk.GiveTask(ctx, "", village, body)
		return err
	})
}

// WithdrawTask takes a task back; villages learn of it with the next packages.
func (p *Exchange) WithdrawTask(id string) {
	for _, t := range p.read.board.Tasks {
		if t.ID != id {
			continue
		}
		body := t.TaskBody
		body.Withdrawn = true
		p.change("", nil, "任务撤回了，下一个包告诉村里", func(ctx context.Context) error {
			_, err := p.desk.GiveTask(ctx, id, t.For, body)
			return err
		})
	}
}

// ExchangeReport is an item that a village reported.
type ExchangeReport struct {
	Subject string
	Title   string
	State   exchange.TaskState
	Word    string
	Opinion string
	Posted  string // 10月3日
	Facts   []RequestFact
	Proofs  []exchange.EvidenceBody
}

func exchangeReports(items []exchange.ReportedItem) (rows []ExchangeReport) {
	for _, item := range items {
		row := ExchangeReport{Subject: item.Subject, Title: item.Title, State: item.State, Word: item.State.Label(), Opinion: item.Opinion, Posted: monthDay(item.On()), Proofs: item.Proofs}
		if item.State == exchange.TaskDone {
			row.Word = exchange.Passed.Label()
		}
		row.Facts = append(row.Facts, RequestFact{"目录事项", orNone(item.EntryName)})
		if item.Period != "" {
			row.Facts = append(row.Facts, RequestFact{"周期", item.Period})
		}
		for _, posting := range item.Postings {
			words := posting.On.Chinese() + " " + posting.Channel.Label()
			if posting.Place != "" {
				words += "，" + posting.Place
			}
			row.Facts = append(row.Facts, RequestFact{"公布", words})
		}
		if item.Ended != "" {
			row.Facts = append(row.Facts, RequestFact{"现在", "已" + item.Ended.Label()})
		}
		if item.Conflict {
			row.Facts = append(row.Facts, RequestFact{"请核对", "这一件有两种说法，由村里定"})
		}
		rows = append(rows, row)
	}
	return rows
}

func orNone(words string) string {
	if words == "" {
		return "没有写明"
	}
	return words
}

// OpenVillage shows what a village reported, to be reviewed.
func (p *Exchange) OpenVillage(id string) {
	p.village = id
	p.reload(func() {
		for _, row := range p.read.board.Rows {
			if row.Village.ID == id {
				p.model.Part, p.model.Village = ExchangeVillages, row.Village.Name
				p.view.Show(p.model)
			}
		}
	})
}

// Review says what the town found of an item as it stands.
func (p *Exchange) Review(subject string, passed bool, opinion string, done func(wrong map[string]string)) {
	verdict := exchange.ToMend
	if passed {
		verdict = exchange.Passed
	}
	if opinion = strings.TrimSpace(opinion); opinion == "" && !passed {
		done(map[string]string{OpinionField: "没有写意见。写明改什么"})
		return
	}
	p.change(OpinionField, done, "记下了："+verdict.Label()+"。下一个包告诉村里", func(ctx context.Context) error {
		return p.desk.ReviewItem(ctx, subject, verdict, opinion)
	})
}

// ShowProof hands a copy of a proof to open.
func (p *Exchange) ShowProof(proof exchange.EvidenceBody, open func(path string)) {
	var path string
	p.run.Go(func(ctx context.Context) (err error) {
		path, err = p.desk.ShowProof(ctx, proof)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		open(path)
	})
}
