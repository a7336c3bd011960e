package setup

import (
	"io/fs"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/resources"
)

// specimen shows the head of the office's annual report as it will be printed,
// while the name is being typed.
type specimen struct {
	content fyne.CanvasObject
	lines   []*canvas.Text
}

const (
	paperWidth float32 = 330
	textWidth  float32 = paperWidth - 2*theme.Gap5
	titleSize  float32 = 19 // as large beside the paper's width as in print
)

func newSpecimen(m present.SetupModel) *specimen {
	s := &specimen{}
	type face struct {
		font   string
		size   float32
		centre fyne.TextAlign
	}
	title, heading := face{"song-bold.ttf", titleSize, fyne.TextAlignCenter}, face{"hei.ttf", titleSize * 16 / 22, fyne.TextAlignLeading}
	var rows []fyne.CanvasObject
	for _, f := range []face{title, title, heading} {
		text := canvas.NewText("", theme.Ink)
		text.TextSize, text.Alignment, text.FontSource = f.size, f.centre, printed(f.font)
		s.lines = append(s.lines, text)
		rows = append(rows, text)
	}
	rows[2] = kit.Inset(rows[2], theme.Gap5, 0, 0, 0)
	paper := kit.FixedWidth(kit.AtLeast(kit.PaddedSheet(kit.Inset(kit.Column(theme.Gap1, rows...), theme.Gap5, 0, 0, 0)), paperHeight), paperWidth)
	s.content = kit.Column(theme.Gap2, kit.NewText("印出来是这样", kit.Note()), paper)
	s.set(m)
	return s
}

const paperHeight = paperWidth * 11 / 9 // the upper part of a page

// set writes the name. A title too long for the paper's width is set smaller:
// nothing may stick out.
func (s *specimen) set(m present.SetupModel) {
	words := m.Specimen()
	longest := max(utf8.RuneCountInString(words[0]), utf8.RuneCountInString(words[1]))
	for i, line := range s.lines {
		line.Text = words[i]
		if line.Alignment == fyne.TextAlignCenter {
			line.TextSize = min(titleSize, textWidth/float32(longest))
		}
		line.Refresh()
	}
}

// printed is a font of papers; nil, the window's own, when it is not there.
func printed(name string) fyne.Resource {
	data, err := fs.ReadFile(resources.Fonts(), name)
	if err != nil {
		return nil
	}
	return fyne.NewStaticResource(name, data)
}
