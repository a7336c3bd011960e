package catalog_test

import (
	"slices"
	"testing"

	"zwgk/internal/catalog"
)

func TestWhatANewCatalogueChanges(t *testing.T) {
	before := []catalog.Entry{
		{ID: "1", Position: 1, Domain: "救灾", Category1: "款物", Category2: "使用", TimeLimit: "及时", Cadence: catalog.AnyTime, Note: "本单位的备注"},
		{ID: "2", Position: 2, Domain: "救灾", Category1: "款物", Category2: "使用", Content: "另一条"},
		{ID: "3", Position: 3, Domain: "就业", Category1: "招聘"},
	}
	after := []catalog.Entry{
		{Position: 1, Domain: "救灾", Category1: "款物", Category2: "使用", Content: "另一条"},
		{Position: 2, Domain: "救灾", Category1: "款物", Category2: "使用", TimeLimit: "20个工作日内", Channels: []catalog.Channel{catalog.Website}},
		{Position: 3, Domain: "养老", Category1: "补贴"},
	}
	d := catalog.Compare(before, after, catalog.FieldDomain, catalog.FieldCategory1, catalog.FieldCategory2, catalog.FieldContent, catalog.FieldTimeLimit, catalog.FieldChannels)
	if len(d.Added) != 1 || d.Added[0].Category1 != "补贴" || len(d.Removed) != 1 || d.Removed[0].ID != "3" || d.Same != 1 || !d.Reordered || len(d.Changed) != 1 {
		t.Fatalf("%+v", d)
	}
	c := d.Changed[0]
	want := []catalog.FieldChange{{Field: catalog.FieldTimeLimit, Old: "及时", New: "20个工作日内"}, {Field: catalog.FieldChannels, Old: "", New: "政府网站"}}
	if c.New.ID != "1" || c.New.Note != "本单位的备注" || c.New.Cadence != catalog.AnyTime || c.New.Position != 2 || !slices.Equal(c.Fields, want) {
		t.Errorf("%+v", c)
	}
}

// TestEveryFieldIsCompared: a change of any one field is seen, and named.
func TestEveryFieldIsCompared(t *testing.T) {
	for field, change := range map[catalog.Field]func(*catalog.Entry){
		catalog.FieldCode: func(e *catalog.Entry) { e.Code = "0505" }, catalog.FieldDomain: func(e *catalog.Entry) { e.Domain = "x" }, catalog.FieldCategory1: func(e *catalog.Entry) { e.Category1 = "x" },
		catalog.FieldCategory2: func(e *catalog.Entry) { e.Category2 = "x" }, catalog.FieldContent: func(e *catalog.Entry) { e.Content = "x" }, catalog.FieldBasis: func(e *catalog.Entry) { e.Basis = "x" },
		catalog.FieldTimeLimit: func(e *catalog.Entry) { e.TimeLimit = "x" }, catalog.FieldBody: func(e *catalog.Entry) { e.Body = "x" }, catalog.FieldChannels: func(e *catalog.Entry) { e.OtherChannel = "x" },
		catalog.FieldAudience: func(e *catalog.Entry) { e.Audience.Public = true }, catalog.FieldMode: func(e *catalog.Entry) { e.Mode.OnRequest = true }, catalog.FieldTiers: func(e *catalog.Entry) { e.Tiers = nil },
		catalog.FieldCadence: func(e *catalog.Entry) { e.Cadence = catalog.Monthly }, catalog.FieldVillage: func(e *catalog.Entry) { e.ForVillage = true }, catalog.FieldStatus: func(e *catalog.Entry) { e.Retired = true },
		catalog.FieldSource: func(e *catalog.Entry) { e.Source = "x" }, catalog.FieldNote: func(e *catalog.Entry) { e.Note = "x" },
	} {
		old, changed := good(), good()
		change(&changed)
		d := catalog.Compare([]catalog.Entry{old}, []catalog.Entry{changed})
		if len(d.Changed) != 1 || len(d.Changed[0].Fields) != 1 || d.Changed[0].Fields[0].Field != field {
			t.Errorf("%s: %+v", field, d)
		}
		if none := catalog.Compare([]catalog.Entry{old}, []catalog.Entry{old}); !none.None() || none.Same != 1 {
			t.Errorf("%s: an entry differs from itself: %+v", field, none)
		}
	}
	if len(catalog.Fields()) != 17 {
		t.Errorf("%d fields; the table above has 17", len(catalog.Fields()))
	}
}
