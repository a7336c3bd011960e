//go:build e2e

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// effort is what a piece of work asks of the clerk at the keyboard.
type effort struct {
	presses    int // keys pressed, also those that lead from field to field
	characters int // written
	files      int // chosen
}

// count takes a text for written, and not for the keys of pasting it.
func (e *effort) count(text string) {
	e.presses -= 2
	if filepath.IsAbs(text) {
		e.files++
		return
	}
	e.characters += utf8.RuneCountInString(text)
}

func (e effort) since(before effort) effort {
	return effort{e.presses - before.presses, e.characters - before.characters, e.files - before.files}
}

// A clerk's pace, slow on purpose: a key, a character of Chinese typed by pinyin,
// a file found in the chooser (Card, Moran and Newell's keystroke-level model has
// 0.28 s for an average typist's key).
const (
	perKey       = 400 * time.Millisecond
	perCharacter = 1500 * time.Millisecond
	perFile      = 15 * time.Second
)

func (e effort) takes() time.Duration {
	return time.Duration(e.presses)*perKey + time.Duration(e.characters)*perCharacter + time.Duration(e.files)*perFile
}

// stage is a part of the work with what it asked.
type stage struct {
	name string
	effort
}

// efforts are the stages of a piece of work.
type efforts []stage

func (e *efforts) add(d *driver, name string) {
	before := effort{}
	for _, s := range *e {
		before = effort{before.presses + s.presses, before.characters + s.characters, before.files + s.files}
	}
	*e = append(*e, stage{name, d.effort.since(before)})
}

// table is how docs/keystrokes.md says it.
func (e efforts) table() string {
	var b strings.Builder
	b.WriteString("| 步骤 | 敲键 | 写字 | 选文件 | 按慢手估计 |\n|---|---|---|---|---|\n")
	whole := effort{}
	for _, s := range e {
		whole = effort{whole.presses + s.presses, whole.characters + s.characters, whole.files + s.files}
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %s |\n", s.name, s.presses, s.characters, s.files, inMinutes(s.takes()))
	}
	fmt.Fprintf(&b, "| 合计 | %d | %d | %d | %s |\n", whole.presses, whole.characters, whole.files, inMinutes(whole.takes()))
	return b.String()
}

func inMinutes(d time.Duration) string {
	return fmt.Sprintf("%d分%02d秒", int(d.Minutes()), int(d.Seconds())%60)
}

// documented holds the table against docs/keystrokes.md.
func (e efforts) documented(t *testing.T) {
	t.Helper()
	page, err := os.ReadFile("../../docs/keystrokes.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), e.table()) {
		t.Errorf("docs/keystrokes.md has another table; it should be\n%s", e.table())
	}
}
