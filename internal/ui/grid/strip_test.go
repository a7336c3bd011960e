package grid

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"zwgk/internal/ui/theme"
)

func textsOf(objects []fyne.CanvasObject) (out []string) {
	for _, o := range objects {
		if text, ok := o.(*canvas.Text); ok {
			out = append(out, text.Text)
		}
	}
	return out
}

func TestCoverageSaysEveryCount(t *testing.T) {
	useTheme(t, theme.Standard)
	s := NewCoverageStrip(Share{"已公开", 9800, ToneDone}, Share{"未到期", 0, ToneIdle}, Share{"缺", 1, ToneMissing})
	objects := s.draw(fyne.NewSize(278, 90))
	if got := textsOf(objects); !slices.Equal(got, []string{"已公开", "9800", "未到期", "0", "缺", "1"}) {
		t.Errorf("words %v", got)
	}
	var spans []fyne.CanvasObject
	for _, o := range objects {
		if _, ok := o.(*canvas.Rectangle); ok {
			spans = append(spans, o)
		}
	}
	if len(spans) != 2 || spans[1].Size().Width < 4 {
		t.Errorf("one in ten thousand does not show: %d spans", len(spans))
	}
	if end := spans[1].Position().X + spans[1].Size().Width; end < 277 || end > 279 {
		t.Errorf("the strip ends at %v", end)
	}
}

func TestBarsCompareCounts(t *testing.T) {
	useTheme(t, theme.Standard)
	s := NewBarStrip(Bar{"党政办", 40, "件", TonePlain}, Bar{"应急办", 10, "件", TonePlain}, Bar{"村", 0, "件", TonePlain})
	var bars []float32
	for _, o := range s.draw(fyne.NewSize(400, 90)) {
		if _, ok := o.(*canvas.Rectangle); ok {
			bars = append(bars, o.Size().Width)
		}
	}
	if len(bars) != 2 || bars[0] < 3.9*bars[1] || bars[0] > 4.1*bars[1] {
		t.Errorf("bars %v", bars)
	}
	opened := -1
	s.OnOpen = func(i int) { opened = i }
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 35)})
	if opened != 1 {
		t.Errorf("opened %d", opened)
	}
}

func TestSplitKeepsItsOffset(t *testing.T) {
	useTheme(t, theme.Standard)
	s := NewSplitPane(canvas.NewRectangle(nil), canvas.NewRectangle(nil), 0.31)
	if s.Offset() != 0.31 {
		t.Errorf("offset %v", s.Offset())
	}
}
