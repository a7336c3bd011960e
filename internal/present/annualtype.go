package present

import (
	"context"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/writing"
)

// filledIn is what a part becomes with a text.
func filledIn(d *writing.Draft, p writing.Part, text writing.Text) PartPreview {
	p.Text = text
	v := PartPreview{Filled: d.Filled(p)}
	_, v.Similar = lastYear(d, p)
	v.Alike = tooAlike(p, v.Similar)
	_, v.Blank = blankWords(d.Paper, p, v.Filled)
	v.Figures = boundIn(v.Filled, text, d.Facts)
	return v
}

// boundIn finds the bound figures of a text in what it is filled to.
func boundIn(filled string, text writing.Text, facts *writing.Facts) (spans []Span) {
	at := strings.LastIndex(filled, text.Fill(facts))
	if at < 0 {
		return nil
	}
	for rest := string(text); ; {
		before, field, found := strings.Cut(rest, "{")
		name, after, closed := strings.Cut(field, "}")
		if !found || !closed {
			return spans
		}
		from := at + len(before)
		at = from + len(writing.Text("{"+name+"}").Fill(facts))
		spans, rest = append(spans, Span{from, at}), after
	}
}

// readShown is what a part becomes with what stands in the editor; before is
// shown where that cannot be read.
func readShown(d *writing.Draft, p writing.Part, shown, before string) PartPreview {
	text, err := writing.Read(shown, d.Facts)
	if err != nil {
		return PartPreview{Filled: before, Similar: -1, Wrong: fault.Sentence(err), Unsaved: true}
	}
	v := filledIn(d, p, text)
	v.Unsaved = text != p.Text
	return v
}

// Typed takes what stands in the editor. show is told what becomes of it; what
// is typed meanwhile is read together once that has been done.
func (a *Annual) Typed(shown string, show func(PartPreview)) {
	a.typed = &shown
	if !a.reading {
		a.readTyped(show)
	}
}

func (a *Annual) readTyped(show func(PartPreview)) {
	p, ok := a.draft.Part(a.at)
	if !ok || a.typed == nil {
		return
	}
	shown, before, draft := *a.typed, a.model.Write.Part.Filled, a.draft
	var v PartPreview
	a.reading = true
	a.run.Go(func(context.Context) error {
		v = readShown(draft, p, shown, before)
		return nil
	}, func(error) {
		a.reading = false
		switch {
		case a.at != p.Key || a.typed == nil: // left, or kept
		case *a.typed != shown:
			a.readTyped(show)
		default:
			a.model.Write.Part.PartPreview, a.model.Write.Part.Typed = v, shown
			show(v)
		}
	})
}

// Keep keeps what stands in the editor and shows the paper with it.
func (a *Annual) Keep() {
	if a.typed != nil {
		a.keep(func() { a.view.Show(a.model) })
	}
}

// leavePart keeps what stands in the editor before something else takes its
// place. What cannot be kept stays in sight.
func (a *Annual) leavePart(then func()) { a.keep(then) }

// keep keeps what stands in the editor, if that is something new, and then
// goes on.
func (a *Annual) keep(then func()) {
	if a.typed == nil {
		then()
		return
	}
	key, shown := a.at, *a.typed
	p, _ := a.draft.Part(key)
	v := readShown(a.draft, p, shown, a.model.Write.Part.Filled)
	switch {
	case v.Wrong != "":
		a.model.Write.Part.PartPreview, a.model.Write.Part.Typed = v, shown
		a.model.Current = Write
		a.view.Show(a.model)
	case !v.Unsaved:
		a.typed = nil
		then()
	default:
		text, err := writing.Read(shown, a.draft.Facts)
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		a.change(func(ctx context.Context) error { return a.desk.WritePart(ctx, a.model.Paper, a.model.Year, key, text) }, then)
	}
}

// change does something to the part in sight and reads the year afresh.
func (a *Annual) change(work func(ctx context.Context) error, then func()) {
	kept := a.typed
	a.run.Go(work, func(err error) {
		if err != nil {
			tell(a.view.Fail, err)
			return
		}
		if a.typed == kept { // nothing was typed meanwhile
			a.typed = nil
		}
		a.reload(then)
	})
}

// Reset takes the suggestion in place of what the clerk wrote.
func (a *Annual) Reset() {
	a.typed = nil
	a.change(func(ctx context.Context) error { return a.desk.ResetPart(ctx, a.model.Paper, a.model.Year, a.at) }, nil)
}

// KeepMine keeps what the clerk wrote though the suggestion has changed.
func (a *Annual) KeepMine() {
	p, ok := a.draft.Part(a.at)
	if !ok {
		return
	}
	a.change(func(ctx context.Context) error {
		return a.desk.WritePart(ctx, a.model.Paper, a.model.Year, p.Key, p.Text)
	}, nil)
}

// FigureChoice is a figure that can be put into a text.
type FigureChoice struct{ Insert, Label, Value string }

// Figures are those that can be put into a text and have the words in their
// name; words may be empty.
func (a *Annual) Figures(words string) (all []FigureChoice) {
	if a.draft == nil {
		return nil
	}
	words = strings.TrimSpace(words)
	for _, f := range a.draft.Facts.All() {
		if !f.Known || !strings.Contains(f.Label, words) {
			continue
		}
		all = append(all, FigureChoice{writing.Text("{" + string(f.Fact) + "}").Show(a.draft.Facts), f.Label, f.Text + f.Unit})
	}
	slices.SortStableFunc(all, func(x, y FigureChoice) int { return closeness(x.Label, words) - closeness(y.Label, words) })
	return all
}

// closeness ranks a label that is just what was typed before one that begins
// with it, and that before the others.
func closeness(label, words string) int {
	switch {
	case label == words:
		return 0
	case strings.HasPrefix(label, words):
		return 1
	}
	return 2
}
