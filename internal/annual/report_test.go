package annual_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"zwgk/internal/annual"
)

func TestReportFileRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		census := randomCensus(r, 2024)
		report := draft(census, 2024)
		report.Previous = draft(census, 2023)
		data, err := json.Marshal(report)
		if err != nil {
			t.Fatal(err)
		}
		if back := readOne(t, string(data)); !reflect.DeepEqual(back, report) {
			t.Fatalf("report changed on its way through the file:\n%s", data)
		}
	}
}

func TestReportFileKeepsTheOrderOfTheForm(t *testing.T) {
	data, err := json.Marshal(draft(annual.Census{}, 2024))
	if err != nil {
		t.Fatal(err)
	}
	last := -1
	for _, key := range []string{`"table2"`, `"regulations"`, `"normative_documents"`, `"charges"`, `"table3"`, `"new_received"`, `"granted"`, `"other_misc"`, `"result_total"`, `"carried_forward"`, `"table4"`} {
		at := bytes.Index(data, []byte(key))
		if at < last {
			t.Errorf("%s stands too early", key)
		}
		last = at
	}
}

func TestAmountsAreExact(t *testing.T) {
	for _, c := range []struct {
		text string
		fen  int64
		back string
	}{
		{"0", 0, "0"}, {"59237.2449", 59_237_244_900, "59237.2449"}, {"0.000001", 1, "0.000001"},
		{"316441", 316_441_000_000, "316441"}, {"7730.28", 7_730_280_000, "7730.28"}, {"1.50", 1_500_000, "1.5"},
	} {
		fen, err := annual.ParseAmount(c.text)
		if err != nil || fen != c.fen {
			t.Errorf("ParseAmount(%q) = %d, %v; want %d", c.text, fen, err, c.fen)
		}
		if back := annual.FormatAmount(fen); back != c.back {
			t.Errorf("FormatAmount(%d) = %q, want %q", fen, back, c.back)
		}
	}
	for _, text := range []string{"", "1.2345678", "240万元", "1e5", "--1", "1.-5", "99999999999999999999"} {
		if fen, err := annual.ParseAmount(text); err == nil {
			t.Errorf("ParseAmount(%q) = %d, want an error", text, fen)
		}
	}
}

func TestUnreadableReports(t *testing.T) {
	for _, text := range []string{"", "null", "[null]", "{}", `{"year":2024,"table3":{"granted":{"total":{}}}}`, `{"year":"x"}`, "PK\x03\x04"} {
		if reports, err := annual.ReadReports([]byte(text)); err == nil {
			t.Errorf("%q was read as %d reports", text, len(reports))
		}
	}
}

// FuzzReadReports: no file, however broken, may do more than be refused, and
// what is read can be checked and written.
func FuzzReadReports(f *testing.F) {
	f.Add([]byte(`{"year":2024,"form":"2021","table3":{"granted":{"total":"12"},"other":null}}`))
	f.Add([]byte(`[{"year":2020,"form":"2019","table2":{"procurement":{"amount":"240万元"}}}]`))
	f.Add([]byte(`{"year":2024,"previous":{"year":2023,"table4":{}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		reports, err := annual.ReadReports(data)
		if err != nil {
			return
		}
		for _, r := range reports {
			annual.Check(r)
			if _, err := json.Marshal(r); err != nil {
				t.Errorf("a report that was read cannot be written: %v", err)
			}
		}
	})
}

func TestDraftSaysTheFiguresOfItsTables(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 50 {
		report := draft(randomCensus(r, 2024), 2024)
		var text strings.Builder
		for _, s := range report.Sections {
			text.WriteString(s.Text)
		}
		for _, want := range []struct {
			before string
			at     annual.Address
			after  string
		}{
			{"收到政府信息公开申请", "table3.new_received.total", "件"},
			{"上年结转", "table3.carried_over.total", "件"},
			{"办结", "table3.result_total.total", "件"},
			{"结转下年度继续办理", "table3.carried_forward.total", "件"},
			{"发生行政复议", "table4.reconsideration.total", "件"},
		} {
			figure := want.before + report.Figures[want.at].Format(annual.Pieces) + want.after
			if !strings.Contains(text.String(), figure) {
				t.Errorf("the draft does not say %q:\n%s", figure, text.String())
			}
		}
	}
}

func TestDraftOfAQuietTown(t *testing.T) {
	report := draft(annual.Census{}, 2025)
	var text strings.Builder
	for i, s := range report.Sections {
		if s.Heading != annual.Headings()[i] {
			t.Errorf("heading %q, want %q", s.Heading, annual.Headings()[i])
		}
		text.WriteString(s.Text)
	}
	for _, phrase := range []string{"没有收到政府信息公开申请", "没有因政府信息公开工作发生的行政复议和行政诉讼"} {
		if !strings.Contains(text.String(), phrase) {
			t.Errorf("the draft of a year without applications does not say %q", phrase)
		}
	}
	for _, debris := range []string{"××", "XX", "%!", "（）", "。。", "，。"} {
		if strings.Contains(text.String(), debris) {
			t.Errorf("debris %q in the draft", debris)
		}
	}
}
