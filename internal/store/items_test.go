package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// someItem is an item in one of several states.
func someItem(n int) disclosure.Item {
	day := workday.MustDate("2026-01-05").AddDays(n % 300)
	i := disclosure.Item{
		Title: fmt.Sprintf("第%d件公开事项", n), Kind: disclosure.Kinds()[n%15], Attribute: disclosure.Proactive, Audience: disclosure.Everyone,
		IndexNumber: fmt.Sprintf("青石镇/2026-%07d", n), Formed: day, Begun: day, Route: office.TownRoute(), Revision: 1,
		Drafter: disclosure.Who{ID: fmt.Sprintf("p%d", n%5), Name: "李小满"}, Station: []string{"党政办", "农业站", "民政办"}[n%3], At: n % 5,
	}
	if n%7 == 0 {
		i.At = 5
		i.Publications = []disclosure.Publication{{ID: "b", Revision: 1, On: day, Until: day.AddDays(7)}}
	}
	return i
}

func withItems(t testing.TB, o *Office, n int) {
	t.Helper()
	for from := 0; from < n; from += 5000 {
		change(t, o, func(tx *Tx) error {
			for k := from; k < min(from+5000, n); k++ {
				i := someItem(k)
				if err := Items.Add(tx, &i, ""); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// TestAnyPageOfAnyList: a page is always the same stretch of the whole list,
// newest first, from whichever end it was read.
func TestAnyPageOfAnyList(t *testing.T) {
	o := newOffice(t)
	withItems(t, o, 500)
	whole, err := o.ItemsPage(t.Context(), ItemFilter{}, 0, 1000)
	if err != nil || len(whole.Rows) != 500 || whole.Total != 500 {
		t.Fatalf("%d of %d, %v", len(whole.Rows), whole.Total, err)
	}
	if !slices.IsSortedFunc(whole.Rows, func(a, b ItemRow) int { return -cmpString(a.ID, b.ID) }) {
		t.Error("not newest first")
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		f := ItemFilter{}
		if dice.IntN(2) == 0 {
			f.States = []disclosure.StateName{disclosure.InReview, disclosure.Hanging}[:1+dice.IntN(2)]
		}
		if dice.IntN(3) == 0 {
			f.Station = "农业站"
		}
		var want []ItemRow
		for _, r := range whole.Rows {
			if (f.States == nil || slices.Contains(f.States, r.State)) && (f.Station == "" || f.Station == r.Station) {
				want = append(want, r)
			}
		}
		offset, n := dice.IntN(len(want)+10), dice.IntN(60)
		page, err := o.ItemsPage(t.Context(), f, offset, n)
		if err != nil || int(page.Total) != len(want) {
			t.Fatalf("%+v: total %d, want %d, %v", f, page.Total, len(want), err)
		}
		from := min(offset, len(want))
		if got := want[from:min(from+n, len(want))]; !slices.Equal(page.Rows, got) && len(page.Rows)+len(got) > 0 {
			t.Fatalf("%+v at %d, %d rows: %d rows, want %d", f, offset, n, len(page.Rows), len(got))
		}
	}
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// TestAnItemComesBackAsItWas, with its texts, and Verify covers it all.
func TestAnItemComesBackAsItWas(t *testing.T) {
	o := newOffice(t)
	item := someItem(7)
	item.ID = NewID()
	text := disclosure.Revision{ItemID: item.ID, Number: 1, Title: item.Title, Body: "𠮷家沟䶮户：公示如下。"}
	change(t, o, func(tx *Tx) error {
		if err := Items.Add(tx, &item, "拟稿"); err != nil {
			return err
		}
		if err := Revisions.Add(tx, &text, ""); err != nil {
			return err
		}
		return tx.IndexItem(item, text)
	})
	got, err := Items.Get(t.Context(), o, item.ID)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(item) {
		t.Errorf("%+v, want %+v, %v", got, item, err)
	}
	item.Title = "改过的标题"
	second := text
	second.ID, second.Number, second.Body = "", 2, "第二稿"
	change(t, o, func(tx *Tx) error {
		if err := Items.Replace(tx, item, "第2稿"); err != nil {
			return err
		}
		if err := Revisions.Add(tx, &second, ""); err != nil {
			return err
		}
		return tx.IndexItem(item, second)
	})
	newest, found, err := o.RevisionOf(t.Context(), o, item.ID)
	if err != nil || !found || newest.Body != "第二稿" {
		t.Errorf("%+v %v %v", newest, found, err)
	}
	if all, err := o.RevisionsOf(t.Context(), item.ID); err != nil || len(all) != 2 || all[1].Body != text.Body {
		t.Errorf("%d texts, %v", len(all), err)
	}
	if _, err := Items.Get(t.Context(), o, "nothing"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("an item that is not there: %v", err)
	}
	v, err := o.Verify(t.Context())
	if err != nil || !v.OK() {
		t.Errorf("%+v %v", v, err)
	}
	if _, err := o.write.Exec("UPDATE item SET title = 'x'"); err != nil {
		t.Fatal(err)
	}
	if v, err = o.Verify(t.Context()); err != nil || v.OK() {
		t.Errorf("changed behind the program's back: %+v %v", v.Problems, err)
	}
}

// TestNoTextTwice: the same number of a text cannot be kept twice, and no
// index number either.
func TestNoTextTwice(t *testing.T) {
	o := newOffice(t)
	withItems(t, o, 1)
	page, _ := o.ItemsPage(t.Context(), ItemFilter{}, 0, 1)
	text := disclosure.Revision{ItemID: page.Rows[0].ID, Number: 1}
	again := text
	err := o.Change(t.Context(), Author{Name: "t"}, func(tx *Tx) error {
		if err := Revisions.Add(tx, &text, ""); err != nil {
			return err
		}
		return Revisions.Add(tx, &again, "")
	})
	if err == nil {
		t.Error("two first texts")
	}
	twin := someItem(0)
	if err := o.Change(t.Context(), Author{Name: "t"}, func(tx *Tx) error { return Items.Add(tx, &twin, "") }); err == nil {
		t.Error("one index number for two items")
	}
}

// TestTheIndexIsBuiltAfresh of more texts than are held at once.
func TestTheIndexIsBuiltAfresh(t *testing.T) {
	o := newOffice(t)
	const items = textsAtOnce + 50
	change(t, o, func(tx *Tx) error {
		for n := range items {
			item := someItem(n)
			item.ID = NewID()
			text := disclosure.Revision{ItemID: item.ID, Number: 1, Title: item.Title, Body: "河道清淤"}
			if err := Items.Add(tx, &item, ""); err != nil {
				return err
			}
			if err := Revisions.Add(tx, &text, ""); err != nil {
				return err
			}
		}
		return nil
	})
	if err := o.RebuildSearch(t.Context()); err != nil {
		t.Fatal(err)
	}
	result, err := o.Search(t.Context(), Query{Words: "清淤", Limit: 10})
	if err != nil || result.Total != items || len(result.Hits) != 10 {
		t.Errorf("%d of %d found, %v", result.Total, items, err)
	}
	if v := verify(t, o); !v.OK() {
		t.Error(v.Problems)
	}
}
