package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// opened is the window while it is tried; it tells what it shows.
type opened struct {
	v     *wine
	begun time.Time
	cmd   *exec.Cmd
	lines *bufio.Scanner
	heard []string
}

// told is a line the window writes with -tell.
type told struct{ Msg, Screen, Page string }

// open starts the window. It ends with the context at the latest.
func (v *wine) open(ctx context.Context, program string, args ...string) (*opened, error) {
	o := &opened{v: v, begun: time.Now()}
	o.cmd = exec.CommandContext(ctx, "wine", append([]string{program, "-tell"}, args...)...)
	o.cmd.Env, o.cmd.WaitDelay = append(os.Environ(), v.env...), time.Second
	out, err := o.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	o.lines = bufio.NewScanner(out)
	return o, o.cmd.Start()
}

// shows waits until the window shows a screen, and a page of it where one is
// named. It returns how long that took from the start.
func (o *opened) shows(screen, page string) (time.Duration, error) {
	for o.lines.Scan() {
		var line told
		if json.Unmarshal(o.lines.Bytes(), &line) != nil {
			continue
		}
		o.heard = append(o.heard, o.lines.Text())
		if line.Msg == "shown" && line.Screen == screen && (page == "" || line.Page == page) {
			return time.Since(o.begun), nil
		}
	}
	return 0, fmt.Errorf("the window did not show %s %s; it told\n%s\n%w", screen, page, strings.Join(o.heard, "\n"), errors.Join(o.lines.Err(), o.cmd.Wait()))
}

// close closes the window the way a person does, and waits for the program.
func (o *opened) close(ctx context.Context) error {
	if err := o.v.do(ctx, "wine", "taskkill", "/im", "zwgk.exe"); err != nil {
		return err
	}
	for o.lines.Scan() { // to its end, so that it does not wait for a reader
		o.heard = append(o.heard, o.lines.Text())
	}
	if err := o.cmd.Wait(); err != nil {
		return fmt.Errorf("after closing the window: %w\n%s", err, strings.Join(o.heard, "\n"))
	}
	return nil
}
