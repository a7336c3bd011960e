package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// The fields of an entry's form that are no column of their own.
const (
	EntryOther catalog.Field = "其他渠道"
	EntryGroup catalog.Field = "特定群众"
)

// EntryModel is the entry that is open.
type EntryModel struct {
	Entry  catalog.Entry
	New    bool
	Title  string
	Status string
	Tone   Tone
	Why    string // why it is 待核 or out of use
	Other  string // how many more there are of its 领域
}

// NewEntry opens the form of an entry that is not there yet, of the 领域 that is
// listed.
func (c *Catalogue) NewEntry() {
	e := catalog.Entry{Domain: c.choice.domain, Mode: catalog.Mode{Proactive: true}, Audience: catalog.Audience{Public: true}, Body: c.desk.Organ().Name}
	c.model.Tab = CatalogueEntries
	c.model.Entry = &EntryModel{Entry: e, New: true, Title: "新目录事项", Status: e.Status()}
	c.view.Show(c.model)
}

// Open opens an entry.
func (c *Catalogue) Open(id string) {
	c.model.Tab, c.model.Entry = CatalogueEntries, c.entryModel(id)
	c.view.Show(c.model)
}

// Close goes back to the table.
func (c *Catalogue) Close() {
	c.model.Entry = nil
	c.view.Show(c.model)
}

// entryModel is an entry as its page shows it; nil when it is not there.
func (c *Catalogue) entryModel(id string) *EntryModel {
	at := slices.IndexFunc(c.entries, func(e catalog.Entry) bool { return e.ID == id })
	if at < 0 {
		return nil
	}
	e := c.entries[at]
	row, same := entryRow(e), 0
	for _, other := range c.entries {
		if other.Domain == e.Domain {
			same++
		}
	}
	m := &EntryModel{Entry: e, Title: oneLine(e.Name()), Status: e.Status(), Tone: row.Tone, Why: row.Why}
	if e.Domain != "" {
		m.Other = fmt.Sprintf("第%d条　%s　同领域%d条", e.Position, e.Domain, same)
	}
	return m
}

// Save keeps the open entry; done is told what is wrong, by field, or nothing.
func (c *Catalogue) Save(e catalog.Entry, done func(wrong map[catalog.Field]string)) {
	e = e.Normal()
	if err := e.Validate(); err != nil {
		if at := fieldOf(err); at != "" {
			done(map[catalog.Field]string{at: fault.Sentence(err)})
			return
		}
		tell(c.view.Fail, err)
		return
	}
	var kept catalog.Entry
	c.run.Go(func(ctx context.Context) (err error) {
		kept, err = c.desk.KeepEntry(ctx, e)
		return err
	}, func(err error) {
		if err != nil {
			tell(c.view.Fail, err)
			return
		}
		done(nil)
		c.model.Entry = nil
		c.reload(func() { c.view.Say("已保存：" + oneLine(kept.Name())) })
	})
}

// fieldOf finds the field that a refusal speaks of.
func fieldOf(err error) catalog.Field {
	sentence := fault.Sentence(err)
	at, found := catalog.Field(""), len(sentence)
	for _, f := range append(catalog.Fields(), EntryOther, EntryGroup) {
		if i := strings.LastIndex(sentence, "的"+string(f)); i >= 0 && i < found {
			at, found = f, i
		}
	}
	switch {
	case strings.Contains(sentence, "没有写一级事项"):
		return catalog.FieldCategory1
	case strings.Contains(sentence, "公开渠道"):
		return catalog.FieldChannels
	}
	return at
}

// Retire puts the open entry out of use; Reactivate takes it back; Confirm
// makes one that was 待核 one in use, with where it comes from.
func (c *Catalogue) Retire(why string) {
	c.change("已停用", func(ctx context.Context, id string) (catalog.Entry, error) { return c.desk.RetireEntry(ctx, id, why) }, nil)
}

// Reactivate takes the open entry into use again.
func (c *Catalogue) Reactivate() {
	c.change("已恢复使用", c.desk.ReactivateEntry, nil)
}

// Confirm records the source of the open entry; done is told what is wrong
// with it, or "".
func (c *Catalogue) Confirm(source string, done func(wrong string)) {
	c.change("出处已核实", func(ctx context.Context, id string) (catalog.Entry, error) {
		return c.desk.ConfirmEntry(ctx, id, source)
	}, done)
}

// change changes the open entry and says so.
func (c *Catalogue) change(said string, act func(ctx context.Context, id string) (catalog.Entry, error), done func(wrong string)) {
	if c.model.Entry == nil || c.model.Entry.New {
		return
	}
	id, name := c.model.Entry.Entry.ID, c.model.Entry.Title
	c.run.Go(func(ctx context.Context) error {
		_, err := act(ctx, id)
		return err
	}, func(err error) {
		switch {
		case err != nil && done != nil && fault.CodeOf(err) == fault.Invalid:
			done(fault.Sentence(err))
		case err != nil:
			tell(c.view.Fail, err)
		default:
			if done != nil {
				done("")
			}
			c.reload(func() { c.view.Say(said + "：" + name) })
		}
	})
}

// LimitHelp says how a 公开时限 is understood, so that a clerk sees what the
// clock of its items will count.
func LimitHelp(text string) string {
	limit := catalog.ReadTimeLimit(text)
	words := "没有写天数的，按20个工作日提醒"
	if !limit.Within.IsZero() {
		from := "形成"
		if limit.Start != "" {
			from = limit.Start
		}
		words = "从" + from + "起" + limit.Within.String() + "内提醒"
	}
	if !limit.Notice.IsZero() {
		words += "，公示" + limit.Notice.String()
	}
	if suggested, _ := catalog.SuggestCadence(text); suggested != "" {
		words += "；周期可选" + suggested.Label()
	}
	return words + "。"
}
