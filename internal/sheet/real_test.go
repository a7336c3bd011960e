package sheet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// realLedgers are the ledgers behind two published reports. They are not part
// of the repository: ZWGK_CASES names the folder that holds them (relative to
// the root of the repository). Without it this table is empty.
func realLedgers() []struct{ id, dir string } {
	root := os.Getenv("ZWGK_CASES")
	if root == "" {
		return nil
	}
	if !filepath.IsAbs(root) {
		root = filepath.Join("..", "..", root)
	}
	return []struct{ id, dir string }{{"C03", root}, {"C07", root}}
}

var realCounts = map[string]struct{ year, applications, open, cases, documents, acts int }{
	"C03": {2023, 3607, 121, 553, 1097, 48},
	"C07": {2025, 14629, 819, 1002, 5248, 48},
}

func TestRealLedgers(t *testing.T) {
	for _, c := range realLedgers() {
		want := realCounts[c.id]
		published := publishedTables(t, c.dir, c.id)
		read := func(kind Kind) *Ledger {
			path := filepath.Join(c.dir, "ledgers", c.id, kind.Label()+".xlsx")
			compareWithExcelize(t, path)
			l := mustRead(t, path, kind, want.year)
			if len(l.Problems)+len(l.Notes)+l.Unlisted > 0 {
				t.Errorf("%s %s: problems:\n%s\nnotes:\n%s", c.id, kind, sentences(l.Problems), sentences(l.Notes))
			}
			return l
		}
		got := map[string]int{}
		open := 0
		applications := read(Applications).Applications
		for _, a := range applications {
			row := string(a.Record.Outcome)
			if a.Record.Open() {
				open++
				row = "carried_forward"
			}
			got["table3 "+row+" "+string(a.Record.Kind)]++
			if a.Record.Received.Year == want.year {
				got["table3 new_received "+string(a.Record.Kind)]++
			}
		}
		cases := read(Cases).Cases
		for _, r := range cases {
			result := string(r.Record.Result)
			if result == "" {
				result = "pending"
			}
			got["table4 "+string(r.Record.Kind)+" "+result]++
		}
		documents := read(Documents).Documents
		for _, d := range documents {
			switch {
			case d.Record.Abolished.IsZero():
				got["table2 "+string(d.Record.Kind)+" in_force"]++
			case d.Record.Abolished.Year == want.year:
				got["table2 "+string(d.Record.Kind)+" abolished"]++
			}
			if d.Record.Made.Year == want.year {
				got["table2 "+string(d.Record.Kind)+" made"]++
			}
		}
		acts := read(Counts).Acts
		for _, a := range acts {
			got["table2 "+string(a.Record.Kind)] += int(a.Record.Quantity)
		}
		counts := [...]int{len(applications), open, len(cases), len(documents), len(acts)}
		if counts != [...]int{want.applications, want.open, want.cases, want.documents, want.acts} {
			t.Errorf("%s: %v, want %+v", c.id, counts, want)
		}
		published.compare(t, c.id, got)
	}
}

// tables are the figures of a published report.
type tables map[string]map[string]map[string]any

func publishedTables(t *testing.T, root, id string) tables {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "published-reports.json"))
	if err != nil {
		t.Fatal(err)
	}
	var reports []struct {
		ID     string                    `json:"id"`
		Table2 map[string]map[string]any `json:"table2"`
		Table3 map[string]map[string]any `json:"table3"`
		Table4 map[string]map[string]any `json:"table4"`
	}
	in := json.NewDecoder(bytes.NewReader(b))
	in.UseNumber()
	if err := in.Decode(&reports); err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		if r.ID == id {
			return tables{"table2": r.Table2, "table3": r.Table3, "table4": r.Table4}
		}
	}
	t.Fatalf("no report %s", id)
	return nil
}

// compare checks every figure that a single ledger row can contribute to.
func (p tables) compare(t *testing.T, id string, got map[string]int) {
	t.Helper()
	checked := 0
	for table, rows := range p {
		for row, columns := range rows {
			for column, v := range columns {
				key := table + " " + row + " " + column
				n := got[key]
				switch column {
				case "total":
					continue
				case "decisions":
					n = got[table+" "+row]
				case "amount_10k_yuan":
					fen, ok := scaledNumber(fmt.Sprint(v), 6)
					if n = got[table+" "+row]; !ok || int64(n) != fen {
						t.Errorf("%s %s: %s, published %v", id, key, amountText(int64(n), 6), v)
					}
					continue
				}
				if row == "result_total" || row == "carried_over" {
					continue
				}
				checked++
				if want := fmt.Sprint(v); strconv.Itoa(n) != want {
					t.Errorf("%s %s: %d, published %s", id, key, n, want)
				}
			}
		}
	}
	if checked < 150 {
		t.Errorf("%s: only %d figures compared", id, checked)
	}
}
