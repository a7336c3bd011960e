package desk

import (
	"bytes"
	"context"
	"slices"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// speaker makes statements inside a change.
type speaker struct {
	desk *Desk
	tx   *store.Tx
	id   *voice
	next map[exchange.Stream]int
	made int
}

func (d *Desk) speaker(tx *store.Tx, id *voice) *speaker {
	return &speaker{desk: d, tx: tx, id: id, next: map[exchange.Stream]int{}}
}

// state makes a statement to an organ, or to every partner for "".
func (s *speaker) state(to string, b exchange.Body, subject string, supersedes []string) error {
	stream := exchange.Stream{Origin: s.id.own.Organ.ID, Series: s.id.secret.Series, To: to}
	if s.next[stream] == 0 {
		next, err := s.tx.NextSeq(stream)
		if err != nil {
			return err
		}
		s.next[stream] = next
	}
	made, err := exchange.New(stream, s.next[stream], s.desk.Today(), b, subject, supersedes...)
	if err != nil {
		return err
	}
	if err := exchange.Permit(&made, s.id.own.Organ); err != nil {
		return fault.New(fault.NotAllowed, "%s不由本单位来说", b.Kind().Label())
	}
	if made, err = made.Sign(s.id.key); err != nil {
		return err
	}
	s.next[stream]++
	s.made++
	return store.Statements.Add(s.tx, &made, made.Kind.Label())
}

// decide states what a person decided: it supersedes whatever stands.
func (s *speaker) decide(ctx context.Context, to string, b exchange.Body, subject string) error {
	about, err := s.desk.office.StatementsAbout(ctx, s.tx, b.Kind(), subject)
	if err != nil {
		return err
	}
	var supersedes []string
	for _, v := range exchange.Values(about) {
		supersedes = v.HeadIDs()
	}
	return s.state(to, b, subject, supersedes)
}

// project states what follows from the office's own records when it changed. A
// conflict is left to a person: only the office's own word in it goes on.
func (s *speaker) project(standing *exchange.Value, b exchange.Body, subject string) error {
	if standing == nil {
		return s.state("", b, subject, nil)
	}
	content, err := exchange.New(exchange.Stream{}, 1, s.desk.Today(), b, subject)
	if err != nil {
		return err
	}
	said := func(h exchange.Statement) bool { return bytes.Equal(h.Body, content.Body) }
	if slices.ContainsFunc(standing.Heads, said) {
		return nil
	}
	supersedes := standing.HeadIDs()
	if standing.Conflict() {
		supersedes = nil
		for _, h := range standing.Heads {
			if h.Origin == s.id.own.Organ.ID && h.Series == s.id.secret.Series {
				supersedes = append(supersedes, h.ID)
			}
		}
	}
	return s.state("", b, subject, supersedes)
}

// say makes one statement that a person decided.
func (d *Desk) say(ctx context.Context, to string, b exchange.Body, subject string) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	i, err := d.speaking(ctx)
	if err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return d.speaker(tx, &i).decide(ctx, to, b, subject) })
}

// GiveTask gives a task to a village, or to all for "". It returns the task's id;
// one with an id that is known changes that task.
func (d *Desk) GiveTask(ctx context.Context, id, village string, task exchange.TaskBody) (string, error) {
	to := ""
	if village != "" {
		p, err := d.partner(ctx, d.office.Reader(), village)
		if err != nil {
			return "", err
		}
		if to = p.Organ.ID; to == "" {
			return "", fault.New(fault.Conflict, "还没有收过“%s”的包。收到它的第一个包以后再单独给它任务", partnerName(&p))
		}
	}
	if id == "" {
		id = store.NewID()
	}
	if task.EntryID != "" && task.EntryName == "" {
		entry, err := store.Entries.Get(ctx, d.office, task.EntryID)
		if err != nil {
			return "", err
		}
		task.EntryName = entry.Name()
	}
	return id, d.say(ctx, to, &task, id)
}

// ReviewItem says what the town found of a village's item as it stands.
// subject is that of the item.
func (d *Desk) ReviewItem(ctx context.Context, subject string, verdict exchange.Verdict, opinion string) error {
	about, err := d.office.StatementsAbout(ctx, d.office.Reader(), exchange.Item, subject)
	if err != nil {
		return err
	}
	values := exchange.Values(about)
	if len(values) == 0 {
		return fault.New(fault.NotFound, "没有这一件公开事项，可能村里还没有报来。先收村里的包")
	}
	village := values[0].Newest().Origin
	return d.say(ctx, village, &exchange.ReviewBody{Seen: sortedIDs(values[0]), Verdict: verdict, Opinion: opinion}, subject)
}

func sortedIDs(v exchange.Value) []string { return slices.Sorted(slices.Values(v.HeadIDs())) }

// AnswerTask answers a task. A town names the village that it answers for.
func (d *Desk) AnswerTask(ctx context.Context, village, task string, answer exchange.AnswerBody) error {
	given, err := d.office.StatementsAbout(ctx, d.office.Reader(), exchange.Task, task)
	if err == nil && len(given) == 0 {
		err = fault.New(fault.NotFound, "没有这个任务，核对编号")
	}
	if err != nil {
		return err
	}
	about, to, err := d.behalf(ctx, village)
	if err != nil {
		return err
	}
	return d.say(ctx, to, &answer, exchange.SubjectOf(about, task))
}

// StateFigures reports a table of a period. A town names the village that it
// reports for.
func (d *Desk) StateFigures(ctx context.Context, village string, figures exchange.FiguresBody) error {
	about, to, err := d.behalf(ctx, village)
	if err != nil {
		return err
	}
	return d.say(ctx, to, &figures, exchange.SubjectOf(about, figures.Period, figures.Name))
}

// behalf says for whom a statement is made: a village speaks of itself to all, a
// town of the village it names, to that one.
func (d *Desk) behalf(ctx context.Context, village string) (about, to string, err error) {
	if !exchange.IsAbove(d.Organ().Level) {
		if village != "" {
			return "", "", fault.New(fault.NotAllowed, "村只能报自己的，不能代别的村")
		}
		return d.Organ().ID, "", nil
	}
	if village == "" {
		return "", "", fault.New(fault.Invalid, "没有写代哪个村")
	}
	p, err := d.partner(ctx, d.office.Reader(), village)
	if err == nil && p.Organ.ID == "" {
		err = fault.New(fault.Conflict, "还没有收过“%s”的包，不能代它报", partnerName(&p))
	}
	return p.Organ.ID, p.Organ.ID, err
}

// ExchangeConflict is a subject about which two statements stand.
type ExchangeConflict struct {
	Kind    exchange.Kind  `json:"kind"`
	Subject string         `json:"subject"`
	Sides   []ConflictSide `json:"sides"`
	Mine    bool           `json:"mine"` // this office may settle it
}

// ConflictSide is one of the statements.
type ConflictSide struct {
	ID    string `json:"id"`
	From  string `json:"from"` // name of the office that made it
	Made  string `json:"made"` // day
	Words string `json:"words"`
}

// Conflicts lists the subjects about which statements stand against each other.
func (d *Desk) Conflicts(ctx context.Context) ([]ExchangeConflict, error) {
	// An office may name two keys; both hold.
	kinds := slices.DeleteFunc(exchange.Kinds(), func(k exchange.Kind) bool { return k == exchange.NewKey })
	all, err := d.office.StatementsOf(ctx, d.office.Reader(), kinds...)
	if err != nil {
		return nil, err
	}
	names, err := d.organNames(ctx)
	if err != nil {
		return nil, err
	}
	conflicts := []ExchangeConflict{}
	for _, v := range exchange.Conflicts(exchange.Values(all)) {
		c := ExchangeConflict{Kind: v.Kind, Subject: v.Subject, Mine: exchange.MayState(v.Kind, v.Subject, d.Organ())}
		for _, h := range v.Heads {
			b, err := h.Content()
			if err != nil {
				return nil, err
			}
			c.Sides = append(c.Sides, ConflictSide{h.ID, names[h.Origin], h.Made.String(), b.Words()})
		}
		conflicts = append(conflicts, c)
	}
	return conflicts, nil
}

// organNames are the names of the offices that speak here, by id.
func (d *Desk) organNames(ctx context.Context) (map[string]string, error) {
	names := map[string]string{d.Organ().ID: d.Organ().Name}
	partners, err := d.office.AllPartners(ctx, d.office.Reader())
	for _, p := range partners {
		if p.Into == "" && p.Organ.ID != "" {
			names[p.Organ.ID] = p.Organ.Name
		}
	}
	return names, err
}

// Resolve settles a conflict: what the kept statement says is said again, and
// supersedes every side. The others stay on record.
func (d *Desk) Resolve(ctx context.Context, kind exchange.Kind, subject, keep string) error {
	about, err := d.office.StatementsAbout(ctx, d.office.Reader(), kind, subject)
	if err != nil {
		return err
	}
	for _, v := range exchange.Values(about) {
		at := slices.IndexFunc(v.Heads, func(h exchange.Statement) bool { return h.ID == keep })
		if !v.Conflict() || at < 0 {
			continue
		}
		if !exchange.MayState(kind, subject, d.Organ()) {
			return fault.New(fault.NotAllowed, "这一处由报来的单位定，本单位不能改。告诉对方")
		}
		b, err := v.Heads[at].Content()
		if err != nil {
			return err
		}
		to := v.Heads[at].To
		if exchange.IsAbove(d.Organ().Level) && v.Heads[at].About() != "" && v.Heads[at].About() != d.Organ().ID {
			to = v.Heads[at].About()
		} else if !exchange.IsAbove(d.Organ().Level) {
			to = ""
		}
		return d.say(ctx, to, b, subject)
	}
	return fault.New(fault.NotFound, "这一处没有两种说法，或者要留的那一种不在其中。再看一遍清单")
}
