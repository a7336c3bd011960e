package grid

import (
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/annual"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
	"zwgk/resources"
)

// show puts a widget into a window of a size, in a type setting.
func show(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	window := test.NewTempWindow(t, container.NewWithoutLayout(o))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(w, h))
	o.Resize(fyne.NewSize(w, h))
	return window
}

func useTheme(t testing.TB, s theme.Setting) {
	t.Helper()
	theme.Use(s)
	test.NewTempApp(t).Settings().SetTheme(theme.Theme{})
	t.Cleanup(func() { theme.Use(theme.Standard) })
}

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// fakeSource makes rows on demand and keeps book of what was asked.
type fakeSource struct {
	n     int
	key   func(i int) string
	asked []span
	later []func() // answers held back
	hold  bool
	err   error
}

func (s *fakeSource) Len() int { return s.n }

func (s *fakeSource) Page(offset, n int, done func([]Row, error)) {
	s.asked = append(s.asked, span{offset, offset + n})
	answer := func() {
		if s.err != nil {
			done(nil, s.err)
			return
		}
		var rows []Row
		for i := offset; i < min(offset+n, max(s.n, 0)); i++ {
			rows = append(rows, s.row(i))
		}
		done(rows, nil)
	}
	if s.hold {
		s.later = append(s.later, answer)
		return
	}
	answer()
}

func (s *fakeSource) row(i int) Row {
	key := fmt.Sprintf("k%d", i)
	if s.key != nil {
		key = s.key(i)
	}
	return Row{Key: key, Cells: []string{key, fmt.Sprintf("第%d件", i), fmt.Sprint(i), "已装盒"}, Severity: Good}
}

func (s *fakeSource) release() {
	later := s.later
	s.later = nil
	for _, answer := range later {
		answer()
	}
}

func fakeColumns() []Column {
	return []Column{{Title: "档号", Width: 160, Sortable: true}, {Title: "题名", Kind: Headline, Sortable: true}, {Title: "页数", Width: 60, Kind: Number}, {Title: "纸件", Width: 80, Kind: State}}
}

func inline(work func() image.Image, done func(image.Image)) { done(work()) }

// figures gives every cell a number of its own.
func figures(e *annual.Edition) annual.Figures {
	f := annual.Figures{}
	n := int64(1000)
	for a, c := range e.Cells {
		n++
		f[a] = annual.Count(n)
		if c.Unit == annual.Amount {
			f[a] = annual.Count(n * annual.AmountScale)
		}
	}
	return f
}

func fonts(t testing.TB) *paper.FontSet {
	t.Helper()
	var loaded []*paper.Font
	for face, name := range map[paper.Face]string{paper.Song: "song.ttf", paper.SongBold: "song-bold.ttf", paper.Hei: "hei.ttf", paper.Kai: "kai.ttf"} {
		data, err := fs.ReadFile(resources.Fonts(), name)
		if err != nil {
			t.Fatal(err)
		}
		font, err := paper.LoadFont(face, data)
		if err != nil {
			t.Fatal(err)
		}
		loaded = append(loaded, font)
	}
	set, err := paper.NewFontSet(loaded...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func report(t testing.TB, f annual.Figures, set *paper.FontSet) *paper.Document {
	t.Helper()
	r := writing.Compose(writing.AnnualReport, &writing.Facts{Organ: office.Organ{Level: office.Town, Name: "青石镇人民政府"}, Year: 2025, Figures: f}, nil).Report(workday.MustDate("2026-01-19"))
	doc, err := form.AnnualReport(r, set)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func snap(t testing.TB, name string, w fyne.Window) {
	t.Helper()
	picture := w.Canvas().Capture()
	if plainPicture(picture) {
		t.Errorf("%s: nothing was drawn", name)
	}
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	file, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
}

// plainPicture reports whether all of a picture has one colour.
func plainPicture(p image.Image) bool {
	r := p.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y += 3 {
		for x := r.Min.X; x < r.Max.X; x += 3 {
			if p.At(x, y) != p.At(r.Min.X, r.Min.Y) {
				return false
			}
		}
	}
	return true
}
