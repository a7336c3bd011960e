package desk

import (
	"fmt"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

// searchable is an office with a person of every role and a record of every
// kind that is imported.
func searchable(t *testing.T) (*Desk, map[office.Role]office.Person) {
	t.Helper()
	d := deskOf(t, office.Town)
	people := map[office.Role]office.Person{}
	for i, role := range office.Roles() {
		p, err := d.AddPerson(t.Context(), fmt.Sprintf("同事%d", i), role, "")
		if err != nil {
			t.Fatal(err)
		}
		people[role] = p
	}
	a := application(t, "SQ2025-001", "2025-03-04")
	a.Applicant, a.Subject, a.Note = "欧阳某", "农村低保申请材料", "已电话联系"
	importing(t, d, applications(a))
	importing(t, d, cases(request.Case{Number: "青复〔2025〕3号", Kind: request.Reconsideration, Received: day(t, "2025-05-06"), Note: "对低保信息答复不服"}))
	importing(t, d, documents(disclosure.Document{Kind: disclosure.NormativeDocument, Title: "低保申请审核办法", Number: "青政规〔2025〕2号", Made: day(t, "2025-04-01")}))
	return d, people
}

// Who may not see applicants does not find anything by an applicant's name,
// nor by the note, which may name one, and finds the application by all else.
func TestWhoFindsApplicants(t *testing.T) {
	d, people := searchable(t)
	may := map[office.Role]bool{}
	for _, role := range office.Roles() {
		may[role] = role.May(office.SeeApplicants)
		if err := d.SitDown(t.Context(), people[role].ID, ""); err != nil {
			t.Fatal(err)
		}
		for words, found := range map[string]bool{"欧阳某": may[role], "欧阳": may[role], "欧": may[role], "低保申请材料 欧阳": may[role], "低保申请材料": true, "电话联系": may[role]} {
			result, err := d.Search(t.Context(), words, 10)
			if err != nil || (result.Total == 1) != found || result.Searched != 3 {
				t.Errorf("%s looks for %s: %+v, %v", role, words, result, err)
			}
			for _, h := range result.Hits {
				if !may[role] && h.Snippet == "欧阳某" {
					t.Errorf("%s is shown %s", role, h.Snippet)
				}
			}
		}
	}
	if !may[office.Clerk] || may[office.Supervisor] {
		t.Error("the roles of this test do not differ")
	}
	d.StandUp()
	if result, err := d.Search(t.Context(), "欧阳某", 10); err != nil || result.Total != 1 {
		t.Errorf("the account's own desk: %+v, %v", result, err)
	}
}

func TestWhatIsImportedIsFound(t *testing.T) {
	d, _ := searchable(t)
	for words, want := range map[string][]string{
		"低保":     {"case", "document", "application"}, // the newest first
		"dbsq":   {"document", "application"},
		"2025〕2": {"document"},
		"青复":     {"case"},
		"sq2025": {"application"},
		"没有这个词":  nil,
	} {
		result, err := d.Search(t.Context(), words, 10)
		if err != nil || result.Total != len(want) {
			t.Errorf("%s: %+v, %v", words, result, err)
			continue
		}
		for i, h := range result.Hits {
			if h.Kind != want[i] || FoundName(h.Kind) == "" {
				t.Errorf("%s: hit %d is a %s", words, i, h.Kind)
			}
		}
	}
	if result, err := d.Search(t.Context(), "低保", 1); err != nil || result.Total != 3 || len(result.Hits) != 1 {
		t.Errorf("one hit wanted: %+v, %v", result, err)
	}
	expectSound(t, d)
	if err := d.RebuildSearch(t.Context()); err != nil {
		t.Fatal(err)
	}
	expectSound(t, d)
}
