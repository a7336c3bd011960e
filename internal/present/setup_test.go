package present_test

import (
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
)

func TestFirstStartLeadsToAnOffice(t *testing.T) {
	view := &screen[present.SetupModel]{}
	var opened *desk.Desk
	folder := filepath.Join(t.TempDir(), "青石镇")
	setup := present.NewSetup(present.Inline{}, view, "", filepath.Join(t.TempDir(), "演示"), func(d *desk.Desk) { opened = d })
	setup.Start()
	refused := func(field string) {
		t.Helper()
		step := view.last().Step
		setup.Next()
		if m := view.last(); m.Step != step || m.Wrong[field] == "" {
			t.Fatalf("step %d went on although %s is wrong: %+v", step, field, m.Wrong)
		}
	}
	refused(present.FolderField)
	setup.Edit(func(m *present.SetupModel) { m.Folder = "青石镇" })
	refused(present.FolderField)
	setup.Edit(func(m *present.SetupModel) { m.Folder = folder })
	setup.Next()
	refused(present.NameField)
	setup.Choose(office.Town)
	setup.Edit(func(m *present.SetupModel) { m.Name = "青石镇人民政府" })
	setup.Next()
	refused(present.PersonField)
	setup.Edit(func(m *present.SetupModel) { m.Person, m.PIN = "陈晓梅", "12" })
	refused(present.PINField)
	setup.Edit(func(m *present.SetupModel) { m.PIN = "2026" })
	setup.Next()
	if !strings.Contains(view.last().Calendar, "2026年") {
		t.Errorf("the calendar at hand is not said: %q", view.last().Calendar)
	}
	setup.Next()
	if opened == nil || len(view.fails) > 0 {
		t.Fatalf("no office: %v", view.fails)
	}
	defer opened.Close()
	if p := opened.Sitting(); p == nil || p.Name != "陈晓梅" || p.Role != office.Clerk {
		t.Errorf("at the desk sits %+v", p)
	}
}

func TestTheDemoIsKeptApart(t *testing.T) {
	view := &screen[present.SetupModel]{}
	demo := filepath.Join(t.TempDir(), "演示")
	for range 2 { // made, then opened again
		var opened *desk.Desk
		present.NewSetup(present.Inline{}, view, "", demo, func(d *desk.Desk) { opened = d }).ShowDemo()
		if opened == nil {
			t.Fatalf("no demo: %v", view.fails)
		}
		if err := opened.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheDeskAsksWhoItIs(t *testing.T) {
	d := demo(t)
	if _, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "2026"); err != nil {
		t.Fatal(err)
	}
	view := &screen[present.ShellModel]{}
	shell := present.NewShell(d, present.Inline{}, view, "青石镇")
	shell.Load()
	m := view.last()
	if !m.Locked || len(m.People) != 1 || !m.People[0].NeedsPIN {
		t.Fatalf("model %+v", m)
	}
	shell.SitDown(m.People[0].ID, "0000")
	if len(view.fails) != 1 || view.fails[0] != "密码不对" {
		t.Errorf("wrong PIN: %v", view.fails)
	}
	shell.SitDown(m.People[0].ID, "2026")
	if m = view.last(); m.Locked || m.Person != "陈晓梅 · 办公室" {
		t.Errorf("sitting: %+v", m)
	}
	shell.Leave()
	if !view.last().Locked {
		t.Error("the desk is not locked after leaving")
	}
}

// TestAWindowMayBeginElsewhere: a package that was opened in the system waits
// behind the question who it is.
func TestAWindowMayBeginElsewhere(t *testing.T) {
	d := demo(t)
	if _, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "2026"); err != nil {
		t.Fatal(err)
	}
	view := &screen[present.ShellModel]{}
	shell := present.NewShell(d, present.Inline{}, view, "青石镇")
	shell.Starts(present.DataRoom)
	shell.Load()
	m := view.last()
	if !m.Locked {
		t.Fatal("nobody is asked who it is")
	}
	shell.SitDown(m.People[0].ID, "2026")
	if m = view.last(); m.Locked || m.In != present.DataRoom {
		t.Errorf("after signing in: %+v", m)
	}
}

func TestWrongPINsAreAnsweredEverMoreSlowly(t *testing.T) {
	d := demo(t)
	p, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "2026")
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for range 5 {
		if err := d.SitDown(t.Context(), p.ID, "0000"); err != nil {
			said = err.Error()
		}
	}
	if !strings.Contains(said, "秒后再试") {
		t.Errorf("after five wrong PINs: %q", said)
	}
	if err := d.SitDown(t.Context(), p.ID, "2026"); err == nil {
		t.Error("the right PIN is taken during the wait")
	}
}
