package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// here is the workshop of this checkout.
func here(t *testing.T) *workshop {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return &workshop{root: root, out: t.TempDir(), work: t.TempDir(), version: "0.1.0"}
}

// The page tells what the programs link now, and a licence that nobody knows,
// or that may not be in a program, does not get onto it.
func TestThePageOfLicencesIsWhatTheProgramsLink(t *testing.T) {
	w := here(t)
	parts, err := w.parts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(w.root, "docs", "licences.md"))
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != licencePage(parts) {
		t.Error("docs/licences.md is not what the programs link: make licences")
	}
	for _, p := range parts {
		if p.module && !allowedAll(p) {
			t.Errorf("%s is under %s", p.name, p.expression())
		}
	}
	everyTextOnce(t, parts)
}

func allowedAll(p part) bool {
	for _, one := range p.licences {
		if !allowed(one, permissive, forFonts) {
			return false
		}
	}
	return len(p.licences) > 0
}

// everyTextOnce checks what goes with the programs: every part is named, its
// text is there, and no text two times.
func everyTextOnce(t *testing.T, parts []part) {
	t.Helper()
	all, err := textsOf(parts)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, entry := range strings.Split(string(all), "\n"+strings.Repeat("=", 72)+"\n")[1:] {
		_, text, _ := strings.Cut(entry, "\n\n")
		if seen[text] {
			t.Errorf("two times: %.60s", text)
		}
		seen[text] = true
	}
	for _, p := range parts {
		if !bytes.Contains(all, []byte("\n"+strings.TrimSpace(p.name+" "+p.version)+"\n")) {
			t.Errorf("the texts do not name %s", p.name)
		}
		for _, path := range p.texts {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(all, bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))) {
				t.Errorf("the text %s of %s is missing", filepath.Base(path), p.name)
			}
		}
	}
}

func TestATextNobodyKnowsIsAnError(t *testing.T) {
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		what string
		part part
		want string
	}{
		{"own words", part{name: "x", texts: []string{write("LICENSE", "only on Sundays")}}, "is not one that is known"},
		{"GPL", part{name: "x", texts: []string{write("COPYING", "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007")}}, "may not be in a program"},
		{"nothing", part{name: "x"}, "has no licence"},
		{"only a notice", part{name: "x", texts: []string{write("NOTICE", "made by x")}}, "has no licence"},
	} {
		if err := c.part.read(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want …%s", c.what, err, c.want)
		}
	}
}

func TestWhereAPartIs(t *testing.T) {
	for _, c := range []struct {
		part part
		want string
	}{
		{part{in: everywhere("zwgk", "zwgkctl")}, "zwgk、zwgkctl"},
		{part{in: everywhere("zwgk")}, "zwgk"},
		{part{in: []string{"zwgk windows", "zwgkctl linux"}}, "zwgk（windows）、zwgkctl（linux）"},
		{part{where: "beside"}, "beside"},
	} {
		if got := c.part.place(); got != c.want {
			t.Errorf("%v: %s, want %s", c.part.in, got, c.want)
		}
	}
}
