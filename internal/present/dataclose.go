package present

import (
	"context"
	"errors"
	"log/slog"

	"zwgk/internal/desk"
)

// CloseDesk is what leaving needs of the desk.
type CloseDesk interface {
	BackupSettings(ctx context.Context) (desk.BackupSettings, error)
	BackupOnClose(ctx context.Context, progress desk.Progress) (*desk.Backup, error)
}

var _ CloseDesk = (*desk.Desk)(nil)

// CloseView is the window that wants to close.
type CloseView interface {
	// Wait shows that a backup is made before the window closes.
	Wait() Waiting
	// Fail says why no backup was made; the person closes all the same, or not.
	Fail(sentence string)
	// Leave closes the window.
	Leave()
}

// Closing makes the automatic backup before the window closes. It never keeps
// the window open by itself: what it cannot find out it leaves be.
type Closing struct {
	desk CloseDesk
	run  Runner
	view CloseView

	busy  bool // a backup is being made
	stop  context.CancelFunc
	leave bool // the person does not wait for it
}

// NewClosing returns the presenter of leaving.
func NewClosing(d CloseDesk, run Runner, view CloseView) *Closing {
	return &Closing{desk: d, run: run, view: view}
}

// Begin is called when the person closes the window. While a backup is made it
// does nothing.
func (c *Closing) Begin() {
	if c.busy {
		return
	}
	c.busy, c.leave = true, false
	var settings desk.BackupSettings
	c.run.Go(func(ctx context.Context) (err error) {
		settings, err = c.desk.BackupSettings(ctx)
		return err
	}, func(err error) {
		if err != nil {
			slog.Error("settings of backups", "error", err)
		}
		if err != nil || !settings.OnClose || settings.Folder == "" {
			c.busy = false
			c.view.Leave()
			return
		}
		c.backup()
	})
}

func (c *Closing) backup() {
	asked, stop := context.WithCancel(context.Background())
	c.stop = stop
	waiting := c.view.Wait()
	c.run.Go(func(ctx context.Context) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(asked, cancel)()
		made, err := c.desk.BackupOnClose(ctx, hundredths(c.run, waiting.Set))
		if made != nil {
			slog.Info("backed up on closing", "sound", made.Sound)
		}
		return err
	}, func(err error) {
		waiting.Finish()
		halted := asked.Err() != nil
		stop()
		c.busy = false
		switch {
		case c.leave || err == nil && !halted:
			c.view.Leave()
		case halted && (err == nil || errors.Is(err, context.Canceled)):
		default:
			tell(c.view.Fail, err)
		}
	})
}

// Skip closes without the backup, as soon as what was begun is cleared away.
func (c *Closing) Skip() {
	c.leave = true
	c.halt()
}

// Stay does not close; what was begun is cleared away.
func (c *Closing) Stay() { c.halt() }

func (c *Closing) halt() {
	if c.stop != nil {
		c.stop()
	}
}
