//go:build e2e

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
	"syscall"
	"testing"
	"time"

	"zwgk/internal/present"
)

// The window under test: the built program on a display of its own, driven by
// keyboard as a person without a mouse would. Nothing is waited for by the
// clock: the program tells what it shows and where the keyboard is (-tell).

const (
	program  = "../../bin/zwgk"
	screens  = "../../out/screens"
	patience = 60 * time.Second // after which something that should happen has not

	// After which a tool of the display that has not answered is asked anew, or
	// given up: they wait for ever for what has gone past them.
	answer = 10 * time.Second
)

// told is a line of what the program tells.
type told struct {
	Msg    string `json:"msg"`
	Screen string `json:"screen"`
	Step   any    `json:"step"` // a number, or a word
	Wrong  int    `json:"wrong"`
	Trial  string `json:"trial"`
	Opened string `json:"opened"`
	Signed bool   `json:"signed"`
	People int    `json:"people"`
	On     string `json:"on"`
	Error  string `json:"error"` // what is shown to the clerk, and its cause
	Text   string `json:"text"`  // typed
	Busy   int    `json:"busy"`  // jobs that are under way beside the window
	Title  string `json:"title"` // of the step of the tour
	Done   bool   `json:"done"`  // what that step is to bring about is so

	// Where the caret is in the window, in pixels.
	Y      int  `json:"y"`
	Height int  `json:"height"`
	Typing bool `json:"typing"` // an input method may compose

	// Of the rooms 公开目录 and 公开事项.
	State    string `json:"state"`
	Findings int    `json:"findings"`
	Tab      string `json:"tab"`
	Draft    bool   `json:"draft"`
	Open     bool   `json:"open"`
	Entries  int    `json:"entries"`
	Empty    bool   `json:"empty"`

	// Of the room 依申请公开.
	Page    string `json:"page"`
	Stage   string `json:"stage"`
	Last    string `json:"last"` // day of the term
	Letter  string `json:"letter"`
	Problem bool   `json:"problem"` // something is missing in the letter
	Lines   int    `json:"lines"`   // of the register, listed

	// Of the room 建档归档.
	Box     string `json:"box"`
	Pieces  int    `json:"pieces"`
	Waiting int    `json:"waiting"`
	Pending int    `json:"pending"`
	Closed  bool   `json:"closed"`

	// Of the room 年度报告.
	Part   string `json:"part"`
	Asks   int    `json:"asks"`
	Edited int    `json:"edited"`

	// Of the room 数据.
	Safe    bool `json:"safe"`    // the newest backup was checked, and is new enough
	Backups int  `json:"backups"` // in the folder
	Chosen  bool `json:"chosen"`

	raw string // the whole line
}

type driver struct {
	t       *testing.T
	env     []string
	lines   chan told
	program *exec.Cmd
	window  string
	focus   string
	typed   string   // in the field that changed last
	tells   []string // what fields have held since somebody emptied this
	caret   told
	strip   []told // what the strip of the tour has shown

	effort // of whoever sits at the keyboard

	heard []string // the lines told last
}

// heardMost is how many lines are shown when something is waited for in vain.
const heardMost = 25

// display starts an X server that picks its own free number.
func display(t *testing.T, more ...string) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.CommandContext(t.Context(), "Xvfb", append([]string{"-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp"}, more...)...)
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Fatalf("Xvfb: %v (apt-get install xvfb)", err)
	}
	t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	w.Close()
	r.SetReadDeadline(time.Now().Add(patience))
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb gave no display: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

// start starts the program with a home of its own.
func start(t *testing.T, home string, args ...string) *driver {
	t.Helper()
	return startIn(t, home, surroundings{}, args...)
}

// surroundings are what a test takes in place of the usual.
type surroundings struct {
	program string   // another copy of the program
	display string   // one that is there already
	env     []string // in addition
}

func startIn(t *testing.T, home string, in surroundings, args ...string) *driver {
	t.Helper()
	if in.program == "" {
		in.program = program
	}
	if in.display == "" {
		in.display = display(t)
	}
	fonts, err := filepath.Abs("../../bin/fonts")
	if err != nil {
		t.Fatal(err)
	}
	d := &driver{t: t, lines: make(chan told, 10_000)}
	if err := os.MkdirAll(filepath.Join(home, ".cache"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.env = append(os.Environ(), "DISPLAY="+in.display, "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, ".cache"), "XDG_CONFIG_HOME="+filepath.Join(home, ".config"),
		"ZWGK_HOME="+filepath.Join(home, "zwgk"), "ZWGK_FONTS="+fonts, "FYNE_SCALE=1", "LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1")
	d.env = append(d.env, in.env...)
	d.program = exec.CommandContext(t.Context(), in.program, append([]string{"-tell"}, args...)...)
	d.program.Env = d.env
	out, err := d.program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	d.program.Stderr, d.program.WaitDelay = os.Stderr, time.Second
	if err := d.program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		d.program.Process.Kill()
		d.program.Wait()
	})
	go d.listen(out)
	return d
}

func (d *driver) listen(out io.Reader) {
	defer close(d.lines)
	for scanner := bufio.NewScanner(out); scanner.Scan(); {
		line := told{raw: scanner.Text()}
		if json.Unmarshal(scanner.Bytes(), &line) == nil {
			d.lines <- line
		}
	}
}

// await reads what is told until it is what is wanted.
func (d *driver) await(what string, wanted func(told) bool) told {
	d.t.Helper()
	line, ok := d.hear(what, patience, wanted)
	if !ok {
		d.shoot("failed")
		d.program.Process.Signal(syscall.SIGQUIT) // it says where it stands
		d.program.Wait()
		d.t.Fatalf("waited for %s in vain; the keyboard is on %q; told last:\n%s", what, d.focus, strings.Join(d.heard, "\n"))
	}
	return line
}

// hear is await for as long as one likes.
func (d *driver) hear(what string, within time.Duration, wanted func(told) bool) (line told, ok bool) {
	d.t.Helper()
	limit := time.After(within)
	for {
		select {
		case line, open := <-d.lines:
			if !open {
				d.t.Fatalf("the program ended while waiting for %s", what)
			}
			d.note(line)
			if wanted(line) {
				return line, true
			}
		case <-limit:
			return told{}, false
		}
	}
}

// note keeps what a line says about the keyboard and the screen.
func (d *driver) note(line told) {
	if d.heard = append(d.heard, line.raw); len(d.heard) > heardMost {
		d.heard = d.heard[1:]
	}
	switch {
	case line.Msg == "focus":
		d.focus = line.On
	case line.Msg == "typed":
		d.typed, d.tells = line.Text, append(d.tells, line.Text)
	case line.Msg == "caret":
		d.caret = line
	case line.Screen == "tour":
		d.strip = append(d.strip, line)
	}
}

// shown waits for a screen.
func (d *driver) shown(screen string, also ...func(told) bool) told {
	d.t.Helper()
	return d.await("screen "+screen, func(l told) bool {
		for _, f := range also {
			if !f(l) {
				return false
			}
		}
		return l.Msg == "shown" && l.Screen == screen
	})
}

func step(n int) func(told) bool { return func(l told) bool { return l.Step == float64(n) } }

// ask runs a tool of the display to its end, which comes within limit: also what
// it left behind is not waited for. in is what it reads.
func ask(t *testing.T, env []string, limit time.Duration, in, name string, args ...string) ([]byte, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env, cmd.WaitDelay = env, time.Second
	if in != "" {
		cmd.Stdin = strings.NewReader(in)
	}
	var out, wrong bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &wrong
	if in != "" { // what takes something, as a clipboard does, stays and holds its outputs open
		cmd.Stdout, cmd.Stderr = nil, nil
	}
	if err := cmd.Run(); err != nil {
		return out.Bytes(), fmt.Errorf("%w %s", err, &wrong)
	}
	return out.Bytes(), nil
}

// run runs a tool of the display.
func (d *driver) run(name string, args ...string) string {
	d.t.Helper()
	out, err := ask(d.t, d.env, patience, "", name, args...)
	if err != nil {
		d.t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// ready finds the window and gives it the keyboard. A window that the display
// has not mapped yet cannot take it, and the tool would wait for that for ever:
// it is asked again.
func (d *driver) ready() {
	d.t.Helper()
	var err error
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		var found []byte
		if found, err = ask(d.t, d.env, answer, "", "xdotool", "search", "--sync", "--onlyvisible", "--name", "政务公开工作台"); err != nil {
			continue
		}
		d.window = strings.Fields(string(found))[0]
		if _, err = ask(d.t, d.env, answer, "", "xdotool", "windowfocus", "--sync", d.window); err == nil {
			return
		}
	}
	d.shoot("failed")
	d.t.Fatalf("the window does not take the keyboard: %v", err)
}

// enter turns to a room by its key.
func (d *driver) enter(room present.Room) {
	d.t.Helper()
	for i, r := range present.Rooms() {
		if r.Room == room {
			d.key(fmt.Sprintf("ctrl+%d", i+1))
			return
		}
	}
	d.t.Fatalf("there is no room %s", room)
}

func (d *driver) key(keys ...string) {
	d.t.Helper()
	d.run("xdotool", append([]string{"key", "--delay", "60"}, keys...)...)
	d.presses += len(keys)
}

// write puts text into the entry that has the keyboard, replacing what is
// there. It goes through the clipboard: keys that are sent faster than the
// display has learnt new characters are lost.
func (d *driver) write(text string) {
	d.t.Helper()
	d.copy(text)
	d.key("ctrl+a", "ctrl+v")
	d.count(text)
}

// copy puts a text on the clipboard.
func (d *driver) copy(text string) {
	d.t.Helper()
	if _, err := ask(d.t, d.env, patience, text, "xclip", "-selection", "clipboard", "-in"); err != nil {
		d.t.Fatalf("xclip: %v (apt-get install xclip)", err)
	}
	// The tool goes on before the clipboard is its own. Who asks just then asks one
	// that is about to leave, and waits for ever.
	var held []byte
	for limit := time.Now().Add(patience); string(held) != text; {
		if time.Now().After(limit) {
			d.t.Fatalf("the clipboard holds %q, not %q", held, text)
		}
		held, _ = ask(d.t, d.env, answer, "", "xclip", "-selection", "clipboard", "-out")
	}
}

// where asks the program on what the keyboard is. Keys are taken in order, so
// the answer is true after every key sent before.
func (d *driver) where(keys ...string) string {
	d.t.Helper()
	d.key(append(keys, "ctrl+F12")...)
	d.presses-- // the question is the test's, not the clerk's
	d.await("an answer", func(l told) bool { return l.Msg == "where" })
	return d.focus
}

// tab moves the keyboard to what is called name, at least once.
func (d *driver) tab(name string) {
	d.t.Helper()
	var met []string
	for range 40 {
		on := d.where("Tab")
		if on == name {
			return
		}
		met = append(met, on)
	}
	d.shoot("failed")
	d.t.Fatalf("Tab does not lead to %q, only to %q", name, met)
}

// press moves the keyboard to a button and presses it.
func (d *driver) press(name string) {
	d.t.Helper()
	if d.where() != name {
		d.tab(name)
	}
	d.key("Return")
}

// asked waits until the keyboard is on what is called name, as when a dialog
// opens.
func (d *driver) asked(name string) {
	d.t.Helper()
	d.await(name, func(l told) bool { return l.Msg == "focus" && l.On == name })
}

// shoot leaves a picture of the screen once it stands still: two pictures in
// a row are the same.
func (d *driver) shoot(name string) {
	d.t.Helper()
	if err := os.MkdirAll(screens, 0o755); err != nil {
		d.t.Fatal(err)
	}
	var last []byte
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		picture, err := ask(d.t, d.env, patience, "", "import", "-window", "root", "-define", "png:exclude-chunks=date,time", "png:-")
		if err != nil {
			d.t.Errorf("no picture: %v", err)
			return
		}
		if bytes.Equal(picture, last) {
			break
		}
		last = picture
	}
	if err := os.WriteFile(filepath.Join(screens, name+".png"), last, 0o600); err != nil {
		d.t.Error(err)
	}
}
