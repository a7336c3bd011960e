package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Insert puts text where the cursor is, in place of what is marked, as if it
// had been typed.
func (e *Entry) Insert(text string) {
	e.input.TypedShortcut(&fyne.ShortcutPaste{Clipboard: snippet(text)})
}

// GoToLine puts the cursor at the beginning of a line of the text, counted from
// 0 by its line breaks, and scrolls there.
func (e *Entry) GoToLine(line int) {
	text := e.Text()
	for range line {
		_, rest, found := strings.Cut(text, "\n")
		if !found {
			break
		}
		text = rest
	}
	wanted := utf8.RuneCountInString(e.Text()) - utf8.RuneCountInString(text)
	// Rows are those in which the text is broken; only the toolkit knows them.
	e.input.CursorRow, e.input.CursorColumn = 0, 0
	for e.input.CursorTextOffset() < wanted {
		row := e.input.CursorRow
		e.input.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if e.input.CursorRow == row {
			break
		}
	}
	e.input.Refresh()
}

// GoToEnd puts the cursor behind the last character.
func (e *Entry) GoToEnd() { e.input.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }

// snippet is a clipboard with one text that is not the system's.
type snippet string

// Content implements fyne.Clipboard.
func (s snippet) Content() string { return string(s) }

// SetContent implements fyne.Clipboard; what is inserted stays.
func (s snippet) SetContent(string) {}
