package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/exchange"
	"zwgk/internal/workday"
)

// ExchangeTask is a task that the village was given.
type ExchangeTask struct {
	ID    string
	Title string
	Due   string // 10月15日前
	Left  string // 还有5天
	State exchange.TaskState
	Word  string
	Line  string // what it was done by, what the town found
	Open  bool   // something is to be done
	Facts []RequestFact
}

func exchangeTasks(tasks []desk.MyTask, today workday.Date) (rows []ExchangeTask) {
	for _, t := range tasks {
		row := ExchangeTask{ID: t.Task.ID, Title: t.Task.Title, State: t.Cell.State, Word: t.Cell.State.Label()}
		row.Due = monthDay(t.Task.Due) + "前"
		whole := fmt.Sprintf("%s（%s）前", t.Task.Due.Chinese(), t.Task.Due.ChineseWeekday())
		switch t.Cell.State {
		case exchange.TaskMissing, exchange.TaskNotYet, exchange.TaskToMend:
			row.Open, row.Left = true, daysWords(today.DaysUntil(t.Task.Due))
		case exchange.TaskDone, exchange.TaskLate, exchange.TaskWaiting, exchange.TaskNotAsked:
		}
		row.Line = strings.Trim(t.Cell.Title+"，"+t.Cell.Opinion, "，")
		row.Facts = []RequestFact{{"期限", strings.Trim(whole+"，"+row.Left, "，")}, {"布置", t.Task.Given.Chinese()}}
		for _, f := range []RequestFact{{"事项", t.Task.EntryName}, {"周期", t.Task.Period}, {"要求", t.Task.Text}, {"用哪一件办的", t.Cell.Title}, {"意见", t.Cell.Opinion}} {
			if f.Text != "" {
				row.Facts = append(row.Facts, f)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func daysWords(days int) string {
	switch {
	case days < 0:
		return fmt.Sprintf("过了%d天", -days)
	case days == 0:
		return "今天到期"
	}
	return fmt.Sprintf("还有%d天", days)
}

// AnswerItems are the village's own items that an answer can name, after none.
func (p *Exchange) AnswerItems() []string {
	words := []string{"不指明"}
	for _, row := range p.read.items {
		words = append(words, fmt.Sprintf("%s（%s公布）", row.Title, monthDay(row.Posted)))
	}
	return words
}

// AnswerDay is the day on which an item was published, to be filled in; zero
// for none.
func (p *Exchange) AnswerDay(item int) workday.Date {
	if item < 1 || item > len(p.read.items) {
		return workday.Date{}
	}
	return p.read.items[item-1].Posted
}

// DayField is the day on which a task was done.
const DayField = "day"

// AnswerInput is an answer to a task as a clerk writes it.
type AnswerInput struct {
	Done bool
	Item int // of AnswerItems
	On   workday.Date
	Note string
}

// Answer answers a task. It goes with the next package.
func (p *Exchange) Answer(task string, in AnswerInput, done func(wrong map[string]string)) {
	answer := exchange.AnswerBody{Done: in.Done, Note: strings.TrimSpace(in.Note)}
	switch {
	case in.Done && in.On.IsZero():
		done(map[string]string{DayField: "没有写哪天办的"})
		return
	case in.Done && in.On.After(p.desk.Today()):
		done(map[string]string{DayField: "办完的日期在今天以后。核对日期"})
		return
	case !in.Done && answer.Note == "":
		done(map[string]string{ReasonField: "没有办的写明原因"})
		return
	case in.Done:
		answer.On = in.On
		if in.Item > 0 && in.Item <= len(p.read.items) {
			answer.Item = p.read.items[in.Item-1].ID
		}
	}
	p.change(ReasonField, done, "回复记下了，下一个包带给乡镇", func(ctx context.Context) error {
		return p.desk.AnswerTask(ctx, "", task, answer)
	})
}

// ExchangeOffer is what the town's catalogue changes in the village's own.
type ExchangeOffer struct {
	Rows    []ExchangeOfferRow
	Summary string // 新增2，改动1，没有变化30
	None    string // why there is nothing to take over
	MayNot  string // why this person cannot take it over
}

// ExchangeOfferRow is one entry that would change.
type ExchangeOfferRow struct {
	Name  string
	New   bool
	What  string // 新增, or 改动
	Lines []string
}

func exchangeOffer(d catalog.Differences) ExchangeOffer {
	offer := ExchangeOffer{Summary: fmt.Sprintf("新增%s，改动%s，没有变化%s", thousands(len(d.Added)), thousands(len(d.Changed)), thousands(d.Same))}
	if d.Reordered {
		offer.Summary += "，顺序有变"
	}
	switch {
	case d.None() && d.Same == 0:
		offer.None = "还没有收到乡镇的目录"
	case d.None():
		offer.None = "和乡镇的目录一致"
	}
	for _, e := range d.Added {
		offer.Rows = append(offer.Rows, ExchangeOfferRow{Name: e.Name(), New: true, What: "新增", Lines: []string{"乡镇目录里有，本村没有"}})
	}
	for _, c := range d.Changed {
		row := ExchangeOfferRow{Name: c.New.Name(), What: "改动"}
		for _, f := range c.Fields {
			row.Lines = append(row.Lines, fmt.Sprintf("%s：由“%s”改为“%s”", f.Field, oneLine(f.Old), oneLine(f.New)))
		}
		offer.Rows = append(offer.Rows, row)
	}
	if len(offer.Rows) == 0 && d.Reordered {
		offer.Rows = []ExchangeOfferRow{{Name: "顺序", What: "改动", Lines: []string{"事项的顺序照乡镇的目录"}}}
	}
	return offer
}

// ApplyOffer takes over the town's catalogue. What only the village has stays.
func (p *Exchange) ApplyOffer() {
	p.change("", nil, "照乡镇目录改好了，本村自己的事项没有动", func(ctx context.Context) error {
		_, err := p.desk.ApplyCatalogue(ctx)
		return err
	})
}

// ExchangeConflict is a subject about which two statements stand.
type ExchangeConflict struct {
	Kind    exchange.Kind
	Subject string
	Name    string // 回复：河东村，公布防汛责任人
	Sides   []ExchangeSide
	Why     string // it is not this office's to settle
}

// ExchangeSide is one of the statements.
type ExchangeSide struct{ ID, From, Made, Words string }

func (r *exchangeRead) conflictRows() (rows []ExchangeConflict) {
	for _, c := range r.conflicts {
		row := ExchangeConflict{Kind: c.Kind, Subject: c.Subject, Name: r.topic(c.Kind, c.Subject)}
		if !c.Mine {
			row.Why = "这一处由报来的单位定，本单位不能改。告诉对方"
		}
		for _, s := range c.Sides {
			row.Sides = append(row.Sides, ExchangeSide{s.ID, s.From, dayAsSpoken(s.Made), s.Words})
		}
		rows = append(rows, row)
	}
	return rows
}

// topic names what a conflict is about as far as it is known here.
func (r *exchangeRead) topic(kind exchange.Kind, subject string) string {
	names := map[string]string{}
	for _, row := range r.board.Rows {
		names[row.Village.ID] = row.Village.Name
	}
	for _, t := range r.board.Tasks {
		names[t.ID] = t.Title
	}
	for _, t := range r.tasks {
		names[t.Task.ID] = t.Task.Title
	}
	var known []string
	for _, part := range exchange.SubjectParts(subject) {
		if names[part] != "" {
			known = append(known, names[part])
		}
	}
	if len(known) == 0 {
		return kind.Label()
	}
	return kind.Label() + "：" + strings.Join(known, "，")
}

// Keep settles a conflict: the statement with an id stands, the others stay on
// record.
func (p *Exchange) Keep(c ExchangeConflict, id string) {
	p.change("", nil, "定下了，下一个包告诉对方", func(ctx context.Context) error {
		return p.desk.Resolve(ctx, c.Kind, c.Subject, id)
	})
}
