package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// openWindow starts the window in a guest on the demo office and waits until it
// tells that it shows the first page. It returns how long that took, and keeps a
// picture of it.
func (w *workshop) openWindow(ctx context.Context, g guest, picture string, args ...string) (time.Duration, error) {
	ctx, done := context.WithCancel(ctx)
	defer done()
	screen, err := startScreen(ctx, "-ac")
	if err != nil {
		return 0, err
	}
	g.env = append(g.env, "DISPLAY="+screen)
	c := g.asClerk(args...)
	cmd := exec.CommandContext(ctx, c.name, c.args...)
	cmd.Env, cmd.WaitDelay = append(os.Environ(), c.env...), 10*time.Second
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	told, found := tellsHome(out)
	took := time.Since(began)
	if !found {
		done()
		_ = cmd.Wait() // killed by us
		return took, fmt.Errorf("%s never showed the first page; it said:\n%s%s", c, told, &problems)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }() // it goes on telling
	err = w.shoot(ctx, screen, picture)
	done()
	_ = cmd.Wait() // killed by us
	return took, err
}

// tellsHome reads what the window tells until the first page is shown.
func tellsHome(out io.Reader) (told string, found bool) {
	var heard strings.Builder
	for scanner := bufio.NewScanner(out); scanner.Scan(); {
		fmt.Fprintln(&heard, scanner.Text())
		var line struct{ Msg, Screen string }
		if json.Unmarshal(scanner.Bytes(), &line) == nil && line.Msg == "shown" && line.Screen == "home" {
			return heard.String(), true
		}
	}
	return heard.String(), false
}

// shoot takes a picture of a display once it has stopped changing and shows
// more than one colour.
func (w *workshop) shoot(ctx context.Context, screen, file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	env := []string{"DISPLAY=" + screen}
	for last := ""; ; {
		picture, err := w.hear(ctx, command{name: "import", env: env, args: []string{"-window", "root", "-define", "png:exclude-chunks=date,time", "png:-"}})
		if err != nil {
			return err
		}
		const blank = 8 << 10 // a picture of one colour is much smaller
		if picture == last && len(picture) > blank {
			return os.WriteFile(file, []byte(picture), 0o644)
		}
		last = picture
	}
}
