// Package desk is what a person can do in an office: one type, one file for
// each business area. Every change of an office goes through here, in the
// order permission, rule, one transaction of record and log entry.
//
// It knows the rules and the rooms that serve them (store, sheet, form); it
// knows no window and no command line, which are built on it.
package desk

import (
	"context"
	"errors"
	"sync"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/pdfin"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// Desk is a person's place in an open office. Close it.
type Desk struct {
	office *store.Office
	who    string // whom the log names
	now    func() time.Time
	person *office.Person // nil: nobody has sat down
	looked lookedInto

	reader sync.Once // makes engine
	engine *pdfin.Engine
}

// Person is who sits at the desk.
type Person struct {
	Name string
	Now  func() time.Time // the clock; nil takes the computer's
}

func (p Person) clock() func() time.Time {
	if p.Now == nil {
		return time.Now
	}
	return p.Now
}

// Found makes a new office for an organ in the folder dir.
func Found(ctx context.Context, dir string, level office.Level, name string, p Person) (*Desk, error) {
	return found(ctx, dir, store.NewID(), level, name, p)
}

func found(ctx context.Context, dir, id string, level office.Level, name string, p Person) (*Desk, error) {
	organ, err := office.NewOrgan(id, level, name)
	if err != nil {
		return nil, err
	}
	if dir == "" {
		return nil, fault.New(fault.Usage, "没有写单位文件夹。用 --office 写上，例如 --office 青石镇")
	}
	o, err := store.Create(ctx, dir, organ, store.Author{Name: p.Name, At: p.clock()()})
	if err != nil {
		return nil, err
	}
	return &Desk{office: o, who: p.Name, now: p.clock()}, nil
}

// Open opens the office in the folder dir.
func Open(ctx context.Context, dir string, p Person) (*Desk, error) {
	if dir == "" {
		return nil, fault.New(fault.Usage, "没有写单位文件夹。用 --office 写上，例如 --office 青石镇")
	}
	o, err := store.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	return &Desk{office: o, who: p.Name, now: p.clock()}, nil
}

// Close leaves the office.
func (d *Desk) Close() error {
	var reader error
	if d.engine != nil {
		reader = d.engine.Close(context.Background())
	}
	return errors.Join(reader, d.office.Close())
}

// Organ returns the organ whose office this is.
func (d *Desk) Organ() office.Organ { return d.office.Organ() }

// Today is the day on the desk's clock.
func (d *Desk) Today() workday.Date { return workday.DateOf(d.now()) }

// author signs a change.
func (d *Desk) author() store.Author { return store.Author{Name: d.who, At: d.now()} }

// Verify checks the office's database, log and files.
func (d *Desk) Verify(ctx context.Context) (*store.Verification, error) {
	return d.VerifyTelling(ctx, nil)
}

// VerifyTelling is Verify; progress hears how far it is.
func (d *Desk) VerifyTelling(ctx context.Context, progress Progress) (*store.Verification, error) {
	return d.office.VerifyTelling(ctx, progress)
}

// Folder is where the office is kept.
func (d *Desk) Folder() string { return d.office.Dir() }
