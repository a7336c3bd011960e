//go:build e2e

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/tour"
	"zwgk/internal/ui/theme"
)

// TestTheTourCanBeFollowed does what the tour says, sentence by sentence, and
// nothing else: its words are enough to register an item, have it reviewed on
// paper, post it, file it and print the report of the demo.
func TestTheTourCanBeFollowed(t *testing.T) {
	for setting, name := range map[theme.Setting]string{theme.Standard: "standard", theme.Extra: "xl"} {
		t.Run(name, func(t *testing.T) { followTour(t, setting, name) })
	}
}

func followTour(t *testing.T, setting theme.Setting, name string) {
	text, err := os.ReadFile("../../resources/handbook/tour.txt")
	if err != nil {
		t.Fatal(err)
	}
	day, err := tour.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	began, home := time.Now(), homeWith(t, setting)
	d := startIn(t, home, surroundings{env: []string{"PATH=" + printer(t) + ":" + os.Getenv("PATH")}})
	d.ready()
	d.shown("setup", step(0))
	d.painted()
	d.shoot("08-tour-offered-" + name)
	d.press("看演示，跟着做一遍")
	d.shown("tour", step(1))
	d.effort = effort{}
	for n, one := range day.Steps {
		d.rested()
		if last := d.strip[len(d.strip)-1]; last.Step != float64(n+1) || last.Title != one.Title {
			d.shoot("failed")
			t.Fatalf("step %d: the strip shows %v %s", n+1, last.Step, last.Title)
		}
		d.shoot(fmt.Sprintf("tour-%02d-%s", n+1, name))
		for _, sentence := range one.Sentences {
			d.follow(sentence)
			d.rested()
		}
		if one.Done != tour.Seen {
			d.ticked(n+1, one)
		}
	}
	d.shoot("tour-ended-" + name)
	t.Logf("driven in %s; %d keys, %d characters: %s for a person", time.Since(began).Round(time.Second), d.presses, d.characters, inMinutes(d.takes()))
	d.end()
	broughtAbout(t, filepath.Join(home, "zwgk", "演示"), day)
}

// rested waits until nothing is under way beside the window. A question that is
// not answered is asked anew.
func (d *driver) rested() {
	d.t.Helper()
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		d.key("ctrl+F12")
		d.presses-- // the question is the test's, not the clerk's
		if line, ok := d.hear("an answer", answer, func(l told) bool { return l.Msg == "where" }); ok && line.Busy == 0 {
			return
		}
	}
	d.shoot("failed")
	d.t.Fatalf("the program does not come to rest; told last:\n%s", strings.Join(d.heard, "\n"))
}

// ticked waits until the strip has ticked a step.
func (d *driver) ticked(number int, one tour.Step) {
	d.t.Helper()
	for limit := time.Now().Add(patience); time.Now().Before(limit); d.rested() {
		for _, line := range d.strip {
			if line.Step == float64(number) && line.Done {
				return
			}
		}
	}
	d.shoot("failed")
	d.t.Fatalf("step %d: %s does not tick %s", number, one.Title, one.Done)
}

// follow does what a sentence says.
func (d *driver) follow(s tour.Sentence) {
	d.t.Helper()
	switch a := s.Act; a.Kind {
	case tour.Press:
		d.key(strings.NewReplacer("Ctrl+", "ctrl+", "Alt+", "alt+", "Enter", "Return", "Esc", "Escape", "/", "slash").Replace(lowered(a.Text)))
	case tour.Button:
		d.press(a.Name)
	case tour.Write:
		d.fill(a.Name, a.Text)
	case tour.Choose:
		d.choose(a.Name, a.Text)
	case tour.Open:
		d.openFile(a.Text)
	}
}

// lowered writes a letter with Ctrl as the display wants it: a capital would be
// pressed with Shift.
func lowered(keys string) string {
	if letter, ok := strings.CutPrefix(keys, "Ctrl+"); ok && len(letter) == 1 {
		return "Ctrl+" + strings.ToLower(letter)
	}
	return keys
}

// fill writes into the field of a name; something else on the way may be
// called the same.
func (d *driver) fill(name, text string) {
	d.t.Helper()
	if d.where() != name {
		d.tab(name)
	}
	for range 3 {
		if d.write(text); d.where() == name && d.typed == text {
			return
		}
		d.tab(name)
	}
	d.shoot("failed")
	d.t.Fatalf("%q cannot be written into %s", text, name)
}

// choose takes a word from a list that opens.
func (d *driver) choose(name, word string) {
	d.t.Helper()
	if d.where() != name {
		d.tab(name)
	}
	d.key("space")
	for on, before := d.where(), ""; on != before; on, before = d.where("Down"), on {
		if on == word {
			d.key("Return")
			return
		}
	}
	d.shoot("failed")
	d.t.Fatalf("%s does not offer %s", name, word)
}

// openFile opens a row of the list in sight.
func (d *driver) openFile(name string) {
	d.t.Helper()
	d.tab("列表")
	d.key("Home")
	for range 20 {
		if d.where(); filepath.Base(d.typed) == name {
			d.key("Return")
			return
		}
		d.key("Down")
	}
	d.shoot("failed")
	d.t.Fatalf("there is no %s in the list", name)
}

// broughtAbout looks at what the tour has left in the demo office.
func broughtAbout(t *testing.T, dir string, day tour.Tour) {
	t.Helper()
	d, err := desk.Open(t.Context(), dir, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	page, err := d.Items(t.Context(), desk.ItemFilter{States: []disclosure.StateName{disclosure.InArchive}}, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, row := range page.Rows {
		if row.Title != day.Written("标题") {
			continue
		}
		found++
		item, err := d.Item(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		onPaper := 0
		for _, o := range item.Item.Opinions {
			if o.Paper != nil && o.Verdict == disclosure.Passed {
				onPaper++
			}
		}
		if p := item.Item.Publications; onPaper != 4 || len(p) != 1 || len(p[0].Evidence) != 1 || len(item.Found) != 0 {
			t.Errorf("reviewed %d times on paper, posted %+v, found %v", onPaper, p, item.Found)
		}
	}
	if found != 1 {
		t.Errorf("%d items of the tour in the archive", found)
	}
	if v, err := d.Verify(t.Context()); err != nil || !v.OK() {
		t.Errorf("%+v, %v", v, err)
	}
	for _, paper := range []string{"审批单", "年度报告"} {
		printed, err := filepath.Glob(filepath.Join(dir, "打印件", "*"+paper+".pdf"))
		if err != nil || len(printed) != 1 {
			t.Fatalf("%s: %v, %v", paper, printed, err)
		}
		pdftest.Validate(t, printed...)
	}
}
