package request_test

import (
	"strings"
	"testing"

	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// sample2027 is made up: the real arrangement was not known.
const sample2027 = `year,2027,source,试验用的2027年放假安排
date,name,isOff
2027-01-01,元旦,true
2027-01-02,元旦,false
2027-02-08,春节,true
2027-04-05,清明节,true
2027-05-03,劳动节,true
2027-06-09,端午节,true
2027-09-15,中秋节,true
2027-10-01,国庆节,true
`

// A request that runs into a year nobody has arranged yet is an estimate, which
// no letter takes; the notice makes it certain, and says that it moved.
func TestANewNoticeMovesOpenRequests(t *testing.T) {
	pack, err := workday.ParsePack([]byte(sample2027))
	if err != nil {
		t.Fatal(err)
	}
	before := builtIn(t)
	after, err := before.With(pack)
	if err != nil {
		t.Fatal(err)
	}
	rules := request.DefaultRules()
	for _, c := range []struct {
		events, was, is string
		moved           bool
	}{
		{"2026-12-14 received", "2027-01-11", "2027-01-11", true}, // a day off and a day worked: the same day, no longer an estimate
		{"2026-12-04 received", "2027-01-01", "2027-01-02", true},
		{"2026-11-16 received", "2026-12-14", "2026-12-14", false},
	} {
		shift, err := rules.Recount(before, after, line(t, c.events))
		if err != nil || shift.Before.Due != date(c.was) || shift.After.Due != date(c.is) || shift.Moved() != c.moved || shift.After.Estimated() {
			t.Errorf("%s: %v, then %v, moved %v (%v)", c.events, shift.Before.Due, shift.After.Due, shift.Moved(), err)
		}
	}
	shift, err := rules.Recount(before, after, line(t, "2026-12-14 received"))
	if err != nil {
		t.Fatal(err)
	}
	l, _ := request.LetterOf("N01")
	d := draft(l, "")
	d.Values[request.FieldDue] = shift.Before.DueValue()
	_, err = request.Compose(template(t, "N01"), d)
	refused(t, "an estimate", err, "答复期限是估算的")
	d.Values[request.FieldDue] = shift.After.DueValue()
	letter, err := request.Compose(template(t, "N01"), d)
	if err != nil || !strings.Contains(textOf(letter), "至迟于2027年1月11日答复") {
		t.Errorf("%v\n%s", err, textOf(letter))
	}
	waiting, err := rules.Recount(before, after, line(t, "2026-12-04 received, 2026-12-07 fee_notified"))
	if err != nil || !waiting.Before.WaitValue().Estimated || waiting.After.WaitValue().Estimated || !waiting.Moved() {
		t.Errorf("waiting: %+v, %v", waiting.After.Wait, err)
	}
	_, err = rules.Recount(before, after, line(t, "2026-12-04 received, 2027-01-05 extended 5"))
	refused(t, "too late either way", err, "已经届满")
}
