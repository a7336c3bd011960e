package office_test

import (
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// TestWhatTheLawLetsEachLevelDo: 规章 are made from the 设区的市 upwards, the
// annual report is compiled by administrative organs only.
func TestWhatTheLawLetsEachLevelDo(t *testing.T) {
	for level, want := range map[office.Level]struct{ regulations, report bool }{
		office.Village: {false, false}, office.Town: {false, true}, office.Street: {false, true},
		office.County: {false, true}, office.City: {true, true},
	} {
		if level.MakesRegulations() != want.regulations || level.ReportsAnnually() != want.report {
			t.Errorf("%s: makes 规章 %v, reports %v", level, level.MakesRegulations(), level.ReportsAnnually())
		}
	}
	if _, err := office.ParseLevel("province"); fault.CodeOf(err) != fault.Usage {
		t.Errorf("an unknown level: %v", err)
	}
}

func TestAnOrgansName(t *testing.T) {
	for _, c := range []struct{ name, short, says string }{
		{"青石镇人民政府", "青石镇", ""},
		{" 青石镇人民政府 ", "青石镇", ""},
		{"云溪县青石街道办事处", "云溪县青石街道办事处", ""},
		{"人民政府", "人民政府", ""},
		{"", "", "没有写单位名称"},
		{"青石镇\n人民政府", "", "换行"},
		{strings.Repeat("镇", 61), "", "60个字"},
	} {
		organ, err := office.NewOrgan("1", office.Town, c.name)
		if (err == nil) != (c.says == "") || !strings.Contains(fault.Sentence(err), c.says) {
			t.Errorf("%q: %v, want %q", c.name, err, c.says)
		}
		if err == nil && organ.ShortName() != c.short {
			t.Errorf("%q: short name %q, want %q", c.name, organ.ShortName(), c.short)
		}
	}
}

// TestWhoMayDoWhat is the whole matrix of roles and acts.
func TestWhoMayDoWhat(t *testing.T) {
	may := map[office.Act]map[office.Role]bool{
		office.ImportLedgers:   {office.Clerk: true},
		office.WriteReports:    {office.Clerk: true, office.Drafter: true},
		office.RegisterSignOff: {office.Clerk: true, office.Leader: true},
		office.ManagePeople:    {office.Clerk: true},
		office.ManageOffice:    {office.Clerk: true},
		office.ManageCatalogue: {office.Clerk: true},
		office.WriteItems:      {office.Clerk: true, office.Drafter: true, office.Section: true},
		office.HandleRequests:  {office.Clerk: true, office.Drafter: true},
		office.SeeApplicants:   {office.Clerk: true, office.Drafter: true, office.Leader: true, office.Archivist: true},
		office.ManageArchive:   {office.Clerk: true, office.Archivist: true},
		office.ReadLog:         {office.Clerk: true, office.Leader: true, office.Supervisor: true},
	}
	for _, act := range office.Acts() {
		if may[act] == nil {
			t.Errorf("%s is not in the matrix", act)
		}
		for _, role := range office.Roles() {
			err := role.Permit(act)
			if (err == nil) != may[act][role] {
				t.Errorf("%s, %s: %v", role, act, err)
			}
			if err != nil && !strings.Contains(fault.Sentence(err), role.Label()) {
				t.Errorf("%s, %s: the refusal %q does not say who may", role, act, fault.Sentence(err))
			}
		}
	}
}

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		name string
		role office.Role
		says string
	}{
		{"陈晓梅", office.Clerk, ""}, {"", office.Clerk, "姓名"}, {"陈\t晓梅", office.Clerk, "制表符"},
		{strings.Repeat("陈", 21), office.Clerk, "20个字"}, {"陈晓梅", "king", "分工"},
	} {
		p, err := office.NewPerson("1", c.name, c.role)
		if (err == nil) != (c.says == "") || !strings.Contains(fault.Sentence(err), c.says) || err == nil && !p.Active {
			t.Errorf("%q, %s: %+v, %v", c.name, c.role, p, err)
		}
	}
	for pin, right := range map[string]bool{
		"2026": true, "123456789012": true, "123": false, "1234567890123": true, "12a4": false, "": false, "１２３４": false,
		"青石镇办公室公开": true, "qingshi8": true, "qingsh8": false, "两 个 词 加 空 格": true, "qingshi8\n": false, "qingshi\x00": false,
		strings.Repeat("青", 64): true, strings.Repeat("9", 65): false, "qingshi\xff8": false,
	} {
		if err := office.CheckPIN(pin); (err == nil) != right {
			t.Errorf("PIN %q: %v", pin, err)
		}
	}
}
