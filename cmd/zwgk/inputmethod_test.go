//go:build e2e

package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"zwgk/internal/desk"
)

// inputMethod starts a display with fcitx5 and pinyin on it, and returns the
// display and what programs need to know to find the method. What does not
// come up, or stops answering, is begun afresh with a display of its own.
func inputMethod(t *testing.T) (screen string, env []string) {
	t.Helper()
	home := t.TempDir()
	settings := filepath.Join(home, ".config", "fcitx5")
	if err := os.MkdirAll(settings, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"profile": "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n[Groups/0/Items/0]\nName=keyboard-us\n[Groups/0/Items/1]\nName=pinyin\n[GroupOrder]\n0=Default\n",
		"config":  "[Behavior]\nActiveByDefault=True\n",
	} {
		if err := os.WriteFile(filepath.Join(settings, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range tries {
		// Without -noreset the display starts afresh whenever its last client leaves,
		// as every question to it does, and takes the input method's server along.
		screen := display(t, "-noreset")
		env := append(os.Environ(), "DISPLAY="+screen, "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"),
			"XDG_CACHE_HOME="+filepath.Join(home, ".cache"), "XDG_DATA_HOME="+filepath.Join(home, ".local", "share"), "XDG_RUNTIME_DIR="+home, "LC_ALL=zh_CN.UTF-8", "LANG=zh_CN.UTF-8")
		if found, ok := methodOn(t, env); ok {
			return screen, found
		}
	}
	t.Fatalf("fcitx5 did not come up, %d times", tries)
	return "", nil
}

// How often all that an input method needs is started until it stands, and how
// long each part of it is given.
const (
	tries   = 4
	prompts = 20 * time.Second
)

// methodOn starts a bus and fcitx5, and waits until the display knows its XIM
// server: a window that opens earlier has no input method for good. Both are
// ended when it does not come to that. What fcitx5 says goes to the log.
func methodOn(t *testing.T, env []string) (found []string, ok bool) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	bus := exec.CommandContext(t.Context(), "dbus-daemon", "--session", "--nofork", "--print-address")
	bus.Env, bus.Stdout = env, w
	endBus := background(t, bus)
	w.Close()
	r.SetReadDeadline(time.Now().Add(prompts))
	address, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		endBus()
		t.Logf("dbus-daemon gave no address: %v", err)
		return nil, false
	}
	found = []string{"DBUS_SESSION_BUS_ADDRESS=" + strings.TrimSpace(address), "XMODIFIERS=@im=fcitx"}
	env = append(env, found...)

	said, err := os.Create(filepath.Join(t.TempDir(), "fcitx5"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	method := exec.CommandContext(t.Context(), "fcitx5", "--disable", "wayland,waylandim,notifications,notificationitem,kimpanel")
	method.Env, method.Stderr = env, said
	endMethod := background(t, method)
	last, ok := answers(t, env, prompts, "xprop -root XIM_SERVERS", func(said string) bool { return strings.Contains(said, "fcitx") })
	if ok {
		last, ok = answers(t, env, prompts, "fcitx5-remote", func(said string) bool { return said != "" && !strings.Contains(said, "Failed") })
	}
	if ok {
		return found, true
	}
	endMethod()
	endBus()
	words, _ := os.ReadFile(said.Name())
	t.Logf("fcitx5 did not come up in %v (%s):\n%s", prompts, last, words)
	return nil, false
}

// background runs a program until the test ends, or until end is called.
func background(t *testing.T, cmd *exec.Cmd) (end func()) {
	t.Helper()
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		t.Fatalf("%s: %v (sh .ci/prepare display)", cmd.Path, err)
	}
	end = sync.OnceFunc(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	t.Cleanup(end)
	return end
}

// answers asks again and again until the answer is the one that is wanted, or
// the time is over.
func answers(t *testing.T, env []string, limit time.Duration, question string, wanted func(said string) bool) (said string, ok bool) {
	t.Helper()
	words := strings.Fields(question)
	for end := time.Now().Add(limit); time.Now().Before(end); {
		out, err := ask(t, env, answer, "", words[0], words[1:]...)
		if said = strings.TrimSpace(string(out)); err == nil && wanted(said) {
			return said, true
		}
		if err != nil { // what is not up yet refuses
			said += err.Error()
		}
	}
	return said, false
}

// until asks until the answer is the one that is wanted.
func until(t *testing.T, env []string, question string, wanted func(said string) bool) {
	t.Helper()
	if said, ok := answers(t, env, patience, question, wanted); !ok {
		t.Fatalf("%s: %s", question, said)
	}
}

// holds waits until the field holds a text. What the input method makes of
// keys comes later than the answer to keys that it lets through.
func (d *driver) holds(text string) {
	d.t.Helper()
	d.await(text, func(l told) bool { return l.Msg == "typed" && l.Text == text })
}

// TestChineseThroughAnInputMethod types the office's name by pinyin, takes it
// back and makes it again.
func TestChineseThroughAnInputMethod(t *testing.T) {
	home := t.TempDir()
	office := filepath.Join(home, "office")
	screen, env := inputMethod(t)
	d := startIn(t, home, surroundings{display: screen, env: env})
	d.ready()
	d.shown("setup", step(0))
	d.write(office)
	d.key("Return")
	d.shown("setup", step(1))
	d.tab("单位全称")
	d.run("fcitx5-remote", "-o")
	until(t, d.env, "fcitx5-remote", func(said string) bool { return said == "2" })

	const word, times = "政务公开", 12
	for i := range times {
		d.run("xdotool", "type", "--delay", "60", "zhengwugongkai")
		d.key("space")
		d.holds(strings.Repeat(word, i+1))
	}
	d.shoot("robust-input-method")
	whole := strings.Repeat(word, times)
	var before []string // each undo
	for d.typed != "" {
		before = append(before, d.typed)
		d.key("ctrl+z")
		l := d.await("undo", func(l told) bool { return l.Msg == "typed" })
		if last := before[len(before)-1]; l.Text == last || !strings.HasPrefix(last, l.Text) {
			t.Fatalf("undo makes %q of %q", l.Text, last)
		}
	}
	for _, text := range slices.Backward(before) {
		d.key("ctrl+y")
		d.holds(text)
	}
	t.Logf("taken back and made again in %d steps", len(before))

	d.run("fcitx5-remote", "-c")
	d.key("Return")
	d.shown("setup", step(2))
	d.write("陈晓梅")
	d.key("Return")
	d.shown("setup", step(3))
	d.press("建好，开始使用")
	d.shown("home")
	inside, err := desk.Open(t.Context(), office, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer inside.Close()
	if got := inside.Organ().Name; got != whole {
		t.Errorf("the office is called %q, want %q", got, whole)
	}
}
