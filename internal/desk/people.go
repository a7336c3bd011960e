package desk

import (
	"context"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// People returns everybody who may sit at the desk.
func (d *Desk) People(ctx context.Context) ([]office.Person, error) {
	all, err := d.office.People(ctx)
	var active []office.Person
	for _, p := range all {
		if p.Active {
			active = append(active, p)
		}
	}
	return active, err
}

// AddPerson adds somebody to the office; pin may be empty. The first person is
// added by whoever sets the office up, and must be able to add the next; later
// the role must permit it.
func (d *Desk) AddPerson(ctx context.Context, name string, role office.Role, pin string) (office.Person, error) {
	people, err := d.People(ctx)
	if err != nil {
		return office.Person{}, err
	}
	if len(people) > 0 {
		if err := d.permit(office.ManagePeople); err != nil {
			return office.Person{}, err
		}
	}
	p, err := office.NewPerson(store.NewID(), name, role)
	if err != nil {
		return p, err
	}
	if len(people) == 0 && !role.May(office.ManagePeople) {
		return p, fault.New(fault.Invalid, "第一个人要能管人员。先加一位办公室的人")
	}
	for _, other := range people {
		if other.Name == p.Name {
			return p, fault.New(fault.Exists, "已经有一位%s。同名的在名字后面加上科室", p.Name)
		}
	}
	if p.PIN, err = hashPIN(pin); err != nil {
		return p, err
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.AddPerson(p) })
	return p, err
}

// Leaves takes somebody off the desk for good. The record stays, because the
// log names everybody who worked here; the name can be given again.
func (d *Desk) Leaves(ctx context.Context, personID string) error {
	if err := d.permit(office.ManagePeople); err != nil {
		return err
	}
	people, err := d.People(ctx)
	if err != nil {
		return err
	}
	var leaving *office.Person
	others := 0 // who may still add people afterwards
	for _, p := range people {
		switch {
		case p.ID == personID:
			leaving = &p
		case p.Role.May(office.ManagePeople):
			others++
		}
	}
	switch {
	case leaving == nil:
		return fault.New(fault.NotFound, "没有这个人")
	case d.person != nil && d.person.ID == personID:
		return fault.New(fault.NotAllowed, "自己不能把自己停用。换人登录再办")
	case others == 0 && len(people) > 1:
		return fault.New(fault.NotAllowed, "%s是最后一位能管人员的。先加一位办公室的人，再停用", leaving.Name)
	}
	leaving.Active = false
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.ReplacePerson(*leaving, "停用") })
}

// ChangePIN gives the person at the desk another PIN; an empty one takes it
// away. The old one is asked for, because a desk may stand open for a moment.
func (d *Desk) ChangePIN(ctx context.Context, old, pin string) error {
	if d.person == nil {
		return fault.New(fault.NotAllowed, "没有人登录，不能改密码")
	}
	p := *d.person
	if err := d.tryPIN(ctx, p, old, "原来的密码不对"); err != nil {
		return err
	}
	hash, err := hashPIN(pin)
	if err != nil {
		return err
	}
	p.PIN = hash
	if err := d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.ReplacePerson(p, "改密码") }); err != nil {
		return err
	}
	d.person = &p
	return nil
}

// SitDown makes a person of the office the one at the desk. Wrong PINs are
// answered ever more slowly: after three, each asks for twice the wait of the
// one before.
func (d *Desk) SitDown(ctx context.Context, personID, pin string) error {
	people, err := d.People(ctx)
	if err != nil {
		return err
	}
	for _, p := range people {
		if p.ID != personID {
			continue
		}
		if err := d.tryPIN(ctx, p, pin, "密码不对"); err != nil {
			return err
		}
		d.person, d.who = &p, p.Name
		return nil
	}
	return fault.New(fault.NotFound, "没有这个人")
}

// StandUp leaves the desk without a person, as the idle lock does.
func (d *Desk) StandUp() { d.person = nil }

// Sitting returns the person at the desk, or nil when nobody has sat down.
func (d *Desk) Sitting() *office.Person { return d.person }

// permit checks the role of the person at the desk. A desk without people (the
// terminal) is the account's own and may do everything.
func (d *Desk) permit(a office.Act) error {
	if d.person == nil {
		return nil
	}
	return d.person.Role.Permit(a)
}
