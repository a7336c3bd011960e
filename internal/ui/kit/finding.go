package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Finding is one thing that a check has found.
type Finding struct {
	Title   string
	Tone    Tone
	Tag     string // 必须遮盖, 要改, 请核对
	Where   string // place, basis, what it will become
	Acts    []*Button
	Current bool // the one marked in the text
}

// NewFindingRow is a finding: what, where, and what to do about it.
func NewFindingRow(f Finding) *fyne.Container {
	body := []fyne.CanvasObject{
		TopRow(theme.Gap3, 0, Inset(NewWrapped(f.Title, Bold(theme.Body)), 1, 0, 0, 0), Tag(f.Tone, f.Tag)),
		NewWrapped(f.Where, Note()),
	}
	if len(f.Acts) > 0 {
		acts := make([]fyne.CanvasObject, len(f.Acts))
		for i, b := range f.Acts {
			acts[i] = b
		}
		body = append(body, Inset(Row(theme.Gap2, acts...), theme.Gap1, 0, 0, 0))
	}
	content := Inset(Column(1, body...), 10, 18, theme.Gap3, 18)
	edge := canvas.NewRectangle(theme.Accent)
	setVisible(edge, f.Current)
	return container.New(&rowLayout{}, edge, Divider(), content)
}

// rowLayout: an edge at the left, a rule at the bottom, the content between.
type rowLayout struct{ height float32 }

func (*rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, theme.Edge, size.Height-theme.Border)
	put(objects[1], 0, size.Height-theme.Border, size.Width, theme.Border)
	put(objects[2], 0, 0, size.Width, size.Height-theme.Border)
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	min := objects[2].MinSize().AddWidthHeight(0, theme.Border)
	return fyne.NewSize(min.Width, max(l.height, min.Height))
}

func (l *rowLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(l.height, HeightFor(objects[2], width)+theme.Border)
}

// Record is one record behind a number.
type Record struct {
	Number string
	Title  string
	Line   string
	Act    *Button // 打开
}

// NewRecordRow is a record: number, title over a second line, and its button.
func NewRecordRow(r Record) *fyne.Container {
	number := FixedWidth(NewText(r.Number, Bold(theme.Body)), max(theme.Pick(56, 64, 72)-theme.Gap2, measure(r.Number, Bold(theme.Body)).Width))
	objects := []fyne.CanvasObject{number, TwoLines(r.Title, r.Line)}
	if r.Act != nil {
		objects = append(objects, r.Act)
	}
	content := Inset(FillRow(theme.Gap2, 1, objects...), 7, 18, 7, 18)
	edge := canvas.NewRectangle(theme.Surface)
	edge.Hide()
	return container.New(&rowLayout{height: theme.Pick(58, 68, 78)}, edge, Divider(), content)
}

// TwoLines is a title over a second line, set as close as rows set them.
func TwoLines(title, line string) *fyne.Container {
	return container.New(&twoLines{}, NewWrapped(title, Reg(theme.Body)), NewWrapped(line, Note()))
}

type twoLines struct{}

func (twoLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first := HeightFor(objects[0], size.Width)
	put(objects[0], 0, 0, size.Width, first)
	put(objects[1], 0, first-twoLineOverlap(), size.Width, HeightFor(objects[1], size.Width))
}

func (twoLines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height-twoLineOverlap())
}

func (twoLines) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], width) + HeightFor(objects[1], width) - twoLineOverlap()
}
