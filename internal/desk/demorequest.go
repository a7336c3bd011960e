package desk

import (
	"context"
	"path/filepath"

	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

const (
	demoReplyDays      = 20 // working days that the town has, 条例第三十三条
	demoSupplementDays = 10 // working days that the town gives
)

// demoRequest is a request on its way through the town. Every act comes so many
// working days after the one before it; the handler does what the leaders do
// not.
type demoRequest struct {
	story  *demoStory
	day    workday.Date // of the newest act
	id     string
	letter string // the newest one
}

// registered enters a request that was handed in at the counter.
func (s *demoStory) registered(day workday.Date, applicant string, kind request.ApplicantKind, identity request.Identity, subject string) *demoRequest {
	p := &demoRequest{story: s, day: day}
	return p.then(0, office.Drafter, func(ctx context.Context, d *Desk) error {
		lines, err := d.RegisterRequest(ctx, Registration{
			Matter: request.Disclosure, Applicant: applicant, Kind: kind, Channel: request.InPerson,
			Facts: request.ReceiptFacts{Submitted: d.Today()}, Subjects: []string{subject}, Delivery: "纸质，当面领取", Identity: identity,
			Papers: []DossierPaper{{Path: filepath.Join(s.photos, demoPaper), What: "身份证明", Private: true}},
		})
		if err == nil {
			p.id = lines[0].ID
		}
		return err
	}).told(0, demoReplyDays, LetterOrder{Code: "N01"})
}

// then plans the next act.
func (p *demoRequest) then(days int, who office.Role, act func(context.Context, *Desk) error) *demoRequest {
	p.day = p.story.after(p.day, days)
	p.story.on(p.day, who, act)
	return p
}

func (p *demoRequest) moved(days int, to request.Stage) *demoRequest {
	return p.then(days, office.Drafter, func(ctx context.Context, d *Desk) error { return d.MoveRequest(ctx, p.id, RequestMove{To: to}) })
}

// sent issues a letter.
func (p *demoRequest) sent(days int, order LetterOrder) *demoRequest {
	return p.then(days, office.Drafter, func(ctx context.Context, d *Desk) error {
		issued, err := d.IssueLetter(ctx, p.id, order)
		p.letter = issued.ID
		return err
	})
}

// told is sent for a letter that says when a term of so many working days ends.
// Where the calendar does not know the days, no such letter can be issued.
func (p *demoRequest) told(days, term int, order LetterOrder) *demoRequest {
	last, err := p.story.calendar.Deadline(p.story.after(p.day, days), term)
	if err != nil || last.Estimated() {
		return p
	}
	return p.sent(days, order)
}

// served records that the newest letter arrived.
func (p *demoRequest) served(days int, way, receiver string) *demoRequest {
	return p.then(days, office.Drafter, func(ctx context.Context, d *Desk) error {
		return d.ServeLetter(ctx, p.id, p.letter, ServiceInput{Way: way, Receiver: receiver})
	})
}

// consulted asks a third party about a part and tells the applicant.
func (p *demoRequest) consulted(days int, whom, matter string) *demoRequest {
	order := LetterOrder{Code: "N04", Ref: whom, Values: demoWords(map[request.Field]string{request.FieldThirdPartyMatter: matter})}
	return p.sent(days, order).served(0, "直接送达", whom).sent(0, LetterOrder{Code: "N05"})
}

// heard records the opinion of a third party.
func (p *demoRequest) heard(days int, whom, opinion string) *demoRequest {
	return p.then(days, office.Drafter, func(ctx context.Context, d *Desk) error {
		return d.NoteRequestEvent(ctx, p.id, request.Event{Kind: request.ConsultAnswered, Ref: whom, Note: opinion})
	})
}

// drafted writes the answer and sends it to be signed.
func (p *demoRequest) drafted(days int, order LetterOrder) *demoRequest {
	return p.moved(days, request.DraftingReply).then(0, office.Drafter, func(ctx context.Context, d *Desk) error {
		return d.AnswerRequest(ctx, p.id, order)
	}).moved(1, request.SigningReply)
}

// answered has a drafted answer signed, sent and served.
func (p *demoRequest) answered(code request.LetterCode, way, receiver string) *demoRequest {
	return p.then(1, office.Deputy, func(ctx context.Context, d *Desk) error {
		return d.ApproveRequest(ctx, p.id, ApprovalInput{For: request.ApproveReply})
	}).sent(1, LetterOrder{Code: code}).served(2, way, receiver)
}

// demoWords are what a handler writes into a letter.
func demoWords(words map[request.Field]string) map[request.Field]request.Value {
	given := map[request.Field]request.Value{}
	for field, text := range words {
		given[field] = request.TextValue(text)
	}
	return given
}
