package catalog_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
)

// What a new catalogue makes of an old one: names are 一级事项, those with a
// mark have it as their content.
func TestApply(t *testing.T) {
	for _, c := range []struct{ what, before, after, want string }{
		{"the same", "甲 乙 丙", "甲 乙 丙", "甲 乙 丙"},
		{"the first catalogue", "", "甲 乙", "甲 乙"},
		{"another order", "甲 乙 丙", "丙 甲 乙", "丙 甲 乙"},
		{"added in the middle", "甲 乙", "甲 丁 乙", "甲 丁 乙"},
		{"added in front", "甲 乙", "丁 甲 乙", "丁 甲 乙"},
		{"added at the end", "甲 乙", "甲 乙 丁 戊", "甲 乙 丁 戊"},
		{"one is missing", "甲 乙 丙", "甲 丙", "甲 乙 丙"},
		{"one part of it, turned round", "甲 乙 丙 丁", "丁 乙", "甲 丁 丙 乙"},
		{"one part of it, with more", "甲 乙 丙 丁", "乙 戊 丙", "甲 乙 戊 丙 丁"},
		{"changed", "甲 乙", "甲 乙/新", "甲 乙/新"},
	} {
		got := names(catalog.Apply(named(c.before, true), named(c.after, false)))
		if got != c.want {
			t.Errorf("%s: %s onto %s gives %s, want %s", c.what, c.after, c.before, got, c.want)
		}
	}
}

// What was applied makes no difference any more, whatever the two are; nothing
// gets lost, and the positions count through.
func TestWhatWasAppliedIsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 26))
	letters := strings.Split("甲乙丙丁戊己庚辛壬癸", "")
	pick := func() string {
		r.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
		return strings.Join(letters[:r.IntN(len(letters))], " ")
	}
	for range 500 {
		old, fresh := pick(), pick()
		before, after := named(old, true), named(fresh, false)
		made := catalog.Apply(before, after)
		d := catalog.Compare(made, after)
		if len(d.Added)+len(d.Changed) > 0 || d.Reordered {
			t.Fatalf("%s onto %s gives %s, and still %+v", fresh, old, names(made), d)
		}
		for i, e := range made {
			if e.Position != i+1 {
				t.Fatalf("%s stands at %d of %s", e.Category1, e.Position, names(made))
			}
		}
		for _, e := range before {
			if !slices.ContainsFunc(made, func(m catalog.Entry) bool { return m.ID == e.ID }) {
				t.Fatalf("%s onto %s loses %s", fresh, old, e.Category1)
			}
		}
	}
}

func named(list string, stored bool) []catalog.Entry {
	var entries []catalog.Entry
	for i, name := range strings.Fields(list) {
		name, content, _ := strings.Cut(name, "/")
		e := catalog.Entry{Category1: name, Content: content, Position: i + 1}
		if stored {
			e.ID = "id-" + name
		}
		entries = append(entries, e)
	}
	return entries
}

func names(entries []catalog.Entry) string {
	var list []string
	for _, e := range entries {
		name := e.Category1
		if e.Content != "" {
			name += "/" + e.Content
		}
		list = append(list, name)
	}
	return strings.Join(list, " ")
}
