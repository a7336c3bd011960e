package annual_test

import (
	"math/rand/v2"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// TestOurOwnDraftRaisesNoError: whatever the year's records are, the report
// that is drafted from them passes every rule, and its prose says what its
// tables say.
func TestOurOwnDraftRaisesNoError(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	organs := []office.Organ{{Level: office.Town, Name: "青石镇人民政府"}, {Level: office.Street, Name: "白石街道办事处"}, {Level: office.City, Name: "某市人民政府"}}
	for i := range 150 {
		census := randomCensus(r, 2024)
		if i == 0 {
			census = annual.Census{}
		}
		organ := organs[i%len(organs)]
		report := writing.Compose(writing.AnnualReport, &writing.Facts{Organ: organ, Year: 2024, Figures: annual.Tabulate(census, 2024)}, nil).Report(workday.MustDate("2025-01-20"))
		for _, f := range annual.CheckDocument(annual.DocumentOf(report), annual.Context{}) {
			if f.Severity == annual.Error && f.Rule != "REG0" { // random records give towns regulations
				t.Fatalf("%s: %s (%s)", f.Rule, f.Message, f.Quote)
			}
		}
	}
}

// TestWhatIsNotThereIsNotJudged: an empty report is judged by no rule, and
// every rule says so or has nothing to say.
func TestWhatIsNotThereIsNotJudged(t *testing.T) {
	doc := annual.DocumentOf(&annual.Report{Figures: annual.Figures{}})
	doc.Shown = annual.Shown{}
	silent := map[string]bool{}
	for _, rule := range annual.AllRules() {
		silent[rule.Name] = true
	}
	for _, f := range annual.CheckDocument(doc, annual.Context{}) {
		if f.Severity != annual.Unjudged {
			t.Errorf("%s judges an empty report: %s", f.Rule, f.Message)
		}
		if f.Message == "" || f.Basis == "" {
			t.Errorf("%s does not say why it did not judge", f.Rule)
		}
		delete(silent, f.Rule)
	}
	for rule := range silent {
		t.Errorf("%s says nothing about an empty report", rule)
	}
}

// TestFindingsNameTheirPlace: who reads a finding must find what it is about,
// and no rule gives more than the severity that it announces.
func TestFindingsNameTheirPlace(t *testing.T) {
	highest := map[string]annual.Severity{}
	for _, rule := range annual.AllRules() {
		highest[rule.Name] = rule.Severity
	}
	for _, c := range ruleCases() {
		doc := sound()
		c.make(doc)
		for _, f := range annual.CheckDocument(doc, annual.Context{}) {
			if f.Severity != annual.Unjudged && (f.Where == "" || f.Message == "" || f.Basis == "") {
				t.Errorf("%s, %s: %+v", c.rule, c.name, f)
			}
			if f.Severity == annual.Error && highest[f.Rule] != annual.Error {
				t.Errorf("%s, %s: an error of a rule that announces %s", f.Rule, c.name, highest[f.Rule])
			}
		}
	}
}

// TestCheckingChangesNothing: the entry is pure.
func TestCheckingChangesNothing(t *testing.T) {
	doc := sound()
	first := annual.CheckDocument(doc, annual.Context{})
	second := annual.CheckDocument(doc, annual.Context{})
	if len(first) != len(second) {
		t.Fatalf("%d findings, then %d", len(first), len(second))
	}
	for i := range first {
		if first[i] != second[i] {
			t.Errorf("%+v, then %+v", first[i], second[i])
		}
	}
}

// TestWhatIsKnownBesidesThePaper: the county's own due date, a notice that it
// issued, and the places around.
func TestWhatIsKnownBesidesThePaper(t *testing.T) {
	for _, c := range []struct {
		rule           string
		make           change
		ctx            annual.Context
		without, given annual.Severity
	}{
		{"DATE", dated("2025-01-25"), annual.Context{Due: workday.MustDate("2025-01-20")}, pass, look},
		{"DATE", dated("2025-02-10"), annual.Context{Due: workday.MustDate("2025-02-15")}, look, pass},
		{"BASIS", with("国办公开办函〔2021〕30号", "国办公开办函〔2024〕60号"), annual.Context{Notices: []string{"国办公开办函〔2024〕60号"}}, must, pass},
		{"OTHER-ORGAN", adding(1, "白石镇人民政府派人学习。"), annual.Context{Places: []string{"白石镇"}}, look, pass},
		{"OTHER-ORGAN", all(organised("甲县青石镇人民政府", "town"), adding(1, "在丙城市人民政府网站公开。")), places, pass, look},
	} {
		doc := sound()
		c.make(doc)
		if got := alarms(doc, annual.Context{})[c.rule]; got != c.without {
			t.Errorf("%s without the context: %q, want %q", c.rule, got, c.without)
		}
		if got := alarms(doc, c.ctx)[c.rule]; got != c.given {
			t.Errorf("%s with the context: %q, want %q", c.rule, got, c.given)
		}
	}
}

// TestCellsAsPeoplePrintThem reads what stands in other people's tables.
func TestCellsAsPeoplePrintThem(t *testing.T) {
	for _, c := range []struct {
		text string
		unit annual.Unit
		want annual.Value
	}{
		{" 12 ", annual.Pieces, annual.Count(12)}, {"", annual.Pieces, annual.Value{State: annual.Blank}}, {"/", annual.Pieces, annual.Value{State: annual.Words, Text: "/"}},
		{"3件", annual.Pieces, annual.Value{State: annual.Words, Text: "3件"}}, {"1.5", annual.Amount, annual.Count(1_500_000)}, {"1.5", annual.Pieces, annual.Value{State: annual.Words, Text: "1.5"}},
		{"减4", annual.Change, annual.Count(-4)}, {"增2", annual.Change, annual.Count(2)}, {"+19", annual.Change, annual.Count(19)},
	} {
		if got := annual.ParseCell(c.text, c.unit); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.text, got, c.want)
		}
	}
}

// FuzzNarrative: no narrative, however odd, does more than be refused, and what
// is read can be judged.
func FuzzNarrative(f *testing.F) {
	for _, text := range []string{
		`{"主动公开":58,"分类":{"文件":11,"处罚":12},"网站":"300余条"}`, `{"分类":[1,2],"主动公开":"3"}`, `{"不予公开":{"件":35,"占比":"4.34%"},"答复":805}`, `[]`, `null`, `{"申请":{}}`, `{"撤销":1,"其他处理":0,"申请":1}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		narrative, err := annual.ParseNarrative(data)
		if err != nil {
			return
		}
		doc := sound()
		doc.Narrative = narrative
		annual.CheckDocument(doc, annual.Context{})
	})
}
