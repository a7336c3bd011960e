package present_test

import (
	"strings"
	"testing"

	"zwgk/internal/form"
	"zwgk/internal/present"
)

// TestHowTheOfficeWorksOnItems: routes of one's own, one person for two
// steps, numbers, whom people turn to.
func TestHowTheOfficeWorksOnItems(t *testing.T) {
	room, view := settings(t, demo(t))
	var wrong map[string]string
	done := func(w map[string]string) { wrong = w }
	builtIn := len(view.last().Items.Routes)
	room.AddRoute("两级", "拟稿、初审、审核、签发、公开、建档", done)
	if !strings.Contains(wrong[present.RouteStepsField], "没有保密审查") {
		t.Errorf("a route without 保密审查: %v", wrong)
	}
	room.AddRoute("两级", "拟稿、初审、保密审查、审核：副镇长审核、审核：镇长审核、签发、公开、建档", done)
	routes := view.last().Items.Routes
	if len(wrong) != 0 || len(routes) != builtIn+1 || !routes[builtIn].Own || !strings.Contains(routes[builtIn].Steps, "副镇长审核→镇长审核") {
		t.Fatalf("wrong %v, routes %+v", wrong, routes)
	}
	if room.AddRoute("两级", "拟稿、保密审查、签发、公开、建档", done); wrong[present.RouteNameField] == "" {
		t.Error("two routes of one name")
	}
	if room.DropRoute(routes[builtIn].ID); len(view.last().Items.Routes) != builtIn {
		t.Errorf("routes %+v", view.last().Items.Routes)
	}
	if room.SetSamePerson("全镇两人", done); len(wrong) != 0 || view.last().Items.SamePerson != "全镇两人" {
		t.Errorf("one person: %v %+v", wrong, view.last().Items)
	}
	index := view.last().Items.Index
	index.Pattern = "{机构}-{年}"
	if room.SetIndex(index, done); !strings.Contains(wrong[present.PatternField], "{号}") {
		t.Errorf("numbers without a number: %v", wrong)
	}
	index.Pattern = "QS{年}{号:4}"
	if room.SetIndex(index, done); len(wrong) != 0 || view.last().Items.Index.Pattern != "QS{年}{号:4}" {
		t.Errorf("numbers: %v %+v", wrong, view.last().Items.Index)
	}
	contact := form.Contact{Person: "陈晓梅", Phone: "0571-88886666"}
	if room.SetContact(contact, done); len(wrong) != 0 || view.last().Items.Contact != contact {
		t.Errorf("contact: %v %+v", wrong, view.last().Items)
	}
}
