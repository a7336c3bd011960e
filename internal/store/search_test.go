package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// scribbler writes texts of few different characters, so that any word of them
// occurs somewhere: Han, among them rare ones, digits, letters, signs.
type scribbler struct{ *rand.Rand }

var scribbles = []rune("低保申请征地补偿〇𠮷䶮𫚖12209aBＡｂ１（〔[)〕，。 　-—\"*'%_\n⼀一ª�\uE001")

func (s scribbler) text(longest int) string {
	characters := make([]rune, s.IntN(longest+1))
	for i := range characters {
		characters[i] = scribbles[s.IntN(len(scribbles))]
	}
	return string(characters)
}

func (s scribbler) entry(id string) SearchEntry {
	e := SearchEntry{
		ID: id, Kind: oneOfTwo(s, "item", "request"), Title: s.text(8), Number: s.text(5), Text: s.text(20), Names: []string{s.text(4), s.text(4)},
		Date: workday.Date{Year: 2025, Month: 1, Day: 1}.AddDays(s.IntN(40)), Audience: oneOfTwo(s, "", "", "", "leaders_only"),
	}
	if s.IntN(2) == 0 {
		e.Guard, e.Guarded = oneOfTwo(s, "applicant_data", "leaders_only"), s.text(6)
	}
	return e
}

func oneOfTwo(s scribbler, from ...string) string { return from[s.IntN(len(from))] }

// oracle looks for words in every entry by itself.
func oracle(entries map[string]SearchEntry, q Query) (searched int, ids []string) {
	sees := func(audience string) bool { return audience == "" || slices.Contains(q.Audiences, audience) }
	for id, e := range entries {
		if !sees(e.Audience) || len(q.Kinds) > 0 && !slices.Contains(q.Kinds, e.Kind) {
			continue
		}
		searched++
		fields := append([]string{e.Title, strings.Join(strings.Fields(e.Number), ""), e.Text, initials(e.Title)}, e.Names...)
		if e.Guard != "" && sees(e.Guard) {
			fields = append(fields, e.Guarded)
		}
		words, has := strings.Fields(fold(q.Words)), 0
		for _, w := range words {
			if slices.ContainsFunc(fields, func(f string) bool { return strings.Contains(fold(f), w) }) {
				has++
			}
		}
		if has == len(words) && has > 0 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int { return entries[b].Date.Compare(entries[a].Date) })
	return searched, ids
}

// TestSearchFindsWhatAScanFinds changes an office at random, a little and a lot
// at a time, keeps some changes and loses others, and searches in between.
func TestSearchFindsWhatAScanFinds(t *testing.T) {
	s := scribbler{rand.New(rand.NewPCG(4, 711))}
	o, entries, hits := newOffice(t), map[string]SearchEntry{}, 0
	for range 25 {
		s.disturb(t, o, entries)
		for range 60 {
			q := Query{Words: s.text(6), Limit: 1000}
			if s.IntN(2) == 0 {
				q.Audiences = []string{"applicant_data"}
			}
			if s.IntN(4) == 0 {
				q.Audiences = append(q.Audiences, "leaders_only")
			}
			if s.IntN(4) == 0 {
				q.Kinds = []string{"item"}
			}
			hits += compare(t, o, entries, q)
		}
	}
	_, pairs, err := compareEntries(t.Context(), o, 1<<40, filed(t, o))
	if same, _, err2 := pairs.isOf(t.Context(), o); err != nil || err2 != nil || !same {
		t.Errorf("the index is not that of the texts: %v, %v", err, err2)
	}
	if hits < 5000 {
		t.Errorf("only %d hits: the words are not those of the texts", hits)
	}
	if len(entries) < 3*pendingMost {
		t.Errorf("only %d entries", len(entries))
	}
}

func filed(t *testing.T, o *Office) (n int64) {
	t.Helper()
	if err := o.read.QueryRow("SELECT filed FROM search_state").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// disturb makes one change of an office, which is lost in one of four cases.
func (s scribbler) disturb(t *testing.T, o *Office, entries map[string]SearchEntry) {
	t.Helper()
	after := map[string]SearchEntry{}
	for id, e := range entries {
		after[id] = e
	}
	lost := errors.New("lost")
	lose := s.IntN(4) == 0
	err := o.Change(t.Context(), clerk, func(tx *Tx) error {
		for range 1 + s.IntN(1+s.IntN(250)) {
			id := fmt.Sprintf("%03d", s.IntN(400))
			if s.IntN(5) == 0 {
				delete(after, id)
				if err := tx.Unindex(id); err != nil {
					return err
				}
				continue
			}
			after[id] = s.entry(id)
			if err := tx.Index(after[id]); err != nil {
				return err
			}
		}
		if lose {
			return lost
		}
		return nil
	})
	if lose && !errors.Is(err, lost) || !lose && err != nil {
		t.Fatal(err)
	}
	if lose {
		return
	}
	clear(entries)
	for id, e := range after {
		entries[id] = e
	}
}

func compare(t *testing.T, o *Office, entries map[string]SearchEntry, q Query) (hits int) {
	t.Helper()
	searched, want := oracle(entries, q)
	result, err := o.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("%q: %v", q.Words, err)
	}
	got := make([]string, len(result.Hits))
	for i, h := range result.Hits {
		got[i] = h.ID
		if h.Date != entries[h.ID].Date || i > 0 && result.Hits[i-1].Date.Before(h.Date) {
			t.Errorf("%q: %s is not in its place", q.Words, h.ID)
		}
		if h.Title != entries[h.ID].Title || h.Kind != entries[h.ID].Kind {
			t.Errorf("%q: %+v", q.Words, h)
		}
		for _, p := range h.Spans {
			if word := fold(h.Snippet[p.From:p.To]); p.From >= p.To || !slices.ContainsFunc(searchWords(q.Words), func(w searchWord) bool { return strings.HasPrefix(word, w.folded) }) {
				t.Errorf("%q: %q is marked in %q", q.Words, word, h.Snippet)
			}
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) || result.Total != len(want) || len(strings.Fields(fold(q.Words))) > 0 && result.Searched != searched {
		t.Errorf("%q %v: found %v, %d of %d; the scan finds %v of %d", q.Words, q.Audiences, got, result.Total, result.Searched, want, searched)
	}
	return len(got)
}

// The newest come first, page after page, and none twice.
func TestPagesOfHits(t *testing.T) {
	o, m := newOffice(t), newMaker(9)
	change(t, o, func(tx *Tx) error { return Applications.Add(tx, several(150, m.application)) })
	for _, words := range []string{"村道", "施工图", "图"} { // exactly known to the index, checked, a single character
		whole, err := o.Search(t.Context(), Query{Words: words, Limit: 1000})
		if err != nil || len(whole.Hits) != 150 || whole.Total != 150 || whole.Searched != 150 {
			t.Fatalf("%d hits of %d, %v", len(whole.Hits), whole.Total, err)
		}
		var paged []string
		for offset := 0; offset < 160; offset += 40 {
			page, err := o.Search(t.Context(), Query{Words: words, Limit: 40, Offset: offset})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range page.Hits {
				paged = append(paged, h.ID)
			}
		}
		for i, h := range whole.Hits {
			if i >= len(paged) || paged[i] != h.ID || i > 0 && whole.Hits[i-1].Date.Before(h.Date) {
				t.Fatalf("%s: hit %d of the pages is another", words, i)
			}
		}
	}
}

func TestHowPeopleSearch(t *testing.T) {
	o := newOffice(t)
	change(t, o, func(tx *Tx) error {
		return tx.Index(SearchEntry{
			ID: "1", Kind: "item", Title: "农村低保申请指南", Number: "青政发 〔2026〕 12号", Text: "第一行\n办理时限：20个工作日（含公示7天），电话 0571-88001234。",
			Names: []string{"附件１：低保申请表.DOCX"}, Guard: SeesApplicants, Guarded: "申请人 𠮷田䶮",
		})
	})
	for words, found := range map[string]bool{
		"低保": true, "保": true, "保申": true, "低保申请指": true, "低保 工作日": true, "低保 残疾": false, "南第": false,
		"青政发〔2026〕12号": true, "青政发[2026]12号": true, "青政发(2026) 12号": true, "〔2026〕": true, "2026": true, "12号": true, "22号": false,
		"dbsq": true, "DBSQ": true, "ncdb": true, "ｄｂｓｑ": true, "bdsq": false, "docx": true, "附件1": true, "0571-88001234": true, "8800": true,
		"。": true, "？": false, "𠮷": false, "申请人": false,
		`"`: false, `低保" OR "x`: false, "低保 NOT 申请": false, "grams:低保": false, "低*": false, "(": true, "NEAR": false, "'; DROP TABLE search": false,
	} {
		result, err := o.Search(t.Context(), Query{Words: words, Limit: 10})
		if err != nil || (result.Total == 1) != found || result.Searched != 1 {
			t.Errorf("%q: %+v, %v", words, result, err)
		}
	}
	for _, words := range []string{"𠮷", "𠮷田", "田䶮 低保", "申请人"} {
		result, err := o.Search(t.Context(), Query{Words: words, Limit: 10, Audiences: []string{SeesApplicants}})
		if err != nil || result.Total != 1 {
			t.Errorf("%q: %+v, %v", words, result, err)
		}
	}
	result, err := o.Search(t.Context(), Query{Words: "ｄｏｃｘ 工作日", Limit: 10})
	if err != nil || len(result.Hits) != 1 {
		t.Fatal(err)
	}
	h := result.Hits[0]
	var marked []string
	for _, p := range h.Spans {
		marked = append(marked, h.Snippet[p.From:p.To])
	}
	if !strings.HasPrefix(h.Snippet, "第一行 办理时限：20个") || !slices.Equal(marked, []string{"工作日", "DOCX"}) {
		t.Errorf("%q, marked %q", h.Snippet, marked)
	}
}

func TestWhatCannotBeSearched(t *testing.T) {
	o := newOffice(t)
	if _, err := o.Search(t.Context(), Query{Words: strings.Repeat("镇", longestQuery+1)}); err == nil {
		t.Error("a query without end is taken")
	}
	if _, err := o.Search(t.Context(), Query{Words: "镇", Audiences: []string{`x" OR "`}}); err == nil {
		t.Error("an audience that is none is taken")
	}
	if err := o.Change(t.Context(), clerk, func(tx *Tx) error { return tx.Index(SearchEntry{ID: "1", Audience: "Everybody!"}) }); err == nil {
		t.Error("an entry for an audience that is none is taken")
	}
	if r, err := o.Search(t.Context(), Query{Words: " 　\n"}); err != nil || r.Total != 0 {
		t.Errorf("no words: %+v, %v", r, err)
	}
}

// What the ledgers do is found at once, and no longer when it was replaced.
func TestLedgersAreIndexed(t *testing.T) {
	o, m := newOffice(t), newMaker(3)
	change(t, o, m.add(70)) // filed
	a := m.application()
	a.Record.ID, a.Record.Subject, a.Record.Applicant = NewID(), "水库移民补贴", "欧阳某"
	change(t, o, func(tx *Tx) error { return Applications.Add(tx, []Stored[request.Application]{a}) })
	count := func(words string, audiences ...string) int {
		r, err := o.Search(t.Context(), Query{Words: words, Limit: 1, Audiences: audiences})
		if err != nil {
			t.Fatal(err)
		}
		return r.Total
	}
	if count("移民补贴") != 1 || count("欧阳某") != 0 || count("欧阳某 水库", SeesApplicants) != 1 || count("王某", SeesApplicants) != 70 || count("宅基地") != 70 {
		t.Error("not everything is found")
	}
	a.Record.Subject = "饮水工程"
	change(t, o, func(tx *Tx) error { return Applications.Replace(tx, a, "申请内容改") })
	if count("移民补贴") != 0 || count("饮水") != 1 {
		t.Error("a replaced record is found by what it was")
	}
	if v := verify(t, o); !v.OK() {
		t.Error(v.Problems)
	}
}

// An index that is out of step is found, and is whole again after a rebuild.
func TestVerifyFindsAnIndexOutOfStep(t *testing.T) {
	for name, statement := range map[string]string{
		"an entry is missing":       "DELETE FROM search_entry WHERE n = 5",
		"a text is missing":         "DELETE FROM search_text WHERE n = 5",
		"a text is another":         "UPDATE search_text SET body = body || '低保' WHERE n = 5",
		"a title is another":        "UPDATE search_text SET title = '低保' WHERE n = 5",
		"an entry goes to others":   "UPDATE search_entry SET audience = 'leaders_only' WHERE n = 5",
		"a guard is lifted":         "UPDATE search_text SET guard = '' WHERE guard <> ''",
		"the index lost an entry":   "DELETE FROM search WHERE rowid = 5",
		"the index has one more":    "INSERT INTO search (rowid, grams) VALUES (100000, '低保')",
		"the index says another":    "DELETE FROM search WHERE rowid IN (5, 6); INSERT INTO search (rowid, grams) SELECT 11 - n, '低保' FROM search_entry WHERE n IN (5, 6)",
		"the index is empty":        "INSERT INTO search (search) VALUES ('delete-all')",
		"too much is taken as done": "UPDATE search_state SET filed = last",
		"too little is":             "UPDATE search_state SET filed = 0",
		"an older splitter":         "UPDATE search_state SET splitter = 99",
		"a count is wrong":          "UPDATE search_count SET entries = entries + 1",
		"the record is another":     "UPDATE document SET title = '别的'",
	} {
		t.Run(name, func(t *testing.T) {
			o, m := newOffice(t), newMaker(3)
			change(t, o, m.add(70))
			change(t, o, m.add(1))
			if v := verify(t, o); !v.OK() {
				t.Fatal(v.Problems)
			}
			if _, err := o.write.Exec(statement); err != nil {
				t.Fatal(err)
			}
			v := verify(t, o)
			if v.OK() || !strings.Contains(strings.Join(v.Problems, "\n"), "重建索引") {
				t.Errorf("found %v", v.Problems)
			}
			head := v.Head
			if err := o.RebuildSearch(t.Context()); err != nil {
				t.Fatal(err)
			}
			v = verify(t, o)
			if strings.Contains(strings.Join(v.Problems, "\n"), "索引") || v.Head != head {
				t.Errorf("after a rebuild: %v", v.Problems)
			}
		})
	}
}

// An office of the time before there was an index, or of an older splitter, is
// indexed when it is opened.
func TestAnOldOfficeIsIndexedWhenItIsOpened(t *testing.T) {
	for name, statement := range map[string]string{
		"an older splitter": "UPDATE search_state SET splitter = splitter - 1; INSERT INTO search (search) VALUES ('delete-all')",
		"never indexed":     "UPDATE search_state SET splitter = 0, last = 0, filed = 0; DELETE FROM search_entry; DELETE FROM search_text; DELETE FROM search_count; INSERT INTO search (search) VALUES ('delete-all')",
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			change(t, o, newMaker(3).add(70))
			if _, err := o.write.Exec(statement); err != nil {
				t.Fatal(err)
			}
			if err := o.Close(); err != nil {
				t.Fatal(err)
			}
			again := reopen(t, o.Dir())
			if r, err := again.Search(t.Context(), Query{Words: "村道"}); err != nil || r.Total != 70 || r.Searched != 210 {
				t.Errorf("%+v, %v", r, err)
			}
			if v := verify(t, again); !v.OK() {
				t.Error(v.Problems)
			}
		})
	}
}
