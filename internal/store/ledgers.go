package store

import (
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/request"
)

// Applications is the register of 依申请公开.
var Applications = &Ledger[request.Application]{
	table: "application",
	columns: []string{
		"number", "received", "applicant", "kind", "channel", "subject", "delivery",
		"supplement_notified", "supplemented", "outcome", "reply_number", "closed", "note", "begun", "ended",
	},
	id: func(a *request.Application) *string { return &a.ID },
	values: func(a *request.Application) []any {
		return []any{
			a.Number, a.Received.String(), a.Applicant, string(a.Kind), string(a.Channel), a.Subject, a.Delivery,
			a.SupplementNotified.String(), a.Supplemented.String(), string(a.Outcome), a.ReplyNumber, a.Closed.String(), a.Note,
			int64(a.Received.Year), int64(a.Closed.Year),
		}
	},
	targets: func(a *request.Application) []any {
		return []any{
			&a.Number, dateColumn{&a.Received}, &a.Applicant, &a.Kind, &a.Channel, &a.Subject, &a.Delivery,
			dateColumn{&a.SupplementNotified}, dateColumn{&a.Supplemented}, &a.Outcome, &a.ReplyNumber, dateColumn{&a.Closed}, &a.Note,
			unread{}, unread{},
		}
	},
	found: func(a *request.Application) SearchEntry {
		return SearchEntry{
			ID: a.ID, Kind: FoundApplication, Title: a.Subject, Number: a.Number, Text: a.ReplyNumber, Date: a.Received,
			Guard: SeesApplicants, Guarded: lines(a.Applicant, a.Note), // a note may say who the applicant is
		}
	},
}

// SeesApplicants is the audience of what identifies an applicant.
const SeesApplicants = "applicant_data"

// Cases is the register of 行政复议 and 行政诉讼.
var Cases = &Ledger[request.Case]{
	table:   "legal_case",
	columns: []string{"number", "kind", "received", "result", "concluded", "concluded_year", "note", "begun"},
	id:      func(c *request.Case) *string { return &c.ID },
	values: func(c *request.Case) []any {
		return []any{c.Number, string(c.Kind), c.Received.String(), string(c.Result), c.Concluded.String(), int64(c.ConcludedYear), c.Note, int64(c.Received.Year)}
	},
	targets: func(c *request.Case) []any {
		return []any{&c.Number, &c.Kind, dateColumn{&c.Received}, &c.Result, dateColumn{&c.Concluded}, &c.ConcludedYear, &c.Note, unread{}}
	},
	found: func(c *request.Case) SearchEntry {
		return SearchEntry{ID: c.ID, Kind: FoundCase, Number: c.Number, Text: c.Note, Date: c.Received}
	},
}

// Documents is the register of 规章 and 行政规范性文件.
var Documents = &Ledger[disclosure.Document]{
	table:   "document",
	columns: []string{"kind", "title", "number", "made", "abolished", "note", "begun", "ended"},
	id:      func(d *disclosure.Document) *string { return &d.ID },
	values: func(d *disclosure.Document) []any {
		return []any{string(d.Kind), d.Title, d.Number, d.Made.String(), d.Abolished.String(), d.Note, int64(d.Made.Year), int64(d.Abolished.Year)}
	},
	targets: func(d *disclosure.Document) []any {
		return []any{&d.Kind, &d.Title, &d.Number, dateColumn{&d.Made}, dateColumn{&d.Abolished}, &d.Note, unread{}, unread{}}
	},
	found: func(d *disclosure.Document) SearchEntry {
		return SearchEntry{ID: d.ID, Kind: FoundDocument, Title: d.Title, Number: d.Number, Text: d.Note, Date: d.Made}
	},
}

// lines puts the texts that there are one below the other.
func lines(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}

// Acts holds the monthly figures of administrative acts.
var Acts = &Ledger[annual.Act]{
	table:   "act",
	columns: []string{"kind", "year", "month", "quantity", "note"},
	id:      func(a *annual.Act) *string { return &a.ID },
	values: func(a *annual.Act) []any {
		return []any{string(a.Kind), int64(a.Year), int64(a.Month), a.Quantity, a.Note}
	},
	targets: func(a *annual.Act) []any {
		return []any{&a.Kind, &a.Year, &a.Month, &a.Quantity, &a.Note}
	},
}
