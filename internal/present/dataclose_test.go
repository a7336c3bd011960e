package present_test

import (
	"context"
	"errors"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/present"
)

// closingDesk is a desk that somebody leaves.
type closingDesk struct {
	settings desk.BackupSettings
	unread   error
	backup   func(ctx context.Context) error
	made     int
}

func (d *closingDesk) BackupSettings(context.Context) (desk.BackupSettings, error) {
	return d.settings, d.unread
}

func (d *closingDesk) BackupOnClose(ctx context.Context, progress desk.Progress) (*desk.Backup, error) {
	d.made++
	progress(1, 2)
	return nil, d.backup(ctx)
}

// door is a window that wants to close.
type door struct {
	waits
	fails []string
	left  int
}

func (w *door) Wait() present.Waiting { return w.waits.Wait("", nil) }
func (w *door) Fail(sentence string)  { w.fails = append(w.fails, sentence) }
func (w *door) Leave()                { w.left++ }

func TestTheWindowClosesAfterTheBackup(t *testing.T) {
	wanted := desk.BackupSettings{OnClose: true, Folder: "E:"}
	missing := fault.New(fault.NotFound, "备份用的“E:”不在，这次没有备份。下次先插好U盘")
	for _, c := range []struct {
		name              string
		settings          desk.BackupSettings
		unread, fails     error
		made, left, waits int
		said              bool
	}{
		{"without a folder", desk.BackupSettings{OnClose: true}, nil, nil, 0, 1, 0, false},
		{"turned off", desk.BackupSettings{Folder: "E:"}, nil, nil, 0, 1, 0, false},
		{"of an office that is gone", wanted, errors.New("gone"), nil, 0, 1, 0, false},
		{"backed up", wanted, nil, nil, 1, 1, 1, false},
		{"without the stick", wanted, nil, missing, 1, 0, 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, w := &closingDesk{settings: c.settings, unread: c.unread, backup: func(context.Context) error { return c.fails }}, &door{}
			present.NewClosing(d, present.Inline{}, w).Begin()
			if d.made != c.made || w.left != c.left || len(w.titles) != c.waits || w.over != c.waits || (len(w.fails) == 1) != c.said {
				t.Errorf("%d backups, left %d, waited %d/%d, said %v", d.made, w.left, len(w.titles), w.over, w.fails)
			}
		})
	}
}

// TestNobodyHasToWaitForTheBackup: it can be left out, or the window stays.
func TestNobodyHasToWaitForTheBackup(t *testing.T) {
	for _, c := range []struct {
		name string
		act  func(*present.Closing)
		left int
	}{
		{"left out", (*present.Closing).Skip, 1}, {"stays", (*present.Closing).Stay, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var closing *present.Closing
			d, w := &closingDesk{settings: desk.BackupSettings{OnClose: true, Folder: "E:"}}, &door{}
			d.backup = func(ctx context.Context) error {
				closing.Begin() // pressed once more meanwhile: nothing
				c.act(closing)
				<-ctx.Done()
				return ctx.Err()
			}
			closing = present.NewClosing(d, present.Inline{}, w)
			closing.Begin()
			if d.made != 1 || w.left != c.left || w.over != 1 || len(w.fails) > 0 {
				t.Errorf("%d backups, left %d, %v", d.made, w.left, w.fails)
			}
			d.backup = func(context.Context) error { return nil }
			if closing.Begin(); w.left != c.left+1 {
				t.Error("it does not close the next time")
			}
		})
	}
}
