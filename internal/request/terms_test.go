package request_test

import (
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/request"
)

func TestTerms(t *testing.T) {
	calendar := builtIn(t)
	for _, c := range []struct {
		code, from, last string
		estimated        bool
	}{
		{"T2", "2026-09-14", "2026-09-22", false},
		{"T5", "2026-09-14", "2026-10-16", false},
		{"T7", "2026-09-14", "2026-10-10", false},
		{"T11", "2026-09-14", "2026-10-16", false},
		{"T15", "2026-03-02", "2026-05-06", false}, // May 1 is in the holiday, which ends on the 5th
		{"T15", "2026-03-10", "2026-05-09", false}, // a Saturday that is worked
		{"T15", "2026-01-06", "2026-03-09", false}, // a Saturday
		{"T17", "2026-03-16", "2026-09-16", false},
		{"T17", "2026-04-01", "2026-10-08", false},
		{"T17", "2025-08-31", "2026-02-28", false}, // a month without a 31st; the 28th is worked
		{"T17", "2026-08-31", "2027-03-01", true},  // a Sunday, by Monday to Friday only
		{"T18", "2026-03-02", "2026-03-17", false},
		{"T18", "2026-03-06", "2026-03-23", false}, // a Saturday
	} {
		term, err := request.TermOf(c.code)
		if err != nil {
			t.Fatal(err)
		}
		last, estimated, err := term.LastDay(calendar, date(c.from))
		if err != nil || last != date(c.last) || estimated != c.estimated {
			t.Errorf("%s %s from %s: %v, estimated %v, %v; want %s", c.code, term.Matter, c.from, last, estimated, err, c.last)
		}
	}
	for _, term := range request.Terms() {
		if term.Basis == "" || term.Certainty.Label() == "" || (term.Unit == request.NoFixedTerm) != (term.Length == 0) {
			t.Errorf("%+v", term)
		}
	}
	reasonable, _ := request.TermOf("T3")
	_, _, err := reasonable.LastDay(calendar, date("2026-03-02"))
	refused(t, "T3", err, "没有定天数")
	if _, err := request.TermOf("T99"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("T99: %v", err)
	}
}

// Article 31, channel by channel.
func TestTheDayOfReceipt(t *testing.T) {
	for _, c := range []struct {
		name    string
		channel request.Channel
		facts   request.ReceiptFacts
		want    string
		says    string // of why, or of the refusal
	}{
		{"handed in", request.InPerson, request.ReceiptFacts{Submitted: date("2026-03-02")}, "2026-03-02", "第一项"},
		{"signed for", request.Mail, request.ReceiptFacts{Signed: date("2026-03-03"), Arrived: date("2026-03-02")}, "2026-03-03", "签收之日"},
		{"an ordinary letter", request.Mail, request.ReceiptFacts{Arrived: date("2026-03-02"), Confirmed: date("2026-03-02")}, "2026-03-02", "确认之日"},
		{"an ordinary letter, reached later", request.Mail, request.ReceiptFacts{Arrived: date("2026-03-02"), Confirmed: date("2026-03-05")}, "2026-03-05", "没有当日确认的原因"},
		{"fax", request.Fax, request.ReceiptFacts{Confirmed: date("2026-03-04")}, "2026-03-04", "第三项"},
		{"e-mail goes by the confirmation, not by the system", request.Email, request.ReceiptFacts{Arrived: date("2026-03-02"), Confirmed: date("2026-03-04")}, "2026-03-04", "双方确认之日"},
		{"platform", request.Online, request.ReceiptFacts{Arrived: date("2026-03-02"), Confirmed: date("2026-03-02")}, "2026-03-02", "双方确认之日"},
		{"handed in on no day", request.InPerson, request.ReceiptFacts{}, "", "补上提交日期"},
		{"never confirmed", request.Email, request.ReceiptFacts{Arrived: date("2026-03-02")}, "", "当日与申请人确认"},
		{"confirmed before it came", request.Fax, request.ReceiptFacts{Arrived: date("2026-03-02"), Confirmed: date("2026-03-01")}, "", "早于收件日期"},
		{"no channel", request.OtherChannel, request.ReceiptFacts{Submitted: date("2026-03-02")}, "", "写明当面"},
	} {
		got, why, err := request.LegalReceipt(c.channel, c.facts)
		if c.want == "" {
			refused(t, c.name, err, c.says)
			continue
		}
		if err != nil || got != date(c.want) {
			t.Errorf("%s: %v, %v; want %s", c.name, got, err, c.want)
		}
		checkSays(t, c.name, why, c.says)
	}
}
