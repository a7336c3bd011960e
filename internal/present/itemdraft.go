package present

import (
	"context"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Fields of a draft, where a sentence about a mistake belongs. What cannot be
// told apart belongs to the whole draft.
const (
	DraftField     = ""
	TitleField     = "title"
	KindField      = "kind"
	AttributeField = "attribute"
	WhyField       = "withheld_reason"
	ExplainField   = "withheld_explanation"
	DecidedField   = "withheld_meeting"
	AudienceField  = "audience"
	GroupField     = "group"
	DocumentField  = "document"
	FormedField    = "formed"
	RouteField     = "route"
	BodyField      = "body"
	TableField     = "table"
)

// DraftModel is an item as its drafter writes it.
type DraftModel struct {
	Title    string // 新公开事项; 改稿子; 更正、变更
	Entry    string // of the catalogue, "" for none
	Item     disclosure.Item
	Text     disclosure.Revision
	Periods  []catalog.Period // of the entry's cadence, the newest first
	Routes   []office.Route
	Stations []string // that other items name
	Related  string   // title of the item that Relations binds to
	Reason   bool     // it was sent or posted: the change needs one
}

// RelationKind is how an item is bound to another one.
type RelationKind int

// The relations.
const (
	Unrelated    RelationKind = iota
	Interpreting              // 解读
	ResultOf                  // 预公开的结果
	Superseding               // 代替
)

// RelationOf says how an item is bound, and to which other.
func RelationOf(r disclosure.Relations) (RelationKind, string) {
	switch {
	case r.Interprets != "":
		return Interpreting, r.Interprets
	case r.ResultOf != "":
		return ResultOf, r.ResultOf
	case r.Supersedes != "":
		return Superseding, r.Supersedes
	}
	return Unrelated, ""
}

// DraftInput is what the drafter has filled in.
type DraftInput struct {
	Title          string
	Period         string // id; "" for none
	Kind           disclosure.Kind
	Attribute      disclosure.Attribute
	Withheld       disclosure.Withholding // where Attribute says so
	Audience       disclosure.Audience
	Group          string
	Flags          disclosure.Flags
	DocumentNumber string
	Formed         workday.Date
	Station        string
	Responsible    string
	Route          office.Route
	Relation       RelationKind
	Related        string // id
	Body           string
	Tables         []disclosure.Table
	Attachments    []disclosure.Attachment // kept
	Files          []string                // paths of new ones
	Reason         string
}

// Entries reads the entries of the catalogue that have the words in their
// name; words may be empty.
func (p *Items) Entries(words string, done func([]EntryChoice)) {
	var entries []catalog.Entry
	p.run.Go(func(ctx context.Context) (err error) {
		entries, err = p.desk.Catalogue(ctx)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		var choices []EntryChoice
		for _, e := range entries {
			if !e.Retired && strings.Contains(e.Domain+e.Name()+e.Code, strings.TrimSpace(words)) {
				choices = append(choices, EntryChoice{e.ID, e.Name(), strings.TrimSpace(e.Domain + "　" + e.Cadence.Label())})
			}
		}
		done(choices)
	})
}

// EntryChoice is an entry of the catalogue from which an item is drafted.
type EntryChoice struct{ ID, Name, Line string }

// Begin proposes an item for an entry of the catalogue; id may be empty.
func (p *Items) Begin(id string) {
	var draft desk.ItemDraft
	var routes []office.Route
	var entries []catalog.Entry
	var rules catalog.Rules
	p.opens.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if draft, err = p.desk.NewDraft(ctx, id); err != nil {
			return err
		}
		if routes, err = p.desk.Routes(ctx); err != nil {
			return err
		}
		if rules, err = p.desk.CoverageRules(ctx); err != nil {
			return err
		}
		entries, err = p.desk.Catalogue(ctx)
		return err
	}, func() {
		m := &DraftModel{Title: "新公开事项", Item: draft.Item, Text: draft.Text, Routes: routes, Stations: p.stations}
		if at := slices.IndexFunc(entries, func(e catalog.Entry) bool { return e.ID == id && id != "" }); at >= 0 {
			m.Entry, m.Periods = entries[at].Name(), periodsOf(&entries[at], rules, p.desk.Today())
			m.Item.Period = usualPeriod(m.Periods, p.desk.Today())
		}
		p.model.Draft = m
		p.view.Show(p.model)
	})
}

// Edit opens the newest text of the open item to be changed.
func (p *Items) Edit() {
	if p.item == nil {
		return
	}
	v, wanted := p.item, p.opens.start()
	m := &DraftModel{Title: "改稿子", Item: v.Item, Text: v.Text, Stations: p.stations, Reason: v.Item.At > 0}
	if m.Reason {
		m.Title = "更正、变更"
	}
	if v.Entry != nil {
		m.Entry = v.Entry.Name()
	}
	m.Text.Reason = ""
	p.run.Go(func(ctx context.Context) (err error) {
		if _, other := RelationOf(v.Item.Relations); other != "" {
			related, err := p.desk.Item(ctx, other)
			if err != nil {
				return err
			}
			m.Related = related.Item.Title
		}
		rules, err := p.desk.CoverageRules(ctx)
		if err != nil {
			return err
		}
		m.Periods = periodsOf(v.Entry, rules, p.desk.Today())
		m.Routes, err = p.desk.Routes(ctx)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			tell(p.view.Fail, err)
		default:
			if !slices.ContainsFunc(m.Routes, func(r office.Route) bool { return r.ID == v.Item.Route.ID }) {
				m.Routes = append(m.Routes, v.Item.Route)
			}
			p.model.Draft = m
			p.view.Show(p.model)
		}
	})
}

// PutAside closes the draft without keeping what was not saved, and leads back
// to the item that was open before.
func (p *Items) PutAside() {
	p.opens.start()
	p.model.Draft = nil
	p.view.Show(p.model)
	if p.model.Item != nil {
		p.Open(p.model.Item.ID)
	}
}

// draft is what was filled in, as the desk takes it.
func (p *Items) draft(in DraftInput) desk.ItemDraft {
	i := p.model.Draft.Item
	i.Title, i.Kind, i.Attribute, i.Audience = strings.TrimSpace(in.Title), in.Kind, in.Attribute, in.Audience
	i.Group, i.Flags, i.Withheld, i.Period = "", in.Flags, nil, in.Period
	if in.Audience == disclosure.SpecificGroup {
		i.Group = strings.TrimSpace(in.Group)
	}
	if in.Attribute == disclosure.Withhold {
		withheld := in.Withheld
		i.Withheld = &withheld
	}
	i.DocumentNumber, i.Formed = strings.TrimSpace(in.DocumentNumber), in.Formed
	i.Station, i.Responsible, i.Relations = strings.TrimSpace(in.Station), strings.TrimSpace(in.Responsible), disclosure.Relations{}
	switch in.Relation {
	case Interpreting:
		i.Relations.Interprets = in.Related
	case ResultOf:
		i.Relations.ResultOf = in.Related
	case Superseding:
		i.Relations.Supersedes = in.Related
	case Unrelated:
	}
	if i.At == 0 {
		i.Route = in.Route
	}
	text := disclosure.Revision{Title: i.Title, Body: in.Body, Tables: in.Tables, Attachments: in.Attachments, Reason: strings.TrimSpace(in.Reason)}
	return desk.ItemDraft{Item: i, Text: text, Files: in.Files}
}

// Save keeps the draft and, when it is to be submitted, sends it on its way;
// done is told what is wrong with which field.
func (p *Items) Save(in DraftInput, submit bool, done func(wrong map[string]string)) {
	if p.model.Draft == nil {
		return
	}
	draft := p.draft(in)
	if field, err := p.misfit(draft, submit); err != nil {
		done(map[string]string{field: sentenceOf(err)})
		return
	}
	var kept disclosure.Item
	var unsent error
	p.run.Go(func(ctx context.Context) (err error) {
		if kept, err = p.desk.SaveDraft(ctx, draft); err == nil && submit {
			_, unsent = p.desk.Submit(ctx, kept.ID)
		}
		return err
	}, func(err error) {
		if err != nil {
			field := DraftField
			if fault.CodeOf(err) == fault.Exists {
				field = DocumentField
			}
			tell(func(sentence string) { done(map[string]string{field: sentence}) }, err)
			return
		}
		done(nil)
		if unsent != nil {
			tell(p.view.Fail, unsent)
		} else {
			p.view.Say(savedWords(kept, submit))
		}
		p.model.Draft = nil
		p.Load()
		p.Open(kept.ID)
	})
}

func savedWords(kept disclosure.Item, submit bool) string {
	if submit {
		return "已送" + nextStep(&kept)
	}
	return "已保存"
}

// remedy puts right what one field can have wrong.
type remedy struct {
	field string
	apply func(*desk.ItemDraft)
}

// remedies are in the order in which they are tried: the narrower before the
// wider.
func (p *Items) remedies() []remedy {
	return []remedy{
		{TitleField, func(d *desk.ItemDraft) { d.Item.Title, d.Text.Title = "标题", "标题" }},
		{KindField, func(d *desk.ItemDraft) { d.Item.Kind = disclosure.VillageAffair }},
		{AudienceField, func(d *desk.ItemDraft) {
			if d.Item.Audience.Label() == "" {
				d.Item.Audience = disclosure.Everyone
			}
		}},
		{GroupField, func(d *desk.ItemDraft) { d.Item.Group = "村民" }},
		{FormedField, func(d *desk.ItemDraft) { d.Item.Formed = p.desk.Today() }},
		{WhyField, p.withheld(func(w *disclosure.Withholding) { w.Reason = disclosure.StateSecret })},
		{ExplainField, p.withheld(func(w *disclosure.Withholding) { w.Explanation = "说明" })},
		{DecidedField, p.withheld(func(w *disclosure.Withholding) { w.Meeting = "会议" })},
		{RouteField, func(d *desk.ItemDraft) { d.Item.Route = office.VillageRoute().WithAudit() }},
		{RouteField, func(d *desk.ItemDraft) { d.Item.Route = office.WithholdingRoute() }},
		{AttributeField, func(d *desk.ItemDraft) { d.Item.Attribute = disclosure.Proactive }},
		{ReasonField, func(d *desk.ItemDraft) { d.Text.Reason = "原因" }},
		{BodyField, func(d *desk.ItemDraft) { d.Text.Body = "正文" }},
		{TableField, func(d *desk.ItemDraft) {
			d.Text.Tables = []disclosure.Table{{Header: []string{"列"}, Rows: [][]string{{"格"}}}}
		}},
	}
}

func (p *Items) withheld(apply func(*disclosure.Withholding)) func(*desk.ItemDraft) {
	return func(d *desk.ItemDraft) {
		if d.Item.Withheld != nil {
			w := *d.Item.Withheld
			apply(&w)
			d.Item.Withheld = &w
		}
	}
}

// misfit reports the first rule that a draft breaks, and by which field: the
// one with which, put right, the rule has something else to say or nothing.
func (p *Items) misfit(d desk.ItemDraft, submit bool) (field string, err error) {
	err = p.ruleOf(d, submit)
	if err == nil {
		return "", nil
	}
	for _, r := range p.remedies() {
		better := d
		r.apply(&better)
		if after := p.ruleOf(better, submit); after == nil || sentenceOf(after) != sentenceOf(err) {
			return r.field, err
		}
	}
	return DraftField, err
}

// ruleOf tries a draft on the rules.
func (p *Items) ruleOf(d desk.ItemDraft, submit bool) error {
	if err := d.Item.Validate(p.desk.Today()); err != nil {
		return err
	}
	text := d.Text
	if len(d.Files) > 0 { // they become attachments
		text.Attachments = append(slices.Clone(text.Attachments), disclosure.Attachment{Name: d.Files[0]})
	}
	item, _, err := d.Item.Revise(text)
	if err != nil || !submit {
		return err
	}
	if item.Flags.Financial && p.desk.Organ().Level != office.Village {
		item.Route = item.Route.WithAudit()
	}
	_, err = item.Submit(p.desk.Today())
	return err
}
