package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// counted is what deadline --events --json gives.
type counted struct {
	Due          string `json:"due"`
	WorkingDays  int    `json:"working_days"`
	Estimated    bool   `json:"estimated"`
	SupplementBy string `json:"supplement_by"`
	Days         []struct {
		Date, Kind, Source string
		N                  int
	} `json:"days"`
	Waiting struct{ For, Until string } `json:"waiting"`
}

func countEvents(t *testing.T, events string) counted {
	t.Helper()
	s := expect(t, exitOK, "deadline", "--events", textFile(t, "经过.json", events), "--json")
	var c counted
	if err := json.Unmarshal([]byte(s.out), &c); err != nil {
		t.Fatalf("%v\n%s", err, s.out)
	}
	return c
}

// Seeds' case §13.5.5, from the terminal.
func TestSeedCase5DeadlineFromEvents(t *testing.T) {
	const events = `[{"date":"2026-09-14","event":"received"}]`
	c := countEvents(t, events)
	if c.Due != "2026-10-16" || c.WorkingDays != 20 || c.Estimated || c.SupplementBy != "2026-09-22" || len(c.Days) != 32 {
		t.Errorf("%+v", c)
	}
	makeUp, last := c.Days[5], c.Days[31]
	if makeUp.Date != "2026-09-20" || makeUp.N != 5 || makeUp.Source == "" || last.Date != "2026-10-16" || last.N != 20 || last.Kind != "counted" {
		t.Errorf("%+v, %+v", makeUp, last)
	}
	text := expect(t, exitOK, "deadline", "--events", textFile(t, "经过.json", events)).out
	for i, want := range map[int]string{0: "2026-10-16", 3: "2026-09-15 周二 计入，第1个工作日", 34: "2026-10-16 周五 计入，第20个工作日，期限最后一日", 35: "合计32日：计入20日，休息12日"} {
		if lines := strings.Split(text, "\n"); len(lines) <= i || lines[i] != want {
			t.Errorf("line %d is not %q:\n%s", i, want, text)
		}
	}
}

func TestDeadlineFromEvents(t *testing.T) {
	for _, c := range []struct {
		events, due string
		days        int
		estimated   bool
	}{
		{`[{"date":"2026-09-14","event":"received"},{"date":"2026-10-16","event":"extended"}]`, "2026-11-13", 40, false},
		{`[{"date":"2026-09-14","event":"received"},{"date":"2026-09-16","event":"supplement_notified"},{"date":"2026-09-21","event":"supplemented"}]`, "2026-10-26", 20, false},
		{`[{"date":"2026-03-02","event":"received"},{"date":"2026-03-04","event":"consult_sent"},{"date":"2026-03-09","event":"consult_answered"}]`, "2026-04-02", 20, false},
		{`[{"date":"2026-03-02","event":"received"},{"date":"2026-03-04","event":"fee_notified"},{"date":"2026-03-12","event":"fee_paid"}]`, "2026-04-10", 20, false},
		{`[{"date":"2026-12-14","event":"received"}]`, "2027-01-11", 20, true},
	} {
		if got := countEvents(t, c.events); got.Due != c.due || got.WorkingDays != c.days || got.Estimated != c.estimated {
			t.Errorf("%s: %+v, want %s", c.events, got, c.due)
		}
	}
	waiting := countEvents(t, `[{"date":"2026-03-02","event":"received"},{"date":"2026-03-04","event":"fee_notified"}]`)
	if waiting.Due != "" || waiting.Waiting.For != "fee_paid" || waiting.Waiting.Until != "2026-04-01" {
		t.Errorf("%+v", waiting)
	}
}

func TestEventsThatCannotBeCounted(t *testing.T) {
	for _, c := range []struct {
		code   int
		events string
	}{
		{exitFailed, `[]`},
		{exitFailed, `{`},
		{exitFailed, `[{"date":"2026-09-31","event":"received"}]`},
		{exitFailed, `[{"date":"2026-09-14","event":"arrived"}]`},
		{exitFailed, `[{"date":"2026-09-14","event":"received"},{"date":"2026-09-15","event":"consult_answered"}]`},
	} {
		expectChinese(t, expect(t, c.code, "deadline", "--events", textFile(t, "经过.json", c.events)).err)
	}
	expectChinese(t, expect(t, exitFailed, "deadline", "--events", "没有.json").err)
	expectChinese(t, expect(t, exitUsage, "deadline", "--events", "没有.json", "--days", "20").err)
}
