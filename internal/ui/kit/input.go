package kit

import (
	"image/color"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zwgk/internal/ui/theme"
)

// input is the stock entry inside our frame. The stock one swallows every key
// and shortcut while it has the focus; this one hands on what it does not
// know.
type input struct {
	widget.Entry
	frame *Entry
	text  fyne.CanvasObject // what the stock entry scrolls
}

func newInput(frame *Entry) *input {
	i := &input{frame: frame}
	i.OnCursorChanged = func() {
		if frame.focused {
			caretMoved()
		}
	}
	i.ExtendBaseWidget(i)
	return i
}

// FocusGained implements fyne.Focusable.
func (i *input) FocusGained() {
	i.Entry.FocusGained()
	i.frame.focusChanged(true)
}

// FocusLost implements fyne.Focusable.
func (i *input) FocusLost() {
	i.Entry.FocusLost()
	i.frame.focusChanged(false)
}

// AcceptsTab implements fyne.Tabbable: Tab always goes to the next field.
func (i *input) AcceptsTab() bool { return false }

// room is how many characters may still be typed.
func (i *input) room() int {
	if i.frame.maxLength <= 0 {
		return int(^uint(0) >> 1)
	}
	return i.frame.maxLength - utf8.RuneCountInString(i.Text) + utf8.RuneCountInString(i.SelectedText())
}

// TypedRune implements fyne.Focusable.
func (i *input) TypedRune(r rune) {
	if i.room() > 0 && i.frame.allows(r) {
		i.Entry.TypedRune(r)
	}
}

// TypedKey implements fyne.Focusable.
func (i *input) TypedKey(key *fyne.KeyEvent) {
	if i.frame.Keys != nil && i.frame.Keys(key) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape, HelpKey:
		passKey(i.frame, key)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !i.MultiLine && i.OnSubmitted == nil {
			passKey(i.frame, key)
			return
		}
	case fyne.KeyUp, fyne.KeyDown:
		if !i.MultiLine {
			passKey(i.frame, key)
			return
		}
	}
	if i.MultiLine && i.room() <= 0 && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) {
		return
	}
	i.Entry.TypedKey(key)
}

// TypedShortcut implements fyne.Shortcutable.
func (i *input) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutPaste:
		if s.Clipboard != nil {
			i.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: trimmed{s.Clipboard, i}, Secondary: s.Secondary})
			// The stock entry scrolls before its text has grown, and so not far enough.
			i.Refresh()
		}
		return
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutSelectAll, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		i.Entry.TypedShortcut(shortcut)
		return
	case *desktop.CustomShortcut:
		wordMove := s.Modifier&fyne.KeyModifierControl != 0 && s.Modifier&fyne.KeyModifierAlt == 0
		if wordMove && (s.KeyName == fyne.KeyLeft || s.KeyName == fyne.KeyRight) {
			i.Entry.TypedShortcut(shortcut)
			return
		}
	}
	i.handOn(shortcut)
}

// handOn gives a shortcut to the screen, else to the canvas, where the shell
// has registered its own.
func (i *input) handOn(shortcut fyne.Shortcut) {
	if i.frame.Shortcuts != nil && i.frame.Shortcuts(shortcut) {
		return
	}
	if c, ok := under(i.frame).(fyne.Shortcutable); ok {
		c.TypedShortcut(shortcut)
	}
}

// trimmed is a clipboard that gives no more than there is room for, and
// nothing that the field does not take.
type trimmed struct {
	fyne.Clipboard
	input *input
}

func (t trimmed) Content() string {
	var kept []rune
	room := t.input.room()
	for _, r := range t.Clipboard.Content() {
		if len(kept) >= room {
			break
		}
		if t.input.frame.allows(r) {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

// inputTheme takes the stock entry's own ground away: the frame draws it. Its
// border lies outside of what the frame shows. A field of one line has no bar:
// it would lie over its text.
type inputTheme struct {
	theme.Theme
	oneLine bool
}

func (t inputTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder:
		return color.Transparent
	case fynetheme.ColorNamePrimary: // the caret
		return theme.Ink
	case fynetheme.ColorNameScrollBar:
		if t.oneLine {
			return color.Transparent
		}
	}
	return t.Theme.Color(name, variant)
}

func (t inputTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameInputBorder:
		return caretWidth
	case fynetheme.SizeNameInputRadius:
		return 0
	case fynetheme.SizeNameInnerPadding:
		line := measure("国", Reg(theme.Body)).Height
		return (theme.ButtonHeight.Get()-2*theme.Border+2*overhangY-line)/2 - theme.Body.Size()*hanDrop - overhangSlack
	case fynetheme.SizeNameLineSpacing:
		return theme.Gap1
	}
	return t.Theme.Size(name)
}

const (
	caretWidth = 2
	// how far the stock entry stands out of what the frame shows, so that its
	// own border and the edge of its scroll are not seen
	overhangX = 4
	overhangY = 6
	// by which the text is shorter than the stock scroll, which would else
	// show a bar
	overhangSlack = 1
)
