package desk

import (
	"testing"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// sit adds somebody with a role and lets them sit down; the name is that of
// the role. Whoever sits must be allowed to add people.
func sit(t *testing.T, d *Desk, role office.Role, pin string) office.Person {
	t.Helper()
	p, err := d.AddPerson(t.Context(), role.Label(), role, pin)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown(t.Context(), p.ID, pin); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPersonWhoLeavesCannotSitDown(t *testing.T) {
	d := deskOf(t, office.Town)
	sit(t, d, office.Clerk, "")
	drafter, err := d.AddPerson(t.Context(), "罗贵平", office.Drafter, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Leaves(t.Context(), drafter.ID); err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown(t.Context(), drafter.ID, ""); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("who left sits down: %v", err)
	}
	if _, err := d.AddPerson(t.Context(), "罗贵平", office.Section, ""); err != nil {
		t.Errorf("the name is not free again: %v", err)
	}
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() {
		t.Errorf("the office afterwards: %+v (%v)", v, err)
	}
}

func TestSomebodyAlwaysStaysToManagePeople(t *testing.T) {
	d := deskOf(t, office.Town)
	clerk := sit(t, d, office.Clerk, "")
	if err := d.Leaves(t.Context(), clerk.ID); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("one takes oneself off: %v", err)
	}
	sit(t, d, office.Leader, "")
	if err := d.Leaves(t.Context(), clerk.ID); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("a leader manages people: %v", err)
	}
	d.StandUp() // the terminal may do everything, but not lock the office out
	if err := d.Leaves(t.Context(), clerk.ID); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("the last clerk leaves: %v", err)
	}
	if err := d.Leaves(t.Context(), "nobody"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("nobody leaves: %v", err)
	}
}

func TestChangingOnesPINNeedsTheOldOne(t *testing.T) {
	d := deskOf(t, office.Town)
	if err := d.ChangePIN(t.Context(), "", "1234"); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("nobody sits, and a PIN is changed: %v", err)
	}
	p := sit(t, d, office.Clerk, "1234")
	if err := d.ChangePIN(t.Context(), "4321", "5678"); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("a wrong PIN will do: %v", err)
	}
	if err := d.ChangePIN(t.Context(), "1234", "12"); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a short PIN is taken: %v", err)
	}
	if err := d.ChangePIN(t.Context(), "1234", "5678"); err != nil {
		t.Fatal(err)
	}
	if err := d.SitDown(t.Context(), p.ID, "1234"); err == nil {
		t.Error("the old PIN still opens")
	}
	if err := d.SitDown(t.Context(), p.ID, "5678"); err != nil {
		t.Errorf("the new PIN does not open: %v", err)
	}
	for range freeTries {
		_ = d.ChangePIN(t.Context(), "0000", "")
	}
	if err := d.ChangePIN(t.Context(), "5678", ""); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("guessing is not slowed down: %v", err)
	}
	now := d.now()
	d.now = func() time.Time { return now.Add(time.Hour) }
	if err := d.ChangePIN(t.Context(), "5678", ""); err != nil {
		t.Errorf("after the wait: %v", err)
	}
	if err := d.SitDown(t.Context(), p.ID, ""); err != nil {
		t.Errorf("without a PIN: %v", err)
	}
}
