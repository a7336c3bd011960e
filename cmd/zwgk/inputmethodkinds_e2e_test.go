//go:build e2e

package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/present"
)

// area is a part of the display, in pixels.
type area struct{ x, y, width, height int }

func (a area) overlaps(b area) bool {
	return a.x < b.x+b.width && b.x < a.x+a.width && a.y < b.y+b.height && b.y < a.y+a.height
}

// areaOf reads what xdotool says of a window.
func areaOf(said string) (a area, ok bool) {
	values := map[string]*int{"X": &a.x, "Y": &a.y, "WIDTH": &a.width, "HEIGHT": &a.height}
	read := 0
	for line := range strings.Lines(said) {
		name, number, _ := strings.Cut(strings.TrimSpace(line), "=")
		if into := values[name]; into != nil {
			if n, err := strconv.Atoi(number); err == nil {
				*into, read = n, read+1
			}
		}
	}
	return a, read == len(values)
}

// candidates looks where the input method shows its candidates, if it does.
func (d *driver) candidates() (area, bool) {
	said, err := ask(d.t, d.env, answer, "", "xdotool", "search", "--onlyvisible", "--name", "^Fcitx5 Input Window$", "getwindowgeometry", "--shell")
	if err != nil {
		return area{}, false
	}
	return areaOf(string(said))
}

// line is the line that is being typed, over the whole width of the window.
func (d *driver) line() area {
	d.t.Helper()
	d.where() // every key before has been dealt with
	window, ok := areaOf(d.run("xdotool", "getwindowgeometry", "--shell", d.window))
	if !ok || !d.caret.Typing || d.caret.Y+d.caret.Height > window.height {
		d.shoot("failed")
		d.t.Fatalf("nothing can be typed on %q in %+v: %s", d.focus, window, d.caret.raw)
	}
	return area{window.x, window.y + d.caret.Y, window.width, d.caret.Height}
}

// compose types letters and waits for their candidates, which must stand
// nowhere over the line that is being typed.
func (d *driver) compose(letters string) {
	d.t.Helper()
	line := d.line()
	d.run("xdotool", "type", "--delay", "40", letters)
	var last area
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		now, shown := d.candidates()
		if shown && now.overlaps(line) {
			d.shoot("failed")
			d.t.Fatalf("candidates at %+v over the line %+v of %q", now, line, d.focus)
		}
		if shown && now == last {
			return
		}
		last = now
	}
	d.shoot("failed")
	d.t.Fatalf("no candidates for %s on %q", letters, d.focus)
}

// settled waits until no candidates are shown.
func (d *driver) settled() {
	d.t.Helper()
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		if _, shown := d.candidates(); !shown {
			return
		}
	}
	d.t.Fatal("the candidates stay")
}

// speaks types Chinese into a field of some kind, called name, that holds text. While
// letters are being composed, the keys that mean something to the program or to
// the field mean nothing to them: arrows and Backspace choose and correct
// letters, Esc leaves the candidates, and Enter takes the letters as they are.
func (d *driver) speaks(kind, name, text string) {
	d.t.Helper()
	d.where() // also what was typed before has been told
	d.tells = nil
	d.compose("zheng")
	d.key("BackSpace", "Down", "Up", "Escape")
	d.settled()
	if on := d.where(); on != name || len(d.tells) > 0 {
		d.shoot("failed")
		d.t.Fatalf("keys of a composition in %q came to the program: %q, now on %q", name, d.tells, on)
	}
	d.compose("zhengwu")
	d.shoot("inputmethod-" + kind)
	d.key("space")
	d.holds(text + "政务")
	d.compose("gong")
	d.key("Return")
	d.holds(text + "政务gong")
	d.settled()
	if on := d.where(); on != name {
		d.shoot("failed")
		d.t.Fatalf("Enter in a composition in %q leads to %q", name, on)
	}
}

// TestChineseInEveryKindOfEntry types Chinese wherever the program lets a person
// type, in a window that fills the display; once where there is no room below.
func TestChineseInEveryKindOfEntry(t *testing.T) {
	home := t.TempDir()
	office := filepath.Join(home, "office")
	found(t, office)
	screen, env := inputMethod(t)
	d := startIn(t, home, surroundings{display: screen, env: env}, "-office", office)
	d.ready()
	d.shown("home")
	d.run("xdotool", "windowsize", "--sync", d.window, "1366", "768")

	d.enter(present.ItemsRoom)
	d.shown("items")
	d.key("ctrl+f")
	d.asked("查找")
	d.run("fcitx5-remote", "-o")
	until(t, d.env, "fcitx5-remote", func(said string) bool { return said == "2" })
	d.speaks("search", "查找", "")

	d.key("ctrl+n")
	d.asked("查找")
	d.speaks("picker", "查找", "")
	d.press("不用目录")
	d.shown("items", func(l told) bool { return l.Draft })
	d.write("关于")
	d.speaks("line", "标题", "关于")
	line := d.line()
	const end = 768 // of the display
	d.run("xdotool", "windowmove", "--sync", d.window, "0", strconv.Itoa(end-line.y-line.height))
	d.write("再写")
	d.speaks("lowest", "标题", "再写")
	d.run("xdotool", "windowmove", "--sync", d.window, "0", "0")
	d.tab("正文")
	lines := strings.Repeat("经审核，拟给予下列人员临时救助。\n", 30)
	d.write(lines)
	d.key("End") // pasting leaves the last line out of sight
	d.speaks("lines", "正文", lines)

	d.press("加一张表")
	d.asked("表格")
	cells := "姓名\t备注\n王某\t"
	d.write(cells)
	d.speaks("cell", "表格", cells)
	d.press("放进稿子")

	d.enter(present.SettingsRoom)
	d.shown("settings")
	d.press("加一个人")
	d.asked("姓名")
	d.speaks("dialog", "姓名", "")
	const secret = "zhengwugongkai"
	d.tab("密码")
	d.run("xdotool", "type", "--delay", "60", secret)
	if where := d.where(); where != "密码" || d.caret.Typing {
		t.Errorf("the input method follows into %q", where)
	}
	if at, shown := d.candidates(); shown {
		d.shoot("failed")
		t.Errorf("a password is shown at %+v", at)
	}
	d.press("加上")
	d.shown("settings")
	d.end()
	takesPassword(t, office, "政务gong", secret)
}

// takesPassword checks that somebody has a password.
func takesPassword(t *testing.T, dir, name, password string) {
	t.Helper()
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	people, err := d.People(t.Context())
	if err != nil || len(people) != 1 || people[0].Name != name {
		t.Fatalf("people: %+v, %v", people, err)
	}
	if err := d.SitDown(t.Context(), people[0].ID, password); err != nil {
		t.Error(err)
	}
}
