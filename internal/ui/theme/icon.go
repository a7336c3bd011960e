package theme

import (
	"fmt"
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"

	"zwgk/resources/screen"
)

var icons sync.Map // name and colour → fyne.Resource

// Icon returns an outline icon in one colour. The stock way to colour an icon
// drops the root's fill="none" and fills outlines, so the colour is written
// into a copy of the file. An unknown name is a mistake in the program: it
// shows as an empty circle.
func Icon(name string, c color.NRGBA) fyne.Resource { return stroked(name, c, "1.75") }

// SmallIcon is Icon with the heavier stroke that small type needs. The look asks for
// 2.2; the painter of the window draws that heavier than a browser does.
func SmallIcon(name string, c color.NRGBA) fyne.Resource { return stroked(name, c, "1.9") }

func stroked(name string, c color.NRGBA, stroke string) fyne.Resource {
	key := fmt.Sprintf("%s-%02x%02x%02x-%s.svg", name, c.R, c.G, c.B, stroke)
	if known, ok := icons.Load(key); ok {
		return known.(fyne.Resource)
	}
	data, err := screen.Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return stroked("circle", c, stroke)
	}
	text := strings.ReplaceAll(string(data), "currentColor", fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
	text = strings.Replace(text, `stroke-width="2"`, `stroke-width="`+stroke+`"`, 1)
	resource := fyne.NewStaticResource(key, []byte(text))
	icons.Store(key, resource)
	return resource
}
