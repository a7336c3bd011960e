package writing_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/writing"
)

// three is a year in which three persons applied, and of which two trainings
// are known.
func three() *writing.Facts {
	f := quiet()
	l := ledger{annual.Census{}}
	l.apply(request.NaturalPerson, request.Granted, theYear, theYear, 3)
	f.Figures = annual.Tabulate(l.Census, theYear)
	f.Published = writing.Published{Items: 5, Classes: []writing.Share{{Name: "财政 预算", Number: 4}, {Name: "应急〔预案〕", Number: 1}}, Channels: []writing.Share{{Name: "12345", Number: 5}}}
	f.Fees.Collected = 123450
	f.Events = events(2, writing.Event{Kind: "training", Quantity: 15})
	return f
}

func TestFiguresAsTheyArePrinted(t *testing.T) {
	for _, c := range []struct {
		fact        writing.Fact
		label, unit string
		text        string
	}{
		{"table3.new_received.total", "新收申请", "件", "3"},
		{"table3.new_received.natural_person", "新收申请·自然人", "件", "3"},
		{"table3.denied_state_secret.other_org", "不予公开·国家秘密·其他组织", "件", "0"},
		{"table2.charges.amount_10k_yuan", "行政事业性收费", "万元", "0"},
		{"table4.reconsideration.total", "行政复议", "件", "0"},
		{"applied.denied", "不予公开", "件", "0"},
		{"published.total", "主动公开", "条", "5"},
		{"published.class.财政预算", "公开·财政预算", "条", "4"},
		{"published.class.应急预案", "公开·应急预案", "条", "1"},
		{"published.class.统计信息", "公开·统计信息", "条", "0"},
		{"published.channel.12345", "渠道·12345", "条", "5"},
		{"fee.collected", "收取信息处理费", "元", "1234.5"},
		{"training.times", "培训次数", "次", "2"},
		{"training.people", "培训人次", "人次", "30"},
	} {
		got := three().Figure(c.fact)
		if want := (writing.Figure{Fact: c.fact, Label: c.label, Unit: c.unit, Text: c.text, Known: true}); got != want {
			t.Errorf("%s: %+v, want %+v", c.fact, got, want)
		}
	}
	for _, fact := range []writing.Fact{"open_day.times", "delay.answers", "village.months", "applied.change", "nonsense", "table3.nobody.total"} {
		if got := three().Figure(fact); got.Known || got.Text != "" {
			t.Errorf("%s is known: %+v", fact, got)
		}
	}
}

// TestLabelsAreUnique: a name stands for one figure, and every cell has one.
func TestLabelsAreUnique(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 200 {
		f := randomFacts(r, theYear)
		labels, facts := map[string]writing.Fact{}, map[writing.Fact]bool{}
		for _, g := range f.All() {
			if other, twice := labels[g.Label]; twice {
				t.Fatalf("%q names %s and %s", g.Label, other, g.Fact)
			}
			if g.Label == "" || strings.ContainsAny(g.Label, " 　\t\n{}〔〕") || strings.Contains(g.Label, "··") || strings.HasPrefix(g.Label, "·") {
				t.Fatalf("%s has the label %q", g.Fact, g.Label)
			}
			if g.Unit == "" || g != f.Figure(g.Fact) {
				t.Fatalf("%+v, and by its name %+v", g, f.Figure(g.Fact))
			}
			labels[g.Label], facts[g.Fact] = g.Fact, true
		}
		for a := range annual.Edition2021().Cells {
			if !facts[writing.Fact(a)] {
				t.Fatalf("cell %s is no figure", a)
			}
		}
	}
}

func TestShow(t *testing.T) {
	text := writing.Text("收到申请{table3.new_received.total}件，开放日{open_day.times}次，按国办函〔2020〕109号办理。")
	if got, want := text.Show(three()), "收到申请〔新收申请 3〕件，开放日〔政务公开日次数〕次，按国办函〔2020〕109号办理。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := text.Fill(three()), "收到申请3件，开放日××次，按国办函〔2020〕109号办理。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		shown string
		want  writing.Text
		fault string // part of the sentence when it is refused
	}{
		{"收到〔新收申请 3〕件", "收到{table3.new_received.total}件", ""},
		{"收到〔新收申请 300〕件", "收到{table3.new_received.total}件", ""},
		{"收到〔新收申请〕件", "收到{table3.new_received.total}件", ""},
		{"收到〔 新收申请　1,200 〕件", "收到{table3.new_received.total}件", ""},
		{"收到〔新收申请12〕件", "收到{table3.new_received.total}件", ""},
		{"收到〔渠道·12345〕条", "收到{published.channel.12345}条", ""},
		{"〔公开·统计信息 0〕条", "{published.class.统计信息}条", ""},
		{"国办函〔2020〕109号", "国办函〔2020〕109号", ""},
		{"第一段\r\n第二段", "第一段\n第二段", ""},
		{"", "", ""},
		{"〔新受申请 3〕件", "", "没有叫“新受申请”的数"},
		{"〔公开·统计信息 4〕条", "", "没有叫“公开·统计信息”的数"},
		{"〔202〕", "", "没有叫"},
		{"〔〕件", "", "没有叫“”的数"},
		{"〔新收申请 3件〕", "", "后面只写数"},
		{"收到〔新收申请 3件", "", "没有后一半括号"},
		{"收到〔新收申请〔结转下年〕〕", "", "没有后一半括号"},
		{"收到新收申请 3〕件", "", "多了一个“〕”"},
		{"收到{table3.new_received.total}件", "", "不用这个符号"},
	} {
		got, err := writing.Read(c.shown, three())
		switch {
		case c.fault == "" && (err != nil || got != c.want):
			t.Errorf("%q: %q, %v", c.shown, got, err)
		case c.fault != "" && (fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), c.fault)):
			t.Errorf("%q: %v, want “%s”", c.shown, err, c.fault)
		}
	}
}

var inBrackets = regexp.MustCompile(`( [0-9.]+)〕`)

// TestReadIsTheInverseOfShow: whatever a text holds, the editor gives it back,
// also when the clerk changed or struck out numbers.
func TestReadIsTheInverseOfShow(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	words := []string{"收到", "件", "，", "。", "\n", " ", "〔2021〕", "30", "（一）", "·", "新收申请"}
	for range 400 {
		f := randomFacts(r, theYear)
		all := f.All()
		var b strings.Builder
		for range r.IntN(12) {
			if r.IntN(2) == 0 {
				b.WriteString(words[r.IntN(len(words))])
			} else {
				b.WriteString("{" + string(all[r.IntN(len(all))].Fact) + "}")
			}
		}
		text := writing.Text(b.String())
		shown := text.Show(f)
		for _, s := range []string{shown, inBrackets.ReplaceAllString(shown, " 77〕"), inBrackets.ReplaceAllString(shown, "〕")} {
			if got, err := writing.Read(s, f); err != nil || got != text {
				t.Fatalf("%q reads as %q, want %q (%v)", s, got, text, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"收到〔新收申请 3〕件", "〔2021〕30号", "〔公开·财政 0〕", "〔〔〕", "〕", "{", "〔新收申请 ３〕", "〔公开·\xff 0〕", "〔渠道·12345 5〕", "第一段\r\r\n第二段\r"} {
		f.Add(s)
	}
	year := regexp.MustCompile(`〔[0-9]{4}〕`)
	f.Fuzz(func(t *testing.T, shown string) {
		facts := three()
		text, err := writing.Read(shown, facts)
		if err != nil {
			return
		}
		again, err := writing.Read(text.Show(facts), facts)
		if err != nil || again != text {
			t.Fatalf("%q is %q, and shown %q again %q: %v", shown, text, text.Show(facts), again, err)
		}
		if filled := text.Fill(facts); strings.ContainsAny(year.ReplaceAllString(filled, ""), "{}〔〕") {
			t.Fatalf("%q leaves %q", shown, filled)
		}
		for _, fact := range text.Fields() {
			if facts.Figure(fact).Label == "" {
				t.Fatalf("%q has the figure %q", shown, fact)
			}
		}
	})
}
